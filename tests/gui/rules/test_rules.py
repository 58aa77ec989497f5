# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The rules in their window: drafted, tried on the past, put in force (N7)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop_b2b.clock import DAY, to_datetime
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.account import SavePartner
from desktop_b2b.domain.commands.policies import PublishRuleSet, RuleValue, SaveRuleSet
from desktop_b2b.domain.values import child_id
from desktop_b2b.rules.policy.fields import SEND
from desktop_b2b.services.policies import values_of
from desktop_b2b.services.queries import ListPartners, ListPast, ListRuleSets
from tests.gui.request.stage import Stage
from tests.unit.memory_uow import an_id
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
    assert "1 decision would be another one" in tried.text_label.text()
    tried.reject()


def _try(stage: Stage, screen: RulesScreen) -> ReplayDialog:
    screen.try_button.click()
    stage.settle()
    return dialog(ReplayDialog)


def _date(shown: RuleDialog, key: str, text: str) -> None:
    control = shown.dates.field(key).control
    assert isinstance(control, QLineEdit)
    control.setText(text)


def _rule(name: str, action: Any, amount: int, *conditions: str) -> RuleValue:
    return RuleValue(id=an_id(name), name=name, action=action, amount=Decimal(amount), conditions=conditions)


def test_n7_times_are_tried_on_the_past_and_paid_in_hours(stage: Stage) -> None:
    """More time to answer for one partner, tried on a request that was sent: a day more, no money."""
    stage.answered_request()
    stage.shop.sync()
    card = next(
        view.partner for view in stage.shop.store.answer(ListPartners()) if "Brume" in view.partner.name
    )
    condition = f'["partner_name", "is", "{card.name}"]'
    slow = _rule("More time", "set_deadline", card.answer_hours + 24, condition)
    screen = rules_of(stage)
    stage.shop.do(SaveRuleSet(rule_set_id=an_id("draft"), rules=(slow,)))
    stage.settle()
    tried = _try(stage, screen)
    assert tried.result_ is not None
    (changed,) = tried.result_.changed
    assert (changed.change.stage, changed.change.hours) == (SEND, (24,))
    texts = [tried.model.cell(0, place).text for place in range(tried.model.columnCount())]
    assert texts[1] == "Time to answer"
    assert texts[3] == f"More time: {card.answer_hours + 24} h"
    assert texts[-1] == "+24 h"
    tried.reject()
    stage.shop.do(PublishRuleSet(rule_set_id=an_id("draft")))
    stage.settle()
    again = _try(stage, screen)
    assert again.result_ is not None
    assert again.result_.changed == [], "the version in force says the same again"
    assert again.result_.lost == []
    again.reject()


def test_n7_stored_times_are_made_again_and_one_set_by_hand_is_no_rules(stage: Stage) -> None:
    """The version in force makes every stored time again, whatever cards say since; no draft changes what
    somebody set by hand.
    """
    every = '["partner_score", "ge", "0"]'
    stage.shop.do(
        SaveRuleSet(rule_set_id=an_id("one"), rules=(_rule("Three days", "set_deadline", 72, every),))
    )
    stage.shop.do(PublishRuleSet(rule_set_id=an_id("one")))
    stage.answered_request()
    stage.shop.sync()
    (past,) = stage.shop.store.answer(ListPast()).rows
    names = {view.partner.id: view.partner for view in stage.shop.store.answer(ListPartners())}
    by_rule = {one.subject_id for one in past.times}
    rows = {child_id(past.request_id, "partner", card_id): card for card_id, card in names.items()}
    assert {rows[one].name for one in rows if one not in by_rule} >= {"Harbour Textiles", "Tilda Toys"}
    assert [time.rule for time in past.set_times] == ["Three days"] * len(past.times)
    card = next(card for card in names.values() if card.name == "Atelier Brume")
    stage.shop.do(SavePartner(partner_id=card.id, name="Brume", answer_hours=1, link_id=card.link_id))
    screen = rules_of(stage)
    stage.shop.do(
        SaveRuleSet(rule_set_id=an_id("two"), rules=(_rule("Four days", "set_deadline", 96, every),))
    )
    stage.settle()
    tried = _try(stage, screen)
    assert tried.result_ is not None
    assert (tried.result_.kept, tried.result_.lost) == (len(by_rule), [])
    assert f"makes all {len(by_rule)} stored decisions again" in tried.check.text()
    (changed,) = tried.result_.changed
    assert {one.subject_id for one in changed.change.after} == by_rule
    assert changed.change.hours == (24,) * len(by_rule)
    tried.reject()


def test_a_rule_is_asked_between_two_moments_of_the_companys_zone(stage: Stage) -> None:
    screen = rules_of(stage)
    screen.add()
    shown = dialog(RuleDialog)
    shown.name.setText("Strike")
    shown.rows[0].values.setText("Atelier Brume")
    shown.rows[0].field.setCurrentIndex(shown.rows[0].field.findData("partner_name"))
    _date(shown, "valid_from", "some day")
    shown.accept()
    assert shown.isVisible()
    assert shown.error.label.text(), "what is no date is refused in words"
    _date(shown, "valid_from", "1 Dec 2030 9:00")
    _date(shown, "valid_until", "1 Nov 2030 9:00")
    shown.accept()
    assert "before it begins" in shown.error.label.text()
    _date(shown, "valid_until", "8 Dec 2030 9:00")
    shown.accept()
    stage.settle()
    (value,) = values_of(versions(stage)[0])
    zone = screen.context.zone
    begins = to_datetime(value.valid_from or 0, zone)
    assert (begins.year, begins.month, begins.day, begins.hour) == (2030, 12, 1, 9)
    assert value.valid_until == (value.valid_from or 0) + 7 * DAY
    assert screen.model.cell(0, 3).text == "Not yet"
    assert "from" in screen.model.cell(0, 1).text
    screen._open(value)
    again = dialog(RuleDialog)
    assert again.value() == value, "opened again it is the same rule"
    again.reject()


@pytest.mark.parametrize(
    "text",
    [
        "9 ** 9 ** 9 ** 9 > 0",
        "[item for item in item_sku][0] == 'a'",
        "$now > 0",
        "partner_name.owner == 'x'",
        "request_total > 0",
        "customer_email == 'eva@example.org'",
        "((((((((((((((partner_score > 1))))))))))))))",
        "partner_score > " + "1" * 5_000,
        "'a' * 999999999 == 'b'",
        "partner_name =~ '(a+)+$'",
    ],
)
def test_a_rule_that_never_ends_or_reads_what_it_must_not_is_refused_in_words(
    stage: Stage, text: str
) -> None:
    screen = rules_of(stage)
    screen.add()
    shown = dialog(RuleDialog)
    shown.name.setText("Endless")
    for row in list(shown.rows):
        shown._remove(row)
    shown.expression.setText(text)
    shown.accept()
    assert shown.isVisible()
    assert len(shown.error.label.text()) > 10
    assert shown.expression.text() == text[: shown.expression.maxLength()], "what was typed stays"
    assert versions(stage) == []
    shown.reject()
