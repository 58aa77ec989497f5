# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What people do with B2B orders: makers like those of ``people``, for the desks of retailer and centre."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desktop_b2b.clock import DAY, HOUR, to_datetime
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.calendars import WorkCalendar, week
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.rules.trade.defaults import DEFAULT_WEEK
from desktop_b2b.rules.worktime import next_opening
from tests.simulation.depot import ADDRESS, service_of

if TYPE_CHECKING:
    from tests.simulation.people import Person

#: A JPG's head, the least that a check takes.
PICTURE = (
    b"\xff\xd8\xff\xc0\x00\x11\x08\x00\x08\x00\x08\x03\x01\x11\x00\x02\x11\x00\x03\x11\x00"
    b"\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00"
)
_OPEN = "state = 'draft'"
#: Rules of the usual tables that the centre may set aside, and one that nobody may.
_ASIDE = ("heavy_parcel", "declined_unit_value", "hazmat_approval", "declined_class")
#: When somebody is at the centre.
_OFFICE = WorkCalendar("America/New_York", week(DEFAULT_WEEK, "work_week"))


def _link(who: Person) -> e.Link | None:
    return who.mine(e.Link, "kind = 'fulfilment_centre'")


def _line(who: Person) -> b.B2BLinePatch:
    """An item; now and then what nobody has, or what is no number of units."""
    item = who.mine(e.StockItem)
    sku = item.sku if item is not None and who.dice.random() < 0.9 else "NOTHING"
    units = who.dice.choice((1, 2, 3, 3, 5, 9)) if who.dice.random() < 0.95 else 0
    return b.B2BLinePatch(id=who.new_id(), sku=sku, quantity=Decimal(units), instructions=who.word())


def save_draft(who: Person) -> Command | None:
    """A new draft that is nearly always ready, or another word in one that is there."""
    if not _is_retailer(who):
        return None
    known = who.mine(e.B2BDraft, _OPEN)
    if known is not None and who.dice.random() < 0.5:
        choice = who.dice.random()
        if choice < 0.3:
            return b.SaveB2BDraft(b2b_draft_id=known.id, city=who.word())
        if choice < 0.5:
            return b.SaveB2BDraft(b2b_draft_id=known.id, recipient_email=who.secret, consent=True)
        if choice < 0.6:
            line = who.one(e.B2BDraftLine, "b2b_draft_id = ?", bytes.fromhex(known.id))
            gone = (line.id,) if line is not None else ()
            return b.SaveB2BDraft(b2b_draft_id=known.id, removed_lines=gone, lines=(_line(who),))
        return b.SaveB2BDraft(b2b_draft_id=known.id, lines=(_line(who),))
    link = _link(who) if who.dice.random() < 0.8 else None
    return b.SaveB2BDraft(
        b2b_draft_id=who.new_id(),
        link_id=link.id if link is not None else None,
        recipient_email=who.secret,
        consent=True,
        reserve_on=_day(who),
        insured_value=Decimal(who.dice.choice((0, 0, 299, 300))),
        lines=tuple(_line(who) for _ in range(who.dice.randint(1, 3))),
        **(service_of(who.desk, link.id) if link is not None else {}),
        **_more(who),
    )


def _day(who: Person) -> str:
    """When to reserve: now, mostly; soon; where the clock is left alone, always now."""
    if who.timeless or who.dice.random() < 0.6:
        return ""
    at = who.desk.world.clock.now() + who.dice.randint(0, 4) * DAY
    return to_datetime(at).date().isoformat()


def _more(who: Person) -> dict[str, Any]:
    choice = who.dice.random()
    if choice < 0.15:
        at = next_opening(_OFFICE, who.desk.world.clock.now() + HOUR)
        slot = {"collect_from": at, "collect_until": at + HOUR // 2}
        return {**ADDRESS, "kind": "pickup", "collector": "Jo Day", **slot}
    if choice < 0.3:
        return {**ADDRESS, "method": "own_label"}
    if choice < 0.4:
        return {**ADDRESS, "mode": "freight", "method": "self_arranged"}
    kind = who.dice.choice(("manual", "donation"))
    return {**ADDRESS, "kind": kind, "services": ("inserts*3",) if kind == "donation" else ()}


def _is_retailer(who: Person) -> bool:
    found = who.desk.rows(e.Organisation, "WHERE id = ?", bytes.fromhex(who.company))
    return bool(found) and found[0].is_retailer


def delete_draft(who: Person) -> Command | None:
    """A draft that nobody wants."""
    known = who.mine(e.B2BDraft, _OPEN)
    return b.DeleteB2BDraft(b2b_draft_id=known.id) if known is not None else None


def restore_draft(who: Person) -> Command | None:
    """One that somebody wants after all."""
    known = who.mine(e.B2BDraft, "state = 'deleted'")
    return b.RestoreB2BDraft(b2b_draft_id=known.id) if known is not None else None


def duplicate(who: Person) -> Command | None:
    """The same again."""
    known = who.mine(e.B2BOrder) or who.mine(e.B2BDraft)
    return b.DuplicateB2B(document_id=known.id, new_draft_id=who.new_id()) if known is not None else None


def add_file(who: Person) -> Command | None:
    """A label or a paper, of a draft, an order or a product."""
    known: e.Row | None = who.one(e.B2BOrder) if who.dice.random() < 0.5 else who.mine(e.B2BDraft, _OPEN)
    known = known or who.mine(e.B2BDraft, _OPEN) or who.one(e.StockItem)
    if known is None:
        return None
    purpose = who.dice.choice(("carton_label", "bol", "other"))
    content = PICTURE + bytes([who.dice.randrange(256)]) + b"\xff\xd9"
    return b.AddB2BFile(
        b2b_file_id=who.new_id(), document_id=known.id, purpose=purpose,  # type: ignore[arg-type]  # one of them
        name=f"{who.word()}.jpg", file_hash=hashlib.sha256(content).hexdigest(), mime="image/jpeg",
        size=len(content),
    )  # fmt: skip


def remove_file(who: Person) -> Command | None:
    """One's own."""
    known = who.mine(e.B2BFile)
    return b.RemoveB2BFile(b2b_file_id=known.id) if known is not None else None


def create_order(who: Person) -> Command | None:
    """The order of a draft, sooner of one that nobody else has at hand."""
    known = who.mine(e.B2BDraft, _OPEN)
    if known is None or _link(who) is None:
        return None
    return b.CreateB2BOrder(b2b_draft_id=known.id, choice=who.secret, order_value=who.amount())


# ---- orders


_EARLY = "state IN ('queued', 'action_required', 'processing', 'picking')"


def _order(who: Person, where: str = "1") -> e.B2BOrder | None:
    return who.mine(e.B2BOrder, where)


def _received(who: Person, where: str = "1") -> e.B2BOrder | None:
    return who.one(e.B2BOrder, f"counterpart_id = ? AND ({where})", bytes.fromhex(who.company))


def change_order(who: Person) -> Command | None:
    """Another word of the address, or fewer units; now and then too late."""
    order = _order(who, _EARLY if who.dice.random() < 0.9 else "1")
    if order is None:
        return None
    if who.dice.random() < 0.6:
        field = who.dice.choice(("city", "contact_name", "instructions"))
        return b.ChangeB2BOrder(b2b_order_id=order.id, **{field: who.word()})  # type: ignore[arg-type]
    line = who.one(e.B2BLine, "b2b_order_id = ?", bytes.fromhex(order.id))
    cuts = (b.LineCut(line_id=line.id, quantity=Decimal(1)),) if line is not None else ()
    return b.ChangeB2BOrder(b2b_order_id=order.id, cuts=cuts)


def set_insurance(who: Person) -> Command | None:
    """A value, or none."""
    order = _order(who)
    value = Decimal(who.dice.choice((0, 100, 299, 300)))
    return b.SetInsurance(b2b_order_id=order.id, insured_value=value) if order is not None else None


def hold_order(who: Person) -> Command | None:
    """Either party's, while it can be."""
    order = who.one(e.B2BOrder, f"{_EARLY} AND hold_reason = ''")
    return b.HoldB2BOrder(b2b_order_id=order.id, reason=who.word()) if order is not None else None


def release_order(who: Person) -> Command | None:
    """Mostly one's own."""
    order = who.one(e.B2BOrder, "hold_by = ?", bytes.fromhex(who.company))
    return b.ReleaseB2BOrder(b2b_order_id=order.id) if order is not None else None


def set_rule_aside(who: Person) -> Command | None:
    """What the centre's tables let it decide, mostly as its manager; and back."""
    order = _received(who, _EARLY) or who.one(e.B2BOrder, _EARLY)
    if order is None:
        return None
    known = [one.partition(":")[0] for one in order.overrides]
    if known and who.dice.random() < 0.5:
        rule, aside = who.dice.choice(known), False
    else:
        rule, aside = who.dice.choice(_ASIDE), True
    return b.SetRuleAside(b2b_order_id=order.id, rule=rule, reason=who.word(), aside=aside)


def quote_shipping(who: Person) -> Command | None:
    """What shipping would cost."""
    order = _received(who, "method = 'provider' AND kind <> 'pickup' AND quote_state <> 'accepted'")
    return b.QuoteB2BShipping(b2b_order_id=order.id, quote=who.amount()) if order is not None else None


def accept_quote(who: Person) -> Command | None:
    """The quote that the desk shows."""
    order = _order(who, "quote_state = 'offered'")
    if order is None or order.quote is None:
        return None
    return b.AcceptQuote(b2b_order_id=order.id, quote=order.quote)


def ship_yourself(who: Person) -> Command | None:
    """Instead of a quote."""
    order = _order(who, f"method = 'provider' AND {_EARLY}")
    return b.ShipB2BYourself(b2b_order_id=order.id) if order is not None else None


def cancel_order(who: Person) -> Command | None:
    """One that has not left; sooner one that is picked, so that the centre is asked."""
    left = "state NOT IN ('shipped', 'collected', 'delivered', 'exception', 'cancelled')"
    order = _order(who, f"{left} AND picked_at IS NOT NULL") or _order(who, left)
    return b.CancelB2BOrder(b2b_order_id=order.id, reason=who.word()) if order is not None else None


def confirm_cancel(who: Person) -> Command | None:
    """As it was asked."""
    order = _received(who, "cancel_asked_at IS NOT NULL")
    return b.ConfirmB2BCancel(b2b_order_id=order.id) if order is not None else None


def refuse_cancel(who: Person) -> Command | None:
    """It ships all the same."""
    order = _received(who, "cancel_asked_at IS NOT NULL")
    return b.RefuseB2BCancel(b2b_order_id=order.id, reason=who.word()) if order is not None else None


MAKERS: dict[str, Callable[[Person], Command | None]] = {
    "SaveB2BDraft": save_draft,
    "DeleteB2BDraft": delete_draft,
    "RestoreB2BDraft": restore_draft,
    "DuplicateB2B": duplicate,
    "AddB2BFile": add_file,
    "RemoveB2BFile": remove_file,
    "CreateB2BOrder": create_order,
    "ChangeB2BOrder": change_order,
    "SetInsurance": set_insurance,
    "HoldB2BOrder": hold_order,
    "ReleaseB2BOrder": release_order,
    "SetRuleAside": set_rule_aside,
    "QuoteB2BShipping": quote_shipping,
    "AcceptQuote": accept_quote,
    "ShipB2BYourself": ship_yourself,
    "CancelB2BOrder": cancel_order,
    "ConfirmB2BCancel": confirm_cancel,
    "RefuseB2BCancel": refuse_cancel,
}
WEIGHTS: dict[str, float] = {
    "SaveB2BDraft": 4, "CreateB2BOrder": 8, "DeleteB2BDraft": 0.5, "DuplicateB2B": 0.8, "RemoveB2BFile": 0.5,
    "RestoreB2BDraft": 3, "HoldB2BOrder": 0.4, "ReleaseB2BOrder": 4, "CancelB2BOrder": 0.6,
    "ConfirmB2BCancel": 2, "RefuseB2BCancel": 2, "SetInsurance": 2, "ChangeB2BOrder": 1.5,
    "ShipB2BYourself": 0.8, "AcceptQuote": 5, "SetRuleAside": 0.8,
}  # fmt: skip
AIMS: tuple[tuple[str, ...], ...] = (
    ("CreateB2BOrder", "SaveB2BDraft"),
    ("ReleaseB2BOrder", "HoldB2BOrder", "CreateB2BOrder"),
    ("AcceptQuote", "QuoteB2BShipping", "CreateB2BOrder"),
    ("SetRuleAside", "CreateB2BOrder"),
    ("RemoveServiceRecord", "RecordService", "CreateB2BOrder"),
    ("ConfirmB2BCancel", "CancelB2BOrder", "PickLine"),
    ("RefuseB2BCancel", "CancelB2BOrder", "PickLine"),
    ("CloseWave", "OpenWave"),
    ("VoidShipment", "PackUnit", "PickLine"),
    ("UnpickLine", "UnpackUnit", "PackUnit", "PickLine"),
    ("RecordDelivery", "ConfirmFulfilment", "LabelShipment", "PackUnit", "PickLine"),
    ("RestoreB2BDraft", "DeleteB2BDraft", "SaveB2BDraft"),
    ("RemoveB2BFile", "AddB2BFile", "CreateB2BOrder", "SaveB2BDraft"),
)
