# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The server as a gateway in the same process: for tests, simulations and the contract both share."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import TypeVar

from desktop_b2b.clock import monotonic
from sync.protocol import codec
from sync.protocol.messages import (
    Enrol,
    Enrolled,
    Exchange,
    ExchangeReply,
    FilePart,
    Heads,
    InvitationAccepted,
    InvitationAnswer,
    InvitationCode,
    InvitationRefusal,
    InvitationShown,
    Refetch,
    Refetched,
    Report,
    SignedIn,
    SignIn,
    Snapshot,
    SnapshotPage,
    Verified,
    Verify,
    Wire,
)
from sync.server import divergence, enrolment, invitations, snapshot
from sync.server.server import Server

W = TypeVar("W", bound=Wire)

LONGEST_WAIT = 25.0


def _travel(message: W) -> W:
    """The message as it arrives: through the same bytes as over HTTP."""
    return codec.decode(codec.encode(message), type(message))


class LocalGateway:
    """Implements ``sync.protocol.gateway.SyncGateway`` on a server of this process."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._waits: set[Callable[[], None]] = set()
        self._lock = threading.Lock()
        self._closed = False

    def sign_in(self, message: SignIn) -> SignedIn:
        """Check a person's password and enrol the device."""
        return _travel(self.server.sign_in(_travel(message)))

    def sign_out(self, token: str) -> None:
        """Forget a token."""
        self.server.sign_out(token)

    def look_at_invitation(self, message: InvitationCode) -> InvitationShown:
        """What an invitation says."""
        return _travel(invitations.look(self.server, _travel(message)))

    def accept_invitation(self, message: InvitationAnswer) -> InvitationAccepted:
        """Follow an invitation, once."""
        return _travel(invitations.accept(self.server, _travel(message)))

    def decline_invitation(self, message: InvitationRefusal) -> None:
        """Do not follow an invitation."""
        invitations.decline(self.server, _travel(message))

    def enrol(self, token: str, message: Enrol) -> Enrolled:
        """Go on as a new device."""
        return _travel(enrolment.enrol(self.server, token, _travel(message)))

    def exchange(self, token: str, message: Exchange) -> ExchangeReply:
        """Push commands and pull what changed."""
        return _travel(self.server.exchange(token, _travel(message)))

    def snapshot(self, token: str, message: Snapshot) -> SnapshotPage:
        """The next page of a walk over everything the caller may have."""
        return _travel(snapshot.answer(self.server, token, _travel(message)))

    def wait(self, token: str, heads: dict[str, int], seconds: float) -> Heads:
        """Return as soon as a scope is beyond these heads, or when the time is over."""
        scopes = self.server.scopes(token)
        moved = threading.Condition()
        news: dict[str, int] = {}
        is_over = False

        def wake(found: Mapping[str, int]) -> None:
            nonlocal is_over
            with moved:
                news.update({scope: head for scope, head in found.items() if scope in scopes})
                is_over = is_over or not found
                moved.notify_all()

        def end() -> None:
            wake({})

        with self._lock:
            self._waits.add(end)
            is_over = self._closed
        ticket = self.server.waiters.enter(scopes, wake)
        try:
            now = self.server.heads(scopes)
            until = monotonic() + min(seconds, LONGEST_WAIT)
            with moved:
                moved.wait_for(
                    lambda: is_over or is_beyond({**now, **news}, heads), max(0.0, until - monotonic())
                )
            given = self.server.scopes(token)
            return Heads(heads={scope: head for scope, head in {**now, **news}.items() if scope in given})
        finally:
            self.server.waiters.leave(scopes, ticket)
            with self._lock:
                self._waits.discard(end)

    def close(self) -> None:
        """Whoever waits here waits no longer, now and from now on. Any thread may call this."""
        with self._lock:
            self._closed = True
            waits = tuple(self._waits)
        for end in waits:
            end()

    def verify(self, token: str, message: Verify) -> Verified:
        """Compare what the desk holds of a scope with what the server has."""
        return _travel(divergence.verify(self.server, token, _travel(message)))

    def refetch(self, token: str, message: Refetch) -> Refetched:
        """All rows of buckets that differ."""
        return _travel(divergence.refetch(self.server, token, _travel(message)))

    def report(self, token: str, message: Report) -> None:
        """Tell the server's keeper what was noticed."""
        divergence.report(self.server, token, _travel(message))

    def send_part(self, token: str, digest: str, part: FilePart) -> int:
        """Store the next bytes of a file; how many the server has now."""
        return self.server.files.put(self.server.session(token), digest, _travel(part))

    def read_part(self, token: str, digest: str, start: int) -> FilePart:
        """The next bytes of a file that some row visible to the caller names."""
        return _travel(self.server.files.get(self.server.session(token), digest, start))


def is_beyond(heads: Mapping[str, int], known: Mapping[str, int]) -> bool:
    """Whether some scope has more than a desk knows."""
    return any(head > known.get(scope, 0) for scope, head in heads.items())
