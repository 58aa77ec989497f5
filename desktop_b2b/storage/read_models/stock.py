# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Centres and what they hold: by SKU in pages, one item with lots and bins, its movements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import msgspec

from desktop_b2b.clock import to_datetime
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.entities.account import CENTRE
from desktop_b2b.domain.values import Id, from_scaled
from desktop_b2b.errors import UserError
from desktop_b2b.rules.picking import is_blocked, pick_order, pickable
from desktop_b2b.rules.trade.defaults import default_tables
from desktop_b2b.rules.trade.rows import Lots
from desktop_b2b.rules.trade.tables import CentreTables, decode_tables, encode_tables
from desktop_b2b.services.queries import (
    BinView,
    CentresOf,
    CentreStock,
    CentreView,
    FindStock,
    KnownStock,
    ListBins,
    ListStock,
    LotView,
    MovementPage,
    MovementView,
    PlaceView,
    StockItemDetails,
    StockItemView,
    StockMovements,
    StockPage,
    StockRow,
    Viewer,
)
from desktop_b2b.services.stock import ZERO, available
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.register import answers, blob, missing, pending_of, visible
from desktop_b2b.storage.read_models.text import fold, words

MOST = 500
MOST_CODES = 2_000
_STEP = 1_000
#: The id of an item, and what is searched in it.
_SEARCHED = "id, sku, inventory_id, description, gtin, case_gtin"
_CHUNK = 400


class Terms:
    """What day it is at each centre, and which of its lots may be picked."""

    def __init__(self, db: Db, viewer: Viewer) -> None:
        self._db, self._viewer = db, viewer
        self._known: dict[Id, tuple[date, Lots]] = {}

    def of(self, item: e.StockItem) -> tuple[date, Lots]:
        """Today, and the order of lots, at the centre that holds an item."""
        centre = item.counterpart_id or ""
        if centre not in self._known:
            tables, zone = self._tables(item), self._zone(centre)
            self._known[centre] = to_datetime(self._viewer.now, zone).date(), tables.lots
        return self._known[centre]

    def _zone(self, centre: Id) -> str:
        key = bytes.fromhex(centre)
        own = self._db.query("SELECT time_zone FROM organisation WHERE id = ?", (key,))
        shown = own or self._db.query("SELECT time_zone FROM link_fact WHERE owner_id = ? LIMIT 1", (key,))
        return str(shown[0][0]) if shown else "UTC"

    def _tables(self, item: e.StockItem) -> CentreTables:
        own = self._db.query(
            "SELECT tables FROM centre_terms WHERE id = ?", (bytes.fromhex(item.counterpart_id or ""),)
        )
        found = own or self._db.query(
            "SELECT tables FROM link_terms WHERE id = ?", (bytes.fromhex(item.link_id),)
        )
        return decode_tables(found[0][0]) if found else default_tables()


@answers(CentresOf)
def _centres(db: Db, viewer: Viewer, query: CentresOf) -> list[CentreView]:
    mine = bytes.fromhex(viewer.organisation_id)
    links = load(db, e.Link, "WHERE owner_id = ? AND kind = ?", (mine, CENTRE))
    facts = {row.link_id: row for row in load(db, e.LinkFact, "WHERE counterpart_id = ?", (mine,))}
    tail = "WHERE owner_id = ? AND archived = 0"
    cards = {row.link_id: row for row in load(db, e.Partner, tail, (mine,))}
    terms = {row.id: row for row in load(db, e.LinkTerms, "WHERE counterpart_id = ?", (mine,))}
    stock = _stock_of(db, viewer, query.product_ids)
    found = []
    for link in links:
        fact, card, own = facts.get(link.id), cards.get(link.id), terms.get(link.id)
        found.append(
            CentreView(
                link_id=link.id,
                organisation_id=link.counterpart_id or "",
                name=fact.name if fact is not None else card.name if card is not None else "",
                link_state=link.state,
                partner_id=card.id if card is not None else None,
                fact=fact,
                tables=own.tables if own is not None else encode_tables(default_tables()),
                edition=own.edition if own is not None else 0,
                stock=stock.get(link.id, []),
                tier=own.tier if own is not None else "",
            )
        )
    return sorted(found, key=lambda view: (fold(view.name), view.link_id))


def _stock_of(db: Db, viewer: Viewer, product_ids: Sequence[Id]) -> dict[Id, list[CentreStock]]:
    keys = [blob(row_id, "product_ids") for row_id in dict.fromkeys(product_ids)]
    found: dict[Id, list[CentreStock]] = {}
    for start in range(0, len(keys), _CHUNK):
        chunk = keys[start : start + _CHUNK]
        tail = f'WHERE "product_id" IN ({_marks(chunk)}) AND "owner_id" = ?'
        items = load(db, e.StockItem, tail, (*chunk, bytes.fromhex(viewer.organisation_id)))
        rows = _rows(db, viewer, items)
        for row in rows:
            found.setdefault(row.link_id, []).append(
                CentreStock(
                    product_id=row.product_id,
                    stock_item_id=row.stock_item_id,
                    inventory_id=row.inventory_id,
                    active=row.active,
                    on_hand=row.on_hand,
                    reserved=row.reserved,
                    held=row.held,
                    available=row.available,
                )
            )
    return found


# ---------------------------------------------------------------- items by SKU


@answers(ListStock)
def _list(db: Db, viewer: Viewer, query: ListStock) -> StockPage:
    if not 1 <= query.limit <= MOST:
        raise UserError("query.limit", "A list has 1 to {most} rows.", "limit", most=MOST)
    sku, row_id = _place(query.after)
    sought = words(query.text)
    if sought:
        found = _items(db, _matching(db, viewer, query, sku, row_id, sought))
    else:
        found = load(db, e.StockItem, *_after(viewer, query, sku, row_id, query.limit + 1))
    page = found[: query.limit]
    more = len(found) > query.limit
    after = msgspec.json.encode((page[-1].sku, page[-1].id)).decode() if more else ""
    return StockPage(rows=_rows(db, viewer, page), after=after)


def _matching(
    db: Db, viewer: Viewer, query: ListStock, sku: str, row_id: bytes, sought: Sequence[str]
) -> list[bytes]:
    """The next items that have all words, one more than a page; of the others only what is searched is read,
    in steps that grow: a rare word goes through all of a hundred thousand items in a few statements.
    """
    found: list[bytes] = []
    step = _STEP
    while len(found) <= query.limit:
        tail, params = _after(viewer, query, sku, row_id, step)
        rows = db.query(f"SELECT {_SEARCHED} FROM stock_item {tail}", params)
        found += [row[0] for row in rows if _has(row[1:], sought)]
        if len(rows) < step:
            break
        row_id, sku = rows[-1][:2]
        step *= 4
    return found[: query.limit + 1]


def _items(db: Db, keys: Sequence[bytes]) -> list[e.StockItem]:
    """Items by their ids, in the order of these."""
    known: dict[Id, e.StockItem] = {}
    for start in range(0, len(keys), _CHUNK):
        chunk = keys[start : start + _CHUNK]
        known |= {one.id: one for one in load(db, e.StockItem, f'WHERE "id" IN ({_marks(chunk)})', chunk)}
    return [known[key.hex()] for key in keys]


def _after(
    viewer: Viewer, query: ListStock, sku: str, row_id: bytes, limit: int
) -> tuple[str, tuple[Any, ...]]:
    """Where the items after one stand, and the values of that."""
    tail = (
        'WHERE ("owner_id" = ? OR "counterpart_id" = ?) AND ("sku", "id") > (?, ?)'
        f'{" AND link_id = ?" if query.link_id else ""} ORDER BY "sku", "id" LIMIT +?'
    )
    mine = bytes.fromhex(viewer.organisation_id)
    link = (blob(query.link_id, "link_id"),) if query.link_id else ()
    return tail, (mine, mine, sku, row_id, *link, limit)


def _has(texts: Sequence[str], sought: Sequence[str]) -> bool:
    content = fold("\n".join(texts))
    return all(word in content for word in sought)


def _place(after: str) -> tuple[str, bytes]:
    """Where a page begins. Raises UserError ``query.after``."""
    if not after:
        return "", b""
    try:
        sku, row_id = msgspec.json.decode(after, type=tuple[str, str])
        return sku, bytes.fromhex(row_id)
    except (msgspec.MsgspecError, ValueError) as error:
        raise UserError("query.after", "This is no place in this list.", "after") from error


def _rows(db: Db, viewer: Viewer, items: Sequence[e.StockItem]) -> list[StockRow]:
    lots = _lots_of(db, items)
    names = _names(db, viewer, items)
    terms = Terms(db, viewer)
    return [_row(item, lots.get(item.id, []), names, terms, viewer) for item in items]


def _row(
    item: e.StockItem, lots: Sequence[e.StockLot], names: dict[Id, str], terms: Terms, viewer: Viewer
) -> StockRow:
    today, order = terms.of(item)
    usable = pickable(lots, today, order)
    return StockRow(
        stock_item_id=item.id,
        product_id=item.product_id,
        link_id=item.link_id,
        other=names.get(item.link_id, ""),
        sku=item.sku,
        inventory_id=item.inventory_id,
        description=item.description,
        uom=item.uom,
        active=item.active,
        on_hand=_sum(lot.on_hand for lot in lots),
        reserved=_sum(lot.reserved for lot in lots),
        held=_sum(lot.held for lot in lots),
        expired=_sum(lot.on_hand for lot in lots if is_blocked(lot.expires_on, today, order.blocked_days)),
        available=_sum(map(available, usable)),
        lots=sum(1 for lot in lots if lot.on_hand),
        expires_on=min((lot.expires_on for lot in usable if lot.expires_on and lot.on_hand), default=""),
    )


def _sum(numbers: Iterable[Decimal]) -> Decimal:
    return sum(numbers, ZERO)


def _lots_of(db: Db, items: Sequence[e.StockItem]) -> dict[Id, list[e.StockLot]]:
    found: dict[Id, list[e.StockLot]] = {}
    keys = [bytes.fromhex(item.id) for item in items]
    for start in range(0, len(keys), _CHUNK):
        chunk = keys[start : start + _CHUNK]
        for lot in load(db, e.StockLot, f'WHERE "stock_item_id" IN ({_marks(chunk)})', chunk):
            found.setdefault(lot.stock_item_id, []).append(lot)
    return found


def _names(db: Db, viewer: Viewer, items: Sequence[e.StockItem]) -> dict[Id, str]:
    """The other parties' names by connection."""
    if not items:
        return {}
    mine = bytes.fromhex(viewer.organisation_id)
    rows = db.query("SELECT link_id, name FROM link_fact WHERE counterpart_id = ?", (mine,))
    return {row[0].hex(): row[1] for row in rows}


def _marks(values: Sequence[Any]) -> str:
    return ",".join("?" * len(values))


# ---------------------------------------------------------------- one item


@answers(StockItemDetails)
def _details(db: Db, viewer: Viewer, query: StockItemDetails) -> StockItemView:
    item = _item(db, viewer, query.stock_item_id)
    return _views(db, viewer, [item])[0]


def _item(db: Db, viewer: Viewer, row_id: Id) -> e.StockItem:
    found = visible(db, viewer, e.StockItem, row_id)
    if found is None:
        raise missing("stock_item", row_id, "stock_item_id")
    return found


def _views(db: Db, viewer: Viewer, items: Sequence[e.StockItem]) -> list[StockItemView]:
    lots, names, terms = _lots_of(db, items), _names(db, viewer, items), Terms(db, viewer)
    all_lots = [lot for some in lots.values() for lot in some]
    places = _places(db, viewer, all_lots)
    waiting = pending_of(db, (item.id for item in items))
    found = []
    for item in items:
        today, order = terms.of(item)
        rows = sorted(lots.get(item.id, []), key=partial(pick_order, order=order.order))
        views = []
        for lot in rows:
            blocked = is_blocked(lot.expires_on, today, order.blocked_days)
            can = ZERO if blocked else available(lot)
            mine = lot.owner_id == viewer.organisation_id
            own = _with_loose(lot, places.get(lot.id, [])) if mine else []
            views.append(LotView(lot=lot, blocked=blocked, available=can, places=own))
        found.append(
            StockItemView(
                item=item,
                other=names.get(item.link_id, ""),
                mine=item.owner_id == viewer.organisation_id,
                lots=views,
                pending=item.id in waiting,
            )
        )
    return found


def _places(db: Db, viewer: Viewer, lots: Sequence[e.StockLot]) -> dict[Id, list[PlaceView]]:
    found: dict[Id, list[PlaceView]] = {}
    keys = [bytes.fromhex(lot.id) for lot in lots if lot.owner_id == viewer.organisation_id]
    for start in range(0, len(keys), _CHUNK):
        chunk = keys[start : start + _CHUNK]
        rows = db.query(
            "SELECT s.stock_lot_id, s.bin_id, b.name, s.quantity FROM bin_stock s"
            f" JOIN bin b ON b.id = s.bin_id WHERE s.stock_lot_id IN ({_marks(chunk)})"
            " AND s.quantity <> 0 ORDER BY b.sort_key, b.name, b.id",
            chunk,
        )
        for lot, bin_id, name, quantity in rows:
            place = PlaceView(bin_id=bin_id.hex(), name=name, quantity=from_scaled(quantity))
            found.setdefault(lot.hex(), []).append(place)
    return found


def _with_loose(lot: e.StockLot, places: list[PlaceView]) -> list[PlaceView]:
    rest = lot.on_hand - _sum(place.quantity for place in places)
    return [*places, PlaceView(bin_id=None, name="", quantity=rest)] if rest or not places else places


@answers(StockMovements)
def _movements(db: Db, viewer: Viewer, query: StockMovements) -> MovementPage:
    if not 1 <= query.limit <= MOST:
        raise UserError("query.limit", "A list has 1 to {most} rows.", "limit", most=MOST)
    item = _item(db, viewer, query.stock_item_id)
    lots = {lot.id: lot.lot for lot in _lots_of(db, [item]).get(item.id, [])}
    if not lots:
        return MovementPage(rows=[], after="")
    tail = f'WHERE "stock_lot_id" IN ({_marks(list(lots))})'
    params: list[Any] = [bytes.fromhex(row_id) for row_id in lots]
    if query.after:
        at, row_id = _place(query.after)
        tail += ' AND ("at", "id") < (?, ?)'
        params += [_number(at), row_id]
    rows = load(
        db, e.StockMovement, f'{tail} ORDER BY "at" DESC, "id" DESC LIMIT +?', (*params, query.limit + 1)
    )
    page = rows[: query.limit]
    more = len(rows) > query.limit
    after = msgspec.json.encode((str(page[-1].at), page[-1].id)).decode() if more else ""
    return MovementPage(
        rows=[MovementView(movement=row, lot=lots.get(row.stock_lot_id, "")) for row in page], after=after
    )


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise UserError("query.after", "This is no place in this list.", "after")
    return int(text)


@answers(ListBins)
def _bins(db: Db, viewer: Viewer, query: ListBins) -> list[BinView]:
    mine = bytes.fromhex(viewer.organisation_id)
    counts = {
        row[0].hex(): int(row[1])
        for row in db.query("SELECT bin_id, count(*) FROM bin_stock WHERE quantity <> 0 GROUP BY bin_id")
    }
    bins = load(
        db, e.Bin, 'WHERE "owner_id" = ? AND "archived" = 0 ORDER BY "sort_key", "name", "id"', (mine,)
    )
    return [BinView(bin=row, lots=counts.get(row.id, 0)) for row in bins]


@answers(FindStock)
def _find(db: Db, viewer: Viewer, query: FindStock) -> list[KnownStock]:
    if len(query.codes) > MOST_CODES:
        raise UserError("query.limit", "A list has 1 to {most} rows.", "codes", most=MOST_CODES)
    sought = {code.casefold(): code for code in query.codes if code}
    by_code: dict[str, dict[Id, e.StockItem]] = {}
    keys = [*dict.fromkeys(value for code in sought.values() for value in (code, code.upper(), code.lower()))]
    mine = bytes.fromhex(viewer.organisation_id)
    link = (blob(query.link_id, "link_id"),) if query.link_id else ()
    of_link = ' AND "link_id" = ?' if query.link_id else ""
    for name in ("case_gtin", "gtin", "sku", "inventory_id"):
        for start in range(0, len(keys), _CHUNK):
            chunk = keys[start : start + _CHUNK]
            tail = (
                f'WHERE "{name}" IN ({_marks(chunk)}) AND ("owner_id" = ? OR "counterpart_id" = ?){of_link}'
            )
            for item in load(db, e.StockItem, tail, (*chunk, mine, mine, *link)):
                # What people call it comes before its SKU, and that before its numbers.
                by_code.setdefault(getattr(item, name).casefold(), {})[item.link_id] = item
    known = {item.id: item for found in by_code.values() for item in found.values()}
    views = dict(zip(known, _views(db, viewer, list(known.values())), strict=True))
    return [
        KnownStock(code=code, item=views[item.id])
        for code in dict.fromkeys(query.codes)
        for item in sorted(
            by_code.get(code.casefold(), {}).values(), key=lambda one: (not one.active, one.link_id)
        )
    ]
