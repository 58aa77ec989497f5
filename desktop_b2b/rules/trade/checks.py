# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The ready-to-ship gate (N16): all that keeps a B2B order from being worked on, several at once, each with
its field and what mends it (S1.37, mission §6). The wizard asks it of a draft, the status engine of an order,
the floor of one that is packed.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from decimal import Decimal

from desktop_b2b.domain import measures
from desktop_b2b.domain.codes import countable
from desktop_b2b.domain.measures import Measure
from desktop_b2b.rules import addresses
from desktop_b2b.rules.findings import ERROR
from desktop_b2b.rules.trade.facts import DRAFT, PACKED, ItemFacts, ReadyFacts
from desktop_b2b.rules.trade.findings import ACCOUNT_MANAGER, BLOCK, CENTRE, LATER, NOBODY, WARN, Finding
from desktop_b2b.rules.trade.insurance import in_terms
from desktop_b2b.rules.trade.judge import judged
from desktop_b2b.rules.trade.rows import FREIGHT, OWN_LABEL, PARCEL, PROVIDER, SELF_ARRANGED, CarrierService
from desktop_b2b.rules.trade.tables import CentreTables
from desktop_b2b.rules.turnaround import MOST_DAYS_AHEAD


def check(tables: CentreTables, facts: ReadyFacts) -> list[Finding]:
    """Everything that stands in the way, or will, by the order in which people meet it.

    What somebody set aside who may do so stays in the list as a warning.
    """
    found = [
        *_recipient(facts),
        *_shipping(tables, facts),
        *_amazon(facts),
        *_insurance(tables, facts),
        *_items(facts),
        *_services(tables, facts),
        *_day(facts),
        *judged(tables, facts),
        *_papers(facts),
        *_holds(facts),
    ]
    return [_set_aside(one, facts) for one in found]


def _set_aside(found: Finding, facts: ReadyFacts) -> Finding:
    if found.severity == BLOCK and found.override != NOBODY and found.code in facts.overrides:
        return dataclasses.replace(found, severity=WARN)
    return found


# ---------------------------------------------------------------- who and how


def _recipient(facts: ReadyFacts) -> Iterator[Finding]:
    if facts.is_pickup:
        yield from _pickup(facts)
        return
    for one in addresses.problems(facts.address, freight=facts.mode == FREIGHT):
        severity = BLOCK if one.level == ERROR else WARN
        yield Finding(
            one.code, one.text, one.field, severity, "BAD_ADDRESS", "edit_address", params=one.params
        )


def _pickup(facts: ReadyFacts) -> Iterator[Finding]:
    """Somebody must come, at some time (S1.3)."""
    bad, fix = "BAD_ADDRESS", "edit_pickup"
    if not facts.collector:
        yield Finding("b2b.collector", "Say who collects the order.", "collector", BLOCK, bad, fix)
    since, until = facts.collect_from, facts.collect_until
    if since is None or until is None:
        yield Finding("b2b.slot", "Choose when the order is collected.", "collect_from", BLOCK, bad, fix)
    elif until <= since:
        text = "The time of collection ends before it begins."
        yield Finding("b2b.slot_order", text, "collect_until", BLOCK, bad, fix)
    elif until < facts.now:
        text = "The time of collection is past: agree on another one."
        yield Finding("b2b.slot_past", text, "collect_until", BLOCK, bad, fix)
    elif facts.slot_open is False:
        text = "The centre is closed when the order is to be collected."
        severity = BLOCK if facts.stage == DRAFT else WARN
        yield Finding("b2b.slot_closed", text, "collect_from", severity, bad, fix)


#: So many units of a product one order may have.
MOST_UNITS = 1_000_000
#: How Amazon writes the number of a shipment.
_FBA = re.compile(r"FBA[0-9A-Z]{6,12}")


def _amazon(facts: ReadyFacts) -> Iterator[Finding]:
    """A shipment that Amazon does not know is turned away at its gate."""
    if facts.fba_shipment and not _FBA.fullmatch(facts.fba_shipment.upper()):
        text = "“{value}” does not look like a shipment ID of Amazon, such as FBA15DJK9T2."
        params = {"value": facts.fba_shipment}
        yield Finding("b2b.fba_shipment", text, "fba_shipment", WARN, "", "edit_fba", params=params)


def _shipping(tables: CentreTables, facts: ReadyFacts) -> Iterator[Finding]:
    if not facts.centre_known:
        text = "Choose the fulfilment centre."
        yield Finding("b2b.no_centre", text, "link_id", BLOCK, "", "choose_centre")
    if facts.is_pickup:
        return
    unfit, fix = "METHOD_UNSUITABLE", "choose_method"
    if facts.method == SELF_ARRANGED and facts.mode != FREIGHT:
        text = "Shipping that you arrange yourself is for freight: choose freight, or upload your own labels."
        yield Finding("b2b.method", text, "method", BLOCK, unfit, fix)
    elif facts.method == OWN_LABEL and facts.mode != PARCEL:
        text = "Labels of your own are for parcels: for freight, arrange the shipping yourself."
        yield Finding("b2b.method", text, "method", BLOCK, unfit, fix)
    elif facts.method == PROVIDER:
        yield from _bought(tables, facts)


def _bought(tables: CentreTables, facts: ReadyFacts) -> Iterator[Finding]:
    """What the centre buys: a carrier's service that fits, with the retailer's consent (S1.14)."""
    unfit, fix = "METHOD_UNSUITABLE", "choose_method"
    if not facts.consent:
        text = "Agree to the carrier and its fees."
        yield Finding("b2b.consent", text, "consent", BLOCK, unfit, "consent")
    service = tables.carrier_service(facts.carrier, facts.service)
    if service is None:
        # A freight quote names its carrier; until then none needs to be chosen.
        if facts.carrier or facts.service:
            text = "The centre does not offer this carrier's service any more."
            yield Finding("b2b.service", text, "service", BLOCK, unfit, fix)
        elif facts.mode == PARCEL:
            yield Finding("b2b.no_service", "Choose carrier and service.", "service", BLOCK, unfit, fix)
        return
    if service.mode != facts.mode:
        text = "“{service}” does not carry this: parcels and freight have services of their own."
        params = {"service": service.name}
        yield Finding("b2b.service_mode", text, "service", BLOCK, unfit, fix, params=params)
    yield from _too_heavy(service, facts)


def _too_heavy(service: CarrierService, facts: ReadyFacts) -> Iterator[Finding]:
    limit = measures.weight(service.most_weight, "most_weight")
    if limit is None:
        return
    text = "{name} weighs {value}; “{service}” carries {limit} at most."
    for place, name, weight in _weighed(facts):
        if weight is not None and weight.into(limit.unit) > limit.value:
            params = {"name": name, "value": weight, "service": service.name, "limit": limit}
            yield Finding(
                "b2b.too_heavy", text, place, BLOCK, "METHOD_UNSUITABLE", "choose_method", params=params
            )


def _weighed(facts: ReadyFacts) -> Iterator[tuple[str, str, Measure | None]]:
    """What a carrier would carry: boxes or pallets once they are packed, before that single units."""
    if facts.mode == FREIGHT and facts.pallets:
        for index, pallet in enumerate(facts.pallets):
            yield f"pallets[{index}].weight", f"#{index + 1}", pallet.weight
    elif facts.mode == PARCEL and facts.boxes:
        for index, box in enumerate(facts.boxes):
            yield f"boxes[{index}].weight", f"#{index + 1}", box.weight
    elif facts.mode == PARCEL:
        for index, item in enumerate(facts.items):
            yield f"lines[{index}].quantity", item.sku, item.unit_weight


def _insurance(tables: CentreTables, facts: ReadyFacts) -> Iterator[Finding]:
    """Insurance that can be had (mission §2). Limits in another currency are asked at the recorded rate."""
    value, terms = facts.insured_value, tables.insurance
    if value <= 0 or facts.is_pickup:
        return
    field, unfit, fix = "insured_value", "METHOD_UNSUITABLE", "edit_insurance"
    if facts.method == OWN_LABEL and terms.void_with_own_labels:
        text = "Insurance is void on parcels with labels of your own."
        yield Finding("b2b.insurance_void", text, field, WARN, unfit, fix)
        return
    service = tables.carrier_service(facts.carrier, facts.service)
    if service is not None and not service.insurance:
        text = "“{service}” cannot be insured."
        yield Finding(
            "b2b.insurance_service", text, field, BLOCK, unfit, fix, params={"service": service.name}
        )
    if facts.order_value is not None and value > facts.order_value:
        text = "The insured value is more than the goods are worth ({value})."
        params: dict[str, object] = {"value": facts.order_value}
        yield Finding("b2b.insurance_value", text, field, BLOCK, unfit, fix, params=params)
    most = Decimal(terms.most_per_parcel)
    known = in_terms(terms, value, facts.insured_currency, facts.insured_rate)
    if known is None:
        text = "No rate from {currency} to {limit_currency} is recorded: the recipient signs on delivery."
        params = {"currency": facts.insured_currency, "limit_currency": terms.currency}
        yield Finding("b2b.insurance_rate", text, "insured_rate", WARN, "", fix, params=params)
    elif facts.mode == PARCEL and known > most * max(1, len(facts.boxes)):
        text = "At most {limit} {currency} are insured for each parcel."
        params = {"limit": most, "currency": terms.currency}
        severity = BLOCK if facts.stage == PACKED else WARN
        yield Finding("b2b.insurance_limit", text, field, severity, unfit, fix, params=params)


# ---------------------------------------------------------------- what


def _items(facts: ReadyFacts) -> Iterator[Finding]:
    if not facts.items:
        yield Finding("b2b.no_lines", "Add at least one item.", "lines", BLOCK, "", "edit_lines")
    for index, item in enumerate(facts.items):
        where = f"lines[{index}]"
        named: dict[str, object] = {"line": index + 1, "sku": item.sku}
        if not item.known:
            text = "Item {line}: the centre holds no “{sku}”."
            yield Finding(
                "b2b.unmapped", text, f"{where}.sku", BLOCK, "SKU_UNMAPPED", "edit_lines", params=named
            )
            continue
        if not item.active:
            text = "Item {line}: “{sku}” is not active."
            yield Finding(
                "b2b.inactive", text, f"{where}.sku", BLOCK, "SKU_INACTIVE", "edit_product", params=named
            )
        yield from _quantity(item, where, named)
        yield from _stock(facts, item, where, named)


def _quantity(item: ItemFacts, where: str, named: dict[str, object]) -> Iterator[Finding]:
    """Whole units, more than none (S1.23)."""
    field = f"{where}.quantity"
    if item.quantity <= 0:
        text = "Item {line}: the quantity must be more than nought."
        yield Finding("b2b.quantity", text, field, BLOCK, "", "edit_lines", params=named)
    elif countable(item.uom) and item.quantity != item.quantity.to_integral_value():
        text = "Item {line}: “{uom}” is counted in whole units."
        yield Finding(
            "quantity.whole", text, field, BLOCK, "", "edit_lines", params=named | {"uom": item.uom}
        )
    elif item.quantity > MOST_UNITS:
        # Nobody waits for such a delivery: it is a slip of the finger or of the scanner.
        text = "Item {line}: at most {most} units are ordered of one product at a time."
        yield Finding(
            "quantity.many", text, field, BLOCK, "", "edit_lines", params=named | {"most": MOST_UNITS}
        )


def _stock(facts: ReadyFacts, item: ItemFacts, where: str, named: dict[str, object]) -> Iterator[Finding]:
    """Enough units, of the lot that was asked for. Before its day an order only hears what may be short."""
    waits = facts.reserve_on is not None and facts.reserve_on > facts.today
    severity = WARN if waits else BLOCK
    if item.lot and item.lot_expired:
        text = "Item {line}: lot {lot} of “{sku}” has expired."
        params = named | {"lot": item.lot}
        yield Finding(
            "b2b.lot_expired", text, f"{where}.lot", severity, "LOT_UNAVAILABLE", "choose_lot", params=params
        )
    elif item.lot and item.lot_available is not None and item.lot_available < item.quantity:
        text = "Item {line}: of lot {lot} of “{sku}” there are {available}, not {quantity}."
        params = named | {
            "lot": item.lot, "available": _plain(item.lot_available), "quantity": _plain(item.quantity),
        }  # fmt: skip
        yield Finding(
            "b2b.lot", text, f"{where}.lot", severity, "LOT_UNAVAILABLE", "choose_lot", params=params
        )
    elif item.available is not None and item.available < item.quantity:
        text = "Item {line}: of “{sku}” there are {available}, not {quantity}."
        params = named | {"available": _plain(item.available), "quantity": _plain(item.quantity)}
        yield Finding(
            "b2b.stock", text, f"{where}.quantity", severity, "NO_STOCK", "edit_lines", params=params
        )


def _services(tables: CentreTables, facts: ReadyFacts) -> Iterator[Finding]:
    for index, code in enumerate(facts.services):
        if tables.service(code) is None:
            text = "The centre does not offer “{service}”."
            params = {"service": code}
            field = f"services[{index}]"
            yield Finding(
                "b2b.service_unknown",
                text,
                field,
                BLOCK,
                "DECLINED_REQUEST",
                "choose_services",
                params=params,
            )


def _day(facts: ReadyFacts) -> Iterator[Finding]:
    day = facts.reserve_on
    if day is not None and day > facts.today:
        text = "Scheduled: stock is reserved on {day}."
        params = {"day": day.isoformat()}
        yield Finding("b2b.scheduled", text, "reserve_on", LATER, "SCHEDULED", "choose_date", params=params)
    elif day is not None and day < facts.today and facts.stage == DRAFT:
        text = "The reserve date {day} is past: choose today or a later day."
        params = {"day": day.isoformat()}
        yield Finding("reserve.past", text, "reserve_on", BLOCK, "", "choose_date", params=params)
    known = facts.centre_known and facts.stage == DRAFT
    if known and day is not None and (day - facts.today).days > MOST_DAYS_AHEAD:
        text = "Stock is reserved at most {most} days ahead."
        far: dict[str, object] = {"most": MOST_DAYS_AHEAD}
        yield Finding("reserve.far", text, "reserve_on", BLOCK, "", "choose_date", params=far)


# ---------------------------------------------------------------- papers


def _papers(facts: ReadyFacts) -> Iterator[Finding]:
    """Labels, quote and bill of lading: asked for once there are dimensions, told of before (S1.15–S1.17)."""
    if facts.is_pickup:
        return
    severity = BLOCK if facts.stage == PACKED else LATER
    if facts.method == OWN_LABEL and facts.mode == PARCEL:
        yield from _labels(facts, severity)
    if facts.method == PROVIDER and facts.quote_needed and not facts.quote_accepted:
        text = "Accept the quote, or upload labels of your own."
        if facts.mode == FREIGHT:
            text = "Accept the quote, or arrange the freight yourself."
        yield Finding("b2b.quote", text, "quote", severity, "QUOTE_PENDING", "accept_quote")
    if facts.method == SELF_ARRANGED and facts.mode == FREIGHT and "bol" not in facts.files:
        text = "Attach the bill of lading: without it nobody may collect the freight."
        yield Finding("b2b.bol", text, "attachments", severity, "ATTACHMENT_MISSING", "attach")


def _labels(facts: ReadyFacts, severity: str) -> Iterator[Finding]:
    missing, fix = "LABELS_MISSING", "upload_labels"
    if severity == LATER:
        text = "Upload your labels once the boxes are packed and measured."
        yield Finding("b2b.labels", text, "attachments", LATER, missing, fix)
        return
    lacking = [str(index + 1) for index, box in enumerate(facts.boxes) if box.labels < 1]
    if lacking or not facts.boxes:
        text = "Upload a label for each box; missing: {boxes}."
        params = {"boxes": ", ".join(lacking) or "–"}
        yield Finding("b2b.labels", text, "attachments", BLOCK, missing, fix, params=params)


def _holds(facts: ReadyFacts) -> Iterator[Finding]:
    if facts.payment_refused:
        text = "The payment was refused."
        yield Finding("b2b.payment", text, "payment", BLOCK, "PAYMENT", "pay", ACCOUNT_MANAGER)
    if facts.hold_reason:
        text = "On hold: {why}"
        params = {"why": facts.hold_reason}
        yield Finding("b2b.hold", text, "hold_reason", BLOCK, "MANUAL_HOLD", "release", CENTRE, params)


def _plain(value: Decimal) -> str:
    """A quantity without noughts behind it."""
    return f"{value.normalize():f}" if value else "0"
