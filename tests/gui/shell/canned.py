# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A desk over canned answers, for tests of the frame alone; and the window around it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar, cast

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from desktop_b2b.clock import DAY, ManualClock
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import Command
from desktop_b2b.errors import UserError
from desktop_b2b.services import queries as q
from desktop_b2b.services.invitations import InvitationCard
from desktop_b2b.services.ports import Ask, Changes, Receipt
from ui.executors import Executors
from ui.language import Language
from ui.notifier import Notifier
from ui.shell.registry import Registry
from ui.shell.screen import Screen
from ui.shell.services import WindowServices
from ui.shell.window import MainWindow
from ui.tasks import Tasks
from ui.theme import Theme

T = TypeVar("T")
#: Thursday 19 November 2026, 10:42 in Amsterdam.
NOW = 1_795_081_320_000
ID = "0" * 31 + "1"
NOTHING = Changes(frozenset(), frozenset())


class CannedDesk:
    """Answers from a table by query type; a value that is callable is called with the query."""

    def __init__(self) -> None:
        self.organisation = e.Organisation(
            id=ID,
            owner_id=ID,
            name="Larch & Linden",
            is_retailer=True,
            time_zone="Europe/Amsterdam",
        )
        self.user = e.User(
            id=ID, owner_id=ID, name="Mara Ellis", email="mara@example.com", role="account_manager"
        )
        self.sync = q.SyncStatus(waiting=0, issues=0, confirmed_at=NOW, state="synced", detail="")
        self.signed_in = True
        self.answers: dict[type[Any], Any] = {
            q.GetOrganisation: lambda _query: self.organisation,
            q.GetUser: lambda _query: self.user,
            q.GetSyncStatus: lambda _query: self.sync,
            q.Dashboard: [],
            q.CentresOf: [],
            q.CountViews: [],
            q.ListAlerts: q.AlertList(alerts=[], total=0),
            q.ListViews: [],
            q.ListPartners: [],
            q.GetLayouts: [],
        }
        self.asked: list[q.Query[Any]] = []
        self.given: list[Command] = []
        self.withdrawn: list[str] = []
        self.stopped: list[q.Query[Any]] = []
        self.buffers: dict[tuple[str, str], str] = {}
        self.refusal: Exception | None = None
        self.listeners: list[Callable[[Changes], None]] = []
        self.threads: set[str] = set()

    def viewer(self) -> q.Viewer:
        if not self.signed_in:
            raise UserError("session.none", "Nobody is signed in on this profile. Sign in first.")
        return q.Viewer(organisation_id=ID, user_id=ID, now=NOW)

    def execute(self, cmd: Command) -> Receipt:
        self.threads.add(threading.current_thread().name)
        if self.refusal is not None:
            raise self.refusal
        self.given.append(cmd)
        return Receipt(ID, (), NOTHING)

    def execute_all(self, cmds: Sequence[Command]) -> list[Receipt]:
        return [self.execute(cmd) for cmd in cmds]

    def answer(self, query: q.Query[T]) -> T:
        self.asked.append(query)
        found = self.answers[type(query)]
        return cast(T, found(query) if callable(found) else found)

    def stop(self, query: q.Query[Any]) -> None:
        self.stopped.append(query)

    def browse(self, work: Callable[[Ask], T]) -> T:
        return work(self.answer)

    def judge(self, cmds: Sequence[Command]) -> list[UserError | None]:
        return [self.refusal if isinstance(self.refusal, UserError) else None for _cmd in cmds]

    def save_buffer(self, kind: str, target_id: str, body: str) -> None:
        self.buffers[kind, target_id] = body

    def drop_buffer(self, kind: str, target_id: str) -> None:
        self.buffers.pop((kind, target_id), None)

    def store_file(self, content: bytes, mime: str) -> str:
        return "f" * 64

    def withdraw(self, command_id: str) -> None:
        self.withdrawn.append(command_id)

    def wake_sync(self) -> None:
        """Nobody is there."""

    def on_changes(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def publish(self, *kinds: str) -> None:
        for listener in list(self.listeners):
            listener(Changes(frozenset(kinds), frozenset()))


class Blank(Screen):
    """A screen of which only the frame matters; it keeps a diary."""

    diary: list[str]

    def title(self) -> str:
        return f"{self.route.screen} {self.route.record_id}".strip()

    def nav_key(self) -> str:
        return self.route.screen

    def _note(self, word: str) -> None:
        self.__dict__.setdefault("diary", []).append(word)

    def activate(self) -> None:
        self._note("activate")

    def deactivate(self) -> None:
        self._note("deactivate")

    def leave(self) -> None:
        self._note("leave")


ALL_SCREENS = (
    *("dashboard", "transactions", "settings", "outbox", "issues", "request", "matrix", "order"),
    *("partners", "product_lines", "rules", "scorecards", "stock", "b2b_draft"),
)


class House:
    """The window over a canned desk. ``done`` lists what the composition root was asked for."""

    def __init__(self, folder: Path, theme: Theme, screens: Sequence[str] = ALL_SCREENS) -> None:
        self.desk = CannedDesk()
        self.clock = ManualClock(NOW)
        self.done: list[Any] = []
        self.trouble: Exception | None = None
        self.is_sample = False
        self.tasks = Tasks(self.desk, Executors.immediate())
        self.notifier = Notifier(self.desk.on_changes, self.clock)
        self.language = Language()
        self.language.switch("en")
        self.settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        self.registry = Registry()
        self.registry.has = lambda key: key in screens  # type: ignore[method-assign]
        for key in screens:
            self.registry.register_screen(key, Blank)
        services = WindowServices(
            sign_in=lambda *words: self._do("sign_in", *words),
            sign_out=lambda: self._do("sign_out"),
            open_sample=lambda: self._do("open_sample"),
            look_at_invitation=self._look,
            accept_invitation=lambda *words: self._do("accept_invitation", *words),
            decline_invitation=lambda *words: self._do("decline_invitation", *words),
            sync_now=lambda: self._do("sync_now"),
            default_server="b2b.example.com",
            version="0.1.0",
            is_sample=lambda: self.is_sample,
            clock=self.clock,
        )
        self.window = MainWindow(
            self.tasks, self.notifier, services, theme, self.language, self.settings, self.registry
        )

    def _look(self, server: str, code: str) -> InvitationCard:
        self._do("look_at_invitation", server, code)
        until = self.clock.now() + 3 * DAY
        return InvitationCard(
            "Giftware & Co", "Lamps", "eva@lamps.example", "Dear Eva", until, "Europe/Paris", "en"
        )

    def _do(self, *words: object) -> None:
        self.done.append(words)
        if self.trouble is not None:
            raise self.trouble
        if words[0] in ("sign_in", "open_sample", "accept_invitation"):
            self.desk.signed_in = True
        if words[0] == "sign_out":
            self.desk.signed_in = False

    def start(self, width: int = 1440, height: int = 900) -> None:
        self.window.resize(width, height)
        self.window.show()
        self.window.start()
        self.settle()

    def settle(self) -> None:
        """Let all that was started come to its end."""
        for _turn in range(5):
            self.tasks.settle()
            self.notifier.flush()
            QApplication.processEvents()

    @property
    def front(self) -> Screen:
        screen = self.window.stack.screen_in_front
        assert screen is not None
        return screen

    def close(self) -> None:
        self.settle()
        self.window.close()
        self.notifier.close()
        self.tasks.close()
        self.window.deleteLater()
        QApplication.processEvents()
        self.language.switch("en")


@contextmanager
def house_in(folder: Path, theme: Theme, screens: Sequence[str] = ALL_SCREENS) -> Iterator[House]:
    """A house that is left in order."""
    made = House(folder, theme, screens)
    try:
        yield made
    finally:
        made.close()
