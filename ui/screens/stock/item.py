# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A product at a centre: its lots, what came and went, and what the retailer says of it (S1.23, S1.24)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import ClassVar

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.stock import ApproveHazmat
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import (
    GetBuffer,
    LotView,
    MovementView,
    StockItemDetails,
    StockItemView,
    StockMovements,
)
from ui import actions
from ui.actions import ActionKey
from ui.forms.form import Form
from ui.forms.keeper import Keeper
from ui.forms.spec import FieldKind
from ui.forms.typed_copy import plain_value
from ui.models import CellKind, Column, Sort, TableModel, TableView
from ui.screens.stock.copy import ItemCopy
from ui.screens.stock.fields import add_fields
from ui.screens.stock.rights import may_edit_items, may_move, may_publish
from ui.screens.stock.words import expiry_word, loose_word, lot_word, movement_word, signed_word
from ui.shell.screen import Header, Route, Screen, ScreenContext
from ui.strings import error_text, number_word, past_word, time_word
from ui.theme import Space, Tone, scaled
from ui.widgets import Card, Chip, IconLabel, quiet, secondary
from ui.widgets.scrolling import ScrollingPage

BUFFER = "stock_item"
KINDS = ("stock_item", "bin")
PAGE = 100


class StockItemScreen(Screen):
    """Lots above, movements beneath, the product's data beside them."""

    HEADER: ClassVar[Header] = Header.RECORD
    NAV = "stock"

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self.is_centre = context.viewer.organisation.is_fulfilment_centre
        self.editable = may_edit_items(context)
        self.view: StockItemView | None = None
        self.copy = ItemCopy(route.record_id)
        self.keeper = Keeper(self.copy, context.tasks, BUFFER, route.record_id, context.clock.now)
        self.keeper.stored.connect(self._on_stored)
        self.keeper.refused.connect(self._on_refused)
        self.lots: TableModel[LotView] = TableModel(self._lot_columns(), lambda row: row.lot.id, parent=self)
        self.lot_table = TableView(self.lots, name=self.tr("Lots"))
        self.movements: TableModel[MovementView] = TableModel(
            self._movement_columns(), lambda row: row.movement.id, parent=self
        )
        self.movement_table = TableView(self.movements, name=self.tr("Movements"))
        self.movements.failed.connect(context.tasks.report)
        self._places: dict[str, int] = {}
        self.chip = Chip()
        self.saved = IconLabel("check-circle", "", "text2")
        self.saved.hide()
        self._make_buttons()
        self._action = actions.make(ActionKey.SAVE, self, self._save)
        self.forms: list[Form] = []
        self._build()
        self.run(self._restore())
        self.live(StockItemDetails(stock_item_id=route.record_id), KINDS, self._show, on_error=self._gone)

    def title(self) -> str:
        return self.view.item.sku if self.view is not None else self.tr("Product")

    def note(self) -> str:
        if self.view is None:
            return ""
        item = self.view.item
        parts = (item.description, item.inventory_id, self.view.other)
        return " · ".join(part for part in parts if part)

    def header_start(self) -> list[QWidget]:
        return [self.chip, self.saved]

    def header_end(self) -> list[QWidget]:
        return self._buttons

    def screen_actions(self) -> list[QAction]:
        return [self._action]

    # ------------------------------------------------------------ building

    def _make_buttons(self) -> None:
        if not self.is_centre:
            self.save = secondary(self.tr("Save"), "save", self._save)
            self._buttons: list[QWidget] = [self.save]
            if not self.editable:
                self.save.disable(self.tr("Ask your account manager to change products at centres"))
        else:
            deeds: tuple[tuple[str, str, str], ...] = (
                ("adjust", self.tr("Adjust"), "edit"),
                ("move", self.tr("Move"), "arrow-right"),
                ("hold", self.tr("Hold"), "pause"),
                ("release", self.tr("Release"), "play"),
            )
            made = [quiet(words, icon, self._deed(key)) for key, words, icon in deeds]
            for button in made:
                if not may_move(self.context):
                    button.disable(self.tr("Ask your account manager to receive and count stock"))
            self.approve = secondary(self.tr("Approve dangerous goods"), "check", self._approve)
            self.approve.hide()
            self._buttons = [self.approve, *made]
        for widget in (self.chip, self.saved, *self._buttons):
            widget.setParent(self)

    def _deed(self, key: str) -> Callable[[], object]:
        return lambda: self.ask_units(key)

    def _lot_columns(self) -> list[Column[LotView]]:
        columns = [
            # Of the two last words of a row one fills it: the bins at a centre, the lot elsewhere.
            Column[LotView](
                "lot",
                lambda: self.tr("Lot"),
                lambda row: lot_word(row.lot.lot),
                width=92,
                stretch=not self.is_centre,
            ),
            Column[LotView](
                "expires_on",
                lambda: self.tr("Expires"),
                lambda row: expiry_word(row.lot.expires_on),
                CellKind.DATE,
                width=96,
                tone=lambda row: Tone.RED if row.blocked else Tone.GREY,
            ),
            self._units("on_hand", lambda: self.tr("On hand"), lambda row: row.lot.on_hand),
            self._units("reserved", lambda: self.tr("Reserved"), lambda row: row.lot.reserved),
            self._units("held", lambda: self.tr("On hold"), lambda row: row.lot.held),
            self._units("available", lambda: self.tr("Available"), lambda row: row.available),
        ]
        if self.is_centre:
            words = lambda: self.tr("Bins")  # noqa: E731  # a heading, said in the language of the moment
            columns.append(Column[LotView]("bins", words, _places_words, width=110, stretch=True))
        return columns

    @staticmethod
    def _units(key: str, title: object, value: object) -> Column[LotView]:
        return Column(key, title, value, CellKind.NUMBER, width=84, decimals=0)  # type: ignore[arg-type]

    def _movement_columns(self) -> list[Column[MovementView]]:
        return [
            Column(
                "at",
                lambda: self.tr("When"),
                lambda row: past_word(row.movement.at, self.context.zone, self.context.clock.now()),
                CellKind.DATE,
                width=96,
            ),
            Column("kind", lambda: self.tr("What"), lambda row: movement_word(row.movement.kind), width=104),
            Column("lot", lambda: self.tr("Lot"), lambda row: lot_word(row.lot), width=84),
            Column(
                "quantity",
                lambda: self.tr("Units"),
                lambda row: signed_word(row.movement.quantity),
                CellKind.NUMBER,
                width=70,
            ),
            Column("by", lambda: self.tr("Who"), lambda row: row.movement.by, width=116),
            Column(
                "reason", lambda: self.tr("Why"), lambda row: row.movement.reason, width=110, stretch=True
            ),
        ]

    def _build(self) -> None:
        scroll = ScrollingPage(self)
        grid = QGridLayout(scroll.page)
        grid.setContentsMargins(Space.PAGE_X, Space.M, Space.PAGE_X, Space.PAGE_Y)
        grid.setSpacing(Space.M)
        left = QVBoxLayout()
        left.setSpacing(Space.M)
        self.lot_card = Card(self.tr("Lots"), flush=True)
        self.lot_card.body.addWidget(self.lot_table)
        self.lot_table.setMinimumHeight(scaled(150))
        self.movement_card = Card(self.tr("Movements"), flush=True)
        self.movement_card.body.addWidget(self.movement_table)
        self.movement_table.setMinimumHeight(scaled(240))
        left.addWidget(self.lot_card, 1)
        left.addWidget(self.movement_card, 2)
        right = QVBoxLayout()
        right.setSpacing(Space.M)
        self._fill_form(right)
        right.addStretch(1)
        grid.addLayout(left, 0, 0)
        grid.addLayout(right, 0, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _add_form(self, column: QVBoxLayout, title: str) -> Form:
        card, form = Card(title), Form()
        column.addWidget(card)
        card.body.addWidget(form)
        form.edited.connect(self._on_edited)
        form.left.connect(self._on_left)
        self.forms.append(form)
        return form

    def _fill_form(self, column: QVBoxLayout) -> None:
        main = self._add_form(column, self.tr("Product at the centre"))
        trade = self._add_form(column, self.tr("Dangerous goods and customs"))
        add_fields(main, trade)
        reason = self.tr("Ask your account manager to change products at centres")
        if self.is_centre:
            reason = self.tr("The retailer says all of this")
        if self.is_centre or not self.editable:
            for form in self.forms:
                form.lock_all(reason)

    # ------------------------------------------------------------ showing

    def _show(self, view: StockItemView) -> None:
        first = self.view is None
        self.view = view
        self.copy.load(view.item)
        self._fill()
        self.lots.set_rows(view.lots)
        if first and view.lots:
            self.lot_table.selectRow(0)
        self.lot_card.set_title(self.tr("Lots"), number_word(len(view.lots)))
        self.chip.set_content(*self._state())
        if self.is_centre:
            self.approve.setVisible(bool(view.item.un_number) and may_publish(self.context))
            words = self.tr("Approve dangerous goods"), self.tr("Withdraw approval")
            self.approve.setText(words[view.item.hazmat_approved])
        if first:
            self.movements.set_source(self._fetch, PAGE)
        else:
            self.movements.refresh(hold_new=False)
        self.header_changed.emit()

    def _state(self) -> tuple[str, Tone]:
        item = self.view.item if self.view is not None else None
        if item is None or item.active:
            return self.tr("Active"), Tone.GREEN
        return self.tr("Inactive"), Tone.GREY

    def _fill(self) -> None:
        values = self.copy.values()
        for form in self.forms:
            form.set_values(
                {key: values[key] for key in form.keys if plain_value(form.field(key).value()) != values[key]}
            )

    def _gone(self, _error: UserError) -> None:
        self.closed.emit()

    def _fetch(self, after: Hashable | None, limit: int, sort: Sort) -> Awaitable[Sequence[MovementView]]:
        return self.run(self._read(after, limit))

    async def _read(self, after: Hashable | None, limit: int) -> Sequence[MovementView]:
        place = ""
        if after is not None:
            place = msgspec.json.encode((str(self._places.get(str(after), 0)), str(after))).decode()
        query = StockMovements(stock_item_id=self.route.record_id, after=place, limit=limit)
        page = await self.context.tasks.query(query)
        self._places.update((row.movement.id, row.movement.at) for row in page.rows)
        return page.rows

    async def _restore(self) -> None:
        kept = await self.context.tasks.query(GetBuffer(kind=BUFFER, target_id=self.route.record_id))
        if kept is not None and self.editable and not self.is_centre:
            self.copy.restore(kept.body)
            self.keeper.restored(kept.body, kept.typed_at)
            self._fill()

    # ------------------------------------------------------------ typing

    def _on_edited(self, key: str, value: object) -> None:
        self.copy.type(key, plain_value(value))
        self.saved.hide()
        self.keeper.touch()
        form = next(one for one in self.forms if key in one.keys)
        if form.field(key).spec.kind is FieldKind.CHECK:
            self._on_left(key)

    def _on_left(self, _key: str) -> None:
        self._judge()
        if self.copy.changed:
            self.keeper.save_soon()

    def _judge(self) -> None:
        self.copy.wrong = frozenset(key for form in self.forms for key in form.problems())

    def _save(self) -> None:
        if self.is_centre or not self.editable:
            return
        for form in self.forms:
            form.validate()
        self._judge()
        self.keeper.save_soon()

    def _on_stored(self) -> None:
        words = self.tr("Saved {0}").format(time_word(self.context.clock.now(), self.context.zone))
        self.saved.set_content("check-circle", words, "text2")
        self.saved.show()

    def _on_refused(self, error: UserError) -> None:
        form = next((one for one in self.forms if error.field in one.keys), None)
        if form is not None:
            form.set_errors({error.field: error_text(error)})
            self.copy.wrong |= {error.field}
        else:
            self.context.toasts.show_error(error)

    # ------------------------------------------------------------ doing

    def ask_units(self, deed: str) -> None:
        """Ask how many units of the chosen lot, and why."""
        chosen = [row for row in self.lot_table.selected_rows() if isinstance(row, LotView)]
        if not chosen:
            self.say(self.tr("Choose a lot first"))
            return
        from ui.screens.stock.units import UnitsDialog

        dialog = UnitsDialog(self.context, deed, chosen[0], self)
        dialog.done_well.connect(self.say)
        dialog.open()

    def _approve(self) -> None:
        if self.view is not None:
            item = self.view.item
            self._do(ApproveHazmat(stock_item_id=item.id, approved=not item.hazmat_approved))

    def _do(self, command: Command) -> None:
        self.run(self.context.tasks.command(command))

    def activate(self) -> None:
        self.lot_table.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        if not self.is_centre and self.editable:
            self._judge()
            self.keeper.leave()


def _places_words(row: LotView) -> str:
    """Where a lot lies: "A-01 · 40, B-03 · 12"."""
    return ", ".join(f"{place.name or loose_word()} · {number_word(place.quantity)}" for place in row.places)
