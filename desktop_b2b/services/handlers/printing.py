# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Prints are facts: they expect nothing, and none is ever taken away or counted for another."""

from __future__ import annotations

from typing import Final

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.printing import RecordPrint
from desktop_b2b.errors import UserError
from desktop_b2b.services.bus import handles
from desktop_b2b.services.ports import UnitOfWork

#: What each kind of paper may be about.
ABOUT: Final[dict[str, tuple[type[e.Row], ...]]] = {
    "packing_slip": (e.FulfilmentShipment, e.HandlingUnit),
    "picking_list": (e.Wave, e.B2BOrder),
    "carton_label": (e.HandlingUnit,),
    "pallet_label": (e.HandlingUnit,),
    "bill_of_lading": (e.FulfilmentShipment,),
    "donation_receipt": (e.FulfilmentShipment,),
    "attachment": (e.B2BFile,),
}


@handles(RecordPrint)
def record_print(cmd: RecordPrint, uow: UnitOfWork, ctx: Context) -> None:
    """Add the mark. Raises UserError ``print.unknown`` where the actor sees nothing of this id."""
    for kind in ABOUT[cmd.paper]:
        row = uow.find(kind, cmd.about_id)
        if row is not None:
            break
    else:
        text = "There is nothing with this id that this paper is about."
        raise UserError("print.unknown", text, "about_id")
    uow.add(
        e.PrintMark(
            id=ctx.child_id("print"),
            owner_id=ctx.actor.organisation_id,
            document_id=getattr(row, kind.ROOT) if kind.ROOT else row.id,
            about_id=row.id,
            paper=cmd.paper,
            copy=cmd.copy,
            at=ctx.now,
            by=ctx.actor.name,
            device=ctx.device,
        )
    )
