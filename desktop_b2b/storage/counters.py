# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The counters of dashboard and navigation, kept from one change to the next (law 9).

Who belongs to each widget, and to each saved view that is counted, is remembered. After a change only those
over that kind of document are asked, about the documents that were listed anew; time passing asks only the
one whose ``next_change_at`` has come. What the answer is made of is the same as if it were counted from
scratch: a test compares.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TypeVar

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.errors import UserError
from desktop_b2b.services.ports import Changes
from desktop_b2b.services.queries import (
    AlertList,
    CountViews,
    Dashboard,
    ListAlerts,
    TransactionRow,
    ViewCount,
    Viewer,
    WidgetState,
)
from desktop_b2b.storage.db import Db, places
from desktop_b2b.storage.listing import Heard
from desktop_b2b.storage.members import Members
from desktop_b2b.storage.read_models import view_counts
from desktop_b2b.storage.read_models.alerts import Source, gathered, is_wanted
from desktop_b2b.storage.read_models.boards import is_usual
from desktop_b2b.storage.read_models.columns import PENDING_SQL
from desktop_b2b.storage.read_models.dashboard import Frame, frame_of, refused, told
from desktop_b2b.storage.read_models.membership import Membership, membership_of

T = TypeVar("T")
Reading = Callable[[], AbstractContextManager[Db]]
#: Of more changed documents at once than these all members are asked for again.
MANY_CHANGED = 2_000
#: Of more than these, the next change of all documents is found sooner than theirs.
FEW_CHANGED = 64
#: Changes of these kinds make all counters anew: who looks, and at which company.
_ANOTHER = frozenset({"session", "organisation"})


@dataclass(slots=True)
class _Kept:
    """A widget as it was last counted. ``unread_of``: the mark that ``unread`` was counted with; ``shown``:
    mark and number that ``rows`` were read with. None where they are to be made anew.
    """

    row: e.Widget
    membership: Membership
    now: Instant
    members: Members
    change: Instant | None
    unread: int = 0
    unread_of: Instant | None = None
    rows: list[TransactionRow] = field(default_factory=list)
    shown: tuple[Instant, int] | None = None
    words_change: Instant | None = None


@dataclass(slots=True)
class _News:
    """What happened since the counters were last asked."""

    kinds: set[str] = field(default_factory=set)
    ids: set[Id] = field(default_factory=set)
    #: Those that came from the server, among them marks: one that is not there any more was taken back.
    marked: set[Id] = field(default_factory=set)
    anew: bool = False


#: Each widget, counted, or why it is not.
Counted = list[tuple[e.Widget, _Kept | UserError]]


class Counters:
    """Answers Dashboard, ListAlerts and CountViews for whoever is signed in.

    ``heard``: documents listed anew.
    """

    def __init__(self, heard: Heard) -> None:
        self._heard = heard
        self._news = _News()
        self._telling = threading.Lock()
        self._counting = threading.Lock()
        self._whose: tuple[Id, Id] | None = None
        self._among: tuple[str, ...] = ()
        self._kept: dict[Id, _Kept] = {}
        self._views = CountViews(views=())
        self._view_rows: list[e.Widget] | None = None

    def note(self, changes: Changes) -> None:
        """Something was committed; called before anybody else hears of it."""
        with self._telling:
            self._news.kinds |= changes.kinds
            self._news.ids |= changes.ids
            if not changes.local and "opened_mark" in changes.kinds:
                self._news.marked |= changes.ids

    def forget(self) -> None:
        """Count everything anew when asked next."""
        with self._telling:
            self._news.anew = True

    def dashboard(self, viewer: Viewer, query: Dashboard, reading: Reading) -> list[WidgetState]:
        """The widgets as they are now."""
        return self._asked(viewer, query, reading, functools.partial(self._states, viewer))

    def alerts(self, viewer: Viewer, query: ListAlerts, reading: Reading) -> AlertList:
        """What the alerts among them have that is new."""

        def tell(db: Db, frame: Frame, counted: Counted) -> AlertList:
            sources = [
                Source(row, one.members, one.change)
                for row, one in counted
                if isinstance(one, _Kept) and is_wanted(row, query)
            ]
            return gathered(db, viewer, query, frame, sources)

        return self._asked(viewer, Dashboard(), reading, tell)

    def views(self, viewer: Viewer, query: CountViews, reading: Reading) -> list[ViewCount]:
        """What these saved views find; they are kept from now on as the widgets are."""

        def tell(_db: Db, _frame: Frame, counted: Counted) -> list[ViewCount]:
            return [
                view_counts.told(row, one.membership, len(one.members), one.change)
                for row, one in counted
                if isinstance(one, _Kept)
            ]

        return self._asked(viewer, query, reading, tell)

    # ---- inside

    def _asked(
        self,
        viewer: Viewer,
        query: Dashboard | CountViews,
        reading: Reading,
        tell: Callable[[Db, Frame, Counted], T],
    ) -> T:
        """Bring all widgets and views up to date, and tell of those that were asked for. News are taken
        before the snapshot, so that it shows all of them.
        """
        with self._counting:
            with self._telling:
                news, self._news = self._news, _News()
            listed, everything = self._heard.take()
            if everything or news.anew or news.kinds & _ANOTHER or self._whose != _whose(viewer):
                self._kept, self._view_rows = {}, None
            self._whose = _whose(viewer)
            try:
                with reading() as db:
                    frame = frame_of(db, viewer, query if isinstance(query, Dashboard) else Dashboard())
                    views = self._viewed(db, viewer, query, news)
                    counted = self._widgets(db, viewer, frame, [*frame.rows, *views], news, listed)
                    count = len(frame.rows)
                    return tell(
                        db, frame, counted[:count] if isinstance(query, Dashboard) else counted[count:]
                    )
            except BaseException:
                self._kept, self._view_rows = {}, None
                raise

    def _viewed(self, db: Db, viewer: Viewer, query: Dashboard | CountViews, news: _News) -> list[e.Widget]:
        """The saved views that are counted: those that were last asked for."""
        if isinstance(query, CountViews) and query != self._views:
            self._views, self._view_rows = query, None
        if not self._views.views:
            return []
        if self._view_rows is None or news.kinds & view_counts.VIEW_KINDS:
            self._view_rows = view_counts.counted_rows(db, viewer, self._views)
        return self._view_rows

    def _widgets(
        self,
        db: Db,
        viewer: Viewer,
        frame: Frame,
        rows: Iterable[e.Widget],
        news: _News,
        listed: dict[str, set[bytes]],
    ) -> Counted:
        marks = _opened(db, news.ids) if "opened_mark" in news.kinds else {}
        opened = set(marks.values())
        # Which document a mark was of cannot be asked once it is gone.
        lost = any(one not in marks for one in news.marked)
        changed = opened.union(map(bytes.fromhex, news.ids), *listed.values())
        if frame.kinds != self._among:
            self._kept, self._among = {}, frame.kinds
        kept, found = self._kept, list[tuple[e.Widget, _Kept | UserError]]()
        waits = _waiting(db, kept.values()) if "outbox" in news.kinds else attrgetter("pending")
        self._kept = {}
        for row in rows:
            try:
                if frame.denial is not None:
                    raise frame.denial
                was = None if lost and row.alert else kept.get(row.id)
                one = self._current(db, viewer, row, was, news, listed, opened)
            except UserError as error:
                found.append((row, error))
                continue
            if any(bytes.fromhex(shown.id) in changed or shown.pending != waits(shown) for shown in one.rows):
                one.shown = None
            self._kept[row.id] = one
            found.append((row, one))
        return found

    def _states(self, viewer: Viewer, db: Db, frame: Frame, counted: Counted) -> list[WidgetState]:
        found = []
        for row, one in counted:
            seen = frame.seen_at(row)
            if isinstance(one, UserError):
                found.append(refused(row, seen, one))
                continue
            self._show(db, viewer, one, (seen, frame.wanted(row)))
            instants = [at for at in (one.change, one.words_change) if at is not None]
            change = min(instants, default=None)
            found.append(told(row, seen, len(one.members), one.unread, one.rows, change))
        return found

    def _current(
        self,
        db: Db,
        viewer: Viewer,
        row: e.Widget,
        kept: _Kept | None,
        news: _News,
        listed: dict[str, set[bytes]],
        opened: set[bytes],
    ) -> _Kept:
        """A widget brought up to date, or counted from scratch."""
        if kept is None or not _is_same(kept.row, row):
            return _counted(db, viewer, row, membership_of(row, is_usual(row), self._among))
        kept.row = row
        moved = {one for kind in kept.membership.kinds for one in listed.get(kind, ())}
        if row.alert:
            moved |= opened
        late = kept.change is not None and viewer.now >= kept.change
        elsewhere = bool(news.kinds & kept.membership.elsewhere)
        if late or elsewhere or viewer.now < kept.now or len(moved) > MANY_CHANGED:
            return _counted(db, viewer, row, kept.membership)
        kept.now = viewer.now
        if moved:
            self._move(db, viewer, kept, ids := sorted(moved))
            kept.change = _sooner(kept.change, _change(db, viewer, kept.membership, ids))
        return kept

    def _move(self, db: Db, viewer: Viewer, kept: _Kept, ids: list[bytes]) -> None:
        """Ask of these documents alone whether they belong."""
        found = dict(kept.membership.among(db, viewer, ids))
        for row_id in ids:
            before, after = kept.members.get(row_id), found.get(row_id)
            if before is None and after is None:
                continue
            kept.shown = None
            if before != after:
                kept.members.put(row_id, after)
                if kept.unread_of is not None and kept.row.alert:
                    kept.unread += ((after or 0) > kept.unread_of) - ((before or 0) > kept.unread_of)

    def _show(self, db: Db, viewer: Viewer, one: _Kept, shown: tuple[Instant, int]) -> None:
        """What is unread, and the first rows, where they may differ. ``shown``: mark and number of rows."""
        seen, wanted = shown
        if one.unread_of != seen:
            one.unread = sum(1 for _ in one.members.since(seen)) if one.row.alert else 0
            one.unread_of = seen
        late = one.words_change is not None and viewer.now >= one.words_change
        if late or one.shown != shown:
            empty = not one.members or wanted <= 0
            one.rows = [] if empty else one.membership.first(db, viewer, seen, wanted)
            one.words_change = one.membership.words_change(one.rows, viewer.now)
            one.shown = shown


def _whose(viewer: Viewer) -> tuple[Id, Id]:
    return viewer.organisation_id, viewer.user_id


def _is_same(was: e.Widget, row: e.Widget) -> bool:
    """Whether a widget still holds the same in the same order."""
    return (was.query, was.sort, was.alert) == (row.query, row.sort, row.alert)


def _change(db: Db, viewer: Viewer, membership: Membership, ids: list[bytes]) -> Instant | None:
    """When time alone next changes whether these documents belong."""
    return membership.next_change(db, viewer, ids if len(ids) <= FEW_CHANGED else ())


def _sooner(one: Instant | None, other: Instant | None) -> Instant | None:
    """The instant that was expected stays, even if its document has gone: then a widget is counted once more
    than it need be, while looking for the next one of all documents took longer than all else.
    """
    return min((at for at in (one, other) if at is not None), default=None)


def _counted(db: Db, viewer: Viewer, row: e.Widget, membership: Membership) -> _Kept:
    members = Members(membership.all(db, viewer))
    return _Kept(row, membership, viewer.now, members, membership.next_change(db, viewer))


def _waiting(db: Db, kept: Iterable[_Kept]) -> Callable[[TransactionRow], bool]:
    """Whether commands on a shown row wait; they may come and go while the document stays as it is."""
    ids = list(dict.fromkeys(bytes.fromhex(row.id) for one in kept for row in one.rows))
    if not ids:
        return attrgetter("pending")
    marks, sought = places(ids)
    found = db.query(f'SELECT t.id FROM "transaction" t WHERE t.id IN ({marks}) AND {PENDING_SQL}', sought)
    waiting = {row[0].hex() for row in found}
    return lambda row: row.id in waiting


def _opened(db: Db, ids: set[Id]) -> dict[Id, bytes]:
    """The documents of marks, by mark."""
    found: dict[Id, bytes] = {}
    marks = [bytes.fromhex(one) for one in ids]
    for start in range(0, len(marks), MANY_CHANGED):
        places_sql, part = places(marks[start : start + MANY_CHANGED])
        sql = f"SELECT id, record_id FROM opened_mark WHERE id IN ({places_sql})"
        found.update((row[0].hex(), row[1]) for row in db.query(sql, part))
    return found
