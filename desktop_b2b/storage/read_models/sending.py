# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What sending would do, told by the very rules and builders that sending uses (S2.77, S2.84)."""

from __future__ import annotations

import dataclasses

from desktop_b2b.domain import entities as e
from desktop_b2b.rules.readiness import readiness
from desktop_b2b.services.optimum import question_of
from desktop_b2b.services.orders import order_documents, preview_hash
from desktop_b2b.services.policies import rules_in_force
from desktop_b2b.services.queries import (
    CheckReadiness,
    FindingView,
    GetOptimumQuestion,
    OptimumQuestion,
    OrderPreview,
    PreviewOrders,
    Viewer,
)
from desktop_b2b.services.sourcing import request_facts
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.documents import my_request
from desktop_b2b.storage.read_models.register import answers
from desktop_b2b.storage.rows import RowStore


def _rows(db: Db, viewer: Viewer) -> RowStore:
    """The viewer's rows as a handler sees them; nothing is written."""
    store = RowStore(db, authority=False)
    store.begin(viewer.organisation_id)
    return store


@answers(CheckReadiness)
def _readiness(db: Db, viewer: Viewer, query: CheckReadiness) -> list[FindingView]:
    request = my_request(db, viewer, query.request_id)
    facts = dataclasses.replace(
        request_facts(_rows(db, viewer), request), duplicate_order_number=_is_duplicate(db, request)
    )
    return [
        FindingView(
            code=finding.code,
            text=finding.sentence(),
            template=finding.text,
            params={name: str(value) for name, value in finding.params.items()},
            field=finding.field,
            level=finding.level,
        )
        for finding in readiness(facts, viewer.now)
    ]


def _is_duplicate(db: Db, request: e.Request) -> bool:
    """Whether another listed request has the same number of the retailer's own (S2.65)."""
    if not request.retailer_order_number:
        return False
    return bool(
        db.query(
            """SELECT 1 FROM "transaction" WHERE reference = ? AND kind = 'request' AND id <> ? LIMIT 1""",
            (request.retailer_order_number, bytes.fromhex(request.id)),
        )
    )


@answers(PreviewOrders)
def _preview(db: Db, viewer: Viewer, query: PreviewOrders) -> OrderPreview:
    request = my_request(db, viewer, query.request_id)
    documents = order_documents(_rows(db, viewer), request, query.assignments)
    return OrderPreview(documents=list(documents), preview_hash=preview_hash(documents))


@answers(GetOptimumQuestion)
def _question(db: Db, viewer: Viewer, query: GetOptimumQuestion) -> OptimumQuestion:
    request = my_request(db, viewer, query.request_id)
    uow = _rows(db, viewer)
    question = question_of(uow, request, viewer.now, rules_in_force(uow, request.owner_id), by_hand=True)
    number = question.rules.number if question.rules is not None else 0
    return OptimumQuestion(
        problem=question.problem, decisions=list(question.said.decisions), rules_number=number
    )
