# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""SSCCs from document numbers: right check digits, and never the same for two devices or two counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_b2b.domain.gs1 import sscc
from desktop_b2b.domain.sscc_serials import sscc_of_number
from desktop_b2b.errors import UserError

PREFIX = "0952876"
_LETTER, _DIGIT = st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), st.sampled_from("0123456789")
NAMES = st.one_of(
    st.tuples(_LETTER, _DIGIT), st.tuples(_LETTER, _DIGIT, _LETTER),
    st.tuples(_LETTER, _DIGIT, _LETTER, _DIGIT),
).map("".join)  # fmt: skip
COUNTS = st.integers(0, 999)


@given(NAMES, COUNTS)
def test_it_is_an_sscc_of_the_company(name: str, count: int) -> None:
    made = sscc_of_number(f"{name}-{count:04}", PREFIX)
    assert sscc(made, "sscc") == made
    assert made[1 : 1 + len(PREFIX)] == PREFIX


@given(NAMES, COUNTS, NAMES, COUNTS)
def test_no_two_numbers_make_the_same(one: str, count: int, other: str, another: int) -> None:
    same = sscc_of_number(f"{one}-{count:04}", PREFIX) == sscc_of_number(f"{other}-{another:04}", PREFIX)
    assert same == ((one, count) == (other, another))


def test_a_device_whose_digits_begin_like_anothers_makes_others() -> None:
    names = [f"{letter}{digit}" for letter in "ABYZ" for digit in range(10)]
    names += [f"{name}{letter}" for name in names for letter in "AZ"]
    made = {sscc_of_number(f"{name}-{count}", PREFIX) for name in names for count in (0, 1, 10, 26, 2600)}
    assert len(made) == 5 * len(names)


def test_without_a_prefix_there_is_none() -> None:
    assert sscc_of_number("K7-0001", "") == ""


@pytest.mark.parametrize(
    ("number", "prefix", "code"),
    [
        ("K7-10000", "0952876000", "sscc.used_up"),
        ("K7-?1", PREFIX, "sscc.device"),
        ("77-0001", PREFIX, "sscc.device"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(number: str, prefix: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        sscc_of_number(number, prefix)
    assert caught.value.code == code
