# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Numbers and dates: read exactly, or not at all."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_b2b.services.imports import values
from desktop_b2b.services.imports.countries import country_code

NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=4, allow_nan=False, allow_infinity=False)


def read(text: str, mark: str) -> Decimal | None:
    shape = values.number(text)
    return None if shape is None else values.read_number(shape, mark)


@given(
    value=NUMBERS,
    mark=st.sampled_from(".,"),
    group=st.sampled_from(["", "other", " ", "'", "’", "\u00a0", "\u202f"]),
)
def test_what_is_written_is_read(value: Decimal, mark: str, group: str) -> None:
    other = "," if mark == "." else "."
    written = f"{value:,.4f}".replace(",", "G").replace(".", mark)
    written = written.replace("G", other if group == "other" else group)
    assert read(written, mark) == value
    assert values.mark_of(values.number(written).body) in (mark, "?")  # type: ignore[union-attr]


@given(text=st.text(alphabet="0123456789., -()'£", max_size=12))
def test_with_either_mark_a_number_is_read_once_or_refused(text: str) -> None:
    shape = values.number(text)
    if shape is None:
        return
    told = values.mark_of(shape.body)
    by_point, by_comma = values.read_number(shape, "."), values.read_number(shape, ",")
    if by_point is not None and by_comma is not None and by_point != by_comma:
        # Only what the shape leaves open may be read in two ways.
        assert told == "?" or told in ".,"
    if told == "":
        plain = values.read_number(shape, "")
        assert plain is None or plain == by_point == by_comma


@pytest.mark.parametrize(
    ("body", "mark"),
    [
        ("6", ""), ("2.55", "."), ("2,55", ","), ("1.234", "?"), ("1,234", "?"), ("12.345", "?"),
        ("1234.567", "."),
        ("0.123", "."), ("0,500", ","), (".5", "."), (".500", "."), ("1.234,5", ","), ("1,234.5", "."),
        ("1.234.567", ","), ("1,234,567", "."), ("1.23.4", ""), ("1,2.3,4", ""), ("5.", "."),
    ],
)  # fmt: skip
def test_evidence_of_one_number(body: str, mark: str) -> None:
    assert values.mark_of(body) == mark


@pytest.mark.parametrize(
    "text", ["", "abc", "1e5", "NaN", "Infinity", "--1", "1 2", "12 34", "٣", "1_000", "0x10", "9" * 50]
)
def test_no_numbers(text: str) -> None:
    assert values.number(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("-6", -6),
        ("6-", -6),
        ("−6", -6),
        ("(6)", -6),
        ("+6", 6),
        ("£6", 6),
        ("6 €", 6),
        ("1 234", 1234),
        ("12'345", 12345),
    ],
)
def test_signs_and_symbols(text: str, value: int) -> None:
    assert read(text, ".") == value


@pytest.mark.parametrize(("text", "mark"), [("1.23", ","), ("1,23", "."), ("1,234,5", "."), ("1.2.3", ".")])
def test_a_number_against_the_mark_is_refused(text: str, mark: str) -> None:
    assert read(text, mark) is None


def test_evidence_of_a_column() -> None:
    assert values.decimal_mark(["1", "20"]) == ("", False, False)
    assert values.decimal_mark(["1,234", "2.5"]) == (".", True, False)
    assert values.decimal_mark(["1,234", "7"]) == ("", True, False)
    assert values.decimal_mark(["1,5", "2.5"]) == ("", False, True)


def order(*texts: str) -> tuple[str, bool, bool]:
    return values.date_order(shape for text in texts if (shape := values.day(text)))


def test_the_order_of_dates() -> None:
    assert order("01/02/2020", "13/02/2020") == ("dmy", False, False)
    assert order("01/02/2020", "02/13/2020") == ("mdy", False, False)
    assert order("01/02/2020", "12-11-2020 08:26") == ("", True, False)
    assert order("13/02/2020", "02/13/2020") == ("", False, True)
    assert order("2020-02-01", "2020-01-02T10:00:00Z") == ("ymd", False, False)
    assert order("05.05.2020") == ("", False, False)


@given(
    day=st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    separator=st.sampled_from("-/."),
    pattern=st.sampled_from(["dmy", "mdy", "ymd"]),
)
def test_days_are_read_back(day: date, separator: str, pattern: str) -> None:
    parts = {"d": f"{day.day:02}", "m": f"{day.month:02}", "y": f"{day.year}"}
    shape = values.day(separator.join(parts[letter] for letter in pattern))
    assert shape is not None
    assert values.read_day(shape, pattern) == day
    if pattern != "ymd":
        wrong = values.read_day(shape, "mdy" if pattern == "dmy" else "dmy")
        assert wrong is None or wrong != day or day.day == day.month


@pytest.mark.parametrize("text", ["", "yesterday", "1/2", "2020-1-2-3", "1/2-2020", "99999-1-1", "1.2.202"])
def test_no_dates(text: str) -> None:
    assert values.day(text) is None


def test_days_that_do_not_exist() -> None:
    for text, pattern in (
        ("31/02/2020", "dmy"),
        ("02/31/2020", "mdy"),
        ("2020-13-01", "ymd"),
        ("1/13/2020", "dmy"),
    ):
        shape = values.day(text)
        assert shape is not None
        assert values.read_day(shape, pattern) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("United Kingdom", "GB"), ("EIRE", "IE"), ("france", "FR"), ("USA", "US"), ("de", "DE"),
        ("Côte d’Ivoire", "CI"),
        ("Cote d'Ivoire", "CI"), ("Channel Islands", None), ("Unspecified", None),
        ("European Community", None),
        ("EU", None), ("Atlantis", None), ("", None),
    ],
)  # fmt: skip
def test_countries(name: str, code: str | None) -> None:
    assert country_code(name) == code
