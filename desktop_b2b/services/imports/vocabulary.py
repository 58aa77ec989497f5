# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What can be imported, and what its columns are called in the languages that our users' systems write."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

_JUNK = re.compile(r"[^0-9a-z]+")


def plain(heading: str) -> str:
    """A heading without case, accents, spaces and signs."""
    spelt = (
        heading.replace("№", "no")
        .replace("n°", "no")
        .replace("N°", "no")
        .replace("nº", "no")
        .replace("#", "no")
    )
    apart = unicodedata.normalize("NFKD", spelt.casefold().replace("ł", "l"))
    return _JUNK.sub("", "".join(sign for sign in apart if not unicodedata.combining(sign)))


@dataclass(frozen=True)
class Kind:
    """Something that a file can hold.

    ``required``: groups of fields, of which each needs at least one column. ``taken``: fields that are
    imported; a question about another is asked, but holds nothing up. ``words``: headings by field.
    """

    name: str
    fields: tuple[str, ...]
    required: tuple[tuple[str, ...], ...]
    taken: frozenset[str]
    words: dict[str, str] = field(repr=False)

    @cached_property
    def meanings(self) -> dict[str, str]:
        """Plain headings with the fields that they mean."""
        return {plain(word): name for name, words in self.words.items() for word in words.split(",")}


# Words that could be a code as well as a name (item, product, reference) are left out: they are asked about.
_SKU: Final = (
    "sku, stock code, item code, item no, item number, product code, product id, article no, "
    "article number, part no, part number, reference article, ref article, code article, code "
    "produit, reference produit, artikelnummer, artikelnr, artikel nr, art nr, artnr, codigo de "
    "articulo, codigo articulo, codigo de producto, codigo producto, codice articolo, codice "
    "prodotto, artikelcode, productcode, codigo do produto, codigo do artigo, kod produktu, kod "
    "towaru, indeks"
)
_DESCRIPTION: Final = (
    "description, item description, product description, product name, item name, designation, "
    "libelle, bezeichnung, beschreibung, artikelbezeichnung, descripcion, descrizione, "
    "omschrijving, descricao, opis, nazwa"
)
_UOM: Final = (
    "uom, unit of measure, unit, unite, unite de mesure, einheit, mengeneinheit, unidad, unidad "
    "de medida, unita di misura, um, eenheid, unidade, jednostka"
)
_COMPANY: Final = (
    "company, company name, customer name, ship to, ship to company, client, nom du client, "
    "societe, raison sociale, kunde, kundenname, firma, cliente, nombre del cliente, empresa, "
    "ragione sociale, azienda, klant, klantnaam, bedrijf, nome do cliente, klient, nazwa klienta"
)
_CODE: Final = (
    "customer, customer id, customer no, customer number, customer code, client id, code client, "
    "numero client, no client, kundennummer, kundennr, kunden nr, codigo cliente, codigo de "
    "cliente, id cliente, codice cliente, klantnummer, numer klienta"
)
_PERSON: Final = (
    "contact, contact name, contact person, recipient, attention, nom du contact, destinataire, "
    "ansprechpartner, empfaenger, empfanger, contacto, destinatario, contatto, contactpersoon"
)
_COUNTRY: Final = (
    "country, ship to country, country code, pays, code pays, land, laendercode, landercode, "
    "pais, paese, nazione, kraj"
)

REQUESTS: Final = Kind(
    "requests",
    (
        "invoice",
        "sku",
        "description",
        "quantity",
        "uom",
        "date",
        "price",
        "max_price",
        "company",
        "customer",
        "contact_name",
        "country",
        "note_to_suppliers",
    ),
    (("invoice",), ("sku",), ("quantity",)),
    frozenset(
        {
            "invoice",
            "sku",
            "description",
            "quantity",
            "uom",
            "max_price",
            "company",
            "customer",
            "contact_name",
            "country",
            "note_to_suppliers",
        }
    ),
    {
        "invoice": (
            "invoice, invoice no, invoice number, invoice id, order, order no, order number, order id, "
            "document, document no, document number, po number, purchase order, sales order, commande, "
            "numero de commande, no commande, no de commande, no de facture, facture, "
            "numero de facture, no facture, rechnung, "
            "rechnungsnummer, rechnungsnr, rechnung nr, bestellung, bestellnummer, bestellnr, auftrag, "
            "auftragsnummer, auftragsnr, belegnummer, factura, numero de factura, no factura, pedido, "
            "numero de pedido, no pedido, fattura, numero fattura, ordine, numero ordine, factuur, "
            "factuurnummer, ordernummer, bestelling, bestelnummer, fatura, numero da fatura, encomenda, "
            "numero da encomenda, faktura, numer faktury, zamowienie, numer zamowienia"
        ),
        "sku": _SKU,
        "description": _DESCRIPTION,
        "quantity": (
            "quantity, qty, amount ordered, pieces, pcs, quantite, qte, menge, anzahl, stueck, stuck, "
            "stueckzahl, cantidad, cant, unidades, quantita, qta, aantal, hoeveelheid, quantidade, qtd, "
            "ilosc"
        ),
        "uom": _UOM,
        "date": (
            "date, invoice date, order date, document date, date de facture, date facture, date de "
            "commande, date commande, datum, rechnungsdatum, bestelldatum, auftragsdatum, belegdatum, "
            "fecha, fecha de factura, fecha de pedido, fecha factura, data, data fattura, data ordine, "
            "factuurdatum, orderdatum, besteldatum, data da fatura, data faktury, data zamowienia"
        ),
        "price": (
            "price, unit price, unitprice, price each, prix, prix unitaire, pu, preis, einzelpreis, "
            "stueckpreis, stuckpreis, precio, precio unitario, prezzo, prezzo unitario, prijs, stukprijs, "
            "preco, preco unitario, cena, cena jednostkowa"
        ),
        "company": _COMPANY,
        "customer": _CODE,
        "contact_name": _PERSON,
        "country": _COUNTRY,
        "note_to_suppliers": (
            "note to suppliers, supplier note, note aux fournisseurs, lieferantenhinweis, nota para "
            "proveedores, nota per i fornitori"
        ),
    },
)

CONTACTS: Final = Kind(
    "contacts",
    (
        "code",
        "recipient_kind",
        "company",
        "name",
        "email",
        "phone",
        "address1",
        "address2",
        "postal_code",
        "city",
        "region",
        "country",
    ),
    (("company", "name"),),
    frozenset(
        {
            "code",
            "recipient_kind",
            "company",
            "name",
            "email",
            "phone",
            "address1",
            "address2",
            "postal_code",
            "city",
            "region",
            "country",
        }
    ),
    {
        "code": (
            f"{_CODE}, code, id, number, numero, contact id, address id, account, account no, nummer, codigo"
        ),
        "recipient_kind": (
            "kind, type, recipient kind, recipient type, customer type, type de client, art, typ, kundenart, "
            "tipo, tipo de cliente, soort"
        ),
        "company": (
            f"{_COMPANY}, organisation, organization, business, business name, shop, shop name, magasin"
        ),
        "name": (
            f"{_PERSON}, full name, person, nom et prenom, nom complet, nom prenom, personne, vollstaendiger "
            "name, nombre completo, nome completo, volledige naam"
        ),
        "email": (
            "email, e mail, mail, email address, e mail address, adresse email, adresse e mail, courriel, "
            "correo, correo electronico, posta elettronica, e mailadres, emailadres"
        ),
        "phone": (
            "phone, phone no, phone number, telephone, tel, mobile, no de telephone, numero de telephone, "
            "telefon, telefonnummer, handy, telefono, telefoon, telefoonnummer, telefone"
        ),
        "address1": (
            "address, address1, address 1, address line 1, street, street address, adresse, adresse1, "
            "adresse 1, adresse ligne 1, rue, strasse, direccion, calle, indirizzo, via, adres, straat, "
            "endereco, rua, ulica"
        ),
        "address2": (
            "address2, address 2, address line 2, adresse2, adresse 2, complement, complement d adresse, "
            "adresszusatz, direccion 2, indirizzo 2, adres 2, toevoeging"
        ),
        "postal_code": (
            "postal code, postcode, post code, zip, zip code, code postal, cp, plz, postleitzahl, codigo "
            "postal, cap, kod pocztowy"
        ),
        "city": "city, town, ville, localite, commune, ort, stadt, ciudad, poblacion, citta, stad, plaats, "
        "cidade, miasto",
        "region": (
            "region, state, province, county, etat, departement, bundesland, provincia, estado, provincie, "
            "wojewodztwo"
        ),
        "country": _COUNTRY,
    },
)

PRODUCTS: Final = Kind(
    "products",
    ("sku", "description", "uom", "gtin", "product_line"),
    (("sku",),),
    frozenset({"sku", "description", "uom", "gtin", "product_line"}),
    {
        "sku": _SKU,
        "description": f"{_DESCRIPTION}, name, title, nom, titre, titel, nombre, nome, naam",
        "uom": _UOM,
        "gtin": "gtin, ean, ean13, ean 13, ean code, upc, barcode, bar code, code barres, code ean, gencod, "
        "strichcode, codigo de barras, codice a barre, streepjescode, kod kreskowy",
        "product_line": (
            "product line, line, category, product category, product group, range, collection, gamme, "
            "categorie, famille, ligne de produits, produktlinie, kategorie, warengruppe, produktgruppe, "
            "linea de productos, categoria, familia, linea di prodotti, productlijn, productgroep, "
            "linha de produtos, kategoria"
        ),
    },
)

KINDS: Final = {kind.name: kind for kind in (REQUESTS, CONTACTS, PRODUCTS)}
