# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The card "Shipping address and notes": who gets the goods, and what is printed where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_b2b.clock import from_datetime, to_datetime
from ui.forms.spec import FieldKind, FieldSpec
from ui.screens.request.editing import DraftEditor
from ui.screens.request.recipient import RecipientCard
from ui.theme import Height, at_least


class AddressCard(RecipientCard):
    """The recipient, the retailer's own number, the date and the notes."""

    TAIL: ClassVar[Sequence[Sequence[tuple[str, int]]]] = (
        (("recipient_email", 4), ("retailer_order_number", 4), ("needed_by", 4)),
        (("note_to_customer", 6), ("note_to_suppliers", 6)),
    )

    def __init__(
        self, draft: DraftEditor, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        self._zone = str(now().tzinfo or "UTC")
        title = QCoreApplication.translate("AddressCard", "Shipping address and notes")
        super().__init__(draft, now, title, parent)
        for note in self._notes():
            note.textChanged.connect(self._fit_notes)
            note.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit_notes()

    def add_tail(self) -> None:
        spec, kind = FieldSpec, FieldKind
        never = self.tr("never given to suppliers")
        self.form.add_row(
            (spec("recipient_email", self.tr("E-mail"), kind.EMAIL, note=never), 4),
            (spec("retailer_order_number", self.tr("Order no. retailer")), 4),
            (spec("needed_by", self.tr("Needed by"), kind.MOMENT), 4),
        )
        slip, picking = self.tr("printed on the packing slip"), self.tr("printed on the picking list")
        self.form.add_row(
            (spec("note_to_customer", self.tr("Note to customer"), kind.MULTILINE, slip, lines=1), 6),
            (spec("note_to_suppliers", self.tr("Note to suppliers"), kind.MULTILINE, picking, lines=1), 6),
        )

    def _notes(self) -> list[QPlainTextEdit]:
        controls = [self.form.field(key).control for key in ("note_to_customer", "note_to_suppliers")]
        return [control for control in controls if isinstance(control, QPlainTextEdit)]

    def _fit_notes(self) -> None:
        """Both notes are as high as the longer one needs, up to five lines."""
        notes = self._notes()
        lines = max((int(note.document().size().height()) for note in notes), default=1)
        for note in notes:
            room = note.fontMetrics().lineSpacing() * max(1, min(5, lines)) + 22
            note.setFixedHeight(max(at_least(Height.FIELD) + 8, room))
            more = lines > 5
            policy = Qt.ScrollBarPolicy
            note.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if more else policy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_notes()

    def wanted(self, key: str) -> object:
        held = super().wanted(key)
        if key == "needed_by" and isinstance(held, int):
            return to_datetime(held, self._zone)
        return held

    def take(self, key: str, value: object) -> None:
        if key != "needed_by":
            super().take(key, value)
        elif isinstance(value, str):
            self._draft.set_raw(key, value, run=key)
        else:
            at = from_datetime(value) if isinstance(value, datetime) else None
            self._draft.edit({key: at}, run=key)

    def finish(self, key: str) -> None:
        if key == "needed_by" and self._draft.raw(key) is not None:
            value = self.form.field(key).value()
            if isinstance(value, datetime):
                self._draft.edit({key: from_datetime(value)})
