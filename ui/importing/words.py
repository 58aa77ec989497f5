# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The words of imports: fields, questions, remarks on rows, what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale, Qt

from desktop_b2b.errors import UserError
from desktop_b2b.services.imports import Issue, Question
from desktop_b2b.services.imports.model import DOUBTS, Option
from ui.strings import error_text, number_word

KIND_WORDS = {
    "requests": QT_TRANSLATE_NOOP("Imports", "Orders"),
    "contacts": QT_TRANSLATE_NOOP("Imports", "Contacts"),
    "products": QT_TRANSLATE_NOOP("Imports", "Products"),
    "b2b_orders": QT_TRANSLATE_NOOP("Imports", "B2B orders"),
    "stock": QT_TRANSLATE_NOOP("Imports", "Products at centres"),
    "receipts": QT_TRANSLATE_NOOP("Imports", "Goods received"),
    "counts": QT_TRANSLATE_NOOP("Imports", "Counts"),
}
#: Kinds that are offered beside one another.
_TOGETHER = (("requests", "contacts", "products"), ("b2b_orders", "stock"), ("receipts", "counts"))
#: Who may import what.
VERBS = {
    **dict.fromkeys(_TOGETHER[0], "request.edit"),
    **dict.fromkeys(_TOGETHER[1], "b2b.edit"),
    **dict.fromkeys(_TOGETHER[2], "stock.edit"),
}
#: Kinds whose known ones are never changed by a file.
DOCUMENTS = frozenset({"requests", "b2b_orders", "receipts", "counts"})
_FIELDS = {
    "reference": QT_TRANSLATE_NOOP("Imports", "Reference"),
    "item": QT_TRANSLATE_NOOP("Imports", "Inventory ID, SKU or GTIN"),
    "lot": QT_TRANSLATE_NOOP("Imports", "Lot"),
    "expires_on": QT_TRANSLATE_NOOP("Imports", "Expires on"),
    "bin": QT_TRANSLATE_NOOP("Imports", "Bin"),
    "counted": QT_TRANSLATE_NOOP("Imports", "Counted"),
    "centre": QT_TRANSLATE_NOOP("Imports", "Fulfilment centre"),
    "inventory_id": QT_TRANSLATE_NOOP("Imports", "Inventory ID"),
    "case_gtin": QT_TRANSLATE_NOOP("Imports", "GTIN of the case"),
    "case_units": QT_TRANSLATE_NOOP("Imports", "Units per case"),
    "pallet_units": QT_TRANSLATE_NOOP("Imports", "Units per pallet"),
    "weight": QT_TRANSLATE_NOOP("Imports", "Weight"),
    "size": QT_TRANSLATE_NOOP("Imports", "Size"),
    "by_lot": QT_TRANSLATE_NOOP("Imports", "Kept by lot"),
    "expires": QT_TRANSLATE_NOOP("Imports", "Expires"),
    "fragile": QT_TRANSLATE_NOOP("Imports", "Fragile"),
    "un_number": QT_TRANSLATE_NOOP("Imports", "UN number"),
    "hazard_class": QT_TRANSLATE_NOOP("Imports", "Hazard class"),
    "packing_group": QT_TRANSLATE_NOOP("Imports", "Packing group"),
    "hs_code": QT_TRANSLATE_NOOP("Imports", "Tariff number (HS)"),
    "origin_country": QT_TRANSLATE_NOOP("Imports", "Country of origin"),
    "instructions": QT_TRANSLATE_NOOP("Imports", "Packing instructions"),
    "active": QT_TRANSLATE_NOOP("Imports", "Active"),
    "kind": QT_TRANSLATE_NOOP("Imports", "Type of order"),
    "reserve_on": QT_TRANSLATE_NOOP("Imports", "Reserve date"),
    "mode": QT_TRANSLATE_NOOP("Imports", "Parcel or freight"),
    "method": QT_TRANSLATE_NOOP("Imports", "Who buys the shipping"),
    "carrier": QT_TRANSLATE_NOOP("Imports", "Carrier"),
    "service": QT_TRANSLATE_NOOP("Imports", "Service"),
    "purchase_order": QT_TRANSLATE_NOOP("Imports", "Purchase order"),
    "department": QT_TRANSLATE_NOOP("Imports", "Department"),
    "mark_for": QT_TRANSLATE_NOOP("Imports", "Mark for"),
    "note_to_customer": QT_TRANSLATE_NOOP("Imports", "Note to the customer"),
    "line_instructions": QT_TRANSLATE_NOOP("Imports", "Instructions for the product"),
    "invoice": QT_TRANSLATE_NOOP("Imports", "Order number"),
    "sku": QT_TRANSLATE_NOOP("Imports", "SKU"),
    "description": QT_TRANSLATE_NOOP("Imports", "Description"),
    "quantity": QT_TRANSLATE_NOOP("Imports", "Quantity"),
    "uom": QT_TRANSLATE_NOOP("Imports", "Unit"),
    "date": QT_TRANSLATE_NOOP("Imports", "Date"),
    "price": QT_TRANSLATE_NOOP("Imports", "Price paid"),
    "max_price": QT_TRANSLATE_NOOP("Imports", "Max price"),
    "company": QT_TRANSLATE_NOOP("Imports", "Company"),
    "customer": QT_TRANSLATE_NOOP("Imports", "Customer number"),
    "contact_name": QT_TRANSLATE_NOOP("Imports", "Contact"),
    "country": QT_TRANSLATE_NOOP("Imports", "Country"),
    "note_to_suppliers": QT_TRANSLATE_NOOP("Imports", "Note to suppliers"),
    "code": QT_TRANSLATE_NOOP("Imports", "Customer number"),
    "recipient_kind": QT_TRANSLATE_NOOP("Imports", "Business or person"),
    "name": QT_TRANSLATE_NOOP("Imports", "Name"),
    "email": QT_TRANSLATE_NOOP("Imports", "E-mail"),
    "phone": QT_TRANSLATE_NOOP("Imports", "Phone"),
    "address1": QT_TRANSLATE_NOOP("Imports", "Address"),
    "address2": QT_TRANSLATE_NOOP("Imports", "Address, second line"),
    "postal_code": QT_TRANSLATE_NOOP("Imports", "Postal code"),
    "city": QT_TRANSLATE_NOOP("Imports", "City"),
    "region": QT_TRANSLATE_NOOP("Imports", "State or province"),
    "gtin": QT_TRANSLATE_NOOP("Imports", "GTIN (EAN, UPC)"),
    "product_line": QT_TRANSLATE_NOOP("Imports", "Product line"),
    "product_line_id": QT_TRANSLATE_NOOP("Imports", "Product line"),
}
_QUESTIONS = {
    "decimal": QT_TRANSLATE_NOOP("Imports", "Which sign separates the decimals?"),
    "date_order": QT_TRANSLATE_NOOP("Imports", "Which comes first in the dates?"),
    "delimiter": QT_TRANSLATE_NOOP("Imports", "What stands between the columns?"),
    "sheet": QT_TRANSLATE_NOOP("Imports", "Which sheet holds the rows?"),
    "currency": QT_TRANSLATE_NOOP("Imports", "In which currency are the prices?"),
}
_OPTIONS = {
    ("decimal", "."): QT_TRANSLATE_NOOP("Imports", "The point"),
    ("decimal", ","): QT_TRANSLATE_NOOP("Imports", "The comma"),
    ("date_order", "dmy"): QT_TRANSLATE_NOOP("Imports", "The day"),
    ("date_order", "mdy"): QT_TRANSLATE_NOOP("Imports", "The month"),
    ("delimiter", ","): QT_TRANSLATE_NOOP("Imports", "Comma"),
    ("delimiter", ";"): QT_TRANSLATE_NOOP("Imports", "Semicolon"),
    ("delimiter", "\t"): QT_TRANSLATE_NOOP("Imports", "Tab"),
    ("delimiter", "|"): QT_TRANSLATE_NOOP("Imports", "Vertical bar"),
}
_WHAT = {
    "new": QT_TRANSLATE_NOOP("Imports", "New"),
    "again": QT_TRANSLATE_NOOP("Imports", "Brought back"),
    "changed": QT_TRANSLATE_NOOP("Imports", "Changed"),
    "known": QT_TRANSLATE_NOOP("Imports", "Stays as it is"),
    "same": QT_TRANSLATE_NOOP("Imports", "Unchanged"),
    "left": QT_TRANSLATE_NOOP("Imports", "Stays out"),
}
_ROWS_SHOWN = 3


def tr(text: object) -> str:
    """A text of this part in the user's language."""
    return QCoreApplication.translate("Imports", str(text))


def kind_word(kind: str) -> str:
    """What is imported."""
    return tr(KIND_WORDS[kind])


def together(kind: str) -> tuple[str, ...]:
    """The kinds that are offered with one."""
    return next(kinds for kinds in _TOGETHER if kind in kinds)


def field_word(name: str) -> str:
    """A field of what is imported."""
    return tr(_FIELDS.get(name, name))


def what_word(what: str) -> str:
    """What becomes of a document, a record or a row."""
    return tr(_WHAT[what])


def question_word(question: Question) -> str:
    """A question in the user's language."""
    if question.setting.startswith("columns."):
        name = field_word(question.setting.partition(".")[2])
        if question.code == "import.column_twice":
            return tr(QT_TRANSLATE_NOOP("Imports", "Several columns could be “{0}”: choose one")).format(name)
        return tr(QT_TRANSLATE_NOOP("Imports", "Which column is “{0}”?")).format(name)
    return tr(_QUESTIONS.get(question.setting, question.text))


def option_word(setting: str, option: Option) -> str:
    """A possible reply, and what it would make of the first cell: "The day: 12 January 2010"."""
    known = _OPTIONS.get((setting, option.value))
    words = tr(known) if known is not None else option.value
    return f"{words}: {_reading_word(option.reading)}" if option.reading else words


def _reading_word(reading: str) -> str:
    day = QDate.fromString(reading, Qt.DateFormat.ISODate)
    return QLocale().toString(day, "d MMMM yyyy") if day.isValid() else number_word(Decimal(reading))


def value_word(value: object) -> str:
    """A value of a record, a dash where there is none."""
    return str(value) if value else "–"


def remark(issue: Issue) -> str:
    """What is wrong with a row, or doubtful."""
    return error_text(UserError(issue.code, issue.template or issue.text, issue.field, **issue.params))


def is_doubt(code: str) -> bool:
    """Whether rows of a reason can be taken as they are."""
    return code in DOUBTS


def rows_word(numbers: Sequence[int]) -> str:
    """Numbers of rows, the first of them: "rows 3, 7, 12 and 5 more"."""
    shown = ", ".join(number_word(number) for number in numbers[:_ROWS_SHOWN])
    more = len(numbers) - _ROWS_SHOWN
    if more > 0:
        return QCoreApplication.translate("Imports", "rows {0} and %Ln more", "", more).format(shown)
    return QCoreApplication.translate("Imports", "row(s) {0}", "", len(numbers)).format(shown)
