# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A stage with fulfilment centres: two retailers with their goods at one, and a second one of one of them.

Both retailers have drafts, orders at each stage of the floor, files, boxes, scans and prints; their goods lie
in the same bins, came with the same lorry and are picked in one walk.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import random
import re
import shutil
from collections.abc import Iterator
from decimal import Decimal

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands import floor as f
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.domain.commands import stock as s
from desktop_b2b.domain.commands.account import SaveProduct, UpdateOrganisation
from desktop_b2b.domain.commands.printing import RecordPrint
from desktop_b2b.domain.values import child_id
from desktop_b2b.errors import UserError
from desktop_b2b.services.stock import item_id
from tests.crash.office import bring_file
from tests.fuzz.stage import Scene, ids_of, new_folder
from tests.simulation.depot import ADDRESS, service_of
from tests.simulation.people import LOGO, Person, think
from tests.simulation.template import HARBOUR, begin
from tests.simulation.world import Desk, World

NAMES = ("shop", "rival", "depot", "yard", "north")
SHOP, RIVAL, DEPOT, YARD, NORTH = range(5)
_STEPS = 140
#: What people give here. New types of command are thrown at it, but take no part in making it.
GIVEN = (
    "SaveB2BDraft", "DeleteB2BDraft", "RestoreB2BDraft", "DuplicateB2B", "AddB2BFile", "RemoveB2BFile",
    "CreateB2BOrder", "ChangeB2BOrder", "SetInsurance", "HoldB2BOrder", "ReleaseB2BOrder",
    "QuoteB2BShipping", "AcceptQuote", "ShipB2BYourself", "CancelB2BOrder", "ConfirmB2BCancel",
    "RefuseB2BCancel", "AdjustStock", "ApproveHazmat", "BuildPallet", "CloseWave",
    "ConfirmFulfilment", "CountStock", "HoldStock", "LabelShipment", "MeasureUnit", "MoveBinStock",
    "OpenWave", "PackUnit", "PickLine", "ReceiveStock", "RecordDelivery", "RecordPrint", "ReleaseStock",
    "SaveBin", "SaveCentreTerms", "SaveContact", "SaveProduct", "SaveStockItem", "UnpackUnit",
    "UnpickLine", "VoidShipment",
)  # fmt: skip
#: What the retailers say that goods which go abroad are worth.
ORDER_VALUE = Decimal("77.654321")
#: What somebody wrote, and at which company.
WORD = re.compile(rb"zw([a-z]+)wz")


class Author(Person):
    """Somebody whose company stands in whatever they write."""

    def word(self) -> str:
        return f"zw{self.desk.organisation}wz {self.dice.randrange(100)}"


@functools.cache
def harbour() -> Scene:
    """The scene, made once."""
    folder = new_folder()
    try:
        world = begin(HARBOUR, folder, "harbour")
        world.model = None
        dice = random.Random("harbour")
        for number in range(_STEPS):
            # North has nothing to do with goods at a centre.
            desk = dice.choice(world.desks[:NORTH])
            with world.luck.at(f"step/{number}"):
                _give(desk, think(Author(desk, dice), GIVEN))
                if dice.random() < 0.5:
                    desk.engine.round()
        for desk in (*world.desks, *world.desks):
            with world.luck.at(f"rest/{desk.name}"):
                desk.engine.round()
        for name, make in (
            ("abroad", _abroad),
            ("files", _files),
            ("both", _both),
            ("served", _served),
        ):
            with world.luck.at(name):
                for desk, cmd in make(world, dice):
                    bring_file(desk.store, cmd)
                    desk.store.execute(cmd)
            for desk in (*world.desks, *world.desks):
                with world.luck.at(f"{name}/{desk.name}"):
                    desk.engine.round()
        ids, now = dict(ids_of(world.centre.db)), world.clock.instant
        world.close()
        desks = tuple(desk.path.read_bytes() for desk in world.desks)
        return Scene((folder / "server.db").read_bytes(), desks, now, ids, world.organisations, HARBOUR)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _give(desk: Desk, cmd: Command | None) -> None:
    if cmd is not None:
        bring_file(desk.store, cmd)
        with contextlib.suppress(UserError):
            desk.store.execute(cmd)


Deed = tuple[Desk, Command]


def _abroad(world: World, dice: random.Random) -> Iterator[Deed]:
    """Orders over a border: the centre says where it is, the retailers what customs want to know."""
    depot = world.desks[DEPOT]
    yield depot, UpdateOrganisation(organisation_id=depot.organisation_id, country="FR")
    depot.engine.round()
    for name, desk in zip(NAMES[:2], world.desks, strict=False):
        who, link = Author(desk, dice), child_id(world.organisations[name], "link", depot.organisation_id)
        product = who.new_id()
        item = item_id(link, product)
        yield desk, SaveProduct(product_id=product, sku="ABROAD")
        yield desk, s.SaveStockItem(stock_item_id=item, link_id=link, product_id=product)
        desk.engine.round()
        depot.engine.round()
        line_in = s.ReceivedLine(stock_item_id=item, quantity=Decimal(50))
        yield depot, s.ReceiveStock(receipt_id=who.new_id(), lines=(line_in,), reference="abroad")
        depot.engine.round()
        desk.engine.round()
        draft = who.new_id()
        line = b.B2BLinePatch(
            id=who.new_id(), product_id=product, quantity=Decimal(1), instructions=who.word()
        )
        yield desk, b.SaveB2BDraft(
            b2b_draft_id=draft, link_id=link, recipient_email=who.secret, consent=True, lines=(line,),
            instructions=who.word(), note_to_customer=who.word(), incoterm="DAP", services=("inserts*9",),
            **ADDRESS, **service_of(desk, link),
        )  # fmt: skip
        value = b.CustomsValue(
            line_id=line.id, unit_value=Decimal(7), hs_code="847130", origin_country="CN",
            description=who.word(),
        )  # fmt: skip
        yield (
            desk,
            b.CreateB2BOrder(
                b2b_draft_id=draft, choice=who.secret, order_value=ORDER_VALUE, customs=(value,)
            ),
        )


def _served(world: World, dice: random.Random) -> Iterator[Deed]:
    """Each centre did something more for each of its retailers."""
    shop, yard = world.desks[SHOP], world.desks[YARD]
    who, link = Author(shop, dice), child_id(shop.organisation_id, "link", yard.organisation_id)
    product, draft = who.new_id(), who.new_id()
    item = item_id(link, product)
    yield shop, SaveProduct(product_id=product, sku="SERVED")
    yield shop, s.SaveStockItem(stock_item_id=item, link_id=link, product_id=product)
    shop.engine.round()
    yard.engine.round()
    line_in = s.ReceivedLine(stock_item_id=item, quantity=Decimal(50))
    yield yard, s.ReceiveStock(receipt_id=who.new_id(), lines=(line_in,), reference="served")
    yard.engine.round()
    shop.engine.round()
    line = b.B2BLinePatch(id=who.new_id(), product_id=product, quantity=Decimal(1))
    yield shop, b.SaveB2BDraft(
        b2b_draft_id=draft, link_id=link, consent=True, lines=(line,), services=("inserts*9",), **ADDRESS,
        **service_of(shop, link),
    )  # fmt: skip
    yield shop, b.CreateB2BOrder(b2b_draft_id=draft)
    shop.engine.round()
    for desk in (world.desks[DEPOT], yard):
        desk.engine.round()
        who = Author(desk, dice)
        worked = "WHERE counterpart_id = ? AND state = 'processing' ORDER BY owner_id, id"
        found = desk.rows(e.B2BOrder, worked, _id(desk.organisation_id))
        for order in {one.owner_id: one for one in found if one.services}.values():
            yield desk, f.RecordService(
                service_record_id=who.new_id(), b2b_order_id=order.id, service="inserts", quantity=Decimal(1),
                note=who.word(),
            )  # fmt: skip


def _files(world: World, dice: random.Random) -> Iterator[Deed]:
    """Each party's files of what it sees: the retailers' drafts, their products, orders from both sides."""
    for number, desk in enumerate(world.desks[:NORTH]):
        who = Author(desk, dice)
        places: list[e.Row | None] = [who.mine(e.B2BDraft, "state = 'draft'"), who.one(e.StockItem)]
        for whose in ("owner_id", "counterpart_id"):
            mine = f"{whose} = ? AND state NOT IN ('shipped', 'collected', 'delivered', 'cancelled')"
            found = desk.rows(e.B2BOrder, f"WHERE {mine} ORDER BY owner_id, id", _id(desk.organisation_id))
            places += list({order.owner_id: order for order in found}.values())
        for place, row in enumerate(filter(None, places)):
            content = LOGO + bytes([16 * number + place]) + b"\xff\xd9"
            yield desk, b.AddB2BFile(
                b2b_file_id=who.new_id(), document_id=row.id, purpose="other", name=f"{who.word()}.jpg",
                file_hash=hashlib.sha256(content).hexdigest(), mime="image/jpeg", size=len(content),
            )  # fmt: skip


def _id(value: str) -> bytes:
    return bytes.fromhex(value)


def _both(world: World, dice: random.Random) -> Iterator[Deed]:
    """What a centre does for two retailers at once: goods come in, one walk picks, its list is printed."""
    depot = world.desks[DEPOT]
    who = Author(depot, dice)
    companies = [_id(world.organisations[name]) for name in ("shop", "rival")]
    place = depot.rows(e.Bin, "WHERE archived = 0 ORDER BY name")[0]
    items = [depot.rows(e.StockItem, "WHERE owner_id = ? ORDER BY id", one)[0] for one in companies]
    lines = tuple(
        s.ReceivedLine(
            stock_item_id=item.id, quantity=Decimal(9), bin_id=place.id, lot="L9" if item.by_lot else "",
            expires_on="2031-05-31" if item.expires else "",
        )
        for item in items
    )  # fmt: skip
    yield depot, s.ReceiveStock(receipt_id=who.new_id(), lines=lines, reference=who.word())
    ready = "WHERE owner_id = ? AND state IN ('processing', 'picking') ORDER BY id"
    orders = [depot.rows(e.B2BOrder, ready, one)[0] for one in companies]
    wave = who.new_id()
    yield depot, f.OpenWave(wave_id=wave, b2b_order_ids=tuple(order.id for order in orders), name=who.word())
    yield depot, RecordPrint(about_id=wave, paper="picking_list")
    for order in orders:
        yield depot, RecordPrint(about_id=order.id, paper="picking_list")
    for one in companies:
        shipment = depot.rows(e.FulfilmentShipment, "WHERE counterpart_id = ? ORDER BY id", one)[0]
        yield depot, RecordPrint(about_id=shipment.id, paper="packing_slip")
