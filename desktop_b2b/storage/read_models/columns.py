# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The ``transaction`` read model as Python sees it: what the projector writes and lists read."""

from __future__ import annotations

from typing import Any

import msgspec

from desktop_b2b.domain.values import from_scaled
from desktop_b2b.services.queries import TransactionRow

# Steps of a document's life that widgets and derived status need: a step groups states.
DRAFT, WAITING, ATTENTION, PARTIAL, DONE = "draft", "waiting", "attention", "partial", "done"
ANSWERED, OPEN, SHIPPED = "answered", "open", "shipped"
#: Where a B2B order is in the hands of its centre: to be picked, packed, handed over.
PICK, PACK, HAND = "pick", "pack", "hand"

OUT, IN = "out", "in"


class Projection(msgspec.Struct, kw_only=True, gc=False):
    """A row of the ``transaction`` table in the database's own values (bytes, scaled integers)."""

    id: bytes
    kind: str
    side: str
    number: str
    state: str
    reason: str = ""
    partner_id: bytes | None = None
    partner: str = ""
    reference: str = ""
    recipient: str = ""
    product_line: str = ""
    currency: str = ""
    total: int | None = None
    lines: int = 0
    asked: int = 0
    answered: int = 0
    quantity: int = 0
    ordered: int = 0
    at: int = 0
    edited_at: int = 0
    sent_at: int | None = None
    deadline_at: int | None = None
    deadline_zone: str = ""
    ship_by: int | None = None
    shipped_at: int | None = None
    entered_at: int = 0
    courier: str = ""
    tracking: str = ""
    parent_id: bytes | None = None
    phase: str = DONE
    phase_at: int = 0
    last_deadline_at: int | None = None
    partner_key: str = ""
    search: str = ""
    created_at: int = 0
    reference_key: str = ""
    recipient_key: str = ""
    line_key: str = ""
    courier_key: str = ""
    tracking_key: str = ""


COLUMNS: tuple[str, ...] = Projection.__struct_fields__
values = msgspec.structs.astuple

#: What a list shows, in this order; ``entered_at`` and ``deadline_at`` are derived by each reader.
SHOWN: tuple[str, ...] = tuple(
    field for field in TransactionRow.__struct_fields__ if field not in ("pending", "unread")
)

#: Whether a command that wrote the document waits in the outbox; ``t`` is the transaction.
PENDING_SQL = (
    "(EXISTS (SELECT 1 FROM outbox o WHERE o.target_id = t.id)"
    " OR EXISTS (SELECT 1 FROM outbox_document x WHERE x.row_id = t.id))"
)

#: SQL of the instants that searches name.
INSTANTS = {
    "created": "t.created_at", "edited": "t.edited_at", "sent": "t.sent_at", "shipped": "t.shipped_at",
}  # fmt: skip
#: A request's earliest deadline among those still open at ``?1``, where the stored one has passed and
#: the server has not judged yet (A13).
OPEN_DEADLINE_SQL = (
    "(SELECT min(p.deadline_at) FROM request_partner p WHERE p.request_id = t.id"
    " AND p.state = 'asked' AND p.deadline_at >= ?1)"
)

#: The deadline to show at ``?1``: the next open one, else the one that passed.
DEADLINE_SQL = (
    "CASE WHEN t.kind = 'request' AND t.phase = 'waiting' AND t.deadline_at < ?1"
    f" AND t.last_deadline_at >= ?1 THEN {OPEN_DEADLINE_SQL} ELSE t.deadline_at END"
)


def shown(deadline: str = DEADLINE_SQL, entered: str = "t.entered_at", unread: str = "0") -> str:
    """The select list that ``to_row`` reads; the arguments are SQL for the derived columns."""
    derived = {"deadline_at": deadline, "entered_at": entered}
    names = [derived.get(name, f"t.{name}") for name in SHOWN]
    return ", ".join([*names, PENDING_SQL, unread])


def to_row(row: tuple[Any, ...]) -> TransactionRow:
    """A row of ``shown()`` as a view's value."""
    (
        row_id, kind, side, number, state, reason, partner_id, partner, reference, recipient, product_line,
        currency, total, lines, asked, answered, quantity, ordered, at, edited_at, sent_at, deadline_at,
        deadline_zone, ship_by, shipped_at, entered_at, courier, tracking, parent_id, pending, unread,
    ) = row  # fmt: skip
    return TransactionRow(
        id=row_id.hex(), kind=kind, side=side, number=number, state=state, reason=reason,
        partner_id=partner_id.hex() if partner_id else None, partner=partner, reference=reference,
        recipient=recipient, product_line=product_line, currency=currency,
        total=None if total is None else from_scaled(total), lines=lines, asked=asked, answered=answered,
        quantity=from_scaled(quantity), ordered=from_scaled(ordered), at=at, edited_at=edited_at,
        sent_at=sent_at, deadline_at=deadline_at, deadline_zone=deadline_zone, ship_by=ship_by,
        shipped_at=shipped_at, entered_at=entered_at, courier=courier, tracking=tracking,
        parent_id=parent_id.hex() if parent_id else None, pending=bool(pending), unread=bool(unread),
    )  # fmt: skip
