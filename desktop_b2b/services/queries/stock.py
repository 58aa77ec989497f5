# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Fulfilment centres, their tables, and what they hold."""

from __future__ import annotations

from typing import Any, ClassVar

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id, Instant, Quantity
from desktop_b2b.services.queries.base import Query, View, query


class CentreStock(View, frozen=True):
    """How much of a product a centre has. ``available``: to be promised now, of lots that may be picked."""

    product_id: Id
    stock_item_id: Id
    inventory_id: str
    active: bool
    on_hand: Quantity
    reserved: Quantity
    held: Quantity
    available: Quantity


class CentreView(View, frozen=True):
    """A centre that I am connected with. ``tables``: what ``rules.trade.tables.decode_tables`` reads;
    ``edition``: of the tables, 0 where none have come yet and the usual ones stand here. ``tier``: my
    standing there.
    """

    link_id: Id
    organisation_id: Id
    name: str
    link_state: str
    partner_id: Id | None
    fact: e.LinkFact | None
    tables: str
    edition: int
    stock: list[CentreStock]
    tier: str = ""


@query
class CentresOf(Query[list[CentreView]], frozen=True):
    """My fulfilment centres by name, with their tables and what they have of these products."""

    RESULT: ClassVar[Any] = list[CentreView]
    product_ids: tuple[Id, ...] = ()


class AccountView(View, frozen=True):
    """A retailer that has goods at my centre. ``tier``: its standing, empty the usual one."""

    link_id: Id
    name: str
    city: str
    link_state: str
    tier: str


@query
class ListAccounts(Query[list[AccountView]], frozen=True):
    """The retailers of my centre, by name."""

    RESULT: ClassVar[Any] = list[AccountView]


class CentreTermsView(View, frozen=True):
    """My own tables as a centre. ``edition``: 0 where nothing was published and the usual ones stand here."""

    tables: str
    edition: int
    changed_at: Instant


@query
class GetCentreTerms(Query[CentreTermsView], frozen=True):
    """The tables of my own company, which is a centre."""

    RESULT: ClassVar[Any] = CentreTermsView


class StockRow(View, frozen=True):
    """An item at a centre. ``other``: the other party's name; ``expires_on``: when its first lot expires;
    ``available``: to be promised now.
    """

    stock_item_id: Id
    product_id: Id
    link_id: Id
    other: str
    sku: str
    inventory_id: str
    description: str
    uom: str
    active: bool
    on_hand: Quantity
    reserved: Quantity
    held: Quantity
    expired: Quantity
    available: Quantity
    lots: int
    expires_on: str


class StockPage(View, frozen=True):
    """Items by SKU. ``after``: where the next page begins, empty at the end."""

    rows: list[StockRow]
    after: str


@query
class ListStock(Query[StockPage], frozen=True):
    """Items whose SKU, inventory ID, description or GTIN has the words, by SKU, in pages.

    ``link_id``: of one centre, or, for a centre, of one retailer.
    """

    RESULT: ClassVar[Any] = StockPage
    text: str = ""
    link_id: Id | None = None
    after: str = ""
    limit: int = 100


class PlaceView(View, frozen=True):
    """How much of a lot lies in a bin; ``bin_id`` None: in no bin."""

    bin_id: Id | None
    name: str
    quantity: Quantity


class LotView(View, frozen=True):
    """A lot of an item. ``blocked``: it expired, or is too near to it, and is not picked any more."""

    lot: e.StockLot
    blocked: bool
    available: Quantity
    places: list[PlaceView]


class StockItemView(View, frozen=True):
    """An item with its lots, the first to expire first. ``places`` are known to the centre alone."""

    item: e.StockItem
    other: str
    mine: bool
    lots: list[LotView]
    pending: bool


@query
class StockItemDetails(Query[StockItemView], frozen=True):
    """One item."""

    RESULT: ClassVar[Any] = StockItemView
    stock_item_id: Id


class MovementView(View, frozen=True):
    """A movement with its lot's name."""

    movement: e.StockMovement
    lot: str


class MovementPage(View, frozen=True):
    """Movements, the newest first. ``after``: where the next page begins, empty at the end."""

    rows: list[MovementView]
    after: str


@query
class StockMovements(Query[MovementPage], frozen=True):
    """What came, went and was found of an item: when, how much, who, why."""

    RESULT: ClassVar[Any] = MovementPage
    stock_item_id: Id
    after: str = ""
    limit: int = 100


class BinView(View, frozen=True):
    """A bin with how many lots lie in it."""

    bin: e.Bin
    lots: int


@query
class ListBins(Query[list[BinView]], frozen=True):
    """My bins on the way through the house, archived ones left out."""

    RESULT: ClassVar[Any] = list[BinView]


class KnownStock(View, frozen=True):
    """An item that was asked for by a code; ``lots`` with their places."""

    code: str
    item: StockItemView


@query
class FindStock(Query[list[KnownStock]], frozen=True):
    """Items by what is scanned or typed: inventory ID, SKU or GTIN, case ignored, in the order asked: one of
    each connection that has it, active ones first. ``link_id``: of that connection only.
    """

    RESULT: ClassVar[Any] = list[KnownStock]
    codes: tuple[str, ...]
    link_id: Id | None = None
