# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is judged and what comes of it: pushes, the server's own commands, those kept back."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop_b2b.domain.actor import SYSTEM, Actor
from desktop_b2b.domain.commands import Command, decode
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.errors import UserError
from sync.protocol import codec as wire
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import Envelope, Failure, Outcome
from sync.server.ids import NOBODY, Chance

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LaneWork:
    """Commands of one user of the pushing device, in order."""

    user_id: Id
    envelopes: tuple[Envelope, ...]


@dataclass(frozen=True, slots=True)
class Push:
    """What one device sent; ``parked`` names commands that broke the server and why."""

    device_id: Id
    organisation_id: Id
    request_id: str
    nonce: str
    lanes: tuple[LaneWork, ...]
    received_at: Instant
    parked: Mapping[Id, UserError] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many commands it has."""
        return sum(len(lane.envelopes) for lane in self.lanes)


@dataclass(frozen=True, slots=True)
class Pushed:
    """The verdicts on a push. ``failure``: what stops the rest of it; the part before is taken."""

    outcomes: tuple[Outcome, ...]
    next_lane_seq: dict[Id, int]
    nonce: str
    failure: GatewayError | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """A command that the server gives by itself, in the name of an organisation."""

    command_id: Id
    command: Command
    organisation_id: Id
    received_at: Instant
    parked: UserError | None = None


@dataclass(frozen=True, slots=True)
class Parked:
    """A command that is kept back, as it came and when."""

    envelope: Envelope
    device_id: Id
    user_id: Id
    lane_seq: int
    at: Instant


@dataclass(slots=True)
class Device:
    """An enrolled device as this transaction knows it."""

    id: Id
    organisation_id: Id
    prefix: str
    nonce: str
    last_nonce: str
    seen_at: Instant


@dataclass(frozen=True, slots=True)
class Known:
    """A command in the log. ``at`` and ``numbers`` (as the log has them) of one that was there before."""

    hash: bytes
    user_id: Id | None
    outcome: str
    code: str
    at: Instant = 0
    numbers: str = "[]"


def envelope_hash(kind: str, version: int, body: bytes) -> bytes:
    """What a command's id stands for, for ever."""
    return hashlib.sha256(b"\0".join((kind.encode(), str(version).encode(), body))).digest()


def system_actor(organisation_id: Id) -> Actor:
    """The server acting for an organisation."""
    return Actor(NOBODY, "", organisation_id, SYSTEM)


def clean(text: str) -> str:
    """A text that every database keeps: without NUL and lone surrogates."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


@dataclass(slots=True)
class Case:
    """The command that is judged: its hash, the numbers that the server gives for it, those it gave before.

    ``trial``: a refusal is no verdict yet. ``again``: it is done again, so that its effects are held.
    ``since``: its instant and its lane number, where it may come after later ones. ``one_of_many``: where its
    handler fails, it alone is kept back.
    """

    digest: bytes = b""
    given: list[str] = field(default_factory=list)
    carried: list[str] = field(default_factory=list)
    trial: bool = False
    again: bool = False
    since: tuple[Instant, int] | None = None
    one_of_many: bool = False


def bug_of(command: str, error: Exception, chance: Chance) -> UserError:
    """What the sender of a command that broke the server is told: a number to quote."""
    if isinstance(error, UserError):
        return error
    trace = chance.new_id()
    _log.error("command %s parked, trace %s", command, trace, exc_info=error)
    return UserError(
        "bug",
        "The server failed on this. It is kept; quote {trace} when you ask for help.",
        trace=trace,
    )


def parked_row(parked: Parked) -> tuple[Any, ...]:
    """The row of a command that is kept back."""
    return (
        bytes.fromhex(parked.envelope.id), bytes.fromhex(parked.device_id), bytes.fromhex(parked.user_id),
        parked.lane_seq, parked.at, wire.encode(parked.envelope),
    )  # fmt: skip


def hash_of(envelope: Envelope) -> bytes:
    """What an envelope's id stands for."""
    return envelope_hash(envelope.type, envelope.v, envelope.body)


def decoded(envelope: Envelope) -> Command | None:
    """The command of an envelope; None for one that cannot be read."""
    try:
        return decode(envelope.type, envelope.body, envelope.v)
    except UserError:
        return None


def stopped(status: int, code: str, text: str, about: str = "") -> Pushed:
    """A push that is not taken any further, and why."""
    detail: dict[str, Any] = {"id": about} if about else {}
    return Pushed((), {}, "", GatewayError(status, Failure(code=code, text=text, detail=detail)))
