# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A letter with a code, and the door that the code opens once: S2.25, S2.26 on a real relay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage
from typing import Any

import pytest

from desktop_b2b.clock import DAY
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import partners as p
from desktop_b2b.errors import UserError
from desktop_b2b.rules.invitations import VALID_DAYS
from desktop_b2b.services.invitations import InvitationReply
from sync.client.invitations import accept, decline, look
from sync.server.dispatcher import Dispatcher
from sync.server.local import LocalGateway
from sync.server.mail import parse_smtp
from tests.sync_flows.server.hands import PASSWORD, Hand, Market, new_id
from tests.sync_flows.server.relay import Relay

_CODE = re.compile(r"^(?:Invitation code|Code d’invitation).*?: ([A-Z2-7-]+)$", re.MULTILINE)


@pytest.fixture
def relay() -> Iterator[Relay]:
    found = Relay()
    yield found
    found.stop()


class Post:
    """A shop that invites, and the letters that come of it."""

    def __init__(self, market: Market, relay: Relay) -> None:
        self.market, self.relay = market, relay
        self.shop = market.hand("shop")
        self.door = LocalGateway(market.server)
        self.card_id = new_id()
        card = a.SavePartner(partner_id=self.card_id, name="Lamps & Co", email="eva@lamps.example")
        assert self.shop.do(card) == "committed"

    def invite(self, message: str = "Dear Eva,\nwe need lamps.\nAda") -> str:
        invite = p.InvitePartner(partner_id=self.card_id, invitation_id=new_id(), message=message)
        assert self.shop.do(invite) == "committed"
        return self.code(self.letter())

    def letter(self) -> EmailMessage:
        server = self.market.server
        senders = (server.smtp_sender(parse_smtp(self.relay.url)),)
        Dispatcher(server.readers, server.executor, server.clock, senders, "post").run_due()
        return self.relay.mail()

    @staticmethod
    def code(letter: EmailMessage) -> str:
        found = _CODE.search(str(letter.get_content()).replace("\r\n", "\n"))
        assert found is not None
        return found[1]

    def reply(self, code: str, **more: Any) -> InvitationReply:
        values: dict[str, Any] = {
            "code": code, "email": "eva@lamps.example", "password": "lamps are bright",
            "company": "Lamps & Company AB", "name": "Eva Lind", "country": "SE", "city": "Lund",
            "time_zone": "Europe/Stockholm", **more,
        }  # fmt: skip
        return InvitationReply(**values)

    def card(self) -> dict[str, Any]:
        return self.shop.pull().row(e.Partner, self.card_id)


@pytest.fixture
def post(market: Market, relay: Relay) -> Post:
    return Post(market, relay)


def test_s2_25_a_personal_letter_with_a_code(post: Post) -> None:
    invite = p.InvitePartner(
        partner_id=post.card_id, invitation_id=new_id(), message="Dear Eva,\n\nwe {need} lamps.\u202e\nAda"
    )
    assert post.shop.do(invite) == "committed"
    letter = post.letter()
    text = str(letter.get_content()).replace("\r\n", "\n")
    assert letter["To"] == "eva@lamps.example"
    assert letter["Subject"] == "Shop invites you to Desktop B2B"
    assert "Hello Lamps & Co,\n\nDear Eva,\n\nwe {need} lamps.\nAda\n\nShop would like" in text
    shown = look(post.door, post.code(letter))
    assert (shown.retailer, shown.partner, shown.email) == ("Shop", "Lamps & Co", "eva@lamps.example")
    assert shown.message.startswith("Dear Eva")
    assert shown.until == post.market.clock.now() + VALID_DAYS * DAY
    # The code is nobody's but the reader's: no desk and no table has it.
    bare = post.code(letter).replace("-", "").encode()
    assert all(bare not in body for body in post.shop.bytes_received)


def test_s2_26_whoever_follows_it_works_at_once_and_the_retailer_is_told(post: Post) -> None:
    code = post.invite()
    accept(post.door, post.reply(f" desktop-b2b://invitation/{code.lower()}\n"))
    told = post.letter()
    assert told["To"] == "shop@example.com"
    assert told["Subject"] == "Lamps & Co is connected"
    assert "Lamps & Company AB" in str(told.get_content())
    card = post.card()
    assert card["invitation_state"] == "accepted"
    facts = {row["name"]: row for row in post.shop.table(e.LinkFact)}
    assert facts["Lamps & Company AB"]["time_zone"] == "Europe/Stockholm"
    eva = Hand(post.door, "eva@lamps.example")
    eva.signed = post.door.sign_in(_sign_in("eva@lamps.example", "lamps are bright"))
    eva.nonce, eva.epoch = eva.signed.nonce, eva.signed.epoch
    eva.pull()
    (organisation,) = eva.table(e.Organisation)
    assert (organisation["name"], organisation["is_supplier"]) == ("Lamps & Company AB", 1)
    assert eva.me.role == "account_manager"
    assert not eva.table(e.Partner), "the card is the retailer's own"
    post.market.cards["shop lamps"] = post.card_id
    request_id = post.market.send_request(post.shop, post.market.line(partners="lamps"))
    eva.pull()
    assert eva.row(e.Inquiry, post.market.inquiry(request_id, "lamps"))["state"] == "waiting"


def test_s1_22_whoever_follows_it_as_a_centre_begins_with_tables_that_the_retailer_sees(post: Post) -> None:
    card = a.SavePartner(partner_id=post.card_id, kind="fulfilment_centre")
    assert post.shop.do(card) == "committed"
    accept(post.door, post.reply(post.invite()))
    eva = Hand(post.door, "eva@lamps.example")
    eva.signed = post.door.sign_in(_sign_in("eva@lamps.example", "lamps are bright"))
    eva.nonce, eva.epoch = eva.signed.nonce, eva.signed.epoch
    eva.pull()
    (organisation,) = eva.table(e.Organisation)
    assert (organisation["is_fulfilment_centre"], organisation["is_supplier"]) == (1, 0)
    (own,) = eva.table(e.CentreTerms)
    post.shop.pull()
    (seen,) = post.shop.table(e.LinkTerms)
    assert seen["tables"] == own["tables"]
    link = post.shop.row(e.Link, post.card()["link_id"].hex())
    assert link["kind"] == "fulfilment_centre"


def _sign_in(email: str, password: str) -> Any:
    from sync.protocol.messages import SignIn

    return SignIn(email=email, password=password, device_name="test")


def test_a_company_that_is_here_already_is_connected_by_its_password(post: Post) -> None:
    code = post.invite()
    mine = {"email": "other@example.com", "company": "", "name": ""}
    with pytest.raises(UserError) as caught:
        accept(post.door, post.reply(code, **mine, password="wrong password"))
    assert (caught.value.code, caught.value.field) == ("invitation.account_known", "password")
    accept(post.door, post.reply(code, **mine, password=PASSWORD))
    assert post.card()["organisation_id"].hex() == post.market.ids["other"]
    other = post.market.hand("other")
    assert other.row(e.Organisation, post.market.ids["other"])["is_supplier"] == 1
    again = post.market.hand("shop")
    assert again.row(e.Partner, post.card_id)["invitation_state"] == "accepted"


def test_one_that_is_a_partner_already_is_told_so(post: Post) -> None:
    code = post.invite()
    with pytest.raises(UserError) as caught:
        accept(post.door, post.reply(code, email="north@example.com", password=PASSWORD))
    assert caught.value.code == "partner.link_taken"
    with pytest.raises(UserError) as caught:
        accept(post.door, post.reply(code, email="shop@example.com", password=PASSWORD))
    assert caught.value.code == "link.self"
    assert look(post.door, code).retailer == "Shop", "nothing was changed"


def test_replayed_expired_and_replaced_codes_are_refused_in_words(post: Post) -> None:
    first = post.invite()
    second = post.invite("Again")
    for wrong in (
        first,
        "",
        "A" * 40,
        second[:-1],
        second.replace(second[0], "Z" if second[0] != "Z" else "Y"),
    ):
        with pytest.raises(UserError) as caught:
            look(post.door, wrong)
        assert caught.value.code == "invitation.unknown"
    accept(post.door, post.reply(second))
    for call in (
        lambda: look(post.door, second),
        lambda: accept(post.door, post.reply(second, email="mallory@example.com")),
        lambda: decline(post.door, second, ""),
    ):
        with pytest.raises(UserError) as caught:
            call()
        assert (caught.value.code, caught.value.field) == ("invitation.used", "code")
    with post.market.server.readers.snapshot() as db:
        assert not db.query('SELECT 1 FROM "credential" WHERE "email" = \'mallory@example.com\'')


def test_an_expired_one_is_refused_and_another_is_good(post: Post) -> None:
    code = post.invite()
    post.market.clock.advance(VALID_DAYS * DAY + 1)
    with pytest.raises(UserError) as caught:
        accept(post.door, post.reply(code))
    assert caught.value.code == "invitation.expired"
    accept(post.door, post.reply(post.invite()))
    assert post.card()["invitation_state"] == "accepted"


def test_two_at_once_are_one(post: Post) -> None:
    code = post.invite()
    replies = [post.reply(code, email=f"eva{number}@lamps.example") for number in range(4)]

    def go(reply: InvitationReply) -> str:
        try:
            accept(LocalGateway(post.market.server), reply)
        except UserError as error:
            return error.code
        return "accepted"

    with ThreadPoolExecutor(4) as threads:
        found = sorted(threads.map(go, replies))
    assert found == ["accepted", *["invitation.used"] * 3]
    with post.market.server.readers.snapshot() as db:
        names = db.query('SELECT "name" FROM "organisation" WHERE "name" LIKE \'Lamps%\'')
    assert len(names) == 1, "who came too late left no company behind"


def test_declined_and_told(post: Post) -> None:
    code = post.invite()
    decline(post.door, code, "We sell to nobody new\nthis year.")
    told = post.letter()
    assert told["Subject"] == "Lamps & Co declined your invitation"
    assert "We sell to nobody new this year." in str(told.get_content())
    assert post.card()["invitation_state"] == "declined"
    with pytest.raises(UserError) as caught:
        look(post.door, code)
    assert caught.value.code == "invitation.ended"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"company": " "}, "company"),
        ({"name": ""}, "name"),
        ({"email": ""}, "email"),
        ({"email": "nobody"}, "email"),
        ({"password": "short"}, "password"),
        ({"country": "XX"}, "country"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"language": "tlh"}, "language"),
        ({"city": "a\x00"}, "city"),
    ],
)
def test_what_does_not_fit_is_refused_and_the_code_stays_good(
    post: Post, fields: dict[str, str], field: str
) -> None:
    code = post.invite()
    with pytest.raises(UserError) as caught:
        accept(post.door, post.reply(code, **fields))
    assert caught.value.field == field
    accept(post.door, post.reply(code))


def test_a_letter_that_was_overtaken_is_not_sent(post: Post) -> None:
    invite = p.InvitePartner(partner_id=post.card_id, invitation_id=new_id())
    assert post.shop.do(invite) == "committed"
    assert post.shop.do(p.RevokeInvitation(partner_id=post.card_id)) == "committed"
    server = post.market.server
    senders = (server.smtp_sender(parse_smtp(post.relay.url)),)
    Dispatcher(server.readers, server.executor, server.clock, senders, "post").run_due()
    with server.readers.snapshot() as db:
        assert db.query('SELECT "state" FROM "effect"') == [("skipped",)]
    assert post.relay.left() == []
