# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Addresses by country, without a network: which fields they need and what postal codes look like (S1.12)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop_b2b.domain.codes import WITH_REGION
from desktop_b2b.domain.text import fold
from desktop_b2b.rules.address_data import DIGITS, PATTERNS
from desktop_b2b.rules.findings import ERROR, WARNING, Finding
from desktop_b2b.rules.region_data import REGIONS


@dataclass(frozen=True, slots=True)
class AddressForm:
    """What an address of a country has. ``needs_…``: cannot do without; ``has_…``: usually there.

    ``pattern`` of the postal code; ``digits`` where it is that many digits and nothing else, ``example``
    where it is more than that.
    """

    needs_city: bool
    needs_postal_code: bool
    needs_region: bool
    has_postal_code: bool
    has_region: bool
    pattern: str = ""
    digits: int = 0
    example: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """Where something is sent, and to whom."""

    company: str = ""
    contact_name: str = ""
    phone: str = ""
    address1: str = ""
    address2: str = ""
    postal_code: str = ""
    city: str = ""
    region: str = ""
    country: str = ""


_BOX = re.compile(
    r"\b(p\.? ?o\.? ?box|post ?office box|postfach|bo[iî]te postale|b\.? ?p\.? ?[0-9]+|c\.? ?p\.? ?[0-9]+"
    r"|apartado|casella postale|postbus|caixa postal)\b",
    re.IGNORECASE,
)
#: Countries whose states and provinces have one spelling.
_SURE = frozenset({"US", "CA", "AU"})
_MILITARY_CITIES = frozenset({"apo", "fpo", "dpo"})
_MILITARY_REGIONS = frozenset({"AA", "AE", "AP"})


def form_of(country: str) -> AddressForm:
    """What an address of a country (ISO 3166-1 alpha-2) has."""
    parts, pattern, digits, example = _forms().get(country, ("C", "", 0, ""))
    return AddressForm(
        needs_city="C" in parts,
        needs_postal_code="Z" in parts,
        needs_region=country in WITH_REGION,
        has_postal_code=bool(pattern),
        has_region=country in WITH_REGION or "S" in parts,
        pattern=pattern,
        digits=digits,
        example=example,
    )


def postal_code_fits(code: str, country: str) -> bool:
    """Whether a postal code may be one of a country; nothing fits everywhere.

    Spaces, and the country's own letters before the code, are left to taste.
    """
    text = code.strip().upper()
    form = form_of(country)
    if not text or not form.pattern:
        return True
    bare = text.removeprefix(f"{country}-").removeprefix(f"{country} ")
    tries = (text, bare, re.sub(r"[ -]", "", bare))
    return any(re.fullmatch(form.pattern, one, re.ASCII) for one in tries)


def may_lack_nought(code: str, country: str) -> bool:
    """Whether a postal code fits only with a nought before it: spreadsheets take such noughts away."""
    code = code.strip()
    return code.isdecimal() and not postal_code_fits(code, country) and postal_code_fits(f"0{code}", country)


def region_code(country: str, region: str) -> str:
    """The code of a state or province that somebody typed as code or name; empty where there is none such.

    In countries whose regions nobody keeps, what was typed.
    """
    known = _regions().get(country)
    return region if known is None else known.get(_bare(region), "")


def problems(address: Address, *, freight: bool = False) -> Iterator[Finding]:
    """What an address lacks, field by field; carriers of freight want to call before they come."""
    code = "request.address"
    if not address.company and not address.contact_name:
        yield Finding(code, "Enter the recipient's company or name.", "company", ERROR)
    if not address.address1:
        yield Finding(code, "Enter the street address.", "address1", ERROR)
    if not address.country:
        yield Finding(code, "Choose the country.", "country", ERROR)
    form = form_of(address.country)
    if not address.city and form.needs_city:
        yield Finding(code, "Enter the city.", "city", ERROR)
    if address.country:
        yield from _postal_code(address, form)
        yield from _region(address, form)
    if freight and not address.phone:
        yield Finding("request.phone", "Freight carriers ask for a phone number.", "phone", ERROR)


def is_post_office_box(address: Address) -> bool:
    """Whether nobody can be met at an address: a post office box."""
    return bool(_BOX.search(address.address1) or _BOX.search(address.address2))


def is_military(address: Address) -> bool:
    """Whether an address is a post of the US forces (APO, FPO, DPO)."""
    if address.country != "US":
        return False
    return (
        address.city.strip().lower() in _MILITARY_CITIES
        or region_code("US", address.region) in _MILITARY_REGIONS
    )


def _postal_code(address: Address, form: AddressForm) -> Iterator[Finding]:
    level = ERROR if form.needs_postal_code else WARNING
    if not address.postal_code:
        if form.needs_postal_code:
            yield Finding("request.address", "Enter the postal code.", "postal_code", ERROR)
        elif form.has_postal_code:
            text = "Addresses in this country usually have a postal code."
            yield Finding("request.postal_code", text, "postal_code", WARNING)
    elif not postal_code_fits(address.postal_code, address.country):
        params = {"given": address.postal_code, "example": form.example or "0" * form.digits}
        text = "“{given}” is no postal code of this country: they look like {example}."
        yield Finding("request.postal_code", text, "postal_code", level, params)


def _region(address: Address, form: AddressForm) -> Iterator[Finding]:
    if not address.region and form.needs_region:
        text = "Carriers in this country ask for a state or province."
        yield Finding("request.region", text, "region", ERROR)
    elif address.region and not region_code(address.country, address.region):
        text = "“{given}” is no state or province of this country."
        level = ERROR if address.country in _SURE else WARNING
        yield Finding("request.region", text, "region", level, {"given": address.region})


def _bare(region: str) -> str:
    return fold(" ".join(region.replace(".", "").split()))


@functools.cache
def _regions() -> dict[str, dict[str, str]]:
    """By country: the codes of its regions, by all that they are called."""
    found: dict[str, dict[str, str]] = {}
    for line in REGIONS.strip().splitlines():
        country, regions = line.split(" ", 1)
        for one in regions.split("; "):
            code, names = one.split("=")
            for name in (code, *names.split("|")):
                found.setdefault(country, {})[_bare(name)] = code
    return found


@functools.cache
def _forms() -> dict[str, tuple[str, str, int, str]]:
    """By country: parts that are needed, pattern, digits and example of the postal code."""
    found: dict[str, tuple[str, str, int, str]] = {}
    for line in DIGITS.strip().splitlines():
        parts, digits, *countries = line.split()
        count = int(digits)
        for country in countries:
            found[country] = (parts, rf"\d{{{count}}}" if count else "", count, "")
    for line in PATTERNS.strip().splitlines():
        start, pattern, example = line.split(" | ")
        country, parts = start.split()
        found[country] = (parts, pattern, 0, example)
    return found
