# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Partners are invited, connected, suspended (S2.25–S2.30, mission §6, Invitation)."""

from __future__ import annotations

import pytest

from desktop_b2b.clock import DAY
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import SYSTEM, Actor
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import partners as p
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.values import child_id
from desktop_b2b.rules.invitations import VALID_DAYS, next_change, partner_state
from tests.unit.memory_uow import World, an_id
from tests.unit.sourcing import Trade


class Inviting(World):
    """A retailer with a card, and a company that could be its partner."""

    def __init__(self) -> None:
        super().__init__()
        self.shop = self.organisation("Shop", is_retailer=True)
        self.north = self.organisation("North", is_supplier=True, city="Oslo")
        self.server = Actor(an_id("server"), "server", self.shop.organisation_id, SYSTEM)
        self.card_id = an_id("card")
        self.do(self.shop, a.SavePartner(partner_id=self.card_id, name="North", email="n@example.com"))

    def invite(self, name: str = "first", message: str = "Welcome!\nAda") -> str:
        invitation_id = _fresh(name)
        self.do(
            self.shop,
            p.InvitePartner(partner_id=self.card_id, invitation_id=invitation_id, message=message),
        )
        return invitation_id

    def connect_by(self, invitation_id: str, company: str | None = None) -> None:
        self.do(
            self.server,
            p.ConnectPartner(
                partner_id=self.card_id,
                invitation_id=invitation_id,
                organisation_id=company or self.north.organisation_id,
            ),
        )

    @property
    def card(self) -> e.Partner:
        return self.row(e.Partner, self.card_id)

    def state(self) -> str:
        link = self.card.link_id
        state = self.row(e.Link, link).state if link is not None else ""
        return partner_state(self.card, state, self.now)


def _fresh(name: str) -> str:
    """An id as a person's device makes them: none that follows from rows."""
    found = an_id(name)
    return f"{found[:12]}7{found[13:]}"


@pytest.fixture
def inviting() -> Inviting:
    return Inviting()


def test_s2_25_an_invitation_is_good_for_two_weeks(inviting: Inviting) -> None:
    assert inviting.state() == "new"
    invitation_id = inviting.invite()
    card = inviting.card
    assert (card.invitation_id, card.invitation_state) == (invitation_id, "sent")
    assert (card.invitation_message, inviting.state()) == ("Welcome!\nAda", "invited")
    assert card.invited_at is not None
    assert card.invitation_until == card.invited_at + VALID_DAYS * DAY
    assert next_change(card, card.invited_at) == card.invitation_until + 1
    assert partner_state(card, "", card.invitation_until) == "invited"
    assert partner_state(card, "", card.invitation_until + 1) == "expired"
    assert next_change(card, card.invitation_until + 1) is None
    assert inviting.row(e.Partner, inviting.card_id).counterpart_id is None


def test_s2_26_whoever_follows_it_is_connected_at_once(inviting: Inviting) -> None:
    invitation_id = inviting.invite()
    inviting.connect_by(invitation_id)
    card = inviting.card
    assert (card.invitation_state, card.organisation_id) == ("accepted", inviting.north.organisation_id)
    assert inviting.state() == "connected"
    assert card.link_id == child_id(inviting.shop.organisation_id, "link", inviting.north.organisation_id)
    facts = {fact.owner_id: fact for fact in inviting.all(e.LinkFact, link_id=card.link_id)}
    assert facts[inviting.north.organisation_id].city == "Oslo"
    assert facts[inviting.shop.organisation_id].counterpart_id == inviting.north.organisation_id
    request_id = an_id("request")
    line = c.LinePatch(id=an_id("line"), sku="A", quantity=1, partner_ids=(card.id,))  # type: ignore[arg-type]
    address = {"company": "C", "address1": "1 Street", "city": "L", "postal_code": "1", "country": "GB"}
    inviting.do(inviting.shop, c.SaveDraft(request_id=request_id, lines=(line,), **address))  # type: ignore[arg-type]
    inviting.do(inviting.shop, c.SendRequest(request_id=request_id))
    assert inviting.one(e.Inquiry).counterpart_id == inviting.north.organisation_id


def test_it_is_good_once(inviting: Inviting) -> None:
    invitation_id = inviting.invite()
    inviting.connect_by(invitation_id)
    other = inviting.organisation("Other", is_supplier=True)
    with inviting.refused("invitation.used", "code"):
        inviting.connect_by(invitation_id, other.organisation_id)
    with inviting.refused("partner.linked_already", "partner_id"):
        inviting.invite("second")


def test_it_is_not_good_afterwards(inviting: Inviting) -> None:
    invitation_id = inviting.invite()
    inviting.now += VALID_DAYS * DAY + 1
    with inviting.refused("invitation.expired", "code"):
        inviting.connect_by(invitation_id)
    again = inviting.invite("second")
    with inviting.refused("invitation.ended", "code"):
        inviting.connect_by(invitation_id)
    inviting.connect_by(again)
    assert inviting.state() == "connected"


def test_it_can_be_taken_back_and_declined(inviting: Inviting) -> None:
    with inviting.refused("invitation.none", "partner_id"):
        inviting.do(inviting.shop, p.RevokeInvitation(partner_id=inviting.card_id))
    first = inviting.invite()
    inviting.do(inviting.shop, p.RevokeInvitation(partner_id=inviting.card_id))
    assert inviting.state() == "revoked"
    with inviting.refused("invitation.ended", "code"):
        inviting.connect_by(first)
    second = inviting.invite("second")
    decline = p.DeclineInvitation(partner_id=inviting.card_id, invitation_id=second, reason="No time")
    inviting.do(inviting.server, decline)
    assert (inviting.state(), inviting.card.invitation_reason) == ("declined", "No time")
    with inviting.refused("invitation.ended", "code"):
        inviting.connect_by(second)
    inviting.invite("third")
    assert (inviting.state(), inviting.card.invitation_reason) == ("invited", "")


def test_what_cannot_be_invited(inviting: Inviting) -> None:
    inviting.invite()
    with inviting.refused("invitation.repeated", "invitation_id"):
        inviting.invite()
    with inviting.refused("id.derived", "invitation_id"):
        inviting.do(
            inviting.shop, p.InvitePartner(partner_id=inviting.card_id, invitation_id=an_id("derived"))
        )
    with inviting.refused("text.control", "message"):
        inviting.invite("control", "a\x00b")
    inviting.do(inviting.shop, a.SavePartner(partner_id=inviting.card_id, email=""))
    with inviting.refused("partner.no_email", "email"):
        inviting.invite("nowhere")
    inviting.do(inviting.shop, a.SavePartner(partner_id=inviting.card_id, email="n@e.com", archived=True))
    with inviting.refused("partner.archived", "partner_id"):
        inviting.invite("archived")
    inviting.do(inviting.shop, a.SavePartner(partner_id=inviting.card_id, archived=False))
    own = inviting.invite("own")
    with inviting.refused("link.self", "code"):
        inviting.connect_by(own, inviting.shop.organisation_id)


def test_only_the_server_connects_and_declines(inviting: Inviting) -> None:
    invitation_id = inviting.invite()
    with inviting.refused("command.system", "command"):
        inviting.do(
            inviting.shop,
            p.ConnectPartner(
                partner_id=inviting.card_id,
                invitation_id=invitation_id,
                organisation_id=inviting.north.organisation_id,
            ),
        )


def test_another_card_of_the_same_company_is_refused() -> None:
    trade = Trade()
    card_id, invitation_id = an_id("another card"), _fresh("another")
    trade.do(trade.shop, a.SavePartner(partner_id=card_id, name="North again", email="n@example.com"))
    trade.do(trade.shop, p.InvitePartner(partner_id=card_id, invitation_id=invitation_id))
    server = Actor(an_id("server"), "server", trade.shop.organisation_id, SYSTEM)
    command = p.ConnectPartner(
        partner_id=card_id, invitation_id=invitation_id, organisation_id=trade.north.organisation_id
    )
    with trade.refused("partner.link_taken", "code"):
        trade.do(server, command)
    trade.do(trade.shop, a.SavePartner(partner_id=trade.cards["north"], archived=True))
    trade.do(server, command)
    assert trade.row(e.Partner, card_id).link_id == trade.row(e.Partner, trade.cards["north"]).link_id


def test_a_suspended_partner_is_asked_nothing_new_and_goes_on_with_the_rest() -> None:
    trade = Trade()
    request_id = trade.send()
    suspend = p.SuspendPartner(partner_id=trade.cards["north"])
    trade.do(trade.shop, suspend)
    with trade.refused("state.forbidden"):
        trade.do(trade.shop, suspend)
    trade.answer(request_id, "north", a="10@5.00", b="5@2.50")
    trade.draft("other", trade.line("x", partners="north"))
    with trade.refused("request.no_partner"):
        trade.do(trade.shop, c.SendRequest(request_id=an_id("other")))
    trade.do(trade.shop, p.ResumePartner(partner_id=trade.cards["north"]))
    trade.do(trade.shop, c.SendRequest(request_id=an_id("other")))
    trade.do(trade.shop, a.SavePartner(partner_id=an_id("card"), name="Nobody"))
    with trade.refused("partner.not_connected", "partner_id"):
        trade.do(trade.shop, p.SuspendPartner(partner_id=an_id("card")))


def test_s2_30_the_note_of_the_card_goes_with_every_request_and_order() -> None:
    trade = Trade()
    order = trade.ordered()
    assert order.inquiry_id is not None
    assert (order.partner_note, trade.row(e.Inquiry, order.inquiry_id).partner_note) == ("Dock 4", "Dock 4")
