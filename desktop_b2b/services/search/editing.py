# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A search changed by hand: what filters, boxes to tick and chips make of it.

The text stays the one truth: it is read, changed here and written again. Only groups that say nothing else
are looked at; what somebody typed with ``OR`` or ``-`` stands as it was.
"""

from __future__ import annotations

from collections.abc import Iterable

from desktop_b2b.services.search.terms import WORD, Group, Search, Term, Value
from desktop_b2b.services.search.words import OPERATORS

#: Of their values all must hold (``has:note has:tracking``); of other operators' words one is enough.
_TOGETHER = frozenset({"has", "is"})


def _joins(operator: str) -> bool:
    """Whether values of an operator stand in one term."""
    return operator != WORD and OPERATORS[operator].lists and operator not in _TOGETHER


def _is_plain(group: Group, operator: str) -> bool:
    """Whether a group says something of this operator, and nothing else."""
    first = group.terms[0]
    if len(group.terms) > 1 or first.negated or first.operator != operator:
        return False
    return _joins(operator) or len(first.values) == 1


def chosen(search: Search, operator: str) -> tuple[Value, ...]:
    """The values that a search asks of an operator."""
    found = (group.terms[0].values for group in search.groups if _is_plain(group, operator))
    return tuple(dict.fromkeys(value for values in found for value in values))


def choose(search: Search, operator: str, values: Iterable[Value]) -> Search:
    """The search with these values of an operator instead of those it asks for; none: it asks for none."""
    wanted = tuple(dict.fromkeys(values))
    parts = [wanted] if _joins(operator) and wanted else [(value,) for value in wanted]
    new = [Group((Term(operator, part),)) for part in parts]
    place = next(
        (at for at, group in enumerate(search.groups) if _is_plain(group, operator)), len(search.groups)
    )
    before, after = search.groups[:place], search.groups[place:]
    return Search((*before, *new, *(group for group in after if not _is_plain(group, operator))))


def toggle(search: Search, operator: str, value: Value) -> Search:
    """The search with a value of an operator that it did not ask for, or without one that it did."""
    found = chosen(search, operator)
    if value in found:
        return choose(search, operator, (one for one in found if one != value))
    return choose(search, operator, (*found, value))


def without(search: Search, place: int) -> Search:
    """The search without one of its groups: a chip taken away."""
    return Search(search.groups[:place] + search.groups[place + 1 :])


def together(search: Search, other: Search) -> Search:
    """What both searches find."""
    return Search(tuple(dict.fromkeys((*search.groups, *other.groups))))
