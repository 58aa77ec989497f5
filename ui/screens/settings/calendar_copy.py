# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The company's working time while somebody edits it, as texts: a line a day, a day a line (A6, N6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop_b2b.domain import calendars
from desktop_b2b.domain.commands import Command, from_builtins
from desktop_b2b.domain.entities import Organisation
from desktop_b2b.errors import UserError
from ui.forms.typed_copy import TypedCopy

DAYS = tuple(f"day{number}" for number in range(calendars.DAYS_OF_WEEK))
COUNTRY, REGION, CLOSING, EXTRA = "holiday_country", "holiday_region", "closing_days", "extra_days"
#: What an empty week is filled with when the first of its days is.
USUAL = ("09:00-17:00",) * 5 + ("", "")


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


class CalendarCopy(TypedCopy):
    """The texts. Where one is wrong, none is sent: the week is stored as a whole."""

    def __init__(self, organisation: Organisation) -> None:
        super().__init__(_texts(organisation))
        self._id = organisation.id

    def load(self, organisation: Organisation) -> None:
        """Take what is stored now; what is typed stays on top."""
        self.take(_texts(organisation))

    def fits(self, value: object) -> bool:
        return isinstance(value, str)

    def problem(self, key: str) -> UserError | None:
        """Why a text is no hours or no days; None where it is."""
        checks: dict[str, Callable[[], object]] = {
            CLOSING: lambda: calendars.closing_days(_lines(self.value(CLOSING)), key),
            EXTRA: lambda: calendars.extra_days(_lines(self.value(EXTRA)), key),
        }
        check = checks.get(key, lambda: calendars.spans(self.value(key), key) if key in DAYS else None)
        try:
            check()
        except UserError as error:
            return error
        return None

    def begin_save(self) -> Command | None:
        """The command that stores what is typed, when all of it is right."""
        if self._sending or not self._typed or any(self.problem(key) for key in self._stored):
            return None
        self._sending = dict(self._typed)
        args: dict[str, Any] = {"organisation_id": self._id}
        if any(key in DAYS for key in self._typed):
            week = [self.value(key).strip() for key in DAYS]
            args["work_week"] = week if any(week) else []
        for key in (COUNTRY, REGION):
            if key in self._typed:
                args[key] = self.value(key)
        for key in (CLOSING, EXTRA):
            if key in self._typed:
                args[key] = list(_lines(self.value(key)))
        return from_builtins("SetCalendar", _tuples(args))


def _tuples(args: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in args.items()}


def _texts(organisation: Organisation) -> dict[str, str]:
    week = organisation.work_week or ("",) * calendars.DAYS_OF_WEEK
    return {
        **dict(zip(DAYS, week, strict=True)),
        COUNTRY: organisation.holiday_country,
        REGION: organisation.holiday_region,
        CLOSING: "\n".join(organisation.closing_days),
        EXTRA: "\n".join(organisation.extra_days),
    }
