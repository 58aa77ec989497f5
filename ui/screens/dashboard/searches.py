# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the predefined searches are called (S2.51)."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

NAMES = {
    "open": QT_TRANSLATE_NOOP("Searches", "Open transactions"),
    "drafts": QT_TRANSLATE_NOOP("Searches", "Drafts"),
    "orders": QT_TRANSLATE_NOOP("Searches", "All orders"),
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


def search_name(key: str) -> str:
    """What a predefined search is called."""
    return QCoreApplication.translate("Searches", str(NAMES[key])) if key in NAMES else key
