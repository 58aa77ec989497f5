# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a desk keeps for itself: outbox, sync issues, state of sync, typing, files."""

from __future__ import annotations

from typing import Literal

import msgspec

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import marks
from desktop_b2b.services.queries import (
    ArchiveView,
    BufferView,
    FileView,
    GetArchive,
    GetBuffer,
    GetFile,
    GetSyncStatus,
    IssueView,
    ListBuffers,
    ListIssues,
    ListOutbox,
    OutboxEntry,
    SyncStatus,
    Viewer,
)
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.files import on_their_way
from desktop_b2b.storage.pending import QUEUED
from desktop_b2b.storage.read_models.register import answers, blob
from desktop_b2b.storage.session import get_state, user_session


@answers(ListOutbox)
def _outbox(db: Db, viewer: Viewer, query: ListOutbox) -> list[OutboxEntry]:
    hidden = () if query.include_marks else marks()
    rows = db.query(
        "SELECT o.command_id, o.type, o.state, o.made_at, o.user_id, o.document_kind, o.target_id,"
        " coalesce(t.number, json_extract(o.numbers, '$[0]'), ''), o.body, o.local_error, o.depends_on"
        ' FROM outbox o LEFT JOIN "transaction" t ON t.id = o.target_id'
        f" WHERE o.type NOT IN ({_holes(hidden)}) ORDER BY o.position LIMIT +?",
        (*hidden, max(query.limit, 0)),
    )
    held = _Held(db, viewer)
    entries = []
    for row in rows:
        reason, name = held.why(row[4].hex(), row[10]) if row[2] == QUEUED else ("", "")
        entries.append(
            OutboxEntry(
                command_id=row[0].hex(), type=row[1], state="held" if reason else row[2], made_at=row[3],
                user_id=row[4].hex(), document_kind=row[5], document_id=row[6].hex() if row[6] else None,
                number=row[7], body=row[8], local_error=row[9], reason=reason, reason_name=name,
            )
        )  # fmt: skip
    return entries


def _holes(values: tuple[str, ...]) -> str:
    return ",".join("?" for _ in values)


Reason = Literal["", "sign_in", "other_user"]


class _Held:
    """Whether a queued command waits for its user to sign in, or for the command of another user that
    the server does not have yet.
    """

    def __init__(self, db: Db, viewer: Viewer) -> None:
        users = {row[0].hex() for row in db.query("SELECT DISTINCT user_id FROM outbox")}
        self._away = {user for user in users if _is_away(db, viewer, user)}
        self._names: dict[str, str] = {}
        self._queued: dict[str, str] = {}
        if self._away or len(users) > 1:
            self._names = {row[0].hex(): row[1] for row in db.query('SELECT id, name FROM "user"')}
        if len(users) > 1:
            found = db.query("SELECT command_id, user_id FROM outbox WHERE state = ?", (QUEUED,))
            self._queued = {row[0].hex(): row[1].hex() for row in found}

    def why(self, user_id: str, depends_on: str) -> tuple[Reason, str]:
        """Why a command is held, and the name of the user it waits for; nothing where it is not."""
        if user_id in self._away:
            return "sign_in", self._names.get(user_id, "")
        needed = msgspec.json.decode(depends_on, type=list[str]) if self._queued else []
        for command_id in needed:
            other = self._queued.get(command_id, user_id)
            if other != user_id:
                return "other_user", self._names.get(other, "")
        return "", ""


def _is_away(db: Db, viewer: Viewer, user_id: str) -> bool:
    session = user_session(db, user_id)
    return not session.token if session is not None else user_id != viewer.user_id


@answers(ListIssues)
def _issues(db: Db, viewer: Viewer, query: ListIssues) -> list[IssueView]:
    test = "" if query.include_resolved else "AND state = 'open'"
    user = bytes.fromhex(viewer.user_id)
    issues = load(db, e.SyncIssue, f"WHERE user_id = ? {test} ORDER BY created_at DESC, id DESC", (user,))
    numbers = {
        row[0].hex(): row[1]
        for row in db.query(
            'SELECT t.id, t.number FROM sync_issue i JOIN "transaction" t ON t.id = i.document_id'
            " WHERE i.user_id = ?",
            (user,),
        )
    }
    return [
        IssueView(
            issue=issue,
            number=numbers.get(issue.document_id, "") if issue.document_id else "",
            fields=msgspec.json.decode(issue.fields),
        )
        for issue in issues
    ]


@answers(GetSyncStatus)
def _status(db: Db, viewer: Viewer, query: GetSyncStatus) -> SyncStatus:
    waiting, issues = db.query(
        f"SELECT (SELECT count(*) FROM outbox WHERE type NOT IN ({_holes(marks())})),"
        " (SELECT count(*) FROM sync_issue WHERE user_id = ? AND state = 'open')",
        (*marks(), bytes.fromhex(viewer.user_id)),
    )[0]
    confirmed = get_state(db, "sync.confirmed_at")
    words = get_state(db, "sync.words")
    template, params = msgspec.json.decode(words, type=tuple[str, dict[str, str]]) if words else ("", {})
    return SyncStatus(
        waiting=waiting,
        issues=issues,
        confirmed_at=int(confirmed) if confirmed else None,
        state=get_state(db, "sync.state"),
        detail=get_state(db, "sync.detail"),
        issue_documents=_troubled(db, viewer) if issues else (),
        files=on_their_way(db),
        template=template,
        params=params,
        again=db.query("SELECT count(*) FROM replay")[0][0],
        code=get_state(db, "sync.code"),
    )


@answers(GetArchive)
def _archive(db: Db, viewer: Viewer, query: GetArchive) -> ArchiveView:
    count, size, oldest = db.query("SELECT count(*), coalesce(sum(size), 0), min(settled_at) FROM archive")[0]
    lost = msgspec.json.decode(get_state(db, "archive.lost") or "[0]", type=list[int])
    return ArchiveView(commands=count, bytes=size, oldest_at=oldest, lost=lost[0])


#: Documents with open issues, and the orders of shipments among them; ``?`` is the user.
TROUBLED = (
    'SELECT i.document_id, t.parent_id FROM sync_issue i LEFT JOIN "transaction" t'
    " ON t.id = i.document_id AND t.kind = 'shipment'"
    " WHERE i.user_id = ? AND i.state = 'open' AND i.document_id IS NOT NULL"
)


def _troubled(db: Db, viewer: Viewer) -> tuple[str, ...]:
    rows = db.query(TROUBLED, (bytes.fromhex(viewer.user_id),))
    return tuple(sorted({value.hex() for row in rows for value in row if value is not None}))


@answers(GetBuffer)
def _buffer(db: Db, viewer: Viewer, query: GetBuffer) -> BufferView | None:
    rows = db.query(
        "SELECT kind, target_id, body, typed_at FROM buffer WHERE kind = ? AND target_id = ?",
        (query.kind, blob(query.target_id, "target_id")),
    )
    return _buffer_view(*rows[0]) if rows else None


@answers(ListBuffers)
def _buffers(db: Db, viewer: Viewer, query: ListBuffers) -> list[BufferView]:
    rows = db.query(
        "SELECT kind, target_id, body, typed_at FROM buffer ORDER BY typed_at DESC, kind, target_id"
    )
    return [_buffer_view(*row) for row in rows]


def _buffer_view(kind: str, target_id: bytes, body: str, typed_at: int) -> BufferView:
    return BufferView(kind=kind, target_id=target_id.hex(), body=body, typed_at=typed_at)


@answers(GetFile)
def _file(db: Db, viewer: Viewer, query: GetFile) -> FileView | None:
    rows = db.query("SELECT hash, mime, size, content FROM file WHERE hash = ?", (query.hash,))
    if not rows:
        return None
    digest, mime, size, content = rows[0]
    return FileView(hash=digest, mime=mime, size=size, content=None if content is None else bytes(content))
