# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Answers to all queries, straight from SQL (law 7). Importing this package enters all of them."""

from __future__ import annotations

from desktop_b2b.storage.read_models import (
    company,
    documents,
    history,
    lookups,
    matrix,
    sending,
    sync,
    transactions,
    widgets,
)
from desktop_b2b.storage.read_models.register import answer, answered, answers

__all__ = [
    "answer",
    "answered",
    "answers",
    "company",
    "documents",
    "history",
    "lookups",
    "matrix",
    "sending",
    "sync",
    "transactions",
    "widgets",
]
