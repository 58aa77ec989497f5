# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The tables of a centre: turnaround, fees, zones, carriers, services, rules; each a grid (S1.22).

What is typed is kept on this computer until it is published, whole.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any, ClassVar

import msgspec
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_b2b.domain.commands.stock import SaveCentreTerms, SetAccountTier
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import CentreTermsView, GetBuffer, GetCentreTerms, ListAccounts
from ui import actions
from ui.actions import ActionKey
from ui.forms.buffering import Buffering
from ui.forms.decimals import DecimalError, parse_decimal
from ui.forms.draft_keys import new_id
from ui.forms.form import Form
from ui.forms.spec import FieldKind, FieldSpec
from ui.models import EditableGrid, GridColumn, GridKind, GridRow
from ui.screens.stock import table_rows as t
from ui.screens.stock.accounts import AccountsCard
from ui.screens.stock.rights import may_publish
from ui.screens.stock.table_texts import texts_for, word_for
from ui.screens.stock.table_words import GENERAL, NAMES, OWN_TITLES, TITLES, WIDTHS, WORDS, said, word_of
from ui.shell.screen import Header, Route, Screen, ScreenContext
from ui.strings import error_text, measure_given, number_word
from ui.theme import Space
from ui.widgets import Card, Segment, primary, quiet

BUFFER = "centre_tables"
#: Amounts that stand in no table, and the most decimals that one has.
_AMOUNTS, _DECIMALS = ("rate", "most_per_parcel", "signature_from"), 6


class TablesScreen(Screen):
    """One grid for each table; "General" holds what stands in none."""

    HEADER: ClassVar[Header] = Header.RECORD
    NAV = "stock"
    HAS_PRIMARY = True

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self.editable = may_publish(context)
        self._stored: CentreTermsView | None = None
        self._typed = False
        self.target = context.viewer.organisation.id
        self.buffering = Buffering(context.tasks, BUFFER, self.target, context.clock.now, self.body)
        self.segment = Segment(tuple((key, said(words)) for key, words in NAMES.items()))
        self.segment.chosen.connect(self.choose)
        self.publish = primary(self.tr("Publish"), "check", self.publish_now)
        self.publish.setParent(self)
        if not self.editable:
            self.publish.disable(self.tr("Ask your account manager to change the centre's tables"))
        self._action = actions.make(ActionKey.SEND, self, self.publish_now)
        self.form = Form()
        self.grids: dict[str, EditableGrid] = {}
        self.accounts = AccountsCard(self.set_tier, editable=self.editable)
        self._build()
        self.live(GetCentreTerms(), ("organisation",), self._take)
        self.live(ListAccounts(), ("link",), self.accounts.show_accounts)
        self.run(self._restore())

    def title(self) -> str:
        return self.tr("The centre's tables")

    def note(self) -> str:
        if self._stored is None or not self._stored.edition:
            return self.tr("Nothing published yet: these are the usual ones")
        return self.tr("Edition {0}: your retailers see it").format(number_word(self._stored.edition))

    def header_end(self) -> list[QWidget]:
        return [self.publish]

    def screen_actions(self) -> list[QAction]:
        return [self._action]

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE_X, Space.M, Space.PAGE_X, Space.PAGE_Y)
        column.setSpacing(Space.M)
        column.addWidget(self.segment)
        self.pages = QStackedWidget()
        column.addWidget(self.pages, 1)
        general = Card(said(NAMES[GENERAL]))
        self._fill_general()
        general.body.addWidget(self.form)
        general.body.addStretch(1)
        self.pages.addWidget(general)
        for name in t.TABLES:
            grid = self._make_grid(name)
            card = Card(said(NAMES[name]), flush=True)
            card.body.addWidget(grid, 1)
            add = quiet(self.tr("Add a row"), "plus", grid.add_row)
            add.setEnabled(self.editable)
            card.body.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
            self.grids[name] = grid
            self.pages.addWidget(card)
        self.pages.addWidget(self.accounts)

    def _make_grid(self, name: str) -> EditableGrid:
        def new_row() -> GridRow:
            return {"id": new_id(), **t.empty_row(name)}

        grid = EditableGrid(self._columns(name), new_row, name=said(NAMES[name]))
        grid.set_read_only(not self.editable)
        for signal in (grid.cell_edited, grid.row_added, grid.row_removed, grid.row_moved, grid.filled):
            signal.connect(self._touch)
        grid.pasted.connect(partial(_paste, grid))
        return grid

    def _fill_general(self) -> None:
        kinds = FieldKind
        form = self.form
        form.edited.connect(self._touch)
        orders = (("fefo", self.tr("First expiry first")), ("fifo", self.tr("First in first")))
        form.add_row(
            (FieldSpec("cutoff", self.tr("Cut-off, local time"), placeholder="12:00", required=True), 3),
            (FieldSpec("high_volume_from", self.tr("High volume from units"), kinds.DECIMAL, decimals=0), 3),
            (
                FieldSpec(
                    "blocked_days", self.tr("Days before expiry without picking"), kinds.DECIMAL, decimals=0
                ),
                3,
            ),
        )
        form.add_row(
            (FieldSpec("lot_order", self.tr("Which lot goes first"), kinds.SEGMENT, options=orders), 12)
        )
        form.add_row(
            (FieldSpec("rate", self.tr("Insurance, % of the value"), validate=_no_amount), 3),
            (FieldSpec("most_per_parcel", self.tr("Most per parcel"), validate=_no_amount), 3),
            (FieldSpec("signature_from", self.tr("Signature from"), validate=_no_amount), 3),
            (FieldSpec("currency", self.tr("Currency")), 3),
        )
        form.add_row(
            (
                FieldSpec(
                    "void_with_own_labels", self.tr("Void with the retailer's own labels"), kinds.CHECK
                ),
                12,
            )
        )
        terms = tuple((key, said(WORDS[key])) for key in ("prepaid", "collect", "third_party"))
        fobs = tuple((key, word_of("fob", key)) for key in ("", "origin", "destination"))
        form.add_row(
            (FieldSpec("company_prefix", self.tr("GS1 company prefix"), placeholder="0952876"), 3),
            (FieldSpec("fob", self.tr("FOB on bills of lading"), kinds.CHOICE, options=fobs), 3),
            (FieldSpec("provider_terms", self.tr("Freight we buy"), kinds.CHOICE, options=terms), 3),
            (FieldSpec("own_terms", self.tr("Self-arranged freight"), kinds.CHOICE, options=terms), 3),
        )
        if not self.editable:
            form.lock_all(self.tr("Ask your account manager to change the centre's tables"))

    @staticmethod
    def _columns(name: str) -> list[GridColumn]:
        found = []
        for key in t.columns_of(name):
            few = t.choices_of(name, key)
            amount = key in t.AMOUNTS
            found.append(
                GridColumn(
                    key,
                    partial(said, OWN_TITLES.get((name, key), TITLES[key])),
                    GridKind.CHOICE if few else _kind_of(key),
                    WIDTHS.get(key, 150 if few else 110),
                    stretch=key in ("message", "description") or (key == "name" and name == "services"),
                    decimals=_DECIMALS if amount else 0,
                    least=2 if amount else None,
                    money=amount,
                    choices=partial(t.choices_in, name, key) if few else texts_for(name, key),
                    word=partial(word_of, key) if few else word_for(name, key),
                )
            )
        return found

    # ------------------------------------------------------------ showing

    def choose(self, name: str) -> None:
        """Show a table."""
        self.segment.set_current(name)
        self.pages.setCurrentIndex(list(NAMES).index(name))

    def _take(self, view: CentreTermsView) -> None:
        self._stored = view
        self.header_changed.emit()
        self.accounts.show_tables(view.tables)
        if not self._typed:
            self._show(view.tables)

    def _show(self, text: str) -> None:
        rows, general = t.rows_of(text)
        self._show_rows(rows, general)

    def _show_rows(self, rows: t.Rows, general: dict[str, Any]) -> None:
        for name, grid in self.grids.items():
            grid.set_rows([{"id": new_id(), **row} for row in rows[name]])
        self.form.set_values({key: _local(key, value) for key, value in general.items()})

    # ------------------------------------------------------------ typing

    def _touch(self, *_what: object) -> None:
        self._typed = True
        self.buffering.touch()

    def _rows(self) -> dict[str, list[GridRow]]:
        rows = {name: grid.rows() for name, grid in self.grids.items()}
        for row in rows["carriers"]:
            row["most_weight"] = measure_given(str(row.get("most_weight") or ""))
        return rows

    def _general(self) -> dict[str, Any]:
        values = self.form.values()
        return {key: _meant(key, values.get(key)) for key in t.GENERAL}

    def body(self) -> str:
        """The buffer's text: all grids as they stand, be they right or not."""
        if not self._typed:
            return ""
        rows = {
            name: [{key: _plain(value) for key, value in row.items() if key != "id"} for row in found]
            for name, found in self._rows().items()
        }
        general = {key: _plain(value) for key, value in self._general().items()}
        return msgspec.json.encode({"rows": rows, "general": general}).decode()

    async def _restore(self) -> None:
        kept = await self.context.tasks.query(GetBuffer(kind=BUFFER, target_id=self.target))
        if kept is None or not self.editable:
            return
        sheet = msgspec.json.decode(kept.body, type=dict[str, Any])
        rows = {
            name: [{key: _typed(key, value) for key, value in row.items()} for row in sheet["rows"][name]]
            for name in t.TABLES
        }
        general = {
            key: Decimal(str(value)) if key in ("high_volume_from", "blocked_days") and value else value
            for key, value in sheet["general"].items()
        }
        self._typed = True
        self._show_rows(rows, general)
        self.buffering.restored(kept.body, kept.typed_at)

    # ------------------------------------------------------------ accounts

    def set_tier(self, link_id: str, tier: str) -> None:
        """Another tier for a retailer; it counts at once, whatever is being typed in the tables."""
        self.run(self._set_tier(link_id, tier))

    async def _set_tier(self, link_id: str, tier: str) -> None:
        await self.context.tasks.command(SetAccountTier(link_id=link_id, tier=tier))
        self.say(self.tr("The tier is set"), self.tr("The server counts its open orders anew."))

    # ------------------------------------------------------------ publishing

    def publish_now(self) -> None:
        """Publish the tables; what is wrong is said at its cell."""
        if self.editable:
            self.run(self._publish())

    async def _publish(self) -> None:
        for name, grid in self.grids.items():
            grid.set_errors({})
            for row_id, key in grid.grid_model.rejected:
                # It says at its cell what is wrong with it.
                self.choose(name)
                grid.focus_cell(row_id, key)
                return
        if errors := self.form.validate():
            self.choose(GENERAL)
            self.form.focus_field(next(iter(errors)))
            return
        try:
            text = t.text_of(self._rows(), self._general())
            t.check(text)
            await self.context.tasks.command(SaveCentreTerms(organisation_id=self.target, tables=text))
        except UserError as error:
            self._show_refusal(error)
            return
        self._typed = False
        self.buffering.flush()
        self.say(self.tr("The tables are published"), self.tr("Retailers see them once the server has them."))

    def _show_refusal(self, error: UserError) -> None:
        name, number, key = t.place_of(error.field, self._rows())
        grid = self.grids.get(name)
        if grid is None:
            self.choose(GENERAL)
            self.form.set_errors({key if key in self.form.keys else "cutoff": error_text(error)})
            return
        self.choose(name)
        rows = grid.rows()
        if 0 <= number < len(rows):
            columns = [column.key for column in grid.grid_model.columns]
            at = key if key in columns else columns[0]
            grid.set_errors({rows[number]["id"]: {at: error_text(error)}})
            grid.focus_cell(rows[number]["id"], at)
        self.context.toasts.show_error(error)

    def leave(self) -> None:
        self.buffering.flush()

    def takes(self, route: Route) -> bool:
        return route.screen == self.route.screen


def _plain(value: object) -> object:
    return str(value) if isinstance(value, Decimal) else value


def _typed(key: str, value: object) -> object:
    if key not in t.NUMBERS | t.AMOUNTS or value in ("", None):
        return value
    try:
        return Decimal(str(value))
    except InvalidOperation:
        # Typed before amounts were numbers: it is shown as it is, and refused as it is published.
        return value


def _kind_of(key: str) -> GridKind:
    if key in t.AMOUNTS:
        return GridKind.DECIMAL
    return GridKind.INTEGER if key in t.NUMBERS else GridKind.CHECK if key in t.FLAGS else GridKind.TEXT


def _local(key: str, value: object) -> object:
    """An amount as people here write it."""
    return str(value).replace(".", QLocale().decimalPoint()) if key in _AMOUNTS else value


def _meant(key: str, value: object) -> object:
    """The amount that somebody wrote; what is none stays as it is, and is refused."""
    if key not in _AMOUNTS or not value or _no_amount(value):
        return value
    return f"{parse_decimal(str(value), QLocale(), _DECIMALS):f}"


def _no_amount(value: object) -> str | None:
    """Why a text is no amount."""
    try:
        parse_decimal(str(value), QLocale(), _DECIMALS)
    except DecimalError as error:
        return str(error)
    return None


def _paste(grid: EditableGrid, number: int, key: str, matrix: list[list[str]]) -> None:
    """A table goes in from the cell under the cursor on."""
    model = grid.grid_model
    first = next((place for place, column in enumerate(model.columns) if column.key == key), 0)
    for offset, texts in enumerate(matrix):
        while model.rowCount() <= number + offset:
            grid.add_row(None, model.rowCount())
        for place, text in zip(range(first, len(model.columns)), texts, strict=False):
            model.enter(number + offset, place, text.strip())
