# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A person's dashboard: default widgets, changed ones and own searches, with counters and first rows."""

from __future__ import annotations

from typing import NamedTuple

from desktop_b2b.domain import entities as e
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import Dashboard, GetWidgets, Problem, TransactionRow, Viewer, WidgetState
from desktop_b2b.services.search import read
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.boards import is_usual, stored_rows, widget_rows
from desktop_b2b.storage.read_models.changes import next_change, words_change
from desktop_b2b.storage.read_models.columns import DEADLINE_SQL, shown, to_row
from desktop_b2b.storage.read_models.criteria import add_search
from desktop_b2b.storage.read_models.entering import entered_sql
from desktop_b2b.storage.read_models.finding import Where
from desktop_b2b.storage.read_models.ordering import Order
from desktop_b2b.storage.read_models.paging import rows_of
from desktop_b2b.storage.read_models.register import answers, blob, numbered
from desktop_b2b.storage.read_models.rights import check_search, check_widget
from desktop_b2b.storage.read_models.widgets import COUNTS, ROWS, unread_sql

#: The longest list of first rows that a widget gives.
MOST_ROWS = 500
SEEN = "SELECT widget, max(seen_at) FROM seen_mark WHERE user_id = ? GROUP BY widget"


class Frame(NamedTuple):
    """What a dashboard's widgets have in common: which there are, marks by name, why nothing may be searched,
    how many first rows are asked for.
    """

    rows: list[e.Widget]
    seen: dict[str, int]
    denial: UserError | None
    asked: int | None
    #: Of which documents alone may be found; none named: all.
    kinds: tuple[str, ...] = ()

    def seen_at(self, row: e.Widget) -> int:
        """The user's mark on a widget; 0 where there is none."""
        return self.seen.get(row.key or row.id, 0)

    def wanted(self, row: e.Widget) -> int:
        """How many first rows of a widget are asked for."""
        return min(row.rows if self.asked is None else self.asked, MOST_ROWS)


def frame_of(db: Db, viewer: Viewer, query: Dashboard) -> Frame:
    """The frame of a dashboard."""
    seen = {name: int(at) for name, at in db.query(SEEN, (blob(viewer.user_id, "user_id"),))}
    denial, kinds = _denial(db, viewer)
    return Frame(widget_rows(db, viewer, query.keys), seen, denial, query.rows, kinds)


@answers(Dashboard)
def _dashboard(db: Db, viewer: Viewer, query: Dashboard) -> list[WidgetState]:
    """From scratch; ``storage.counters`` says the same of what it remembers."""
    frame = frame_of(db, viewer, query)
    return [_state(db, viewer, row, frame) for row in frame.rows]


@answers(GetWidgets)
def _stored(db: Db, viewer: Viewer, query: GetWidgets) -> list[e.Widget]:
    return sorted(stored_rows(db, viewer), key=lambda row: (row.sort_key, row.id))


def _denial(db: Db, viewer: Viewer) -> tuple[UserError | None, tuple[str, ...]]:
    try:
        return None, check_search(db, viewer)
    except UserError as error:
        return error, ()


def _state(db: Db, viewer: Viewer, row: e.Widget, frame: Frame) -> WidgetState:
    seen, wanted = frame.seen_at(row), frame.wanted(row)
    try:
        if frame.denial is not None:
            raise frame.denial
        if is_usual(row):
            check_widget(row.key, frame.kinds)
            return told(row, seen, *_usual(db, viewer, row, seen, wanted))
        return told(row, seen, *_own(db, viewer, row, seen, wanted, frame.kinds))
    except UserError as error:
        return refused(row, seen, error)


def refused(row: e.Widget, seen: int, error: UserError) -> WidgetState:
    """A widget that cannot be counted, and why."""
    return told(row, seen, 0, 0, [], None, Problem.of(error))


def told(
    row: e.Widget,
    seen: int,
    total: int,
    unread: int,
    first: list[TransactionRow],
    change: int | None,
    problem: Problem | None = None,
) -> WidgetState:
    """A widget as it is told to views."""
    return WidgetState(
        key=row.key or row.id, id=row.id, is_default=bool(row.key), title=row.title, query=row.query,
        sort=row.sort, columns=row.columns, sort_key=row.sort_key, width=row.width, shown_rows=row.rows,
        alert=row.alert, tone=row.tone, mail_alert=row.mail_alert, notify=row.notify, form=row.form,
        chart=row.chart, seen_at=seen, total=total, unread=unread, rows=first, next_change_at=change,
        problem=problem,
    )  # fmt: skip


Counted = tuple[int, int, list[TransactionRow], int | None]


def _usual(db: Db, viewer: Viewer, row: e.Widget, seen: int, wanted: int) -> Counted:
    """A default widget, in two statements."""
    user, alert = blob(viewer.user_id, "user_id"), row.alert
    total, unread, change = numbered(db, COUNTS[row.key, alert], viewer.now, user, seen)[0]
    first: list[TransactionRow] = []
    if total and wanted > 0:
        found = numbered(db, ROWS[row.key, alert], viewer.now, user, wanted, seen)
        first = [to_row(one[:-2]) for one in found]
    return total, unread, first, change


def _own(db: Db, viewer: Viewer, row: e.Widget, seen: int, wanted: int, kinds: tuple[str, ...]) -> Counted:
    """A search of one's own. Raises UserError where this program does not understand it."""
    search, order = read(row.query, "query"), Order(row.sort)
    where = Where(db, viewer)
    add_search(where, search, kinds)
    where.lead()
    entered = entered_sql(search)
    unread = unread_sql(entered, where.bind(seen)) if row.alert else "0"
    counts = f"SELECT count(*), coalesce(sum({unread}), 0) FROM {where.source}{where.sql()}"
    total, fresh = numbered(db, counts, *where.values)[0]
    first: list[TransactionRow] = []
    if total and wanted > 0:
        select = shown(DEADLINE_SQL, entered, unread)
        first = [to_row(one[: -len(order.keys)]) for one in rows_of(where, order, select, wanted)]
    instants = (next_change(db, viewer, search), words_change(first, viewer.now))
    return total, fresh, first, min((one for one in instants if one is not None), default=None)
