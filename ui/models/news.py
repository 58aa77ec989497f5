# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The line above a list that says what came meanwhile: "3 new · Show"."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.models.standing import Waiting
from ui.models.table_model import TableModel
from ui.widgets.buttons import Button, Kind
from ui.widgets.toast import announce


class NewsLine(Button):
    """Says what waits and lets it in; hidden while nothing does. Screen readers hear of it politely."""

    def __init__(self, model: TableModel[Any], parent: QWidget | None = None) -> None:
        super().__init__("", Kind.LINK, parent=parent)
        self._model = model
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _on=False: model.show_waiting())
        model.waiting_changed.connect(self._show)
        self.hide()

    def words(self, waiting: Waiting) -> str:
        """What waits, in words."""
        parts = []
        if waiting.new:
            parts.append(self.tr("%n new", "", waiting.new))
        if waiting.gone:
            parts.append(self.tr("%n gone", "", waiting.gone))
        if waiting.moved and not parts:
            parts.append(self.tr("Another order"))
        return self.tr("{0} · Show").format(", ".join(parts))

    def _show(self, waiting: Waiting) -> None:
        if waiting:
            self.setText(self.words(waiting))
            announce(self, self.text())
        elif self.hasFocus():
            # The list it let the rows into, not whatever comes next.
            following = self.nextInFocusChain()
            if following is not None:
                following.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(bool(waiting))
