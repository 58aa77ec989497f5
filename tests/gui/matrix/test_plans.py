# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The best assignment in the window: plans side by side, why, what if, what stands in the way (N1, N2)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.services.queries import GetMatrix, MatrixView
from tests.gui.matrix.test_matrix import Answered, answered, page_of
from tests.gui.request.stage import Stage
from ui.screens.matrix.plans import CHEAPEST, FASTEST, FEWEST, NOW
from ui.screens.matrix.plans_dialog import PlansDialog

__all__ = ["answered"]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def find_best(stage: Stage) -> PlansDialog:
    """The dialog, with all plans found."""
    stage.settle()
    (found,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, PlansDialog) and w.isVisible()]
    return found


def test_n1_plans_stand_beside_one_another_and_the_best_is_taken(stage: Stage, answered: Answered) -> None:
    page, _lines, _request_id = answered
    page.best_action.trigger()
    dialog = find_best(stage)
    assert list(dialog.plans) == [NOW, CHEAPEST, FASTEST, FEWEST]
    totals = {key: plan.outcome.total for key, plan in dialog.plans.items()}
    assert totals[CHEAPEST] <= min(totals[FASTEST], totals[FEWEST])
    assert "Proven" in dialog.text_label.text()
    chosen = dialog.chosen()
    assert chosen is not None
    assert chosen.key == CHEAPEST
    assert dialog.items_model.rowCount() == len(page.model.lines)
    dialog.accept()
    stage.settle()
    assert {one.ask_id: one.quantity for one in page.editor.assignments()} == dict(chosen.choices)
    assert page.editor.summary().total == chosen.outcome.total
    page.undo()
    assert page.editor.assignments() == ()


def test_what_is_assigned_now_is_no_plan_to_be_taken(stage: Stage, answered: Answered) -> None:
    page, _lines, _request_id = answered
    page.fill_action.trigger()
    page.best_action.trigger()
    dialog = find_best(stage)
    dialog.select(NOW)
    assert not dialog.verb_button.isEnabled()
    assert dialog.plans[NOW].outcome.total == page.editor.summary().total
    dialog.reject()


def test_n2_what_an_alternative_costs_is_told_on_request(stage: Stage, answered: Answered) -> None:
    page, _lines, _request_id = answered
    page.best_action.trigger()
    dialog = find_best(stage)
    words = [dialog.demand.itemText(place) for place in range(dialog.demand.count())]
    assert words
    for place in range(dialog.demand.count()):
        dialog.demand.setCurrentIndex(place)
        dialog.ask_what_if()
        stage.settle()
        key = dialog.demand.itemData(place)
        if key in dialog.plans:
            more = dialog.plans[key].more
            assert more is not None
            best = dialog.plans[CHEAPEST].outcome
            assert more == dialog.plans[key].outcome.ranked - best.ranked
        else:
            assert words[place] in dialog.details.text()
    dialog.ask_binding()
    stage.settle()
    assert dialog.details.text()
    dialog.reject()


def test_without_an_answer_there_is_nothing_to_find(stage: Stage) -> None:
    request_id, _lines = stage.draft()
    stage.shop.do(c.SendRequest(request_id=request_id))
    stage.shop.sync()
    page = page_of(stage, request_id)
    page.best_action.trigger()
    dialog = find_best(stage)
    assert not dialog.verb_button.isEnabled()
    assert dialog.plans == {}
    dialog.reject()


def test_a_missing_optimiser_is_said(
    stage: Stage, answered: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop_b2b.solver import highs

    monkeypatch.setattr(highs, "is_here", lambda: False)
    page, _lines, _request_id = answered
    page.best_action.trigger()
    dialog = find_best(stage)
    assert "not installed" in dialog.text_label.text()
    assert dialog.verb_button.isEnabled()
    dialog.reject()


def test_shipping_is_charged_by_the_answers_own_terms(stage: Stage, answered: Answered) -> None:
    """By unit, free from a value on: the running cost is that of the order."""
    page, _lines, request_id = answered
    view: MatrixView = stage.shop.store.answer(GetMatrix(request_id=request_id))
    column = next(one for one in view.partners if one.answer is not None)
    answer = column.answer
    assert isinstance(answer, e.Answer)
    answer.shipping_kind, answer.shipping_cost = "per_unit", Decimal("0.50")
    answer.shipping_free_above = None
    page.editor.load(view)
    cells = [cell for cell in view.cells.values() if cell.ask.request_partner_id == column.partner.id]
    priced = [cell for cell in cells if cell.answer is not None and cell.answer.price is not None]
    page.editor.set_quantities({priced[0].ask.id: Decimal(4)})
    assert page.editor.summary().shipping == Decimal("2.00")
    answer.shipping_free_above = Decimal("0.01")
    page.editor.load(view)
    assert page.editor.summary().shipping == 0
