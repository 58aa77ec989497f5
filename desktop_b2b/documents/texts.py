# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The words on paper. Their language is the reader's, whatever language the window speaks (S2.4)."""

from __future__ import annotations

from typing import Final

LANGUAGES: Final = ("en", "fr")

_EN: Final[dict[str, str]] = {
    "packing_slip": "Packing slip",
    "picking_list": "Picking list",
    "box_of": "Box {box} of {boxes}",
    "boxes_1": "1 box",
    "boxes_n": "{count} boxes",
    "ship_to": "Ship to",
    "order": "Order",
    "our_reference": "Our reference",
    "shipment": "Shipment",
    "packed": "Packed",
    "carrier": "Carrier",
    "tracking": "Tracking",
    "sku": "SKU",
    "item": "Item",
    "unit": "Unit",
    "ordered": "Ordered",
    "shipped": "Shipped",
    "in_this_box": "In this box",
    "still_to_come": "Still to come",
    "expected": "expected {date}",
    "items_1": "1 item",
    "items_n": "{count} items",
    "note": "A note for you",
    "questions": "Questions?",
    "page": "Page {page} of {pages}",
    "copy": "COPY",
    "continued": "{title} {number}, continued",
    "customer": "For",
    "retailer_order": "Their order",
    "ship_by": "Ship by",
    "to_pick": "To pick",
    "picked": "Picked",
    "note_to_suppliers": "Note to suppliers",
    "partner_note": "Standing note",
    "picked_by": "Picked by",
    "checked_by": "Checked by",
    "mail_to": "To: {email}",
    "mail_subject": "Subject: Your order {number} is on its way",
    "mail_hello": "Hello {name},",
    "mail_hello_nobody": "Hello,",
    "mail_on_its_way": "Your order {number} from {retailer} is on its way.",
    "mail_in_parcels": "It travels in {count} parcels.",
    "mail_carrier": "Carrier: {carrier}",
    "mail_tracking": "Tracking number: {tracking}",
    "mail_shipped_on": "Shipped: {date}",
    "mail_contents": "In this shipment:",
    "mail_to_come": "Still to come:",
    "mail_goes_to": "It goes to:",
    "mail_bye": "Kind regards",
    "uom_each": "each",
    "uom_box": "box",
    "uom_case": "case",
    "uom_pack": "pack",
    "uom_pair": "pair",
    "uom_set": "set",
    "uom_pallet": "pallet",
}

_FR: Final[dict[str, str]] = {
    "packing_slip": "Bon de livraison",
    "picking_list": "Bon de préparation",
    "box_of": "Colis {box} sur {boxes}",
    "boxes_1": "1 colis",
    "boxes_n": "{count} colis",
    "ship_to": "Livrer à",
    "order": "Commande",
    "our_reference": "Notre référence",
    "shipment": "Expédition",
    "packed": "Emballé le",
    "carrier": "Transporteur",
    "tracking": "N° de suivi",
    "sku": "Référence",
    "item": "Article",
    "unit": "Unité",
    "ordered": "Commandé",
    "shipped": "Expédié",
    "in_this_box": "Dans ce colis",
    "still_to_come": "Reste à livrer",
    "expected": "prévu le {date}",
    "items_1": "1 article",
    "items_n": "{count} articles",
    "note": "Un mot pour vous",
    "questions": "Des questions ?",
    "page": "Page {page} sur {pages}",
    "copy": "DUPLICATA",
    "continued": "{title} {number}, suite",
    "customer": "Pour",
    "retailer_order": "Sa commande",
    "ship_by": "Expédier avant",
    "to_pick": "À prélever",
    "picked": "Prélevé",
    "note_to_suppliers": "Note aux fournisseurs",
    "partner_note": "Note permanente",
    "picked_by": "Préparé par",
    "checked_by": "Contrôlé par",
    "mail_to": "À : {email}",
    "mail_subject": "Objet : Votre commande {number} est en route",
    "mail_hello": "Bonjour {name},",
    "mail_hello_nobody": "Bonjour,",
    "mail_on_its_way": "Votre commande {number} chez {retailer} est en route.",
    "mail_in_parcels": "Elle voyage en {count} colis.",
    "mail_carrier": "Transporteur : {carrier}",
    "mail_tracking": "Numéro de suivi : {tracking}",
    "mail_shipped_on": "Expédiée le : {date}",
    "mail_contents": "Dans cet envoi :",
    "mail_to_come": "Reste à livrer :",
    "mail_goes_to": "Elle sera livrée à :",
    "mail_bye": "Bien cordialement",
    "uom_each": "pièce",
    "uom_box": "boîte",
    "uom_case": "carton",
    "uom_pack": "paquet",
    "uom_pair": "paire",
    "uom_set": "lot",
    "uom_pallet": "palette",
}

CATALOGUES: Final = {"en": _EN, "fr": _FR}


def paper_language(wanted: str) -> str:
    """The catalogue for a language tag: its first part, or English where there is none."""
    first = wanted.replace("_", "-").split("-")[0].lower()
    return first if first in CATALOGUES else "en"


class Texts:
    """The words of one paper language."""

    def __init__(self, language: str) -> None:
        self.language = paper_language(language)
        self._catalogue = CATALOGUES[self.language]

    def __call__(self, key: str, **params: object) -> str:
        """The text of a key, filled; an unknown key is our own fault and raises KeyError."""
        text = self._catalogue[key]
        return text.format(**params) if params else text

    def count(self, key: str, number: int) -> str:
        """The singular or plural text of a key for a number."""
        return self(f"{key}_1") if number == 1 else self(f"{key}_n", count=number)

    def uom(self, unit: str) -> str:
        """A unit's word where we have one, else as it was written."""
        return self._catalogue.get(f"uom_{unit.lower()}", unit)
