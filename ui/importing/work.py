# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The work behind the dialog, without a window: a file looked at, the command it makes, and the way back."""

from __future__ import annotations

from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.account import SaveContact, SaveProduct
from desktop_b2b.domain.commands.fulfilment import DeleteB2BDraft
from desktop_b2b.domain.commands.sourcing import DeleteDraft
from desktop_b2b.domain.commands.stock import SaveStockItem
from desktop_b2b.domain.values import Instant
from desktop_b2b.errors import UserError
from desktop_b2b.services.imports import (
    CENTRE_KINDS,
    Issue,
    Mapping,
    Report,
    Rules,
    as_csv,
    as_xlsx,
    entered,
    error_table,
    gather,
    left_rows,
    plan,
    plan_centre,
    read,
    settle,
    without,
)
from desktop_b2b.services.imports.centre_plan import typed_values
from desktop_b2b.services.imports.table import MAX_BYTES, check_size
from desktop_b2b.services.ports import Ask
from desktop_b2b.services.queries import CheckImport, ImportCheck, ImportEntry, ListProductLines
from ui.importing.words import remark

#: More than so many commands are not given to take an import back: that would hold everybody up.
MOST_UNDONE = 1_000
#: What cannot be taken back: movements of stock stay, another one mends them.
FINAL = frozenset({"receipts", "counts"})


@dataclass(frozen=True)
class Wish:
    """What is to be looked at: a file's name and bytes, what it shall be, how it is read, by which rules; and
    what time and day it is.
    """

    name: str
    data: bytes
    organisation_id: str
    kind: str = "requests"
    mapping: Mapping = field(default_factory=Mapping)
    rules: Rules = field(default_factory=lambda: Rules(leave=True))
    now: Instant = 0
    today: str = ""


@dataclass(frozen=True)
class Looked:
    """What was found. ``commands`` are what would be given, without what is known with other values; none
    while a question is open or nothing is left, which ``refusal`` tells.
    """

    report: Report
    commands: tuple[Command, ...] = ()
    check: ImportCheck | None = None
    refusal: UserError | None = None
    left: Table[int, Sequence[Issue]] = field(default_factory=dict)

    @property
    def new(self) -> list[ImportEntry]:
        """What would be made, or taken up again."""
        return [one for one in self._entries if one.what != "changed"]

    @property
    def changed(self) -> list[ImportEntry]:
        """What is known with other values."""
        return [one for one in self._entries if one.what == "changed"]

    def count(self, rules: Rules) -> int:
        """How many documents or records the import makes or changes."""
        return len(self.new) + (len(self.changed) if rules.update else 0)

    @property
    def _entries(self) -> list[ImportEntry]:
        return self.check.entries if self.check is not None else []


def load(path: str) -> bytes:
    """A file's bytes. Raises UserError where it cannot be read or is larger than any import."""
    try:
        check_size(Path(path).stat().st_size)
        with Path(path).open("rb") as stream:
            # One that grows meanwhile is refused where it is read.
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UserError("import.file", "The file cannot be read: {reason}.", "file", reason=error) from error
    return data


def save_left(data: bytes, looked: Looked, path: Path, language: str) -> None:
    """Write the rows that stay out, each with its number and remark. Raises UserError."""
    report = looked.report
    table = error_table(data, report, dict(looked.left), remark, language)
    as_text = path.suffix.lower() == ".csv"
    try:
        path.write_bytes(as_csv(table, report.mapping.delimiter) if as_text else as_xlsx(table))
    except OSError as error:
        raise UserError(
            "import.errors_file", "The file of rows cannot be written: {reason}.", "errors", reason=error
        ) from error


def look(wish: Wish, ask: Ask) -> Looked:
    """Read a file and say what it would do; nothing is changed. Raises UserError where it cannot be read."""
    paths = {}
    if wish.kind == "products":
        paths = {line.path: line.product_line.id for line in ask(ListProductLines())}
    report = read(wish.data, wish.name, wish.organisation_id, wish.mapping, wish.kind, paths)
    if wish.kind in CENTRE_KINDS:
        return look_at_centre(report, wish, ask)
    left = left_rows(report, wish.rules)
    try:
        command = plan(report, wish.rules)
    except UserError as error:
        return Looked(report, refusal=error, left=left)
    body = msgspec.json.encode(command).decode()
    check = ask(CheckImport(command=type(command).__name__, body=body))
    found = Looked(report, (command,), check, left=left)
    if wish.rules.update and not _is_requests(wish):
        return found
    # Orders that were imported before with other lines, and records that shall stay as they are.
    kept = without(command, frozenset(entry.given_id for entry in found.changed))
    return Looked(report, () if kept is None else (kept,), check, left=left)


def look_at_centre(report: Report, wish: Wish, ask: Ask) -> Looked:
    """The same of a file about centres: what the desk knows is asked by what the file names."""
    known = gather(report, ask, wish.now, wish.today)
    settled = settle(report, known)
    known = entered(settled, wish.rules, known, ask)
    left = left_rows(settled, wish.rules)
    try:
        found = plan_centre(settled, wish.rules, known)
    except UserError as error:
        return Looked(settled, refusal=error, left=left)
    return Looked(settled, found.commands, found.check, left=left)


def _is_requests(wish: Wish) -> bool:
    return wish.kind == "requests"


def undone(kind: str, looked: Looked, *, update: bool) -> list[Command] | None:
    """The commands that take an import back; None where there are too many of them, or nothing can."""
    if kind in FINAL:
        return None
    entries = [*looked.new, *(looked.changed if update else ())]
    if len(entries) > MOST_UNDONE:
        return None
    return [_undone(kind, entry) for entry in entries]


def _undone(kind: str, entry: ImportEntry) -> Command:
    if kind == "b2b_orders":
        return DeleteB2BDraft(b2b_draft_id=entry.record_id)
    if kind == "stock":
        values = typed_values(entry.before)
        if entry.what != "changed":
            values["active"] = False
        return SaveStockItem(stock_item_id=entry.record_id, **values)
    back: dict[str, Any] = dict(entry.before)
    if entry.what != "changed":
        back["archived"] = True
    if kind == "contacts":
        return SaveContact(contact_id=entry.record_id, **back)
    if kind == "products":
        return SaveProduct(product_id=entry.record_id, **back)
    return DeleteDraft(request_id=entry.record_id)
