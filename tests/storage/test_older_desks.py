# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Desks of older programs: what they had is there after the upgrade, as if it had always been kept so."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from desktop_b2b.domain.commands.sourcing import SaveDraft
from desktop_b2b.domain.entities import B2BDraft, B2BOrder, Event, Link, Organisation, Request, Row
from desktop_b2b.services.queries import CountTransactions, Dashboard, ListTransactions
from desktop_b2b.storage import migrate, projector
from desktop_b2b.storage.codec import codec
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.listing import first_position
from desktop_b2b.storage.migrate import upgrade
from desktop_b2b.storage.read_models.text import SORTED, key_column, searched
from desktop_b2b.storage.session import write_session
from tests.bench.harness import open_store, session_of

MINE = "0a" * 16


def desk_at(folder: Path, step: str) -> SqliteDb:
    """The database of a desk as an older program left it."""
    db = SqliteDb(folder / "desk.db")
    engine = sa.create_engine("sqlite://", module=dbapi2, creator=lambda: db.raw, poolclass=StaticPool)
    with engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        migrate._run(connection, "desk", step)
    db.run(f"PRAGMA user_version = {int(step)}")
    return db


def enter(db: SqliteDb, *rows: Row) -> None:
    """Rows into the tables of an older program, which lack what came later."""
    for row in rows:
        found = codec(type(row))
        had = [column[1] for column in db.query(f'PRAGMA table_info("{row.TABLE}")')]
        values = dict(zip(found.columns, found.to_db(found.image(row)), strict=True))
        marks = ",".join("?" * len(had))
        names = ",".join(f'"{name}"' for name in had)
        db.run(f'INSERT INTO "{row.TABLE}" ({names}) VALUES ({marks})', [values[name] for name in had])


def test_an_older_desk_lists_what_it_had(tmp_path: Path) -> None:
    """The read model is filled anew: positions follow time, and texts are found by them."""
    instant = 1_764_000_000_000
    older = desk_at(tmp_path, "0002")
    request = Request(id="ab" * 16, owner_id=MINE, number="K7-0001", created_at=instant)
    session = session_of(MINE)
    write_session(older, session)
    enter(older, Organisation(id=MINE, owner_id=MINE, name="Larch & Linden"), request)
    older.close()
    store = open_store(tmp_path, None)
    assert store.answer(ListTransactions(query="k7-0")).rows[0].id == request.id
    with store.reading() as db:
        assert db.query('SELECT position FROM "transaction"') == [(first_position(instant),)]
        assert not db.query("SELECT 1 FROM sqlite_master WHERE type = 'trigger'")
    store.close()


def test_an_older_desk_lists_the_b2b_orders_it_had(tmp_path: Path) -> None:
    """Orders and drafts came to a desk before its lists knew them: they are filled in with the upgrade."""
    older = desk_at(tmp_path, "0024")
    link = Link(id="1f" * 16, owner_id=MINE, counterpart_id="0c" * 16, kind="fulfilment_centre")
    order = B2BOrder(
        id="ab" * 16, owner_id=MINE, counterpart_id="0c" * 16, link_id=link.id, number="B-1", created_at=1,
        state="processing",
    )  # fmt: skip
    draft = B2BDraft(id="cd" * 16, owner_id=MINE, number="BD-2", created_at=2)
    write_session(older, session_of(MINE))
    organisation = Organisation(id=MINE, owner_id=MINE, name="Larch & Linden", is_retailer=True)
    enter(older, organisation, link, order, draft)
    older.close()
    store = open_store(tmp_path, None)
    assert [(row.id, row.kind) for row in store.answer(ListTransactions()).rows] == [
        (draft.id, "b2b_draft"),
        (order.id, "b2b_order"),
    ]
    totals = {one.key: one.total for one in store.answer(Dashboard()) if one.total}
    assert totals == {"b2b_draft": 1, "b2b_at_centre": 1}
    store.close()


def test_an_older_desk_tells_why_what_is_packed_waits(tmp_path: Path) -> None:
    """A desk listed such orders before its lists knew their reasons: they are filled in with the upgrade, and
    hold what the projector would write.
    """
    older = desk_at(tmp_path, "0029")
    stands = (
        ("awaiting_shipper", ("LABELS_MISSING", "PAYMENT")), ("awaiting_shipper", ()),
        ("action_required", ("NO_STOCK",)), ("labelled", ("LABELS_MISSING",)),
    )  # fmt: skip
    write_session(older, session_of(MINE))
    enter(older, Organisation(id=MINE, owner_id=MINE, name="Larch & Linden", is_retailer=True))
    for count, (state, reasons) in enumerate(stands):
        enter(
            older,
            B2BOrder(
                id=f"{count:032x}", owner_id=MINE, counterpart_id="0c" * 16, link_id="1f" * 16, state=state,
                number=f"B-{count}", created_at=count + 1, reasons=reasons,
            ),
        )  # fmt: skip
    older.run("CREATE TABLE text_waiting (position)")  # which the projector knows, and a later step makes
    projector.project_all(older, MINE)
    older.run("DROP TABLE text_waiting")
    listed = 'SELECT * FROM "transaction" ORDER BY "id"'
    wanted = older.query(listed)
    older.run("UPDATE \"transaction\" SET reason = '' WHERE state = 'awaiting_shipper'")
    assert older.query(listed) != wanted
    older.close()
    store = open_store(tmp_path, None)
    with store.reading() as db:
        assert db.query(listed) == wanted
    found = store.answer(ListTransactions(query="reason:labels_missing")).rows
    assert [(row.number, row.reason) for row in found] == [("B-0", "LABELS_MISSING,PAYMENT")]
    store.close()


def test_an_older_desk_keeps_its_index_of_texts(tmp_path: Path) -> None:
    """What it had is entered, and nothing waits; what changes from then on does."""
    older = desk_at(tmp_path, "0030")
    request = Request(id="ab" * 16, owner_id=MINE, number="K7-0001", company="Galerie", created_at=1)
    write_session(older, session_of(MINE))
    enter(older, Organisation(id=MINE, owner_id=MINE, name="Larch & Linden", is_retailer=True), request)
    older.run("CREATE TABLE text_waiting (position)")
    projector.project_all(older, MINE)
    older.run("DROP TABLE text_waiting")
    older.close()
    store = open_store(tmp_path, None)
    with store.reading() as db:
        assert db.query("SELECT * FROM text_waiting") == []
    assert [row.id for row in store.answer(ListTransactions(query="galerie")).rows] == [request.id]
    store.execute(SaveDraft(request_id=request.id, company="Maison"))
    assert store.answer(CountTransactions(query="galerie")) == 0
    assert [row.id for row in store.answer(ListTransactions(query="maison")).rows] == [request.id]
    with store.reading() as db:
        assert len(db.query("SELECT * FROM text_waiting")) == 1
    store.close()


def test_an_older_desk_knows_what_its_lists_are_sorted_by(tmp_path: Path) -> None:
    """Columns that came with a step hold what the projector would write."""
    older = desk_at(tmp_path, "0018")
    texts = [
        searched({"reference": ["PO 7", "É"], "line": ["Mugs"], "courier": ["Fast"], "note": ["late"]}),
        searched({"recipient": ["Galerie Hartwig", "Ms Ode"], "tracking": ["1Z", "2Z"]}),
        searched({}),
    ]
    columns = [row[1] for row in older.query('PRAGMA table_info("transaction")')]
    for count, text in enumerate(texts):
        values = {"position": count, "id": bytes([count]), "search": text["search"]}
        marks = ", ".join("?" * len(columns))
        older.run(f'INSERT INTO "transaction" VALUES ({marks})', [values.get(name, "") for name in columns])
    upgrade(older, "desk")
    names = [key_column(name) for name in SORTED]
    kept = older.query(f'SELECT {", ".join(names)} FROM "transaction" ORDER BY position')
    assert kept == [tuple(text.get(name, "") for name in names) for text in texts]
    older.close()


@pytest.mark.parametrize(
    ("scopes", "anew", "left"),
    [
        (("account", "sourcing", "fulfilment"), "[]", {"request", "b2b_order", "link"}),
        (("account", "sourcing"), "[]", {"request", "link"}),
        (("account", "fulfilment"), "[]", {"b2b_order", "link"}),
        (("account", "sourcing"), '["{}:fulfilment"]', {"request", "b2b_order", "link"}),
        ((), "[]", {"request", "b2b_order", "link"}),
    ],
)
def test_an_older_desk_lets_go_of_history_that_it_must_not_have(
    tmp_path: Path, scopes: tuple[str, ...], anew: str, left: set[str]
) -> None:
    """Not of what waits here to be sent, nor of anything before it was told what it may have."""
    older = desk_at(tmp_path, "0027")
    told = [(kind, version) for kind in ("request", "b2b_order", "link") for version in (0, 1)]
    enter(
        older,
        *(
            Event(
                id=f"{count:032x}", owner_id=MINE, version=version, document_id="cd" * 16, document_kind=kind,
                command="X", actor_id=None, actor_name="", device="", at=1, changes="[]",
            )
            for count, (kind, version) in enumerate(told)
        ),
    )  # fmt: skip
    for scope in scopes:
        older.run("INSERT INTO cursor VALUES (?, 1, 5, 'm')", (f"{MINE}:{scope}",))
    older.run("INSERT INTO state VALUES ('sync.anew', ?)", (anew.replace("{}", MINE),))
    older.run("INSERT INTO state VALUES ('verify.at', '1790000000000')")
    upgrade(older, "desk")
    kept = set(older.query('SELECT "document_kind", "version" FROM "event"'))
    assert kept == {(kind, version) for kind, version in told if not version or kind in left}
    assert older.query("SELECT value FROM state WHERE key = 'verify.at'") == [
        ("0" if scopes else "1790000000000",)
    ]
    older.close()
