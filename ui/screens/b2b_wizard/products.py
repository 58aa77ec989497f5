# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Fulfilment centre, products and the reserve date (S1.22–S1.26, N17)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from desktop_b2b.domain.values import Instant
from desktop_b2b.rules.centres import Judged
from desktop_b2b.rules.turnaround import Promise
from ui.forms.draft_keys import Held
from ui.forms.form import Form
from ui.forms.history import Edit
from ui.forms.spec import FieldKind, FieldSpec
from ui.screens.b2b_wizard.centres import Centre, Centres
from ui.screens.b2b_wizard.customs import CUSTOMS, CustomsCard
from ui.screens.b2b_wizard.editing import B2BDraftEditor
from ui.screens.b2b_wizard.items import WizardItems
from ui.screens.b2b_wizard.step import Step
from ui.screens.b2b_wizard.words import day_words, order_before_words, why_words
from ui.strings import number_word
from ui.theme import Tone
from ui.widgets import Card, Choice, ChoiceCards

#: The card of the choice that is left to the program.
BEST = "best"


class ProductsStep(Step):
    """Where it ships from, what, and when it is reserved."""

    def __init__(
        self,
        draft: B2BDraftEditor,
        centres: Centres,
        centre: Callable[[], Centre | None],
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(draft, parent)
        self._centres, self._centre = centres, centre
        self._ranked: tuple[Judged, ...] = ()
        self.add_question(self.tr("Where does it ship from?"), "turnaround")
        self.cards = ChoiceCards(self.tr("Where does it ship from?"))
        self.cards.chosen.connect(self._choose)
        self.column.addWidget(self.cards)
        self.items = WizardItems(draft, centres, centre)
        self.items.add_header_widget(self.help_link("lots"))
        self.items.edited.connect(self.edited)
        self.items.left.connect(self.left)
        self.column.addWidget(self.items)
        self.customs = CustomsCard(draft, centres, centre)
        self.customs.add_header_widget(self.help_link("international"))
        self.customs.edited.connect(self.edited)
        self.customs.left.connect(self.left)
        self.column.addWidget(self.customs)
        day = Card()
        self._now = now
        self.form = Form(now=self._clock, undo_outside=True)
        words = self.tr("What day should we reserve your inventory?")
        self.form.add_row((FieldSpec("reserve_on", words, FieldKind.DAY, validate=self._past), 5))
        self.form.edited.connect(self._on_day)
        self.form.left.connect(lambda _key: self.rest())
        day.body.addWidget(self.form)
        self.column.addWidget(day)
        self.column.addStretch(1)

    def _clock(self) -> datetime:
        """What time it is at the centre: the reserve date is a day of its zone."""
        centre, here = self._centre(), self._now()
        return here.astimezone(centre.local(0).tzinfo) if centre is not None else here

    def _past(self, value: object) -> str | None:
        today = self._clock().date()
        if isinstance(value, date) and value < today:
            return self.tr("A past day is refused: choose today or a later day")
        return None

    # ------------------------------------------------------------ showing

    def show_centres(self, ranked: Sequence[Judged], promise: Promise | None, now: Instant) -> None:
        """The centres with what speaks for them, and what the reserve date leads to."""
        self._ranked = tuple(ranked)
        judged = {one.id: one for one in ranked}
        choices = [self._choice(one, judged.get(one.id)) for one in self._centres.all]
        best = next((one for one in ranked if one.fits), None)
        lines = (self.tr("Chosen when you create the order."), self.tr("The reason is shown on the order."))
        if best is not None:
            lines = (self.tr("Now: {0}").format(best.name), why_words(best))
        choices.append(Choice(BEST, self.tr("Let the provider optimise"), lines))
        self.cards.set_choices(choices)
        held = self.draft.head("link_id")
        self.cards.set_current(str(held) if held is not None else BEST)
        self.items.refresh()
        hint = self.tr("Today means: process now. A past day is refused.")
        if promise is not None and promise.due.due_day is not None:
            hint = " ".join((order_before_words(promise, self._centre(), now), hint))
        self.form.field("reserve_on").set_hint(hint)

    def _choice(self, centre: Centre, judged: Judged | None) -> Choice:
        products = {line.product_id or line.sku for line in self.draft.items() if line.sku}
        held = [self._centres.held(line.sku, centre.id) for line in self.draft.items() if line.sku]
        there = len({one.item.product_id for one in held if one is not None})
        lines: list[str] = []
        if not centre.connected:
            lines.append(self.tr("The connection is suspended."))
        elif products:
            stocked = self.tr("{1} of {0} products")
            if there == len(products):
                stocked = self.tr("All {0} products") if there > 1 else self.tr("The product is there")
            lines.append(stocked.format(number_word(len(products)), number_word(there)))
        cut = self.tr("Cut-off {0}.").format(centre.tables.cutoff)
        if judged is not None and judged.arrives_on is not None:
            cut = self.tr("{0} There {1}").format(cut, day_words(judged.arrives_on))
        lines.append(cut)
        chip, tone = "", Tone.AMBER
        if judged is not None and judged.obstacles:
            chip, tone = self.tr("Cannot ship it"), Tone.RED
        elif judged is not None and judged.missing:
            chip = self.tr("{0} short").format(number_word(judged.missing))
        return Choice(centre.id, centre.name, tuple(lines), chip, tone)

    def show_customs(self, *, wanted: bool) -> None:
        """Ask what customs want to know, where the order passes them."""
        self.customs.show_draft(wanted=wanted)

    def show_draft(self) -> None:
        self.items.show_draft()
        field = self.form.field("reserve_on")
        raw = self.draft.raw("reserve_on")
        held = self.draft.text("reserve_on")
        wanted: object = raw
        if raw is None:
            wanted = date.fromisoformat(held) if held else self._clock().date()
        if field.value() != wanted and not field.control.hasFocus():
            field.set_value(wanted)

    @property
    def open_typing(self) -> dict[str, Held]:
        """What stands in cells that are still open, for the buffer."""
        return {**self.items.open_typing, **self.customs.open_typing}

    def set_errors(self, errors: dict[str, str]) -> None:
        self.form.set_errors({key: text for key, text in errors.items() if key in self.form.keys})

    def set_row_errors(self, rows: dict[object, dict[str, str]]) -> None:
        """Reasons by line and column, each in the grid that asks it."""
        self.items.set_errors(_parted(rows, lambda name: name not in CUSTOMS))
        self.customs.grid.set_errors(_parted(rows, lambda name: name in CUSTOMS))

    def go_to(self, key: str) -> bool:
        parts = key.split("/")
        if parts[0] == "lines" and len(parts) > 2 and parts[2] in CUSTOMS and self.customs.isVisibleTo(self):
            found = self.customs.focus_cell(parts[1], parts[2])
            self.ensureWidgetVisible(self.customs.grid, 0, 60)
            return found
        if parts[0] == "lines" and len(parts) > 2:
            found = self.items.focus_cell(parts[1], parts[2])
            self.ensureWidgetVisible(self.items.grid, 0, 60)
            return found
        if parts[0] == "lines":
            self.items.add_item()
            return True
        if key == "link_id":
            self.cards.focus_card()
            return True
        return self.form.focus_field(key) if key in self.form.keys else False

    def focus_first(self) -> None:
        if self.draft.items():
            self.cards.focus_card()
        else:
            self.items.add_item()

    # ------------------------------------------------------------ editing

    def _choose(self, key: str) -> None:
        before, agreed = self._centre(), self.draft.value("consent")
        changes: dict[str, Held] = {"link_id": None if key == BEST else key}
        if before is not None and key in (BEST, before.id):
            # The same centre, now by name: carrier and fees stay as agreed.
            changes["consent"] = agreed
        self.draft.edit(changes, edit=Edit("link_id"))
        self.edited.emit()

    def _on_day(self, key: str, value: object) -> None:
        if isinstance(value, str):
            self.draft.set_raw(key, value, run=key)
        else:
            self.draft.edit({key: value.isoformat() if isinstance(value, date) else ""}, run=key)
        self.edited.emit()


def _parted(rows: dict[object, dict[str, str]], fits: Callable[[str], bool]) -> dict[object, dict[str, str]]:
    return {
        row_id: {name: words for name, words in reasons.items() if fits(name)}
        for row_id, reasons in rows.items()
    }
