# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a carrier reports of a shipment that left: asked for by numbers, so that no mouse is needed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QCoreApplication

from desktop_b2b.domain.commands.floor import RecordDelivery
from desktop_b2b.domain.entities import FulfilmentShipment
from desktop_b2b.rules.deliveries import EXPLAINED, outcomes_of
from ui.screens.floor.station import Host, Question, needed, upto
from ui.strings import number_word, state_word

_KIND = "fulfilment_shipment"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Floor", text)


def ask_report(
    host: Host, shipment: FulfilmentShipment, give: Callable[[RecordDelivery], Awaitable[object]]
) -> None:
    """Ask what the carrier says, and why where that needs a reason."""
    outcomes = outcomes_of(shipment.state, shipment.mode)
    words = [state_word(_KIND, one) for one in outcomes]
    lines = "\n".join(f"{number_word(number)} – {word}" for number, word in enumerate(words, 1))
    sentence = _tr("What does the carrier say of {0}?").format(shipment.number)

    async def chosen(answers: list[str]) -> None:
        place = int(answers[0]) - 1
        told = RecordDelivery(shipment_id=shipment.id, outcome=outcomes[place])  # type: ignore[arg-type]
        if outcomes[place] not in EXPLAINED:
            await give(told)
            return
        why = Question(words[place], _tr("Say why."), check=needed)
        host.ask([why], lambda more: give(_because(told, more[0])))

    host.ask([Question(_tr("Carrier"), f"{sentence}\n{lines}", check=upto(len(outcomes)))], chosen)


def _because(told: RecordDelivery, reason: str) -> RecordDelivery:
    return RecordDelivery(shipment_id=told.shipment_id, outcome=told.outcome, reason=reason)
