# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The best assignment and what would be otherwise: plans side by side, each choice explained, alternatives
and what stands in the way on request (N1, N2). Nothing is assigned before somebody says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QHBoxLayout, QWidget

from desktop_b2b.rules.optimum.problem import Problem
from desktop_b2b.rules.optimum.relax import Condition
from desktop_b2b.rules.optimum.solution import Demand, Effort
from desktop_b2b.services.queries import GetOptimumQuestion, OptimumQuestion
from ui.models import CellKind, Column, TableModel, TableView
from ui.screens.matrix.plan_words import (
    choice_words,
    condition_words,
    missing_words,
    plan_name,
    proof_words,
    ready_words,
    why_words,
)
from ui.screens.matrix.plans import CHEAPEST, GOALS, NOW, SECONDS, Plan, best_plan, plan_now, plan_under
from ui.shell.screen import ScreenContext
from ui.strings import money_word, number_word
from ui.theme import Space, Type, scaled
from ui.widgets import Button, Card, Dialog, Kind, PlainLabel


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the explanation."""

    key: str
    name: str
    choice: str
    why: str


class PlansDialog(Dialog):
    """Looks for the plans of a request. Signals: `taken(choices)` when one is to be used."""

    taken = Signal(object)

    def __init__(
        self,
        context: ScreenContext,
        request_id: str,
        number: str,
        quantities: Mapping[str, Decimal],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            self.tr("Best assignment of {0}").format(number),
            self.tr("Looking for the best assignment…"),
            verb=self.tr("Use this assignment"),
            width=920,
            parent=parent,
        )
        self._context = context
        self._request_id = request_id
        self._quantities = dict(quantities)
        self.problem: Problem | None = None
        self._rules_number = 0
        self.plans: dict[str, Plan] = {}
        self._make_tables()
        self._make_alternatives()
        self.verb_button.setEnabled(False)
        self.text_label.show()
        context.tasks.start(self._look(), self)

    # ------------------------------------------------------------ looks

    def _make_tables(self) -> None:
        self.model: TableModel[Plan] = TableModel(self._columns(), lambda plan: plan.key, parent=self)
        self.view = TableView(self.model, name=self.tr("Plans side by side"))
        self.items_model: TableModel[Item] = TableModel(
            self._item_columns(), lambda item: item.key, parent=self
        )
        self.items_view = TableView(self.items_model, name=self.tr("Why"))
        for view, rows, stretch in ((self.view, 5, 0), (self.items_view, 7, 1)):
            card = Card(flush=True)
            card.body.addWidget(view)
            view.setMinimumHeight(scaled(min(280, view.height_for_rows(rows))))
            self.body.addWidget(card, stretch)
        self.view.setMaximumHeight(self.view.minimumHeight())
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._show_items())
        self.details = PlainLabel("", Type.BODY, "text2", wrap=True)
        self.body.addWidget(self.details)

    def _make_alternatives(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        self.demand = QComboBox()
        self.demand.setAccessibleName(self.tr("What if"))
        self.demand.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.what_if_button = Button(self.tr("What if?"), Kind.SECONDARY, on_click=self.ask_what_if)
        self.binding_button = Button(
            self.tr("What stands in the way?"), Kind.SECONDARY, on_click=self.ask_binding
        )
        for button in (self.what_if_button, self.binding_button):
            button.setEnabled(False)
            button.setAutoDefault(False)
        row.addWidget(self.demand)
        row.addWidget(self.what_if_button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.buttons.addButton(self.binding_button, QDialogButtonBox.ButtonRole.ResetRole)

    def _columns(self) -> list[Column[Plan]]:
        def money(amount: Decimal) -> str:
            return money_word(amount, self.currency)

        return [
            Column("plan", lambda: self.tr("Plan"), self._name, stretch=True, width=180),
            Column(
                "total",
                lambda: self.tr("Total"),
                lambda p: money(p.outcome.total),
                CellKind.NUMBER,
                width=110,
            ),
            Column(
                "shipping",
                lambda: self.tr("Of it shipping"),
                lambda p: money(sum((bill.shipping for bill in p.outcome.bills), Decimal(0))),
                CellKind.NUMBER,
                width=110,
            ),
            Column(
                "partners",
                lambda: self.tr("Partners"),
                lambda p: number_word(Decimal(len(p.outcome.bills))),
                CellKind.NUMBER,
                width=90,
            ),
            Column(
                "ready",
                lambda: self.tr("All there"),
                lambda p: ready_words(p, self._context.zone),
                width=100,
            ),
            Column("missing", lambda: self.tr("Missing"), missing_words, CellKind.NUMBER, width=90),
        ]

    def _item_columns(self) -> list[Column[Item]]:
        return [
            Column("item", lambda: self.tr("Item"), lambda item: item.name, width=140),
            Column("choice", lambda: self.tr("From whom"), lambda item: item.choice, stretch=True, width=280),
            Column("why", lambda: self.tr("Why"), lambda item: item.why, stretch=True, width=360),
        ]

    @property
    def currency(self) -> str:
        """The request's currency."""
        return self.problem.currency if self.problem is not None else ""

    # ------------------------------------------------------------ looking

    async def _look(self) -> None:
        tasks = self._context.tasks
        found: OptimumQuestion = await tasks.query(GetOptimumQuestion(request_id=self._request_id))
        problem: Problem = found.problem
        self.problem = problem
        if not problem.usable:
            self.text_label.setText(self.tr("No answer can be used yet: there is nothing to assign."))
            return
        self.plans[NOW] = plan_now(problem, self._quantities)
        self._show_plans()
        for goal in GOALS:
            plan = await tasks.network(partial(best_plan, problem, goal))
            if plan is not None:
                self.plans[goal] = plan
                self._show_plans()
                if goal == CHEAPEST:
                    self._found_best(plan, found.rules_number)
        self.what_if_button.setEnabled(bool(self.demand.count()))

    def _found_best(self, plan: Plan, rules_number: int) -> None:
        self._rules_number = rules_number
        self._say()
        self.verb_button.setEnabled(True)
        self.binding_button.setEnabled(True)
        self._offer_demands(plan)
        self.select(CHEAPEST)

    def _say(self) -> None:
        """What was found, above the plans."""
        plan = self.plans.get(CHEAPEST)
        if plan is None:
            return
        words = [proof_words(plan, self.currency)]
        now = self.plans[NOW].outcome
        if not now.missing and now.total > plan.outcome.total:
            saved = money_word(now.total - plan.outcome.total, self.currency, with_currency=True)
            words.append(self.tr("{0} less than what is assigned now.").format(saved))
        if self._rules_number:
            words.append(self.tr("By version {0} of your rules.").format(self._rules_number))
        self.text_label.setText(" ".join(words))

    def reword(self, say: Callable[[str], str]) -> None:
        """Say everything in another language."""
        if not self.plans:
            return
        self._say()
        for place in range(self.demand.count()):
            self.demand.setItemText(place, self._plan_name(str(self.demand.itemData(place))))
        self._show_plans()
        self._show_items()

    def _plan_name(self, key: str) -> str:
        return plan_name(key, self.problem) if self.problem is not None else ""

    def _name(self, plan: Plan) -> str:
        return self._plan_name(plan.key)

    def _offer_demands(self, plan: Plan) -> None:
        """Without each partner that is used, with each that is not."""
        if self.problem is None:
            return
        used = {bill.seller_id for bill in plan.outcome.bills}
        usable = {one.seller.id for one in self.problem.usable.values()}
        for seller in self.problem.sellers:
            if seller.id in usable:
                key = f"{'-' if seller.id in used else '+'}{seller.id}"
                self.demand.addItem(self._plan_name(key), key)

    def ask_what_if(self) -> None:
        """The best assignment under what is chosen, and what it costs more."""
        key = self.demand.currentData()
        if key:
            self._context.tasks.start(self._what_if(str(key)), self)

    async def _what_if(self, key: str) -> None:
        problem, best = self.problem, self.plans.get(CHEAPEST)
        if problem is None or best is None:
            return
        self.what_if_button.setEnabled(False)
        sellers = frozenset({key[1:]})
        demand = Demand(without_sellers=sellers) if key.startswith("-") else Demand(with_sellers=sellers)
        try:
            plan = await self._context.tasks.network(lambda: plan_under(problem, best, demand, key))
        finally:
            self.what_if_button.setEnabled(True)
        if plan is None:
            self.details.setText(self.tr("{0}: there is no such assignment.").format(self._plan_name(key)))
            return
        self.plans[key] = plan
        self._show_plans()
        self.select(key)

    def ask_binding(self) -> None:
        """The conditions without which it would be better."""
        self._context.tasks.start(self._binding(), self)

    async def _binding(self) -> None:
        problem, best = self.problem, self.plans.get(CHEAPEST)
        if problem is None or best is None or best.solution is None:
            return
        solution = best.solution
        self.binding_button.setEnabled(False)
        self.details.setText(self.tr("Trying the conditions one by one…"))

        def look() -> list[str]:
            from desktop_b2b.solver.alternatives import binding
            from desktop_b2b.solver.optimise import optimise

            found = binding(optimise, problem, solution, Demand(), Effort(SECONDS, CHEAPEST))
            return [self._binding_words(problem, one.condition, one.units, one.saving) for one in found]

        try:
            words = await self._context.tasks.network(look)
        finally:
            self.binding_button.setEnabled(True)
        self.details.setText(
            " ".join(words) or self.tr("No single condition stands in the way of anything better.")
        )

    def _binding_words(self, problem: Problem, condition: Condition, units: Decimal, saving: Decimal) -> str:
        name = condition_words(problem, condition)
        if units > 0:
            return self.tr("Without {0}: {1} more could be had.").format(name, number_word(units))
        amount = money_word(saving, problem.currency, with_currency=True)
        return self.tr("Without {0}: {1} less.").format(name, amount)

    # ------------------------------------------------------------ showing

    def _show_plans(self) -> None:
        chosen = self.chosen()
        self.model.set_rows(list(self.plans.values()))
        if chosen is not None:
            self.select(chosen.key)

    def select(self, key: str) -> None:
        """Bring a plan to the front."""
        place = list(self.plans).index(key)
        self.view.setCurrentIndex(self.model.index(place, 0))
        self._show_items()

    def chosen(self) -> Plan | None:
        """The plan in front."""
        index = self.view.currentIndex()
        plans = list(self.plans.values())
        return plans[index.row()] if index.isValid() and index.row() < len(plans) else None

    def _show_items(self) -> None:
        plan, problem = self.chosen(), self.problem
        if plan is None or problem is None:
            return
        self.items_model.set_rows(
            [
                Item(one.item.id, one.item.name, choice_words(problem, one), why_words(problem, one))
                for one in plan.explained(problem)
            ]
        )
        self.verb_button.setEnabled(plan.key != NOW)
        words: Sequence[str] = ()
        if plan.more is not None and plan.outcome.missing and not self.plans[CHEAPEST].outcome.missing:
            words = (self.tr("It does not fill everything."),)
        elif plan.more is not None:
            more = money_word(plan.more, self.currency, with_currency=True)
            words = (self.tr("It costs {0} more than the best.").format(more),)
        elif plan.solution is not None:
            words = (proof_words(plan, self.currency),)
        self.details.setText(" ".join(words))

    def accept(self) -> None:
        """Assign what is in front."""
        plan = self.chosen()
        if plan is not None and plan.key != NOW and self.verb_button.isEnabled():
            super().accept()
            self.taken.emit(dict(plan.choices))
