# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Automatic mode with a real server process: the retailer's desk is off, the suppliers answer, one gets the
order, and the retailer finds it done (S2.9, S2.64).
"""

from __future__ import annotations

import threading
from decimal import Decimal
from pathlib import Path

import pytest
import uuid_utils

from desktop_b2b.app.desk import DeskApp
from desktop_b2b.domain.commands.sourcing import (
    AnswerLineValue,
    LinePatch,
    SaveDraft,
    SendRequest,
    SubmitAnswer,
)
from desktop_b2b.services.ports import Changes
from desktop_b2b.services.queries import GetInquiry, GetMatrix, ListPartners, ListTransactions
from tests.end2end.trading import Market, market

pytestmark = pytest.mark.timeout(240)


def new_id() -> str:
    return uuid_utils.uuid7().hex


def send(desk: DeskApp) -> str:
    """A request in automatic mode to both suppliers; its id."""
    cards = tuple(view.partner.id for view in desk.answer(ListPartners()))
    assert len(cards) == 2
    request_id = new_id()
    line = LinePatch(
        id=new_id(), sku="MUG", description="Mug", quantity=Decimal(12), partner_ids=cards,
        max_price=Decimal(5),
    )  # fmt: skip
    desk.execute(
        SaveDraft(
            request_id=request_id, mode="automatic", company="Galerie Hartwig", contact_name="Jens Hartwig",
            address1="Am Wall 118", postal_code="28195", city="Bremen", country="DE", lines=(line,),
        )
    )  # fmt: skip
    desk.execute(SendRequest(request_id=request_id))
    desk.engine.sync_until_settled()
    return request_id


def answer(desk: DeskApp, price: str) -> None:
    """Everything ready at a price, shipping for nothing."""
    (row,) = desk.answer(ListTransactions(query="kind:inquiry")).rows
    view = desk.answer(GetInquiry(inquiry_id=row.id))
    lines = tuple(
        AnswerLineValue(inquiry_line_id=line.id, ready=line.quantity, price=Decimal(price))
        for line in view.lines
    )
    desk.execute(SubmitAnswer(inquiry_id=row.id, shipping_cost=Decimal(0), lines=lines))
    desk.engine.sync_until_settled()


def test_s2_9_the_server_orders_while_the_retailers_desk_is_off(tmp_path: Path) -> None:
    with market(tmp_path) as found:
        request_id = _ask(found, tmp_path)
        dear, cheap = found.desk("north", tmp_path / "north"), found.desk("west", tmp_path / "west")
        ordered = threading.Event()

        def hear(changes: Changes) -> None:
            if "order" in changes.kinds:
                ordered.set()

        try:
            cheap.on_changes(hear)
            answer(dear, "4.80")
            answer(cheap, "4.20")
            cheap.start_sync()
            assert ordered.wait(120), "no order came"
            (order,) = cheap.answer(ListTransactions(query="kind:order")).rows
            assert order.total == Decimal("50.40")
            dear.engine.sync_until_settled()
            assert dear.answer(ListTransactions(query="kind:order")).rows == []
        finally:
            dear.close()
            cheap.close()
        retailer = DeskApp(tmp_path / "retailer")
        try:
            retailer.engine.sync_until_settled()
            matrix = retailer.answer(GetMatrix(request_id=request_id))
            assert matrix.request.state == "closed"
            assert [one.number for one in matrix.orders] == [order.number]
            assert matrix.run is not None
            assert (matrix.run.result, matrix.run.proven) == ("ordered", True)
        finally:
            retailer.close()


def _ask(found: Market, folder: Path) -> str:
    """The retailer sends its request and goes home."""
    retailer = found.desk("retailer", folder / "retailer")
    try:
        return send(retailer)
    finally:
        retailer.close()
