# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The saved view that the list shows, if it shows one: what belongs to it, and whether it was changed.

Columns, widths and the frozen column are kept as they are changed; search and sort when somebody saves them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_b2b.domain.commands.views import SaveView
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import ListViews, ViewItem
from ui.models.columns import Column
from ui.models.layout import TableLayout
from ui.screens.transactions.asking import Asking

if TYPE_CHECKING:
    from ui.shell.screen import Screen

#: A column is dragged in several steps; the last one is kept.
CALM_MS = 400


def layout_name(view_id: str) -> str:
    """The name under which a view's layout is opened."""
    return f"view.{view_id}"


def _again(view: ViewItem, views: Sequence[ViewItem]) -> ViewItem | None:
    """A view as it is now. Who begins to follow a shared one goes on with it as with one of their own."""
    shared = view.shared_view_id
    same = (each for each in views if each.id == view.id)
    follows = (each for each in views if shared and each.shared_view_id == shared)
    return next(same, None) or next(follows, None)


class ViewKeeper(QObject):
    """Opens a view and follows it. Signals: `moved` when something about it is another now, `laid` when its
    layout is to be shown anew.

    `order` gives the sort in force in keys of the source.
    """

    moved = Signal()
    laid = Signal()

    def __init__(
        self,
        screen: Screen,
        asking: Asking,
        columns: Sequence[Column[Any]],
        order: Callable[[], tuple[str, ...]],
    ) -> None:
        super().__init__(screen)
        self._screen, self._asking, self._columns, self._order = screen, asking, columns, order
        self.item: ViewItem | None = None
        self._text = ""
        self._waiting: TableLayout | None = None
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self.flush)
        screen.context.feeds.views_changed.connect(self._on_views)

    # ------------------------------------------------------------ opening

    @property
    def views(self) -> list[ViewItem]:
        """All views that there are, mine first."""
        return self._screen.context.feeds.views or []

    def open(self, view_id: str) -> None:
        """Show a view."""
        if any(view.id == view_id for view in self.views):
            self._open(view_id, self.views)
        else:
            # It may have been made this very moment.
            self._screen.run(self._open_later(view_id))

    async def _open_later(self, view_id: str) -> None:
        views: list[ViewItem] = await self._screen.context.tasks.query(ListViews())
        self._open(view_id, views)

    def _open(self, view_id: str, views: Sequence[ViewItem]) -> None:
        found = next((view for view in views if view.id == view_id), None)
        if found is None:
            self.close()
            words = self.tr("It may have been deleted on another computer.")
            self._screen.say(self.tr("This view is not here any more"), words)
            return
        self.flush()
        self.item, self._text = found, ""
        self._asking.put(found.query)
        self.laid.emit()
        self.moved.emit()

    def close(self) -> None:
        """Show no view any more."""
        if self.item is not None:
            self.flush()
            self.item, self._text = None, ""
            self.laid.emit()
            self.moved.emit()

    def _on_views(self, views: list[ViewItem]) -> None:
        """A view was changed, here or elsewhere."""
        before = self.item
        if before is None:
            return
        found = _again(before, views)
        if found is None:
            self._screen.run(self._let_go(before))
            return
        changed = self.is_changed
        self.item = found
        if found.query != before.query and not changed:
            self._asking.put(found.query)
        looks = (found.columns, found.frozen) != (before.columns, before.frozen)
        laid_elsewhere = looks and self._waiting is None and not self._looks_like(found)
        if found.id != before.id or laid_elsewhere or (found.sort != before.sort and not changed):
            self._text = ""
            self.laid.emit()
        self.moved.emit()

    async def _let_go(self, view: ViewItem) -> None:
        """A view is gone, unless it was made after this was asked."""
        views: list[ViewItem] = await self._screen.context.tasks.query(ListViews())
        if self.item is view and _again(view, views) is None:
            self.item, self._text = None, ""
            self.laid.emit()
            self.moved.emit()

    def _looks_like(self, view: ViewItem) -> bool:
        shown = TableLayout.of_text(self._text)
        return bool(self._text) and (shown.pieces(), shown.frozen) == (view.columns, view.frozen)

    # ------------------------------------------------------------ what it is

    @property
    def may_share(self) -> bool:
        """Whether whoever sits here may show views to colleagues."""
        return self._screen.context.viewer.may("view.share")

    def may_change(self, view: ViewItem) -> bool:
        """Whether a view's name and search are this user's to change; the desk judges in the end."""
        if view.shared_view_id is None or view.withdrawn:
            return True
        viewer = self._screen.context.viewer
        return viewer.is_account_manager or (self.may_share and view.author == viewer.user.name)

    @property
    def is_changed(self) -> bool:
        """Whether search or sort are others than the view's."""
        view = self.item
        if view is None:
            return False
        if not self._asking.is_understood:
            return self._asking.text != view.query
        if self._asking.criteria.query != view.query:
            return True
        if view.problem is not None:
            return False
        return self._order() != (view.sort or self._asking.criteria.first_sort)

    @property
    def trouble(self) -> UserError | None:
        """Why this version of the program cannot show the view as it was saved."""
        problem = self.item.problem if self.item is not None else None
        if problem is None:
            return None
        return UserError(problem.code, problem.template, problem.field, **problem.params)

    @property
    def query(self) -> str:
        """The search as it would be saved."""
        return self._asking.criteria.query

    @property
    def sort(self) -> tuple[str, ...]:
        """The sort as it would be saved; the usual one is not named."""
        order = self._order()
        return () if order == self._asking.criteria.first_sort else order

    # ------------------------------------------------------------ its layout

    def read(self, name: str) -> str:
        """The layout of the view, as a text."""
        view = self.item
        if view is None or name != layout_name(view.id):
            return ""
        if self._text:
            return self._text
        if not (view.columns or view.sort or view.frozen):
            return ""
        return self._layout_of(view).to_text()

    def _layout_of(self, view: ViewItem) -> TableLayout:
        sort = self._asking.criteria.columns_of(view.sort)
        return TableLayout.of_pieces(view.columns, self._columns, frozen=view.frozen, sort=sort)

    def write(self, name: str, text: str) -> None:
        """Somebody changed columns or sort, or wants them as they come."""
        view = self.item
        if view is None or name != layout_name(view.id):
            return
        self._text = text
        layout = TableLayout.of_text(text)
        if view.kind == "saved" and (layout.pieces(), layout.frozen) != (view.columns, view.frozen):
            self._waiting = layout
            self._calm.start()
        self.moved.emit()

    def flush(self) -> None:
        """Keep the columns now."""
        self._calm.stop()
        layout, self._waiting = self._waiting, None
        if layout is not None and self.item is not None:
            command = SaveView(view_id=self.item.id, columns=layout.pieces(), frozen=layout.frozen)
            self._screen.context.tasks.command(command)

    def forget_sort(self) -> None:
        """What was saved is what is shown."""
        self._text = ""
