# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The default widgets (S2.42–S2.49, S2.93): which documents belong, since when, and until when.

Membership depends on time and is derived at reading time (law 9). A widget is a union of segments; each
is a range of the index (kind, side, phase, phase_at), so counting reads the index alone. In SQL, ``?1``
is now, ``?2`` the user; deadlines count as ``rules.deadlines`` says: over when now is past them, one
hour or less from exactly 60 minutes on.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop_b2b.clock import DAY, HOUR
from desktop_b2b.domain.dashboard import BY_KEY as DEFAULTS
from desktop_b2b.errors import UserError
from desktop_b2b.storage.read_models.columns import (
    ANSWERED,
    ATTENTION,
    DEADLINE_SQL,
    DRAFT,
    HAND,
    IN,
    OPEN,
    OPEN_DEADLINE_SQL,
    OUT,
    PACK,
    PARTIAL,
    PICK,
    SHIPPED,
    WAITING,
    shown,
)

SHIPPED_FOR = 14 * DAY
#: What instants of change are sought in: all documents.
EACH = 'FROM "transaction" t WHERE '
#: The longest list of first rows that a widget gives.
MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class Segment:
    """Documents of one kind, side and phase, or ``state`` of a phase, that meet a condition on ``t``.

    ``entered``: SQL of the instant at which a document came to belong; ``deadline``: what it shows.
    """

    kind: str
    side: str
    phase: str
    condition: str = ""
    entered: str = "t.phase_at"
    order: str = "t.phase_at"
    deadline: str = DEADLINE_SQL
    state: str = ""

    def where(self) -> str:
        """The condition as a whole."""
        test = f" AND {self.condition}" if self.condition else ""
        # Few are in a state that has a widget of its own: it is found by the index of states.
        stands = f"t.state = '{self.state}'" if self.state else f"t.phase = '{self.phase}'"
        return f"t.kind = '{self.kind}' AND t.side = '{self.side}' AND {stands}{test}"

    def minimum(self, expression: str, test: str = "") -> str:
        """SQL of the smallest value of an expression over the segment."""
        more = f" AND {test}" if test else ""
        return f"(SELECT min({expression}) {EACH}{self.where()}{more})"

    def first(self, offset: int) -> str:
        """SQL of the segment's smallest ``phase_at`` and so much: the first entry of the index."""
        return f"((SELECT min(t.phase_at) {EACH}{self.where()}) + ({offset}))"


@dataclass(frozen=True, slots=True)
class Widget:
    """What a widget shows. ``changes``: SQL of instants at which time alone changes what belongs."""

    key: str
    segments: tuple[Segment, ...]
    descending: bool = False
    changes: tuple[str, ...] = ()

    @property
    def role(self) -> str:
        """Whose it is (``domain.dashboard``)."""
        return DEFAULTS[self.key].role

    @property
    def tone(self) -> str:
        """Its colour band, where it is an alert."""
        return DEFAULTS[self.key].tone

    @property
    def alert(self) -> bool:
        """Whether it has a colour band and counts unread records (S2.33, S2.35)."""
        return bool(self.tone)

    def member_sql(self) -> str:
        """The condition that a document ``t`` belongs, for lists."""
        return "(" + " OR ".join(f"({segment.where()})" for segment in self.segments) + ")"

    def unread_sql(self, seen: str) -> str:
        """The condition that a document belongs, came after a mark, and was not opened since."""
        parts = [f"({segment.where()} AND {_unread_sql(segment, seen)})" for segment in self.segments]
        return f"({' OR '.join(parts)})"


# A request has the earliest deadline that is still open and unanswered (A13). Where the stored one has
# passed, and others are open, the server has not judged yet: then the next open one counts.
_HELD = "t.phase_at < ?1 AND t.last_deadline_at >= ?1"
_PLUS = Segment("request", OUT, WAITING, f"t.phase_at > ?1 + {HOUR}", entered="t.entered_at")
_PLUS_HELD = Segment(
    "request", OUT, WAITING,
    f"{_HELD} AND t.last_deadline_at > ?1 + {HOUR} AND {OPEN_DEADLINE_SQL} > ?1 + {HOUR}",
    entered="t.entered_at", order=OPEN_DEADLINE_SQL, deadline=OPEN_DEADLINE_SQL,
)  # fmt: skip
_MINUS = Segment(
    "request", OUT, WAITING, f"t.phase_at BETWEEN ?1 AND ?1 + {HOUR}",
    entered=f"max(t.entered_at, t.phase_at - {HOUR})",
)  # fmt: skip
_MINUS_HELD = Segment(
    "request", OUT, WAITING, f"{_HELD} AND {OPEN_DEADLINE_SQL} <= ?1 + {HOUR}",
    entered=f"max(t.entered_at, {OPEN_DEADLINE_SQL} - {HOUR})", order=OPEN_DEADLINE_SQL,
    deadline=OPEN_DEADLINE_SQL,
)  # fmt: skip
_ATTENTION = Segment("request", OUT, ATTENTION)
_EXPIRED = Segment(
    "request", OUT, WAITING, "t.phase_at < ?1 AND coalesce(t.last_deadline_at, 0) < ?1",
    entered="max(t.entered_at, coalesce(t.last_deadline_at, 0))", order="t.last_deadline_at",
)  # fmt: skip
_WAITING = Segment("request", OUT, WAITING)
_LATER = f"t.last_deadline_at > t.phase_at + 1 + {HOUR}"

_LEAVE_PLUS = (_PLUS.first(-HOUR), _PLUS_HELD.minimum(f"{OPEN_DEADLINE_SQL} - {HOUR}"))
_LEAVE_MINUS = (_MINUS.first(1), _MINUS_HELD.minimum(f"{OPEN_DEADLINE_SQL} + 1"))
_BACK_TO_PLUS = (
    _MINUS.minimum("t.phase_at + 1", _LATER),
    _MINUS_HELD.minimum(f"{OPEN_DEADLINE_SQL} + 1", f"t.last_deadline_at > {OPEN_DEADLINE_SQL} + 1 + {HOUR}"),
)
_EXPIRES = (_WAITING.minimum("t.last_deadline_at + 1", "t.last_deadline_at >= ?1"),)

_IN_PLUS = Segment("inquiry", IN, WAITING, f"t.phase_at > ?1 + {HOUR}", entered="t.entered_at")
_IN_MINUS = Segment(
    "inquiry", IN, WAITING, f"t.phase_at BETWEEN ?1 AND ?1 + {HOUR}",
    entered=f"max(t.entered_at, t.phase_at - {HOUR})",
)  # fmt: skip
_IN_EXPIRED = Segment("inquiry", IN, WAITING, "t.phase_at < ?1")
_IN_LEAVE_PLUS = _IN_PLUS.first(-HOUR)
_IN_EXPIRES = Segment("inquiry", IN, WAITING, "t.phase_at >= ?1").first(1)


def _due(side: str) -> Segment:
    return Segment("order", side, OPEN, "t.phase_at >= ?1", entered="t.entered_at")


def _overdue(side: str) -> Segment:
    return Segment("order", side, OPEN, "t.phase_at < ?1")


def _shipped(side: str) -> Segment:
    return Segment("order", side, SHIPPED, f"t.phase_at >= ?1 - {SHIPPED_FOR}")


def _order_widgets(side: str, due: str, overdue: str, shipped: str) -> tuple[Widget, ...]:
    passes = (_due(side).first(1),)
    leaves = (_shipped(side).first(SHIPPED_FOR + 1),)
    return (
        Widget(due, (_due(side),), changes=passes),
        Widget(overdue, (_overdue(side),), changes=passes),
        Widget(shipped, (_shipped(side),), descending=True, changes=leaves),
    )


def _b2b(side: str, *phases: str, condition: str = "", entered: str = "t.entered_at") -> tuple[Segment, ...]:
    return tuple(Segment("b2b_order", side, phase, condition, entered=entered) for phase in phases)


_B2B_SHIPPED = Segment("b2b_order", OUT, SHIPPED, f"t.phase_at >= ?1 - {SHIPPED_FOR}")
_EXCEPTION = Segment(
    "b2b_order", OUT, SHIPPED, entered="t.entered_at", order="t.entered_at", state="exception"
)
# Of a B2B order ``last_deadline_at`` is when the day on which it is due begins at its centre.
_DUE_TODAY = _b2b(
    IN, PICK, PACK, HAND, condition="t.last_deadline_at <= ?1",
    entered="max(t.entered_at, t.last_deadline_at)",
)  # fmt: skip
_DAY_BEGINS = tuple(
    segment.minimum("t.last_deadline_at", "t.last_deadline_at > ?1") for segment in _b2b(IN, PICK, PACK, HAND)
)

WIDGETS: tuple[Widget, ...] = (
    Widget("draft", (Segment("request", OUT, DRAFT),), descending=True),
    Widget("waiting_plus", (_PLUS, _PLUS_HELD), changes=(*_LEAVE_PLUS, *_BACK_TO_PLUS)),
    Widget("waiting_minus", (_MINUS, _MINUS_HELD), changes=(*_LEAVE_PLUS, *_LEAVE_MINUS)),
    Widget("need_attention", (_ATTENTION, _EXPIRED), descending=True, changes=_EXPIRES),
    Widget("partially_ordered", (Segment("request", OUT, PARTIAL),), descending=True),
    *_order_widgets(OUT, "orders_waiting", "ship_overdue", "shipped_14"),
    Widget("inquiries_plus", (_IN_PLUS,), changes=(_IN_LEAVE_PLUS,)),
    Widget("inquiries_minus", (_IN_MINUS,), changes=(_IN_LEAVE_PLUS, _IN_EXPIRES)),
    Widget("inquiries_expired", (_IN_EXPIRED,), descending=True, changes=(_IN_EXPIRES,)),
    *_order_widgets(IN, "orders_to_ship", "orders_overdue", "supplier_shipped_14"),
    Widget("answered", (Segment("inquiry", IN, ANSWERED),), descending=True),
    Widget("b2b_draft", (Segment("b2b_draft", OUT, DRAFT),), descending=True),
    Widget("b2b_action", _b2b(OUT, ATTENTION), descending=True),
    Widget("b2b_exception", (_EXCEPTION,), descending=True),
    Widget("b2b_at_centre", _b2b(OUT, OPEN, PICK, PACK, HAND)),
    Widget(
        "b2b_shipped_14", (_B2B_SHIPPED,), descending=True, changes=(_B2B_SHIPPED.first(SHIPPED_FOR + 1),)
    ),
    Widget("b2b_to_pick", _b2b(IN, PICK)),
    Widget("b2b_to_pack", _b2b(IN, PACK)),
    Widget("b2b_to_hand", _b2b(IN, HAND)),
    Widget("b2b_due_today", _DUE_TODAY, changes=_DAY_BEGINS),
)
BY_KEY: dict[str, Widget] = {widget.key: widget for widget in WIDGETS}


def widget_of(key: str, field: str) -> Widget:
    """The widget of a key; UserError ``widget.unknown`` naming the field."""
    found = BY_KEY.get(key)
    if found is None:
        raise UserError("widget.unknown", "There is no widget named {key}.", field, key=key)
    return found


def next_change_sql(widget: Widget) -> str:
    """SQL of the next instant at which time alone changes what belongs; NULL for never."""
    if not widget.changes:
        return "NULL"
    if len(widget.changes) == 1:
        return widget.changes[0]
    return f"(SELECT min(column1) FROM (VALUES {', '.join(f'({change})' for change in widget.changes)}))"


def _unopened(entered: str) -> str:
    """Whether the user did not open a document since an instant."""
    return (
        "NOT EXISTS (SELECT 1 FROM opened_mark m WHERE m.user_id = ?2"
        f" AND m.record_id = t.id AND m.opened_at >= {entered})"
    )


def opened_sql(entered: str) -> str:
    """The instant at which a document came to belong; 0 where the user opened it since."""
    return f"(CASE WHEN {_unopened(entered)} THEN {entered} ELSE 0 END)"


def unread_sql(entered: str, seen: str) -> str:
    """Whether a member came after the user's mark and was not opened since."""
    return f"({entered} > {seen} AND {_unopened(entered)})"


def _unread_sql(segment: Segment, seen: str) -> str:
    return unread_sql(segment.entered, seen)


def counts_sql(widget: Widget, *, alert: bool) -> str:
    """One row: total, unread since the user's seen mark ``?3``, and next change."""
    totals, unread = [], []
    for segment in widget.segments:
        members = f'(SELECT count(*) FROM "transaction" t WHERE {segment.where()}'
        totals.append(f"{members})")
        unread.append(f"{members} AND {_unread_sql(segment, '?3')})")
    fresh = " + ".join(unread) if alert else "0"
    return f"SELECT {' + '.join(totals)}, {fresh}, {next_change_sql(widget)}"


def rows_sql(widget: Widget, *, alert: bool) -> str:
    """The first ``?3`` members in the widget's order; ``?4`` is the seen mark."""
    direction = "DESC" if widget.descending else "ASC"
    parts = []
    for segment in widget.segments:
        unread = _unread_sql(segment, "?4") if alert else "0"
        columns = shown(segment.deadline, segment.entered, unread)
        columns += f", {segment.order} AS place, t.id AS same"
        order = f"ORDER BY {segment.order} {direction}, t.id {direction} LIMIT +?3"
        members = f'"transaction" t WHERE {segment.where()} {order}'
        if segment.order != "t.phase_at":
            # The index does not give this order: only what is shown is looked up.
            first = f"SELECT t.position AS position FROM {members}"
            members = f'({first}) d CROSS JOIN "transaction" t ON t.position = d.position'
        parts.append(f"SELECT * FROM (SELECT {columns} FROM {members})")
    return f"{' UNION ALL '.join(parts)} ORDER BY place {direction}, same {direction} LIMIT +?3"


#: By key, and by whether its user has it as an alert.
COUNTS = {
    (widget.key, alert): counts_sql(widget, alert=alert) for widget in WIDGETS for alert in (False, True)
}
ROWS = {(widget.key, alert): rows_sql(widget, alert=alert) for widget in WIDGETS for alert in (False, True)}
