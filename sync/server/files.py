# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Files by the hash of their content. A hash alone opens nothing: a row that the caller sees must name it."""

from __future__ import annotations

import hashlib
import re

from desktop_b2b.clock import Clock
from desktop_b2b.domain.entities import ACCOUNT
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import Failure
from sync.server.accounts import Session
from sync.server.database import Readers
from sync.server.executor import Executor
from sync.server.feeds import organisation_scope
from sync.server.intake import Transaction

MAX_FILE = 5 * 1024 * 1024
_MIME = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,60}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_GET = (
    'SELECT "mime", "content" FROM "file" WHERE "hash" = ? AND ("owner_id" = ?'
    ' OR EXISTS (SELECT 1 FROM "organisation" o WHERE o."id" = ? AND o."logo_hash" = ?)'
    ' OR EXISTS (SELECT 1 FROM "feed" e JOIN "link_fact" l ON l."id" = e."row_id"'
    ' WHERE e."scope" = ? AND e."tbl" = \'link_fact\' AND l."logo_hash" = ?))'
)
_PUT = (
    'INSERT INTO "file" ("hash", "mime", "size", "content", "made_at", "owner_id")'
    ' VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT ("hash") DO NOTHING'
)


class Files:
    """Stores and gives files."""

    def __init__(self, readers: Readers, executor: Executor, clock: Clock) -> None:
        self._readers = readers
        self._executor = executor
        self._clock = clock

    def put(self, session: Session, digest: str, mime: str, content: bytes) -> None:
        """Keep a file. Raises GatewayError ``too_large`` or ``invalid``."""
        if len(content) > MAX_FILE:
            raise GatewayError(413, Failure(code="too_large", text="A file has at most 5 MiB."))
        if hashlib.sha256(content).hexdigest() != digest:
            raise GatewayError(
                400, Failure(code="invalid", text="The content does not have this hash.", field="sha256")
            )
        kind = mime.lower() if _MIME.fullmatch(mime.lower()) else "application/octet-stream"
        values = (
            digest,
            kind,
            len(content),
            content,
            self._clock.now(),
            bytes.fromhex(session.organisation_id),
        )

        def keep(unit: Transaction) -> int:
            return unit.db.run(_PUT, values)

        self._executor.call(keep).result()

    def get(self, session: Session, digest: str) -> tuple[str, bytes]:
        """A file's type and content. Raises GatewayError ``missing``, also for what others own."""
        organisation = bytes.fromhex(session.organisation_id)
        scope = organisation_scope(session.organisation_id, ACCOUNT)
        if _DIGEST.fullmatch(digest):
            with self._readers.snapshot() as db:
                for mime, content in db.query(
                    _GET, (digest, organisation, organisation, digest, scope, digest)
                ):
                    return mime, bytes(content)
        raise GatewayError(404, Failure(code="missing", text="There is no such file."))
