# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""My partners: who may be asked, and how it stands with the others (S2.25–S2.30)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_b2b.domain.entities.account import CENTRE
from desktop_b2b.services.queries import (
    ListBuffers,
    ListPartners,
    ListProductLines,
    PartnerView,
    ProductLineView,
)
from ui import actions
from ui.actions import ActionKey
from ui.exporting import open_export
from ui.forms.draft_keys import new_id
from ui.models import CellKind, Column, TableLayout, TableModel, TableView
from ui.models.live_list import LiveList
from ui.models.news import NewsLine
from ui.models.remembered import LayoutKeeper, LocalLayouts
from ui.models.table_menus import TableMenus
from ui.screens.partners.copy import BUFFER
from ui.screens.partners.unsaved import begun
from ui.screens.partners.words import StateWords, all_state_words, state_of, state_words, unsaved_words
from ui.shell.routes import PARTNERS
from ui.shell.screen import Route, Screen, ScreenContext
from ui.strings import number_word
from ui.theme import Space
from ui.widgets import Card, EmptyState, primary

#: What a list of partners follows.
KINDS = ("partner", "link", "product_line")


def may_edit(context: ScreenContext) -> bool:
    """Whether the viewer may change partners and product lines."""
    return context.viewer.may("partner.edit")


class PartnersScreen(Screen):
    """All partner cards, by name."""

    NAV = "partners"
    HAS_PRIMARY = True

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self._lines: dict[str, int] = {}
        self._looks = 0
        self._begun: set[str] = set()
        self.model: TableModel[PartnerView] = TableModel(
            self._columns(), lambda view: view.partner.id, parent=self
        )
        self.table = TableView(self.model, two_line=True, name=self.tr("My partners"))
        self._list = LiveList(self, self.model, context.notifier)
        self.layouts = LayoutKeeper(self.table, LocalLayouts(context.settings), "partners", TableLayout())
        self.menus = TableMenus(self.table, self.layouts, self)
        self.open_command = actions.make(ActionKey.OPEN_ROW, self, self._open_current)
        self.export_command = actions.make(ActionKey.EXPORT, self, self.export)
        self.table.row_opened.connect(self._open)
        self.table.menu_requested.connect(self._open_menu)
        self.table.selection_changed.connect(lambda _rows: self._show_commands())
        self.new = primary(self.tr("New partner"), "plus", self.begin)
        self.new.setParent(self)
        if not may_edit(context):
            self.new.disable(self.tr("Ask your account manager to change partners"))
        self._build()
        self._show_commands()
        context.notifier.minute.connect(self._on_minute)
        context.tasks.typing_kept.connect(self._on_typing_kept)
        self._live = self.live(ListPartners(), KINDS, lambda _views: self._look())
        self._live_lines = self.live(ListProductLines(), KINDS, self._show_lines)

    def title(self) -> str:
        return self.tr("My partners")

    def header_end(self) -> list[QWidget]:
        return [self.new]

    def screen_actions(self) -> list[QAction]:
        return [self.open_command, *self.menus.actions, self.export_command]

    # ------------------------------------------------------------ building

    def _columns(self) -> list[Column[PartnerView]]:
        return [
            Column(
                "name",
                lambda: self.tr("Partner"),
                lambda view: view.partner.name,
                CellKind.TWO_LINE,
                stretch=True,
                detail=self._detail,
                order=lambda view: view.partner.name.casefold(),
                fixed=True,
            ),
            Column(
                "state",
                lambda: self.tr("State"),
                lambda view: self._words(view).text,
                CellKind.STATUS,
                width=190,
                tone=lambda view: self._words(view).tone,
                icon=lambda view: self._words(view).icon,
                order=lambda view: self._words(view).text,
                words=all_state_words,
            ),
            Column(
                "lines",
                lambda: self.tr("Product lines"),
                lambda view: None if _is_centre(view) else self._lines.get(view.partner.id, 0),
                CellKind.NUMBER,
                width=120,
                decimals=0,
                order=lambda view: self._lines.get(view.partner.id, 0),
            ),
            Column(
                "answer",
                lambda: self.tr("Hours to answer"),
                lambda view: None if _is_centre(view) else view.partner.answer_hours,
                CellKind.NUMBER,
                width=130,
                decimals=0,
                order=lambda view: view.partner.answer_hours,
            ),
            Column(
                "shipping",
                lambda: self.tr("Shipping Required"),
                lambda view: None if _is_centre(view) else view.partner.shipping_required,
                CellKind.CHECK,
                width=150,
                order=lambda view: view.partner.shipping_required,
            ),
            Column(
                "changes",
                lambda: self.tr("Change Order"),
                lambda view: None if _is_centre(view) else view.partner.change_order_authorised,
                CellKind.CHECK,
                width=130,
                order=lambda view: view.partner.change_order_authorised,
            ),
        ]

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE_X, 0, Space.PAGE_X, Space.PAGE_Y)
        self.card = Card(self.tr("Partners"), flush=True)
        self.card.add_header_widget(NewsLine(self.model))
        self.card.body.addWidget(self.table)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.card)
        begin = primary(self.tr("New partner"), "plus", self.begin)
        if not may_edit(self.context):
            begin.disable(self.tr("Ask your account manager to change partners"))
        self._pages.addWidget(
            EmptyState(
                "users",
                self.tr("No partners yet"),
                self.tr("Whom you invite here can be asked, and ordered from."),
                actions=(begin,),
            )
        )
        column.addWidget(self._pages, 1)

    # ------------------------------------------------------------ words

    def _words(self, view: PartnerView) -> StateWords:
        if view.partner.id in self._begun:
            return unsaved_words()
        return state_words(state_of(view, self.context.clock.now()))

    def _detail(self, view: PartnerView) -> str:
        kind = self.tr("Fulfilment centre") if _is_centre(view) else ""
        place = view.fact.city if view.fact is not None else ""
        return ", ".join(part for part in (kind, view.partner.email, place) if part)

    # ------------------------------------------------------------ showing

    def _look(self) -> None:
        self._looks += 1
        self.run(self._show(self._looks))

    async def _show(self, look: int) -> None:
        """Cards that were begun on this computer stand before those that are stored, as of one moment."""
        buffers = await self.context.tasks.query(ListBuffers())
        stored = await self.context.tasks.query(ListPartners())
        if look != self._looks:
            return
        known = {view.partner.id for view in stored}
        unsaved = begun(buffers, known, self.context.viewer.organisation.id)
        self._begun = {view.partner.id for view in unsaved}
        views = [*unsaved, *stored]
        self._list.take(views)
        self.card.set_title(self.tr("Partners"), number_word(len(views)))
        self._pages.setCurrentIndex(0 if views else 1)
        self.new.setVisible(bool(views))
        self.header_changed.emit()

    def _show_lines(self, views: list[ProductLineView]) -> None:
        self._lines = {}
        for view in views:
            for partner_id in view.partner_ids:
                self._lines[partner_id] = self._lines.get(partner_id, 0) + 1
        self.model.retranslate()

    def _on_typing_kept(self, kind: str) -> None:
        if kind == BUFFER:
            self._look()

    def _on_minute(self) -> None:
        if self.isVisible() and any(view.partner.invitation_until for view in self.model.rows):
            self.model.retranslate()

    # ------------------------------------------------------------ doing

    def _selected(self) -> list[PartnerView]:
        return [row for row in self.table.selected_rows() if isinstance(row, PartnerView)]

    def _show_commands(self) -> None:
        self.open_command.setEnabled(len(self._selected()) == 1)

    def _open_menu(self, place: QPoint, rows: list[object]) -> None:
        if rows:
            self.menus.open_row_menu(place, self.screen_actions())

    def _open_current(self) -> None:
        for view in self._selected()[:1]:
            self._open(view)

    def _open(self, view: PartnerView) -> None:
        self.context.open(Route("partner", view.partner.id))

    def begin(self) -> None:
        """A new card; it has its id before its first letter."""
        self.context.open(Route.to("partner", new_id(), new=True))

    def export(self) -> None:
        """Write the list into a file."""
        from ui.exporting.source import of_table  # files of tables need much that no screen does

        found = of_table(self.title(), self.model, self.table.columns.shown(), self._selected())
        open_export(self.context, found, self)

    def activate(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def takes(self, route: Route) -> bool:
        return route.screen == PARTNERS.screen


def _is_centre(view: PartnerView) -> bool:
    """Whether a partner keeps goods: it is asked nothing, so what requests ask of one says nothing of it."""
    return view.partner.kind == CENTRE
