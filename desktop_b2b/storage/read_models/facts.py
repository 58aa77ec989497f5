# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What documents have and are, besides their columns: conditions of ``has:`` and ``is:``."""

from __future__ import annotations

from collections.abc import Callable

from desktop_b2b.storage.pending import KINDS
from desktop_b2b.storage.read_models.columns import (
    ANSWERED,
    ATTENTION,
    DEADLINE_SQL,
    DONE,
    HAND,
    OPEN,
    PACK,
    PARTIAL,
    PICK,
    SHIPPED,
    WAITING,
)
from desktop_b2b.storage.read_models.finding import Condition, Where
from desktop_b2b.storage.read_models.text import AFTER, FIELDS

#: Positions of no document.
NOTHING = "SELECT 0 AS position WHERE 0"
#: In front of a phase, so that the index of phases is read.
ALL = f"t.kind IN ({', '.join(map(repr, KINDS))}) AND t.side IN ('out', 'in')"
LATE_ANSWER = f"(+t.phase = '{WAITING}' AND {DEADLINE_SQL} < ?1)"
#: What is to be shipped by a time: kinds, and phases in which it was not.
TO_SHIP = "t.kind IN ('order', 'b2b_order')"
UNSHIPPED = (OPEN, PICK, PACK, HAND)
_UNSHIPPED = f"+t.phase IN ({', '.join(map(repr, UNSHIPPED))})"
LATE_SHIPPING = f"(+{TO_SHIP} AND {_UNSHIPPED} AND +t.ship_by < ?1)"
_OPEN = (WAITING, ATTENTION, PARTIAL, OPEN, ANSWERED, PICK, PACK, HAND)
_CLOSED = (DONE, SHIPPED)
_WAITING_HERE = (
    "SELECT target_id FROM outbox WHERE target_id IS NOT NULL UNION SELECT row_id FROM outbox_document"
)
_TROUBLED = (
    "SELECT document_id FROM sync_issue WHERE user_id = ?2 AND state = 'open' AND document_id IS NOT NULL"
)


def positions(test: str) -> str:
    """SQL of the positions of documents that pass a test."""
    return f'SELECT t.position FROM "transaction" t WHERE {test}'


def _few(ids: str) -> Callable[[Where], Condition]:
    """Documents by SQL of their ids, which are never many."""
    test = f"t.id IN ({ids})"
    return lambda where: Condition(test, positions(test))


def _held(*sources: tuple[str, str], phases: tuple[str, ...] = ()) -> Callable[[Where], Condition]:
    """Documents to which rows of other tables belong: SQL of these, and which of their columns names them.
    ``phases``: where only documents in these count.

    However many there are, a document is tested by looking for its own, and the first of them are found
    without looking at the others. Documents of different kinds have different ids.
    """
    tests = " OR ".join(f"EXISTS (SELECT 1 FROM {rows} AND {column} = t.id)" for rows, column in sources)
    ids = " UNION ALL ".join(f"SELECT DISTINCT {column} AS id FROM {rows}" for rows, column in sources)
    driver = f'SELECT t.position FROM ({ids}) h CROSS JOIN "transaction" t ON t.id = h.id'
    if phases:
        among = f"+t.phase IN ({', '.join(map(repr, phases))})"
        tests, driver = f"{among} AND ({tests})", f"{driver} WHERE {among}"
    return lambda where: Condition(f"({tests})", driver, loose=True)


def _phase(*phases: str) -> Callable[[Where], Condition]:
    names = ", ".join(f"'{phase}'" for phase in phases)
    test = f"t.phase IN ({names})"
    return lambda where: Condition(f"+{test}", positions(f"{ALL} AND {test}"))


def _overdue(where: Where) -> Condition:
    phases = ", ".join(map(repr, (WAITING, *UNSHIPPED)))
    late = f"{ALL} AND t.phase IN ({phases}) AND t.phase_at < ?1"
    return Condition(f"({LATE_ANSWER} OR {LATE_SHIPPING})", positions(late))


def _present(field: str, *kinds: str) -> Callable[[Where], Condition]:
    """Something stands in a field of the haystack, which only documents of these kinds may have: the indexes
    of orders know kinds, so that the others are passed over without a look at their texts.
    """
    mark = FIELDS[field]
    empty = f"instr(t.search, char({ord(mark)}, {ord(AFTER[mark])})) > 0"
    among = ", ".join(f"'{kind}'" for kind in kinds)
    return lambda where: Condition(f"(+t.kind IN ({among}) AND NOT ({empty}))")


#: A proposal ``f`` about which somebody still can decide.
UNDECIDED = "f.state = 'open' AND (f.valid_until IS NULL OR f.valid_until >= ?1)"
#: By the words of ``has:`` and ``is:``; ``unread`` is a matter of the user's alerts.
FACTS: dict[str, Callable[[Where], Condition]] = {
    "attachment": _held(
        ("attachment f WHERE 1", "f.inquiry_id"),
        ("attachment f JOIN request_partner p ON p.id = f.inquiry_id WHERE 1", "p.request_id"),
    ),
    "note": _present("note", "request", "inquiry", "order", "b2b_draft", "b2b_order"),
    "tracking": _present("tracking", "order", "shipment", "b2b_order"),
    "backorder": _held(
        ("order_line b WHERE b.backorder > 0", "b.order_id"),
        ("answer_line b WHERE b.backorder > 0", "b.inquiry_id"),
        ("answer_line b JOIN request_partner p ON p.id = b.inquiry_id WHERE b.backorder > 0", "p.request_id"),
    ),
    "issue": _few(_TROUBLED),
    "message": _held(
        ("message m WHERE 1", "m.thread_id"),
        ("message m JOIN request_partner p ON p.id = m.thread_id WHERE 1", "p.request_id"),
    ),
    "proposal": _held(
        (f"proposal f WHERE {UNDECIDED}", "f.document_id"),
        (f"proposal f JOIN request_partner p ON p.id = f.document_id WHERE {UNDECIDED}", "p.request_id"),
        phases=_OPEN,
    ),
    "pending": _few(_WAITING_HERE),
    "open": _phase(*_OPEN),
    "closed": _phase(*_CLOSED),
    "overdue": _overdue,
}
