# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How live changes come into a list: what would move the row under the cursor waits in "3 new", unless one
did it oneself or has just come back to the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.models.table_model import TableModel

#: What changed while a list was hidden comes in when it is shown again; so long that may take.
BACK_MS = 2000

if TYPE_CHECKING:
    from desktop_b2b.services.ports import Changes
    from ui.notifier import Notifier


class LiveList(QObject):
    """Refreshes one list of a screen. `refresh` reads its pages again, `take` shows rows that were read."""

    def __init__(self, owner: QWidget, model: TableModel[Any], notifier: Notifier) -> None:
        super().__init__(owner)
        self._owner, self._model = owner, model
        self._own = True
        self._missed = self._late = False
        self._ids: set[str] = set()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(BACK_MS)
        self._settling.timeout.connect(self._on_settled)
        notifier.changed.connect(self._on_changed)
        model.loading_changed.connect(self._on_loading)
        owner.installEventFilter(self)

    def refresh(self) -> None:
        """Read again what is loaded; while a page is on its way, right after it."""
        if self._model.loading:
            self._late = True
            return
        self._model.refresh(hold_new=self._holds(), hold_gone=not self._own)
        self._model.reread(self._ids)
        self._ids.clear()
        self._missed = False

    def take(self, rows: Sequence[Any]) -> None:
        """Show these rows."""
        self._model.set_rows(rows, hold_new=self._holds(), hold_gone=not self._own)
        self._missed = False

    def _holds(self) -> bool:
        """Whether somebody looks at the rows as they stand."""
        return self._owner.isVisible() and not self._missed

    def _on_changed(self, changes: Changes) -> None:
        self._own = changes.local
        self._ids |= changes.ids
        self._missed = self._missed or not self._owner.isVisible()

    def _on_settled(self) -> None:
        """What changed meanwhile was none of this list's."""
        self._missed = False

    def _on_loading(self, loading: bool) -> None:
        if not loading and self._late:
            self._late = False
            QTimer.singleShot(0, self, self.refresh)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._settling.start()
        return False
