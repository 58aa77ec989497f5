# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One history: a seed, a world, steps planned and run one by one, checks after each, and the end."""

from __future__ import annotations

import contextlib
import gc
import logging
import random
import re
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from desktop_b2b.clock import HOUR
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.entities import ENTITIES, User
from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.services import bus
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.storage.codec import codec
from desktop_b2b.storage.db import transaction
from sync.client import exchange, lanes
from sync.protocol.messages import PARKED
from sync.server import held, intake, stretches
from sync.server.dispatcher import HELD, WAITING
from sync.server.intake import Transaction
from sync.server.store import ServerStore
from tests.simulation import connections, large_pages
from tests.simulation.actions import ACTIONS, BY_NAME, set_rights
from tests.simulation.keeping import answer_all, check_kept
from tests.simulation.ledger import check_orders, check_stock
from tests.simulation.model import Entry
from tests.simulation.people import AIMS, DOCK_AIMS
from tests.simulation.skew import all_present
from tests.simulation.steps import Fault, Step
from tests.simulation.template import CROWD, DOCK, SHAPES, Shape, begin
from tests.simulation.verdict import BrokenError, demand
from tests.simulation.watch import View, Watch
from tests.simulation.world import Desk, Killed, World

#: What may happen within a round of somebody.
_WITHIN = ("work", "round", "time", "due", "withdraw", "rights", "expiry", "compact", "mail")
#: What makes a copy of a profile, or another history of the server.
COPIES = ("clone", "twins", "restore", "epoch", "server_restore")
#: Rounds at most until everybody is at rest on a fair network.
PATIENCE = 12
#: What the product may say in the log of a world where things go wrong.
_EXPECTED = re.compile(
    r"parked, trace|judged again, one by one|database is out of reach|deadline command|a round of sync failed"
    r"|the server refuses a file|failed when it ran again|effects wait: |effect [0-9a-f]{32} failed"
    r"|failed again|work of the server failed"
)

#: How many histories are of goods at a centre.
_DOCKS = 0.3


@dataclass(frozen=True)
class Options:
    """What kind of history. ``timeless``: nothing depends on a desk's clock; ``offset``: all clocks' error,
    milliseconds; ``looks``: how often a desk is checked after a command; thrice as often after all else;
    ``docks``: some are of goods at a centre.
    """

    shape: str = ""
    steps: int = 0
    faults: bool = True
    timeless: bool = False
    offset: int | None = None
    looks: float = 0.2
    docks: bool = True


@dataclass
class Result:
    """What came of a history."""

    seed: str
    steps: list[Step]
    trace: str = ""
    failure: str = ""
    check: str = ""
    detail: str = ""
    given: Counter[str] = field(default_factory=Counter)
    committed: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)
    died: Counter[str] = field(default_factory=Counter)
    verdicts: dict[str, tuple[str, str]] = field(default_factory=dict)
    predicted: int = 0
    commits: int = 0

    @property
    def is_good(self) -> bool:
        """Whether everything held."""
        return not self.check


class Logs(logging.Handler):
    """What the product said at level WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(f"{record.levelname} {record.name}: {record.getMessage()}")


def shape_of(seed: str, options: Options) -> str:
    """The shape that is asked for, or that of goods at a centre where a seed has it; else chance chooses."""
    if options.shape or not options.docks:
        return options.shape
    return DOCK.name if random.Random(f"{seed}/dock").random() < _DOCKS else ""


class History:
    """Runs steps in a world. Replays a list of them, or plans its own."""

    def __init__(self, seed: str, options: Options, folder: Path) -> None:
        self.seed = seed
        self.options = options
        dice = random.Random(f"{seed}/shape")
        named = shape_of(seed, options)
        shapes = {shape.name: shape for shape in (*SHAPES, DOCK, CROWD)}
        chosen = dice.choice(SHAPES) if not options.shape else SHAPES[0]
        self.shape: Shape = shapes[named] if named else chosen
        aims = DOCK_AIMS if self.shape is DOCK else AIMS
        self.aim = random.Random(f"{seed}/aim").choice(aims)
        self.count = options.steps or dice.randint(50, 90)
        #: Small pages and pushes, so that little is much.
        self.is_tight = dice.random() < 0.3
        self.world: World = begin(self.shape, folder, seed)
        self.watches = [Watch(desk) for desk in self.world.desks]
        self.depth = 0
        self.running = 0
        #: The desks within whose rounds steps are being planned.
        self.busy: list[int] = []
        #: Those whose people signed in again at the end.
        self._again: list[Desk] = []
        self.given: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.steps: list[Step] = []
        self._next = 0
        self._dice = random.Random(f"{seed}/steps")

    # ---- planning

    def pick_desk(self, dice: random.Random) -> int:
        """One of the desks."""
        return dice.randrange(len(self.world.desks))

    @contextmanager
    def deeper(self, desk: int) -> Iterator[None]:
        """Within a round of a desk."""
        self.depth += 1
        self.busy.append(desk)
        try:
            yield
        finally:
            self.depth -= 1
            self.busy.pop()

    def plan(self, within: int = -1) -> Step | None:
        """The next step: what, where and how; None where nothing comes to mind."""
        self._next += 1
        step = Step(n=self._next, action="")
        dice = self.world.luck.dice(f"plan/{step.n}")
        pool = [
            action
            for action in ACTIONS
            if action.is_available() and (self.options.faults or not action.FAULT)
            and (within < 0 or action.NAME in _WITHIN)
        ]  # fmt: skip
        action = dice.choices(pool, [action.WEIGHT for action in pool])[0]
        step.action = action.NAME
        with self.world.luck.at(f"plan/{step.n}"):
            if not action.plan(self, step, dice):
                return None
        if step.desk in self.busy:
            # A process that is in the middle of a round does no second one, and does not die halfway.
            step.args.pop("crash", None)
            if step.action == "round":
                return None
        return step

    # ---- running

    def run(self, steps: list[Step] | None = None) -> None:
        """All steps, and the end. Raises BrokenError."""
        with self._tight():
            if steps is None:
                for _ in range(self.count):
                    step = self.plan()
                    if step is not None:
                        self.steps.append(step)
                        self.run_step(step)
            else:
                self.steps = steps
                for step in steps:
                    self.run_step(step)
            self.end()

    def run_step(self, step: Step) -> None:
        """One step, and what must hold after it."""
        world = self.world
        world.note("step", msgspec.json.encode(step))
        kept, world.place = world.place, str(step.n)
        if world.model is not None and not self.running:
            world.model.began = world.clock.now()
        self.running += 1
        with world.luck.at(f"run/{step.n}"):
            action = BY_NAME[step.action]
            if isinstance(action, Fault):
                world.faults[step.action] += 1
            outcome = action.run(self, step)
        world.place = kept
        self.running -= 1
        world.note(outcome)
        if 0 <= step.desk < len(self.watches):
            often = self.options.looks * (1 if step.action == "work" else 3)
            if world.luck.dice(f"look/{step.n}").random() < often:
                self.look(self.watches[step.desk])

    def look(self, watch: Watch) -> View:
        """Check a desk."""
        model = self.world.model
        assert model is not None
        return watch.check(model)

    @contextmanager
    def trouble(self, desk: Desk, step: Step) -> Iterator[None]:
        """Let a step meet its crash or its failing disk; a dead process is started again."""
        with contextlib.ExitStack() as stack:
            if "crash" in step.args:
                desk.doom.set(*step.args["crash"])
            elif self.running > 1:
                desk.doom.left = 0  # it may be in the middle of its own round: a process dies once
            elif desk.fate:
                desk.doom.set(desk.fate, 1)
            disk = step.args.get("disk")
            if disk is not None:
                self.world.faults["disk_full" if disk == 0 else "disk_error"] += 1
                stack.enter_context(desk.full_disk() if disk == 0 else desk.failing_disk(disk))
            try:
                yield
            except Killed as death:
                if death.who != desk.name:
                    raise
                stack.close()
                self.world.faults["desk_killed"] += 1
                desk.fate = ""
                desk.revive()
                self._find_given(desk)
                raise OutageError("killed", "The process died.") from death
            finally:
                desk.doom.left = 0

    def _find_given(self, desk: Desk) -> None:
        """What a dead process had put down for good counts as given."""
        with desk.looking() as db:
            for command_id, name in db.query("SELECT command_id, type FROM outbox"):
                desk.given.setdefault(command_id.hex(), name)

    # ---- the server's side

    def on_server(self, work: Callable[[Transaction], Any]) -> None:
        """An administrator's writing."""
        self.world.centre.server.executor.call(work).result()

    def set_rights(
        self, user: str, active: bool, privileges: tuple[str, ...], sections: tuple[str, ...] = ()
    ) -> None:
        """Give or take rights."""
        self.on_server(set_rights(self.world.users[user], active, privileges, sections))

    def add_desk(self, desk: Desk) -> None:
        """Another desk takes part from now on."""
        self.world.desks.append(desk)
        self.watches.append(Watch(desk))

    # ---- the end

    def end(self) -> None:
        """Fair weather: everything drains, everybody has the same."""
        world = self.world
        world.place = "end"
        with world.luck.at("end"):
            world.deliver_late()
            all_present(self)
            for user in sorted(world.users):
                if not user.endswith("-am"):
                    row = world.model.tables.get("user", world.users[user]) if world.model else None
                    if isinstance(row, User) and (not row.active or row.sections):
                        self.set_rights(user, True, row.privileges)
            for desk in world.desks:
                for user in reversed(desk.users):
                    desk.sign_in(user)
            world.clock.advance(1)
            self._end_hold()
            self._drain()
            answer_all(self)
            # What all have answered is assigned, and reaches everybody.
            world.centre.server.scheduler.run_due()
            self._drain()
            self._send_all()
        for watch in self.watches:
            self._check_end(watch)
        self._check_server()
        self._check_copies()

    def _end_hold(self) -> None:
        """After a restore all desks are back: nobody is waited for any more."""
        world = self.world
        if world.model is None or not world.model.epochs:
            return
        for _ in range(2):
            for desk in world.desks:
                desk.engine.round()
        held.end_hold(world.centre.server)
        world.model.hold_until = 0
        world.centre.server.scheduler.run_due()

    def _drain(self) -> None:
        for _ in range(PATIENCE):
            self.world.clock.advance(1000)
            moved = False
            for desk in self.world.desks:
                moved = self._rest(desk) or moved
            if not moved:
                return
        demand(False, "liveness", f"desks are not at rest after {PATIENCE} rounds")

    def _rest(self, desk: Desk) -> bool:
        """A round of a desk; whether anything moved.

        Two copies of one that enrolled and had no answer ask by the same name: whoever asks last has the
        device, and the other one's person is asked to sign in again, once.
        """
        try:
            done = desk.engine.round()
        except UserError as error:
            if error.code != "session.expired" or not self.world.faults["clone"] or desk in self._again:
                raise
            self._again.append(desk)
            for user in reversed(desk.users):
                desk.sign_in(user)
            return True
        return bool(done.pushed or done.pulled)

    def _send_all(self) -> None:
        """A relay in a good mood: every letter gets where it goes, or is not needed any more."""
        server = self.world.centre.server
        self.world.relay.plan = []
        held.effects(server, "release")
        for _ in range(PATIENCE):
            server.dispatcher.run_due()
            if not self._unsent():
                return
            self.world.clock.advance(HOUR)
        demand(False, "effects", f"letters that are not sent: {self._unsent()}")

    def _unsent(self) -> list[str]:
        """What should have gone by now; reminders of later deadlines wait for their time."""
        sql = 'SELECT "id" FROM "effect" WHERE "state" IN (?, ?) AND "due_at" <= ?'
        found = self.world.centre.db.query(sql, (WAITING, HELD, self.world.clock.now()))
        return [row[0].hex() for row in found]

    def _check_end(self, watch: Watch) -> None:
        view = self.look(watch)
        desk, model = watch.desk, self.world.model
        assert model is not None
        demand(
            not view.pending, "liveness", lambda: f"{desk.name} still has {[i.type for i in view.pending]}"
        )
        for scope in view.cursors:
            if not scope.startswith("user:"):
                head = model.feeds[scope].head
                demand(
                    view.cursors[scope] == head,
                    "convergence",
                    f"{desk.name} is at {view.cursors[scope]} of {scope} {head}",
                )
        demand(view.main == view.base, "convergence", f"{desk.name} shows something of its own")
        backups = self.world.backups
        forgotten = check_kept(desk, backups[-1].log if backups else ())
        for command_id, outcome in desk.acknowledged.items():
            entry = model.log.get(command_id)
            if entry is None and command_id in forgotten:
                continue
            demand(
                entry is not None and (outcome in (entry.outcome, PARKED) or self._may_change(entry)),
                "no_lost_acknowledged_write",
                f"{command_id} of {desk.name} was {outcome}, the log says {entry and entry.outcome}",
            )
        self._check_answers(view)

    def _may_change(self, entry: Entry) -> bool:
        """Whether a verdict may be another one than was said: the server was restored, and what it builds on
        is gone with a desk or with what its keeper did, or others did something else with the same before it
        came back; then its author is told.
        """
        faults, model = self.world.faults, self.world.model
        assert model is not None
        is_told = model.tables.get("sync_issue", entry.id) is not None
        return bool(faults["server_restore"]) and is_told and entry.id in model.displaced

    def _check_answers(self, view: View) -> None:
        """Both parties see the same answer, in time or late."""
        model = self.world.model
        assert model is not None
        for (table, row_id), values in view.main.items():
            if table == "answer":
                truth = model.tables.get(table, row_id)
                there = codec(ENTITIES_BY["answer"]).from_db(values)
                demand(truth == there, "deadline_order", f"answer {row_id} differs")

    def _check_copies(self) -> None:
        """Nobody is taken for a copy who is none, whatever the line did."""
        faults = self.world.faults
        if not any(faults[name] for name in COPIES):
            demand(not self.world.passed["enrol.asked"], "copies_detected", "a device took itself for a copy")

    def _check_server(self) -> None:
        """The server's tables are the model's, whole."""
        model, db = self.world.model, self.world.centre.db
        assert model is not None
        with transaction(db, write=False):
            for entity in ENTITIES:
                known = codec(entity)
                there = {row.id: row for row in map(known.from_db, db.query(known.sql.select))}
                here = {row.id: row for row in model.tables.all(entity.TABLE)}
                demand(there == here, "exactly_once", f"{entity.TABLE} of the server is not the model's")
            check_stock(db)
            check_orders(db)

    # ---- the frame

    @contextmanager
    def _tight(self) -> Iterator[None]:
        """Small limits for some histories; on the server a handler fails for poisoned commands."""
        values = {
            (stretches, "ENTRIES"): 9,
            (intake, "EARLY"): 4,
            (lanes, "PUSH_COMMANDS"): 3,
            (exchange, "_STAGED_PUSHES"): 2,
        }
        kept = {key: getattr(*key) for key in values}
        ran = bus.run
        model = self.world.model

        def run(cmd: Command, uow: UnitOfWork, ctx: Context) -> None:
            if model is not None and ctx.command_id in model.poisoned and isinstance(uow, ServerStore):
                raise RuntimeError("a bug in a handler")
            ran(cmd, uow, ctx)

        vars(bus)["run"] = run
        if self.is_tight:
            for (module, name), value in values.items():
                setattr(module, name, value)
        try:
            yield
        finally:
            vars(bus)["run"] = ran
            for (module, name), value in kept.items():
                setattr(module, name, value)


ENTITIES_BY = {entity.TABLE: entity for entity in ENTITIES}


@contextmanager
def listening() -> Iterator[Logs]:
    """Hear what the product logs; nobody else does."""
    logs = Logs()
    found = [logging.getLogger(name) for name in ("sync", "desktop_b2b")]
    kept = [(logger.propagate, logger.level) for logger in found]
    for logger in found:
        logger.addHandler(logs)
        logger.propagate = False
    try:
        yield logs
    finally:
        for logger, (propagate, level) in zip(found, kept, strict=True):
            logger.removeHandler(logs)
            logger.propagate = propagate
            logger.setLevel(level)


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave rings of garbage until the end of a history: looking for them all the time costs a seventh.

    In the end what the history made is looked through, not all that was there before.
    """
    was_on = gc.isenabled()
    gc.disable()
    gc.freeze()
    try:
        yield
    finally:
        gc.collect()
        gc.unfreeze()
        if was_on:
            gc.enable()


def run_history(seed: str, options: Options | None = None, steps: list[Step] | None = None) -> Result:
    """Run a history, or the given steps of one; never raises for what it finds."""
    with uncollected(), connections.kept() as folder:
        result = _run_history(seed, options or Options(), steps, folder)
    large_pages.count_history()
    return result


def _run_history(seed: str, options: Options, steps: list[Step] | None, folder: Path) -> Result:
    result = Result(seed, [])
    with listening() as logs:
        history: History | None = None
        try:
            history = History(seed, options, folder)
            history.run(steps)
            strange = [line for line in logs.records if not _EXPECTED.search(line)]
            demand(
                not strange,
                "isolation" if "feed names" in str(strange) else "liveness",
                lambda: str(strange[:3]),
            )
        except BrokenError as broken:
            result = replace(result, check=broken.check, detail=broken.detail)
        except (Exception, Killed) as error:
            result = replace(
                result,
                check=f"crash:{type(error).__name__}",
                detail="".join(traceback.format_exception(error)[-6:]),
            )
        finally:
            if history is not None:
                _collect(history, result)
                with contextlib.suppress(Exception):
                    history.world.close()
    return result


def _collect(history: History, result: Result) -> None:
    world, model = history.world, history.world.model
    result.steps = history.steps
    result.trace = world.trace
    result.given, result.refused = history.given, history.refused
    result.faults, result.passed, result.died = world.faults, world.passed, world.died
    if model is not None:
        result.verdicts = model.verdicts
        result.commits = model.commits
        result.committed = Counter(
            entry.type
            for entry in model.log.values()
            if model.verdicts.get(entry.id, ("",))[0] == "committed"
        )
