# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Files by hash: opened by rows, never by the hash alone."""

from __future__ import annotations

import hashlib

import pytest

from desktop_b2b.domain.commands.account import SetLogo
from sync.client.files import fetch, send
from sync.protocol.gateway import GatewayError
from tests.sync_flows.server.hands import Hand, Market

LOGO = b"\xff\xd8\xff\xe0 a logo"
DIGEST = hashlib.sha256(LOGO).hexdigest()


def refusal(hand: Hand, digest: str) -> tuple[int, str, str]:
    with pytest.raises(GatewayError) as caught:
        fetch(hand.gateway, hand.me.token, digest)
    return caught.value.status, caught.value.failure.code, caught.value.failure.text


def test_a_logo_reaches_the_partners_and_nobody_else(market: Market) -> None:
    shop, north, other = market.hand("shop"), market.hand("north"), market.hand("other")
    send(shop.gateway, shop.me.token, DIGEST, "image/jpeg", LOGO)
    assert fetch(shop.gateway, shop.me.token, DIGEST) == ("image/jpeg", LOGO)
    unknown = refusal(north, "0" * 64)
    assert refusal(north, DIGEST) == unknown
    assert shop.do(SetLogo(organisation_id=shop.company, logo_hash=DIGEST)) == "committed"
    assert fetch(north.gateway, north.me.token, DIGEST) == ("image/jpeg", LOGO)
    assert refusal(other, DIGEST) == unknown == (404, "missing", "There is no such file.")
    assert refusal(other, "../etc/passwd") == unknown


def test_who_names_a_file_of_others_opens_nothing(market: Market) -> None:
    """The hash is known, the content was never had: neither the namer nor its partners receive it."""
    shop, south, other = market.hand("shop"), market.hand("south"), market.hand("other")
    send(shop.gateway, shop.me.token, DIGEST, "image/jpeg", LOGO)
    assert south.do(SetLogo(organisation_id=south.company, logo_hash=DIGEST)) == "committed"
    unknown = refusal(south, "0" * 64)
    assert refusal(south, DIGEST) == refusal(other, DIGEST) == unknown
    send(south.gateway, south.me.token, DIGEST, "image/jpeg", LOGO)
    assert fetch(south.gateway, south.me.token, DIGEST) == ("image/jpeg", LOGO)


def test_a_file_may_be_sent_twice_and_by_two(market: Market) -> None:
    shop, other = market.hand("shop"), market.hand("other")
    for hand in (shop, shop, other):
        send(hand.gateway, hand.me.token, DIGEST, "image/jpeg", LOGO)
    assert other.do(SetLogo(organisation_id=other.company, logo_hash=DIGEST)) == "committed"
    assert fetch(other.gateway, other.me.token, DIGEST)[1] == LOGO


def test_a_file_has_its_hash_its_limit_and_an_honest_type(small_market: Market) -> None:
    shop = small_market.hand("shop")

    def code(digest: str, content: bytes) -> str:
        with pytest.raises(GatewayError) as caught:
            send(shop.gateway, shop.me.token, digest, "image/jpeg", content)
        return caught.value.failure.code

    assert code(DIGEST, b"something else") == "invalid"
    large = bytes(5 * 1024 * 1024 + 1)
    assert code(hashlib.sha256(large).hexdigest(), large) == "too_large"
    send(shop.gateway, shop.me.token, DIGEST, "text/html; <script>", LOGO)
    assert fetch(shop.gateway, shop.me.token, DIGEST)[0] == "application/octet-stream"
