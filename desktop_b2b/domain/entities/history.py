# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""History, what a person has seen, what came of commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop_b2b.domain.entities.rows import USER, Row
from desktop_b2b.domain.values import Id, Instant


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Event(Row):
    """What one command did to one document, with before and after per field (law 1, N13).

    It stands in the section of that document (``section_of``): whoever may not have a document has nothing of
    its history. ``document_kind`` says which (``TOLD_AS``).
    ``changes`` is a JSON text: a list of ``[table, row id, field, before, after]``; a row that was
    made or removed has the field ``+`` or ``-`` and a map of its fields.
    """

    TABLE: ClassVar[str] = "event"
    SECTION: ClassVar[str] = ""
    KIND: ClassVar[str] = "event"
    ROOT: ClassVar[str] = "document_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("document_id",)
    APPEND_ONLY: ClassVar[bool] = True

    document_id: Id
    document_kind: str
    command: str
    actor_id: Id | None
    actor_name: str
    device: str
    at: Instant
    changes: str


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class UserRow(Row):
    """A row of one person: it reaches that user's devices only."""

    SECTION: ClassVar[str] = USER
    user_id: Id


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class SeenMark(UserRow):
    """Up to when a user has seen an alert widget (law 9). Id = UUIDv5 of user and widget."""

    TABLE: ClassVar[str] = "seen_mark"
    INDEXES: ClassVar[tuple[str, ...]] = ("user_id",)

    widget: str
    seen_at: Instant


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class OpenedMark(UserRow):
    """When a user last opened a record. Id = UUIDv5 of user and record."""

    TABLE: ClassVar[str] = "opened_mark"
    INDEXES: ClassVar[tuple[str, ...]] = ("user_id",)

    record_id: Id
    opened_at: Instant


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class SyncIssue(UserRow):
    """A command the server could not take: base, mine and theirs, and the command itself.

    Its id is the command's. ``kind``: rejected, conflict or parked, or notice: no command, but something
    that its user must know. ``fields`` is a JSON text: a list
    of ``{table, row_id, field, base, mine, theirs}``. ``body`` is the command as JSON.
    """

    TABLE: ClassVar[str] = "sync_issue"
    INDEXES: ClassVar[tuple[str, ...]] = ("user_id",)

    kind: str
    state: str = "open"
    command: str
    command_version: int = 1
    body: str
    code: str = ""
    text: str = ""
    error_field: str = ""
    params: str = "{}"
    fields: str = "[]"
    document_id: Id | None = None
    document_kind: str = ""
    theirs_name: str = ""
    theirs_at: Instant | None = None
    made_at: Instant = 0
    created_at: Instant = 0
    resolution: str = ""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class CommandResult(UserRow):
    """The server's verdict on one command; a command is settled when this row is applied.

    ``at``: the instant it was judged by; ``numbers``: what the server drew for it; ``receipt``: proof of all
    this, with which the command is taken up again by a server that was restored (PROTOCOL.md).
    """

    TABLE: ClassVar[str] = "command_result"

    outcome: str
    code: str = ""
    at: Instant = 0
    numbers: tuple[str, ...] = ()
    receipt: Id | None = None
