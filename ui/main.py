# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The window's entry: called by the composition root with a desk.

First the dashboard is painted from what was read beforehand; then, in slices between which the window
answers, all is made that the first paint did without.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from desktop_b2b.settings import CONTRAST, LANGUAGE, THEME
from ui import language as languages
from ui.loop import open_loop, run_loop
from ui.notifier import Notifier
from ui.shell.services import WindowServices
from ui.shell.window import PRODUCT, MainWindow
from ui.tasks import Tasks
from ui.theme import STYLE, Theme, likely

if TYPE_CHECKING:
    from desktop_b2b.services.ports import Desk

__all__ = ["WindowServices", "run_window"]

ON_MACOS = sys.platform == "darwin"
WARM_MS = 150
#: How long another thread may compute before the window's gets its turn. Painting gives its own away several
#: times a frame; with the interpreter's 5 milliseconds an exchange beside it would cost whole frames.
TURN_S = 0.0005
#: By it a desktop on Linux knows whose count of unread alerts it shows.
DESKTOP_NAME = "desktop-b2b"


def run_window(desk: Desk, services: WindowServices, argv: Sequence[str] = ()) -> int:
    """Show the window on a desk until it is closed; returns the exit status."""
    sys.setswitchinterval(TURN_S)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = application()([PRODUCT, *STYLE, *argv])
    app.setApplicationName(PRODUCT)
    app.setDesktopFileName(DESKTOP_NAME)
    app.setOrganizationName(PRODUCT)
    app.setApplicationVersion(services.version)
    settings = open_settings(services)
    mode = THEME.read(settings)
    early = likely(app, mode, contrast=CONTRAST.read(settings)) if services.first is not None else None
    theme = Theme.install(app, mode, early=early)
    window = build_window(desk, services, theme, languages.Language())
    rest = Rest(window, services)
    window.ready.connect(rest.begin)
    if ON_MACOS:
        from ui.shell.clicked import LinkApplication

        if isinstance(app, LinkApplication):
            app.link_clicked.connect(lambda link: window.reach.summon(link))  # noqa: PLW0108  # made when it comes
    if services.first is None:
        window.start()
    window.show()
    try:
        return run_loop()
    finally:
        end_window(window)


def application() -> type[QApplication]:
    """The application's class: macOS tells of clicked links by events, the others start us with them."""
    if not ON_MACOS:
        return QApplication
    from ui.shell.clicked import LinkApplication

    return LinkApplication


class Rest(QObject):
    """All that the first paint did without, one thing after another, as soon as it is painted."""

    def __init__(self, window: MainWindow, services: WindowServices) -> None:
        super().__init__(window)
        self._window, self._services = window, services
        self._steps: list[Callable[[], object]] = []
        self._loaded = self._ended = False

    def begin(self) -> None:
        """The first screen is painted."""
        window, services = self._window, self._services
        if services.on_ready is not None:
            services.on_ready()
        # What hands may ask for at once comes first, in this very turn.
        window.furnish()
        window.tasks.when(window.tasks.network(services.load), self, self._on_loaded)
        screen = window.stack.screen_in_front
        self._steps = [self._settle_theme, *(screen.later_steps() if screen is not None else ())]
        QTimer.singleShot(0, self._step)

    def _step(self) -> None:
        if self._steps:
            self._steps.pop(0)()
            QTimer.singleShot(0, self._step)
        else:
            self._end()

    def _on_loaded(self, _nothing: None) -> None:
        self._loaded = True
        # By now a thread has loaded what the session is made of.
        self._window.complete()
        self._window.listen()
        self._end()

    def _settle_theme(self) -> None:
        theme, settings = self._window.theme, self._window.settings
        theme.settle()
        contrast = theme.tokens.name == "contrast"
        if CONTRAST.read(settings) != contrast:
            CONTRAST.write(settings, contrast)

    def _end(self) -> None:
        """Once, when nothing is left to do."""
        if self._steps or not self._loaded or self._ended:
            return
        self._ended = True
        import gc

        from ui.garbage import Garbage

        # What was made until now stays.
        gc.freeze()
        Garbage(self)
        # The first coroutine shall not wait for asyncio.
        QTimer.singleShot(WARM_MS, open_loop)
        QTimer.singleShot(WARM_MS, self._load_screens)
        if self._services.on_loaded is not None:
            QTimer.singleShot(0, self._services.on_loaded)

    def _load_screens(self) -> None:
        """What a click opens shall not be imported first, which takes several frames."""
        import gc

        from ui.shell.registry import load_all

        tasks = self._window.tasks
        # Modules stay, too.
        tasks.when(tasks.network(load_all), self, lambda _nothing: gc.freeze())


def build_window(
    desk: Desk, services: WindowServices, theme: Theme, language: languages.Language
) -> MainWindow:
    """A window with its own hands on a desk; `start` fills it, `end_window` ends its work."""
    settings = open_settings(services)
    first = services.first
    if first is None:
        language.switch(LANGUAGE.read(settings) or languages.guess())
    else:
        language.switch(first.organisation.language)
    notifier = Notifier(desk.on_changes, services.clock, late=first is not None)
    return MainWindow(Tasks(desk), notifier, services, theme, language, settings, first=first)


def end_window(window: MainWindow) -> None:
    """Stop listening and working; what was given to the writer is finished."""
    window.notifier.close()
    window.tasks.close()


def open_settings(services: WindowServices) -> QSettings:
    """What belongs to this window alone: size, theme, the language before anybody signs in."""
    if services.settings_file:
        return QSettings(services.settings_file, QSettings.Format.IniFormat)
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, PRODUCT, PRODUCT)
