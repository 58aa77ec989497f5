# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Money, text, codes and instants: exact, clean, and refused with the field's name."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_b2b.domain import checks, text
from desktop_b2b.domain.codes import countable, gtin_valid
from desktop_b2b.domain.values import (
    child_id,
    exponent,
    from_scaled,
    line_total,
    round_amount,
    sort_key,
    to_scaled,
)
from desktop_b2b.errors import UserError

D = Decimal
numbers = st.decimals(min_value=0, max_value=9_000_000_000_000, places=6)


def refusal(run: Callable[[], Any]) -> UserError:
    with pytest.raises(UserError) as caught:
        run()
    return caught.value


@pytest.mark.parametrize(
    ("quantity", "price", "currency", "total"),
    [
        ("3", "0.335", "EUR", "1.01"),  # 1.005 goes up
        ("1", "0.004999", "USD", "0.00"),
        ("1", "0.005", "USD", "0.01"),
        ("7", "149.5", "JPY", "1047"),  # 1046.5 goes up
        ("1", "0.0005", "KWD", "0.001"),
        ("2.5", "1.333333", "EUR", "3.33"),
    ],
)
def test_lines_round_once_half_up_to_the_minor_unit(
    quantity: str, price: str, currency: str, total: str
) -> None:
    assert line_total(D(quantity), D(price), currency) == D(total)


@given(numbers, numbers, st.sampled_from(["EUR", "JPY", "KWD", "CLF"]))
def test_line_totals_are_exact_however_large(quantity: Decimal, price: Decimal, currency: str) -> None:
    unit = Fraction(1, 10 ** exponent(currency))
    exact = Fraction(quantity) * Fraction(price)
    steps = int(exact / unit + Fraction(1, 2))
    assert Fraction(line_total(quantity, price, currency)) == steps * unit


def test_a_sum_of_rounded_lines_differs_from_a_rounded_sum() -> None:
    lines = [line_total(D(1), D("0.004"), "EUR")] * 3
    assert sum(lines) == 0
    assert round_amount(D("0.012"), "EUR") == D("0.01")


@given(numbers)
def test_scaled_integers_hold_every_number(value: Decimal) -> None:
    assert from_scaled(to_scaled(value)) == value


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("0.0000001", "number.precision"),
        ("9000000000000.0000000000000001", "number.precision"),
        ("8999999999999.0000000000000000000000000001", "number.precision"),
        ("1.00000000000000000000000000000000000000000000000000000000000000000001", "number.precision"),
        ("9000000000000.1", "number.range"),
        ("NaN", "number.range"),
        ("-Infinity", "number.range"),
        ("1E+999999999", "number.range"),
        ("-1E+999999999", "number.range"),
        ("-0.5", "number.negative"),
    ],
)
def test_numbers_that_cannot_be_kept_are_refused(value: str, code: str) -> None:
    error = refusal(lambda: checks.number(D(value), "lines[2].price"))
    assert (error.code, error.field) == (code, "lines[2].price")


def test_numbers_come_in_their_shortest_form() -> None:
    assert str(checks.number(D("5.000"), "x")) == "5"
    assert str(checks.number(D("1E+3"), "x")) == "1000"


def test_counted_units_are_whole() -> None:
    assert countable("each")
    assert countable("Box")
    assert not countable("KG")
    assert checks.quantity(D("2.5"), "q", "kg") == D("2.5")
    assert refusal(lambda: checks.quantity(D("2.5"), "q", "each")).code == "quantity.whole"


def test_text_is_composed_and_trimmed() -> None:
    assert text.line("  Cafe\u0301 ", "name") == "Caf\u00e9"
    assert text.note("a\r\nb\tc\r", "note") == "a\nb\tc"
    assert text.line("\U0001f4e6 box", "name") == "\U0001f4e6 box"


@pytest.mark.parametrize("bad", ["a\x00b", "a\x07b", "a\nb", "a\u2028b", "a\ue000b", "a\tb", "a\ud800b"])
def test_control_characters_are_refused_in_a_line(bad: str) -> None:
    error = refusal(lambda: text.line(bad, "company"))
    assert (error.code, error.field) == ("text.control", "company")


@pytest.mark.parametrize("bad", ["a\x00b", "a\x1bb", "a\x0bb"])
def test_control_characters_are_refused_in_a_note(bad: str) -> None:
    assert refusal(lambda: text.note(bad, "note")).code == "text.control"


@pytest.mark.parametrize("bad", ["A\u200bB", "A\u202eB", "A\u00adB"])
def test_nothing_invisible_stands_in_a_code(bad: str) -> None:
    assert refusal(lambda: text.code(bad, "sku")).code == "text.control"
    assert text.line(bad, "name") == bad


def test_text_has_an_end() -> None:
    assert text.line("x" * 200, "name") == "x" * 200
    error = refusal(lambda: text.line("x" * 201, "name"))
    assert (error.code, error.params) == ("text.too_long", {"length": "201", "limit": "200"})
    assert refusal(lambda: text.line("  ", "name", required=True)).code == "text.missing"


@pytest.mark.parametrize("good", ["", "a@b.co", " a.b+c@sub.example.com "])
def test_emails_that_could_be(good: str) -> None:
    assert checks.email(good, "email") == good.strip()


@pytest.mark.parametrize(
    "bad", ["a", "a@b", "a b@c.de", "a@b.c", "@b.co", "a@@b.co", "<a@b.co>", "a@b.co\n,c@d.ee"]
)
def test_emails_that_could_not(bad: str) -> None:
    error = refusal(lambda: checks.email(bad, "email"))
    assert error.field == "email"
    assert error.code in {"email.shape", "text.control"}


@pytest.mark.parametrize("bad", ["Mars/Olympus", "", "../etc/passwd", "/etc/passwd", "Europe", "a\x00b"])
def test_zones_that_do_not_exist(bad: str) -> None:
    assert refusal(lambda: checks.zone(bad, "time_zone")).code == "zone.unknown"


def test_zones_that_do() -> None:
    assert checks.zone("Europe/Paris", "time_zone") == "Europe/Paris"


@pytest.mark.parametrize(
    ("run", "code"),
    [
        (lambda: checks.country("XX", "f"), "country.unknown"),
        (lambda: checks.currency("EUX", "f"), "currency.unknown"),
        (lambda: checks.instant(-1, "f"), "instant.range"),
        (lambda: checks.instant(253_402_300_800_000, "f"), "instant.range"),
        (lambda: checks.sort_key("", "f"), "sort_key.shape"),
        (lambda: checks.sort_key("a b", "f"), "sort_key.shape"),
        (lambda: checks.file_hash("abc", "f"), "file.hash"),
        (lambda: checks.whole(8_761, "f", 0, 8_760), "number.limits"),
        (lambda: checks.gtin("4006381333932", "f"), "gtin.digit"),
    ],
)
def test_other_arguments_are_checked(run: Callable[[], Any], code: str) -> None:
    error = refusal(run)
    assert (error.code, error.field) == (code, "f")


@pytest.mark.parametrize("digits", ["4006381333931", "96385074", "036000291452", "10614141000415"])
def test_gtins(digits: str) -> None:
    assert gtin_valid(digits)
    wrong = digits[:-1] + str((int(digits[-1]) + 1) % 10)
    assert not gtin_valid(wrong)
    assert not gtin_valid(digits[:-2])


def test_sort_keys_leave_room_and_sort() -> None:
    keys = [sort_key(position) for position in range(2_000)]
    assert keys == sorted(keys)
    assert int(keys[1], 16) - int(keys[0], 16) == 1_024


@given(st.uuids(), st.text(st.characters(codec="utf-8")), st.integers())
def test_a_childs_id_is_the_uuid5_of_its_parent_and_name(parent: uuid.UUID, name: str, count: int) -> None:
    assert child_id(parent.hex, name, count) == uuid.uuid5(parent, f"{name}/{count}").hex
