# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""From a search to SQL: the one place where conditions on documents are written.

Each group of terms becomes a test on ``t`` and, where an index finds its documents, a *driver*: SQL of their
positions, or of a few more (``finding`` chooses among them). In SQL, ``?1`` is now and ``?2`` the user.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_b2b.domain.states import MACHINES
from desktop_b2b.domain.values import to_scaled
from desktop_b2b.services.search import OPERATORS, WORD, Choice, Group, Search, Span, Takes, Term, Text, Value
from desktop_b2b.services.search.instants import Window, window
from desktop_b2b.storage.pending import KINDS
from desktop_b2b.storage.read_models.boards import alerts
from desktop_b2b.storage.read_models.columns import ATTENTION, DEADLINE_SQL, HAND, INSTANTS, WAITING
from desktop_b2b.storage.read_models.entering import entered_sql
from desktop_b2b.storage.read_models.facts import (
    ALL,
    FACTS,
    LATE_ANSWER,
    LATE_SHIPPING,
    NOTHING,
    TO_SHIP,
    UNSHIPPED,
    positions,
)
from desktop_b2b.storage.read_models.finding import Condition, Where
from desktop_b2b.storage.read_models.text import AFTER, FIELDS, beginning, folded, section
from desktop_b2b.storage.read_models.widgets import BY_KEY, unread_sql

#: Shorter texts are looked for at the beginning of numbers, or of the field that is named.
SHORT = 3
LONGEST_LIST = 500
_CHOICES = {"status": "t.state", "kind": "t.kind", "side": "t.side", "currency": "t.currency"}


def add_search(where: Where, search: Search, kinds: Sequence[str] = ()) -> None:
    """The conditions of a search; ``kinds``: of which documents alone may be found (``rights``)."""
    if kinds:
        where.tests.append(f"+t.kind IN ({', '.join(map(repr, kinds))})")
    for group in search.groups:
        where.add(_group(where, group))


def ranges_of(search: Search) -> dict[str, tuple[str, ...]]:
    """The values of kind, side and status, if nothing else is sought."""
    found: dict[str, tuple[str, ...]] = {}
    for group in search.groups:
        term = group.terms[0]
        if len(group.terms) > 1 or term.negated or term.operator not in _RANGES or term.operator in found:
            return {}
        found[term.operator] = tuple(value.name for value in term.values if isinstance(value, Choice))
    return found


def add_ranges(where: Where, search: Search, kinds: Sequence[str] = ()) -> None:
    """The conditions of such a search, as ranges of the index of kinds, sides and states in the order of
    time.
    """
    given = ranges_of(search)
    add_search(where, search, kinds)
    for operator, every in _RANGES.items():
        # What stands before a range must be named; behind the last one nothing need be.
        if every and operator not in given and (operator == "kind" or "status" in given):
            where.tests.append(f"{_CHOICES[operator]} IN ({', '.join(where.bind(name) for name in every)})")
    if any(len(given.get(operator, "  ")) != 1 for operator in _RANGES):
        where.range()


#: What stands before ``at`` in an index, with all the values there are of the first ones.
_RANGES = {"kind": KINDS, "side": ("out", "in"), "status": ()}


def _group(where: Where, group: Group) -> Condition:
    parts = [_term(where, term) for term in group.terms]
    if len(parts) == 1:
        return parts[0]
    return _either(parts)


def _either(parts: list[Condition]) -> Condition:
    """Conditions of which one is enough."""
    if len(parts) == 1:
        return parts[0]
    test = f"({' OR '.join(part.test for part in parts)})"
    match = f"({' OR '.join(part.match for part in parts)})" if all(part.match for part in parts) else ""
    driver = ""
    if not match and all(part.driver for part in parts):
        driver = " UNION ".join(part.driver for part in parts)
    return Condition(test, driver, match)


def _term(where: Where, term: Term) -> Condition:
    found = _positive(where, term)
    # What is unknown does not meet a condition, and so meets its opposite.
    return Condition(f"(({found.test}) IS NOT TRUE)") if term.negated else found


def _positive(where: Where, term: Term) -> Condition:
    if term.operator == WORD:
        return _either([_word(where, value) for value in term.values if isinstance(value, Text)])
    operator = OPERATORS[term.operator]
    if operator.takes is Takes.TEXT:
        return _either(
            [_field(where, term.operator, value) for value in term.values if isinstance(value, Text)]
        )
    if operator.takes is Takes.CHOICE:
        return _choices(where, term)
    return _either([_span(where, term.operator, value) for value in term.values])


# ------------------------------------------------------------ text


def _word(where: Where, value: Text) -> Condition:
    """A text anywhere in a document; a short one at the beginning of its number."""
    sought = folded(value.text)
    if len(sought) < SHORT:
        sought = beginning("number") + sought
    return Condition(f"instr(t.search, {where.bind(sought)}) > 0", match=trigrams(sought))


def _field(where: Where, name: str, value: Text) -> Condition:
    """A text in one field: a part of it, all of it, or its beginning where it is short."""
    mark, sought = FIELDS[name], folded(value.text)
    begin, after = beginning(name), AFTER[mark]
    if value.exact:
        ends = [where.bind(begin + sought + end) for end in (mark, after)]
        test = f"(instr(t.search, {ends[0]}) > 0 OR instr(t.search, {ends[1]}) > 0)"
        return Condition(test, match=trigrams(begin + sought))
    if len(sought) < SHORT:
        return Condition(f"instr(t.search, {where.bind(begin + sought)}) > 0", match=trigrams(begin + sought))
    place = where.bind(sought)
    test = f"(instr(t.search, {place}) > 0 AND instr({section(name)}, {place}) > 0)"
    return Condition(test, match=trigrams(sought))


def trigrams(text: str) -> str:
    """What the text index knows of a text; nothing of one that is too short."""
    pieces = dict.fromkeys(text[at : at + 3] for at in range(len(text) - 2))
    return f"({' AND '.join(_quoted(piece) for piece in pieces)})" if pieces else ""


def _quoted(piece: str) -> str:
    return '"' + piece.replace('"', '""') + '"'


# ------------------------------------------------------------ choices


def _choices(where: Where, term: Term) -> Condition:
    names = [value.name for value in term.values if isinstance(value, Choice)]
    column = _CHOICES.get(term.operator)
    if column is not None:
        places = ", ".join(where.bind(name) for name in names)
        driver = positions(f"t.state IN ({places})") if term.operator == "status" else ""
        if where.ranged:
            return Condition(f"{column} = {places}" if len(names) == 1 else f"{column} IN ({places})")
        # The plus keeps indexes out of it where a list is read in its own order.
        kinds = _of_kinds(names) if term.operator == "status" else ""
        return Condition(f"({kinds}+{column} IN ({places}))", driver)
    if term.operator == "reason":
        return _either([_reason(where, name.upper()) for name in names])
    if term.operator == "widget":
        return _either([_widget(name) for name in names])
    return _either([_unread(where) if name == "unread" else FACTS[name](where) for name in names])


def _of_kinds(states: list[str]) -> str:
    """Documents of other kinds are never in these states; all indexes of an order tell kinds, none states."""
    kinds = [kind for kind in _RANGES["kind"] if MACHINES[kind].keys() & set(states)]
    return f"+t.kind IN ({', '.join(repr(kind) for kind in kinds)}) AND " if len(kinds) < len(KINDS) else ""


def _reason(where: Where, code: str) -> Condition:
    """One of the reasons for which a document waits; it has some in three phases only."""
    phases = f"IN ('{ATTENTION}', '{WAITING}', '{HAND}')"
    held = f"+t.phase {phases}"
    test = f"({held} AND instr(',' || t.reason || ',', {where.bind(f',{code},')}) > 0)"
    return Condition(test, positions(f"{ALL} AND t.phase {phases}"))


def _widget(key: str) -> Condition:
    members = BY_KEY[key].member_sql()
    return Condition(members, positions(members), small=True)


def _unread(where: Where) -> Condition:
    """Unread in one of the user's alerts. Those that themselves search for what is unread add nothing."""
    parts = []
    for row, search in alerts(where.db, where.viewer):
        name = where.bind(row.key or row.id)
        seen = f"coalesce((SELECT max(seen_at) FROM seen_mark WHERE user_id = ?2 AND widget = {name}), 0)"
        if search is None:
            widget = BY_KEY[row.key]
            parts.append(Condition(widget.unread_sql(seen), positions(widget.member_sql())))
        else:
            parts.append(_unread_found(where, search, seen))
    return _either(parts) if parts else Condition("0", NOTHING)


def _unread_found(where: Where, search: Search, seen: str) -> Condition:
    """What a search finds and the user did not read."""
    found = [_group(where, group) for group in search.groups]
    test = " AND ".join([*(one.test for one in found), unread_sql(entered_sql(search), seen)])
    drivers = [where.found(one.match) for one in found if one.match]
    drivers += [one.driver for one in found if one.driver]
    return Condition(f"({test})", drivers[0] if drivers else "")


# ------------------------------------------------------------ instants and amounts


def _span(where: Where, operator: str, value: Value) -> Condition:
    if isinstance(value, Choice):
        return _late(operator)
    if not isinstance(value, Span):
        return Condition("0")
    takes = OPERATORS[operator].takes
    if takes is Takes.TIME:
        found = window(value, where.viewer.now, where.zone, ahead=OPERATORS[operator].ahead)
        return _instants(where, operator, found)
    column = {"total": "t.total", "quantity": "t.quantity", "lines": "t.lines"}[operator]
    tests = _amounts(where, column, value, scaled=operator != "lines")
    if value.currency:
        tests.append(f"+t.currency = {where.bind(value.currency)}")
    driver = positions(" AND ".join(tests)) if operator == "total" else ""
    return Condition(f"({' AND '.join(tests)})", driver)


def _amounts(where: Where, column: str, span: Span, *, scaled: bool) -> list[str]:
    tests = []
    for bound, sign in (
        (span.low, ">" if span.beyond_low else ">="),
        (span.high, "<" if span.below_high else "<="),
    ):
        if bound is not None:
            number: Any = bound
            tests.append(f"{column} {sign} {where.bind(to_scaled(number) if scaled else int(number))}")
    return tests


def _late(operator: str) -> Condition:
    """What should have been answered, or shipped, by now."""
    if operator == "due":
        late = f"{ALL} AND t.phase = '{WAITING}' AND t.phase_at < ?1"
        return Condition(LATE_ANSWER, positions(late))
    phases = ", ".join(map(repr, UNSHIPPED))
    late = f"{TO_SHIP} AND t.side IN ('out', 'in') AND t.phase IN ({phases}) AND t.phase_at < ?1"
    return Condition(LATE_SHIPPING, positions(late))


def _instants(where: Where, operator: str, found: Window) -> Condition:
    bounds = [
        f"{{0}} {sign} {where.bind(edge)}"
        for sign, edge in ((">=", found.low), ("<", found.high))
        if edge is not None
    ]

    def within(column: str) -> str:
        return " AND ".join(bound.format(column) for bound in bounds)

    moves = found.low_moves or found.high_moves
    if operator == "due":
        shown = within(DEADLINE_SQL)
        held = f"(t.phase = '{WAITING}' AND t.last_deadline_at >= ?1)"
        driver = f"{positions(within('t.deadline_at'))} UNION {positions(f'{ALL} AND {held}')}"
        test = f"(+t.phase = '{WAITING}' AND {shown})" if moves else f"({shown})"
        return Condition(test, driver)
    if operator == "ship":
        waits = f"+{TO_SHIP} AND +t.phase IN ({', '.join(map(repr, UNSHIPPED))}) AND " if moves else ""
        return Condition(f"({waits}{within('+t.ship_by')})", positions(within("t.ship_by")))
    column = INSTANTS[operator]
    return Condition(f"({within('+' + column)})", positions(within(column)))
