# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Lists of documents, the dashboard's widgets, alerts and pictures."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar, Literal

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries.base import Query, View, query


class TransactionRow(View, frozen=True):
    """One document of any kind in a list. ``side``: ``out`` mine, ``in`` received.

    ``pending``: commands on it wait in the outbox. ``unread`` is set for alert widgets only.
    """

    id: Id
    kind: str
    side: str
    number: str
    state: str
    reason: str
    partner_id: Id | None
    partner: str
    reference: str
    recipient: str
    product_line: str
    currency: str
    total: Decimal | None
    lines: int
    asked: int
    answered: int
    quantity: Decimal
    ordered: Decimal
    at: Instant
    edited_at: Instant
    sent_at: Instant | None
    deadline_at: Instant | None
    deadline_zone: str
    ship_by: Instant | None
    shipped_at: Instant | None
    entered_at: Instant
    courier: str
    tracking: str
    parent_id: Id | None
    pending: bool = False
    unread: bool = False


class TransactionPage(View, frozen=True):
    """A page by key: ``next_after`` is given back as ``after`` for the next; None at the end."""

    rows: list[TransactionRow]
    next_after: tuple[str, ...] | None
    next_change_at: Instant | None = None


@query
class ListTransactions(Query[TransactionPage], frozen=True):
    """Documents of any kind by a search, in pages by key.

    ``query``: the search as text (``services.search``); empty: everything. ``sort``: up to four keys of
    ``services.views.SORTS``, ``-`` before those that descend; none: newest first. ``parent_id``: only what
    came of this document; ``among``: only those of these documents that are found. ``backwards``: the last
    page, or the one before ``after``, in the same order; its ``next_after`` leads on towards the beginning.
    """

    RESULT: ClassVar[Any] = TransactionPage
    query: str = ""
    parent_id: Id | None = None
    among: tuple[Id, ...] = ()
    sort: tuple[str, ...] = ()
    after: tuple[str, ...] | None = None
    limit: int = 100
    backwards: bool = False


@query
class CountTransactions(Query[int], frozen=True):
    """How many documents a search finds; with ``most`` no more than so many are counted."""

    RESULT: ClassVar[Any] = int
    query: str = ""
    parent_id: Id | None = None
    most: int = 0


class TransactionSums(View, frozen=True):
    """How many documents, how many items in them, and their totals by currency."""

    documents: int
    lines: int
    totals: dict[str, Decimal]


@query
class SumTransactions(Query[TransactionSums], frozen=True):
    """What the documents that a search finds come to, exactly."""

    RESULT: ClassVar[Any] = TransactionSums
    query: str = ""
    parent_id: Id | None = None


@query
class GetTransactions(Query[list[TransactionRow]], frozen=True):
    """Documents by their ids, in this order; those that are not here are left out."""

    RESULT: ClassVar[Any] = list[TransactionRow]
    ids: tuple[Id, ...]


class Problem(View, frozen=True):
    """Why a search or a widget cannot be answered; ``template`` and ``params`` before they were filled."""

    code: str
    text: str
    template: str
    field: str
    params: dict[str, str]

    @classmethod
    def of(cls, error: UserError) -> Problem:
        """The problem that a refusal tells."""
        return cls(
            code=error.code, text=str(error), template=error.template, field=error.field, params=error.params
        )


class WidgetState(View, frozen=True):
    """A dashboard widget: ``total`` of the whole result, ``unread`` of alerts, the first rows.

    ``key`` names it in MarkSeen: a default widget's key, an own one's id. ``id`` is that of its row, stored
    or not. An empty ``title`` and no ``columns`` are the usual ones. ``width`` is in hundredths of the
    dashboard's, ``shown_rows`` how many rows it shows. ``seen_at``: the user's mark. ``next_change_at``: when
    the membership changes by time alone (law 9). ``problem``: why there is nothing to show. ``loading``: it
    is counted in a moment.
    """

    key: str
    alert: bool
    tone: str
    total: int
    unread: int
    rows: list[TransactionRow]
    next_change_at: Instant | None
    id: Id = ""
    is_default: bool = True
    title: str = ""
    query: str = ""
    sort: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    sort_key: str = ""
    width: int = 33
    shown_rows: int = 5
    mail_alert: bool = False
    notify: bool = False
    form: str = "table"
    chart: str = ""
    seen_at: Instant = 0
    problem: Problem | None = None
    loading: bool = False


@query
class Dashboard(Query[list[WidgetState]], frozen=True):
    """The viewer's widgets in order: default ones (S2.42–S2.49, S2.93), changed or not, and own ones.

    ``keys``: only those named, by key or id. ``rows``: how many first rows of each; None: as it shows.
    """

    RESULT: ClassVar[Any] = list[WidgetState]
    keys: tuple[str, ...] = ()
    rows: int | None = 5


@query
class GetWidgets(Query[list[e.Widget]], frozen=True):
    """The viewer's widgets as they are stored, in order, removed ones too; no unchanged default one."""

    RESULT: ClassVar[Any] = list[e.Widget]


class Alert(View, frozen=True):
    """A document that came into an alert widget and was neither seen there nor opened since.

    ``widget`` names the widget in MarkSeen; an empty ``title`` is a default one's usual one. ``entered_at``:
    when the document came; together with user, widget and document it tells an alert from all others.
    """

    widget: str
    title: str
    tone: str
    notify: bool
    mail_alert: bool
    entered_at: Instant
    row: TransactionRow


class AlertList(View, frozen=True):
    """Alerts, newest first; ``total`` also counts those beyond the limit."""

    alerts: list[Alert]
    total: int
    next_change_at: Instant | None = None


@query
class ListAlerts(Query[AlertList], frozen=True):
    """What the viewer's alert widgets have that is new: of all, or of those told on the screen or by mail.

    ``after``: only what came later than this instant. A document in several widgets comes once for each.
    """

    RESULT: ClassVar[Any] = AlertList
    told: Literal["", "notify", "mail"] = ""
    after: Instant = 0
    limit: int = 100


class PreviewLine(View, frozen=True):
    """An item as the preview pane shows it. ``done``: ordered of a request, offered of an inquiry, shipped of
    an order; ``amount``: what was ordered or offered costs; None where nothing is known of it.
    """

    sku: str
    description: str
    quantity: Decimal
    uom: str
    done: Decimal | None = None
    amount: Decimal | None = None


class PreviewPartner(View, frozen=True):
    """A partner of a request and where its answer stands."""

    name: str
    state: str
    deadline_at: Instant | None
    answered_at: Instant | None


class PreviewView(View, frozen=True):
    """A document at a glance: what its list does not say.

    ``lines``: the first ``PreviewTransaction.lines`` of ``row.lines``. ``address``: where it goes to, line by
    line. ``backorder_at``: when the first of what is to come later is promised. ``owner``: who made it.
    ``messages``: the newest, of ``message_count``.
    """

    row: TransactionRow
    lines: list[PreviewLine]
    address: list[str]
    note_to_customer: str
    note_to_suppliers: str
    partners: list[PreviewPartner]
    backorder_at: Instant | None
    owner: str
    messages: list[e.Message]
    message_count: int


@query
class PreviewTransaction(Query[PreviewView], frozen=True):
    """A document of any kind for the preview pane; reading it marks nothing as read."""

    RESULT: ClassVar[Any] = PreviewView
    id: Id
    lines: int = 20


class ChartPoint(View, frozen=True):
    """One bar. ``label``: a day (its first, in the company's zone), a partner, a product line. ``count``:
    documents; ``value``: an amount, or a share of 1. ``query``: the search that finds these documents.
    """

    label: str
    count: int
    value: Decimal
    query: str


class ChartSeries(View, frozen=True):
    """Bars of one currency; empty where they are no amounts. ``total``: of all, also those left out."""

    currency: str
    points: list[ChartPoint]
    total: Decimal
    left_out: int = 0


class ChartView(View, frozen=True):
    """A picture made from a search. ``next_change_at``: when time alone makes it another."""

    chart: str
    step: str
    series: list[ChartSeries]
    next_change_at: Instant | None = None


@query
class ChartData(Query[ChartView], frozen=True):
    """What a chart widget shows of the documents that a search finds.

    ``orders_over_time``: orders and their totals by day, week or month, the last ``points`` of them;
    ``answers_on_time``: by partner, the share of its answers that came in time; ``spend_by_line``: what was
    ordered by product line. The largest come first, of at most ``points``.
    """

    RESULT: ClassVar[Any] = ChartView
    chart: Literal["orders_over_time", "answers_on_time", "spend_by_line"]
    query: str = ""
    step: Literal["day", "week", "month"] = "week"
    points: int = 12
