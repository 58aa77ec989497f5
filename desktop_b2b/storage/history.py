# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The history of records: one event per command, document and audience, with before and after (N13)."""

from __future__ import annotations

import functools
import hashlib
import itertools
import operator
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from desktop_b2b.domain.actor import SYSTEM, Context
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.entities import BY_TABLE, TOLD_AS, USER, Event, Message
from desktop_b2b.services.deeds import event_id
from desktop_b2b.storage.codec import codec_of, plain
from desktop_b2b.storage.rows import Image, RowChange

#: Entries by kind and id of a document, its owner and its counterpart.
Story = dict[tuple[str, str, str, str | None], list[Any]]

#: What is never told: housekeeping, and the facts behind a time, which its basis tells the sum of.
_SILENT = {
    "version", "edited_at", "owner_id", "counterpart_id", "id", "deadline_facts", "shipping_facts",
}  # fmt: skip


def story_of(changes: Iterable[RowChange]) -> Story:
    """What a command's changes tell, by kind and id of the document and by its two parties.

    Rows of one document with the same two parties and in the same section share an event, so that no
    audience reads what another's rows say (law 3).
    """
    story: Story = {}
    for change in changes:
        entity, row = change.entity, change.row
        if not _is_told(entity.TABLE):
            continue
        entries = _entries(change)
        if entries:
            root = getattr(row, entity.ROOT) if entity.ROOT else row.id
            kind = TOLD_AS[entity.TABLE]
            story.setdefault((kind, root, row.owner_id, row.counterpart_id), []).extend(entries)
    return story


def events_of(changes: Iterable[RowChange], cmd: Command, ctx: Context, phase: str = "event") -> list[Event]:
    """The events of a command's changes. Ids are the same on desk and server."""
    name = "" if ctx.actor.role == SYSTEM else ctx.actor.name
    return [
        Event(
            id=event_id(ctx.command_id, phase, kind, root, owner, counterpart),
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
        for (kind, root, owner, counterpart), entries in story_of(changes).items()
    ]


def sketch_of(changes: Iterable[RowChange]) -> list[tuple[Any, ...]]:
    """What changes of rows tell, as the rows have it: where two are the same, so are their stories."""
    sketch: list[tuple[Any, ...]] = []
    for change in changes:
        if not _is_told(change.entity.TABLE):
            continue
        table, row_id = change.key
        before, after = change.before, change.after
        if before is None or after is None:
            sketch.append((table, row_id, before, after))
        else:
            sketch.extend(
                (table, row_id, place, before[place], after[place])
                for place, _ in _differing(table, before, after)
            )
    return sketch


@functools.cache
def _is_told(table: str) -> bool:
    """Whether the history tells of a table's rows."""
    entity = BY_TABLE[table]
    return entity not in (Event, Message) and entity.SECTION != USER and bool(entity.KIND)


_packed = msgspec.msgpack.Encoder().encode


def sum_of(told: object) -> bytes:
    """A short sum of a sketch or of rows' images, to know the same again."""
    return hashlib.blake2b(_packed(told), digest_size=8).digest()


#: The sum of no rows.
NOTHING = sum_of([])


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
        for place, name in _differing(table, before, after)
    ]


@functools.cache
def _spoken(table: str) -> tuple[Callable[[Image], tuple[Any, ...]], list[tuple[int, str]]]:
    """The columns of a table that a history tells of: what takes their values, and each with its place."""
    places = [(place, name) for place, name in enumerate(codec_of(table).columns) if name not in _SILENT]
    if len(places) > 1:
        return operator.itemgetter(*(place for place, _ in places)), places
    return lambda image: tuple(image[place] for place, _ in places), places


def _differing(table: str, before: Image, after: Image) -> Iterable[tuple[int, str]]:
    """The fields that a history tells of and that differ, with their places."""
    take, places = _spoken(table)
    was, now = take(before), take(after)
    return () if was == now else itertools.compress(places, map(operator.ne, was, now))
