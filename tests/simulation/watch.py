# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What must hold at a desk after every step, held against the oracle."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from typing import Any

import msgspec

from desktop_b2b.domain.actor import ACCOUNT_MANAGER, Context
from desktop_b2b.domain.commands import decode
from desktop_b2b.domain.entities import BY_TABLE, DOCUMENT_SECTIONS, SECTIONS, Event, UserRow
from desktop_b2b.errors import UserError
from desktop_b2b.services import bus
from desktop_b2b.services.queries import Dashboard
from desktop_b2b.storage import pending as outbox
from desktop_b2b.storage import read_models
from desktop_b2b.storage.codec import codec_of, plain
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.history import events_of
from desktop_b2b.storage.pending import Pending
from desktop_b2b.storage.session import get_state, user_session
from sync.client.states import ANEW, CONFIRMED, EPOCH, LOADED
from tests.simulation.book import Book, Key, Raw, Tables, normal
from tests.simulation.model import Model
from tests.simulation.verdict import demand
from tests.simulation.world import Desk

_COLUMNS = {table: codec_of(table).columns for table in BY_TABLE}
_HAS_ROWS = "SELECT " + ", ".join(f'EXISTS (SELECT 1 FROM "{table}")' for table in BY_TABLE)
_VERSION = {table: columns.index("version") for table, columns in _COLUMNS.items()}


class View:
    """All that a desk has, read in one snapshot."""

    def __init__(self, db: SqliteDb) -> None:
        self.main: Raw = {}
        for table in itertools.compress(BY_TABLE, db.query(_HAS_ROWS)[0]):
            for values in db.query(codec_of(table).sql.select):
                self.main[table, values[0].hex()] = tuple(values)
        self.cursors: dict[str, int] = dict(db.query("SELECT scope, seq FROM cursor"))
        self.pending: list[Pending] = outbox.pending(db)
        #: What pending commands wrote, as the server has it: None where it has no such row. What the server
        #: gave has a version.
        self.images: dict[Key, tuple[Any, ...] | None] = {
            key: None for key, values in self.main.items() if not values[_VERSION[key[0]]]
        }
        self.images |= {
            (table, row_id.hex()): tuple(msgspec.msgpack.decode(image))
            for table, row_id, image in db.query("SELECT tbl, row_id, image FROM base_row")
        }
        self.is_loaded = get_state(db, LOADED) == "1"
        #: Scopes that are being taken anew: until then what was there stays.
        self.anew: list[str] = json.loads(get_state(db, ANEW, "[]"))
        #: Of people who are not signed in: taken anew when they are.
        self.left = {scope for scope in self.anew if scope.startswith("user:")} - self.cursors.keys()
        #: Whether it shows what its cursors say: not while scopes are taken anew, when what was there stays.
        self.is_whole = self.is_loaded and all(
            scope in self.cursors for scope in self.anew if scope not in self.left
        )
        #: Whether a restored server is given again what it had: until then both stand side by side.
        self.gives_again = bool(db.query("SELECT 1 FROM replay LIMIT 1"))
        #: The server's history that it knows of, and when it was last known to have all that the server has.
        self.epoch, self.confirmed = get_state(db, EPOCH), int(get_state(db, CONFIRMED, "0"))
        self.sessions = {item.user_id: user_session(db, item.user_id) for item in self.pending}

    @property
    def base(self) -> Raw:
        """The rows as the server gave them: what pending commands wrote is put back."""
        found = dict(self.main)
        for key, image in self.images.items():
            if image is None:
                found.pop(key, None)
            else:
                found[key] = image
        return found


#: One look in so many also counts everything that is on the dashboard.
_COUNTS = 4


class Watch:
    """Remembers what a desk showed, to tell what it must not do next."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.cursors: dict[str, int] = {}
        self._own: set[Key] = set()
        self._refused: set[str] = set()
        self._waiting: set[str] = set()
        #: Set when a desk took everything anew: cursors may begin again.
        self.begins_anew = False
        self._looks = 0

    def begin_anew(self) -> None:
        """An older state stands in the place of what was watched."""
        self.begins_anew = True
        self.cursors = {}
        self._own, self._refused, self._waiting = set(), set(), set()

    def check(self, model: Model) -> View:
        """Everything that holds at any time. Returns what was seen."""
        with self.desk.looking() as db:
            view = View(db)
        self._check_local_writes(view, model)
        if view.epoch != model.epoch:
            # It has not heard yet that the server was restored: what it has is of another history.
            view.is_whole = False
        scopes = self.cursors.keys()
        self._check_cursors(view, model)
        base = view.base
        self._check_confirmed(view)
        if view.is_whole:
            self._check_base(view, base, model)
            self._check_cut(view, model)
        if not view.gives_again:
            self._check_rebase(view, base)
        if scopes == view.cursors.keys():
            self._check_flicker(view, model)
        self._remember(view)
        self._looks += 1
        if self._looks % _COUNTS == 0:
            self._check_counters()
        return view

    def settle(self, model: Model) -> None:
        """A history of the server ends: what was given here waits, or has been told of in it. Its feeds are
        not there afterwards to say that a verdict came, and went again by compaction.
        """
        with self.desk.looking() as db:
            view = View(db)
        self._check_local_writes(view, model)
        waiting = {item.command_id for item in view.pending}
        given = self.desk.given.items()
        self.desk.given = {command_id: name for command_id, name in given if command_id in waiting}

    def _check_counters(self) -> None:
        """What is kept of the dashboard is what counting from scratch finds; when time next changes it may be
        expected sooner than it will be, never later.
        """
        store = self.desk.store
        try:
            viewer = store.viewer()
        except UserError:
            return  # nobody is signed in
        asked = Dashboard(rows=3)
        kept = store.counters().dashboard(viewer, asked, store.reading)
        with self.desk.looking() as db:
            counted = read_models.answer(db, viewer, asked)
        wrong = [
            one.key
            for one, other in zip(kept, counted, strict=True)
            if msgspec.structs.replace(one, next_change_at=other.next_change_at) != other
            or not viewer.now < _instant(one.next_change_at) <= _instant(other.next_change_at)
        ]
        demand(not wrong, "counters", f"{wrong} of {self.desk.name}")

    def _check_local_writes(self, view: View, model: Model) -> None:
        here = {item.command_id for item in view.pending} | self.desk.withdrawn
        results = {row_id for table, row_id in view.main if table == "command_result"}
        for command_id, name in self.desk.given.items():
            demand(
                command_id in here or command_id in results or _is_past(command_id, view, model),
                "no_lost_local_write",
                lambda command_id=command_id, name=name: (
                    f"{name} {command_id} of {self.desk.name} is nowhere"
                ),
            )
        # What has its verdict stays settled; what an older life knew is in the database.
        self.desk.given = {
            command_id: name for command_id, name in self.desk.given.items() if command_id not in results
        }

    def _check_cursors(self, view: View, model: Model) -> None:
        for scope, seq in view.cursors.items():
            if view.epoch != model.epoch:
                continue
            head = model.feeds[scope].head if scope in model.feeds else 0
            demand(seq <= head, "monotonic_cursors", f"{scope} of {self.desk.name} at {seq}, head {head}")
            if not self.begins_anew:
                last = self.cursors.get(scope, 0)
                demand(seq >= last, "monotonic_cursors", f"{scope} of {self.desk.name} from {last} to {seq}")
        if view.is_whole:
            self.begins_anew = False
            self.cursors = dict(view.cursors)

    def _check_confirmed(self, view: View) -> None:
        """What it says of being like the server is never more than an answer of that instant has proved."""
        said, name = view.confirmed, self.desk.name
        known = any(at == said for _, at in self.desk.answered)
        demand(known, "monotonic_cursors", f"{name} says that it was confirmed, and had no answer")
        is_sure = view.is_whole and ("", said) not in self.desk.answered
        heads = self.desk.answered.get((view.epoch, said), {}) if is_sure else {}
        for scope, seq in view.cursors.items():
            least = heads.get(scope, 0)
            demand(seq >= least, "monotonic_cursors", f"{name} says it has {scope} as of {least}, has {seq}")

    def _check_cut(self, view: View, model: Model) -> None:
        """The company's scopes stand at one commit of the server."""
        spans = [
            model.feeds[scope].span(seq)
            for scope, seq in view.cursors.items()
            if scope in model.feeds and not scope.startswith("user:")
        ]
        first = max((span[0] for span in spans), default=0)
        last = min((span[1] for span in spans), default=1)
        demand(first < last, "prefix_atomicity", f"{self.desk.name} mixes commits {first} and {last}")

    def _check_base(self, view: View, base: Raw, model: Model) -> None:
        given = {scope.partition(":")[2] for scope in view.cursors if not scope.startswith("user:")}
        taken = {_section(key[0], values) for key, values in base.items()} & ({*SECTIONS} - given)
        demand(not taken, "revocation", f"{self.desk.name} still has rows of {sorted(taken)}")
        wanted = model.scope_rows(view.cursors)
        base = {key: values for key, values in base.items() if not _is_of(key, values, view.left)}
        if base != wanted:
            differ = [key for key in {**base, **wanted} if base.get(key) != wanted.get(key)]
            detail = "; ".join(f"{key}: {_fields(key, base.get(key), wanted.get(key))}" for key in differ[:5])
            demand(False, "prefix_atomicity", f"base of {self.desk.name}: {detail}")

    def _check_rebase(self, view: View, base: Raw) -> None:
        if not view.pending:
            if view.main != base:
                demand(False, "rebase_law", f"{self.desk.name} has images of rows and nothing pending")
            return
        tables = Tables(base)
        for item in view.pending:
            replay(tables, item, view)
        here = tables.raw()
        if here == view.main:
            return
        for key in {**here, **view.main}:
            shown, wanted = view.main.get(key), here.get(key)
            if shown == wanted:
                continue
            if (
                key[0] == "event"
                and shown
                and wanted
                and normal(shown, json.loads) == normal(wanted, json.loads)
            ):
                continue
            if BY_TABLE[key[0]].APPEND_ONLY and shown and not shown[_VERSION[key[0]]]:
                continue  # a fact stays what it is, whatever it was said of
            kinds = [item.type for item in view.pending]
            demand(False, "rebase_law", f"{self.desk.name} {kinds} {key}: {_fields(key, shown, wanted)}")

    def _remember(self, view: View) -> None:
        self._own = {key for key, image in view.images.items() if image is None and key in view.main}
        self._refused, self._waiting = self._refusals(view), {item.command_id for item in view.pending}

    def _refusals(self, view: View) -> set[str]:
        """The commands of which something was said that may take their effect away."""
        place = _COLUMNS["command_result"].index("outcome")
        said = {
            row_id
            for (table, row_id), values in view.main.items()
            if table == "command_result" and values[place] != "committed"
        }
        return said | {item.command_id for item in view.pending if item.local_error} | self.desk.withdrawn

    def _check_flicker(self, view: View, model: Model) -> None:
        """A row that a command made here stays, until something else is said of it."""
        refused = self._refusals(view)
        waiting = {item.command_id for item in view.pending}
        is_told = bool(refused - self._refused or waiting - self._waiting)
        gone = [key for key in self._own if key not in view.main]
        demand(
            not gone or is_told or any(model.tables.get(*key) is None for key in gone),
            "no_flicker",
            lambda: f"{gone[:3]} vanished at {self.desk.name}, and nobody had changed or refused anything",
        )


def _instant(at: int | None) -> float:
    return float("inf") if at is None else at


def _section(table: str, values: tuple[Any, ...]) -> str:
    """The section that a row stands in: history in that of what it tells of."""
    if table == Event.TABLE:
        return DOCUMENT_SECTIONS[values[_COLUMNS[table].index("document_kind")]]
    return BY_TABLE[table].SECTION


def _is_of(key: Key, values: tuple[Any, ...], scopes: set[str]) -> bool:
    """Whether a row is of one of these people's scopes."""
    return (
        bool(scopes)
        and issubclass(BY_TABLE[key[0]], UserRow)
        and f"user:{values[_COLUMNS[key[0]].index('user_id')].hex()}" in scopes
    )


def _is_past(command_id: str, view: View, model: Model) -> bool:
    """Whether a verdict was heard that is not here any more: compaction took it away, or it is that of a
    person whose rows this desk does not have, who was here before a copy of it became a device of its own.
    """
    entry = model.log.get(command_id)
    if entry is None:
        return False
    seq = view.cursors.get(f"user:{entry.user}")
    return seq is None or model.feeds[f"user:{entry.user}"].told(seq, ("command_result", command_id))


def replay(tables: Tables, item: Pending, view: View) -> str:
    """Run a pending command on rows, as the law says; returns why it has no effect, if it has none."""
    session = view.sessions[item.user_id]
    if session is None:
        return "session"
    left = iter(item.numbers)
    extra = iter(range(1, 1000))
    actor = session.actor()
    if item.local_error != "privilege.missing":
        # Whether rights suffice is the server's to say: taken away meanwhile, they may be missed here or not.
        actor = replace(actor, role=ACCOUNT_MANAGER)
    ctx = Context(
        actor, item.command_id, item.made_at, item.made_at, session.prefix,
        lambda *_whose: next(left, None) or f"{session.prefix}-?{next(extra)}",
    )  # fmt: skip
    book = Book(tables, authority=False)
    book.begin(session.organisation_id)
    try:
        clashes = [
            (expect, theirs)
            for expect in json.loads(item.expects)
            for theirs in [_shown(book, expect)]
            if theirs != expect["base"]
        ]
        cmd = decode(item.type, item.body)
        bus.run(cmd, book, ctx)
        changes = book.done()
        for event in events_of(changes, cmd, ctx):
            if book.find(Event, event.id) is None:
                book.add(event)
        for expect, theirs in clashes:
            if _shown(book, expect) != theirs:
                return "sync.conflict"
    except UserError as error:
        return error.code
    book.commit()
    return ""


def _shown(book: Book, expect: dict[str, Any]) -> Any:
    entity = BY_TABLE[expect["table"]]
    row = book.find(entity, expect["row_id"])
    if row is None:
        return expect["base"] if entity.DEFAULTED else None
    return plain(getattr(row, expect["field"]))


def _fields(key: Key, here: Any, wanted: Any) -> str:
    if here is None or wanted is None:
        return f"{here!r} instead of {wanted!r}"[:600]
    pairs = zip(_COLUMNS[key[0]], here, wanted, strict=True)
    return ", ".join(f"{name} {one!r} instead of {two!r}" for name, one, two in pairs if one != two)
