# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The page of a draft: its cards, its header, and how they stand together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from desktop_b2b.clock import to_datetime
from ui.actions import ActionKey, make
from ui.forms.buffering import typed_words
from ui.forms.draft_keeper import DraftKeeper
from ui.forms.draft_keys import Held
from ui.screens.request.address import AddressCard
from ui.screens.request.catalogue import Catalogue
from ui.screens.request.counted import count_deadline
from ui.screens.request.editing import DraftEditor
from ui.screens.request.items import ItemsCard
from ui.screens.request.page import Page
from ui.screens.request.partners import PartnersCard
from ui.screens.request.readiness import ReadinessPanel
from ui.screens.request.values import BUFFER_KIND
from ui.shell.screen import Header, Route, ScreenContext
from ui.shell.undoing import show_words
from ui.strings import state_tone, state_word, time_word
from ui.theme import Space, Type, scaled
from ui.widgets import Chip, IconLabel, PlainLabel, Segment, SideLayout, icon_button, primary, secondary
from ui.widgets.scrolling import ScrollingPage

NARROW = 1_120
NARROWER = 940


class EditorPage(Page):
    """What is seen of a draft; ``RequestEditor`` gives it a mind.

    Signals: `go_to_wanted(key)` when a readiness link was followed.
    """

    HEADER: ClassVar[Header] = Header.RECORD
    NAV: ClassVar[str] = "new_request"
    HAS_PRIMARY: ClassVar[bool] = True

    state_changed = Signal()

    def __init__(
        self, context: ScreenContext, route: Route, draft: DraftEditor, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, route, parent)
        self.draft = draft
        self.catalogue = Catalogue()
        self.number = ""
        self.state = "draft"
        self.saved_at: int | None = None
        self.keeper = DraftKeeper(draft, context.tasks, BUFFER_KIND, context.clock.now)
        self._make_header()
        self._make_cards()
        self._make_actions()
        self.keeper.open_typing = self._open_typing
        self.keeper.focus_key = self.focus_key
        # The keeper outlives this page: it must not ask a page that is gone.
        self.destroyed.connect(self.keeper.close)

    def local_now(self) -> datetime:
        """The present moment in the viewer's zone."""
        return to_datetime(self.context.clock.now(), self.context.zone)

    # ------------------------------------------------------------ header

    def title(self) -> str:
        return self.number or self.tr("New request")

    def note(self) -> str:
        if self.draft.text("mode") == "automatic":
            return self.tr("Automatic: the best complete answer is ordered without you.")
        return self.tr("Manual: answers come to you, and you assign each item.")

    def header_start(self) -> list[QWidget]:
        return [self.chip, self.saved]

    def header_end(self) -> list[QWidget]:
        return [
            self.mode_holder,
            self.more_button,
            self.details_button,
            self.duplicate_button,
            self.save_button,
            self.preview_button,
            self.send_button,
        ]

    def _make_header(self) -> None:
        self.chip = Chip(state_word("request", "draft"), state_tone("request", "draft"))
        self.saved = IconLabel("edit", "", "text2", gives_way=True)
        self.mode_label = PlainLabel(self.tr("Assignment"), Type.SMALL, "text2")
        options = (("manual", self.tr("Manual")), ("automatic", self.tr("Automatic")))
        self.mode = Segment(options)
        self.mode.setAccessibleName(self.tr("Assignment"))
        self.mode_holder = QWidget()
        row = QHBoxLayout(self.mode_holder)
        row.setContentsMargins(0, 0, Space.S, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.mode_label)
        row.addWidget(self.mode)
        # Takes the band's height, so that the second line stays at its foot.
        self.mode_holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.more_button = icon_button("more", self.tr("More commands"), self._pop_up_more, sz="")
        self.details_button = icon_button("list", self.tr("Ready to send?"), sz="")
        self.duplicate_button = secondary(self.tr("Duplicate"), "copy")
        self.save_button = secondary(self.tr("Save"), "save")
        self.preview_button = secondary(self.tr("Preview and Send"), "eye")
        self.send_button = primary(self.tr("Send"), "send")
        for widget in (*self.header_start(), *self.header_end()):
            # Until the header takes them: a widget without a parent would open a window of its own.
            widget.setParent(self)
        self.details_button.hide()

    def _make_actions(self) -> None:
        self.save_action = make(ActionKey.SAVE, self, words=self.tr("Save draft"))
        self.send_action = make(ActionKey.SEND, self, words=self.tr("Send request"))
        self.preview_action = make(ActionKey.PREVIEW_SEND, self)
        self.undo_action = QAction("", self)
        self.redo_action = QAction("", self)
        self.duplicate_action = make(ActionKey.DUPLICATE, self, words=self.tr("Duplicate request"))
        self.history_action = make(ActionKey.HISTORY, self)
        self.delete_action = make(ActionKey.DELETE, self)

    def screen_actions(self) -> list[QAction]:
        return [
            self.save_action,
            self.send_action,
            self.preview_action,
            self.duplicate_action,
            self.history_action,
            self.delete_action,
        ]

    def _pop_up_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        show_words(self, self.undo_action, self.redo_action)
        menu.addActions([self.undo_action, self.redo_action])
        menu.addSeparator()
        menu.addActions([self.preview_action, self.duplicate_action, self.history_action])
        menu.addSeparator()
        menu.addAction(self.delete_action)
        menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))

    def show_saved(self) -> None:
        """What became of the typing: said only once it is true."""
        if self.draft.saving:
            self.saved.set_content("refresh", self.tr("Saving…"), "text2")
        elif self.draft.has_changes:
            self.saved.set_content("edit", typed_words(self.keeper.kept_at, self.context.zone), "text2")
        elif self.saved_at is not None:
            when = time_word(self.saved_at, self.context.zone)
            self.saved.set_content("check-circle", self.tr("Draft saved {0}").format(when), "text2")
        else:
            self.saved.set_content("edit", "", "text2")
        self.saved.setVisible(self.draft.has_changes or self.saved_at is not None)
        if self._narrower():
            self.saved.hide()

    # ------------------------------------------------------------ cards

    def _make_cards(self) -> None:
        now: Callable[[], datetime] = self.local_now
        self.address = AddressCard(self.draft, now)
        self.items = ItemsCard(self.draft, self.catalogue)
        self.partners = PartnersCard(self.draft, self.catalogue, now)
        self.partners.count = partial(count_deadline, self, self.draft.request_id)
        self.scroller = ScrollingPage()
        column = QVBoxLayout(self.scroller.page)
        column.setContentsMargins(Space.EDITOR_X, Space.EDITOR_Y, Space.EDITOR_X, Space.EDITOR_Y)
        column.setSpacing(Space.M)
        column.addWidget(self.address)
        column.addWidget(self.items)
        column.addWidget(self.partners)
        column.addStretch(1)
        self.readiness = ReadinessPanel(self.go_to)
        self.side = SideLayout(self.scroller, self.readiness)
        self.side.drawer_changed.connect(self.details_button.setVisible)
        self.details_button.clicked.connect(lambda _on=False: self.side.set_open(not self.side.is_open))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.side)

    def show_draft(self) -> None:
        """Show all of the draft."""
        self.mode.set_current(self.draft.text("mode"))
        self.address.show_draft()
        self.items.show_draft()
        self.partners.show_draft()
        self.show_saved()

    def set_errors(self, head: Mapping[str, str], rows: Mapping[object, Mapping[str, str]]) -> None:
        """Show what is wrong at the fields and in the rows."""
        self.address.set_errors(dict(head))
        self.items.set_errors(rows)

    # ------------------------------------------------------------ where the caret is

    def go_to(self, key: str) -> bool:
        """Put the caret where a key is edited."""
        parts = key.split("/")
        if parts[0] == "lines" and len(parts) > 2:
            found = self.items.focus_cell(parts[1], parts[2])
            self.scroller.ensureWidgetVisible(self.items.grid, 0, scaled(60))
            return found
        if parts[0] == "lines":
            self.items.add_item()
            return True
        if parts[0] == "partners" and len(parts) > 1:
            self.scroller.ensureWidgetVisible(self.partners)
            return self.partners.focus_partner(parts[1])
        found = self.address.focus_field(key)
        if found:
            self.scroller.ensureWidgetVisible(self.address.form.field(key))
        return found

    def focus_key(self) -> str:
        """The key that has the caret, for the buffer."""
        focus: QWidget | None = self.window().focusWidget()
        if focus is None:
            return ""
        for key in self.address.form.keys:
            if self.address.form.field(key).control is focus:
                return key
        grid = self.items.grid
        if focus is grid or grid.isAncestorOf(focus):
            index = grid.currentIndex()
            if index.isValid():
                row_id = grid.grid_model.row_at(index.row())["id"]
                return f"lines/{row_id}/{grid.grid_model.columns[index.column()].key}"
        return ""

    def _open_typing(self) -> dict[str, Held]:
        return self.items.open_typing

    def _narrower(self) -> bool:
        return self.width() < scaled(NARROWER)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < scaled(NARROW)
        self.mode_label.setVisible(not narrow)
        self.duplicate_button.setVisible(not narrow)
        self.preview_button.setVisible(not self._narrower())
        self.show_saved()
