# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What can happen in a history: people's work, rounds of sync, time, and everything that goes wrong.

Each action plans a step (what is to happen, as plain values) and runs one. A planned step can be written
down, run again elsewhere, and taken away from a history.
"""

from __future__ import annotations

import contextlib
import hashlib
import random
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from desktop_b2b.clock import DAY, HOUR, MINUTE
from desktop_b2b.domain.commands import Command, decode, encode
from desktop_b2b.domain.commands.account import SaveContact, SetLogo
from desktop_b2b.domain.commands.fulfilment import AddB2BFile
from desktop_b2b.domain.commands.sourcing import AddAttachment
from desktop_b2b.domain.entities import (
    B2BDraft,
    Contact,
    Organisation,
    Partner,
    Product,
    ProductLine,
    Request,
    Row,
    SavedView,
    SharedView,
    User,
    Widget,
)
from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.storage.codec import codec
from sync.client import session as sessions
from sync.protocol.gateway import GatewayError
from sync.server.database import Database
from sync.server.epochs import HOLD_HOURS, new_epoch
from sync.server.intake import Transaction
from tests.simulation import connections, points
from tests.simulation.keeping import KEEPING
from tests.simulation.people import LOGO, MAKERS, TRADE, Person, think
from tests.simulation.skew import Skew
from tests.simulation.steps import Action, Fault, Step
from tests.simulation.verdict import demand
from tests.simulation.world import Desk, Killed

if TYPE_CHECKING:
    from tests.simulation.history import History

YEAR = 365 * DAY

#: What may befall an exchange; the last three have steps of others within them.
WIRE = (
    "lost_request", "lost_reply", "late", "twice", "truncated", "old_reply", "portal", "busy", "down",
)  # fmt: skip
WITHIN = ("meanwhile", "together", "afterwards")


class Work(Action):
    """Somebody gives a command."""

    NAME = "work"
    WEIGHT = 46

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        step.desk = history.pick_desk(dice)
        desk = history.world.desks[step.desk]
        if desk.store.session is None:
            return False
        person = Person(desk, dice, timeless=history.options.timeless)
        names = tuple(MAKERS) if history.shape.docks else TRADE
        cmd = think(person, names, given=history.given, aim=history.aim)
        if cmd is None:
            return False
        step.args = {"type": type(cmd).__name__, "body": encode(cmd).decode()}
        chance = dice.random()
        if not history.options.faults:
            return True
        if chance < 0.04:
            step.args["crash"] = [dice.choice(points.EXECUTE), 1]
        elif chance < 0.06:
            step.args["disk"] = dice.choice((0, *range(1, 12)))
        return True

    def run(self, history: History, step: Step) -> str:
        desk = history.world.desks[step.desk]
        cmd = decode(step.args["type"], step.args["body"])
        before = edited(desk, cmd)
        try:
            with history.trouble(desk, step):
                if isinstance(cmd, SetLogo):
                    keep_file(desk, cmd.logo_hash)
                elif isinstance(cmd, AddAttachment | AddB2BFile):
                    keep_file(desk, cmd.file_hash)
                receipt = desk.store.execute(cmd)
        except UserError as error:
            history.refused[step.args["type"]] += 1
            return error.code
        except OutageError as error:
            return error.code
        twice = desk.numbers & set(receipt.numbers)
        demand(not twice, "gap_free_counters", f"{desk.name} gave {twice} twice")
        desk.numbers |= set(receipt.numbers)
        check_expects(desk, cmd, receipt.command_id, before)
        desk.given[receipt.command_id] = step.args["type"]
        history.given[step.args["type"]] += 1
        return receipt.command_id


def keep_file(desk: Desk, digest: str) -> None:
    """The file that a command names is kept first."""
    for number in range(256):
        content = LOGO + bytes([number]) + b"\xff\xd9"
        if file_hash(content) == digest:
            desk.store.store_file(content, "image/jpeg")


_EDITED: dict[str, type[Row]] = {
    "request_id": Request, "contact_id": Contact, "product_id": Product, "partner_id": Partner,
    "organisation_id": Organisation, "product_line_id": ProductLine, "view_id": SavedView,
    "shared_view_id": SharedView, "widget_id": Widget, "b2b_draft_id": B2BDraft,
}  # fmt: skip


def edited(desk: Desk, cmd: Command) -> Row | None:
    """The record that a command overwrites fields of, as the desk shows it."""
    kind = _EDITED.get(cmd.TARGET) if cmd.EDITS else None
    if kind is None:
        return None
    return next(iter(desk.rows(kind, "WHERE id = ?", bytes.fromhex(cmd.target()))), None)


def check_expects(desk: Desk, cmd: Command, command_id: str, before: Row | None) -> None:
    """Whatever a command overwrites goes with it as it was seen, or somebody's change is lost unseen."""
    after = edited(desk, cmd)
    if before is None or after is None:
        return
    named = {name for name in codec(type(before)).columns if getattr(before, name) != getattr(after, name)}
    with desk.looking() as db:
        found = db.query("SELECT expects FROM outbox WHERE command_id = ?", (bytes.fromhex(command_id),))
    told = {one["field"] for one in msgspec.json.decode(found[0][0]) if one["row_id"] == before.id}
    silent = named - told - before.COMPUTED - before.LOOK - {"version"}
    demand(not silent, "no_lost_acknowledged_write", f"{type(cmd).__name__} overwrites {silent} unseen")


def file_hash(content: bytes) -> str:
    """A file's name."""
    return hashlib.sha256(content).hexdigest()


class Round(Action):
    """A desk exchanges with the server."""

    NAME = "round"
    WEIGHT = 30

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        step.desk = history.pick_desk(dice)
        if not history.options.faults:
            return True
        chance = dice.random()
        if chance < 0.28:
            step.args["wire"] = [
                dice.choice(WIRE) if dice.random() < 0.8 else "" for _ in range(dice.randint(1, 3))
            ]
        elif chance < 0.42 and history.depth < 2:
            step.args["wire"] = [dice.choice(WITHIN)]
            with history.deeper(step.desk):
                for _ in range(dice.randint(1, 4)):
                    inner = history.plan(within=step.desk)
                    if inner is not None:
                        step.inside.append(inner)
        elif chance < 0.50:
            step.args["crash"] = [dice.choice(points.ROUND), dice.randint(1, 2)]
        elif chance < 0.57:
            step.args["server"] = [dice.choice(points.EXCHANGE), 1]
        elif chance < 0.60:
            step.args["disk"] = dice.randint(0, 30)
        return True

    def run(self, history: History, step: Step) -> str:
        world = history.world
        desk = world.desks[step.desk]
        desk.line.plan = list(step.args.get("wire", ()))
        desk.line.inside = [partial(history.run_step, inner) for inner in step.inside]
        if "server" in step.args:
            world.centre.doom.set(*step.args["server"])
        try:
            with history.trouble(desk, step):
                done = desk.engine.round()
        except (UserError, OutageError, GatewayError) as error:
            return getattr(error, "code", str(error))
        finally:
            world.centre.doom.left = 0
            desk.line.plan, desk.line.inside = [], []
        return f"{done.pushed}/{done.pulled}"


class Time(Action):
    """Time passes, and the server's scheduler looks at it, sooner or later."""

    NAME = "time"
    WEIGHT = 6

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        step.args["ms"] = dice.choice((MINUTE, HOUR, 5 * HOUR, DAY, 3 * DAY)) + dice.randrange(1000)
        return True

    def run(self, history: History, step: Step) -> str:
        history.world.clock.advance(step.args["ms"])
        return ""


class Due(Action):
    """The server's scheduler judges what is due."""

    NAME = "due"
    WEIGHT = 4

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        if history.options.faults and dice.random() < 0.15:
            step.args["server"] = [dice.choice(points.DUE), 1]
        return True

    def run(self, history: History, step: Step) -> str:
        centre = history.world.centre
        if "server" in step.args:
            centre.doom.set(*step.args["server"])
        try:
            return str(len(centre.server.scheduler.run_due()))
        except Killed:
            history.world.faults["server_killed"] += 1
            centre.revive()
            return "killed"
        finally:
            centre.doom.left = 0


class Late(Action):
    """Requests that were lost arrive after all."""

    NAME = "late"
    WEIGHT = 3

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        return bool(history.world.late)

    def run(self, history: History, step: Step) -> str:
        return str(history.world.deliver_late())


class Withdraw(Action):
    """Somebody takes back what was not sent yet."""

    NAME = "withdraw"
    WEIGHT = 2

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        step.desk = history.pick_desk(dice)
        desk = history.world.desks[step.desk]
        with desk.looking() as db:
            found = db.query(
                "SELECT command_id FROM outbox WHERE state = 'queued' ORDER BY position DESC LIMIT 3"
            )
        if not found or desk.store.session is None:
            return False
        step.args["command"] = dice.choice(found)[0].hex()
        if history.options.faults and dice.random() < 0.2:
            step.args["crash"] = [dice.choice(points.WITHDRAW), 1]
        return True

    def run(self, history: History, step: Step) -> str:
        desk = history.world.desks[step.desk]
        try:
            with history.trouble(desk, step):
                desk.store.withdraw(step.args["command"])
        except UserError as error:
            return error.code
        except OutageError:
            with desk.looking() as db:
                sql = "SELECT 1 FROM outbox WHERE command_id = ?"
                if db.query(sql, (bytes.fromhex(step.args["command"]),)):
                    return "killed"
        desk.withdrawn.add(step.args["command"])
        return "withdrawn"


class Kill(Fault):
    """A desk's process ends at rest, and is started again."""

    NAME = "kill"

    def run(self, history: History, step: Step) -> str:
        history.world.desks[step.desk].revive()
        return ""


class Fate(Fault):
    """A desk is to die at something rare, whenever that comes."""

    NAME = "fate"
    WEIGHT = 3

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        step.desk = history.pick_desk(dice)
        desk = history.world.desks[step.desk]
        is_new, is_copy = desk.name.startswith("new"), desk.is_put_back or desk.name.startswith("clone")
        named = points.FIRST if is_new else points.ENROL if is_copy else points.FILES
        step.args["point"] = dice.choice(named)
        return True

    def run(self, history: History, step: Step) -> str:
        history.world.desks[step.desk].fate = step.args["point"]
        return ""


class Power(Fault):
    """The machine of a desk stops: only what was synchronised to the disk is left."""

    NAME = "power"

    def run(self, history: History, step: Step) -> str:
        history.world.desks[step.desk].lose_power()
        return ""


class Restart(Fault):
    """The server stops and starts again."""

    NAME = "restart"

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        return True

    def run(self, history: History, step: Step) -> str:
        history.world.centre.revive()
        return ""


class Clock(Fault):
    """A desk's clock jumps."""

    NAME = "clock"

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        step.desk = history.pick_desk(dice)
        step.args["ms"] = dice.choice((0, HOUR, -HOUR, DAY, -YEAR, YEAR))
        return True

    def run(self, history: History, step: Step) -> str:
        offset = history.options.offset
        history.world.desks[step.desk].clock.offset = step.args["ms"] if offset is None else offset
        return ""


class Epoch(Fault):
    """The server gets another epoch, as after a restore."""

    NAME = "epoch"
    WEIGHT = 0.3

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        return True

    def run(self, history: History, step: Step) -> str:
        centre = history.world.centre
        centre.die()
        new_epoch(Database(centre.path), history.world.clock.now(), chance=history.world.luck)
        centre.revive()
        for watch in history.watches:
            watch.begins_anew = True
        if history.world.model is not None:
            history.world.model.new_epoch(centre.db, HOLD_HOURS * HOUR)
        return ""


class Switch(Fault):
    """Another user of a shared desk comes to the front, or somebody signs out."""

    NAME = "switch"
    WEIGHT = 2

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        step.desk = history.pick_desk(dice)
        desk = history.world.desks[step.desk]
        step.args["how"] = dice.choice(("in", "in", "out", "switch"))
        step.args["user"] = dice.choice(desk.users)
        if dice.random() < 0.2:
            step.args["crash"] = [dice.choice(points.SIGN), 1]
        return True

    def run(self, history: History, step: Step) -> str:
        desk = history.world.desks[step.desk]
        try:
            with history.trouble(desk, step):
                return self._run(desk, step.args["how"], step.args["user"])
        except (UserError, OutageError) as error:
            return error.code

    @staticmethod
    def _run(desk: Desk, how: str, user: str) -> str:
        if how == "out":
            sessions.sign_out(desk.store, desk.line)
        elif how == "switch":
            sessions.switch_user(desk.store, desk.world.users[user])
        else:
            desk.sign_in(user)
        return how


class Expiry(Fault):
    """A token is no longer good."""

    NAME = "expiry"

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        step.args["user"] = dice.choice(sorted(history.world.users))
        return True

    def run(self, history: History, step: Step) -> str:
        user = bytes.fromhex(history.world.users[step.args["user"]])
        history.on_server(lambda unit: unit.db.run('DELETE FROM "token" WHERE "user_id" = ?', (user,)))
        return ""


#: What a person may be given: mostly all.
_GIVEN = ((), (), ("account",), ("account", "sourcing"), ("account", "fulfilment"))


class Rights(Fault):
    """An account manager takes rights from a user, or gives them (back)."""

    NAME = "rights"

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        users = [user for user in sorted(history.world.users) if not user.endswith("-am")]
        if not users:
            return False
        step.args["user"] = dice.choice(users)
        step.args["active"] = dice.random() < 0.7
        step.args["sections"] = list(dice.choice(_GIVEN))
        step.args["privileges"] = sorted(
            dice.sample(
                ("request.edit", "request.send", "answer.give", "order.accept", "shipment.confirm"), 3
            )
        )
        return True

    def run(self, history: History, step: Step) -> str:
        history.set_rights(
            step.args["user"],
            step.args["active"],
            tuple(step.args["privileges"]),
            tuple(step.args["sections"]),
        )
        return ""


class Poison(Fault):
    """A handler of the server has a bug that the next command of a desk meets."""

    NAME = "poison"

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        step.desk = history.pick_desk(dice)
        with history.world.desks[step.desk].looking() as db:
            found = db.query("SELECT command_id FROM outbox ORDER BY position")
        if not found:
            return False
        step.args["command"] = dice.choice(found)[0].hex()
        return True

    def run(self, history: History, step: Step) -> str:
        model = history.world.model
        assert model is not None
        if step.args["command"] in model.log:
            return "too late"
        model.poisoned.add(step.args["command"])
        return ""


class Restore(Fault):
    """A desk's profile is put back from an older copy."""

    NAME = "restore"

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        step.desk = history.pick_desk(dice)
        step.args["how"] = "put" if history.world.desks[step.desk].backup else "take"
        return True

    def run(self, history: History, step: Step) -> str:
        desk = history.world.desks[step.desk]
        if step.args["how"] == "take":
            desk.backup = desk.copy()
        elif desk.backup:
            desk.put_back(desk.backup)
            desk.backup = b""
            history.watches[step.desk].begin_anew()
        return str(step.args["how"])


class Clone(Fault):
    """A profile is copied to another computer; both go on."""

    NAME = "clone"
    WEIGHT = 0.5

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        step.desk = history.pick_desk(dice)
        return len(history.world.desks) < MOST_DESKS

    def run(self, history: History, step: Step) -> str:
        world = history.world
        if len(world.desks) >= MOST_DESKS:
            return ""
        old = world.desks[step.desk]
        path = world.folder / f"clone{step.n}.db"
        path.write_bytes(old.copy())
        new = Desk(world, f"clone{step.n}", old.organisation, old.users, path)
        new.given = dict(old.given)
        new.answered |= old.answered
        new.withdrawn = set(old.withdrawn)
        history.add_desk(new)
        return new.name


class Twins(Fault):
    """A profile of two people is copied; one of them goes on with each copy, in turns."""

    NAME = "twins"
    WEIGHT = 0.5

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        step.desk = history.pick_desk(dice)
        desks = history.world.desks
        return len(desks) < MOST_DESKS and len(desks[step.desk].users) > 1

    def run(self, history: History, step: Step) -> str:
        world = history.world
        if len(world.desks) >= MOST_DESKS:
            return ""
        Clone().run(history, step)
        first, second = world.desks[step.desk], world.desks[-1]
        for turn in range(3):
            for desk, user in zip((first, second), first.users, strict=False):
                if not turn:
                    self._come_in(desk, user)
                with contextlib.suppress(UserError, OutageError, GatewayError):
                    receipt = desk.store.execute(SaveContact(contact_id=world.luck.new_id(), company=user))
                    desk.given[receipt.command_id] = "SaveContact"
                    desk.engine.round()
        return second.name

    @staticmethod
    def _come_in(desk: Desk, user: str) -> None:
        with contextlib.suppress(UserError, OutageError):
            sessions.switch_user(desk.store, desk.world.users[user])


class NewDesk(Fault):
    """Somebody signs in on a new computer: a first snapshot."""

    NAME = "new_desk"
    WEIGHT = 0.5

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        step.args["user"] = dice.choice(sorted(history.world.users))
        return len(history.world.desks) < MOST_DESKS

    def run(self, history: History, step: Step) -> str:
        world = history.world
        if len(world.desks) >= MOST_DESKS:
            return ""
        user = step.args["user"]
        path = world.folder / f"desk{len(world.desks)}.db"
        connections.fill(path, world.fresh)
        desk = Desk(world, f"new{step.n}", user.partition("-")[0], (user,), path)
        history.add_desk(desk)
        try:
            desk.sign_in(user)
        except (UserError, OutageError) as error:
            return error.code
        return "in"


class Verify(Action):
    """A desk compares all that it has with the server: nothing may differ."""

    NAME = "verify"
    WEIGHT = 1

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        if history.options.faults and dice.random() < 0.2:
            step.args["crash"] = [dice.choice(points.VERIFY), dice.randint(1, 2)]
        return super().plan(history, step, dice)

    def run(self, history: History, step: Step) -> str:
        desk = history.world.desks[step.desk]
        try:
            with history.trouble(desk, step):
                found = desk.engine.verify()
        except (UserError, OutageError, GatewayError) as error:
            return getattr(error, "code", str(error))
        demand(not found.repaired, "convergence", f"{desk.name} had gone astray: {found}")
        return str(found.tables)


class Compact(Fault):
    """The server forgets what only a desk that was away for long would need."""

    NAME = "compact"
    WEIGHT = 1.5

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        step.args["horizon"] = dice.choice((0, HOUR, DAY, 3 * DAY))
        if dice.random() < 0.3:
            step.args["server"] = [dice.choice(points.COMPACT), dice.choice((1, 1, 3))]
        return True

    def run(self, history: History, step: Step) -> str:
        centre = history.world.centre
        compactor = centre.server.compactor
        compactor.horizon = step.args["horizon"]
        if "server" in step.args:
            centre.doom.set(*step.args["server"])
        try:
            done = repr(compactor.run())
        except Killed:
            history.world.faults["server_killed"] += 1
            centre.revive()
            return "killed"
        finally:
            centre.doom.left = 0
        self._check(history)
        return done

    @staticmethod
    def _check(history: History) -> None:
        """Every live row is in its feeds, and no tombstone or mark from before the horizon."""
        model, db = history.world.model, history.world.centre.db
        assert model is not None
        for name, head, first in db.query('SELECT "name", "head", "min_seq" FROM "scope"'):
            sql = 'SELECT count(*) FROM "feed" WHERE "scope" = ? AND '
            (live,) = db.query(sql + '"op" = 1', (name,))[0]
            (dead,) = db.query(sql + '"op" <> 1 AND "seq" <= ?', (name, first))[0]
            (marks,) = db.query('SELECT count(*) FROM "scope_mark" WHERE "scope" = ?', (name,))[0]
            wanted = len(model.feeds[name].at(head)) if name in model.feeds else 0
            demand(live == wanted, "bounded_storage", f"{name}: {live} entries of {wanted} live rows")
            demand(not dead, "bounded_storage", f"{name}: {dead} tombstones from before {first}")
            demand(marks <= head - first + 1, "bounded_storage", f"{name}: {marks} marks")


MOST_DESKS = 8
ACTIONS: tuple[Action, ...] = (
    Work(), Round(), Time(), Due(), Late(), Withdraw(), Kill(), Power(), Restart(), Clock(), Epoch(),
    Switch(), Expiry(), Rights(), Poison(), Restore(), Clone(), NewDesk(), Verify(), Compact(), Skew(),
    *KEEPING, Twins(), Fate(),
)  # fmt: skip
BY_NAME = {action.NAME: action for action in ACTIONS}


def set_rights(
    user_id: str, active: bool, privileges: tuple[str, ...], sections: tuple[str, ...]
) -> Callable[[Transaction], None]:
    """What an account manager does to a user, in a transaction of the server."""

    def write(unit: Transaction) -> None:
        unit.store.begin(None)
        user = unit.store.get(User, user_id)
        user.active = active
        user.privileges = privileges
        user.sections = sections
        unit.store.done()

    return write
