# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The contract of a gateway, met by the server of the same process and by the one over HTTP alike."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator

import msgspec
import pytest

from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import encode
from sync.client.files import fetch, send
from sync.protocol.gateway import GatewayError, SyncGateway
from sync.protocol.messages import COMMITTED, Envelope, Exchange, Lane, SignedIn, SignIn
from tests.sync_flows.trade import LOGO
from tests.sync_flows.world import PASSWORD, World, new_id


@pytest.fixture
def gateway(any_world: World) -> Iterator[SyncGateway]:
    found = any_world.gateway()
    yield found
    close = getattr(found, "close", None)
    if close is not None:
        close()


@pytest.fixture
def signed(gateway: SyncGateway) -> SignedIn:
    return gateway.sign_in(SignIn(email="shop@example.com", password=PASSWORD, device_name="test"))


def message(signed: SignedIn, *envelopes: Envelope) -> Exchange:
    lanes = (Lane(user_id=signed.user_id, token=signed.token, commands=envelopes),)
    return Exchange(
        request_id=new_id(), proto=1, epoch=signed.epoch, device_id=signed.device_id, nonce=signed.nonce,
        lanes=lanes,
    )  # fmt: skip


def envelope(lane_seq: int = 1) -> Envelope:
    cmd = a.SaveContact(contact_id=new_id(), company="One")
    return Envelope(
        id=new_id(), lane_seq=lane_seq, type="SaveContact", v=cmd.VERSION, body=encode(cmd), made_at=1
    )


def refused(call: object, *arguments: object) -> tuple[int, str]:
    assert callable(call)
    with pytest.raises(GatewayError) as caught:
        call(*arguments)
    return caught.value.status, caught.value.failure.code


def test_sign_in_tells_who_and_what(any_world: World, signed: SignedIn) -> None:
    assert signed.organisation_id == any_world.ids["shop"]
    assert signed.organisation_name == "shop-company"
    assert signed.role == "account_manager"
    assert signed.prefix
    assert signed.server_time == any_world.clock.now()


def test_wrong_passwords_and_unknown_people_are_one_refusal(gateway: SyncGateway) -> None:
    for email in ("shop@example.com", "nobody@example.com"):
        wrong = SignIn(email=email, password="wrong password", device_name="test")
        assert refused(gateway.sign_in, wrong) == (401, "unauthorised")


def test_a_token_opens_until_it_is_forgotten(gateway: SyncGateway, signed: SignedIn) -> None:
    assert gateway.exchange(signed.token, message(signed)).scopes
    gateway.sign_out(signed.token)
    assert refused(gateway.exchange, signed.token, message(signed)) == (401, "unauthorised")
    assert refused(gateway.wait, signed.token, {}, 0.0) == (401, "unauthorised")
    assert refused(fetch, gateway, signed.token, "0" * 64) == (401, "unauthorised")
    assert refused(send, gateway, signed.token, "0" * 64, "text/plain", b"x") == (401, "unauthorised")


def test_an_exchange_echoes_pushes_and_pulls(gateway: SyncGateway, signed: SignedIn) -> None:
    asked = message(signed, envelope())
    reply = gateway.exchange(signed.token, asked)
    assert reply.request_id == asked.request_id
    assert reply.epoch == signed.epoch
    assert reply.nonce != signed.nonce
    assert [outcome.outcome for outcome in reply.outcomes] == [COMMITTED]
    assert reply.next_lane_seq[signed.user_id] == 2
    assert not reply.more
    tables = {rows.table for page in reply.pages for rows in page.tables}
    assert {"organisation", "contact", "event", "command_result"} <= tables
    again = gateway.exchange(signed.token, asked)
    assert again.outcomes == reply.outcomes


def test_refusals_name_the_request(gateway: SyncGateway, signed: SignedIn) -> None:
    asked = message(signed, envelope(lane_seq=7))
    with pytest.raises(GatewayError) as caught:
        gateway.exchange(signed.token, asked)
    failure = caught.value.failure
    assert (caught.value.status, failure.code) == (409, "expected_seq")
    assert failure.detail["next_lane_seq"] == {signed.user_id: 1}
    assert failure.request_id == asked.request_id
    other = msgspec.structs.replace(asked, epoch="another")
    assert refused(gateway.exchange, signed.token, other) == (409, "epoch_changed")
    forked = msgspec.structs.replace(asked, nonce="another")
    assert refused(gateway.exchange, signed.token, forked) == (409, "device_forked")
    future = msgspec.structs.replace(asked, proto=99)
    assert refused(gateway.exchange, signed.token, future) == (426, "upgrade")


def test_waiting_ends_with_news_or_with_the_time(
    any_world: World, gateway: SyncGateway, signed: SignedIn
) -> None:
    heads = gateway.wait(signed.token, {}, 0.0).heads
    assert gateway.wait(signed.token, heads, 0.0).heads == heads
    answered: list[dict[str, int]] = []
    listener = any_world.gateway()
    thread = threading.Thread(
        target=lambda: answered.append(listener.wait(signed.token, heads, 20.0).heads), name="listener"
    )
    thread.start()
    gateway.exchange(signed.token, message(signed, envelope()))
    thread.join(20)
    assert any(head > heads[scope] for scope, head in answered[0].items())


def test_files_go_up_and_come_down_whole(gateway: SyncGateway, signed: SignedIn) -> None:
    digest = hashlib.sha256(LOGO).hexdigest()
    send(gateway, signed.token, digest, "image/jpeg", LOGO)
    send(gateway, signed.token, digest, "image/jpeg", LOGO)
    assert fetch(gateway, signed.token, digest) == ("image/jpeg", LOGO)
    assert refused(send, gateway, signed.token, "0" * 64, "image/jpeg", LOGO) == (400, "invalid")
    assert refused(fetch, gateway, signed.token, "0" * 64) == (404, "missing")
    other = gateway.sign_in(SignIn(email="rival@example.com", password=PASSWORD, device_name="test"))
    assert refused(fetch, gateway, other.token, digest) == (404, "missing")
