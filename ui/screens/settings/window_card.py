# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What belongs to this computer alone: colours, alerts outside the window, keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt

from desktop_b2b.settings import NOTIFY, THEME, TRAY
from ui.actions import ActionKey, plain_text
from ui.shell.screen import ScreenContext
from ui.theme import Space, Type
from ui.widgets import Card, CheckBox, FieldLabel, PlainLabel, Segment, plain_tooltip, secondary


class WindowCard(Card):
    """Each choice counts at once; nothing of it reaches another computer."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(QCoreApplication.translate("WindowCard", "This window"))
        self._context = context
        self.set_title(self.tr("This window"), self.tr("on this computer only"))
        self._add_colours()
        self._add_alerts()
        keys = secondary(plain_text(ActionKey.SHORTCUTS), "keyboard", self._on_keys, sz="s")
        self.body.addSpacing(Space.S)
        self.body.addWidget(keys, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_colours(self) -> None:
        self.body.addWidget(FieldLabel(self.tr("Colours")))
        modes = [("light", self.tr("Light")), ("dark", self.tr("Dark")), ("system", self.tr("As the system"))]
        self.theme_choice = Segment(modes, str(self._context.theme.mode))
        self.theme_choice.setAccessibleName(self.tr("Colours"))
        self.theme_choice.chosen.connect(self._on_theme)
        self.body.addWidget(self.theme_choice)
        words = self.tr("Packing slips and picking lists are always black on white.")
        self.body.addWidget(PlainLabel(words, Type.SMALL, "text3", wrap=True))

    def _add_alerts(self) -> None:
        settings, reach = self._context.settings, self._context.reach
        self.body.addSpacing(Space.S)
        self.body.addWidget(FieldLabel(self.tr("Alerts")))
        self.notify = CheckBox(self.tr("Show them as notifications of the system"), NOTIFY.read(settings))
        self.notify.toggled.connect(self._on_notify)
        self.body.addWidget(self.notify)
        words = self.tr("Of the widgets that ask for it. In its quiet hours the system keeps them back.")
        self.body.addWidget(PlainLabel(words, Type.SMALL, "text3", wrap=True))
        self.stay = CheckBox(self.tr("Stay by the clock when the window is closed"), TRAY.read(settings))
        self.stay.toggled.connect(self._on_stay)
        if reach is None or not reach.alerts.system.has_tray:
            reason = self.tr("This system has no place for icons by the clock")
            self.stay.setEnabled(False)
            self.stay.setToolTip(plain_tooltip(reason))
            self.stay.setAccessibleDescription(reason)
        self.body.addWidget(self.stay)

    def _on_theme(self, mode: str) -> None:
        THEME.write(self._context.settings, mode)
        self._context.theme.set_mode(mode)

    def _on_notify(self, on: bool) -> None:
        NOTIFY.write(self._context.settings, on)
        self._settle()

    def _on_stay(self, on: bool) -> None:
        TRAY.write(self._context.settings, on)
        self._settle()

    def _settle(self) -> None:
        if self._context.reach is not None:
            self._context.reach.alerts.settle()

    def _on_keys(self) -> None:
        if self._context.reach is not None:
            self._context.reach.open_shortcuts()
