# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Back to the dashboard of the first day (S2.17): asked for once more, and undone from a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_b2b.domain.commands.views import ResetDashboard, RestoreDashboard, WidgetValue
from desktop_b2b.domain.entities import Widget
from desktop_b2b.services.queries import GetWidgets
from ui.widgets import Message, Question

if TYPE_CHECKING:
    from ui.shell.screen import ScreenContext
    from ui.widgets import Dialog


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("ResetDashboard", text, "", number)


def ask_reset(context: ScreenContext, parent: QWidget) -> Dialog:
    """Ask whether all widgets shall be as on the first day, and make them so."""
    return Question.ask(
        parent,
        _tr("Reset the dashboard to default?"),
        _tr(
            "The default widgets come back as they were on the first day. Widgets of your own, and what you "
            "changed, go on all your computers. Requests, orders and saved views stay."
        ),
        _tr("Reset dashboard"),
        lambda agreed: context.tasks.start(_reset(context, parent), parent) if agreed else None,
        danger=True,
    )


async def _reset(context: ScreenContext, parent: QWidget) -> None:
    before = await context.tasks.query(GetWidgets())
    await context.tasks.command(ResetDashboard())
    message = Message(
        _tr("The dashboard is as on the first day"), undo=lambda: _restore(context, parent, before)
    )
    context.toasts.show_message(message)


def _restore(context: ScreenContext, parent: QWidget, before: list[Widget]) -> None:
    names = WidgetValue.__struct_fields__
    values = (WidgetValue(**{name: getattr(row, name) for name in names}) for row in before)
    context.tasks.start(context.tasks.command(RestoreDashboard(widgets=tuple(values))), parent)
