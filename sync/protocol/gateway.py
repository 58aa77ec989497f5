# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The one interface of a server, as a desk sees it: over HTTP, or in the same process."""

from __future__ import annotations

from typing import Protocol

from desktop_b2b.errors import DesktopError
from sync.protocol.messages import (
    Enrol,
    Enrolled,
    Exchange,
    ExchangeReply,
    Failure,
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
)


class GatewayError(DesktopError):
    """The server answered, and said no: see ``Failure``."""

    def __init__(self, status: int, failure: Failure) -> None:
        self.status = status
        self.failure = failure
        super().__init__(f"{failure.code}: {failure.text}")


class SyncGateway(Protocol):
    """A server. Every call raises OutageError where it cannot be reached, GatewayError where it refuses."""

    def sign_in(self, message: SignIn) -> SignedIn:
        """Check a person's password and enrol the device."""
        ...

    def sign_out(self, token: str) -> None:
        """Forget a token."""
        ...

    def enrol(self, token: str, message: Enrol) -> Enrolled:
        """Go on as a new device: this one is a copy of a profile that lives on elsewhere."""
        ...

    def exchange(self, token: str, message: Exchange) -> ExchangeReply:
        """Push commands and pull what changed."""
        ...

    def snapshot(self, token: str, message: Snapshot) -> SnapshotPage:
        """The next page of a walk over everything the caller may have."""
        ...

    def wait(self, token: str, heads: dict[str, int], seconds: float) -> Heads:
        """Return as soon as a scope is beyond these heads, or when the time is over."""
        ...

    def verify(self, token: str, message: Verify) -> Verified:
        """Compare what the desk holds of a scope with what the server has."""
        ...

    def refetch(self, token: str, message: Refetch) -> Refetched:
        """All rows of buckets that differ."""
        ...

    def report(self, token: str, message: Report) -> None:
        """Tell the server's keeper what was noticed."""
        ...

    def send_part(self, token: str, digest: str, part: FilePart) -> int:
        """Store the next bytes of a file, named by its SHA-256; how many the server has now.

        A part that does not begin where the server stands changes nothing: go on from what it answers.
        """
        ...

    def read_part(self, token: str, digest: str, start: int) -> FilePart:
        """The bytes from ``start`` on, as many as travel at once, of a file that some row visible to the
        caller names.
        """
        ...


class InvitationDoor(Protocol):
    """The part of a server that is open to whoever was invited. Every call raises OutageError where it cannot
    be reached, GatewayError where it refuses.
    """

    def look_at_invitation(self, message: InvitationCode) -> InvitationShown:
        """What an invitation says."""
        ...

    def accept_invitation(self, message: InvitationAnswer) -> InvitationAccepted:
        """Follow an invitation, once."""
        ...

    def decline_invitation(self, message: InvitationRefusal) -> None:
        """Do not follow an invitation."""
        ...
