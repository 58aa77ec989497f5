# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The rows of the list: pages by key of what is looked for, and all of what is selected."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable, Sequence

import msgspec
from PySide6.QtCore import QObject, Signal

from desktop_b2b.services.queries import ListTransactions, TransactionRow
from ui.models import Sort, TableModel
from ui.screens.dashboard.columns import Money
from ui.screens.transactions.criteria import Criteria
from ui.shell.screen import Screen

PAGE = 100
#: Rows per question while a long list is read again.
MOST = 1000


class Pages(QObject):
    """Reads the list for its model. Signals: `arrived(has rows)` with each page of the criteria in force."""

    arrived = Signal(bool)

    def __init__(
        self,
        screen: Screen,
        model: TableModel[TransactionRow],
        money: Money,
        criteria: Callable[[], Criteria],
    ) -> None:
        super().__init__(screen)
        self._screen, self._model, self._money, self._criteria = screen, model, money, criteria
        self._cursors: dict[Hashable, tuple[str, ...] | None] = {}
        self._heads: dict[Hashable, tuple[str, ...] | None] = {}

    def start(self) -> None:
        """Read from the top: something else is looked for."""
        self._cursors.clear()
        self._heads.clear()
        self._model.set_source(self._fetch, PAGE, self._fetch_some, self._fetch_back)

    def query(self) -> ListTransactions:
        """What the list asks, in the order it stands in."""
        return self._criteria().list_query(self._model.source_order, None, PAGE)

    async def gather(self, most: int) -> list[TransactionRow]:
        """All rows of the list up to a number, those that are not loaded too."""
        rows: list[TransactionRow] = []
        asked: ListTransactions | None = self.query()
        while asked is not None and len(rows) < most:
            page = await self._screen.context.tasks.query(
                msgspec.structs.replace(asked, limit=min(MOST, most - len(rows)))
            )
            rows += page.rows
            more = page.next_after
            asked = msgspec.structs.replace(asked, after=more) if more is not None else None
        return rows

    def _fetch(self, after: Hashable | None, limit: int, sort: Sort) -> Awaitable[Sequence[TransactionRow]]:
        return self._screen.run(self._read(self._criteria(), after, limit, sort))

    def _fetch_some(self, keys: Sequence[Hashable]) -> Awaitable[Sequence[TransactionRow]]:
        return self._screen.run(self._read_some(self._criteria(), tuple(str(key) for key in keys)))

    def _fetch_back(
        self, before: Hashable | None, limit: int, sort: Sort
    ) -> Awaitable[Sequence[TransactionRow]]:
        return self._screen.run(self._read_back(self._criteria(), before, limit, sort))

    async def _read_back(
        self, criteria: Criteria, before: Hashable | None, limit: int, sort: Sort
    ) -> Sequence[TransactionRow]:
        """The page before a row, or the last one."""
        cursor = self._heads.get(before) if before is not None else None
        if before is not None and cursor is None:
            return []
        asked = criteria.list_query(sort, cursor, min(MOST, limit))
        page = await self._screen.context.tasks.query(msgspec.structs.replace(asked, backwards=True))
        if page.rows:
            self._heads[page.rows[0].id] = page.next_after
            look = self._money.set_rows if before is None else self._money.add_rows
            if look(page.rows):
                self._model.retranslate()
        return page.rows

    async def _read_some(self, criteria: Criteria, ids: tuple[str, ...]) -> Sequence[TransactionRow]:
        rows: list[TransactionRow] = []
        for start in range(0, len(ids), MOST):
            page = await self._screen.context.tasks.query(criteria.some_query(ids[start : start + MOST]))
            rows += page.rows
        return rows

    async def _read(
        self, criteria: Criteria, after: Hashable | None, limit: int, sort: Sort
    ) -> Sequence[TransactionRow]:
        context = self._screen.context
        rows: list[TransactionRow] = []
        cursor = self._cursors.get(after) if after is not None else None
        if after is not None and cursor is None:
            return []
        while len(rows) < limit:
            wanted = min(MOST, limit - len(rows))
            page = await context.tasks.query(criteria.list_query(sort, cursor, wanted))
            rows += page.rows
            cursor = page.next_after
            if after is None and len(rows) <= len(page.rows):
                context.notifier.wake_at(self._screen, page.next_change_at)
            if cursor is None:
                break
        if rows:
            self._cursors[rows[-1].id] = cursor
            look = self._money.set_rows if after is None else self._money.add_rows
            if look(rows):
                self._model.retranslate()
        self.arrived.emit(bool(rows) or after is not None)
        return rows
