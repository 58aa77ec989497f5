# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Parts of feeds up to their heads, for many who ask: known from the last transactions, or read at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from desktop_b2b.storage.db import Db
from sync.protocol.messages import Cursor
from sync.server.page_rows import Reader
from sync.server.recent import Entry, Recent

#: Entries of one answer at most, and the bytes that one is taken for.
ENTRIES = 5_000
_ENTRY_BYTES = 256
MARK = 'SELECT "mark" FROM "scope_mark" WHERE "scope" = ? AND "seq" = ?'
_SOME_ENTRIES = (
    'SELECT "tbl", "row_id", "op", "seq" FROM "feed" WHERE "scope" = ? AND "seq" > ? AND "seq" <= ? LIMIT +?'
)


class Extent(NamedTuple):
    """A scope's generation, its head, the number below which tombstones and marks are gone, and the mark at
    the head.
    """

    gen: int
    head: int
    min_seq: int
    mark: str | None


@dataclass(frozen=True, slots=True)
class Ask:
    """What one device asks for: everything of its scopes that lies beyond its cursors."""

    reader: Reader
    cursors: Mapping[str, Cursor]
    max_bytes: int

    @property
    def key(self) -> tuple[Reader, int, int]:
        """What it is known by, as long as it lives."""
        return self.reader, id(self.cursors), self.max_bytes

    @property
    def room(self) -> int:
        """How many entries its answer may have."""
        return max(1, min(ENTRIES, self.max_bytes // _ENTRY_BYTES))


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """A part of a feed up to its head, for the asker at a place."""

    place: int
    ask: Ask
    scope: str
    start: int
    extent: Extent

    @property
    def question(self) -> tuple[str, int, int, int]:
        """The values that its part of the feed is asked with; one more than an answer may have."""
        return self.scope, self.start, self.extent.head, self.ask.room + 1

    def known(self, recent: Recent) -> tuple[str, list[Entry]] | None:
        """What is known of it, with its head's mark. Compaction may have taken some of what is older."""
        if self.start < self.extent.min_seq:
            return None
        return recent.entries(self.scope, self.start, self.extent.head)


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks by scope and number, but for those at heads."""

    found: Mapping[tuple[str, int], str]

    def at(self, scope: str, seq: int) -> str | None:
        """The mark at a number of a scope, None where there is none."""
        return self.found.get((scope, seq))


def listed(
    db: Db, stretches: Sequence[Stretch], keys: Sequence[tuple[str, int]], recent: Recent | None
) -> tuple[Marks, list[Sequence[tuple[Any, ...]]]]:
    """The marks asked for, and what the feeds say of each stretch: what is known of it, where its head has
    the mark that is known, or what is read.
    """
    known = {stretch: stretch.known(recent) for stretch in stretches} if recent is not None else {}
    unknown = [stretch for stretch in stretches if known.get(stretch) is None]
    marked, read = db.each_of([(MARK, keys), (_SOME_ENTRIES, [stretch.question for stretch in unknown])])
    marks = Marks({key: rows[0][0] for key, rows in zip(keys, marked, strict=True) if rows})
    found: dict[Stretch, Sequence[tuple[Any, ...]]] = dict(zip(unknown, read, strict=True))
    for stretch, part in known.items():
        if part is not None and part[0] == stretch.extent.mark:
            found[stretch] = part[1]
    strange = [stretch for stretch in stretches if stretch not in found]
    if strange:
        read = db.each(_SOME_ENTRIES, [stretch.question for stretch in strange])
        found.update(zip(strange, read, strict=True))
    return marks, [found[stretch] for stretch in stretches]
