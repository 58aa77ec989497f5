# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Proposals in words: what would change, and where one stands."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_b2b.domain.entities import Proposal
from desktop_b2b.services.proposals import Stand, after, before, expired
from ui.strings import day_word, number_word, price_word, state_word
from ui.theme import Tone

_TONES = {"open": Tone.BLUE, "accepted": Tone.GREEN, "rejected": Tone.RED}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Proposals", text)


def change_words(proposal: Proposal, zone: str, now: int) -> str:
    """What the line said and would say: "Price 4.00 to 3.50 EUR"."""
    was, new = before(proposal), after(proposal)
    parts: list[str] = []
    if proposal.kind == "substitute":
        named = " ".join(word for word in (new.sku, new.description) if word)
        parts.append(_tr("Instead: {0}").format(named))
    if proposal.quantity is not None:
        parts.append(_tr("Quantity {0} to {1}").format(number_word(was.quantity), number_word(new.quantity)))
    if proposal.price is not None and new.price is not None:
        price = price_word(new.price, proposal.currency)
        if was.price is None:
            parts.append(_tr("Price {0}").format(price))
        else:
            former = price_word(was.price, proposal.currency)
            parts.append(_tr("Price {0} to {1} {2}").format(former, price, proposal.currency))
    if proposal.at is not None:
        parts.append(_tr("Delivered on {0}").format(day_word(proposal.at, zone, now)))
    return ". ".join(parts)


def where_it_stands(proposal: Proposal, stand: Stand | None, now: int) -> tuple[str, Tone]:
    """The chip: word and tone. ``stand``: what the line says now, None where it takes no changes."""
    if expired(proposal, now):
        return state_word("proposal", "expired"), Tone.GREY
    if proposal.state == "open" and not can_decide(proposal, stand, now):
        return _tr("Out of date"), Tone.GREY
    return state_word("proposal", proposal.state), _TONES.get(proposal.state, Tone.GREY)


def can_decide(proposal: Proposal, stand: Stand | None, now: int) -> bool:
    """Whether it could be accepted now."""
    return proposal.state == "open" and not expired(proposal, now) and stand == before(proposal)
