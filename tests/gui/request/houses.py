# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A retailer with its catalogue and the desks of its suppliers, without any window: what happens before a
test of requests and answers, and beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop_b2b.clock import HOUR, MINUTE
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.values import child_id
from sync.server import admin
from tests.sync_flows.world import Desk, World, new_id

#: Thursday 19 November 2026, 10:42 in Amsterdam.
THEN = 1_795_081_320_000
CARDS = {
    "north": "Ashford Pottery",
    "south": "Atelier Brume",
    "east": "Candela & Co.",
    "west": "Norrby Glas AB",
    "harbour": "Harbour Textiles",
    "tilda": "Tilda Toys",
}
PRODUCTS = (
    ("APY-MUG-0312", 'Stoneware mug "Moss", 300 ml', "Ceramics / Mugs"),
    ("CND-SOY-TIN4", "Soy candle tin, fig and cedar", "Home / Candles"),
    ("FWP-CRD-XM12", 'Letterpress card set "Winter"', "Paper / Cards"),
    ("NRB-GLS-VAS2", "Mouth-blown bud vase, smoke", "Glass / Vases"),
    ("HTX-THR-WOL", "Lambswool throw, oat", "Home / Throws"),
)
LINES = {
    "Ceramics / Mugs": ("north", "south"),
    "Home / Candles": ("east", "south"),
    "Paper / Cards": ("south", "east"),
    "Glass / Vases": ("west", "south"),
    "Home / Throws": ("north", "south", "harbour"),
}


@dataclass(frozen=True)
class Told:
    """What a past leaves to be known: the product lines by their path, and a request that has its answers."""

    product_lines: dict[str, str]
    request_id: str = ""
    lines: tuple[c.LinePatch, ...] = ()


def catalogue(world: World) -> Told:
    """A past: the shop has its partners, products and a customer; nothing was asked."""
    return Told(Houses.found(world).product_lines)


def answered(world: World) -> Told:
    """A past: the request of the picture was sent as well, and answered."""
    houses = Houses.found(world)
    request_id, lines = houses.ask_all()
    houses.shop.sync()
    return Told(houses.product_lines, request_id, tuple(lines))


class Houses:
    """The shop and its suppliers in a world that has the one past or the other."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.told: Told = world.told
        self.shop = world.at("shop")
        self.desks = {name: desk for desk in world.desks if (name := desk.email.partition("@")[0]) in CARDS}
        self.product_lines = dict(self.told.product_lines)

    @classmethod
    def found(cls, world: World) -> Houses:
        """The companies, their connections and the shop's catalogue."""
        world.clock.instant = THEN - 5 * HOUR
        for name in CARDS:
            if name not in world.ids:
                world.ids[name] = admin.create_organisation(
                    world.server, f"{name}-company", ["supplier"], time_zone="Europe/Paris"
                )
                world.add_user(name, f"{name}@example.com", role="account_manager")
                world.links["shop", name] = admin.create_link(
                    world.server, world.ids["shop"], world.ids[name]
                )
                world.cards[name] = child_id(world.links["shop", name], "card")
        world.told = Told({})
        houses = cls(world)
        houses._catalogue()
        return houses

    def _catalogue(self) -> None:
        shop = self.shop
        shop.do(a.UpdateOrganisation(organisation_id=shop.company, time_zone="Europe/Amsterdam"))
        for name, words in CARDS.items():
            shop.do(
                a.SavePartner(
                    partner_id=self.world.cards[name],
                    link_id=self.world.links["shop", name],
                    name=words,
                    answer_hours=5,
                )
            )
        for path, names in LINES.items():
            top, _, leaf = path.partition(" / ")
            if top not in self.product_lines:
                self.product_lines[top] = new_id()
                shop.do(a.SaveProductLine(product_line_id=self.product_lines[top], name=top))
            self.product_lines[path] = new_id()
            shop.do(
                a.SaveProductLine(
                    product_line_id=self.product_lines[path],
                    parent_id=self.product_lines[top],
                    name=leaf,
                    partner_ids=tuple(self.world.cards[name] for name in names),
                )
            )
        for sku, description, path in PRODUCTS:
            shop.do(
                a.SaveProduct(
                    product_id=new_id(),
                    sku=sku,
                    description=description,
                    product_line_id=self.product_lines[path],
                )
            )
        shop.do(
            a.SaveContact(
                contact_id=new_id(),
                company="Galerie Hartwig",
                name="Jens Hartwig",
                phone="+49 421 555 0142",
                email="jens@galerie-hartwig.example",
                address1="Am Wall 118",
                postal_code="28195",
                city="Bremen",
                country="DE",
            )
        )
        shop.sync()

    def draft(self, **more: object) -> tuple[str, list[c.LinePatch]]:
        """A draft of five items, as a designer would have it."""
        request_id = new_id()
        numbers = ((48, "4.20"), (60, "5.90"), (120, "6.50"), (24, None), (12, "34.00"))
        lines = [
            c.LinePatch(
                id=new_id(),
                sku=sku,
                description=description,
                quantity=Decimal(quantity),
                product_line_id=self.product_lines[path],
                max_price=Decimal(limit) if limit else None,
            )
            for (sku, description, path), (quantity, limit) in zip(PRODUCTS, numbers, strict=True)
        ]
        fields: dict[str, object] = {
            "company": "Galerie Hartwig",
            "contact_name": "Jens Hartwig",
            "phone": "+49 421 555 0142",
            "address1": "Am Wall 118",
            "postal_code": "28195",
            "city": "Bremen",
            "country": "DE",
            "recipient_email": "jens@galerie-hartwig.example",
            "retailer_order_number": "LL-88247",
            "needed_by": THEN + 12 * 24 * HOUR,
            "note_to_customer": "Thank you for your order. Your winter window will love these.",
            "note_to_suppliers": "Please keep the gift boxes flat-packed.",
        }
        command = c.SaveDraft(request_id=request_id, lines=tuple(lines), **{**fields, **more})  # type: ignore[arg-type]
        self.shop.do(command)
        return request_id, lines

    def desk(self, name: str) -> Desk:
        """A supplier's desk, signed in when first asked for."""
        if name not in self.desks:
            self.desks[name] = self.world.desk(name)
        return self.desks[name]

    def answer(
        self, request_id: str, name: str, shipping: str, offers: dict[str, tuple[str, int, int]]
    ) -> None:
        """A supplier answers: price, ready and back-order by line id."""
        desk = self.desk(name)
        desk.sync()
        inquiry = self.world.inquiry(request_id, name)
        desk.do(
            c.SubmitAnswer(
                inquiry_id=inquiry,
                shipping_cost=Decimal(shipping),
                lines=tuple(
                    c.AnswerLineValue(
                        inquiry_line_id=child_id(inquiry, "line", line_id),
                        ready=Decimal(ready),
                        price=Decimal(price),
                        backorder=Decimal(later),
                        backorder_at=THEN + 13 * 24 * HOUR if later else None,
                    )
                    for line_id, (price, ready, later) in offers.items()
                ),
            )
        )
        desk.sync()

    def ask_all(self) -> tuple[str, list[c.LinePatch]]:
        """The request of the picture: four answers, one open, and one deadline that passed."""
        world = self.world
        world.clock.instant = THEN - 5 * HOUR
        request_id, lines = self.draft()
        five = [line.id for line in lines]
        extra = (c.PartnerPatch(partner_id=world.cards["tilda"], deadline_at=THEN - HOUR),)
        more = c.LinePatch(id=five[0], partner_ids=tuple(world.cards[n] for n in ("north", "south", "tilda")))
        late = c.PartnerPatch(partner_id=world.cards["harbour"], deadline_at=THEN + 18 * MINUTE)
        self.shop.do(
            c.SaveDraft(request_id=request_id, lines=(more,), partners=(*extra, late)),
            c.SendRequest(request_id=request_id),
        )
        self.shop.sync()
        world.clock.advance(30 * MINUTE)
        self.answer(request_id, "north", "18.00", {five[0]: ("3.95", 48, 0), five[4]: ("33.80", 12, 0)})
        self.answer(
            request_id,
            "south",
            "14.50",
            {
                five[0]: ("3.80", 30, 18),
                five[1]: ("5.75", 60, 0),
                five[2]: ("6.10", 80, 40),
                five[3]: ("10.80", 12, 0),
                five[4]: ("32.50", 6, 6),
            },
        )
        self.answer(request_id, "east", "9.90", {five[1]: ("5.40", 60, 0), five[2]: ("6.95", 120, 0)})
        self.answer(request_id, "west", "22.00", {five[3]: ("10.20", 24, 0)})
        brume = self.desk("south")
        thread = world.inquiry(request_id, "south")
        brume.do(
            c.PostMessage(
                message_id=new_id(),
                thread_id=thread,
                body="The press runs again on 1 December, so the last 40 card sets leave on the 2nd.",
            )
        )
        brume.sync()
        world.clock.instant = THEN
        self.shop.sync()
        return request_id, lines

    def request(self, request_id: str) -> e.Request:
        """The request as stored."""
        return self.shop.row(e.Request, request_id)
