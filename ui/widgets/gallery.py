# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""All components in all states, as one picture: `python -m ui.widgets.gallery OUT.png [--dark]`."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from ui.forms.form import Form
from ui.forms.spec import FieldKind, FieldSpec
from ui.models import CellKind, Column, EditableGrid, GridColumn, GridKind, TableModel, TableView
from ui.theme import Space, Theme, Tone, Type, colour
from ui.theme.focus import FocusRing
from ui.widgets import (
    Avatar,
    Badge,
    Banner,
    Button,
    Card,
    CheckBox,
    Chip,
    CoverageBar,
    EmptyState,
    FilterChip,
    KeyCap,
    Kind,
    Message,
    NavBar,
    PlainLabel,
    RadioButton,
    ReadinessList,
    Ready,
    SearchField,
    Segment,
    Stage,
    StatusStrip,
    StepIndicator,
    Stop,
    Timeline,
    Toast,
    danger,
    primary,
    quiet,
    secondary,
)
from ui.widgets.paint import rounded

SIZE = QSize(1440, 1350)
_SWATCHES = (
    *("nav", "app", "surface", "sunken", "line", "control", "text", "text2"),
    *("text3", "accent", "accent_soft", "link", "red_band", "amber_band", "green_band", "violet_band"),
)


@dataclass(frozen=True)
class Line:
    """A made-up row."""

    number: str
    partner: str
    status: str
    tone: Tone
    due: str
    due_tone: str
    total: Decimal
    chosen: bool
    unread: bool = False


LINES = (
    Line(
        "R-20418",
        "Harbour Textiles",
        "Waiting for answer",
        Tone.BLUE,
        "18 min",
        "amber",
        Decimal("1960.40"),
        True,
        True,
    ),
    Line(
        "R-20425",
        "Atelier Brume",
        "Partially ordered",
        Tone.VIOLET,
        "1 h 48 min",
        "",
        Decimal("2318.00"),
        False,
    ),
    Line("R-20412", "Norrby Glas AB", "Need attention", Tone.RED, "Expired", "red", Decimal("0.00"), False),
)


def _state_button(kind: Kind, text: str, icon: str, state: QStyle.StateFlag, sz: str = "") -> Button:
    """A button that always paints one state, for the picture."""

    class Posed(Button):
        def paintEvent(self, event: QPaintEvent) -> None:
            option = QStyleOptionButton()
            self.initStyleOption(option)
            # Combined with a flag, or Qt reads the state as a plain number.
            option.state = (option.state & ~QStyle.StateFlag.State_MouseOver) | state
            QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    return Posed(text, kind, icon, sz=sz)


class _Swatch(QWidget):
    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token
        self.setFixedSize(78, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), 4, colour(self._token), colour("line2"))


class Gallery(QWidget):
    """The picture."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "app")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(SIZE)
        self._rings: list[tuple[FocusRing, Button]] = []
        layout = QHBoxLayout(self)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, makers in (
            (left, (self._buttons, self._fields, self._chips, self._nav)),
            (right, (self._swatches, self._tables, self._grid, self._steps, self._banners)),
        ):
            column.setSpacing(Space.S)
            for make in makers:
                make(column)
                column.addSpacing(Space.S)
            column.addStretch(1)
        layout.setContentsMargins(Space.XXXL, Space.XL, Space.XXXL, Space.XL)
        layout.setSpacing(48)
        layout.addLayout(left, 1)
        layout.addLayout(right, 1)

    def _head(self, column: QVBoxLayout, text: str) -> None:
        column.addWidget(PlainLabel(text, Type.SECTION))

    def _buttons(self, column: QVBoxLayout) -> None:
        column.addWidget(PlainLabel("Components", Type.PAGE))
        column.addSpacing(Space.M)
        self._head(column, "Buttons")
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.XXL)
        grid.setVerticalSpacing(Space.L)
        flags = QStyle.StateFlag
        states = (
            ("Rest", flags.State_None),
            ("Hover", flags.State_MouseOver),
            ("Pressed", flags.State_Sunken),
        )
        for place, word in enumerate((*(name for name, _ in states), "Keyboard focus", "Disabled")):
            grid.addWidget(PlainLabel(word, Type.CAPTION, "text2"), 0, place)
        kinds = (
            (Kind.PRIMARY, "Send", "send"),
            (Kind.SECONDARY, "Save", "save"),
            (Kind.QUIET, "Columns", "columns"),
        )
        start = Qt.AlignmentFlag.AlignLeft
        for row, (kind, text, icon) in enumerate((*kinds, (Kind.DANGER, "Remove", "x")), 1):
            for place, (_name, state) in enumerate(states):
                grid.addWidget(_state_button(kind, text, icon, state), row, place, start)
            self._last_two(grid, row, partial(Button, text, kind, icon))
        grid.addWidget(secondary("Small", sz="s"), 5, 0, start)
        grid.addWidget(Button("A link", Kind.LINK), 5, 1, start)
        self._last_two(grid, 5, lambda: secondary("Small", sz="s"))
        column.addLayout(grid)

    def _last_two(self, grid: QGridLayout, row: int, make: Callable[[], Button]) -> None:
        focused, off = make(), make()
        ring = FocusRing(self)
        self._rings.append((ring, focused))
        off.disable("Nothing to send yet")
        grid.addWidget(focused, row, 3, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(off, row, 4, Qt.AlignmentFlag.AlignLeft)

    def _fields(self, column: QVBoxLayout) -> None:
        self._head(column, "Form fields")
        zone = ZoneInfo("Europe/Amsterdam")
        form = Form(now=lambda: datetime(2026, 11, 19, 10, 42, tzinfo=zone))
        countries = (("de", "Germany"), ("fr", "France"))
        form.add_row(
            (FieldSpec("rest", "Rest"), 4),
            (FieldSpec("focus", "Focus"), 4),
            (FieldSpec("empty", "Empty", placeholder="Street and number"), 4),
        )
        form.add_row(
            (FieldSpec("invalid", "Invalid"), 4),
            (FieldSpec("locked", "Locked"), 4),
            (FieldSpec("country", "Country", FieldKind.CHOICE, options=countries), 4),
        )
        form.add_row(
            (FieldSpec("mail", "E-mail", FieldKind.EMAIL, note="never given to suppliers"), 6),
            (FieldSpec("due", "Needed by", FieldKind.MOMENT), 6),
        )
        form.add_row(
            (FieldSpec("note", "Note", FieldKind.MULTILINE, note="printed on the packing slip", lines=2), 12)
        )
        form.set_values(
            {"rest": "Galerie Hartwig", "focus": "Galerie Hartwig", "invalid": "2819", "locked": "Leeds FC"}
        )
        form.set_values(
            {"country": "de", "mail": "jens@galerie-hartwig.example", "note": "Thank you for your order."}
        )
        form.set_values({"due": datetime(2026, 12, 1, 12, tzinfo=zone)})
        form.field("invalid").set_error("Five digits in Germany")
        form.lock("locked", "Set when the order was created")
        self.form = form
        column.addWidget(form)
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        off = CheckBox("Locked", True)
        off.setEnabled(False)
        for widget in (
            CheckBox("Max price", True),
            CheckBox("Mail alert"),
            RadioButton("Parcel", True),
            RadioButton("Freight"),
            off,
            Segment((("m", "Manual"), ("a", "Automatic")), sz="s"),
        ):
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)

    def _chips(self, column: QVBoxLayout) -> None:
        self._head(column, "Chips, keys, avatars")
        rows: Sequence[Sequence[QWidget]] = (
            (
                Chip("Draft"),
                Chip("Waiting for answer", Tone.BLUE),
                Chip("Need attention", Tone.RED),
                Chip("Action required", Tone.RED, "alert-circle"),
            ),
            (
                Chip("Partially ordered", Tone.VIOLET, "arrow-turn"),
                Chip("Ordered"),
                Chip("Packed", Tone.BLUE),
                Chip("Shipped", Tone.GREEN),
                Chip("18 min", Tone.AMBER, "clock"),
            ),
            (
                FilterChip("Since 1 Nov"),
                FilterChip("Partner: any of 7"),
                KeyCap("Ctrl K"),
                Avatar("Ashford Pottery"),
                Avatar("You Me", tone=Tone.GREY),
                Badge(9),
            ),
        )
        for widgets in rows:
            row = QHBoxLayout()
            row.setSpacing(6)
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
            column.addLayout(row)

    def _nav(self, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        for collapsed in (False, True):
            bar = NavBar()
            bar.add_entry("dashboard", "Dashboard", "dashboard").set_badge(9)
            bar.add_entry("new", "New request", "plus", outlined=True)
            bar.add_entry("search", "Transaction search", "search")
            bar.add_view("search", "xmas", "Christmas range", "31")
            bar.add_entry("partners", "My partners", "users")
            bar.add_entry("help", "Help", "help", bottom=True)
            bar.set_current("dashboard")
            bar.set_collapsed(collapsed)
            bar.setFixedHeight(252)
            row.addWidget(bar)
        card = Card("Ready to send?")
        ready = ReadinessList()
        ready.set_entries(
            (
                Ready(
                    "Postal code is not German",
                    Tone.RED,
                    "“2819” has four digits.",
                    ("Go to the field", ready.hide),
                ),
                Ready("Candela answers in 2 h 48 min", Tone.AMBER, "Shorter than its usual 3 h."),
                Ready("Every item has a quantity"),
            )
        )
        card.body.addWidget(ready)
        bar2 = CoverageBar()
        bar2.set_parts(80, 40, 120, "120 of 120, 40 on back-order")
        card.body.addWidget(bar2)
        card.body.addStretch(1)
        row.addWidget(card, 1)
        column.addLayout(row)
        column.addWidget(SearchField("Search or type a command", keys="Ctrl K"))
        strip = StatusStrip()
        strip.sentence.set_state("check-circle", "Synced 10:42. Everything is up to date.")
        strip.add_fact("clock", "Amsterdam, UTC+1")
        column.addWidget(strip)

    def _swatches(self, column: QVBoxLayout) -> None:
        grid = QGridLayout()
        grid.setSpacing(6)
        for number, token in enumerate(_SWATCHES):
            cell = QVBoxLayout()
            cell.setSpacing(3)
            cell.addWidget(_Swatch(token))
            cell.addWidget(PlainLabel(token, Type.SMALL, "text2"))
            grid.addLayout(cell, number // 8, number % 8)
        column.addLayout(grid)

    def _tables(self, column: QVBoxLayout) -> None:
        for title, active in (
            ("Table, active selection and hover", True),
            ("Table, another pane has focus", False),
        ):
            self._head(column, title)
            model = table_model(self)
            view = TableView(model, name=title)
            view.look.active = active
            view.look.hovered = 1 if active else -1
            view.selectRow(0)
            view.setFixedHeight(view.height_for_rows(3))
            card = Card(flush=True)
            card.body.addWidget(view)
            column.addWidget(card)

    def _grid(self, column: QVBoxLayout) -> None:
        card = Card("Request – Waiting for answer (\u22121h)", padding=Space.WIDGET, flush=True)
        card.set_alert(Tone.AMBER, "clock", "One hour or less left")
        card.add_tool("sliders", "Set up this widget")
        grid = EditableGrid(grid_columns(), lambda: {"id": "new"}, name="Items")
        grid.set_rows(
            (
                {
                    "id": 1,
                    "sku": "APY-MUG-0312",
                    "text": "Stoneware mug",
                    "qty": Decimal(48),
                    "cap": True,
                    "eur": Decimal("4.2"),
                },
                {
                    "id": 2,
                    "sku": "NRB-GLS-VAS2",
                    "text": "Bud vase",
                    "qty": Decimal(24),
                    "cap": False,
                    "eur": None,
                },
                {
                    "id": 3,
                    "sku": "HTX-THR-WLO",
                    "text": "",
                    "qty": Decimal(12),
                    "cap": True,
                    "eur": Decimal(34),
                },
            )
        )
        grid.set_errors({3: {"sku": "Unknown. Use HTX-THR-WOL?"}})
        grid.look.active = True
        grid.setCurrentIndex(grid.grid_model.index(1, 3))
        grid.setFixedHeight(grid.height_for_rows(3))
        card.body.addWidget(grid)
        card.footer.set_unread(2, Tone.AMBER)
        card.footer.set_total("3")
        column.addWidget(card)

    def _steps(self, column: QVBoxLayout) -> None:
        self._head(column, "Steps and timeline")
        column.addWidget(StepIndicator(("Recipient", "Shipping", "Products", "Review"), 2))
        column.addWidget(
            Timeline(
                (
                    Stop("Created", "17 Nov", Stage.DONE),
                    Stop("Picked", "18 Nov", Stage.DONE),
                    Stop("Action required", "08:05", Stage.STOPPED),
                    Stop("Shipped", "planned"),
                )
            )
        )

    def _banners(self, column: QVBoxLayout) -> None:
        self._head(column, "Banners, toasts, empty state")
        offline = Banner("cloud-off", "Offline. 4 changes wait and go by themselves.")
        offline.add_button(secondary("Outbox", sz="s"))
        column.addWidget(offline)
        bar = QProgressBar()
        bar.setValue(62)
        bar.setTextVisible(False)
        column.addWidget(bar)
        row = QHBoxLayout()
        undo = Message("2 closed", "R-20404 and O-31077", Tone.GREEN, undo=self.update)
        row.addWidget(Toast(undo), 0, Qt.AlignmentFlag.AlignTop)
        buttons = (primary("New partner", "plus"),)
        row.addWidget(EmptyState("users", "No partners yet", "Invite the first one.", actions=buttons))
        column.addLayout(row)
        last = QHBoxLayout()
        for button in (quiet("Columns", "columns", sz="s"), danger("Delete", "trash", sz="s")):
            last.addWidget(button)
        last.addStretch(1)
        column.addLayout(last)

    def pose(self) -> None:
        """Put rings and focus where the picture wants them; call when shown."""
        for ring, target in self._rings:
            ring.setWidget(target)
        self.form.field("focus").control.setFocus(Qt.FocusReason.OtherFocusReason)


def table_model(parent: QWidget | None = None) -> TableModel[Line]:
    """The table of the picture, also used by tests."""
    model: TableModel[Line] = TableModel(
        (
            Column("chosen", lambda: "", lambda r: r.chosen, CellKind.CHECK, 44),
            Column("number", lambda: "No.", lambda r: r.number, CellKind.LINK, 82, sort_key="number"),
            Column("partner", lambda: "Partner", lambda r: r.partner, stretch=True, sort_key="partner"),
            Column(
                "status", lambda: "Status", lambda r: r.status, CellKind.STATUS, 150, tone=lambda r: r.tone
            ),
            Column("due", lambda: "Remaining", lambda r: r.due, CellKind.DUE, 104, tone=lambda r: r.due_tone),
            Column("total", lambda: "EUR", lambda r: r.total, CellKind.MONEY, 92, sort_key="total"),
        ),
        lambda row: row.number,
        unread=lambda row: row.unread,
        parent=parent,
    )
    model.set_rows(LINES)
    return model


def grid_columns() -> tuple[GridColumn, ...]:
    """The grid of the picture, also used by tests."""
    return (
        GridColumn("no", lambda: "", GridKind.ORDINAL, 34),
        GridColumn("sku", lambda: "SKU", width=118),
        GridColumn("text", lambda: "Description", GridKind.SHOWN, stretch=True, tells_reason=True),
        GridColumn("qty", lambda: "Qty", GridKind.INTEGER, 70),
        GridColumn("cap", lambda: "Max price", GridKind.CHECK, 80),
        GridColumn(
            "eur",
            lambda: "EUR",
            GridKind.DECIMAL,
            84,
            enabled=lambda row: bool(row.get("cap")),
            instead=lambda _row: "No limit",
        ),
    )


def draw(path: str, *, dark: bool) -> None:
    """Draw the gallery into a file."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([])
    Theme.install(app, "dark" if dark else "light", bundled=True)
    gallery = Gallery()
    gallery.show()
    gallery.activateWindow()
    app.processEvents()
    gallery.pose()
    app.processEvents()
    picture = gallery.grab()
    if not picture.save(path):
        raise OSError(f"cannot write {path}")
    gallery.close()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out")
    parser.add_argument("--dark", action="store_true")
    arguments = parser.parse_args()
    draw(arguments.out, dark=arguments.dark)


if __name__ == "__main__":
    main()
