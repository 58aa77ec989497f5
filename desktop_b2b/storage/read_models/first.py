# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The first screen, read by statements whose text is generated (``storage.first_sql``).

The answers of ``company``, ``dashboard`` and ``sync`` say the same in the types of ``services.queries``; a
test compares. These need neither them nor msgspec, so that a window paints before those are loaded.
"""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

from desktop_b2b.domain.amounts import from_scaled
from desktop_b2b.domain.ids import child_id
from desktop_b2b.services.first import FirstScreen
from desktop_b2b.storage import first_sql as sql
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.files import on_their_way
from desktop_b2b.storage.read_models.arrange import HAS_CENTRE, arranged, roles_of
from desktop_b2b.storage.versions import SCHEMA

#: The sections that documents are in (``entities.SOURCING``, ``FULFILMENT``).
SOURCING, FULFILMENT = "sourcing", "fulfilment"
_DECODE: dict[str, Any] = {
    "id": bytes.hex,
    "amount": from_scaled,
    "flag": bool,
    "list": lambda value: tuple(json.loads(value)),
}


def read_first(db: Db, now: int, rows: int | None = None) -> FirstScreen | None:
    """The first screen at an instant; give a database in one snapshot. ``rows``: how many each widget gives;
    None: as it shows.

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
    person = _decoded(sql.USER_FIELDS, users[0])
    widgets = _dashboard(db, person, organisation, now, rows)
    return FirstScreen(session, organisation, person, widgets, _sync(db, user, state))


def _decoded(fields: tuple[tuple[str, str], ...], row: tuple[Any, ...]) -> SimpleNamespace:
    found = SimpleNamespace()
    for (name, kind), value in zip(fields, row, strict=True):
        decode = _DECODE.get(kind)
        setattr(found, name, value if decode is None or value is None else decode(value))
    return found


def _has_centre(db: Db, mine: bytes) -> bool:
    return bool(db.query(HAS_CENTRE.format("?"), (mine,)))


def _dashboard(db: Db, person: Any, organisation: Any, now: int, rows: int | None) -> list[SimpleNamespace]:
    """The widgets in their order. Who was not given the section that documents are in hears why later."""
    user, given = bytes.fromhex(person.id), set(person.sections)
    allowed = not given or bool({SOURCING, FULFILMENT} & given)
    roles = roles_of(
        organisation.is_retailer, organisation.is_supplier, organisation.is_fulfilment_centre,
        organisation.is_retailer and _has_centre(db, bytes.fromhex(organisation.id)),
        person.sections,
    )  # fmt: skip
    mine = [widget for widget in sql.WIDGETS if widget.role in roles]
    defaults = [SimpleNamespace(id=child_id(person.id, "widget", one.key), **one.row) for one in mine]
    known = {widget.key: widget for widget in mine}
    stored = [_decoded(sql.WIDGET_FIELDS, row) for row in db.query(sql.WIDGET, (user,))]
    seen = dict(db.query(sql.SEEN, (user,)))
    return [
        _widget(
            db,
            row,
            known.get(row.key) if allowed else None,
            (now, user, row.rows if rows is None else rows, seen.get(row.key or row.id, 0)),
        )
        for row in arranged(defaults, [row for row in stored if not row.key or row.key in known])
    ]


def _widget(
    db: Db, row: SimpleNamespace, usual: sql.WidgetSql | None, values: tuple[int, bytes, int, int]
) -> SimpleNamespace:
    """A widget as it is now. What its user searches for oneself is counted when the language is loaded."""
    now, user, rows, seen = values
    total, unread, change = 0, 0, None
    found: list[tuple[Any, ...]] = []
    is_usual = usual is not None and not row.sort and row.query == usual.row["query"]
    if usual is not None and is_usual:
        counts, take = usual.counts[row.alert], usual.counts_take[row.alert]
        total, unread, change = db.query(counts, (now, user, seen)[:take])[0]
        if total and rows > 0:
            found = db.query(usual.rows[row.alert], values[: usual.rows_take[row.alert]])
    return SimpleNamespace(
        key=row.key or row.id, alert=row.alert, tone=row.tone, total=total, unread=unread,
        # The last two columns are the place in the order.
        rows=[_decoded(sql.ROW_FIELDS, one[:-2]) for one in found],
        next_change_at=change, id=row.id, is_default=bool(row.key), title=row.title, query=row.query,
        sort=row.sort, columns=row.columns, sort_key=row.sort_key, width=row.width, shown_rows=row.rows,
        mail_alert=row.mail_alert, notify=row.notify, form=row.form, chart=row.chart, seen_at=seen,
        problem=None, loading=not is_usual,
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
