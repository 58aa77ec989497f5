# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Commands about several product lines at once (S2.23)."""

from __future__ import annotations

from typing import ClassVar

from desktop_b2b.domain.commands.account import Part
from desktop_b2b.domain.commands.base import Command, command
from desktop_b2b.domain.values import Id


@command
class MergeProductLines(Command, frozen=True):
    """Make one of two: what stands below the first, its partners and its items go to the other."""

    PRIVILEGE: ClassVar[str] = "partner.edit"
    TARGET: ClassVar[str] = "product_line_id"
    EDITS: ClassVar[bool] = True

    product_line_id: Id
    into_id: Id


class ImportedLine(Part, frozen=True):
    """A node of an imported tree; what it stands under is known, or comes before it."""

    product_line_id: Id
    name: str
    parent_id: Id | None = None


@command
class ImportProductLines(Command, frozen=True):
    """Make the nodes of a file that are not there yet, all or none."""

    PRIVILEGE: ClassVar[str] = "partner.edit"

    source: str
    lines: tuple[ImportedLine, ...]
