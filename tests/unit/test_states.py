# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The state machines, and that every command has its handler and its privilege."""

from __future__ import annotations

import itertools

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import ACCOUNT_MANAGER, Actor
from desktop_b2b.domain.commands import commands
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.privileges import BUNDLE_TEXTS, BUNDLES, PRIVILEGES, checked, may
from desktop_b2b.domain.states import (
    ANSWER_REASONS,
    DOCUMENT_WORDS,
    MACHINES,
    REASONS,
    STATE_WORDS,
    allow,
    demand,
    move,
    settle,
)
from desktop_b2b.errors import BugError, UserError
from desktop_b2b.services.bus import handled
from tests.unit.memory_uow import ROOMS, World, an_id


def shipment(state: str) -> e.Shipment:
    return e.Shipment(id=an_id("s"), owner_id=an_id("o"), number="1", order_id=an_id("x"), state=state)


#: Mission §6, as far as the sourced order goes.
STEPS = """
request draft>queued queued>waiting draft>deleted deleted>draft waiting>need_attention waiting>ordered
request need_attention>waiting need_attention>ordered need_attention>partially_ordered
request waiting>partially_ordered partially_ordered>waiting partially_ordered>ordered
request partially_ordered>closed ordered>closed waiting>cancelled need_attention>cancelled
request_line open>answered answered>assigned answered>part_assigned answered>unavailable
request_line answered>over_price unavailable>open over_price>open
answer submitted>submitted submitted>won submitted>part_won submitted>lost late>submitted
order queued>sent sent>accepted sent>declined accepted>part_shipped part_shipped>shipped
order sent>cancelled accepted>cancelled part_shipped>closed_short shipped>closed
shipment draft>confirmed draft>discarded
"""
NEVER = """
request draft>waiting draft>ordered closed>waiting cancelled>waiting cancelled>draft waiting>draft
request ordered>cancelled closed>cancelled deleted>queued
order accepted>declined shipped>cancelled part_shipped>cancelled declined>sent cancelled>sent
order queued>accepted closed_short>shipped
answer won>lost lost>won submitted>late
shipment confirmed>draft confirmed>discarded discarded>confirmed
inquiry cancelled>answered cancelled>waiting
"""


def steps(text: str) -> list[tuple[str, str, str]]:
    found = []
    for row in text.split("\n"):
        kind, *pairs = row.split() or [""]
        found += [(kind, *pair.split(">")) for pair in pairs]
    return found  # type: ignore[return-value]  # each pair has two parts


@pytest.mark.parametrize(("kind", "was", "to"), steps(STEPS))
def test_steps_of_the_mission(kind: str, was: str, to: str) -> None:
    assert allow(kind, was, to)


@pytest.mark.parametrize(("kind", "was", "to"), steps(NEVER))
def test_steps_that_never_are(kind: str, was: str, to: str) -> None:
    assert not allow(kind, was, to)


def test_every_state_has_words_and_leads_to_known_states() -> None:
    for kind, table in MACHINES.items():
        assert kind in DOCUMENT_WORDS
        assert kind in e.BY_TABLE
        for state in itertools.chain(table, *table.values()):
            assert state in table, f"{kind}: {state} leads nowhere"
            assert state in STATE_WORDS
    assert "expired" not in STATE_WORDS, "expired is derived, never stored (law 9)"
    assert REASONS.keys() >= ANSWER_REASONS


def test_a_forbidden_step_is_told_in_words() -> None:
    row = shipment("confirmed")
    with pytest.raises(UserError) as caught:
        move(row, "discarded")
    assert caught.value.code == "state.forbidden"
    assert str(caught.value) == "The shipment is “confirmed”: this cannot be done now."
    assert row.state == "confirmed"


def test_settle_stays_and_demand_asks() -> None:
    row = shipment("draft")
    settle(row, "draft")
    settle(row, "confirmed")
    assert row.state == "confirmed"
    demand(row, "draft", "confirmed")
    with pytest.raises(UserError, match="this cannot be done now"):
        demand(row, "draft")


def test_unknown_kinds_are_our_own_fault() -> None:
    with pytest.raises(BugError):
        allow("invoice", "draft", "sent")


def test_every_command_has_one_handler() -> None:
    assert ROOMS
    assert handled() == set(commands().values())


def test_every_privilege_is_known_and_granted_by_a_bundle() -> None:
    used = {kind.PRIVILEGE for kind in commands().values()} - {""}
    assert used <= PRIVILEGES.keys()
    assert set().union(*BUNDLES.values()) <= PRIVILEGES.keys()
    assert BUNDLES.keys() == BUNDLE_TEXTS.keys()
    granted = set().union(*BUNDLES.values()) | {"company.edit", "centre.edit"}
    assert used <= granted


def test_privileges_are_checked_before_anything_else() -> None:
    world = World()
    manager = world.organisation("Shop")
    buyer = Actor(an_id("buyer"), "Buyer", manager.organisation_id, "user", BUNDLES["assistant"])
    world.do(buyer, c.SaveDraft(request_id=an_id("r")))
    with world.refused("privilege.missing"):
        world.do(buyer, c.SendRequest(request_id=an_id("r")))
    assert may(buyer, "request.edit")
    assert not may(buyer, "request.send")
    assert may(manager, "request.send")
    assert manager.role == ACCOUNT_MANAGER
    assert may(buyer, "")


def test_unknown_privileges_are_refused() -> None:
    assert checked(("request.edit", "answer.give", "request.edit"), "p") == ("answer.give", "request.edit")
    with pytest.raises(UserError) as caught:
        checked(("answer.give", "bank.rob"), "privileges")
    assert caught.value.field == "privileges[1]"


def test_only_the_server_closes_deadlines() -> None:
    world = World()
    manager = world.organisation("Shop")
    world.do(manager, c.SaveDraft(request_id=an_id("r")))
    with world.refused("command.system", "command"):
        world.do(manager, c.CloseDeadlines(request_id=an_id("r")))
