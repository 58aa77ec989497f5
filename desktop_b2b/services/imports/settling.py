# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a desk knows of products, centres, bins and drafts, and what that makes of a file about centres."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import msgspec

from desktop_b2b.domain import checks, text
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.errors import UserError
from desktop_b2b.services.imports.centre import RefusedError
from desktop_b2b.services.imports.centre_vocabulary import B2B_ORDERS, COUNTS, STOCK
from desktop_b2b.services.imports.model import (
    Issue,
    ReadOrder,
    ReadOrderLine,
    ReadRecord,
    Report,
    issue,
    refused,
)
from desktop_b2b.services.queries import StockItemView


@dataclass(frozen=True)
class Known:
    """``items`` by what a file calls them, casefolded; ``held``: those of a connection by SKU; ``centres``:
    connections by folded name; ``products``: ids by SKU; ``drafts``: states by id; ``receipts``: ids of those
    that were entered.
    """

    now: Instant = 0
    today: str = ""
    items: Mapping[str, StockItemView] = field(default_factory=dict)
    held: Mapping[tuple[Id, str], StockItemView] = field(default_factory=dict)
    centres: Mapping[str, Id] = field(default_factory=dict)
    bins: Mapping[str, Id] = field(default_factory=dict)
    products: Mapping[str, Id] = field(default_factory=dict)
    drafts: Mapping[Id, str] = field(default_factory=dict)
    receipts: frozenset[Id] = frozenset()


def codes_of(report: Report) -> list[str]:
    """All that a file calls products by."""
    named = [str(one.values.get("item") or one.values.get("sku") or "") for one in report.records]
    named += [line.sku for order in report.orders for line in order.lines]
    return [*dict.fromkeys(code for code in named if code)]


def settle(report: Report, known: Known) -> Report:
    """The report with what the desk knows: rows that it cannot take are refused, too."""
    settler = _Settler(report.kind, known)
    records = tuple(one for one in report.records if settler.takes(one))
    orders = tuple(made for one in report.orders if (made := settler.order(one)).lines)
    lost = settler.refused
    return msgspec.structs.replace(
        report,
        records=records,
        orders=orders,
        refused=tuple(sorted((*report.refused, *lost), key=lambda one: one.row)),
        doubtful=tuple(one for one in report.doubtful if one.row not in {entry.row for entry in lost}),
        rows_good=report.rows_good - settler.was_good,
    )


def centre_of(name: str, known: Known) -> Id | None:
    """The connection to a centre of a file, or to the only one there is; None where nobody can say."""
    if name:
        return known.centres.get(text.fold(name))
    return next(iter(known.centres.values())) if len(known.centres) == 1 else None


class _Settler:
    """Judges the rows of one file."""

    def __init__(self, kind: str, known: Known) -> None:
        self.kind, self.known = kind, known
        self.refused: list[Issue] = []
        self.was_good = 0
        self._counted: dict[tuple[Id, str, str], int] = {}

    def takes(self, record: ReadRecord) -> bool:
        """Whether a record can be taken; why not is kept."""
        check = self._stock if self.kind == STOCK.name else self._moved
        return self._is_fine(record.row, record.doubts, lambda: check(record))

    def order(self, order: ReadOrder) -> ReadOrder:
        """An order with the items that can be taken."""
        kept = [
            line
            for line in order.lines
            if self._is_fine(line.row, line.doubts, lambda line=line: self._item(order, line))
        ]
        gone = [line.row for line in order.lines if line not in kept]
        return msgspec.structs.replace(order, lines=tuple(kept), refused_rows=(*order.refused_rows, *gone))

    def _is_fine(self, row: int, doubts: tuple[str, ...], check: object) -> bool:
        try:
            check()  # type: ignore[operator]
        except RefusedError as error:
            self.refused.append(error.issue)
        except UserError as error:
            self.refused.append(refused(row, error, str(error.params.get("value", ""))))
        else:
            return True
        self.was_good += not doubts
        return False

    # ------------------------------------------------------------ by kind

    def _stock(self, record: ReadRecord) -> None:
        name = record.values.get("centre") or ""
        if centre_of(name, self.known) is None:
            code = "centre.unknown" if name or not self.known.centres else "centre.missing"
            raise RefusedError(issue(record.row, "centre", code, name))

    def _moved(self, record: ReadRecord) -> None:
        """A receipt's or a count's row: its product, lot, day and bin."""
        values = record.values
        view = self._view(record.row, "item", values["item"] or "")
        lot, day, place = values["lot"] or "", values["expires_on"] or "", values["bin"] or ""
        units = "counted" if self.kind == COUNTS.name else "quantity"
        checks.quantity(Decimal(values[units] or "0"), units, view.item.uom)
        self._lot(record.row, view, lot)
        is_new = all(one.lot.lot != lot for one in view.lots)
        if view.item.expires and is_new and not day:
            raise RefusedError(issue(record.row, "expires_on", "expiry.missing", view.item.sku))
        if place and text.fold(place) not in self.known.bins:
            raise RefusedError(issue(record.row, "bin", "bin.unknown", place))
        if self.kind == COUNTS.name:
            about = view.item.id, lot, text.fold(place)
            first = self._counted.setdefault(about, record.row)
            if first != record.row:
                raise RefusedError(
                    issue(record.row, "item", "count.twice", values["item"] or "", expected=first)
                )

    def _item(self, order: ReadOrder, line: ReadOrderLine) -> None:
        name = order.values.get("centre", "")
        if name and text.fold(name) not in self.known.centres:
            raise RefusedError(issue(line.row, "centre", "centre.unknown", name))
        day = order.values.get("reserve_on", "")
        if day and day < self.known.today:
            raise RefusedError(issue(line.row, "reserve_on", "day.past", day))
        view = self._view(line.row, "item", line.sku)
        checks.quantity(line.quantity, "quantity", view.item.uom)
        if line.lot:
            self._lot(line.row, view, line.lot)

    def _view(self, row: int, name: str, code: str) -> StockItemView:
        view = self.known.items.get(code.casefold())
        if view is None:
            raise RefusedError(issue(row, name, "item.unknown", code))
        return view

    def _lot(self, row: int, view: StockItemView, lot: str) -> None:
        if view.item.by_lot and not lot and self.kind != B2B_ORDERS.name:
            raise RefusedError(issue(row, "lot", "lot.missing", view.item.sku))
        if lot and not view.item.by_lot:
            raise RefusedError(issue(row, "lot", "lot.none", view.item.sku))
