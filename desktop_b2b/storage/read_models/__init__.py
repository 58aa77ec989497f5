# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Answers to all queries, straight from SQL (law 7).

Importing this package enters none of them: the first screen is read by ``first``, before the types of queries
are loaded.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop_b2b.services.queries import Query, Viewer
    from desktop_b2b.storage.db import Db

__all__ = ["answer", "answered", "load"]

_ALL = (
    "alerts", "b2b", "b2b_ready", "charts", "company", "dashboard", "documents", "floor", "history",
    "imports", "lookups", "matrix", "policies", "preview", "printing", "scores", "sending", "stock", "sync",
    "terms",
    "transactions", "view_counts", "views",
)  # fmt: skip


def load() -> None:
    """Enter all answers."""
    for name in _ALL:
        import_module(f"{__name__}.{name}")


def answered() -> frozenset[type[Query[Any]]]:
    """The query types that have an answer."""
    from desktop_b2b.storage.read_models import register

    load()
    return register.answered()


def answer(db: Db, viewer: Viewer, query: Query[Any]) -> Any:
    """Answer a query; give a database in one snapshot, since an answer may take several statements.

    Raises UserError ``record.missing`` for an id that the viewer does not have.
    """
    from desktop_b2b.storage.read_models import register

    if not register.knows(type(query)):
        load()
    return register.answer(db, viewer, query)
