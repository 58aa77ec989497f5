# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How the retailer stands with a partner, in words."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_b2b.rules.invitations import PartnerState, partner_state
from desktop_b2b.services.queries import PartnerView
from ui.theme import Tone


class StateWords(NamedTuple):
    """A state's word, tone and icon."""

    text: str
    tone: Tone
    icon: str


#: Of a card that stands in a buffer alone.
UNSAVED = QT_TRANSLATE_NOOP("Partners", "Not saved yet")
_STATES: dict[PartnerState, tuple[object, Tone, str]] = {
    "new": (QT_TRANSLATE_NOOP("Partners", "Not invited"), Tone.GREY, ""),
    "invited": (QT_TRANSLATE_NOOP("Partners", "Invited"), Tone.BLUE, "mail"),
    "expired": (QT_TRANSLATE_NOOP("Partners", "Invitation expired"), Tone.RED, "clock"),
    "declined": (QT_TRANSLATE_NOOP("Partners", "Declined"), Tone.RED, "x-circle"),
    "revoked": (QT_TRANSLATE_NOOP("Partners", "Invitation taken back"), Tone.GREY, ""),
    "connected": (QT_TRANSLATE_NOOP("Partners", "Connected"), Tone.GREEN, "check"),
    "suspended": (QT_TRANSLATE_NOOP("Partners", "Suspended"), Tone.AMBER, "pause"),
}


def state_of(view: PartnerView, now: int) -> PartnerState:
    """Where a partner stands now."""
    return partner_state(view.partner, view.link_state, now)


def state_words(state: PartnerState) -> StateWords:
    """A state in words."""
    text, tone, icon = _STATES[state]
    return StateWords(QCoreApplication.translate("Partners", str(text)), tone, icon)


def unsaved_words() -> StateWords:
    """Of a card that somebody began and that is not stored."""
    return StateWords(QCoreApplication.translate("Partners", str(UNSAVED)), Tone.AMBER, "edit")


def all_state_words() -> list[tuple[str, str]]:
    """All words that a list may show, with their icons."""
    return [(words.text, words.icon) for words in (*map(state_words, _STATES), unsaved_words())]
