# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Feeds and rows as the last transactions of this process left them, for whoever asks next.

What was committed a moment ago is what most exchanges ask for: the answer to the push itself, and the desks
that its commit woke. The feed says in which transaction a row was written last, and one that is known by
number and mark left the row as it is kept here. Whatever is not known is read: another process's
transactions, what is older, what was too much. A process that finds another history ends (``epochs``).
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

from sync.server.feeds import PUT, Published

Values = Sequence[Any]
#: What happened to which row, by table and id, in which transaction.
Entry = tuple[str, bytes, int, int]
#: Rows by table and id.
Known = Mapping[str, Mapping[bytes, Values]]
#: Entries of one scope, and of all, at most: the oldest transactions of a scope go first, and the scopes that
#: moved longest ago.
_OF_ONE, _OF_ALL = 10_000, 60_000


class _Scope:
    """An unbroken run of transactions of ours in a scope, and the rows as they left them."""

    __slots__ = ("base", "changes", "count", "head", "marks", "rows")

    def __init__(self, base: int) -> None:
        #: The number below the first transaction that is known, and that of the last.
        self.base = self.head = base
        self.count = 0
        self.marks: dict[int, str] = {}
        self.changes: dict[int, Mapping[tuple[str, bytes], int]] = {}
        self.rows: dict[tuple[str, bytes], tuple[int, Values]] = {}

    def add(self, head: int, published: Published, changed: Mapping[tuple[str, bytes], int]) -> None:
        """One more transaction."""
        self.head = head
        self.count += len(changed)
        self.marks[head] = published.mark
        self.changes[head] = changed
        rows, written = self.rows, published.values
        for key, op in changed.items():
            values = written.get(key)
            if op == PUT and values is not None:
                rows[key] = head, values
            else:
                rows.pop(key, None)

    def forget_first(self) -> None:
        """The oldest transaction is known no longer."""
        self.base += 1
        del self.marks[self.base]
        changed = self.changes.pop(self.base)
        self.count -= len(changed)
        for key in changed:
            found = self.rows.get(key)
            if found is not None and found[0] == self.base:
                del self.rows[key]


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
                self._count -= gone.count

    def _keep(self, name: str, head: int, published: Published) -> None:
        changed = published.entries[name]
        known = self._scopes.pop(name, None)
        if known is not None:
            self._count -= known.count
        # Where somebody else wrote in between, what we knew may be of another history.
        if known is None or known.head != head - 1:
            known = _Scope(head - 1)
        if len(changed) > _OF_ONE:
            return
        known.add(head, published, changed)
        while known.count > _OF_ONE or len(known.marks) > _OF_ONE:
            known.forget_first()
        self._scopes[name] = known
        self._count += known.count

    def entries(self, name: str, start: int, head: int) -> tuple[str, list[Entry]] | None:
        """The feed of a scope from one number to another, as it was at the latter, with the mark that it had
        then; None where not all of it is known.
        """
        with self._lock:
            known = self._scopes.get(name)
            if known is None or not known.base <= start < head <= known.head:
                return None
            changes = [(seq, known.changes[seq]) for seq in range(start + 1, head + 1)]
            mark = known.marks[head]
        if len(changes) == 1:
            ((seq, changed),) = changes
            return mark, [(table, row_id, op, seq) for (table, row_id), op in changed.items()]
        latest: dict[tuple[str, bytes], tuple[int, int]] = {}
        for seq, changed in changes:
            latest.update((key, (op, seq)) for key, op in changed.items())
        return mark, [(table, row_id, op, seq) for (table, row_id), (op, seq) in latest.items()]

    def rows(
        self, name: str, head: int, mark: str | None, numbers: Mapping[str, Mapping[bytes, int]]
    ) -> Known:
        """The rows that are known, as they were at a head; ``numbers``: what each has in the feed."""
        with self._lock:
            known = self._scopes.get(name)
            if known is None or mark is None or known.marks.get(head) != mark:
                return {}
            kept = known.rows
            return {
                table: {
                    row_id: found[1]
                    for row_id, seq in some.items()
                    if (found := kept.get((table, row_id))) is not None and found[0] == seq
                }
                for table, some in numbers.items()
            }
