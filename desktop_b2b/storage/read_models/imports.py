# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What an import would do to what is here: looked up before anything is given (a dry run)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Literal, TypeVar

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import UNSET, decode
from desktop_b2b.domain.commands.account import ImportContacts, ImportedProduct, ImportProducts
from desktop_b2b.domain.commands.sourcing import ImportRequests
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.catalogue import CONTACT_CHECKS, PRODUCT_CHECKS
from desktop_b2b.services.queries import CheckImport, ImportCheck, ImportEntry, Viewer
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.register import answers

_CHUNK = 400
R = TypeVar("R", bound=e.Row)
#: What became of an entry; None for what is the same already.
Found = Iterator[ImportEntry | None]


@answers(CheckImport)
def _check(db: Db, viewer: Viewer, query: CheckImport) -> ImportCheck:
    command = decode(query.command, query.body)
    if isinstance(command, ImportRequests):
        found = _requests(db, viewer, command)
    elif isinstance(command, ImportContacts):
        found = _contacts(db, viewer, command)
    elif isinstance(command, ImportProducts):
        found = _products(db, viewer, command)
    else:
        raise UserError("import.command", "{command} imports nothing.", "command", command=query.command)
    entries = [*found]
    told = [entry for entry in entries if entry is not None]
    return ImportCheck(same=len(entries) - len(told), entries=told)


def _requests(db: Db, viewer: Viewer, command: ImportRequests) -> Found:
    known = _by(db, viewer, e.Request, "id", (draft.request_id for draft in command.drafts))
    for draft in command.drafts:
        row = known.get(draft.request_id)
        key = draft.retailer_order_number or draft.number
        if row is None:
            yield _document(draft.request_id, key, "new")
        elif row.state == "deleted":
            yield _document(row.id, key, "again")
        elif row.source_hash != draft.source_hash:
            yield _document(row.id, key, "changed")
        else:
            yield None


def _contacts(db: Db, viewer: Viewer, command: ImportContacts) -> Found:
    known = _by(db, viewer, e.Contact, "id", (given.contact_id for given in command.contacts))
    for given in command.contacts:
        row = known.get(given.contact_id)
        yield _record(row, given.contact_id, given.key, _values(given, CONTACT_CHECKS))


def _products(db: Db, viewer: Viewer, command: ImportProducts) -> Found:
    by_id = _by(db, viewer, e.Product, "id", (given.product_id for given in command.products))
    by_sku = _by(db, viewer, e.Product, "sku", (given.sku for given in command.products))
    for given in command.products:
        row = _meant(given, by_sku, by_id)
        yield _record(row, given.product_id, given.sku, _values(given, (*PRODUCT_CHECKS, "product_line_id")))


def _meant(
    given: ImportedProduct, by_sku: dict[str, e.Product], by_id: dict[str, e.Product]
) -> e.Product | None:
    named = by_sku.get(given.sku)
    return named if named is not None and not named.archived else by_id.get(given.product_id)


def _document(request_id: Id, key: str, what: Literal["new", "changed", "again"]) -> ImportEntry:
    return ImportEntry(given_id=request_id, record_id=request_id, key=key, what=what)


def _record(
    row: e.Contact | e.Product | None, given_id: Id, key: str, values: dict[str, Any]
) -> ImportEntry | None:
    if row is None:
        return ImportEntry(given_id=given_id, record_id=given_id, key=key, what="new")
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    if not changed and not row.archived:
        return None
    return ImportEntry(
        given_id=given_id,
        record_id=row.id,
        key=key,
        what="again" if row.archived else "changed",
        before={name: getattr(row, name) for name in changed},
        after={name: values[name] for name in changed},
    )


def _values(given: object, names: Iterable[str]) -> dict[str, Any]:
    found = ((name, getattr(given, name, UNSET)) for name in names)
    return {name: value for name, value in found if value is not UNSET}


def _by(db: Db, viewer: Viewer, kind: type[R], field: str, values: Iterable[str]) -> dict[str, R]:
    """The company's own rows with these values of a field; of several the one that is in use."""
    rest = iter(values)
    found: dict[str, R] = {}
    while chunk := list(islice(rest, _CHUNK)):
        sought: Sequence[Any] = [bytes.fromhex(value) for value in chunk] if field == "id" else chunk
        marks = ",".join("?" * len(chunk))
        tail = f'WHERE "{field}" IN ({marks}) AND "owner_id" = ?'
        for row in load(db, kind, tail, (*sought, bytes.fromhex(viewer.organisation_id))):
            known = found.get(getattr(row, field))
            if known is None or getattr(known, "archived", False):
                found[getattr(row, field)] = row
    return found
