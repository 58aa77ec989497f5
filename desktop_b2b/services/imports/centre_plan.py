# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""From a settled report about centres to commands: all of them are given, or none.

Ids follow from what the file says, so that the same file again makes nothing twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import msgspec

from desktop_b2b.domain import text
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.account import SaveProduct
from desktop_b2b.domain.commands.fulfilment import B2BLinePatch, RestoreB2BDraft, SaveB2BDraft
from desktop_b2b.domain.commands.stock import (
    CountedLine,
    CountStock,
    ReceivedLine,
    ReceiveStock,
    SaveStockItem,
)
from desktop_b2b.domain.values import Id, child_id, sort_key
from desktop_b2b.errors import UserError
from desktop_b2b.services.imports.b2b_orders import counted_skus
from desktop_b2b.services.imports.centre import YES
from desktop_b2b.services.imports.centre_vocabulary import B2B_ORDERS, COUNTS, STOCK
from desktop_b2b.services.imports.model import ReadOrder, ReadRecord, Report, Rules
from desktop_b2b.services.imports.planner import ensure_settled, is_kept, left_rows
from desktop_b2b.services.imports.records import record_id
from desktop_b2b.services.imports.settling import Known, centre_of
from desktop_b2b.services.queries import ImportCheck, ImportEntry, StockItemView
from desktop_b2b.services.stock import item_id

_FLAGS: Final = frozenset({"by_lot", "expires", "fragile", "active"})
_NUMBERS: Final = frozenset({"case_units", "pallet_units"})
#: Fields of an order whose name in the command is another.
_NAMES: Final = {"email": "recipient_email"}


@dataclass(frozen=True)
class CentrePlan:
    """What is given, and what it does."""

    commands: tuple[Command, ...]
    check: ImportCheck


def plan_centre(report: Report, rules: Rules, known: Known) -> CentrePlan:
    """The commands that make all that the file holds. Raises UserError as ``planner.plan`` does."""
    ensure_settled(report, rules)
    left = left_rows(report, rules)
    records = _records(report, rules)
    orders = [order for order in report.orders if not any(line.row in left for line in order.lines)]
    if report.kind == B2B_ORDERS.name:
        made = [_order(order, rules, known) for order in orders]
    elif report.kind == STOCK.name:
        made = [_stock(report, record, rules, known) for record in records]
    elif report.kind == COUNTS.name:
        made = _count(report, records, known)
    else:
        made = _receipts(report, records, known)
    if not made:
        raise UserError("import.nothing", "No row is left to import.", "file")
    entries = [one.entry for one in made if one.entry is not None]
    commands = tuple(command for one in made for command in one.commands)
    return CentrePlan(commands, ImportCheck(same=len(made) - len(entries), entries=entries))


@dataclass(frozen=True)
class _Made:
    """What becomes of one record or order; no entry: it is the same already."""

    commands: tuple[Command, ...] = ()
    entry: ImportEntry | None = None


# ---------------------------------------------------------------- orders


def _order(order: ReadOrder, rules: Rules, known: Known) -> _Made:
    state = known.drafts.get(order.draft_id)
    if state not in (None, "deleted"):
        return _Made()
    lines = tuple(
        B2BLinePatch(
            id=child_id(order.draft_id, "line", line.sku, count), sort_key=sort_key(place),
            sku=line.sku, quantity=line.quantity, lot=line.lot, instructions=line.instructions,
        )
        for place, (line, count) in enumerate(counted_skus(order))
        if is_kept(line, rules)
    )  # fmt: skip
    if not lines:
        return _Made()
    values: dict[str, Any] = {
        _NAMES.get(name, name): value for name, value in order.values.items() if name != "centre"
    }
    if "recipient_kind" not in values:
        values["recipient_kind"] = "business" if values.get("company") else "person"
    save = SaveB2BDraft(
        b2b_draft_id=order.draft_id, link_id=centre_of(order.values.get("centre", ""), known),
        retailer_order_number=order.key, lines=lines, **values,
    )  # fmt: skip
    back = (RestoreB2BDraft(b2b_draft_id=order.draft_id),) if state == "deleted" else ()
    entry = ImportEntry(
        given_id=order.draft_id, record_id=order.draft_id, key=order.key, what="again" if back else "new"
    )
    return _Made((*back, save), entry)


# ---------------------------------------------------------------- products at centres


def _stock(report: Report, record: ReadRecord, rules: Rules, known: Known) -> _Made:
    link = centre_of(record.values.get("centre") or "", known) or ""
    sku = record.values["sku"] or ""
    given = typed_values({name: value for name, value in record.values.items() if name != "centre"})
    view = known.held.get((link, sku.casefold()))
    if view is None:
        return _new_item(report, record, link, given, known)
    now = _shown(view, given)
    changed = [name for name, value in given.items() if now[name] != value]
    if not changed:
        return _Made()
    entry = ImportEntry(
        given_id=record.record_id, record_id=view.item.id, key=sku, what="changed",
        before={name: _written(now[name]) for name in changed},
        after={name: _written(given[name]) for name in changed},
    )  # fmt: skip
    save = SaveStockItem(stock_item_id=view.item.id, **{name: given[name] for name in changed})
    return _Made((save,) if rules.update else (), entry)


def _new_item(report: Report, record: ReadRecord, link: Id, given: dict[str, Any], known: Known) -> _Made:
    """A product that the centre does not hold yet; one that nobody knows is made, too."""
    sku = given.pop("sku")
    first: tuple[Command, ...] = ()
    product_id = known.products.get(sku)
    if product_id is None:
        product_id = record_id(report.organisation_id, "product", sku)
        words = {name: given[name] for name in ("description", "uom", "gtin") if name in given}
        first = (SaveProduct(product_id=product_id, sku=sku, **words),)
    stock_item_id = item_id(link, product_id)
    save = SaveStockItem(stock_item_id=stock_item_id, link_id=link, product_id=product_id, **given)
    entry = ImportEntry(given_id=record.record_id, record_id=stock_item_id, key=sku, what="new")
    return _Made((*first, save), entry)


def typed_values(written: Mapping[str, str | None]) -> dict[str, Any]:
    """Values of a product at a centre, as its command takes them."""
    return {name: _typed(name, value or "") for name, value in written.items()}


def _typed(name: str, value: str) -> Any:
    if name in _FLAGS:
        return value == YES
    return Decimal(value or "0") if name in _NUMBERS else value


def _shown(view: StockItemView, given: dict[str, Any]) -> dict[str, Any]:
    """What is known of an item, of the fields that the file has."""
    entered = {"weight": view.item.weight_entered, "size": view.item.size_entered}
    return {name: entered[name] if name in entered else getattr(view.item, name) for name in given}


def _written(value: object) -> str:
    if isinstance(value, bool):
        return YES if value else ""
    return f"{value.normalize():f}" if isinstance(value, Decimal) and value else str(value or "")


# ---------------------------------------------------------------- what comes in, what is counted


def _receipts(report: Report, records: Sequence[ReadRecord], known: Known) -> list[_Made]:
    """A receipt for each reference; one that was entered already is left alone."""
    made: list[_Made] = []
    for reference, rows in _by_reference(records).items():
        receipt = receipt_id(report, reference, rows)
        if receipt in known.receipts:
            made += [_Made()] * len(rows)
            continue
        lines = tuple(
            ReceivedLine(
                stock_item_id=known.items[(one.values["item"] or "").casefold()].item.id,
                quantity=Decimal(one.values["quantity"] or "0"), lot=one.values["lot"] or "",
                expires_on=one.values["expires_on"] or "", bin_id=_bin(one, known),
            )
            for one in rows
        )  # fmt: skip
        command = ReceiveStock(receipt_id=receipt, lines=lines, reference=reference)
        made += [_Made((command,) if not place else (), _new(one, receipt)) for place, one in enumerate(rows)]
    return made


def receipt_ids(report: Report, rules: Rules) -> dict[Id, list[ReadRecord]]:
    """The receipts that a file makes under the rules, with their rows."""
    groups = _by_reference(_records(report, rules))
    return {receipt_id(report, reference, rows): rows for reference, rows in groups.items()}


def _records(report: Report, rules: Rules) -> list[ReadRecord]:
    left = left_rows(report, rules)
    return [one for one in report.records if one.row not in left and is_kept(one, rules)]


def _by_reference(records: Sequence[ReadRecord]) -> dict[str, list[ReadRecord]]:
    groups: dict[str, list[ReadRecord]] = {}
    for record in records:
        groups.setdefault(record.values["reference"] or "", []).append(record)
    return groups


def receipt_id(report: Report, reference: str, rows: Sequence[ReadRecord]) -> Id:
    """The id of a receipt: it follows from all that is in it."""
    return _own_id(report, "receipt", reference, [one.values for one in rows])


def _own_id(report: Report, *parts: object) -> Id:
    """An id of version 8: of our own making, by content."""
    said = msgspec.json.encode([report.organisation_id, *parts], order="sorted")
    digits = hashlib.sha256(said).hexdigest()[:32]
    return f"{digits[:12]}8{digits[13:16]}8{digits[17:]}"


def _count(report: Report, records: Sequence[ReadRecord], known: Known) -> list[_Made]:
    """One count; what is as it should be is counted, too."""
    if not records:
        return []
    lines, made = [], []
    for one in records:
        view = known.items[(one.values["item"] or "").casefold()]
        lot, place = one.values["lot"] or "", _bin(one, known)
        counted, expected = Decimal(one.values["counted"] or "0"), _expected(view, lot, place)
        lines.append(
            CountedLine(
                stock_item_id=view.item.id, counted=counted, expected=expected, lot=lot,
                expires_on=one.values["expires_on"] or "", bin_id=place,
            )
        )  # fmt: skip
        entry = _new(one, view.item.id)
        if counted != expected:
            differ = {"counted": _written(expected) or "0"}, {"counted": _written(counted) or "0"}
            entry = msgspec.structs.replace(entry, before=differ[0], after=differ[1])
        made.append(_Made((), entry))
    count_id = _own_id(report, "count", known.now, [one.values for one in records])
    command = CountStock(count_id=count_id, lines=tuple(lines), reason=report.file_name[:80])
    return [_Made((command,), made[0].entry), *made[1:]]


def _expected(view: StockItemView, lot: str, place: Id | None) -> Decimal:
    for found in view.lots:
        if found.lot.lot == lot:
            return next((one.quantity for one in found.places if one.bin_id == place), Decimal(0))
    return Decimal(0)


def _bin(record: ReadRecord, known: Known) -> Id | None:
    name = record.values["bin"] or ""
    return known.bins[text.fold(name)] if name else None


def _new(record: ReadRecord, about: Id) -> ImportEntry:
    return ImportEntry(given_id=record.record_id, record_id=about, key=record.key, what="new")
