# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Who may come in, and what an administrator makes."""

from __future__ import annotations

import re

import pytest

from desktop_b2b.clock import DAY, HOUR, SECOND
from desktop_b2b.domain import entities as e
from desktop_b2b.errors import UserError
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import SignedIn, SignIn
from sync.server import accounts, admin, ids
from sync.server.ids import is_token, new_token
from tests.sync_flows.server.hands import PASSWORD, Hand, Market


def sign_in(market: Market, email: str, password: str = PASSWORD, device_id: str = "") -> SignedIn:
    message = SignIn(email=email, password=password, device_name="test", device_id=device_id)
    return market.gateway.sign_in(message)


def refusal(market: Market, email: str, password: str) -> tuple[int, str, str]:
    with pytest.raises(GatewayError) as caught:
        sign_in(market, email, password)
    failure = caught.value.failure
    return caught.value.status, failure.code, failure.text


def test_signing_in_tells_who_one_is_and_enrols_the_device(market: Market) -> None:
    one, two = sign_in(market, " Shop@Example.com "), sign_in(market, "shop@example.com")
    assert (one.user_name, one.organisation_name, one.role) == ("shop boss", "Shop", "account_manager")
    assert re.fullmatch(r"[A-Z][1-9]([A-Z][1-9]?)?", one.prefix)
    assert one.device_id != two.device_id
    assert one.prefix != two.prefix
    assert one.epoch == two.epoch == market.server.epoch


def test_a_known_device_stays_itself_but_not_in_another_company(small_market: Market) -> None:
    one = sign_in(small_market, "shop@example.com")
    again = sign_in(small_market, "shop@example.com", device_id=one.device_id)
    assert (again.device_id, again.prefix, again.nonce) == (one.device_id, one.prefix, one.nonce)
    assert again.token != one.token
    other = sign_in(small_market, "north@example.com", device_id=one.device_id)
    assert other.device_id != one.device_id
    assert sign_in(small_market, "shop@example.com", device_id="?").device_id != one.device_id


def test_wrong_password_and_unknown_account_are_one_answer(market: Market) -> None:
    answers = {refusal(market, email, "wrong password") for email in ("shop@example.com", "no@example.com")}
    assert len(answers) == 1
    assert answers.pop()[:2] == (401, "unauthorised")


@pytest.mark.parametrize("email", ["shop@example.com", "no@example.com"])
def test_guessing_is_slowed_down_for_known_and_unknown_alike(small_market: Market, email: str) -> None:
    for _ in range(5):
        assert refusal(small_market, email, "wrong password")[0] == 401
    assert refusal(small_market, email, PASSWORD)[:2] == (429, "too_many")
    small_market.clock.advance(SECOND)
    assert refusal(small_market, email, "wrong password")[0] == 401
    small_market.clock.advance(SECOND)
    assert refusal(small_market, email, PASSWORD)[0] == 429
    assert sign_in(small_market, "north@example.com").user_name == "north boss"
    small_market.clock.advance(HOUR)
    if email == "shop@example.com":
        assert sign_in(small_market, email).user_name == "shop boss"
        assert refusal(small_market, email, "wrong password")[0] == 401


def test_a_quiet_day_forgives(small_market: Market) -> None:
    for _ in range(5):
        refusal(small_market, "shop@example.com", "wrong password")
    small_market.clock.advance(2 * DAY)
    for _ in range(4):
        assert refusal(small_market, "shop@example.com", "wrong password")[0] == 401


def test_a_token_ends_with_sign_out(market: Market) -> None:
    shop = market.hand("shop")
    market.gateway.sign_out(shop.me.token)
    market.gateway.sign_out(shop.me.token)
    with pytest.raises(GatewayError) as caught:
        shop.exchange()
    assert (caught.value.status, caught.value.failure.code) == (401, "unauthorised")


def test_secrets_are_kept_hashed(small_market: Market) -> None:
    shop = small_market.hand("shop")
    with small_market.server.readers.snapshot() as db:
        kept = str(db.query('SELECT * FROM "token"') + db.query('SELECT * FROM "credential"'))
    assert shop.me.token not in kept
    assert PASSWORD not in kept
    assert "$argon2id$" in kept


def test_a_token_is_known_by_its_looks() -> None:
    token = new_token()
    assert is_token(token)
    assert token.startswith("db2b_")
    swapped = token[:-1] + ("a" if token[-1] != "a" else "b")
    assert not any(map(is_token, ["", "db2b_", swapped, token[:-1], token + "x", token.upper()]))


def test_prefixes_grow_as_they_become_rare(small_market: Market) -> None:
    taken = {f"{letter}{digit}" for letter in ids._LETTERS for digit in ids._DIGITS}
    with small_market.server.readers.snapshot() as db:
        monkey = type("Db", (), {"query": lambda _, __, params: [(1,)] if params[0] in taken else []})()
        longer = accounts.free_prefix(monkey)
        assert re.fullmatch(r"[A-Z][1-9]", accounts.free_prefix(db))
    assert re.fullmatch(r"[A-Z][1-9][A-Z]", longer)


def test_a_protocol_that_nobody_knows_is_told_to_upgrade(small_market: Market) -> None:
    message = SignIn(email="shop@example.com", password=PASSWORD, device_name="test", proto=99)
    with pytest.raises(GatewayError) as caught:
        small_market.gateway.sign_in(message)
    assert (caught.value.status, caught.value.failure.code) == (426, "upgrade")


# ---------------------------------------------------------------- the administrator


def test_what_an_administrator_makes_reaches_the_desks(market: Market) -> None:
    shop = market.hand("shop")
    bakery = admin.create_organisation(market.server, "Bakery", ["supplier"], city="Lille", country="FR")
    link_id = admin.create_link(market.server, market.ids["shop"], bakery, card=True, answer_hours=6)
    shop.pull()
    assert shop.row(e.Link, link_id)["state"] == "connected"
    facts = [row for row in shop.table(e.LinkFact) if row["owner_id"].hex() == bakery]
    assert [(row["name"], row["city"]) for row in facts] == [("Bakery", "Lille")]
    cards = [row for row in shop.table(e.Partner) if row["link_id"].hex() == link_id]
    assert [(row["name"], row["answer_hours"], row["organisation_id"].hex()) for row in cards] == [
        ("Bakery", 6, bakery)
    ]
    admin.create_user(market.server, bakery, "Baker", "baker@example.com", PASSWORD, privileges=["sales"])
    baker = Hand(market.gateway, "baker@example.com").sign_in().pull()
    assert "answer.give" in baker.me.privileges
    assert {row["name"] for row in baker.table(e.LinkFact)} == {"Bakery", "Shop"}
    assert baker.table(e.Partner) == []


def test_the_list_names_everybody_and_no_secret(small_market: Market) -> None:
    found = {item["name"]: item for item in admin.listing(small_market.server)}
    assert [partner["name"] for partner in found["Shop"]["partners"]] == ["North", "South"] or [
        partner["name"] for partner in found["Shop"]["partners"]
    ] == ["South", "North"]
    assert found["North"]["kinds"] == ["supplier"]
    assert found["Shop"]["users"][0]["email"] == "shop@example.com"
    assert "argon2" not in str(found)


def test_the_administrator_is_told_what_is_wrong(small_market: Market) -> None:
    server, shop, north = small_market.server, small_market.ids["shop"], small_market.ids["north"]

    def field(call: object) -> str:
        assert callable(call)
        with pytest.raises(UserError) as caught:
            call()
        return caught.value.field

    assert field(lambda: admin.create_organisation(server, " ", ["supplier"])) == "name"
    assert field(lambda: admin.create_organisation(server, "X", ["bank"])) == "kinds"
    assert (
        field(lambda: admin.create_organisation(server, "X", ["supplier"], time_zone="Moon")) == "time_zone"
    )
    assert field(lambda: admin.create_user(server, shop, "B", "b@example.com", "short")) == "password"
    assert field(lambda: admin.create_user(server, shop, "B", "nobody", PASSWORD)) == "email"
    assert field(lambda: admin.create_user(server, shop, "B", "SHOP@example.com", PASSWORD)) == "email"
    assert (
        field(lambda: admin.create_user(server, shop, "B", "b@example.com", PASSWORD, role="king")) == "role"
    )
    assert (
        field(lambda: admin.create_user(server, "0" * 32, "B", "b@example.com", PASSWORD)) == "organisation"
    )
    assert field(lambda: admin.create_link(server, shop, shop)) == "partner"
    assert field(lambda: admin.create_link(server, shop, north)) == "id"
