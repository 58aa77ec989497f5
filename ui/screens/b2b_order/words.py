# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a B2B order says of itself: how far it is, when it is due and why, what cancelling costs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_b2b.domain.entities import B2BOrder
from desktop_b2b.domain.values import Instant
from desktop_b2b.errors import UserError
from desktop_b2b.rules.changes import LOCK_WORDS
from desktop_b2b.rules.trade.findings import ACCOUNT_MANAGER, CENTRE, SCHEDULED
from desktop_b2b.rules.turnaround import STEP_WORDS
from desktop_b2b.services.queries import B2BOrderView, ChargeView, LockView, ReadyFinding
from ui.forms.decimals import format_number
from ui.screens.b2b_wizard.words import day_words, said, stopped
from ui.shell.screen import ViewerInfo
from ui.strings import error_text, moment_word, money_word, state_word
from ui.widgets import Stage, Stop

#: What mends a reason: the purpose of a file to attach, or the part of the page to go to.
FIXES: Mapping[str, str] = {
    "LABELS_MISSING": "carton_label",
    "ATTACHMENT_MISSING": "bol",
    "HAZMAT_DATA": "sds",
}
#: What findings of the centre's own rules begin with.
RULE = "trade."
#: States in which an order waits for what its reasons say.
WAITING = ("action_required", "awaiting_shipper")
#: States in which nothing waits any more.
OVER = frozenset({"shipped", "collected", "delivered", "cancelled"})
#: States in which the centre has nothing on paper.
_NO_PAPERS = frozenset({"queued", "action_required", "cancelled"})


def _tr(text: str) -> str:
    return QCoreApplication.translate("B2BOrder", text)


def _trade(text: str) -> str:
    return QCoreApplication.translate("Trade", text)


def lock_words(lock: LockView) -> str:
    """Why something cannot be changed; empty where it can."""
    return QCoreApplication.translate("Errors", LOCK_WORDS[lock.why]) if lock.why else ""


def stops(order: B2BOrder, zone: str, now: Instant) -> list[Stop]:
    """How far it is: created, processing, picked, packed, shipped."""

    def at(instant: Instant | None) -> str:
        return moment_word(instant, zone, now) if instant is not None else ""

    made = [Stop(_tr("Created"), at(order.created_at), Stage.DONE)]
    for word, instant in (
        (_tr("Processing"), order.processing_at),
        (_tr("Picked"), order.picked_at),
        (_tr("Packed"), order.packed_at),
    ):
        made.append(Stop(word, at(instant), Stage.DONE if instant is not None else Stage.PLANNED))
    if order.state in (*WAITING, "cancelled"):
        done = sum(stop.stage is Stage.DONE for stop in made)
        # Stops stand close together: the chip above says it in full.
        short = _tr("Awaiting shipper") if order.state == "awaiting_shipper" else ""
        word = short or state_word("b2b_order", order.state)
        waits = tuple(order.reasons) == (SCHEDULED,)
        since = day_of(order.reserve_on) if waits else at(order.blocked_at)
        stage = Stage.PLANNED if waits else Stage.STOPPED
        made.insert(done, Stop(_tr("Scheduled") if waits else word, since, stage))
    shipped = _tr("Collected") if order.kind == "pickup" else _tr("Shipped")
    due = "" if order.due_at is None else _tr("by {0}").format(at(order.due_at))
    stage = Stage.DONE if order.shipped_at is not None else Stage.PLANNED
    made.append(Stop(shipped, at(order.shipped_at) or due, stage))
    if order.state == "exception":
        made.append(Stop(state_word("b2b_order", order.state), "", Stage.STOPPED))
    if order.delivered_at is not None:
        made.append(Stop(_tr("Delivered"), at(order.delivered_at), Stage.DONE))
    return made


def clock_words(view: B2BOrderView) -> list[str]:
    """How the due day came about, a line for each stretch of days (S1.39)."""
    if view.order.processing_at is None:
        waits = _tr("The clock starts once the reserve date is met and the order is Processing.")
        return [waits]
    found = []
    for step in view.steps:
        days = day_of(step.first)
        if step.last != step.first:
            days = f"{days} – {day_of(step.last)}"
        found.append(_tr("{0}: {1}").format(days, _trade(STEP_WORDS[step.why]).format(**step.params)))
    if view.order.due_at is None:
        found.append(_tr("The clock stands while the order waits."))
    return found


def charge_words(charge: ChargeView | None) -> str:
    """What cancelling costs, in a sentence."""
    if charge is None:
        return ""
    if not charge.amount:
        return _tr("Cancelling is free until the order is picked.")
    amount = money_word(charge.amount, charge.currency, with_currency=True)
    return _tr("Cancelling costs {0} now, and the centre must confirm it.").format(amount)


def change_words(charge: ChargeView) -> str:
    """What a change of items costs, in a sentence."""
    if not charge.amount:
        return _tr("The change is free. What was ordered stays on record.")
    amount = money_word(charge.amount, charge.currency, with_currency=True)
    return _tr("The change costs {0}. What was ordered stays on record.").format(amount)


def supply_words(quantity: Decimal, shipped: Decimal, cancelled: Decimal) -> str:
    """A line's supply status beside its immutable original (N10)."""

    def number(value: Decimal) -> str:
        return format_number(value, None, QLocale())

    left = quantity - shipped - cancelled
    parts = [
        _tr("{0} shipped").format(number(shipped)) if shipped else "",
        _tr("{0} open").format(number(left)) if left else "",
        _tr("{0} cancelled").format(number(cancelled)) if cancelled else "",
    ]
    return ", ".join(part for part in parts if part)


def day_of(text: str) -> str:
    """A stored day in words."""
    return day_words(date.fromisoformat(text)) if text else ""


def is_mine(view: B2BOrderView) -> bool:
    """Whether I am the retailer."""
    return view.side == "out"


def holds(view: B2BOrderView) -> bool:
    """Whether the hold on it is my company's own."""
    order = view.order
    own = order.owner_id if is_mine(view) else order.counterpart_id
    return bool(order.hold_reason) and order.hold_by == own


def has_papers(view: B2BOrderView) -> bool:
    """Whether there may be something to print: at the centre at any time, for the retailer once it is worked
    on there.
    """
    return not is_mine(view) or view.order.state not in _NO_PAPERS


def other_name(view: B2BOrderView) -> str:
    """The other party."""
    return view.partner.name if view.partner is not None else ""


#: Parts of which it is told until when they can be changed, in the order of the guide.
_TOLD = (
    "recipient", "lines", "instructions", "services", "customs", "note", "shipping", "insurance", "quote",
    "labels", "attachments", "pickup",
)  # fmt: skip


def part_word(part: str) -> str:
    """What a part of an order is called."""
    words = {
        "recipient": _tr("recipient"),
        "lines": _tr("items"),
        "instructions": _tr("packing instructions"),
        "services": _tr("services"),
        "customs": _tr("customs data"),
        "note": _tr("note to customer"),
        "shipping": _tr("shipping"),
        "insurance": _tr("insurance"),
        "quote": _tr("quote"),
        "labels": _tr("labels"),
        "attachments": _tr("attachments"),
        "pickup": _tr("collection"),
    }
    return words.get(part, part)


def locked_words(view: B2BOrderView) -> list[str]:
    """What can no longer be changed, a line for each reason."""
    found: dict[str, list[str]] = {}
    for part in _TOLD:
        lock = lock_of(view, part)
        if lock.why and lock.why not in ("pickup", "not_pickup"):
            found.setdefault(lock.why, []).append(part)
    return [_locked(why, ", ".join(map(part_word, parts))) for why, parts in found.items()]


def _locked(why: str, parts: str) -> str:
    """Since when some parts can no longer be changed."""
    words = {
        "picked": _tr("Final since the order was picked: {0}."),
        "packed": _tr("Final since the order was packed: {0}."),
        "labelled": _tr("Final since the order has its labels: {0}."),
        "shipped": _tr("Final since the order left the fulfilment centre: {0}."),
        "cancelled": _tr("Final since the order was cancelled: {0}."),
    }
    return words[why].format(parts)


def lock_of(view: B2BOrderView, part: str) -> LockView:
    """Whether a part can be changed."""
    return next(one for one in view.locks if one.part == part)


def changes_carrier(view: B2BOrderView) -> bool:
    """Whether the retailer may choose another carrier now (S1.33): of what the centre buys for parcels."""
    bought = view.order.method == "provider" and view.shows_shipping_options
    return bought and lock_of(view, "shipping").is_open


def may_set_aside(finding: ReadyFinding, view: B2BOrderView, viewer: ViewerInfo) -> bool:
    """Whether this person may set a rule of the centre's tables aside, as the rule says who may."""
    if not finding.code.startswith(RULE):
        return False
    if is_mine(view):
        return finding.override == ACCOUNT_MANAGER and viewer.is_account_manager
    return finding.override == CENTRE and viewer.may("centre.edit")


def finding_words(finding: ReadyFinding) -> str:
    """What a check found, in the user's language."""
    params = {name: said(value) for name, value in finding.params.items()}
    return stopped(error_text(UserError(finding.code, finding.template, finding.field, **params)))
