# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What rules can ask about, and at which stage it is known: the one table for editor, checks and facts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

TEXT, NUMBER, FLAG = "text", "number", "flag"

#: When rules are asked: as a request goes to a partner; of each offer before the best assignment is looked
#: for; of what was chosen; as an order is made.
SEND, OFFER, CHOICE, ORDER = "send", "offer", "choice", "order"
STAGES = (SEND, OFFER, CHOICE, ORDER)

#: What a field may hold; a number that is not known is None, a text that is not is empty.
Fact = str | Decimal | bool | None
Facts = dict[str, Fact]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a rule can ask about."""

    kind: str
    stages: frozenset[str]
    words: str


def _at(kind: str, words: str, *stages: str) -> Field:
    return Field(kind, frozenset(stages or STAGES), words)


_OFFERED = (OFFER, CHOICE)

FIELDS: dict[str, Field] = {
    "request_country": _at(TEXT, "Country of the recipient"),
    "request_region": _at(TEXT, "Region of the recipient"),
    "request_city": _at(TEXT, "City of the recipient"),
    "request_recipient": _at(TEXT, "Kind of recipient"),
    "request_currency": _at(TEXT, "Currency of the request"),
    "request_items": _at(NUMBER, "Number of items in the request"),
    "request_weekday": _at(TEXT, "Day of the week"),
    "request_hours_left": _at(NUMBER, "Hours until it is needed"),
    "partner_name": _at(TEXT, "Name of the partner"),
    "partner_country": _at(TEXT, "Country of the partner"),
    "partner_city": _at(TEXT, "City of the partner"),
    "partner_score": _at(NUMBER, "Score of the partner"),
    "partner_answer_hours": _at(NUMBER, "Usual answer time of the partner, in hours"),
    "partner_states_shipping": _at(FLAG, "The partner must state its shipping cost"),
    "partner_may_propose": _at(FLAG, "The partner may propose changes"),
    "item_sku": _at(TEXT, "SKU of the item", *_OFFERED),
    "item_description": _at(TEXT, "Description of the item", *_OFFERED),
    "item_line": _at(TEXT, "Product line of the item", *_OFFERED),
    "item_quantity": _at(NUMBER, "Quantity asked for", *_OFFERED),
    "item_unit": _at(TEXT, "Unit of measure", *_OFFERED),
    "item_maximum": _at(NUMBER, "Maximum price of the item", *_OFFERED),
    "offer_price": _at(NUMBER, "Price offered", *_OFFERED),
    "offer_ready": _at(NUMBER, "Quantity ready", *_OFFERED),
    "offer_backorder": _at(NUMBER, "Quantity on back-order", *_OFFERED),
    "offer_days_to_wait": _at(NUMBER, "Days until the back-order comes", *_OFFERED),
    "offer_share": _at(NUMBER, "Per cent of the quantity that is ready", *_OFFERED),
    "offer_above_best": _at(NUMBER, "Per cent above the lowest price for the item", *_OFFERED),
    "answer_late": _at(FLAG, "The answer came late", *_OFFERED),
    "answer_shipping": _at(NUMBER, "Shipping cost that the answer states", *_OFFERED),
    "choice_quantity": _at(NUMBER, "Quantity chosen", CHOICE),
    "choice_surplus": _at(NUMBER, "Quantity beyond what was asked for", CHOICE),
    "order_goods": _at(NUMBER, "Value of the goods of the order", CHOICE, ORDER),
    "order_shipping": _at(NUMBER, "Shipping cost of the order", CHOICE, ORDER),
    "order_items": _at(NUMBER, "Number of items of the order", CHOICE, ORDER),
    "request_total": _at(NUMBER, "Total of all orders of the request", CHOICE, ORDER),
}

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def known_at(stage: str) -> dict[str, Field]:
    """The fields of a stage."""
    return {name: field for name, field in FIELDS.items() if stage in field.stages}
