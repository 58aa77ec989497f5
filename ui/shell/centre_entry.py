# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Shows the navigation's entry for stock where there is some: at a centre, and once a retailer has one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_b2b.services.queries import CentresOf, CentreView

if TYPE_CHECKING:
    from desktop_b2b.services.ports import Changes
    from ui.shell.screen import ScreenContext

_KINDS = frozenset({"link", "partner"})


class CentreEntry(QObject):
    """One while somebody is signed in; ``show(has centres)`` is called when that is known."""

    def __init__(self, context: ScreenContext, show: Callable[[bool], object], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._show = context, show
        self._is_centre = context.viewer.organisation.is_fulfilment_centre
        context.notifier.changed.connect(self._on_changed)
        self._ask()

    def stop(self) -> None:
        """Nobody, or somebody else, is signed in."""
        self._context.notifier.changed.disconnect(self._on_changed)
        self.deleteLater()

    def _on_changed(self, changes: Changes) -> None:
        if changes.kinds & _KINDS:
            self._ask()

    def _ask(self) -> None:
        if self._is_centre:
            self._show(True)
            return
        tasks = self._context.tasks
        tasks.when(tasks.query(CentresOf()), self, self._take, on_error=lambda _error: None)

    def _take(self, views: Sequence[CentreView]) -> None:
        self._show(bool(views))
