# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a picture says: the words of its bars, of its footer and of its scale."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

from ui.strings import money_word, number_word

if TYPE_CHECKING:
    from desktop_b2b.services.queries import ChartPoint, ChartSeries, ChartView

ORDERS, ANSWERS, SPEND = "orders_over_time", "answers_on_time", "spend_by_line"
#: What pictures are called where one is chosen, and above them where their user gave no name.
CHARTS = {
    ORDERS: QT_TRANSLATE_NOOP("Charts", "Orders over time"),
    ANSWERS: QT_TRANSLATE_NOOP("Charts", "Answers on time by partner"),
    SPEND: QT_TRANSLATE_NOOP("Charts", "Spend by product line"),
}
#: From this amount on a scale counts in thousands.
THOUSANDS_FROM = 10_000


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("Charts", text, "", number)


def chart_word(chart: str) -> str:
    """What a picture is called."""
    return _tr(str(CHARTS[chart])) if chart in CHARTS else chart


class Bar(NamedTuple):
    """One bar: what it is called; what stands below or beside it, and where it is the first to say anything;
    how long it is, and in words; how many documents; whether it still grows; the search that finds them.
    """

    label: str
    short: str
    lead: str
    length: float
    value: str
    documents: int
    grows: bool
    query: str

    @property
    def sentence(self) -> str:
        """All of it, as a screen reader says it."""
        return _tr("{0}: {1}, %n document(s)", self.documents).format(self.label, self.value)


class Picture(NamedTuple):
    """Bars with their scale, what stands in the card's header and footer, and whether they lie."""

    bars: list[Bar]
    lying: bool
    unit: str
    divisor: int
    sentence: str
    total: str
    left_out: int


def picture_of(view: ChartView, series: ChartSeries, title: str = "") -> Picture:
    """A series of one currency in words."""
    if view.chart == ORDERS:
        return _over_time(view.step, series)
    if view.chart == ANSWERS:
        bars = [_share(point) for point in series.points]
        sentence = _tr("On time, of all answers")
        return Picture(bars, True, "", 1, sentence, _percent(series.total), series.left_out)
    bars = [_amount(point, point.label or _tr("No product line"), series) for point in series.points]
    sentence = _tr("Ordered in all")
    total = money_word(series.total, series.currency)
    return Picture(bars, True, series.currency, 1, sentence, total, series.left_out)


def _over_time(step: str, series: ChartSeries) -> Picture:
    bars = []
    for number, point in enumerate(series.points):
        grows = number == len(series.points) - 1
        label, short, lead = _span(point.label, step)
        bars.append(_amount(point, label, series)._replace(short=short, lead=lead, grows=grows))
    most = max((point.value for point in series.points), default=Decimal(0))
    divisor = 1000 if most >= THOUSANDS_FROM else 1
    unit = _tr("{0} thousand").format(series.currency) if divisor > 1 else series.currency
    last = series.points[-1] if series.points else None
    if last is None:
        return Picture(bars, False, unit, divisor, "", "", 0)
    sentence = _tr("{0} until now").format(bars[-1].label)
    total = _scaled(last.value, divisor) if divisor > 1 else money_word(last.value, series.currency)
    return Picture(bars, False, unit, divisor, sentence, total, 0)


def _amount(point: ChartPoint, label: str, series: ChartSeries) -> Bar:
    value = money_word(point.value, series.currency, with_currency=True)
    return Bar(label, label, label, float(point.value), value, point.count, False, point.query)


def _share(point: ChartPoint) -> Bar:
    label = point.label
    return Bar(
        label, label, label, float(point.value), _percent(point.value), point.count, False, point.query
    )


def _percent(share: Decimal) -> str:
    return _tr("{0} %").format(number_word(round(share * 100)))


def _scaled(value: Decimal, divisor: int) -> str:
    return QLocale().toString(float(value / divisor), "f", 1)


def _span(label: str, step: str) -> tuple[str, str, str]:
    """A span of time in words: "Week 46", under its bar "46", and "wk 46" where that is the first label."""
    day = date.fromisoformat(label)
    shown = QDate(day.year, day.month, day.day)
    if step == "week":
        week = day.isocalendar().week
        return _tr("Week {0}").format(week), str(week), _tr("wk {0}").format(week)
    if step == "month":
        short = QLocale().toString(shown, "MMM")
        return QLocale().toString(shown, "MMMM yyyy"), short, short
    short = QLocale().toString(shown, "d MMM")
    return QLocale().toString(shown, "d MMMM"), short, short


def bar_text(bar: Bar, picture: Picture) -> str:
    """What stands at a bar's end: shortly where the scale says the unit."""
    if picture.lying:
        return bar.value.removeprefix(picture.unit).strip() if picture.unit else bar.value
    if picture.divisor > 1:
        return _scaled(Decimal(bar.length), picture.divisor)
    return bar.value.removeprefix(picture.unit).strip()
