# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Alerts that are told by mail (S2.56), once per user, widget, record and instant of entering (law 9).

One process holds the lease. It keeps a replica for each company with such a widget, asks it what a desk would
be asked, and enters an effect for each alert that has none: its id follows from what it tells, so that nobody
tells it twice, whatever dies when. An alert that is seen or over before its letter left is taken back.
Nothing of it is on the way of an exchange; who has no such widget pays for one look into an empty index.
"""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from desktop_b2b.clock import MINUTE, Clock, monotonic
from desktop_b2b.domain.dashboard import BY_KEY, widget_id
from desktop_b2b.domain.entities import User
from desktop_b2b.domain.values import Id, Instant, child_id
from desktop_b2b.errors import OutageError
from desktop_b2b.services.queries import Alert, AlertList
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db, go_on, places
from sync.server.database import Readers, is_outage
from sync.server.dispatcher import HELD, SKIPPED, WAITING
from sync.server.effects import MAIL_ALERT
from sync.server.epochs import Epoch
from sync.server.executor import Executor
from sync.server.feeds import user_scope
from sync.server.grants import sections_of
from sync.server.intake import Transaction
from sync.server.lease import Lease
from sync.server.replica import MOST, Replica, sweep

_log = logging.getLogger(__name__)

#: How often is looked, seconds; what was busy rests as long as it worked, so that exchanges come first.
_LOOK = 1.0
#: ... and where there is nothing to look for, or somebody else looks.
_OTHERS = 5.0
#: A lease, and how much of it must be left before anything is begun.
LEASE, STEP = 60.0, 30.0
#: So long a letter waits for its reader to see the alert on a desk that runs.
GRACE = 2 * MINUTE
_NAME = "alerts"

_ASKED = (
    'SELECT "id", "user_id" FROM "widget" WHERE "mail_alert" = 1 AND "alert" = 1 AND "removed" = 0'
    ' ORDER BY "user_id", "id"'
)
_WATCHED = 'SELECT "widget_id", "since" FROM "mail_watch"'
_MADE = (
    'SELECT m."at" FROM "feed" f JOIN "scope_mark" m ON m."scope" = f."scope" AND m."seq" = f."seq"'
    ' WHERE f."scope" = ? AND f."tbl" = \'widget\' AND f."row_id" = ?'
)
_WATCH = (
    'INSERT INTO "mail_watch" ("widget_id", "user_id", "since") VALUES (?, ?, ?)'
    ' ON CONFLICT ("widget_id") DO NOTHING'
)
_LEAVE = 'DELETE FROM "mail_watch" WHERE "widget_id" = ?'
_ENTER = (
    'INSERT INTO "effect" ("id", "kind", "body", "state", "made_at", "due_at", "tries", "reason")'
    " VALUES (?, ?, ?, ?, ?, ?, 0, '') ON CONFLICT (\"id\") DO NOTHING"
)
_ENTERED = 'SELECT "id" FROM "effect" WHERE "id" IN ({})'
_WAITING = 'SELECT "id", "body" FROM "effect" WHERE "state" = \'waiting\' AND "kind" = ?'
_TAKE_BACK = (
    'UPDATE "effect" SET "state" = ?, "ended_at" = ?, "reason" = ? WHERE "id" = ? AND "state" = \'waiting\''
)


class _Group(NamedTuple):
    """Colleagues who may have the same: one replica does for them."""

    organisation_id: Id
    sections: frozenset[str]


#: Since when each widget of a person is told by mail.
_Since = dict[Id, Instant]


class _Watched:
    """A replica, for whom it is, and when it is to be asked again."""

    def __init__(self, replica: Replica) -> None:
        self.replica = replica
        self.users: dict[Id, _Since] = {}
        self.asked: dict[Id, _Since] = {}
        self.change_at: Instant | None = None
        self.is_moved = True

    def is_due(self, now: Instant) -> bool:
        """Whether an answer may be another than the last one."""
        return (
            self.is_moved
            or self.asked != self.users
            or (self.change_at is not None and now >= self.change_at)
        )


class MailAlerts:
    """One thread that looks for alerts. ``holder`` names this process; ``crash`` hears each step's name."""

    def __init__(
        self,
        readers: Readers,
        executor: Executor,
        clock: Clock,
        folder: Path,
        epoch: Epoch,
        holder: str,
        *,
        crash: Callable[[str], None] = go_on,
    ) -> None:
        self._readers = readers
        self._executor = executor
        self._clock = clock
        self._folder = folder
        self._epoch = epoch
        self._crash = crash
        self._lease = Lease(executor, clock, _NAME, holder)
        self._watched: dict[_Group, _Watched] = {}
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="alerts", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Finish what is under way, and end."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()
        else:
            self._close()

    @property
    def is_alive(self) -> bool:
        """Whether it works, or was never to work."""
        return self._thread.ident is None or self._thread.is_alive()

    def run_due(self) -> bool:
        """Look once, if nobody else does; whether there is more to do at once."""
        with self._readers.snapshot() as db:
            asked = db.query(_ASKED)
            watched = dict(db.query(_WATCHED))
        if not asked and not watched:
            self._close()
            return False
        if not self._lease.hold(LEASE, STEP):
            self._close()
            return False
        self._settle(asked, watched)
        more = False
        for one in list(self._watched.values()):
            if self._stopping.is_set() or not self._lease.hold(LEASE, STEP):
                return False
            more |= self._look(one)
        return more

    # ---- who is told

    def _settle(self, asked: list[tuple[bytes, bytes]], watched: dict[bytes, Instant]) -> None:
        """Know since when each widget is watched, and whose replicas there are."""
        now = self._clock.now()
        with self._readers.snapshot() as db:
            fresh = [
                (widget, user, _made_at(db, widget, user, now))
                for widget, user in asked
                if widget not in watched
            ]
            users = _users(db, {user for _, user in asked})
        gone = [(widget,) for widget in watched.keys() - {widget for widget, _ in asked}]
        if fresh or gone:

            def write(unit: Transaction) -> None:
                unit.db.many(_LEAVE, gone)
                unit.db.many(_WATCH, fresh)

            self._executor.call(write).result()
        since = watched | {widget: at for widget, _, at in fresh}
        groups: dict[_Group, dict[Id, _Since]] = {}
        for widget, user_id in asked:
            user = users.get(user_id.hex())
            if user is not None and user.active:
                group = _Group(user.owner_id, sections_of(user))
                groups.setdefault(group, {}).setdefault(user.id, {})[widget.hex()] = since[widget]
        for group in self._watched.keys() - groups.keys():
            self._watched.pop(group).replica.delete()
        is_first = not self._watched
        for group, found in groups.items():
            if group not in self._watched:
                self._watched[group] = _Watched(self._replica(group))
            self._watched[group].users = found
        if is_first:
            sweep(self._folder, [one.replica.path for one in self._watched.values()])

    def _replica(self, group: _Group) -> Replica:
        return Replica(
            self._folder,
            self._epoch.secret,
            self._clock,
            group.organisation_id,
            group.sections,
            self._epoch.name,
        )

    # ---- what they are told

    def _look(self, one: _Watched) -> bool:
        """Bring a replica up to date and ask it; whether there is more to bring."""
        moved, more = one.replica.step(self._readers, one.users)
        one.is_moved |= moved
        if more:
            return True
        now = self._clock.now()
        if not one.is_due(now):
            return False
        asked = {user_id: dict(since) for user_id, since in one.users.items()}
        changes: list[Instant] = []
        for user_id, since in asked.items():
            found = one.replica.alerts(user_id)
            if found.next_change_at is not None:
                changes.append(found.next_change_at)
            self._tell(user_id, since, found, now)
        one.change_at = min(changes, default=None)
        one.asked, one.is_moved = asked, False
        return False

    def _tell(self, user_id: Id, since: _Since, found: AlertList, now: Instant) -> None:
        """Enter what is new, take back what is over. What came before a widget was watched is no news."""
        news: dict[bytes, bytes] = {}
        for alert in found.alerts:
            row_id = _row_id(user_id, alert)
            if alert.entered_at > since.get(row_id, now):
                news[bytes.fromhex(effect_id(user_id, alert))] = _body(user_id, row_id, alert)
        with self._readers.snapshot() as db:
            known = _known(db, news)
            waits = [
                row_id
                for row_id, body in db.query(_WAITING, (MAIL_ALERT,))
                if row_id not in news and msgspec.json.decode(body)["user_id"] == user_id
            ]
        over = waits if found.total <= MOST else []
        fresh = {row_id: body for row_id, body in news.items() if row_id not in known}
        if not fresh and not over:
            return

        def write(unit: Transaction) -> None:
            unit.db.many(_TAKE_BACK, [(SKIPPED, now, "seen or over before it was sent", row) for row in over])
            unit.db.many(_ENTER, [self._effect(row, body, now) for row, body in fresh.items()])

        self._crash("alerts.found")
        self._executor.call(write).result()
        self._crash("alerts.entered")
        _log.info("mail alerts", extra={"entered": len(fresh), "taken_back": len(over)})

    def _effect(self, row_id: bytes, body: bytes, now: Instant) -> tuple[Any, ...]:
        """An effect's row. What came before a restore may have been told by the time that was lost."""
        entered_at = int(msgspec.json.decode(body)["entered_at"])
        state = HELD if entered_at <= self._epoch.restored_at else WAITING
        return row_id, MAIL_ALERT, body.decode(), state, now, now + GRACE

    # ---- the thread

    def _close(self) -> None:
        """Let others look: close the replicas, and give the lease back."""
        for one in self._watched.values():
            one.replica.close()
        self._watched = {}
        self._lease.release()

    def _run(self) -> None:
        pause = _LOOK
        while not self._stopping.wait(pause):
            began = monotonic()
            try:
                more = self.run_due()
                worked = monotonic() - began
                rest = _LOOK if self._lease.is_held else _OTHERS
                pause = worked if more else max(rest, worked)
            except (OutageError, CancelledError) as error:
                _log.warning("alerts cannot be looked for: %s", error)
                pause = random.uniform(_LOOK, 5 * _LOOK)  # noqa: S311  # not all processes at once
            except Exception as error:
                if not is_outage(error):
                    _log.exception("alerts stumbled")
                pause = random.uniform(_LOOK, 5 * _LOOK)  # noqa: S311  # as above
        try:
            self._close()
        except Exception as error:
            # The lease runs out by itself; what is no outage is a fault all the same.
            if is_outage(error) or isinstance(error, CancelledError):
                _log.info("the lease runs out by itself: %s", error)
            else:
                _log.exception("the lease was not given back")


def effect_id(user_id: Id, alert: Alert) -> Id:
    """The id of an alert's letter."""
    return child_id(user_id, MAIL_ALERT, alert.widget, alert.row.id, alert.entered_at)


def _row_id(user_id: Id, alert: Alert) -> Id:
    """The id of an alert's widget."""
    return widget_id(user_id, alert.widget) if alert.widget in BY_KEY else alert.widget


def _body(user_id: Id, row_id: Id, alert: Alert) -> bytes:
    return msgspec.json.encode(
        {
            "user_id": user_id,
            "widget_id": row_id,
            "record_id": alert.row.id,
            "kind": alert.row.kind,
            "entered_at": str(alert.entered_at),
        }
    )


def _known(db: Db, ids: Collection[bytes]) -> set[bytes]:
    if not ids:
        return set()
    marks, sought = places(list(ids))
    return {row[0] for row in db.query(_ENTERED.format(marks), sought)}


def _made_at(db: Db, widget: bytes, user: bytes, now: Instant) -> Instant:
    """When a widget became what it is: its alerts begin there, not when somebody looked."""
    found = db.query(_MADE, (user_scope(user.hex()), widget))
    return min(int(found[0][0]), now) if found else now


def _users(db: Db, ids: Iterable[bytes]) -> dict[Id, User]:
    sought = sorted(ids)
    if not sought:
        return {}
    marks, values = places(sought)
    return {user.id: user for user in load(db, User, f'WHERE "id" IN ({marks})', values)}
