# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What must be right before an order is made of a draft (S1.27, N16); fields are named as in SaveB2BDraft."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from decimal import Decimal

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.fulfilment import CustomsValue
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.checks import check
from desktop_b2b.rules.trade.facts import ItemFacts, ReadyFacts
from desktop_b2b.rules.trade.findings import BLOCK, NOBODY, Finding
from desktop_b2b.rules.trade.tables import CentreTables

#: Reasons that time mends: an order that has them waits (S1.37).
_MENDED = frozenset({"NO_STOCK", "LOT_UNAVAILABLE"})


def refuse_blocked(tables: CentreTables, facts: ReadyFacts) -> None:
    """Raise the first thing that keeps a draft from becoming an order, naming its field.

    What stock to come mends, or somebody at the centre may set aside, does not: of that the order tells.
    """
    for found in check(tables, facts):
        if keeps(found):
            raise found.error()


def keeps(found: Finding) -> bool:
    """Whether a finding keeps a draft from becoming an order."""
    return found.severity == BLOCK and found.override == NOBODY and found.reason not in _MENDED


def worth(lines: Sequence[e.B2BDraftLine]) -> Decimal | None:
    """What the goods of a draft are worth, where all of its items say it."""
    if not lines or not all(line.unit_value for line in lines):
        return None
    return sum((line.unit_value * line.quantity for line in lines), e.ZERO)


def with_customs(
    facts: ReadyFacts, lines: Sequence[e.B2BDraftLine], said: Mapping[Id, CustomsValue]
) -> ReadyFacts:
    """The facts of a draft with what was said for customs, line by line."""
    items = tuple(
        _customs(item, said[line.id]) if line.id in said else item
        for line, item in zip(lines, facts.items, strict=True)
    )
    return dataclasses.replace(facts, items=items)


def _customs(item: ItemFacts, value: CustomsValue) -> ItemFacts:
    return dataclasses.replace(
        item,
        unit_value=value.unit_value if value.unit_value > 0 else None,
        unit_currency=value.currency if isinstance(value.currency, str) else item.unit_currency,
        hs_code=value.hs_code if isinstance(value.hs_code, str) else item.hs_code,
        origin_country=value.origin_country if isinstance(value.origin_country, str) else item.origin_country,
    )


def mapped_or_refused(
    lines: Sequence[tuple[e.B2BDraftLine, e.StockItem | None]],
) -> list[tuple[e.B2BDraftLine, e.StockItem]]:
    """Each line with its product at the centre. Raises UserError ``b2b.unmapped`` or ``b2b.no_lots``."""
    found: list[tuple[e.B2BDraftLine, e.StockItem]] = []
    for index, (line, item) in enumerate(lines):
        if item is None:
            text = "Item {line}: the centre holds no “{sku}”."
            raise UserError("b2b.unmapped", text, f"lines[{index}].sku", line=index + 1, sku=line.sku)
        if line.lot and not item.by_lot:
            text = "Item {line}: “{sku}” is not kept by lot."
            raise UserError("b2b.no_lots", text, f"lines[{index}].lot", line=index + 1, sku=line.sku)
        found.append((line, item))
    return found
