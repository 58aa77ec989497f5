# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Who belongs to a widget and since when, in little room: a widget may hold every document of a company.

Ids lie one after the other in their order, 24 bytes a member with its instant; what changed since lies beside
them until it is much.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from desktop_b2b.domain.values import Instant

#: Document and instant at which it came to belong; 0 where it was opened since, or nobody asks.
Member = tuple[bytes, Instant]
_ID = 16
_MANY_CHANGED = 5_000


class Members:
    """The members of one widget, each document once."""

    def __init__(self, members: Iterable[Member]) -> None:
        self._lay(members)

    def _lay(self, members: Iterable[Member]) -> None:
        laid = sorted(members)
        self._ids = b"".join(one for one, _ in laid)
        self._instants = array("q", (at for _, at in laid))
        self._changed: dict[bytes, Instant | None] = {}
        self._count = len(laid)

    def __len__(self) -> int:
        return self._count

    def get(self, row_id: bytes) -> Instant | None:
        """Since when a document belongs; None where it does not."""
        if row_id in self._changed:
            return self._changed[row_id]
        place = self._place(row_id)
        return None if place is None else self._instants[place]

    def put(self, row_id: bytes, at: Instant | None) -> None:
        """A document belongs since an instant, or does not any more."""
        self._count += (at is not None) - (self.get(row_id) is not None)
        self._changed[row_id] = at
        if len(self._changed) > _MANY_CHANGED:
            self._lay(list(self))

    def __iter__(self) -> Iterator[Member]:
        return self.since(-1)

    def since(self, instant: Instant) -> Iterator[Member]:
        """Those who came later than an instant."""
        ids, changed = self._ids, self._changed
        for place, at in enumerate(self._instants):
            if at > instant and (row_id := ids[place * _ID : place * _ID + _ID]) not in changed:
                yield row_id, at
        yield from ((row_id, at) for row_id, at in changed.items() if at is not None and at > instant)

    def _place(self, row_id: bytes) -> int | None:
        """Where a document lies."""
        ids, low, high = self._ids, 0, len(self._instants)
        while low < high:
            middle = (low + high) // 2
            found = ids[middle * _ID : middle * _ID + _ID]
            if found == row_id:
                return middle
            if found < row_id:
                low = middle + 1
            else:
                high = middle
        return None
