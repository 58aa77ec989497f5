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
from desktop_b2b.domain.decoders import from_json
from desktop_b2b.domain.values import Id, Price, Quantity
from desktop_b2b.errors import UserError

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
    "contact.no_name": "The row names neither a company nor a person.",
    "record.twice": "{value} stands in row {expected} already.",
    "item.missing": "The row names no product.",
    "item.unknown": "{value} is not held at the centre.",
    "centre.unknown": "There is no fulfilment centre {value}.",
    "centre.missing": "Name the fulfilment centre: there are several.",
    "bin.unknown": "There is no bin {value}.",
    "country.none": "{value} is no country that we know.",
    "choice.unknown": "{value} is none of {expected}.",
    "flag.unknown": "{value} says neither yes nor no.",
    "day.unreadable": "{value} is no day.",
    "day.open": "{value} can be read in two ways: say which comes first.",
    "day.past": "The day {value} is past.",
    "lot.missing": "{value} is kept by lot: name the lot.",
    "lot.none": "{value} is not kept by lot.",
    "expiry.missing": "{value} expires: name the day.",
    "count.twice": "{value} is counted in row {expected} already.",
}
#: Why a person should look at a row before it becomes a line.
DOUBTS: Final = {
    "price.zero": "The price is zero.",
    "customer.missing": "The row names no customer.",
    "description.missing": "The row has no description.",
    "date.unreadable": "{value} is no date in this column's order.",
    "country.unknown": "{value} is no country that we know.",
    "document.mixed": "The row says {value}, other rows of the same document say {expected}.",
    "kind.unknown": "{value} says neither business nor person.",
    "product_line.unknown": "There is no product line {value}.",
    "postal_code.short": "The postal code {value} may have lost a nought at its beginning.",
}


class Mapping(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a file is read. What is left empty is recognised from the file, or asked about.

    ``sheet``: which sheet of a workbook. ``heading_row``: the row of the headings. ``columns``: field to
    heading (or ``#3`` for the third column); null means: do not take it. ``countries``: the file's own names
    to ISO codes. ``charges``: codes that are no goods. ``cancelled_prefix``: how the numbers of cancellations
    begin; null is recognised, empty means none.
    """

    source: str = ""
    sheet: str = ""
    heading_row: Annotated[int, Meta(ge=0, le=1_000_000)] = 0
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
    """What is wrong with a row. Rows count from 1, as spreadsheets show them; the heading is row 1.

    ``template`` and ``params`` make the text anew in another language.
    """

    row: int
    field: str
    code: str
    text: str
    value: str = ""
    template: str = ""
    params: dict[str, str] = {}


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """A possible reply: the value for the mapping, and what it would mean.

    Where the reply changes how cells are read: ``sample`` is the first of them, ``reading`` what it would
    be (a day or a number; empty where it cannot be read that way).
    """

    value: str
    meaning: str
    sample: str = ""
    reading: str = ""


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
    """The rows of one invoice; ``refused_rows`` name it, but cannot become lines."""

    invoice: str
    number: str
    request_id: Id
    date: str = ""
    company: str = ""
    contact_name: str = ""
    country: str = ""
    note_to_suppliers: str = ""
    lines: tuple[ReadLine, ...] = ()
    refused_rows: tuple[int, ...] = ()


class ReadRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A row that is a contact or a product: its id, what the file calls it, and the values of its fields.

    Only fields that a column holds are named, so that an import changes nothing else.
    """

    row: int
    record_id: Id
    key: str
    values: dict[str, str | None]
    doubts: tuple[str, ...] = ()


class ReadOrderLine(msgspec.Struct, frozen=True, kw_only=True):
    """A row that can become an item of a B2B order; ``sku`` is whatever the product is called by."""

    row: int
    sku: str
    quantity: Quantity
    lot: str = ""
    instructions: str = ""
    doubts: tuple[str, ...] = ()


class ReadOrder(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of one B2B order: what its first ones say of it, and its items; ``refused_rows`` name it, but
    cannot become items.
    """

    key: str
    draft_id: Id
    values: dict[str, str] = {}
    lines: tuple[ReadOrderLine, ...] = ()
    refused_rows: tuple[int, ...] = ()


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A file, understood. ``documents`` where it holds requests, ``orders`` where B2B orders, else
    ``records``.

    ``mapping`` is complete: given back, the file reads the same. ``names`` are what a mapping calls the
    columns, ``samples`` the first cell of each that holds something.

    ``rows_total`` = ``rows_good`` + rows in ``refused`` (one entry each) + rows in ``doubtful`` (one
    entry per doubt). ``mended`` counts what was put right without asking: spaces around a value.
    """

    file_name: str
    organisation_id: Id
    mapping: Mapping
    kind: str = "requests"
    headings: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    samples: tuple[str, ...] = ()
    unmapped: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    rows_total: int = 0
    rows_good: int = 0
    documents: tuple[ReadDocument, ...] = ()
    records: tuple[ReadRecord, ...] = ()
    orders: tuple[ReadOrder, ...] = ()
    refused: tuple[Issue, ...] = ()
    doubtful: tuple[Issue, ...] = ()
    mended: dict[str, int] = {}


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What happens to rows that are not good: skip all of them, skip by code, or accept doubts by code.

    ``leave``: rows that no other rule settles stay out, and with them all rows of the same document, so that
    they can be mended and given again. ``update``: known contacts and products get the file's values.
    """

    skip_refused: bool = False
    skip: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    leave: bool = False
    update: bool = False


def mapping_from_json(text: str | bytes) -> Mapping:
    """A mapping as somebody wrote it. Raises UserError naming the field at fault."""
    try:
        return from_json(Mapping).decode(text)
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
    told = {"value": shown, **{name: str(param) for name, param in params.items()}}
    return Issue(
        row=row,
        field=field,
        code=code,
        text=template.format(**told),
        value=shown,
        template=template,
        params=told,
    )


def refused(row: int, error: UserError, value: str) -> Issue:
    """The issue of a value that the domain refuses."""
    told = {name: str(param) for name, param in error.params.items()}
    shown = value if len(value) <= 60 else value[:57] + "…"
    return Issue(
        row=row, field=error.field, code=error.code, text=str(error), value=shown, template=error.template,
        params=told,
    )  # fmt: skip
