# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Settings: typed, with defaults that stand in for damage, and no key that nobody defined."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from desktop_b2b.settings import PRINTED, SETTINGS, THEME, Setting, unknown

UI = Path(__file__).resolve().parents[2] / "ui"


class Kept:
    """An INI file in memory: it gives texts back, as QSettings does."""

    def __init__(self, **values: str) -> None:
        self.values: dict[str, str] = dict(values)

    def value(self, key: str) -> Any:
        return self.values.get(key)

    def setValue(self, key: str, value: Any) -> None:  # noqa: N802
        self.values[key] = str(value).lower() if isinstance(value, bool) else str(value)

    def contains(self, key: str) -> bool:
        return key in self.values

    def remove(self, key: str) -> None:
        del self.values[key]


def test_a_value_comes_back_typed() -> None:
    kept = Kept()
    PRINTED.at("slip").write(kept, True)
    assert PRINTED.at("slip").read(kept) is True
    assert PRINTED.at("other").read(kept) is False
    count = Setting("count", 3, "how many")
    count.write(kept, 5)
    assert count.read(kept) == 5


@pytest.mark.parametrize("damage", ["purple", "", "0"])
def test_a_damaged_value_counts_as_the_default(damage: str) -> None:
    assert THEME.read(Kept(theme=damage)) == "system"
    assert Setting("count", 3, "how many").read(Kept(count="many")) == 3
    assert PRINTED.read(Kept(printed="perhaps")) is False


def test_what_is_no_choice_is_not_kept() -> None:
    kept = Kept()
    with pytest.raises(ValueError, match="purple"):
        THEME.write(kept, "purple")
    assert kept.values == {}


def test_an_earlier_key_is_read_and_moved() -> None:
    kept = Kept(colours="dark")
    moved = Setting("theme", "system", "Colours", renamed_from=("colours",))
    assert moved.read(kept) == "dark"
    assert kept.values == {"theme": "dark"}


def test_keys_are_unique_and_described() -> None:
    keys = [setting.key for setting in SETTINGS]
    assert len(set(keys)) == len(keys)
    assert all(setting.text for setting in SETTINGS)


def test_the_window_uses_no_key_that_nobody_defined() -> None:
    found = [
        key
        for path in UI.rglob("*.py")
        for key in re.findall(r"[sS]ettings\.(?:value|setValue)\(\s*\"([^\"]+)\"", path.read_text("utf-8"))
    ]
    assert unknown(found) == []
    assert unknown(["frobnicate", "window/geometry", "theme"]) == ["frobnicate"]
