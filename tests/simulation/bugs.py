# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Known bugs of sync, planted one at a time: the simulation must find each within a stated number of seeds.

A bug is a patch of a named function or value in the real modules, put in place for a few histories. The
product has no switch for any of them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import msgspec

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.states import move
from desktop_b2b.services import b2b_stock
from desktop_b2b.services.handlers.floor import packing
from desktop_b2b.storage import desk, execution, pending
from desktop_b2b.storage.db import Db, SqliteDb
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.listing import Heard
from desktop_b2b.storage.rebase import Rebase
from desktop_b2b.storage.rows import RowStore
from sync.client import archive, arrivals, lanes
from sync.client.exchange import Exchanger
from sync.server import clashes, compaction, epochs, feeds, intake, judging, pages, replays, unit
from sync.server.dispatcher import SENT, Dispatcher, Effect, _Verdict
from sync.server.executor import Executor
from sync.server.feeds import Published
from sync.server.intake import Transaction
from sync.server.met import Met
from sync.server.recent import Recent
from tests.simulation.history import Options, Result, run_history
from tests.simulation.template import DOCK, SHAPES, template
from tests.simulation.world import Line

Patch = tuple[Any, str, Any]


@dataclass(frozen=True)
class Bug:
    """A known bug: what it is, the patches that make it, and how many seeds may pass before it is found."""

    name: str
    story: str
    seeds: int
    patches: Callable[[], Sequence[Patch]]
    options: Options


BUGS: list[Bug] = []
#: How a patch ends whose function is called in another way than it was when it was written.
_UNFIT = ("crash:TypeError", "crash:AttributeError", "crash:NameError", "crash:ImportError")


def bug(seeds: int, options: Options | None = None) -> Callable[[Callable[[], Sequence[Patch]]], None]:
    """Enter a bug; the function gives its patches and tells its story."""

    def enter(make: Callable[[], Sequence[Patch]]) -> None:
        name = make.__name__
        BUGS.append(Bug(name, (make.__doc__ or "").strip(), seeds, make, options or Options()))

    return enter


def home_of(place: Any, name: str) -> Any:
    """The module, or the class of a line of classes, that something to be patched stands in. Raises
    LookupError where the product has it no more.
    """
    for home in place.__mro__ if isinstance(place, type) else (place,):
        if name in vars(home):
            return home
    raise LookupError(f"{place.__name__} has no {name} any more")


@contextmanager
def planted(one: Bug) -> Iterator[None]:
    """The product with a bug."""
    kept: list[Patch] = []
    try:
        for place, name, value in one.patches():
            home = home_of(place, name)
            kept.append((home, name, vars(home)[name]))
            setattr(home, name, value)
        yield
    finally:
        for place, name, value in reversed(kept):
            setattr(place, name, value)


def hunt(one: Bug, first: int = 1) -> Result | None:
    """The first history that finds a bug, within its seeds."""
    for shape in (*SHAPES, DOCK) if one.options.shape == DOCK.name else SHAPES:
        template(shape)  # whole, and kept for the bugs to come: it is made before anything is planted
    with planted(one):
        for seed in range(first, first + one.seeds):
            result = run_history(str(seed), dataclasses.replace(one.options, docks=False))
            if result.check in _UNFIT:
                # The product would not run with it: nothing was found, whatever it says.
                raise AssertionError(f"{one.name} does not fit the product any more: {result.detail}")
            if not result.is_good:
                return result
    return None


def hunt_all(tell: Callable[[str], None]) -> int:
    """Hunt for every bug; 0 where all were found."""
    missed = 0
    for one in BUGS:
        found = hunt(one)
        missed += found is None
        how = f"seed {found.seed} by {found.check}" if found is not None else "NOT FOUND"
        tell(f"{one.name} (within {one.seeds}): {how}")
    tell(f"{len(BUGS) - missed} of {len(BUGS)} bugs found")
    return 1 if missed else 0


# ---------------------------------------------------------------- the server


@bug(10)
def a_sequence_instead_of_the_counter() -> Sequence[Patch]:
    """Numbers of a scope are drawn beside the transaction, and have gaps."""
    drawn: dict[str, int] = {}

    def publish(db: Db, written: Any, *args: Any, **more: Any) -> Published:
        published = real(db, written, *args, **more)
        for scope, head in published.heads.items():
            drawn[scope] = max(drawn.get(scope, 0), head) + 1
            if drawn[scope] > head + 2:
                db.run('UPDATE "scope" SET "head" = "head" + 1 WHERE "name" = ?', (scope,))
        return published

    real = feeds.publish
    return [(unit, "publish", publish)]


@bug(10)
def feed_entry_is_missing() -> Sequence[Patch]:
    """What is removed gets no entry in the feed."""
    real = feeds.publish

    def publish(db: Db, written: Any, *args: Any, **more: Any) -> Published:
        return real(db, [item for item in written if not item.removed], *args, **more)

    return [(unit, "publish", publish)]


@bug(10)
def what_was_just_written_is_given_as_it_was_before() -> Sequence[Patch]:
    """The rows that are kept for whoever asks next are those that were kept first."""
    first: dict[tuple[int, tuple[str, bytes]], Any] = {}

    def keep(self: Recent, published: Published) -> None:
        kept = {key: first.setdefault((id(self), key), values) for key, values in published.values.items()}
        real(self, dataclasses.replace(published, values=kept))

    real = Recent.keep
    return [(Recent, "keep", keep)]


@bug(5)
def audience_is_wrong() -> Sequence[Patch]:
    """A row goes to the owner's scope only."""

    def audience(row: Any) -> tuple[str, ...]:
        return real(row)[:1]

    real = feeds.audience
    return [(feeds, "audience", audience)]


@bug(10)
def history_goes_another_way_than_its_document() -> Sequence[Patch]:
    """All history goes to the section of requests and orders, whatever it tells of."""

    def section_of(row: Any) -> str:
        return e.SOURCING if isinstance(row, e.Event) else real(row)

    real = vars(feeds)["section_of"]
    return [(feeds, "section_of", section_of)]


@bug(20)
def another_company_reads_along() -> Sequence[Patch]:
    """Pages are not filtered by who reads, and a company's scope is taken for another's."""

    def scopes_for(db: Any, organisation_id: str, users: Any) -> tuple[str, ...]:
        found = real(db, organisation_id, users)
        others = [row[0] for row in db.query('SELECT "name" FROM "scope" WHERE "name" LIKE \'%:sourcing\'')]
        return (*found, *(scope for scope in others if scope not in found))

    from sync.server import server

    real = vars(server)["scopes_for"]
    return [(server, "scopes_for", scopes_for)]


@bug(10)
def duplicates_are_executed_twice() -> Sequence[Patch]:
    """The command log is not asked before a command is judged."""
    return [(Met, "ask_known", lambda self, ids, together: None)]


@bug(60)
def copies_are_not_noticed() -> Sequence[Patch]:
    """The nonce stays what it was, and whatever number a command comes under is the next one."""

    def rotate(self: Transaction, device: Any, work: Any) -> str:
        return str(device.nonce)

    def lane(self: Transaction, work: Any, device: Any, one: Any, outcomes: Any) -> Any:
        seq = self._met.lane_seq(device.id, one.user_id)
        renumbered = []
        for envelope in one.envelopes:
            if envelope.id not in self._met.known:
                seq += 1
                envelope = msgspec.structs.replace(envelope, lane_seq=seq)  # noqa: PLW2901  # another one
            renumbered.append(envelope)
        return real(self, work, device, with_values(one, envelopes=tuple(renumbered)), outcomes)

    real = Transaction._lane
    return [
        (Transaction, "_rotate", rotate),
        (Transaction, "_lane", lane),
        (Transaction, "_is_copy", lambda self, device_id, work: False),
        (Exchanger, "_check_lanes", lambda self, db, reply: None),
    ]


@bug(30)
def compaction_drops_a_live_row() -> Sequence[Patch]:
    """Old entries go, whether their rows are there or not."""
    sql = vars(compaction)["_GONE"].replace('"op" <> 1', '"op" >= 0')
    return [(compaction, "_GONE", sql)]


@bug(60, Options(shape="team"))
def expects_are_ignored() -> Sequence[Patch]:
    """What a person saw is not compared: the last one wins."""
    return [(clashes, "find", lambda store, expects: [])]


@bug(60)
def dependants_are_not_held() -> Sequence[Patch]:
    """What builds on a parked command is judged all the same."""
    return [(Transaction, "_is_blocked", lambda self, envelope, cmd, user_id: False)]


@bug(10)
def effects_are_sent_before_the_commit() -> Sequence[Patch]:
    """The effect is written in a transaction of its own, before the command's."""

    def effects_of(events: Any, uow: Any) -> Any:
        found = list(real(events, uow))
        return [*found, *found]

    real = vars(judging)["effects_of"]
    return [(judging, "effects_of", effects_of)]


@bug(20)
def the_clock_decides_the_winner() -> Sequence[Patch]:
    """A command is judged at the instant that its maker's clock showed."""

    def judge(self: Transaction, envelope: Any, actor: Any, device: Any, work: Any, *more: Any) -> Any:
        return real(self, envelope, actor, device, with_values(work, received_at=envelope.made_at), *more)

    real = Transaction._judge
    return [(Transaction, "_judge", judge)]


def with_values(value: Any, **more: Any) -> Any:
    """A frozen dataclass with other values."""
    return dataclasses.replace(value, **more)


@bug(60)
def number_counter_is_not_committed() -> Sequence[Patch]:
    """The counter of document numbers is kept in memory and begins again with the process."""

    def drawer(db: SqliteDb, session: Any, command_id: str, numbers: list[str]) -> Callable[[str, str], str]:
        def draw(_owner: str, _seen_by: str) -> str:
            counts[session.device_id] = counts.get(session.device_id, 0) + 1
            numbers.append(f"{session.prefix}-{counts[session.device_id] % 3 + 1:04d}")
            return numbers[-1]

        return draw

    counts: dict[str, int] = {}
    return [(execution, "drawer", drawer)]


@bug(60, Options(shape="team"))
def undone_command_leaves_traces() -> Sequence[Patch]:
    """A refused command's rows are written all the same."""

    def undo(self: RowStore, changes: Any = None) -> None:
        kept = {change.key: change.row for change in changes or ()}
        real(self, changes)
        self._dirty.update({key: row for key, row in kept.items() if self._rows.get(key) is not None})

    real = RowStore.undo
    return [(RowStore, "undo", undo)]


@bug(20)
def a_page_splits_a_transaction() -> Sequence[Patch]:
    """A page ends in the middle of a transaction, and its cursor behind it."""

    def page(*args: Any) -> Any:
        found, count = real(*args)
        if len(found.tables) > 1:
            found = msgspec.structs.replace(found, tables=found.tables[:-1])
        return found, count

    real = pages._page
    return [(pages, "_page", page)]


@bug(20)
def results_come_before_their_rows() -> Sequence[Patch]:
    """The scopes of an answer are read in two snapshots, results first."""

    def pull(*args: Any, **named: Any) -> Any:
        found, more = real(*args, **named)
        own = tuple(page for page in found if page.scope.startswith("user:"))
        return (own, more) if own and len(own) < len(found) else (found, more)

    from sync.server import server

    real = vars(server)["pull"]
    return [(server, "pull", pull)]


@bug(60)
def commit_after_the_answer() -> Sequence[Patch]:
    """The group is answered before it is committed."""

    def once(self: Executor, group: Any, trusting: bool) -> Any:
        results = real(self, group, trusting)
        if len(group) > 1 and self._db is not None:
            self._db.begin()
            self._db.run('DELETE FROM "command_log" WHERE rowid = (SELECT MAX(rowid) FROM "command_log")')
            self._db.commit()
        return results

    real = Executor._once
    return [(Executor, "_once", once)]


@bug(10)
def a_letter_is_recorded_before_it_is_sent() -> Sequence[Patch]:
    """The verdict is written down first: whoever dies in between never sends."""

    def one(self: Dispatcher, effect: Effect) -> float:
        self._record(_Verdict(effect, SENT, effect.made_at, self._clock.now(), ""))
        return real(self, effect)

    real = Dispatcher._one
    return [(Dispatcher, "_one", one)]


@bug(10)
def letters_are_forgotten_when_the_relay_is_away() -> Sequence[Patch]:
    """A way out that is closed is taken for the letter's own fault."""

    def held_up(self: Dispatcher, outage: Exception) -> float:
        with self._readers.snapshot() as db:
            ids = [row[0] for row in db.query("SELECT id FROM effect WHERE state = 'waiting' LIMIT 1")]
        sql = "UPDATE effect SET state = 'failed', ended_at = due_at WHERE id = ?"
        self._executor.call(lambda unit: unit.db.many(sql, [(row_id,) for row_id in ids])).result()
        return 0.0

    return [(Dispatcher, "_held_up", held_up)]


@bug(20)
def what_was_sent_is_sent_again() -> Sequence[Patch]:
    """A letter that was taken waits on: it goes out with every look."""

    def record(self: Dispatcher, verdict: _Verdict) -> None:
        if verdict.state != SENT or verdict.effect.id in seen:
            real(self, verdict)
            return
        seen.add(verdict.effect.id)
        real(self, dataclasses.replace(verdict, state="waiting", ended_at=None))

    seen: set[str] = set()
    real = Dispatcher._record
    return [(Dispatcher, "_record", record)]


@bug(30)
def a_restored_server_sends_what_it_had_sent() -> Sequence[Patch]:
    """Nothing is held for a person's word when a new epoch begins."""

    def begin(db: Db, *args: Any) -> None:
        waiting = db.query("SELECT id FROM effect WHERE state = 'waiting'")
        real(db, *args)
        db.many("UPDATE effect SET state = 'waiting' WHERE id = ?", waiting)

    real = epochs.begin
    return [(epochs, "begin", begin)]


@bug(120)
def a_restored_server_waits_for_nobody() -> Sequence[Patch]:
    """What builds on what others have not brought back yet is refused at once; old deadlines are judged."""

    def begin(db: Db, now: int, chance: Any, hold_hours: int) -> None:
        real(db, now, chance, 0)

    real = epochs.begin
    return [(epochs, "begin", begin)]


@bug(60)
def what_comes_back_is_judged_by_the_present() -> Sequence[Patch]:
    """A command given again to a restored server is judged by the instant at which it comes."""
    return [(replays, "is_proved", lambda *args: False)]


@bug(60, Options(shape="market"))
def the_nonce_is_not_rotated() -> Sequence[Patch]:
    """Two copies of a profile with lanes of their own work as one device."""

    def rotate(self: Transaction, device: Any, work: Any) -> str:
        return str(device.nonce)

    return [(Transaction, "_rotate", rotate)]


@bug(120)
def parked_commands_are_never_taken_up() -> Sequence[Patch]:
    """A new verdict of a parked command is told, and the old one stays in the log."""
    return [(intake, "_LOG_AGAIN", vars(intake)["_LOG_AGAIN"] + " AND \"outcome\" <> 'parked'")]


# ---------------------------------------------------------------- the desk


@bug(60)
def cursor_is_saved_before_the_rows() -> Sequence[Patch]:
    """The cursor is kept in a transaction of its own, before the rows."""

    def apply(self: DeskStore, puts: Any, removes: Any, *, cursors: Any, state: Any, **more: Any) -> Any:
        with self.writing() as db:
            db.many(
                'INSERT INTO cursor ("scope", "gen", "seq", "mark") VALUES (?,?,?,?) ON CONFLICT ("scope")'
                ' DO UPDATE SET "gen" = excluded."gen", "seq" = excluded."seq", "mark" = excluded."mark"',
                [(scope, *cursor) for scope, cursor in cursors.items()],
            )
        self.crash("apply.rows")
        return real(self, puts, removes, cursors=cursors, state=state, **more)

    real = DeskStore.apply
    return [(DeskStore, "apply", apply)]


@bug(10)
def outbox_is_dropped_at_the_acknowledgement() -> Sequence[Patch]:
    """A command leaves the outbox with the answer to its push, not with its result's page."""

    def learn(self: Exchanger, question: Any, reply: Any, done: Any) -> Any:
        ids = [bytes.fromhex(outcome.id) for outcome in reply.outcomes if outcome.outcome != "retry"]
        with self._store.writing() as db:
            db.many("DELETE FROM outbox WHERE command_id = ?", [(command_id,) for command_id in ids])
        return real(self, question, reply, done)

    real = Exchanger._learn
    return [(Exchanger, "_learn", learn)]


@bug(10)
def removals_are_skipped() -> Sequence[Patch]:
    """Rows that the server took away stay on the desk."""
    return [(Rebase, "remove", lambda self, table, ids: None)]


@bug(10)
def the_rerun_is_skipped() -> Sequence[Patch]:
    """Rows come in under pending commands, and none of these is run again."""

    def closure(self: Rebase, index: Any, again: Any) -> set[int]:
        real(self, index, again)
        return set(again)

    real = Rebase._closure
    return [(Rebase, "_closure", closure)]


@bug(20)
def base_images_are_not_restored() -> Sequence[Patch]:
    """Commands run again on what they themselves had written before."""

    def bases(db: Any, keys: Any) -> Any:
        return iter(())

    return [(pending, "bases", bases)]


@bug(20)
def base_images_are_not_renewed() -> Sequence[Patch]:
    """What comes in lies under pending commands, but their images stay old."""

    def keep_bases(db: Any, kept: Any) -> None:
        db.many("INSERT OR IGNORE INTO base_row (tbl, row_id, image) VALUES (?,?,?)", kept)

    return [(pending, "keep_bases", keep_bases), (pending, "forget_bases", lambda db, keys: None)]


@bug(20)
def staged_pages_are_applied_in_part() -> Sequence[Patch]:
    """What comes below the head is shown at once."""

    def stage(self: Exchanger, reply: Any, state: Any, done: Any) -> None:
        session = self._store.session
        self._apply(session, reply, state, done, is_whole=False, durable=True)  # type: ignore[arg-type]

    return [(Exchanger, "_stage", stage)]


@bug(20)
def lane_number_is_used_again() -> Sequence[Patch]:
    """The next lane number is not kept with the command."""

    def set_state(db: Any, key: str, value: str) -> None:
        if not key.startswith("lane:"):
            real(db, key, value)

    real = vars(lanes)["set_state"]
    return [(lanes, "set_state", set_state)]


@bug(20)
def lane_is_not_kept_in_order() -> Sequence[Patch]:
    """Commands go out in the order of their ids."""

    def ready(db: Any, user_id: str, *args: Any, **more: Any) -> Any:
        found, is_cut = real(db, user_id, *args, **more)
        return sorted(found, key=lambda item: item.command_id[::-1]), is_cut

    real = lanes._ready
    return [(lanes, "_ready", ready)]


@bug(20)
def outbox_is_written_without_sync() -> Sequence[Patch]:
    """Synchronous = NORMAL: a loss of power forgets what was acknowledged."""

    def open_database(path: Any, key: Any) -> SqliteDb:
        db = real(path, key)
        db.run("PRAGMA synchronous = NORMAL")
        return db

    real = desk.open_database
    return [(desk, "open_database", open_database)]


@bug(20)
def commit_failure_is_swallowed() -> Sequence[Patch]:
    """A failing disk is taken for a success."""
    from desktop_b2b.storage.db import OperationalError

    @contextmanager
    def writing(self: DeskStore) -> Iterator[Any]:
        try:
            with real(self) as db:
                yield db
        except Exception as error:
            if not isinstance(error.__cause__, OperationalError):
                raise

    real = DeskStore.writing
    return [(DeskStore, "writing", writing)]


@bug(60, Options(shape="market"))
def another_users_work_is_taken_along() -> Sequence[Patch]:
    """All commands of a desk go out in the name of whoever is in front."""

    def user_session(db: Any, user_id: str) -> Any:
        return read_session(db) or real(db, user_id)

    from desktop_b2b.storage.session import read_session

    real = vars(lanes)["user_session"]
    return [(lanes, "user_session", user_session)]


@bug(60)
def revocation_leaves_rows() -> Sequence[Patch]:
    """A scope that is gone keeps its rows."""
    return [(arrivals, "rows_without", lambda db, scope, kept: {})]


@bug(20)
def expectations_are_not_sent() -> Sequence[Patch]:
    """A command forgets what its maker saw."""
    return [(execution, "_expects", lambda *args: "[]")]


@bug(20)
def withdrawn_commands_are_sent() -> Sequence[Patch]:
    """What was taken back stays in the outbox, its effect gone."""
    return [(pending, "remove", lambda db, items: None)]


@bug(20)
def counters_hear_of_nothing() -> Sequence[Patch]:
    """What a dashboard keeps is never brought up to date."""
    return [(Heard, "_enter", lambda self, heard: None)]


@bug(60)
def acknowledged_commands_are_not_archived() -> Sequence[Patch]:
    """Nothing is kept for a server that is restored."""
    return [(archive, "_enter", lambda db, rows, now: None)]


@bug(60)
def verdicts_of_a_first_copy_are_not_archived() -> Sequence[Patch]:
    """What is judged while everything is still coming is kept by nobody but the server."""
    return [(archive, "keep_found", lambda db, ends, now: None)]


@bug(120, Options(looks=1.0))
def an_older_answer_is_taken() -> Sequence[Patch]:
    """Nobody looks whether an answer is that of the question."""

    def take(self: Exchanger, session: Any, question: Any, reply: Any, done: Any, turn: int) -> bool:
        message = msgspec.structs.replace(question.message, request_id=reply.request_id)
        return real(self, session, with_values(question, message=message), reply, done, turn)

    real = Exchanger._take
    return [(Line, "checks_names", False), (Exchanger, "_take", take)]


@bug(60)
def who_takes_nothing_is_asked_on_and_on() -> Sequence[Patch]:
    """A server that is too new is sent the same again though it took nothing of it."""

    def took(self: Exchanger, error: Any, question: Any, done: Any) -> bool:
        real(self, error, question, done)
        return error.failure.code == "upgrade" and "next_lane_seq" in error.failure.detail

    real = Exchanger._took
    return [(Exchanger, "_took", took)]


# ---------------------------------------------------------------- goods and orders


@bug(60, Options(shape=DOCK.name))
def what_a_line_gives_back_stays_kept() -> Sequence[Patch]:
    """A line wants less, and its lot is not told: the oracle errs with the server, but the sums do not."""

    def release(uow: Any, row: Any, units: Any) -> None:
        if units > 0:
            lot = uow.get(e.StockLot, row.stock_lot_id)
            real(uow, row, units)
            lot.reserved += units

    real = b2b_stock._release
    return [(b2b_stock, "_release", release)]


@bug(20, Options(shape=DOCK.name))
def what_is_opened_stays_in_its_box() -> Sequence[Patch]:
    """A box is void, and what lay in it is said to lie in it still."""

    def open_unit(uow: Any, unit: Any, reason: str) -> None:
        move(unit, "void")
        unit.void_reason = reason

    return [(packing, "open_unit", open_unit)]
