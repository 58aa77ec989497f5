# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""From a report to one command: whole, or refused with the reason."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Final

import msgspec

from desktop_b2b.domain.commands.account import (
    ImportContacts,
    ImportedContact,
    ImportedProduct,
    ImportProducts,
)
from desktop_b2b.domain.commands.base import UNSET, encode
from desktop_b2b.domain.commands.sourcing import ImportedDraft, ImportRequests, LinePatch
from desktop_b2b.domain.values import child_id, sort_key
from desktop_b2b.errors import UserError
from desktop_b2b.services.imports.model import (
    DOUBTS,
    REFUSALS,
    Issue,
    ReadDocument,
    ReadLine,
    ReadOrderLine,
    ReadRecord,
    Report,
    Rules,
)
from desktop_b2b.services.imports.vocabulary import CONTACTS, PRODUCTS

#: A command travels whole, up to this size (law 5).
MAX_COMMAND: Final = 8_000_000
_SHOWN: Final = 3


Imported = ImportRequests | ImportContacts | ImportProducts


def open_rows(report: Report, rules: Rules) -> list[Issue]:
    """The refused and doubtful rows that no rule settles, in the order of the file."""
    if rules.skip_refused:
        return []
    skipped = {entry.row for entry in report.doubtful if entry.code in rules.skip}
    left = [entry for entry in report.refused if entry.code not in rules.skip]
    left += [
        entry for entry in report.doubtful if entry.code not in rules.accept and entry.row not in skipped
    ]
    return sorted(left, key=lambda entry: entry.row)


def left_rows(report: Report, rules: Rules) -> dict[int, list[Issue]]:
    """The rows that stay out under ``rules.leave``, with what is wrong: open rows, and with them all rows of
    their documents.
    """
    found: dict[int, list[Issue]] = {}
    for entry in open_rows(report, rules):
        found.setdefault(entry.row, []).append(entry)
    for document in report.documents:
        rows = [*(line.row for line in document.lines), *document.refused_rows]
        if any(row in found for row in rows):
            found |= {row: found.get(row, []) for row in rows}
    for order in report.orders:
        rows = [*(line.row for line in order.lines), *order.refused_rows]
        if any(row in found for row in rows):
            found |= {row: found.get(row, []) for row in rows}
    return dict(sorted(found.items()))


def plan(report: Report, rules: Rules) -> Imported:
    """The one command that makes all that the file holds.

    Raises UserError as long as a question is open that something depends on, or a row is neither good nor
    settled by a rule; and where nothing is left, or more than one command can carry.
    """
    ensure_settled(report, rules)
    command = _command(report, rules, frozenset(left_rows(report, rules)))
    size = len(encode(command))
    if size > MAX_COMMAND:
        raise UserError(
            "import.too_much",
            "The file makes a command of {bytes} bytes; at most {limit} travel whole. Split the file.",
            "file",
            bytes=size,
            limit=MAX_COMMAND,
        )
    return command


def ensure_settled(report: Report, rules: Rules) -> None:
    """Raise UserError as long as a question is open that something depends on, or a row is neither good nor
    settled by a rule.
    """
    _check_codes(report, rules)
    for question in report.questions:
        if question.blocking:
            raise UserError(
                "import.question",
                "{question} Answer it in the mapping.",
                f"mapping.{question.setting}",
                question=question.text,
            )
    left = open_rows(report, rules)
    if left and not rules.leave:
        rows = len({entry.row for entry in left})
        first = "; ".join(f"row {entry.row}: {entry.text}" for entry in left[:_SHOWN])
        raise UserError(
            "import.rows",
            "{rows} row(s) cannot be imported as they are ({first}). Mend, map or skip them by rule.",
            "rules",
            rows=rows,
            first=first,
        )


def without(command: Imported, record_ids: frozenset[str]) -> Imported | None:
    """The command without some documents or records; None where nothing is left."""
    kept: Imported
    if isinstance(command, ImportRequests):
        drafts = tuple(one for one in command.drafts if one.request_id not in record_ids)
        kept = msgspec.structs.replace(command, drafts=drafts)
        return kept if drafts else None
    if isinstance(command, ImportContacts):
        contacts = tuple(one for one in command.contacts if one.contact_id not in record_ids)
        kept = msgspec.structs.replace(command, contacts=contacts)
        return kept if contacts else None
    products = tuple(one for one in command.products if one.product_id not in record_ids)
    kept = msgspec.structs.replace(command, products=products)
    return kept if products else None


def _command(report: Report, rules: Rules, left: frozenset[int]) -> Imported:
    source = report.mapping.source
    drafts = [
        _draft(report, document, kept)
        for document in report.documents
        if not any(line.row in left for line in document.lines)
        if (kept := [line for line in document.lines if is_kept(line, rules)])
    ]
    records = [one for one in report.records if one.row not in left and is_kept(one, rules)]
    if not drafts and not records:
        raise UserError("import.nothing", "No row is left to import.", "file")
    if report.kind == CONTACTS.name:
        contacts = tuple(
            ImportedContact(contact_id=one.record_id, key=one.key, **one.values)  # type: ignore[arg-type]
            for one in records
        )
        return ImportContacts(source=source, contacts=contacts, update=rules.update)
    if report.kind == PRODUCTS.name:
        products = tuple(
            ImportedProduct(product_id=one.record_id, **one.values)  # type: ignore[arg-type]
            for one in records
        )
        return ImportProducts(source=source, products=products, update=rules.update)
    return ImportRequests(source=source, drafts=tuple(drafts))


def _check_codes(report: Report, rules: Rules) -> None:
    told = {entry.code for entry in (*report.refused, *report.doubtful)}
    for code in rules.skip:
        if code not in REFUSALS and code not in DOUBTS and code not in told:
            raise UserError(
                "import.rule_unknown",
                "There is no reason {reason} to skip rows by.",
                "rules.skip",
                reason=code,
            )
    for code in rules.accept:
        if code not in DOUBTS:
            raise UserError(
                "import.rule_unknown",
                "Rows of reason {reason} cannot be accepted.",
                "rules.accept",
                reason=code,
            )


def is_kept(line: ReadLine | ReadRecord | ReadOrderLine, rules: Rules) -> bool:
    """Whether the rules take a row, whatever is doubtful about it."""
    return not any(doubt in rules.skip or doubt not in rules.accept for doubt in line.doubts)


def _draft(report: Report, document: ReadDocument, kept: list[ReadLine]) -> ImportedDraft:
    counts: Counter[str] = Counter()
    lines = []
    with_prices = report.mapping.columns.get("max_price") is not None
    for position, line in enumerate(kept):
        counts[line.sku] += 1
        lines.append(
            LinePatch(
                # By SKU, not by position: a row that comes or goes leaves its neighbours' ids alone.
                id=child_id(document.request_id, "line", line.sku, counts[line.sku]),
                sort_key=sort_key(position),
                sku=line.sku,
                description=line.description,
                quantity=line.quantity,
                uom=line.uom,
                max_price=line.max_price if with_prices else UNSET,
            )
        )
    draft = ImportedDraft(
        request_id=document.request_id,
        number=document.number,
        source=report.mapping.source,
        source_hash="",
        retailer_order_number=document.invoice,
        company=document.company,
        contact_name=document.contact_name,
        country=document.country,
        note_to_suppliers=document.note_to_suppliers,
        lines=tuple(lines),
    )
    if report.mapping.currency:
        draft = msgspec.structs.replace(draft, currency=report.mapping.currency)
    return msgspec.structs.replace(draft, source_hash=content_hash(draft))


def content_hash(draft: ImportedDraft) -> str:
    """SHA-256 of what a draft says, whatever the order of its lines and the spelling of its numbers."""
    lines = sorted(
        [
            str(line.sku),
            str(line.description),
            _canonical(line.quantity),
            str(line.uom),
            _canonical(line.max_price),
        ]
        for line in draft.lines
    )
    content = [
        draft.retailer_order_number,
        draft.company,
        draft.contact_name,
        draft.country,
        draft.currency,
        draft.note_to_suppliers,
        lines,
    ]
    return hashlib.sha256(msgspec.json.encode(content)).hexdigest()


def _canonical(value: object) -> str:
    if value is None or value is UNSET:
        return ""
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
