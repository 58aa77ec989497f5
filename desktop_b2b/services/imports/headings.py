# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a column's heading means, in the languages that our users' systems write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from desktop_b2b.errors import UserError
from desktop_b2b.services.imports.model import FIELDS, REQUIRED, Mapping, Option, Question

# Words that could be a code as well as a name (item, product, reference) are left out: they are asked about.
_SYNONYMS: Final = {
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
    "sku": (
        "sku, stock code, item code, item no, item number, product code, product id, article no, "
        "article number, part no, part number, reference article, ref article, code article, code "
        "produit, reference produit, artikelnummer, artikelnr, artikel nr, art nr, artnr, codigo de "
        "articulo, codigo articulo, codigo de producto, codigo producto, codice articolo, codice "
        "prodotto, artikelcode, productcode, codigo do produto, codigo do artigo, kod produktu, kod "
        "towaru, indeks"
    ),
    "description": (
        "description, item description, product description, product name, item name, designation, "
        "libelle, bezeichnung, beschreibung, artikelbezeichnung, descripcion, descrizione, "
        "omschrijving, descricao, opis, nazwa"
    ),
    "quantity": (
        "quantity, qty, amount ordered, pieces, pcs, quantite, qte, menge, anzahl, stueck, stuck, "
        "stueckzahl, cantidad, cant, unidades, quantita, qta, aantal, hoeveelheid, quantidade, qtd, "
        "ilosc"
    ),
    "uom": (
        "uom, unit of measure, unit, unite, unite de mesure, einheit, mengeneinheit, unidad, unidad "
        "de medida, unita di misura, um, eenheid, unidade, jednostka"
    ),
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
    "company": (
        "company, company name, customer name, ship to, ship to company, client, nom du client, "
        "societe, raison sociale, kunde, kundenname, firma, cliente, nombre del cliente, empresa, "
        "ragione sociale, azienda, klant, klantnaam, bedrijf, nome do cliente, klient, nazwa klienta"
    ),
    "customer": (
        "customer, customer id, customer no, customer number, customer code, client id, code client, "
        "numero client, no client, kundennummer, kundennr, kunden nr, codigo cliente, codigo de "
        "cliente, id cliente, codice cliente, klantnummer, numer klienta"
    ),
    "contact_name": (
        "contact, contact name, contact person, recipient, attention, nom du contact, destinataire, "
        "ansprechpartner, empfaenger, empfanger, contacto, destinatario, contatto, contactpersoon"
    ),
    "country": (
        "country, ship to country, country code, pays, code pays, land, laendercode, landercode, "
        "pais, paese, nazione, kraj"
    ),
    "note_to_suppliers": (
        "note to suppliers, supplier note, note aux fournisseurs, lieferantenhinweis, nota para "
        "proveedores, nota per i fornitori"
    ),
}
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


_MEANINGS: Final = {plain(word): field for field, words in _SYNONYMS.items() for word in words.split(",")}


def recognised(headings: Sequence[str]) -> int:
    """How many headings mean something."""
    return sum(plain(heading) in _MEANINGS for heading in headings)


class Columns:
    """Which column holds which field, and what must be asked about that."""

    def __init__(self, headings: Sequence[str], mapping: Mapping) -> None:
        self.headings = headings
        self.places: dict[str, int] = {}
        self.questions: list[Question] = []
        self._take_given(mapping.columns)
        self._recognise(set(mapping.columns))
        for field in REQUIRED:
            if field not in self.places and not any(q.setting == f"columns.{field}" for q in self.questions):
                self._ask(field, "import.column_missing", range(len(headings)))

    def name(self, place: int) -> str:
        """What the mapping calls a column: its heading, or its place where the heading is not unique."""
        heading = self.headings[place]
        unique = heading and list(self.headings).count(heading) == 1 and not heading.startswith("#")
        return heading if unique else f"#{place + 1}"

    def as_mapping(self) -> dict[str, str | None]:
        """All fields, null where no column holds them."""
        return {field: self.name(self.places[field]) if field in self.places else None for field in FIELDS}

    def unmapped(self) -> tuple[str, ...]:
        """Columns that nothing is taken from."""
        taken = set(self.places.values())
        return tuple(self.name(place) for place in range(len(self.headings)) if place not in taken)

    def _take_given(self, given: dict[str, str | None]) -> None:
        for field, wanted in given.items():
            if field not in FIELDS:
                raise UserError(
                    "import.field_unknown",
                    "There is no field {name}; the fields are {fields}.",
                    f"mapping.columns.{field}",
                    name=field,
                    fields=", ".join(FIELDS),
                )
            if wanted is None:
                continue
            self.places[field] = self._place(field, wanted)

    def _place(self, field: str, wanted: str) -> int:
        exact = [place for place, heading in enumerate(self.headings) if heading == wanted.strip()]
        if not exact:
            exact = [
                place for place, heading in enumerate(self.headings) if plain(heading) == plain(wanted) != ""
            ]
        if wanted.startswith("#") and wanted[1:].isdecimal() and 1 <= int(wanted[1:]) <= len(self.headings):
            exact = [int(wanted[1:]) - 1]
        if len(exact) != 1:
            raise UserError(
                "import.column_unknown",
                "The file has no single column {name}; its columns are {columns}.",
                f"mapping.columns.{field}",
                name=wanted,
                columns=", ".join(self.headings),
            )
        return exact[0]

    def _recognise(self, given: set[str]) -> None:
        taken = set(self.places.values())
        found: dict[str, list[int]] = {}
        for place, heading in enumerate(self.headings):
            field = _MEANINGS.get(plain(heading))
            if field is not None and field not in given and place not in taken:
                found.setdefault(field, []).append(place)
        for field, places in found.items():
            if len(places) == 1:
                self.places[field] = places[0]
            else:
                self._ask(field, "import.column_twice", places)

    def _ask(self, field: str, code: str, places: Sequence[int] | range) -> None:
        texts = {
            "import.column_missing": f"Which column holds the field {field}?",
            "import.column_twice": f"Several columns could hold the field {field}. Which one?",
        }
        options = tuple(Option(value=self.name(place), meaning=self.headings[place]) for place in places)
        self.questions.append(
            Question(setting=f"columns.{field}", code=code, text=texts[code], options=options)
        )
