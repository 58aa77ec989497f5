# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The history of a document goes where the document goes, and nowhere else (law 3)."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.domain.commands import stock as s
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import GetHistory
from desktop_b2b.storage import migrate
from desktop_b2b.storage.codec import codec
from desktop_b2b.storage.db import Db
from sync.server import admin, backup, compaction
from sync.server.database import Database
from sync.server.server import Server
from tests.sync_flows.docks import open_depot, stock_up
from tests.sync_flows.test_b2b_orders import draft, the_order
from tests.sync_flows.world import HASHER, Desk, World, assert_projected, new_id, world_in

ANN, BEN = "ann@example.com", "ben@example.com"
#: What only requests, and only B2B orders, say.
OF_REQUESTS, OF_ORDERS = "Nobody without sourcing reads this", "Nobody without fulfilment Ltd"
REPLACED, REPORTED = "rows were not as at the server", "a desk reports: divergence"


class People:
    """A shop with requests and B2B orders, its centre, and two colleagues who were given one section each."""

    def __init__(self, world: World) -> None:
        self.world = world
        link = open_depot(world)
        for email in (ANN, BEN):
            world.add_user("shop", email, privileges=("buyer",))
        admin.set_sections(world.server, ANN, ["account", "sourcing"])
        admin.set_sections(world.server, BEN, ["account", "fulfilment"])
        self.shop, self.depot = world.desk("shop"), world.desk("depot")
        world.set_up_shop(self.shop)
        self.dock = stock_up(self.shop, self.depot, link)
        self.work()
        own = self.depot.rows(e.CentreTerms)[0]
        # Facts and tables of the centre, both shown to the shop by the same command.
        self.depot.do(
            a.UpdateOrganisation(organisation_id=own.id, time_zone="America/Chicago"),
            s.SaveCentreTerms(organisation_id=own.id, tables=_edited(own.tables)),
        )
        world.settle()

    def work(self) -> None:
        """A request, a draft and an order."""
        self.shop.do(self.world.draft(new_id(), self.world.line(), note_to_suppliers=OF_REQUESTS))
        draft(self.shop, self.dock, company=OF_ORDERS)
        created = draft(self.shop, self.dock, units=2, company=OF_ORDERS)
        self.shop.do(b.CreateB2BOrder(b2b_draft_id=created))

    def colleagues(self) -> tuple[Desk, Desk]:
        """Desks of who has sourcing, and of who has fulfilment."""
        return self.world.desk("ann", email=ANN), self.world.desk("ben", email=BEN)


def _edited(tables: str) -> str:
    found = json.loads(tables)
    found["cutoff"] = "11:11" if found.get("cutoff") != "11:11" else "11:12"
    return json.dumps(found)


@pytest.fixture
def people(world: World) -> People:
    return People(world)


def _sections(desk: Desk) -> dict[str, set[str]]:
    """The ids of all events of a desk by section."""
    found: dict[str, set[str]] = {section: set() for section in e.SECTIONS}
    for event in desk.rows(e.Event):
        found[e.section_of(event)].add(event.id)
    return found


def _heard(desk: Desk) -> bytes:
    return b"".join(desk.cable.received)


def _check(people: People, ann: Desk, ben: Desk) -> None:
    """Each has the history of what it may have, whole, and not a byte of other documents."""
    every = _sections(people.shop)
    assert all(every.values())
    assert _sections(ann) == every | {"fulfilment": set()}
    assert _sections(ben) == every | {"sourcing": set()}
    for desk, other in ((ann, OF_ORDERS), (ben, OF_REQUESTS)):
        assert other.encode() not in desk.dump()


# ---------------------------------------------------------------- who receives what


def test_every_event_tells_of_one_section_alone(people: People) -> None:
    with people.world.server.readers.snapshot() as db:
        rows = db.query('SELECT "document_kind", "changes" FROM "event"')
    assert {kind for kind, _ in rows} >= {"organisation", "centre_terms", "link", "link_terms", "b2b_draft"}
    for kind, changes in rows:
        told = {e.BY_TABLE[entry[0]].SECTION for entry in json.loads(changes)}
        assert told == {e.DOCUMENT_SECTIONS[kind]}, kind
    with people.world.server.readers.snapshot() as db:
        scopes = db.query(
            'SELECT DISTINCT f."scope", e."document_kind" FROM "feed" f JOIN "event" e ON e."id" = f."row_id"'
            " WHERE f.\"tbl\" = 'event'"
        )
    assert all(scope.partition(":")[2] == e.DOCUMENT_SECTIONS[kind] for scope, kind in scopes)


def test_a_new_device_of_one_section_receives_its_history_alone(people: People) -> None:
    """By the first snapshot, and by what comes after it."""
    ann, ben = people.colleagues()
    _check(people, ann, ben)
    people.work()
    people.world.settle()
    _check(people, ann, ben)
    assert OF_ORDERS.encode() not in _heard(ann)
    assert OF_REQUESTS.encode() not in _heard(ben)
    admin.set_sections(people.world.server, BEN, [])
    admin.set_sections(people.world.server, ANN, [])
    people.world.settle()
    people.world.assert_converged()


def test_history_goes_and_comes_back_with_its_section(people: People) -> None:
    admin.set_sections(people.world.server, ANN, [])
    ann, ben = people.colleagues()
    assert _sections(ann) == _sections(people.shop)
    admin.set_sections(people.world.server, ANN, ["account", "sourcing"])
    ann.sync()
    assert ann.state("sync.state") == "synced", "nobody is asked: it is meant"
    _check(people, ann, ben)
    admin.set_sections(people.world.server, ANN, ["account", "fulfilment"])
    admin.set_sections(people.world.server, BEN, ["account", "sourcing"])
    ann.sync()
    ben.sync()
    _check(people, ben, ann)
    for email in (ANN, BEN):
        admin.set_sections(people.world.server, email, [])
    people.world.settle()
    people.world.assert_converged()


def test_who_has_fulfilment_alone_reads_the_history_of_a_b2b_order(people: People) -> None:
    """And its lists know since when a document is where it is, as a colleague's do (law 9)."""
    _, ben = people.colleagues()
    order = the_order(people.shop).id
    told, own = (desk.store.answer(GetHistory(document_id=order)) for desk in (ben, people.shop))
    assert told == own
    assert len(told) >= 2
    entered = 'SELECT "entered_at" FROM "transaction" WHERE "id" = ?'
    since = []
    for desk in (ben, people.shop):
        with desk.store.reading() as db:
            since.append(db.query(entered, (bytes.fromhex(order),)))
    assert since[0] == since[1]
    request = people.shop.rows(e.Request)[0].id
    with pytest.raises(UserError, match="document"):
        ben.store.answer(GetHistory(document_id=request))


# ---------------------------------------------------------------- comparing, restoring


@pytest.mark.expected_logs(REPLACED, REPORTED)
def test_history_is_compared_section_by_section(people: People) -> None:
    ann, ben = people.colleagues()
    for desk in (ann, ben, people.shop):
        assert desk.engine.verify().buckets == 0
    gone = next(event for event in ben.rows(e.Event) if event.document_kind == "b2b_order")
    for desk in (ben, people.shop):
        with desk.store.writing() as db:
            db.run('DELETE FROM "event" WHERE "id" = ?', (bytes.fromhex(gone.id),))
        assert desk.engine.verify().repaired == 1
    _check(people, ann, ben)
    # What a device must not have is no part of what is compared: nothing is fetched for it.
    assert ann.engine.verify().buckets == 0


def test_a_check_of_the_database_finds_history_in_a_wrong_section(people: People) -> None:
    database = people.world.database
    assert all(line["ok"] for line in backup.verify_database(database))
    damage = (
        'UPDATE "feed" SET "scope" = replace("scope", \':fulfilment\', \':sourcing\') WHERE "tbl" = \'event\''
    )
    people.world.server.executor.call(lambda unit: unit.db.run(damage)).result()
    found = {line["check"]: line["text"] for line in backup.verify_database(database)}
    assert "of event of another section" in found["feeds"]
    assert "of event by owner_id" in found["rows"]


def test_a_restored_server_gives_history_by_section(people: People, tmp_path: Path) -> None:
    ann, ben = people.colleagues()
    file = tmp_path / "server.backup"
    backup.backup(people.world.database, file, people.world.clock.now())
    people.work()
    people.world.settle()
    people.world.server.close()
    place = Database(tmp_path / "restored" / "server.db")
    place.place.parent.mkdir()  # type: ignore[union-attr]
    backup.restore(place, file, people.world.clock.now())
    people.world.use(_server(people.world, place), place)
    people.world.settle()
    _check(people, ann, ben)
    assert all(line["ok"] for line in backup.verify_database(place))


def _server(world: World, database: Database) -> Server:
    return Server(database, clock=world.clock, hasher=HASHER, background=False, chance=world.chance)


# ---------------------------------------------------------------- from the step before


@pytest.fixture(params=["sqlite", "postgresql"])
def older(request: pytest.FixtureRequest, tmp_path: Path, make_pg_url: Callable[[], str]) -> Any:
    """People whose server and desks are as they were when all history went with requests and orders."""
    pg = request.param == "postgresql"
    database = Database(make_pg_url(), tmp_path / "state") if pg else None
    with world_in(tmp_path / "world", database=database) as world:
        yield _Older(People(world))


class _Older:
    def __init__(self, people: People) -> None:
        self.people = people
        self.ann, self.ben = people.colleagues()
        self.wanted = _sections(people.shop)
        world = people.world
        world.server.close()
        db = world.database.connect()
        db.begin()
        self.mixed = _as_before(db)
        db.commit()
        db.close()
        for desk in (self.ann, self.ben, people.shop, people.depot):
            _desk_as_before(desk, world.database)

    def add(self, count: int) -> set[str]:
        """So many more events of an order; their ids."""
        db = self.people.world.database.connect()
        db.begin()
        sql, test = codec(e.Event).sql, "\"document_kind\" = 'b2b_order'"
        like = db.query(f"{sql.select} WHERE {test} LIMIT 1")[0]
        ids = [uuid.uuid5(uuid.NAMESPACE_OID, str(number)).bytes for number in range(count)]
        db.many(sql.insert, [(row_id, *like[1:]) for row_id in ids])
        db.many(
            'INSERT INTO "feed" ("scope", "tbl", "row_id", "seq", "op") SELECT "scope", "tbl", ?, "seq", "op"'
            ' FROM "feed" WHERE "tbl" = \'event\' AND "row_id" = ?',
            [(row_id, like[0]) for row_id in ids],
        )
        db.commit()
        db.close()
        return {row_id.hex() for row_id in ids}

    def update(self) -> None:
        """The program is updated."""
        world = self.people.world
        db = world.database.connect()
        _step(db, "server", "0019", "0020")
        db.close()
        world.use(_server(world, world.database), world.database)
        # What the step noted was at the machine's time, not at this world's.
        self.run('UPDATE "scope_mark" SET "at" = ?', world.clock.now())

    def update_desks(self) -> None:
        """And at the desks, which were away."""
        people, world = self.people, self.people.world
        for desk in (self.ann, self.ben, people.shop, people.depot):
            _step(desk.store._db, "desk", "0027", "0028")
        self.ann, self.ben = world.reopen(self.ann), world.reopen(self.ben)
        people.shop, people.depot = world.reopen(people.shop), world.reopen(people.depot)

    def run(self, sql: str, *params: Any) -> None:
        """Write into the server's database."""
        self.people.world.server.executor.call(lambda unit: unit.db.run(sql, params)).result()

    def tombstones(self) -> int:
        """How many tombstones of history there are."""
        with self.people.world.server.readers.snapshot() as db:
            sql = 'SELECT count(*) FROM "feed" WHERE "tbl" = \'event\' AND "op" <> 1'
            return int(db.query(sql)[0][0])


def _as_before(db: Db) -> str:
    """All history in the section of requests; the server's database one step back.

    The id of an event that tells of a connection and of the centre's tables at once.
    """
    hexed = "encode({}, 'hex')" if db.dialect == "postgresql" else "lower(hex({}))"
    db.run('DELETE FROM "feed" WHERE "tbl" = \'event\'')
    for party, more in (("owner_id", ""), ("counterpart_id", 'AND e."counterpart_id" <> e."owner_id"')):
        db.run(
            'INSERT INTO "feed" ("scope", "tbl", "row_id", "seq", "op")'
            ' SELECT s."name", \'event\', e."id", s."head", 1 FROM "event" e JOIN "scope" s'
            f" ON s.\"name\" = {hexed.format(f'e.{party}')} || ':sourcing'"
            f' WHERE e."{party}" IS NOT NULL {more}'
        )
    db.run('UPDATE "event" SET "document_kind" = \'organisation\' WHERE "document_kind" = \'centre_terms\'')
    mixed, link = db.query(
        'SELECT "id", "document_id" FROM "event" WHERE "document_kind" = \'link\' LIMIT 1'
    )[0]
    db.run('UPDATE "event" SET "document_kind" = \'link\' WHERE "document_kind" = \'link_terms\'')
    entries = json.loads(db.query('SELECT "changes" FROM "event" WHERE "id" = ?', (mixed,))[0][0])
    told = json.dumps([*entries, ["link_terms", link.hex(), "edition", 6, 7]], separators=(",", ":"))
    db.run('UPDATE "event" SET "changes" = ? WHERE "id" = ?', (told, mixed))
    return str(mixed.hex())


def _desk_as_before(desk: Desk, database: Database) -> None:
    """What a desk had: all history of its company with sourcing, none without."""
    sql, own, db = codec(e.Event).sql, bytes.fromhex(desk.company), database.connect()
    rows = db.query(f'{sql.select} WHERE "owner_id" = ? OR "counterpart_id" = ?', (own, own))
    db.close()
    with desk.store.writing() as there:
        there.run('DELETE FROM "event"')
        if there.query("SELECT 1 FROM cursor WHERE scope LIKE '%:sourcing'"):
            there.many(sql.insert, rows)


def _step(db: Any, line: migrate.Line, before: str, step: str) -> None:
    """Run one step alone: those after it have been run."""
    stamp = "UPDATE alembic_version SET version_num = ?"
    (last,) = db.query("SELECT version_num FROM alembic_version")[0]
    db.run(stamp, (before,))
    is_postgres = db.dialect == "postgresql"
    driver = {"url": "postgresql+psycopg://"} if is_postgres else {"url": "sqlite://", "module": dbapi2}
    engine = sa.create_engine(**driver, creator=lambda: db.raw, poolclass=StaticPool)
    if is_postgres:
        db.raw.autocommit = False
    with engine.connect() as connection, connection.begin():
        if not is_postgres:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        migrate._run(connection, line, step)
    if is_postgres:
        db.raw.autocommit = True
    db.run(stamp, (last,))


def test_an_update_moves_history_and_every_desk_ends_right(older: Any) -> None:
    """On both databases: nothing is lost, what stood in two sections is parted, and nobody is asked."""
    people = older.people
    older.update()
    world = people.world
    assert all(line["ok"] for line in backup.verify_database(world.database))
    world.settle()
    parted = uuid.uuid5(uuid.UUID(hex=older.mixed), "link_terms").hex
    every = _sections(people.shop)
    assert every == older.wanted | {"fulfilment": older.wanted["fulfilment"] | {parted}}
    _check(people, older.ann, older.ben)
    for event in people.shop.rows(e.Event):
        assert {e.BY_TABLE[entry[0]].SECTION for entry in json.loads(event.changes)} == {e.section_of(event)}
    assert [entry[0] for entry in json.loads(people.shop.row(e.Event, parted).changes)] == ["link_terms"]
    for desk in world.desks:
        assert desk.state("sync.state") == "synced"
        assert_projected(desk.store)
        assert desk.engine.verify().buckets == 0
    world.assert_converged(people.shop, people.depot)
    fresh = people.colleagues()
    _check(people, *fresh)


def test_much_that_moves_is_told_in_many_pages(older: Any) -> None:
    """A page ends where a number of a feed ends: no number holds more rows than a page should."""
    people = older.people
    added = older.add(1_200)
    older.update()
    world = people.world
    assert all(line["ok"] for line in backup.verify_database(world.database))
    with world.server.readers.snapshot() as db:
        sql = (
            'SELECT "scope", "op", count(*) FROM "feed" WHERE "tbl" = \'event\' GROUP BY "scope", "op", "seq"'
        )
        counts = db.query(sql)
    assert max(count for *_, count in counts) == 500
    scope = f"{people.shop.company}:{{}}"
    moved = [(scope.format("fulfilment"), 1), (scope.format("sourcing"), 2)]
    assert all(sum((name, op) == key for name, op, _ in counts) >= 3 for key in moved)
    world.settle()
    assert _sections(people.shop)["fulfilment"] >= added
    assert _sections(older.ben)["fulfilment"] == _sections(people.shop)["fulfilment"]
    assert not added & set().union(*_sections(older.ann).values())


def test_who_was_away_for_long_after_an_update_ends_right(older: Any) -> None:
    """The tombstones of what moved are gone as well: the desk's own update lets go of what it must not have,
    sections are taken anew, and all is compared at the next chance.
    """
    people = older.people
    older.update()
    world = people.world
    assert older.tombstones() > 10
    for _ in range(2):
        people.work()
        people.shop.sync()
        world.clock.advance(compaction.HORIZON + compaction.EVERY)
        world.server.compactor.run()
    assert older.tombstones() == 0
    older.update_desks()
    world.settle()
    for desk in (older.ann, older.ben):
        assert desk.state("verify.at") == "0"
        assert desk.engine.verify().buckets == 0
    _check(people, older.ann, older.ben)
    assert all(line["ok"] for line in backup.verify_database(world.database))
