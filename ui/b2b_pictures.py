# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of the wizard of B2B orders, step by step, and of an order's details."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_b2b.clock import to_datetime
from desktop_b2b.domain.commands.fulfilment import B2BLinePatch, CreateB2BOrder, SaveB2BDraft
from desktop_b2b.domain.values import Id, child_id, sort_key
from desktop_b2b.services.queries import CentresOf, ListStock, ListTransactions
from ui.forms.draft_keys import new_id
from ui.shell.screen import Route
from ui.shots import settle

if TYPE_CHECKING:
    from desktop_b2b.services.ports import Desk
    from ui.shell.window import MainWindow
    from ui.tasks import Tasks

_LINES = 3


def take_b2b(
    window: MainWindow, tasks: Tasks, desk: Desk, target: Path, prefix: str, modes: tuple[str, ...]
) -> list[Path]:
    """The files made; none without a centre. The desk keeps the order: it is one that is thrown away."""
    from ui.screens.b2b_wizard.screen import B2BDraftScreen
    from ui.screens.b2b_wizard.values import STEPS

    if not desk.answer(CentresOf()):
        return []
    draft_id, made = _draft(desk, window), []
    window.open(Route("b2b_draft", draft_id))
    settle(tasks)
    screen = window.stack.screen_in_front
    if not isinstance(screen, B2BDraftScreen) or screen.page is None:
        return []
    for place, step in enumerate(STEPS, 1):
        screen.page.go_to_step(step, focus=False)
        settle(tasks)
        made += _shots(window, tasks, target / f"{prefix}b2b-wizard-{place}", modes)
    made += _creating(window, tasks, desk, target / f"{prefix}b2b-create", modes)
    desk.execute(CreateB2BOrder(b2b_draft_id=draft_id))
    window.open(Route("b2b_order", child_id(draft_id, "order")))
    settle(tasks)
    made += _shots(window, tasks, target / f"{prefix}b2b-order", modes)
    return made + _dialogs(window, tasks, target, prefix, modes)


def _creating(window: MainWindow, tasks: Tasks, desk: Desk, name: Path, modes: tuple[str, ...]) -> list[Path]:
    """All drafts that are to become orders: some are ready, of others it is said why not."""
    from ui.screens.transactions.creating import ask_to_create

    if window.context is None:
        return []
    _draft(desk, window, consent=False)
    _draft(desk, window, city="", consent=False)
    drafts = [row.id for row in desk.answer(ListTransactions(query="kind:b2b_draft")).rows]
    tasks.start(ask_to_create(window.context, drafts, window), tasks)
    settle(tasks)
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QDialog):
        return []
    made = _shots(window, tasks, name, modes, dialog)
    dialog.reject()
    settle(tasks)
    return made


def _dialogs(
    window: MainWindow, tasks: Tasks, target: Path, prefix: str, modes: tuple[str, ...]
) -> list[Path]:
    """What is changed of an order that exists."""
    from ui.screens.b2b_order.screen import B2BOrderScreen

    screen = window.stack.screen_in_front
    if not isinstance(screen, B2BOrderScreen):
        return []
    made = []
    for name, opens in (("b2b-change", screen.doing.change), ("b2b-take-off", screen.doing.take_off)):
        opens()
        settle(tasks)
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            made += _shots(window, tasks, target / f"{prefix}{name}", modes, dialog)
            dialog.reject()
            settle(tasks)
    return made


def _shots(
    window: MainWindow, tasks: Tasks, name: Path, modes: tuple[str, ...], shown: QWidget | None = None
) -> list[Path]:
    made = []
    for mode in modes:
        window.theme.set_mode(mode)
        settle(tasks)
        made.append(name.with_name(f"{name.name}-{mode}.png"))
        (shown or window).grab().save(str(made[-1]))
    window.theme.set_mode("light")
    return made


def _draft(desk: Desk, window: MainWindow, *, city: str = "Amsterdam", consent: bool = True) -> Id:
    """A parcel of several products to a shop, whose stock is reserved in some days."""
    rows = [row for row in desk.answer(ListStock(limit=100)).rows if row.available >= _LINES]
    draft_id = new_id()
    lines = tuple(
        B2BLinePatch(
            id=new_id(), sort_key=sort_key(place), sku=row.sku, quantity=Decimal(place + 1),
            instructions="" if place else "Bubble wrap each of them.",
        )
        for place, row in enumerate(rows[:_LINES])
    )  # fmt: skip
    day = to_datetime(window.services.clock.now()).date() + timedelta(days=3)
    desk.execute(
        SaveB2BDraft(
            b2b_draft_id=draft_id, company="Galerie Bloem", contact_name="Anouk Bos",
            phone="+31 20 555 0110", address1="Bloemgracht 14", postal_code="1016 KJ", city=city,
            country="NL", recipient_email="anouk@galerie-bloem.example",
            link_id=desk.answer(CentresOf())[0].link_id,
            carrier="dhl", service="parcel", consent=consent, reserve_on=day.isoformat(),
            instructions="Gift boxes flat-packed, on top.", purchase_order="PO-20418", lines=lines,
        )
    )  # fmt: skip
    return draft_id
