# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Answers to all queries, straight from SQL (law 7).

Importing this package enters what the first screen asks; the rest is loaded by the first query of it.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from desktop_b2b.services.queries import Query, Viewer
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models import company, register, sync, transactions, widgets
from desktop_b2b.storage.read_models.register import answers

__all__ = ["answer", "answered", "answers", "company", "load", "sync", "transactions", "widgets"]

_LATER = ("documents", "history", "lookups", "matrix", "sending")


def load() -> None:
    """Enter all answers."""
    for name in _LATER:
        import_module(f"{__name__}.{name}")


def answered() -> frozenset[type[Query[Any]]]:
    """The query types that have an answer."""
    load()
    return register.answered()


def answer(db: Db, viewer: Viewer, query: Query[Any]) -> Any:
    """Answer a query; give a database in one snapshot, since an answer may take several statements.

    Raises UserError ``record.missing`` for an id that the viewer does not have.
    """
    if not register.knows(type(query)):
        load()
    return register.answer(db, viewer, query)
