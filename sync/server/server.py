# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The server itself, without any network: what HTTP, tests and the administrator's tool call."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import msgspec
from argon2 import PasswordHasher

from desktop_b2b.clock import Clock, SystemClock
from desktop_b2b.storage.db import Db, go_on
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import (
    MAX_COMMAND,
    PUSH_COMMANDS,
    RETRY,
    Exchange,
    ExchangeReply,
    Failure,
    Lane,
    Outcome,
    SignedIn,
    SignIn,
)
from sync.protocol.versions import PRESENT, Versions
from sync.server import epochs
from sync.server.accounts import Accounts, Session, unauthorised
from sync.server.alerts import MailAlerts
from sync.server.assigner import Assigner
from sync.server.compaction import Compactor
from sync.server.database import Database, Readers
from sync.server.dispatcher import Dispatcher
from sync.server.executor import Executor
from sync.server.feeds import read_heads
from sync.server.files import Files
from sync.server.grants import Given, given, scopes_for
from sync.server.health import Doctor
from sync.server.ids import REAL, Chance, is_id
from sync.server.invitations import Codes
from sync.server.leaving import Leaving
from sync.server.mail import SmtpSender, SmtpSettings
from sync.server.metrics import Metrics
from sync.server.page_rows import Reader
from sync.server.pages import check_cursors, covered, pull
from sync.server.parked import Retrier
from sync.server.replica import replica_folder
from sync.server.scheduler import Scheduler
from sync.server.waiters import Waiters
from sync.server.watch import HeadWatch
from sync.server.work import LaneWork, Push, Pushed

_log = logging.getLogger(__name__)

#: Asked for one device at a time, or ahead for many.
NONCES = 'SELECT "nonce", "last_nonce" FROM "device" WHERE "id" = ?'
LANE_SEQS = 'SELECT "user_id", "seq" FROM "lane" WHERE "device_id" = ?'


@dataclass(frozen=True, slots=True)
class Prepared:
    """An exchange whose sender is known: ``future`` is its push under way, if it has one."""

    message: Exchange
    session: Session
    reader: Reader
    refused: tuple[Outcome, ...]
    future: Future[Pushed] | None


class Server:
    """One process of the server over one database.

    For simulations: ``chance`` makes all that is random, ``crash`` hears the name of each step, ``inline``
    judges on the calling thread. ``address``: the server's own as mails name it.
    """

    def __init__(
        self,
        database: Database,
        *,
        clock: Clock | None = None,
        hasher: PasswordHasher | None = None,
        background: bool = True,
        chance: Chance = REAL,
        versions: Versions = PRESENT,
        crash: Callable[[str], None] = go_on,
        inline: bool = False,
        mail: SmtpSettings | None = None,
        address: str = "",
    ) -> None:
        database.upgrade()
        self.clock = clock or SystemClock()
        self.chance = chance
        self.versions = versions
        self._crash = crash
        self.history = epochs.open_epoch(database, chance)
        self.epoch = self.history.epoch.name
        self.metrics = Metrics()
        self.waiters = Waiters()
        self.readers = Readers(database)
        self.executor = Executor(
            database,
            self._committed,
            chance=chance,
            crash=crash,
            inline=inline,
            now=self.clock.now,
            versions=versions,
            metrics=self.metrics,
            history=self.history,
        )
        self.accounts = Accounts(
            self.readers, self.executor, self.clock, self.epoch, hasher or PasswordHasher(), chance
        )
        self.files = Files(self.readers, self.executor, self.clock)
        self.compactor = Compactor(self.readers, self.executor, self.clock, crash=crash)
        self.parked = Retrier(self.readers, self.executor, versions)
        self.assigner = Assigner(self.readers, self.executor, self.clock)
        self.scheduler = Scheduler(
            self.readers, self.executor, self.clock, self._tend, assign=self._assign, crash=crash
        )
        self.leaving = Leaving(self.history.epoch.secret, address)
        self.codes = Codes(self.history.epoch.secret)
        senders = (self.smtp_sender(mail),) if mail is not None else ()
        holder = chance.token_hex(8)
        self.dispatcher = Dispatcher(
            self.readers,
            self.executor,
            self.clock,
            senders,
            holder,
            crash=crash,
            count=self.metrics.effects.add,
        )
        self.alerts = MailAlerts(
            self.readers,
            self.executor,
            self.clock,
            replica_folder(database),
            self.history.epoch,
            holder,
            crash=crash,
        )
        self.watch = HeadWatch(database, self.waiters, self.history.rest)
        self.doctor = Doctor(self)
        self.background = background
        #: Whether it ends: what was taken is finished, new work is refused.
        self.draining = False
        self.executor.start()
        if background:
            self.scheduler.start()
            self.assigner.start()
            self.dispatcher.start()
            if mail is not None:
                self.alerts.start()
            self.watch.start()

    def smtp_sender(self, mail: SmtpSettings) -> SmtpSender:
        """Who sends this server's letters over a relay."""
        return SmtpSender(self.readers, self.clock, mail, self.leaving, self.codes)

    def _tend(self) -> bool:
        """Do a little of what nobody waits for; whether there is more."""
        return self.parked.step() or self.compactor.step()

    def _assign(self, *, now: bool) -> None:
        """Assign what is ready, here where there is no thread for it or it must be ``now``."""
        if now or not self.background:
            self.assigner.run_due()
        else:
            self.assigner.wake()

    def close(self) -> None:
        """Finish what was taken, and stop."""
        self.waiters.close()
        self.watch.stop()
        self.scheduler.stop()
        self.assigner.stop()
        self.alerts.stop()
        self.dispatcher.stop()
        self.executor.stop()
        self.readers.close()
        self.history.close()

    # ---- calls

    def sign_in(self, message: SignIn, source: str = "") -> SignedIn:
        """Check a person's password and enrol the device; ``source``: the address that it came from."""
        self.check_protocol(message.proto)
        return self.accounts.sign_in(message, source)

    def sign_out(self, token: str) -> None:
        """Forget a token."""
        self.accounts.sign_out(token).result()

    def session(self, token: str) -> Session:
        """Whom a token stands for."""
        with self.readers.snapshot() as db:
            return self.accounts.session(db, token)

    def exchange(self, token: str, message: Exchange) -> ExchangeReply:
        """Push and pull; blocks. Raises GatewayError, OutageError."""
        prepared = self.prepare(token, message)
        return self.reply(prepared, prepared.future.result() if prepared.future is not None else None)

    def prepare(self, token: str, message: Exchange) -> Prepared:
        """Check an exchange and hand its commands to the executor."""
        with _naming(message), self.readers.snapshot() as db:
            return self._prepare(db, token, message)

    def prepare_in(self, db: Db, token: str, message: Exchange) -> Prepared:
        """As ``prepare``, in a snapshot of the caller's."""
        with _naming(message):
            return self._prepare(db, token, message)

    def _prepare(self, db: Db, token: str, message: Exchange) -> Prepared:
        refusal = self.versions.refusal(message.proto)
        if refusal is not None and message.proto > self.versions.newest:
            raise refusal
        _check_message(message)
        received_at = self.clock.now()
        session, _ = self.accounts.holder(db, token)
        if message.device_id != session.device_id:
            raise unauthorised("This token belongs to another device.")
        if message.epoch and message.epoch != self.epoch:
            raise GatewayError(
                409,
                Failure(
                    code="epoch_changed",
                    text="This is not the server that the device knows.",
                    detail={"epoch": self.epoch},
                ),
            )
        lanes = [lane for lane in message.lanes if self._may(db, lane, token, session)]
        refused = tuple(
            Outcome(id=envelope.id, outcome=RETRY, code="unauthorised")
            for lane in message.lanes
            if lane not in lanes
            for envelope in lane.commands
        )
        users = frozenset({session.user_id, *(lane.user_id for lane in lanes)})
        organisation_id = session.organisation_id
        reader = Reader(organisation_id, users, ())
        future = None
        if any(lane.commands for lane in lanes):
            work = tuple(LaneWork(lane.user_id, lane.commands) for lane in lanes)
            push = Push(
                session.device_id, organisation_id, message.request_id, message.nonce, work, received_at
            )
            self._crash("exchange.prepared")
            future = self.executor.push(push)
        return Prepared(message, session, reader, refused, future)

    def reply(self, prepared: Prepared, pushed: Pushed | None) -> ExchangeReply:
        """The answer to an exchange whose push is judged."""
        with _naming(prepared.message), self.readers.snapshot() as db:
            # Asked in the snapshot that is read: what was taken from a person a moment ago does not go out.
            reader = prepared.reader
            own = given(db, reader.organisation_id, reader.user_ids)
            return self._reply(db, prepared, pushed, own)

    def reply_in(self, db: Db, prepared: Prepared, pushed: Pushed | None, own: Given) -> ExchangeReply:
        """As ``reply``, in a snapshot of the caller's; ``own``: what the sender may have in that."""
        with _naming(prepared.message):
            return self._reply(db, prepared, pushed, own)

    def _reply(self, db: Db, prepared: Prepared, pushed: Pushed | None, own: Given) -> ExchangeReply:
        message, scopes = prepared.message, own.scopes
        reader = Reader(prepared.reader.organisation_id, prepared.reader.user_ids, scopes)
        try:
            if pushed is None:
                _check_nonce(db, message.device_id, message.nonce)
            elif pushed.failure is not None:
                raise pushed.failure
        except GatewayError as error:
            # A device that looks like a copy, but knows what this database never gave: it is the
            # database that is the copy.
            if error.failure.code == "device_forked":
                check_cursors(db, reader, message.cursors)
            raise
        expected = _next_lane_seqs(db, message.device_id, reader.user_ids)
        upgrade = self.versions.refusal(message.proto)
        if upgrade is not None:
            # What it sent is taken; what came of it waits for a newer program.
            upgrade.failure.detail["next_lane_seq"] = expected
            upgrade.failure.detail["nonce"] = message.nonce if pushed is None else pushed.nonce
            raise upgrade
        pages, more = pull(db, reader, message.cursors, message.max_bytes, self.executor.recent)
        durable = covered(db, scopes) if pages else {}
        self._crash("exchange.pulled")
        return ExchangeReply(
            request_id=message.request_id,
            epoch=self.epoch,
            nonce=message.nonce if pushed is None else pushed.nonce,
            server_time=self.clock.now(),
            outcomes=(*(pushed.outcomes if pushed is not None else ()), *prepared.refused),
            next_lane_seq=expected,
            scopes=scopes,
            revoked=own.revoked,
            disabled=own.disabled,
            pages=pages,
            more=more,
            durable_through=durable,
        )

    def heads(self, scopes: Sequence[str]) -> dict[str, int]:
        """The heads of scopes now."""
        with self.readers.snapshot() as db:
            return read_heads(db, scopes)

    def scopes(self, token: str) -> tuple[str, ...]:
        """What the holder of a token may have now. Raises GatewayError ``unauthorised``."""
        with self.readers.snapshot() as db:
            session = self.accounts.session(db, token)
            return scopes_for(db, session.organisation_id, (session.user_id,))

    def check_protocol(self, proto: int) -> None:
        """Raise GatewayError ``upgrade`` for a message that this program does not speak."""
        refusal = self.versions.refusal(proto)
        if refusal is not None:
            raise refusal

    def caller(self, db: Db, token: str, device_id: str, epoch: str, nonce: str) -> Reader:
        """Whom a call beside the exchange is answered to, checked like one.

        Raises GatewayError ``unauthorised``, ``epoch_changed``, ``device_forked``.
        """
        session = self.accounts.session(db, token)
        if device_id != session.device_id:
            raise unauthorised("This token belongs to another device.")
        if epoch != self.epoch:
            raise GatewayError(
                409, Failure(code="epoch_changed", text="This is not the server that the device knows.")
            )
        _check_nonce(db, device_id, nonce)
        users = frozenset({session.user_id})
        scopes = scopes_for(db, session.organisation_id, users)
        return Reader(session.organisation_id, users, scopes)

    # ---- inside

    def _may(self, db: Db, lane: Lane, token: str, session: Session) -> bool:
        """Whether a lane's token is its user's, on this device."""
        if lane.token == token:
            return lane.user_id == session.user_id
        try:
            own, _ = self.accounts.holder(db, lane.token)
        except GatewayError:
            return False
        return own == Session(lane.user_id, session.device_id, session.organisation_id)

    def _committed(self, heads: dict[str, int], deadlines_moved: bool) -> None:
        self.waiters.moved(heads)
        if deadlines_moved:
            self.scheduler.wake()
            self.assigner.wake()


@contextmanager
def _naming(message: Exchange) -> Iterator[None]:
    """Put the request's name on a refusal."""
    try:
        yield
    except GatewayError as error:
        failure = msgspec.structs.replace(error.failure, request_id=message.request_id)
        raise GatewayError(error.status, failure) from error


def _check_message(message: Exchange) -> None:
    """What the types do not say: ids are ids, and a push has its limits."""
    envelopes = [envelope for lane in message.lanes for envelope in lane.commands]
    ids: list[Any] = [message.device_id, *(lane.user_id for lane in message.lanes)]
    for envelope in envelopes:
        ids.append(envelope.id)
        ids.extend(envelope.depends_on)
        ids.extend(expect.row_id for expect in envelope.expects)
    if not all(map(is_id, ids)):
        raise GatewayError(400, Failure(code="invalid", text="An id is not 32 hexadecimal digits."))
    size = sum(len(envelope.body) for envelope in envelopes)
    if len(envelopes) > PUSH_COMMANDS or size > MAX_COMMAND:
        raise GatewayError(413, Failure(code="too_large", text="The push is too large. Send it in parts."))


def _check_nonce(db: Db, device_id: str, nonce: str) -> None:
    """A pull changes no nonce, but a stale copy must not even receive; an empty one begins anew."""
    found = db.query(NONCES, (bytes.fromhex(device_id),))
    if not found or (nonce and nonce not in found[0]):
        raise GatewayError(
            409,
            Failure(code="device_forked", text="A copy of this device has exchanged in the meantime."),
        )


def _next_lane_seqs(db: Db, device_id: str, users: frozenset[str]) -> dict[str, int]:
    expected = dict.fromkeys(sorted(users), 1)
    for user_id, seq in db.query(LANE_SEQS, (bytes.fromhex(device_id),)):
        if user_id.hex() in expected:
            expected[user_id.hex()] = seq + 1
    return expected
