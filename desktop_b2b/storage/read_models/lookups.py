# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Contacts and products by the words in them, case and accents ignored; documents by their ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_b2b.domain import entities as e
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import (
    FindContacts,
    FindProducts,
    GetTransactions,
    KnownProducts,
    TransactionRow,
    Viewer,
)
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.columns import shown, to_row
from desktop_b2b.storage.read_models.register import answers, blob, numbered
from desktop_b2b.storage.read_models.text import fold, words

MOST = 1_000
_STEP = 2_000
#: How many SKUs one statement looks for.
_SKUS = 400
_NOT_ASCII = "*[^ -~]*"


@answers(FindContacts)
def _contacts(db: Db, viewer: Viewer, query: FindContacts) -> list[e.Contact]:
    found = _matching(db, viewer, "contact", ("company", "name", "city"), query.text, query.limit)
    rows = {row.id: row for row in _by_ids(db, e.Contact, found)}
    return [rows[key.hex()] for key in found]


@answers(FindProducts)
def _products(db: Db, viewer: Viewer, query: FindProducts) -> list[e.Product]:
    found = _matching(db, viewer, "product", ("sku", "description"), query.text, query.limit)
    rows = {row.id: row for row in _by_ids(db, e.Product, found)}
    return [rows[key.hex()] for key in found]


@answers(KnownProducts)
def _known(db: Db, viewer: Viewer, query: KnownProducts) -> list[e.Product]:
    sought = sorted({sku.casefold() for sku in query.skus if sku})
    found: list[e.Product] = []
    for start in range(0, len(sought), _SKUS):
        chunk = sought[start : start + _SKUS]
        marks = ",".join("?" * len(chunk))
        # SQL knows the case of plain ASCII only; what has other letters is compared here.
        tail = (
            f'WHERE "owner_id" = ? AND "archived" = 0 '
            f'AND ("sku" COLLATE NOCASE IN ({marks}) OR "sku" GLOB ?) ORDER BY "sku", "id"'
        )
        rows = load(db, e.Product, tail, (bytes.fromhex(viewer.organisation_id), *chunk, _NOT_ASCII))
        wanted = set(chunk)
        found += [row for row in rows if row.sku.casefold() in wanted]
    return found


@answers(GetTransactions)
def _transactions(db: Db, viewer: Viewer, query: GetTransactions) -> list[TransactionRow]:
    ids = list(dict.fromkeys(blob(row_id, "ids") for row_id in query.ids))
    if len(ids) > MOST:
        raise UserError("query.limit", "A list has 1 to {most} rows.", "ids", most=MOST)
    found = listed(db, viewer, ids)
    return [found[row_id] for row_id in ids if row_id in found]


def listed(db: Db, viewer: Viewer, ids: Sequence[bytes]) -> dict[bytes, TransactionRow]:
    """Documents of any kind by their ids, as many as are here."""
    if not ids:
        return {}
    places = ", ".join(f"?{number}" for number in range(2, len(ids) + 2))
    sql = f'SELECT {shown()} FROM "transaction" t WHERE t.id IN ({places})'
    return {row[0]: to_row(row) for row in numbered(db, sql, viewer.now, *ids)}


def _by_ids(db: Db, entity: type[Any], ids: Sequence[bytes]) -> list[Any]:
    marks = ",".join("?" * len(ids))
    return load(db, entity, f'WHERE "id" IN ({marks})', ids) if ids else []


def _matching(
    db: Db, viewer: Viewer, table: str, columns: tuple[str, ...], text: str, limit: int
) -> list[bytes]:
    """Ids of the first rows, by the first column, that hold all words.

    SQL leaves out what cannot match: plain ASCII without the word. The rest is compared folded here.
    """
    if not 1 <= limit <= MOST:
        raise UserError("query.limit", "A list has 1 to {most} rows.", "limit", most=MOST)
    sought = words(text)
    joined = " || char(10) || ".join(columns)
    test = "".join(
        f" AND (instr(lower({joined}), ?{number}) > 0 OR ({joined}) GLOB ?5)"
        for number in range(6, 6 + len(sought))
    )
    first = columns[0]
    sql = (
        f"SELECT id, {first}, {joined} FROM {table} WHERE owner_id = ?1 AND archived = 0"
        f" AND ({first}, id) > (?2, ?3){test} AND ?5 <> '' ORDER BY {first}, id LIMIT +?4"
    )
    found: list[bytes] = []
    after: tuple[str, bytes] = ("", b"")
    while True:
        rows = db.query(
            sql, (bytes.fromhex(viewer.organisation_id), *after, _STEP, "*[^\x01-\x7f]*", *sought)
        )
        for row_id, _, content in rows:
            folded = fold(content)
            if all(word in folded for word in sought):
                found.append(row_id)
                if len(found) == limit:
                    return found
        if len(rows) < _STEP:
            return found
        after = (rows[-1][1], rows[-1][0])
