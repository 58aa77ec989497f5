# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Searches that are offered by name (S2.51): a few above the list, all of them in the filters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop_b2b.services.queries import ViewItem
from ui.screens.dashboard.searches import is_offered, search_name
from ui.screens.transactions.criteria import NAMED, Criteria
from ui.screens.transactions.filters import SearchOption
from ui.shell.screen import ScreenContext

#: A search without a name, and what the keys of saved views begin with.
CUSTOM, SAVED = "custom", "saved."


def _tr(text: str) -> str:
    return QCoreApplication.translate("NamedSearches", text)


def few(context: ScreenContext) -> list[tuple[str, str]]:
    """Those above the list: keys and words."""
    options = [("", _tr("All")), ("open", _tr("Open")), ("overdue", _tr("Overdue"))]
    if context.is_retailer:
        options.append(("shipped_14", _tr("Shipped 14 days")))
    elif context.is_supplier:
        options.append(("shipped", _tr("Shipped")))
    elif context.is_centre:
        options.append(("b2b_shipped", _tr("Shipped")))
    return [*options, (CUSTOM, _tr("Custom search"))]


def key_of(criteria: Criteria, view: ViewItem | None = None) -> str:
    """Which of all searches is shown."""
    if view is not None:
        return f"{SAVED}{view.id}"
    return criteria.name or (CUSTOM if criteria.is_filtered else "")


def all_options(context: ScreenContext, views: Sequence[ViewItem]) -> list[SearchOption]:
    """All searches that have a name, saved views at the end."""
    mine = context.viewer.organisation
    named = [key for key, found in NAMED.items() if is_offered(found.role, mine) and search_name(key) != key]
    return [
        SearchOption("", _tr("All")),
        SearchOption(CUSTOM, _tr("Custom search")),
        *(SearchOption(key, search_name(key), apart=n == 0) for n, key in enumerate(named)),
        *(SearchOption(f"{SAVED}{v.id}", v.name, apart=n == 0) for n, v in enumerate(views)),
    ]
