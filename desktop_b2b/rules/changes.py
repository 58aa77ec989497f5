# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What may be changed of a B2B order until when, why not any more, and what it costs (S1.28–S1.34, mission
§2).

All may be edited until the order is picked; what belongs to shipping, until it is labelled, since quotes and
labels come after packing; number, centre and reserve date never (A3).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop_b2b.domain.values import round_amount
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.rows import PARCEL, Fee
from desktop_b2b.rules.trade.tables import CentreTables

#: The states of an order in the order of its way.
_WAY = (
    "queued", "action_required", "processing", "picking", "picked", "packed", "awaiting_shipper", "labelled",
    "shipped", "collected", "exception", "delivered", "cancelled",
)  # fmt: skip
_PLACE = {state: place for place, state in enumerate(_WAY)}

#: Parts of an order, and the first state in which each can no longer be changed; empty: never after creation.
PARTS: dict[str, str] = {
    "recipient": "picked",
    "lines": "picked",
    "instructions": "picked",
    "services": "picked",
    "customs": "picked",
    "note": "packed",
    "shipping": "labelled",
    "insurance": "labelled",
    "quote": "labelled",
    "labels": "shipped",
    "attachments": "shipped",
    "pickup": "collected",
    "number": "",
    "centre": "",
    "reserve_date": "",
    "measures": "",
}
#: The part that a field of the order belongs to.
PART_OF: dict[str, str] = {
    **dict.fromkeys(
        ("company", "contact_name", "phone", "address1", "address2", "postal_code", "city", "region",
         "country", "recipient_kind", "recipient_email", "purchase_order", "department", "mark_for",
         "retailer_order_number"),
        "recipient",
    ),
    **dict.fromkeys(("lines", "quantity", "lot"), "lines"),
    "instructions": "instructions",
    "services": "services",
    **dict.fromkeys(
        ("customs", "incoterm", "hs_code", "origin_country", "unit_value", "fba_shipment"), "customs"
    ),
    "note_to_customer": "note",
    **dict.fromkeys(("mode", "method", "carrier", "service", "consent_at"), "shipping"),
    **dict.fromkeys(
        ("insured_value", "currency", "insured_rate", "insured_rate_on", "insured_rate_source"), "insurance"
    ),
    **dict.fromkeys(("quote", "quote_state"), "quote"),
    **dict.fromkeys(("collector", "collect_from", "collect_until"), "pickup"),
    "attachments": "attachments",
    "labels": "labels",
    "number": "number",
    "link_id": "centre",
    "reserve_on": "reserve_date",
    **dict.fromkeys(("weight", "size", "dimensions"), "measures"),
}  # fmt: skip

#: Why something cannot be changed.
LOCK_WORDS: dict[str, str] = {
    "number": "The shipment number is final.",
    "centre": "The fulfilment centre is final. Cancel the order and duplicate it for another one.",
    "reserve_date": "The reserve date cannot be changed after the order was created.",
    "measures": "Dimensions and weight come from the fulfilment centre, once the order is packed.",
    "picked": "The order has been picked: this can no longer be changed.",
    "packed": "The order has been packed: this can no longer be changed.",
    "labelled": "The order has its labels: this can no longer be changed.",
    "shipped": "The order has left the fulfilment centre: this can no longer be changed.",
    "cancelled": "The order was cancelled.",
    "pickup": "This order is collected: nothing is shipped.",
    "not_pickup": "This order is shipped: nobody collects it.",
}


@dataclass(frozen=True, slots=True)
class Lock:
    """Whether a part can be changed; ``why``: a key of ``LOCK_WORDS`` where it cannot."""

    part: str
    why: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it can be changed."""
        return not self.why

    @property
    def text(self) -> str:
        """Why not, in English."""
        return LOCK_WORDS[self.why] if self.why else ""


@dataclass(frozen=True, slots=True)
class Charge:
    """What a change costs. ``parts``: each fee with its number of units and its amount; ``asks_centre``: the
    centre must confirm it.
    """

    amount: Decimal
    currency: str
    parts: tuple[tuple[Fee, Decimal, Decimal], ...] = ()
    asks_centre: bool = False


def lock_of(part: str, state: str, *, kind: str = "manual") -> Lock:
    """Whether a part of an order can be changed in a state, and why not."""
    until = PARTS[part]
    if not until:
        return Lock(part, part)
    if state == "cancelled":
        return Lock(part, "cancelled")
    if part in ("shipping", "quote", "labels", "insurance") and kind == "pickup":
        return Lock(part, "pickup")
    if part == "pickup" and kind != "pickup":
        return Lock(part, "not_pickup")
    if _PLACE[state] >= min(_PLACE[until], _PLACE["shipped"]):
        return Lock(part, _stage(state))
    return Lock(part)


def locks(state: str, *, kind: str = "manual") -> Mapping[str, Lock]:
    """All parts of an order with whether they can be changed: the guide's table."""
    return {part: lock_of(part, state, kind=kind) for part in PARTS}


def shows_measures(state: str) -> bool:
    """Whether there are dimensions and weights to show (S1.32)."""
    return _PLACE["packed"] <= _PLACE[state] < _PLACE["cancelled"]


def shows_shipping_options(mode: str, kind: str = "manual") -> bool:
    """Whether carrier and service are shown (S1.33)."""
    return mode == PARCEL and kind != "pickup"


def demand_open(field: str, state: str, *, kind: str = "manual") -> None:
    """Refuse the change of a field that is locked. Raises UserError ``b2b.locked`` naming the field."""
    found = lock_of(PART_OF[field], state, kind=kind)
    if not found.is_open:
        raise UserError("b2b.locked", found.text, field)


def change_charge(tables: CentreTables, state: str, kind: str) -> Charge:
    """What a change of items costs: each is a paid request once the centre has the order."""
    fee = _fee(tables, "change", kind)
    if fee is None or state == "queued":
        return _nothing(tables)
    return _charge([(fee, Decimal(1))], asks_centre=False)


def cancel_charge(tables: CentreTables, state: str, kind: str, picked: Decimal = Decimal(0)) -> Charge:
    """What cancelling costs: nothing before the order is picked; from then on a fee, and what was picked goes
    back on the shelf, once the centre confirms (mission §6).

    Raises UserError ``b2b.cancel_late`` for what has left the centre, ``b2b.cancelled`` for what is
    cancelled.
    """
    if state == "cancelled":
        raise UserError("b2b.cancelled", "The order was cancelled.", "state")
    if _PLACE[state] >= _PLACE["shipped"]:
        text = "The order has left the fulfilment centre: it cannot be cancelled any more."
        raise UserError("b2b.cancel_late", text, "state")
    if _PLACE[state] < _PLACE["picked"]:
        return _nothing(tables)
    wanted = ((_fee(tables, "cancel", kind), Decimal(1)), (_fee(tables, "restock_unit", kind), picked))
    parts = [(fee, units) for fee, units in wanted if fee is not None and units > 0]
    if not parts:
        return dataclasses.replace(_nothing(tables), asks_centre=True)
    return _charge(parts, asks_centre=True)


def _charge(wanted: list[tuple[Fee, Decimal]], *, asks_centre: bool) -> Charge:
    """The sum of fees, each rounded once. A centre's fees are all in one currency (``check_tables``)."""
    currency = wanted[0][0].currency
    parts = tuple((fee, units, round_amount(fee.value * units, currency)) for fee, units in wanted)
    return Charge(sum((amount for *_, amount in parts), Decimal(0)), currency, parts, asks_centre)


def _fee(tables: CentreTables, kind: str, order_kind: str) -> Fee | None:
    """A fee of the table: that of the order's kind before that of all."""
    found = [fee for fee in tables.fees if fee.kind == kind and fee.order_kind in ("", order_kind)]
    return max(found, key=lambda fee: bool(fee.order_kind), default=None)


def _nothing(tables: CentreTables) -> Charge:
    return Charge(Decimal(0), tables.fees[0].currency if tables.fees else tables.insurance.currency)


def _stage(state: str) -> str:
    """How far an order is, as its locks tell it."""
    if _PLACE[state] >= _PLACE["shipped"]:
        return "shipped"
    if state == "labelled":
        return "labelled"
    return "packed" if state in ("packed", "awaiting_shipper") else "picked"
