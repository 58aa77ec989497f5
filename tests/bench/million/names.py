# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The words of a made-up company: its partners, products, product lines and customers, the same by the same
seed.
"""

from __future__ import annotations

import itertools

import numpy as np

from tests.bench.million.shape import Dice

PARTNERS = 300
PRODUCTS = 20_000
CONTACTS = 6_000

_COLOURS = (
    "White,Red,Black,Ivory,Pink,Blue,Green,Antique,Grey,Copper,Gold,Sage,Ochre,Slate,Natural,Indigo"
).split(",")
_STUFFS = (
    "Stoneware,Walnut,Linen,Glass,Enamel,Metal,Wooden,Cotton,Felt,Paper,Wool,Brass,Ceramic,Cork,Wicker,"
    "Oak,Porcelain,Leather,Slate,Jute"
).split(",")
_THINGS = (
    "Mug,Lantern,Cushion,T-Light Holder,Bowl,Carafe,Tray,Cake Stand,Apron,Frame,Hook,Jug,Garland,Clock,"
    "Basket,Door Mat,Teapot,Blanket,Candle,Coaster,Vase,Storage Tin,Lunch Bag,Chopping Board,Doorstop,"
    "Drawer Knob,Bird Ornament,Hot Water Bottle,Jewellery Box,Napkin Ring,Cutlery Set,Egg Cup"
).split(",")
_SHAPES = (",Heart,Star,Round,Striped,Polka Dot,Vintage,Small,Large,Set Of 6").split(",")
_LINES = {
    "Kitchen": "Mugs,Bowls,Boards,Storage,Textiles,Teapots",
    "Table": "Glass,Cutlery,Napkins,Trays,Serving",
    "Living": "Cushions,Throws,Frames,Clocks,Lanterns,Candles",
    "Garden": "Pots,Baskets,Lights,Birds",
    "Season": "Christmas,Easter,Halloween,Party",
    "Paper": "Cards,Wrap,Notebooks,Garlands",
    "Bath": "Mats,Towels,Soap",
    "Children": "Toys,Lunch Bags,Bedroom",
}
_HOUSES = (
    "Atelier,Keramik,Maison,Nordic,Verrerie,Tischlerei,Casa,Manufaktur,Workshop,Bottega,Tessitura,Studio,"
    "Fabriek,Huis,Oficina"
).split(",")
_FAMILIES = (
    "Brume,Hartwig,Sørensen,Lindqvist,Moreau,Fabbri,Novák,Ferreira,Kowalska,Öztürk,Van Dijk,O'Neill,"
    "Müller,García,Dubois,Bianchi,Janssen,Petrov,Łukasik,Åkesson,Çelik,Weiß,Rossi,Keller,Nguyen,"
    "Andersson,Schäfer,Laurent,Costa,Whitfield,Barnes,Ellery,Thornton,Ashby,Merriman"
).split(",")
_SHOPS = (
    "Galerie,Boutique,Haus,Shop,Emporium,Concept Store,Mercerie,Papeterie,Interiors,Gifts,Maison,Kontor"
).split(",")
_FIRST = (
    "Jens,Aimée,Marta,Luca,Zoë,Piet,Anna,Søren,Inês,Björn,Claire,Tomasz,Elif,Hugo,Nora,Felix,Ruth,Ivo"
).split(",")
CITIES = (
    ("Bremen", "28195", "DE"), ("Lille", "59000", "FR"), ("Gent", "9000", "BE"), ("Porto", "4000-123", "PT"),
    ("Malmö", "211 20", "SE"), ("Turin", "10121", "IT"), ("Graz", "8010", "AT"), ("Łódź", "90-001", "PL"),
    ("Cork", "T12", "IE"), ("Aarhus", "8000", "DK"), ("Utrecht", "3511", "NL"), ("Leeds", "LS1 4AP", "GB"),
)  # fmt: skip
NOTES = (
    "Please pack the glass twice, the last delivery was broken.",
    "Fragile",
    "Deliver before ten o'clock, side entrance.",
    "One invoice a month",
    "Wedding list: no prices on the slip.",
    "The customer calls before collecting.",
)
COURIERS = ("DHL", "UPS", "Parcel Post", "GLS", "DPD")
ZONES = ("Europe/Berlin", "Europe/Paris", "Europe/Oslo", "Europe/Lisbon", "Europe/London")
PEOPLE = ("Mara Ellis", "Tobias Brandt", "Noor Haddad", "Clara Lindgren")
DEVICES = (("K7", "Front desk"), ("M3", "Office"), ("Q2", "Laptop"), ("T9", "Warehouse"))


class Names:
    """Lists of words; their order is that of Zipf's law, the most frequent first."""

    def __init__(self, dice: Dice) -> None:
        self.partners = self._partners(dice)
        tops = [(top, sub) for top, subs in _LINES.items() for sub in subs.split(",")]
        self.tree = tops
        self.paths = [f"{top} / {sub}" for top, sub in tops]
        self.skus, self.products = self._products(dice)
        #: The product line of each product.
        self.line_of = dice.integers(0, len(self.paths), PRODUCTS)
        self.companies, self.people = self._contacts(dice)
        #: The place of each customer among CITIES.
        self.city_of = dice.integers(0, len(CITIES), CONTACTS)
        self.streets = [f"Am Wall {count % 220 + 1}" for count in range(CONTACTS)]

    def _partners(self, dice: Dice) -> list[str]:
        every = [f"{house} {family}" for house, family in itertools.product(_HOUSES, _FAMILIES)]
        return [every[place] for place in dice.permutation(len(every))[:PARTNERS]]

    def _products(self, dice: Dice) -> tuple[list[str], list[str]]:
        numbers = dice.permutation(90_000)[:PRODUCTS] + 10_000
        letters = dice.choice(list(" ABCDE"), PRODUCTS, p=(0.7, 0.1, 0.08, 0.06, 0.04, 0.02))
        skus = [f"{number}{letter}".rstrip() for number, letter in zip(numbers, letters, strict=True)]
        every = [
            " ".join(word for word in words if word)
            for words in itertools.product(_COLOURS, _STUFFS, _SHAPES, _THINGS)
        ]
        return skus, [every[place] for place in dice.permutation(len(every))[:PRODUCTS]]

    def _contacts(self, dice: Dice) -> tuple[list[str], list[str]]:
        """Businesses, and people; one customer in ten is a person alone."""
        shop, family = dice.integers(0, len(_SHOPS), CONTACTS), dice.integers(0, len(_FAMILIES), CONTACTS)
        city, first = dice.integers(0, len(CITIES), CONTACTS), dice.integers(0, len(_FIRST), CONTACTS)
        alone = dice.random(CONTACTS) < 0.1
        companies = [
            "" if a else f"{_SHOPS[s]} {_FAMILIES[f]} {CITIES[c][0]}"
            for a, s, f, c in zip(alone, shop, family, city, strict=True)
        ]
        people = [f"{_FIRST[n]} {_FAMILIES[f]}" for n, f in zip(first, np.roll(family, 1), strict=True)]
        return companies, people
