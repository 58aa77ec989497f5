# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Fulfilment centres as partners, and their tables (S1.22)."""

from __future__ import annotations

import msgspec
import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import SYSTEM, Actor
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import partners as p
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.commands import stock as s
from desktop_b2b.domain.entities.account import CENTRE
from desktop_b2b.domain.events import CentreTermsChanged
from desktop_b2b.rules.trade.tables import decode_tables, encode_tables
from tests.unit.fulfilment.dock import Dock, fresh
from tests.unit.memory_uow import an_id


@pytest.fixture
def dock() -> Dock:
    return Dock()


def test_s1_22_a_centre_begins_with_tables_that_its_retailers_see(dock: Dock) -> None:
    own = dock.row(e.CentreTerms, dock.depot.organisation_id)
    assert decode_tables(own.tables).carriers[0].code == "ups"
    for retailer in (dock.shop, dock.rival):
        link = dock.one(e.Link, owner_id=retailer.organisation_id)
        copy = dock.row(e.LinkTerms, link.id)
        assert (copy.owner_id, copy.counterpart_id) == (own.id, retailer.organisation_id)
        assert (copy.tables, copy.edition) == (own.tables, 1)
    assert dock.row(e.Organisation, own.id).work_week[0] == "08:00-17:00"


def test_tables_are_published_whole_and_reach_every_retailer(dock: Dock) -> None:
    own = dock.row(e.CentreTerms, dock.depot.organisation_id)
    tables = encode_tables(msgspec.structs.replace(decode_tables(own.tables), cutoff="16:30"))
    dock.do(dock.depot, s.SaveCentreTerms(organisation_id=own.id, tables=tables))
    assert dock.row(e.CentreTerms, own.id).edition == 2
    assert {(copy.edition, decode_tables(copy.tables).cutoff) for copy in dock.all(e.LinkTerms)} == {
        (2, "16:30")
    }
    assert CentreTermsChanged(own.id) in dock.events
    # The same again is no new edition.
    dock.do(dock.depot, s.SaveCentreTerms(organisation_id=own.id, tables=tables))
    assert dock.row(e.CentreTerms, own.id).edition == 2
    wrong = tables.replace('"16:30"', '"25:00"')
    with dock.refused("tables.shape", "tables.cutoff"):
        dock.do(dock.depot, s.SaveCentreTerms(organisation_id=own.id, tables=wrong))
    with dock.refused("centre.none", "organisation_id"):
        dock.do(dock.shop, s.SaveCentreTerms(organisation_id=dock.shop.organisation_id, tables=tables))
    with dock.refused("record.missing"):
        dock.do(dock.shop, s.SaveCentreTerms(organisation_id=own.id, tables=tables))


def test_a_card_says_what_its_partner_is_until_it_is_invited(dock: Dock) -> None:
    card = an_id("card")
    dock.do(dock.shop, a.SavePartner(partner_id=card, name="North dock", email="n@example.com", kind=CENTRE))
    assert dock.row(e.Partner, card).kind == CENTRE
    invitation = fresh("invitation")
    dock.do(dock.shop, p.InvitePartner(partner_id=card, invitation_id=invitation))
    with dock.refused("partner.kind", "kind"):
        dock.do(dock.shop, a.SavePartner(partner_id=card, kind="supplier"))
    north = dock.organisation("North", is_fulfilment_centre=True)
    server = Actor(an_id("server"), "server", dock.shop.organisation_id, SYSTEM)
    dock.do(
        server,
        p.ConnectPartner(partner_id=card, invitation_id=invitation, organisation_id=north.organisation_id),
    )
    assert dock.one(e.Link, counterpart_id=north.organisation_id).kind == CENTRE
    with dock.refused("partner.kind", "kind"):
        dock.do(dock.shop, a.SavePartner(partner_id=card, kind="supplier"))


def test_a_centre_answers_no_requests(dock: Dock) -> None:
    card = dock.one(e.Partner, owner_id=dock.shop.organisation_id)
    line = c.LinePatch(id=an_id("line"), sku="A", quantity=1, partner_ids=(card.id,))  # type: ignore[arg-type]
    address = {"company": "C", "address1": "1 Street", "city": "L", "postal_code": "1", "country": "GB"}
    request = an_id("request")
    dock.do(dock.shop, c.SaveDraft(request_id=request, lines=(line,), **address))  # type: ignore[arg-type]
    with dock.refused("request.no_partner"):
        dock.do(dock.shop, c.SendRequest(request_id=request))
