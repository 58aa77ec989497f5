# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Columns and sort of searches that are no saved views: the same on all machines of a person (ux 15)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_b2b.domain.commands.views import SaveLayout
from desktop_b2b.domain.entities import ListLayout
from ui.models.columns import Column
from ui.models.layout import TableLayout
from ui.models.remembered import LayoutStore

if TYPE_CHECKING:
    from ui.shell.screen import Screen

#: A column is dragged in several steps; the last one is kept.
CALM_MS = 400


class SyncedLayouts(QObject):
    """Layouts by the name of their list; `local` has those that were kept before there were others.

    Signals: `changed(name)` when another machine left a list otherwise.
    """

    changed = Signal(str)

    def __init__(self, screen: Screen, columns: Sequence[Column[Any]], local: LayoutStore) -> None:
        super().__init__(screen)
        self._screen, self._columns, self._local = screen, columns, local
        self._written: dict[str, str] = {}
        self._waiting: dict[str, SaveLayout] = {}
        self._known = self._kept()
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self.flush)
        screen.context.feeds.layouts_changed.connect(self._on_layouts)

    def _kept(self) -> dict[str, ListLayout]:
        return {layout.list_key: layout for layout in self._screen.context.feeds.layouts or ()}

    def read(self, name: str) -> str:
        """The layout of a list, as a text."""
        if name in self._written:
            return self._written[name]
        kept = self._known.get(name)
        if kept is None:
            return self._local.read(name)
        if not (kept.columns or kept.sort or kept.frozen):
            return ""
        layout = TableLayout.of_pieces(kept.columns, self._columns, frozen=kept.frozen, sort=kept.sort)
        return layout.to_text()

    def write(self, name: str, text: str) -> None:
        """Somebody changed a list, or wants it as it came."""
        self._written[name] = text
        layout = TableLayout.of_text(text)
        self._waiting[name] = SaveLayout(
            list_key=name, columns=layout.pieces(), frozen=layout.frozen,
            sort=layout.sort_names(self._columns) if text else (),
        )  # fmt: skip
        self._calm.start()

    def flush(self) -> None:
        """Keep what was changed now."""
        self._calm.stop()
        waiting, self._waiting = self._waiting, {}
        for command in waiting.values():
            self._screen.context.tasks.command(command)

    def _on_layouts(self, _layouts: list[ListLayout]) -> None:
        before, self._known = self._known, self._kept()
        for name, kept in self._known.items():
            old = before.get(name)
            look = (kept.columns, kept.frozen, kept.sort)
            if old is not None and look == (old.columns, old.frozen, old.sort):
                continue
            if name not in self._waiting and not self._is_mine(name, kept):
                self._written.pop(name, None)
                self.changed.emit(name)

    def _is_mine(self, name: str, kept: ListLayout) -> bool:
        """Whether what was kept is what was changed here."""
        if name not in self._written:
            return False
        text = self._written[name]
        layout = TableLayout.of_text(text)
        sort = layout.sort_names(self._columns) if text else ()
        return (layout.pieces(), layout.frozen, sort) == (kept.columns, kept.frozen, kept.sort)
