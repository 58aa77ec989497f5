# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The composition root: the only place where the rooms are joined.

Desk, scripting tool and server are joined in separate functions that import their own parts, so that
the server and the scripts load no Qt, and a desk paints before it loads the network.
"""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import msgspec
import uuid_utils

from desktop_b2b.clock import Clock, SystemClock
from desktop_b2b.domain.commands import Command, decode
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.services.ports import Changes, Receipt
from desktop_b2b.services.queries import Query, Viewer, decode_query
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.ownership import OwnerLine, Ownership
from desktop_b2b.storage.profile import KeyPlace, Profile, open_profile

if TYPE_CHECKING:
    from sync.client.engine import SyncEngine

    from desktop_b2b.documents.model import Document

_log = logging.getLogger(__name__)
T = TypeVar("T")


def new_id() -> Id:
    """A new UUIDv7 as 32 hexadecimal digits."""
    return uuid_utils.uuid7().hex


class DeskApp:
    """A desk put together: local database, sync engine, and the door for other processes.

    Implements ``services.ports.Desk``. The network's libraries are loaded by the first use of
    ``engine``, never before the first paint.
    """

    def __init__(
        self, folder: Path, *, clock: Clock | None = None, key_place: KeyPlace | None = None
    ) -> None:
        self.clock = clock or SystemClock()
        folder.mkdir(parents=True, exist_ok=True)
        self._ownership = Ownership(folder)
        if not self._ownership.take():
            raise UserError("profile.in_use", "Another process holds this profile.")
        try:
            self.profile: Profile
            self.profile, key = open_profile(folder, key_place)
            self.store = DeskStore(self.profile.database, key, clock=self.clock, new_id=new_id)
        except BaseException:
            self._ownership.release()
            raise
        self._engine: SyncEngine | None = None

    @property
    def engine(self) -> SyncEngine:
        """The sync engine; made on first use."""
        if self._engine is None:
            from sync.client.engine import SyncEngine
            from sync.client.transport import HttpGateway

            self._engine = SyncEngine(self.store, HttpGateway, clock=self.clock)
        return self._engine

    def start_sync(self) -> None:
        """Exchange with the server from now on, whenever there is something and whenever it calls."""
        self.engine.start()

    def open_door(self) -> None:
        """Serve the scripting calls of other processes on this profile (law 14)."""
        tool = DirectTool(self)
        self._ownership.listen(tool.serve)

    def close(self) -> None:
        """Stop everything and give the profile up."""
        if self._engine is not None:
            self._engine.stop()
        self.store.close()
        self._ownership.release()

    # ---- services.ports.Desk

    def viewer(self) -> Viewer:
        """Who looks, now."""
        return self.store.viewer()

    def execute(self, cmd: Command) -> Receipt:
        """Run a command here and queue it for the server."""
        return self.store.execute(cmd)

    def answer(self, query: Query[T]) -> T:
        """Answer a query from the local database."""
        return self.store.answer(query)

    def save_buffer(self, kind: str, target_id: Id, body: str) -> None:
        """Keep typing as it happens."""
        self.store.save_buffer(kind, target_id, body)

    def drop_buffer(self, kind: str, target_id: Id) -> None:
        """Forget typing that became a command."""
        self.store.drop_buffer(kind, target_id)

    def store_file(self, content: bytes, mime: str) -> str:
        """Keep a file to be uploaded."""
        return self.store.store_file(content, mime)

    def withdraw(self, command_id: Id) -> None:
        """Take an unsent command back."""
        self.store.withdraw(command_id)

    def on_changes(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Hear of each commit."""
        return self.store.on_changes(listener)

    def wake_sync(self) -> None:
        """Exchange as soon as may be."""
        self.engine.wake()

    # ---- who

    def sign_in(self, server: str, email: str, password: str) -> None:
        """Sign a person in on this profile. Raises UserError, OutageError."""
        from sync.client.session import sign_in
        from sync.client.transport import HttpGateway

        sign_in(self.store, HttpGateway(server), server, email, password, socket.gethostname())

    def sign_out(self) -> None:
        """Sign out; what waits in the outbox stays with its user."""
        from sync.client.session import sign_out
        from sync.client.transport import HttpGateway

        session = self.store.session
        if session is not None:
            sign_out(self.store, HttpGateway(session.server))


# ------------------------------------------------------------ the scripting tool


class Tool(Protocol):
    """What a script can do, on its own process or through the profile's owner."""

    def do(self, name: str, body: str) -> dict[str, Any]:
        """Run a command; returns its id, the numbers it drew and the documents it changed."""
        ...

    def show(self, name: str, body: str) -> Any:
        """Answer a query, as plain JSON values."""
        ...

    def sign_in(self, server: str, email: str, password: str) -> dict[str, Any]:
        """Sign in."""
        ...

    def sync(self) -> dict[str, Any]:
        """Exchange until nothing is left; returns pushed, pulled and issues."""
        ...


class DirectTool:
    """The tool on a desk of this process; also what the owner's door serves."""

    def __init__(self, desk: DeskApp) -> None:
        self._desk = desk

    def do(self, name: str, body: str) -> dict[str, Any]:
        """Run a command."""
        receipt = self._desk.execute(decode(name, body))
        return {
            "command_id": receipt.command_id,
            "numbers": receipt.numbers,
            "changed": sorted(receipt.changes.ids),
        }

    def show(self, name: str, body: str) -> Any:
        """Answer a query."""
        return msgspec.to_builtins(self._desk.answer(decode_query(name, body)))

    def sign_in(self, server: str, email: str, password: str) -> dict[str, Any]:
        """Sign in."""
        self._desk.sign_in(server, email, password)
        viewer = self._desk.viewer()
        return {"organisation_id": viewer.organisation_id, "user_id": viewer.user_id}

    def sync(self) -> dict[str, Any]:
        """Exchange until nothing is left."""
        report = self._desk.engine.sync_until_settled()
        return {"pushed": report.pushed, "pulled": report.pulled, "issues": report.issues}

    def serve(self, request: dict[str, Any]) -> dict[str, Any]:
        """Answer a call that came through the owner's door."""
        verbs: dict[str, Callable[..., Any]] = {
            "do": self.do,
            "show": self.show,
            "sign-in": self.sign_in,
            "sync": self.sync,
        }
        try:
            verb = verbs.get(str(request.get("verb")))
            if verb is None:
                raise UserError("tool.verb", "There is no such call.", "verb")
            return {"result": verb(*request.get("arguments", ()))}
        except (UserError, OutageError) as error:
            return {"error": error.as_dict(), "outage": isinstance(error, OutageError)}


class RemoteTool:
    """The tool through the process that owns the profile."""

    def __init__(self, line: OwnerLine) -> None:
        self._line = line

    def _call(self, verb: str, *arguments: str) -> Any:
        reply = self._line.call({"verb": verb, "arguments": arguments})
        error = reply.get("error")
        if error is None:
            return reply["result"]
        if reply.get("outage"):
            raise OutageError(error["code"], error["text"])
        raise UserError(error["code"], error["template"], error["field"], **error["params"])

    def do(self, name: str, body: str) -> dict[str, Any]:
        """Run a command."""
        result: dict[str, Any] = self._call("do", name, body)
        return result

    def show(self, name: str, body: str) -> Any:
        """Answer a query."""
        return self._call("show", name, body)

    def sign_in(self, server: str, email: str, password: str) -> dict[str, Any]:
        """Sign in."""
        result: dict[str, Any] = self._call("sign-in", server, email, password)
        return result

    def sync(self) -> dict[str, Any]:
        """Exchange until nothing is left."""
        result: dict[str, Any] = self._call("sync")
        return result


@contextmanager
def open_tool(folder: Path, key_place: KeyPlace | None = None) -> Iterator[Tool]:
    """The tool on a profile: through its owner where there is one, else by taking the lock (law 14)."""
    try:
        desk = DeskApp(folder, key_place=key_place)
    except UserError as error:
        if error.code != "profile.in_use":
            raise
        line = OwnerLine(folder)
        try:
            yield RemoteTool(line)
        finally:
            line.close()
        return
    try:
        yield DirectTool(desk)
    finally:
        desk.close()


# ------------------------------------------------------------ the server


def run_server(database: str | None, listen: str, folder: Path) -> int:
    """Serve desks until told to stop."""
    from sync.server.app import serve

    return serve(database, listen, folder)


def run_admin(database: str | None, folder: Path, arguments: list[str]) -> int:
    """Make organisations, users and links on a server's database."""
    from sync.server.admin import main

    return main(database, folder, arguments)


# ------------------------------------------------------------ the desk's window and papers


def render_pdf(document: Document, target: Path) -> int:
    """Write a document as PDF, without a window; returns its number of pages."""
    import os

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from ui.printing import to_pdf

    application = QGuiApplication.instance() or QGuiApplication([])
    pages = to_pdf(document, target)
    del application
    return pages


def run_window(folder: Path, *, key_place: KeyPlace | None = None) -> int:
    """Open the window on a profile; a second start raises the first one's window."""
    from ui.main import run_window as show

    desk = DeskApp(folder, key_place=key_place)
    try:
        return show(desk)
    finally:
        desk.close()
