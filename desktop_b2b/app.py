# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The composition root: the only place where the rooms are joined.

Desk, scripting tool and server are joined in separate functions that import their own parts, so that
the server and the scripts load no Qt, and a desk paints before it loads the network.
"""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol, TypeVar

from desktop_b2b.clock import Clock, SystemClock, monotonic
from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.storage.ownership import OwnerLine, Ownership
from desktop_b2b.storage.profile import KeyPlace, Profile, open_profile
from desktop_b2b.version import VERSION

if TYPE_CHECKING:
    from desktop_b2b.documents.model import Document
    from desktop_b2b.domain.commands import Command
    from desktop_b2b.domain.values import Id
    from desktop_b2b.services.first import FirstScreen
    from desktop_b2b.services.invitations import InvitationCard, InvitationReply
    from desktop_b2b.services.ports import Ask, Changes, Receipt
    from desktop_b2b.services.queries import Query, Viewer
    from desktop_b2b.storage.db import SqliteDb
    from desktop_b2b.storage.desk import DeskStore
    from sync.client.engine import SyncEngine
    from ui.shell.services import WindowServices

T = TypeVar("T")


def new_id() -> Id:
    """A new UUIDv7 as 32 hexadecimal digits."""
    import uuid_utils

    return uuid_utils.uuid7().hex


def whole_address(server: str) -> str:
    """A server's address as people write it, made whole: a name alone means https, this machine http."""
    server = server.strip()
    if not server or "://" in server:
        return server
    host = server.partition("/")[0].partition(":")[0]
    return f"{'http' if host in ('localhost', '127.0.0.1') else 'https'}://{server}"


class DeskApp:
    """A desk put together: local database, sync engine, and the door for other processes.

    Implements ``services.ports.Desk``. The network's libraries are loaded by the first use of
    ``engine``, never before the first paint.

    With ``first`` the first screen alone is read, into ``first_screen``, where there is one; the store and
    all that it imports is then opened by its first use.
    """

    def __init__(
        self,
        folder: Path,
        *,
        clock: Clock | None = None,
        key_place: KeyPlace | None = None,
        first: bool = False,
    ) -> None:
        self.clock = clock or SystemClock()
        folder.mkdir(parents=True, exist_ok=True)
        self._ownership = Ownership(folder)
        if not self._ownership.take():
            raise UserError("profile.in_use", "Another process holds this profile.")
        self._opening = threading.Lock()
        self._store: DeskStore | None = None
        self._first_db: SqliteDb | None = None
        self._loading = threading.Lock()
        self._closed = False
        self._engine: SyncEngine | None = None
        self._own_store: DeskStore | None = None
        self._listeners: list[Callable[[Changes], None]] = []
        self._summoned: Callable[[str], None] | None = None
        self._stops: list[Callable[[], None]] = []
        self.first_screen: FirstScreen | None = None
        self.profile: Profile
        try:
            self.profile, self._key = open_profile(folder, key_place)
            if first:
                self.first_screen = self._read_first()
            if self.first_screen is None:
                self._open_store()
        except BaseException:
            self._ownership.release()
            raise

    def _read_first(self) -> FirstScreen | None:
        from desktop_b2b.storage.db import SqliteDb, transaction
        from desktop_b2b.storage.read_models.first import read_first

        if not self.profile.database.exists():
            return None
        # Kept open until the store has its own connections: the last one to close empties the log.
        self._first_db = db = SqliteDb(self.profile.database, self._key, read_only=True)
        with transaction(db, write=False):
            return read_first(db, self.clock.now())

    def _open_store(self) -> DeskStore:
        from desktop_b2b.storage.desk import DeskStore

        store = DeskStore(self.profile.database, self._key, clock=self.clock, new_id=new_id)
        if self._first_db is not None:
            self._first_db.close()
            self._first_db = None
        self._store = store
        self._stops = [store.on_changes(self._tell)]
        return store

    @property
    def store(self) -> DeskStore:
        """The desk's database; opened on first use, which may take a while."""
        with self._opening:
            return self._store or self._open_store()

    def load(self) -> None:
        """Load what the first screen did without: the store, the door for others, the network."""
        with self._loading:
            if self._closed:
                return
            self.store.load()
            self.open_door()
            if self.store.session is not None:
                self.start_sync()

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
        with self._loading:
            self._closed = True
        if self._engine is not None:
            self._engine.stop()
        if self._store is not None:
            self._store.close()
        if self._first_db is not None:
            self._first_db.close()
        if self._own_store is not None:
            self._own_store.close()
        self._ownership.release()

    # ---- services.ports.Desk

    def viewer(self) -> Viewer:
        """Who looks, now."""
        return self.store.viewer()

    def execute(self, cmd: Command) -> Receipt:
        """Run a command here and queue it for the server."""
        return self.store.execute(cmd)

    def execute_all(self, cmds: Sequence[Command]) -> list[Receipt]:
        """Run commands that belong together: all of them, or none."""
        return self.store.execute_all(cmds)

    def answer(self, query: Query[T]) -> T:
        """Answer a query from the local database."""
        return self.store.answer(query)

    def stop(self, query: Query[Any]) -> None:
        """Nobody waits for the answer to this query any more."""
        if self._store is not None:
            self._store.stop(query)

    def browse(self, work: Callable[[Ask], T]) -> T:
        """Do work that asks many queries of one snapshot."""
        return self.store.browse(work)

    def judge(self, cmds: Sequence[Command]) -> list[UserError | None]:
        """What each command would be refused for, were it given now."""
        return self.store.judge(cmds)

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
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def on_summons(self, summoned: Callable[[str], None] | None) -> None:
        """Call when another process wants this one's window in front, with a link to open or nothing; on
        whatever thread. None: there is no window any more.
        """
        self._summoned = summoned

    def summon(self, link: str) -> None:
        """Bring the window to the front. Raises UserError ``window.none``."""
        if self._summoned is None:
            raise UserError("window.none", "The process that holds this profile has no window.")
        self._summoned(link)

    def wake_sync(self) -> None:
        """Exchange as soon as may be."""
        if self._own_store is None:
            self.engine.wake()

    # ---- who

    def sign_in(self, server: str, email: str, password: str) -> None:
        """Sign a person in on this profile. Raises UserError, OutageError."""
        import socket

        from sync.client.session import sign_in
        from sync.client.transport import HttpGateway

        address = whole_address(server)
        sign_in(self.store, HttpGateway(address), address, email, password, socket.gethostname())

    def look_at_invitation(self, server: str, code: str) -> InvitationCard:
        """What an invitation says. Raises UserError for one that is good no longer, OutageError."""
        from sync.client.invitations import look
        from sync.client.transport import HttpGateway

        return look(HttpGateway(whole_address(server)), code)

    def accept_invitation(self, server: str, answer: InvitationReply) -> None:
        """Follow an invitation and sign in on this profile. Raises UserError, OutageError."""
        from sync.client.invitations import accept
        from sync.client.transport import HttpGateway

        accept(HttpGateway(whole_address(server)), answer)
        self.sign_in(server, answer.email, answer.password)

    def decline_invitation(self, server: str, code: str, reason: str) -> None:
        """Do not follow an invitation. Raises UserError, OutageError."""
        from sync.client.invitations import decline
        from sync.client.transport import HttpGateway

        decline(HttpGateway(whole_address(server)), code, reason)

    def sign_out(self) -> None:
        """Sign out; what waits in the outbox stays with its user. Leaves the sample data, if open."""
        if self._own_store is not None:
            self._leave_sample()
            return
        from sync.client.session import sign_out
        from sync.client.transport import HttpGateway

        session = self.store.session
        if session is not None:
            sign_out(self.store, HttpGateway(session.server))

    def accept_removal(self) -> None:
        """Let go what the server asks to remove; where nothing is asked, nothing happens."""
        from sync.client import guard

        guard.accept(self.store)

    def sync_now(self) -> None:
        """Exchange until nothing is left; the sample data has nobody to exchange with."""
        if self._own_store is None:
            self.engine.sync_until_settled()

    # ---- sample data

    @property
    def shows_sample(self) -> bool:
        """Whether the sample's desk is shown instead of this profile's."""
        return self._own_store is not None

    def open_sample(self, make: Callable[[Path], Path]) -> None:
        """Show the sample's desk instead of this profile's; it is never synchronised."""
        from desktop_b2b.storage.desk import DeskStore

        folder = make(self.profile.folder / "sample")
        profile, key = open_profile(folder)
        self._own_store = self.store
        self._switch(DeskStore(profile.database, key, clock=self.clock, new_id=new_id))

    def _leave_sample(self) -> None:
        import shutil

        sample, own = self.store, self._own_store
        if own is not None:
            self._own_store = None
            self._switch(own)
            sample.close()
            shutil.rmtree(self.profile.folder / "sample", ignore_errors=True)

    def _switch(self, store: DeskStore) -> None:
        from desktop_b2b.services.ports import Changes

        for stop in self._stops:
            stop()
        self._store = store
        self._stops = [store.on_changes(self._tell)]
        self._tell(Changes(frozenset({"session"}), frozenset()))

    def _tell(self, changes: Changes) -> None:
        for listener in list(self._listeners):
            listener(changes)


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

    def sync(self, accept_removal: bool = False) -> dict[str, Any]:
        """Exchange until nothing is left; returns pushed, pulled and issues. ``accept_removal``: let go what
        the server asks to remove.
        """
        ...

    def verify(self) -> dict[str, Any]:
        """Compare everything with the server and repair what differs; returns what was found."""
        ...

    def file(self, path: str) -> dict[str, Any]:
        """Keep a file (a logo) to be uploaded; returns its hash for commands."""
        ...

    def export(self, what: str, body: str, columns: str, path: str) -> dict[str, Any]:
        """Write a list into a CSV or XLSX file; returns how many rows. `what` and `body`: a query's name and
        arguments; `columns`: codes with commas between, all of them without any. Raises UserError,
        OutageError ``export.unwritable``.
        """
        ...

    def withdraw(self, command_id: str) -> dict[str, Any]:
        """Take an unsent command back."""
        ...

    def sign_out(self) -> dict[str, Any]:
        """Sign out; returns how many commands still wait."""
        ...


def mime_of(content: bytes) -> str:
    """A file's type by its first bytes (S1.20: the signature counts, not the name)."""
    signatures = {
        b"\xff\xd8\xff": "image/jpeg",
        b"\x89PNG\r\n\x1a\n": "image/png",
        b"%PDF-": "application/pdf",
    }
    for start, mime in signatures.items():
        if content.startswith(start):
            return mime
    raise UserError("file.type", "Only JPG, PNG and PDF files are taken.", "file")


class DirectTool:
    """The tool on a desk of this process; also what the owner's door serves."""

    def __init__(self, desk: DeskApp) -> None:
        self._desk = desk

    def do(self, name: str, body: str) -> dict[str, Any]:
        """Run a command."""
        from desktop_b2b.domain.commands import decode

        receipt = self._desk.execute(decode(name, body))
        return {
            "command_id": receipt.command_id,
            "numbers": receipt.numbers,
            "changed": sorted(receipt.changes.ids),
        }

    def show(self, name: str, body: str) -> Any:
        """Answer a query."""
        import msgspec

        from desktop_b2b.services.queries import decode_query

        return msgspec.to_builtins(self._desk.answer(decode_query(name, body)))

    def sign_in(self, server: str, email: str, password: str) -> dict[str, Any]:
        """Sign in."""
        self._desk.sign_in(server, email, password)
        viewer = self._desk.viewer()
        return {"organisation_id": viewer.organisation_id, "user_id": viewer.user_id}

    def sync(self, accept_removal: bool = False) -> dict[str, Any]:
        """Exchange until nothing is left."""
        if accept_removal:
            self._desk.accept_removal()
        report = self._desk.engine.sync_until_settled()
        return {"pushed": report.pushed, "pulled": report.pulled, "issues": report.issues}

    def verify(self) -> dict[str, Any]:
        """Compare everything with the server."""
        found = self._desk.engine.verify()
        return {"tables": found.tables, "buckets": found.buckets, "repaired": found.repaired}

    def file(self, path: str) -> dict[str, Any]:
        """Keep a file."""
        try:
            content = Path(path).read_bytes()
        except OSError as error:
            raise UserError("file.unreadable", "The file cannot be read: {reason}.", "file",
                            reason=error.strerror or error) from error  # fmt: skip
        digest = self._desk.store_file(content, mime_of(content))
        return {"hash": digest, "size": len(content)}

    def export(self, what: str, body: str, columns: str, path: str) -> dict[str, Any]:
        """Write a list into a file, under stable codes."""
        from desktop_b2b.documents.tables.export import write_table
        from desktop_b2b.documents.tables.model import Style
        from desktop_b2b.documents.tables.transactions import CODES, transaction_fields, transaction_pages
        from desktop_b2b.services.queries import GetOrganisation, ListTransactions, decode_query

        asked = decode_query(what, body)
        if not isinstance(asked, ListTransactions):
            raise UserError("export.list", "{list} is no list that can be exported.", "list", list=what)
        fields = transaction_fields(columns.split(",") if columns else CODES)
        style = Style(self._desk.answer(GetOrganisation()).time_zone, bare=True)
        target = Path(path)
        count = self._desk.browse(
            lambda ask: write_table(
                transaction_pages(ask, asked), fields, target, style=style, title="transactions"
            )
        )
        return {"file": path, "rows": count}

    def withdraw(self, command_id: str) -> dict[str, Any]:
        """Take an unsent command back."""
        self._desk.withdraw(command_id)
        return {"withdrawn": command_id}

    def sign_out(self) -> dict[str, Any]:
        """Sign out."""
        from desktop_b2b.services.queries import GetSyncStatus

        waiting = self._desk.answer(GetSyncStatus()).waiting
        self._desk.sign_out()
        return {"waiting": waiting}

    def summon(self, link: str) -> dict[str, Any]:
        """Bring the window to the front, with a document where a link names one."""
        self._desk.summon(link)
        return {"shown": True}

    def serve(self, request: dict[str, Any]) -> dict[str, Any]:
        """Answer a call that came through the owner's door."""
        verbs: dict[str, Callable[..., Any]] = {
            "do": self.do,
            "show": self.show,
            "sign-in": self.sign_in,
            "sync": self.sync,
            "verify": self.verify,
            "file": self.file,
            "export": self.export,
            "withdraw": self.withdraw,
            "sign-out": self.sign_out,
            "summon": self.summon,
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

    def _call(self, verb: str, *arguments: str | bool) -> Any:
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

    def sync(self, accept_removal: bool = False) -> dict[str, Any]:
        """Exchange until nothing is left."""
        result: dict[str, Any] = self._call("sync", accept_removal)
        return result

    def verify(self) -> dict[str, Any]:
        """Compare everything with the server."""
        result: dict[str, Any] = self._call("verify")
        return result

    def file(self, path: str) -> dict[str, Any]:
        """Keep a file."""
        result: dict[str, Any] = self._call("file", str(Path(path).resolve()))
        return result

    def export(self, what: str, body: str, columns: str, path: str) -> dict[str, Any]:
        """Write a list into a file."""
        resolved = str(Path(path).resolve())
        result: dict[str, Any] = self._call("export", what, body, columns, resolved)
        return result

    def withdraw(self, command_id: str) -> dict[str, Any]:
        """Take an unsent command back."""
        result: dict[str, Any] = self._call("withdraw", command_id)
        return result

    def sign_out(self) -> dict[str, Any]:
        """Sign out."""
        result: dict[str, Any] = self._call("sign-out")
        return result

    def summon(self, link: str) -> None:
        """Bring the owner's window to the front."""
        self._call("summon", link)


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


def run_server(
    database: str | None,
    listen: str,
    folder: Path,
    *,
    state: Path | None = None,
    smtp: str | None = None,
    address: str = "",
    metrics: str = "",
    workers: int = 1,
    log: str = "warning",
    end_with: BinaryIO | None = None,
) -> int:
    """Serve desks until told to stop, or until ``end_with`` (its starter's pipe) is closed."""
    import os
    import signal
    import threading

    from sync.server.leaving import checked_address
    from sync.server.mail import smtp_settings
    from sync.server.serving import Operations, serve

    mail = smtp_settings(smtp, os.environ)
    named = checked_address(address) if address else ""
    operations = Operations(mail=mail, address=named, metrics=metrics, workers=workers, log=log, state=state)
    if end_with is not None:

        def watch() -> None:
            while end_with.read(1):
                pass
            os.kill(os.getpid(), signal.SIGTERM)

        threading.Thread(target=watch, name="starter", daemon=True).start()
    serve(database, listen, folder, operations=operations)
    return 0


def keep_server(
    database: str | None,
    folder: Path,
    state: Path | None,
    action: str,
    file: Path | None,
    hold_hours: int,
) -> list[dict[str, Any]]:
    """Back up, restore or verify a server's database; returns the lines to print, ``ok`` where it checks."""
    from sync.server import backup
    from sync.server.app import open_database

    if action == "verify" and file is not None:
        return [{"check": action, "ok": True, **backup.summary(backup.verify_file(file))}]
    if action != "restore" and not (database or (folder / "server.db").exists()):
        text = "There is no server's database in {folder}."
        raise UserError("database.missing", text, "folder", folder=folder)
    opened = open_database(database, folder, state)
    if file is None:
        return list(backup.verify_database(opened))
    now = SystemClock().now()
    if action == "backup":
        found = backup.backup(opened, file, now)
    else:
        found = backup.restore(opened, file, now, hold_hours=hold_hours)
    return [{"check": action, "ok": True, **backup.summary(found)}]


def run_admin(
    database: str | None, folder: Path, action: str, fields: dict[str, Any]
) -> list[dict[str, Any]]:
    """Make and change organisations, users and links on a server's database, and put it right after a
    restore; returns the lines to print.
    """
    from dataclasses import asdict

    from sync.server import admin, epochs, held
    from sync.server.app import open_database
    from sync.server.server import Server

    opened = open_database(database, folder, fields.pop("state", None))
    if action == "new-epoch":
        return [
            {"epoch": epochs.new_epoch(opened, SystemClock().now(), hold_hours=fields["hold_hours"]).name}
        ]
    server = Server(opened, background=False)
    try:
        if action == "list":
            return admin.listing(server)
        if action == "compact":
            return [asdict(server.compactor.run())]
        if action == "retry-parked":
            return [{"id": one.id, "outcome": one.outcome, "code": one.code} for one in server.parked.run()]
        if action == "effects":
            return held.effects(server, fields["do"], tuple(fields["ids"]))
        if action == "end-hold":
            return [held.end_hold(server)]
        actions: dict[str, Callable[..., Id]] = {
            "create-organisation": admin.create_organisation,
            "create-user": admin.create_user,
            "create-link": admin.create_link,
            "user-sections": admin.set_sections,
            "disable-user": partial(admin.set_active, active=False),
            "enable-user": partial(admin.set_active, active=True),
        }
        return [{"id": actions[action](server, **fields)}]
    finally:
        server.close()


# ------------------------------------------------------------ the desk's window and papers


def render_pdf(document: Document, target: Path) -> None:
    """Write a document as PDF, without a window."""
    from ui.printing.output import ensure_gui, to_pdf

    application = ensure_gui()
    to_pdf(document, target)
    del application


def run_window(
    folder: Path,
    *,
    key_place: KeyPlace | None = None,
    make_sample: Callable[[Path, str], Path] | None = None,
    report: Callable[[dict[str, Any]], None] | None = None,
    link: str = "",
    arguments: tuple[str, ...] = (),
) -> int:
    """Open the window on a profile, and the document of a link; where a window is open on it, that one comes
    to the front instead. ``make_sample`` makes the sample's desk in a folder, in a language.

    With ``report`` the window tells once that its first screen is painted with its data, and closes.
    """
    started = monotonic()
    gc.disable()  # until the first screen stands: what is made until then stays
    # Between two statements the one that reads would else wait 5 milliseconds for the one that loads.
    sys.setswitchinterval(_TURN_S)
    opening = _Opening(folder, key_place)
    # Meanwhile Qt is loaded: reading a database and loading a library wait for one another only a little.
    from ui.imports import import_pyside

    import_pyside()
    from ui.main import run_window as show

    try:
        desk = opening.desk()
    except UserError as error:
        if error.code != "profile.in_use" or report is not None:
            raise
        return _summon(folder, link)
    try:
        services = window_services(desk, make_sample=make_sample, told=_Told(started, report), link=link)
        if report is None:
            services = services._replace(load=partial(_load, desk, folder))
        return show(desk, services, arguments)
    finally:
        desk.close()


def _load(desk: DeskApp, folder: Path) -> None:
    """All that the first screen did without, and links that are clicked elsewhere."""
    desk.load()
    from desktop_b2b.system_links import claim_links

    claim_links(folder)


#: How long another thread may compute before one gets its turn; the window keeps it (``ui.main``).
_TURN_S = 0.0005
#: A window opens its door some moments after it has painted.
_PATIENCE, _BETWEEN = 10.0, 0.1


def _summon(folder: Path, link: str) -> int:
    """Bring the window that holds this profile to the front. Raises OutageError where nobody answers."""
    line = _owner_line(folder)
    try:
        RemoteTool(line).summon(link)
    finally:
        line.close()
    return 0


def _owner_line(folder: Path) -> OwnerLine:
    between, started = threading.Event(), monotonic()
    while True:
        try:
            return OwnerLine(folder)
        except OutageError:
            if monotonic() - started > _PATIENCE:
                raise
            between.wait(_BETWEEN)


class _Told:
    """Notes when the first screen is painted; once all is loaded reports it, and closes the window."""

    def __init__(self, started: float, report: Callable[[dict[str, Any]], None] | None) -> None:
        self._started, self._report = started, report
        self._painted = self._spent = 0.0

    def _passed(self) -> float:
        return round((monotonic() - self._started) * 1000, 1)

    def on_ready(self) -> None:
        """The first screen is painted with its data."""
        self._painted, self._spent = self._passed(), round(time.thread_time() * 1000, 1)

    def on_loaded(self) -> None:
        """What the first screen did without is loaded."""
        from PySide6.QtWidgets import QApplication

        if self._report is not None:
            times = {"painted_ms": self._painted, "painted_cpu_ms": self._spent, "loaded_ms": self._passed()}
            self._report({"ready": True, **times})
            QApplication.quit()


class _Opening:
    """A desk that is opened on a thread."""

    def __init__(self, folder: Path, key_place: KeyPlace | None) -> None:
        self._folder, self._key_place = folder, key_place
        self._desk: DeskApp | None = None
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._open, name="desk-opening")
        self._thread.start()

    def _open(self) -> None:
        try:
            self._desk = DeskApp(self._folder, key_place=self._key_place, first=True)
        except BaseException as error:  # raised again where the desk is asked for
            self._error = error

    def desk(self) -> DeskApp:
        """The desk, once it is open. Raises what opening it raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        assert self._desk is not None  # noqa: S101
        return self._desk


def window_services(
    desk: DeskApp,
    *,
    make_sample: Callable[[Path, str], Path] | None = None,
    told: _Told | None = None,
    link: str = "",
) -> WindowServices:
    """What a window needs of this root beyond the desk."""
    from PySide6.QtCore import QLocale

    from ui.shell.services import WindowServices

    def open_sample() -> None:
        if make_sample is None:
            raise UserError("sample.none", "This program was started without sample data.")
        # The sample speaks as its visitor does.
        language = "fr" if QLocale().language() is QLocale.Language.French else "en"
        desk.open_sample(lambda folder: make_sample(folder, language))

    def sign_in(server: str, email: str, password: str) -> None:
        desk.sign_in(server, email, password)
        desk.start_sync()

    def accept_invitation(server: str, answer: InvitationReply) -> None:
        desk.accept_invitation(server, answer)
        desk.start_sync()

    first = desk.first_screen
    known = first or desk.store.session
    return WindowServices(
        sign_in=sign_in,
        sign_out=desk.sign_out,
        look_at_invitation=desk.look_at_invitation,
        accept_invitation=accept_invitation,
        decline_invitation=desk.decline_invitation,
        open_sample=open_sample,
        sync_now=desk.sync_now,
        accept_removal=desk.accept_removal,
        default_server=known.server if known else "",
        last_email=known.email if known else "",
        version=VERSION,
        settings_file=str(desk.profile.folder / "window.ini"),
        is_sample=lambda: desk.shows_sample,
        first=first,
        load=desk.load,
        on_ready=told.on_ready if told else None,
        on_loaded=told.on_loaded if told else None,
        clock=desk.clock,
        link=link,
        on_summons=desk.on_summons,
    )


def take_pictures(folder: Path, target: Path, *, prefix: str, language: str, scale: float) -> list[Path]:
    """Pictures of every screen of a profile's desk; nothing is exchanged."""
    import os

    if scale != 1.0:
        os.environ["QT_SCALE_FACTOR"] = str(scale)
    from ui.pictures import take

    desk = DeskApp(folder)
    try:
        return take(desk, desk.clock, target, prefix=prefix, language=language)
    finally:
        desk.close()
