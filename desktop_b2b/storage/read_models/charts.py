# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures made from a search: each bar with the search that finds its documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from desktop_b2b.domain.amounts import EXPONENTS, exponent, from_scaled
from desktop_b2b.domain.states import DEAD_ORDERS
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import ChartData, ChartPoint, ChartSeries, ChartView, Viewer
from desktop_b2b.services.search import Choice, Day, Group, Search, Span, Term, Text, Value, read, write
from desktop_b2b.services.search.instants import window
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.changes import next_change
from desktop_b2b.storage.read_models.columns import IN, OUT
from desktop_b2b.storage.read_models.criteria import add_search
from desktop_b2b.storage.read_models.finding import Where
from desktop_b2b.storage.read_models.register import answers, numbered
from desktop_b2b.storage.read_models.rights import check_search

MOST_POINTS = 366
#: The parts of more documents than these are read whole: a part that is looked up costs as much as reading
#: fifty that lie one after the other, and ids say nothing of where.
MANY = 20_000
_DEAD = ", ".join(f"'{state}'" for state in sorted(DEAD_ORDERS))
Bar = tuple[str, int, Decimal, Search]


@answers(ChartData)
def _chart(db: Db, viewer: Viewer, query: ChartData) -> ChartView:
    if not 1 <= query.points <= MOST_POINTS:
        raise UserError("query.limit", "A list has 1 to {most} rows.", "points", most=MOST_POINTS)
    check_search(db, viewer)
    search = read(query.query, "query")
    series, change = _CHARTS[query.chart](db, viewer, query, search)
    instants = [one for one in (change, next_change(db, viewer, search)) if one is not None]
    step = query.step if query.chart == "orders_over_time" else ""
    return ChartView(chart=query.chart, step=step, series=series, next_change_at=min(instants, default=None))


Made = tuple[list[ChartSeries], int | None]


def _where(db: Db, viewer: Viewer, search: Search) -> Where:
    where = Where(db, viewer)
    add_search(where, search, check_search(db, viewer))
    where.lead()
    return where


def _are_many(where: Where, tests: str) -> bool:
    """Whether so many documents are found that tables are read whole and joined with them."""
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {where.source}{tests} LIMIT {MANY + 1})"
    return bool(numbered(where.db, sql, *where.values)[0][0] > MANY)


def _at_hand(select: str) -> str:
    """What a SELECT finds, gathered once and looked up in memory."""
    return f"({select} LIMIT -1)"


def _and(search: Search, operator: str, value: Value) -> Search:
    """A search with one more condition."""
    return Search((*search.groups, Group((Term(operator, (value,)),))))


def _point(label: str, count: int, value: Decimal, search: Search) -> ChartPoint:
    return ChartPoint(label=label, count=count, value=value, query=write(search))


# ------------------------------------------------------------ over time


def _orders(db: Db, viewer: Viewer, query: ChartData, search: Search) -> Made:
    """Orders and what they cost, by the days on which they were sent."""
    found = _and(search, "kind", Choice("order"))
    where = _where(db, viewer, found)
    spans = _spans(viewer.now, where.zone, query.step, query.points)
    windows = [window(Span(first, last), viewer.now, where.zone, ahead=False) for first, last in spans]
    places = ", ".join(
        f"({number}, {where.bind(one.low)}, {where.bind(one.high)})" for number, one in enumerate(windows)
    )
    tests = where.sql("t.at >= b.column2 AND t.at < b.column3")
    spans_sql = f"(VALUES {places}) b"
    source = (
        f"{where.source} CROSS JOIN {spans_sql}" if where.narrow else f"{spans_sql} CROSS JOIN {where.source}"
    )
    sql = f"SELECT b.column1, t.currency, count(*), sum(t.total) FROM {source}{tests} GROUP BY 1, 2"
    sums: dict[str, dict[int, tuple[int, Decimal]]] = {}
    for number, currency, count, total in numbered(db, sql, *where.values):
        sums.setdefault(currency, {})[number] = count, from_scaled(total or 0)
    series = []
    for currency, by_span in sorted(sums.items(), key=lambda item: (-_count(item[1]), item[0])):
        points = [
            _point(
                _label(first), *by_span.get(number, (0, Decimal(0))),
                _and(_and(found, "currency", Choice(currency)), "sent", Span(first, last)),
            )
            for number, (first, last) in enumerate(spans)
        ]  # fmt: skip
        total = sum((point.value for point in points), Decimal(0))
        series.append(ChartSeries(currency=currency, points=points, total=total))
    return series, windows[-1].high


def _count(by_span: dict[int, tuple[int, Decimal]]) -> int:
    return sum(count for count, _ in by_span.values())


def _label(day: Day) -> str:
    return f"{day.year:04d}-{day.month or 1:02d}-{day.day or 1:02d}"


def _spans(now: int, zone: str, step: str, count: int) -> list[tuple[Day, Day]]:
    """The last days, weeks (from Monday) or months up to today, oldest first: their first and last days."""
    today = datetime.fromtimestamp(now / 1000, UTC).astimezone(ZoneInfo(zone)).date()
    found: list[tuple[Day, Day]] = []
    if step == "month":
        for back in range(count - 1, -1, -1):
            months = today.year * 12 + today.month - 1 - back
            month = Day(months // 12, months % 12 + 1)
            found.append((month, month))
        return found
    length = 7 if step == "week" else 1
    first = today - timedelta(today.weekday() if step == "week" else 0)
    for back in range(count - 1, -1, -1):
        start = first - timedelta(back * length)
        found.append((_day(start), _day(start + timedelta(length - 1))))
    return found


def _day(day: date) -> Day:
    return Day(day.year, day.month, day.day)


# ------------------------------------------------------------ by partner, by product line


def _largest(bars: list[Bar], points: int, currency: str = "") -> ChartSeries:
    """The largest bars; how many are left out, and the sum of all."""
    bars.sort(key=lambda bar: (-bar[2], -bar[1], bar[0]))
    return ChartSeries(
        currency=currency,
        points=[_point(*bar) for bar in bars[:points]],
        total=sum((bar[2] for bar in bars), Decimal(0)),
        left_out=max(0, len(bars) - points),
    )


def _answers(db: Db, viewer: Viewer, query: ChartData, search: Search) -> Made:
    """Of what each partner had to answer until now, the share that it answered in time."""
    where = _where(db, viewer, search)
    mine = where.sql(f"t.kind = 'request' AND t.side = '{OUT}'")
    theirs = where.sql(f"t.kind = 'inquiry' AND t.side = '{IN}'")
    joined = f"{where.source} JOIN request_partner p ON p.request_id = t.id{mine} AND"
    if _are_many(where, mine):
        joined = (
            f"request_partner p CROSS JOIN {_at_hand(f'SELECT t.id AS id FROM {where.source}{mine}')} t"
            " ON t.id = p.request_id WHERE"
        )
    asked = (
        "SELECT p.name AS name, t.id AS id, p.answered_at AS answered, p.deadline_at AS deadline"
        f" FROM {joined} p.state <> 'planned' AND p.excluded = 0"
    )
    received = (
        "SELECT t.partner, t.id, a.submitted_at, t.deadline_at"
        f" FROM {where.source} LEFT JOIN answer a ON a.inquiry_id = t.id{theirs}"
    )
    sql = (
        "SELECT name, count(*), sum(coalesce(answered <= deadline, 0)) FROM"
        f" ({asked} UNION ALL {received}) WHERE answered IS NOT NULL OR deadline < ?1 GROUP BY name"
    )
    bars: list[Bar] = [
        (name, count, Decimal(in_time) / count, _and(search, "partner", Text(name, exact=True)))
        for name, count, in_time in numbered(db, sql, *where.values)
        if name
    ]
    series = _largest(bars, query.points)
    whole = sum((bar[2] * bar[1] for bar in bars), Decimal(0))
    count = sum(bar[1] for bar in bars)
    average = whole / count if count else Decimal(0)
    return [ChartSeries(currency="", points=series.points, total=average, left_out=series.left_out)], None


def _spend(db: Db, viewer: Viewer, query: ChartData, search: Search) -> Made:
    """What was ordered of each product line, by currency; orders that bind nobody any more left out."""
    where = _where(db, viewer, _and(search, "kind", Choice("order")))
    alive = where.sql(f"t.state NOT IN ({_DEAD})")
    joined = f"{where.source} JOIN order_line l ON l.order_id = t.id"
    tests = alive
    if _are_many(where, alive):
        # In the order of what is looked up next, so that each page of that is read once.
        lines = "SELECT * FROM order_line ORDER BY inquiry_line_id LIMIT -1"
        orders = _at_hand(f"SELECT t.id AS id, t.currency AS currency FROM {where.source}{alive}")
        joined, tests = f"({lines}) l CROSS JOIN {orders} t ON t.id = l.order_id", ""
    sql = (
        "SELECT t.currency, coalesce(q.product_line_path, ''), count(DISTINCT t.id),"
        f" sum({_line_total('l.quantity - l.cancelled', 'l.price', 't.currency')})"
        f" FROM {joined} LEFT JOIN inquiry_line q ON q.id = l.inquiry_line_id{tests}"
        " GROUP BY 1, 2"
    )
    bars: dict[str, list[Bar]] = {}
    for currency, path, count, total in numbered(db, sql, *where.values):
        found = _and(_and(search, "kind", Choice("order")), "currency", Choice(currency))
        if path:
            found = _and(found, "line", Text(path, exact=True))
        bars.setdefault(currency, []).append((path, count, from_scaled(int(total)), found))
    series = [_largest(some, query.points, currency) for currency, some in bars.items()]
    return sorted(series, key=lambda one: (-sum(bar.count for bar in one.points), one.currency)), None


def _line_total(quantity: str, price: str, currency: str) -> str:
    """SQL of a line's total in millionths, rounded half up to the currency's minor unit (``line_total``)."""
    exact = f"(({quantity}) / 1000000 * {price} + ({quantity}) % 1000000 * {price} / 1000000)"
    units: dict[int, list[str]] = {}
    for code in EXPONENTS:
        units.setdefault(10 ** (6 - exponent(code)), []).append(f"'{code}'")
    cases = " ".join(f"WHEN {currency} IN ({', '.join(codes)}) THEN {unit}" for unit, codes in units.items())
    unit = f"(CASE {cases} ELSE 10000 END)"
    return f"(({exact} + {unit} / 2) / {unit} * {unit})"


_CHARTS: dict[str, Callable[[Db, Viewer, ChartData, Search], Made]] = {
    "orders_over_time": _orders,
    "answers_on_time": _answers,
    "spend_by_line": _spend,
}
