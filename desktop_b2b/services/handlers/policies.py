# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Versions of the retailer's rules: drafted, published, let go."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain import text
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.policies import DiscardRuleSet, PublishRuleSet, SaveRuleSet
from desktop_b2b.domain.states import demand, move
from desktop_b2b.errors import UserError
from desktop_b2b.rules.policy.engine import engine_version
from desktop_b2b.services import policies
from desktop_b2b.services.bus import handles
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import owned, unique


@handles(SaveRuleSet)
def save_rule_set(cmd: SaveRuleSet, uow: UnitOfWork, ctx: Context) -> None:
    """Keep a draft; its conditions are read and checked here, so that what is kept can be asked."""
    unique((rule.id for rule in cmd.rules), "rules[{}].id")
    kept = policies.kept(cmd.rules)
    row = uow.find(e.RuleSet, cmd.rule_set_id)
    if row is None:
        owner = uow.get(e.Organisation, ctx.actor.organisation_id)
        if not owner.is_retailer:
            raise UserError("rule.retailer", "Only a retailer has rules of its own.", "rule_set_id")
        row = uow.add(e.RuleSet(id=cmd.rule_set_id, owner_id=owner.id))
    else:
        row = owned(uow, ctx, e.RuleSet, row.id)
        demand(row, "draft")
    row.rules = kept
    if isinstance(cmd.comment, str):
        row.comment = text.note(cmd.comment, "comment")
    row.edited_at = ctx.now


@handles(PublishRuleSet)
def publish_rule_set(cmd: PublishRuleSet, uow: UnitOfWork, ctx: Context) -> None:
    """Put a draft in force, under the next number; what was in force is kept, for those it decided."""
    row = owned(uow, ctx, e.RuleSet, cmd.rule_set_id)
    move(row, "in_force")
    others = [one for one in policies.versions_of(uow, row.owner_id) if one.id != row.id]
    for other in others:
        if other.state == "in_force":
            move(other, "retired")
    row.number = 1 + max((other.number for other in others), default=0)
    row.engine = engine_version()
    row.published_at = ctx.now
    row.published_by = ctx.actor.name


@handles(DiscardRuleSet)
def discard_rule_set(cmd: DiscardRuleSet, uow: UnitOfWork, ctx: Context) -> None:
    """Let a draft go; it stays in the history."""
    move(owned(uow, ctx, e.RuleSet, cmd.rule_set_id), "discarded")
