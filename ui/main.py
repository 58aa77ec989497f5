# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The window's entry: called by the composition root with a desk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from desktop_b2b.services.ports import Desk
from ui import language as languages
from ui.notifier import Notifier
from ui.shell.services import WindowServices
from ui.shell.window import PRODUCT, MainWindow
from ui.tasks import Tasks, run_loop
from ui.theme import Theme

__all__ = ["WindowServices", "run_window"]


def run_window(desk: Desk, services: WindowServices, argv: Sequence[str] = ()) -> int:
    """Show the window on a desk until it is closed; returns the exit status."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([PRODUCT, *argv])
    app.setApplicationName(PRODUCT)
    app.setOrganizationName(PRODUCT)
    app.setApplicationVersion(services.version)
    settings = open_settings(services)
    theme = Theme.install(app, str(settings.value("theme", "system")))
    language = languages.Language()
    language.switch(str(settings.value("language", languages.guess())))
    tasks = Tasks(desk)
    notifier = Notifier(desk.on_changes, services.clock)
    window = MainWindow(tasks, notifier, services, theme, language, settings)
    if services.on_ready is not None:
        window.ready.connect(services.on_ready)
    window.start()
    window.show()
    try:
        return run_loop()
    finally:
        notifier.close()
        tasks.close()


def open_settings(services: WindowServices) -> QSettings:
    """What belongs to this window alone: size, theme, the language before anybody signs in."""
    if services.settings_file:
        return QSettings(services.settings_file, QSettings.Format.IniFormat)
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, PRODUCT, PRODUCT)
