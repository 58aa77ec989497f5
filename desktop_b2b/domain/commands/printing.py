# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Commands about papers."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from desktop_b2b.domain.commands.base import Command, command
from desktop_b2b.domain.values import Id

PaperKind = Literal[
    "packing_slip",
    "picking_list",
    "carton_label",
    "pallet_label",
    "bill_of_lading",
    "attachment",
    "donation_receipt",
]


@command
class RecordPrint(Command, frozen=True, kw_only=True):
    """A paper went to a printer. Whoever may see what it is about may print it.

    ``about_id``: a shipment, an order, a wave, a box or pallet, or a file; ``copy``: which print of it
    this is.
    """

    TARGET: ClassVar[str] = "about_id"

    about_id: Id
    paper: PaperKind
    copy: Annotated[int, Meta(ge=1, le=100_000)] = 1
