# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Links to documents: what is no link is refused without being repeated."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_b2b.domain.links import record_link, record_of
from desktop_b2b.errors import UserError

ID = "0190aabbccddeeff0011223344556677"


def test_a_link_leads_back_to_its_document() -> None:
    assert record_of(record_link(ID)) == ID
    assert record_of(f"  DESKTOP-B2B://RECORD/{ID.upper()}/ ") == ID
    assert record_of(f"desktop-b2b:record/{ID}") == ID


@pytest.mark.parametrize(
    "link",
    ["", "desktop-b2b://record/", f"https://record/{ID}", f"desktop-b2b://record/{ID}0", f"desktop-b2b://x/{ID}",
     f"desktop-b2b://record/{ID}?x=1", "desktop-b2b://record/" + "g" * 32, "x" * 100_000],
)  # fmt: skip
def test_anything_else_is_refused(link: str) -> None:
    with pytest.raises(UserError) as refused:
        record_of(link)
    assert (refused.value.code, refused.value.field) == ("link.unknown", "link")
    assert not refused.value.params


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    with contextlib.suppress(UserError):
        assert len(record_of(text)) == 32
