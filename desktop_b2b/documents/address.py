# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Addresses as they stand on paper."""

from __future__ import annotations

import msgspec
from babel import Locale

from desktop_b2b.domain.codes import CODE_BEHIND


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """Where goods go or come from. No e-mail has a place here (S2.61)."""

    company: str = ""
    name: str = ""
    address1: str = ""
    address2: str = ""
    postal_code: str = ""
    city: str = ""
    region: str = ""
    country: str = ""


def lines(address: Address, language: str) -> list[str]:
    """The address's lines, top to bottom, with the country's name in the paper's language."""
    region = address.region
    if address.country in CODE_BEHIND:
        town = " ".join(part for part in (address.city, region, address.postal_code) if part)
        region = ""
    else:
        town = " ".join(part for part in (address.postal_code, address.city) if part)
    parts = (
        address.company,
        address.name,
        address.address1,
        address.address2,
        town,
        region,
        country_name(address.country, language),
    )
    return [part.strip() for part in parts if part.strip()]


def country_name(code: str, language: str) -> str:
    """The country's name in a language, or the code where it has none."""
    return str(Locale.parse(language).territories.get(code, code)) if code else ""
