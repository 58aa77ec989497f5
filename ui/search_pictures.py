# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of transaction search: a saved view beside its preview, filters, suggestions, bad syntax."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from desktop_b2b.domain.commands.views import SaveView
from ui.forms.draft_keys import new_id
from ui.screens.transactions.view_acts import route_of_view

if TYPE_CHECKING:
    from ui.screens.transactions.screen import TransactionsScreen
    from ui.shell.window import MainWindow
    from ui.tasks import Tasks

VIEWS = (
    ("Christmas range", "line:candles", ()),
    ("Over €1,000, open", "is:open total:>1000", ("-total",)),
    ("Candela & Co., open", "partner:candela is:open", ()),
)


def take_searches(
    window: MainWindow, tasks: Tasks, target: Path, prefix: str, modes: tuple[str, ...]
) -> list[Path]:
    """The files made. The desk keeps the views: it is one that is thrown away."""
    made: list[Path] = []
    ids = [new_id() for _view in VIEWS]
    tasks.commands(
        *(
            SaveView(view_id=row_id, name=name, query=query, sort=sort)
            for row_id, (name, query, sort) in zip(ids, VIEWS, strict=True)
        )
    )
    for mode in modes:
        window.theme.set_mode(mode)
        _settle(window, tasks)
        window.open(route_of_view(ids[1]))
        for name, shown in _shown(window, tasks):
            made.append(target / f"{prefix}{name}-{mode}.png")
            shown.grab().save(str(made[-1]))
    window.theme.set_mode("light")
    return made


def _settle(window: MainWindow, tasks: Tasks) -> None:
    for _turn in range(3):
        tasks.settle()
        window.notifier.flush()
        QApplication.processEvents()


def _shown(window: MainWindow, tasks: Tasks) -> Iterator[tuple[str, QWidget]]:
    from ui.screens.transactions.screen import TransactionsScreen

    _settle(window, tasks)
    screen = window.stack.screen_in_front
    if not isinstance(screen, TransactionsScreen):
        return
    screen.asking.put(f"{screen.asking.text} -status:draft")
    _settle(window, tasks)
    screen.panes.turn(screen.preview, True)
    screen.table.setFocus()
    screen.table.selectRow(2)
    _settle(window, tasks)
    screen.preview.settle()
    _settle(window, tasks)
    yield "search-view", window
    screen.panes.turn(screen.preview, False)
    yield from _typing(window, screen, tasks)
    screen.clear_all()
    screen.panes.turn(screen.filters, True)
    screen.asking.put("kind:request status:waiting,need_attention total:>=100 created:<30d")
    _settle(window, tasks)
    yield "search-filters", window
    screen.panes.turn(screen.filters, False)
    dialog = screen.bar.open_views()
    _settle(window, tasks)
    yield "search-views", dialog
    dialog.close()
    screen.bar.save_as()
    if screen.bar.dialog is not None:
        yield "search-save", screen.bar.dialog
        screen.bar.dialog.close()
    _settle(window, tasks)


def _typing(window: MainWindow, screen: TransactionsScreen, tasks: Tasks) -> Iterator[tuple[str, QWidget]]:
    """What is offered while one types, and what is said of what cannot be understood."""
    screen.go_to_box()
    screen.filter.setText("is:open status:")
    screen.suggesting.open()
    _settle(window, tasks)
    yield "search-offers", window
    screen.suggesting.close()
    screen.filter.setText("is:open colour:blue total:>100")
    screen.asking.settle()
    _settle(window, tasks)
    yield "search-trouble", window
    screen.asking.put("is:open")
