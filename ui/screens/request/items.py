# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The card "Items": a grid over the draft's lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import (
    QCoreApplication,
    QLocale,
    QPoint,
    QStringListModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QWidget,
)

from desktop_b2b.domain.codes import countable
from desktop_b2b.domain.entities import Product
from desktop_b2b.domain.values import exponent, line_total
from ui.forms.decimals import MOST_DECIMALS, DecimalError, format_number, parse_decimal
from ui.forms.draft_keys import GONE, Held, line_key, new_id, raw_key
from ui.forms.history import Edit
from ui.models.grid_model import GridColumn, GridKind, GridRow
from ui.screens.request.catalogue import Catalogue
from ui.screens.request.editing import DraftEditor
from ui.screens.request.lines_grid import LineDelegate, LinesGrid
from ui.screens.request.times import item_words
from ui.screens.request.values import LINE, DraftLine
from ui.strings import price_word
from ui.theme import Height, Space, Type, at_least
from ui.widgets import Card, Divider, ElidedLabel, PlainLabel, quiet

ZERO = Decimal(0)
ROWS_AT_LEAST = 3


def sku_run(line_id: str, sku: str) -> str:
    """The step in which an SKU is entered and what it brings comes."""
    return f"sku {line_id} {sku}"


class ItemsCard(Card):
    """The items of a request.

    Signals: `edited()` when the draft was changed here; `typing()` on each key in an open cell; `left()`;
    `products_wanted(text)` while an SKU is typed: answer with `offer_products`; `sku_entered(line id, sku)`;
    `table_pasted(place, table)` where a table is to be previewed; `paste_wanted()` for the button.
    """

    edited = Signal()
    typing = Signal()
    left = Signal()
    products_wanted = Signal(str)
    sku_entered = Signal(str, str)
    table_pasted = Signal(int, list)
    paste_wanted = Signal()

    def __init__(self, draft: DraftEditor, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("ItemsCard", "Items")
        super().__init__(title, flush=True, parent=parent)
        self.set_title(title, self.tr("Tab in the last cell adds a row"))
        self.body.setSpacing(0)
        self._draft = draft
        self._catalogue = catalogue
        self._open_cell: tuple[str, str, str] | None = None
        self._showing = False
        self._acts = 0
        self.offered = QStringListModel(self)
        self.grid = LinesGrid(self._columns(), self._new_row, name=self.tr("Items"))
        self.grid.setItemDelegate(LineDelegate(self, self.grid))
        self.grid.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.body.addWidget(self.grid)
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(100)
        self._ask.timeout.connect(self._ask_products)
        self._make_footer()
        self.grid.cell_edited.connect(self._on_cell)
        self.grid.filled.connect(self._on_filled)
        self.grid.grid_model.cell_rejected.connect(self._on_rejected)
        self.grid.row_added.connect(self._on_added)
        self.grid.row_removed.connect(self._on_removed)
        self.grid.row_moved.connect(self._on_moved)
        self.grid.pasted.connect(lambda place, _key, table: self.table_pasted.emit(place, table))
        self.grid.partners_wanted.connect(self._choose_partners)
        self.grid.customContextMenuRequested.connect(self._menu)
        self.grid.focus_left.connect(self.left)
        # A row that is done is stored, so that what is said of it is up to date.
        self.grid.selectionModel().currentRowChanged.connect(lambda _now, _before: self.left.emit())
        self.show_draft()

    def _columns(self) -> list[GridColumn]:
        kinds = GridKind
        return [
            GridColumn("ordinal", lambda: "", kinds.ORDINAL, 34),
            GridColumn("sku", lambda: self.tr("SKU"), width=122),
            GridColumn("description", lambda: self.tr("Description"), stretch=True, tells_reason=True),
            GridColumn(
                "product_line_path",
                lambda: self.tr("Product line"),
                kinds.CHOICE,
                126,
                choices=lambda _row: ["", *self._catalogue.paths],
                quiet=True,
            ),
            GridColumn("quantity", lambda: self.tr("Qty"), kinds.INTEGER, 72, decimals=0),
            GridColumn("limited", lambda: self.tr("Max price"), kinds.CHECK, 76),
            GridColumn(
                "max_price",
                lambda: self._draft.text("currency"),
                kinds.DECIMAL,
                86,
                decimals=MOST_DECIMALS,
                least=2,
                shown=self._price_words,
                enabled=lambda row: bool(row.get("limited")),
                money=True,
                instead=lambda row: self.tr("No limit") if self._filled(row) else "",
            ),
            GridColumn("partners", lambda: self.tr("Partners"), width=150, shown=self._partner_words),
        ]

    def _make_footer(self) -> None:
        footer = QWidget()
        footer.setFixedHeight(at_least(Height.SELECTION) + 2)
        row = QHBoxLayout(footer)
        row.setContentsMargins(Space.S, 0, Space.L, 0)
        row.setSpacing(Space.M)
        self.add_button = quiet(self.tr("Add item"), "plus", self.add_item)
        self.paste_button = quiet(self.tr("Paste from a table"), "table", self.paste_wanted.emit)
        row.addWidget(self.add_button)
        row.addWidget(self.paste_button)
        row.addStretch(1)
        self.count_label = PlainLabel("", Type.BODY, "text2")
        self.total_label = ElidedLabel("", Type.MEDIUM)
        row.addWidget(self.count_label)
        row.addWidget(self.total_label)
        self.body.addWidget(Divider())
        self.body.addWidget(footer)

    # ------------------------------------------------------------ showing

    def show_draft(self) -> None:
        """Show the draft's items; a row that nobody typed into yet stays where it is."""
        model = self.grid.grid_model
        wanted = [self._row(line) for line in self._draft.lines()]
        known = {str(row["id"]) for row in wanted}
        standing = [row for row in model.rows() if str(row["id"]) in known]
        if [row["id"] for row in standing] == [row["id"] for row in wanted]:
            for row, was in zip(wanted, standing, strict=True):
                if row != was:
                    model.update_row(row["id"], row)
            for number in reversed(range(model.rowCount())):
                row = model.row_at(number)
                if str(row["id"]) not in known and not self._blank(row):
                    model.take(number)
        else:
            at = self.grid.currentIndex()
            self.grid.set_rows(wanted)
            if at.isValid() and wanted:
                number = min(at.row(), len(wanted) - 1)
                self.grid.setCurrentIndex(model.index(number, at.column()))
        if not model.rowCount():
            model.insert(0, self._new_row())
        self._showing = True
        self._show_raw()
        self._showing = False
        self._show_sums()

    def _row(self, line: DraftLine) -> GridRow:
        limit_raw = self._draft.raw(line_key(line.id, "max_price"))
        return {
            "id": line.id,
            "sku": line.sku,
            "description": line.description,
            "product_line_path": line.product_line_path,
            "quantity": line.quantity or None,
            "limited": line.max_price is not None or limit_raw is not None,
            "max_price": line.max_price,
            "partners": ",".join(line.partner_ids),
        }

    def _new_row(self) -> GridRow:
        return {
            "id": new_id(),
            "sku": "",
            "description": "",
            "product_line_path": "",
            "quantity": None,
            "limited": False,
            "max_price": None,
            "partners": "",
        }

    def _blank(self, row: Mapping[str, object]) -> bool:
        return not any(value for key, value in row.items() if key != "id")

    def _filled(self, row: GridRow) -> bool:
        return not self._blank(row)

    def _show_raw(self) -> None:
        """Texts that are no numbers yet stand in their cells."""
        model = self.grid.grid_model
        places = {column.key: place for place, column in enumerate(model.columns)}
        for key, text in self._draft.unfinished().items():
            parts = key.split("/")
            number = model.place(parts[1]) if len(parts) == 3 else -1
            if number >= 0 and text and (parts[1], parts[2]) not in model.rejected:
                model.enter(number, places[parts[2]], text)

    def _show_sums(self) -> None:
        lines = [line for line in self._draft.lines() if not line.blank]
        pieces = sum((line.quantity for line in lines), ZERO)
        words = [
            self.tr("%n item(s)", "", len(lines)),
            self.tr("{0} pieces").format(format_number(pieces, None, QLocale())),
        ]
        self.count_label.setText(", ".join(words) if lines else "")
        self.total_label.set_full_text(self._at_most(lines))
        rows = max(ROWS_AT_LEAST if not lines else 1, self.grid.grid_model.rowCount())
        self.grid.setFixedHeight(self.grid.height_for_rows(min(rows, 14)) + 2)

    def _at_most(self, lines: Sequence[DraftLine]) -> str:
        currency = self._draft.text("currency")
        limits = [(n, line) for n, line in enumerate(lines, 1) if line.quantity]
        known = [
            line_total(li.quantity, li.max_price, currency) for _n, li in limits if li.max_price is not None
        ]
        if not known:
            return ""
        open_items = [n for n, line in limits if line.max_price is None]
        amount = f"{currency} {format_number(sum(known, ZERO), exponent(currency), QLocale())}"
        if not open_items:
            return self.tr("At most {0}").format(amount)
        return self.tr("At most {0} and {1}").format(amount, item_words(open_items))

    def _price_words(self, row: GridRow) -> str:
        value = row.get("max_price")
        if not isinstance(value, Decimal):
            return ""
        return price_word(value, self._draft.text("currency"))

    def _partner_words(self, row: GridRow) -> str:
        excluded = {partner.partner_id for partner in self._draft.partners() if partner.excluded}
        ids = [part for part in str(row.get("partners") or "").split(",") if part and part not in excluded]
        if not ids:
            return "–" if self._filled(row) else ""
        return ", ".join(self._catalogue.short_name(partner_id) for partner_id in ids)

    def set_errors(self, errors: Mapping[object, Mapping[str, str]]) -> None:
        """Reasons by line and column."""
        self.grid.set_errors(errors)

    def focus_cell(self, line_id: str, key: str) -> bool:
        """Put the cursor on a cell: the cure of a readiness line."""
        column = {"partner_ids": "partners", "product_line_id": "product_line_path"}.get(key, key)
        known = {each.key for each in self.grid.grid_model.columns}
        return self.grid.focus_cell(line_id, column if column in known else "sku")

    # ------------------------------------------------------------ editing

    @property
    def open_typing(self) -> dict[str, Held]:
        """What stands in a cell that is still open, for the buffer."""
        if self._open_cell is None:
            return {}
        line_id, name, text = self._open_cell
        if self._draft.line(line_id) is None:
            values: dict[str, Held] = {line_key(line_id, key): value for key, value in LINE.items()}
        else:
            values = {}
        if name in ("sku", "description"):
            values[line_key(line_id, name)] = text
        elif name in ("quantity", "max_price"):
            values[raw_key(line_key(line_id, name))] = text
        return values

    def on_typing(self, line_id: str, name: str, text: str) -> None:
        """A key was typed into an open cell."""
        self._open_cell = (line_id, name, text)
        if name == "sku":
            self._ask.start()
        self.typing.emit()

    def _ask_products(self) -> None:
        if self._open_cell is not None and self._open_cell[1] == "sku" and self._open_cell[2].strip():
            self.products_wanted.emit(self._open_cell[2].strip())

    def offer_products(self, products: Sequence[Product]) -> None:
        """Offer SKUs to the open cell."""
        self.offered.setStringList([product.sku for product in products])
        editor = self.grid.focusWidget()
        if isinstance(editor, QLineEdit) and products and editor.completer() is not None:
            editor.completer().complete()

    def add_item(self) -> None:
        """A new row, with the cursor in it."""
        model = self.grid.grid_model
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        last = model.rowCount() - 1
        if last >= 0 and self._blank(model.row_at(last)):
            self.grid.setCurrentIndex(model.index(last, 1))
        else:
            self.grid.add_row()

    def _ensure(self, row_id: str, run: str = "", edit: Edit | None = None) -> None:
        """A row becomes an item of the draft with its first value, in one step with it."""
        if self._draft.line(row_id) is None:
            before = self.grid.grid_model.place(row_id)
            known = {line.id for line in self._draft.lines()}
            rows = self.grid.grid_model.rows()[: max(before, 0)]
            place = sum(str(row["id"]) in known for row in rows)
            self._draft.add_lines([{"id": row_id}], place, edit, run)

    def _act(self) -> str:
        """The name of one act: what it changes in several edits is one step."""
        self._acts += 1
        return f"act {self._acts}"

    def _on_cell(self, row_id: object, key: str, value: object) -> None:
        line_id = str(row_id)
        self._open_cell = None
        # What an SKU brings with it, once its product was found, belongs to the same step.
        run = sku_run(line_id, str(value or "")) if key == "sku" else self._act()
        self._ensure(line_id, run)
        self._enter(line_id, key, value, run)
        self._draft.rest() if key != "sku" else None
        self._after(line_id)

    def _enter(self, line_id: str, key: str, value: object, run: str) -> None:
        """A value that a cell took becomes the draft's."""
        if key == "partners":
            ids = self._catalogue.partner_ids_of(str(value or ""))
            self._draft.set_line(line_id, run, partner_ids=ids)
        elif key == "product_line_path":
            self._set_product_line(line_id, str(value or ""), run)
        elif key == "quantity":
            self._draft.set_line(line_id, run, quantity=value if isinstance(value, Decimal) else ZERO)
        elif key == "limited":
            self._set_limited(line_id, bool(value), run)
        elif key == "max_price":
            self._set_limit(line_id, value, run)
        else:
            text = str(value or "")
            changed = self._draft.edit({line_key(line_id, key): text}, run)
            if key == "sku" and changed and text:
                self.sku_entered.emit(line_id, text)

    def _on_filled(self, changes: Sequence[tuple[object, str, object]]) -> None:
        """One value went into several cells: one step."""
        run = self._act()
        for row_id, key, value in changes:
            self._ensure(str(row_id), run, Edit("fill"))
            values = self._filled_values(str(row_id), key, value)
            self._draft.edit(values, run, Edit("fill"))
        self._draft.rest()
        self.show_draft()
        self.edited.emit()

    def _filled_values(self, line_id: str, key: str, value: object) -> dict[str, Held]:
        names = {"partners": "partner_ids", "limited": "max_price"}
        source = self._draft.line(str(self.grid.fill_source["id"]))
        if key in ("partners", "product_line_path", "limited") and source is not None:
            name = names.get(key, key)
            found: dict[str, Held] = {line_key(line_id, name): getattr(source, name)}
            if key == "product_line_path":
                found[line_key(line_id, "product_line_id")] = source.product_line_id
            return found
        held: Held = value if isinstance(value, Decimal | str) else ZERO if key == "quantity" else None
        return {line_key(line_id, key): held}

    def _set_product_line(self, line_id: str, path: str, run: str) -> None:
        line = self._draft.line(line_id)
        chosen = self._catalogue.line_by_path(path)
        values: dict[str, Held] = {
            line_key(line_id, "product_line_path"): path,
            line_key(line_id, "product_line_id"): chosen.product_line.id if chosen is not None else None,
        }
        before = self._catalogue.line_by_path(line.product_line_path) if line is not None else None
        usual = tuple(before.partner_ids) if before is not None else ()
        if line is not None and chosen is not None and line.partner_ids in ((), usual):
            # Its own partners follow (S2.69), unless somebody chose others by hand.
            values[line_key(line_id, "partner_ids")] = tuple(chosen.partner_ids)
        self._draft.edit(values, run, Edit("product_line_path"))

    def _set_limited(self, line_id: str, limited: bool, run: str) -> None:
        key = line_key(line_id, "max_price")
        line = self._draft.line(line_id)
        if limited and line is not None and line.max_price is None:
            self._draft.set_raw(key, "", run)
        elif not limited:
            self._draft.edit({key: None, raw_key(key): GONE}, run)

    def _set_limit(self, line_id: str, value: object, run: str) -> None:
        key = line_key(line_id, "max_price")
        if isinstance(value, Decimal):
            self._draft.edit({key: value}, run)
        else:
            self._draft.edit({key: None, raw_key(key): ""}, run)

    def _on_rejected(self, row_id: object, key: str, text: str, _reason: str) -> None:
        line_id, run = str(row_id), self._act()
        self._open_cell = None
        self._ensure(line_id, run)
        line = self._draft.line(line_id)
        value = self._finer(text, key, line)
        if value is not None and line is not None:
            self._draft.edit({line_key(line_id, key): value}, run)
            self.grid.grid_model.update_row(row_id, {key: value})
        else:
            self._draft.set_raw(line_key(line_id, key), text, run)
        self._draft.rest()
        self._after(line_id)

    def _finer(self, text: str, key: str, line: DraftLine | None) -> Decimal | None:
        """A fraction of a unit that is weighed and not counted."""
        if line is None or key != "quantity" or countable(line.uom):
            return None
        try:
            return parse_decimal(text, QLocale(), MOST_DECIMALS)
        except DecimalError:
            return None

    def _on_added(self, row: GridRow) -> None:
        if not self._blank(row):
            run = self._act()
            self._ensure(str(row["id"]), run, Edit("row.duplicate"))
            source = self.grid.grid_model.place(row["id"]) - 1
            model = self.grid.grid_model
            twin = self._draft.line(str(model.row_at(source)["id"])) if source >= 0 else None
            if twin is not None:
                values = {line_key(str(row["id"]), name): getattr(twin, name) for name in LINE}
                values.pop(line_key(str(row["id"]), "sort_key"))
                self._draft.edit(values, run)
            self._draft.rest()
        self._after(str(row["id"]))

    def _on_removed(self, row: GridRow, _place: int) -> None:
        if self._draft.line(str(row["id"])) is not None:
            self._draft.remove_lines([str(row["id"])])
        self._after("")

    def _on_moved(self, row_id: object, place: int) -> None:
        order = [line.id for line in self._draft.lines()]
        if str(row_id) in order:
            known = set(order)
            rows = self.grid.grid_model.rows()[:place]
            target = sum(str(row["id"]) in known for row in rows)
            self._draft.move_line(str(row_id), target - order.index(str(row_id)))
        self._after("")

    def _after(self, line_id: str) -> None:
        line = self._draft.line(line_id) if line_id else None
        if line is not None:
            self.grid.grid_model.update_row(line_id, self._unrejected(self._row(line)))
        self._show_sums()
        if not self._showing:
            self.edited.emit()

    def _unrejected(self, row: GridRow) -> GridRow:
        """Without the cells whose typed text is no value: that text stays in view."""
        rejected = {key for at, key in self.grid.grid_model.rejected if at == row["id"]}
        return {key: value for key, value in row.items() if key not in rejected}

    # ------------------------------------------------------------ menus

    def _choose_partners(self, number: int) -> None:
        row_id = str(self.grid.grid_model.row_at(number)["id"])
        self._ensure(row_id)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        line = self._draft.line(row_id)
        asked = line.partner_ids if line is not None else ()
        for partner in self._catalogue.partners:
            action = menu.addAction(partner.partner.name)
            action.setCheckable(True)
            action.setChecked(partner.partner.id in asked)
            action.toggled.connect(
                lambda on, partner_id=partner.partner.id: self._ask_partner(row_id, partner_id, on)
            )
        if not self._catalogue.partners:
            menu.addAction(self.tr("There are no partners yet")).setEnabled(False)
        rect = self.grid.visualRect(self.grid.grid_model.index(number, len(self.grid.grid_model.columns) - 1))
        menu.popup(self.grid.viewport().mapToGlobal(rect.bottomLeft()))

    def _ask_partner(self, line_id: str, partner_id: str, on: bool) -> None:
        line = self._draft.line(line_id)
        if line is None:
            return
        if on:
            self._draft.ask_partner(partner_id, [line_id])
        else:
            left = tuple(each for each in line.partner_ids if each != partner_id)
            self._draft.set_line(line_id, partner_ids=left)
        self._after(line_id)

    def _menu(self, place: QPoint) -> None:
        index = self.grid.indexAt(place)
        if not index.isValid():
            return
        self.grid.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Choose partners…"), lambda: self._choose_partners(index.row()))
        menu.addAction(self.tr("Duplicate row") + "\tCtrl+Shift+D", self.grid.duplicate_row)
        menu.addAction(self.tr("Move up") + "\tAlt+Up", lambda: self.grid.move_row(-1))
        menu.addAction(self.tr("Move down") + "\tAlt+Down", lambda: self.grid.move_row(1))
        menu.addAction(self.tr("Fill down") + "\tCtrl+D", self.grid.fill_down)
        menu.addSeparator()
        menu.addAction(self.tr("Remove row") + "\tCtrl+Del", self.grid.remove_row)
        menu.popup(self.grid.viewport().mapToGlobal(place))
