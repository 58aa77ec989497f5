# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a card shows where it has no rows: a picture, or why there is nothing to show."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui import actions
from ui.actions import ActionKey
from ui.screens.dashboard.chart.picture import ChartBody
from ui.screens.dashboard.resetting import ask_reset
from ui.screens.dashboard.trouble import TroubleBody
from ui.widgets import EmptyState, primary, secondary

if TYPE_CHECKING:
    from ui.screens.dashboard.card import WidgetCard
    from ui.screens.dashboard.screen import DashboardScreen


def body_for(screen: DashboardScreen, card: WidgetCard) -> QWidget | None:
    """What a card shows in the place of rows now; the same object while it stays true. None: its rows."""
    state, body = card.state, card.body
    if state.problem is not None:
        if isinstance(body, TroubleBody) and body.problem == state.problem:
            return body
        return TroubleBody(state.problem, partial(screen.edit_widget, card.key))
    if not card.is_picture:
        return None
    if isinstance(body, ChartBody):
        body.set_state(state)
        return body
    made = ChartBody(screen.context, screen.turns, state, card)
    made.setAccessibleName(card.title)
    made.told.connect(card.set_picture)
    made.opened.connect(screen.open_search)
    return made


def empty_dashboard(screen: DashboardScreen) -> EmptyState:
    """What stands there when all widgets were removed."""

    def words(text: str) -> str:
        return QCoreApplication.translate("EmptyDashboard", text)

    reset = actions.plain_text(ActionKey.RESET_DASHBOARD).rstrip("…")
    return EmptyState(
        "dashboard",
        words("No widgets here"),
        words("A widget is a search that keeps itself up to date.\nAdd one, or take the default ones again."),
        actions=(
            primary(words("Add widget"), "plus", screen.add_widget),
            secondary(reset, on_click=lambda: ask_reset(screen.context, screen)),
        ),
    )
