# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The developers' doors say to the program what it understands."""

from __future__ import annotations

import pytest

import dev
from desktop_b2b.sample.command import parse


@pytest.mark.parametrize(
    ("typed", "verb"),
    [
        (["run"], "run"),
        (["run", "--as", "supplier-1", "--headless"], "run"),
        (["screenshots", "pictures"], "screenshots"),
        (["screenshots", "pictures", "--language", "fr", "--scale", "2"], "screenshots"),
    ],
)
def test_the_sample_world_opens_as_asked(
    monkeypatch: pytest.MonkeyPatch, typed: list[str], verb: str
) -> None:
    handed: list[list[str]] = []
    monkeypatch.setattr(dev, "hand_over", handed.append)
    function, options, rest = dev.parse(typed)
    function(options, rest)
    words = handed[0]
    assert words[1:4] == ["-m", "desktop_b2b", "sample"]
    given = parse(words[4:])
    assert given.verb == verb
    assert given.folder == dev.throw_away_folder()
