# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of the first start, and of what opens over a document: previews, paper, history."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from ui.screens.welcome.screen import WelcomeScreen

if TYPE_CHECKING:
    from ui.language import Language
    from ui.shell.screen import Route
    from ui.shell.services import WindowServices
    from ui.shell.window import MainWindow
    from ui.tasks import Tasks
    from ui.theme import Theme

SIZE = (1440, 900)
#: Cells of a spreadsheet.
_PASTED = [["CND-SOY-TIN4", "Soy candle tin, fig and cedar", "24"], ["NRB-GLS-VAS2", "Bud vase, smoke", "12"]]


def take_papers(
    window: MainWindow,
    tasks: Tasks,
    target: Path,
    prefix: str,
    modes: tuple[str, ...],
    places: dict[str, Route],
) -> list[Path]:
    """The files made. ``places``: documents by the names of their pictures."""
    made: list[Path] = []
    for mode in modes:
        window.theme.set_mode(mode)
        for place, name, ask in _asked():
            if place not in places:
                continue
            window.open(places[place])
            tasks.settle()
            ask(window.stack.screen_in_front)
            tasks.settle()
            QApplication.processEvents()
            dialog = QApplication.activeModalWidget()
            if dialog is not None:
                made.append(target / f"{prefix}{name}-{mode}.png")
                dialog.grab().save(str(made[-1]))
                dialog.close()
                tasks.settle()
    window.theme.set_mode("light")
    return made


def _asked() -> Iterator[tuple[str, str, Callable[..., object]]]:
    yield "request-draft", "request-preview", lambda screen: screen.page.preview()
    yield "request-draft", "request-history", lambda screen: screen.page.show_history()
    yield "request-draft", "request-paste", lambda screen: screen.page.looking_up.preview_paste(0, _PASTED)
    yield "order-shipped", "order-message", lambda screen: screen.show_last_message()
    yield "order-shipped", "packing-slip", lambda screen: screen.preview_last_slip()
    yield "order-accepted", "picking-list", lambda screen: screen.preview_list()
    yield "order-accepted", "order-history", lambda screen: screen.show_history()
    yield "matrix-attention", "orders-preview", _preview_orders


def _preview_orders(screen: Any) -> None:
    screen.page.editor.fill_lowest()
    screen.page.preview()


def take_welcome(
    tasks: Tasks,
    services: WindowServices,
    theme: Theme,
    language: Language,
    target: Path,
    modes: tuple[str, ...],
) -> list[Path]:
    """The first start: its doors, before anybody signed in."""
    screen = WelcomeScreen(tasks, services, language)
    screen.resize(*SIZE)
    screen.show()
    made: list[Path] = []
    for mode in modes:
        theme.set_mode(mode)
        QApplication.processEvents()
        made.append(target / f"welcome-{mode}.png")
        screen.grab().save(str(made[-1]))
    theme.set_mode("light")
    screen.close()
    screen.deleteLater()
    return made
