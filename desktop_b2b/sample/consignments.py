# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""B2B orders of the sample world: who gets what, how it travels, and how far each has come by now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_b2b.clock import DAY, HOUR, MINUTE


@dataclass(frozen=True)
class Shop:
    """Where a B2B order goes."""

    company: str
    contact: str
    email: str
    phone: str
    address: str
    postal_code: str
    city: str
    country: str = "NL"


SHOPS = (
    Shop("Boekhandel Van Loon", "Marit van Loon", "marit@vanloon.example", "+31 20 555 0186",
         "Utrechtsestraat 62", "1017 VP", "Amsterdam"),
    Shop("Woonwinkel Haven 9", "Joris Kok", "joris@haven9.example", "+31 10 555 0153",
         "Witte de Withstraat 21", "3012 BL", "Rotterdam"),
    Shop("Museumwinkel De Pont", "Ellen Smits", "winkel@depont.example", "+31 13 555 0119",
         "Wilhelminapark 1", "5041 EA", "Tilburg"),
    Shop("Studio Noord", "Femke Dijkstra", "femke@studionoord.example", "+31 50 555 0144",
         "Folkingestraat 30", "9711 JW", "Groningen"),
    Shop("Hotel Hofzicht", "Bas Mulder", "inkoop@hofzicht.example", "+31 70 555 0107", "Lange Vijverberg 8",
         "2513 AC", "Den Haag"),
    Shop("Galerie Hartwig", "Jens Hartwig", "jens@galerie-hartwig.example", "+49 421 555 0142", "Am Wall 118",
         "28195", "Bremen", "DE"),
    Shop("Chez Margaux", "Margaux Petit", "margaux@chezmargaux.example", "+33 1 55 50 14 44",
         "18 rue des Abbesses", "75018", "Paris", "FR"),
    Shop("Stichting Warm Thuis", "Ria de Boer", "ria@warmthuis.example", "+31 24 555 0135",
         "Daalseweg 102", "6521 GN", "Nijmegen"),
    Shop("", "Sanne Vermeer", "sanne.vermeer@post.example", "+31 6 5550 0172", "Kerkstraat 5", "2011 PZ",
         "Haarlem"),
)  # fmt: skip


@dataclass(frozen=True)
class Consignment:
    """How one B2B order goes. ``age``: how long ago it was written. ``then``: what is done with it, in turn,
    each step ``pace`` after the one before; nothing, and it stays a draft.

    ``lines``: units of each item; ``short``: more of the first than the centre has. ``reserve``: days until
    its stock is reserved. ``services``: what the centre does besides.
    """

    age: int
    shop: int
    lines: tuple[int, ...]
    then: tuple[str, ...] = ("create",)
    kind: str = "manual"
    mode: str = "parcel"
    method: str = "provider"
    reserve: int = 0
    short: bool = False
    boxes: int = 1
    pace: int = 2 * HOUR
    insured: bool = False
    instructions: str = ""
    services: tuple[str, ...] = ()


_PICKED = ("create", "pick")
_PACKED = (*_PICKED, "pack")
_LABELLED = (*_PACKED, "label")
_SHIPPED = (*_LABELLED, "ship")


def consignments() -> Iterator[Consignment]:
    """Orders at every stage, the oldest first."""
    yield Consignment(9 * DAY, 0, (12, 6), (*_SHIPPED, "deliver"), boxes=2, pace=5 * HOUR)
    yield Consignment(8 * DAY, 5, (8,), (*_SHIPPED, "deliver"), pace=9 * HOUR, insured=True)
    yield Consignment(7 * DAY, 4, (6, 6, 4), (*_PACKED, "collect"), kind="pickup", pace=6 * HOUR)
    yield Consignment(6 * DAY, 6, (10, 4), (*_SHIPPED, "lose"), pace=8 * HOUR)
    yield Consignment(5 * DAY, 2, (24,), ("create", "cancel"), pace=3 * HOUR)
    yield Consignment(4 * DAY, 7, (18, 12), _SHIPPED, kind="donation", boxes=2, pace=7 * HOUR)
    yield Consignment(
        3 * DAY,
        1,
        (6, 12),
        (*_PACKED, "sticker", "label", "ship"),
        pace=5 * HOUR,
        services=("gs1_sticker*18",),
    )
    yield Consignment(52 * HOUR, 3, (8, 8), _LABELLED, boxes=2, pace=6 * HOUR)
    yield Consignment(49 * HOUR, 4, (36, 24, 12), (*_PACKED, "stack", "quote"), mode="freight", boxes=4)
    yield Consignment(46 * HOUR, 0, (10,), _PACKED, method="own_label", pace=3 * HOUR)
    yield Consignment(
        31 * HOUR, 2, (6, 4), (*_PACKED, "kit"), pace=4 * HOUR, services=("kitting*4", "gift_note", "inserts")
    )
    yield Consignment(29 * HOUR, 1, (4, 6, 2), _PICKED, pace=20 * HOUR)
    yield Consignment(27 * HOUR, 5, (6,), (*_PICKED, "ask_back"), pace=10 * HOUR)
    yield Consignment(25 * HOUR, 3, (12, 6, 6), ("create", "begin"), pace=23 * HOUR)
    yield Consignment(23 * HOUR, 0, (20,), ("create", "hold"), short=True, pace=90 * MINUTE)
    yield Consignment(20 * HOUR, 6, (30,), short=True)
    yield Consignment(6 * HOUR, 8, (26, 4))
    yield Consignment(
        4 * HOUR, 4, (6, 2), instructions="One gift box for each pair, flat-packed, on top.", insured=True
    )
    yield Consignment(3 * HOUR, 1, (12,), ("create", "gather"), pace=HOUR)
    yield Consignment(2 * HOUR, 2, (12, 12), reserve=4)
    yield Consignment(90 * MINUTE, 3, (6, 6), ())
    yield Consignment(25 * MINUTE, 7, (8,), (), kind="donation")
