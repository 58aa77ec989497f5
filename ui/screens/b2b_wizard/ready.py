# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Beside the wizard: ready to ship? Each thing that is missing has a button that leads to it (N16)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ui.screens.help.guides import GuideLinks
from ui.shell.screen import Route
from ui.theme import Space, Tone, Type
from ui.widgets import Divider, PlainLabel, ReadinessList, Ready, SidePanel

#: So many things are told at once: more nobody reads, and the rows of the table say theirs.
MOST_SHOWN = 20


class ReadyPanel(SidePanel):
    """What stops, what will be needed, what is well; and what can be changed once the order exists."""

    def __init__(self, open_route: Callable[[Route], object], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.addWidget(PlainLabel(self.tr("Ready to ship?"), Type.SECTION))
        self.summary = PlainLabel("", Type.SMALL, "text2", wrap=True)
        self.body.addWidget(self.summary)
        self.promise = PlainLabel("", Type.MEDIUM, wrap=True)
        self.body.addWidget(self.promise)
        self.faults = ReadinessList()
        self.body.addSpacing(Space.XS)
        self.body.addWidget(self.faults)
        self.more = PlainLabel("", Type.SMALL, "text2")
        self.body.addWidget(self.more)
        self.calm = ReadinessList()
        self.body.addWidget(self.calm)
        self.body.addWidget(Divider())
        self.body.addWidget(PlainLabel(self.tr("After you create it"), Type.SECTION))
        words = self.tr(
            "The fulfilment centre and the reserve date cannot be changed. "
            "To change them, cancel and duplicate: one click."
        )
        self.body.addWidget(PlainLabel(words, Type.SMALL, "text2", wrap=True))
        self.body.addWidget(Divider())
        self.body.addWidget(PlainLabel(self.tr("Guidelines"), Type.SECTION))
        self.guides = GuideLinks(open_route)
        self.body.addWidget(self.guides)
        self.body.addStretch(1)

    def show_entries(self, faults: Sequence[Ready], calm: Sequence[Ready], promise: str) -> None:
        """Show faults first, then what is well."""
        stops = sum(fault.tone is Tone.RED for fault in faults)
        self.faults.set_entries(faults[:MOST_SHOWN])
        self.more.setVisible(len(faults) > MOST_SHOWN)
        self.more.setText(self.tr("and %n more", "", len(faults) - MOST_SHOWN))
        self.faults.setVisible(bool(faults))
        self.calm.set_entries(calm)
        self.promise.setText(promise)
        self.promise.setVisible(bool(promise))
        clock = self.tr("The turnaround clock starts when the order is Processing.")
        waits = any(fault.tone is Tone.AMBER for fault in faults)
        if stops:
            self.summary.setText(self.tr("%n thing(s) to mend before it can be created.", "", stops))
        elif waits:
            self.summary.setText(self.tr("It can be created now; what is marked here may keep it waiting."))
        else:
            self.summary.setText(clock)
