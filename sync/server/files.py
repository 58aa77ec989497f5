# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Files by the hash of their content, in parts. A hash alone opens nothing: its sender must show it to the
caller by a row; and what somebody else has sent spares nobody the sending, else a hash would tell who has a
file.
"""

from __future__ import annotations

import hashlib
import re

from desktop_b2b.clock import DAY, Clock
from desktop_b2b.domain.entities import ACCOUNT, FULFILMENT, SOURCING
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import FILE_PART, MAX_FILE, Failure, FilePart
from sync.server.accounts import Session
from sync.server.database import Readers
from sync.server.executor import Executor
from sync.server.feeds import organisation_scope
from sync.server.intake import Transaction

#: A file that nobody goes on sending is forgotten after so long.
_FORGOTTEN = 7 * DAY
_MIME = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,60}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
#: One's own, or what its sender shows: who names the hash of a file that others sent opens nothing by it.
_MAY = (
    '"hash" = ? AND ("owner_id" = ?'
    ' OR EXISTS (SELECT 1 FROM "feed" e JOIN "link_fact" l ON l."id" = e."row_id"'
    ' WHERE e."scope" = ? AND e."tbl" = \'link_fact\' AND l."logo_hash" = "file"."hash"'
    ' AND l."owner_id" = "file"."owner_id")'
    ' OR EXISTS (SELECT 1 FROM "attachment" a JOIN "feed" e ON e."row_id" = a."id"'
    ' WHERE e."scope" = ? AND e."tbl" = \'attachment\' AND a."file_hash" = "file"."hash"'
    ' AND a."owner_id" = "file"."owner_id")'
    ' OR EXISTS (SELECT 1 FROM "b2b_file" b JOIN "feed" e ON e."row_id" = b."id"'
    ' WHERE e."scope" = ? AND e."tbl" = \'b2b_file\' AND b."file_hash" = "file"."hash"'
    ' AND b."owner_id" = "file"."owner_id"))'
)
_BYTES = 'substr("content", CAST(? AS INTEGER), CAST(? AS INTEGER))'
_GET = f'SELECT "mime", "size", {_BYTES} FROM "file" WHERE {_MAY}'  # noqa: S608  # our own text
_OWN = 'SELECT "size" FROM "file" WHERE "hash" = ? AND "owner_id" = ?'
_PUT = (
    'INSERT INTO "file" ("hash", "mime", "size", "content", "made_at", "owner_id")'
    ' VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT ("hash", "owner_id") DO NOTHING'
)
_SIZE = 'SELECT coalesce(sum(length("content")), 0) FROM "file_part" WHERE "hash" = ? AND "owner_id" = ?'
_PART = 'INSERT INTO "file_part" ("hash", "owner_id", "start", "content", "made_at") VALUES (?, ?, ?, ?, ?)'
_PARTS = 'SELECT "content" FROM "file_part" WHERE "hash" = ? AND "owner_id" = ? ORDER BY "start"'
_DROP = 'DELETE FROM "file_part" WHERE "hash" = ? AND "owner_id" = ?'
_DROP_OLD = 'DELETE FROM "file_part" WHERE "owner_id" = ? AND "made_at" < ?'


class Files:
    """Stores and gives files."""

    def __init__(self, readers: Readers, executor: Executor, clock: Clock) -> None:
        self._readers = readers
        self._executor = executor
        self._clock = clock

    def put(self, session: Session, digest: str, part: FilePart) -> int:
        """Keep the next bytes of a file; how many there are now, from the beginning.

        Raises GatewayError ``too_large``, or ``invalid`` for a part that cannot be one and for a whole that
        does not have its hash, which is forgotten.
        """
        _check(digest, part)
        owner = bytes.fromhex(session.organisation_id)

        def keep(unit: Transaction) -> int:
            return self._keep(unit, digest, owner, part)

        kept = self._executor.call(keep).result()
        if kept < 0:
            raise _invalid("The content does not have this hash.", "sha256")
        return kept

    def _keep(self, unit: Transaction, digest: str, owner: bytes, part: FilePart) -> int:
        db, now = unit.db, self._clock.now()
        whole = db.query(_OWN, (digest, owner))
        if whole:
            return int(whole[0][0])
        size = int(db.query(_SIZE, (digest, owner))[0][0])
        if part.start != size or (part.total and not part.content):
            return size
        if size == 0:
            db.run(_DROP_OLD, (owner, now - _FORGOTTEN))
        if part.start + len(part.content) < part.total:
            db.run(_PART, (digest, owner, part.start, part.content, now))
            return part.start + len(part.content)
        parts = [bytes(row[0]) for row in db.query(_PARTS, (digest, owner))]
        content = b"".join((*parts, part.content))
        db.run(_DROP, (digest, owner))
        if hashlib.sha256(content).hexdigest() != digest:
            return -1
        mime = part.mime.lower()
        kind = mime if _MIME.fullmatch(mime) else "application/octet-stream"
        db.run(_PUT, (digest, kind, len(content), content, now, owner))
        return len(content)

    def get(self, session: Session, digest: str, start: int) -> FilePart:
        """The bytes of a file from ``start`` on. Raises GatewayError ``missing``, also for others' files."""
        organisation = bytes.fromhex(session.organisation_id)
        # In the order of the question.
        scopes = [
            organisation_scope(session.organisation_id, name) for name in (ACCOUNT, SOURCING, FULFILMENT)
        ]
        may = (digest, organisation, *scopes)
        if _DIGEST.fullmatch(digest):
            with self._readers.snapshot() as db:
                for mime, size, content in db.query(_GET, (min(start, MAX_FILE) + 1, FILE_PART, *may)):
                    return FilePart(mime=mime, total=size, start=start, content=bytes(content or b""))
        raise GatewayError(404, Failure(code="missing", text="There is no such file."))


def _check(digest: str, part: FilePart) -> None:
    if part.total > MAX_FILE:
        raise GatewayError(413, Failure(code="too_large", text="A file has at most 5 MiB.", field="total"))
    if not _DIGEST.fullmatch(digest):
        raise _invalid("A file is named by its SHA-256.", "sha256")
    end = part.start + len(part.content)
    if part.start < 0 or end > part.total or len(part.content) > FILE_PART:
        raise _invalid("The part does not lie within the file.", "start")


def _invalid(text: str, field: str) -> GatewayError:
    return GatewayError(400, Failure(code="invalid", text=text, field=field))
