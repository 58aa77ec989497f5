# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Queries: what anybody can ask the local database, and what comes back (law 7).

A query is a frozen value; its answer is plain values. The answering functions stand in
``storage.read_models``. Instants of results are UTC milliseconds; "now" is given by the caller.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar, Generic, Literal, TypeVar

import msgspec

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.base import invalid
from desktop_b2b.domain.commands.sourcing import Assignment
from desktop_b2b.domain.values import Id, Instant, Zone
from desktop_b2b.errors import UserError

T = TypeVar("T")
_Q = TypeVar("_Q", bound="type[Query[Any]]")
_TYPES: dict[str, type[Query[Any]]] = {}


class Query(msgspec.Struct, Generic[T], frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all queries; ``T`` is the type of the answer. ``RESULT`` names it for the schema."""

    RESULT: ClassVar[Any] = None


class View(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all answers."""


def query(cls: _Q) -> _Q:
    """Enter a query type in the register."""
    _TYPES[cls.__name__] = cls
    return cls


def queries() -> dict[str, type[Query[Any]]]:
    """All query types by name."""
    return dict(sorted(_TYPES.items()))


def decode_query(name: str, body: bytes | str) -> Query[Any]:
    """A query from its name and arguments as JSON.

    Raises UserError ``query.unknown`` or ``command.invalid``, naming the field.
    """
    kind = _TYPES.get(name)
    if kind is None:
        raise UserError("query.unknown", "There is no query named {name}.", "query", name=name)
    try:
        decoded: Query[Any] = msgspec.json.decode(body, type=kind)
        return decoded
    except msgspec.ValidationError as error:
        raise invalid(error) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UserError("command.json", "This is not JSON: {reason}.", reason=error) from error


class Viewer(msgspec.Struct, frozen=True, kw_only=True):
    """For whom and when a query is answered."""

    organisation_id: Id
    user_id: Id
    now: Instant


# ------------------------------------------------------------ transactions and widgets


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


# ------------------------------------------------------------ views


class ViewItem(View, frozen=True):
    """A search that a person keeps (``saved``) or a colleague shares (``shared``), ready to be run.

    Of a saved view that follows a shared one, name and search are those of the shared one while it is
    there. ``mine``: may be changed and deleted, or withdrawn, by the viewer. ``author``: who shared it.
    ``withdrawn``: it followed a shared view that is gone; what was copied of it stays. ``problem``: this
    version of the program, or the viewer's rights, do not allow it.
    """

    id: Id
    kind: Literal["saved", "shared"]
    name: str
    query: str
    sort: tuple[str, ...]
    columns: tuple[str, ...]
    frozen: bool
    sort_key: str
    pinned: bool
    mine: bool
    author: str = ""
    shared_view_id: Id | None = None
    withdrawn: bool = False
    pending: bool = False
    problem: Problem | None = None


@query
class ListViews(Query[list[ViewItem]], frozen=True):
    """My views in their order, then those that colleagues share and I do not follow, by name."""

    RESULT: ClassVar[Any] = list[ViewItem]


class ViewCount(View, frozen=True):
    """How many documents a saved view finds now. ``kinds``: those of the changes after which it may be
    another number.
    """

    id: Id
    total: int
    kinds: tuple[str, ...]
    next_change_at: Instant | None = None


@query
class CountViews(Query[list[ViewCount]], frozen=True):
    """How many documents some of the viewer's saved views find; those that cannot be run are left out."""

    RESULT: ClassVar[Any] = list[ViewCount]
    views: tuple[Id, ...]


@query
class GetLayouts(Query[list[e.ListLayout]], frozen=True):
    """How I left lists that are no saved views."""

    RESULT: ClassVar[Any] = list[e.ListLayout]


class Suggestion(View, frozen=True):
    """What may be put in place of the characters from ``start`` to ``end``; ``hint``: another word for it."""

    text: str
    start: int
    end: int
    hint: str = ""


@query
class SuggestSearch(Query[list[Suggestion]], frozen=True):
    """How a search may go on at ``caret``: operators, their own words, and values that documents have."""

    RESULT: ClassVar[Any] = list[Suggestion]
    text: str
    caret: int
    limit: int = 12


# ------------------------------------------------------------ one document


class LineView(View, frozen=True):
    """A request line with its private limit and the partners it is asked of."""

    line: e.RequestLine
    max_price: Decimal | None


class RequestView(View, frozen=True):
    """A request with all that its editor shows."""

    request: e.Request
    recipient_email: str
    lines: list[LineView]
    partners: list[e.RequestPartner]
    pending: bool


@query
class GetRequest(Query[RequestView], frozen=True):
    """A request of mine."""

    RESULT: ClassVar[Any] = RequestView
    request_id: Id


class FindingView(View, frozen=True):
    """One line of the readiness panel: level ok, warning or error."""

    code: str
    text: str
    template: str
    params: dict[str, str]
    field: str
    level: str


@query
class CheckReadiness(Query[list[FindingView]], frozen=True):
    """What stands between a draft and sending it."""

    RESULT: ClassVar[Any] = list[FindingView]
    request_id: Id


class MatrixCell(View, frozen=True):
    """What one partner offers for one line. ``answer`` is None where nothing was answered."""

    ask: e.RequestAsk
    answer: e.AnswerLine | None
    lowest: bool
    over_max: bool


class MatrixPartner(View, frozen=True):
    """A column of the answer matrix. ``receipt``: an answer came that is under seal."""

    partner: e.RequestPartner
    answer: e.Answer | None
    unread_messages: int
    receipt: e.AnswerReceipt | None = None


class MatrixView(View, frozen=True):
    """Items by partners: ``cells`` maps "line id/request partner id" to the cell. ``proposals``: of its
    partners, with the lines ``asked`` of them that they are about.
    """

    request: e.Request
    lines: list[LineView]
    partners: list[MatrixPartner]
    cells: dict[str, MatrixCell]
    orders: list[e.Order]
    pending: bool
    run: e.AssignmentRun | None = None
    proposals: tuple[e.Proposal, ...] = ()
    asked: tuple[e.InquiryLine, ...] = ()
    attachments: tuple[e.Attachment, ...] = ()


@query
class GetMatrix(Query[MatrixView], frozen=True):
    """A sent request with its answers and assignment (S2.80–S2.87)."""

    RESULT: ClassVar[Any] = MatrixView
    request_id: Id


class OptimumQuestion(View, frozen=True):
    """What an optimiser is asked about a request: ``problem`` as in rules.optimum, rules in force included.

    ``decisions``: what those rules said of offers (rules.policy); ``rules_number`` 0: there are none.
    """

    problem: Any
    decisions: list[Any]
    rules_number: int


@query
class GetOptimumQuestion(Query[OptimumQuestion], frozen=True):
    """A sent request with its answers, to look for the best assignment (N1)."""

    RESULT: ClassVar[Any] = OptimumQuestion
    request_id: Id


class Score(View, frozen=True):
    """A measure: from 0 to 1, None where nothing can be said; how many documents it is the mean of."""

    value: Decimal | None
    count: int


class Scorecard(View, frozen=True):
    """How a partner did (N9): by measure, and by measure and month; ``months`` like ``2026-11``."""

    partner_id: Id
    name: str
    scores: dict[str, Score]
    months: list[str]
    trend: dict[str, list[Score]]


@query
class GetScorecards(Query[list[Scorecard]], frozen=True):
    """All partners that were asked since an instant; months are those of a zone."""

    RESULT: ClassVar[Any] = list[Scorecard]
    since: Instant
    zone: Zone = "UTC"


class ScoreDocument(View, frozen=True):
    """A document behind a measure, and what it is worth for it, from 0 to 1."""

    measure: str
    kind: str
    id: Id
    number: str
    at: Instant
    value: Decimal


@query
class ListScoreDocuments(Query[list[ScoreDocument]], frozen=True):
    """The documents that a partner's measure is the mean of, the newest first (N9)."""

    RESULT: ClassVar[Any] = list[ScoreDocument]
    partner_id: Id
    measure: str
    since: Instant


@query
class ListRuleSets(Query[list[e.RuleSet]], frozen=True):
    """The versions of the company's rules: drafts first, then the newest; discarded ones are left out."""

    RESULT: ClassVar[Any] = list[e.RuleSet]


class PastRequest(View, frozen=True):
    """A request as rules are tried on it (N7): ``book`` and ``problem`` as in rules.policy and rules.optimum,
    rules left aside; ``sent``: the book as it went out, with its orders, which had ``shipping_hours`` to ship
    where no rule said otherwise; ``goal``: of the automatic mode, else empty; ``run``: what the server
    decided by itself, if it did.
    """

    request_id: Id
    number: str
    currency: str
    book: Any
    problem: Any
    sent: Any
    shipping_hours: int
    goal: str
    run: e.AssignmentRun | None


class PastPage(View, frozen=True):
    """Past requests; ``after`` is empty at the end."""

    rows: list[PastRequest]
    after: str


@query
class ListPast(Query[PastPage], frozen=True):
    """Requests that were answered or expired, the newest first, to try rules on."""

    RESULT: ClassVar[Any] = PastPage
    after: str = ""
    limit: int = 50


class OrderPreview(View, frozen=True):
    """The documents that PlaceOrders would make, and their hash. ``documents`` as in services.orders."""

    documents: list[Any]
    preview_hash: str


@query
class PreviewOrders(Query[OrderPreview], frozen=True):
    """What each partner would get (S2.84); the hash goes into PlaceOrders (N3)."""

    RESULT: ClassVar[Any] = OrderPreview
    request_id: Id
    assignments: tuple[Assignment, ...]


class InquiryView(View, frozen=True):
    """A supplier's view of what it is asked."""

    inquiry: e.Inquiry
    lines: list[e.InquiryLine]
    draft: e.AnswerDraft | None
    draft_lines: list[e.AnswerDraftLine]
    answer: e.Answer | None
    answer_lines: list[e.AnswerLine]
    retailer: e.LinkFact | None
    pending: bool
    proposals: tuple[e.Proposal, ...] = ()
    attachments: tuple[e.Attachment, ...] = ()


@query
class GetInquiry(Query[InquiryView], frozen=True):
    """An inquiry that I received."""

    RESULT: ClassVar[Any] = InquiryView
    inquiry_id: Id


class ShipmentView(View, frozen=True):
    """A shipment with its boxes and what lies in them."""

    shipment: e.Shipment
    boxes: list[e.Box]
    lines: list[e.ShipmentLine]


class OrderView(View, frozen=True):
    """An order, the same for both sides; ``recipient_email``, ``request_id``: the retailer's only.

    ``retailer``: what the retailer shows its partner, for papers; None on the retailer's own desk,
    whose papers take the company's own data.
    """

    order: e.Order
    lines: list[e.OrderLine]
    shipments: list[ShipmentView]
    partner_name: str
    logo_hash: str
    side: str
    request_id: Id | None
    request_number: str
    recipient_email: str
    pending: bool
    retailer: e.LinkFact | None = None
    proposals: tuple[e.Proposal, ...] = ()


@query
class GetOrder(Query[OrderView], frozen=True):
    """An order that I sent or received; the id of one of its shipments finds it too."""

    RESULT: ClassVar[Any] = OrderView
    order_id: Id


@query
class GetMessages(Query[list[e.Message]], frozen=True):
    """The messages of an inquiry's or order's thread, oldest first."""

    RESULT: ClassVar[Any] = list[e.Message]
    thread_id: Id


class HistoryEntry(View, frozen=True):
    """One event of a record's history (N13): ``changes`` as ``[table, row, field, before, after]``."""

    event: e.Event
    changes: list[Any]
    pending: bool


@query
class GetHistory(Query[list[HistoryEntry]], frozen=True):
    """Who changed what of a document, newest first."""

    RESULT: ClassVar[Any] = list[HistoryEntry]
    document_id: Id


# ------------------------------------------------------------ company, partners, products


@query
class GetOrganisation(Query[e.Organisation], frozen=True):
    """My company."""

    RESULT: ClassVar[Any] = e.Organisation


@query
class GetUser(Query[e.User], frozen=True):
    """Myself."""

    RESULT: ClassVar[Any] = e.User


class PartnerView(View, frozen=True):
    """A partner card with the state of its link and what the partner shows."""

    partner: e.Partner
    link_state: str
    fact: e.LinkFact | None


@query
class ListPartners(Query[list[PartnerView]], frozen=True):
    """My partner cards by name, archived ones left out."""

    RESULT: ClassVar[Any] = list[PartnerView]


class CountedStep(View, frozen=True):
    """One step of how a deadline was counted. ``kind``: counted (from ``start_at`` to ``end_at``), or days
    that did not count: closed (the week's day off), own (a closing day) or holiday, whose name ``name`` is.

    Days are dates of the partner's zone, as texts; ``last_day`` is ``first_day`` for a single one.
    """

    kind: str
    first_day: str
    last_day: str
    start_at: Instant | None = None
    end_at: Instant | None = None
    name: str = ""


class CountedView(View, frozen=True):
    """A partner's deadline and how it comes about. ``counted``: milliseconds of its working time, or of all
    time where it has no calendar (then there are no steps).
    """

    start_at: Instant
    deadline_at: Instant
    zone: str
    has_calendar: bool
    counted: int
    steps: tuple[CountedStep, ...]


@query
class CountDeadline(Query[CountedView], frozen=True):
    """How long a partner has, counted in its working time (S2.27, S2.73, N6). ``start_at`` None: from now on;
    ``deadline_at`` None: its usual answer time. Holidays are named in ``language`` where that is known.
    """

    RESULT: ClassVar[Any] = CountedView

    partner_id: Id
    start_at: Instant | None = None
    deadline_at: Instant | None = None
    language: str = ""


class ProductLineView(View, frozen=True):
    """A product line with its path ("Clothing / Men's") and its partners, inherited ones included."""

    product_line: e.ProductLine
    path: str
    partner_ids: tuple[str, ...]


@query
class ListProductLines(Query[list[ProductLineView]], frozen=True):
    """The product tree by path."""

    RESULT: ClassVar[Any] = list[ProductLineView]


@query
class FindContacts(Query[list[e.Contact]], frozen=True):
    """Contacts whose company, name or city has the words, case and accents ignored."""

    RESULT: ClassVar[Any] = list[e.Contact]
    text: str = ""
    limit: int = 20


@query
class FindProducts(Query[list[e.Product]], frozen=True):
    """Products whose SKU or description has the words."""

    RESULT: ClassVar[Any] = list[e.Product]
    text: str = ""
    limit: int = 20


@query
class KnownProducts(Query[list[e.Product]], frozen=True):
    """The products in use with these SKUs, case ignored: as many as a pasted table has."""

    RESULT: ClassVar[Any] = list[e.Product]
    skus: tuple[str, ...] = ()


class ImportEntry(View, frozen=True):
    """What an import would do to one document or record.

    ``given_id`` is its id in the command, ``record_id`` that of what is meant: a product is known by its SKU.
    ``what``: new, changed, or again (it was deleted or archived, and is taken up again). ``before`` and
    ``after`` hold the fields of a known record that would change. ``key`` is what the file calls it.
    """

    given_id: Id
    record_id: Id
    key: str
    what: Literal["new", "changed", "again"]
    before: dict[str, str | None] = {}
    after: dict[str, str | None] = {}


class ImportCheck(View, frozen=True):
    """What an import would do: entries for all that is not the same already, which ``same`` counts."""

    same: int
    entries: list[ImportEntry]


@query
class CheckImport(Query[ImportCheck], frozen=True):
    """What a command that imports (its name, its arguments as JSON) would do here; nothing is changed."""

    RESULT: ClassVar[Any] = ImportCheck
    command: str
    body: str


# ------------------------------------------------------------ sync


class OutboxEntry(View, frozen=True):
    """A command on its way: state queued, sent, or held.

    ``reason`` of one that is held: ``sign_in`` (its user must sign in), ``other_user`` (a command of another
    user, which it builds on, goes first); ``reason_name``: that user.
    """

    command_id: Id
    type: str
    state: str
    made_at: Instant
    user_id: Id
    document_kind: str
    document_id: Id | None
    number: str
    body: str
    local_error: str
    reason: Literal["", "sign_in", "other_user"] = ""
    reason_name: str = ""


@query
class ListOutbox(Query[list[OutboxEntry]], frozen=True):
    """What the server has not confirmed, oldest first; a person's own marks only where asked for."""

    RESULT: ClassVar[Any] = list[OutboxEntry]
    limit: int = 500
    include_marks: bool = False


class IssueView(View, frozen=True):
    """A sync issue with the number of its document."""

    issue: e.SyncIssue
    number: str
    fields: list[Any]


@query
class ListIssues(Query[list[IssueView]], frozen=True):
    """Open sync issues of mine, newest first; all of them where asked."""

    RESULT: ClassVar[Any] = list[IssueView]
    include_resolved: bool = False


class SyncStatus(View, frozen=True):
    """What the status bar says: counts and when the server last proved that all is well.

    ``waiting`` counts work; marks (read, opened) travel too, but nobody waits for them. ``issue_documents``:
    the documents that open sync issues are about, an order also for its shipments. ``again``: how many
    commands are given again to a server that was restored. ``files``: how many are on their way, to or from
    the server. ``template`` and ``params`` are the detail before it was filled, ``code`` its code.
    """

    waiting: int
    issues: int
    confirmed_at: Instant | None
    state: str
    detail: str
    again: int = 0
    issue_documents: tuple[Id, ...] = ()
    files: int = 0
    template: str = ""
    params: dict[str, str] = {}
    code: str = ""


class ArchiveView(View, frozen=True):
    """Acknowledged commands that no backup of the server holds yet, as far as this desk knows.

    ``lost``: how many were let go without a backup because there were too many or they were too old.
    """

    commands: int
    bytes: int
    oldest_at: Instant | None
    lost: int


@query
class GetArchive(Query[ArchiveView], frozen=True):
    """What this desk could give again to a server that was restored."""

    RESULT: ClassVar[Any] = ArchiveView


@query
class GetSyncStatus(Query[SyncStatus], frozen=True):
    """The state of sync on this desk."""

    RESULT: ClassVar[Any] = SyncStatus


class BufferView(View, frozen=True):
    """Typing that is not in a command yet (law 13). ``body`` is the editor's own JSON."""

    kind: str
    target_id: Id
    body: str
    typed_at: Instant


@query
class GetBuffer(Query[BufferView | None], frozen=True):
    """The buffer of an editor, if any."""

    RESULT: ClassVar[Any] = BufferView | None
    kind: str
    target_id: Id


@query
class ListBuffers(Query[list[BufferView]], frozen=True):
    """All buffers, to offer recovery."""

    RESULT: ClassVar[Any] = list[BufferView]


class FileView(View, frozen=True):
    """A file by its content's SHA-256; ``content`` is None until it has come."""

    hash: str
    mime: str
    size: int
    content: bytes | None


@query
class GetFile(Query[FileView | None], frozen=True):
    """A file of this desk."""

    RESULT: ClassVar[Any] = FileView | None
    hash: str
