# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What was printed before, and what the papers of orders at a centre are made of."""

from __future__ import annotations

from typing import Any, ClassVar

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id
from desktop_b2b.services.queries.base import Query, View, query
from desktop_b2b.services.queries.floor import FloorOrder


@query
class ListPrints(Query[list[e.PrintMark]], frozen=True):
    """The prints of a shipment, order or wave and all that is of it, oldest first."""

    RESULT: ClassVar[Any] = list[e.PrintMark]
    document_id: Id


def copies_of(marks: list[e.PrintMark], about_id: Id, paper: str) -> int:
    """How often a paper was printed: two desks without a network may both have printed an original."""
    same = [mark.copy for mark in marks if mark.about_id == about_id and mark.paper == paper]
    return max(len(same), *same) if same else 0


class FloorPapers(View, frozen=True):
    """Orders at a centre with all that their papers tell. ``beside``: orders that share a shipment with
    them; ``retailers``: what each retailer shows of itself, by its connection; ``prints``: all prints of the
    orders, their shipments and the wave; ``files``: what is attached to the orders; ``tables``: the centre's,
    as text, empty where it has published none.
    """

    orders: list[FloorOrder]
    beside: list[FloorOrder]
    retailers: dict[Id, e.LinkFact]
    centre: e.Organisation
    wave: e.Wave | None
    prints: list[e.PrintMark]
    files: list[e.B2BFile]
    tables: str


@query
class GetFloorPapers(Query[FloorPapers], frozen=True):
    """What the papers of orders at my centre, or of one of its waves, are made of."""

    RESULT: ClassVar[Any] = FloorPapers
    b2b_order_ids: tuple[Id, ...] = ()
    wave_id: Id = ""


@query
class GetOwnPapers(Query[FloorPapers], frozen=True):
    """The same of an order of mine at a centre: what its retailer sees; bins and trucks it does not."""

    RESULT: ClassVar[Any] = FloorPapers
    b2b_order_id: Id
