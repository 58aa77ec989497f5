# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The history of records: one event per command, document and audience, with before and after (N13)."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from desktop_b2b.domain.actor import SYSTEM, Context
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.entities import USER, Event, Message
from desktop_b2b.domain.values import child_id
from desktop_b2b.storage.codec import codec, codec_of, plain
from desktop_b2b.storage.rows import RowChange

_SILENT = {"version", "edited_at", "owner_id", "counterpart_id", "id"}


def events_of(changes: Iterable[RowChange], cmd: Command, ctx: Context, phase: str = "event") -> list[Event]:
    """The events of a command's changes.

    Rows of one document with the same two parties share an event, so that no audience reads what
    another's rows say (law 3). Ids are the same on desk and server.
    """
    groups: dict[tuple[str, str, str, str | None], list[Any]] = {}
    for change in changes:
        entity, row = change.entity, change.row
        if entity is Event or entity is Message or entity.SECTION == USER or not entity.KIND:
            continue
        root = getattr(row, entity.ROOT) if entity.ROOT else row.id
        group = groups.setdefault((entity.KIND, root, row.owner_id, row.counterpart_id), [])
        group.extend(_entries(change))
    name = "" if ctx.actor.role == SYSTEM else ctx.actor.name
    return [
        Event(
            id=child_id(ctx.command_id, phase, kind, root, owner, counterpart),
            owner_id=owner,
            counterpart_id=counterpart,
            document_id=root,
            document_kind=kind,
            command=type(cmd).__name__,
            actor_id=None if ctx.actor.role == SYSTEM else ctx.actor.user_id,
            actor_name=name,
            device=ctx.device,
            at=ctx.now,
            changes=msgspec.json.encode(entries).decode(),
        )
        for (kind, root, owner, counterpart), entries in groups.items()
        if entries
    ]


def sum_of(events: Iterable[Event]) -> bytes:
    """A sum over a command's events: the same when it tells the same history again; empty for none."""
    told = [codec(Event).image(event) for event in events]
    return hashlib.blake2b(msgspec.msgpack.encode(told), digest_size=8).digest() if told else b""


def events_in(changes: Iterable[RowChange]) -> list[Event]:
    """The events among what a command changed."""
    return [change.row for change in changes if isinstance(change.row, Event)]


@functools.cache
def _told(table: str) -> list[tuple[int, str, Callable[[Any], Any] | None]]:
    """The fields that a history tells of, with their places, and what makes their values plain."""
    sql = codec_of(table).sql
    return [
        (place, name, plain if kind in ("amount", "list") else None)
        for place, (name, kind) in enumerate(zip(sql.columns, sql.kinds, strict=True))
        if name not in _SILENT
    ]


def _entries(change: RowChange) -> list[list[Any]]:
    table, row_id = change.key
    told = _told(table)
    before, after = change.before, change.after
    if before is None or after is None:
        image = after or before or ()
        fields = {
            name: image[place] if show is None else show(image[place])
            for place, name, show in told
            if image[place]
        }
        return [[table, row_id, "+" if before is None else "-", None, fields]]
    return [
        [table, row_id, name, plain(before[place]), plain(after[place])]
        for place, name, _ in told
        if before[place] != after[place]
    ]
