# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What can be done to documents of the list, one or many; each says what it will do to a row, or why not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from desktop_b2b.domain.commands.account import MarkOpened
from desktop_b2b.domain.commands.base import Command
from desktop_b2b.domain.commands.fulfilment import (
    CancelB2BOrder,
    DeleteB2BDraft,
    DuplicateB2B,
    RestoreB2BDraft,
)
from desktop_b2b.domain.commands.sourcing import (
    AcceptOrder,
    CancelOrder,
    CancelRequest,
    CloseRequest,
    DeleteDraft,
    DiscardShipment,
    DuplicateRequest,
    RestoreDraft,
    UndoCloseRequest,
)
from desktop_b2b.domain.states import SHIPPABLE
from desktop_b2b.services.ports import Receipt
from desktop_b2b.services.queries import TransactionRow
from ui.actions import ActionKey
from ui.bulk.plan import Act, Step
from ui.forms.draft_keys import new_id

Fits = Callable[[TransactionRow], bool]
CLOSABLE = frozenset({"waiting", "need_attention", "partially_ordered"})
CANCELLABLE = frozenset({"queued", "waiting", "need_attention"})
CALLED_OFF = frozenset({"queued", "sent", "accepted"})
#: States in which a B2B order is called off at once; later its centre is asked, on its details.
B2B_CALLED_OFF = frozenset({"queued", "action_required", "processing", "picking"})


def _tr(text: str, disambiguation: str = "", n: int = -1) -> str:
    return QCoreApplication.translate("TransactionActs", text, disambiguation, n)


# ------------------------------------------------------------ what fits


def is_unread(row: TransactionRow) -> bool:
    """Whether it counts as unread."""
    return row.unread


def is_request(row: TransactionRow) -> bool:
    """Whether it is a request of ours."""
    return row.kind == "request"


def is_duplicable(row: TransactionRow) -> bool:
    """Whether a draft can be made of it."""
    return is_request(row) or row.kind == "b2b_draft" or _is_own_b2b(row)


def _is_own_b2b(row: TransactionRow) -> bool:
    return row.kind == "b2b_order" and row.side == "out"


def is_closable(row: TransactionRow) -> bool:
    """Whether it is a request that is under way."""
    return is_request(row) and row.state in CLOSABLE


def is_cancellable(row: TransactionRow) -> bool:
    """Whether it is something of ours that can be called off."""
    called_off = row.kind == "order" and row.side == "out" and row.state in CALLED_OFF
    at_centre = _is_own_b2b(row) and row.state in B2B_CALLED_OFF
    return called_off or at_centre or (is_request(row) and row.state in CANCELLABLE)


def is_draft(row: TransactionRow) -> bool:
    """Whether it is a draft of any kind."""
    return row.state == "draft" and row.kind in ("request", "shipment", "b2b_draft")


def is_b2b_draft(row: TransactionRow) -> bool:
    """Whether an order at a centre can be made of it."""
    return row.kind == "b2b_draft"


def is_acceptable(row: TransactionRow) -> bool:
    """Whether it is an order that waits for our word."""
    return row.kind == "order" and row.side == "in" and row.state == "sent"


def is_shipped(row: TransactionRow) -> bool:
    """Whether something of it is on its way."""
    return row.kind == "shipment" or (
        row.kind == "order" and row.state in ("part_shipped", "shipped", "closed")
    )


def is_on_our_floor(row: TransactionRow) -> bool:
    """Whether it is an order that we, a centre, pick and pack."""
    return row.kind == "b2b_order" and row.side == "in"


def is_printable(row: TransactionRow) -> bool:
    """Whether it may have papers."""
    return is_shipped(row) or is_on_our_floor(row)


def is_to_pick(row: TransactionRow) -> bool:
    """Whether something of it is to be shipped by us."""
    return row.kind == "order" and row.side == "in" and row.state in SHIPPABLE


#: To what an act can be offered; whether it really can is judged when it is asked for.
FITS: dict[ActionKey, Fits] = {
    ActionKey.MARK_READ: is_unread,
    ActionKey.DUPLICATE: is_duplicable,
    ActionKey.CLOSE_REQUEST: is_closable,
    ActionKey.CANCEL_DOCUMENTS: is_cancellable,
    ActionKey.DELETE: is_draft,
    ActionKey.ACCEPT_ORDERS: is_acceptable,
    ActionKey.CREATE_ORDERS: is_b2b_draft,
    ActionKey.PRINT: is_printable,
    ActionKey.PICKING_LISTS: is_to_pick,
}


# ------------------------------------------------------------ what each does


def _read(row: TransactionRow) -> Step:
    if not row.unread:
        return Step.impossible(row.id, row.number, _tr("Is read already"))
    return Step(row.id, row.number, _tr("Will count as read"), (MarkOpened(record_id=row.id),))


def _duplicate(row: TransactionRow) -> Step:
    if not is_duplicable(row):
        reason = _tr("Only requests and B2B orders of yours can be duplicated")
        return Step.impossible(row.id, row.number, reason)
    copy = new_id()
    note = _tr("A new draft with %n item(s)", "", row.lines)
    if not is_request(row):
        again = DuplicateB2B(document_id=row.id, new_draft_id=copy)
        undo = DeleteB2BDraft(b2b_draft_id=copy)
        return Step(row.id, row.number, note, (again,), undo=lambda _receipt: undo)
    command = DuplicateRequest(request_id=row.id, new_request_id=copy)
    return Step(row.id, row.number, note, (command,), undo=lambda _receipt: DeleteDraft(request_id=copy))


def _close(row: TransactionRow) -> Step:
    if not is_request(row):
        return Step.impossible(row.id, row.number, _tr("Only requests can be closed"))
    note = _tr("Will be closed; nobody is asked any more")
    return Step(
        row.id, row.number, note, (CloseRequest(request_id=row.id),), undo=partial(_open_again, row.id)
    )


def _open_again(request_id: str, receipt: Receipt) -> Command:
    return UndoCloseRequest(request_id=request_id, close_id=receipt.command_id)


def _cancel(row: TransactionRow) -> Step:
    if row.state == "draft" and row.kind in ("request", "b2b_draft"):
        return Step.impossible(row.id, row.number, _tr("Is a draft: delete it instead"))
    if is_request(row):
        note = _tr("Will be cancelled; %n partner(s) will be told", "", row.asked)
        return Step(row.id, row.number, note, (CancelRequest(request_id=row.id),), withdraws=True)
    if row.kind == "order" and row.side == "out":
        note = _tr("{0} will be told; the quantities are open again").format(row.partner)
        return Step(row.id, row.number, note, (CancelOrder(order_id=row.id),), withdraws=True)
    if _is_own_b2b(row):
        return _cancel_b2b(row)
    return Step.impossible(row.id, row.number, _tr("Only requests and orders of yours can be cancelled"))


def _cancel_b2b(row: TransactionRow) -> Step:
    if row.state not in B2B_CALLED_OFF:
        return Step.impossible(row.id, row.number, _tr("Is picked: the centre is asked on its details"))
    note = _tr("Will be cancelled free of charge; what is reserved is free again")
    return Step(row.id, row.number, note, (CancelB2BOrder(b2b_order_id=row.id),), withdraws=True)


def _delete(row: TransactionRow) -> Step:
    if row.state != "draft":
        return Step.impossible(row.id, row.number, _tr("Only drafts can be deleted"))
    if row.kind == "shipment":
        note = _tr("The packing will be discarded; its items are open again")
        return Step(row.id, row.number, note, (DiscardShipment(shipment_id=row.id),), withdraws=True)
    note = _tr("The draft will be deleted")
    if row.kind == "b2b_draft":
        away, back = DeleteB2BDraft(b2b_draft_id=row.id), RestoreB2BDraft(b2b_draft_id=row.id)
        return Step(row.id, row.number, note, (away,), undo=lambda _receipt: back)
    command = DeleteDraft(request_id=row.id)
    return Step(row.id, row.number, note, (command,), undo=lambda _receipt: RestoreDraft(request_id=row.id))


def _accept(row: TransactionRow) -> Step:
    if row.kind != "order" or row.side != "in":
        return Step.impossible(row.id, row.number, _tr("Only orders received can be accepted"))
    note = _tr("{0} will see that you accepted").format(row.partner)
    return Step(row.id, row.number, note, (AcceptOrder(order_id=row.id),), withdraws=True)


#: Acts that are commands; papers are in `papers`, orders of drafts in `creating`.
ACTS: dict[ActionKey, Act] = {
    ActionKey.MARK_READ: Act(
        lambda n: _tr("Mark %n document(s) as read?", "", n),
        lambda n: _tr("Mark %n as read", "", n),
        lambda n: _tr("%n marked as read", "", n),
        _read,
    ),
    ActionKey.DUPLICATE: Act(
        lambda n: _tr("Duplicate %n document(s)?", "", n),
        lambda n: _tr("Duplicate %n", "", n),
        lambda n: _tr("%n duplicated", "", n),
        _duplicate,
    ),
    ActionKey.CLOSE_REQUEST: Act(
        lambda n: _tr("Close %n request(s)?", "", n),
        lambda n: _tr("Close %n", "", n),
        lambda n: _tr("%n closed", "", n),
        _close,
    ),
    ActionKey.CANCEL_DOCUMENTS: Act(
        lambda n: _tr("Cancel %n document(s)?", "", n),
        lambda n: _tr("Cancel %n", "", n),
        lambda n: _tr("%n cancelled", "", n),
        _cancel,
        danger=True,
    ),
    ActionKey.DELETE: Act(
        lambda n: _tr("Delete %n draft(s)?", "", n),
        lambda n: _tr("Delete %n", "", n),
        lambda n: _tr("%n deleted", "", n),
        _delete,
    ),
    ActionKey.ACCEPT_ORDERS: Act(
        lambda n: _tr("Accept %n order(s)?", "", n),
        lambda n: _tr("Accept %n", "", n),
        lambda n: _tr("%n accepted", "", n),
        _accept,
    ),
}
