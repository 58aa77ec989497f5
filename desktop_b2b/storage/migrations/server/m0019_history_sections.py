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

revision = "0019"
down_revision = "0018"

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
_NEXT = sa.text(
    'INSERT INTO "scope" ("name", "gen", "head", "min_seq") VALUES (:scope, 1, 1, 0)'
    ' ON CONFLICT ("name") DO UPDATE SET "head" = "scope"."head" + 1 RETURNING "head"'
)
_MARK = sa.text('INSERT INTO "scope_mark" ("scope", "seq", "mark", "at") VALUES (:scope, :seq, :mark, :at)')


def upgrade() -> None:
    """Part what stands in two sections, then move."""
    bind = op.get_bind()
    for kind, table in _TERMS.items():
        _part(bind, kind, table)
    scopes: set[str] = set()
    for section, kinds in _MOVED.items():
        for party in _parties(bind, kinds):
            scopes |= {f"{party}:sourcing", f"{party}:{section}"}
    now = SystemClock().now()
    for scope in sorted(scopes):
        head = bind.execute(_NEXT, {"scope": scope}).scalar_one()
        bind.execute(_MARK, {"scope": scope, "seq": head, "mark": secrets.token_hex(8), "at": now})
    _leave(bind)
    for section, kinds in _MOVED.items():
        _enter(bind, section, kinds)


def _part(bind: sa.Connection, kind: str, table: str) -> None:
    """Events of a kind that tell of a table in another section: their own kind, or two events of one."""
    event = sa.table("event", *(sa.column(name) for name in _columns(bind)))
    tells = sa.cast(event.c.changes, sa.Text).contains(f'"{table}"')
    found = bind.execute(sa.select(event).where(event.c.document_kind == kind, tells)).mappings().all()
    for row in found:
        entries = json.loads(row["changes"])
        apart = [entry for entry in entries if entry[0] == table]
        rest = [entry for entry in entries if entry[0] != table]
        if not apart:
            continue
        this = sa.update(event).where(event.c.id == row["id"])
        if not rest:
            bind.execute(this.values(document_kind=table, version=row["version"] + 1))
            continue
        bind.execute(this.values(changes=_text(rest), version=row["version"] + 1))
        own = uuid.uuid5(uuid.UUID(bytes=bytes(row["id"])), table).bytes
        parted = {"id": own, "version": 1, "document_kind": table, "changes": _text(apart)}
        bind.execute(sa.insert(event).values({**row, **parted}))


def _columns(bind: sa.Connection) -> list[str]:
    return [column["name"] for column in sa.inspect(bind).get_columns("event")]


def _text(entries: list[object]) -> str:
    return json.dumps(entries, separators=(",", ":"), ensure_ascii=False)


def _parties(bind: sa.Connection, kinds: tuple[str, ...]) -> list[str]:
    """Whose history of such documents there is."""
    one = 'SELECT {0} FROM "event" WHERE "document_kind" IN ({1}) AND {0} IS NOT NULL'
    both = " UNION ".join(one.format(f'"{name}"', _list(kinds)) for name in ("owner_id", "counterpart_id"))
    return [bytes(row[0]).hex() for row in bind.execute(sa.text(both))]


def _leave(bind: sa.Connection) -> None:
    """What moves is removed on purpose where it was."""
    kinds = _list(kind for some in _MOVED.values() for kind in some)
    bind.execute(
        sa.text(
            f'UPDATE "feed" SET "op" = {_MEANT},'
            ' "seq" = (SELECT s."head" FROM "scope" s WHERE s."name" = "feed"."scope")'
            f' WHERE "tbl" = \'event\' AND "op" = {_PUT} AND "scope" LIKE \'%sourcing\''
            f' AND "row_id" IN (SELECT "id" FROM "event" WHERE "document_kind" IN ({kinds}))'
        )
    )


def _enter(bind: sa.Connection, section: str, kinds: tuple[str, ...]) -> None:
    """It is new to both parties where it belongs."""
    is_postgres = bind.dialect.name == "postgresql"
    for party, other in (("owner_id", ""), ("counterpart_id", ' AND e."counterpart_id" <> e."owner_id"')):
        name = f"encode(e.\"{party}\", 'hex')" if is_postgres else f'lower(hex(e."{party}"))'
        bind.execute(
            sa.text(
                'INSERT INTO "feed" ("scope", "tbl", "row_id", "seq", "op")'
                f' SELECT s."name", \'event\', e."id", s."head", {_PUT} FROM "event" e'
                f" JOIN \"scope\" s ON s.\"name\" = {name} || ':' || '{section}'"
                f' WHERE e."document_kind" IN ({_list(kinds)}) AND e."{party}" IS NOT NULL{other}'
            )
        )


def _list(kinds: Iterable[str]) -> str:
    return ", ".join(f"'{kind}'" for kind in kinds)
