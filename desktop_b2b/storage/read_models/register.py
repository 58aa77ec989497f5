# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The register of answering functions, and what they share."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from desktop_b2b.domain.entities import Row
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import BugError, UserError
from desktop_b2b.services.queries import Query, Viewer
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db

#: Ids in one statement.
_CHUNK = 400
Answerer = Callable[[Db, Viewer, Any], Any]

R = TypeVar("R", bound=Row)
_A = TypeVar("_A", bound=Answerer)
_answerers: dict[type[Query[Any]], Answerer] = {}


def answers(kind: type[Query[Any]]) -> Callable[[_A], _A]:
    """Mark the function that answers a query type."""

    def enter(function: _A) -> _A:
        if kind in _answerers:
            raise BugError(f"{kind.__name__} is answered twice")
        _answerers[kind] = function
        return function

    return enter


def answered() -> frozenset[type[Query[Any]]]:
    """The query types that have an answer."""
    return frozenset(_answerers)


def knows(kind: type[Query[Any]]) -> bool:
    """Whether a query type has its answer already."""
    return kind in _answerers


def answer(db: Db, viewer: Viewer, query: Query[Any]) -> Any:
    """Answer a query; give a database in one snapshot, since an answer may take several statements.

    Raises UserError ``record.missing`` for an id that the viewer does not have.
    """
    function = _answerers.get(type(query))
    if function is None:
        raise BugError(f"{type(query).__name__} has no answer")
    return function(db, viewer, query)


def missing(kind: str, row_id: Id, field: str) -> UserError:
    """The refusal of an id that the viewer does not have."""
    return UserError("record.missing", "There is no {kind} with this id.", field, kind=kind, id=row_id)


def visible(db: Db, viewer: Viewer, entity: type[R], row_id: Id) -> R | None:
    """A row by id that the viewer's organisation is a party of."""
    rows = load(db, entity, 'WHERE "id" = ?', (blob(row_id, "id"),))
    mine = viewer.organisation_id
    return rows[0] if rows and mine in (rows[0].owner_id, rows[0].counterpart_id) else None


def blob(row_id: Id, field: str) -> bytes:
    """An id for the database; UserError ``record.missing`` for a text that is none."""
    try:
        return bytes.fromhex(row_id)
    except ValueError as error:
        raise missing("record", row_id, field) from error


@functools.lru_cache(maxsize=512)
def highest(sql: str) -> int:
    """The highest number of a ``?1``-style value in a statement."""
    return max((int(number) for number in re.findall(r"\?(\d+)", sql)), default=0)


def numbered(db: Db, sql: str, *params: Any) -> list[tuple[Any, ...]]:
    """Rows of a statement with ``?1``-style values, of which it may use any first few."""
    return db.query(sql, params[: highest(sql)])


def pending_of(db: Db, row_ids: Iterable[Id]) -> set[Id]:
    """Of some documents those on which commands wait in the outbox."""
    keys = [bytes.fromhex(row_id) for row_id in row_ids]
    found: set[Id] = set()
    for start in range(0, len(keys), _CHUNK):
        chunk = keys[start : start + _CHUNK]
        marks = ",".join("?" * len(chunk))
        rows = db.query(
            f"SELECT target_id FROM outbox WHERE target_id IN ({marks})"  # marks alone
            f" UNION SELECT row_id FROM outbox_document WHERE row_id IN ({marks})",
            (*chunk, *chunk),
        )
        found.update(row_id.hex() for (row_id,) in rows)
    return found


def is_pending(db: Db, row_id: Id) -> bool:
    """Whether commands on a document wait in the outbox."""
    key = bytes.fromhex(row_id)
    return bool(
        db.query(
            "SELECT 1 FROM outbox WHERE target_id = ? UNION ALL SELECT 1 FROM outbox_document"
            " WHERE row_id = ? LIMIT 1",
            (key, key),
        )
    )
