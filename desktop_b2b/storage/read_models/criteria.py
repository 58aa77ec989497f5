# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""From a search to SQL: the one place where conditions on documents are written.

Each group of terms becomes a test on ``t`` and, where an index finds its documents, a *driver*: SQL of their
positions, or of a few more. Where a driver finds few, it leads and what it finds is sorted; else the list is
read in its own order, and each document met is tested. In SQL, ``?1`` is now and ``?2`` the user.
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop_b2b.domain.values import to_scaled
from desktop_b2b.services.queries import Viewer
from desktop_b2b.services.search import OPERATORS, WORD, Choice, Group, Search, Span, Takes, Term, Text, Value
from desktop_b2b.services.search.instants import Window, window
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models.columns import (
    ANSWERED,
    ATTENTION,
    DEADLINE_SQL,
    DONE,
    OPEN,
    PARTIAL,
    SHIPPED,
    WAITING,
)
from desktop_b2b.storage.read_models.register import blob, numbered
from desktop_b2b.storage.read_models.text import END, FIELDS, folded
from desktop_b2b.storage.read_models.widgets import BY_KEY

#: What the index of texts finds, in the order of time.
FOUND = "SELECT rowid AS position FROM transaction_text WHERE transaction_text MATCH"
#: Up to so many documents that a driver finds are sorted; more of them are met soon in a list's own order.
FEW = 2_000
#: Shorter texts are looked for at the beginning of numbers, or of the field that is named.
SHORT = 3
LONGEST_LIST = 500
_OPEN = (WAITING, ATTENTION, PARTIAL, OPEN, ANSWERED)
_CLOSED = (DONE, SHIPPED)
COLUMNS = {
    "created": "t.created_at", "edited": "t.edited_at", "sent": "t.sent_at", "shipped": "t.shipped_at",
}  # fmt: skip
_CHOICES = {"status": "t.state", "kind": "t.kind", "side": "t.side", "currency": "t.currency"}
_NEXT = dict(zip(FIELDS.values(), [*list(FIELDS.values())[1:], END], strict=True))
_LATE_ANSWER = f"(+t.phase = '{WAITING}' AND {DEADLINE_SQL} < ?1)"
_LATE_SHIPPING = f"(+t.kind = 'order' AND +t.phase = '{OPEN}' AND +t.ship_by < ?1)"
_ALL = "t.kind IN ('request', 'inquiry', 'order', 'shipment') AND t.side IN ('out', 'in')"
BACKORDERS = (
    "SELECT order_id FROM order_line WHERE backorder > 0"
    " UNION SELECT inquiry_id FROM answer_line WHERE backorder > 0"
    " UNION SELECT p.request_id FROM answer_line a JOIN request_partner p ON p.id = a.inquiry_id"
    " WHERE a.backorder > 0"
)
MESSAGES = (
    "SELECT thread_id FROM message"
    " UNION SELECT p.request_id FROM message m JOIN request_partner p ON p.id = m.thread_id"
)
WAITING_HERE = (
    "SELECT target_id FROM outbox WHERE target_id IS NOT NULL UNION SELECT row_id FROM outbox_document"
)
TROUBLED = (
    "SELECT document_id FROM sync_issue WHERE user_id = ?2 AND state = 'open' AND document_id IS NOT NULL"
)


@dataclass(frozen=True, slots=True)
class Condition:
    """SQL of a test on ``t``. ``driver``: SQL of positions that holds all documents that pass it.

    ``match``: the same in the language of the text index. ``small``: the driver leads however much it finds.
    """

    test: str
    driver: str = ""
    match: str = ""
    small: bool = False


class Where:
    """Conditions with their numbered values; ``narrow``: a driver leads to few documents.

    ``ranged``: one kind, side and state are a range of the index that gives the order.
    """

    def __init__(self, db: Db, viewer: Viewer, *, ranged: bool = False) -> None:
        self.db = db
        self.viewer = viewer
        self.ranged = ranged
        self.values: list[Any] = [viewer.now, blob(viewer.user_id, "user_id")]
        self.tests: list[str] = []
        self.narrow = False
        self._drivers: list[str] = []
        self._matches: list[str] = []
        self._small = ""
        #: The place of what is sought in the index of texts, where it finds many.
        self.match = ""
        #: What stands behind FROM.
        self.source = '"transaction" t'

    def fork(self) -> Where:
        """The same conditions, for another statement with values of its own."""
        found = copy.copy(self)
        found.values, found.tests = [*self.values], [*self.tests]
        return found

    def bind(self, value: Any) -> str:
        """The place of a value."""
        self.values.append(value)
        return f"?{len(self.values)}"

    def add(self, condition: Condition) -> None:
        """One more condition that must hold."""
        self.tests.append(condition.test)
        if condition.driver:
            self._drivers.append(condition.driver)
        if condition.small:
            self._small = condition.driver
        if condition.match:
            self._matches.append(condition.match)

    def lead(self) -> None:
        """Let the first driver that finds few documents lead; call it once, when all conditions are there."""
        if self._matches:
            self.match = self.bind(" AND ".join(self._matches))
            self._drivers.insert(0, f"{FOUND} {self.match}")
        for driver in self._drivers:
            found = numbered(self.db, f"SELECT 1 FROM ({driver}) LIMIT {FEW}", *self.values)
            if len(found) < FEW:
                self._lead(driver)
                return
        if self._small:
            self._lead(self._small)

    def _lead(self, driver: str) -> None:
        self.narrow, self.match = True, ""
        # Whatever a database's statistics say, what leads comes first; it has each position once.
        self.source = f'({driver}) d CROSS JOIN "transaction" t ON t.position = d.position'

    def sql(self, *more: str) -> str:
        """All conditions as a WHERE clause."""
        tests = [*self.tests, *(one for one in more if one)]
        return f" WHERE {' AND '.join(tests)}" if tests else ""

    @functools.cached_property
    def zone(self) -> str:
        """The zone whose days a search means: the company's."""
        mine = (blob(self.viewer.organisation_id, "organisation_id"),)
        rows = self.db.query("SELECT time_zone FROM organisation WHERE id = ?", mine)
        return str(rows[0][0]) if rows else "UTC"


#: Together, with one value each, they are a range of an index in the order of ``at``.
_RANGE = ("kind", "side", "status")


def add_search(where: Where, search: Search) -> None:
    """The conditions of a search."""
    for group in search.groups:
        where.add(_group(where, group))


def is_range(search: Search) -> bool:
    """Whether a search is one kind, side and state, which an index has in the order of ``at``."""
    terms = [group.terms[0] for group in search.groups if len(group.terms) == 1]
    plain = [term.operator for term in terms if len(term.values) == 1 and not term.negated]
    return len(terms) == len(search.groups) and sorted(plain) == sorted(_RANGE)


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
        sought = FIELDS["number"] + sought
    return Condition(f"instr(t.search, {where.bind(sought)}) > 0", match=trigrams(sought))


def _field(where: Where, name: str, value: Text) -> Condition:
    """A text in one field: a part of it, all of it, or its beginning where it is short."""
    mark, sought = FIELDS[name], folded(value.text)
    after = _NEXT[mark]
    if value.exact:
        ends = [where.bind(mark + sought + end) for end in (mark, after)]
        test = f"(instr(t.search, {ends[0]}) > 0 OR instr(t.search, {ends[1]}) > 0)"
        return Condition(test, match=trigrams(mark + sought))
    if len(sought) < SHORT:
        return Condition(f"instr(t.search, {where.bind(mark + sought)}) > 0", match=trigrams(mark + sought))
    place = where.bind(sought)
    test = f"(instr(t.search, {place}) > 0 AND instr({section(name)}, {place}) > 0)"
    return Condition(test, match=trigrams(sought))


def section(name: str) -> str:
    """SQL of a field of the haystack, each part with its mark before it."""
    mark = FIELDS[name]
    first, after = f"instr(t.search, char({ord(mark)}))", f"instr(t.search, char({ord(_NEXT[mark])}))"
    return f"substr(t.search, {first}, {after} - {first})"


def is_empty(name: str) -> str:
    """SQL: nothing stands in a field."""
    mark = FIELDS[name]
    return f"instr(t.search, char({ord(mark)}, {ord(_NEXT[mark])})) > 0"


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
        driver = _positions(f"t.state IN ({places})") if term.operator == "status" else ""
        if where.ranged:
            return Condition(f"{column} = {places}")
        # The plus keeps indexes out of it where a list is read in its own order.
        return Condition(f"+{column} IN ({places})", driver)
    if term.operator == "widget":
        return _either([_widget(name) for name in names])
    return _either([_FACTS[name](where) for name in names])


def _positions(test: str) -> str:
    return f'SELECT t.position FROM "transaction" t WHERE {test}'


def _of(ids: str) -> str:
    """Positions of documents by SQL of their ids."""
    return _positions(f"t.id IN ({ids})")


def _in(ids: str) -> Callable[[Where], Condition]:
    return lambda where: Condition(f"t.id IN ({ids})", _of(ids))


def _widget(key: str) -> Condition:
    members = BY_KEY[key].member_sql()
    return Condition(members, _positions(members), small=True)


def _phase(*phases: str) -> Callable[[Where], Condition]:
    names = ", ".join(f"'{phase}'" for phase in phases)
    test = f"t.phase IN ({names})"
    return lambda where: Condition(f"+{test}", _positions(f"{_ALL} AND {test}"))


def _overdue(where: Where) -> Condition:
    late = f"{_ALL} AND t.phase IN ('{WAITING}', '{OPEN}') AND t.phase_at < ?1"
    return Condition(f"({_LATE_ANSWER} OR {_LATE_SHIPPING})", _positions(late))


def _present(field: str) -> Callable[[Where], Condition]:
    return lambda where: Condition(f"NOT ({is_empty(field)})")


def _unread(where: Where) -> Condition:
    """Unread in one of the alerts."""
    parts = []
    for widget in BY_KEY.values():
        if widget.alert:
            seen = (
                "coalesce((SELECT max(seen_at) FROM seen_mark WHERE user_id = ?2"
                f" AND widget = '{widget.key}'), 0)"
            )
            test = widget.unread_sql(seen)
            parts.append(Condition(test, _positions(widget.member_sql())))
    return _either(parts)


_FACTS: dict[str, Callable[[Where], Condition]] = {
    "attachment": lambda where: Condition("0", "SELECT 0 AS position WHERE 0"),
    "note": _present("note"),
    "tracking": _present("tracking"),
    "backorder": _in(BACKORDERS),
    "issue": _in(TROUBLED),
    "message": _in(MESSAGES),
    "pending": _in(WAITING_HERE),
    "open": _phase(*_OPEN),
    "closed": _phase(*_CLOSED),
    "overdue": _overdue,
    "unread": _unread,
}


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
    driver = _positions(" AND ".join(tests)) if operator == "total" else ""
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
        late = f"{_ALL} AND t.phase = '{WAITING}' AND t.phase_at < ?1"
        return Condition(_LATE_ANSWER, _positions(late))
    late = f"t.kind = 'order' AND t.side IN ('out', 'in') AND t.phase = '{OPEN}' AND t.phase_at < ?1"
    return Condition(_LATE_SHIPPING, _positions(late))


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
        driver = f"{_positions(within('t.deadline_at'))} UNION {_positions(f'{_ALL} AND {held}')}"
        test = f"(+t.phase = '{WAITING}' AND {shown})" if moves else f"({shown})"
        return Condition(test, driver)
    if operator == "ship":
        waits = f"+t.kind = 'order' AND +t.phase = '{OPEN}' AND " if moves else ""
        return Condition(f"({waits}{within('+t.ship_by')})", _positions(within("t.ship_by")))
    column = COLUMNS[operator]
    return Condition(f"({within('+' + column)})", _positions(within(column)))
