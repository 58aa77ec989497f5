# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Scorecards in their window: each number is the mean of the documents behind it (N9)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_b2b.clock import DAY
from desktop_b2b.services.queries import ListScoreDocuments, Scorecard
from tests.gui.request.stage import Stage
from ui.screens.request.screen import RequestScreen
from ui.screens.scorecards.screen import ScorecardsScreen
from ui.screens.scorecards.words import MEASURES
from ui.shell.routes import SCORECARDS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def screen_of(stage: Stage) -> ScorecardsScreen:
    screen = stage.open(SCORECARDS)
    assert isinstance(screen, ScorecardsScreen)
    stage.settle()
    return screen


def test_without_requests_there_is_nothing_to_score(new_stage: Stage) -> None:
    assert screen_of(new_stage).pages.currentIndex() == 1


def test_n9_each_number_is_the_mean_of_its_documents(stage: Stage) -> None:
    stage.answered_request()
    screen = screen_of(stage)
    cards: list[Scorecard] = list(screen.model.rows)
    assert cards
    answered = {card.name: card.scores["answered"].value for card in cards}
    assert answered["Atelier Brume"] == Decimal(1)
    for card in cards:
        for measure in MEASURES:
            behind = stage.shop.store.answer(
                ListScoreDocuments(partner_id=card.partner_id, measure=measure, since=screen.since)
            )
            score = card.scores[measure]
            assert score.count == len(behind)
            if behind:
                mean = sum((one.value for one in behind), Decimal(0)) / len(behind)
                assert score.value is not None
                assert abs(score.value - mean) <= Decimal("0.0005")
            assert sum(month.count for month in card.trend[measure]) == len(behind)


def test_n9_a_number_opens_its_documents(stage: Stage) -> None:
    request_id, _lines = stage.answered_request()
    screen = screen_of(stage)
    names = [card.name for card in screen.model.rows]
    place = names.index("Atelier Brume")
    screen.table.selectRow(place)
    column = next(n for n, one in enumerate(screen.model.columns) if one.key == "price")
    screen.table.clicked.emit(screen.model.index(place, column))
    stage.settle()
    assert screen.measure.current == "price"
    (document,) = screen.documents.rows
    assert document.id == request_id
    screen.list.row_opened.emit(document)
    stage.settle()
    assert stage.window.findChild(RequestScreen) is not None


def test_the_trend_is_told_in_words(stage: Stage) -> None:
    stage.answered_request()
    screen = screen_of(stage)
    screen.grab()
    assert "100" in screen.trend.accessibleName()


def test_n9_idle_months_are_gaps_and_count_for_nothing(stage: Stage) -> None:
    """Two months later, in which nothing was asked: the averages stand, the months have no bar."""
    stage.answered_request()
    before = {card.name: card.scores["answered"] for card in screen_of(stage).model.rows}
    stage.window.stack.clear()
    stage.world.clock.advance(70 * DAY)
    screen = screen_of(stage)
    after = {card.name: card.scores["answered"] for card in screen.model.rows}
    answered = [name for name, score in before.items() if score.value == 1]
    assert answered
    assert all(after[name] == before[name] for name in answered), "idle time takes nothing away"
    screen.table.selectRow([card.name for card in screen.model.rows].index("Atelier Brume"))
    stage.settle()
    card = screen.selected()
    assert card is not None
    idle = [score for score in card.trend["answered"] if not score.count]
    assert len(idle) == 11
    assert all(score.value is None for score in idle), "a gap is not a nought"
    (place,) = screen.trend.filled()
    assert "100" in screen.trend.words(place)
    assert "nothing to score" in screen.trend.words(place + 1)


def test_n9_a_bar_opens_the_documents_of_its_month(stage: Stage) -> None:
    request_id, _lines = stage.answered_request()
    screen = screen_of(stage)
    screen.table.selectRow([card.name for card in screen.model.rows].index("Atelier Brume"))
    stage.settle()
    trend = screen.trend
    (place,) = trend.filled()
    QTest.mouseClick(trend, LEFT, PLAIN, trend.month_rect(place).center())
    card = screen.selected()
    assert card is not None
    assert trend.month == card.months[place]
    assert [one.id for one in screen.documents.rows] == [request_id]
    assert screen.all_months.isVisible()
    QTest.mouseClick(trend, LEFT, PLAIN, trend.month_rect(place - 1).center())
    assert trend.month, "a gap leads nowhere"
    QTest.keyClick(trend, Qt.Key.Key_Escape)
    assert not trend.month
    QTest.keyClick(trend, Qt.Key.Key_Right)
    assert trend.month == card.months[place]
    screen.all_months.click()
    assert not trend.month
