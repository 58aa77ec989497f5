# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Since when a document belongs to what a search finds (law 9): what is unread, and what an alert is about.

Nothing is stored of it. Each term says when a document came to meet it: a state when the history last
changed it, a deadline when so much time was left, a shipment when it left. The latest of them counts. What is
written in a document counts from when it was sent, in a draft from when it was last edited.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop_b2b.domain.values import Instant
from desktop_b2b.services.search import OPERATORS, WORD, Choice, Search, Span, Takes, Term
from desktop_b2b.services.search.instants import window
from desktop_b2b.storage.read_models.columns import DEADLINE_SQL, DRAFT, INSTANTS
from desktop_b2b.storage.read_models.facts import TO_SHIP, UNDECIDED
from desktop_b2b.storage.read_models.widgets import BY_KEY

_WRITTEN = f"CASE WHEN t.phase = '{DRAFT}' THEN t.edited_at ELSE t.at END"
_SHIPPED = "coalesce(t.shipped_at, t.edited_at)"
_STATE = "t.entered_at"
_PROPOSED = f"SELECT max(f.proposed_at) FROM proposal f WHERE {UNDECIDED} AND f.document_id"
_FACTS = {
    # Of the document itself, or of what a request asked a partner.
    "proposal": f"coalesce(({_PROPOSED} = t.id),"
    f" ({_PROPOSED} IN (SELECT p.id FROM request_partner p WHERE p.request_id = t.id)))",
    "open": _STATE,
    "closed": _STATE,
    "backorder": _STATE,
    "overdue": f"CASE WHEN {TO_SHIP} THEN t.ship_by ELSE {DEADLINE_SQL} END",
    "tracking": _SHIPPED,
    "note": _WRITTEN,
}
_SILENT = frozenset({"kind", "side", "currency"})


def entered_sql(search: Search) -> str:
    """SQL of the instant at which ``t`` came to belong; ``?1`` is now."""
    found = dict.fromkeys(part for term in search.terms for part in _term(term))
    parts = list(found) or [_WRITTEN]
    # SQLite's max of several is NULL where one of them is.
    whole = [f"coalesce({part}, 0)" for part in parts]
    return whole[0] if len(whole) == 1 else f"max({', '.join(whole)})"


def _term(term: Term) -> Iterator[str]:
    operator = term.operator
    if operator in _SILENT:
        return
    if operator == WORD or OPERATORS[operator].takes in (Takes.TEXT, Takes.AMOUNT, Takes.NUMBER):
        yield _SHIPPED if operator in ("tracking", "courier") else _WRITTEN
    elif operator in ("status", "reason"):
        yield _STATE
    elif operator == "widget":
        yield from (_widget(value.name) for value in term.values if isinstance(value, Choice))
    elif OPERATORS[operator].takes is Takes.TIME:
        yield from _instants(operator, term)
    else:
        yield from (
            _FACTS[value.name] for value in term.values if isinstance(value, Choice) and value.name in _FACTS
        )


def _widget(key: str) -> str:
    cases = [f"WHEN {segment.where()} THEN {segment.entered}" for segment in BY_KEY[key].segments]
    return f"CASE {' '.join(cases)} ELSE {_STATE} END"


def _instants(operator: str, term: Term) -> Iterator[str]:
    ahead = OPERATORS[operator].ahead
    column = INSTANTS.get(operator) or {"due": DEADLINE_SQL, "ship": "t.ship_by"}[operator]
    yield _STATE if ahead else column
    for value in term.values:
        if isinstance(value, Choice):
            yield column
        elif isinstance(value, Span):
            offset = _high_offset(value, ahead=ahead)
            if offset is not None:
                yield f"{column} - ({offset})"


def _high_offset(span: Span, *, ahead: bool) -> Instant | None:
    """How far from now the end lies that a document meets as time goes on."""
    found = window(span, 0, "UTC", ahead=ahead)
    return found.high - 1 if found.high_moves and found.high is not None else None
