# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Partners are invited, connected, suspended (mission §6, Invitation).

The codes by which invitations are followed are none of a handler's business: the server makes them of the
invitation's id when it writes the letter, so that no desk knows one.
"""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain import text
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.partners import (
    ConnectPartner,
    DeclineInvitation,
    InvitePartner,
    ResumePartner,
    RevokeInvitation,
    SuspendPartner,
)
from desktop_b2b.domain.events import InvitationDeclined, PartnerConnected, PartnerInvited
from desktop_b2b.domain.states import move
from desktop_b2b.domain.values import Id, child_id
from desktop_b2b.errors import UserError
from desktop_b2b.rules.invitations import require_open, valid_until
from desktop_b2b.services.bus import handles
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import owned, unclaimed


@handles(InvitePartner)
def invite_partner(cmd: InvitePartner, uow: UnitOfWork, ctx: Context) -> None:
    """Note a new invitation, good for a while from now; the server's letter follows (S2.25).

    Raises UserError for a card that is connected already, archived, or has no e-mail address.
    """
    card = owned(uow, ctx, e.Partner, cmd.partner_id)
    if card.link_id is not None:
        raise UserError("partner.linked_already", "This partner is connected already.", "partner_id")
    if card.archived:
        raise UserError("partner.archived", "This partner is in the archive.", "partner_id")
    if not card.email:
        raise UserError("partner.no_email", "An invitation needs an e-mail address.", "email")
    if cmd.invitation_id == card.invitation_id:
        raise UserError("invitation.repeated", "This invitation was sent already.", "invitation_id")
    card.invitation_id = unclaimed(cmd.invitation_id, "invitation_id")
    card.invitation_state = "sent"
    card.invitation_message = text.note(cmd.message, "message")
    card.invitation_reason = ""
    card.invited_at = ctx.now
    card.invitation_until = valid_until(ctx.now)
    uow.emit(PartnerInvited(card.id, card.invitation_id))


@handles(RevokeInvitation)
def revoke_invitation(cmd: RevokeInvitation, uow: UnitOfWork, ctx: Context) -> None:
    """The invitation is good no longer. Raises UserError where none is on its way."""
    card = owned(uow, ctx, e.Partner, cmd.partner_id)
    if card.invitation_state != "sent":
        raise UserError("invitation.none", "There is no invitation that could be taken back.", "partner_id")
    card.invitation_state = "revoked"


@handles(SuspendPartner)
def suspend_partner(cmd: SuspendPartner, uow: UnitOfWork, ctx: Context) -> None:
    """New documents are refused from now on (law 3); open ones go on."""
    move(_link(uow, ctx, cmd.partner_id), "suspended")


@handles(ResumePartner)
def resume_partner(cmd: ResumePartner, uow: UnitOfWork, ctx: Context) -> None:
    """The partner can be asked again."""
    move(_link(uow, ctx, cmd.partner_id), "connected")


@handles(ConnectPartner)
def connect_partner(cmd: ConnectPartner, uow: UnitOfWork, ctx: Context) -> None:
    """Join the card to the company that followed its invitation, once (S2.26).

    Raises UserError ``invitation.used``, ``invitation.ended``, ``invitation.expired``, and
    ``partner.link_taken`` where another card is connected with that company.
    """
    card = _invited(uow, ctx, cmd.partner_id, cmd.invitation_id)
    if cmd.organisation_id == card.owner_id:
        raise UserError("link.self", "A company is not its own partner.", "code")
    links = uow.children(e.Link, "owner_id", card.owner_id)
    link = next((link for link in links if link.counterpart_id == cmd.organisation_id), None)
    if link is None:
        link_id = child_id(card.owner_id, "link", cmd.organisation_id)
        link = uow.add(
            e.Link(
                id=link_id, owner_id=card.owner_id, counterpart_id=cmd.organisation_id, kind=card.kind
            )
        )  # fmt: skip
    elif any(not other.archived for other in uow.children(e.Partner, "link_id", link.id)):
        text_ = "Your companies are connected already: sign in instead."
        raise UserError("partner.link_taken", text_, "code")
    link.kind = card.kind
    card.link_id = link.id
    card.organisation_id = cmd.organisation_id
    card.invitation_state = "accepted"
    uow.emit(PartnerConnected(card.id, link.id))


@handles(DeclineInvitation)
def decline_invitation(cmd: DeclineInvitation, uow: UnitOfWork, ctx: Context) -> None:
    """Keep that the invited do not want to, and why. Raises UserError as ``connect_partner`` does."""
    card = _invited(uow, ctx, cmd.partner_id, cmd.invitation_id)
    card.invitation_reason = text.note(cmd.reason, "reason")
    card.invitation_state = "declined"
    uow.emit(InvitationDeclined(card.id))


def _invited(uow: UnitOfWork, ctx: Context, partner_id: Id, invitation_id: Id) -> e.Partner:
    card = owned(uow, ctx, e.Partner, partner_id)
    if card.invitation_id != invitation_id:
        raise UserError("invitation.ended", "This invitation is no longer good. Ask for a new one.", "code")
    require_open(card, ctx.now)
    return card


def _link(uow: UnitOfWork, ctx: Context, partner_id: Id) -> e.Link:
    """The connection of a card. Raises UserError ``partner.not_connected``."""
    card = owned(uow, ctx, e.Partner, partner_id)
    link = uow.find(e.Link, card.link_id) if card.link_id is not None else None
    if link is None:
        raise UserError("partner.not_connected", "This partner is not connected yet.", "partner_id")
    return link
