# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a retailer's window says of invited partners: connected, declined (S2.26, S2.94)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from desktop_b2b.domain.commands.account import SavePartner
from desktop_b2b.domain.commands.partners import InvitePartner, RevokeInvitation
from desktop_b2b.services.invitations import InvitationReply
from desktop_b2b.settings import INVITED
from sync.client.invitations import accept, decline
from sync.server.dispatcher import Dispatcher
from sync.server.local import LocalGateway
from sync.server.mail import parse_smtp
from tests.gui.screens_general.stage import Office
from tests.sync_flows.server.relay import Relay
from ui.forms.draft_keys import new_id
from ui.screens.partners.editor import PartnerScreen

_CODE = re.compile(r"Invitation code.*?: ([A-Z2-7-]+)$", re.MULTILINE)


@pytest.fixture
def relay() -> Iterator[Relay]:
    found = Relay()
    yield found
    found.stop()


def _invited(office: Office, relay: Relay) -> tuple[str, str]:
    """A partner who was invited, and the code of the letter."""
    card = new_id()
    office.shop.do(
        SavePartner(partner_id=card, name="Lamps & Co", email="eva@lamps.example"),
        InvitePartner(partner_id=card, invitation_id=new_id()),
    )
    office.shop.sync()
    office.settle()
    server = office.world.server
    senders = (server.smtp_sender(parse_smtp(relay.url)),)
    Dispatcher(server.readers, server.executor, server.clock, senders, "post").run_due()
    found = _CODE.search(str(relay.mail().get_content()).replace("\r\n", "\n"))
    assert found is not None
    return card, found[1]


def _follow(office: Office, code: str) -> None:
    reply = InvitationReply(
        code=code, email="eva@lamps.example", password="lamps are bright", company="Lamps & Company AB",
        name="Eva Lind", country="SE", city="Lund", time_zone="Europe/Stockholm",
    )  # fmt: skip
    accept(LocalGateway(office.world.server), reply)


def _facts(office: Office) -> list[str]:
    return [toast.message.fact for toast in office.window.toasts.toasts]


def test_s2_26_the_window_says_that_a_partner_is_connected(office: Office, relay: Relay) -> None:
    office.start()
    card, code = _invited(office, relay)
    assert not any("connected" in fact for fact in _facts(office))
    _follow(office, code)
    office.shop.sync()
    office.settle()
    assert "Lamps & Co is connected" in _facts(office)
    toast = next(one for one in office.window.toasts.toasts if "connected" in one.message.fact)
    (_words, show), *_more = toast.message.actions
    show()
    office.settle()
    assert isinstance(office.front, PartnerScreen)
    assert office.front.route.record_id == card
    office.shop.do(SavePartner(partner_id=card, answer_hours=30))
    office.settle()
    assert _facts(office).count("Lamps & Co is connected") == 1, "it is said once"


def test_s2_94_the_window_says_that_a_partner_declined_and_why(office: Office, relay: Relay) -> None:
    office.start()
    _card, code = _invited(office, relay)
    decline(LocalGateway(office.world.server), code, "We make no lamps any more")
    office.shop.sync()
    office.settle()
    toast = next(one for one in office.window.toasts.toasts if "declined" in one.message.fact)
    assert toast.message.fact == "Lamps & Co declined the invitation"
    assert "We make no lamps any more" in toast.message.sentence


def test_what_happened_while_the_program_was_closed_is_said_at_the_next_start(
    office: Office, relay: Relay
) -> None:
    card, code = _invited(office, relay)
    office.start()
    viewer = office.window.context
    assert viewer is not None
    assert card in INVITED.at(viewer.viewer.user.id).read(office.window.settings)
    office.window.reach.leave()
    _follow(office, code)
    office.shop.sync()
    office.settle()
    assert not any("connected" in fact for fact in _facts(office)), "nobody listens"
    office.window.reach.begin()
    office.settle()
    assert "Lamps & Co is connected" in _facts(office)


def test_an_invitation_that_was_taken_back_is_no_news(office: Office, relay: Relay) -> None:
    office.start()
    card, _code = _invited(office, relay)
    office.shop.do(RevokeInvitation(partner_id=card))
    office.settle()
    assert not any("Lamps" in fact for fact in _facts(office))


@pytest.mark.parametrize("damaged", ["[1, 2", '{"a": 1}', "[null]"])
def test_what_is_damaged_counts_as_nothing(office: Office, relay: Relay, damaged: str) -> None:
    office.start()
    context = office.window.context
    assert context is not None
    office.window.reach.leave()
    INVITED.at(context.viewer.user.id).write(office.window.settings, damaged)
    office.window.reach.begin()
    card, _code = _invited(office, relay)
    assert card in INVITED.at(context.viewer.user.id).read(office.window.settings)
