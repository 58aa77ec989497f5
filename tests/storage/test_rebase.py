# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rebase: what a desk shows is always the server's rows with the waiting commands run on top (law 5).

A desk and a model of the server, both on real databases. Other desks of the company change the same
rows at the server; verdicts and rows come down together, in any mixture with work here.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop_b2b.clock import ManualClock
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import ACCOUNT_MANAGER, Actor, Context
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.errors import UserError
from desktop_b2b.storage import pending as outbox
from desktop_b2b.storage import projector, rerun
from desktop_b2b.storage.codec import codec, codec_of, load, plain
from desktop_b2b.storage.db import Db, SqliteDb, transaction
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.listing import Listing
from desktop_b2b.storage.migrate import upgrade
from desktop_b2b.storage.pending import Pending
from desktop_b2b.storage.read_models.columns import COLUMNS
from desktop_b2b.storage.rebase import Rebase
from desktop_b2b.storage.rows import RowStore
from desktop_b2b.storage.session import Session, user_session
from desktop_b2b.storage.steps import Step, add_history, run_handler
from desktop_b2b.storage.waiting import MADE, Waiting, waiting

NOON = 1_790_000_000_000
KEY = bytes(range(32))
ORG, ME, OTHER = "a" * 32, "b" * 32, "c" * 32
CARDS = ("d" * 32, "e" * 32)
#: Few ids, so that commands meet.
REQUESTS = tuple(f"{n:032x}" for n in range(0x10, 0x13))
LINES = tuple(f"{n:032x}" for n in range(0x20, 0x26))
PRODUCTS = tuple(f"{n:032x}" for n in range(0x30, 0x34))
NODES = tuple(f"{n:032x}" for n in range(0x40, 0x44))
CONTACTS = tuple(f"{n:032x}" for n in range(0x50, 0x53))


def counted_ids() -> Callable[[], str]:
    numbers = iter(range(1, 1_000_000))
    return lambda: f"f{next(numbers):031x}"


def session() -> Session:
    return Session(
        server="http://localhost", token="t", user_id=ME, user_name="Me", email="me@example.com",
        organisation_id=ORG, organisation_name="Shop", role=ACCOUNT_MANAGER, privileges=(),
        device_id="9" * 32, prefix="K7",
    )  # fmt: skip


class Model:
    """The least of a server: judges commands in the order they come, remembers what changed."""

    def __init__(self, path: Path) -> None:
        self.db = SqliteDb(path)
        self.changed: dict[tuple[str, str], bool] = {}
        self.delivered: dict[str, dict[str, tuple[Any, ...]]] = {}
        self._numbers = iter(range(1, 1_000_000))

    def run(self, cmd: Command, command_id: str, user: str, numbers: tuple[str, ...], expects: str) -> bool:
        store = RowStore(self.db, authority=True)
        left = iter(numbers)
        ctx = Context(
            Actor(user, "somebody", ORG, ACCOUNT_MANAGER), command_id, NOON, NOON, "S0",
            lambda *_whose: next(left, None) or f"S0-{next(self._numbers)}",
        )  # fmt: skip
        store.begin(ORG)
        try:
            clashes = [
                (expect, theirs)
                for expect in json.loads(expects)
                if (theirs := seen(store, expect)) != expect["base"]
            ]
            step = run_handler(cmd, store, ctx)
            add_history(step, store, ctx)
            if any(seen(store, expect) != theirs for expect, theirs in clashes):
                raise UserError("conflict", "somebody else")
        except UserError:
            return False
        with transaction(self.db):
            for written in store.flush():
                self.changed[written.entity.TABLE, written.row.id] = True
        return True

    def settle(self, item: Pending) -> None:
        """Judge a desk's command and leave its verdict."""
        taken = self.run(item.command(), item.command_id, item.user_id, item.numbers, item.expects)
        store = RowStore(self.db, authority=True)
        store.begin(None)
        store.add(
            e.CommandResult(
                id=item.command_id, owner_id=ORG, user_id=ME, outcome="committed" if taken else "rejected"
            )
        )
        store.done()
        with transaction(self.db):
            store.flush()
        self.changed["command_result", item.command_id] = True


def seen(store: RowStore, expect: dict[str, Any]) -> Any:
    row = store.find(e.BY_TABLE[expect["table"]], expect["row_id"])
    return None if row is None else plain(getattr(row, expect["field"]))


def all_rows(db: Db) -> dict[str, dict[str, tuple[Any, ...]]]:
    found: dict[str, dict[str, tuple[Any, ...]]] = {}
    for kind in e.ENTITIES:
        image: Callable[[Any], tuple[Any, ...]] = codec(kind).image
        found[kind.TABLE] = {row.id: image(row) for row in load(db, kind)}
    return found


_PROJECTION = f'SELECT {", ".join(COLUMNS)} FROM "transaction" ORDER BY id'


def ordered(value: Any) -> Any:
    """An index with its lists sorted and without tables that nobody touches."""
    if isinstance(value, dict):
        return {key: ordered(some) for key, some in value.items() if some != {}}
    return sorted(value) if isinstance(value, list) else value


class _Undone(Exception):
    pass


def restore_all(db: SqliteDb) -> None:
    """Put the server's rows back: those that waiting commands made go, those they changed are as kept."""
    for item in outbox.pending(db):
        for table, rows in item.touches().items():
            if "." not in table:
                made = [(row_id,) for row_id, how in rows.items() if how == MADE]
                db.many(codec_of(table).sql.delete, made)
    for table, image in db.query("SELECT tbl, image FROM base_row"):
        db.run(codec_of(table).sql.upsert, msgspec.msgpack.decode(image))


def replayed(store: DeskStore) -> tuple[dict[str, Any], dict[str, Any]]:
    """The base under a desk's rows, and what running its waiting commands on it from scratch gives."""
    result: tuple[dict[str, Any], dict[str, Any]] = {}, {}
    try:
        with store.writing() as db:
            projection = db.query(_PROJECTION)
            db.run('DELETE FROM "transaction"')
            restore_all(db)
            base = all_rows(db)
            for item in outbox.pending(db):
                run_alone(db, item)
            result = base, all_rows(db)
            for table, rows in result[1].items():
                known = set(rows) | set(base[table])
                projector.project(db, ORG, {table: known})
            assert db.query(_PROJECTION) == projection
            raise _Undone
    except _Undone:
        return result


def run_alone(db: SqliteDb, item: Pending) -> None:
    found = user_session(db, item.user_id)
    assert found is not None
    numbers = iter(item.numbers)
    extra = iter(range(1, 100))
    rows = RowStore(db, authority=False)
    rows.begin(ORG)
    ctx = Context(
        found.actor(), item.command_id, item.made_at, item.made_at, found.prefix,
        lambda *_whose: next(numbers, None) or f"{found.prefix}-?{next(extra)}",
    )  # fmt: skip
    try:
        clashes = [
            (expect, theirs)
            for expect in json.loads(item.expects)
            if (theirs := seen(rows, expect)) != expect["base"]
        ]
        add_history(run_handler(item.command(), rows, ctx), rows, ctx)
        if any(seen(rows, expect) != theirs for expect, theirs in clashes):
            return
    except UserError:
        return
    rows.flush()


class Pair:
    """A desk and the model of its server."""

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock(NOON)
        self.ids = counted_ids()
        self.model = Model(folder / "server.db")
        self.store = DeskStore(folder / "desk.db", KEY, clock=self.clock, new_id=self.ids)

    # ---- what happens

    def here(self, cmd: Command) -> bool:
        try:
            self.store.execute(cmd)
        except UserError:
            return False
        return True

    def elsewhere(self, cmd: Command) -> bool:
        return self.model.run(cmd, self.ids(), OTHER, (), "[]")

    def counted(self, table: str) -> None:
        """The server has written the rows of a table, and left all as it was."""
        self.model.db.run(f'UPDATE "{table}" SET version = version + 1')
        for (row_id,) in self.model.db.query(f'SELECT id FROM "{table}"'):
            self.model.changed[table, row_id.hex()] = True

    def push(self, count: int) -> None:
        with self.store.reading() as db:
            known = {row[0] for row in self.model.db.query("SELECT id FROM command_result")}
            items = [item for item in outbox.pending(db) if bytes.fromhex(item.command_id) not in known]
        for item in items[:count]:
            self.model.settle(item)

    def pull(self) -> None:
        puts: dict[str, list[Any]] = {}
        removes: dict[str, list[bytes]] = {}
        for table, row_id in self.model.changed:
            found = codec_of(table)
            rows = self.model.db.query(f'{found.sql.select} WHERE "id" = ?', (bytes.fromhex(row_id),))
            if rows:
                puts.setdefault(table, []).append(list(rows[0]))
            else:
                removes.setdefault(table, []).append(bytes.fromhex(row_id))
        self.model.changed = {}
        self.store.apply(
            [(table, codec_of(table).columns, rows) for table, rows in puts.items()],
            list(removes.items()),
            cursors={},
            state={},
        )
        self.model.delivered = all_rows(self.model.db)

    def withdraw(self, place: int) -> None:
        with self.store.reading() as db:
            items = outbox.pending(db)
        if items:
            with contextlib.suppress(UserError):  # others build on it
                self.store.withdraw(items[place % len(items)].command_id)

    # ---- what must hold

    def check(self) -> None:
        base, main = replayed(self.store)
        with self.store.reading() as db:
            here = all_rows(db)
            orphans = db.query(
                "SELECT 1 FROM outbox_document WHERE position NOT IN (SELECT position FROM outbox)"
            )
        for table, rows in base.items():
            assert rows == self.model.delivered.get(table, {}), f"base of {table}"
        for table, rows in main.items():
            assert here[table] == rows, f"{table} is not the replay of what waits"
        assert orphans == []
        with self.store.writing() as db:
            followed = {**vars(waiting(db))}
            kept = followed.pop("read")
            anew = Waiting(followed["stamp"])
            for item in outbox.pending(db):
                anew.enter(item.position, item.command_id, item.touches())
                if item.position in kept:
                    # How far it is on its way is all that a rebase need not know.
                    known = kept.pop(item.position)
                    assert known.touches == item.touches()
                    assert replace(known.item, state=item.state, lane_seq=item.lane_seq) == item
        assert kept == {}, "what is kept of commands that wait no more"
        assert {name: ordered(value) for name, value in followed.items()} == {
            name: ordered(value) for name, value in vars(anew).items() if name != "read"
        }

    def close(self) -> None:
        self.store.close()
        self.model.db.close()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both databases with a company and two partner cards, made once."""
    folder = tmp_path_factory.mktemp("template")
    server = SqliteDb(folder / "server.db")
    upgrade(server, "server")
    rows = RowStore(server, authority=True)
    rows.begin(None)
    rows.add(e.Organisation(id=ORG, owner_id=ORG, name="Shop", is_retailer=True))
    for card in CARDS:
        rows.add(e.Partner(id=card, owner_id=ORG, name=f"Partner {card[0]}"))
    rows.done()
    with transaction(server):
        rows.flush()
    server.run("PRAGMA wal_checkpoint(TRUNCATE)")
    server.close()
    pair = Pair(folder)
    pair.store.set_session(session())
    pair.model.changed = {("organisation", ORG): True, **{("partner_card", card): True for card in CARDS}}
    pair.pull()
    pair.close()
    return folder


@pytest.fixture
def pair(template: Path, tmp_path: Path) -> Iterator[Pair]:
    found = fresh(template, tmp_path)
    yield found
    found.close()


def fresh(template: Path, folder: Path) -> Pair:
    for name in ("server.db", "desk.db"):
        shutil.copy(template / name, folder / name)
    pair = Pair(folder)
    pair.model.delivered = all_rows(pair.model.db)
    return pair


# ---------------------------------------------------------------- the law

texts = st.sampled_from(["red", "green", "blue"])


def commands() -> st.SearchStrategy[Command]:
    """Commands that make, change, remove, look for and depend on one another's rows."""
    lines = st.builds(
        c.LinePatch,
        id=st.sampled_from(LINES),
        sku=texts,
        quantity=st.sampled_from([Decimal(1), Decimal(2)]),
        partner_ids=st.sampled_from([(), CARDS[:1], CARDS]),
        max_price=st.sampled_from([None, Decimal("1.5")]),
    )
    node = st.sampled_from(NODES)
    return st.one_of(
        st.builds(a.SaveContact, contact_id=st.sampled_from(CONTACTS), company=texts),
        st.builds(a.SaveContact, contact_id=st.sampled_from(CONTACTS), name=texts, city=texts),
        st.builds(a.SaveProduct, product_id=st.sampled_from(PRODUCTS), sku=texts),
        st.builds(a.SaveProduct, product_id=st.sampled_from(PRODUCTS), description=texts),
        st.builds(a.SaveProduct, product_id=st.sampled_from(PRODUCTS), product_line_id=node),
        st.builds(a.SaveProductLine, product_line_id=node, name=texts, parent_id=node),
        st.builds(a.SaveProductLine, product_line_id=node, name=texts),
        st.builds(a.SaveProductLine, product_line_id=node, partner_ids=st.sampled_from([(), CARDS])),
        st.builds(a.UpdateOrganisation, organisation_id=st.just(ORG), city=texts),
        st.builds(
            c.SaveDraft,
            request_id=st.sampled_from(REQUESTS),
            company=texts,
            lines=st.lists(lines, max_size=2, unique_by=lambda line: line.id).map(tuple),
        ),
        st.builds(c.SaveDraft, request_id=st.sampled_from(REQUESTS), note_to_suppliers=texts),
        st.builds(
            c.SaveDraft,
            request_id=st.sampled_from(REQUESTS),
            removed_lines=st.lists(st.sampled_from(LINES), max_size=2, unique=True).map(tuple),
        ),
        st.builds(c.DeleteDraft, request_id=st.sampled_from(REQUESTS)),
        st.builds(c.RestoreDraft, request_id=st.sampled_from(REQUESTS)),
        st.builds(
            c.DuplicateRequest,
            request_id=st.sampled_from(REQUESTS),
            new_request_id=st.sampled_from(REQUESTS),
        ),
    )


def limited(line_id: str) -> c.LinePatch:
    """A line with a maximum price, which is a row of its own."""
    return c.LinePatch(id=line_id, sku="red", quantity=Decimal(1), max_price=Decimal("1.5"))


steps = st.one_of(
    st.tuples(st.just("here"), commands()),
    st.tuples(st.just("here"), commands()),
    st.tuples(st.just("elsewhere"), commands()),
    st.tuples(st.just("push"), st.integers(1, 3)),
    st.tuples(st.just("pull"), st.none()),
    st.tuples(st.just("withdraw"), st.integers(0, 5)),
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(steps, min_size=4, max_size=25))
@example(
    [
        # A command that looked for a SKU and found nobody must run again when somebody has it.
        ("here", a.SaveProduct(product_id=PRODUCTS[0], sku="red")),
        ("elsewhere", a.SaveProduct(product_id=PRODUCTS[1], sku="red")),
        ("pull", None),
    ]
)
@example(
    [
        # Refused on the rebase, it must come back when the reason goes away.
        ("elsewhere", a.SaveProduct(product_id=PRODUCTS[1], sku="green")),
        ("pull", None),
        ("here", a.SaveProduct(product_id=PRODUCTS[0], sku="red")),
        ("elsewhere", a.SaveProduct(product_id=PRODUCTS[1], sku="red")),
        ("pull", None),
        ("elsewhere", a.SaveProduct(product_id=PRODUCTS[1], sku="blue")),
        ("pull", None),
    ]
)
@example(
    [
        # What one command made and another changed is made again when that one goes.
        ("here", a.SaveProduct(product_id=PRODUCTS[0], sku="red")),
        ("here", a.SaveProduct(product_id=PRODUCTS[0], description="green")),
        ("withdraw", 1),
    ]
)
@example(
    [
        # The lines that it made before are not met by what makes them again: its history keeps its order.
        ("here", c.SaveDraft(request_id=REQUESTS[0], lines=(limited(LINES[0]), limited(LINES[1])))),
        ("elsewhere", c.SaveDraft(request_id=REQUESTS[0], note_to_suppliers="red")),
        ("pull", None),
    ]
)
def test_main_is_the_replay_of_what_waits_on_the_base(template: Path, steps: list[tuple[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pair = fresh(template, Path(folder))
        try:
            for verb, argument in steps:
                pair.clock.advance(1000)
                if verb == "pull":
                    pair.pull()
                else:
                    getattr(pair, verb)(argument)
                pair.check()
            pair.push(100)
            pair.pull()
            pair.check()
            assert outboxed(pair) == []
            with pair.store.reading() as db:
                assert all_rows(db) == all_rows(pair.model.db)
                assert db.query("SELECT * FROM base_row") == []
        finally:
            pair.close()


#: What the server has from the start, so that commands meet its rows.
STOCKED = (
    *(a.SaveContact(contact_id=contact, company="red") for contact in CONTACTS[:2]),
    *(
        c.SaveDraft(request_id=request, company="red", lines=tuple(map(limited, lines)))
        for request, lines in zip(REQUESTS, (LINES[:2], LINES[2:4]), strict=False)
    ),
)


def edits() -> st.SearchStrategy[Command]:
    """Commands on those rows; one or another makes or removes some."""
    contact, request = st.sampled_from(CONTACTS[:2]), st.sampled_from(REQUESTS[:2])
    line = st.builds(c.LinePatch, id=st.sampled_from(LINES[:5]), description=texts)
    return st.one_of(
        st.builds(a.SaveContact, contact_id=contact, name=texts),
        st.builds(c.SaveDraft, request_id=request, note_to_suppliers=texts),
        st.builds(c.SaveDraft, request_id=request, lines=st.tuples(line)),
        st.builds(c.SaveDraft, request_id=request, removed_lines=st.tuples(st.sampled_from(LINES[:4]))),
        st.builds(c.DuplicateRequest, request_id=request, new_request_id=st.just(REQUESTS[2])),
    )


arrivals = st.one_of(
    st.tuples(st.just("elsewhere"), edits()),
    *[
        st.tuples(st.just("counted"), st.just(table))
        for table in ("request", "request_line", "request_line_private", "contact")
    ],
    st.tuples(st.just("push"), st.just(1)),
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(edits(), min_size=3, max_size=8), st.lists(arrivals, min_size=4, max_size=10))
@example(
    # A copy is made again as it was, until its original has more lines than before, and then less.
    [c.DuplicateRequest(request_id=REQUESTS[0], new_request_id=REQUESTS[2])],
    [
        ("counted", "request"),
        ("counted", "request"),
        ("elsewhere", c.SaveDraft(request_id=REQUESTS[0], lines=(limited(LINES[4]),))),
        ("counted", "request_line"),
        ("elsewhere", c.SaveDraft(request_id=REQUESTS[0], removed_lines=(LINES[0],))),
    ],
)
def test_what_is_done_as_before_is_the_replay_too(
    template: Path, queued: list[Command], rounds: list[tuple[str, Any]]
) -> None:
    """Page after page comes in under the same commands, whatever the desk remembers of their last run."""
    with tempfile.TemporaryDirectory() as folder:
        pair = fresh(template, Path(folder))
        # What is undone on its own connection would make the desk forget.
        looker = DeskStore(Path(folder) / "desk.db", KEY, clock=pair.clock, new_id=pair.ids)
        try:
            for cmd in STOCKED:
                assert pair.elsewhere(cmd)
            pair.pull()
            for cmd in queued:
                pair.here(cmd)
            for verb, argument in rounds:
                getattr(pair, verb)(argument)
                pair.pull()
                base, main = replayed(looker)
                with looker.reading() as db:
                    here = all_rows(db)
                for table, rows in main.items():
                    assert base[table] == pair.model.delivered.get(table, {}), f"base of {table}"
                    assert here[table] == rows, f"{table} is not the replay of what waits"
        finally:
            looker.close()
            pair.close()


def outboxed(pair: Pair) -> list[Pending]:
    with pair.store.reading() as db:
        return outbox.pending(db)


# ---------------------------------------------------------------- details


def test_only_what_is_touched_runs_again(pair: Pair) -> None:
    for contact in CONTACTS:
        pair.here(a.SaveContact(contact_id=contact, company="red"))
    with pair.store.writing() as db:
        rebase = Rebase(db)
        row = e.Contact(id=CONTACTS[1], owner_id=ORG, company="green", version=3)
        rebase.put("contact", codec(e.Contact).columns, [codec(e.Contact).to_db(codec(e.Contact).image(row))])
        rebase.run()
        assert rebase.reruns == 1
        rebase = Rebase(db)
        product = e.Product(id=PRODUCTS[0], owner_id=ORG, sku="green")
        values = codec(e.Product).to_db(codec(e.Product).image(product))
        rebase.put("product", codec(e.Product).columns, [values])
        rebase.run()
        assert rebase.reruns == 0


def test_what_looked_for_rows_runs_again_when_there_are_more(pair: Pair) -> None:
    """A copy asked for all lines of its original: another line makes another copy, also where the copy was
    made again as it was in between.
    """
    pair.elsewhere(c.SaveDraft(request_id=REQUESTS[0], company="red"))
    pair.pull()
    pair.here(c.DuplicateRequest(request_id=REQUESTS[0], new_request_id=REQUESTS[1]))
    (original,) = load(pair.model.db, e.Request)
    for _ in range(2):
        original.version += 1
        assert come(pair, original) == 1
    line = e.RequestLine(id=LINES[0], owner_id=ORG, request_id=REQUESTS[0], sort_key="1", sku="red")
    come(pair, line)
    with pair.store.reading() as db:
        assert {row.request_id for row in load(db, e.RequestLine)} == set(REQUESTS[:2])


def test_rows_of_other_versions_alone_ask_no_handler(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a command did is done again; it is asked where a row says something else, or rights are others."""
    asked: list[str] = []
    run = run_handler

    def spy(cmd: Command, store: RowStore, ctx: Context) -> Step:
        asked.append(type(cmd).__name__)
        return run(cmd, store, ctx)

    monkeypatch.setattr(rerun, "run_handler", spy)
    contact = e.Contact(id=CONTACTS[0], owner_id=ORG, name="Ann", version=1)
    come(pair, contact)
    pair.here(a.SaveContact(contact_id=CONTACTS[0], company="green"))
    counted = replace(contact, version=2), replace(contact, version=3), replace(contact, version=4)
    user = e.User(id=ME, owner_id=ORG, name="Me", email="me@example.com", role="user")
    for row, handlers in (
        (counted[0], 1),
        (counted[1], 0),
        (counted[2], 0),
        (replace(contact, name="Bea", version=5), 1),
        (user, 1),
    ):
        asked.clear()
        assert come(pair, row) == 1
        assert len(asked) == handlers, row
        with pair.store.reading() as db:
            (here,) = load(db, e.Contact)
        assert here.version == (row.version or 5)
        assert here.company == ("" if row is user else "green")
    assert outboxed(pair)[0].local_error == "privilege.missing"


def test_a_settled_command_is_not_run_again(pair: Pair) -> None:
    pair.here(a.SaveContact(contact_id=CONTACTS[0], company="red"))
    pair.push(1)
    pair.pull()
    assert outboxed(pair) == []
    with pair.store.reading() as db:
        (contact,) = load(db, e.Contact)
    assert (contact.company, contact.version) == ("red", 1)


def test_a_row_of_an_older_server_gets_the_usual_values(pair: Pair) -> None:
    """Columns may come in another order, be missing, or be unknown here."""
    pair.store.apply(
        [
            ("contact", ("owner_id", "id", "city", "hue"), [[b"\xaa" * 16, b"\x77" * 16, "Leeds", 1]]),
            ("hologram", ("id",), [[b"x" * 16]]),
        ],
        [("hologram", [b"y" * 16])],
        cursors={},
        state={},
    )  # fmt: skip
    with pair.store.reading() as db:
        (contact,) = load(db, e.Contact)
    assert contact == e.Contact(id="7" * 32, owner_id=ORG, city="Leeds")


def test_theirs_is_shown_until_the_server_has_judged_a_conflict(pair: Pair) -> None:
    pair.elsewhere(a.SaveContact(contact_id=CONTACTS[0], company="red"))
    pair.pull()
    pair.here(a.SaveContact(contact_id=CONTACTS[0], company="green"))
    pair.elsewhere(a.SaveContact(contact_id=CONTACTS[0], company="blue"))
    pair.pull()
    with pair.store.reading() as db:
        assert load(db, e.Contact)[0].company == "blue"
    assert outboxed(pair)[0].local_error == "sync.conflict"


def test_the_same_change_made_twice_is_no_conflict(pair: Pair) -> None:
    pair.elsewhere(a.SaveContact(contact_id=CONTACTS[0], company="red"))
    pair.pull()
    pair.here(a.SaveContact(contact_id=CONTACTS[0], company="green"))
    pair.elsewhere(a.SaveContact(contact_id=CONTACTS[0], company="green"))
    pair.pull()
    assert outboxed(pair)[0].local_error == ""


@pytest.mark.expected_logs("a pending command failed when it ran again")
def test_a_bug_in_one_handler_keeps_nothing_else_out(pair: Pair) -> None:
    pair.here(a.SaveContact(contact_id=CONTACTS[0], company="red"))
    with pair.store.writing() as db:
        db.run('UPDATE outbox SET expects = \'[{"table": "none"}]\'')
    pair.elsewhere(a.SaveContact(contact_id=CONTACTS[0], company="blue"))
    pair.elsewhere(a.SaveContact(contact_id=CONTACTS[1], company="green"))
    pair.pull()
    with pair.store.reading() as db:
        assert {row.company for row in load(db, e.Contact)} == {"blue", "green"}
    assert outboxed(pair)[0].local_error == "command.failed"


def test_views_hear_of_rows_that_vanish(pair: Pair) -> None:
    told: list[Any] = []
    pair.here(c.SaveDraft(request_id=REQUESTS[0], lines=(c.LinePatch(id=LINES[0], sku="red"),)))
    stop = pair.store.on_changes(told.append)
    pair.withdraw(0)
    stop()
    assert REQUESTS[0] in told[-1].ids
    assert {"request", "outbox"} <= told[-1].kinds
    with pair.store.reading() as db:
        assert load(db, e.RequestLine) == []


def test_what_one_command_made_is_changed_by_another_that_was_refused_before(pair: Pair) -> None:
    node = e.ProductLine(id=NODES[0], owner_id=ORG, name="red", version=1)
    come(pair, node)
    pair.here(c.SaveDraft(request_id=REQUESTS[0], company="red"))
    line = c.LinePatch(id=LINES[0], sku="red", product_line_id=NODES[0])
    pair.here(c.SaveDraft(request_id=REQUESTS[0], lines=(line,)))
    come(pair, gone=[("product_line", [bytes.fromhex(NODES[0])])])
    assert [item.local_error for item in outboxed(pair)] == ["", "product_line.missing"]
    again = come(pair, node, e.Organisation(id=ORG, owner_id=ORG, name="Shop", is_retailer=True, version=9))
    assert again == 2
    with pair.store.reading() as db:
        assert [row.line_count for row in load(db, e.Request)] == [1]


def test_what_the_server_has_only_counted_on_is_not_listed_anew(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A confirmed row comes with another version: views hear of it, its document is not made anew. What shows
    is.
    """
    listed: list[str] = []
    write = Listing.write

    def spy(self: Listing, kind: str, ids: Any, projections: Any) -> None:
        listed.extend(row_id.hex() for row_id in ids)
        write(self, kind, ids, projections)

    monkeypatch.setattr(Listing, "write", spy)
    heard: list[frozenset[str]] = []
    pair.store.on_changes(lambda changes: heard.append(changes.ids))
    mine, theirs = c.LinePatch(id=LINES[0], sku="red"), c.LinePatch(id=LINES[0], description="A mug")
    pair.here(c.SaveDraft(request_id=REQUESTS[0], lines=(mine,)))
    pair.push(1)
    pair.pull()
    pair.here(c.SaveDraft(request_id=REQUESTS[0], lines=(theirs,)))
    with pair.store.reading() as db:
        (line,) = load(db, e.RequestLine)
        (base,) = (
            msgspec.msgpack.decode(row[0])
            for row in db.query("SELECT image FROM base_row WHERE tbl = 'request_line'")
        )
    columns = codec_of("request_line").columns
    for name, value, shows in (("version", line.version + 1, False), ("uom", "box", True)):
        base[columns.index(name)] = value
        listed.clear()
        heard.clear()
        pair.store.apply([("request_line", columns, [base])], [], cursors={}, state={})
        assert (REQUESTS[0] in listed) is shows, name
        assert REQUESTS[0] in heard[0], name


# ---------------------------------------------------------------- facts

INQUIRY, MESSAGE = "6" * 32, "7" * 32


def values_of(row: e.Row) -> list[Any]:
    found = codec_of(row.TABLE)
    return found.to_db(found.image(row))


def come(pair: Pair, *rows: e.Row, gone: list[tuple[str, list[bytes]]] | None = None) -> int:
    """Rows of the server come in; how many commands ran again."""
    with pair.store.writing() as db:
        rebase = Rebase(db)
        for row in rows:
            rebase.put(row.TABLE, codec_of(row.TABLE).columns, [values_of(row)])
        for table, ids in gone or []:
            rebase.remove(table, ids)
        rebase.run()
        return rebase.reruns


def messages(pair: Pair) -> list[tuple[str, int]]:
    with pair.store.reading() as db:
        return [(row.body, row.version) for row in load(db, e.Message)]


def remark(pair: Pair) -> str:
    """A remark that waits; the id of its command."""
    come(pair, e.Inquiry(id=INQUIRY, owner_id=ORG, counterpart_id=OTHER, number="K7-1", deadline_at=NOON))
    pair.here(c.PostMessage(message_id=MESSAGE, thread_id=INQUIRY, body="Soon?"))
    (item,) = outboxed(pair)
    return item.command_id


def verdict(command_id: str, outcome: str) -> e.Row:
    return e.CommandResult(id=command_id, owner_id=ORG, user_id=ME, outcome=outcome)


def delivered() -> e.Row:
    """The remark as the server has it."""
    return e.Message(
        id=MESSAGE, owner_id=ORG, counterpart_id=OTHER, thread_id=INQUIRY, author_name="Me", body="Soon?",
        sent_at=NOON, version=1,
    )  # fmt: skip


def test_a_remark_is_never_written_again(pair: Pair) -> None:
    remark(pair)
    again = come(
        pair,
        e.Inquiry(id=INQUIRY, owner_id=ORG, counterpart_id=OTHER, number="K7-1", deadline_at=NOON, version=2),
    )
    assert again == 0
    assert messages(pair) == [("Soon?", 0)]


def test_a_remark_that_the_server_refused_goes(pair: Pair) -> None:
    come(pair, verdict(remark(pair), "rejected"))
    assert messages(pair) == []
    assert outboxed(pair) == []


def test_a_remark_stays_when_its_verdict_comes_after_it(pair: Pair) -> None:
    command_id = remark(pair)
    come(pair, delivered())
    assert messages(pair) == [("Soon?", 1)]
    come(pair, verdict(command_id, "committed"))
    assert messages(pair) == [("Soon?", 1)]


def test_what_waits_outlives_a_snapshot_that_takes_all_else_away(pair: Pair) -> None:
    remark(pair)
    pair.here(a.SaveContact(contact_id=CONTACTS[0], company="red"))
    with pair.store.reading() as db:
        history = load(db, e.Event)
        gone = [
            (table, [row[0] for row in db.query(f'SELECT "id" FROM "{table}"')])
            for table in ("message", "contact", "event")
        ]
    assert len(history) == 1
    come(pair, gone=gone)
    assert messages(pair) == [("Soon?", 0)]
    with pair.store.reading() as db:
        assert [row.company for row in load(db, e.Contact)] == ["red"]
        assert load(db, e.Event) == history


def test_the_index_is_made_again_where_a_transaction_was_undone(pair: Pair) -> None:
    pair.here(a.SaveContact(contact_id=CONTACTS[0], company="red"))
    with contextlib.suppress(_Undone), pair.store.writing() as db:
        rebase = Rebase(db)
        rebase.drop({outbox.pending(db)[0].command_id})
        rebase.run()
        assert len(waiting(db)) == 0
        raise _Undone
    with pair.store.writing() as db:
        assert len(waiting(db)) == 1
    pair.check()


def test_another_connections_work_is_seen(pair: Pair, tmp_path: Path) -> None:
    with pair.store.writing() as db:
        assert len(waiting(db)) == 0
    second = DeskStore(tmp_path / "desk.db", KEY, clock=pair.clock, new_id=pair.ids)
    second.execute(a.SaveContact(contact_id=CONTACTS[0], company="red"))
    second.close()
    with pair.store.writing() as db:
        assert len(waiting(db)) == 1
