# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What customs want to know of an order's items, from its draft on until it is picked."""

from __future__ import annotations

from desktop_b2b.domain import checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.fulfilment import CustomsValue
from desktop_b2b.domain.values import child_id
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.customs import crosses
from desktop_b2b.services import b2b
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import unique


def passes_customs(order: e.B2BOrder, centre: b2b.Centre) -> bool:
    """Whether the order leaves the customs union of its centre."""
    return order.kind != "pickup" and crosses(centre.country, order.country, order.postal_code)


def customs_line(
    order: e.B2BOrder, line: e.B2BLine, item: e.StockItem | None, typed: e.B2BDraftLine | None = None
) -> e.CustomsLine:
    """What is known of a line: as the draft has it, else the product at the centre."""
    return e.CustomsLine(
        id=child_id(line.id, "customs"),
        owner_id=order.owner_id,
        counterpart_id=order.counterpart_id,
        b2b_order_id=order.id,
        b2b_line_id=line.id,
        hs_code=(typed.hs_code if typed else "") or (item.hs_code if item else ""),
        origin_country=(typed.origin_country if typed else "") or (item.origin_country if item else ""),
        description=(typed.customs_text if typed else "") or (item.description if item else line.description),
        unit_value=typed.unit_value if typed else e.ZERO,
        currency=order.currency,
    )


def say_customs(row: e.CustomsLine, index: int, value: CustomsValue) -> None:
    """Put what somebody says of a line into its row."""
    where = f"customs[{index}]."
    row.unit_value = checks.number(value.unit_value, f"{where}unit_value")
    if isinstance(value.currency, str):
        row.currency = checks.currency(value.currency, f"{where}currency")
    if isinstance(value.hs_code, str):
        row.hs_code = checks.hs_code(value.hs_code, f"{where}hs_code")
    if isinstance(value.origin_country, str):
        row.origin_country = checks.country(value.origin_country, f"{where}origin_country")
    if isinstance(value.description, str):
        row.description = text.line(value.description, f"{where}description", text.DESCRIPTION)


def change_customs(
    uow: UnitOfWork, order: e.B2BOrder, centre: b2b.Centre, values: tuple[CustomsValue, ...]
) -> None:
    """Say it of lines of an order. One that goes abroad only since its address was changed has no rows yet.

    Raises UserError ``b2b.no_customs``, ``b2b.no_line``, or what a value's own check raises.
    """
    unique((value.line_id for value in values), "customs[{}].line_id")
    lines = {line.id: line for line in b2b.lines_of(uow, order.id)}
    for index, value in enumerate(values):
        line = lines.get(value.line_id)
        if line is None:
            raise UserError("b2b.no_line", "There is no such item.", f"customs[{index}].line_id")
        row = uow.find(e.CustomsLine, child_id(line.id, "customs"))
        if row is None:
            if not passes_customs(order, centre):
                text_ = "This order does not leave the customs union of its centre."
                raise UserError("b2b.no_customs", text_, f"customs[{index}]")
            row = uow.add(customs_line(order, line, uow.find(e.StockItem, line.stock_item_id)))
        say_customs(row, index, value)
