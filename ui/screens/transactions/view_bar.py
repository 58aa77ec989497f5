# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the header of the list says about its view, and the menu of all views."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop_b2b.services.queries import ViewItem
from ui import actions
from ui.actions import ActionKey
from ui.models import TableView
from ui.screens.transactions.asking import Asking
from ui.screens.transactions.view_acts import ViewActs, route_of_view
from ui.screens.transactions.view_dialogs import NameDialog, ViewsDialog
from ui.screens.transactions.views import ViewKeeper
from ui.screens.transactions.words import group_words
from ui.theme import Tone, icon
from ui.widgets import Chip, quiet, secondary

if TYPE_CHECKING:
    from ui.shell.screen import Screen

#: A name that is offered for a new view is no longer than this.
LONGEST_OFFER = 60


class ViewBar(QObject):
    """The mark of a changed view, Save, Save as, and the menu.

    `commands` stand among the commands of the screen.
    """

    def __init__(
        self, screen: Screen, table: TableView, asking: Asking, keeper: ViewKeeper, acts: ViewActs
    ) -> None:
        super().__init__(screen)
        self._screen, self._table, self._asking = screen, table, asking
        self.keeper, self.acts = keeper, acts
        self.dialog: NameDialog | ViewsDialog | None = None
        self.to_save = actions.make(ActionKey.SAVE, self, acts.save, words=self.tr("&Save the view"))
        self.to_save_as = actions.make(
            ActionKey.SAVE_AS, self, self.save_as, words=self.tr("Save as a &view…")
        )
        self.to_views = actions.make(ActionKey.VIEWS, self, self.open_views)
        self.commands: list[QAction] = [self.to_save, self.to_save_as, self.to_views]
        self.mark = Chip(self.tr("Changed"), Tone.AMBER)
        self.note = Chip("", Tone.GREY)
        self.save = secondary(self.tr("Save"), "save", acts.save, sz="s")
        self.save_new = quiet(self.tr("Save as…"), on_click=self.save_as, sz="s")
        self.button = quiet(self.tr("Views"), "star", self.open_menu)
        for widget in (self.mark, self.note, self.save, self.save_new):
            widget.hide()

    # ------------------------------------------------------------ the header

    def widgets(self) -> list[QWidget]:
        """What stands after the title now."""
        keeper, view = self.keeper, self.keeper.item
        changed = keeper.is_changed
        may_save = view is not None and keeper.may_change(view) and view.problem is None
        understood = self._asking.is_understood
        new = understood and (changed if view is not None else self._asking.criteria.is_filtered)
        self.to_save.setEnabled(changed and may_save and understood)
        self.to_save_as.setEnabled(understood)
        self.note.set_text(self._note(view))
        shown = (
            (self.note, bool(self.note.text)),
            (self.mark, changed),
            (self.save, changed and may_save and understood),
            (self.save_new, new),
        )
        return [widget for widget, on in shown if on]

    def _note(self, view: ViewItem | None) -> str:
        if view is None or view.shared_view_id is None:
            return ""
        if view.withdrawn:
            return self.tr("No longer shared")
        return self.tr("Shared by {0}").format(view.author)

    # ------------------------------------------------------------ the menu

    def open_menu(self) -> None:
        """All views, and what can be done with the one that is shown."""
        self.menu().popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def menu(self) -> QMenu:
        """The menu, made anew."""
        menu = QMenu(self._screen)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        mine = [view for view in self.keeper.views if view.kind == "saved"]
        shared = [view for view in self.keeper.views if view.kind == "shared"]
        for heading, views in ((self.tr("My views"), mine), (self.tr("Shared by colleagues"), shared)):
            if views:
                menu.addSection(heading)
            for view in views:
                self._add_view(menu, view)
        menu.addSeparator()
        menu.addAction(self.to_save)
        menu.addAction(self.to_save_as)
        if self.keeper.item is not None:
            self._add_acts(menu.addMenu(self.keeper.item.name.replace("&", "&&")), self.keeper.item)
        menu.addAction(self.to_views)
        return menu

    def _add_view(self, menu: QMenu, view: ViewItem) -> None:
        action = QAction(view.name.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(self.keeper.item is not None and self.keeper.item.id == view.id)
        action.triggered.connect(lambda _on: self._screen.context.open(route_of_view(view.id)))
        menu.addAction(action)

    def _add_acts(self, menu: QMenu, view: ViewItem) -> None:
        acts, may = self.acts, self.keeper.may_change(view)
        shared = view.shared_view_id is not None and not view.withdrawn
        self._add(menu, "edit", self.tr("Rename…"), partial(self.rename, view), on=may)
        self._add(menu, "copy", self.tr("Duplicate"), partial(acts.duplicate, view))
        if view.kind == "shared":
            self._add(menu, "pin", self.tr("Keep among my views"), partial(acts.follow, view))
        else:
            word = self.tr("Take out of the navigation") if view.pinned else self.tr("Show in the navigation")
            self._add(menu, "pin", word, partial(acts.pin, view, not view.pinned))
        if may and self.keeper.may_share:
            if shared:
                self._add(menu, "lock", self.tr("Stop sharing"), partial(acts.withdraw, view))
            else:
                self._add(menu, "users", self.tr("Share with colleagues"), partial(acts.share, view))
        if view.kind == "saved":
            menu.addSeparator()
            self._add(menu, "trash", self.tr("Delete"), partial(acts.delete, view))

    @staticmethod
    def _add(menu: QMenu, name: str, words: str, act: Callable[[], object], *, on: bool = True) -> None:
        action = menu.addAction(icon(name, "text2"), words)
        action.setEnabled(on)
        action.triggered.connect(lambda _on=False: act())

    # ------------------------------------------------------------ dialogs

    def save_as(self) -> None:
        """Ask what the new view is called."""
        self._asking.settle()
        if not self._asking.is_understood:
            return
        self.dialog = NameDialog(
            self.tr("Save as a view"),
            self.tr("Save"),
            self._offered_name(),
            self._save_as,
            new=True,
            may_share=self.keeper.may_share,
            parent=self._screen,
        )
        self.dialog.open()

    def _offered_name(self) -> str:
        if self.keeper.item is not None:
            return self.keeper.item.name
        offered = ""
        for group in self._asking.criteria.search.groups:
            longer = f"{offered}, {group_words(group)}".removeprefix(", ")
            if offered and len(longer) > LONGEST_OFFER:
                break
            offered = longer
        return offered[:LONGEST_OFFER].strip()

    def _save_as(self, name: str, pinned: bool, shared: bool) -> None:
        layout = self._table.columns.layout_now()
        self.acts.save_as(name, layout.pieces(), frozen=layout.frozen, pinned=pinned, shared=shared)

    def rename(self, view: ViewItem) -> None:
        """Ask for another name."""
        self.dialog = NameDialog(
            self.tr("Rename the view"),
            self.tr("Rename"),
            view.name,
            lambda name, _pinned, _shared: self.acts.rename(view, name),
            parent=self._screen,
        )
        self.dialog.open()

    def open_views(self) -> ViewsDialog:
        """The list of all views."""
        self.dialog = made = ViewsDialog(
            self.keeper,
            self.acts,
            lambda view: self._screen.context.open(route_of_view(view.id)),
            self._screen.context.feeds.views_changed,
            self._screen,
        )
        made.open()
        return made
