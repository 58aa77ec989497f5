# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The window over a real desk of a small world: a shop with drafts and requests, a supplier that answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar, cast

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from desktop_b2b.clock import HOUR, MINUTE
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.errors import OutageError
from desktop_b2b.services.ports import Desk as DeskPort
from desktop_b2b.services.queries import Query
from sync.client import guard
from tests.gui.shell.canned import Blank
from tests.sync_flows.world import Desk, World, new_id, world_in
from ui.executors import Executors
from ui.language import Language
from ui.notifier import Notifier
from ui.shell.registry import Registry
from ui.shell.screen import Route, Screen
from ui.shell.services import WindowServices
from ui.shell.window import MainWindow
from ui.tasks import Tasks
from ui.theme import Theme

T = TypeVar("T")
S = TypeVar("S", bound=Screen)


class RestingDesk:
    """A desk that exchanges with the server only when the test says so."""

    def __init__(self, desk: Desk) -> None:
        self._store = desk.store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def wake_sync(self) -> None:
        """Not by itself."""


def open_shop(world: World) -> None:
    """The shop's desk, with what each office of these tests begins with."""
    shop = world.desk("shop")
    world.set_up_shop(shop)
    shop.sync()


class Office:
    """One company's window over a world in which the shop is open; the others' desks are driven by hand."""

    def __init__(self, world: World, theme: Theme, folder: Path, company: str = "shop") -> None:
        self.world = world
        self.folder = folder
        self.removals: list[bool] = []
        self.shop = world.at("shop")
        self.desk = world.at(company)
        self.tasks = Tasks(cast(DeskPort, RestingDesk(self.desk)), Executors.immediate())
        self.notifier = Notifier(self.desk.store.on_changes, world.clock)
        self.language = Language()
        self.language.switch("en")
        registry = Registry()
        for key in ("request", "matrix", "inquiry", "order", "shipment"):
            registry.register_screen(key, Blank)
        services = WindowServices(
            sign_in=lambda *_words: None,
            sign_out=lambda: self.desk.store.set_session(None),
            open_sample=lambda: None,
            sync_now=self._sync,
            accept_removal=lambda: self.removals.append(guard.accept(self.desk.store)),
            version="0.1.0",
            clock=world.clock,
        )
        settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        self.window = MainWindow(
            self.tasks, self.notifier, services, theme, self.language, settings, registry
        )

    def _sync(self) -> None:
        if self.desk.cable.is_cut:
            raise OutageError("network.unreachable", "The server cannot be reached. Work goes on here.")
        self.desk.sync()

    # ------------------------------------------------------------ the window

    def start(self, width: int = 1440, height: int = 900) -> None:
        self.window.resize(width, height)
        self.window.show()
        self.window.start()
        self.settle()

    def settle(self) -> None:
        """Let all that was started come to its end."""
        for _turn in range(6):
            self.tasks.settle()
            self.notifier.flush()
            QApplication.processEvents()

    def tick(self) -> None:
        """The clock was moved: let the window look at it."""
        self.notifier.tick()
        self.settle()

    def open(self, kind: type[S], route: Route) -> S:
        self.window.open(route)
        self.settle()
        screen = self.window.stack.screen_in_front
        assert isinstance(screen, kind)
        return screen

    @property
    def front(self) -> Screen:
        screen = self.window.stack.screen_in_front
        assert screen is not None
        return screen

    @property
    def toast(self) -> Any:
        return self.window.toasts.toasts[-1]

    def ask(self, query: Query[T]) -> T:
        return self.desk.store.answer(query)

    def close(self) -> None:
        self.settle()
        self.window.close()
        self.settle()
        self.notifier.close()
        self.tasks.close()
        self.window.deleteLater()
        QApplication.processEvents()
        self.language.switch("en")

    # ------------------------------------------------------------ trade

    def draft(self, **more: Any) -> str:
        """A draft of one item."""
        request_id = new_id()
        self.shop.do(self.world.draft(request_id, self.world.line(), **more))
        return request_id

    def send(self, minutes: int = 180, **more: Any) -> str:
        """A request of one item that waits for its answers."""
        request_id = new_id()
        deadline = self.world.clock.now() + minutes * MINUTE
        partners = tuple(
            c.PartnerPatch(partner_id=self.world.cards[name], deadline_at=deadline)
            for name in ("north", "south")
        )
        draft = self.world.draft(request_id, self.world.line(), partners=partners, **more)
        self.shop.do(draft, c.SendRequest(request_id=request_id))
        self.shop.sync()
        return request_id

    def expire(self) -> None:
        """Three hours later: the server judges, the shop hears of it."""
        self.world.clock.advance(3 * HOUR + 1)
        self.world.server.scheduler.run_due()
        self.shop.sync()


@contextmanager
def office_in(folder: Path, theme: Theme, company: str = "shop") -> Iterator[Office]:
    """An office that is left in order."""
    with world_in(folder, past=open_shop) as world:
        made = Office(world, theme, folder, company)
        try:
            yield made
        finally:
            made.close()
