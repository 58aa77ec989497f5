# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The editor shows how a deadline was counted in the partner's working time (S2.27, S2.73, N6)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop_b2b.domain.commands.account import SetCalendar
from desktop_b2b.domain.commands.policies import PublishRuleSet, RuleValue, SaveRuleSet
from desktop_b2b.domain.commands.sourcing import SendRequest
from desktop_b2b.services.queries import CountedStep, CountedView
from tests.gui.request.stage import Stage
from tests.gui.request.test_editor import dialogs, editor_of, save
from tests.unit.memory_uow import an_id
from ui.screens.matrix.page import MatrixPage
from ui.screens.request.counted import MOST_STEPS, counted_sentence, counted_steps
from ui.screens.request.deadline import DeadlinePopover
from ui.screens.request.screen import RequestScreen
from ui.shell.screen import Route

#: Popups outside a real screen.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
#: A Friday at 12:00 UTC.
FRIDAY = 1_795_780_800_000
HOUR = 3_600_000


def _view(*steps: CountedStep, counted: int = 4 * HOUR, has_calendar: bool = True) -> CountedView:
    return CountedView(
        start_at=FRIDAY,
        deadline_at=FRIDAY + 100 * HOUR,
        zone="Europe/Paris",
        has_calendar=has_calendar,
        counted=counted,
        steps=steps,
    )


def _off(kind: str, name: str = "") -> CountedStep:
    return CountedStep(kind=kind, first_day="2026-11-28", last_day="2026-11-29", name=name)


def test_steps_in_words() -> None:
    worked = CountedStep(
        kind="counted",
        first_day="2026-11-27",
        last_day="2026-11-27",
        start_at=FRIDAY,
        end_at=FRIDAY + 4 * HOUR,
    )
    found = counted_steps(_view(worked, _off("closed"), _off("holiday", "Advent"), _off("own")))
    assert found[0].endswith("13:00–17:00: 4 h"), "in the partner's zone"
    assert [words.partition(": ")[2] for words in found[1:]] == [
        "no working day",
        "holiday, Advent",
        "closed that day",
    ]
    assert " – " in found[1]
    assert counted_sentence(_view(worked)).startswith("4 h of the partner's working time (Paris")
    assert "has not told" in counted_sentence(_view(has_calendar=False))
    assert "No working time" in counted_sentence(_view(counted=0))
    assert counted_steps(_view(worked, worked))[0].endswith("13:00–17:00, 13:00–17:00: 8 h"), "a day a line"
    assert counted_steps(_view(*[_off("closed"), _off("own")] * 9))[-1] == "…"
    assert len(counted_steps(_view(*[_off("closed"), _off("own")] * 9))) == MOST_STEPS


def test_s2_73_the_popover_tells_how_it_was_counted_while_one_types(stage: Stage) -> None:
    north = stage.world.desk("north")
    week = ("09:00-12:00 13:00-17:00",) * 5 + ("", "")
    north.do(SetCalendar(organisation_id=north.company, work_week=week))
    north.sync()
    stage.shop.sync()
    request_id, _lines = stage.draft()
    page = editor_of(stage, request_id)
    page.partners._change_deadline(stage.world.cards["north"])
    popover = dialogs(stage, DeadlinePopover)[0]
    assert isinstance(popover, DeadlinePopover)
    stage.settle()
    assert popover.counted_label.text().startswith("Usual answer time, until ")
    assert popover.steps_label.text()
    control = popover.form.field("deadline").control
    QTest.keyClicks(control, "+7d")
    stage.settle()
    assert popover.counted_label.text().startswith("35 h of the partner's working time")
    assert "no working day" in popover.steps_label.text()
    QTest.keyClick(popover, Qt.Key.Key_Return)
    stage.settle()


def test_one_that_has_told_nothing_counts_all_hours(stage: Stage) -> None:
    request_id, _lines = stage.draft()
    page = editor_of(stage, request_id)
    page.partners._change_deadline(stage.world.cards["south"])
    popover = dialogs(stage, DeadlinePopover)[0]
    assert isinstance(popover, DeadlinePopover)
    QTest.keyClicks(popover.form.field("deadline").control, "+5h")
    stage.settle()
    assert popover.counted_label.text().startswith("5 h of all hours")
    assert popover.steps_label.isHidden()
    popover.close()


def test_the_popover_names_the_rule_that_sets_the_time_before_and_after_sending(stage: Stage) -> None:
    """Each decision explained: in the draft as the rule would say now, then as it was decided."""
    value = RuleValue(
        id=an_id("rule"),
        name="Slow glass",
        action="set_deadline",
        amount=Decimal(72),
        conditions=('["partner_name", "is", "Norrby Glas AB"]',),
    )
    stage.shop.do(SaveRuleSet(rule_set_id=an_id("set"), rules=(value,)))
    stage.shop.do(PublishRuleSet(rule_set_id=an_id("set")))
    request_id, _lines = stage.draft()
    page = editor_of(stage, request_id)
    tiles = page.partners.tiles
    assert tiles[stage.world.cards["west"]].deadline.text() == "By your rule: 72 h"
    assert tiles[stage.world.cards["south"]].deadline.text().startswith("Usual: ")
    page.partners._change_deadline(stage.world.cards["west"])
    (popover,) = dialogs(stage, DeadlinePopover)
    assert isinstance(popover, DeadlinePopover)
    stage.settle()
    said = popover.counted_label.text()
    assert said.startswith("Your rule “Slow glass” (version 1) sets 72 h. Until Sun 22 Nov 2026, 10:42.")
    assert popover.usual_button.text() == "By your rule: 72 h"
    popover.close()
    page.partners._change_deadline(stage.world.cards["south"])
    popover = dialogs(stage, DeadlinePopover)[-1]
    assert isinstance(popover, DeadlinePopover)
    stage.settle()
    assert popover.counted_label.text().startswith("Usual answer time, until ")
    QTest.keyClicks(popover.form.field("deadline").control, "+9h")
    QTest.keyClick(popover, Qt.Key.Key_Return)
    stage.settle()
    save(stage, page)
    stage.shop.do(SendRequest(request_id=request_id))
    stage.settle()
    screen = stage.open(Route("matrix", request_id))
    assert isinstance(screen, RequestScreen)
    matrix = screen.page
    assert isinstance(matrix, MatrixPage)
    for name, words in (
        ("west", "Your rule “Slow glass” (version 1) sets 72 h. 3 d of all hours"),
        ("south", "The deadline was set by hand. 9 h of all hours"),
        ("north", "It is the usual answer time, 5 h. 5 h of all hours"),
    ):
        card = stage.world.cards[name]
        column = next(one for one in matrix.matrix.partners if one.partner.partner_id == card)
        shown = matrix.deadlines.ask([column], QPoint(10, 10))
        stage.settle()
        assert shown.counted_label.text().startswith(words)
        shown.close()
