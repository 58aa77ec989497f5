# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Files about fulfilment centres: products at centres, receipts, counts. Each row a record, judged by the
checks that its command makes; what the desk knows of products and bins is asked afterwards (``settling``).
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Mapping as Facts
from typing import ClassVar, Final

import msgspec

from desktop_b2b.domain import checks, measures, text
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.imports.evidence import date_order, decimal_mark, read_day, read_units
from desktop_b2b.services.imports.headings import Columns
from desktop_b2b.services.imports.model import Issue, Mapping, ReadRecord, issue, refused
from desktop_b2b.services.imports.records import record_id
from desktop_b2b.services.imports.rows import RowReader
from desktop_b2b.services.imports.table import Table
from desktop_b2b.services.imports.vocabulary import plain
from desktop_b2b.services.item_checks import ITEM_CHECKS
from desktop_b2b.services.records import Check

_COMMA = re.compile(r"([0-9]),([0-9]{1,2})(?![0-9])")
YES, NO = "yes", "no"
_FLAGS: Final = {
    **dict.fromkeys("yes y true 1 x oui o vrai ja j wahr si s verdadero vero tak".split(), YES),
    **dict.fromkeys("no n false 0 non faux nein falsch falso nee nie".split(), NO),
}


class RefusedError(Exception):
    """A row cannot be taken: what is wrong with it."""

    def __init__(self, found: Issue) -> None:
        super().__init__(found.text)
        self.issue = found


class CentreReader(RowReader):
    """Rows whose numbers and days are read by what their columns tell."""

    NUMBERS: ClassVar[tuple[str, ...]] = ()
    DAYS: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self, table: Table, columns: Columns, given: Mapping, file_name: str, organisation_id: str
    ) -> None:
        super().__init__(table, columns, given, file_name, organisation_id)
        self.mark = decimal_mark(self, self.NUMBERS)
        self.order = date_order(self, self.DAYS)

    def mapping(self) -> Mapping:
        return msgspec.structs.replace(super().mapping(), date_order=self.order, decimal=self.mark)

    # ------------------------------------------------------------ cells

    def units(self, row: int, field: str, written: str, *, least: int = 1) -> str:
        """A number of units as it is kept. Raises RefusedError."""
        value = read_units(row, field, written, self.mark, least=least)
        if isinstance(value, Issue):
            raise RefusedError(value)
        return f"{value.normalize():f}"

    def day(self, row: int, field: str, written: str) -> str:
        """A day as it is kept. Raises RefusedError."""
        value = read_day(row, field, written, self.order)
        if isinstance(value, Issue):
            raise RefusedError(value)
        return value

    def named(self, row: int, found: Facts[str, str]) -> str:
        """What a row calls its product. Raises RefusedError, UserError."""
        if not found.get("item"):
            raise RefusedError(issue(row, "item", "item.missing"))
        return text.code(found["item"], "item")


class RecordsReader(CentreReader):
    """Rows that are records of their own."""

    def __init__(
        self, table: Table, columns: Columns, given: Mapping, file_name: str, organisation_id: str
    ) -> None:
        super().__init__(table, columns, given, file_name, organisation_id)
        self._records: dict[Id, ReadRecord] = {}

    def records_read(self) -> tuple[ReadRecord, ...]:
        return tuple(self._records.values())

    def take(self, row: int, found: dict[str, str]) -> None:
        try:
            key, record, values = self.judge(row, found)
        except RefusedError as error:
            self.refused.append(error.issue)
            return
        except UserError as error:
            self.refused.append(refused(row, error, found.get(error.field, "")))
            return
        known = self._records.get(record)
        if known is not None:
            self.refused.append(issue(row, "sku", "record.twice", key, expected=known.row))
            return
        self.good += 1
        self._records[record] = ReadRecord(row=row, record_id=record, key=key, values=values)

    @abstractmethod
    def judge(self, row: int, found: dict[str, str]) -> tuple[str, Id, dict[str, str | None]]:
        """What a row's record is called, its id and its values. Raises RefusedError or UserError."""


class StockReader(RecordsReader):
    """Products as centres hold them, known by SKU and centre. A cell that is empty says nothing."""

    NUMBERS = ("case_units", "pallet_units")
    _FLAG_FIELDS: ClassVar[frozenset[str]] = frozenset({"by_lot", "expires", "fragile", "active"})

    def judge(self, row: int, found: dict[str, str]) -> tuple[str, Id, dict[str, str | None]]:
        sku = text.code(found.get("sku", ""), "sku", required=True)
        values: dict[str, str | None] = {
            name: self._value(row, name, written)
            for name, written in found.items()
            if written and name != "sku"
        }
        values["sku"] = sku
        return sku, record_id(self.organisation_id, "stock", sku, text.fold(found.get("centre", ""))), values

    def _value(self, row: int, name: str, written: str) -> str:
        if name in self._FLAG_FIELDS:
            said = _FLAGS.get(plain(written))
            if said is None:
                raise RefusedError(issue(row, name, "flag.unknown", written))
            return said
        if name in self.NUMBERS:
            return self.units(row, name, written, least=0)
        if name == "origin_country":
            code = self.country(written)
            if code is None:
                raise RefusedError(issue(row, name, "country.none", written))
            return code
        if name == "weight":
            return str(measures.weight(_pointed(written), name) or "")
        if name == "size":
            return str(measures.size(_pointed(written), name) or "")
        check = ITEM_CHECKS.get(name)
        return str(check(written, name)) if check is not None else text.line(written, name)


class ReceiptReader(RecordsReader):
    """Goods that came in; the rows of one reference are one receipt."""

    NUMBERS = ("quantity",)
    DAYS = ("expires_on",)

    def judge(self, row: int, found: dict[str, str]) -> tuple[str, Id, dict[str, str | None]]:
        name = self.named(row, found)
        values: dict[str, str | None] = {
            "item": name,
            "reference": text.line(found.get("reference", ""), "reference"),
            "quantity": self.units(row, "quantity", found.get("quantity", "")),
            "lot": text.code(found.get("lot", ""), "lot"),
            "expires_on": self.day(row, "expires_on", found.get("expires_on", "")),
            "bin": text.code(found.get("bin", ""), "bin"),
        }
        return name, record_id(self.organisation_id, "receipt", str(row)), values


class CountReader(RecordsReader):
    """What was found of a product, by lot and bin."""

    NUMBERS = ("counted",)
    DAYS = ("expires_on",)

    def judge(self, row: int, found: dict[str, str]) -> tuple[str, Id, dict[str, str | None]]:
        name = self.named(row, found)
        values: dict[str, str | None] = {
            "item": name,
            "counted": self.units(row, "counted", found.get("counted", ""), least=0),
            "lot": text.code(found.get("lot", ""), "lot"),
            "expires_on": self.day(row, "expires_on", found.get("expires_on", "")),
            "bin": text.code(found.get("bin", ""), "bin"),
        }
        return name, record_id(self.organisation_id, "count", str(row)), values


def _pointed(measure: str) -> str:
    """A measure with points for decimals; three digits behind a comma may be thousands: they stay."""
    return _COMMA.sub(r"\1.\2", measure)


#: Checks of what an order says as a whole, by field.
HEAD_CHECKS: Final[Facts[str, Check]] = {
    "company": text.line,
    "contact_name": text.line,
    "email": checks.email,
    "phone": lambda value, field: text.line(value, field, text.PHONE),
    "address1": text.line,
    "address2": text.line,
    "postal_code": lambda value, field: text.line(value, field, text.POSTAL),
    "city": text.line,
    "region": text.line,
    "carrier": text.code,
    "service": text.code,
    "purchase_order": text.code,
    "department": text.code,
    "mark_for": text.line,
    "instructions": text.note,
    "note_to_customer": text.note,
    "centre": text.line,
}
