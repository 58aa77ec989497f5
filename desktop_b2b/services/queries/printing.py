# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What was printed before."""

from __future__ import annotations

from typing import Any, ClassVar

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id
from desktop_b2b.services.queries.base import Query, query


@query
class ListPrints(Query[list[e.PrintMark]], frozen=True):
    """The prints of a shipment, order or wave and all that is of it, oldest first."""

    RESULT: ClassVar[Any] = list[e.PrintMark]
    document_id: Id


def copies_of(marks: list[e.PrintMark], about_id: Id, paper: str) -> int:
    """How often a paper was printed: two desks without a network may both have printed an original."""
    same = [mark.copy for mark in marks if mark.about_id == about_id and mark.paper == paper]
    return max(len(same), *same) if same else 0
