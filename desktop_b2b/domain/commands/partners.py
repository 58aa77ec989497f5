# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Commands about how companies become partners, and for how long (mission §6, Invitation)."""

from __future__ import annotations

from typing import ClassVar

from desktop_b2b.domain.commands.base import Command, command
from desktop_b2b.domain.values import Id


@command
class InvitePartner(Command, frozen=True):
    """Invite the partner of a card by mail, with a personal message (S2.25); again where the last invitation
    came to nothing. An earlier one is good no longer.
    """

    PRIVILEGE: ClassVar[str] = "partner.edit"
    TARGET: ClassVar[str] = "partner_id"

    partner_id: Id
    invitation_id: Id
    message: str = ""


@command
class RevokeInvitation(Command, frozen=True):
    """Take an invitation back that nobody has followed."""

    PRIVILEGE: ClassVar[str] = "partner.edit"
    TARGET: ClassVar[str] = "partner_id"

    partner_id: Id


@command
class SuspendPartner(Command, frozen=True):
    """Send a partner nothing new; what is under way goes on."""

    PRIVILEGE: ClassVar[str] = "partner.edit"
    TARGET: ClassVar[str] = "partner_id"

    partner_id: Id


@command
class ResumePartner(Command, frozen=True):
    """Take a suspension back."""

    PRIVILEGE: ClassVar[str] = "partner.edit"
    TARGET: ClassVar[str] = "partner_id"

    partner_id: Id


@command
class ConnectPartner(Command, frozen=True):
    """The server's own: somebody followed the invitation, for this company."""

    TARGET: ClassVar[str] = "partner_id"
    SYSTEM: ClassVar[bool] = True

    partner_id: Id
    invitation_id: Id
    organisation_id: Id


@command
class DeclineInvitation(Command, frozen=True):
    """The server's own: whoever was invited does not want to."""

    TARGET: ClassVar[str] = "partner_id"
    SYSTEM: ClassVar[bool] = True

    partner_id: Id
    invitation_id: Id
    reason: str = ""
