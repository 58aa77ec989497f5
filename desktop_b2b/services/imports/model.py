# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What reading a file yields: how it was understood, what is in it, and what is wrong with which row.

All of it can be printed as JSON; a mapping can be given back as JSON, changed by hand.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from desktop_b2b.domain.commands.base import invalid
from desktop_b2b.domain.values import Id, Price, Quantity
from desktop_b2b.errors import UserError

#: What a column can mean. ``max_price`` is never recognised (what was paid once is no limit), only mapped.
FIELDS: Final = (
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
)
REQUIRED: Final = ("invoice", "sku", "quantity")
#: Fields that come into a draft. A question about another (date, price) is asked, but holds nothing up.
IN_DRAFT: Final = frozenset(FIELDS) - {"date", "price"}

#: Codes that stand for services and corrections, not goods: they can be asked of no supplier.
CHARGES: Final = (
    *"POST POSTAGE D DISCOUNT M MANUAL C2 CARRIAGE DOT CRUK FREIGHT SHIPPING AMAZONFEE".split(),
    "BANK CHARGES",
)

#: Why a row cannot become a line.
REFUSALS: Final = {
    "row.cells": "The row has {value} cells, the heading has {expected}.",
    "document.missing": "The row names no document.",
    "document.cancelled": "The document {value} is a cancellation.",
    "document.text": "The document's number holds characters that nobody sees.",
    "document.long": "The document's number is longer than {limit} characters.",
    "sku.missing": "The row names no SKU.",
    "sku.text": "The SKU holds characters that nobody sees.",
    "sku.long": "The SKU is longer than {limit} characters.",
    "sku.charge": "{value} is a charge or a correction, not goods.",
    "description.long": "The description is longer than {limit} characters.",
    "quantity.missing": "The row has no quantity.",
    "quantity.unreadable": "{value} is no quantity.",
    "quantity.open": "{value} can be read in two ways: say which sign separates the decimals.",
    "quantity.negative": "The quantity {value} is negative: a return or a correction.",
    "quantity.zero": "The quantity is zero.",
    "quantity.fraction": "{value} is not a whole number, but the unit is counted in pieces.",
    "quantity.range": "The quantity {value} is too large or has more than six decimals.",
    "price.unreadable": "{value} is no price.",
    "price.negative": "The price {value} is negative: a correction.",
    "price.range": "The price {value} is too large or has more than six decimals.",
}
#: Why a person should look at a row before it becomes a line.
DOUBTS: Final = {
    "price.zero": "The price is zero.",
    "customer.missing": "The row names no customer.",
    "description.missing": "The row has no description.",
    "date.unreadable": "{value} is no date in this column's order.",
    "country.unknown": "{value} is no country that we know.",
    "document.mixed": "The row says {value}, other rows of the same document say {expected}.",
}


class Mapping(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a file is read. What is left empty is recognised from the file, or asked about.

    ``columns``: field to heading (or ``#3`` for the third column); null means: do not take it.
    ``countries``: the file's own names to ISO codes. ``charges``: codes that are no goods.
    ``cancelled_prefix``: how the numbers of cancellations begin; null is recognised, empty means none.
    """

    source: str = ""
    columns: dict[str, str | None] = {}
    encoding: Literal["", "utf-8", "utf-16", "cp1252"] = ""
    delimiter: Annotated[str, Meta(max_length=1)] = ""
    date_order: Literal["", "ymd", "dmy", "mdy"] = ""
    decimal: Literal["", ".", ","] = ""
    currency: Annotated[str, Meta(pattern="^([A-Z]{3})?$")] = ""
    uom: str = "each"
    countries: dict[str, str] = {}
    charges: tuple[str, ...] | None = None
    cancelled_prefix: str | None = None


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with a row. Rows count from 1, as spreadsheets show them; the heading is row 1."""

    row: int
    field: str
    code: str
    text: str
    value: str = ""


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """A possible reply: the value for the mapping, and what it would mean."""

    value: str
    meaning: str


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What the file does not tell. ``setting`` names the place in the mapping that answers it."""

    setting: str
    code: str
    text: str
    options: tuple[Option, ...] = ()
    rows: tuple[int, ...] = ()
    blocking: bool = True


class ReadLine(msgspec.Struct, frozen=True, kw_only=True):
    """A row that can become a line; ``doubts`` are the codes a person must first settle."""

    row: int
    sku: str
    description: str
    quantity: Quantity
    uom: str
    max_price: Price | None = None
    doubts: tuple[str, ...] = ()


class ReadDocument(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of one invoice."""

    invoice: str
    number: str
    request_id: Id
    date: str = ""
    company: str = ""
    contact_name: str = ""
    country: str = ""
    note_to_suppliers: str = ""
    lines: tuple[ReadLine, ...] = ()


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A file, understood. ``mapping`` is complete: given back, the file reads the same.

    ``rows_total`` = ``rows_good`` + rows in ``refused`` (one entry each) + rows in ``doubtful`` (one
    entry per doubt). ``mended`` counts what was put right without asking: spaces around a value.
    """

    file_name: str
    organisation_id: Id
    mapping: Mapping
    unmapped: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    rows_total: int = 0
    rows_good: int = 0
    documents: tuple[ReadDocument, ...] = ()
    refused: tuple[Issue, ...] = ()
    doubtful: tuple[Issue, ...] = ()
    mended: dict[str, int] = {}


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What happens to rows that are not good: skip all of them, skip by code, or accept doubts by code."""

    skip_refused: bool = False
    skip: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()


def mapping_from_json(text: str | bytes) -> Mapping:
    """A mapping as somebody wrote it. Raises UserError naming the field at fault."""
    try:
        return msgspec.json.decode(text, type=Mapping)
    except msgspec.ValidationError as error:
        raise invalid(error) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UserError(
            "import.json", "The mapping is not JSON: {reason}.", "mapping", reason=error
        ) from error


def issue(row: int, field: str, code: str, value: str = "", **params: object) -> Issue:
    """An issue with its text filled in."""
    template = REFUSALS.get(code) or DOUBTS[code]
    shown = value if len(value) <= 60 else value[:57] + "…"
    return Issue(row=row, field=field, code=code, text=template.format(value=shown, **params), value=shown)
