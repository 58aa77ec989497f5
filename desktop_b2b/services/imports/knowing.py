# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the desk knows of what a file about centres names: asked by the window and by scripts alike."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from desktop_b2b.domain import text
from desktop_b2b.domain.values import Instant
from desktop_b2b.services.imports.centre_plan import receipt_ids
from desktop_b2b.services.imports.model import Report, Rules
from desktop_b2b.services.imports.settling import Known, codes_of
from desktop_b2b.services.ports import Ask
from desktop_b2b.services.queries import (
    CentresOf,
    FindStock,
    KnownB2BDrafts,
    KnownProducts,
    ListBins,
    StockItemView,
    StockMovements,
)

#: As many codes as one question holds, and movements of a product that are looked through for a receipt.
_CODES, _MOVEMENTS = 1_000, 500


def gather(report: Report, ask: Ask, now: Instant, today: str) -> Known:
    """All that the file's rows are judged by. ``today``: the company's day, as ``YYYY-MM-DD``."""
    codes = codes_of(report)
    if report.kind in ("receipts", "counts"):
        items = _found(codes, ask)
        return Known(
            now=now, today=today, items=items,
            bins={text.fold(view.bin.name): view.bin.id for view in ask(ListBins())},
        )  # fmt: skip
    open_centres = [view for view in ask(CentresOf()) if view.link_state == "connected"]
    centres = {text.fold(view.name): view.link_id for view in open_centres}
    if report.kind == "stock":
        held = {
            (link, view.item.sku.casefold()): view
            for link in centres.values()
            for view in _found(codes, ask, link).values()
        }
        products = ask(KnownProducts(skus=tuple(codes)))
        return Known(today=today, centres=centres, held=held, products={one.sku: one.id for one in products})
    drafts = ask(KnownB2BDrafts(b2b_draft_ids=tuple(order.draft_id for order in report.orders)))
    return Known(
        today=today, centres=centres, items=_found(codes, ask),
        drafts={one.id: one.state for one in drafts},
    )  # fmt: skip


def _found(codes: Sequence[str], ask: Ask, link_id: str | None = None) -> dict[str, StockItemView]:
    return {
        known.code.casefold(): known.item
        for some in _parts(codes)
        for known in ask(FindStock(codes=some, link_id=link_id))
    }


def _parts(codes: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(codes), _CODES):
        yield tuple(codes[start : start + _CODES])


def entered(report: Report, rules: Rules, known: Known, ask: Ask) -> Known:
    """The same, with the receipts of a settled file that were entered before: the movements of their first
    product tell.
    """
    if report.kind != "receipts":
        return known
    found = set()
    for receipt_id, rows in receipt_ids(report, rules).items():
        view = known.items[str(rows[0].values["item"] or "").casefold()]
        page = ask(StockMovements(stock_item_id=view.item.id, limit=_MOVEMENTS))
        if any(one.movement.document_id == receipt_id for one in page.rows):
            found.add(receipt_id)
    return dataclasses.replace(known, receipts=frozenset(found))
