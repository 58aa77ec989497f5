# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a user may be allowed to do (S2.12), and the usual bundles of it."""

from __future__ import annotations

from desktop_b2b.domain.actor import Actor
from desktop_b2b.errors import UserError

#: Every verb with the words that a user dialog shows.
PRIVILEGES: dict[str, str] = {
    "company.edit": "Change the company's data, logo and defaults",
    "partner.edit": "Change partners and product lines",
    "request.edit": "Write requests, contacts and products",
    "request.send": "Send requests, change deadlines, cancel requests",
    "request.assign": "Assign quantities to partners",
    "request.order": "Send and cancel orders, close requests",
    "answer.give": "Answer requests",
    "order.accept": "Accept or decline orders",
    "shipment.confirm": "Pack and confirm shipments",
    "b2b.edit": "Write B2B orders and products at centres",
    "b2b.create": "Create, change and cancel B2B orders",
    "stock.edit": "Receive, count and move stock",
    "floor.work": "Pick, pack, label and ship B2B orders",
    "centre.edit": "Change the centre's tables: turnaround, fees, carriers, rules",
    "message.write": "Write messages to the other party",
    "view.share": "Share saved views with colleagues",
}

#: Bundles by name. The account manager needs none: that role may do everything (S2.14).
BUNDLES: dict[str, frozenset[str]] = {
    "buyer": frozenset(
        {
            "partner.edit",
            "request.edit",
            "request.send",
            "request.assign",
            "request.order",
            "b2b.edit",
            "b2b.create",
            "message.write",
            "view.share",
        }
    ),
    "assistant": frozenset({"request.edit", "request.assign", "b2b.edit", "message.write", "view.share"}),
    "sales": frozenset({"answer.give", "order.accept", "message.write", "view.share"}),
    "warehouse": frozenset({"shipment.confirm", "message.write", "view.share"}),
    "floor": frozenset({"floor.work", "stock.edit", "message.write", "view.share"}),
    "viewer": frozenset(),
}

BUNDLE_TEXTS: dict[str, str] = {
    "buyer": "Buyer: requests, answers and orders",
    "assistant": "Assistant: prepares requests, sends nothing",
    "sales": "Sales: answers requests, accepts orders",
    "warehouse": "Warehouse: packs and ships",
    "floor": "Fulfilment staff: pick, pack and ship, receive and count",
    "viewer": "Viewer: looks and prints",
}


def may(actor: Actor, verb: str) -> bool:
    """Whether the actor holds a privilege; an empty verb needs none."""
    return actor.may(verb)


def checked(verbs: tuple[str, ...], field: str) -> tuple[str, ...]:
    """The verbs, sorted and once each.

    Raises UserError ``privilege.unknown`` for one that does not exist.
    """
    for index, verb in enumerate(verbs):
        if verb not in PRIVILEGES:
            raise UserError(
                "privilege.unknown", "There is no privilege “{verb}”.", f"{field}[{index}]", verb=verb
            )
    return tuple(sorted(set(verbs)))
