# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is seen of the answer matrix: header, table, messages, side panel."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from desktop_b2b.domain.states import REASONS
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import MatrixView
from desktop_b2b.services.sourcing import under_seal
from ui.actions import ActionKey, make
from ui.screens.attachments.card import AttachmentsCard
from ui.screens.matrix.assignment import AssignmentEditor
from ui.screens.matrix.messages import MessagesCard
from ui.screens.matrix.model import MatrixModel
from ui.screens.matrix.painting import row_height
from ui.screens.matrix.side import MatrixPanel
from ui.screens.matrix.table import MatrixTable
from ui.screens.proposals.card import ProposalsCard
from ui.screens.proposals.subjects import matrix_table
from ui.screens.request.page import Page
from ui.screens.request.times import past_time
from ui.shell.screen import Header, Route, ScreenContext
from ui.shell.undoing import show_words
from ui.strings import error_text, number_word, reason_word, state_icon, state_tone, state_word
from ui.theme import Height, Space, Type, at_least, scaled
from ui.widgets import (
    Banner,
    Card,
    Chip,
    ElidedLabel,
    PlainLabel,
    Segment,
    SideLayout,
    icon_button,
    primary,
    quiet,
    secondary,
)
from ui.widgets.scrolling import ScrollingPage

NARROW = 1_120
#: Who may still assign and order.
OPEN_STATES = ("waiting", "need_attention", "partially_ordered")


class MatrixScreenView(Page):
    """The widgets of the matrix; ``MatrixPage`` gives them a mind."""

    HEADER: ClassVar[Header] = Header.RECORD
    NAV: ClassVar[str] = "transactions"
    HAS_PRIMARY: ClassVar[bool] = True

    def __init__(
        self, context: ScreenContext, route: Route, view: MatrixView, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, route, parent)
        self.matrix = view
        self.editor = AssignmentEditor(view)
        self.model = MatrixModel(self.editor, context.zone, context.clock.now(), self)
        self.table = MatrixTable(self.model)
        self._make_header()
        self._make_actions()
        self._make_cards()

    # ------------------------------------------------------------ header

    def title(self) -> str:
        return self.matrix.request.number

    def header_start(self) -> list[QWidget]:
        return [self.chip, self.progress]

    def header_end(self) -> list[QWidget]:
        return [
            self.mode_holder,
            self.more_button,
            self.details_button,
            self.duplicate_button,
            self.save_button,
            self.order_button,
        ]

    def _make_header(self) -> None:
        self.chip = Chip("")
        self.progress = ElidedLabel("", Type.SMALL, "text2")
        self.mode_label = PlainLabel(self.tr("Assignment"), Type.SMALL, "text2")
        options = (("manual", self.tr("Manual")), ("automatic", self.tr("Automatic")))
        self.mode = Segment(options)
        self.mode.setAccessibleName(self.tr("Assignment, chosen when it was sent"))
        self.mode.setEnabled(False)
        self.mode.setToolTip(self.tr("Chosen when the request was sent"))
        self.mode_holder = QWidget()
        row = QHBoxLayout(self.mode_holder)
        row.setContentsMargins(0, 0, Space.S, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.mode_label)
        row.addWidget(self.mode)
        self.more_button = icon_button("more", self.tr("More commands"), self._pop_up_more, sz="")
        self.details_button = icon_button("list", self.tr("Cost and coverage"), sz="")
        self.duplicate_button = secondary(self.tr("Duplicate"), "copy")
        self.save_button = secondary(self.tr("Save"), "save")
        self.order_button = primary(self.tr("Preview and Send"), "eye")
        for widget in (*self.header_start(), *self.header_end()):
            # Until the header takes them: a widget without a parent would open a window of its own.
            widget.setParent(self)
        self.details_button.hide()

    def _make_actions(self) -> None:
        self.save_action = make(ActionKey.SAVE, self, words=self.tr("Save assignment"))
        self.order_action = make(ActionKey.PREVIEW_SEND, self, also=ActionKey.SEND)
        self.undo_action = QAction("", self)
        self.redo_action = QAction("", self)
        self.fill_action = make(ActionKey.FILL_LOWEST, self)
        self.best_action = make(ActionKey.FIND_BEST, self)
        self.clear_action = make(ActionKey.CLEAR_ASSIGNMENT, self)
        self.deadlines_action = make(ActionKey.MORE_TIME, self)
        self.duplicate_action = make(ActionKey.DUPLICATE, self, words=self.tr("Duplicate request"))
        self.history_action = make(ActionKey.HISTORY, self)
        self.close_action = make(ActionKey.CLOSE_REQUEST, self)
        self.reopen_action = make(ActionKey.REOPEN_REQUEST, self)
        self.cancel_action = make(ActionKey.CANCEL_REQUEST, self)

    def screen_actions(self) -> list[QAction]:
        return [
            self.save_action,
            self.order_action,
            self.best_action,
            self.fill_action,
            self.clear_action,
            self.deadlines_action,
            self.duplicate_action,
            self.history_action,
            self.close_action,
            self.reopen_action,
            self.cancel_action,
        ]

    def partner_actions(self) -> list[QAction]:
        """What can be done about single partners; given by the page."""
        return []

    def _pop_up_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        show_words(self, self.undo_action, self.redo_action)
        menu.addActions([self.undo_action, self.redo_action])
        menu.addActions([self.best_action, self.fill_action, self.clear_action])
        menu.addSeparator()
        menu.addActions(self.partner_actions())
        menu.addAction(self.deadlines_action)
        menu.addSeparator()
        menu.addActions([self.duplicate_action, self.history_action])
        menu.addSeparator()
        menu.addActions([self.close_action, self.reopen_action, self.cancel_action])
        menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))

    # ------------------------------------------------------------ cards

    def _make_cards(self) -> None:
        self.banner = Banner("info", "")
        self.banner.hide()
        self.card = Card(flush=True)
        self.card.body.setSpacing(0)
        self.card.body.addWidget(self.table)
        self.card.body.addWidget(self._make_footer())
        self.proposals = ProposalsCard(self, deciding=True)
        self.attachments = AttachmentsCard(self)
        self.messages = MessagesCard(self.context.zone)
        self.scroller = ScrollingPage()
        column = QVBoxLayout(self.scroller.page)
        column.setContentsMargins(Space.EDITOR_X, Space.EDITOR_Y, Space.EDITOR_X, Space.EDITOR_Y)
        column.setSpacing(Space.M)
        column.addWidget(self.banner)
        column.addWidget(self.card)
        column.addWidget(self.proposals)
        column.addWidget(self.attachments)
        column.addWidget(self.messages, 1)
        self.panel = MatrixPanel(self.context.zone, self._open_order)
        self.side = SideLayout(self.scroller, self.panel)
        self.side.drawer_changed.connect(self.details_button.setVisible)
        self.details_button.clicked.connect(lambda _on=False: self.side.set_open(not self.side.is_open))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.side)

    def _make_footer(self) -> QWidget:
        footer = QWidget()
        footer.setFixedHeight(at_least(Height.SELECTION) - 2)
        row = QHBoxLayout(footer)
        row.setContentsMargins(Space.L - 1, 0, Space.S, 0)
        row.setSpacing(Space.M)
        self.assigned = PlainLabel("", Type.MEDIUM)
        self.later = PlainLabel("", Type.BODY, "amber")
        self.warning = ElidedLabel("", Type.BODY, "amber")
        self.best_button = quiet(self.tr("Best assignment…"), "star")
        self.fill_button = quiet(self.tr("Fill with lowest price"), "check")
        self.clear_button = quiet(self.tr("Clear"))
        row.addWidget(self.assigned)
        row.addWidget(self.later)
        row.addWidget(self.warning, 1)
        row.addWidget(self.best_button)
        row.addWidget(self.fill_button)
        row.addWidget(self.clear_button)
        return footer

    def _open_order(self, order_id: str) -> None:
        self.context.open(Route.to("order", order_id))

    # ------------------------------------------------------------ showing

    def show_all(self) -> None:
        """Show what is stored and what was typed on top of it."""
        request = self.matrix.request
        self.chip.set_content(
            state_word("request", request.state),
            state_tone("request", request.state),
            state_icon(request.state),
        )
        self.mode.set_current(request.mode)
        self._show_progress()
        names = {column.partner.id: column.partner.name for column in self.matrix.partners}
        self.panel.show_orders(self.matrix.orders, names)
        self.panel.show_run(self.matrix.run, request.currency)
        self.panel.show_request(request, self.context.clock.now())
        self.messages.set_partners(self.matrix.partners)
        self.proposals.show_proposals(matrix_table(self.matrix))
        self.attachments.show_files(self.matrix.attachments, names)
        self._show_banner()
        self.show_sums()
        self._show_commands()
        self._limit_height()

    def typed(self) -> str:
        """Where quantities are that were typed and not saved; given by the page."""
        return ""

    def _show_progress(self) -> None:
        self.progress.set_full_text(" ".join(filter(None, (self._progress_words(), self.typed()))))

    def _progress_words(self) -> str:
        request = self.matrix.request
        if request.state == "queued":
            return self.tr("Suppliers see it once the server has it.")
        if request.state == "need_attention" and request.reason:
            return reason_word(request.reason)
        partners = self.matrix.partners
        answered = sum(column.answer is not None or column.receipt is not None for column in partners)
        words = self.tr("{0} of {1} answered.").format(answered, len(partners))
        open_until = [
            column.partner.deadline_at
            for column in partners
            if column.answer is None and column.receipt is None and column.partner.deadline_at is not None
        ]
        now = self.context.clock.now()
        ahead = [at for at in open_until if at >= now]
        if ahead and request.state in ("waiting", "need_attention"):
            last = past_time(max(ahead), self.context.zone, now)
            words += " " + self.tr("Last deadline {0}.").format(last)
        return words

    def _show_banner(self) -> None:
        request = self.matrix.request
        sealed = under_seal(request)
        late = [column.partner.name for column in self.matrix.partners if self._is_late(column.partner.id)]
        if request.state == "need_attention" and request.reason:
            self.banner.set_text(self._reason_sentence())
        elif late:
            self.banner.set_text(
                self.tr("{0} answered after the deadline.").format(", ".join(late)),
                self.tr("Admit the answer to use its quantities."),
            )
        elif sealed:
            at = past_time(request.next_deadline_at or 0, self.context.zone, self.context.clock.now())
            self.banner.set_text(
                self.tr("Answers are sealed until {0}").format(at),
                self.tr("Only that they came is known; the server opens all of them at once."),
            )
        shown = (request.state == "need_attention" and request.reason) or late or sealed
        self.banner.setVisible(bool(shown))

    def _is_late(self, partner_id: str) -> bool:
        return any(
            column.partner.id == partner_id and column.answer is not None and column.answer.state == "late"
            for column in self.matrix.partners
        )

    def _reason_sentence(self) -> str:
        reason = self.matrix.request.reason
        return error_text(UserError(reason, REASONS.get(reason, reason)))

    def show_sums(self) -> None:
        """Show cost and coverage of what is assigned now."""
        summary = self.editor.summary()
        request = self.matrix.request
        self.panel.show_summary(summary, request.currency, request.needed_by)
        covered = summary.assigned + summary.ordered
        words = self.tr("Assigned {0} of {1}").format(number_word(covered), number_word(summary.asked))
        self.assigned.setText(words)
        later = sum((quantity for _at, quantity in summary.back_orders), summary.ready * 0)
        self.later.setText(self.tr("{0} on back-order").format(number_word(later)) if later else "")
        self.later.setVisible(bool(later))
        self.save_button.setEnabled(True)

    def _show_commands(self) -> None:
        state = self.matrix.request.state
        is_open = state in OPEN_STATES
        self.panel.running.setVisible(is_open)
        why = "" if is_open else self.tr("The request is {0}").format(state_word("request", state).lower())
        if self.model.locked != why:
            self.model.locked = why
            self.model.touch()
        assigning = (self.best_button, self.fill_button, self.clear_button)
        for button in (self.order_button, self.save_button, *assigning):
            button.setVisible(is_open)
        for action in (
            self.save_action, self.order_action, self.best_action, self.fill_action, self.clear_action,
        ):  # fmt: skip
            action.setEnabled(is_open)
        ordered = bool(self.matrix.orders)
        self.deadlines_action.setEnabled(state in ("queued", *OPEN_STATES))
        self.close_action.setVisible(is_open and ordered)
        self.reopen_action.setVisible(state in ("closed", "ordered"))
        self.cancel_action.setVisible(state in ("queued", *OPEN_STATES) and not ordered)
        self.messages.lock("" if state != "cancelled" else self.tr("The request was cancelled"))

    def _limit_height(self) -> None:
        """The table is as high as its rows, and scrolls by itself where the window is lower."""
        least = self.table.horizontalHeader().sizeHint().height() + 2 * row_height()
        self.table.setMinimumHeight(min(self.table.full_height, least))
        self.table.setMaximumHeight(self.table.full_height)
        self.table.updateGeometry()
        # The answers come first; messages take what is left.
        self.messages.setMinimumHeight(scaled(190))
        self.messages.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < scaled(NARROW)
        self.mode_label.setVisible(not narrow)
        self.mode_holder.setVisible(self.width() >= scaled(860))
        self.duplicate_button.setVisible(not narrow)
        self._limit_height()
