# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The table model: pages fetched by key, sorted, read again without moving anything under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.models.columns import Column, Row, Sort
from ui.models.rows_model import ROOT, AnyIndex, RowsModel
from ui.models.source import FetchPage, FetchSome, Source
from ui.models.standing import Waiting, compare

_NOTHING = Waiting()
PAGE = 200
#: The longest page; a list that is read on comes in ever longer ones.
LONGEST_PAGE = 500
#: Rows from the top that are read again after a change; of those beneath only what changed is.
REREAD = 1000
#: More keys than these say nothing any more: a further one takes the place of the weakest.
MOST_SORTS = 4


class TableModel(RowsModel[Row]):
    """Rows of one type under typed columns, given at once or read page by page.

    Signals: `sort_changed()`, `loading_changed(bool)`, `failed(error)`, `waiting_changed(Waiting)` when rows
    wait in "3 new", `grown_up(count)` when rows came before all that were there; those of `RowsModel`.
    """

    sort_changed = Signal()
    loading_changed = Signal(bool)
    failed = Signal(object)
    waiting_changed = Signal(object)
    grown_up = Signal(int)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        row_key: Callable[[Row], Hashable],
        *,
        unread: Callable[[Row], bool] | None = None,
        invalid: Callable[[Row], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, row_key, unread=unread, invalid=invalid, parent=parent)
        self._source: Source[Row] | None = None
        self._page = PAGE
        self._tail: Hashable | None = None
        self._complete = self._begins = True
        self._held: list[Row] | None = None
        self._waiting = _NOTHING

    # -- reading ---------------------------------------------------------------------------------------------

    @property
    def loading(self) -> bool:
        """Whether a page is on its way."""
        return self._source is not None and self._source.loading

    @property
    def complete(self) -> bool:
        """Whether all rows of the source are loaded."""
        return self._complete and self._begins

    @property
    def begins(self) -> bool:
        """Whether the first row is the source's first: not so where the list was read from its end."""
        return self._begins

    @property
    def has_end_elsewhere(self) -> bool:
        """Whether the last row of the source is not loaded, but could be read at once."""
        return not self._complete and self._source is not None and self._source.fetch_back is not None

    @property
    def sort_order(self) -> Sort:
        """The (column key, ascending) pairs in force, first one strongest."""
        return self._sort

    @property
    def source_order(self) -> Sort:
        """The same in the sort keys of the source."""
        sort_keys = {column.key: column.sort_key or column.key for column in self._columns}
        return tuple((sort_keys[key], ascending) for key, ascending in self._sort)

    @property
    def waiting(self) -> Waiting:
        """What waits until `show_waiting`."""
        return self._waiting

    # -- filling ---------------------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[Row], *, hold_new: bool = False, hold_gone: bool = True) -> None:
        """Show these rows; selection and place survive.

        With `hold_new` what would move rows waits for a word: rows that are new, rows that do not belong any
        more (unless not `hold_gone`), another order.
        """
        wanted = self._sorted(rows) if self._source is None else list(rows)
        self._take(wanted, more=False, hold=hold_new, hold_gone=hold_gone)

    def show_waiting(self) -> None:
        """Let the held rows in."""
        if self._held is not None:
            rows, self._held = self._held, None
            self._become(rows)
            self._set_waiting(_NOTHING)

    def set_source(
        self,
        fetch_page: FetchPage[Row],
        limit: int = PAGE,
        fetch_some: FetchSome[Row] | None = None,
        fetch_back: FetchPage[Row] | None = None,
    ) -> None:
        """Read pages by key from here on, the first one now; `fetch_some` reads rows of a long list again,
        `fetch_back` reads it from its end.
        """
        if self._source is not None:
            self._source.let_go()
        self._source = Source(fetch_page, fetch_some, self.loading_changed.emit, self.failed.emit, fetch_back)
        self.destroyed.connect(self._source.end)
        self._page = limit
        self.reload()

    def reload(self) -> None:
        """Start again from the first page: after a new filter or order. What was asked before is let go."""
        if self._source is not None:
            self._source.let_go()
            self._source.page(None, self._page, self.source_order, self._replace)

    def refresh(self, *, hold_new: bool = True, hold_gone: bool = True) -> None:
        """Read again what is loaded, without moving anything under the cursor; see `set_rows`.

        Of a long list that is its beginning; what changed beneath it is read by `reread`.
        """
        if self._source is None or not self._begins:
            # Of the end of a list only what changed is read again.
            return
        self._source.overtake()
        limit = max(self._page, len(self._rows))
        if self._source.fetch_some is not None:
            limit = min(limit, max(self._page, REREAD))
        whole = limit >= len(self._rows)

        def arrived(rows: Sequence[Row], more: bool) -> None:
            wanted = list(rows) if whole else [*rows, *self._beneath(rows)]
            more = more if whole else not self._complete
            self._take(wanted, more=more, hold=hold_new, hold_gone=hold_gone)

        self._source.page(None, limit, self.source_order, arrived)

    def _beneath(self, rows: Sequence[Row]) -> list[Row]:
        """The rows in view beneath those that were read again; none that came up from there."""
        places, read = self._known(), {self._row_key(row) for row in rows}
        reached = sum(places.get(key, len(rows)) < len(rows) for key in read)
        return [row for row in self._rows[reached:] if self._row_key(row) not in read]

    def reread(self, keys: Collection[Hashable]) -> None:
        """Read rows again that changed, as far as they are beneath what `refresh` reads."""
        places = self._known()
        first = REREAD if self._begins else 0
        deep = tuple(key for key in keys if places.get(key, -1) >= first)
        if deep and self._source is not None:
            self._source.some(deep, lambda rows: self._reread(deep, rows))

    def _reread(self, keys: Collection[Hashable], rows: Sequence[Row]) -> None:
        """Rows that do not belong any more stand, pale, until the list is read again."""
        found, places = {self._row_key(row): row for row in rows}, self._known()
        for key in keys:
            number = places.get(key, -1)
            if number < 0:
                continue
            if key in found:
                self._update(number, found[key])
            elif not self._marks[number].gone:
                self._fade(number)

    def canFetchMore(self, parent: AnyIndex = ROOT) -> bool:
        return not parent.isValid() and self._source is not None and not self._complete and not self.loading

    def fetchMore(self, parent: AnyIndex = ROOT) -> None:
        if self._source is not None and self.canFetchMore(parent):
            limit = max(self._page, min(len(self._rows) // 2, LONGEST_PAGE))
            self._source.page(self._tail, limit, self.source_order, self._append)

    def to_end(self) -> None:
        """Read the last page: what lies between is read as somebody goes there."""
        if self._source is not None:
            self._source.let_go()
            self._source.page_back(None, self._page, self.source_order, self._replace_by_end)

    def fetch_before(self) -> None:
        """Read on towards the beginning."""
        if self._source is not None and not self._begins and not self.loading and self._marks:
            first = self._marks[0].key
            limit = max(self._page, min(len(self._rows) // 2, LONGEST_PAGE))
            self._source.page_back(first, limit, self.source_order, self._prepend)

    def _replace_by_end(self, rows: Sequence[Row], more: bool) -> None:
        self._replace(rows, more=False, begins=not more)

    def _prepend(self, rows: Sequence[Row], more: bool) -> None:
        self._begins = not more
        known = self._known()
        fresh = [row for row in rows if self._row_key(row) not in known]
        self._insert(0, fresh)
        if fresh:
            self.grown_up.emit(len(fresh))

    def _set_waiting(self, waiting: Waiting) -> None:
        if waiting != self._waiting:
            self._waiting = waiting
            self.waiting_changed.emit(waiting)

    def _replace(self, rows: Sequence[Row], more: bool, begins: bool = True) -> None:
        self._complete, self._begins = not more, begins
        self._held = None
        self._tail = self._row_key(rows[-1]) if rows else None
        self._set_all(rows)
        self._set_waiting(_NOTHING)

    def _append(self, rows: Sequence[Row], more: bool) -> None:
        self._complete = not more
        if rows:
            self._tail = self._row_key(rows[-1])
        if self._held is not None:
            held = {self._row_key(row) for row in self._held}
            self._held += [row for row in rows if self._row_key(row) not in held]
        known = self._known()
        self._insert(len(self._rows), [row for row in rows if self._row_key(row) not in known])

    # -- reading again ---------------------------------------------------------------------------------------

    def _take(self, wanted: list[Row], *, more: bool, hold: bool, hold_gone: bool) -> None:
        """Take a fresh reading in: all of it, or what moves nothing while the rest waits."""
        standing = compare(
            [mark.key for mark in self._marks], [self._row_key(row) for row in wanted], more=more
        )
        if not standing.beyond:
            self._complete = not more
            self._tail = self._row_key(wanted[-1]) if wanted else None
        if not (hold and self._rows and wanted and standing.waiting):
            self._held = None
            self._become(wanted)
            self._set_waiting(_NOTHING)
            return
        self._held = wanted
        rows = {self._row_key(row): row for row in wanted}
        waiting = standing.waiting
        if not hold_gone and standing.gone:
            self.about_to_settle.emit()
            self._remove(standing.gone)
            self.settled.emit()
            waiting = replace(waiting, gone=0)
        for number, mark in enumerate(self._marks):
            if mark.key in rows:
                self._update(number, rows[mark.key])
            elif mark.key in standing.gone and not mark.gone:
                self._fade(number)
        self._insert(len(self._rows), [rows[key] for key in standing.beneath])
        if not waiting:
            self._held = None
        self._set_waiting(waiting)

    # -- order -----------------------------------------------------------------------------------------------

    def set_sort(self, order: Sequence[tuple[str, bool]]) -> None:
        """Sort by these columns, (key, ascending); nothing means the source's own order.

        What cannot be sorted by, such as a column that only a newer version has, is left out.
        """
        known = {column.key for column in self._columns if column.sortable}
        wanted = tuple((key, ascending) for key, ascending in order if key in known)[:MOST_SORTS]
        if wanted == self._sort:
            return
        self._sort = wanted
        self.sort_changed.emit()
        if self._source is not None:
            self.reload()
        else:
            self._become(self._sorted(self._rows))

    def cycle_sort(self, column: int, *, add: bool) -> None:
        """A click on a heading: ascending, descending, none; Shift adds a further key."""
        spec = self._columns[column]
        if not spec.sortable:
            return
        before = dict(self._sort)
        if add and spec.key in before:
            turned = ((key, not up if key == spec.key else up) for key, up in self._sort)
            self.set_sort([pair for pair in turned if pair != (spec.key, True)])
        elif add:
            self.set_sort([*self._sort[: MOST_SORTS - 1], (spec.key, True)])
        elif spec.key not in before:
            self.set_sort([(spec.key, True)])
        else:
            self.set_sort([(spec.key, False)] if before[spec.key] else [])

    def _sorted(self, rows: Sequence[Row]) -> list[Row]:
        made = list(rows)
        by_key = {column.key: column for column in self._columns}
        for key, ascending in reversed(self._sort):
            column = by_key[key]
            order = column.order or column.value
            made.sort(key=lambda row, order=order: _sortable(order(row)), reverse=not ascending)  # type: ignore[misc]
        return made


def _sortable(value: object) -> tuple[int, Any]:
    """Nothing sorts before something; words sort without regard to case."""
    if value is None:
        return (0, 0)
    return (1, value.casefold() if isinstance(value, str) else value)
