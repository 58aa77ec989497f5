# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Where a table's rows come from: pages by key, and rows that are read again; at once, or awaited."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from ui.models.columns import Row, Sort

if TYPE_CHECKING:
    import asyncio

Given_co = TypeVar("Given_co", covariant=True)


class FetchPage(Protocol[Given_co]):
    """Gives the rows after a key, in an order of (sort key, ascending) pairs; at once or awaited."""

    def __call__(
        self, after_key: Hashable | None, limit: int, sort: Sort, /
    ) -> Sequence[Given_co] | Awaitable[Sequence[Given_co]]: ...


class FetchSome(Protocol[Given_co]):
    """Gives those of these rows that still belong; at once or awaited."""

    def __call__(self, keys: Sequence[Hashable], /) -> Sequence[Given_co] | Awaitable[Sequence[Given_co]]: ...


class Source(Generic[Row]):
    """Asks for rows and brings them home, unless they were overtaken meanwhile.

    `fetch_back` gives the rows before a key, or the last ones, in the same order.
    """

    def __init__(
        self,
        fetch_page: FetchPage[Row],
        fetch_some: FetchSome[Row] | None,
        on_loading: Callable[[bool], object],
        on_failed: Callable[[BaseException], object],
        fetch_back: FetchPage[Row] | None = None,
    ) -> None:
        self.fetch_some = fetch_some
        self.fetch_back = fetch_back
        self._fetch_page = fetch_page
        self._on_loading, self._on_failed = on_loading, on_failed
        self._loading = False
        self._page_turn = self._list_turn = 0
        self._tasks: set[asyncio.Future[Sequence[Row]]] = set()

    @property
    def loading(self) -> bool:
        """Whether a page is on its way."""
        return self._loading

    def let_go(self) -> None:
        """Nobody wants any more what was asked for: the list is another one."""
        self._list_turn += 1
        self.overtake()
        for task in list(self._tasks):
            task.cancel()

    def end(self) -> None:
        """Whoever is told is gone: what is on its way tells nobody."""
        self._page_turn += 1
        self._list_turn += 1
        for task in list(self._tasks):
            task.cancel()

    def overtake(self) -> None:
        """Pages on their way are not wanted any more: others are asked for."""
        self._page_turn += 1
        self._set_loading(False)

    def page(
        self,
        after: Hashable | None,
        limit: int,
        order: Sort,
        arrived: Callable[[Sequence[Row], bool], object],
    ) -> None:
        """Ask for a page; `arrived` is told its rows and whether there may be more."""
        self._ask(self._fetch_page, after, limit, order, arrived)

    def page_back(
        self,
        before: Hashable | None,
        limit: int,
        order: Sort,
        arrived: Callable[[Sequence[Row], bool], object],
    ) -> None:
        """Ask for the page before a row, or for the last one."""
        if self.fetch_back is not None:
            self._ask(self.fetch_back, before, limit, order, arrived)

    def _ask(
        self,
        fetch: FetchPage[Row],
        beyond: Hashable | None,
        limit: int,
        order: Sort,
        arrived: Callable[[Sequence[Row], bool], object],
    ) -> None:
        self._set_loading(True)
        turn = self._page_turn
        try:
            answer = fetch(beyond, limit, order)
        except BaseException:
            self._set_loading(False)
            raise

        self._bring(
            answer,
            lambda: turn == self._page_turn,
            lambda rows: arrived(rows, len(rows) >= limit),
            lambda: self._set_loading(False),
        )

    def some(self, keys: Sequence[Hashable], arrived: Callable[[Sequence[Row]], object]) -> None:
        """Ask for rows again."""
        if self.fetch_some is not None:
            turn = self._list_turn
            self._bring(self.fetch_some(keys), lambda: turn == self._list_turn, arrived)

    def _bring(
        self,
        answer: Sequence[Row] | Awaitable[Sequence[Row]],
        is_wanted: Callable[[], bool],
        arrived: Callable[[Sequence[Row]], object],
        ended: Callable[[], object] = lambda: None,
    ) -> None:
        if not isinstance(answer, Awaitable):
            ended()
            arrived(answer)
            return
        # Loaded by the first awaited page: widgets of fixed rows need none of it.
        import asyncio

        task = asyncio.ensure_future(answer)
        self._tasks.add(task)

        def done(finished: asyncio.Future[Sequence[Row]]) -> None:
            self._tasks.discard(finished)
            if finished.cancelled() or not is_wanted():
                return
            ended()
            error = finished.exception()
            if error is None:
                arrived(finished.result())
            else:
                self._on_failed(error)

        task.add_done_callback(done)

    def _set_loading(self, loading: bool) -> None:
        if loading != self._loading:
            self._loading = loading
            self._on_loading(loading)
