# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The server's job for automatic mode, on a real database, the retailer's desk being off (S2.9)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop_b2b.clock import HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import policies as p
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.rules.optimum.problem import Problem
from desktop_b2b.rules.optimum.solution import Demand, Effort, Solution
from desktop_b2b.solver.optimise import optimise
from sync.server.database import Database
from tests.sync_flows.server.hands import Hand, Market, new_id


def automatic(market: Market, shop: Hand, *lines: c.LinePatch, **more: Any) -> str:
    request_id = new_id()
    draft = market.draft(request_id, *lines, mode="automatic", **more)
    assert shop.do(draft) == "committed"
    assert shop.do(c.SendRequest(request_id=request_id)) == "committed"
    return request_id


def answered(market: Market, **more: Any) -> tuple[Hand, str, c.LinePatch]:
    """The shop's hand, which does nothing after this, its request with answers of both."""
    shop, north, south = market.hand("shop"), market.hand("north"), market.hand("south")
    line = market.line()
    request_id = automatic(market, shop, line, **more)
    north.pull().do(market.answer(request_id, "north", line, price="5"))
    south.pull().do(market.answer(request_id, "south", line, price="4.50"))
    return shop, request_id, line


def test_s2_9_a_request_is_ordered_while_the_retailers_desk_is_off(market: Market) -> None:
    shop, request_id, _line = answered(market)
    (outcome,) = market.server.assigner.run_due()
    assert outcome.outcome == "committed"
    south = market.hand("south")
    (order,) = south.table(e.Order)
    assert (order["state"], order["total"]) == ("sent", 45_000_000)
    assert south.table(e.AssignmentRun) == []
    shop.pull()
    assert shop.row(e.Request, request_id)["state"] == "closed"
    (run,) = shop.table(e.AssignmentRun)
    assert (run["result"], run["proven"], run["request_id"].hex()) == ("ordered", 1, request_id)
    assert market.server.assigner.run_due() == []


def test_an_answer_that_changes_while_the_job_solves_means_solve_again(market: Market) -> None:
    shop, request_id, line = answered(market)
    north = market.hand("north")
    cheaper = [market.answer(request_id, "north", line, price="4")]

    def revise(_request_id: str) -> None:
        if cheaper:
            assert north.do(cheaper.pop()) == "committed"

    market.server.assigner.between = revise
    outcomes = [(one.outcome, one.code) for one in market.server.assigner.run_due()]
    assert outcomes == [("rejected", "assignment.stale"), ("committed", "")]
    (order,) = shop.pull().table(e.Order)
    assert order["total"] == 40_000_000


def test_what_a_person_cancels_while_the_job_solves_is_no_fault(small_market: Market) -> None:
    shop, request_id, _line = answered(small_market)
    small_market.server.assigner.between = lambda _request_id: shop.do(c.CancelRequest(request_id=request_id))
    outcomes = [(one.outcome, one.code) for one in small_market.server.assigner.run_due()]
    assert outcomes == [("rejected", "assignment.not_due")]
    assert shop.pull().row(e.Request, request_id)["state"] == "cancelled"
    assert shop.table(e.Order) == []


def test_two_processes_that_find_the_same_order_once(small_market: Market) -> None:
    shop, _request_id, _line = answered(small_market)
    other = Market.beside(small_market)
    second: list[Any] = []
    small_market.server.assigner.between = lambda _request_id: second.extend(other.assigner.run_due())
    try:
        first = small_market.server.assigner.run_due()
    finally:
        other.close()
    assert [one.id for one in first] == [one.id for one in second]
    assert len(shop.pull().table(e.Order)) == 1


def test_rules_come_before_the_optimiser(market: Market) -> None:
    shop = market.hand("shop")
    rule = p.RuleValue(
        id=new_id(), name="no south", action="exclude", conditions=('["partner_name", "is", "South"]',)
    )
    rules_id = new_id()
    assert shop.do(p.SaveRuleSet(rule_set_id=rules_id, rules=(rule,))) == "committed"
    assert shop.do(p.PublishRuleSet(rule_set_id=rules_id)) == "committed"
    shop, _request_id, _line = answered(market)
    market.server.assigner.run_due()
    (run,) = shop.pull().table(e.AssignmentRun)
    assert (run["rules_id"].hex(), run["rules_number"]) == (rules_id, 1)
    (order,) = shop.table(e.Order)
    assert order["total"] == 50_000_000


def test_a_request_that_is_taken_up_again_is_assigned_again(market: Market) -> None:
    """The same answers as before: the command is another one all the same."""
    shop, north = market.hand("shop"), market.hand("north")
    rule = p.RuleValue(id=new_id(), name="all", action="review", conditions=('["request_total", "gt", "1"]',))
    rules_id = new_id()
    assert shop.do(p.SaveRuleSet(rule_set_id=rules_id, rules=(rule,))) == "committed"
    assert shop.do(p.PublishRuleSet(rule_set_id=rules_id)) == "committed"
    line = market.line()
    request_id = automatic(market, shop, line)
    north.pull().do(market.answer(request_id, "north", line))
    for runs in (1, 2):
        market.beyond_deadline()
        market.server.scheduler.run_due()
        shop.pull()
        assert (shop.row(e.Request, request_id)["state"], shop.row(e.Request, request_id)["reason"]) == (
            "need_attention",
            "REVIEW",
        )
        assert len(shop.table(e.AssignmentRun)) == runs
        reopen = c.ChangeDeadline(
            request_id=request_id,
            request_partner_ids=(market.inquiry(request_id, "south"),),
            deadline_at=market.clock.now() + HOUR,
            deadline_zone="UTC",
        )
        assert shop.do(reopen) == "committed"


@pytest.mark.expected_logs("ERROR sync.server.assigner: assignment [0-9a-f]{32}: rejected assignment.unfit")
def test_what_the_optimiser_gets_wrong_is_not_ordered_and_a_person_is_called(market: Market) -> None:
    def wrong(problem: Problem, effort: Effort, demand: Demand) -> Solution | None:
        found = optimise(problem, effort, demand)
        assert found is not None
        return Solution({key: Decimal(11) for key in found.choices}, found.outcome, found.levels, found.gap)

    shop, request_id, _line = answered(market)
    market.server.assigner.optimiser = wrong
    assert [one.outcome for one in market.server.assigner.run_due()] == ["committed"]
    assert shop.pull().row(e.Request, request_id)["state"] == "need_attention"
    assert shop.table(e.Order) == []
    assert shop.table(e.AssignmentRun)[0]["notice"] == "SOLVER_FAILED"


def test_the_job_runs_by_itself_when_the_last_answer_comes(tmp_path: Path) -> None:
    """With its own thread, told by the commit: who waits for news hears of the order."""
    market = Market(Database(tmp_path / "server.db"))
    try:
        shop, north = market.hand("shop"), market.hand("north")
        line = market.line(partners="north")
        request_id = automatic(market, shop, line)
        north.pull().do(market.answer(request_id, "north", line))
        while shop.pull().row(e.Request, request_id)["state"] != "closed":
            known = {scope: cursor.seq for scope, cursor in shop.cursors.items()}
            heads = market.gateway.wait(shop.me.token, known, 20).heads
            assert any(head > known[scope] for scope, head in heads.items()), "nothing happened"
        assert len(shop.table(e.Order)) == 1
    finally:
        market.close()


def test_the_command_is_the_servers_own(market: Market) -> None:
    shop, request_id, _line = answered(market)
    forged = p.AssignAutomatically(request_id=request_id, input_hash="")
    assert shop.do(forged) == "rejected"
