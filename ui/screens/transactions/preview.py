# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The preview pane: the row with the cursor at a glance, its items, its messages, what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_b2b.services.queries import PreviewTransaction, PreviewView, TransactionRow
from ui.actions import ActionKey, native_keys
from ui.screens.dashboard.due import DueWords
from ui.screens.matrix.messages import MessageView
from ui.screens.record.facts import FactsGrid
from ui.screens.transactions.panes import Pane
from ui.screens.transactions.preview_lines import PreviewLines
from ui.strings import kind_word, moment_word, number_word, state_icon, state_tone, state_word
from ui.theme import Space, Type, Width
from ui.theme.margins import margins
from ui.widgets import Chip, Divider, ElidedLabel, PlainLabel, icon_button, secondary
from ui.widgets.layouts import clear
from ui.widgets.scrolling import ScrollingPage

if TYPE_CHECKING:
    from desktop_b2b.services.ports import Changes
    from ui.shell.screen import Screen
    from ui.tasks import Job

#: Whoever runs through a list with the arrows does not wait for each document on the way.
FOLLOWS_MS = 60
MOST_BUTTONS = 2


class PreviewPane(Pane):
    """What stands beside the list. Signals: `open_clicked`, `close_clicked`."""

    open_clicked = Signal()
    close_clicked = Signal()

    def __init__(self, screen: Screen, due: DueWords, parent: QWidget | None = None) -> None:
        super().__init__(Width.PREVIEW, at_start=False, parent=parent)
        self._screen, self._due = screen, due
        self._row: TransactionRow | None = None
        self._shown: PreviewView | None = None
        self._job: Job[PreviewView] | None = None
        self._turn = 0
        self._actions: list[QAction] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(FOLLOWS_MS)
        self._later.timeout.connect(self._ask)
        self.setAccessibleName(self.tr("Preview"))
        self._build()
        self._show_nothing()
        screen.context.notifier.changed.connect(self._on_changed)

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        self.column.addLayout(self._make_head())
        self.column.addWidget(Divider())
        scroll = ScrollingPage()
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QVBoxLayout(scroll.page)
        body.setContentsMargins(0, Space.M, 0, Space.M)
        body.setSpacing(0)
        self.facts = FactsGrid()
        self.facts.setContentsMargins(Space.L, 0, Space.L, Space.M)
        body.addWidget(self.facts)
        self._line = Divider()
        body.addWidget(self._line)
        self.lines = PreviewLines()
        body.addWidget(self.lines)
        body.addWidget(self._make_more())
        body.addStretch(1)
        self._scroll = scroll
        self.nothing = PlainLabel("", Type.BODY, "text2", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setContentsMargins(Space.XXL, Space.XXXL, Space.XXL, Space.XXXL)
        self.column.addWidget(self.nothing, 1)
        self.column.addWidget(scroll, 1)
        self.column.addLayout(self._make_foot())

    def _make_head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(margins(Space.L, Space.M + 2, Space.S, Space.S + 2))
        head.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        self.number = ElidedLabel("", Type.RECORD)
        self.open_button = secondary(self.tr("Open"), on_click=self.open_clicked.emit, sz="s")
        self.close_button = icon_button("x", self.tr("Close the preview"), self.close_clicked.emit)
        top.addWidget(self.number, 1)
        top.addWidget(self.open_button)
        top.addWidget(self.close_button)
        self.party = ElidedLabel("", Type.SMALL, "text2")
        state = QHBoxLayout()
        state.setSpacing(Space.S)
        self.chip = Chip()
        self.amount = ElidedLabel("", Type.BODY, "text2")
        state.addWidget(self.chip)
        state.addWidget(self.amount, 1)
        head.addLayout(top)
        head.addWidget(self.party)
        head.addSpacing(Space.XS)
        head.addLayout(state)
        return head

    def _make_more(self) -> QWidget:
        more = QWidget()
        self._more = QVBoxLayout(more)
        self._more.setContentsMargins(Space.L, Space.M, Space.L, 0)
        self._more.setSpacing(Space.XS)
        return more

    def _make_foot(self) -> QHBoxLayout:
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(margins(Space.L, Space.S, Space.M, Space.M))
        self._foot.setSpacing(Space.S)
        self.hint = PlainLabel(self.tr("Space hides"), Type.SMALL, "text3")
        self.hint.setToolTip(native_keys(ActionKey.PREVIEW))
        self._foot.addStretch(1)
        self._foot.addWidget(self.hint)
        return self._foot

    # ------------------------------------------------------------ following the list

    def follow(self, row: TransactionRow | None) -> None:
        """Another row has the cursor: what the list knows is shown at once, the rest in a moment."""
        self._let_go()
        same = row is not None and self._row is not None and row.id == self._row.id
        self._row = row
        if row is None:
            self._later.stop()
            self._show_nothing()
            return
        self._show_head(row)
        if not same:
            self._shown = None
            self._show_details(None)
        self._later.start()

    def _let_go(self) -> None:
        self._turn += 1
        if self._job is not None:
            self._screen.context.tasks.let_go(self._job)
            self._job = None

    def settle(self) -> None:
        """Show now what would be shown in a moment."""
        if self._later.isActive():
            self._later.stop()
            self._ask()

    def _ask(self) -> None:
        if self._row is None or not self.isVisible():
            return
        self._let_go()
        turn, tasks = self._turn, self._screen.context.tasks
        self._job = tasks.query(PreviewTransaction(id=self._row.id))
        tasks.when(
            self._job,
            self,
            lambda view: self._arrived(turn, view),
            on_error=lambda _error: self._gone(turn),
        )

    def _arrived(self, turn: int, view: PreviewView) -> None:
        if turn != self._turn:
            return
        self._job = None
        self._row = view.row
        self._show_head(view.row)
        if view != self._shown:
            self._shown = view
            self._show_details(view)

    def _gone(self, turn: int) -> None:
        """The document is not here any more: what the list still shows of it stays."""
        if turn == self._turn:
            self._job = None

    def _on_changed(self, changes: Changes) -> None:
        if self._row is not None and (self._row.id in changes.ids or "message" in changes.kinds):
            self._later.start()

    def showEvent(self, event: object) -> None:
        if self._row is not None and self._shown is None:
            self._later.start()

    # ------------------------------------------------------------ showing

    def _show_nothing(self) -> None:
        self.nothing.setText(self.tr("Choose a document in the list to see it here."))
        self.number.set_full_text(self.tr("Preview"))
        for widget in (self.party, self.chip, self.amount, self.open_button, self._scroll):
            widget.hide()
        self.nothing.show()
        self.set_actions(())

    def _show_head(self, row: TransactionRow) -> None:
        self.nothing.hide()
        for widget in (self.party, self.chip, self.amount, self.open_button, self._scroll):
            widget.show()
        self.number.set_full_text(row.number)
        about = [kind_word(row.kind), row.partner, row.reference]
        self.party.set_full_text(", ".join(part for part in about if part))
        self.chip.set_content(
            state_word(row.kind, row.state, row.reason),
            state_tone(row.kind, row.state, row.reason),
            state_icon(row.state),
        )
        self.amount.set_full_text(self._quantity_words(row))

    def _quantity_words(self, row: TransactionRow) -> str:
        if row.kind == "request" and row.ordered:
            words = self.tr("{0} of {1} pieces")
            return words.format(number_word(row.ordered), number_word(row.quantity))
        return self.tr("%n item(s)", "", row.lines)

    def _show_details(self, view: PreviewView | None) -> None:
        self._scroll.setUpdatesEnabled(False)
        try:
            self.facts.set_facts(self._facts(view) if view is not None else [])
            self.lines.show_view(view)
            self._line.setVisible(view is not None and bool(view.lines))
            clear(self._more)
            if view is not None:
                self._show_notes(view)
                self._show_partners(view)
                self._show_messages(view)
        finally:
            self._scroll.setUpdatesEnabled(True)
        self._scroll.verticalScrollBar().setValue(0)

    def _moment(self, instant: int | None) -> str:
        context = self._screen.context
        return moment_word(instant, context.zone, context.clock.now()) if instant is not None else ""

    def _facts(self, view: PreviewView) -> list[tuple[str, str | QWidget]]:
        row = view.row
        place = ", ".join(view.address[:1] + view.address[-2:]) if view.address else row.recipient
        carried = " ".join(part for part in (row.courier, row.tracking) if part)
        answered = ""
        if row.kind == "request" and row.asked:
            answered = self.tr("{0} of {1}").format(number_word(row.answered), number_word(row.asked))
        left = row.quantity - row.ordered
        still = number_word(left) if row.kind == "request" and row.ordered and left > 0 else ""
        back = self.tr("Back-order due {0}").format(self._moment(view.backorder_at))
        due = self._due.text(row) if row.state != "waiting" else ""
        next_step = back if view.backorder_at is not None else due
        return [
            (self.tr("Ship to"), place),
            (self.tr("Answered"), answered),
            (self.tr("Still open"), self.tr("{0} pieces").format(still) if still else ""),
            (self.tr("Next"), next_step),
            (self.tr("Answer by"), self._moment(row.deadline_at) if row.state == "waiting" else ""),
            (self.tr("Ship by"), self._moment(row.ship_by)),
            (self.tr("Shipped"), self._moment(row.shipped_at)),
            (self.tr("Carrier"), carried),
            (self.tr("Product line"), row.product_line),
            (self.tr("Owner"), view.owner),
        ]

    def _add_heading(self, words: str, count: str = "") -> None:
        if self._more.count():
            self._more.addSpacing(Space.S)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(words, Type.STRONG), 1)
        if count:
            head.addWidget(PlainLabel(count, Type.SMALL, "text2"))
        self._more.addLayout(head)

    def _show_notes(self, view: PreviewView) -> None:
        notes = (
            (self.tr("Note to customer"), view.note_to_customer),
            (self.tr("Note to suppliers"), view.note_to_suppliers),
        )
        for heading, words in notes:
            if words:
                self._add_heading(heading)
                self._more.addWidget(PlainLabel(words, Type.BODY, "text2", wrap=True, selectable=True))

    def _show_partners(self, view: PreviewView) -> None:
        if not view.partners:
            return
        self._add_heading(self.tr("Partners"), number_word(len(view.partners)))
        for partner in view.partners:
            row = QHBoxLayout()
            row.setSpacing(Space.S)
            row.addWidget(ElidedLabel(partner.name), 1)
            tone = state_tone("", partner.state)
            row.addWidget(Chip(state_word("", partner.state), tone))
            self._more.addLayout(row)

    def _show_messages(self, view: PreviewView) -> None:
        if not view.message_count:
            return
        self._add_heading(self.tr("Messages"), number_word(view.message_count))
        me = self._screen.context.viewer.organisation.id
        for message in view.messages:
            self._more.addWidget(MessageView(message, message.owner_id == me, self._moment(message.sent_at)))

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """What can be done with the document, as buttons."""
        actions = actions[:MOST_BUTTONS]
        if list(actions) == self._actions:
            return
        self._actions = list(actions)
        while self._foot.count() > 2:
            item = self._foot.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, action in enumerate(actions):
            button = secondary(action.text().replace("&", ""), action.icon().name(), action.trigger, sz="s")
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self._foot.insertWidget(place, button)
        self._fit_foot()

    def _fit_foot(self) -> None:
        """In a longer language the hint gives way, then the second button: neither is cut off."""
        items = [self._foot.itemAt(n) for n in range(len(self._actions))]
        buttons = [widget for item in items if item is not None and (widget := item.widget()) is not None]
        gap = self._foot.spacing()

        def needed(widgets: Sequence[QWidget]) -> int:
            return sum(widget.sizeHint().width() + gap for widget in widgets) - gap

        room = self.pane_width - Space.L - Space.M
        self.hint.setVisible(needed([*buttons, self.hint]) <= room)
        for button in buttons[1:]:
            button.setVisible(needed(buttons) <= room)
