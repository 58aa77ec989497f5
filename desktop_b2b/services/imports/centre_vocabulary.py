# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What can be imported about fulfilment centres, and what its columns are called."""

from __future__ import annotations

from typing import Final

from desktop_b2b.services.imports.vocabulary import CONTACTS, KINDS, PRODUCTS, REQUESTS, Kind

_CENTRE: Final = (
    "centre, center, fulfilment centre, fulfillment center, warehouse, centre logistique, entrepot, lager, "
    "almacen, magazzino, magazijn, magazyn"
)
_LOT: Final = (
    "lot, lot no, lot number, batch, batch no, batch number, charge, chargennummer, lote, lotto, partij"
)
_EXPIRES: Final = (
    "expires, expires on, expiry, expiry date, expiration, expiration date, best before, bbd, dlc, ddm, "
    "date de peremption, date limite, mhd, ablaufdatum, caducidad, scadenza, houdbaar tot"
)
_ITEM: Final = (
    f"{PRODUCTS.words['sku']}, inventory id, inventory, id stock, item, product, article, artikel, "
    f"{PRODUCTS.words['gtin']}"
)
_UNITS: Final = f"{REQUESTS.words['quantity']}, units, unites, einheiten, eenheden, unita"
_BIN: Final = "bin, location, place, shelf, emplacement, casier, lagerplatz, ubicacion, ubicazione, locatie"
_INSTRUCTIONS: Final = "instructions, special instructions, packing instructions, consignes, hinweise"

STOCK: Final = Kind(
    "stock",
    (
        "sku", "centre", "inventory_id", "description", "uom", "gtin", "case_gtin", "case_units",
        "pallet_units", "weight", "size", "by_lot", "expires", "fragile", "un_number", "hazard_class",
        "packing_group", "hs_code", "origin_country", "instructions", "active",
    ),
    (("sku",),),
    frozenset(
        {
            "sku", "centre", "inventory_id", "description", "uom", "gtin", "case_gtin", "case_units",
            "pallet_units", "weight", "size", "by_lot", "expires", "fragile", "un_number", "hazard_class",
            "packing_group", "hs_code", "origin_country", "instructions", "active",
        }
    ),
    {
        "sku": PRODUCTS.words["sku"],
        "centre": _CENTRE,
        "inventory_id": "inventory id, inventory no, inventory number, id stock, bestandsnummer",
        "description": PRODUCTS.words["description"],
        "uom": PRODUCTS.words["uom"],
        "gtin": PRODUCTS.words["gtin"],
        "case_gtin": "case gtin, carton gtin, gtin14, gtin 14, itf14, itf 14, gtin carton, gtin karton",
        "case_units": "units per case, case units, case pack, pack size, units per carton, carton quantity, "
        "unites par carton, colisage, stueck pro karton, stuck pro karton, unidades por caja",
        "pallet_units": "units per pallet, pallet units, pallet quantity, unites par palette, "
        "stueck pro palette, stuck pro palette, unidades por palet",
        "weight": "weight, unit weight, poids, gewicht, peso, waga",
        "size": "size, dimensions, dimension, taille, masse, abmessungen, medidas, dimensioni, afmetingen",
        "by_lot": "by lot, lot controlled, lot tracked, lots, par lot, chargenpflichtig",
        "expires": "expires, perishable, expiry controlled, perissable, verderblich",
        "fragile": "fragile, breakable, zerbrechlich, fragil, breekbaar",
        "un_number": "un number, un no, un, numero onu, no onu, un nummer",
        "hazard_class": "hazard class, dangerous goods class, adr class, classe de danger, gefahrklasse",
        "packing_group": "packing group, groupe d emballage, verpackungsgruppe",
        "hs_code": "hs code, hs, tariff, tariff code, tariff number, commodity code, code douanier, code sh, "
        "zolltarifnummer, taric, codigo arancelario",
        "origin_country": "origin, country of origin, pays d origine, origine, ursprungsland, pais de origen",
        "instructions": _INSTRUCTIONS,
        "active": "active, actif, aktiv, activo, attivo, actief",
    },
)  # fmt: skip

RECEIPTS: Final = Kind(
    "receipts",
    ("reference", "item", "quantity", "lot", "expires_on", "bin"),
    (("item",), ("quantity",)),
    frozenset({"reference", "item", "quantity", "lot", "expires_on", "bin"}),
    {
        "reference": "reference, asn, asn no, delivery note, delivery note no, receipt, receipt no, "
        "bon de livraison, bl, lieferschein, lieferscheinnummer, albaran, pakbon, ddt",
        "item": _ITEM,
        "quantity": f"{_UNITS}, received, quantity received, recu, erhalten",
        "lot": _LOT,
        "expires_on": _EXPIRES,
        "bin": _BIN,
    },
)

COUNTS: Final = Kind(
    "counts",
    ("item", "counted", "lot", "expires_on", "bin"),
    (("item",), ("counted",)),
    frozenset({"item", "counted", "lot", "expires_on", "bin"}),
    {
        "item": _ITEM,
        "counted": f"{_UNITS}, counted, count, found, on hand, compte, inventaire, gezaehlt, bestand",
        "lot": _LOT,
        "expires_on": _EXPIRES,
        "bin": _BIN,
    },
)

#: What is said of an order as a whole: its first row that says it counts.
ORDER_FIELDS: Final = (
    "kind", "recipient_kind", "company", "contact_name", "email", "phone", "address1", "address2",
    "postal_code", "city", "region", "country", "centre", "reserve_on", "mode", "method", "carrier",
    "service", "purchase_order", "department", "mark_for", "instructions", "note_to_customer",
)  # fmt: skip
_ALL: Final = ("reference", *ORDER_FIELDS, "item", "quantity", "lot", "line_instructions")

B2B_ORDERS: Final = Kind(
    "b2b_orders",
    _ALL,
    (("reference",), ("company", "contact_name"), ("item",), ("quantity",)),
    frozenset(_ALL),
    {
        "reference": f"{REQUESTS.words['invoice']}, reference, order reference, reference de commande",
        "kind": "order type, type de commande, auftragsart, tipo de pedido",
        "recipient_kind": CONTACTS.words["recipient_kind"],
        "company": CONTACTS.words["company"],
        "contact_name": CONTACTS.words["name"],
        "email": CONTACTS.words["email"],
        "phone": CONTACTS.words["phone"],
        "address1": CONTACTS.words["address1"],
        "address2": CONTACTS.words["address2"],
        "postal_code": CONTACTS.words["postal_code"],
        "city": CONTACTS.words["city"],
        "region": CONTACTS.words["region"],
        "country": CONTACTS.words["country"],
        "centre": _CENTRE,
        "reserve_on": "reserve date, reserve on, ship date, date de reservation, reservierungsdatum",
        "mode": "parcel or freight, mode, shipping mode, mode d expedition, versandart",
        "method": "method, shipping method, label method, methode",
        "carrier": "carrier, transporteur, spediteur, transportista, vettore, vervoerder",
        "service": "service, carrier service, shipping service, service du transporteur",
        "purchase_order": "customer po, po of the customer, buyer po, customer order number, ref client",
        "department": "department, dept, rayon, abteilung",
        "mark_for": "mark for, store no, store number, store, point de vente, filiale",
        "instructions": _INSTRUCTIONS,
        "note_to_customer": "note to customer, customer note, gift message, note au client, kundennotiz",
        "item": _ITEM,
        "quantity": _UNITS,
        "lot": _LOT,
        "line_instructions": "line instructions, item instructions, sku instructions, consignes de ligne",
    },
)

CENTRE_KINDS: Final = {kind.name: kind for kind in (B2B_ORDERS, STOCK, RECEIPTS, COUNTS)}
ALL_KINDS: Final = {**KINDS, **CENTRE_KINDS}
