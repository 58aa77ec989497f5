# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Whole files, up and down, by the hash of their content.

Files go up before the commands that name them, and come down right after the rows that do: a supplier
that goes offline a moment later prints the retailer's logo all the same.
"""

from __future__ import annotations

import hashlib
import logging

from desktop_b2b.clock import MINUTE, Clock
from desktop_b2b.domain.values import Instant
from desktop_b2b.services.ports import Changes
from desktop_b2b.storage.desk import DeskStore
from sync.client import outages
from sync.protocol.gateway import GatewayError, SyncGateway

_log = logging.getLogger(__name__)

UPLOAD, KEPT, REFUSED = "upload", "kept", "refused"
#: A file that its owner has not sent yet is asked for again after so long.
_AGAIN = 5 * MINUTE
_NAMED = (
    "SELECT logo_hash FROM organisation WHERE logo_hash <> '' UNION"
    " SELECT logo_hash FROM link_fact WHERE logo_hash <> ''"
)


class Files:
    """The files of one desk. Used by one thread at a time."""

    def __init__(self, store: DeskStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._asked: dict[str, Instant] = {}

    def upload(self, gateway: SyncGateway, token: str) -> int:
        """Send what was stored here. Raises OutageError, and GatewayError where the token is refused."""
        with self._store.reading() as db:
            waiting = [row[0] for row in db.query("SELECT hash FROM file WHERE state = ?", (UPLOAD,))]
        for digest in waiting:
            with self._store.reading() as db:
                mime, content = db.query("SELECT mime, content FROM file WHERE hash = ?", (digest,))[0]
            state = KEPT
            try:
                gateway.upload(token, digest, mime, bytes(content))
            except GatewayError as error:
                busy = outages.busy_of(error)
                if busy is not None:
                    raise busy from error
                if error.status == 401:
                    raise
                _log.error("the server refuses a file", extra={"hash": digest, "code": error.failure.code})
                state = REFUSED
            with self._store.writing() as db:
                db.run("UPDATE file SET state = ? WHERE hash = ?", (state, digest))
        return len(waiting)

    def download(self, gateway: SyncGateway, token: str) -> int:
        """Fetch what rows name and is not here; how many came. Raises as ``upload``."""
        came = 0
        for digest in self._missing():
            try:
                mime, content = gateway.download(token, digest)
            except GatewayError as error:
                busy = outages.busy_of(error)
                if busy is not None:
                    raise busy from error
                if error.status != 404:
                    raise
                # Its owner's desk has not sent it yet.
                self._asked[digest] = self._clock.now()
                continue
            if hashlib.sha256(content).hexdigest() != digest:
                raise outages.garbled()
            self._keep(digest, mime, content)
            came += 1
        if came:
            self._store.publish(Changes(frozenset({"file"}), frozenset(), local=False))
        return came

    def _missing(self) -> list[str]:
        with self._store.reading() as db:
            named = db.query(
                f"SELECT logo_hash FROM ({_NAMED}) WHERE NOT EXISTS"  # noqa: S608  # our own text
                " (SELECT 1 FROM file WHERE hash = logo_hash AND content IS NOT NULL)"
            )
        now = self._clock.now()
        return [row[0] for row in named if row[0] not in self._asked or now - self._asked[row[0]] >= _AGAIN]

    def _keep(self, digest: str, mime: str, content: bytes) -> None:
        self._asked.pop(digest, None)
        with self._store.writing() as db:
            db.run(
                "INSERT INTO file (hash, mime, size, content, state) VALUES (?,?,?,?,?)"
                " ON CONFLICT (hash) DO UPDATE SET mime = excluded.mime, size = excluded.size,"
                " content = excluded.content, state = excluded.state",
                (digest, mime, len(content), content, KEPT),
            )
