# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the palette offers: commands, documents, partners, views, products, each with what it does."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.strings import day_word, kind_word, past_word, reason_word, remaining_word, state_word
from ui.widgets.paint import isolated

if TYPE_CHECKING:
    from desktop_b2b.services.queries import TransactionRow


class Group(StrEnum):
    """Under which heading an entry stands, in this order."""

    RECENT = "recent"
    TRANSACTIONS = "transactions"
    PARTNERS = "partners"
    VIEWS = "views"
    COMMANDS = "commands"
    PRODUCTS = "products"


_HEADINGS = {
    Group.RECENT: QT_TRANSLATE_NOOP("Palette", "Recent"),
    Group.TRANSACTIONS: QT_TRANSLATE_NOOP("Palette", "Transactions"),
    Group.PARTNERS: QT_TRANSLATE_NOOP("Palette", "Partners"),
    Group.VIEWS: QT_TRANSLATE_NOOP("Palette", "Views"),
    Group.COMMANDS: QT_TRANSLATE_NOOP("Palette", "Commands"),
    Group.PRODUCTS: QT_TRANSLATE_NOOP("Palette", "Products"),
}
_ICONS = {
    "request": "file-text",
    "inquiry": "inbox",
    "order": "truck",
    "shipment": "package",
    "b2b_draft": "edit",
    "b2b_order": "package",
}


def heading(group: Group) -> str:
    """The words of a heading."""
    return QCoreApplication.translate("Palette", str(_HEADINGS[group]))


class Entry(NamedTuple):
    """One line: `key` is the same at each search ("action.save", "row.order.<id>"), so that it can be
    remembered; `detail` stands beside the title, `keys` at the end; `choose` does it, `apart` shows it in a
    window of its own. `words`: what else it is found by.
    """

    key: str
    group: Group
    icon: str
    title: str
    choose: Callable[[], object]
    detail: str = ""
    keys: tuple[str, ...] = ()
    apart: Callable[[], object] | None = None
    words: str = ""

    @property
    def sentence(self) -> str:
        """All of it, for screen readers."""
        keys = "+".join(self.keys)
        return ", ".join(part for part in (self.title, self.detail, keys) if part)


def row_key(row: TransactionRow) -> str:
    """How a document is remembered."""
    return f"row.{row.id}"


def row_icon(kind: str) -> str:
    """A document's icon."""
    return _ICONS.get(kind, "file")


def row_detail(row: TransactionRow, zone: str, now: int) -> str:
    """What a document is about, and what is due."""
    who, due = row.partner or row.recipient or kind_word(row.kind), _due(row, zone, now)
    return QCoreApplication.translate("Palette", "{0}, {1}").format(isolated(who), due[:1].lower() + due[1:])


def _due(row: TransactionRow, zone: str, now: int) -> str:
    if row.state == "waiting" and row.deadline_at is not None:
        left = remaining_word(row.deadline_at, zone, now)
        if now > row.deadline_at:
            return left
        return QCoreApplication.translate("Palette", "{0} left").format(left)
    if row.state in ("need_attention", "action_required"):
        return reason_word(row.reason) or state_word(row.kind, row.state, row.reason)
    if row.kind in ("order", "b2b_order") and row.shipped_at is not None:
        when = past_word(row.shipped_at, zone, now, inside=True)
        return QCoreApplication.translate("Palette", "shipped {0}").format(when)
    works = row.kind == "b2b_order" or row.state in ("sent", "accepted", "part_shipped")
    if row.kind in ("order", "b2b_order") and row.ship_by is not None and works:
        day = day_word(row.ship_by, zone, now, weekday=True)
        return QCoreApplication.translate("Palette", "ship by {0}").format(day)
    return state_word(row.kind, row.state, row.reason)
