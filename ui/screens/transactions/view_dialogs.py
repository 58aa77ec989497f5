# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The dialogs of saved views: a name for one, and the list of all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from desktop_b2b.domain.text import NAME
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import ViewItem
from ui.models import CellKind, Column, TableModel, TableView
from ui.screens.transactions.view_acts import ViewActs
from ui.screens.transactions.views import ViewKeeper
from ui.screens.transactions.words import search_words
from ui.strings import error_text
from ui.theme import Space, repolish, scaled
from ui.widgets import Card, CheckBox, FieldLabel, IconLabel, PlainLabel, icon_button, quiet
from ui.widgets.dialogs import Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class NameDialog(Dialog):
    """What a view is called; for a new one also where it is shown, and to whom.

    `named(name, pinned, shared)` is called with what was entered.
    """

    def __init__(
        self,
        title: str,
        verb: str,
        name: str,
        named: Callable[[str, bool, bool], object],
        *,
        new: bool = False,
        may_share: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, verb=verb, parent=parent)
        self._named = named
        label = FieldLabel(self.tr("Name"))
        self.name = QLineEdit(name)
        self.name.setMaxLength(NAME)
        self.name.selectAll()
        label.label.setBuddy(self.name)
        self.name.setAccessibleName(self.tr("Name"))
        self.trouble = IconLabel("alert-circle", self.tr("A view needs a name."), "red")
        self.trouble.hide()
        self.name.textChanged.connect(lambda _text: self._show_state(""))
        self.pinned = CheckBox(self.tr("Show it in the navigation"), True)
        self.shared = CheckBox(self.tr("Share it with your colleagues"))
        for widget in (label, self.name, self.trouble, self.pinned, self.shared):
            self.body.addWidget(widget)
        self.pinned.setVisible(new)
        self.shared.setVisible(new and may_share)
        self.name.setFocus()

    def _show_state(self, state: str) -> None:
        self.name.setProperty("state", state)
        repolish(self.name)
        self.trouble.setVisible(bool(state))

    def accept(self) -> None:
        """Give the name, if there is one."""
        name = " ".join(self.name.text().split())
        if not name:
            self._show_state("error")
            self.name.setFocus()
            return
        self._named(name, self.pinned.isChecked(), self.shared.isChecked())
        super().accept()


class _ViewTable(TableView):
    """The views as rows. Signals: `alt_pressed(step)` for an arrow with Alt, `delete_pressed`."""

    alt_pressed = Signal(int)
    delete_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in steps:
            self.alt_pressed.emit(steps[key])
        elif key == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)


class ViewsDialog(Dialog):
    """All views: their order, which of them the navigation shows, who shares them."""

    def __init__(
        self,
        keeper: ViewKeeper,
        acts: ViewActs,
        chosen: Callable[[ViewItem], object],
        views_changed: SignalInstance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", verb="", width=620, parent=parent)
        self._keeper, self._acts, self._chosen = keeper, acts, chosen
        self.setWindowTitle(self.tr("Saved views"))
        self.title_label.setText(self.tr("Saved views"))
        self.verb_button.setText(self.tr("Open"))
        self.cancel_button.setText(self.tr("Close"))
        self.model: TableModel[ViewItem] = TableModel(self._columns(), lambda view: view.id, parent=self)
        self.model.check_toggled.connect(lambda view, _key, wanted: acts.pin(view, wanted))
        self.view = _ViewTable(self.model, name=self.tr("Saved views"))
        self.view.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.view.row_opened.connect(self._open)
        self.view.edit_requested.connect(self.rename)
        self.view.alt_pressed.connect(self._on_alt)
        self.view.delete_pressed.connect(self.delete)
        self.view.selection_changed.connect(lambda _rows: self._settle())
        self.view.setMinimumHeight(scaled(280))
        card = Card(flush=True)
        card.body.addWidget(self.view)
        self.none = PlainLabel(
            self.tr("Nothing is saved yet. Search for something, then save it as a view."), tone="text2"
        )
        self.body.addWidget(self.none)
        self.body.addWidget(card, 1)
        self.body.addLayout(self._tools())
        self.trouble = IconLabel("alert-circle", "", "red", wrap=True)
        self.body.addWidget(self.trouble)
        views_changed.connect(lambda _views: self.refresh())
        self.refresh()
        if self.model.rowCount():
            self.view.selectRow(0)
        self.view.setFocus()

    def _columns(self) -> list[Column[ViewItem]]:
        return [
            Column(
                "pinned",
                lambda: "",
                lambda view: view.pinned,
                CellKind.CHECK,
                width=44,
                speech=lambda view: (
                    self.tr("in the navigation") if view.pinned else self.tr("not in the navigation")
                ),
                name=lambda: self.tr("In the navigation"),
            ),
            Column("name", lambda: self.tr("Name"), lambda view: view.name, width=200),
            Column(
                "query",
                lambda: self.tr("Search"),
                lambda view: search_words(view.query) or self.tr("Everything"),
                stretch=True,
            ),
            Column("author", lambda: self.tr("Shared"), self._sharing, width=140),
        ]

    def _sharing(self, view: ViewItem) -> str:
        if view.withdrawn:
            return self.tr("No longer shared")
        return self.tr("by {0}").format(view.author) if view.author else ""

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        self.up = self._mover("arrow-up", self.tr("Move up"), -1, "Alt+Up")
        self.down = self._mover("arrow-down", self.tr("Move down"), 1, "Alt+Down")
        row.addWidget(self.up)
        row.addWidget(self.down)
        self.to_rename = quiet(self.tr("Rename…"), "edit", self.rename, sz="s")
        self.to_copy = quiet(self.tr("Duplicate"), "copy", self.duplicate, sz="s")
        self.to_share = quiet(self.tr("Share"), "users", self.share, sz="s")
        self.to_delete = quiet(self.tr("Delete"), "trash", self.delete, sz="s")
        for button in (self.to_rename, self.to_copy, self.to_share, self.to_delete):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _mover(self, icon: str, words: str, step: int, keys: str) -> QWidget:
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        return icon_button(icon, f"{words} ({shown})", lambda: self._on_alt(step))

    # ------------------------------------------------------------ showing

    @property
    def current(self) -> ViewItem | None:
        """The view with the cursor."""
        row = self.view.current_row()
        return row if isinstance(row, ViewItem) else None

    def refresh(self) -> None:
        """Show the views as they are now."""
        self.model.set_rows(self._keeper.views)
        self.none.setVisible(not self.model.rowCount())
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.selectRow(0)
        self._settle()

    def _settle(self) -> None:
        """What can be done with the view that has the cursor."""
        view = self.current
        mine = view is not None and view.kind == "saved"
        may = view is not None and self._keeper.may_change(view)
        shared = view is not None and view.shared_view_id is not None and not view.withdrawn
        for button, on in (
            (self.up, mine), (self.down, mine), (self.to_rename, may), (self.to_copy, view is not None),
            (self.to_share, may and self._keeper.may_share), (self.to_delete, mine or may),
            (self.verb_button, view is not None),
        ):  # fmt: skip
            button.setEnabled(on)
        self.to_share.setText(self.tr("Stop sharing") if shared else self.tr("Share"))
        problem = view.problem if view is not None else None
        words = ""
        if problem is not None:
            words = error_text(UserError(problem.code, problem.template, problem.field, **problem.params))
        self.trouble.label.setText(words)
        self.trouble.setVisible(bool(words))

    # ------------------------------------------------------------ doing

    def _on_alt(self, step: int) -> None:
        if self.current is not None:
            self._acts.move(self.current, step)

    def rename(self, _row: object = None) -> None:
        """Ask for another name."""
        view = self.current
        if view is not None and self._keeper.may_change(view):
            NameDialog(
                self.tr("Rename the view"),
                self.tr("Rename"),
                view.name,
                lambda name, _pinned, _shared: self._acts.rename(view, name),
                parent=self,
            ).open()

    def duplicate(self) -> None:
        """A copy of the view."""
        if self.current is not None:
            self._acts.duplicate(self.current)

    def share(self) -> None:
        """Show the view to colleagues, or no longer."""
        view = self.current
        if view is None:
            return
        if view.shared_view_id is not None and not view.withdrawn:
            self._acts.withdraw(view)
        else:
            self._acts.share(view)

    def delete(self) -> None:
        """Take the view away; a toast takes that back."""
        view = self.current
        if view is not None and self.to_delete.isEnabled():
            self._acts.delete(view)

    def _open(self, _row: object) -> None:
        self.accept()

    def accept(self) -> None:
        """Show the view."""
        view = self.current
        super().accept()
        if view is not None:
            self._chosen(view)
