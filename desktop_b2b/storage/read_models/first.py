# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The first screen, read by statements whose text is generated (``storage.first_sql``).

The answers of ``company``, ``widgets`` and ``sync`` say the same in the types of ``services.queries``; a test
compares. These need neither them nor msgspec, so that a window paints before those are loaded.
"""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

from desktop_b2b.domain.amounts import from_scaled
from desktop_b2b.services.first import FirstScreen
from desktop_b2b.storage import first_sql as sql
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.files import on_their_way
from desktop_b2b.storage.versions import SCHEMA

_DECODE: dict[str, Any] = {
    "id": bytes.hex,
    "amount": from_scaled,
    "flag": bool,
    "list": lambda value: tuple(json.loads(value)),
}


def read_first(db: Db, now: int, rows: int) -> FirstScreen | None:
    """The first screen at an instant, with so many rows a widget; give a database in one snapshot.

    None where there is none to show: the schema is another one, nobody is signed in, or the company's data
    are still on their way.
    """
    if db.query("PRAGMA user_version")[0][0] != SCHEMA["desk"]:
        return None
    state = dict(db.query("SELECT key, value FROM state WHERE key NOT LIKE 'session:%'"))
    session = json.loads(state.get("session") or "null")
    if session is None:
        return None
    mine, user = bytes.fromhex(session["organisation_id"]), bytes.fromhex(session["user_id"])
    organisations = db.query(sql.ORGANISATION, (mine, mine))
    users = db.query(sql.USER, (user, mine))
    if not organisations or not users:
        return None
    organisation = _decoded(sql.ORGANISATION_FIELDS, organisations[0])
    widgets = [
        _widget(db, widget, now, user, rows)
        for widget in sql.WIDGETS
        if (organisation.is_retailer if widget.role == "retailer" else organisation.is_supplier)
    ]
    return FirstScreen(
        session, organisation, _decoded(sql.USER_FIELDS, users[0]), widgets, _sync(db, user, state)
    )


def _decoded(fields: tuple[tuple[str, str], ...], row: tuple[Any, ...]) -> SimpleNamespace:
    found = SimpleNamespace()
    for (name, kind), value in zip(fields, row, strict=True):
        decode = _DECODE.get(kind)
        setattr(found, name, value if decode is None or value is None else decode(value))
    return found


def _widget(db: Db, widget: sql.WidgetSql, now: int, user: bytes, rows: int) -> SimpleNamespace:
    total, unread, change, seen = db.query(widget.counts, (now, user)[: widget.counts_take])[0]
    found: list[tuple[Any, ...]] = []
    if total and rows > 0:
        found = db.query(widget.rows, (now, user, rows, seen)[: widget.rows_take])
    return SimpleNamespace(
        key=widget.key, alert=bool(widget.tone), tone=widget.tone, total=total, unread=unread,
        # The last two columns are the place in the order.
        rows=[_decoded(sql.ROW_FIELDS, row[:-2]) for row in found],
        next_change_at=change,
    )  # fmt: skip


def _sync(db: Db, user: bytes, state: dict[str, str]) -> SimpleNamespace:
    waiting, issues, again = db.query(sql.SYNC, (user,))[0]
    confirmed = state.get("sync.confirmed_at")
    template, params = json.loads(state.get("sync.words") or '["", {}]')
    troubled = db.query(sql.TROUBLED, (user,)) if issues else []
    return SimpleNamespace(
        waiting=waiting, issues=issues, confirmed_at=int(confirmed) if confirmed else None,
        state=state.get("sync.state", ""), detail=state.get("sync.detail", ""),
        issue_documents=tuple(sorted({value.hex() for row in troubled for value in row if value})),
        files=on_their_way(db), template=template, params=params, again=again,
        code=state.get("sync.code", ""),
    )  # fmt: skip
