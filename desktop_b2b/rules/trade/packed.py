# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a centre's rules say of one box or pallet while it is packed: of its weight and size alone, since
labels and papers come later. The floor asks it before a box is closed; afterwards the gate asks again.
"""

from __future__ import annotations

import dataclasses
from typing import Final

import msgspec

from desktop_b2b.rules.trade.facts import BoxFacts, PalletFacts, ReadyFacts
from desktop_b2b.rules.trade.fields import BOX, FIELDS, LENGTH, MASS, PALLET
from desktop_b2b.rules.trade.findings import Finding
from desktop_b2b.rules.trade.judge import concerns_order, judged
from desktop_b2b.rules.trade.rows import TradeRule
from desktop_b2b.rules.trade.tables import CentreTables

#: Operators that set an upper limit.
_UPPER: Final = ("gt", "ge")


def limits(tables: CentreTables, facts: ReadyFacts, level: str) -> list[tuple[str, str]]:
    """The upper limits of boxes or pallets of an order: field and value with its unit, each once."""
    rules = _measured(tables, level)
    found = [
        (rule.field, f"{rule.value} {rule.unit}")
        for rule in rules
        if rule.operator in _UPPER and concerns_order(rule, facts)
    ]
    return list(dict.fromkeys(found))


def judge_unit(
    tables: CentreTables, facts: ReadyFacts, unit: BoxFacts | PalletFacts, number: int
) -> list[Finding]:
    """What stands against a box or pallet as it was measured. ``number``: its own among those of its kind."""
    is_pallet = isinstance(unit, PalletFacts)
    asked = msgspec.structs.replace(tables, rules=tuple(_measured(tables, PALLET if is_pallet else BOX)))
    here = dataclasses.replace(
        facts,
        boxes=() if isinstance(unit, PalletFacts) else (unit,),
        pallets=(unit,) if isinstance(unit, PalletFacts) else (),
    )
    name = "pallet" if is_pallet else "box"
    return [dataclasses.replace(one, params={**one.params, name: number}) for one in judged(asked, here)]


def _measured(tables: CentreTables, level: str) -> list[TradeRule]:
    """The rules in force about weight and size of boxes, or of pallets."""
    return [
        rule
        for rule in tables.rules
        if rule.enabled and FIELDS[rule.field].level == level and FIELDS[rule.field].kind in (MASS, LENGTH)
    ]
