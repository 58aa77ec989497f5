# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The side panel of the editor: what is ready, what is to mend, and what suppliers will see."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import FindingView
from ui.strings import error_text
from ui.theme import Space, Tone, Type
from ui.widgets import Divider, PlainLabel, ReadinessList, Ready, SidePanel

_TONES = {"ok": Tone.GREEN, "warning": Tone.AMBER, "error": Tone.RED}


@dataclass(frozen=True)
class Fault:
    """Something wrong or doubtful: where (the editor's key), the words, a second line, and perhaps a cure."""

    key: str
    text: str
    detail: str = ""
    tone: Tone = Tone.RED
    cure: tuple[str, Callable[[], object]] | None = None


def finding_words(finding: FindingView) -> str:
    """A finding in the user's language."""
    return error_text(UserError(finding.code, finding.template, finding.field, **finding.params))


class ReadinessPanel(SidePanel):
    """Ready to send? Each fault has a link to the field that mends it."""

    def __init__(self, go_to: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._go_to = go_to
        self.body.addWidget(PlainLabel(self.tr("Ready to send?"), Type.SECTION))
        self.summary = PlainLabel("", Type.SMALL, "text2", wrap=True)
        self.body.addWidget(self.summary)
        self.faults = ReadinessList()
        self.body.addSpacing(Space.XS)
        self.body.addWidget(self.faults)
        self._line = Divider()
        self.body.addWidget(self._line)
        self.calm = ReadinessList()
        self.body.addWidget(self.calm)
        self.body.addWidget(Divider())
        self.body.addWidget(PlainLabel(self.tr("What suppliers will see"), Type.SECTION))
        self.body.addWidget(
            PlainLabel(
                self.tr(
                    "Their items and quantities, the delivery address and your note. "
                    "Not the max price, the other partners or the customer’s e-mail."
                ),
                Type.SMALL,
                "text2",
                wrap=True,
            )
        )
        self.body.addStretch(1)

    def show_findings(self, faults: Sequence[Fault], calm: Sequence[str], *, started: bool) -> None:
        """Show faults first, then what is well."""
        to_mend = sum(fault.tone is Tone.RED for fault in faults)
        red = [fault for fault in faults if fault.tone is Tone.RED]
        amber = [fault for fault in faults if fault.tone is not Tone.RED]
        self.faults.set_entries([self._entry(fault) for fault in red])
        self.calm.set_entries([*map(Ready, calm), *map(self._entry, amber)])
        self.faults.setVisible(bool(red))
        self._line.setVisible(bool(red))
        if not started:
            self.summary.setText(self.tr("Type anything: it is kept from the first letter on."))
        elif to_mend:
            words = self.tr("%n thing(s) to mend.", "", to_mend)
            hint = self.tr("You can still press Send; it will bring you back here.")
            self.summary.setText(f"{words} {hint}")
        else:
            self.summary.setText(self.tr("All is there. Send it when you like."))

    def _entry(self, fault: Fault) -> Ready:
        cure = fault.cure
        if cure is None and fault.key:
            cure = (self.tr("Go to the field"), lambda: self._go_to(fault.key))
        return Ready(fault.text, fault.tone, fault.detail, cure)
