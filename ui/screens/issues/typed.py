# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a refused command said, put back where it was typed (law 13): the buffer of its document's editor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.sourcing import (
    PlaceOrders,
    SaveAnswerDraft,
    SaveAssignment,
    SaveDraft,
    SaveShipment,
    SubmitAnswer,
)
from ui.forms.draft_keys import line_key
from ui.screens.inquiry.editing import AnswerForm, AnswerLine
from ui.screens.request.values import HEAD, LINE, PARTNER, partner_key
from ui.screens.shipment.editing import Packing, packed_box
from ui.shell.screen import Route


@dataclass(frozen=True)
class Typed:
    """A buffer: kind, the record it belongs to, its text, and where it is edited."""

    kind: str
    target_id: str
    body: str
    route: Route

    def over(self, kept: str) -> str | None:
        """The text with what was typed there since on top; None where only one of the two can stay."""
        if kept in ("", self.body):
            return self.body
        mine, later = msgspec.json.decode(self.body), msgspec.json.decode(kept)
        if not isinstance(mine, dict) or "set" not in mine:
            return None
        gone = {*mine.get("gone", ()), *later.get("gone", ())} - set(later.get("set", ()))
        typed = {key: value for key, value in mine["set"].items() if key not in later.get("gone", ())}
        return _text({**mine, "set": typed | later.get("set", {}), "gone": sorted(gone)})


def typed_again(command: Command) -> Typed | None:
    """The buffer that holds a command's values as if they had just been typed; None for a command that was
    not typed in an editor.
    """
    match command:
        case SaveDraft():
            return Typed("request", command.request_id, _draft(command), Route("request", command.request_id))
        case SaveAnswerDraft() | SubmitAnswer():
            return Typed("answer", command.inquiry_id, _answer(command), Route("inquiry", command.inquiry_id))
        case SaveAssignment() | PlaceOrders():
            typed = {one.ask_id: one.quantity for one in command.assignments}
            body = _text({"v": 1, "set": typed})
            return Typed("assignment", command.request_id, body, Route("matrix", command.request_id))
        case SaveShipment():
            place = Route.to("order", command.order_id, shipment=command.shipment_id)
            return Typed("shipment", command.shipment_id, _packing(command), place)
    return None


def _text(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _given(part: msgspec.Struct, names: dict[str, Any]) -> dict[str, Any]:
    """The fields that a part of a command says something about."""
    return {
        name: value for name in names if (value := getattr(part, name, msgspec.UNSET)) is not msgspec.UNSET
    }


def _draft(command: SaveDraft) -> str:
    typed = _given(command, HEAD)
    for line in command.lines:
        typed |= {line_key(line.id, name): value for name, value in _given(line, LINE).items()}
    for partner in command.partners:
        terms = _given(partner, PARTNER)
        typed |= {partner_key(partner.partner_id, name): value for name, value in terms.items()}
    gone = [line_key(line_id, name) for line_id in command.removed_lines for name in LINE]
    return _text({"v": 1, "set": typed, "gone": gone, "focus": ""})


def _answer(command: SaveAnswerDraft | SubmitAnswer) -> str:
    lines = tuple(
        AnswerLine(
            id=line.inquiry_line_id,
            ready=line.ready,
            price=line.price,
            backorder=line.backorder or None,
            backorder_at=line.backorder_at,
        )
        for line in command.lines
    )
    return _text(AnswerForm(lines=lines, shipping_cost=command.shipping_cost, comment=command.comment))


def _packing(command: SaveShipment) -> str:
    boxes = tuple(map(packed_box, command.boxes))
    packed = {f"{one.order_line_id}/{one.box_id}": one.quantity for one in command.packed}
    return _text(Packing(boxes=boxes, packed=packed, courier=command.courier, tracking=command.tracking))
