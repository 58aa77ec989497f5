# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Days as people type them, and as they are written out."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale

from ui.forms.moments import MomentError, format_day, parse_day

NOW = datetime(2026, 11, 19, 10, 42, tzinfo=ZoneInfo("Europe/Amsterdam"))
ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", date(2026, 11, 19)),
        ("Tomorrow", date(2026, 11, 20)),
        ("+3d", date(2026, 11, 22)),
        ("1 dec", date(2026, 12, 1)),
        ("24/12", date(2026, 12, 24)),
        ("2026-12-24", date(2026, 12, 24)),
        ("demain", date(2026, 11, 20)),
        ("fri", date(2026, 11, 20)),
        ("Today, Thu 19 Nov 2026", date(2026, 11, 19)),
    ],
)
def test_a_day_is_read_as_people_type_it(typed: str, meant: date) -> None:
    assert parse_day(typed, NOW, ENGLISH) == meant


@pytest.mark.parametrize("typed", ["", "soon", "1 dec 12:00", "32 dec", "2026-02-30"])
def test_what_is_no_day_is_refused_in_words(typed: str) -> None:
    with pytest.raises(MomentError) as refused:
        parse_day(typed, NOW, ENGLISH)
    assert str(refused.value)


def test_a_day_that_is_written_out_is_read_back() -> None:
    for ahead in range(400):
        day = date.fromordinal(NOW.date().toordinal() + ahead)
        assert parse_day(format_day(day, NOW.date(), ENGLISH), NOW, ENGLISH) == day
