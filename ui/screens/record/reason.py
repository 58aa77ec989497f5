# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A dialog that asks for a reason: to decline a request or an order."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.forms.form import Form
from ui.forms.spec import FieldKind, FieldSpec
from ui.widgets import Dialog, Kind


class ReasonDialog(Dialog):
    """Asks why; nothing happens without a reason. `given` gets it when the verb is said. What can be undone
    is no danger; `cancel`: what the other button says where "Cancel" would mean both.
    """

    def __init__(
        self,
        title: str,
        text: str,
        verb: str,
        given: Callable[[str], object],
        parent: QWidget | None = None,
        *,
        danger: bool = True,
        cancel: str = "",
    ) -> None:
        kind = Kind.DANGER if danger else Kind.PRIMARY
        super().__init__(title, text, verb=verb, kind=kind, cancel=cancel, parent=parent)
        self._given = given
        self.form = Form()
        spec = FieldSpec(
            "reason",
            self.tr("Reason"),
            FieldKind.MULTILINE,
            note=self.tr("the other party reads it"),
            required=True,
            lines=3,
        )
        self.form.add_row((spec, 12))
        self.body.addWidget(self.form)
        self.form.focus_field("reason")

    def reason(self) -> str:
        """What was typed."""
        return self.form.field("reason").text().strip()

    def accept(self) -> None:
        if not self.reason():
            self.form.validate()
            self.form.focus_field("reason")
            return
        super().accept()
        self._given(self.reason())
