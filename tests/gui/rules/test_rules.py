# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The rules in their window: drafted, tried on the past, put in force (N7)."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication

from desktop_b2b.domain import entities as e
from desktop_b2b.services.policies import values_of
from desktop_b2b.services.queries import ListPast, ListRuleSets
from tests.gui.request.stage import Stage
from ui.screens.rules.replay_dialog import ReplayDialog
from ui.screens.rules.rule_dialog import RuleDialog
from ui.screens.rules.screen import RulesScreen
from ui.shell.routes import RULES
from ui.widgets import Dialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
D = TypeVar("D", bound=Dialog)


def rules_of(stage: Stage) -> RulesScreen:
    screen = stage.open(RULES)
    assert isinstance(screen, RulesScreen)
    stage.settle()
    return screen


def dialog(kind: type[D]) -> D:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    return found[-1]


def write(stage: Stage, screen: RulesScreen, name: str, action: str, field: str, value: str) -> None:
    """A rule with one condition, through the dialog."""
    screen.add()
    shown = dialog(RuleDialog)
    shown.name.setText(name)
    shown.action.setCurrentIndex(shown.action.findData(action))
    (row,) = shown.rows
    row.field.setCurrentIndex(row.field.findData(field))
    row.values.setText(value)
    shown.accept()
    stage.settle()


def versions(stage: Stage) -> list[e.RuleSet]:
    return stage.shop.store.answer(ListRuleSets())


def test_a_rule_is_drafted_and_put_in_force(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = rules_of(stage)
    assert screen.pages.currentIndex() == 1
    write(stage, screen, "Nothing from Brume", "exclude", "partner_name", "Atelier Brume")
    (draft,) = versions(stage)
    (value,) = values_of(draft)
    assert (draft.state, value.action, value.conditions) == (
        "draft",
        "exclude",
        ('["partner_name", "is", "Atelier Brume"]',),
    )
    assert screen.pages.currentIndex() == 0
    monkeypatch.setattr("ui.screens.rules.screen.Question.ask", lambda *given, **_more: given[4](True))
    screen.publish_button.click()
    stage.settle()
    (force,) = versions(stage)
    assert (force.state, force.number) == ("in_force", 1)
    assert not screen.publish_button.isVisible()
    write(stage, screen, "Second", "exclude", "partner_name", "Nobody")
    states = [(row.state, len(row.rules)) for row in versions(stage)]
    assert states == [("draft", 2), ("in_force", 1)]
    screen.discard_button.click()
    stage.settle()
    assert [row.state for row in versions(stage)] == ["in_force"]


def test_what_cannot_be_asked_is_refused_where_it_stands(stage: Stage) -> None:
    screen = rules_of(stage)
    screen.add()
    shown = dialog(RuleDialog)
    shown.accept()
    assert shown.isVisible()
    assert shown.error.label.text()
    shown.name.setText("Dear")
    (row,) = shown.rows
    row.field.setCurrentIndex(row.field.findData("offer_price"))
    row.operator.setCurrentIndex(row.operator.findData("gt"))
    row.values.setText("a lot")
    shown.accept()
    assert shown.isVisible()
    row.values.setText("12.50")
    shown.accept()
    stage.settle()
    (value,) = values_of(versions(stage)[0])
    assert value.conditions == ('["offer_price", "gt", "12.5"]',)


def test_rules_change_their_places_and_go(stage: Stage) -> None:
    screen = rules_of(stage)
    for name in ("one", "two"):
        write(stage, screen, name, "exclude", "partner_name", name)
    screen.table.selectRow(1)
    screen.move_rule(-1)
    stage.settle()
    assert [value.name for value in values_of(versions(stage)[0])] == ["two", "one"]
    screen.table.selectRow(0)
    screen.remove()
    stage.settle()
    assert [value.name for value in values_of(versions(stage)[0])] == ["one"]


def test_n7_a_draft_is_tried_on_the_past(stage: Stage) -> None:
    """Leaving out the partner that is cheapest for most items changes one decision, and its cost is told."""
    stage.answered_request()
    stage.shop.sync()
    page = stage.shop.store.answer(ListPast())
    assert len(page.rows) == 1
    screen = rules_of(stage)
    write(stage, screen, "Nothing from Norrby", "penalise", "partner_name", "Candela & Co.")
    assert versions(stage) == []
    shown = dialog(RuleDialog)
    shown.amount.setText("50")
    shown.accept()
    stage.settle()
    screen.try_button.click()
    stage.settle()
    tried = dialog(ReplayDialog)
    result = tried.result_
    assert result is not None
    assert (result.tried, len(result.changed)) == (1, 1)
    (changed,) = result.changed
    assert changed.difference is not None
    assert changed.difference > Decimal(0)
    assert "1 would be decided otherwise" in tried.text_label.text()
    tried.reject()
