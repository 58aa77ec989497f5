# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A document at a glance, for the pane beside a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.states import DEAD_ORDERS
from desktop_b2b.domain.values import from_scaled, line_total
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import (
    PreviewLine,
    PreviewPartner,
    PreviewTransaction,
    PreviewView,
    TransactionRow,
    Viewer,
)
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.columns import shown, to_row
from desktop_b2b.storage.read_models.register import answers, blob, missing, numbered
from desktop_b2b.storage.read_models.rights import check_search

MOST_LINES = 500
MESSAGES = 3
_DEAD = ", ".join(f"'{state}'" for state in sorted(DEAD_ORDERS))
_ADDRESS = "company, contact_name, address1, address2, postal_code, city, region, country"


class _Part(NamedTuple):
    """What each kind of document says in its own way."""

    lines: list[PreviewLine]
    backorder_at: int | None = None


@answers(PreviewTransaction)
def _preview(db: Db, viewer: Viewer, query: PreviewTransaction) -> PreviewView:
    if not 0 <= query.lines <= MOST_LINES:
        raise UserError("query.limit", "A list has 1 to {most} rows.", "lines", most=MOST_LINES)
    kinds = check_search(db, viewer)
    key = blob(query.id, "id")
    rows = numbered(db, f'SELECT {shown()} FROM "transaction" t WHERE t.id = ?2', viewer.now, key)
    if not rows or (kinds and to_row(rows[0]).kind not in kinds):
        raise missing("document", query.id, "id")
    row = to_row(rows[0])
    part = _KINDS[row.kind](db, row, key, query.lines)
    address, notes = _paper(db, row, key)
    messages, count = _messages(db, viewer, row, key)
    return PreviewView(
        row=row, lines=part.lines, address=address, note_to_customer=notes[0], note_to_suppliers=notes[1],
        partners=_partners(db, key) if row.kind == "request" else [], backorder_at=part.backorder_at,
        owner=_owner(db, key), messages=messages, message_count=count,
    )  # fmt: skip


def _request(db: Db, row: TransactionRow, key: bytes, limit: int) -> _Part:
    lines = db.query(
        "SELECT id, sku, description, quantity, uom, ordered_quantity FROM request_line"
        " WHERE request_id = ? ORDER BY sort_key, id LIMIT +?",
        (key, limit),
    )
    ordered = db.query(
        "SELECT a.request_line_id, l.quantity - l.cancelled, l.price, o.currency FROM order_private p"
        ' JOIN "order" o ON o.id = p.id JOIN order_line l ON l.order_id = o.id'
        " JOIN request_ask a ON a.id = l.inquiry_line_id"
        f" WHERE p.request_id = ? AND o.state NOT IN ({_DEAD})",
        (key,),
    )
    amounts: dict[bytes, Decimal] = {}
    for line_id, quantity, price, currency in ordered:
        amounts[line_id] = amounts.get(line_id, Decimal(0)) + _amount(quantity, price, currency)
    promised = db.query(
        "SELECT min(l.backorder_at) FROM request_partner p JOIN answer_line l ON l.inquiry_id = p.id"
        " WHERE p.request_id = ? AND l.backorder > 0",
        (key,),
    )
    found = [
        _line(sku, words, quantity, uom, done, amounts.get(line_id) if done else None)
        for line_id, sku, words, quantity, uom, done in lines
    ]
    return _Part(found, promised[0][0])


def _inquiry(db: Db, row: TransactionRow, key: bytes, limit: int) -> _Part:
    lines = db.query(
        "SELECT l.sku, l.description, l.quantity, l.uom, a.ready + a.backorder, a.price FROM inquiry_line l"
        " LEFT JOIN answer_line a ON a.id = l.id WHERE l.inquiry_id = ? ORDER BY l.sort_key, l.id LIMIT +?",
        (key, limit),
    )
    promised = db.query(
        "SELECT min(backorder_at) FROM answer_line WHERE inquiry_id = ? AND backorder > 0", (key,)
    )
    found = [
        _line(sku, words, quantity, uom, done, None if price is None else _amount(done, price, row.currency))
        for sku, words, quantity, uom, done, price in lines
    ]
    return _Part(found, promised[0][0])


def _order(db: Db, row: TransactionRow, key: bytes, limit: int) -> _Part:
    lines = db.query(
        "SELECT sku, description, quantity, uom, shipped, price, cancelled FROM order_line"
        " WHERE order_id = ? ORDER BY sort_key, id LIMIT +?",
        (key, limit),
    )
    promised = db.query(
        "SELECT min(backorder_at) FROM order_line WHERE order_id = ? AND backorder > 0"
        " AND shipped + cancelled < quantity",
        (key,),
    )
    found = [
        _line(sku, words, quantity, uom, done, _amount(quantity - cancelled, price, row.currency))
        for sku, words, quantity, uom, done, price, cancelled in lines
    ]
    return _Part(found, promised[0][0])


def _shipment(db: Db, row: TransactionRow, key: bytes, limit: int) -> _Part:
    lines = db.query(
        "SELECT coalesce(l.sku, ''), coalesce(l.description, ''), sum(s.quantity), coalesce(l.uom, '')"
        " FROM shipment_line s LEFT JOIN order_line l ON l.id = s.order_line_id WHERE s.shipment_id = ?"
        " GROUP BY s.order_line_id ORDER BY l.sort_key, l.id LIMIT +?",
        (key, limit),
    )
    return _Part([_line(sku, words, quantity, uom, None, None) for sku, words, quantity, uom in lines])


def _b2b_draft(db: Db, row: TransactionRow, key: bytes, limit: int) -> _Part:
    lines = db.query(
        "SELECT l.sku, coalesce(p.description, ''), l.quantity, coalesce(p.uom, '') FROM b2b_draft_line l"
        " LEFT JOIN product p ON p.id = l.product_id WHERE l.b2b_draft_id = ?"
        " ORDER BY l.sort_key, l.id LIMIT +?",
        (key, limit),
    )
    return _Part([_line(sku, words, quantity, uom, None, None) for sku, words, quantity, uom in lines])


def _b2b_order(db: Db, row: TransactionRow, key: bytes, limit: int) -> _Part:
    lines = db.query(
        "SELECT sku, description, quantity, uom, shipped FROM b2b_line WHERE b2b_order_id = ?"
        " ORDER BY sort_key, id LIMIT +?",
        (key, limit),
    )
    return _Part([_line(sku, words, quantity, uom, done, None) for sku, words, quantity, uom, done in lines])


_KINDS: dict[str, Callable[[Db, TransactionRow, bytes, int], _Part]] = {
    "request": _request, "inquiry": _inquiry, "order": _order, "shipment": _shipment,
    "b2b_draft": _b2b_draft, "b2b_order": _b2b_order,
}  # fmt: skip


def _line(
    sku: str, description: str, quantity: int, uom: str, done: int | None, amount: Decimal | None
) -> PreviewLine:
    return PreviewLine(
        sku=sku, description=description, quantity=from_scaled(quantity), uom=uom,
        done=None if done is None else from_scaled(done), amount=amount,
    )  # fmt: skip


def _amount(quantity: int, price: int, currency: str) -> Decimal:
    return line_total(from_scaled(quantity), from_scaled(price), currency)


def _paper(db: Db, row: TransactionRow, key: bytes) -> tuple[list[str], tuple[str, str]]:
    """Where a document goes to, and its notes: a shipment has those of its order."""
    table, notes = {
        "request": ("request", "note_to_customer, note_to_suppliers"),
        "inquiry": ("inquiry", "'', note_to_suppliers"),
        "b2b_draft": ("b2b_draft", "note_to_customer, instructions"),
        "b2b_order": ("b2b_order", "note_to_customer, instructions"),
    }.get(row.kind, ('"order"', "note_to_customer, note_to_suppliers"))
    row_id = key if row.kind != "shipment" else bytes.fromhex(row.parent_id or "")
    found = db.query(f"SELECT {_ADDRESS}, {notes} FROM {table} WHERE id = ?", (row_id,))
    if not found:
        return [], ("", "")
    company, contact, street, more, postal, city, region, country, *two = found[0]
    place = " ".join(_some((postal, city)))
    return _some((company, contact, street, more, place, region, country)), (two[0], two[1])


def _some(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if text]


def _partners(db: Db, key: bytes) -> list[PreviewPartner]:
    rows = load(db, e.RequestPartner, "WHERE request_id = ? AND excluded = 0 ORDER BY name, id", (key,))
    return [
        PreviewPartner(
            name=row.name, state=row.state, deadline_at=row.deadline_at, answered_at=row.answered_at
        )
        for row in rows
    ]


def _owner(db: Db, key: bytes) -> str:
    """Who made a document, as its history tells."""
    rows = db.query("SELECT actor_name FROM event WHERE document_id = ? ORDER BY at, id LIMIT 1", (key,))
    return str(rows[0][0]) if rows else ""


def _messages(db: Db, viewer: Viewer, row: TransactionRow, key: bytes) -> tuple[list[e.Message], int]:
    """The newest messages of a document's thread, or of all threads of a request."""
    threads = {
        "request": "SELECT id FROM request_partner WHERE request_id = ?2",
        "shipment": "SELECT order_id FROM shipment WHERE id = ?2",
    }.get(row.kind, "SELECT ?2")
    where = f"WHERE thread_id IN ({threads}) AND ?1 IN (owner_id, counterpart_id)"
    mine = bytes.fromhex(viewer.organisation_id)
    count = db.query(f"SELECT count(*) FROM message {where}", (mine, key))[0][0]
    tail = f"{where} ORDER BY sent_at DESC, id DESC LIMIT {MESSAGES}"
    found: list[Any] = load(db, e.Message, tail, (mine, key)) if count else []
    return found, int(count)
