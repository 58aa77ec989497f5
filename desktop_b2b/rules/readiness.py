# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What stands between a draft and sending it (mission §6, S2.60–S2.77): one list for the window's
readiness panel and for the guard of SendRequest.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from desktop_b2b.clock import HOUR
from desktop_b2b.domain.codes import countable
from desktop_b2b.rules.addresses import Address, problems
from desktop_b2b.rules.deadlines import passed
from desktop_b2b.rules.findings import ERROR, OK, WARNING, Finding

__all__ = [
    "ERROR", "OK", "WARNING", "Finding", "LineFacts", "PartnerFacts", "RequestFacts", "first_error",
    "readiness",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class LineFacts:
    """A line of the draft; ``partner_ids`` are partner cards."""

    sku: str
    description: str
    quantity: Decimal
    uom: str
    partner_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartnerFacts:
    """A partner of the draft. ``deadline_at`` None: its usual answer time from sending on."""

    partner_id: str
    name: str
    connected: bool
    excluded: bool
    deadline_at: int | None


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """All that the guards of sending look at, in the order of the editor's lines and partners."""

    company: str = ""
    contact_name: str = ""
    address1: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    lines: tuple[LineFacts, ...] = ()
    partners: tuple[PartnerFacts, ...] = ()
    recipient_email: str = ""
    duplicate_order_number: bool = False


def readiness(facts: RequestFacts, now: int) -> list[Finding]:
    """Everything that is right, doubtful or wrong about a draft at an instant, errors of one part
    together: items, address, partners and their deadlines.
    """
    found: list[Finding] = []
    asked = any(not partner.excluded for partner in facts.partners)
    for calm, checks in (
        (Finding("request.lines_ok", "The items are complete.", "", OK), _lines(facts)),
        (Finding("request.address_ok", "The shipping address is complete.", "", OK), _address(facts)),
        (
            Finding("request.partners_ok", "The partners and their deadlines are set.", "", OK),
            _partners(facts, now),
        ),
    ):
        part = list(checks)
        if all(finding.level != ERROR for finding in part) and (asked or "partners" not in calm.code):
            found.append(calm)
        found.extend(part)
    found.extend(_doubts(facts))
    return found


def first_error(findings: list[Finding]) -> Finding | None:
    """The finding that keeps the draft from being sent, if any."""
    return next((finding for finding in findings if finding.level == ERROR), None)


def _lines(facts: RequestFacts) -> Iterator[Finding]:
    if not facts.lines:
        yield Finding("request.no_lines", "Add at least one item.", "lines", ERROR)
    usable = {p.partner_id for p in facts.partners if p.connected and not p.excluded}
    for index, line in enumerate(facts.lines):
        where, number = f"lines[{index}]", {"line": index + 1}
        if not line.sku and not line.description:
            text = "Item {line}: enter an SKU or a description."
            yield Finding("request.no_item", text, f"{where}.sku", ERROR, number)
        if line.quantity <= 0:
            text = "Item {line}: the quantity must be more than nought."
            yield Finding("request.no_quantity", text, f"{where}.quantity", ERROR, number)
        elif countable(line.uom) and line.quantity != line.quantity.to_integral_value():
            text = "Item {line}: “{uom}” is counted in whole units."
            yield Finding("quantity.whole", text, f"{where}.quantity", ERROR, {**number, "uom": line.uom})
        if usable.isdisjoint(line.partner_ids):
            text = "Item {line}: choose at least one connected partner."
            yield Finding("request.no_partner", text, f"{where}.partner_ids", ERROR, number)


def _address(facts: RequestFacts) -> Iterator[Finding]:
    """What an address lacks; of regions and odd postal codes a partner may know better."""
    address = Address(
        company=facts.company,
        contact_name=facts.contact_name,
        address1=facts.address1,
        postal_code=facts.postal_code,
        city=facts.city,
        region=facts.region,
        country=facts.country,
    )
    for found in problems(address):
        soft = found.code in ("request.region", "request.postal_code")
        yield dataclasses.replace(found, level=WARNING) if soft else found


def _partners(facts: RequestFacts, now: int) -> Iterator[Finding]:
    named = {partner_id for line in facts.lines for partner_id in line.partner_ids}
    for index, partner in enumerate(facts.partners):
        if partner.excluded or partner.partner_id not in named:
            continue
        where, name = f"partners[{index}]", {"partner": partner.name}
        if not partner.connected:
            text = "{partner} is not connected: exclude it, or wait for the connection."
            yield Finding("request.not_connected", text, f"{where}.partner_id", ERROR, name)
        if partner.deadline_at is None:
            continue
        if partner.deadline_at == now or passed(partner.deadline_at, now):
            text = "The deadline of {partner} must be in the future."
            yield Finding("request.deadline_past", text, f"{where}.deadline_at", ERROR, name)
        elif partner.deadline_at - now <= HOUR:
            text = "{partner} has one hour or less to answer."
            yield Finding("request.deadline_soon", text, f"{where}.deadline_at", WARNING, name)


def _doubts(facts: RequestFacts) -> Iterator[Finding]:
    if facts.duplicate_order_number:
        text = "Another request has the same order number."
        yield Finding("request.duplicate_number", text, "retailer_order_number", WARNING)
    if not facts.recipient_email:
        text = "Without the recipient's e-mail there is nobody to tell when the goods ship."
        yield Finding("request.no_email", text, "recipient_email", WARNING)
