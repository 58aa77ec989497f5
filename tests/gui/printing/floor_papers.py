# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Facts of the papers of fulfilment, and eyes for pages as printers of dots make them."""

from decimal import Decimal
from typing import Any

import numpy as np
import zxingcpp
from PySide6.QtGui import QImage, QPainter

from desktop_b2b.documents.address import Address
from desktop_b2b.documents.box_slip import BoxLine, BoxSlipFacts, LotPart
from desktop_b2b.documents.floor_list import FloorListFacts, FloorPick, PackingNote
from desktop_b2b.documents.labels import LabelFacts
from desktop_b2b.documents.lading import LadingFacts, LadingGoods, LadingOrder
from tests.gui.printing.conftest import jpg
from ui.printing.ink import U
from ui.printing.layout import Paper, lay_out

SSCC = "095287654321012346"
RETAILER = Address(
    company="Larch & Linden", address1="4 Tanner's Yard", postal_code="LS2 7JA", city="Leeds", country="GB"
)
CENTRE = Address(
    company="Wren & Thistle Department Stores Distribution Center West",
    name="Receiving dock 14",
    address1="1200 Harbor Blvd",
    address2="Building C",
    postal_code="94103-1234",
    city="San Francisco",
    region="CA",
    country="US",
)
STORE = Address(
    company="Wren & Thistle 0231", address1="22 Market Street", postal_code="94111", city="San Francisco",
    region="CA", country="US",
)  # fmt: skip


def label_facts(**changes: Any) -> LabelFacts:
    """A carton's label with all its zones filled."""
    facts: dict[str, Any] = {
        "sender": RETAILER,
        "ship_to": CENTRE,
        "sscc": SSCC,
        "carrier": "Northway Freight Lines",
        "pro": "123-4567890",
        "bol": "B-31080-000412",
        "purchase_order": "4500012345-WT",
        "department": "042",
        "customer_sku": "WT-884-1220-GRN",
        "quantity": "24",
        "place": 3,
        "count": 18,
        "mark_for": STORE,
        "store": "0231",
        "weight": "12.4 kg",
    }
    return LabelFacts(**(facts | changes))


def box_lines(count: int) -> tuple[BoxLine, ...]:
    """Lines short and long, some with lots, some still to come."""
    words = (
        'Letterpress card set "Winter"\n12 cards, 12 envelopes',
        "Soy candle tin, fig and cedar, hand poured in small batches by people with patience\n180 g",
        "Lambswool throw, oat",
    )
    return tuple(
        BoxLine(
            sku=f"SKU-{n:04}",
            description=words[n % 3],
            gtin="09501101530003" if n % 3 == 0 else "",
            ordered=Decimal(120 + n),
            shipped=Decimal(80 + n),
            back_ordered=Decimal(40) if n % 2 == 0 else Decimal(0),
            expected_at=1_796_200_000_000,
            lots=(LotPart(lot="L-2231", quantity=Decimal(80), expires="2027-03-31"),) if n % 4 == 0 else (),
        )
        for n in range(count)
    )


def box_facts(count: int = 4, **changes: Any) -> BoxSlipFacts:
    """The slip of a B2B order's shipment."""
    facts: dict[str, Any] = {
        "retailer": RETAILER,
        "retailer_phone": "+44 131 555 0119",
        "logo": jpg(),
        "order_number": "B-31080",
        "purchase_order": "4500012345",
        "shipment_number": "S-31081",
        "packed_at": 1_795_080_000_000,
        "zone": "Europe/London",
        "ship_to": CENTRE,
        "lines": box_lines(count),
        "note": "Thank you for your order.",
        "count": 2,
        "carrier": "Northway Parcel",
        "tracking": "NW 4471 0093 28",
    }
    return BoxSlipFacts(**(facts | changes))


def dots(paper: Paper, dpi: int, page: int = 0, *, copy: int = 0) -> Any:
    """A page as a printer of so many dots an inch makes it: grey values."""
    leaves = lay_out(paper)
    scale = dpi / 25.4 / U
    size = leaves.size(page)
    image = QImage(round(size.width() * scale), round(size.height() * scale), QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.scale(scale, scale)
    leaves.paint(painter, page, copy=copy)
    painter.end()
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].copy()


def scanned(paper: Paper, dpi: int, page: int = 0) -> set[tuple[str, str]]:
    """What a scanner reads of a page: symbology and text."""
    found = zxingcpp.read_barcodes(dots(paper, dpi, page))
    return {(code.symbology_identifier, code.text) for code in found}


def lading_facts(many_orders: int = 3, many_goods: int = 3, **changes: Any) -> LadingFacts:
    """A bill of lading with every field filled."""
    facts: dict[str, Any] = {
        "number": "B-31080-000412",
        "date": 1_795_080_000_000,
        "zone": "Europe/London",
        "ship_from": RETAILER,
        "from_location": "LS-01",
        "ship_to": CENTRE,
        "to_location": "WT-DC-7",
        "bill_to": STORE,
        "fob": "origin",
        "carrier": "Northway Freight Lines",
        "scac": "NWFL",
        "pro": "1234567890",
        "trailer": "TR-5521",
        "seal": "883-22-001",
        "terms": "third_party",
        "instructions": "Liftgate required. <b>Do not stack.</b>",
        "orders": tuple(
            LadingOrder(
                number=f"PO-{n:04}", packages=str(n + 3), weight=f"{12 + n}.5 kg", on_pallet=n % 2 == 0,
                more="Dept. 042, store 0231, mark for the seasonal windows team" if n % 2 else "",
            )
            for n in range(many_orders)
        ),
        "goods": tuple(
            LadingGoods(
                units="1", unit_type="pallet", packages="24", package_type="carton", weight="212 kg",
                hazardous=n == 2, description=f"Commodity {n:03}, in boxes", nmfc="51310-2",
                freight_class="92.5",
            )
            for n in range(many_goods)
        ),
        "total_packages": "88",
        "total_units": "4",
        "total_weight": "848 kg",
    }  # fmt: skip
    return LadingFacts(**(facts | changes))


def list_facts(count: int = 8, **changes: Any) -> FloorListFacts:
    """A wave's picking list, its picks in no order."""
    places = ("A-10-1", "A-2-10", "", "B-01-03")
    facts: dict[str, Any] = {
        "centre": "Atelier Brume Fulfilment",
        "wave": "W-118",
        "orders": ("B-31080", "B-31081"),
        "retailer": "Larch & Linden",
        "ship_by": 1_796_200_000_000,
        "zone": "Europe/London",
        "picks": tuple(
            FloorPick(
                location=places[n % 4], sku=f"SKU-{n:04}", description="Soy candle tin\n180 g",
                gtin="09501101530003", lot="L-2231" if n % 2 else "", expires="2027-03-31" if n % 2 else "",
                quantity=Decimal(12 + n), order_number=f"B-3108{n % 2}",
                instructions="Wrap each <i>tin</i>." if n == 0 else "",
            )
            for n in range(count)
        ),
        "notes": (PackingNote(order_number="B-31080", text="Use plain cartons & no tape."),),
    }  # fmt: skip
    return FloorListFacts(**(facts | changes))
