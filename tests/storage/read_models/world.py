# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A desk's database for these tests, filled row by row through small factories."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from desktop_b2b.clock import DAY, HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.services.queries import Query, Viewer
from desktop_b2b.storage import projector, read_models
from desktop_b2b.storage.codec import codec
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.schema import desk_metadata

T = TypeVar("T")

NOW = 1_764_000_000_000
RETAILER = "0a" * 16
SUPPLIER = "0b" * 16
OTHER = "0c" * 16
USER = "0d" * 16


class Recorder(SqliteDb):
    """Remembers the statements that were read."""

    statements: list[tuple[str, Sequence[Any]]]

    def query(self, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        self.statements.append((sql, params))
        return super().query(sql, params)

    def plans(self) -> list[str]:
        """How SQLite goes about each statement that was read since."""
        statements, self.statements = self.statements, []
        return [
            str(row[3])
            for sql, params in statements
            if not sql.startswith("EXPLAIN")
            for row in super(Recorder, self).query(f"EXPLAIN QUERY PLAN {sql}", params)
        ]


def make_database(path: Path) -> None:
    """All tables of a desk, straight from the metadata."""
    db = SqliteDb(path)
    engine = sa.create_engine("sqlite://", module=dbapi2, creator=lambda: db.raw, poolclass=StaticPool)
    desk_metadata().create_all(engine)
    db.close()


class World:
    """One organisation's desk. Factories enter rows; ``project`` brings the read model up to date."""

    def __init__(self, path: Path, organisation_id: str = RETAILER) -> None:
        self.db = Recorder(path)
        self.db.statements = []
        self.db.run("PRAGMA synchronous = OFF")  # nothing here outlives its test
        self.me = organisation_id
        self._ids = itertools.count(1)

    def id(self) -> str:
        return f"{next(self._ids):032x}"

    def put(self, *rows: e.Row) -> None:
        for row in rows:
            found = codec(type(row))
            self.db.run(found.sql.upsert, found.to_db(found.image(row)))

    def remove(self, row: e.Row) -> None:
        self.db.run(codec(type(row)).sql.delete, (bytes.fromhex(row.id),))

    def project(self, *rows: e.Row) -> None:
        """Project what these rows touch; everything when none are named."""
        touched: dict[str, set[str]] = {}
        for row in rows:
            touched.setdefault(row.TABLE, set()).add(row.id)
        if rows:
            projector.project(self.db, self.me, touched)
        else:
            projector.project_all(self.db, self.me)

    def save(self, *rows: e.Row) -> None:
        """Enter rows and project them."""
        self.put(*rows)
        self.project(*rows)

    def viewer(self, now: int = NOW) -> Viewer:
        return Viewer(organisation_id=self.me, user_id=USER, now=now)

    def ask(self, query: Query[T], now: int = NOW) -> T:
        answer: T = read_models.answer(self.db, self.viewer(now), query)
        return answer

    def table(self) -> dict[str, dict[str, Any]]:
        """The read model by document."""
        names = [row[1] for row in self.db.query('PRAGMA table_info("transaction")')]
        rows = self.db.query('SELECT * FROM "transaction"')
        found = [dict(zip(names, row, strict=True)) for row in rows]
        return {row["id"].hex(): {k: v for k, v in row.items() if k != "position"} for row in found}

    # ---- factories

    def organisation(self, *, retailer: bool = True, supplier: bool = False) -> e.Organisation:
        row = e.Organisation(
            id=self.me, owner_id=self.me, name="Larch & Linden", is_retailer=retailer, is_supplier=supplier,
            logo_hash="ab" * 32,
        )  # fmt: skip
        self.put(row)
        return row

    def card(self, name: str, organisation_id: str | None = None, **fields: Any) -> e.Partner:
        row = e.Partner(id=self.id(), owner_id=self.me, name=name, organisation_id=organisation_id, **fields)
        self.put(row)
        return row

    def request(
        self,
        state: str = "waiting",
        *,
        deadlines: Iterable[int] = (),
        lines: Iterable[tuple[str, int, str | None]] = (),
        **fields: Any,
    ) -> e.Request:
        """A request; each deadline is a partner still asked, each line SKU, quantity, maximum price."""
        request_id = self.id()
        deadlines = list(deadlines)
        sent = None if state == "draft" else NOW - DAY
        defaults: dict[str, Any] = {
            "created_at": NOW - 2 * DAY, "edited_at": NOW - 2 * DAY, "sent_at": sent,
            "next_deadline_at": min(deadlines, default=None), "asked_count": len(deadlines),
        }  # fmt: skip
        row = e.Request(
            id=request_id, owner_id=self.me, number=f"K7-{int(request_id, 16):04d}", state=state,
            **{**defaults, **fields},
        )  # fmt: skip
        rows: list[e.Row] = [row]
        for count, deadline in enumerate(deadlines):
            rows.append(
                e.RequestPartner(
                    id=self.id(),
                    owner_id=self.me,
                    request_id=request_id,
                    partner_id=self.id(),
                    name=f"Partner {count}",
                    deadline_at=deadline,
                    deadline_zone="Europe/Paris",
                    state="asked",
                )
            )
        for count, (sku, quantity, limit) in enumerate(lines):
            line = e.RequestLine(
                id=self.id(), owner_id=self.me, request_id=request_id, sort_key=f"{count:04d}", sku=sku,
                quantity=Decimal(quantity),
            )  # fmt: skip
            rows.append(line)
            if limit is not None:
                rows.append(
                    e.RequestLinePrivate(
                        id=line.id, owner_id=self.me, request_id=request_id, max_price=Decimal(limit)
                    )
                )
        self.save(*rows)
        return row

    def inquiry(self, deadline_at: int, state: str = "waiting", **fields: Any) -> e.Inquiry:
        """What a retailer asks this (supplying) organisation."""
        inquiry_id = self.id()
        row = e.Inquiry(
            id=inquiry_id, owner_id=OTHER, counterpart_id=self.me, number=f"R2-{int(inquiry_id, 16):04d}",
            state=state, deadline_at=deadline_at, **{"sent_at": NOW - DAY, **fields},
        )  # fmt: skip
        self.save(row)
        return row

    def order(self, state: str = "sent", *, received: bool = False, **fields: Any) -> e.Order:
        order_id = self.id()
        parties = (OTHER, self.me) if received else (self.me, SUPPLIER)
        defaults: dict[str, Any] = {
            "owner_id": parties[0],
            "counterpart_id": parties[1],
            "number": f"K7-{int(order_id, 16):04d}",
            "sent_at": NOW - DAY,
            "ship_by": NOW + DAY,
        }
        row = e.Order(id=order_id, state=state, **{**defaults, **fields})
        self.save(row)
        return row

    def seen(self, widget: str, at: int) -> None:
        self.put(e.SeenMark(id=self.id(), owner_id=self.me, user_id=USER, widget=widget, seen_at=at))

    def opened(self, row: e.Row, at: int, user: str = USER) -> None:
        self.put(e.OpenedMark(id=self.id(), owner_id=self.me, user_id=user, record_id=row.id, opened_at=at))

    def pend(
        self,
        row: e.Row,
        *,
        target: bool = True,
        wrote: Sequence[e.Row] = (),
        user: str = USER,
        depends_on: str = "[]",
    ) -> str:
        """A command on a document that waits in the outbox; returns its id."""
        command_id = self.id()
        self.db.run(
            "INSERT INTO outbox (command_id, user_id, lane_seq, type, v, body, expects, depends_on, numbers,"
            " made_at, target_id, document_kind, state, local_error, touches, told)"
            " VALUES (?,?,1,'SaveDraft',1,'{}','[]',?,'[\"K7-0001\"]',?,?,?,'queued','',x'80',x'')",
            (
                bytes.fromhex(command_id), bytes.fromhex(user), depends_on, NOW,
                bytes.fromhex(row.id) if target else None, row.KIND,
            ),
        )  # fmt: skip
        position = self.db.query("SELECT max(position) FROM outbox")[0][0]
        for written in wrote:
            self.db.run("INSERT INTO outbox_document VALUES (?,?)", (bytes.fromhex(written.id), position))
        return command_id


__all__ = ["DAY", "HOUR", "NOW", "OTHER", "RETAILER", "SUPPLIER", "USER", "World", "make_database"]
