# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is looked for: kinds, states, a widget, words. Frozen: a filter is added by replacing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QCoreApplication

from desktop_b2b.services.queries import CountTransactions, ListTransactions, SumTransactions
from desktop_b2b.services.search.printing import quote
from ui.models.columns import Sort
from ui.screens.dashboard.widgets import widget_title
from ui.shell.screen import Route
from ui.strings import kind_word, state_word

#: The states of each kind that a person filters by, in the order of their lives.
STATES: dict[str, tuple[str, ...]] = {
    "request": (
        "draft",
        "queued",
        "waiting",
        "need_attention",
        "partially_ordered",
        "ordered",
        "closed",
        "cancelled",
    ),
    "inquiry": ("waiting", "answered", "declined", "closed", "cancelled"),
    "order": (
        "queued",
        "sent",
        "accepted",
        "part_shipped",
        "shipped",
        "declined",
        "cancelled",
        "closed_short",
        "closed",
    ),
    "shipment": ("draft", "confirmed"),
}
OPEN_STATES = ("waiting", "need_attention", "partially_ordered", "sent", "accepted", "part_shipped")


@dataclass(frozen=True)
class Criteria:
    """One search. Empty fields do not limit it."""

    kinds: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    widget: str = ""
    text: str = ""

    @classmethod
    def of_route(cls, route: Route) -> Criteria:
        """What a route asks for: a widget, a view by name, words, or kinds and states."""
        found = VIEWS.get(str(route.param("view")), cls())
        return replace(
            found,
            widget=str(route.param("widget")) or found.widget,
            text=str(route.param("text")),
            kinds=tuple(route.param("kinds", found.kinds)),
            sides=tuple(route.param("sides", found.sides)),
            states=tuple(route.param("states", found.states)),
        )

    @property
    def is_filtered(self) -> bool:
        """Whether anything limits the search."""
        return self != Criteria()

    @property
    def first_sort(self) -> tuple[str, bool]:
        """Column and direction until somebody sorts: what is due first where work waits."""
        due = (VIEWS["to_answer"], VIEWS["to_ship"])
        return ("deadline", True) if replace(self, text="") in due else ("at", False)

    def sorted_by(self, sort: Sort) -> tuple[str, ...]:
        """Keys of the list as the desk is asked for them. The deadline of orders is the one to ship."""
        by_shipping = self.kinds == ("order",)
        names = ("ship_by" if key == "deadline_at" and by_shipping else key for key, _up in sort)
        keys = [name if up else f"-{name}" for name, (_key, up) in zip(names, sort, strict=True)]
        return tuple({key.removeprefix("-"): key for key in reversed(keys)}.values())[::-1]

    def count_query(self) -> CountTransactions:
        """How many there are."""
        return CountTransactions(query=self.query)

    def list_query(self, sort: Sort, after: tuple[str, ...] | None, limit: int) -> ListTransactions:
        """A page of them."""
        return ListTransactions(query=self.query, sort=self.sorted_by(sort), after=after, limit=limit)

    def some_query(self, ids: tuple[str, ...]) -> ListTransactions:
        """Those of these documents that are among them."""
        return ListTransactions(query=self.query, among=ids, limit=len(ids))

    def sum_query(self) -> SumTransactions:
        """What they come to."""
        return SumTransactions(query=self.query)

    @property
    def query(self) -> str:
        """The same in the search language."""
        chosen = (("kind", self.kinds), ("side", self.sides), ("status", self.states))
        terms = [f"{name}:{','.join(values)}" for name, values in chosen if values]
        if self.widget:
            terms.append(f"widget:{self.widget}")
        return " ".join([*terms, *map(quote, self.text.replace('"', " ").split())])

    def chips(self) -> list[tuple[str, Criteria]]:
        """The filters in words, each with what is left when it is taken away."""
        found = []
        if self.widget:
            words = QCoreApplication.translate("Criteria", "Widget: {0}").format(widget_title(self.widget))
            found.append((words, replace(self, widget="")))
        if self.kinds:
            kinds = join_words([kind_word(kind) for kind in self.kinds])
            words = QCoreApplication.translate("Criteria", "Type: {0}").format(kinds)
            found.append((words, replace(self, kinds=(), sides=())))
        elif self.sides:
            received = self.sides == ("in",)
            words = (
                QCoreApplication.translate("Criteria", "Received")
                if received
                else QCoreApplication.translate("Criteria", "Ours")
            )
            found.append((words, replace(self, sides=())))
        if self.states:
            kind = self.kinds[0] if len(self.kinds) == 1 else ""
            states = join_words([state_word(kind, state) for state in self.states])
            words = QCoreApplication.translate("Criteria", "Status: {0}").format(states)
            found.append((words, replace(self, states=())))
        return found

    def toggled(self, field: Literal["kinds", "states"], value: str) -> Criteria:
        """With a value added to a field, or taken out of it."""
        present = self.kinds if field == "kinds" else self.states
        values = tuple(v for v in present if v != value) if value in present else (*present, value)
        return replace(self, kinds=values, sides=()) if field == "kinds" else replace(self, states=values)


def join_words(words: list[str]) -> str:
    """A few words, or how many there are; the same word once."""
    unique = list(dict.fromkeys(words))
    if len(unique) <= 2:
        return ", ".join(unique)
    return QCoreApplication.translate("Criteria", "any of %n", "", len(unique))


#: Searches that are offered by name.
VIEWS: dict[str, Criteria] = {
    "open": Criteria(kinds=("request", "inquiry", "order"), states=OPEN_STATES),
    "overdue": Criteria(widget="ship_overdue"),
    "shipped_14": Criteria(widget="shipped_14"),
    "to_answer": Criteria(kinds=("inquiry",), sides=("in",), states=("waiting",)),
    "to_ship": Criteria(kinds=("order",), sides=("in",), states=("sent", "accepted", "part_shipped")),
    "supplier_overdue": Criteria(widget="orders_overdue"),
    "shipped": Criteria(kinds=("order",), sides=("in",), states=("shipped", "closed")),
}
