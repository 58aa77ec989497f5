# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Layouts of tables, remembered for each view: here first, wherever a saved view carries them as well."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject

from desktop_b2b.settings import TABLES, Keeper
from ui.models.layout import TableLayout
from ui.models.table_view import TableView


class LayoutStore(Protocol):
    """Keeps a text for each name; an empty one where there is none."""

    def read(self, name: str) -> str:
        """The text of a layout."""
        ...

    def write(self, name: str, text: str) -> None:
        """Keep a layout, or forget it."""
        ...


class LocalLayouts:
    """Layouts among the settings of this window."""

    def __init__(self, settings: Keeper) -> None:
        self._settings = settings

    def read(self, name: str) -> str:
        return TABLES.at(name).read(self._settings)

    def write(self, name: str, text: str) -> None:
        TABLES.at(name).write(self._settings, text)


class LayoutKeeper(QObject):
    """Lays a table's columns out as they were left, and remembers each change somebody makes by hand."""

    def __init__(self, view: TableView, store: LayoutStore, name: str, first: TableLayout) -> None:
        super().__init__(view)
        self._view, self._store = view, store
        self._name, self._first = name, first
        view.columns.edited.connect(self.remember)
        self._lay()

    @property
    def name(self) -> str:
        """The view whose layout is in force."""
        return self._name

    @property
    def first(self) -> TableLayout:
        """How the view comes while nobody has changed it."""
        return self._first

    def open(self, name: str, first: TableLayout, store: LayoutStore | None = None) -> None:
        """Turn to another view; `first` is how it comes while nobody has changed it."""
        self._name, self._first = name, first
        self._store = store or self._store
        self._lay()

    def _lay(self) -> None:
        text = self._store.read(self._name)
        kept = TableLayout.of_text(text) if text else self._first
        sort = kept.sort if kept.sort is not None else self._first.sort
        self._view.columns.set_layout(TableLayout(kept.columns, kept.frozen, sort))

    def remember(self) -> None:
        """Keep the columns as they stand."""
        self._store.write(self._name, self._view.columns.layout_now().to_text())

    @property
    def is_changed(self) -> bool:
        """Whether somebody changed this view."""
        return bool(self._store.read(self._name))

    def reset(self) -> None:
        """Back to how the view came."""
        self._store.write(self._name, "")
        self._lay()
