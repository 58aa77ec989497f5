# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A real window over a real desk of a small world, for the tests of requests and answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QEvent, QLocale, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.errors import OutageError
from desktop_b2b.services.ports import Desk as DeskPort
from desktop_b2b.storage.desk import DeskStore
from tests.gui.request.houses import THEN, Houses, catalogue
from tests.sync_flows.moulds import Past
from tests.sync_flows.world import World, world_in
from ui.executors import Executors
from ui.language import Language
from ui.notifier import Notifier
from ui.shell.registry import Registry
from ui.shell.screen import Route, Screen
from ui.shell.services import WindowServices
from ui.shell.window import MainWindow
from ui.tasks import Tasks
from ui.theme import Theme


class RestingDesk:
    """A desk whose exchanges are driven by the test."""

    def __init__(self, store: DeskStore) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def wake_sync(self) -> None:
        """Not by itself."""


class Blank(Screen):
    """Stands in for screens that these tests are not about."""


class Stage(Houses):
    """A retailer's window, and the desks of its suppliers."""

    def __init__(self, world: World, theme: Theme, settings: Path) -> None:
        super().__init__(world)
        self._is_asked = bool(self.told.request_id)
        self.tasks = Tasks(cast(DeskPort, RestingDesk(self.shop.store)), Executors.immediate())
        self.notifier = Notifier(self.shop.store.on_changes, world.clock)
        services = WindowServices(
            sign_in=lambda *_: None,
            sign_out=lambda: None,
            open_sample=lambda: None,
            sync_now=lambda: None,
            clock=world.clock,
        )
        registry = Registry()
        for key in ("dashboard", "transactions", "order"):
            registry.register_screen(key, Blank)
        store = QSettings(str(settings / "window.ini"), QSettings.Format.IniFormat)
        self.language = Language()
        self.window = MainWindow(self.tasks, self.notifier, services, theme, self.language, store, registry)

    # ------------------------------------------------------------ the window

    def start(self, width: int = 1440, height: int = 900) -> None:
        """Show the window at 10:42."""
        self.world.clock.instant = THEN
        self.window.resize(width, height)
        self.window.show()
        self.window.start()
        self.settle()

    def open(self, route: Route) -> Screen:
        """Open a route and wait until it stands."""
        self.window.open(route)
        self.settle()
        screen = self.window.stack.screen_in_front
        assert screen is not None
        return screen

    def settle(self) -> None:
        """Let everything that was started come to its end."""
        for _turn in range(6):
            self._rest()
            self.notifier._calm.stop()
            self.notifier._on_arrived()
            QApplication.processEvents()

    def _rest(self) -> None:
        """Wait until nothing runs, also of what begins at the very moment that all else has ended."""
        for _again in range(50):
            try:
                self.tasks.settle(30_000)
            except OutageError:
                continue
            return
        raise AssertionError("the window does not come to rest")

    def picture(self, path: str, widget: QWidget | None = None) -> None:
        """What it looks like."""
        (widget or self.window).grab().save(path)

    def close(self) -> None:
        """Everybody goes home."""
        self.settle()
        self.window.stack.leave_all()
        self.settle()
        self.window.close()
        self.settle()
        self.window.deleteLater()
        # Not by processEvents: what is deleted later waits for a loop of its own level.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.settle()
        self.notifier.close()
        self.tasks.close()

    # ------------------------------------------------------------ trade

    def answered_request(self) -> tuple[str, list[c.LinePatch]]:
        """The request of the picture: the one of this world's past, or a new one."""
        if self._is_asked:
            self._is_asked = False
            return self.told.request_id, list(self.told.lines)
        return self.ask_all()


@contextmanager
def stage_in(
    folder: Path, qapp: QApplication, look: str = "light", pixels: int = 13, past: Past = catalogue
) -> Iterator[Stage]:
    """A stage that is taken down in the end."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    theme = Theme.install(qapp, look, bundled=True, pixels=pixels)
    theme.reduced_motion = True
    with world_in(folder, past=past) as world:
        stage = Stage(world, theme, folder)
        try:
            yield stage
        finally:
            stage.close()
            theme.reduced_motion = False
            theme.set_mode("light")
            QLocale.setDefault(before)
