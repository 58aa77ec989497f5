# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A centre's tables as rows of grids, and back: carriers stand with one row for each of their services."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from desktop_b2b.rules.trade.fields import FIELDS, OPERATORS
from desktop_b2b.rules.trade.tables import CentreTables, decode_tables

#: The tables that are grids, in the order in which they stand.
TABLES = ("turnaround", "fees", "zones", "carriers", "services", "rules", "freight_classes")
#: A carrier's own fields among those of its services.
_CARRIER = {"carrier": "code", "carrier_name": "name", "scac": "scac"}
#: What is a number, or a tick, in the document; all else is text.
NUMBERS = frozenset({"days", "pallets_from"})
#: What is an amount: text in the document, a number in a grid, where people write it in their own way.
AMOUNTS = frozenset({"amount", "base", "per_kg"})
FLAGS = frozenset({"international", "dangerous_goods", "insurance", "enabled"})
GENERAL = ("cutoff", "high_volume_from", "company_prefix", "lot_order", "blocked_days", "rate",
           "most_per_parcel", "signature_from", "currency", "void_with_own_labels", "fob", "provider_terms",
           "own_terms")  # fmt: skip
#: Of those, what bills of lading say.
_FREIGHT = ("fob", "provider_terms", "own_terms")

Rows = dict[str, list[dict[str, Any]]]


def rows_of(text: str) -> tuple[Rows, dict[str, Any]]:
    """The rows of all grids, and the values that stand in no table."""
    tables = msgspec.to_builtins(decode_tables(text))
    # Left out are defaults: a grid shows them all.
    whole = {
        name: [_whole(name, row) for row in tables.get(name, ())] for name in TABLES if name != "carriers"
    }
    whole["carriers"] = [
        {**_defaults("carriers"), **service, **{key: carrier.get(of, "") for key, of in _CARRIER.items()}}
        for carrier in tables["carriers"]
        for service in carrier["services"]
    ]
    lots, insurance = tables.get("lots", {}), tables["insurance"]
    freight = msgspec.structs.asdict(decode_tables(text).freight)
    general = {
        "cutoff": tables["cutoff"],
        "high_volume_from": Decimal(tables["high_volume_from"]),
        "company_prefix": tables["company_prefix"],
        "lot_order": lots.get("order", "fefo"),
        "blocked_days": Decimal(lots.get("blocked_days", 0)),
        **{key: insurance[key] for key in ("rate", "most_per_parcel", "signature_from", "currency")},
        "void_with_own_labels": insurance.get("void_with_own_labels", True),
        **{key: freight[key] for key in _FREIGHT},
    }
    return whole, general


def text_of(rows: Mapping[str, Sequence[Mapping[str, Any]]], general: Mapping[str, Any]) -> str:
    """The document; whether it is right, ``decode_tables`` says."""
    document: dict[str, Any] = {
        name: [_plain(name, row) for row in rows[name]] for name in TABLES if name != "carriers"
    }
    document["carriers"] = _carriers(rows["carriers"])
    document["cutoff"] = str(general["cutoff"] or "")
    document["high_volume_from"] = _whole_number(general["high_volume_from"])
    document["company_prefix"] = str(general["company_prefix"] or "").strip()
    document["freight"] = {key: str(general[key] or "") for key in _FREIGHT}
    document["lots"] = {
        "order": general["lot_order"],
        "blocked_days": _whole_number(general["blocked_days"]),
    }
    document["insurance"] = {
        **{key: str(general[key] or "") for key in ("rate", "most_per_parcel", "signature_from", "currency")},
        "void_with_own_labels": bool(general["void_with_own_labels"]),
    }
    return msgspec.json.encode(document).decode()


def place_of(field: str, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> tuple[str, int, str]:
    """Where a refusal's field stands: table, row, column; a table without a row is -1."""
    path = field.removeprefix("tables").removeprefix(".")
    head, _, rest = path.partition(".")
    name, number = _numbered(head)
    if name == "carriers":
        service, at = _numbered(rest.partition(".")[0])
        key = rest.rpartition(".")[2] if service == "services" else rest
        names = {of: mine for mine, of in _CARRIER.items()}
        return (
            name,
            _service_row(rows["carriers"], number, max(at, 0)),
            key if at >= 0 else names.get(key, "carrier"),
        )
    if name in TABLES:
        return name, number, rest
    return "general", -1, {"order": "lot_order"}.get(path.rpartition(".")[2], path.rpartition(".")[2])


def _numbered(part: str) -> tuple[str, int]:
    name, _, number = part.partition("[")
    number = number.rstrip("]")
    return name, int(number) if number.isdigit() else -1


def _service_row(rows: Sequence[Mapping[str, Any]], carrier: int, service: int) -> int:
    """The row of a carrier's service."""
    codes = list(dict.fromkeys(str(row.get("carrier") or "") for row in rows))
    if not 0 <= carrier < len(codes):
        return -1
    mine = [number for number, row in enumerate(rows) if str(row.get("carrier") or "") == codes[carrier]]
    return mine[min(service, len(mine) - 1)]


def columns_of(name: str) -> list[str]:
    """The columns of a grid, in their order."""
    if name == "carriers":
        return [*_CARRIER, *_struct(name).__struct_fields__]
    return list(_struct(name).__struct_fields__)


def _struct(name: str) -> Any:
    from desktop_b2b.rules.trade import rows as r

    kinds = {
        "turnaround": r.Turnaround, "fees": r.Fee, "zones": r.Zone, "carriers": r.CarrierService,
        "services": r.Service, "rules": r.TradeRule, "freight_classes": r.FreightClass,
    }  # fmt: skip
    return kinds[name]


def choices_of(name: str, column: str) -> tuple[str, ...]:
    """The words that may stand in a column, where they are few."""
    if (name, column) == ("rules", "field"):
        return tuple(FIELDS)
    info = msgspec.inspect.type_info(_struct(name))
    for field in getattr(info, "fields", ()):
        if field.name == column and isinstance(field.type, msgspec.inspect.LiteralType):
            return tuple(str(value) for value in field.type.values)
    return ()


def choices_in(name: str, column: str, row: Mapping[str, Any]) -> tuple[str, ...]:
    """The same for one row: of what a rule asks, only some operators can be asked."""
    asked = FIELDS.get(str(row.get("field") or ""))
    if (name, column) == ("rules", "operator") and asked is not None:
        return OPERATORS[asked.kind]
    return choices_of(name, column)


def _defaults(name: str) -> dict[str, Any]:
    struct = _struct(name)
    defaults = dict(
        zip(reversed(struct.__struct_fields__), reversed(struct.__struct_defaults__), strict=False)
    )
    return {key: _shown(key, defaults.get(key, "")) for key in struct.__struct_fields__}


def empty_row(name: str) -> dict[str, Any]:
    """A new row of a grid."""
    more = dict.fromkeys(_CARRIER, "") if name == "carriers" else {}
    return {**more, **_defaults(name)}


def _shown(key: str, value: Any) -> Any:
    if key in NUMBERS:
        return Decimal(value or 0)
    if key in AMOUNTS:
        return Decimal(value) if value else None
    return bool(value) if key in FLAGS else value


def _whole(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    return {**_defaults(name), **{key: _shown(key, value) for key, value in row.items()}}


def _plain(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _given(key, row.get(key)) for key in _struct(name).__struct_fields__}


def _given(key: str, value: Any) -> Any:
    if key in NUMBERS:
        return _whole_number(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    return bool(value) if key in FLAGS else str(value or "").strip()


def _whole_number(value: Any) -> Any:
    """A whole number; what is none stays as it is, and is refused."""
    number = Decimal(str(value or 0))
    return int(number) if number == number.to_integral_value() else str(number)


def _carriers(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        code = str(row.get("carrier") or "").strip()
        names = {of: str(row.get(key) or "").strip() for key, of in _CARRIER.items()}
        carrier = found.setdefault(code, {**names, "services": []})
        carrier["services"].append(_plain("carriers", row))
    return list(found.values())


def check(text: str) -> CentreTables:
    """The tables of a document. Raises UserError naming the path."""
    return decode_tables(text)
