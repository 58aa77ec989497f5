# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The company, its partners and products, and what a file would bring."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.services.queries.base import Query, View, query


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


class TimeSource(View, frozen=True):
    """What set a time to answer or to ship: hand, usual or rule; the hours, and the rule with the number of
    its version.
    """

    by: str
    hours: int
    rule: str
    rules_number: int


class CountedView(View, frozen=True):
    """A partner's deadline and how it comes about. ``counted``: milliseconds of its working time, or of all
    time where it has no calendar (then there are no steps); ``source``: None where nothing is known of it.
    """

    start_at: Instant
    deadline_at: Instant
    zone: str
    has_calendar: bool
    counted: int
    steps: tuple[CountedStep, ...]
    source: TimeSource | None = None


@query
class CountDeadline(Query[CountedView], frozen=True):
    """How long a partner has, counted in its working time (S2.27, S2.73, N6). ``start_at`` None: from now on;
    ``deadline_at`` None: its usual answer time, or for a request that was not sent what a rule would set now.
    Holidays are named in ``language`` where that is known.
    """

    RESULT: ClassVar[Any] = CountedView

    partner_id: Id
    start_at: Instant | None = None
    deadline_at: Instant | None = None
    language: str = ""
    request_id: Id | None = None


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
