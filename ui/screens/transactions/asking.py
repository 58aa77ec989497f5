# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The one truth of the screen: the text in the box. Filters, chips and views change it and show it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_b2b.errors import UserError
from desktop_b2b.services.search import Search, read
from ui.screens.transactions.box import SearchBox
from ui.screens.transactions.criteria import Criteria

TYPING_MS = 150
#: What is not yet complete is not called wrong while somebody is typing it.
PATIENCE_MS = 1200
_INCOMPLETE = frozenset({"search.missing", "search.quote", "search.minus", "search.or"})


class Asking(QObject):
    """Reads the box as one types. While its text is no search, the one before it stays in force.

    Signals: `changed(Criteria)` when something else is looked for; `refused(UserError)` when the text is no
    search, `understood()` when it is one again.
    """

    changed = Signal(object)
    refused = Signal(object)
    understood = Signal()

    def __init__(self, box: SearchBox, text: str) -> None:
        super().__init__(box)
        self.box = box
        self.criteria = Criteria()
        self.error: UserError | None = None
        self.typing = QTimer(self)
        self.typing.setSingleShot(True)
        self.typing.setInterval(TYPING_MS)
        self.typing.timeout.connect(lambda: self._read(patient=True))
        self.patience = QTimer(self)
        self.patience.setSingleShot(True)
        self.patience.setInterval(PATIENCE_MS)
        self.patience.timeout.connect(self.settle)
        box.setText(text)
        self.settle()
        box.textChanged.connect(lambda _text: self._on_text())

    @property
    def text(self) -> str:
        """What stands in the box."""
        return self.box.text().strip()

    @property
    def is_understood(self) -> bool:
        """Whether the box holds what is looked for."""
        return self.error is None

    def _on_text(self) -> None:
        self.typing.start()
        self.patience.stop()

    def settle(self) -> None:
        """Read the box now, and say what is wrong with it."""
        self._read(patient=False)

    def _read(self, *, patient: bool) -> None:
        self.typing.stop()
        try:
            search = read(self.box.text(), "query")
        except UserError as error:
            if patient and self._goes_on(error):
                self.patience.start()
            else:
                self.refuse(error)
            return
        self.patience.stop()
        if self.error is not None:
            self.error = None
            self.box.unmark()
            self.understood.emit()
        self._look_for(Criteria.of(search))

    def _goes_on(self, error: UserError) -> bool:
        """Whether the caret stands where something is still missing."""
        at_end = self.box.cursorPosition() >= int(error.params.get("end", "0"))
        return error.code in _INCOMPLETE and self.box.hasFocus() and at_end

    def refuse(self, error: UserError) -> None:
        """The text is no search, or not one for whoever looks."""
        self.error = error
        start, end = error.params.get("start"), error.params.get("end")
        if start is not None and end is not None:
            self.box.mark(int(start), int(end))
        self.refused.emit(error)

    def put(self, text: str) -> None:
        """Look for another text: a view, a route, a recent search."""
        self.box.put(text)
        self.settle()

    def change(self, search: Search) -> None:
        """Look for what a filter or a chip made of the search."""
        self.put(Criteria.of(search).query)

    def _look_for(self, criteria: Criteria) -> None:
        if criteria != self.criteria:
            self.criteria = criteria
            self.changed.emit(criteria)
