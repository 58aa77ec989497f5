# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Who may come in: passwords, tokens and devices."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from desktop_b2b.clock import Clock
from desktop_b2b.domain.entities import Organisation, User
from desktop_b2b.domain.values import Id
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import Failure, SignedIn, SignIn
from sync.server.database import Readers
from sync.server.executor import Executor
from sync.server.facts import note_device
from sync.server.ids import REAL, Chance, is_id, is_token, new_token, short_name, token_hash
from sync.server.intake import Transaction
from sync.server.throttle import Attempt, Throttle, forgive

HOLDER = (
    'SELECT t."user_id", t."device_id", u."owner_id", u."active" FROM "token" t'
    ' JOIN "user" u ON u."id" = t."user_id" WHERE t."hash" = ?'
)
#: Argon2 takes 64 MiB each time: no more than so many at once.
_AT_ONCE = 2
MAX_PASSWORD = 1024


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """An account that exists, and whether the password given is its own."""

    user: User
    right: bool


@dataclass(frozen=True, slots=True)
class Session:
    """Whom a valid token stands for."""

    user_id: Id
    device_id: Id
    organisation_id: Id


def fold_email(email: str) -> str:
    """An e-mail address as it is looked up."""
    return unicodedata.normalize("NFC", email.strip()).casefold()


def fold_password(password: str) -> str:
    """A password as it is hashed: the same however a keyboard composes its letters."""
    return unicodedata.normalize("NFC", password)


def unauthorised(text: str = "Sign in again.") -> GatewayError:
    """The refusal of a token or a password."""
    return GatewayError(401, Failure(code="unauthorised", text=text))


class Accounts:
    """Sign-in, tokens and devices."""

    def __init__(
        self,
        readers: Readers,
        executor: Executor,
        clock: Clock,
        epoch: str,
        hasher: PasswordHasher,
        chance: Chance = REAL,
    ) -> None:
        self._readers = readers
        self._executor = executor
        self._clock = clock
        self._epoch = epoch
        self._hasher = hasher
        self._chance = chance
        self._room = threading.BoundedSemaphore(_AT_ONCE)
        self.throttle = Throttle(executor, clock)
        #: Verified against where there is no such account, so that both answers take as long.
        self._decoy = hasher.hash(chance.token_hex(16))

    def hash(self, password: str) -> str:
        """What is kept of a password."""
        with self._room:
            return self._hasher.hash(fold_password(password))

    def session(self, db: Db, token: str) -> Session:
        """Whom a token stands for. Raises GatewayError ``unauthorised``."""
        session, is_active = self.holder(db, token)
        if not is_active:
            raise unauthorised()
        return session

    def holder(self, db: Db, token: str) -> tuple[Session, bool]:
        """Whose a token is, and whether it still opens anything: a disabled person's does not, but what
        that person did before must be refused by name.
        """
        if is_token(token):
            for user_id, device_id, organisation_id, active in db.query(HOLDER, (token_hash(token),)):
                note_device(device_id.hex())
                return Session(user_id.hex(), device_id.hex(), organisation_id.hex()), bool(active)
        raise unauthorised()

    def sign_in(self, message: SignIn, source: str = "") -> SignedIn:
        """Check a password, enrol the device. Unknown account and wrong password are one answer."""
        account = fold_email(message.email)
        attempt = Attempt(account, source)
        self.throttle.enter(attempt)
        user, kept = self._find(account)
        right = len(message.password) <= MAX_PASSWORD and self._verify(kept or self._decoy, message.password)
        if not right or kept is None or user is None or not user.active:
            raise unauthorised("E-mail address or password is wrong.")
        token = new_token(self._chance)
        fresh = self.hash(message.password) if self._hasher.check_needs_rehash(kept) else ""
        enrolled = self._executor.call(self._enrolment(message, user, token, fresh, attempt)).result()
        device_id, prefix, nonce, organisation = enrolled
        note_device(device_id)
        return SignedIn(
            token=token,
            user_id=user.id,
            user_name=user.name,
            organisation_id=user.owner_id,
            organisation_name=organisation,
            role=user.role,
            privileges=user.privileges,
            device_id=device_id,
            prefix=prefix,
            nonce=nonce,
            epoch=self._epoch,
            server_time=self._clock.now(),
        )

    def known(self, account: str, password: str) -> KnownAccount | None:
        """The account of an address, for whoever wants to make one; None where there is none."""
        user, kept = self._find(account)
        right = len(password) <= MAX_PASSWORD and self._verify(kept or self._decoy, password)
        if user is None or kept is None:
            return None
        return KnownAccount(user, right and user.active)

    def sign_out(self, token: str) -> Future[int]:
        """Forget a token; one that is not known is forgotten already."""
        return self._executor.call(
            lambda unit: unit.db.run('DELETE FROM "token" WHERE "hash" = ?', (token_hash(token),))
        )

    def _find(self, account: str) -> tuple[User | None, str | None]:
        with self._readers.snapshot() as db:
            for user_id, password in db.query(
                'SELECT "user_id", "password" FROM "credential" WHERE "email" = ?', (account,)
            ):
                for user in load(db, User, 'WHERE "id" = ?', (user_id,)):
                    return user, password
        return None, None

    def _verify(self, kept: str, password: str) -> bool:
        with self._room:
            try:
                return self._hasher.verify(kept, fold_password(password))
            except VerifyMismatchError:
                return False

    def _enrolment(
        self, message: SignIn, user: User, token: str, fresh: str, attempt: Attempt
    ) -> Callable[[Transaction], tuple[Id, str, str, str]]:
        now = self._clock.now()

        def enrol(unit: Transaction) -> tuple[Id, str, str, str]:
            db = unit.db
            forgive(db, attempt)
            device = _known_device(db, message.device_id, user.owner_id)
            if device is None:
                chance = self._chance
                device = chance.new_id(), free_prefix(db, chance), chance.token_hex(16)
                db.run(
                    'INSERT INTO "device" ("id", "organisation_id", "prefix", "name", "nonce", "last_nonce",'
                    ' "made_at", "seen_at") VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
                    (bytes.fromhex(device[0]), bytes.fromhex(user.owner_id), device[1],
                     message.device_name[:200].replace("\0", ""), device[2], device[2], now, now),
                )  # fmt: skip
            db.run(
                'INSERT INTO "token" ("hash", "user_id", "device_id", "made_at", "used_at")'
                " VALUES (?, ?, ?, ?, ?)",
                (token_hash(token), bytes.fromhex(user.id), bytes.fromhex(device[0]), now, now),
            )
            if fresh:
                db.run(
                    'UPDATE "credential" SET "password" = ? WHERE "user_id" = ?',
                    (fresh, bytes.fromhex(user.id)),
                )
            found = load(db, Organisation, 'WHERE "id" = ?', (bytes.fromhex(user.owner_id),))
            return (*device, found[0].name if found else "")

        return enrol


def _known_device(db: Db, device_id: str, organisation_id: Id) -> tuple[Id, str, str] | None:
    if is_id(device_id):
        for prefix, nonce in db.query(
            'SELECT "prefix", "nonce" FROM "device" WHERE "id" = ? AND "organisation_id" = ?',
            (bytes.fromhex(device_id), bytes.fromhex(organisation_id)),
        ):
            return device_id, prefix, nonce
    return None


def free_prefix(db: Db, chance: Chance = REAL) -> str:
    """A prefix that no device has. Raises UserError."""
    return short_name(chance, lambda text: not db.query('SELECT 1 FROM "device" WHERE "prefix" = ?', (text,)))
