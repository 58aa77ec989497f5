# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is seen of the wizard: header with its steps, the step in front, the list beside it, the foot."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop_b2b.clock import to_datetime
from ui.actions import ActionKey, make
from ui.forms.buffering import typed_words
from ui.forms.draft_keeper import DraftKeeper
from ui.screens.attachments.b2b import B2BFilesCard
from ui.screens.b2b_wizard.centres import Centre, Centres
from ui.screens.b2b_wizard.editing import B2BDraftEditor
from ui.screens.b2b_wizard.judging import Judging
from ui.screens.b2b_wizard.products import ProductsStep
from ui.screens.b2b_wizard.ready import ReadyPanel
from ui.screens.b2b_wizard.recipient import RecipientStep
from ui.screens.b2b_wizard.review import ReviewStep
from ui.screens.b2b_wizard.shipping import ShippingStep
from ui.screens.b2b_wizard.step import Step
from ui.screens.b2b_wizard.values import (
    BUFFER_KIND,
    PRODUCTS,
    RECIPIENT,
    REVIEW,
    SHIPPING,
    STEPS,
    WHO,
    next_word,
    step_word,
)  # fmt: skip
from ui.screens.b2b_wizard.who import WhoStep
from ui.screens.request.page import Page
from ui.shell.screen import Header, Route, ScreenContext
from ui.shell.undoing import show_words
from ui.strings import time_word
from ui.theme import Space, at_least, colour
from ui.widgets import (
    IconLabel,
    PlainLabel,
    SideLayout,
    StepIndicator,
    icon_button,
    primary,
    quiet,
    secondary,
)

_FOOT = 52


class Band(QWidget):
    """A strip on the surface, with a hairline above or below it."""

    def __init__(self, *, line_above: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._above = line_above
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(Space.PAGE_X, 0, Space.PAGE_X, 0)
        self.row.setSpacing(Space.M)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        painter.fillRect(0, 0 if self._above else self.height() - 1, self.width(), 1, colour("line"))


class WizardPage(Page):
    """What is seen; ``Wizard`` gives it a mind."""

    HEADER: ClassVar[Header] = Header.RECORD
    NAV: ClassVar[str] = "add_order"
    HAS_PRIMARY: ClassVar[bool] = True

    def __init__(
        self, context: ScreenContext, route: Route, draft: B2BDraftEditor, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, route, parent)
        self.draft = draft
        self.centres = Centres()
        self.judging = Judging(draft, self.centres)
        self.number = ""
        self.saved_at: int | None = None
        self.keeper = DraftKeeper(draft, context.tasks, BUFFER_KIND, context.clock.now)
        self._make_header()
        self._make_steps()
        self._make_actions()
        self.keeper.open_typing = lambda: self.products.open_typing
        self.keeper.focus_key = self.focus_key
        # The keeper outlives this page: it must not ask a page that is gone.
        self.destroyed.connect(self.keeper.close)

    def local_now(self) -> datetime:
        """The present moment in the viewer's zone."""
        return to_datetime(self.context.clock.now(), self.context.zone)

    def centre(self) -> Centre | None:
        """The centre that was chosen, else the best as things stand."""
        return self.judging.centre()

    # ------------------------------------------------------------ header

    def title(self) -> str:
        return self.tr("New B2B order")

    def header_start(self) -> list[QWidget]:
        return [self.number_label, self.saved]

    def header_end(self) -> list[QWidget]:
        return [self.more_button, self.details_button, self.cancel_button]

    def _make_header(self) -> None:
        self.number_label = PlainLabel("", tone="text2", selectable=True)
        self.saved = IconLabel("edit", "", "text2", gives_way=True)
        self.more_button = icon_button("more", self.tr("More commands"), self._pop_up_more, sz="")
        self.details_button = icon_button("list", self.tr("Ready to ship?"), sz="")
        self.cancel_button = quiet(self.tr("Cancel"))
        self.cancel_button.setToolTip(self.tr("Leave the wizard; the draft stays"))
        for widget in (*self.header_start(), *self.header_end()):
            # Until the header takes them: a widget without a parent would open a window of its own.
            widget.setParent(self)
        self.details_button.hide()

    def _make_actions(self) -> None:
        self.save_action = make(ActionKey.SAVE, self, words=self.tr("Save draft"))
        self.next_action = make(ActionKey.SEND, self, words=self.tr("Next step"))
        self.undo_action, self.redo_action = QAction("", self), QAction("", self)
        self.duplicate_action = make(ActionKey.DUPLICATE, self, words=self.tr("Duplicate draft"))
        self.history_action = make(ActionKey.HISTORY, self)
        self.delete_action = make(ActionKey.DELETE, self)

    def screen_actions(self) -> list[QAction]:
        return [
            self.save_action,
            self.next_action,
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
        menu.addActions([self.save_action, self.duplicate_action, self.history_action])
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
        self.saved.setVisible(self.draft.has_changes or self.saved_at is not None)

    # ------------------------------------------------------------ steps

    def _make_steps(self) -> None:
        self.files = B2BFilesCard(self, self.draft.document_id, self.make_room)
        self.who = WhoStep(self.draft)
        self.recipient = RecipientStep(self.draft, self.local_now)
        self.shipping = ShippingStep(self.draft, self.local_now, self.files)
        self.products = ProductsStep(self.draft, self.centres, self.centre, self.local_now)
        self.review = ReviewStep(self.draft, self.centres, self.context.zone, self.context.clock.now)
        self.steps: dict[str, Step] = {
            WHO: self.who, RECIPIENT: self.recipient, SHIPPING: self.shipping,
            PRODUCTS: self.products, REVIEW: self.review,
        }  # fmt: skip
        self.indicator = StepIndicator([step_word(step) for step in STEPS])
        head = Band(line_above=False)
        head.setFixedHeight(at_least(38))
        head.row.addWidget(self.indicator)
        head.row.addStretch(1)
        self.pages = QStackedWidget()
        for page in self.steps.values():
            self.pages.addWidget(page)
        foot = self._make_foot()
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        column.addWidget(foot)
        self.panel = ReadyPanel(self.context.open)
        self.side = SideLayout(main, self.panel)
        self.side.drawer_changed.connect(self.details_button.setVisible)
        self.details_button.clicked.connect(lambda _on=False: self.side.set_open(not self.side.is_open))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(head)
        outer.addWidget(self.side, 1)

    def _make_foot(self) -> Band:
        foot = Band(line_above=True)
        foot.setFixedHeight(at_least(_FOOT))
        self.back_button = secondary(self.tr("Back"), "chevron-left")
        self.place_label = PlainLabel("", tone="text2")
        self.next_button = primary(next_word(RECIPIENT))
        foot.row.addWidget(self.back_button)
        foot.row.addStretch(1)
        foot.row.addWidget(self.place_label)
        foot.row.addWidget(self.next_button)
        return foot

    @property
    def step(self) -> str:
        """The step in front."""
        return STEPS[self.pages.currentIndex()]

    def show_step(self, step: str) -> None:
        """Put a step in front."""
        place = STEPS.index(step) if step in STEPS else 0
        self.pages.setCurrentIndex(place)
        self.indicator.set_current(place)
        self.place_label.setText(self.tr("Step {0} of {1}").format(place + 1, len(STEPS)))
        self.back_button.setVisible(place > 0)
        last = place == len(STEPS) - 1
        self.next_button.setText(self.tr("Create Order") if last else next_word(STEPS[place + 1]))

    async def make_room(self) -> None:
        """A file belongs to a draft that is stored."""
        await self.keeper.save()

    def focus_key(self) -> str:
        """The key that has the caret, for the buffer."""
        focus: QWidget | None = self.window().focusWidget()
        if focus is None:
            return ""
        for form in (
            self.recipient.details.form, self.recipient.pickup_form, self.shipping.packing_form,
            self.shipping.more_form, self.products.form,
        ):  # fmt: skip
            for key in form.keys:
                if form.field(key).control is focus:
                    return key
        for grid in (self.products.items.grid, self.products.customs.grid):
            index = grid.currentIndex()
            if (focus is grid or grid.isAncestorOf(focus)) and index.isValid():
                row_id = grid.grid_model.row_at(index.row())["id"]
                return f"lines/{row_id}/{grid.grid_model.columns[index.column()].key}"
        return ""
