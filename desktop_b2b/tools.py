# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the scripting verbs do beyond passing a command or a query on: schemas, import, print, doctor."""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from desktop_b2b.app.tool import Tool, open_tool
from desktop_b2b.app.window import render_pdf
from desktop_b2b.clock import SystemClock, to_datetime
from desktop_b2b.documents.facts import pick_facts, slip_facts
from desktop_b2b.documents.model import Document
from desktop_b2b.documents.picking import picking_list
from desktop_b2b.documents.slip import packing_slip
from desktop_b2b.domain.commands import commands
from desktop_b2b.domain.decoders import converted
from desktop_b2b.domain.entities import Organisation
from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.services import imports
from desktop_b2b.services.ports import Ask
from desktop_b2b.services.queries import (
    FileView,
    OrderView,
    ProductLineView,
    Query,
    TransactionPage,
    TransactionRow,
    queries,
)
from desktop_b2b.services.search import Term, Text, write_term
from desktop_b2b.storage.db import SQLITE_VERSION, check_sqlite_version
from desktop_b2b.storage.profile import KeyPlace

T = TypeVar("T")
_ID = re.compile("[0-9a-f]{32}")


def command_schemas() -> Iterator[dict[str, Any]]:
    """Name, version, privilege and JSON Schema of each command that a person may give."""
    for name, kind in commands().items():
        if not kind.SYSTEM:
            yield {
                "name": name,
                "version": kind.VERSION,
                "privilege": kind.PRIVILEGE,
                "text": (kind.__doc__ or "").strip(),
                "schema": msgspec.json.schema(kind),
            }


def query_schemas() -> Iterator[dict[str, Any]]:
    """Name and JSON Schemas of each query and of its answer."""
    for name, kind in queries().items():
        yield {
            "name": name,
            "text": (kind.__doc__ or "").strip(),
            "schema": msgspec.json.schema(kind),
            "result": msgspec.json.schema(kind.RESULT),
        }


def _ask(tool: Tool, kind: type[T], name: str, **arguments: Any) -> T:
    return converted(tool.show(name, json.dumps(arguments)), kind)


# ------------------------------------------------------------ import


@dataclass(frozen=True)
class ImportOptions:
    """How a file is read in, and where the rows go that stay out."""

    kind: str = "requests"
    mapping: str | None = None
    dry_run: bool = False
    skip_refused: bool = False
    update: bool = False
    errors: Path | None = None


def import_file(tool: Tool, path: Path, options: ImportOptions) -> tuple[list[dict[str, Any]], int]:
    """Read a file into drafts, contacts, products, or movements of stock, whole or not at all.

    Returns the lines to print (the report, then what was made) and the exit code: 2 where rows are
    refused or questions open and nothing was made, though a dry run that only reports ends with 0. Rows that
    are not good stay out where ``errors`` names a file for them.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserError("import.file", "The file cannot be read: {reason}.", "file", reason=error) from error
    report = _read_import(tool, data, path.name, options)
    rules = imports.Rules(
        skip_refused=options.skip_refused, update=options.update, leave=options.errors is not None
    )
    known = None
    if options.kind in imports.CENTRE_KINDS:
        report, known = _settled(tool, report, rules)
    lines = list(_report_lines(report))
    if options.errors is not None:
        left = imports.left_rows(report, rules)
        _write_errors(options.errors, data, report, left)
        lines.append({"errors": str(options.errors), "rows": len(left)})
    if options.dry_run:
        return lines, 0
    if known is not None:
        lines.append(_give(tool, imports.plan_centre(report, rules, known), options))
        return lines, 0
    command = imports.plan(report, rules)
    receipt = tool.do(type(command).__name__, msgspec.json.encode(command).decode())
    made = next(name for name in ("drafts", "contacts", "products") if hasattr(command, name))
    lines.append({"command_id": receipt["command_id"], made: len(getattr(command, made))})
    return lines, 0


def _settled(
    tool: Tool, report: imports.Report, rules: imports.Rules
) -> tuple[imports.Report, imports.Known]:
    """A file about centres judged by what this profile knows, and what that is."""
    now = SystemClock().now()
    zone = _ask(tool, Organisation, "GetOrganisation").time_zone
    ask = ask_of(tool)
    known = imports.gather(report, ask, now, to_datetime(now, zone).date().isoformat())
    settled = imports.settle(report, known)
    return settled, imports.entered(settled, rules, known, ask)


def ask_of(tool: Tool) -> Ask:
    """Answers queries through the tool, as values of their own types."""

    def ask(query: Query[T], /) -> T:
        body = msgspec.json.encode(query).decode()
        answer: T = converted(tool.show(type(query).__name__, body), query.RESULT)
        return answer

    return ask


def _give(tool: Tool, found: imports.CentrePlan, options: ImportOptions) -> dict[str, Any]:
    """All commands of a file about centres, or none; what they made, what stays as it is."""
    calls = [(type(one).__name__, msgspec.json.encode(one).decode()) for one in found.commands]
    receipts = tool.do_all(calls) if calls else []
    kept = 0 if options.update else sum(entry.what == "changed" for entry in found.check.entries)
    return {
        "command_ids": [receipt["command_id"] for receipt in receipts],
        options.kind: len(found.check.entries) - kept,
        "unchanged": found.check.same,
        "kept": kept,
    }


def _read_import(tool: Tool, data: bytes, name: str, options: ImportOptions) -> imports.Report:
    organisation = _ask(tool, Organisation, "GetOrganisation")
    chosen = imports.Mapping()
    if options.mapping:
        chosen = imports.mapping_from_json(_text_or_file(options.mapping))
    if not chosen.currency:
        chosen = msgspec.structs.replace(chosen, currency=organisation.currency)
    paths = {}
    if options.kind == "products":
        found = _ask(tool, list[ProductLineView], "ListProductLines")
        paths = {line.path: line.product_line.id for line in found}
    return imports.read(data, name, organisation.id, chosen, options.kind, paths)


def _write_errors(
    target: Path, data: bytes, report: imports.Report, left: dict[int, list[imports.Issue]]
) -> None:
    """The rows that stay out, in the format that the name asks for."""
    table = imports.error_table(data, report, left)
    text = target.suffix.lower() != ".xlsx"
    content = imports.as_csv(table, report.mapping.delimiter) if text else imports.as_xlsx(table)
    try:
        target.write_bytes(content)
    except OSError as error:
        raise UserError(
            "import.errors_file", "The file of rows cannot be written: {reason}.", "errors", reason=error
        ) from error


def _report_lines(report: imports.Report) -> Iterator[dict[str, Any]]:
    """The mapping, the questions, each row that is refused or doubtful, and the counts."""
    yield {"mapping": msgspec.to_builtins(report.mapping)}
    for question in report.questions:
        yield {"question": msgspec.to_builtins(question)}
    for issue in report.refused:
        yield {"refused": msgspec.to_builtins(issue)}
    for issue in report.doubtful:
        yield {"doubtful": msgspec.to_builtins(issue)}
    yield {
        "rows": report.rows_total,
        ("documents" if report.kind == "requests" else report.kind): len(
            report.documents or report.orders or report.records
        ),
        "refused_rows": len({issue.row for issue in report.refused}),
        "doubtful_rows": len({issue.row for issue in report.doubtful}),
    }


def _text_or_file(mapping: str) -> str:
    if not mapping.startswith("@"):
        return mapping
    try:
        return Path(mapping[1:]).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            "import.mapping", "The mapping cannot be read: {reason}.", "mapping", reason=error
        ) from error


# ------------------------------------------------------------ print


def print_document(tool: Tool, document: str, wanted: str, target: Path) -> dict[str, Any]:
    """Write a packing slip (of a shipment) or a picking list (of an order) as PDF.

    ``wanted`` is an id or a document number. Raises UserError ``record.missing``.
    """
    kind = "shipment" if document == "packing-slip" else "order"
    found = _find(tool, kind, wanted)
    order_id = found.parent_id if kind == "shipment" else found.id
    view = _ask(tool, OrderView, "GetOrder", order_id=order_id)
    mine = _ask(tool, Organisation, "GetOrganisation")
    retailer = view.retailer or mine
    logo_hash = retailer.logo_hash
    logo = _logo(tool, logo_hash)
    paper: Document
    if kind == "shipment":
        facts = slip_facts(view, found.id, retailer, logo=logo, zone=mine.time_zone)
        paper = packing_slip(facts, mine.language)
    else:
        picks = pick_facts(view, retailer.name, logo=logo, zone=mine.time_zone)
        paper = picking_list(picks, mine.language)
    render_pdf(paper, target)
    return {"file": str(target), "number": found.number}


def _find(tool: Tool, kind: str, wanted: str) -> Any:
    """A document by its number or its id."""
    rows: list[TransactionRow] = []
    if _ID.fullmatch(wanted):
        rows = _ask(tool, list[TransactionRow], "GetTransactions", ids=[wanted])
    elif wanted.strip():
        search = f"kind:{kind} {write_term(Term('number', (Text(wanted, exact=True),)))}"
        rows = _ask(tool, TransactionPage, "ListTransactions", query=search).rows
    rows = [row for row in rows if row.kind == kind]
    if not rows:
        raise UserError("record.missing", "There is no {kind} {wanted}.", "id", kind=kind, wanted=wanted)
    return rows[0]


def _logo(tool: Tool, digest: str) -> bytes | None:
    if not digest:
        return None
    found = _ask(tool, FileView | None, "GetFile", hash=digest)  # type: ignore[arg-type]
    return found.content if found is not None else None


# ------------------------------------------------------------ doctor


def doctor(folder: Path, key_place: KeyPlace | None) -> Iterator[dict[str, Any]]:
    """Check this machine and a profile: one line a check, ``ok`` and words."""
    yield {"check": "python", "ok": True, "text": platform.python_version()}
    try:
        check_sqlite_version()
        yield {"check": "sqlite", "ok": True, "text": SQLITE_VERSION}
    except UserError as error:
        yield {"check": "sqlite", "ok": False, "text": str(error)}
    if not (folder / "profile.json").exists():
        yield {"check": "profile", "ok": True, "text": "There is no profile here yet."}
        return
    try:
        with open_tool(folder, key_place) as tool:
            yield {"check": "profile", "ok": True, "text": "The database opens."}
            yield from _profile_checks(tool)
    except (UserError, OutageError) as error:
        yield {"check": "profile", "ok": False, "text": str(error)}


def _profile_checks(tool: Tool) -> Iterator[dict[str, Any]]:
    try:
        organisation = _ask(tool, Organisation, "GetOrganisation")
    except UserError as error:
        yield {"check": "session", "ok": error.code == "session.none", "text": str(error)}
        return
    yield {"check": "session", "ok": True, "text": organisation.name}
    status = tool.show("GetSyncStatus", "{}")
    yield {
        "check": "sync",
        "ok": status["issues"] == 0,
        "text": f"{status['state']}: {status['waiting']} waiting, {status['issues']} issues",
    }
    kept = tool.show("GetArchive", "{}")
    lost = f"; {kept['lost']} were let go unsaved" if kept["lost"] else ""
    yield {
        "check": "archive",
        "ok": True,
        "text": f"{kept['commands']} commands ({kept['bytes']} bytes) without a backup of the server{lost}",
    }
    yield _compared(tool)


def _compared(tool: Tool) -> dict[str, Any]:
    """Whether the profile holds what the server would show it; what does not is repaired."""
    try:
        found = tool.verify()
    except OutageError as error:
        return {"check": "server", "ok": True, "text": f"Not compared: {error}"}
    except UserError as error:
        return {"check": "server", "ok": False, "text": str(error)}
    text = f"{found['tables']} tables compared, {found['repaired']} rows repaired"
    return {"check": "server", "ok": not found["buckets"], "text": text}
