# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The page of an inquiry: header, cards and side panel, and how they show a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop_b2b.clock import to_datetime
from desktop_b2b.services.queries import InquiryView
from ui.actions import ActionKey, make
from ui.screens.attachments.card import AttachmentsCard
from ui.screens.inquiry.editing import AnswerForm
from ui.screens.inquiry.items import AnswerCard
from ui.screens.inquiry.side import AnswerSide, AskedCard
from ui.screens.inquiry.terms_card import TermsCard
from ui.screens.inquiry.words import Due
from ui.screens.order.thread import ThreadCard
from ui.screens.proposals.card import ProposalsCard
from ui.screens.record.page import RecordPage
from ui.shell.screen import Route, ScreenContext
from ui.theme import Tone
from ui.widgets import (
    Banner,
    Chip,
    ElidedLabel,
    IconLabel,
    primary,
    secondary,
)


class InquiryPage(RecordPage):
    """What is seen; ``InquiryScreen`` gives it a mind."""

    NAV: ClassVar[str] = "to_answer"

    items: AnswerCard
    messages: ThreadCard
    proposals: ProposalsCard
    attachments: AttachmentsCard

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self.inquiry_id = route.record_id
        self.chip = Chip("")
        self.due = Chip("")
        self.name_label = ElidedLabel("", tone="text2")
        self.saved = IconLabel("check-circle", "", "text2")
        self.decline_button = secondary(self.tr("Decline…"), "x-circle")
        self.save_button = secondary(self.tr("Save draft"), "save")
        self.change_button = secondary(self.tr("Change answer"), "edit")
        self.send_button = primary(self.tr("Send answer"), "send")
        self.order_button = primary(self.tr("Open the order"), "package")
        self.save_action = make(ActionKey.SAVE, self)
        self.send_action = make(ActionKey.SEND, self)
        for widget in (*self.header_start(), *self.header_end()):
            widget.setVisible(False)
        self._title = self._name = self._until = ""
        self._lay_out()

    def local_now(self) -> datetime:
        """The present moment in the viewer's zone."""
        return to_datetime(self.context.clock.now(), self.context.zone)

    # ------------------------------------------------------------ header

    def details_words(self) -> str:
        return self.tr("Ready to send?")

    def title(self) -> str:
        return self._title

    def note(self) -> str:
        if not self.is_narrow:
            return ""
        return ". ".join(part for part in (self._until, self._name, self.saved.label.text()) if part)

    def show_words(self) -> None:
        """The words beside the chips; where there is no room, they stand in the header's second line."""
        self.name_label.set_full_text(self._name)
        self.name_label.setVisible(bool(self._name) and not self.is_narrow)
        self.saved.setVisible(bool(self.saved.label.text()) and not self.is_narrow)

    def set_due(self, words: Due, tone: Tone, icon: str) -> None:
        """Until when to answer; where there is no room, the whole of it stands in the second line."""
        self.due.set_content(words.short if self.is_narrow else words.text, tone, icon)
        self.due.setToolTip(words.text)
        if words.text != self._until:
            self._until = words.text
            if self.is_narrow:
                self.header_changed.emit()

    def set_saved(self, icon: str, words: str) -> None:
        """What became of the typing, or of the answer."""
        changed = words != self.saved.label.text()
        self.saved.set_content(icon, words, "text2")
        self.show_words()
        if changed and self.is_narrow:
            self.header_changed.emit()

    def header_start(self) -> list[QWidget]:
        return [self.chip, self.due, self.name_label]

    def header_end(self) -> list[QWidget]:
        return [
            self.saved,
            self.details_button,
            self.decline_button,
            self.save_button,
            self.change_button,
            self.send_button,
            self.order_button,
        ]

    def screen_actions(self) -> list[QAction]:
        return [self.save_action, self.send_action]

    # ------------------------------------------------------------ cards

    def _lay_out(self) -> None:
        self.late_banner = Banner("clock", "", tone=Tone.AMBER)
        self.offline_banner = Banner("cloud-off", "")
        self.result_banner = Banner("info", "")
        for banner in (self.result_banner, self.late_banner, self.offline_banner):
            banner.hide()
            self.column.addWidget(banner)
        self.panel = AnswerSide(self.context, self.show_history)
        self.put_beside(self.panel)

    def build(self, view: InquiryView) -> None:
        """Make the cards: once, when it is known what is asked."""
        self._title = view.inquiry.number
        name = view.retailer.name if view.retailer else ""
        self._name = name
        self.show_words()
        self.items = AnswerCard(view, self.local_now)
        self.form_card = TermsCard(view, name, self.local_now)
        self.form = self.form_card.form
        self.messages = ThreadCard(self, self.inquiry_id, name or self.tr("the retailer"))
        self.proposals = ProposalsCard(self, deciding=False)
        asked = AskedCard(self.context, view)
        self.attachments = AttachmentsCard(self, self.inquiry_id)
        cards = (self.items, self.form_card, self.attachments, self.proposals, asked, self.messages)
        for card in cards:
            self.column.addWidget(card)
        self.column.addStretch(1)
        self.chip.show()
        self.due.show()

    def show_form(self, view: InquiryView, form: AnswerForm, *, anew: bool = False) -> None:
        """Show what the form holds."""
        self.items.show_form(form, anew=anew)
        self.form_card.show_form(form, self.context.zone, anew=anew)
        self.panel.show_form(view, form)

    def set_locked(self, reason: str) -> None:
        """Show what was sent, or let it be changed where the reason is empty."""
        self.items.set_locked(bool(reason))
        self.form.lock_all(reason)

    def set_errors(
        self, rows: Mapping[object, Mapping[str, str]], fields: Mapping[str, str], keys: Sequence[str] = ()
    ) -> None:
        """Show what is wrong in the cells and at the fields named."""
        self.items.set_errors(rows)
        self.form.set_errors(fields)

    def show_history(self) -> None:
        """All that happened to it."""
        from ui.screens.history.panel import HistoryDialog

        HistoryDialog.show_for(self.context, self.inquiry_id, self._title, self)
