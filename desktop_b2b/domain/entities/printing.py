# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What was printed: marks that are only ever added, so that two desks may both have printed an original."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop_b2b.domain.entities.rows import FULFILMENT, Row
from desktop_b2b.domain.values import Id, Instant


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class PrintMark(Row):
    """That a paper went to a printer at its owner's. ``document_id``: the shipment, order or wave that
    it belongs
    to; ``about_id``: what it is about, which may be a box, a pallet or a file of it. ``copy``: 1 for the
    original, as far as the desk that printed it knew.
    """

    TABLE: ClassVar[str] = "print_mark"
    SECTION: ClassVar[str] = FULFILMENT
    KIND: ClassVar[str] = "fulfilment_shipment"
    ROOT: ClassVar[str] = "document_id"
    INDEXES: ClassVar[tuple[str, ...]] = ("document_id", "about_id")
    APPEND_ONLY: ClassVar[bool] = True

    document_id: Id
    about_id: Id
    paper: str
    copy: int = 1
    at: Instant = 0
    by: str = ""
    device: str = ""
