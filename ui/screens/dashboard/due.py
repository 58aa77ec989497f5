# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is next for a document of any kind, in the words of a list's column."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.strings import due_word, duration_word, first_reason_word, past_word, remaining_tone, remaining_word
from ui.theme import Tone

if TYPE_CHECKING:
    from desktop_b2b.services.queries import TransactionRow

OPEN_ORDERS = frozenset({"sent", "accepted", "part_shipped"})


#: States in which somebody must act on a B2B order, and on anything.
_STOPPED = ("action_required", "awaiting_shipper")
_WAITING = ("need_attention", *_STOPPED)


class DueWords:
    """The column Deadline: what is next for a document, or what was last."""

    def __init__(self, zone: Callable[[], str], now: Callable[[], int]) -> None:
        self._zone, self._now = zone, now

    def text(self, row: TransactionRow) -> str:
        zone, now = self._zone(), self._now()
        if row.shipped_at is not None:
            shipped = QCoreApplication.translate("DueWords", "Shipped {0}")
            return shipped.format(past_word(row.shipped_at, zone, now, inside=True))
        if self._is_open_order(row) and row.ship_by is not None:
            if row.ship_by < now:
                late = QCoreApplication.translate("DueWords", "{0} late")
                return late.format(duration_word(now - row.ship_by))
            return due_word(row.ship_by, zone, now)
        if row.state == "waiting" and row.deadline_at is not None:
            return remaining_word(row.deadline_at, zone, now)
        # Of what only waits for its day its status says so.
        if row.state in _WAITING and row.reason not in ("", "SCHEDULED"):
            return first_reason_word(row.reason)
        if row.kind in ("request", "b2b_draft") and row.state == "draft":
            edited = QCoreApplication.translate("DueWords", "Edited {0}")
            return edited.format(past_word(row.edited_at, zone, now, inside=True))
        return ""

    def tone(self, row: TransactionRow) -> Tone:
        now = self._now()
        if row.shipped_at is not None:
            return Tone.NONE
        if self._is_open_order(row) and row.ship_by is not None:
            return Tone.RED if row.ship_by < now else Tone.NONE
        if row.state == "waiting" and row.deadline_at is not None:
            return remaining_tone(row.deadline_at, now)
        if row.state == "need_attention" and row.reason != "ANSWERS_IN":
            return Tone.RED
        if row.state in _STOPPED and row.reason not in ("", "SCHEDULED"):
            return Tone.RED
        return Tone.NONE

    @staticmethod
    def _is_open_order(row: TransactionRow) -> bool:
        # Of a B2B order a row says when it is due only while its centre works on it.
        return row.kind == "b2b_order" or (row.kind == "order" and row.state in OPEN_ORDERS)
