# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""History leaves the section of requests and orders for that of the document it tells of.

Whoever may have a document gets its history, and from devices that may not have it what they have goes: it is
entered as removed on purpose where it was, and as new where it belongs. What one event told of an organisation
and of its tables becomes two, since these are in different sections.
"""

from __future__ import annotations

import json
import secrets
import uuid
from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

from desktop_b2b.clock import SystemClock

revision = "0020"
down_revision = "0019"

_MOVED = {
    "account": ("link", "organisation", "shared_view", "user"),
    "fulfilment": (
        "b2b_draft", "b2b_order", "bin", "centre_terms", "fulfilment_shipment", "link_terms", "recount",
        "stock_item", "wave",
    ),
}  # fmt: skip
#: The tables that were told of with a document of another section.
_TERMS = {"organisation": "centre_terms", "link": "link_terms"}
_PUT, _MEANT = 1, 2
#: Rows that move under one number of a scope: pages end where a number ends, and none is to be large for this.
_TOGETHER = 500
#: Events that are parted at a time: what a centre publishes is told of whole, before and after.
_SLICE = 50
_PLACE = f"""s."head" + 1 + (row_number() OVER (PARTITION BY s."name" ORDER BY e."id") - 1) / {_TOGETHER}"""
_SCOPE = """
INSERT INTO "scope" ("name", "gen", "head", "min_seq") VALUES (:name, 1, 0, 0) ON CONFLICT ("name") DO NOTHING"""
_REACHED = """
SELECT s."name", s."head", (SELECT max(f."seq") FROM "feed" f WHERE f."scope" = s."name") FROM "scope" s"""
_MARK = 'INSERT INTO "scope_mark" ("scope", "seq", "mark", "at") VALUES (:name, :seq, :mark, :at)'


def upgrade() -> None:
    """Part what stands in two sections, then move."""
    bind = op.get_bind()
    for kind, table in _TERMS.items():
        _part(bind, kind, table)
    _leave(bind)
    for section, kinds in _MOVED.items():
        for party, more in (("owner_id", ""), ("counterpart_id", ' AND e."counterpart_id" <> e."owner_id"')):
            _enter(bind, section, party, f'e."document_kind" IN ({_list(kinds)}){more}')


def _part(bind: sa.Connection, kind: str, table: str) -> None:
    """Events of a kind that tell of a table in another section: their own kind, or two events of one."""
    event = sa.table("event", *(sa.column(name) for name in _columns(bind)))
    tells = sa.cast(event.c.changes, sa.Text).contains(f'"{table}"')
    ids = [row[0] for row in bind.execute(sa.select(event.c.id).where(event.c.document_kind == kind, tells))]
    for start in range(0, len(ids), _SLICE):
        some = sa.select(event).where(event.c.id.in_(ids[start : start + _SLICE]))
        for row in bind.execute(some).mappings().all():
            _part_one(bind, event, table, row)


def _part_one(bind: sa.Connection, event: sa.TableClause, table: str, row: sa.RowMapping) -> None:
    entries = json.loads(row["changes"])
    apart = [entry for entry in entries if entry[0] == table]
    rest = [entry for entry in entries if entry[0] != table]
    if not apart:
        return
    this = sa.update(event).where(event.c.id == row["id"])
    if not rest:
        bind.execute(this.values(document_kind=table, version=row["version"] + 1))
        return
    bind.execute(this.values(changes=_text(rest), version=row["version"] + 1))
    own = uuid.uuid5(uuid.UUID(bytes=bytes(row["id"])), table).bytes
    parted = {"id": own, "version": 1, "document_kind": table, "changes": _text(apart)}
    bind.execute(sa.insert(event).values({**row, **parted}))


def _columns(bind: sa.Connection) -> list[str]:
    return [column["name"] for column in sa.inspect(bind).get_columns("event")]


def _text(entries: list[object]) -> str:
    return json.dumps(entries, separators=(",", ":"), ensure_ascii=False)


def _leave(bind: sa.Connection) -> None:
    """What moves is removed on purpose where it was."""
    kinds = _list(kind for some in _MOVED.values() for kind in some)
    bind.execute(
        sa.text(
            f'UPDATE "feed" SET "op" = {_MEANT}, "seq" = n."place" FROM ('
            f' SELECT f."scope", f."row_id", {_PLACE} AS "place" FROM "feed" f'
            ' JOIN "event" e ON e."id" = f."row_id" JOIN "scope" s ON s."name" = f."scope"'
            f' WHERE f."tbl" = \'event\' AND f."op" = {_PUT} AND f."scope" LIKE \'%sourcing\''
            f' AND e."document_kind" IN ({kinds})) n'
            ' WHERE "feed"."scope" = n."scope" AND "feed"."tbl" = \'event\''
            ' AND "feed"."row_id" = n."row_id"'
        )
    )
    _count_on(bind)


def _enter(bind: sa.Connection, section: str, party: str, test: str) -> None:
    """It is new to a party where it belongs."""
    found = bind.execute(
        sa.text(f'SELECT DISTINCT e."{party}" FROM "event" e WHERE e."{party}" IS NOT NULL AND {test}')
    )
    names = [{"name": f"{bytes(row[0]).hex()}:{section}"} for row in found]
    if not names:
        return
    bind.execute(sa.text(_SCOPE), names)
    is_postgres = bind.dialect.name == "postgresql"
    name = f"encode(e.\"{party}\", 'hex')" if is_postgres else f'lower(hex(e."{party}"))'
    bind.execute(
        sa.text(
            'INSERT INTO "feed" ("scope", "tbl", "row_id", "seq", "op")'
            f' SELECT s."name", \'event\', e."id", {_PLACE}, {_PUT} FROM "event" e'
            f" JOIN \"scope\" s ON s.\"name\" = {name} || ':' || '{section}' WHERE {test}"
        )
    )
    _count_on(bind)


def _count_on(bind: sa.Connection) -> None:
    """Each scope stands at the last number that was entered in it; all numbers have marks."""
    now = SystemClock().now()
    moved = [(name, head, end) for name, head, end in bind.execute(sa.text(_REACHED)) if (end or 0) > head]
    for name, head, end in moved:
        numbers = range(head + 1, end + 1)
        marks = [{"name": name, "seq": seq, "mark": secrets.token_hex(8), "at": now} for seq in numbers]
        bind.execute(sa.text(_MARK), marks)
        bind.execute(
            sa.text('UPDATE "scope" SET "head" = :end WHERE "name" = :name'), {"name": name, "end": end}
        )


def _list(kinds: Iterable[str]) -> str:
    return ", ".join(f"'{kind}'" for kind in kinds)
