# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The retailer's rules between rows, commands and the values that the rules' room judges with."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from desktop_b2b.domain import checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.policies import RuleValue
from desktop_b2b.domain.decoders import from_json
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.rules.policy.rules import Rule, RuleSet, checked, row_of
from desktop_b2b.services.ports import UnitOfWork

#: Rules of one version at most.
MOST_RULES = 200


def kept(rules: Sequence[RuleValue]) -> tuple[str, ...]:
    """Rules as rows keep them, each in canonical form. Raises UserError naming ``rules[i]``."""
    if len(rules) > MOST_RULES:
        raise UserError("rule.many", "A version has at most {most} rules.", "rules", most=MOST_RULES)
    return tuple(
        msgspec.json.encode(value_of(_checked(rule, f"rules[{index}]"))).decode()
        for index, rule in enumerate(rules)
    )


def _checked(value: RuleValue, field: str) -> Rule:
    name = text.line(value.name, f"{field}.name", required=True)
    amount = checks.number(value.amount, f"{field}.amount")
    rule = rule_of(value, field)
    return checked(
        Rule(
            rule.id, name, rule.action, amount, rule.rows, rule.any_row, rule.expression.strip(), rule.stops,
            rule.enabled, checks.instant(rule.valid_from, f"{field}.valid_from"),
            checks.instant(rule.valid_until, f"{field}.valid_until"),
        ),
        field,
    )  # fmt: skip


def rule_of(value: RuleValue, field: str = "rules") -> Rule:
    """The rule that a value means. Raises UserError ``rule.row``."""
    rows = tuple(
        row_of(packed, f"{field}.conditions[{index}]") for index, packed in enumerate(value.conditions)
    )
    return Rule(
        value.id, value.name, value.action, value.amount, rows, value.any_row, value.expression, value.stops,
        value.enabled, value.valid_from, value.valid_until,
    )  # fmt: skip


def value_of(rule: Rule) -> RuleValue:
    """The value that means a rule."""
    return RuleValue(
        id=rule.id,
        name=rule.name,
        action=rule.action,  # type: ignore[arg-type]  # one of ACTIONS, which the schema lists
        amount=rule.amount,
        conditions=tuple(row.packed() for row in rule.rows),
        any_row=rule.any_row,
        expression=rule.expression,
        stops=rule.stops,
        enabled=rule.enabled,
        valid_from=rule.valid_from,
        valid_until=rule.valid_until,
    )


def values_of(row: e.RuleSet) -> tuple[RuleValue, ...]:
    """The rules of a version, as commands name them."""
    return tuple(from_json(RuleValue).decode(one) for one in row.rules)


def rule_set_of(row: e.RuleSet) -> RuleSet:
    """A version as the rules' room knows it."""
    return RuleSet(row.id, row.number, tuple(rule_of(value) for value in values_of(row)), row.engine)


def versions_of(uow: UnitOfWork, owner_id: Id) -> list[e.RuleSet]:
    """A company's versions, drafts too."""
    return uow.children(e.RuleSet, "owner_id", owner_id)


def rules_in_force(uow: UnitOfWork, owner_id: Id) -> RuleSet | None:
    """The rules that a company has in force; None where it has none."""
    found = next((row for row in versions_of(uow, owner_id) if row.state == "in_force"), None)
    return rule_set_of(found) if found is not None else None
