# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Waves: orders that one walk through the house picks."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain import text
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.floor import CloseWave, OpenWave
from desktop_b2b.domain.states import demand, move
from desktop_b2b.errors import UserError
from desktop_b2b.services.bus import handles
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import addressed, owned, unique

#: What one walk can hold, and a command.
MOST_ORDERS = 500


@handles(OpenWave)
def open_wave(cmd: OpenWave, uow: UnitOfWork, ctx: Context) -> None:
    """Orders that may be picked go together. Raises UserError ``wave.orders`` for none or too many."""
    if not 1 <= len(cmd.b2b_order_ids) <= MOST_ORDERS:
        text_ = "A wave has 1 to {most} orders."
        raise UserError("wave.orders", text_, "b2b_order_ids", most=MOST_ORDERS)
    unique(cmd.b2b_order_ids, "b2b_order_ids[{}]")
    for order_id in cmd.b2b_order_ids:
        demand(addressed(uow, ctx, e.B2BOrder, order_id), "processing", "picking")
    uow.add(
        e.Wave(
            id=cmd.wave_id,
            owner_id=ctx.actor.organisation_id,
            number=ctx.next_number(ctx.actor.organisation_id),
            former_number=ctx.former_number(),
            name=text.line(cmd.name, "name"),
            b2b_order_ids=cmd.b2b_order_ids,
            created_at=ctx.now,
        )
    )


@handles(CloseWave)
def close_wave(cmd: CloseWave, uow: UnitOfWork, ctx: Context) -> None:
    """The walk is over; what was not picked stays in its orders."""
    wave = owned(uow, ctx, e.Wave, cmd.wave_id)
    move(wave, "closed")
    wave.closed_at = ctx.now
