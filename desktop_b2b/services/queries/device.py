# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What waits, what is unclear, what is kept on this device."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.services.queries.base import Query, View, query


class OutboxEntry(View, frozen=True):
    """A command on its way: state queued, sent, or held.

    ``reason`` of one that is held: ``sign_in`` (its user must sign in), ``other_user`` (a command of another
    user, which it builds on, goes first); ``reason_name``: that user.
    """

    command_id: Id
    type: str
    state: str
    made_at: Instant
    user_id: Id
    document_kind: str
    document_id: Id | None
    number: str
    body: str
    local_error: str
    reason: Literal["", "sign_in", "other_user"] = ""
    reason_name: str = ""


@query
class ListOutbox(Query[list[OutboxEntry]], frozen=True):
    """What the server has not confirmed, oldest first; a person's own marks only where asked for."""

    RESULT: ClassVar[Any] = list[OutboxEntry]
    limit: int = 500
    include_marks: bool = False


class IssueView(View, frozen=True):
    """A sync issue with the number of its document."""

    issue: e.SyncIssue
    number: str
    fields: list[Any]


@query
class ListIssues(Query[list[IssueView]], frozen=True):
    """Open sync issues of mine, newest first; all of them where asked."""

    RESULT: ClassVar[Any] = list[IssueView]
    include_resolved: bool = False


class SyncStatus(View, frozen=True):
    """What the status bar says: counts and when the server last proved that all is well.

    ``waiting`` counts work; marks (read, opened) travel too, but nobody waits for them. ``issue_documents``:
    the documents that open sync issues are about, an order also for its shipments. ``again``: how many
    commands are given again to a server that was restored. ``files``: how many are on their way, to or from
    the server. ``template`` and ``params`` are the detail before it was filled, ``code`` its code.
    """

    waiting: int
    issues: int
    confirmed_at: Instant | None
    state: str
    detail: str
    again: int = 0
    issue_documents: tuple[Id, ...] = ()
    files: int = 0
    template: str = ""
    params: dict[str, str] = {}
    code: str = ""


class ArchiveView(View, frozen=True):
    """Acknowledged commands that no backup of the server holds yet, as far as this desk knows.

    ``lost``: how many were let go without a backup because there were too many or they were too old.
    """

    commands: int
    bytes: int
    oldest_at: Instant | None
    lost: int


@query
class GetArchive(Query[ArchiveView], frozen=True):
    """What this desk could give again to a server that was restored."""

    RESULT: ClassVar[Any] = ArchiveView


@query
class GetSyncStatus(Query[SyncStatus], frozen=True):
    """The state of sync on this desk."""

    RESULT: ClassVar[Any] = SyncStatus


class BufferView(View, frozen=True):
    """Typing that is not in a command yet (law 13). ``body`` is the editor's own JSON."""

    kind: str
    target_id: Id
    body: str
    typed_at: Instant


@query
class GetBuffer(Query[BufferView | None], frozen=True):
    """The buffer of an editor, if any."""

    RESULT: ClassVar[Any] = BufferView | None
    kind: str
    target_id: Id


@query
class ListBuffers(Query[list[BufferView]], frozen=True):
    """All buffers, to offer recovery."""

    RESULT: ClassVar[Any] = list[BufferView]


class FileView(View, frozen=True):
    """A file by its content's SHA-256; ``content`` is None until it has come."""

    hash: str
    mime: str
    size: int
    content: bytes | None


@query
class GetFile(Query[FileView | None], frozen=True):
    """A file of this desk."""

    RESULT: ClassVar[Any] = FileView | None
    hash: str
