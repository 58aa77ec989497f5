# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Where goods go, as it stands on screens: the lines that paper has, too, and the telephone."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QLocale

from desktop_b2b.documents.address import Address, lines
from desktop_b2b.documents.texts import paper_language


class Addressed(Protocol):
    """Anything with the fields of an address: a request, an order, an inquiry."""

    @property
    def company(self) -> str: ...

    @property
    def contact_name(self) -> str: ...

    @property
    def phone(self) -> str: ...

    @property
    def address1(self) -> str: ...

    @property
    def address2(self) -> str: ...

    @property
    def postal_code(self) -> str: ...

    @property
    def city(self) -> str: ...

    @property
    def region(self) -> str: ...

    @property
    def country(self) -> str: ...


def address_words(row: Addressed) -> str:
    """Where goods go, one part a line, with the telephone; an e-mail has no place here (S2.61)."""
    address = Address(
        company=row.company,
        name=row.contact_name,
        address1=row.address1,
        address2=row.address2,
        postal_code=row.postal_code,
        city=row.city,
        region=row.region,
        country=row.country,
    )
    shown = lines(address, paper_language(QLocale().name()))
    return "\n".join([*shown, row.phone] if row.phone else shown)
