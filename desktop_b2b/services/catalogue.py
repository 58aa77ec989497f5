# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The product tree as rows tell it: paths and inherited partners (S2.23, S2.24, S2.69); and what contacts and
products may hold.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop_b2b.domain import checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import Check, as_is

#: Between the names of a path, as the manual prints it: ``Clothing / Men's / Brand Y``.
SEPARATOR = " / "

#: What makes the arguments of a contact and of a product fit to be stored.
CONTACT_CHECKS: dict[str, Check] = {
    "recipient_kind": as_is,
    "company": text.line,
    "name": text.line,
    "email": checks.email,
    "phone": lambda value, field: text.line(value, field, text.PHONE),
    "address1": text.line,
    "address2": text.line,
    "postal_code": lambda value, field: text.line(value, field, text.POSTAL),
    "city": text.line,
    "region": text.line,
    "country": checks.country,
    "archived": as_is,
}

PRODUCT_CHECKS: dict[str, Check] = {
    "sku": lambda value, field: text.code(value, field, required=True),
    "description": lambda value, field: text.line(value, field, text.DESCRIPTION),
    "uom": lambda value, field: text.line(value, field, text.UOM, required=True),
    "gtin": checks.gtin,
    "archived": as_is,
}


def ancestors(uow: UnitOfWork, node: e.ProductLine) -> Iterator[e.ProductLine]:
    """The nodes above a node, nearest first. A ring (two desks at once could make one) ends the walk."""
    seen = {node.id}
    while node.parent_id is not None and node.parent_id not in seen:
        above = uow.find(e.ProductLine, node.parent_id)
        if above is None:
            return
        seen.add(above.id)
        yield above
        node = above


def path_of(uow: UnitOfWork, node: e.ProductLine) -> str:
    """The node's names from the root down."""
    names = [node.name, *(above.name for above in ancestors(uow, node))]
    return SEPARATOR.join(reversed(names))


def partners_of_line(uow: UnitOfWork, node: e.ProductLine) -> tuple[str, ...]:
    """The partners that deliver a product line: its own, else those of the nearest node above that
    has any. Archived cards are left out.
    """
    for candidate in (node, *ancestors(uow, node)):
        if candidate.partner_ids:
            cards = [uow.find(e.Partner, partner_id) for partner_id in candidate.partner_ids]
            return tuple(card.id for card in cards if card is not None and not card.archived)
    return ()
