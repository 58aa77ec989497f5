# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Conditions, judged by rule-engine within bounds of ours.

Out of the box the engine knows the time and chance, loops and patterns. Here its built-in values are none,
the kinds of nodes that it may build are on a list, whatever else a new version brings is refused; and the
text has passed ``language`` before. The engine is loaded when somebody first has a rule.
"""

from __future__ import annotations

import decimal
import functools
from collections.abc import Iterator, Mapping
from typing import Any

from desktop_b2b.errors import UserError
from desktop_b2b.rules.policy import language
from desktop_b2b.rules.policy.fields import FLAG, NUMBER, TEXT, Fact, known_at

#: Rises when a text could mean something else than before.
LANGUAGE = 1
#: The nodes that a condition may be made of, by the engine's names; a test guards the list on each upgrade.
ALLOWED_NODES = frozenset(
    {
        "AddExpression", "ArithmeticComparisonExpression", "ArithmeticExpression", "ArrayExpression",
        "BooleanExpression", "ComparisonExpression", "ContainsExpression", "FloatExpression",
        "GetSliceExpression", "LogicExpression", "NullExpression", "Statement", "StringExpression",
        "SubtractExpression", "SymbolExpression", "UnaryExpression",
    }
)  # fmt: skip
ALLOWED_ARITHMETIC = frozenset({"add", "sub", "mul", "tdiv"})
_DECIMALS = decimal.Context(
    prec=40, traps=[decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow]
)


class Condition:
    """A text that was read: it holds of facts, or it does not."""

    __slots__ = ("_rule", "text")

    def __init__(self, text: str, rule: Any) -> None:
        self.text = text
        self._rule = rule

    def holds(self, facts: Mapping[str, Fact]) -> bool:
        """Whether it holds. What compares something unknown, or divides by nought, does not."""
        try:
            return bool(self._rule.matches(facts))
        except (_library().EngineError, ArithmeticError):
            return False


@functools.lru_cache(maxsize=2048)
def condition(text: str, stage: str, field: str = "expression") -> Condition:
    """Read a condition's text for a stage.

    Raises UserError ``rule.syntax``, ``rule.type``, ``rule.not_a_condition``, ``rule.refused`` or what
    ``language.tokens`` raises, each naming the field.
    """
    library = _library()
    found = language.tokens(text, known_at(stage).keys(), field)
    if not found:
        raise UserError("rule.empty", "Write a condition.", field)
    try:
        rule = library.Rule(language.written(found), context=_context(stage))
    except library.errors.RuleSyntaxError as error:
        raise UserError("rule.syntax", "This condition cannot be read.", field) from error
    except (library.EngineError, ArithmeticError, TypeError, ValueError) as error:
        text_ = "This compares what cannot be compared: a text with a number, perhaps."
        raise UserError("rule.type", text_, field) from error
    for node in _nodes(rule.statement):
        _check_node(node, field)
    if rule.statement.expression.result_type != library.DataType.BOOLEAN:
        text_ = "This is a value, not a condition that holds or does not."
        raise UserError("rule.not_a_condition", text_, field)
    return Condition(text, rule)


def engine_version() -> str:
    """What published rules are kept with: the language's version and the engine's."""
    return f"{LANGUAGE}/{_library().__version__}"


def folded(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Facts in the form in which texts are compared: case makes no difference."""
    return {name: value.casefold() if isinstance(value, str) else value for name, value in facts.items()}


@functools.cache
def _library() -> Any:
    import rule_engine

    return rule_engine


@functools.cache
def _context(stage: str) -> Any:
    library = _library()
    kinds = {TEXT: library.DataType.STRING, NUMBER: library.DataType.FLOAT, FLAG: library.DataType.BOOLEAN}

    class Bounded(library.Context):  # type: ignore[misc, name-defined]  # a class of the library, loaded late
        """Knows our fields and nothing else."""

        def __init__(self) -> None:
            types = {name: kinds[field.kind] for name, field in known_at(stage).items()}
            super().__init__(
                type_resolver=library.type_resolver_from_dict(types), default_timezone="utc",
                decimal_context=_DECIMALS,
            )  # fmt: skip
            self.builtins = library.builtins.Builtins(values={}, timezone=self.default_timezone)

    return Bounded()


def _nodes(root: Any) -> Iterator[Any]:
    """A node and all below it. Children lie in slots and dictionaries, also within lists."""
    module = root.__class__.__module__.split(".")[0]
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (list, tuple, set, frozenset)):
            waiting.extend(node)
        elif isinstance(node, dict):
            waiting.extend((*node.keys(), *node.values()))
        elif node.__class__.__module__.split(".")[0] == module and hasattr(node, "evaluate"):
            waiting.extend(_parts(node))
            yield node


def _parts(node: Any) -> Iterator[Any]:
    for kind in node.__class__.__mro__:
        slots = kind.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if hasattr(node, name):
                yield getattr(node, name)
    yield from getattr(node, "__dict__", {}).values()


def _check_node(node: Any, field: str) -> None:
    name = node.__class__.__name__
    is_allowed = name in ALLOWED_NODES
    if is_allowed and name == "ArithmeticExpression":
        is_allowed = getattr(node, "type", "") in ALLOWED_ARITHMETIC
    if is_allowed and name == "SymbolExpression":
        is_allowed = getattr(node, "scope", None) is None
    if not is_allowed:
        text = "This condition uses something that rules do not have ({what})."
        raise UserError("rule.refused", text, field, what=name.removesuffix("Expression"))
