# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the retailer of the sample world has at its centre: products, lots, bins, and their story."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from desktop_b2b.clock import DAY, to_datetime
from desktop_b2b.domain.codes import check_digit
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.stock import (
    AdjustStock,
    CountedLine,
    CountStock,
    HoldStock,
    MoveBinStock,
    ReceivedLine,
    ReceiveStock,
    SaveBin,
    SaveStockItem,
)
from desktop_b2b.domain.values import Id
from desktop_b2b.sample.companies import GOODS, Goods
from desktop_b2b.sample.desks import Office, new_id
from desktop_b2b.services.queries import CentresOf, FindProducts, FindStock
from desktop_b2b.services.stock import item_id

#: Aisles of the house, with the bays of each.
AISLES = (("A", 8), ("B", 8), ("C", 6))
#: Weight and size of one by product line's first word, units in a case, on a pallet.
_MEASURES = {
    "Ceramics": ("0.42 kg", "12 x 12 x 10 cm", 24, 960),
    "Home": ("0.31 kg", "9 x 9 x 11 cm", 12, 1152),
    "Paper": ("0.18 kg", "21 x 15 x 2 cm", 50, 4000),
    "Glass": ("0.95 kg", "16 x 16 x 24 cm", 6, 288),
    "Textiles": ("0.80 kg", "40 x 30 x 8 cm", 10, 400),
    "Toys": ("0.55 kg", "25 x 18 x 9 cm", 12, 576),
}
_TARIFFS = {"Ceramics": "691200", "Glass": "701399", "Paper": "490900"}
_ORIGINS = ("PT", "GB", "FR", "NL", "IN")
#: The last day that goods of a lot are good, from today.
_LOTS = (("L2409", -12), ("L2511", 140), ("L2602", 410))


def open_storehouse(office: Office, now: int) -> None:
    """Products are entered, goods come in by and by, some are counted, broken, held."""
    retailer, centre = office.desks["retailer"], office.desks["centre-1"]
    retailer.meet()
    link = retailer.ask(CentresOf())[0].link_id
    kept = [goods for number, goods in enumerate(GOODS) if number % 3 != 2]
    products = {row.sku: row.id for row in retailer.ask(FindProducts(limit=200))}
    retailer.do(*(_item(link, products[goods.sku], goods, number) for number, goods in enumerate(kept)))
    bins = [f"{aisle}-{bay:02}" for aisle, bays in AISLES for bay in range(1, bays + 1)]
    ids = {name: new_id() for name in bins}
    centre.do(
        *(SaveBin(bin_id=ids[name], name=name, zone=name[0], sort_key=f"{number:04}")
          for number, name in enumerate(bins))
    )  # fmt: skip
    keys = {goods.sku: item_id(link, products[goods.sku]) for goods in kept}
    for command in _receipts(kept, keys, list(ids.values()), now):
        centre.do(command)
    for change in _changes(kept, keys, list(ids.values()), office):
        centre.do(change)
    retailer.meet()


def _item(link: Id, product: Id, goods: Goods, number: int) -> SaveStockItem:
    weight, size, case, pallet = _MEASURES[goods.line.split(" / ")[0]]
    body = f"871234{number:06}"
    candle = goods.sku.startswith("CND")
    return SaveStockItem(
        stock_item_id=item_id(link, product),
        link_id=link,
        product_id=product,
        inventory_id=f"LL-{1001 + number}",
        gtin=body + check_digit(body),
        case_units=Decimal(case),
        pallet_units=Decimal(pallet),
        weight=weight,
        size=size,
        by_lot=candle,
        expires=candle,
        fragile=goods.line.startswith(("Ceramics", "Glass")),
        hs_code=_TARIFFS.get(goods.line.split(" / ")[0], ""),
        origin_country=_ORIGINS[number % len(_ORIGINS)],
    )


def _receipts(kept: list[Goods], keys: dict[str, Id], bins: list[Id], now: int) -> Iterator[Command]:
    """Three deliveries; candles come in lots, the oldest of which is over by now."""
    dice = random.Random(7)
    today = to_datetime(now, "Europe/Amsterdam").date()
    for part in range(3):
        lines = []
        for number, goods in enumerate(kept):
            candle = goods.sku.startswith("CND")
            if not candle and number % 3 != part:
                continue
            lot, days = _LOTS[part] if candle else ("", 0)
            lines.append(
                ReceivedLine(
                    stock_item_id=keys[goods.sku],
                    quantity=Decimal(dice.randint(3, 30) * 6),
                    lot=lot,
                    expires_on=(today + timedelta(days=days)).isoformat() if candle else "",
                    bin_id=bins[(number + part * 7) % len(bins)],
                )
            )
        yield ReceiveStock(receipt_id=new_id(), lines=tuple(lines), reference=f"ASN-{2041 + part}")


def _changes(kept: list[Goods], keys: dict[str, Id], bins: list[Id], office: Office) -> Iterator[Command]:
    """A count that finds two too few, breakage, wet boxes, and units on their way to another bin."""
    centre = office.desks["centre-1"]
    (known,) = centre.ask(FindStock(codes=(kept[0].sku,)))
    lot, place = known.item.lots[0], known.item.lots[0].places[0]
    office.clock.advance(DAY)
    yield CountStock(
        count_id=new_id(),
        lines=(
            CountedLine(
                stock_item_id=keys[kept[0].sku], counted=place.quantity - 2, expected=place.quantity,
                bin_id=place.bin_id,
            ),
        ),
        reason="Cycle count, aisle A",
    )  # fmt: skip
    yield AdjustStock(stock_lot_id=lot.lot.id, quantity=Decimal(-1), reason="Broken", bin_id=place.bin_id)
    (second,) = centre.ask(FindStock(codes=(kept[1].sku,)))
    held = second.item.lots[0]
    yield HoldStock(stock_lot_id=held.lot.id, quantity=Decimal(6), reason="Wet boxes")
    yield MoveBinStock(
        stock_lot_id=held.lot.id, quantity=Decimal(6), from_bin_id=held.places[0].bin_id, to_bin_id=bins[-1]
    )
