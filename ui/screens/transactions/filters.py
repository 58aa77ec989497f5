# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The filter panel (S2.50, S2.51): a named search or a custom one, criterion by criterion.

It shows and changes the text of the box; nothing is asked for that does not stand there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_b2b.services.search import OPERATORS, Search, chosen
from desktop_b2b.services.search.words import HAS, IS
from ui.screens.transactions.criteria import STATES, Criteria
from ui.screens.transactions.filter_sections import AmountPart, ChoicePart, Part, TextPart, TimePart
from ui.screens.transactions.panes import Pane
from ui.screens.transactions.words import choice_word, operator_word
from ui.shell.screen import ScreenContext
from ui.strings import reasons_of, state_word
from ui.theme import Space, Type
from ui.theme.margins import margins
from ui.widgets import Divider, PlainLabel, icon_button
from ui.widgets.scrolling import ScrollingPage

WIDTH = 264
AHEAD = ("overdue", "<1h", "today", "tomorrow", "<2d", "<1w")
BACK = ("today", "yesterday", "<1w", "<2w", "<30d", ">30d")
#: Currencies that are offered beside the company's own.
CURRENCIES = ("EUR", "GBP", "USD", "CHF", "SEK", "DKK", "NOK", "PLN", "JPY", "CNY")


class SearchOption(NamedTuple):
    """A search that is offered by name. `key` says to the screen which."""

    key: str
    words: str
    apart: bool = False


class FilterPane(Pane):
    """Criteria at the start of the list. Signals: `changed(Search)`, `named(key)`, `close_clicked`."""

    changed = Signal(object)
    named = Signal(str)
    close_clicked = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, at_start=True, parent=parent)
        self._context = context
        self._keys: list[str] = []
        self.setAccessibleName(self.tr("Filters"))
        self.column.addLayout(self._make_head())
        self.column.addWidget(Divider())
        scroll = ScrollingPage()
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = QVBoxLayout(scroll.page)
        self._body.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        self._body.setSpacing(Space.L)
        # In its place before it is filled, for what is moved takes all within it along.
        self.column.addWidget(scroll, 1)
        self._make_parts()
        self._body.addStretch(1)

    def _make_head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(margins(Space.L, Space.M + 2, Space.S, Space.M))
        head.setSpacing(Space.S)
        row = QHBoxLayout()
        row.addWidget(PlainLabel(self.tr("Filters"), Type.SECTION), 1)
        row.addWidget(icon_button("x", self.tr("Close the filters"), self.close_clicked.emit))
        head.addLayout(row)
        self.search = QComboBox()
        self.search.setAccessibleName(self.tr("Search by name"))
        self.search.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.search.activated.connect(lambda place: self.named.emit(str(self.search.itemData(place) or "")))
        inset = QHBoxLayout()
        inset.setContentsMargins(margins(0, 0, Space.S, 0))
        inset.addWidget(self.search)
        head.addLayout(inset)
        return head

    def _make_parts(self) -> None:
        context, tell = self._context, self.changed.emit
        self.kinds = ChoicePart(operator_word("kind"), "kind", tell)
        self.kinds.set_options([(choice_word("kind", kind), (kind,)) for kind in self._offered_kinds()])
        self.states = ChoicePart(operator_word("status"), "status", tell)
        self.reasons = ChoicePart(operator_word("reason"), "reason", tell)
        self.partner = TextPart("partner", tell, context.tasks)
        self.due = TimePart("due", AHEAD, tell)
        self.total = AmountPart(tell, CURRENCIES)
        self.only = ChoicePart(operator_word("is"), "is", tell)
        self.only.set_options([(choice_word("is", name), (name,)) for name in IS])
        self.having = ChoicePart(operator_word("has"), "has", tell)
        self.having.set_options([(choice_word("has", name), (name,)) for name in HAS if name != "unread"])
        texts = [TextPart(name, tell, context.tasks) for name in ("sku", "line", "recipient", "tracking")]
        times = [TimePart(name, AHEAD if OPERATORS[name].ahead else BACK, tell)
                 for name in ("ship", "created", "sent", "shipped")]  # fmt: skip
        sides: list[ChoicePart] = []
        if context.is_retailer and context.is_supplier:
            side = ChoicePart(operator_word("side"), "side", tell)
            side.set_options([(choice_word("side", name), (name,)) for name in ("out", "in")])
            sides.append(side)
        self.texts = {part.heading.text(): part for part in texts}
        self.parts: list[Part] = [
            self.kinds, *sides, self.states, self.reasons, self.partner, self.due, self.total, self.only,
            self.having, *times, *texts,
        ]  # fmt: skip
        for part in self.parts:
            self._body.addWidget(part)

    def _offered_kinds(self) -> list[str]:
        mine = self._context.viewer.organisation
        offered = {
            "request": mine.is_retailer,
            "inquiry": mine.is_supplier,
            "order": mine.is_retailer or mine.is_supplier,
            "shipment": mine.is_retailer or mine.is_supplier,
            "b2b_draft": mine.is_retailer,
            "b2b_order": mine.is_retailer or mine.is_fulfilment_centre,
        }
        return [kind for kind, is_it in offered.items() if is_it]

    # ------------------------------------------------------------ showing

    def set_searches(self, options: Sequence[SearchOption], current: str) -> None:
        """The searches that are offered by name, and which one this is; none of them: a custom search."""
        self.search.clear()
        for option in options:
            if option.apart and self.search.count():
                self.search.insertSeparator(self.search.count())
            self.search.addItem(option.words, option.key)
        self.search.setCurrentIndex(max(0, self.search.findData(current)))

    def show_criteria(self, criteria: Criteria) -> None:
        """Show what the search asks."""
        search = criteria.search
        self._offer_states(search)
        self._offer_reasons(search)
        for part in self.parts:
            part.show_search(search)

    def _offer_states(self, search: Search) -> None:
        """The states of the kinds that are looked for; those that read the same are one box."""
        asked = [getattr(value, "name", "") for value in chosen(search, "kind")]
        offered = [kind for kind in asked if kind in STATES] or self._offered_kinds()
        single = offered[0] if len(offered) == 1 else ""
        words: dict[str, list[str]] = {}
        for kind in offered:
            for state in STATES[kind]:
                names = words.setdefault(state_word(single, state), [])
                if state not in names:
                    names.append(state)
        self.states.set_options([(word, tuple(names)) for word, names in words.items()])

    def _offer_reasons(self, search: Search) -> None:
        """The reasons for which the one kind that is looked for may wait; of several, those already asked."""
        kinds = [getattr(value, "name", "") for value in chosen(search, "kind")] or self._offered_kinds()
        codes = reasons_of(kinds[0]) if len(kinds) == 1 else ()
        asked = [str(getattr(value, "name", "")) for value in chosen(search, "reason")]
        names = dict.fromkeys([*(code.lower() for code in codes), *asked])
        self.reasons.set_options([(choice_word("reason", name), (name,)) for name in names])
        self.reasons.setVisible(bool(names))

    def set_understood(self, understood: bool) -> None:
        """While the box holds no search, its text is not changed from here."""
        for part in self.parts:
            part.setEnabled(understood)
