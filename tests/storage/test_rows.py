# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The unit of work: images, visibility, undo from memory, one flush for many commands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop_b2b.domain.entities import BY_TABLE, Inquiry, Request, RequestLine, Row
from desktop_b2b.errors import BugError, UserError
from desktop_b2b.storage.codec import Codec, R, codec, load
from desktop_b2b.storage.db import SqliteDb, transaction
from desktop_b2b.storage.migrate import upgrade
from desktop_b2b.storage.rows import RowStore

ME, OTHER, THIRD = "a" * 32, "b" * 32, "c" * 32


@pytest.fixture
def db(tmp_path: Path) -> Iterator[SqliteDb]:
    """A server's database without a key."""
    found = SqliteDb(tmp_path / "server.db")
    upgrade(found, "server")
    yield found
    found.close()


def request_row(mark: str = "1", owner: str = ME) -> Request:
    return Request(id=mark * 32, owner_id=owner, number=f"K7-{mark}")


def line_row(count: int, parent: str = "1") -> RequestLine:
    return RequestLine(
        id=f"{count:032x}",
        owner_id=ME,
        request_id=parent * 32,
        sort_key=f"{9 - count}",
        quantity=Decimal("1.5"),
    )


def keep(db: SqliteDb, *rows: Row) -> None:
    store = RowStore(db, authority=True)
    store.begin(None)
    for row in rows:
        store.add(row)
    store.done()
    with transaction(db):
        store.flush()


def test_a_row_comes_back_as_it_was_written(db: SqliteDb) -> None:
    row = line_row(3)
    row.partner_ids = (OTHER, THIRD)
    row.quantity = Decimal("0.000001")
    keep(db, request_row(), row)
    (found,) = load(db, RequestLine)
    assert found == row
    assert found.partner_ids == (OTHER, THIRD)


def test_children_come_in_their_order_and_include_what_is_not_flushed(db: SqliteDb) -> None:
    keep(db, request_row(), line_row(1), line_row(2))
    store = RowStore(db, authority=True)
    store.begin(ME)
    store.add(line_row(3))
    assert [row.sort_key for row in store.children(RequestLine, "request_id", "1" * 32)] == ["6", "7", "8"]


def test_images_before_and_after_give_the_changes(db: SqliteDb) -> None:
    keep(db, request_row(), line_row(1), line_row(2))
    store = RowStore(db, authority=True)
    store.begin(ME)
    first, second = store.children(RequestLine, "request_id", "1" * 32)
    first.sku = "X"
    store.remove(second)
    changes = {change.row.id: change for change in store.done()}
    assert set(changes) == {first.id, second.id}
    assert changes[second.id].after is None
    assert first.version == 2


def test_undo_takes_one_command_back_and_keeps_the_one_before(db: SqliteDb) -> None:
    keep(db, request_row(), line_row(1), line_row(2))
    store = RowStore(db, authority=True)
    store.begin(ME)
    store.get(Request, "1" * 32).company = "kept"
    store.done()
    store.begin(ME)
    request = store.get(Request, "1" * 32)
    request.company = "lost"
    line = store.children(RequestLine, "request_id", "1" * 32)[0]
    store.remove(line)
    store.add(line_row(5))
    changes = store.done()
    store.undo(changes)
    store.begin(ME)
    assert store.get(Request, "1" * 32).company == "kept"
    assert len(store.children(RequestLine, "request_id", "1" * 32)) == 2
    with transaction(db):
        store.flush()
    assert load(db, Request)[0].company == "kept"
    assert len(load(db, RequestLine)) == 2


def test_many_commands_in_memory_equal_one_by_one(db: SqliteDb, tmp_path: Path) -> None:
    other = SqliteDb(tmp_path / "other.db")
    upgrade(other, "server")

    def commands(store: RowStore, count: int) -> None:
        store.begin(ME)
        if count == 0:
            store.add(request_row())
        store.add(line_row(count))
        for line in store.children(RequestLine, "request_id", "1" * 32):
            line.sku += str(count)
        refused = count % 3 == 2
        changes = store.done()
        if refused:
            store.undo(changes)

    together = RowStore(db, authority=True)
    for count in range(8):
        commands(together, count)
    with transaction(db):
        together.flush()
    for count in range(8):
        alone = RowStore(other, authority=True)
        commands(alone, count)
        with transaction(other):
            alone.flush()
    assert load(db, RequestLine, "ORDER BY id") == load(other, RequestLine, "ORDER BY id")
    other.close()


def test_a_row_of_others_is_missing_not_forbidden(db: SqliteDb) -> None:
    keep(db, request_row("2", OTHER))
    store = RowStore(db, authority=True)
    store.begin(ME)
    with pytest.raises(UserError) as refused:
        store.get(Request, "2" * 32)
    assert refused.value.code == "record.missing"
    store.begin(None)
    assert store.get(Request, "2" * 32).owner_id == OTHER


def test_a_counterpart_sees_the_whole_row(db: SqliteDb) -> None:
    keep(db, Inquiry(id="3" * 32, owner_id=ME, counterpart_id=OTHER, number="K7-3", deadline_at=5))
    store = RowStore(db, authority=True)
    store.begin(OTHER)
    assert store.get(Inquiry, "3" * 32).number == "K7-3"
    store.begin(THIRD)
    assert store.find(Inquiry, "3" * 32) is None


def test_an_id_in_use_is_refused(db: SqliteDb) -> None:
    keep(db, request_row("2", OTHER))
    store = RowStore(db, authority=True)
    store.begin(ME)
    with pytest.raises(UserError) as refused:
        store.add(request_row("2"))
    assert refused.value.code == "record.exists"


def test_a_hopeful_store_leaves_the_ids_of_parts_to_the_database(db: SqliteDb) -> None:
    keep(db, request_row(), line_row(2))
    store = RowStore(db, authority=False, hopeful=True)
    store.begin(ME)
    for count in (1, 2, 3):
        store.add(line_row(count))
    store.done()
    with pytest.raises(UserError) as refused, transaction(db):
        store.flush()
    assert refused.value.code == "record.exists"
    assert [row.id for row in load(db, RequestLine)] == [line_row(2).id]


def test_nobody_makes_rows_for_others_or_gives_them_away(db: SqliteDb) -> None:
    keep(db, request_row())
    store = RowStore(db, authority=True)
    store.begin(ME)
    with pytest.raises(BugError):
        store.add(request_row("2", OTHER))
    store.begin(ME)
    store.get(Request, "1" * 32).owner_id = OTHER
    with pytest.raises(BugError):
        store.done()


@pytest.mark.parametrize("compiled", [False, True])
def test_every_entity_survives_the_codec(compiled: bool) -> None:
    for entity in BY_TABLE.values():
        found = made_for(entity, compiled=compiled)
        kinds = dict(zip(found.columns, found.sql.kinds, strict=True))
        made: dict[str, Any] = {
            "id": "d" * 32,
            "text": "x",
            "instant": 7,
            "integer": 7,
            "amount": Decimal("12.345678"),
        }
        full = entity(**{name: made[kind] for name, kind in kinds.items() if kind in made})
        needed = {name for name, field in entity.__dataclass_fields__.items() if field.default is MISSING}
        bare = entity(**{name: made[kind] for name, kind in kinds.items() if name in needed})
        for row in (full, bare):
            assert found.image(row) == codec(entity).image(row)
            assert found.to_db(found.image(row)) == codec(entity).to_db(codec(entity).image(row))
            assert found.from_db(found.to_db(found.image(row))) == row


@pytest.mark.parametrize("compiled", [False, True])
def test_values_that_are_no_row_make_none(compiled: bool) -> None:
    """An image of another shape than the table's columns is refused, not half a row."""
    found = made_for(Request, compiled=compiled)
    row = Request(id="1" * 32, owner_id="2" * 32, number="K7-0001", version=3)
    values = found.to_db(found.image(row))
    assert found.from_db(values) == row
    for wrong in (values[:-1], [*values, 1]):
        with pytest.raises(ValueError, match=r"columns|to unpack"):
            found.from_db(wrong)


def made_for(entity: type[R], *, compiled: bool) -> Codec[R]:
    """A codec as it is at first, or once it has met many rows."""
    found = Codec(entity)
    if compiled:
        found.compile()
    return found
