# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A desk put together of store, sync engine and the door for other processes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from desktop_b2b.clock import Clock, SystemClock
from desktop_b2b.errors import UserError
from desktop_b2b.storage.ownership import Ownership
from desktop_b2b.storage.profile import KeyPlace, Profile, open_profile

if TYPE_CHECKING:
    from desktop_b2b.domain.commands import Command
    from desktop_b2b.domain.values import Id
    from desktop_b2b.services.first import FirstScreen
    from desktop_b2b.services.invitations import InvitationCard, InvitationReply
    from desktop_b2b.services.ports import Ask, Changes, Receipt
    from desktop_b2b.services.queries import Query, Viewer
    from desktop_b2b.storage.db import SqliteDb
    from desktop_b2b.storage.desk import DeskStore
    from sync.client.engine import SyncEngine

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
        from desktop_b2b.app.tool import DirectTool

        self._ownership.listen(DirectTool(self).serve)

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
