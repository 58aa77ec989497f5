# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the wizard says of its draft: what stands in the way, each with its cure, and what is well (N16)."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_b2b.rules.trade.findings import BLOCK, Finding
from desktop_b2b.services.queries import B2BDraftView
from ui.forms.decimals import two_meanings
from ui.forms.draft_keys import LINES, line_key
from ui.screens.b2b_wizard.editing import B2BDraftEditor
from ui.screens.b2b_wizard.page import WizardPage
from ui.screens.b2b_wizard.values import STEP_OF, WizardLine
from ui.screens.b2b_wizard.words import fix_word, order_before_words, row_words, sentence, tone_of, why_words
from ui.shell.screen import Route, ScreenContext
from ui.strings import moment_word, number_word
from ui.theme import Tone
from ui.widgets import Ready

#: Fewer units are free than an item asks for.
SHORT = "b2b.stock"


class AdvisedPage(WizardPage):
    """A wizard's page that judges its draft whenever it changed."""

    def __init__(
        self, context: ScreenContext, route: Route, draft: B2BDraftEditor, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, route, draft, parent)
        self._view: B2BDraftView | None = None
        self._strict = False
        self._findings: list[Finding] = []
        #: The items as they were judged: findings name them by their place.
        self._items: tuple[WizardLine, ...] = ()

    @abstractmethod
    def go_to(self, key: str) -> bool:
        """Put the caret where a key is edited, in the step that asks it."""

    def judge(self) -> None:
        """Say what stands in the way, which centre is the best, and what is promised."""
        now = self.context.clock.now()
        self.judging.rank(now)
        centre, ranked = self.centre(), self.judging.ranked
        self._items = self.draft.items()
        if centre is not None:
            self.draft.edition = centre.view.edition
            self.who.set_many_from(centre.tables.high_volume_from)
        self.shipping.set_tables(centre.tables if centre is not None else None, self._agreed_words(now))
        self.recipient.set_centre(centre)
        promise = self.judging.promise(now)
        self.products.show_centres(ranked, promise, now)
        self.products.show_customs(wanted=self.judging.facts(centre, now).passes_customs)
        best = next((why_words(one) for one in ranked if centre is not None and one.id == centre.id), "")
        kind = self.judging.kind(centre.tables if centre is not None else None)
        self.review.show_review(centre, best, promise, kind)
        self._findings = self.judging.findings(now)
        self._show_findings(order_before_words(promise, centre, now) if promise is not None else "")

    def _agreed_words(self, now: int) -> str:
        """Who agreed to carrier and fees, when, and to what edition."""
        stored = self._view.draft if self._view is not None else None
        if stored is None or stored.consent_at is None:
            return ""
        when = moment_word(stored.consent_at, self.context.zone, now, inside=True)
        if not stored.consent_edition:
            return self.tr("{0} agreed, {1}.").format(stored.consent_by, when)
        words = self.tr("{0} agreed, {1}, to edition {2} of the centre's tables.")
        return words.format(stored.consent_by, when, number_word(stored.consent_edition))

    def _show_findings(self, promise: str) -> None:
        entries = [self._refused_entry(key, text) for key, text in self._own_faults().items()]
        head: dict[str, str] = dict(self._own_faults())
        rows: dict[object, dict[str, str]] = {}
        for finding in self._findings:
            key = self.key_of_field(finding.field)
            words, tone = sentence(finding), tone_of(finding)
            entries.append(Ready(words, tone, "", self._cure_of(finding, key)))
            parts = key.split("/")
            if parts[0] == LINES and len(parts) == 3 and finding.severity == BLOCK:
                # A cell says, too, what only makes the order wait.
                rows.setdefault(parts[1], {})[parts[2]] = row_words(finding)
            elif tone is Tone.RED and self._strict:
                head[key] = words
        for key, text in self._own_faults().items():
            parts = key.split("/")
            if parts[0] == LINES and len(parts) == 3:
                rows.setdefault(parts[1], {})[parts[2]] = text
        order = {Tone.RED: 0, Tone.AMBER: 1}
        entries.sort(key=lambda entry: order.get(entry.tone, 2))
        self.panel.show_entries(entries, self._well(), promise)
        for page in self.steps.values():
            page.set_errors(head)
        self.products.set_row_errors(rows)
        self.show_saved()

    def _cure_of(self, finding: Finding, key: str) -> tuple[str, Callable[[], object]]:
        """One click that mends it where there is such a thing, else the way to its field."""
        line_id = key.split("/")[1] if key.startswith(f"{LINES}/") else ""
        line = next((one for one in self._items if one.id == line_id), None)
        free = self.products.items.free_of(line.sku) if finding.code == SHORT and line is not None else None
        if free is not None and free > 0:
            return self.tr("Use {0}").format(number_word(free)), partial(self.use_units, line_id, free)
        return fix_word(finding.fix), partial(self.go_to, key)

    def use_units(self, line_id: str, units: Decimal) -> None:
        """As many of an item as there are: what was asked for is one undo away."""
        self.draft.set_line(line_id, quantity=units)
        self.products.show_draft()
        self.products.items.edited.emit()

    def _own_faults(self) -> dict[str, str]:
        """What was refused as it was stored, and what is no value yet."""
        faults = dict(self.draft.refusals())
        for key, text in self.draft.unfinished().items():
            meanings = two_meanings(text) if key.endswith(("/quantity", "_value")) else ""
            faults[key] = meanings or self.tr("“{0}” is not understood").format(text)
        return faults

    def _refused_entry(self, key: str, text: str) -> Ready:
        return Ready(text, Tone.RED, "", (self.tr("Go to the field"), lambda: self.go_to(key)))

    def _well(self) -> list[Ready]:
        """What is well, so that one sees what was looked at."""
        bad = {STEP_OF.get(finding.field.partition("[")[0], "") for finding in self._findings}
        bad_fields = {finding.field.partition("[")[0] for finding in self._findings}
        found: list[Ready] = []
        where = self.draft.text("company") or self.draft.text("contact_name")
        if where and "recipient" not in bad:
            place = ", ".join(part for part in (where, self.draft.text("city")) if part)
            found.append(Ready(self.tr("Recipient is complete"), Tone.GREEN, place))
        if "shipping" not in bad:
            found.append(Ready(self.tr("Shipping is settled"), Tone.GREEN))
        if "link_id" not in bad_fields and self.centre() is not None:
            found.append(Ready(self.tr("Fulfilment centre chosen"), Tone.GREEN))
        if self.draft.items() and "lines" not in bad_fields:
            found.append(Ready(self.tr("All products are there"), Tone.GREEN))
        return found

    def key_of_field(self, field: str) -> str:
        """The wizard's key for a field that a finding names, whose numbers count the items in view."""
        part, _, rest = field.partition("[")
        index, _, name = rest.partition("]")
        items = self._items
        if part == LINES and index.isdecimal() and int(index) < len(items):
            return line_key(items[int(index)].id, name.lstrip(".") or "sku")
        return part
