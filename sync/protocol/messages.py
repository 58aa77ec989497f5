# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The messages between desk and server, version by version (see PROTOCOL.md).

Bodies are MessagePack; ids inside pages are the databases' 16 bytes, so rows travel and are stored
without conversion. Ids elsewhere are 32 hexadecimal digits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import msgspec
from msgspec import Meta

#: Rises when a message changes meaning; the server also takes PROTOCOL_OLDEST and all between.
PROTOCOL = 1
PROTOCOL_OLDEST = 1
MEDIA_TYPE = "application/vnd.desktop-b2b+msgpack"
#: Header that every answer of a real server carries; its absence betrays a captive portal or proxy.
HEADER = "x-desktop-b2b"

#: A push holds at most so many commands and bytes; a larger command travels alone, up to MAX_COMMAND.
PUSH_COMMANDS = 200
PUSH_BYTES = 512 * 1024
MAX_COMMAND = 8 * 1024 * 1024
#: A file has at most so many bytes, and travels in parts of so many.
MAX_FILE = 5 * 1024 * 1024
FILE_PART = 256 * 1024

COMMITTED, REJECTED, CONFLICT, PARKED, RETRY = "committed", "rejected", "conflict", "parked", "retry"
#: Taken, but without a verdict until others have given again what it builds on.
WAITS = "waits"


#: Numbers as both databases hold them, and as instants may be: before the year 10000.
Whole = Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)]
Natural = Annotated[int, Meta(ge=0, le=2**63 - 1)]
Moment = Annotated[int, Meta(ge=0, lt=253_402_300_800_000)]


class Wire(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all messages: unknown fields are ignored, so that newer peers may say more."""


class SignIn(Wire, frozen=True):
    """A person signs in on a device. ``device_id`` is empty on a new profile."""

    email: str
    password: str
    device_name: str
    device_id: str = ""
    proto: Whole = PROTOCOL


class SignedIn(Wire, frozen=True):
    """Who is signed in, the device's identity and the prefix of its document numbers."""

    token: str
    user_id: str
    user_name: str
    organisation_id: str
    organisation_name: str
    role: str
    privileges: tuple[str, ...]
    device_id: str
    prefix: str
    nonce: str
    epoch: str
    server_time: Moment


class Enrol(Wire, frozen=True):
    """A copy of a profile asks to be a device of its own. ``tokens`` by user: all who are signed in on it.

    ``request_id`` is kept until the answer is: asked again by the same, the same device is given.
    """

    request_id: str
    device_id: str
    tokens: dict[str, str]
    proto: Whole = PROTOCOL


class Enrolled(Wire, frozen=True):
    """The new device, the prefix of its documents, and a token for each user whose old one was good."""

    device_id: str
    prefix: str
    nonce: str
    epoch: str
    tokens: dict[str, str]
    server_time: Moment


class Expect(Wire, frozen=True):
    """A field as the person saw it when deciding (law 5). ``base`` is in JSON form."""

    table: str
    row_id: str
    field: str
    base: Any


class Replay(Wire, frozen=True):
    """The verdict that a command had from a server that was restored since: when it was judged, the numbers
    the server gave for it, and the receipt that proves this. ``issue``: what its sync issue said.
    """

    outcome: str
    code: str
    at: Moment
    numbers: tuple[str, ...] = ()
    receipt: str = ""
    issue: dict[str, Any] = msgspec.field(default_factory=dict)


class Envelope(Wire, frozen=True):
    """A command on its way. ``body`` is the command's JSON, byte for byte as it was made.

    ``lane_seq`` counts without gaps per (device, user). ``numbers``: the document numbers it drew.
    ``depends_on``: commands that must have been taken before. ``clock_offset``: server minus desk, ms.
    ``replay``: it had a verdict already, from a server that was restored since.
    """

    id: str
    lane_seq: Whole
    type: str
    v: Whole
    body: bytes
    made_at: Moment
    numbers: tuple[str, ...] = ()
    expects: tuple[Expect, ...] = ()
    depends_on: tuple[str, ...] = ()
    clock_offset: Whole = 0
    replay: Replay | None = None


class Lane(Wire, frozen=True):
    """The commands of one user of this device, in order."""

    user_id: str
    token: str
    commands: tuple[Envelope, ...]


class Cursor(Wire, frozen=True, array_like=True):
    """How far a desk has applied a scope's feed: generation, sequence, and the mark found there."""

    gen: Natural
    seq: Natural
    mark: str


class Exchange(Wire, frozen=True):
    """Push and pull in one round trip. ``cursors`` by scope; a missing scope starts from nothing."""

    request_id: str
    proto: Whole
    epoch: str
    device_id: str
    nonce: str
    lanes: tuple[Lane, ...] = ()
    cursors: dict[str, Cursor] = msgspec.field(default_factory=dict)
    max_bytes: Whole = 2 * 1024 * 1024


class Outcome(Wire, frozen=True):
    """The server's verdict, as a hint: the binding one is the command_result row in the feed."""

    id: str
    outcome: str
    code: str = ""


class TableRows(Wire, frozen=True):
    """Rows of one table: columns named once, values as databases hold them."""

    table: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Any]]


class Page(Wire, frozen=True):
    """What changed in a scope between two positions of its feed, ``start`` excluded.

    ``removes``: ids by table; so many of them as ``meant`` says were removed on purpose (the rest, where
    it is much, the desk asks about). ``mark`` is the mark at ``end``.
    """

    scope: str
    gen: Natural
    start: Natural
    end: Natural
    mark: str
    tables: tuple[TableRows, ...] = ()
    removes: dict[str, list[bytes]] = msgspec.field(default_factory=dict)
    meant: dict[str, int] = msgspec.field(default_factory=dict)


class ExchangeReply(Wire, frozen=True):
    """``more``: some scope is below its head, so stage the pages and ask again.

    ``scopes`` are those the device may have, ``revoked`` those of its company that it may not.
    ``next_lane_seq`` by user. ``disabled``: users of this exchange whose accounts are closed.
    """

    request_id: str
    epoch: str
    nonce: str
    server_time: Moment
    outcomes: tuple[Outcome, ...] = ()
    next_lane_seq: dict[str, Natural] = msgspec.field(default_factory=dict)
    scopes: tuple[str, ...] = ()
    revoked: tuple[str, ...] = ()
    disabled: tuple[str, ...] = ()
    pages: tuple[Page, ...] = ()
    more: bool = False
    durable_through: dict[str, Natural] = msgspec.field(default_factory=dict)


class Snapshot(Wire, frozen=True):
    """Ask for the next page of a walk over everything. ``start`` and ``after`` are those of the last page,
    empty for the first one; ``max_bytes`` counts before packing.
    """

    request_id: str
    proto: Whole
    epoch: str
    device_id: str
    nonce: str
    start: dict[str, Cursor] = msgspec.field(default_factory=dict)
    after: bytes = b""
    max_bytes: Whole = 1024 * 1024


class SnapshotPage(Wire, frozen=True):
    """Rows that have not changed since ``start``, packed columns (``sync.protocol.columns``).

    ``after`` is empty on the last page. ``start`` holds the scopes that are walked, less those that the
    caller may not have any more. ``total``: the rows of the whole walk, on the first page.
    """

    request_id: str
    epoch: str
    start: dict[str, Cursor]
    after: bytes
    rows: Natural
    body: bytes
    total: Natural = 0


class Heads(Wire, frozen=True):
    """Answer of the wake-up: the heads of the caller's scopes."""

    heads: dict[str, Natural]


class Verify(Wire, frozen=True):
    """What a desk holds of a scope at its cursor: sums by table (``sync.protocol.sums``)."""

    request_id: str
    epoch: str
    device_id: str
    nonce: str
    scope: str
    cursor: Cursor
    sums: dict[str, bytes]


class Verified(Wire, frozen=True):
    """The buckets that differ, one byte each, by table. ``moved``: the scope's head is elsewhere by now,
    so nothing was compared.
    """

    request_id: str
    moved: bool = False
    bad: dict[str, bytes] = msgspec.field(default_factory=dict)


class Refetch(Wire, frozen=True):
    """Ask for all rows of some buckets of a table, as they are at the cursor."""

    request_id: str
    epoch: str
    device_id: str
    nonce: str
    scope: str
    cursor: Cursor
    table: str
    buckets: bytes


class Refetched(Wire, frozen=True):
    """All rows of ``buckets``: of the first of those asked for, at least of one. ``moved`` as in Verified."""

    request_id: str
    moved: bool = False
    buckets: bytes = b""
    rows: TableRows = TableRows(table="", columns=(), rows=[])


class Report(Wire, frozen=True):
    """What a desk noticed that the server's keeper should know: ``divergence`` with scope, table, counts."""

    device_id: str
    kind: str
    detail: dict[str, Any] = msgspec.field(default_factory=dict)


class FilePart(Wire, frozen=True):
    """Bytes of a file from ``start`` on; ``total`` is the whole file's size."""

    mime: str
    total: Whole
    start: Whole
    content: bytes


class FileKept(Wire, frozen=True):
    """How many bytes of a file the server has of its sender, from the beginning."""

    size: Natural


class Failure(Wire, frozen=True):
    """An error answer: a stable code, words, and the field where one is at fault.

    Codes: unauthorised 401, epoch_changed, device_forked, expected_seq 409, cursor_gone 410,
    id_reuse 422, upgrade 426, too_many 429, invalid 400, missing 404.
    """

    code: str
    text: str
    field: str = ""
    request_id: str = ""
    detail: dict[str, Any] = msgspec.field(default_factory=dict)


class InvitationCode(Wire, frozen=True):
    """Somebody who was invited to be a partner shows the code of the letter."""

    code: str


class InvitationShown(Wire, frozen=True):
    """An invitation that may be followed: who invites whom, as what (``Partner.kind``), with which words,
    until when.
    """

    retailer: str
    partner: str
    email: str
    message: str
    until: Moment
    time_zone: str
    language: str
    kind: str = ""


class InvitationAnswer(Wire, frozen=True):
    """Follow an invitation: with a new company and its account manager, or, where an account has this e-mail
    address and password, for the company of that.
    """

    code: str
    email: str
    password: str
    company: str = ""
    name: str = ""
    country: str = ""
    city: str = ""
    time_zone: str = "UTC"
    language: str = "en"


class InvitationAccepted(Wire, frozen=True):
    """The companies are connected; signing in is the next step."""

    organisation_id: str
    is_new: bool


class InvitationRefusal(Wire, frozen=True):
    """Do not follow an invitation, and say why."""

    code: str
    reason: str = ""
