# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the predefined searches are called (S2.51)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_b2b.domain.dashboard import CENTRE, KEEPER, RETAILER, SUPPLIER

if TYPE_CHECKING:
    from desktop_b2b.domain.entities import Organisation

NAMES = {
    "open": QT_TRANSLATE_NOOP("Searches", "Open transactions"),
    "drafts": QT_TRANSLATE_NOOP("Searches", "Drafts"),
    "orders": QT_TRANSLATE_NOOP("Searches", "All orders"),
    "b2b_orders": QT_TRANSLATE_NOOP("Searches", "All B2B orders"),
    "b2b_drafts": QT_TRANSLATE_NOOP("Searches", "Drafts of B2B orders"),
    "b2b_action": QT_TRANSLATE_NOOP("Searches", "B2B orders – Action required"),
    "b2b_shipped": QT_TRANSLATE_NOOP("Searches", "B2B orders that have left"),
    "b2b_exception": QT_TRANSLATE_NOOP("Searches", "B2B orders – Exceptions"),
    "b2b_late": QT_TRANSLATE_NOOP("Searches", "B2B orders past their date"),
    "need_attention": QT_TRANSLATE_NOOP("Searches", "Requests that need attention"),
    "due": QT_TRANSLATE_NOOP("Searches", "Deadline within a day"),
    "overdue": QT_TRANSLATE_NOOP("Searches", "Overdue"),
    "shipped_14": QT_TRANSLATE_NOOP("Searches", "Shipped in the last 14 days"),
    "to_answer": QT_TRANSLATE_NOOP("Searches", "Requests to answer"),
    "to_ship": QT_TRANSLATE_NOOP("Searches", "Orders to ship"),
    "proposals": QT_TRANSLATE_NOOP("Searches", "Proposals to answer"),
    "proposed": QT_TRANSLATE_NOOP("Searches", "Proposals without an answer yet"),
    "unread": QT_TRANSLATE_NOOP("Searches", "Unread alerts"),
    "pending": QT_TRANSLATE_NOOP("Searches", "Not synchronised yet"),
    "issues": QT_TRANSLATE_NOOP("Searches", "With a sync issue"),
}


def is_offered(role: str, organisation: Organisation) -> bool:
    """Whether a search of a role is for an organisation; one without a role is for all."""
    at_centres = organisation.is_retailer or organisation.is_fulfilment_centre
    roles = {
        RETAILER: organisation.is_retailer,
        SUPPLIER: organisation.is_supplier,
        KEEPER: at_centres,
        CENTRE: at_centres,
    }
    return not role or roles[role]


def search_name(key: str) -> str:
    """What a predefined search is called."""
    return QCoreApplication.translate("Searches", str(NAMES[key])) if key in NAMES else key
