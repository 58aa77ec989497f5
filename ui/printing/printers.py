# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Which printer, tray and paper each kind of document goes to: labels lie elsewhere than slips."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from desktop_b2b.documents.sheet import LABEL_SIZES
from desktop_b2b.settings import PRINTER, Keeper

#: Kinds of document, as settings and print marks name them.
PACKING_SLIP, PICKING_LIST, CARTON_LABEL = "packing_slip", "picking_list", "carton_label"
PALLET_LABEL, LADING, ATTACHMENT = "pallet_label", "bill_of_lading", "attachment"
DONATION = "donation_receipt"
#: Labels that a retailer bought: attachments, but for another printer.
BOUGHT_LABEL = "bought_label"
KINDS = (PACKING_SLIP, PICKING_LIST, CARTON_LABEL, PALLET_LABEL, LADING, ATTACHMENT, BOUGHT_LABEL, DONATION)


@dataclass(frozen=True)
class Choice:
    """Where a kind of document is printed. Empty or zero: what the system or the printer says."""

    printer: str = ""
    tray: int = -1
    width_mm: float = 0.0
    height_mm: float = 0.0

    @classmethod
    def of(cls, printer: QPrinter) -> Choice:
        """What somebody chose in the system's dialog."""
        size = printer.pageLayout().pageSize().size(QPageSize.Unit.Millimeter)
        return cls(
            printer.printerName(),
            printer.paperSource().value,
            round(size.width(), 1),
            round(size.height(), 1),
        )

    def on(self, printer: QPrinter) -> QPrinter:
        """The printer, set to this choice; one that is gone stays named, so that its failure says which."""
        if self.printer:
            printer.setPrinterName(self.printer)
        if self.width_mm > 0 and self.height_mm > 0:
            size = QSizeF(self.width_mm, self.height_mm)
            page = QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
            printer.setPageSize(page)
        if self.tray >= 0:
            # Trays beyond Qt's own names have numbers of the driver that they were chosen with.
            with contextlib.suppress(ValueError):
                printer.setPaperSource(QPrinter.PaperSource(self.tray))
        return printer


def remembered(settings: Keeper, kind: str) -> Choice:
    """The choice for a kind of document; a value that was damaged counts as none."""
    parts = PRINTER.at(kind).read(settings).split("\n")
    try:
        name, tray, width, height = parts
        return Choice(name, int(tray), float(width), float(height))
    except ValueError:
        return _first(kind)


def remember(settings: Keeper, kind: str, choice: Choice) -> None:
    """Keep a choice for the next time."""
    value = "\n".join((choice.printer, str(choice.tray), str(choice.width_mm), str(choice.height_mm)))
    PRINTER.at(kind).write(settings, value)


def _first(kind: str) -> Choice:
    """Before anybody chose: labels want their own paper."""
    if kind in (CARTON_LABEL, PALLET_LABEL, BOUGHT_LABEL):
        width, height = LABEL_SIZES["4x6"]
        return Choice(width_mm=width, height_mm=height)
    return Choice()
