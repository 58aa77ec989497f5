# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Widgets as pictures: bars from a search, each opening its documents; by mouse, by keys, as a table."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop_b2b.clock import DAY
from desktop_b2b.services.queries import ChartPoint, ChartSeries, ChartView
from tests.gui.dashboard.hands import (
    LEFT_BUTTON,
    NO_KEYS,
    add,
    choose,
    dashboard,
    from_newer_version,
    menu_words,
    open_dialog,
    press,
    rows,
)
from tests.gui.screens_general.stage import Office
from tests.sync_flows.trade import Trade
from ui.language import Language
from ui.screens.dashboard.card import WidgetCard
from ui.screens.dashboard.chart.picture import ChartBody
from ui.screens.dashboard.chart.plot import BarPlot, PlotBar
from ui.screens.dashboard.chart.scale import scale, step_word
from ui.screens.dashboard.chart.words import bar_text, picture_of
from ui.screens.dashboard.trouble import TroubleBody
from ui.screens.transactions.screen import TransactionsScreen
from ui.shell.screen import Route
from ui.theme import Theme, colour

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _trade(office: Office, price: str = "12.50") -> None:
    """One request, answered and ordered; what is ordered costs twenty times the price."""
    world = office.world
    north = world.desk("north")
    trade = Trade(world, office.shop)
    trade.save()
    trade.send()
    office.shop.sync()
    north.sync()
    trade.answer(north, "north", price)
    north.sync()
    office.shop.sync()
    trade.order()
    office.shop.sync()
    north.close()


@pytest.fixture
def traded(office: Office) -> Office:
    _trade(office)
    return office


def _chart(office: Office, chart: str, **values: Any) -> tuple[WidgetCard, ChartBody]:
    mine = add(office, **{"title": "Picture", "query": "", "form": "chart", "chart": chart, **values})
    card = dashboard(office).cards[mine]
    body = card.body
    assert isinstance(body, ChartBody)
    return card, body


def _plot(body: ChartBody) -> BarPlot:
    plot = body._plot
    assert isinstance(plot, BarPlot)
    return plot


def _place(body: ChartBody, number: int) -> QPoint:
    """A point in the column or row of a bar."""
    plot = _plot(body)
    across = 1e-9
    at = (
        QPointF(across, number)
        if body.picture is not None and body.picture.lying
        else QPointF(number, across)
    )
    found: QPoint = plot.mapFromScene(plot.getViewBox().mapViewToScene(at))
    return found


# ------------------------------------------------------------ what it says


def test_orders_over_time_by_week(traded: Office) -> None:
    card, body = _chart(traded, "orders_over_time", width=50)
    picture = body.picture
    assert picture is not None
    assert len(picture.bars) == 13
    last = picture.bars[-1]
    assert (last.value, last.documents, last.grows) == ("EUR 250.00", 1, True)
    assert [bar.length for bar in picture.bars[:-1]] == [0.0] * 12
    assert card.sentence == f"{last.label} until now"
    assert (card.total, card.note) == ("250.00", "EUR")
    assert card.title == "Picture"
    assert body.accessibleDescription() == f"{last.label} until now: 250.00"


def test_answers_on_time_by_partner(traded: Office) -> None:
    card, body = _chart(traded, "answers_on_time")
    picture = body.picture
    assert picture is not None
    assert picture.lying
    assert [(bar.label, bar.value) for bar in picture.bars] == [("north-card", "100 %")]
    assert (card.sentence, card.total) == ("On time, of all answers", "100 %")


def test_spend_by_product_line(traded: Office) -> None:
    card, body = _chart(traded, "spend_by_line", rows=1)
    picture = body.picture
    assert picture is not None
    assert sum(bar.length for bar in picture.bars) <= 250
    assert card.total == "250.00"
    assert card.note.startswith("EUR")


def test_large_amounts_are_scaled_in_thousands(office: Office) -> None:
    _trade(office, "1234.56")
    card, body = _chart(office, "orders_over_time")
    assert (card.note, card.total) == ("EUR thousand", "24.7")
    picture = body.picture
    assert picture is not None
    assert bar_text(picture.bars[-1], picture) == "24.7"
    assert picture.bars[-1].sentence.endswith("EUR 24,691.20, 1 document"), "to the cent for who asks"


def test_bars_follow_what_happens(traded: Office) -> None:
    card, body = _chart(traded, "orders_over_time")
    assert card.total == "250.00"
    _trade(traded, "2.50")
    traded.settle()
    assert card.total == "300.00"
    assert body.picture is not None
    assert body.picture.bars[-1].documents == 2
    before = len(body.picture.bars)
    traded.world.clock.advance(7 * DAY)
    traded.tick()
    assert card.total == "0.00", "a new week has begun"
    assert len(body.picture.bars) == before


def test_ux_74_a_picture_of_nothing_says_so(office: Office) -> None:
    card, body = _chart(office, "orders_over_time")
    assert body.picture is None
    assert body.note.text() == "Nothing at the moment"
    assert body.note.isVisible()
    assert card.total == "0"


# ------------------------------------------------------------ opening


def test_a_click_on_a_bar_opens_its_documents(traded: Office) -> None:
    _card, body = _chart(traded, "orders_over_time")
    assert body.picture is not None
    last = len(body.picture.bars) - 1
    QTest.mouseClick(_plot(body).viewport(), LEFT_BUTTON, NO_KEYS, _place(body, last))
    traded.settle()
    front = traded.front
    assert isinstance(front, TransactionsScreen)
    assert front.route == Route.to("transactions", query=body.picture.bars[last].query, sort=())
    assert [row.kind for row in front.model.rows] == ["order"]


def test_a_lying_bar_is_opened_by_its_row(traded: Office) -> None:
    _card, body = _chart(traded, "answers_on_time")
    QTest.mouseClick(_plot(body).viewport(), LEFT_BUTTON, NO_KEYS, _place(body, 0))
    traded.settle()
    assert "north-card" in str(traded.front.route.param("query"))


def test_a_click_beside_the_bars_opens_nothing(traded: Office) -> None:
    _card, body = _chart(traded, "answers_on_time", rows=8)
    screen = traded.front
    QTest.mouseClick(_plot(body).viewport(), LEFT_BUTTON, NO_KEYS, _place(body, 5))
    traded.settle()
    assert traded.front is screen


def test_keys_go_from_bar_to_bar_and_open_one(traded: Office) -> None:
    _card, body = _chart(traded, "orders_over_time")
    assert body.picture is not None
    last = len(body.picture.bars) - 1
    body.setFocus(Qt.FocusReason.TabFocusReason)
    assert body.current == last
    press(traded, Qt.Key.Key_Left)
    assert body.current == last - 1
    press(traded, [Qt.Key.Key_Home, Qt.Key.Key_Left])
    assert body.current == 0
    press(traded, [Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Down])
    assert body.current == last
    assert _plot(body)._current == last
    press(traded, Qt.Key.Key_Return)
    assert traded.front.route.param("query") == body.picture.bars[last].query


def test_ux_65_a_picture_has_a_name_and_a_value(traded: Office) -> None:
    _card, body = _chart(traded, "answers_on_time", title="Who answers in time")
    assert body.accessibleName() == "Who answers in time"
    assert body.accessibleDescription() == "On time, of all answers: 100 %"
    assert body.picture is not None
    assert body.picture.bars[0].sentence == "north-card: 100 %, 1 document"


def test_the_same_values_stand_in_a_table(traded: Office) -> None:
    card, body = _chart(traded, "answers_on_time")
    body.setFocus()
    press(traded, Qt.Key.Key_V, CONTROL_SHIFT)
    table = body._table
    assert table is not None
    assert table.isVisible()
    assert table.hasFocus()
    model = table.table
    assert [model.cell(0, place).text for place in range(3)] == ["north-card", "100 %", "1"]
    table.selectRow(0)
    press(traded, Qt.Key.Key_Return)
    assert "partner:" in str(traded.front.route.param("query"))
    traded.window.back()
    traded.settle()
    body.switch_shape()
    assert not table.isVisible()
    assert _plot(body).isVisible()
    assert card.body is body


def test_a_picture_and_its_table_are_in_the_tools_menu(traded: Office) -> None:
    card, _body = _chart(traded, "answers_on_time")
    screen: Any = traded.front
    assert "Show the picture as a table" in menu_words(screen.widget_actions.open_menu(card.key))
    assert "Show the picture as a table" not in menu_words(screen.widget_actions.open_menu("draft"))


# ------------------------------------------------------------ several currencies


def _point(label: str, value: str, count: int = 1) -> ChartPoint:
    return ChartPoint(label=label, count=count, value=Decimal(value), query=f"partner:{label}")


def _view(*series: ChartSeries, chart: str = "orders_over_time", step: str = "week") -> ChartView:
    return ChartView(chart=chart, step=step, series=list(series))


EUROS = ChartSeries(
    currency="EUR",
    points=[_point("2026-11-16", "12000"), _point("2026-11-23", "800.5")],
    total=Decimal("12800.5"),
)
DOLLARS = ChartSeries(
    currency="USD", points=[_point("2026-11-16", "70"), _point("2026-11-23", "7")], total=Decimal(77)
)


def test_one_currency_is_shown_and_another_can_be_chosen(traded: Office) -> None:
    card, body = _chart(traded, "orders_over_time")
    body._on_view(_view(EUROS, DOLLARS))
    assert (card.note, card.total) == ("EUR thousand", "0.8")
    menu = QMenu()
    body.add_currencies(menu)
    choose(menu, "Currency", "USD")
    assert (card.note, card.total) == ("USD", "7.00")
    body._on_view(_view(EUROS, DOLLARS))
    assert card.note == "USD", "the choice stays"
    body._on_view(_view(EUROS))
    assert card.note == "EUR thousand"


def test_weeks_months_and_days_in_words(theme: Theme) -> None:
    weeks = picture_of(_view(EUROS), EUROS)
    assert [(bar.label, bar.short, bar.lead) for bar in weeks.bars] == [
        ("Week 47", "47", "wk 47"), ("Week 48", "48", "wk 48"),
    ]  # fmt: skip
    months = picture_of(_view(EUROS, step="month"), EUROS)
    assert months.bars[0].label == "November 2026"
    days = picture_of(_view(EUROS, step="day"), EUROS)
    assert days.bars[1].label == "23 November"


def test_what_is_left_out_is_counted(theme: Theme) -> None:
    series = ChartSeries(currency="EUR", points=[_point("", "5")], total=Decimal(9), left_out=3)
    picture = picture_of(_view(series, chart="spend_by_line"), series)
    assert (picture.left_out, picture.bars[0].label) == (3, "No product line")


# ------------------------------------------------------------ the drawing


def test_colours_follow_the_theme(traded: Office, theme: Theme) -> None:
    _card, body = _chart(traded, "orders_over_time")
    plot = _plot(body)

    def ground() -> str:
        return str(plot.backgroundBrush().color().name())

    assert ground() == colour("surface").name()
    light = plot.grab().toImage()
    theme.set_mode("dark")
    traded.settle()
    assert ground() == colour("surface").name()
    assert plot.grab().toImage() != light
    theme.set_mode("light")
    traded.settle()
    assert plot.grab().toImage() == light


def test_a_scale_has_few_round_steps_and_reaches_the_longest_bar() -> None:
    for longest in (0.0003, 0.7, 1, 3, 13.2, 37.2, 99.99, 250, 1e6, 7.3e9):
        steps = scale(longest)
        assert steps[0] == 0
        assert steps[-1] >= longest * (1 - 1e-9)
        assert 2 <= len(steps) <= 6
    assert scale(13.2) == [0, 5, 10, 15]
    assert [step_word(step) for step in scale(37.2)] == ["0", "10", "20", "30", "40"]
    assert scale(0) == scale(float("nan")) == [0, 1]


@pytest.mark.parametrize("width", [90, 150, 320, 900])
def test_labels_never_run_into_each_other(qapp: QApplication, theme: Theme, width: int) -> None:
    plot = BarPlot()
    plot.resize(width, 160)
    plot.set_bars([PlotBar(str(40 + n), f"wk {40 + n}", n, str(n), False) for n in range(13)], lying=False)
    shown = plot._labels_that_fit()
    assert shown[-1] == (12, "52") or width < 100
    assert shown[0][1].startswith("wk")
    from ui.theme import Type, metrics

    each = (width - 56) / 13
    ruler = metrics(Type.SMALL)
    if len(shown) > 1:
        (one, first), (other, second) = shown[:2]
        assert (ruler.horizontalAdvance(first) + ruler.horizontalAdvance(second)) / 2 < (other - one) * each
    plot.close()


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("mirrored")
def test_where_one_reads_from_the_right_time_runs_to_the_left(traded: Office) -> None:
    _card, body = _chart(traded, "orders_over_time")
    assert body.picture is not None
    last = len(body.picture.bars) - 1
    assert _place(body, last).x() < _place(body, 0).x()
    body.setFocus(Qt.FocusReason.TabFocusReason)
    press(traded, Qt.Key.Key_Right)
    assert body.current == last - 1


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("chart", ["orders_over_time", "answers_on_time", "spend_by_line"])
def test_where_one_reads_from_the_right_labels_stand_where_bars_begin(traded: Office, chart: str) -> None:
    _card, body = _chart(traded, chart)
    axis, bars = _plot(body).getAxis("right"), _plot(body).getViewBox()
    assert axis.isVisible()
    assert axis.sceneBoundingRect().center().x() > bars.sceneBoundingRect().right()


@pytest.mark.usefixtures("mirrored")
def test_where_one_reads_from_the_right_unit_and_rest_keep_their_places(traded: Office) -> None:
    """Each part of the footer is fenced off by itself: "EUR" stays before what it is the unit of."""
    card, body = _chart(traded, "spend_by_line")
    assert body.picture is not None
    card.set_picture(body.picture._replace(unit="EUR", left_out=9))
    assert card.note == "\u2066EUR\u2069, \u20669 more\u2069"


def test_where_one_reads_from_the_left_nothing_of_the_footer_is_fenced_off(traded: Office) -> None:
    card, body = _chart(traded, "spend_by_line")
    assert body.picture is not None
    card.set_picture(body.picture._replace(unit="EUR", left_out=9))
    assert card.note == "EUR, 9 more"


# ------------------------------------------------------------ made and changed


def test_a_widget_becomes_a_picture_and_rows_again(traded: Office) -> None:
    screen = dashboard(traded)
    screen.edit_widget("orders_waiting")
    traded.settle()
    dialog = open_dialog()
    dialog.form.set_values({"form": "chart", "chart": "spend_by_line"})
    dialog.form.edited.emit("form", "chart")
    assert not dialog.boxes.isVisible()
    assert dialog.form.field("chart").isVisible()
    dialog.verb_button.click()
    traded.settle()
    card = screen.cards["orders_waiting"]
    assert isinstance(card.body, ChartBody)
    assert card.body.query.query == "widget:orders_waiting"
    screen.edit_widget("orders_waiting")
    traded.settle()
    dialog = open_dialog()
    dialog.form.set_values({"form": "table"})
    dialog.form.edited.emit("form", "table")
    dialog.verb_button.click()
    traded.settle()
    again = screen.cards["orders_waiting"]
    assert again is card
    assert again.body is None
    assert again.table.isVisible()
    assert len(rows(again)) == 1


def test_other_sizes_show_more_bars(traded: Office) -> None:
    card, body = _chart(traded, "orders_over_time", width=33)
    assert body.query.points == 8
    screen: Any = traded.front
    screen.commands.widen(card.key, 100)
    traded.settle()
    assert card.body is body
    assert body.query.points == 26
    assert body.picture is not None
    assert len(body.picture.bars) == 26


def test_a_picture_of_a_search_that_is_not_understood_says_so_in_its_card(traded: Office) -> None:
    card, body = _chart(traded, "orders_over_time")
    from_newer_version(traded, card.state.id, "colour:red")
    assert isinstance(card.body, TroubleBody)
    from_newer_version(traded, card.state.id, "")
    assert isinstance(card.body, ChartBody)
    assert card.body is not body
    assert card.total == "250.00"


def test_french_words(theme: Theme) -> None:
    spoken = Language()
    spoken.switch("fr")
    try:
        assert picture_of(_view(EUROS), EUROS).bars[0].lead == "sem. 47"
        assert picture_of(_view(EUROS), EUROS).unit == "milliers EUR"
    finally:
        spoken.switch("en")


def test_the_drawing_library_is_loaded_by_nobody_but_the_plot() -> None:
    names = ", ".join(f"ui.screens.dashboard.{name}" for name in ("screen", "menu", "bodies", "adding"))
    code = f"import sys; import {names}; print('pyqtgraph' in sys.modules, 'numpy' in sys.modules)"
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
