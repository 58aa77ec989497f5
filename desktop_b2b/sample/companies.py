# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The people and goods of the sample world: invented, and the same on every machine."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

DOOR_WORD = "sample-world"


@dataclass(frozen=True)
class Company:
    """An organisation of the sample world and the person who works at its desk."""

    key: str
    name: str
    kinds: tuple[str, ...]
    user: str
    email: str
    zone: str
    city: str
    address1: str
    postal_code: str
    country: str
    phone: str
    currency: str = "EUR"
    language: str = "en"


COMPANIES = (
    Company("retailer", "Larch & Linden", ("retailer",), "Mara Ellis", "mara@larch-linden.example",
            "Europe/Amsterdam", "Amsterdam", "Prinsengracht 402", "1016 JC", "NL", "+31 20 555 0140"),
    Company("retailer-2", "Maison Verrier", ("retailer",), "Luc Verrier", "luc@maison-verrier.example",
            "Europe/Brussels", "Gent", "Korenlei 9", "9000", "BE", "+32 9 555 0171", language="fr"),
    Company("supplier-1", "Ashford Pottery", ("supplier",), "Tom Ashford", "tom@ashford-pottery.example",
            "Europe/London", "Ashford", "12 Kiln Lane", "TN23 1QZ", "GB", "+44 1233 555 018"),
    Company("supplier-2", "Atelier Brume", ("supplier",), "Inès Caradec", "ines@atelier-brume.example",
            "Europe/Paris", "Nantes", "7 quai de la Fosse", "44000", "FR", "+33 2 55 50 01 23",
            language="fr"),
    Company("supplier-3", "Candela & Co.", ("supplier",), "Ruth Candela", "ruth@candela.example",
            "America/New_York", "Hudson", "310 Warren Street", "12534", "US", "+1 518 555 0166"),
    Company("centre-1", "Waalhaven Fulfilment", ("fulfilment-centre",), "Daan Visser",
            "daan@waalhaven-fulfilment.example", "Europe/Amsterdam", "Rotterdam", "Waalhaven Oostzijde 81",
            "3087 BM", "NL", "+31 10 555 0127"),
)  # fmt: skip
BY_KEY = {company.key: company for company in COMPANIES}

#: Who trades with whom: retailer, supplier, hours to answer, shipping must be priced, note on all papers.
LINKS = (
    ("retailer", "supplier-1", 24, True, "Ceramics: please double-box anything above 5 kg."),
    ("retailer", "supplier-2", 8, True, ""),
    ("retailer", "supplier-3", 48, False, "Deliveries to Europe leave on Thursdays."),
    ("retailer-2", "supplier-2", 24, False, ""),
)
#: Whose goods lie where: retailer, fulfilment centre.
DOCKS = (("retailer", "centre-1"),)


@dataclass(frozen=True)
class Goods:
    """An item with its product line and what it usually costs."""

    sku: str
    description: str
    line: str
    price: Decimal


def _goods(text: str) -> tuple[Goods, ...]:
    rows = [row.split("|") for row in text.strip().splitlines()]
    return tuple(
        Goods(sku.strip(), name.strip(), line.strip(), Decimal(price)) for sku, name, line, price in rows
    )


GOODS = _goods("""
APY-MUG-0312|Stoneware mug "Moss", 300 ml|Ceramics / Mugs|3.95
APY-MUG-0450|Stoneware mug "Moss", 450 ml|Ceramics / Mugs|4.70
APY-BWL-0180|Cereal bowl "Moss", 18 cm|Ceramics / Bowls|6.20
APY-BWL-0260|Salad bowl "Chalk", 26 cm|Ceramics / Bowls|14.90
APY-JUG-0100|Milk jug "Chalk", 1 l|Ceramics / Jugs|11.40
CND-SOY-TIN4|Soy candle tin, fig and cedar|Home / Candles|5.40
CND-SOY-GL20|Soy candle in glass, 20 cl|Home / Candles|8.80
CND-TAP-IV10|Taper candles ivory, box of 10|Home / Candles|9.30
CND-DIF-REED|Reed diffuser, rosemary|Home / Fragrance|12.60
FWP-CRD-XM12|Letterpress card set "Winter"|Paper / Cards|6.10
FWP-CRD-BD08|Letterpress card set "Garden"|Paper / Cards|5.60
FWP-WRP-KR05|Wrapping paper kraft, 5 m|Paper / Wrapping|2.35
FWP-NTB-A5LN|Notebook A5, linen cover|Paper / Notebooks|7.90
NRB-GLS-VAS2|Mouth-blown bud vase, smoke|Glass / Vases|10.20
NRB-GLS-CAR1|Carafe with stopper, 1 l|Glass / Tableware|18.50
NRB-GLS-TUM6|Tumblers ribbed, set of 6|Glass / Tableware|24.00
HTX-THR-WOL|Lambswool throw, oat|Textiles / Throws|32.50
HTX-THR-MER|Merino throw, slate|Textiles / Throws|46.00
HTX-CSH-LN45|Linen cushion cover, 45 cm|Textiles / Cushions|13.75
HTX-TWL-WAF|Waffle towel, 70 x 140 cm|Textiles / Towels|16.20
TLD-TOY-TRN|Wooden train, three parts|Toys / Wooden|15.80
TLD-TOY-BLK|Alphabet blocks, 26 pieces|Toys / Wooden|19.90
TLD-TOY-PUZ|Layer puzzle "Tree"|Toys / Wooden|11.10
TLD-TOY-RAT|Rattle ring, beech|Toys / Baby|6.90
""")

#: Which suppliers deliver a product line of the first retailer.
SUPPLIED_BY = {
    "Ceramics": ("supplier-1", "supplier-2"),
    "Home": ("supplier-2", "supplier-3"),
    "Paper": ("supplier-2", "supplier-3", "supplier-1"),
    "Glass": ("supplier-1", "supplier-3"),
    "Textiles": ("supplier-1", "supplier-2", "supplier-3"),
    "Toys": ("supplier-3", "supplier-1"),
}

#: Company, contact, e-mail, phone, address, postal code, city, country.
CUSTOMERS = (
    ("Galerie Hartwig", "Jens Hartwig", "jens@galerie-hartwig.example", "+49 421 555 0142", "Am Wall 118",
     "28195", "Bremen", "DE"),
    ("Kinderboekhuis De Vos", "Anouk de Vos", "anouk@devos.example", "+31 30 555 0118", "Oudegracht 211",
     "3511 NH", "Utrecht", "NL"),
    ("Chez Margaux", "Margaux Petit", "margaux@chezmargaux.example", "+33 1 55 50 14 44",
     "18 rue des Abbesses", "75018", "Paris", "FR"),
    ("Wren & Daughters", "Esther Wren", "esther@wren-daughters.example", "+44 131 555 0172",
     "41 Broughton Street", "EH1 3JU", "Edinburgh", "GB"),
    ("Casa Olmo", "Paolo Olmo", "paolo@casaolmo.example", "+39 011 555 0138", "Via Po 27", "10124",
     "Torino", "IT"),
    ("Butik Havn", "Signe Holm", "signe@butikhavn.example", "+45 33 55 01 61", "Nyhavn 32", "1051",
     "København", "DK"),
    ("", "Clara Brandt", "clara.brandt@post.example", "+49 89 555 0190", "Amalienstraße 40", "80799",
     "München", "DE"),
    ("Librería Roble", "Nuria Roble", "nuria@libreriaroble.example", "+34 93 555 0126",
     "Carrer de Verdi 8", "08012", "Barcelona", "ES"),
)  # fmt: skip

COURIERS = (("DHL", "JJD0149{:09d}"), ("DPD", "0532{:010d}"), ("UPS", "1Z999AA1{:010d}"))
