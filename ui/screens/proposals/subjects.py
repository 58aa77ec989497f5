# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The lines of an answer, an order or a request as what proposals are about."""

from __future__ import annotations

from desktop_b2b.services.proposals import CHANGEABLE, NEGOTIABLE, offered, ordered
from desktop_b2b.services.queries import InquiryView, MatrixView, OrderView
from desktop_b2b.services.sealing import is_sealed
from ui.screens.proposals.card import Subject, Table


def _name(sku: str, description: str) -> str:
    return description or sku


def order_table(view: OrderView) -> Table:
    """An order's lines."""
    order = view.order
    is_open = order.changes_allowed and order.state in CHANGEABLE
    subjects = {
        line.id: Subject(
            order.id,
            _name(line.sku, line.description),
            line.uom,
            ordered(line) if is_open else None,
            order.currency,
            line.shipped,
        )
        for line in view.lines
    }
    return Table(subjects, view.proposals, {order.id: view.partner_name})


def inquiry_table(view: InquiryView) -> Table:
    """The lines of an answer, at the supplier's."""
    inquiry, answer = view.inquiry, view.answer
    is_open = inquiry.state == "answered" and answer is not None and answer.state in NEGOTIABLE
    is_open = is_open and not is_sealed(inquiry)
    answered = {line.id: line for line in view.answer_lines} if is_open else {}
    subjects = {
        line.id: Subject(
            inquiry.id,
            _name(line.sku, line.description),
            line.uom,
            offered(answered[line.id], line) if line.id in answered else None,
            inquiry.currency,
        )
        for line in view.lines
    }
    name = view.retailer.name if view.retailer is not None else ""
    return Table(subjects, view.proposals, {inquiry.id: name} if name else {})


def matrix_table(view: MatrixView) -> Table:
    """The lines of all answers to a request, at the retailer's."""
    answers = {column.partner.id: column.answer for column in view.partners}
    lines = {row.line.id: row.line for row in view.lines}
    asked = {line.id: line for line in view.asked}
    subjects: dict[str, Subject] = {}
    for cell in view.cells.values():
        line, answer = lines[cell.ask.request_line_id], answers.get(cell.ask.request_partner_id)
        is_open = answer is not None and answer.state in NEGOTIABLE
        stand = None
        if is_open and cell.answer is not None and cell.ask.id in asked:
            stand = offered(cell.answer, asked[cell.ask.id])
        subjects[cell.ask.id] = Subject(
            cell.ask.request_partner_id,
            _name(line.sku, line.description),
            line.uom,
            stand,
            view.request.currency,
        )
    partners = {column.partner.id: column.partner.name for column in view.partners}
    return Table(subjects, view.proposals, partners)
