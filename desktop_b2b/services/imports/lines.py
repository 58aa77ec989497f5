# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Product lines from a file or from pasted text: a path a row, and the nodes that are missing (S2.23).

A row is a path whose names stand in cells of their own, or in one text with `` / `` or ``>`` between. Ids
follow from company and path, so that two desks that take the same file make one tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop_b2b.domain import text
from desktop_b2b.domain.commands.product_lines import ImportedLine, ImportProductLines
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.catalogue import SEPARATOR
from desktop_b2b.services.imports.model import Mapping as Reading
from desktop_b2b.services.imports.records import record_id
from desktop_b2b.services.imports.table import check_size, decoded
from desktop_b2b.services.imports.workbook import is_workbook, read_workbook

Path = tuple[str, ...]

_BETWEEN = re.compile(r"\t|;| / | ?> ?")
#: Deeper is no tree that people keep.
DEEPEST = 30


@dataclass(frozen=True, slots=True)
class LinePlan:
    """What an import would do: the nodes that are made, and how many of the paths are there already."""

    lines: tuple[ImportedLine, ...]
    paths: tuple[str, ...]
    known: int

    def command(self, source: str) -> ImportProductLines:
        """The command that makes them."""
        return ImportProductLines(source=source, lines=self.lines)


def paths_of_file(data: bytes) -> list[Path]:
    """The paths of a text file or a workbook. Raises UserError where it cannot be read."""
    check_size(len(data))
    if is_workbook(data):
        return _paths(cells for _number, cells in read_workbook(data, Reading()).rows)
    return paths_of_text(decoded(data))


def paths_of_text(given: str) -> list[Path]:
    """The paths of a text, one a line."""
    return _paths(_BETWEEN.split(line) for line in given.replace("\r", "\n").split("\n"))


def plan_lines(organisation_id: Id, known: Mapping[str, Id], paths: Sequence[Path]) -> LinePlan:
    """The nodes that are missing, each after the one that it stands under. ``known``: ids by path.

    Raises UserError naming the row, from 1, of a path that is too deep or holds what cannot be a name.
    """
    ids = {text.fold(path): node_id for path, node_id in known.items()}
    lines: list[ImportedLine] = []
    made: list[str] = []
    there = 0
    for number, path in enumerate(paths, 1):
        if len(path) > DEEPEST:
            text_ = "Row {row}: a path has at most {most} parts."
            raise UserError("product_line.deep", text_, "file", row=number, most=DEEPEST)
        above: Id | None = None
        is_new = False
        for depth in range(1, len(path) + 1):
            whole = SEPARATOR.join(path[:depth])
            node_id = ids.get(text.fold(whole))
            if node_id is None:
                node_id = record_id(organisation_id, "product_line", text.fold(whole))
                name = text.line(path[depth - 1], "file", required=True)
                lines.append(ImportedLine(product_line_id=node_id, name=name, parent_id=above))
                made.append(whole)
                ids[text.fold(whole)] = node_id
                is_new = True
            above = node_id
        there += not is_new
    return LinePlan(tuple(lines), tuple(made), there)


def _paths(rows: Iterable[Sequence[str]]) -> list[Path]:
    found = []
    for cells in rows:
        names = _BETWEEN.split(cells[0]) if len(cells) == 1 else cells
        path = tuple(name for name in (each.strip() for each in names) if name)
        if path:
            found.append(path)
    return found
