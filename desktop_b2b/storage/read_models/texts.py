# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the index of texts finds: the one place that asks it.

Some positions wait to be entered there (``storage.listing``), and what the index says of them is old. So they
are found whatever is sought, and nothing else is said of them: who asks the index looks at the texts of what
it finds anyway, since it knows their trigrams only.
"""

from __future__ import annotations

from desktop_b2b.storage.db import Db

INDEX, WAITING = "transaction_text", "text_waiting"


def waits(db: Db) -> bool:
    """Whether something waits; ask in the snapshot in which the index is asked."""
    return bool(db.query(f"SELECT 1 FROM {WAITING} LIMIT 1"))


def matching(place: str, waiting: bool) -> str:
    """A test on the index, for what it says that is not old. ``place``: of what is sought, in its language;
    ``waiting``: whether something waits.
    """
    test = f"{INDEX} MATCH {place}"
    return f"{test} AND {INDEX}.rowid NOT IN (SELECT position FROM {WAITING})" if waiting else test


def found(place: str, waiting: bool) -> str:
    """SQL of the positions of all documents that hold what is sought, and of some others; each once."""
    index = f"SELECT rowid AS position FROM {INDEX} WHERE {matching(place, waiting)}"
    return f"SELECT position FROM (SELECT position FROM {WAITING} UNION ALL {index})" if waiting else index


def newest(db: Db, match: str, text: str, limit: int) -> list[int]:
    """The last positions of those that hold a text; ``match``: the same in the language of the index."""
    waiting = waits(db)
    sql = f"SELECT rowid FROM {INDEX} WHERE {matching('?', waiting)} ORDER BY rowid DESC LIMIT +?"
    positions = [row[0] for row in db.query(sql, (match, limit))]
    if waiting:
        late = (
            f'SELECT t.position FROM {WAITING} w CROSS JOIN "transaction" t ON t.position = w.position'
            " WHERE instr(t.search, ?) > 0"
        )
        positions += [row[0] for row in db.query(late, (text,))]
        positions.sort(reverse=True)
    return positions[:limit]
