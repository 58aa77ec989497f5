# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rules of the trade that are set aside for one order, by who may and with the reason (mission §2).

The order keeps rule and reason; its history tells who and when.
"""

from __future__ import annotations

from desktop_b2b.domain import actor, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.fulfilment import SetRuleAside
from desktop_b2b.domain.events import B2BOrderChanged
from desktop_b2b.domain.states import demand
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.findings import ACCOUNT_MANAGER, CENTRE
from desktop_b2b.rules.trade.rows import TradeRule
from desktop_b2b.services import b2b
from desktop_b2b.services.b2b_status import EARLY, LATE
from desktop_b2b.services.b2b_terms import asides, tables_of
from desktop_b2b.services.bus import handles
from desktop_b2b.services.ports import UnitOfWork


@handles(SetRuleAside)
def set_rule_aside(cmd: SetRuleAside, uow: UnitOfWork, ctx: Context) -> None:
    """The rule does not count for this order any more, or does again; a centre may agree in advance.

    Raises UserError ``b2b.no_rule``, ``b2b.rule_fixed``, ``b2b.rule_other``, ``b2b.rule_aside`` or
    ``b2b.rule_counts``, all about the rule.
    """
    order = uow.get(e.B2BOrder, cmd.b2b_order_id)
    demand(order, *EARLY, "picked", *LATE)
    known = asides(order)
    _require(_rule(uow, order, cmd.rule), order, ctx)
    reason = text.line(cmd.reason, "reason", text.DESCRIPTION, required=True)
    if cmd.aside and cmd.rule in known:
        raise UserError("b2b.rule_aside", "This rule is set aside already.", "rule")
    if not cmd.aside and cmd.rule not in known:
        raise UserError("b2b.rule_counts", "This rule counts already.", "rule")
    if cmd.aside:
        order.overrides = (*order.overrides, f"{cmd.rule}: {reason}")
    else:
        order.overrides = tuple(one for one in order.overrides if one.partition(":")[0] != cmd.rule)
    uow.emit(B2BOrderChanged(order.id))


def _rule(uow: UnitOfWork, order: e.B2BOrder, code: str) -> TradeRule:
    tables = tables_of(b2b.shown(uow, uow.get(e.Link, order.link_id)))
    found = next((one for one in tables.rules if one.code == code), None)
    if found is None:
        raise UserError("b2b.no_rule", "The centre has no such rule.", "rule")
    return found


def _require(rule: TradeRule, order: e.B2BOrder, ctx: Context) -> None:
    """Only who the rule names."""
    if rule.override == CENTRE:
        if order.counterpart_id != ctx.actor.organisation_id:
            text_ = "Only the fulfilment centre may set this rule aside: ask it to."
            raise UserError("b2b.rule_other", text_, "rule")
        ctx.actor.require("centre.edit")
    elif rule.override == ACCOUNT_MANAGER:
        if order.owner_id != ctx.actor.organisation_id or ctx.actor.role != actor.ACCOUNT_MANAGER:
            text_ = "Only the retailer's account manager may set this rule aside."
            raise UserError("b2b.rule_other", text_, "rule")
    else:
        raise UserError("b2b.rule_fixed", "Nobody may set this rule aside.", "rule")
