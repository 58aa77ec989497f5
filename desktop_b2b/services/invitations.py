# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Invitations as a window shows and answers them: before anybody is signed in, so that they are no rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop_b2b.domain.values import Instant


@dataclass(frozen=True, slots=True)
class InvitationCard:
    """An invitation that may be followed: who invites whom, as what (``Partner.kind``), with which words,
    until when.
    """

    retailer: str
    partner: str
    email: str
    message: str
    until: Instant
    time_zone: str
    language: str
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationReply:
    """Follow an invitation: with a new company, or for that of an account with this address and password."""

    code: str
    email: str
    password: str = field(repr=False)
    company: str = ""
    name: str = ""
    country: str = ""
    city: str = ""
    time_zone: str = "UTC"
    language: str = "en"
