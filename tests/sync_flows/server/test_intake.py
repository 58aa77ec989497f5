# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How the server judges: conflicts, lanes, copies of devices, and its own failures."""

from __future__ import annotations

import gc
import json
from types import FrameType
from typing import Any

import msgspec
import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.commands.account import ResolveIssue, SaveContact, UpdateOrganisation
from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.services import bus
from desktop_b2b.storage.db import OperationalError
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import Expect, Lane
from sync.server import admin
from sync.server.intake import Transaction
from tests.sync_flows.server.hands import PASSWORD, Hand, Market, new_id


def contact(name: str = "Ada", contact_id: str = "", **more: Any) -> SaveContact:
    return SaveContact(contact_id=contact_id or new_id(), name=name, **more)


def expect(contact_id: str, field: str, base: Any) -> Expect:
    return Expect(table="contact", row_id=contact_id, field=field, base=base)


def refusal(hand: Hand, *envelopes: Any, **more: Any) -> tuple[int, str]:
    with pytest.raises(GatewayError) as caught:
        hand.exchange(*envelopes, **more)
    assert caught.value.failure.request_id
    return caught.value.status, caught.value.failure.code


# ---------------------------------------------------------------- conflicts


def test_a_conflict_keeps_base_mine_and_theirs(market: Market) -> None:
    admin.create_user(market.server, market.ids["shop"], "Bob", "bob@example.com", PASSWORD,
                      privileges=["buyer"])  # fmt: skip
    shop, bob = market.hand("shop"), market.hand("bob")
    made = contact(city="Lyon")
    shop.do(made)
    market.clock.advance(60_000)
    assert (
        bob.pull().do(contact("Bobs", made.contact_id), expect(made.contact_id, "name", "Ada")) == "committed"
    )
    mine = contact("Mine", made.contact_id, city="Nice")
    envelope = shop.envelope(
        mine, expect(made.contact_id, "name", "Ada"), expect(made.contact_id, "city", "Lyon")
    )
    assert shop.exchange(envelope).outcomes[0].outcome == "conflict"
    issue = shop.row(e.SyncIssue, envelope.id)
    assert json.loads(issue["fields"]) == [
        {"table": "contact", "row_id": made.contact_id, "field": "name",
         "base": "Ada", "mine": "Mine", "theirs": "Bobs"}
    ]  # fmt: skip
    assert (issue["theirs_name"], issue["theirs_at"]) == ("Bob", market.clock.now())
    assert (issue["document_kind"], issue["document_id"].hex()) == ("contact", made.contact_id)
    found = shop.row(e.Contact, made.contact_id)
    assert (found["name"], found["city"]) == ("Bobs", "Lyon")


def test_disjoint_changes_merge(market: Market) -> None:
    one, two = market.hand("shop"), market.hand("shop")
    made = contact(city="Lyon")
    one.do(made)
    assert two.do(contact("Grace", made.contact_id), expect(made.contact_id, "name", "Ada")) == "committed"
    patch = SaveContact(contact_id=made.contact_id, city="Nice")
    assert one.do(patch, expect(made.contact_id, "city", "Lyon")) == "committed"
    found = one.row(e.Contact, made.contact_id)
    assert (found["name"], found["city"], found["version"]) == ("Grace", "Nice", 3)


def test_the_same_change_twice_is_no_conflict(market: Market) -> None:
    one, two = market.hand("shop"), market.hand("shop")
    made = contact()
    one.do(made)
    for hand in (one, two):
        assert (
            hand.do(contact("Grace", made.contact_id), expect(made.contact_id, "name", "Ada")) == "committed"
        )


def test_amounts_are_the_same_whatever_their_zeros(market: Market) -> None:
    shop = market.hand("shop")
    line = market.line()
    request_id = new_id()
    shop.do(market.draft(request_id, line))
    more = c.LinePatch(id=line.id, quantity=msgspec.convert("12.5", type=type(line.quantity)))
    seen = Expect(table="request_line", row_id=line.id, field="quantity", base="10.00")
    assert shop.do(c.SaveDraft(request_id=request_id, lines=(more,)), seen) == "committed"
    assert shop.row(e.RequestLine, line.id)["quantity"] == 12_500_000


def test_a_change_of_what_another_removed_is_a_conflict(market: Market) -> None:
    one, two = market.hand("shop"), market.hand("shop")
    request_id, line, kept = new_id(), market.line(), market.line("b")
    one.do(market.draft(request_id, line, kept))
    assert two.do(c.SaveDraft(request_id=request_id, removed_lines=(line.id,))) == "committed"
    patch = msgspec.structs.replace(line, sku="NEW")
    seen = Expect(table="request_line", row_id=line.id, field="sku", base="A")
    envelope = one.envelope(c.SaveDraft(request_id=request_id, lines=(patch,)), seen)
    assert one.exchange(envelope).outcomes[0].outcome == "conflict"
    fields = json.loads(one.row(e.SyncIssue, envelope.id)["fields"])
    assert [(part["mine"], part["theirs"]) for part in fields] == [("NEW", None)]


def test_an_expectation_of_a_field_that_does_not_exist_is_refused(small_market: Market) -> None:
    shop = small_market.hand("shop")
    made = contact()
    assert shop.do(made, expect(made.contact_id, "__class__", "")) == "rejected"


# ---------------------------------------------------------------- lanes and devices


def test_a_gap_in_a_lane_stops_it_and_tells_the_number(market: Market) -> None:
    shop = market.hand("shop")
    shop.exchange(shop.envelope(contact()))
    ahead = shop.envelope(contact(), lane_seq=5)
    with pytest.raises(GatewayError) as caught:
        shop.exchange(ahead)
    assert (caught.value.status, caught.value.failure.code) == (409, "expected_seq")
    assert caught.value.failure.detail == {"next_lane_seq": {shop.me.user_id: 2}}
    assert shop.exchange(shop.envelope(contact())).outcomes[0].outcome == "committed"


def test_the_part_before_a_gap_is_taken(small_market: Market) -> None:
    shop = small_market.hand("shop")
    first, third = shop.envelope(contact()), shop.envelope(contact(), lane_seq=3)
    assert refusal(shop, first, third) == (409, "expected_seq")
    assert shop.pull().row(e.CommandResult, first.id)["outcome"] == "committed"


def test_another_command_with_a_known_id_is_refused(small_market: Market) -> None:
    shop = small_market.hand("shop")
    envelope = shop.envelope(contact())
    shop.exchange(envelope)
    other = msgspec.structs.replace(envelope, body=b'{"contact_id": "x"}', lane_seq=2)
    assert refusal(shop, other) == (422, "id_reuse")


def test_another_persons_command_id_is_refused(small_market: Market) -> None:
    shop, other = small_market.hand("shop"), small_market.hand("other")
    envelope = shop.envelope(contact())
    shop.exchange(envelope)
    assert refusal(other, msgspec.structs.replace(envelope, lane_seq=1)) == (422, "id_reuse")


def test_a_second_command_with_a_used_lane_number_betrays_a_copy(small_market: Market) -> None:
    shop = small_market.hand("shop")
    shop.exchange(shop.envelope(contact()))
    assert refusal(shop, shop.envelope(contact(), lane_seq=1)) == (409, "device_forked")


def test_the_nonce_moves_with_pushes_and_the_previous_one_serves_a_lost_reply(small_market: Market) -> None:
    shop = small_market.hand("shop")
    first = shop.nonce
    lost = shop.message(shop.envelope(contact()))
    reply = small_market.gateway.exchange(shop.me.token, lost)
    assert reply.nonce != first
    assert shop.exchange().nonce == first
    assert small_market.gateway.exchange(shop.me.token, lost).nonce == reply.nonce
    again = shop.exchange(*lost.lanes[0].commands)
    assert again.nonce == reply.nonce, "what brings nothing new moves nothing on"
    shop.exchange(shop.envelope(contact()))
    for envelopes in ((), (shop.envelope(contact()),)):
        assert refusal(shop, *envelopes, nonce=first) == (409, "device_forked")


def test_two_persons_share_a_device_each_in_a_lane(market: Market) -> None:
    admin.create_user(market.server, market.ids["shop"], "Bob", "bob@example.com", PASSWORD)
    shop = market.hand("shop")
    bob = Hand(market.gateway, "bob@example.com").sign_in()
    bobs = contact()
    lanes = (
        Lane(user_id=shop.me.user_id, token=shop.me.token, commands=(shop.envelope(contact()),)),
        Lane(user_id=bob.me.user_id, token=bob.me.token, commands=(bob.envelope(bobs),)),
    )
    reply = shop.exchange(lanes=lanes)
    assert [(o.outcome, o.code) for o in reply.outcomes] == [("committed", ""), ("retry", "unauthorised")]
    assert f"user:{bob.me.user_id}" not in reply.scopes


def test_a_second_person_of_the_device_waits_in_a_lane_of_its_own(market: Market) -> None:
    admin.create_user(market.server, market.ids["shop"], "Bob", "bob@example.com", PASSWORD)
    shop = market.hand("shop")
    bob = Hand(market.gateway, "bob@example.com")
    bob.signed = shop.gateway.sign_in(
        msgspec.structs.replace(_sign_in("bob@example.com"), device_id=shop.me.device_id)
    )
    assert (bob.me.device_id, bob.me.prefix, bob.me.nonce) == (shop.me.device_id, shop.me.prefix, shop.nonce)
    lanes = (
        Lane(user_id=shop.me.user_id, token=shop.me.token, commands=(shop.envelope(contact()),)),
        Lane(user_id=bob.me.user_id, token=bob.me.token, commands=(bob.envelope(contact()),)),
    )
    reply = shop.exchange(lanes=lanes)
    assert [(o.outcome, o.code) for o in reply.outcomes] == [
        ("committed", ""),
        ("rejected", "privilege.missing"),
    ]
    assert f"user:{bob.me.user_id}" in reply.scopes
    assert reply.next_lane_seq == {shop.me.user_id: 2, bob.me.user_id: 2}


def test_rights_are_those_of_the_moment(small_market: Market) -> None:
    """A person's rights are read when the command is judged, and a disabled one may do nothing."""
    market = small_market
    user_id = admin.create_user(market.server, market.ids["shop"], "Bob", "bob@example.com", PASSWORD,
                                privileges=["buyer"])  # fmt: skip
    bob = market.hand("bob")
    assert bob.do(contact()) == "committed"

    def change(privileges: tuple[str, ...], active: bool) -> None:
        def write(unit: Transaction) -> None:
            unit.store.begin(None)
            user = unit.store.get(e.User, user_id)
            user.privileges, user.active = privileges, active
            unit.store.done()

        market.server.executor.call(write).result()

    change(("answer.give",), True)
    assert bob.do(contact()) == "rejected"
    change((), False)
    reply = bob.exchange(bob.envelope(contact()))
    assert [(o.outcome, o.code) for o in reply.outcomes] == [("rejected", "user.disabled")]
    assert (reply.disabled, reply.scopes) == ((user_id,), (f"user:{user_id}",))


def test_only_the_server_gives_its_own_commands(small_market: Market) -> None:
    shop = small_market.hand("shop")
    assert shop.do(c.CloseDeadlines(request_id=new_id())) == "rejected"


def _sign_in(email: str) -> Any:
    from sync.protocol.messages import SignIn

    return SignIn(email=email, password=PASSWORD, device_name="test")


# ---------------------------------------------------------------- messages that do not fit


def test_a_push_has_limits(small_market: Market) -> None:
    shop = small_market.hand("shop")
    assert refusal(shop, *(shop.envelope(contact()) for _ in range(201))) == (413, "too_large")
    assert refusal(shop, shop.envelope(contact(), id="not an id")) == (400, "invalid")
    assert refusal(shop, proto=99) == (426, "upgrade")
    assert refusal(shop, epoch="another") == (409, "epoch_changed")
    assert refusal(shop, device_id=new_id()) == (401, "unauthorised")


@pytest.mark.parametrize("field", ["seq", "mark"])
def test_a_cursor_that_was_never_given_is_told_apart(market: Market, field: str) -> None:
    shop = market.hand("shop")
    scope = f"{shop.company}:account"
    wrong: Any = {"seq": 999, "mark": "other"}[field]
    shop.cursors[scope] = msgspec.structs.replace(shop.cursors[scope], **{field: wrong})
    assert refusal(shop) == (409, "epoch_changed")


# ---------------------------------------------------------------- failures of the server


def breaking(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Commands about a contact named Bad break the server."""
    run = bus.run

    def fragile(cmd: Any, uow: Any, ctx: Any) -> None:
        run(cmd, uow, ctx)
        if getattr(cmd, "name", "") == "Bad":
            raise error

    monkeypatch.setattr(bus, "run", fragile)


@pytest.mark.expected_logs(
    "a group is judged again, one by one: ZeroDivisionError",
    "ERROR sync.server.work: command SaveContact parked, trace [0-9a-f]{32}",
)
def test_a_command_that_breaks_the_server_is_parked_and_others_flow(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaking(monkeypatch, ZeroDivisionError("oops"))
    shop = market.hand("shop")
    good, bad, late = shop.envelope(contact()), shop.envelope(contact("Bad")), contact()
    same = shop.envelope(contact("Grace", json.loads(bad.body)["contact_id"]))
    child = shop.envelope(contact(), depends_on=(bad.id,))
    reply = shop.exchange(good, bad, same, child, shop.envelope(late))
    assert [(o.outcome, o.code) for o in reply.outcomes] == [
        ("committed", ""), ("parked", "bug"), ("parked", "blocked"), ("parked", "blocked"), ("committed", "")
    ]  # fmt: skip
    issue = shop.row(e.SyncIssue, bad.id)
    assert issue["kind"] == "parked"
    assert len(json.loads(issue["params"])["trace"]) == 32
    assert "oops" not in str(issue)
    assert len(shop.table(e.Contact)) == 2
    assert shop.do(contact("Grace", json.loads(bad.body)["contact_id"])) == "parked"
    for envelope_id in (bad.id, same.id, child.id):
        assert shop.do(ResolveIssue(issue_id=envelope_id, resolution="withdrawn")) == "committed"
    for issue_row in shop.table(e.SyncIssue):
        if issue_row["state"] == "open":
            shop.do(ResolveIssue(issue_id=issue_row["id"].hex(), resolution="withdrawn"))
    assert shop.do(contact("Grace", json.loads(bad.body)["contact_id"])) == "committed"


@pytest.mark.expected_logs("a group is judged again, one by one", "command SaveContact parked")
def test_a_value_that_the_database_refuses_parks_its_command_alone(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = bus.run

    def spoiling(cmd: Any, uow: Any, ctx: Any) -> None:
        run(cmd, uow, ctx)
        if getattr(cmd, "name", "") == "Bad":
            uow.get(e.Contact, cmd.contact_id).version = 1 << 70

    monkeypatch.setattr(bus, "run", spoiling)
    shop, north = market.hand("shop"), market.hand("north")
    envelopes = [shop.envelope(contact()), shop.envelope(contact("Bad")), shop.envelope(contact())]
    assert [o.outcome for o in shop.exchange(*envelopes).outcomes] == ["committed", "parked", "committed"]
    assert north.do(UpdateOrganisation(organisation_id=north.company, city="Oslo")) == "committed"


@pytest.mark.expected_logs("a group is judged again, one by one: (IntegrityError|UniqueViolation)")
def test_an_id_in_use_is_refused_and_its_neighbours_are_taken(market: Market) -> None:
    """A new row is taken to be new; where the database knows better, the command alone is refused."""
    shop, other = market.hand("shop"), market.hand("other")
    taken, line = contact(), market.line()
    shop.do(taken)
    shop.do(market.draft(new_id(), line))
    _forget(market)
    stolen = c.LinePatch(id=line.id, sku="MINE")
    outcomes = other.exchange(
        other.envelope(contact()),
        other.envelope(contact("Mine", taken.contact_id)),
        other.envelope(c.SaveDraft(request_id=new_id(), lines=(stolen,))),
        other.envelope(contact()),
    ).outcomes
    assert [(o.outcome, o.code) for o in outcomes] == [
        ("committed", ""), ("rejected", "record.exists"), ("rejected", "record.exists"), ("committed", "")
    ]  # fmt: skip
    assert shop.pull().row(e.Contact, taken.contact_id)["name"] == "Ada"
    assert shop.row(e.RequestLine, line.id)["sku"] == "A"


def _forget(market: Market) -> None:
    """Have the executor know no rows from earlier: whoever writes past the commands may have changed any."""
    market.server.executor.call(lambda _unit: None).result()


def test_a_refusing_reaction_takes_the_whole_command_back(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its history too, and what shares its transaction is not touched."""

    def refuse(*_: object) -> None:
        raise UserError("not.now", "Not now.")

    shop = market.hand("shop")
    before, events = shop.row(e.Organisation, shop.company), len(shop.table(e.Event))
    made = contact()
    monkeypatch.setattr(bus, "react", refuse)
    outcomes = shop.exchange(
        shop.envelope(made),
        shop.envelope(UpdateOrganisation(organisation_id=shop.company, city="Lyon")),
        shop.envelope(contact("Grace", made.contact_id)),
    ).outcomes
    assert [(o.outcome, o.code) for o in outcomes] == [
        ("committed", ""),
        ("rejected", "not.now"),
        ("committed", ""),
    ]
    shop.pull()
    assert shop.row(e.Organisation, shop.company) == before
    assert len(shop.table(e.Event)) == events + 2


@pytest.mark.expected_logs("ERROR sync.server.executor: the database is out of reach")
def test_an_outage_parks_nothing(small_market: Market, monkeypatch: pytest.MonkeyPatch) -> None:
    shop = small_market.hand("shop")
    envelope = shop.envelope(contact())
    with monkeypatch.context() as broken:
        breaking(broken, OperationalError("database or disk is full"))
        bad = shop.envelope(contact("Bad"))
        with pytest.raises(OutageError):
            shop.exchange(envelope, bad)
    reply = shop.exchange(envelope, bad)
    assert [outcome.outcome for outcome in reply.outcomes] == ["committed", "committed"]


def test_a_refused_command_lets_go_of_its_push(small_market: Market) -> None:
    """Nothing of it waits for somebody who looks for rubbish: a server that refuses much stays small."""
    shop = small_market.hand("shop")
    unknown = c.CancelRequest(request_id=new_id())
    gc.collect()
    assert shop.do(unknown) == "rejected"
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        gc.collect()
        frames = {one.f_code.co_name for one in gc.garbage if isinstance(one, FrameType)}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
    assert not frames


# ---------------------------------------------------------------- what the server adds


def test_mails_are_written_with_their_cause(market: Market) -> None:
    shop = market.hand("shop")
    request_id = market.send_request(shop, market.line())
    with market.server.readers.snapshot() as db:
        rows = db.query('SELECT "kind", "body", "state" FROM "effect"')
    assert {kind for kind, _, _ in rows} == {"mail.request_sent", "mail.remind_answer"}
    assert {state for _, _, state in rows} == {"waiting"}
    rows = [row for row in rows if row[0] == "mail.request_sent"]
    told = sorted((json.loads(body) for _, body, _ in rows), key=lambda body: str(body["organisation_id"]))
    expected = [
        {"inquiry_id": market.inquiry(request_id, name), "organisation_id": market.ids[name]}
        for name in ("north", "south")
    ]
    assert told == sorted(expected, key=lambda body: body["organisation_id"])


def test_history_tells_persons_and_the_server_apart(market: Market) -> None:
    shop = market.hand("shop")
    request_id = market.send_request(shop)
    events = [row for row in shop.table(e.Event) if row["document_id"].hex() == request_id]
    by_actor = {(row["command"], row["actor_name"], row["device"]) for row in events}
    assert by_actor == {
        ("SaveDraft", "shop boss", shop.me.prefix),
        ("SendRequest", "shop boss", shop.me.prefix),
        ("SendRequest", "", "S0"),
    }
