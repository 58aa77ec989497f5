# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""My rules: versions with their conditions and actions; a draft is changed, tried and put in force."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.policies import DiscardRuleSet, PublishRuleSet, RuleValue, SaveRuleSet
from desktop_b2b.rules.policy.rules import RuleSet
from desktop_b2b.services.policies import rule_set_of, values_of
from desktop_b2b.services.queries import ListRuleSets
from ui.forms.draft_keys import new_id
from ui.models import CellKind, Column, TableModel, TableView
from ui.screens.rules.words import then_words, version_words, when_words
from ui.shell.screen import Route, Screen, ScreenContext
from ui.theme import Space, Tone
from ui.widgets import Card, EmptyState, Question, primary, quiet, secondary

NOTHING = RuleSet("", 0, ())


class RulesScreen(Screen):
    """The rules of one version; typing happens in a dialog, and each change is stored in the draft."""

    NAV = "rules"
    HAS_PRIMARY = True

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self.versions: list[e.RuleSet] = []
        self.editable = context.viewer.may("company.edit")
        self.model: TableModel[RuleValue] = TableModel(self._columns(), lambda rule: rule.id, parent=self)
        self.table = TableView(self.model, name=self.tr("Rules"))
        self.table.row_opened.connect(self._open)
        self.table.selection_changed.connect(lambda _rows: self._show_buttons())
        self.version = QComboBox()
        self.version.setAccessibleName(self.tr("Version"))
        self.version.currentIndexChanged.connect(lambda _index: self._show_rules())
        self.try_button = secondary(self.tr("Try on the past…"), "history", self.try_out)
        self.discard_button = secondary(self.tr("Discard draft"), "trash", self.discard)
        self.publish_button = primary(self.tr("Put in force"), "check", self.publish)
        for button in self.header_end():
            # Until the header takes them: a widget without a parent would open a window of its own.
            button.setParent(self)
        self._build()
        self._live = self.live(ListRuleSets(), ("rule_set",), self._take)

    def title(self) -> str:
        return self.tr("My rules")

    def header_end(self) -> list[QWidget]:
        return [self.version, self.discard_button, self.try_button, self.publish_button]

    def screen_actions(self) -> list[QAction]:
        return []

    def _columns(self) -> list[Column[RuleValue]]:
        return [
            Column("name", lambda: self.tr("Rule"), lambda rule: rule.name, CellKind.LINK, width=180),
            Column("when", lambda: self.tr("When"), self._when, stretch=True, width=360),
            Column("then", lambda: self.tr("Then"), then_words, stretch=True, width=240),
            Column(
                "state",
                lambda: self.tr("State"),
                self._state_word,
                CellKind.STATUS,
                width=100,
                tone=lambda rule: Tone.GREEN if self._state_word(rule) == self.tr("In use") else Tone.GREY,
                words=lambda: ((word, "") for word in self._state_words()),
            ),
        ]

    def _state_words(self) -> tuple[str, str, str, str]:
        return self.tr("In use"), self.tr("Off"), self.tr("Not yet"), self.tr("Over")

    def _state_word(self, rule: RuleValue) -> str:
        """Whether a rule is asked now, and why not."""
        in_use, off, not_yet, over = self._state_words()
        if not rule.enabled:
            return off
        now = self.context.clock.now()
        if rule.valid_from is not None and now < rule.valid_from:
            return not_yet
        return over if rule.valid_until is not None and rule.valid_until < now else in_use

    def _when(self, rule: RuleValue) -> str:
        """The conditions, and between which moments they are asked."""
        return when_words(rule, self.context.zone, self.context.clock.now())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE_X, 0, Space.PAGE_X, Space.PAGE_Y)
        self.card = Card(self.tr("Rules, asked in this order"), flush=True)
        self.card.body.addWidget(self.table)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        self.add_button = quiet(self.tr("New rule"), "plus", self.add)
        self.edit_button = quiet(self.tr("Change…"), "edit", self.edit)
        self.up_button = quiet(self.tr("Earlier"), "arrow-up", lambda: self.move_rule(-1))
        self.down_button = quiet(self.tr("Later"), "arrow-down", lambda: self.move_rule(1))
        self.remove_button = quiet(self.tr("Remove"), "trash", self.remove)
        for button in (
            self.add_button,
            self.edit_button,
            self.up_button,
            self.down_button,
            self.remove_button,
        ):
            foot.addWidget(button)
        foot.addStretch(1)
        self.card.body.addLayout(foot)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.card)
        first = primary(self.tr("New rule"), "plus", self.add)
        if not self.editable:
            first.disable(self.tr("Ask your account manager to change rules"))
        self.pages.addWidget(
            EmptyState(
                "sliders",
                self.tr("No rules yet"),
                self.tr("Rules prefer, leave out or ask for you before the best assignment is looked for."),
                actions=(first,),
            )
        )
        column.addWidget(self.pages)

    # ------------------------------------------------------------ showing

    def _take(self, versions: list[e.RuleSet]) -> None:
        before = self.version.currentData()
        was = {row.id: row.state for row in self.versions}
        self.versions = versions
        self.version.blockSignals(True)
        self.version.clear()
        now = self.context.clock.now()
        for row in versions:
            self.version.addItem(version_words(row, self.context.zone, now), row.id)
        # What was just made or put in force is shown; else the same version as before.
        fresh = next((row.id for row in versions if was.get(row.id) != row.state), None)
        wanted = fresh if fresh is not None and self.version.count() else before
        self.version.setCurrentIndex(max(0, self.version.findData(wanted)))
        self.version.blockSignals(False)
        self._show_rules()

    def shown(self) -> e.RuleSet | None:
        """The version in front."""
        wanted = self.version.currentData()
        return next((row for row in self.versions if row.id == wanted), None)

    def in_force(self) -> e.RuleSet | None:
        """The version that is asked."""
        return next((row for row in self.versions if row.state == "in_force"), None)

    def _rules(self) -> list[RuleValue]:
        row = self.shown()
        return list(values_of(row)) if row is not None else []

    def _show_rules(self) -> None:
        self.model.set_rows(self._rules())
        self.pages.setCurrentIndex(0 if self.versions else 1)
        self.version.setVisible(bool(self.versions))
        self._show_buttons()

    def _show_buttons(self) -> None:
        row = self.shown()
        is_draft = row is not None and row.state == "draft"
        self.publish_button.setVisible(is_draft)
        self.discard_button.setVisible(is_draft)
        self.try_button.setVisible(row is not None)
        chosen = len(self.table.selected_rows()) == 1
        for button in (self.edit_button, self.up_button, self.down_button, self.remove_button):
            button.setEnabled(chosen and self.editable)
        if not self.editable:
            why = self.tr("Ask your account manager to change rules")
            for each in (self.add_button, self.publish_button, self.discard_button):
                each.disable(why)

    # ------------------------------------------------------------ changing

    def _selected(self) -> RuleValue | None:
        found = [row for row in self.table.selected_rows() if isinstance(row, RuleValue)]
        return found[0] if len(found) == 1 else None

    def add(self) -> None:
        """A new rule at the end."""
        self._ask(RuleValue(id=new_id(), name="", action="exclude"), is_new=True)

    def edit(self) -> None:
        """Change the chosen rule."""
        rule = self._selected()
        if rule is not None:
            self._open(rule)

    def _open(self, rule: object) -> None:
        if isinstance(rule, RuleValue) and self.editable:
            self._ask(rule, is_new=False)

    def _ask(self, rule: RuleValue, *, is_new: bool) -> None:
        from ui.screens.rules.rule_dialog import RuleDialog

        clock, zone = self.context.clock, self.context.zone
        dialog = RuleDialog(rule, clock.now, zone, is_new=is_new, parent=self)
        dialog.saved.connect(self._put)
        dialog.open()

    def _put(self, rule: RuleValue) -> None:
        rules = self._rules()
        places = [place for place, one in enumerate(rules) if one.id == rule.id]
        if places:
            rules[places[0]] = rule
        else:
            rules.append(rule)
        self._store(rules, self.tr("Rule “{0}” is in the draft").format(rule.name))

    def move_rule(self, by: int) -> None:
        """Ask the chosen rule earlier or later."""
        rule, rules = self._selected(), self._rules()
        if rule is None:
            return
        place = next(place for place, one in enumerate(rules) if one.id == rule.id)
        other = place + by
        if 0 <= other < len(rules):
            rules[place], rules[other] = rules[other], rules[place]
            self._store(rules, self.tr("Moved “{0}”").format(rule.name))

    def remove(self) -> None:
        """Take the chosen rule out of the draft."""
        rule = self._selected()
        if rule is not None:
            rest = [one for one in self._rules() if one.id != rule.id]
            self._store(rest, self.tr("Removed “{0}” from the draft").format(rule.name))

    def _store(self, rules: Sequence[RuleValue], fact: str) -> None:
        """Store the rules in the draft; one is made where a published version is shown."""
        row = self.shown()
        is_draft = row is not None and row.state == "draft"
        draft_id = row.id if row is not None and is_draft else new_id()
        before = self._rules()
        back = (
            SaveRuleSet(rule_set_id=draft_id, rules=tuple(before))
            if is_draft
            else DiscardRuleSet(rule_set_id=draft_id)
        )
        command = SaveRuleSet(rule_set_id=draft_id, rules=tuple(rules))
        tasks = self.context.tasks
        undo = lambda: tasks.start(tasks.commands(back), tasks)  # noqa: E731  # outlives the screen
        self.run(tasks.command(command), on_done=lambda _receipt: self.say(fact, undo=undo))

    # ------------------------------------------------------------ the version as a whole

    def publish(self) -> None:
        """Put the draft in force, after a question."""
        row = self.shown()
        if row is None or row.state != "draft":
            return

        def answered(yes: bool) -> None:
            if yes:
                command = PublishRuleSet(rule_set_id=row.id)
                fact = self.tr("The rules are in force")
                self.run(self.context.tasks.command(command), on_done=lambda _receipt: self.say(fact))

        Question.ask(
            self,
            self.tr("Put these rules in force?"),
            self.tr(
                "The automatic mode and the best assignment follow them from now on. "
                "The version in force before is kept."
            ),
            self.tr("Put in force"),
            answered,
        )

    def discard(self) -> None:
        """Let the draft go; Undo makes one like it."""
        row = self.shown()
        if row is None or row.state != "draft":
            return
        tasks = self.context.tasks
        again = SaveRuleSet(rule_set_id=new_id(), rules=values_of(row), comment=row.comment)
        undo = lambda: tasks.start(tasks.commands(again), tasks)  # noqa: E731  # outlives the screen
        self.run(
            tasks.command(DiscardRuleSet(rule_set_id=row.id)),
            on_done=lambda _receipt: self.say(self.tr("Draft discarded"), undo=undo),
        )

    def try_out(self) -> None:
        """Run the version in front over past requests, against the one in force (N7)."""
        from ui.screens.rules.replay_dialog import ReplayDialog

        row, force = self.shown(), self.in_force()
        if row is not None:
            before = rule_set_of(force) if force is not None else NOTHING
            ReplayDialog(self.context, before, rule_set_of(row), self).open()
