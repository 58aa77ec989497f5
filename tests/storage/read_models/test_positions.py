# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Positions follow time, and the index of texts follows the positions."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_b2b.domain import entities as e
from desktop_b2b.services.queries import CountTransactions
from desktop_b2b.storage import listing
from tests.storage.read_models.test_lists import walk
from tests.storage.read_models.world import DAY, HOUR, NOW, World

FINDING = "desktop_b2b.storage.read_models.finding"


def check(world: World) -> None:
    """Each row lies in the span of its instant, and is found by its text once that is entered."""
    while listing.enter(world.db):
        pass
    rows = world.db.query('SELECT position, at, search FROM "transaction"')
    for position, at, _ in rows:
        assert listing.first_position(at) <= position <= listing.last_position(at)
    pieces = {text[place : place + 3] for _, _, text in rows for place in range(len(text) - 2)}
    for piece in pieces:
        match = '"' + piece.replace('"', '""') + '"'
        sql = "SELECT rowid FROM transaction_text WHERE transaction_text MATCH ?"
        found = {row[0] for row in world.db.query(sql, (match,))}
        assert found == {position for position, _, text in rows if piece in text}, piece


def test_they_follow_all_that_happens(world: World) -> None:
    chance = random.Random(5)
    names = ("Galerie Hartwig", "Maison Lune", "Atelier Brume")
    requests = [world.request("draft", company=names[n % 3]) for n in range(8)]
    check(world)
    for _ in range(120):
        some = chance.sample(requests, chance.randrange(1, 4))
        for request in some:
            request.state = chance.choice(["draft", "waiting", "closed", "deleted"])
            request.sent_at = None if request.state == "draft" else NOW + chance.randrange(-20, 20) * HOUR
            request.created_at = NOW + chance.choice((0, 0, 1)) * DAY
            request.company = chance.choice(names)
        world.save(*some)
    check(world)
    kept = world.table()
    world.project()
    check(world)
    assert world.table() == kept


def test_parts_of_the_index_are_put_together_when_there_is_time(world: World) -> None:
    """No write does it; a piece at a time, and all is found as before."""

    def parts() -> int:
        return int(world.db.query("SELECT count(DISTINCT segid) FROM transaction_text_idx")[0][0])

    request = world.request("draft", company="Galerie Hartwig")
    for count in range(10):
        request.company = f"Maison Lune {count}"
        world.save(request)
        assert listing.enter(world.db)
    assert parts() > 8
    while listing.tidy(world.db):
        pass
    assert parts() < 4
    check(world)


@pytest.mark.parametrize("descending", [False, True])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    documents=st.lists(
        st.tuples(
            st.integers(-3, 3).map(lambda n: n * 2 * HOUR),
            st.booleans(),
            st.sampled_from(["draft", "waiting"]),
        ),
        max_size=14,
    ),
    limit=st.integers(1, 4),
    states=st.sampled_from([(), ("draft",)]),
    sort=st.sampled_from(["at", "edited_at"]),
)
def test_what_is_found_comes_in_the_order_of_the_list(
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    descending: bool,
    documents: list[tuple[int, bool, str]],
    limit: int,
    states: tuple[str, ...],
    sort: str,
) -> None:
    for table in ("request", '"transaction"'):
        world.db.run(f"DELETE FROM {table}")
    world.project()
    monkeypatch.setattr(f"{FINDING}.FEW", 1)
    monkeypatch.setattr(f"{FINDING}.MANY", 1)
    wanted: list[tuple[int, str]] = []
    for away, named, state in documents:
        instant: dict[str, Any] = {"created_at": NOW + away, "edited_at": NOW - away, "sent_at": NOW + away}
        row = world.request(state, company="Galerie" if named else "Maison", **instant)
        if named and (not states or state in states):
            wanted.append((NOW + away if sort == "at" else NOW - away, row.id))
    wanted.sort(reverse=descending)
    query = f"galerie status:{','.join(states)}" if states else "galerie"
    found = walk(world, limit, query, (f"-{sort}" if descending else sort,))
    assert found == [row_id for _, row_id in wanted]
    from_the_end = walk(world, limit, query, (f"-{sort}" if descending else sort,), backwards=True)
    assert from_the_end == found, "from its end as well"
    assert world.ask(CountTransactions(query=query)) == len(wanted)


@pytest.mark.parametrize("waits", [False, True])
@pytest.mark.parametrize("backwards", [False, True])
def test_many_found_are_not_looked_at(
    world: World, monkeypatch: pytest.MonkeyPatch, backwards: bool, waits: bool
) -> None:
    """The plan goes from the index of texts to the rows, in order; from either end. Only texts that wait to
    be entered are all looked at.
    """
    monkeypatch.setattr(f"{FINDING}.FEW", 1)
    monkeypatch.setattr(f"{FINDING}.MANY", 1)
    rows: list[e.Request] = [world.request("draft", company="Galerie") for _ in range(3)]
    assert waits or listing.enter(world.db)
    world.db.statements.clear()
    assert walk(world, 5, "galerie", backwards=backwards) == [row.id for row in reversed(rows)]
    assert len(world.db.statements) <= 5 + waits
    plans = world.db.plans()
    assert plans.count("SCAN text_waiting") == 1 + 2 * waits, "whether any does, a probe, and they"
    assert not [
        plan for plan in plans if plan in ("SCAN t", "SCAN transaction_text") or "TEMP B-TREE" in plan
    ], plans
