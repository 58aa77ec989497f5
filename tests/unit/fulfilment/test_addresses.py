# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""S1.12: which fields an address needs, country by country, without a network; errors name the field."""

from __future__ import annotations

import re
from typing import Any

import pytest

from desktop_b2b.domain.codes import COUNTRIES, WITH_REGION
from desktop_b2b.rules.addresses import (
    Address,
    form_of,
    is_military,
    is_post_office_box,
    may_lack_nought,
    postal_code_fits,
    problems,
    region_code,
)

FULL = {
    "company": "North Sea Outfitters", "address1": "Am Wall 5", "postal_code": "28195", "city": "Bremen",
    "country": "DE",
}  # fmt: skip


def wrong(freight: bool = False, **given: str) -> list[tuple[str, str]]:
    """Fields and levels of what is found."""
    found = problems(Address(**(FULL | given)), freight=freight)
    return [(one.field, one.level) for one in found]


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({}, []),
        ({"company": ""}, ["company"]),
        ({"company": "", "contact_name": "Ada"}, []),
        ({"address1": ""}, ["address1"]),
        ({"city": ""}, ["city"]),
        ({"postal_code": ""}, ["postal_code"]),
        ({"country": ""}, ["country"]),
        (
            {"country": "", "address1": "", "city": "", "company": ""},
            ["company", "address1", "country", "city"],
        ),
        ({"country": "US", "postal_code": "10001"}, ["region"]),
        ({"country": "US", "postal_code": "10001", "region": "NY"}, []),
        ({"country": "US", "postal_code": "1000", "region": "NY"}, ["postal_code"]),
        ({"country": "HK", "postal_code": "", "city": ""}, []),
        ({"country": "SG", "postal_code": "018956", "city": ""}, []),
    ],
)
def test_s1_12_required_fields_by_country(given: dict[str, Any], fields: list[str]) -> None:
    assert wrong(**given) == [(field, "error") for field in fields]


def test_s1_12_where_a_postal_code_is_usual_its_lack_is_a_doubt() -> None:
    assert wrong(country="IE", city="Cork", postal_code="") == [("postal_code", "warning")]
    assert wrong(country="IE", city="Cork", postal_code="A65 F4E2") == []
    assert wrong(country="IE", city="Cork", postal_code="123") == [("postal_code", "warning")]


def test_s1_12_freight_needs_a_phone_number() -> None:
    assert wrong(freight=True) == [("phone", "error")]
    assert wrong(freight=True, phone="+49 421 1") == []


@pytest.mark.parametrize(
    ("code", "country", "fits"),
    [
        ("28195", "DE", True), ("28 195", "DE", True), ("DE-28195", "DE", True), ("2819", "DE", False),
        ("٢٨١٩٥", "DE", False), ("12345-6789", "US", True), ("123456789", "US", True), ("1234", "US", False),
        ("sw1a 1aa", "GB", True), ("SW1A1AA", "GB", True), ("1012 AB", "NL", True), ("1012", "NL", False),
        ("00950", "PL", True), ("00-950", "PL", True), ("1000205", "PT", True), ("1540023", "JP", True),
        ("K1A 0B1", "CA", True), ("D1A 0B1", "CA", False), ("LV-1073", "LV", True), ("1073", "LV", True),
        ("75 001", "FR", True), ("", "FR", True), ("anything", "AE", True), ("anything", "", True),
    ],
)  # fmt: skip
def test_s1_12_postal_codes(code: str, country: str, fits: bool) -> None:
    assert postal_code_fits(code, country) is fits


def test_a_spreadsheet_takes_noughts_away() -> None:
    for code, country in (("1234", "FR"), ("2134", "US"), ("21341234", "US"), ("950", "PL"), ("1067", "DE")):
        assert may_lack_nought(code, country) is (country != "PL")
    for code, country in (
        ("12345", "FR"),
        ("123", "FR"),
        ("1234", "AT"),
        ("", "FR"),
        ("1234", ""),
        ("x", "FR"),
    ):
        assert not may_lack_nought(code, country)


@pytest.mark.parametrize("country", sorted(COUNTRIES))
def test_s1_12_every_country_has_a_form_that_takes_its_own_example(country: str) -> None:
    form = form_of(country)
    assert not form.needs_postal_code or form.has_postal_code
    assert not form.needs_region or country in WITH_REGION
    assert bool(form.pattern) == bool(form.digits or form.example)
    if form.pattern:
        re.compile(form.pattern)
        assert postal_code_fits(form.example or "1" * form.digits, country)


@pytest.mark.parametrize(
    ("country", "typed", "code"),
    [
        ("US", "NY", "NY"), ("US", "n.y.", "NY"), ("US", "New  York", "NY"), ("US", "D.C.", "DC"),
        ("US", "XX", ""), ("US", "", ""), ("CA", "Québec", "QC"), ("AU", "nsw", "NSW"),
        ("BR", "Sao Paulo", "SP"),
        ("MX", "N.L.", "NLE"), ("MX", "Nuevo Leon", "NLE"), ("IN", "Jammu and Kashmir", "JK"),
        ("CN", "Beijing", "Beijing"), ("DE", "Hessen", "Hessen"),
    ],
)  # fmt: skip
def test_s1_12_states_are_known_by_code_and_name(country: str, typed: str, code: str) -> None:
    assert region_code(country, typed) == code


def test_s1_12_a_state_that_is_none_is_wrong_where_it_has_one_spelling() -> None:
    assert wrong(country="US", postal_code="10001", region="Hessen") == [("region", "error")]
    assert wrong(country="BR", postal_code="40301-110", region="Hessen") == [("region", "warning")]
    assert wrong(region="Hessen") == []


def test_boxes_and_military_addresses_are_known() -> None:
    for line in ("PO Box 12", "P.O. Box 9", "Postfach 10 20", "BP 31", "Apartado 4"):
        assert is_post_office_box(Address(address1=line))
    for line in ("12 Boxwood Road", "Am Postplatz 3", "BPlaza 4"):
        assert not is_post_office_box(Address(address1=line))
    assert is_military(Address(city="APO", country="US"))
    assert is_military(Address(city="Unit 1", region="AE", country="US"))
    assert is_military(Address(city="Unit 1", region="Armed Forces (AP)", country="US"))
    assert not is_military(Address(city="Apo", country="DE"))
