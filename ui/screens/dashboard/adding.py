# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The doors to the widget dialog: from a search or a saved view, from the dashboard, from a widget's tool."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import uuid_utils
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop_b2b.domain.commands.views import RemoveWidget, RestoreWidget
from desktop_b2b.domain.dashboard import SEARCHES
from desktop_b2b.domain.entities import Widget
from desktop_b2b.services.queries import Dashboard, GetWidgets, ListViews, WidgetState
from ui.screens.dashboard import fields
from ui.screens.dashboard.columns import Money, RowWords
from ui.screens.dashboard.dialog import Offer, Source, WidgetDialog
from ui.screens.dashboard.draft import WidgetDraft
from ui.screens.dashboard.moving import Placed
from ui.screens.dashboard.searches import is_offered, search_name
from ui.screens.dashboard.widgets import widget_title
from ui.shell.routes import DASHBOARD
from ui.theme import icon
from ui.widgets import Message

if TYPE_CHECKING:
    from ui.screens.dashboard.screen import DashboardScreen
    from ui.shell.screen import ScreenContext


def _tr(text: str) -> str:
    return QCoreApplication.translate("AddWidget", text)


async def add_to_dashboard(
    context: ScreenContext, parent: QWidget, *, query: str, title: str = "", sort: Sequence[str] = ()
) -> WidgetDialog:
    """Open the manual's dialog for a search (S2.52): from transaction search, or from a saved view, whose
    name is the `title`. The answer is the dialog; it does the rest.
    """
    states = await context.tasks.query(Dashboard(rows=0))
    draft = WidgetDraft(new_id(), title=title, query=query, sort=tuple(sort), place=len(states) + 1)
    return _open(context, parent, draft, states, ())


async def add_new(context: ScreenContext, parent: QWidget) -> WidgetDialog:
    """The same for a search that is chosen or typed there."""
    states = await context.tasks.query(Dashboard(rows=0))
    sources = await _sources(context)
    draft = WidgetDraft(new_id(), place=len(states) + 1)
    return _open(context, parent, draft, states, sources)


async def edit(context: ScreenContext, parent: QWidget, key: str) -> WidgetDialog | None:
    """The same for a widget that is there (S2.36). None where it is gone."""
    states = await context.tasks.query(Dashboard(rows=0))
    place = next((number for number, state in enumerate(states, 1) if state.key == key), 0)
    if not place:
        return None
    return _open(context, parent, WidgetDraft.of(states[place - 1], place), states, ())


async def _sources(context: ScreenContext) -> list[Source]:
    """Saved views, then the predefined searches of whoever looks."""
    views = await context.tasks.query(ListViews())
    own = [Source(view.name, view.query, view.sort) for view in views if view.problem is None]
    named = [
        Source(search_name(key), found.query, found.sort)
        for key, found in SEARCHES.items()
        if is_offered(found.role, context.viewer.organisation)
    ]
    return [*own, *named]


def _open(
    context: ScreenContext,
    parent: QWidget,
    draft: WidgetDraft,
    states: Sequence[WidgetState],
    sources: Sequence[Source],
) -> WidgetDialog:
    words, money = RowWords(lambda: context.zone, context.clock.now), Money()
    state = next((one for one in states if one.id == draft.widget_id), None)
    shown = fields.shown_keys(state, words, money) if state is not None else list(fields.USUAL)
    offer = Offer(len(states), widget_title(draft.key), shown, fields.names(words, money), sources)
    order = [Placed(one.id, one.sort_key) for one in states]

    def save(entered: WidgetDraft, dialog: WidgetDialog) -> None:
        commands = entered.commands(draft, order)
        context.tasks.start(
            context.tasks.commands(*commands),
            dialog,
            on_error=dialog.refuse,
            on_done=lambda _done: _done_well(context, parent, dialog, entered),
        )

    dialog = WidgetDialog(draft, offer, save, parent)
    dialog.open()
    return dialog


def _done_well(context: ScreenContext, parent: QWidget, dialog: WidgetDialog, entered: WidgetDraft) -> None:
    dialog.done_well()
    if entered.is_new:
        undo = RemoveWidget(widget_id=entered.widget_id)
        context.toasts.show_message(
            Message(
                _tr("“{0}” is on the dashboard").format(entered.title),
                actions=((_tr("Show"), lambda: context.open(DASHBOARD)),),
                undo=lambda: context.tasks.start(context.tasks.command(undo), parent),
            )
        )


def new_id() -> str:
    """An id for a new widget."""
    return str(uuid_utils.uuid7().hex)


# ------------------------------------------------------------ the dashboard's own button


async def offer_widgets(screen: DashboardScreen) -> QMenu | WidgetDialog:
    """Add a widget: where some were removed, a menu offers these as well."""
    context = screen.context
    removed = [row for row in await context.tasks.query(GetWidgets()) if row.removed]
    if not removed:
        return await add_new(context, screen)
    menu = QMenu(screen)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    new = menu.addAction(icon("search", "text2"), _tr("From a search…"))
    new.triggered.connect(lambda _on=False: screen.run(add_new(context, screen)))
    menu.addSection(_tr("Put back"))
    for row in removed:
        back = menu.addAction(icon("undo", "text2"), _removed_title(row).replace("&", "&&"))
        back.triggered.connect(lambda _on=False, row=row: _put_back(screen, row))
    menu.popup(screen.add.mapToGlobal(QPoint(0, screen.add.height())))
    return menu


def _removed_title(row: Widget) -> str:
    return row.title or widget_title(row.key)


def _put_back(screen: DashboardScreen, row: Widget) -> None:
    screen.run(screen.context.tasks.command(RestoreWidget(widget_id=row.id)))
