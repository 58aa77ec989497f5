# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Worlds to begin with: made once per shape by the product itself, then copied for each history."""

from __future__ import annotations

import functools
import shutil
import tempfile
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import ACCOUNT_MANAGER
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.commands import stock as s
from desktop_b2b.domain.values import child_id
from desktop_b2b.services.queries import PreviewOrders
from desktop_b2b.services.stock import item_id
from desktop_b2b.storage.desk import open_database
from sync.server import admin
from sync.server.database import Database
from tests.simulation import connections
from tests.simulation.connections import Content, ram
from tests.simulation.depot import begin_orders
from tests.simulation.world import PASSWORD, Desk, World


@dataclass(frozen=True)
class Shape:
    """Who trades with whom, and on what desks. A user is named ``company-role``. ``docks``: retailers with
    their fulfilment centres.
    """

    name: str
    links: tuple[tuple[str, str], ...]
    desks: tuple[tuple[str, ...], ...]
    docks: tuple[tuple[str, str], ...] = ()

    @property
    def companies(self) -> tuple[str, ...]:
        """All companies, retailers first."""
        both = (*self.links, *self.docks)
        return tuple(dict.fromkeys([*(one for one, _ in both), *(two for _, two in both)]))

    def is_retailer(self, company: str) -> bool:
        """Whether a company buys."""
        return any(retailer == company for retailer, _ in self.links)

    def is_centre(self, company: str) -> bool:
        """Whether a company holds goods for others."""
        return any(centre == company for _, centre in self.docks)


SHAPES = (
    Shape("pair", (("shop", "north"),), (("shop-am",), ("north-am",))),
    Shape("team", (("shop", "north"),), (("shop-am", "shop-buyer"), ("shop-am",), ("north-am",))),
    Shape(
        "rivals",
        (("shop", "north"), ("rival", "north"), ("shop", "south")),
        (("shop-am",), ("rival-am",), ("north-am", "north-sales"), ("south-am",)),
    ),
    Shape(
        "market",
        (("shop", "north"), ("shop", "south"), ("rival", "north")),
        (("shop-buyer", "shop-am"), ("rival-am",), ("north-am",), ("north-sales",)),
    ),
)
#: A retailer with its goods at a centre of two desks.
DOCK = Shape(
    "dock",
    (("shop", "north"),),
    (("shop-am", "shop-buyer"), ("depot-am",), ("depot-am", "depot-floor"), ("north-am",)),
    (("shop", "depot"),),
)
#: Two retailers with their goods at one centre, and a second centre that has goods of one of them: the same
#: desk of the first centre serves both.
HARBOUR = Shape(
    "harbour",
    (("shop", "north"), ("rival", "north")),
    (("shop-am",), ("rival-am",), ("depot-am", "depot-floor"), ("yard-am",), ("north-am",)),
    (("shop", "depot"), ("rival", "depot"), ("shop", "yard")),
)
#: For long histories only.
CROWD = Shape(
    "crowd",
    (("shop", "north"), ("shop", "south"), ("shop", "east"), ("rival", "north"), ("rival", "east")),
    (
        ("shop-am", "shop-buyer"), ("shop-am",), ("shop-buyer",), ("rival-am",),
        ("north-am", "north-sales"), ("north-sales",), ("south-am",), ("east-am",),
    ),
)  # fmt: skip
_BUNDLES = {"buyer": ("buyer",), "sales": ("sales", "warehouse"), "floor": ("floor",)}


@dataclass(frozen=True)
class Template:
    """A world at rest, as files."""

    shape: Shape
    server: Content
    desks: tuple[Content, ...]
    fresh: Content
    blank: Content
    organisations: dict[str, str]
    users: dict[str, str]
    now: int


def secret(company: str, number: int = 0) -> str:
    """A text that nobody but the company may ever see."""
    return f"zq{company}qz{number}@example.com"


_made: dict[str, Template] = {}


def template(shape: Shape) -> Template:
    """The template of a shape."""
    if shape.name not in _made:
        folder = Path(tempfile.mkdtemp(prefix="b2b-template-", dir=ram()))
        try:
            _made[shape.name] = _make(shape, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return _made[shape.name]


def begin(shape: Shape, folder: Path, seed: str) -> World:
    """A world of a shape in a folder, watched by the oracle."""
    made = template(shape)
    connections.fill(folder / "server.db", made.server)
    world = World(folder, seed)
    world.clock.instant = made.now
    world.organisations, world.users = made.organisations, made.users
    for number, users in enumerate(shape.desks):
        path = folder / f"desk{number}.db"
        connections.fill(path, made.desks[number])
        world.desks.append(Desk(world, f"desk{number}", _company(users), users, path))
    world.fresh, world.blank = made.fresh, made.blank
    world.begin()
    return world


def _company(users: tuple[str, ...]) -> str:
    return users[0].partition("-")[0]


@functools.cache
def _empty() -> tuple[Content, Content]:
    """The databases of a server and of a desk with nothing in them."""
    with tempfile.TemporaryDirectory(prefix="b2b-empty-", dir=ram()) as folder:
        server, desk = Path(folder, "server.db"), Path(folder, "desk.db")
        Database(server).upgrade()
        open_database(desk, None).close()
        connections.end(server, desk)
        return Content(server.read_bytes()), Content(desk.read_bytes())


def _make(shape: Shape, folder: Path) -> Template:
    blank, fresh = _empty()
    connections.fill(folder / "server.db", blank)
    world = World(folder, f"template/{shape.name}")
    with world.luck.at("template"):
        _companies(world, shape)
        for number, users in enumerate(shape.desks):
            path = folder / f"desk{number}.db"
            connections.fill(path, fresh)
            desk = Desk(world, f"desk{number}", _company(users), users, path)
            world.desks.append(desk)
            for user in reversed(users):
                desk.sign_in(user)
                desk.engine.round()
        for company in shape.companies:
            if shape.is_retailer(company):
                furnish(world, shape, company)
        for retailer, centre in shape.docks:
            stock_up(world, retailer, centre)
        for _ in range(2):
            for desk in world.desks:
                desk.engine.round()
    world.close()
    connections.end(world.centre.path, *(desk.path for desk in world.desks))
    return Template(
        shape,
        Content(world.centre.path.read_bytes()),
        tuple(Content(desk.path.read_bytes()) for desk in world.desks),
        fresh,
        blank,
        world.organisations,
        world.users,
        world.clock.instant,
    )


def _companies(world: World, shape: Shape) -> None:
    server = world.centre.server
    for company in shape.companies:
        kind = "retailer" if shape.is_retailer(company) else "supplier"
        kind = "fulfilment-centre" if shape.is_centre(company) else kind
        world.organisations[company] = admin.create_organisation(
            server, company, [kind], description=secret(company)
        )
    named = dict.fromkeys(user for users in shape.desks for user in users)
    everybody = dict.fromkeys([*named, *(f"{company}-am" for company in shape.companies)])
    for user in everybody:
        company, _, role = user.partition("-")
        world.users[user] = admin.create_user(
            server, world.organisations[company], user, f"{user}@example.com", PASSWORD,
            role=ACCOUNT_MANAGER if role == "am" else "user", privileges=_BUNDLES.get(role, ()),
        )  # fmt: skip
    for retailer, supplier in shape.links:
        admin.create_link(server, world.organisations[retailer], world.organisations[supplier])
    for retailer, centre in shape.docks:
        admin.create_link(
            server, world.organisations[retailer], world.organisations[centre], kind="fulfilment_centre",
            card=True,
        )  # fmt: skip


def card_of(world: Any, retailer: str, supplier: str) -> str:
    """The id of a retailer's card of a supplier."""
    return child_id(child_id(world.organisations[retailer], "link", world.organisations[supplier]), "card")


def desk_of(world: World, company: str, *verbs: str) -> Desk | None:
    """A desk of a company, one of whose account manager if there is one."""
    found = [desk for desk in world.desks if desk.organisation == company]
    managers = [desk for desk in found if f"{company}-am" in desk.users]
    return next(iter([*managers, *found]), None)


def furnish(world: Any, shape: Shape, company: str, *, alone: bool = False) -> None:
    """What a retailer has in the beginning: cards, items, an order, an answered request and a draft.

    ``alone``: its suppliers answer nobody else meanwhile.
    """
    desk = desk_of(world, company)
    if desk is None:
        return
    do = desk.store.execute
    suppliers = [supplier for retailer, supplier in shape.links if retailer == company]
    cards = [card_of(world, company, supplier) for supplier in suppliers]
    for card, supplier in zip(cards, suppliers, strict=True):
        link = child_id(world.organisations[company], "link", world.organisations[supplier])
        do(
            a.SavePartner(
                partner_id=card, link_id=link, name=supplier, email=secret(company, 1),
                change_order_authorised=True,
            )
        )  # fmt: skip
    line = child_id(world.organisations[company], "line")
    do(a.SaveProductLine(product_line_id=line, name="Tools", partner_ids=tuple(cards)))
    do(a.SaveContact(contact_id=child_id(line, "contact"), company="Customer", email=secret(company, 2)))
    do(a.SaveProduct(product_id=child_id(line, "product"), sku="HAMMER", product_line_id=line))
    requests = [child_id(line, "request", number) for number in range(3)]
    for request, mode in zip(requests, ("manual", "automatic", "manual"), strict=True):
        fresh = draft(world.luck.new_id, company, request, tuple(cards))
        do(msgspec.structs.replace(fresh, mode=mode))
    for request in requests[:2]:
        do(c.SendRequest(request_id=request))
    desk.engine.round()
    for supplier in suppliers:
        other = desk_of(world, supplier)
        if other is not None:
            other.engine.round()
            whose = f" AND owner_id = X'{world.organisations[company]}'" if alone else ""
            for inquiry in other.rows(e.Inquiry, f"WHERE state = 'waiting'{whose} ORDER BY id LIMIT 1"):
                _answer(other, inquiry)
    _order(desk, requests[0])


def stock_up(world: World, retailer: str, centre: str) -> None:
    """Two products of a retailer at its centre, one of them by lot, with goods in a bin.

    Retailers of one centre share its bins.
    """
    shop, depot = desk_of(world, retailer), desk_of(world, centre)
    assert shop is not None
    assert depot is not None
    for desk in (shop, depot):
        desk.engine.round()
    link = child_id(world.organisations[retailer], "link", world.organisations[centre])
    for number, by_lot in enumerate((False, True)):
        product = child_id(link, "product", number)
        sku = f"STOCK{number}"
        if shop.rows(e.Product, "WHERE sku = ?", sku):
            sku = f"{sku}-{centre}"  # the retailer has goods at another centre, too
        shop.store.execute(a.SaveProduct(product_id=product, sku=sku))
        shop.store.execute(
            s.SaveStockItem(
                stock_item_id=item_id(link, product), link_id=link, product_id=product, by_lot=by_lot,
                expires=by_lot,
            )
        )  # fmt: skip
    shop.engine.round()
    depot.engine.round()
    places = [row.id for row in depot.rows(e.Bin, "WHERE 1 ORDER BY name")]
    if not places:
        places = [world.luck.new_id() for _ in range(2)]
        for number, place in enumerate(places):
            depot.store.execute(s.SaveBin(bin_id=place, name=f"A{number}", sort_key=f"{number:04}"))
    lines = tuple(
        s.ReceivedLine(
            stock_item_id=item.id, quantity=Decimal(20), lot="L1" if item.by_lot else "",
            expires_on="2031-05-31" if item.by_lot else "", bin_id=places[0],
        )
        for item in depot.rows(
            e.StockItem, "WHERE owner_id = ? ORDER BY sku", bytes.fromhex(world.organisations[retailer])
        )
    )  # fmt: skip
    depot.store.execute(s.ReceiveStock(receipt_id=world.luck.new_id(), lines=lines, reference="first"))
    depot.engine.round()
    shop.engine.round()
    begin_orders(shop, depot, link, secret(retailer, 4))


def _answer(desk: Desk, inquiry: e.Inquiry) -> None:
    lines = desk.rows(e.InquiryLine, "WHERE inquiry_id = ? ORDER BY id", bytes.fromhex(inquiry.id))
    desk.store.execute(
        c.SubmitAnswer(
            inquiry_id=inquiry.id,
            shipping_cost=Decimal(1),
            lines=tuple(
                c.AnswerLineValue(inquiry_line_id=line.id, ready=line.quantity, price=Decimal(5))
                for line in lines
            ),
        )
    )
    desk.engine.round()


def _order(desk: Desk, request_id: str) -> None:
    desk.engine.round()
    answered = desk.rows(
        e.RequestAsk,
        "WHERE request_id = ? AND id IN (SELECT id FROM answer_line) ORDER BY id",
        bytes.fromhex(request_id),
    )
    chosen = tuple(c.Assignment(ask_id=ask.id, quantity=Decimal(2)) for ask in answered)
    if chosen:
        seen = desk.store.answer(PreviewOrders(request_id=request_id, assignments=chosen))
        desk.store.execute(
            c.PlaceOrders(
                request_id=request_id, assignments=chosen, preview_hash=seen.preview_hash, close=False
            )
        )
        desk.engine.round()


def draft(new_id: object, company: str, request_id: str, cards: tuple[str, ...]) -> c.SaveDraft:
    """A draft that can be sent."""
    assert callable(new_id)
    return c.SaveDraft(
        request_id=request_id,
        company="Customer Ltd",
        contact_name="Ada Doe",
        address1="1 High Street",
        city="Leeds",
        postal_code="LS1 1AA",
        country="GB",
        recipient_email=secret(company, 3),
        lines=tuple(
            c.LinePatch(
                id=new_id(), sku=f"ITEM{number}", description="An item", quantity=Decimal(5 + number),
                partner_ids=cards, max_price=Decimal("9.5"),
            )
            for number in range(2)
        ),
    )  # fmt: skip
