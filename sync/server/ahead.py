# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Answers asked ahead: many exchanges read in one snapshot, each question asked once for all of them.

What answers one exchange is written for one; it asks this in place of the database and is answered from
what was read for all. What was not foreseen is asked then: nothing depends on this for being right.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from desktop_b2b.errors import BugError
from desktop_b2b.storage.db import Db, Question
from sync.server.recent import Recent

_Values = tuple[Any, ...]


class Ahead:
    """A snapshot with answers beside it. Implements ``Db``, but for writing and ending."""

    def __init__(self, db: Db, recent: Recent | None = None) -> None:
        self.db = db
        self.recent = recent
        self.dialect = db.dialect
        #: What was worked out from answers, by whoever works it out.
        self.made: dict[Hashable, Any] = {}
        #: Questions that nobody foresaw.
        self.missed = 0
        self._answers: dict[str, dict[_Values, list[_Values]]] = {}

    def ask(self, *questions: tuple[str, Iterable[Sequence[Any]]]) -> None:
        """Ask several SELECTs at once, each for its rows of values, to be answered later."""
        sought: list[tuple[str, list[_Values]]] = []
        for sql, rows in questions:
            known = self._answers.setdefault(sql, {})
            sought.append((sql, [row for row in dict.fromkeys(map(tuple, rows)) if row not in known]))
        for (sql, fresh), found in zip(sought, self.db.each_of(sought), strict=True):
            self._answers[sql].update(zip(fresh, found, strict=True))

    def query(self, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a statement."""
        known = self._answers.get(sql)
        found = known.get(tuple(params)) if known is not None else None
        if found is None:
            self.missed += 1
            return self.db.query(sql, params)
        return found

    def each(self, sql: str, rows: Sequence[Sequence[Any]]) -> list[list[tuple[Any, ...]]]:
        """The rows of a SELECT for each row of values."""
        self.missed += 1
        return self.db.each(sql, rows)

    def each_of(self, questions: Sequence[Question]) -> list[list[list[tuple[Any, ...]]]]:
        """What ``each`` gives for each of several SELECTs."""
        self.missed += len(questions)
        return self.db.each_of(questions)

    def run(self, sql: str, params: Sequence[Any] = ()) -> int:
        """Nothing is written in a snapshot."""
        raise BugError("a snapshot is not written")

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Nothing is written in a snapshot."""
        raise BugError("a snapshot is not written")

    def begin(self, *, write: bool = True) -> None:
        """The snapshot is its owner's."""
        raise BugError("a snapshot is begun by its owner")

    def commit(self) -> None:
        """The snapshot is its owner's."""
        raise BugError("a snapshot is ended by its owner")

    rollback = close = commit
