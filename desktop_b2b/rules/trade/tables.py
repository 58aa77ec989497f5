# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a fulfilment centre decides, in one document: turnaround, cut-off, fees, zones, carriers, services,
and the rules of the trade. It is kept, sent and edited as JSON; ``defaults`` has the one to start with.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from desktop_b2b.domain import checks, measures
from desktop_b2b.domain.decoders import from_json
from desktop_b2b.domain.measures import GRAMS, MILLIMETRES
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.fields import FIELDS, FLAG, LENGTH, MASS, OPERATORS, PLACES, TEXT, WITHOUT_VALUE
from desktop_b2b.rules.trade.rows import (
    Carrier,
    CarrierService,
    Fee,
    Freight,
    FreightClass,
    Insurance,
    Lots,
    Service,
    TableRow,
    TradeRule,
    Turnaround,
    Zone,
)

__all__ = [
    "Carrier", "CarrierService", "CentreTables", "Fee", "Freight", "FreightClass", "Insurance", "Lots",
    "Service", "TradeRule", "Turnaround", "Zone", "check_tables", "decode_tables", "encode_tables",
]  # fmt: skip

#: The longest document that is read, and the most rows of a table in it.
MOST_BYTES = 400_000
MOST_ROWS = 2_000
#: A pallet has no more sides and corners to put labels onto.
_MOST_LABELS = 8


class CentreTables(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of a centre's tables. ``cutoff``: the wall time, like ``12:00``, until which a day's orders are
    taken; ``high_volume_from``: so many units make a consumer's order a B2B order (A1); ``company_prefix``:
    what the centre's SSCCs begin with, given by GS1; empty where it has none.
    """

    turnaround: tuple[Turnaround, ...]
    fees: tuple[Fee, ...]
    zones: tuple[Zone, ...]
    carriers: tuple[Carrier, ...]
    services: tuple[Service, ...]
    insurance: Insurance
    rules: tuple[TradeRule, ...]
    lots: Lots = Lots()
    cutoff: Annotated[str, Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")] = "12:00"
    high_volume_from: Annotated[int, Meta(ge=1, le=1_000_000)] = 25
    company_prefix: Annotated[str, Meta(pattern="^([0-9]{4,12})?$")] = ""
    freight_classes: tuple[FreightClass, ...] = ()
    freight: Freight = Freight()
    version: Literal[1] = 1

    @property
    def cutoff_minutes(self) -> int:
        """The cut-off in minutes of the wall clock."""
        return int(self.cutoff[:2]) * 60 + int(self.cutoff[3:])

    def carrier_service(self, carrier: str, service: str) -> CarrierService | None:
        """What a carrier's code and a service's code mean here."""
        found = next((one for one in self.carriers if one.code == carrier), None)
        return next((one for one in found.services if one.code == service), None) if found else None

    def carrier(self, typed: str) -> Carrier | None:
        """A carrier by its code or its name, as somebody typed it."""
        wanted = typed.strip().casefold()
        known = (one for one in self.carriers if wanted in (one.code.casefold(), one.name.casefold()))
        return next(known, None)

    def carrier_name(self, typed: str) -> str:
        """What people call a carrier; one that is not in the table is called as it was typed."""
        found = self.carrier(typed)
        return found.name if found is not None else typed

    def service_name(self, carrier: str, service: str) -> str:
        """What people call a service of a carrier, each by its code or its name; what is not in the table is
        called as it was typed.
        """
        found, wanted = self.carrier(carrier), service.strip().casefold()
        known = found.services if found is not None else ()
        names = (one.name for one in known if wanted in (one.code.casefold(), one.name.casefold()))
        return next(names, service)

    def pallet_labels(self, *, is_fba: bool) -> int:
        """How many labels a pallet needs by the rules: Amazon wants one on each side."""
        asked_of = ("any", "freight", "fba") if is_fba else ("any", "freight")
        wanted = (
            int(Decimal(rule.value))
            for rule in self.rules
            if rule.enabled
            and (rule.field, rule.operator) == ("pallet_labels", "lt")
            and rule.applies_to in asked_of
        )
        return min(max(wanted, default=1), _MOST_LABELS)

    def freight_class(self, hs: str) -> FreightClass | None:
        """How goods with a customs number are classed."""
        digits = "".join(sign for sign in hs if sign.isdigit())
        fitting = (one for one in self.freight_classes if digits.startswith(one.hs))
        return max(fitting, key=lambda one: len(one.hs), default=None)

    def service(self, code: str) -> Service | None:
        """A value-added service by its code."""
        return next((one for one in self.services if one.code == code), None)


def encode_tables(tables: CentreTables) -> str:
    """The tables as the text that is kept: the same text for the same tables."""
    return msgspec.json.encode(tables).decode()


@functools.lru_cache(maxsize=64)
def decode_tables(text: str, field: str = "tables") -> CentreTables:
    """The tables of a text; those of the few centres that one deals with are kept.

    Raises UserError ``tables.size``, ``tables.json``, ``tables.shape`` or what ``check_tables`` raises; each
    names the path in the document, like ``tables.fees[2].amount``.
    """
    if len(text) > MOST_BYTES:
        raise UserError(
            "tables.size", "These tables are too long: at most {most} bytes.", field, most=MOST_BYTES
        )
    try:
        tables = from_json(CentreTables).decode(text)
    except msgspec.ValidationError as error:
        raise _misshapen(str(error), field) from error
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise UserError("tables.json", "This is not a document of tables in JSON.", field) from error
    return check_tables(tables, field)


def check_tables(tables: CentreTables, field: str = "tables") -> CentreTables:
    """The tables, if they make sense.

    Raises UserError ``tables.rows``, ``tables.turnaround``, ``tables.twice``, ``tables.zone``,
    ``tables.rule``, ``tables.message`` or what a value's own check raises, each naming the path.
    """
    for name in ("turnaround", "fees", "zones", "carriers", "services", "rules", "freight_classes"):
        if len(getattr(tables, name)) > MOST_ROWS:
            raise UserError(
                "tables.rows", "A table has at most {most} rows.", f"{field}.{name}", most=MOST_ROWS
            )
    if not any(row == Turnaround(row.days) for row in tables.turnaround):
        text = "One row must tell how long all other orders take: leave its columns empty."
        raise UserError("tables.turnaround", text, f"{field}.turnaround")
    _once(
        tables.turnaround,
        lambda row: (row.kind, row.complexity, row.tier, row.pallets_from),
        field,
        "turnaround",
    )
    _once(tables.fees, lambda row: (row.kind, row.order_kind), field, "fees")
    _once(tables.zones, lambda row: (row.country, row.first, row.last), field, "zones")
    _once(tables.carriers, lambda row: row.code, field, "carriers")
    _once(tables.services, lambda row: row.code, field, "services")
    _once(tables.rules, lambda row: row.code, field, "rules")
    _once(tables.freight_classes, lambda row: row.hs, field, "freight_classes")
    for index, zone in enumerate(tables.zones):
        _check_zone(zone, f"{field}.zones[{index}]")
    for index, carrier in enumerate(tables.carriers):
        where = f"{field}.carriers[{index}]"
        _once(carrier.services, lambda row: row.code, where, "services")
        for place, service in enumerate(carrier.services):
            measures.weight(service.most_weight, f"{where}.services[{place}].most_weight")
    priced: tuple[tuple[str, Sequence[Fee | Zone | Service]], ...] = (
        ("fees", tables.fees), ("zones", tables.zones), ("services", tables.services),
    )  # fmt: skip
    for name, rows in priced:
        for index, row in enumerate(rows):
            checks.currency(row.currency, f"{field}.{name}[{index}].currency")
    if len({fee.currency for fee in tables.fees}) > 1:
        text = "All fees of a centre are in one currency."
        raise UserError("tables.currency", text, f"{field}.fees")
    checks.currency(tables.insurance.currency, f"{field}.insurance.currency")
    for index, rule in enumerate(tables.rules):
        _check_rule(rule, f"{field}.rules[{index}]")
    return tables


def _once(rows: Iterable[TableRow], key: Callable[..., object], field: str, name: str) -> None:
    seen: set[object] = set()
    for index, row in enumerate(rows):
        found = key(row)
        if found in seen:
            raise UserError("tables.twice", "This is in the table twice.", f"{field}.{name}[{index}]")
        seen.add(found)


def _check_zone(zone: Zone, where: str) -> None:
    checks.country(zone.country, f"{where}.country")
    first, last = zone.first, zone.last
    if bool(first) != bool(last) or (first and (not zone.country or first[: len(last)] > last)):
        text = "Enter the country and both ends of the postal codes, the lower one first, or no postal code."
        raise UserError("tables.zone", text, f"{where}.first")


def _check_rule(rule: TradeRule, where: str) -> None:
    field = FIELDS.get(rule.field)
    if field is None:
        text = "There is no “{name}” that a rule could ask about."
        raise UserError("tables.rule", text, f"{where}.field", name=rule.field)
    if rule.operator not in OPERATORS[field.kind]:
        text = "“{operator}” cannot be asked of this."
        raise UserError("rule.operator", text, f"{where}.operator", operator=rule.operator)
    units = {MASS: GRAMS, LENGTH: MILLIMETRES}.get(field.kind, {})
    takes_value = rule.operator not in WITHOUT_VALUE
    if takes_value != bool(rule.value):
        raise UserError("rule.values", "This condition has too few or too many values.", f"{where}.value")
    if (rule.unit not in units) if units and takes_value else bool(rule.unit):
        text = "Enter the unit of a measure, and of nothing else."
        raise UserError("tables.unit", text, f"{where}.unit")
    if takes_value and field.kind not in (TEXT, FLAG):
        checks.number(_decimal(rule.value, f"{where}.value"), f"{where}.value")
    _check_message(rule.message, f"{where}.message")


def _decimal(value: str, where: str) -> Decimal:
    try:
        return Decimal(value)
    except InvalidOperation as error:
        raise UserError("tables.number", "“{value}” is not a number.", where, value=value) from error


def _check_message(message: str, where: str) -> None:
    """Messages are filled in: nothing but the known places may stand in braces."""
    rest = re.sub(r"\{([a-z]+)\}", lambda match: "" if match[1] in PLACES else "{", message)
    if "{" in rest or "}" in rest:
        text = "A message may name {names} in braces, and nothing else."
        names = ", ".join(sorted(PLACES))
        raise UserError("tables.message", text, where, names=names)


_PATH = re.compile(r" - at `(?:key in )?\$\.?([^`]*)`")


def _misshapen(message: str, field: str) -> UserError:
    found = _PATH.search(message)
    where = f"{field}.{found[1]}" if found and found[1] else field
    return UserError(
        "tables.shape", "{path} is missing, or has a value that cannot stand there.", where, path=where
    )
