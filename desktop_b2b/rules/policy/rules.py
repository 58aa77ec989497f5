# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rules as data: rows of field, operator and value, an action with its amount, and their checks.

A row is kept and sent as a list of texts, ``["offer_price", "gt", "12.50"]``, and becomes a condition's
text; who wants more writes the text itself. The action says at which stage a rule is asked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.errors import UserError
from desktop_b2b.rules.policy import engine, language
from desktop_b2b.rules.policy.fields import CHOICE, FIELDS, FLAG, NUMBER, OFFER, ORDER, SEND, TEXT, known_at

PREFER, PENALISE, EXCLUDE, REVIEW = "prefer", "penalise", "exclude", "review"
DEADLINE, ALLOWANCE = "set_deadline", "set_shipping_allowance"

#: A year of hours.
_YEAR = 8_760


@dataclass(frozen=True, slots=True)
class ActionKind:
    """An action: the stage at which it is asked, and the greatest amount (None: it takes none)."""

    stage: str
    words: str
    most: int | None = None
    unit: str = ""


ACTIONS: dict[str, ActionKind] = {
    PREFER: ActionKind(OFFER, "Count the offer as cheaper", 90, "%"),
    PENALISE: ActionKind(OFFER, "Count the offer as dearer", 500, "%"),
    EXCLUDE: ActionKind(OFFER, "Leave the offer out"),
    REVIEW: ActionKind(CHOICE, "Have a person decide"),
    DEADLINE: ActionKind(SEND, "Set the time to answer", _YEAR, "h"),
    ALLOWANCE: ActionKind(ORDER, "Set the time to ship", _YEAR, "h"),
}

#: Operators by kind of field: how many values each takes (None: one or more).
OPERATORS: dict[str, dict[str, int | None]] = {
    TEXT: {
        "is": 1, "is_not": 1, "contains": 1, "contains_not": 1, "begins": 1, "one_of": None,
        "none_of": None, "known": 0, "unknown": 0,
    },
    NUMBER: {
        "eq": 1, "ne": 1, "lt": 1, "le": 1, "gt": 1, "ge": 1, "between": 2, "known": 0, "unknown": 0,
    },
    FLAG: {"yes": 0, "no": 0},
}  # fmt: skip
OPERATOR_WORDS: dict[str, str] = {
    "is": "is", "is_not": "is not", "contains": "contains", "contains_not": "does not contain",
    "begins": "begins with", "one_of": "is one of", "none_of": "is none of", "known": "is known",
    "unknown": "is not known", "eq": "=", "ne": "≠", "lt": "<", "le": "≤", "gt": ">", "ge": "≥",
    "between": "is between", "yes": "is so", "no": "is not so",
}  # fmt: skip
MOST_VALUES = 40
MOST_ROWS = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a rule's table."""

    field: str
    operator: str
    values: tuple[str, ...] = ()

    def text(self) -> str:
        """The condition that the row means."""
        kind = FIELDS[self.field].kind
        return _TEXTS[kind](self)

    def packed(self) -> str:
        """The row as it is kept."""
        return json.dumps([self.field, self.operator, *self.values], ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """When its rows hold (all of them, or any) and its text does, its action follows.

    ``stops``: no later rule of the stage is asked about the same thing. ``valid_from`` and ``valid_until``:
    instants between which it is asked at all.
    """

    id: Id
    name: str
    action: str
    amount: Decimal = Decimal(0)
    rows: tuple[Row, ...] = ()
    any_row: bool = False
    expression: str = ""
    stops: bool = False
    enabled: bool = True
    valid_from: Instant | None = None
    valid_until: Instant | None = None

    @property
    def stage(self) -> str:
        """When it is asked."""
        return ACTIONS[self.action].stage

    def is_asked(self, now: Instant) -> bool:
        """Whether it is asked at an instant."""
        return (
            self.enabled
            and (self.valid_from is None or self.valid_from <= now)
            and (self.valid_until is None or now <= self.valid_until)
        )


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules in their order; ``id`` names what was published, ``engine`` what it was published for."""

    id: Id
    number: int
    rules: tuple[Rule, ...]
    engine: str = ""


def row_of(packed: str, field: str) -> Row:
    """A row from how it is kept. Raises UserError ``rule.row``."""
    try:
        parts = json.loads(packed)
    except (ValueError, RecursionError) as error:
        raise _no_row(field) from error
    if not isinstance(parts, list) or len(parts) < 2 or not all(isinstance(part, str) for part in parts):
        raise _no_row(field)
    return Row(parts[0], parts[1], tuple(parts[2:]))


def checked(rule: Rule, field: str) -> Rule:
    """The rule in canonical form: numbers in their shortest, its texts read once.

    Raises UserError, naming the argument below ``field``: ``rule.unknown_field``, ``rule.operator``,
    ``rule.values``, ``rule.number``, ``rule.amount``, ``rule.empty``, ``rule.dates``, or what
    ``engine.condition`` raises.
    """
    kind = ACTIONS[rule.action]
    if not rule.rows and not rule.expression:
        raise UserError("rule.empty", "Write a condition.", f"{field}.conditions")
    if len(rule.rows) > MOST_ROWS:
        text = "A rule has at most {most} conditions."
        raise UserError("rule.rows", text, f"{field}.conditions", most=MOST_ROWS)
    if rule.valid_from is not None and rule.valid_until is not None and rule.valid_until < rule.valid_from:
        raise UserError("rule.dates", "The rule ends before it begins.", f"{field}.valid_until")
    _check_amount(rule, kind, field)
    rows = tuple(
        _checked_row(row, kind.stage, f"{field}.conditions[{index}]") for index, row in enumerate(rule.rows)
    )
    if rule.expression:
        engine.condition(rule.expression, kind.stage, f"{field}.expression")
    return Rule(
        rule.id, rule.name, rule.action, rule.amount, rows, rule.any_row, rule.expression, rule.stops,
        rule.enabled, rule.valid_from, rule.valid_until,
    )  # fmt: skip


def _check_amount(rule: Rule, kind: ActionKind, field: str) -> None:
    if kind.most is None:
        if rule.amount:
            raise UserError("rule.amount", "This action takes no amount.", f"{field}.amount")
        return
    decimals = 0 if kind.unit == "h" else 2
    if rule.amount != round(rule.amount, decimals) or not 0 < rule.amount <= kind.most:
        text = "Enter a number up to {most}, with at most {decimals} decimals."
        raise UserError("rule.amount", text, f"{field}.amount", most=kind.most, decimals=decimals)


def _checked_row(row: Row, stage: str, field: str) -> Row:
    known = known_at(stage).get(row.field)
    if known is None:
        text = "There is no “{name}” that can be asked about here (place {at})."
        raise UserError("rule.unknown_field", text, field, name=row.field, at=1)
    operators = OPERATORS[known.kind]
    if row.operator not in operators:
        text = "“{operator}” cannot be asked of this."
        raise UserError("rule.operator", text, field, operator=row.operator)
    wanted = operators[row.operator]
    count = len(row.values)
    if count > MOST_VALUES or (count == 0 if wanted is None else count != wanted):
        raise UserError("rule.values", "This condition has too few or too many values.", field)
    values = tuple(_number(value, field) for value in row.values) if known.kind == NUMBER else row.values
    found = Row(row.field, row.operator, values)
    engine.condition(found.text(), stage, field)
    return found


def _number(text: str, field: str) -> str:
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or value.copy_abs() >= 10**13 or value != round(value, 6):
        raise UserError(
            "rule.number", "A number has at most 13 digits, and 6 decimals (place {at}).", field, at=1
        )
    return f"{value.normalize():f}" if value else "0"


def _no_row(field: str) -> UserError:
    return UserError("rule.row", "A condition is a field, an operator and values.", field)


# ---------------------------------------------------------------- rows as texts

_SIGNS = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}


def _text_row(row: Row) -> str:
    name, values = row.field, [language.text_of(value) for value in row.values]
    texts: Mapping[str, Callable[[], str]] = {
        "is": lambda: f"{name} == {values[0]}",
        "is_not": lambda: f"{name} != {values[0]}",
        "contains": lambda: f"{values[0]} in {name}",
        "contains_not": lambda: f"not ({values[0]} in {name})",
        "begins": lambda: f"{name}[0:{len(row.values[0].casefold())}] == {values[0]}",
        "one_of": lambda: f"{name} in [{', '.join(values)}]",
        "none_of": lambda: f"not ({name} in [{', '.join(values)}])",
        "known": lambda: f'{name} != ""',
        "unknown": lambda: f'{name} == ""',
    }
    return texts[row.operator]()


def _number_row(row: Row) -> str:
    name, values = row.field, row.values
    if row.operator in ("known", "unknown"):
        return f"{name} {'!=' if row.operator == 'known' else '=='} null"
    if row.operator == "between":
        return f"{name} != null and {name} >= {values[0]} and {name} <= {values[1]}"
    return f"{name} != null and {name} {_SIGNS[row.operator]} {values[0]}"


def _flag_row(row: Row) -> str:
    return row.field if row.operator == "yes" else f"not {row.field}"


_TEXTS: Mapping[str, Callable[[Row], str]] = {TEXT: _text_row, NUMBER: _number_row, FLAG: _flag_row}


def of_stage(rules: Sequence[Rule], stage: str, now: Instant) -> tuple[Rule, ...]:
    """The rules that are asked at a stage and an instant, in their order."""
    return tuple(rule for rule in rules if rule.stage == stage and rule.is_asked(now))
