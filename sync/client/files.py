# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Files, up and down, by the hash of their content, in parts: a line that breaks costs one part.

They have their own way (``FileChannel``), so that a large one never stands before a command. What is missing
is told with the state of sync: a supplier that goes offline must know whether the retailer's logo is here.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass

from desktop_b2b.clock import MINUTE, SECOND, Clock
from desktop_b2b.domain.values import Instant
from desktop_b2b.services.ports import Changes
from desktop_b2b.storage.db import go_on
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.files import KEPT, REFUSED, UPLOAD, missing
from sync.client import outages
from sync.protocol.gateway import GatewayError, SyncGateway
from sync.protocol.messages import FILE_PART, FilePart

_log = logging.getLogger(__name__)

#: A file that its owner has not sent yet is asked for again: soon, then less and less often.
_AGAIN_FIRST, _AGAIN_LAST = 2 * SECOND, 5 * MINUTE


@dataclass(slots=True)
class _Absent:
    """A file that the server did not have: how often it was asked for, and when it is again."""

    tries: int
    again_at: Instant


def send(gateway: SyncGateway, token: str, digest: str, mime: str, content: bytes) -> None:
    """Send a whole file, from where the server stands. Raises GatewayError, OutageError."""
    total, start = len(content), 0
    while True:
        part = content[start : start + FILE_PART]
        kept = gateway.send_part(token, digest, FilePart(mime=mime, total=total, start=start, content=part))
        if kept >= total:
            return
        if not 0 <= kept < total or (kept == start and part):
            raise outages.garbled()
        start = kept


def fetch(gateway: SyncGateway, token: str, digest: str) -> tuple[str, bytes]:
    """A whole file: its type and content. Raises GatewayError, OutageError."""
    found = gateway.read_part(token, digest, 0)
    content = found.content
    while len(content) < found.total:
        part = gateway.read_part(token, digest, len(content))
        if part.total != found.total or part.start != len(content) or not part.content:
            raise outages.garbled()
        content += part.content
    return found.mime, content


class Files:
    """The files of one desk. Used by one thread at a time."""

    def __init__(self, store: DeskStore, clock: Clock, *, crash: Callable[[str], None] = go_on) -> None:
        self._store = store
        self._clock = clock
        self._crash = crash
        self._absent: dict[str, _Absent] = {}

    def upload(self, gateway: SyncGateway, token: str) -> int:
        """Send what was stored here. Raises OutageError, and GatewayError where the token is refused."""
        with self._store.looking() as db:
            waiting = [row[0] for row in db.query("SELECT hash FROM file WHERE state = ?", (UPLOAD,))]
        for digest in waiting:
            with self._store.reading() as db:
                mime, content = db.query("SELECT mime, content FROM file WHERE hash = ?", (digest,))[0]
            state = KEPT
            try:
                send(gateway, token, digest, mime, bytes(content))
            except GatewayError as error:
                busy = outages.busy_of(error)
                if busy is not None:
                    raise busy from error
                if error.status == 401:
                    raise
                _log.error("the server refuses a file", extra={"hash": digest, "code": error.failure.code})
                state = REFUSED
            self._crash("files.sent")
            with self._store.writing() as db:
                db.run("UPDATE file SET state = ? WHERE hash = ?", (state, digest))
            self._store.publish(Changes(frozenset({"sync"}), frozenset(), local=False))
        return len(waiting)

    def download(self, gateway: SyncGateway, token: str) -> int:
        """Fetch what rows name and is not here; how many came. Raises as ``upload``."""
        came = 0
        for digest in self._due():
            try:
                self._fetch(gateway, token, digest)
            except GatewayError as error:
                busy = outages.busy_of(error)
                if busy is not None:
                    raise busy from error
                if error.status != 404:
                    raise
                self._put_off(digest)
                continue
            came += 1
        if came:
            self._store.publish(Changes(frozenset({"file", "sync"}), frozenset(), local=False))
        return came

    def next_due(self) -> Instant | None:
        """When something that the server did not have is asked for again; None where nothing is missing."""
        with self._store.reading() as db:
            absent = missing(db)
        now = self._clock.now()
        due = (self._absent[digest].again_at if digest in self._absent else now for digest in absent)
        return min(due, default=None)

    def _due(self) -> list[str]:
        with self._store.looking() as db:
            absent = missing(db)
        now = self._clock.now()
        return [
            digest for digest in absent if digest not in self._absent or now >= self._absent[digest].again_at
        ]

    def _put_off(self, digest: str) -> None:
        """Its owner's desk has not sent it yet."""
        tries = self._absent[digest].tries + 1 if digest in self._absent else 1
        pause = min(_AGAIN_LAST, _AGAIN_FIRST * 2 ** min(tries - 1, 10))
        self._absent[digest] = _Absent(tries, self._clock.now() + pause)

    def _fetch(self, gateway: SyncGateway, token: str, digest: str) -> None:
        """Fetch a file from where its parts here end. Damaged, it is begun anew the next time."""
        with self._store.reading() as db:
            parts = db.query("SELECT content FROM file_part WHERE hash = ? ORDER BY start", (digest,))
        content = b"".join(bytes(row[0]) for row in parts)
        while True:
            part = gateway.read_part(token, digest, len(content))
            if part.start != len(content) or (not part.content and len(content) < part.total):
                self._drop_parts(digest)
                raise outages.garbled()
            content += part.content
            if len(content) >= part.total:
                break
            self._keep_part(digest, part)
        if hashlib.sha256(content).hexdigest() != digest:
            self._drop_parts(digest)
            raise outages.garbled()
        self._keep(digest, part.mime, content)

    def _keep_part(self, digest: str, part: FilePart) -> None:
        with self._store.writing() as db:
            db.run(
                "INSERT INTO file_part (hash, start, mime, content) VALUES (?,?,?,?)"
                " ON CONFLICT (hash, start) DO UPDATE SET content = excluded.content",
                (digest, part.start, part.mime, part.content),
            )
        self._crash("files.part")

    def _drop_parts(self, digest: str) -> None:
        with self._store.writing() as db:
            db.run("DELETE FROM file_part WHERE hash = ?", (digest,))

    def _keep(self, digest: str, mime: str, content: bytes) -> None:
        self._absent.pop(digest, None)
        with self._store.writing() as db:
            db.run("DELETE FROM file_part WHERE hash = ?", (digest,))
            db.run(
                "INSERT INTO file (hash, mime, size, content, state) VALUES (?,?,?,?,?)"
                " ON CONFLICT (hash) DO UPDATE SET mime = excluded.mime, size = excluded.size,"
                " content = excluded.content, state = excluded.state",
                (digest, mime, len(content), content, KEPT),
            )
        self._crash("files.kept")
