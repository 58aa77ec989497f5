# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rows as the last transactions of this process left them, for whoever asks next.

What was committed a moment ago is what most exchanges ask for: the answer to the push itself, and the desks
that its commit woke. The feed says in which transaction a row was written last, and one that is known by
number and mark left the row as it is kept here. Whatever is not known is read: another process's
transactions, what is older, what was too much. A process that finds another history ends (``epochs``).
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sync.server.feeds import PUT, Published

Values = Sequence[Any]
#: Rows of one scope, and of all, at most; the scopes that moved longest ago go first. As many transactions.
_OF_ONE, _OF_ALL = 2_000, 10_000


class _Scope:
    """An unbroken run of transactions of ours in a scope, and the rows as they left them."""

    __slots__ = ("head", "marks", "rows")

    def __init__(self, head: int) -> None:
        self.head = head
        self.marks: dict[int, str] = {}
        self.rows: dict[tuple[str, bytes], tuple[int, Values]] = {}


class Recent:
    """Written by the executor after each commit, read by whoever answers."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._scopes: OrderedDict[str, _Scope] = OrderedDict()
        self._count = 0

    def keep(self, published: Published) -> None:
        """A transaction was committed."""
        with self._lock:
            for scope, head in published.heads.items():
                self._keep(scope, head, published)
            while self._count > _OF_ALL:
                _, gone = self._scopes.popitem(last=False)
                self._count -= len(gone.rows)

    def _keep(self, name: str, head: int, published: Published) -> None:
        changed = published.entries[name]
        known = self._scopes.pop(name, None)
        if known is not None:
            self._count -= len(known.rows)
        # Where somebody else wrote in between, what we knew may be of another history.
        full = known is not None and max(len(known.rows) + len(changed), len(known.marks)) > _OF_ONE
        if known is None or full or known.head != head - 1:
            known = _Scope(head)
        if len(changed) > _OF_ONE:
            return
        known.head = head
        known.marks[head] = published.mark
        for key, op in changed.items():
            values = published.values.get(key)
            if op == PUT and values is not None:
                known.rows[key] = head, values
            else:
                known.rows.pop(key, None)
        self._scopes[name] = known
        self._count += len(known.rows)

    def rows(
        self, name: str, head: int, mark: str | None, entries: Iterable[tuple[str, bytes, int]]
    ) -> Mapping[tuple[str, bytes], Values]:
        """Those of the rows that are known, as they were at a head: by table and id, given with the number
        that each has in the feed.
        """
        with self._lock:
            known = self._scopes.get(name)
            if known is None or mark is None or known.marks.get(head) != mark:
                return {}
            kept = known.rows
            return {
                (table, row_id): found[1]
                for table, row_id, seq in entries
                if (found := kept.get((table, row_id))) is not None and found[0] == seq
            }
