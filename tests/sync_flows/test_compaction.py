# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What only a desk that was away for too long would need goes; that desk takes the scope anew."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_b2b.clock import DAY
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from sync.client import guard
from sync.protocol.gateway import GatewayError
from sync.server import compaction, stretches
from tests.sync_flows.world import Desk, World, new_id

LONG = compaction.HORIZON + DAY


def _contact(name: str = "One") -> a.SaveContact:
    return a.SaveContact(contact_id=new_id(), company=name)


def _draft(world: World, desk: Desk, lines: int = 3) -> tuple[str, list[str]]:
    request_id = new_id()
    made = [world.line(f"item{number}") for number in range(lines)]
    desk.do(world.draft(request_id, *made))
    return request_id, [line.id for line in made]


def _counts(world: World) -> dict[str, int]:
    sql = {
        "tombstones": 'SELECT count(*) FROM "feed" WHERE "op" <> 1',
        "marks": 'SELECT count(*) FROM "scope_mark"',
        "results": 'SELECT count(*) FROM "command_result"',
        "bodies": 'SELECT count(*) FROM "command_log" WHERE "body" <> \'\'',
        "log": 'SELECT count(*) FROM "command_log"',
    }
    with world.server.readers.snapshot() as db:
        return {name: db.query(text)[0][0] for name, text in sql.items()}


def _head(world: World, scope: str) -> int:
    with world.server.readers.snapshot() as db:
        return int(db.query('SELECT "head" FROM "scope" WHERE "name" = ?', (scope,))[0][0])


def _noted(world: World) -> int:
    """When the last compaction was done."""
    with world.server.readers.snapshot() as db:
        return int(db.query('SELECT "value" FROM "state" WHERE "key" = \'compacted_at\'')[0][0])


def _refusals(desk: Desk) -> list[str]:
    """The codes of what the server refuses from now on."""
    found: list[str] = []
    exchange = desk.cable.exchange

    def noted(token: str, message: Any) -> Any:
        try:
            return exchange(token, message)
        except GatewayError as error:
            found.append(error.failure.code)
            raise

    desk.cable.exchange = noted  # type: ignore[method-assign]
    return found


@pytest.fixture
def shop(world: World) -> Desk:
    shop = world.desk("shop")
    world.set_up_shop(shop)
    world.settle()
    return shop


def test_who_was_away_takes_the_scope_anew_and_keeps_the_outbox(world: World, shop: Desk) -> None:
    away = world.desk("shop")
    request_id, lines = _draft(world, shop)
    world.settle()
    away.do(a.SaveContact(contact_id=world.contact, company="Mine, made far away"))
    shop.do(c.SaveDraft(request_id=request_id, removed_lines=(lines[0],)))
    shop.do(_contact("Newer"))
    shop.sync()
    world.clock.advance(LONG)
    shop.do(_contact("Newest"))
    shop.sync()
    done = world.server.compactor.run()
    assert done.tombstones >= 1
    refused = _refusals(away)
    shown: set[int] = set()
    away.store.on_changes(lambda changes: shown.add(len(away.rows(e.Contact))))
    away.sync()
    assert "cursor_gone" in refused
    assert min(shown) >= 1, "nothing vanishes meanwhile"
    assert not away.has(e.RequestLine, lines[0])
    assert away.row(e.Contact, world.contact).company == "Mine, made far away"
    world.settle()
    world.assert_converged()


def test_any_number_of_scopes_is_taken_anew_in_one_round(world: World, shop: Desk) -> None:
    """The company's and those of all who left work there: one round is enough for who was away for long."""
    ann = "ann@example.com"
    world.add_user("shop", ann, privileges=("buyer",))
    away = world.desk("shop")

    def work(desk: Desk) -> None:
        for email in (ann, shop.email):
            world.sign_in(desk, email)
            desk.do(_contact(email), world.draft(new_id()))
        desk.do(a.UpdateOrganisation(organisation_id=world.ids["shop"], description=new_id()))

    for desk in (shop, away):
        work(desk)
        desk.sync()
    work(away)
    work(shop)
    shop.sync()
    world.clock.advance(LONG)
    work(shop)
    shop.sync()
    world.server.compactor.run()
    refused = _refusals(away)
    away.sync()
    assert refused == ["cursor_gone"] * 4
    for email in (ann, shop.email, ann, shop.email):
        for desk in (shop, away):
            world.sign_in(desk, email)
            desk.sync()
    world.assert_converged()


def test_nothing_is_less_than_before_while_a_scope_is_taken_anew(
    world: World, shop: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In many pages, broken off and gone on with: staged until it is whole."""
    away = world.desk("shop")
    for number in range(20):
        shop.do(_contact(f"Contact {number}"))
    shop.sync()
    away.sync()
    before = len(away.rows(e.Contact))
    shop.do(_contact("Later"))
    shop.sync()
    world.clock.advance(LONG)
    shop.do(_contact("Latest"))
    shop.sync()
    world.server.compactor.run()
    monkeypatch.setattr(stretches, "ENTRIES", 4)
    shown: set[int] = set()
    away.store.on_changes(lambda changes: shown.add(len(away.rows(e.Contact))))
    away.cable.faults.extend(["", "", "", "lost_reply"])
    assert not away.try_sync()
    away.sync()
    assert shown <= {before, before + 2}
    world.settle()
    world.assert_converged()


def test_a_copy_under_way_begins_again_when_more_was_compacted(
    world: World, shop: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = world.desk("shop")
    request_id, lines = _draft(world, shop, 6)
    shop.sync()
    away.sync()
    shop.do(c.SaveDraft(request_id=request_id, removed_lines=(lines[0],)))
    shop.sync()
    world.clock.advance(LONG)
    shop.do(_contact("Later"))
    shop.sync()
    world.server.compactor.run()
    monkeypatch.setattr(stretches, "ENTRIES", 4)
    away.cable.faults.extend([*[""] * 4, "lost_reply"])
    assert not away.try_sync()
    shop.do(c.SaveDraft(request_id=request_id, removed_lines=(lines[1],)))
    shop.sync()
    world.clock.advance(LONG)
    shop.do(_contact("Last"))
    shop.sync()
    assert world.server.compactor.run().tombstones >= 1
    refused = _refusals(away)
    away.sync()
    assert refused == ["cursor_gone"] * len(refused)
    assert refused
    assert not away.has(e.RequestLine, lines[1])
    world.settle()
    world.assert_converged()


def test_who_was_away_for_less_goes_on(world: World, shop: Desk) -> None:
    away = world.desk("shop")
    request_id, lines = _draft(world, shop)
    world.settle()
    world.clock.advance(LONG)
    shop.do(c.SaveDraft(request_id=request_id, removed_lines=(lines[0],)))
    shop.sync()
    world.clock.advance(compaction.HORIZON - DAY)
    world.server.compactor.run()
    refused = _refusals(away)
    away.sync()
    assert refused == []
    assert not away.has(e.RequestLine, lines[0])
    world.settle()
    world.assert_converged()


def test_a_quiet_scope_is_no_reason(world: World, shop: Desk) -> None:
    """Nothing happened for long: whoever is at the head stays there."""
    world.clock.advance(LONG)
    world.server.compactor.run()
    world.settle()
    world.clock.advance(LONG)
    world.server.compactor.run()
    refused = _refusals(shop)
    shop.do(_contact())
    shop.sync()
    assert refused == []
    world.assert_converged()


def test_verdicts_go_from_the_desks_too_and_nobody_is_asked(world: World, shop: Desk) -> None:
    for number in range(guard.LEAST + 20):
        shop.do(_contact(f"Contact {number}"))
    shop.sync()
    assert len(shop.rows(e.CommandResult)) > guard.LEAST
    world.clock.advance(LONG)
    done = world.server.compactor.run()
    assert done.results >= guard.LEAST + 20
    shop.sync()
    assert shop.rows(e.CommandResult) == []
    assert shop.state("sync.state") == "synced"
    world.assert_converged()


def test_a_verdict_that_was_missed_comes_back(world: World, shop: Desk) -> None:
    """Sent, taken, the answer lost – and the desk put away until the verdict was compacted."""
    made = _contact("Once")
    taken = shop.do(made)
    wrong = shop.do(c.SaveDraft(request_id=new_id(), company="Draft"))
    assert wrong.command_id
    shop.cable.faults.append("lost_reply")
    judged_at = world.clock.now()
    shop.try_sync()
    assert [item.state for item in shop.waiting()] == ["sent", "sent"]
    world.clock.advance(LONG)
    assert world.server.compactor.run().results >= 2
    log = len(world.command_log())
    shop.sync()
    assert shop.waiting() == []
    assert len(world.command_log()) == log, "nothing was done twice"
    assert shop.row(e.Contact, made.contact_id).company == "Once"
    # As it was given, so that the desk can prove it to a server that was restored.
    verdict = shop.row(e.CommandResult, taken.command_id)
    assert verdict.at == judged_at
    assert verdict.receipt is not None
    world.settle()
    world.assert_converged()


def test_a_verdict_that_was_staged_and_forgotten_is_asked_for(
    world: World, shop: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desk heard that its command was taken, but put away before the rest came, it never shows it."""
    made = _contact("Once")
    shop.do(made)
    monkeypatch.setattr(stretches, "ENTRIES", 1)
    shop.cable.faults.extend(["", "lost_reply"])
    assert not shop.try_sync()
    assert [item.state for item in shop.waiting()] == ["sent"]
    monkeypatch.undo()
    world.clock.advance(LONG)
    other = world.desk("shop")
    other.do(_contact("Later"), a.MarkOpened(record_id=world.contact))
    other.sync()
    assert world.server.compactor.run().results >= 1
    log = len(world.command_log())
    shop.sync()
    assert shop.waiting() == []
    assert len(world.command_log()) == log
    assert shop.row(e.Contact, made.contact_id).company == "Once"
    world.settle()
    world.assert_converged()


def test_issues_and_history_stay(world: World, shop: Desk) -> None:
    other = world.desk("shop")
    other.do(a.SaveContact(contact_id=world.contact, company="Theirs"))
    shop.do(a.SaveContact(contact_id=world.contact, company="Mine"))
    other.sync()
    shop.sync()
    issues = {issue.id: issue.body for issue in shop.rows(e.SyncIssue)}
    events = len(shop.rows(e.Event))
    world.clock.advance(LONG)
    world.server.compactor.run()
    world.clock.advance(LONG)
    world.server.compactor.run()
    shop.sync()
    assert issues
    assert {issue.id: issue.body for issue in shop.rows(e.SyncIssue)} == issues
    assert len(shop.rows(e.Event)) == events
    fresh = world.desk("shop")
    assert {issue.id: issue.body for issue in fresh.rows(e.SyncIssue)} == issues


def test_storage_is_bounded(world: World, shop: Desk) -> None:
    """Years of the same work: what compaction may take does not grow."""
    request_id, _ = _draft(world, shop, 1)
    seen: list[dict[str, int]] = []
    for _year in range(4):
        for number in range(6):
            line = world.line(f"item{number}")
            shop.do(c.SaveDraft(request_id=request_id, lines=(line,)))
            shop.do(c.SaveDraft(request_id=request_id, removed_lines=(line.id,)))
            shop.sync()
            world.clock.advance(20 * DAY)
            world.server.compactor.run()
        shop.sync()
        seen.append(_counts(world))
    for name in ("tombstones", "marks", "results", "bodies"):
        assert seen[-1][name] <= seen[1][name], f"{name}: {seen}"
    assert seen[-1]["log"] > seen[0]["log"], "ids and outcomes stay for ever"
    with world.server.readers.snapshot() as db:
        for name, head, min_seq in db.query('SELECT "name", "head", "min_seq" FROM "scope"'):
            marks = db.query('SELECT "seq" FROM "scope_mark" WHERE "scope" = ? ORDER BY "seq"', (name,))
            assert [seq for (seq,) in marks] == list(range(max(min_seq, 1), head + 1))
    world.settle()
    world.assert_converged()


@pytest.mark.parametrize("others", [0, 1, 2, 5])
def test_how_a_persons_verdicts_are_parted_does_not_tell_of_others(
    world: World, shop: Desk, monkeypatch: pytest.MonkeyPatch, others: int
) -> None:
    monkeypatch.setattr(compaction, "BATCH", 3)
    shop.sync()
    world.clock.advance(LONG)
    world.server.compactor.run()
    north = world.desk("north")
    for number in range(others):
        north.do(_contact(f"Theirs {number}"))
    north.sync()
    for number in range(6):
        shop.do(_contact(f"Ours {number}"))
    shop.sync()
    scope = f"user:{shop.user}"
    before = _head(world, scope)
    world.clock.advance(LONG)
    done = world.server.compactor.run()
    assert done.results == 6 + others
    assert _head(world, scope) - before == 2
    world.settle()
    world.assert_converged()


def test_it_is_done_once_a_day_in_small_steps(
    world: World, shop: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compaction, "BATCH", 3)
    for number in range(10):
        shop.do(_contact(f"Contact {number}"))
        shop.sync()
    world.clock.advance(LONG)
    compactor = world.server.compactor
    steps = 0
    while compactor.step():
        steps += 1
    assert steps > 5
    assert _counts(world)["bodies"] == 0
    assert not compactor.step()
    world.clock.advance(DAY - 1)
    assert not compactor.step()
    noted = _noted(world)
    world.clock.advance(1)
    compactor.step()
    assert _noted(world) == noted + DAY


def test_what_was_broken_off_is_finished(world: World, shop: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compaction, "BATCH", 3)
    for number in range(10):
        shop.do(_contact(f"Contact {number}"))
        shop.sync()
    world.clock.advance(LONG)
    for _ in range(8):
        assert world.server.compactor.step()
    world.restart_server()
    world.settle()
    world.assert_converged()
    while world.server.compactor.step():
        pass
    with world.server.readers.snapshot() as db:
        left = (
            'SELECT count(*) FROM "scope_mark" m JOIN "scope" s ON s."name" = m."scope"'
            ' WHERE m."seq" < s."min_seq"'
        )
        assert db.query(left) == [(0,)]
    world.settle()
    world.assert_converged()
