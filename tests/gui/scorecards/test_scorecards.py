# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Scorecards in their window: each number is the mean of the documents behind it (N9)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop_b2b.services.queries import ListScoreDocuments, Scorecard
from tests.gui.request.stage import Stage
from ui.screens.request.screen import RequestScreen
from ui.screens.scorecards.screen import ScorecardsScreen
from ui.screens.scorecards.words import MEASURES
from ui.shell.routes import SCORECARDS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def screen_of(stage: Stage) -> ScorecardsScreen:
    screen = stage.open(SCORECARDS)
    assert isinstance(screen, ScorecardsScreen)
    stage.settle()
    return screen


def test_without_requests_there_is_nothing_to_score(stage: Stage) -> None:
    assert screen_of(stage).pages.currentIndex() == 1


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
