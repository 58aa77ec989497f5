# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of a dashboard of one's own: searches, charts, the dialog, the menu."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QApplication, QWidget

from desktop_b2b.domain.commands.views import SaveWidget
from ui.screens.dashboard.adding import new_id
from ui.shell import routes

if TYPE_CHECKING:
    from desktop_b2b.domain.commands import Command
    from ui.screens.dashboard.screen import DashboardScreen
    from ui.shell.window import MainWindow
    from ui.tasks import Tasks


def take_dashboards(
    window: MainWindow, tasks: Tasks, target: Path, prefix: str, modes: tuple[str, ...]
) -> list[Path]:
    """The files made. The desk keeps the widgets: it is one that is thrown away."""
    made: list[Path] = []
    tasks.commands(*_widgets())
    tasks.settle()
    for mode in modes:
        window.theme.set_mode(mode)
        window.open(routes.DASHBOARD)
        for name, shown in _shown(window, tasks):
            QApplication.processEvents()
            tasks.settle()
            made.append(target / f"{prefix}{name}-{mode}.png")
            shown.grab().save(str(made[-1]))
    window.theme.set_mode("light")
    return made


def _widgets() -> list[Command]:
    """What somebody may have made of a dashboard."""
    chart: Literal["chart"] = "chart"
    return [
        SaveWidget(
            widget_id=new_id(), title="Ordered per week", query="kind:order", form=chart,
            chart="orders_over_time",
        ),
        SaveWidget(
            widget_id=new_id(), title="Answers on time", query="", form=chart, chart="answers_on_time", rows=6
        ),
        SaveWidget(
            widget_id=new_id(), title="Spend by product line", query="kind:order", form=chart,
            chart="spend_by_line", width=66, rows=6,
        ),
        SaveWidget(
            widget_id=new_id(), title="Due soon", query="due:<1d", alert=True, tone="green", width=50,
            columns=("number", "kind", "state", "partner", "deadline", "total"),
        ),
        SaveWidget(widget_id=new_id(), title="Everything open", query="is:open", width=50),
    ]  # fmt: skip


def _shown(window: MainWindow, tasks: Tasks) -> Iterator[tuple[str, QWidget]]:
    from ui.screens.dashboard.screen import DashboardScreen

    _settle(window, tasks)
    screen = window.stack.screen_in_front
    if not isinstance(screen, DashboardScreen):
        return
    bar = screen.scroller.verticalScrollBar()
    bar.setValue(bar.maximum())
    yield "dashboard-own", window
    bar.setValue(0)
    yield from _dialogs(window, tasks, screen)


def _dialogs(window: MainWindow, tasks: Tasks, screen: DashboardScreen) -> Iterator[tuple[str, QWidget]]:
    """The dialog for a new widget and for one that is there, and what its tool offers."""
    card = next(iter(screen.cards.values()))
    menu = screen.widget_actions.open_menu(card.key)
    menu.popup(window.mapToGlobal(card.rect().center()))
    yield "widget-menu", menu
    menu.close()
    screen.edit_widget(card.key)
    yield from _dialog("widget-edit", window, tasks)
    screen.add_widget()
    yield from _dialog("widget-add", window, tasks)


def _dialog(name: str, window: MainWindow, tasks: Tasks) -> Iterator[tuple[str, QWidget]]:
    _settle(window, tasks)
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        yield name, dialog
        dialog.close()
        _settle(window, tasks)


def _settle(window: MainWindow, tasks: Tasks) -> None:
    """Until nothing moves any more: charts come after the rows that they are made of."""
    for _turn in range(4):
        tasks.settle()
        window.notifier.flush()
        QApplication.processEvents()
