# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The window's entry: called by the composition root with a desk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from desktop_b2b.services.ports import Desk
from desktop_b2b.settings import LANGUAGE, THEME
from ui import language as languages
from ui.notifier import Notifier
from ui.shell.services import WindowServices
from ui.shell.window import PRODUCT, MainWindow
from ui.tasks import Tasks, open_loop, run_loop
from ui.theme import Theme

__all__ = ["WindowServices", "run_window"]

WARM_MS = 150


def run_window(desk: Desk, services: WindowServices, argv: Sequence[str] = ()) -> int:
    """Show the window on a desk until it is closed; returns the exit status."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([PRODUCT, *argv])
    app.setApplicationName(PRODUCT)
    app.setOrganizationName(PRODUCT)
    app.setApplicationVersion(services.version)
    theme = Theme.install(app, THEME.read(open_settings(services)))
    window = build_window(desk, services, theme, languages.Language())
    # The first coroutine shall not wait for asyncio: it is loaded once the first screen stands.
    window.ready.connect(lambda: QTimer.singleShot(WARM_MS, open_loop))
    window.start()
    window.show()
    try:
        return run_loop()
    finally:
        end_window(window)


def build_window(
    desk: Desk, services: WindowServices, theme: Theme, language: languages.Language
) -> MainWindow:
    """A window with its own hands on a desk; `start` fills it, `end_window` ends its work."""
    settings = open_settings(services)
    language.switch(LANGUAGE.read(settings) or languages.guess())
    window = MainWindow(
        Tasks(desk), Notifier(desk.on_changes, services.clock), services, theme, language, settings
    )
    if services.on_ready is not None:
        window.ready.connect(services.on_ready)
    return window


def end_window(window: MainWindow) -> None:
    """Stop listening and working; what was given to the writer is finished."""
    window.notifier.close()
    window.tasks.close()


def open_settings(services: WindowServices) -> QSettings:
    """What belongs to this window alone: size, theme, the language before anybody signs in."""
    if services.settings_file:
        return QSettings(services.settings_file, QSettings.Format.IniFormat)
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, PRODUCT, PRODUCT)
