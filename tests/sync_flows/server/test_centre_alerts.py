# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Mail alerts (S2.56) about B2B orders: to the retailer and its centre, of what their own people see."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest

from desktop_b2b.clock import MINUTE
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account, floor, views
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.services.queries import ListAlerts
from desktop_b2b.storage.pending import KINDS
from sync.server import admin
from sync.server.letters import DOCUMENTS
from tests.sync_flows.docks import open_depot, send_off, stock_up
from tests.sync_flows.server.relay import Relay
from tests.sync_flows.server.test_mail_alerts import Post, names, text
from tests.sync_flows.test_b2b_orders import draft, the_order
from tests.sync_flows.world import CANARY, Desk, new_id, world_in

ACTION, EXCEPTION = "b2b_action", "b2b_exception"


class Harbour(Post):
    """The same with a centre that keeps the shop's goods; its desk asks for mails about all B2B orders."""

    def begin(self) -> None:
        link = open_depot(self.world)
        self.depot = self.world.desk("depot")
        self.dock = stock_up(self.shop, self.depot, link)
        self.world.settle()
        self.ask_for_mails(ACTION)
        own = views.SaveWidget(
            widget_id=new_id(), title="Ours", query="kind:b2b_order", alert=True, mail_alert=True
        )
        self.depot.do(own)
        self.depot.sync()
        self.look()
        self.world.clock.advance(MINUTE)

    def order(self, units: int = 25) -> e.B2BOrder:
        """An order of the shop's; of more than 20 not all is there."""
        self.shop.do(b.CreateB2BOrder(b2b_draft_id=draft(self.shop, self.dock, units)))
        self.world.settle()
        self.look()
        return the_order(self.depot)

    def alerts_here(self, desk: Desk) -> set[tuple[str, str, int]]:
        return names(desk.store.answer(ListAlerts(told="mail")).alerts)


@pytest.fixture
def harbour(tmp_path: Path) -> Iterator[Harbour]:
    relay = Relay()
    try:
        with world_in(tmp_path) as world:
            post = Harbour(world, relay)
            post.begin()
            yield post
    finally:
        relay.stop()


def test_every_kind_of_document_may_be_told_by_mail() -> None:
    assert set(DOCUMENTS) == set(KINDS)


def test_s2_56_a_b2b_order_is_told_to_both_sides_by_mail(harbour: Harbour) -> None:
    order = harbour.order()
    assert order.reasons == ("NO_STOCK",)
    assert harbour.effects() == [("waiting", "")] * 2
    for desk in (harbour.shop, harbour.depot):
        assert len(harbour.alerts_here(desk)) == 1
    harbour.deliver()
    assert harbour.effects() == [("sent", "")] * 2
    letters = {str(one["To"]): one for one in harbour.relay.left()}
    shops, depots = letters["shop@example.com"], letters["depot@example.com"]
    assert shops["Subject"] == f"{order.number}: B2B orders – Action required"
    assert depots["Subject"] == f"{order.number}: Ours"
    for letter in (shops, depots):
        assert order.id in text(letter)
        assert CANARY not in str(letter)
        assert "Customer" not in str(letter)


@pytest.mark.parametrize(
    ("language", "name"), [("en", "B2B orders – Exceptions"), ("fr", "Commandes B2B – Anomalies")]
)
def test_s2_56_what_a_carrier_reports_is_told_by_mail(
    harbour: Harbour, language: Literal["en", "fr"], name: str
) -> None:
    """In the reader's language, once; what left and is on its way is nobody's alert."""
    harbour.ask_for_mails(EXCEPTION)
    harbour.shop.do(account.UpdateOrganisation(organisation_id=harbour.shop.company, language=language))
    order = harbour.order(2)
    shipment = send_off(harbour.depot, order.id)
    harbour.world.settle()
    harbour.look()
    assert harbour.alerts_here(harbour.shop) == set()
    harbour.world.clock.advance(MINUTE)
    report = floor.RecordDelivery(shipment_id=shipment, outcome="exception", reason="Nobody was there")
    harbour.depot.do(report)
    harbour.world.settle()
    for _twice in range(2):
        harbour.look()
        harbour.deliver()
    assert (EXCEPTION, order.id) in {(key, found) for key, found, _ in harbour.alerts_here(harbour.shop)}
    told = [str(one["Subject"]) for one in harbour.relay.left() if one["To"] == "shop@example.com"]
    (subject,) = [one for one in told if one.endswith(name)]
    assert subject.startswith(order.number)


def test_a_draft_is_told_to_its_retailer_alone(harbour: Harbour) -> None:
    harbour.shop.do(
        views.SaveWidget(
            widget_id=new_id(), title="Drafts", query="kind:b2b_draft", alert=True, mail_alert=True
        )
    )
    harbour.world.settle()
    harbour.look()
    harbour.world.clock.advance(MINUTE)
    draft(harbour.shop, harbour.dock)
    harbour.world.settle()
    harbour.look()
    harbour.deliver()
    (letter,) = harbour.relay.left()
    assert letter["To"] == "shop@example.com"
    assert str(letter["Subject"]).endswith(": Drafts")


def test_whoever_does_the_floor_alone_is_told_and_who_buys_alone_is_not(harbour: Harbour) -> None:
    """The section of the document counts, when it is entered and once more when it is sent."""
    admin.set_sections(harbour.world.server, "depot@example.com", ("account", "fulfilment"))
    harbour.order()
    assert harbour.effects() == [("waiting", "")] * 2
    admin.set_sections(harbour.world.server, "shop@example.com", ("account", "sourcing"))
    harbour.deliver()
    assert sorted(harbour.effects()) == [("sent", ""), ("skipped", "the reader may not see it any more")]
    assert {str(one["To"]) for one in harbour.relay.left()} == {"depot@example.com"}
