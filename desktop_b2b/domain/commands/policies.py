# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Commands about the retailer's own rules, and the server's automatic assignment that follows them."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Literal

from desktop_b2b.domain.commands.account import Part
from desktop_b2b.domain.commands.base import UNSET, Command, UnsetType, command
from desktop_b2b.domain.commands.sourcing import Assignment
from desktop_b2b.domain.values import Id, Instant, Price

Action = Literal["prefer", "penalise", "exclude", "review", "set_deadline", "set_shipping_allowance"]


class RuleValue(Part, frozen=True):
    """A rule. ``conditions``: JSON lists of field, operator and values, ``["offer_price", "gt", "12.50"]``;
    all must hold, or any (``any_row``), and the text in ``expression`` too.
    """

    id: Id
    name: str
    action: Action
    amount: Price = Decimal(0)
    conditions: tuple[str, ...] = ()
    any_row: bool = False
    expression: str = ""
    stops: bool = False
    enabled: bool = True
    valid_from: Instant | None = None
    valid_until: Instant | None = None


@command
class SaveRuleSet(Command, frozen=True):
    """Make or change a draft of the company's rules, whole."""

    PRIVILEGE: ClassVar[str] = "company.edit"
    TARGET: ClassVar[str] = "rule_set_id"
    EDITS: ClassVar[bool] = True
    REPLACES: ClassVar[bool] = True

    rule_set_id: Id
    rules: tuple[RuleValue, ...]
    comment: str | UnsetType = UNSET


@command
class PublishRuleSet(Command, frozen=True):
    """Put a draft in force; the one that was is kept. A published version never changes again."""

    PRIVILEGE: ClassVar[str] = "company.edit"
    TARGET: ClassVar[str] = "rule_set_id"

    rule_set_id: Id


@command
class DiscardRuleSet(Command, frozen=True):
    """Let a draft go."""

    PRIVILEGE: ClassVar[str] = "company.edit"
    TARGET: ClassVar[str] = "rule_set_id"

    rule_set_id: Id


class AnswerVersion(Part, frozen=True):
    """Which version of an answer an assignment was made from."""

    inquiry_id: Id
    revision: int


@command
class AssignAutomatically(Command, frozen=True):
    """The server's own: what its job found for a request in automatic mode, from frozen input.

    The handler knows nothing of optimisers. It makes the same question of the rows as they are now, refuses
    where ``input_hash`` is another (an answer or a rule changed: the job asks again), and checks conditions
    and cost in exact money. ``proven`` False: ``gap`` says by how much at most it could be cheaper.
    """

    TARGET: ClassVar[str] = "request_id"
    SYSTEM: ClassVar[bool] = True

    request_id: Id
    input_hash: str
    answers: tuple[AnswerVersion, ...] = ()
    rules_id: Id | None = None
    choices: tuple[Assignment, ...] = ()
    total: Price = Decimal(0)
    proven: bool = False
    gap: Price | None = None
    notice: str = ""
