# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is looked for: one text in the search language, and the searches that are offered by name (S2.51)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from desktop_b2b.domain.dashboard import SEARCHES, SUPPLIER, NamedSearch
from desktop_b2b.services.queries import CountTransactions, ListTransactions, SumTransactions
from desktop_b2b.services.search import WORD, Group, Search, canonical, chosen, read, write
from ui.models.columns import Sort
from ui.shell.screen import Route

#: Searches that are offered by name: those that everybody knows, and a supplier's entry of the navigation.
NAMED: dict[str, NamedSearch] = {
    **SEARCHES,
    "shipped": NamedSearch("kind:order side:in status:shipped,closed", ("-shipped_at",), SUPPLIER),
}
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
    "b2b_draft": ("draft",),
    "b2b_order": (
        "queued",
        "action_required",
        "processing",
        "picking",
        "picked",
        "packed",
        "awaiting_shipper",
        "labelled",
        "shipped",
        "collected",
        "exception",
        "delivered",
        "cancelled",
    ),
}


@cache
def _names() -> dict[str, str]:
    return {canonical(search.query): key for key, search in NAMED.items()}


def text_of(route: Route) -> str:
    """What a route asks for, as it would be typed: a named search, a widget, a search, words."""
    named = NAMED.get(str(route.param("view")))
    widget = str(route.param("widget"))
    parts = (
        named.query if named is not None else "",
        f"widget:{widget}" if widget else "",
        str(route.param("query")),
        str(route.param("text")),
    )
    return " ".join(part for part in parts if part)


def is_word(group: Group) -> bool:
    """Whether a group is a word or phrase to look for, and nothing else."""
    first = group.terms[0]
    return len(group.terms) == 1 and first.operator == WORD and not first.negated


@dataclass(frozen=True)
class Criteria:
    """One search that can be run: its canonical text."""

    query: str = ""

    @classmethod
    def of(cls, search: Search) -> Criteria:
        """The criteria of a search that was read."""
        return cls(write(search))

    @cached_property
    def search(self) -> Search:
        """The search, read."""
        return read(self.query)

    @property
    def is_filtered(self) -> bool:
        """Whether anything limits the search."""
        return bool(self.query)

    @property
    def name(self) -> str:
        """The key of the named search that this is, words aside; empty where it is none."""
        bare = Search(tuple(group for group in self.search.groups if not is_word(group)))
        return _names().get(write(bare), "")

    @property
    def first_sort(self) -> tuple[str, ...]:
        """Keys of the source that the list comes in until somebody sorts it: what is due first where work
        waits.
        """
        named = NAMED.get(self.name)
        return (named.sort if named is not None else ()) or ("-at",)

    @property
    def _by_shipping(self) -> bool:
        """Whether the column Deadline shows when something is to be shipped."""
        kinds = {getattr(value, "name", "") for value in chosen(self.search, "kind")}
        return bool(kinds) and kinds <= {"order", "b2b_order"}

    def columns_of(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Keys of the source as the columns know them: the deadline of orders is the one to ship."""
        if not self._by_shipping:
            return names
        return tuple(name.replace("ship_by", "deadline_at") for name in names)

    def sorted_by(self, sort: Sort) -> tuple[str, ...]:
        """Keys of the list as the desk is asked for them. The deadline of orders is the one to ship."""
        by_shipping = self._by_shipping
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
