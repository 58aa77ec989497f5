# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of B2B orders in other cases: a wizard in which nothing stands or much is wrong, an order in each
state with the dialogs that it has then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desktop_b2b.clock import to_datetime
from desktop_b2b.domain.commands.fulfilment import B2BLinePatch, SaveB2BDraft
from desktop_b2b.domain.values import Id, sort_key
from desktop_b2b.services.queries import ListStock, ListTransactions
from ui.forms.draft_keys import new_id
from ui.shell import routes
from ui.shell.screen import Route

if TYPE_CHECKING:
    from desktop_b2b.services.ports import Desk
    from ui.shots import Shots

#: States in the order in which an order lives through them.
STATES = (
    "action_required", "processing", "picking", "picked", "packed", "awaiting_shipper", "labelled", "shipped",
    "collected", "delivered", "exception", "cancelled",
)  # fmt: skip
_HOUR_MS = 3_600_000
Asked = Callable[[Any], object]
#: What is opened over an order's details, by its state.
_ASKED: Mapping[str, Sequence[tuple[str, Asked]]] = {
    "processing": (
        ("recipient", lambda screen: screen.doing.edit_recipient()),
        ("insure", lambda screen: screen.doing.insure()),
        ("hold", lambda screen: screen.doing.hold()),
        ("cancel", lambda screen: screen.doing.cancel()),
        ("history", lambda screen: screen.show_history()),
    ),
    "packed": (
        ("cancel-packed", lambda screen: screen.doing.cancel()),
        ("print", lambda screen: screen.print_papers()),
    ),
    "awaiting_shipper": (("quote", lambda screen: screen.doing.quote()),),
    "shipped": (
        ("message", lambda screen: [screen.shipments.show_message(key) for key in _told(screen)]),
        ("print-shipped", lambda screen: screen.print_papers()),
    ),
}
#: What only one of both parties is asked.
_RETAILERS = frozenset({"insure", "cancel", "cancel-packed", "message"})
_CENTRES = frozenset({"quote", "print", "print-shipped"})


def take_orders(shots: Shots, desk: Desk, *, is_centre: bool) -> None:
    """An order in each state, with what is asked there."""
    for state in STATES:
        rows = desk.answer(ListTransactions(query=f"kind:b2b_order status:{state}", limit=100)).rows
        if not rows:
            continue
        best = max(rows, key=lambda row: (row.lines, row.id))
        screen: Any = shots.open(routes.route_of_row(best))
        shots.shoot(f"b2b-order-{state.replace('_', '-')}")
        for name, ask in _ASKED.get(state, ()):
            if name not in (_RETAILERS if is_centre else _CENTRES):
                ask(screen)
                shots.dialog(f"b2b-order-{name}")
        if state == "processing":
            menu = screen.doing.pop_up(screen.more_button)
            shots.shoot("b2b-order-menu", menu)
            menu.close()


def _told(screen: Any) -> list[str]:
    return list(screen.shipments.message_buttons)[-1:]


def take_cases(shots: Shots, desk: Desk) -> None:
    """The wizard: empty, refused, with faults, for a pick-up."""
    from ui.screens.b2b_wizard.values import STEPS

    _steps(shots, routes.NEW_B2B_ORDER, "empty", STEPS[1:], strict=True)
    _steps(shots, Route("b2b_draft", _faulty(shots, desk)), "faults", STEPS[2:])
    _steps(shots, Route("b2b_draft", _collected(shots, desk)), "pickup", (STEPS[1], STEPS[4]))


def _steps(shots: Shots, route: Route, name: str, steps: Sequence[str], *, strict: bool = False) -> None:
    """Steps of a draft; ``strict``: after somebody went on without what is missing."""
    from ui.screens.b2b_wizard.screen import B2BDraftScreen
    from ui.screens.b2b_wizard.values import STEPS

    shots.open(route)
    screen = shots.window.stack.screen_in_front
    if not isinstance(screen, B2BDraftScreen) or screen.page is None:
        return
    for step in steps:
        screen.page.go_to_step(step, focus=False)
        shots.settle()
        shots.shoot(f"b2b-wizard-{name}-{STEPS.index(step) + 1}")
        if strict:
            screen.page.go_on()
            shots.settle()
            shots.shoot(f"b2b-wizard-{name}-{STEPS.index(step) + 1}-refused")


def _faulty(shots: Shots, desk: Desk) -> Id:
    """Freight out of the customs union, with a product that nobody knows and too much of another."""
    draft_id = new_id()
    skus = [row.sku for row in desk.answer(ListStock(limit=100)).rows[:2]]
    lines = tuple(
        B2BLinePatch(id=new_id(), sort_key=sort_key(place), sku=sku, quantity=Decimal(99_999))
        for place, sku in enumerate((*skus, "NO-SUCH-SKU"))
    )
    desk.execute(
        SaveB2BDraft(
            b2b_draft_id=draft_id, company="Northern Home Stores", address1="18 Quay Street",
            postal_code="0210", city="Boston", region="MA", country="US", mode="freight", method="provider",
            insured_value=Decimal(450), fba_shipment="15DJK", lines=lines,
        )
    )  # fmt: skip
    return draft_id


def _collected(shots: Shots, desk: Desk) -> Id:
    """An order that somebody comes for."""
    draft_id, now = new_id(), shots.window.services.clock.now()
    day = to_datetime(now).replace(hour=13, minute=0, second=0, microsecond=0) + timedelta(days=2)
    since = round(day.timestamp()) * 1_000
    sku = desk.answer(ListStock(limit=100)).rows[0].sku
    desk.execute(
        SaveB2BDraft(
            b2b_draft_id=draft_id, kind="pickup", company="Hofzicht Catering", collector="Bas Mulder",
            phone="+31 70 555 0142", collect_from=since, collect_until=since + _HOUR_MS,
            lines=(B2BLinePatch(id=new_id(), sort_key=sort_key(0), sku=sku, quantity=Decimal(2)),),
        )
    )  # fmt: skip
    return draft_id
