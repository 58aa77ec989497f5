# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""An invitation is looked at, followed or declined at the server that it came from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import TypeVar

from desktop_b2b.errors import UserError
from desktop_b2b.services.invitations import InvitationCard, InvitationReply
from sync.client.session import refusal
from sync.protocol.gateway import GatewayError, InvitationDoor
from sync.protocol.messages import InvitationAnswer, InvitationCode, InvitationRefusal

T = TypeVar("T")


def look(door: InvitationDoor, code: str) -> InvitationCard:
    """What an invitation says. Raises UserError in words for one that is good no longer, OutageError."""
    shown = _asked(lambda: door.look_at_invitation(InvitationCode(code=code)))
    return InvitationCard(
        retailer=shown.retailer,
        partner=shown.partner,
        email=shown.email,
        message=shown.message,
        until=shown.until,
        time_zone=shown.time_zone,
        language=shown.language,
        kind=shown.kind,
    )


def accept(door: InvitationDoor, reply: InvitationReply) -> None:
    """Follow an invitation. Raises UserError naming the field at fault, OutageError."""
    _asked(lambda: door.accept_invitation(InvitationAnswer(**asdict(reply))))


def decline(door: InvitationDoor, code: str, reason: str) -> None:
    """Do not follow an invitation. Raises UserError, OutageError."""
    _asked(lambda: door.decline_invitation(InvitationRefusal(code=code, reason=reason)))


def _asked(call: Callable[[], T]) -> T:
    try:
        return call()
    except GatewayError as error:
        detail = error.failure.detail
        template, params = detail.get("template"), detail.get("params")
        if error.status == 400 and isinstance(template, str) and isinstance(params, dict):
            code, field = error.failure.code, error.failure.field
            raise UserError(code, template, field, **params) from error
        raise refusal(error) from error
