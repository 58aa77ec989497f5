# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One process owns a profile (law 14): a lock, and a local socket for the calls of others.

The owner listens on a Unix socket (a named pipe on Windows) that only its user can open; the address
and a secret lie in ``owner.json``, readable by that user alone. Messages are JSON.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_b2b.errors import OutageError
from desktop_b2b.storage.profile import write_private

if TYPE_CHECKING:
    from multiprocessing.connection import Listener

_log = logging.getLogger(__name__)
Serve = Callable[[dict[str, Any]], dict[str, Any]]


class _Lock:
    """An exclusive lock on a file, which the system takes back when the process ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: Any = None

    def take(self) -> bool:
        """Lock it; False when somebody else has it."""
        if sys.platform == "win32":
            from filelock import FileLock, Timeout  # here it would be a third of what opening takes

            lock = FileLock(self._path)
            try:
                lock.acquire(timeout=0)
            except Timeout:
                return False
            self._held = lock
            return True
        import fcntl

        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return False
        self._held = handle
        return True

    def release(self) -> None:
        """Unlock it, if it is held."""
        held, self._held = self._held, None
        if held is None:
            return
        if sys.platform == "win32":
            held.release()
        else:
            os.close(held)


class Ownership:
    """The lock on a profile, and the door for others while it is held."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = _Lock(folder / "owner.lock")
        self._listener: Listener | None = None
        self._thread: threading.Thread | None = None
        self._address = ""

    def take(self) -> bool:
        """Become the owner; False when another process is."""
        return self._lock.take()

    def listen(self, serve: Serve) -> None:
        """Answer the calls of other processes with ``serve``, one at a time, on a thread."""
        import secrets  # the door opens after the first paint
        from multiprocessing.connection import Listener

        secret = secrets.token_hex(16)
        self._address = _address(self._folder)
        if os.name != "nt":
            Path(self._address).unlink(missing_ok=True)
        self._listener = Listener(self._address, authkey=secret.encode())
        if os.name != "nt":
            Path(self._address).chmod(0o600)
        write_private(
            self._folder / "owner.json", json.dumps({"address": self._address, "secret": secret}).encode()
        )
        self._thread = threading.Thread(target=self._loop, args=(serve,), name="owner-door", daemon=True)
        self._thread.start()

    def _loop(self, serve: Serve) -> None:
        from multiprocessing import AuthenticationError

        import msgspec

        listener = self._listener
        while listener is not None and self._listener is listener:
            try:
                connection = listener.accept()
            except (OSError, EOFError, AuthenticationError) as error:
                # A caller that hung up or has the wrong secret; the door stays open for others.
                if self._listener is listener:
                    _log.info("a caller was refused", extra={"reason": str(error)})
                continue
            with connection:
                try:
                    while True:
                        request = msgspec.json.decode(connection.recv_bytes(64 * 1024 * 1024))
                        connection.send_bytes(msgspec.json.encode(serve(request)))
                except (EOFError, OSError, msgspec.MsgspecError) as error:
                    _log.debug("call ended", extra={"reason": str(error)})

    def release(self) -> None:
        """Close the door and give the profile up."""
        listener, self._listener = self._listener, None
        if listener is not None:
            (self._folder / "owner.json").unlink(missing_ok=True)
            _knock(self._address)
            listener.close()
        if self._thread is not None:
            self._thread.join(timeout=5)
        self._lock.release()


def _knock(address: str) -> None:
    """Wake a listener that waits, so that it sees that it is closed."""
    import socket

    if sys.platform == "win32":
        return
    try:
        with socket.socket(socket.AF_UNIX) as door:
            door.connect(address)
    except OSError as error:
        _log.debug("nobody behind the door", extra={"reason": str(error)})


def _address(folder: Path) -> str:
    import hashlib
    import tempfile

    digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    if os.name == "nt":
        return rf"\\.\pipe\desktop-b2b-{digest}"
    direct = folder.resolve() / "owner.sock"
    if len(str(direct)) < 100:
        return str(direct)
    # A Unix socket's path holds about 100 characters.
    private = Path(tempfile.gettempdir()) / f"desktop-b2b-{os.getuid()}"
    private.mkdir(mode=0o700, exist_ok=True)
    if private.stat().st_uid != os.getuid() or private.stat().st_mode & 0o077:
        raise OutageError("profile.socket", f"{private.name} in the temporary folder is not ours alone.")
    return str(private / f"{digest}.sock")


class OwnerLine:
    """A line to the process that owns a profile."""

    def __init__(self, folder: Path) -> None:
        from multiprocessing import AuthenticationError
        from multiprocessing.connection import Client

        try:
            owner = json.loads((folder / "owner.json").read_bytes())
            self._connection = Client(str(owner["address"]), authkey=str(owner["secret"]).encode())
        except (OSError, EOFError, AuthenticationError, ValueError, TypeError, KeyError) as error:
            raise OutageError(
                "profile.owner", "Another process holds this profile and does not answer."
            ) from error

    def call(self, request: dict[str, Any]) -> dict[str, Any]:
        """Pass a call to the owner and wait for its reply. Raises OutageError when it goes away."""
        import msgspec

        try:
            self._connection.send_bytes(msgspec.json.encode(request))
            reply: dict[str, Any] = msgspec.json.decode(self._connection.recv_bytes(64 * 1024 * 1024))
        except (OSError, EOFError) as error:
            raise OutageError("profile.owner", "The process that holds this profile went away.") from error
        return reply

    def close(self) -> None:
        """Hang up."""
        self._connection.close()
