# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The company's data while somebody edits it: what is stored, what is typed, and the command between them."""

from __future__ import annotations

from typing import Any

from desktop_b2b.domain.commands import Command, from_builtins
from desktop_b2b.domain.entities import Organisation
from ui.forms.typed_copy import TypedCopy

FIELDS = (
    "name",
    "description",
    "address1",
    "address2",
    "postal_code",
    "city",
    "region",
    "country",
    "contact_name",
    "contact_email",
    "contact_phone",
    "language",
    "time_zone",
    "currency",
    "shipping_hours",
    "default_mode",
)


class CompanyCopy(TypedCopy):
    """The company's fields."""

    def __init__(self, organisation: Organisation) -> None:
        super().__init__(_values(organisation))
        self._id = organisation.id

    def load(self, organisation: Organisation) -> None:
        """Take what is stored now; what is typed stays on top."""
        self.take(_values(organisation))

    def begin_save(self) -> Command | None:
        """The command that stores what is typed and right."""
        sent = self.begin_sending()
        return from_builtins("UpdateOrganisation", {"organisation_id": self._id, **sent}) if sent else None


def _values(organisation: Organisation) -> dict[str, Any]:
    return {key: getattr(organisation, key) for key in FIELDS}
