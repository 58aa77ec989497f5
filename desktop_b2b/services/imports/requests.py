# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Files of orders: each row judged, documents put together."""

from __future__ import annotations

import hashlib
import re
import uuid
from base64 import b32encode
from decimal import Decimal
from typing import Final

import msgspec

from desktop_b2b.services.imports import values
from desktop_b2b.services.imports.evidence import date_order, decimal_mark, fits
from desktop_b2b.services.imports.headings import Columns
from desktop_b2b.services.imports.model import (
    CHARGES,
    Issue,
    Mapping,
    Question,
    ReadDocument,
    ReadLine,
    issue,
)
from desktop_b2b.services.imports.rows import RowReader
from desktop_b2b.services.imports.table import Table

#: All ids of imported documents descend from this one (law 1: UUIDv5 for imports).
NAMESPACE: Final = uuid.UUID("a46e09fd-7bdf-5c7d-8c26-b137668c7244")
_LIMITS: Final = {"invoice": 40, "sku": 80, "description": 400}
# Characters that nobody sees have no place in codes.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffc]"
)
_CANCELLED = re.compile("[Cc](?=[0-9])")
_PIECES: Final = frozenset("each piece pieces pcs pc ea unit units stk".split())


def document_id(organisation_id: str, source: str, invoice: str) -> str:
    """UUIDv5 of organisation, source and invoice: the same on every desk (law 1)."""
    name = msgspec.json.encode([organisation_id, source, invoice]).decode()
    return uuid.uuid5(NAMESPACE, name).hex


def document_number(source: str, invoice: str) -> str:
    """The draft's number: stable, and no two of one source or of two sources alike."""
    tag = b32encode(hashlib.sha256(source.encode()).digest())[:4].decode()
    return f"IMP-{tag}-{invoice}"


class _Document:
    """A document while its rows come in."""

    def __init__(self) -> None:
        self.lines: list[ReadLine] = []
        self.firsts: dict[str, str] = {}
        self.refused: list[int] = []


class RequestReader(RowReader):
    """Rows that are lines of documents."""

    def __init__(
        self, table: Table, columns: Columns, given: Mapping, file_name: str, organisation_id: str
    ) -> None:
        super().__init__(table, columns, given, file_name, organisation_id)
        self.documents: dict[str, _Document] = {}
        self.charges = frozenset(
            code.strip().upper() for code in (CHARGES if given.charges is None else given.charges)
        )
        self.prefix = self._cancelled_prefix()
        self.mark = decimal_mark(self, ("quantity", "price", "max_price"))
        self.order = date_order(self, ("date",))
        if "max_price" in columns.places and not given.currency:
            text = "In which currency are the prices? (ISO code, such as GBP)"
            self.questions.append(Question(setting="currency", code="import.currency", text=text))

    def mapping(self) -> Mapping:
        return msgspec.structs.replace(
            super().mapping(),
            date_order=self.order,
            decimal=self.mark,
            charges=CHARGES if self.given.charges is None else self.given.charges,
            cancelled_prefix=self.prefix,
        )

    def documents_read(self) -> tuple[ReadDocument, ...]:
        return tuple(
            self._finished(invoice, found) for invoice, found in self.documents.items() if found.lines
        )

    # ------------------------------------------------------------ what whole columns tell

    def _cancelled_prefix(self) -> str:
        """C before a number marks a cancellation, unless every number of the file begins so."""
        if self.given.cancelled_prefix is not None:
            return self.given.cancelled_prefix
        marked = {bool(_CANCELLED.match(text)) for _, text in self.column("invoice")}
        return "C" if marked == {True, False} else ""

    # ------------------------------------------------------------ one row

    def take(self, row: int, found: dict[str, str]) -> None:
        refusal = self._refusal(row, found)
        if refusal is not None and refusal.field == "invoice":
            self.refused.append(refusal)
            return
        document = self.documents.setdefault(found["invoice"], _Document())
        line, problem = (None, refusal) if refusal is not None else self._line(row, found)
        if problem is not None or line is None:
            if problem is not None:
                self.refused.append(problem)
                document.refused.append(row)
            return
        doubts = self._doubts(row, found, document)
        self.doubtful += doubts
        self.good += not doubts
        document.lines.append(
            msgspec.structs.replace(line, doubts=tuple(dict.fromkeys(doubt.code for doubt in doubts)))
            if doubts
            else line
        )

    def _refusal(self, row: int, found: dict[str, str]) -> Issue | None:
        """The first reason why the row names no goods of a document."""
        invoice, sku = found["invoice"], found["sku"]
        if not invoice:
            return issue(row, "invoice", "document.missing")
        if self.prefix and invoice.upper().startswith(self.prefix.upper()):
            return issue(row, "invoice", "document.cancelled", invoice)
        if _UNSEEN.search(invoice):
            return issue(row, "invoice", "document.text", invoice)
        if len(invoice) > _LIMITS["invoice"]:
            return issue(row, "invoice", "document.long", invoice, limit=_LIMITS["invoice"])
        if not sku:
            return issue(row, "sku", "sku.missing")
        if sku.upper() in self.charges:
            return issue(row, "sku", "sku.charge", sku)
        if _UNSEEN.search(sku):
            return issue(row, "sku", "sku.text", sku)
        if len(sku) > _LIMITS["sku"]:
            return issue(row, "sku", "sku.long", sku, limit=_LIMITS["sku"])
        description = found.get("description", "")
        if len(description) > _LIMITS["description"]:
            return issue(row, "description", "description.long", description, limit=_LIMITS["description"])
        return None

    def _line(self, row: int, found: dict[str, str]) -> tuple[ReadLine | None, Issue | None]:
        uom = found.get("uom", "") or self.given.uom
        quantity, problem = self._quantity(row, found["quantity"], uom)
        if problem is not None or quantity is None:
            return None, problem
        prices: dict[str, Decimal | None] = {}
        for field in ("price", "max_price"):
            prices[field], problem = self._price(row, field, found.get(field, ""))
            if problem is not None:
                return None, problem
        return (
            ReadLine(
                row=row,
                sku=found["sku"],
                description=found.get("description", ""),
                quantity=quantity,
                uom=uom,
                max_price=prices["max_price"] or None,
            ),
            None,
        )

    def _quantity(self, row: int, text: str, uom: str) -> tuple[Decimal | None, Issue | None]:
        if not text:
            return None, issue(row, "quantity", "quantity.missing")
        shape = values.number(text)
        value = None if shape is None else values.read_number(shape, self.mark)
        code = ""
        if value is None:
            waits = shape is not None and not self.mark and values.mark_of(shape.body)
            code = "quantity.open" if waits else "quantity.unreadable"
        elif value < 0:
            code = "quantity.negative"
        elif value == 0:
            code = "quantity.zero"
        elif not fits(value):
            code = "quantity.range"
        elif value != value.to_integral_value() and uom.casefold() in _PIECES:
            code = "quantity.fraction"
        return (None, issue(row, "quantity", code, text)) if code else (value, None)

    def _price(self, row: int, field: str, text: str) -> tuple[Decimal | None, Issue | None]:
        if not text:
            return None, None
        shape = values.number(text)
        value = None if shape is None else values.read_number(shape, self.mark)
        code = ""
        if value is None:
            # A price whose decimal mark is asked about is not wrong, only not read yet.
            waits = shape is not None and not self.mark and values.mark_of(shape.body)
            code = "" if waits else "price.unreadable"
        elif value < 0:
            code = "price.negative"
        elif not fits(value):
            code = "price.range"
        return (None, issue(row, field, code, text)) if code else (value, None)

    def _doubts(self, row: int, found: dict[str, str], document: _Document) -> list[Issue]:
        doubts = []
        places = self.columns.places
        price = values.number(found.get("price", ""))
        if price is not None and not price.body.strip("0.,"):
            doubts.append(issue(row, "price", "price.zero", found["price"]))
        asked = [field for field in ("company", "customer") if field in places]
        if asked and not any(found[field] for field in asked):
            doubts.append(issue(row, asked[0], "customer.missing"))
        if "description" in places and not found["description"]:
            doubts.append(issue(row, "description", "description.missing"))
        text = found.get("date", "")
        if text and not self._date(text) and not self._date_open(text):
            doubts.append(issue(row, "date", "date.unreadable", text))
        country = found.get("country", "")
        if country and self.country(country) is None:
            doubts.append(issue(row, "country", "country.unknown", country))
        for field in ("company", "customer", "contact_name", "country", "date", "note_to_suppliers"):
            value = found.get(field, "")
            if not value:
                continue
            first = document.firsts.setdefault(field, value)
            if first != value and field != "date":
                doubts.append(issue(row, field, "document.mixed", value, expected=first))
        return doubts

    def _date(self, text: str) -> str:
        shape = values.day(text)
        found = None if shape is None else values.read_day(shape, self.order)
        return found.isoformat() if found else ""

    def _date_open(self, text: str) -> bool:
        """Whether the text is a date that only waits for its order to be told."""
        shape = values.day(text)
        return not self.order and shape is not None and any(values.read_day(shape, o) for o in ("dmy", "mdy"))

    def _finished(self, invoice: str, found: _Document) -> ReadDocument:
        first = found.firsts
        return ReadDocument(
            invoice=invoice,
            number=document_number(self.source, invoice),
            request_id=document_id(self.organisation_id, self.source, invoice),
            date=self._date(first.get("date", "")),
            company=first.get("company", "") or first.get("customer", ""),
            contact_name=first.get("contact_name", ""),
            country=self.country(first["country"]) or "" if "country" in first else "",
            note_to_suppliers=first.get("note_to_suppliers", ""),
            lines=tuple(found.lines),
            refused_rows=tuple(found.refused),
        )
