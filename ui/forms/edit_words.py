# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What was edited, in words that stand behind "Undo" and "Redo"."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.forms.history import Edit

_WORDS = {
    "company": QT_TRANSLATE_NOOP("Edits", "change of company"),
    "contact_name": QT_TRANSLATE_NOOP("Edits", "change of contact"),
    "phone": QT_TRANSLATE_NOOP("Edits", "change of phone"),
    "address1": QT_TRANSLATE_NOOP("Edits", "change of address"),
    "address2": QT_TRANSLATE_NOOP("Edits", "change of address"),
    "postal_code": QT_TRANSLATE_NOOP("Edits", "change of postal code"),
    "city": QT_TRANSLATE_NOOP("Edits", "change of city"),
    "region": QT_TRANSLATE_NOOP("Edits", "change of state or province"),
    "country": QT_TRANSLATE_NOOP("Edits", "change of country"),
    "recipient_email": QT_TRANSLATE_NOOP("Edits", "change of e-mail"),
    "recipient_kind": QT_TRANSLATE_NOOP("Edits", "choice of business or person"),
    "retailer_order_number": QT_TRANSLATE_NOOP("Edits", "change of order number"),
    "needed_by": QT_TRANSLATE_NOOP("Edits", "change of date"),
    "note_to_customer": QT_TRANSLATE_NOOP("Edits", "change of note to customer"),
    "note_to_suppliers": QT_TRANSLATE_NOOP("Edits", "change of note to suppliers"),
    "mode": QT_TRANSLATE_NOOP("Edits", "choice of manual or automatic"),
    "sealed": QT_TRANSLATE_NOOP("Edits", "choice of sealed or open answers"),
    "contact": QT_TRANSLATE_NOOP("Edits", "fill in contact"),
    "address": QT_TRANSLATE_NOOP("Edits", "paste address"),
    "sku": QT_TRANSLATE_NOOP("Edits", "change of SKU"),
    "description": QT_TRANSLATE_NOOP("Edits", "change of description"),
    "quantity": QT_TRANSLATE_NOOP("Edits", "change of quantity"),
    "uom": QT_TRANSLATE_NOOP("Edits", "change of unit"),
    "product_line_path": QT_TRANSLATE_NOOP("Edits", "change of product line"),
    "max_price": QT_TRANSLATE_NOOP("Edits", "change of max price"),
    "partner_ids": QT_TRANSLATE_NOOP("Edits", "change of partners"),
    "deadline_at": QT_TRANSLATE_NOOP("Edits", "change of deadline"),
    "shipping_required": QT_TRANSLATE_NOOP("Edits", "change of shipping option"),
    "excluded": QT_TRANSLATE_NOOP("Edits", "exclude or include partner"),
    "row.add": QT_TRANSLATE_NOOP("Edits", "add row"),
    "row.remove": QT_TRANSLATE_NOOP("Edits", "remove row"),
    "row.move": QT_TRANSLATE_NOOP("Edits", "move row"),
    "row.duplicate": QT_TRANSLATE_NOOP("Edits", "duplicate row"),
    "fill": QT_TRANSLATE_NOOP("Edits", "fill down"),
    "restored": QT_TRANSLATE_NOOP("Edits", "typing that was brought back"),
    "ready": QT_TRANSLATE_NOOP("Edits", "change of ready quantity"),
    "all_ready": QT_TRANSLATE_NOOP("Edits", "all ready"),
    "price": QT_TRANSLATE_NOOP("Edits", "change of price"),
    "backorder": QT_TRANSLATE_NOOP("Edits", "change of back-order"),
    "backorder_at": QT_TRANSLATE_NOOP("Edits", "change of back-order date"),
    "shipping_cost": QT_TRANSLATE_NOOP("Edits", "change of shipping cost"),
    "comment": QT_TRANSLATE_NOOP("Edits", "change of comment"),
    "packed": QT_TRANSLATE_NOOP("Edits", "change of packed quantity"),
    "pack_all": QT_TRANSLATE_NOOP("Edits", "pack everything"),
    "empty_all": QT_TRANSLATE_NOOP("Edits", "empty all boxes"),
    "box.add": QT_TRANSLATE_NOOP("Edits", "add box"),
    "box.remove": QT_TRANSLATE_NOOP("Edits", "remove box"),
    "measure": QT_TRANSLATE_NOOP("Edits", "change of weight or size"),
    "courier": QT_TRANSLATE_NOOP("Edits", "change of courier"),
    "tracking": QT_TRANSLATE_NOOP("Edits", "change of tracking number"),
    "assigned": QT_TRANSLATE_NOOP("Edits", "change of assigned quantity"),
    "assign_best": QT_TRANSLATE_NOOP("Edits", "best assignment"),
    "assign_lowest": QT_TRANSLATE_NOOP("Edits", "fill with lowest price"),
    "assign_nothing": QT_TRANSLATE_NOOP("Edits", "clear assignment"),
    "kind": QT_TRANSLATE_NOOP("Edits", "choice of kind"),
    "method": QT_TRANSLATE_NOOP("Edits", "choice of shipping method"),
    "service": QT_TRANSLATE_NOOP("Edits", "choice of service"),
    "services": QT_TRANSLATE_NOOP("Edits", "choice of value-added services"),
    "consent": QT_TRANSLATE_NOOP("Edits", "consent to carrier and fees"),
    "link_id": QT_TRANSLATE_NOOP("Edits", "choice of centre"),
    "": QT_TRANSLATE_NOOP("Edits", "last change"),
}


def edit_words(edit: Edit | None) -> str:
    """What a step changed; empty where there is none."""
    if edit is None:
        return ""
    if edit.code == "paste":
        return QCoreApplication.translate("Edits", "paste %n row(s)", "", edit.rows)
    if edit.code == "row.remove" and edit.rows > 1:
        return QCoreApplication.translate("Edits", "remove %n row(s)", "", edit.rows)
    return QCoreApplication.translate("Edits", str(_WORDS.get(edit.code, _WORDS[""])))


def is_known(code: str) -> bool:
    """Whether there are words for a code."""
    return code == "paste" or code in _WORDS
