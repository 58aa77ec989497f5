# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""When the company works: hours of the week, holidays by country and region, days of its own (A6, N6)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale, Signal

from desktop_b2b.domain.entities import Organisation
from desktop_b2b.errors import UserError
from desktop_b2b.rules.holiday_dates import countries
from desktop_b2b.services.queries import GetBuffer
from ui.forms.form import Form
from ui.forms.keeper import Keeper
from ui.forms.spec import FieldKind, FieldSpec
from ui.screens.request.countries import country_name
from ui.screens.settings.calendar_copy import (
    CLOSING,
    COUNTRY,
    DAYS,
    EXTRA,
    REGION,
    USUAL,
    CalendarCopy,
)
from ui.shell.screen import Screen
from ui.strings import error_text
from ui.theme import Tone, Type
from ui.widgets import Card, IconLabel, PlainLabel, quiet

BUFFER = "calendar"


class CalendarCard(Card):
    """Typing is kept at once; leaving a field stores it when all of it is right. Signals: `stored()`."""

    stored = Signal()

    def __init__(self, screen: Screen, *, editable: bool) -> None:
        super().__init__(QCoreApplication.translate("CalendarCard", "Working time"))
        self._screen, self._editable = screen, editable
        context = screen.context
        organisation = context.viewer.organisation
        self._regions: Mapping[str, tuple[str, ...]] = {}
        self.copy = CalendarCopy(organisation)
        self.keeper = Keeper(self.copy, context.tasks, BUFFER, organisation.id, context.clock.now)
        self.keeper.stored.connect(self.stored)
        self.keeper.refused.connect(self._on_refused)
        words = self.tr("Times to answer and to ship are counted in these hours, in your time zone.")
        self.body.addWidget(PlainLabel(words, Type.SMALL, "text3", wrap=True))
        self.form = Form()
        self._add_fields()
        self.form.edited.connect(self._on_edited)
        self.form.left.connect(self._on_left)
        self.body.addWidget(self.form)
        self.usual = quiet(self.tr("Mon to Fri, 9 to 17"), "clock", self._fill_usual, sz="s")
        self.add_header_widget(self.usual)
        self.message = IconLabel("alert-circle", "", Tone.RED, wrap=True)
        self.message.hide()
        self.body.addWidget(self.message)
        if not editable:
            reason = self.tr("Ask your account manager to change this")
            self.form.lock_all(reason)
            self.usual.disable(reason)
        self._fill()
        screen.run(self._begin())

    def _add_fields(self) -> None:
        form, locale = self.form, QLocale()
        names = [locale.standaloneDayName(number) for number in range(1, 8)]
        specs = [
            FieldSpec(key, name[:1].upper() + name[1:], placeholder=self.tr("closed"))
            for key, name in zip(DAYS, names, strict=True)
        ]
        for place in range(0, len(specs), 2):
            form.add_row(*((spec, 6) for spec in specs[place : place + 2]))
        note = self.tr("nobody works then")
        form.add_row(
            (FieldSpec(COUNTRY, self.tr("Public holidays of"), FieldKind.CHOICE, note=note), 8),
            (FieldSpec(REGION, self.tr("Region"), FieldKind.CHOICE), 4),
        )
        hint = "2026-12-24"
        form.add_row(
            (
                FieldSpec(
                    CLOSING,
                    self.tr("Closing days"),
                    FieldKind.MULTILINE,
                    note=self.tr("one a line"),
                    placeholder=hint,
                    lines=3,
                ),
                6,
            ),
            (
                FieldSpec(
                    EXTRA,
                    self.tr("Days with other hours"),
                    FieldKind.MULTILINE,
                    note=self.tr("one a line"),
                    placeholder="2026-12-20 09:00-12:00",
                    lines=3,
                ),
                6,
            ),
        )

    async def _begin(self) -> None:
        """What was typed before comes back; the countries come when their library is there."""
        tasks = self._screen.context.tasks
        kept = await tasks.query(
            GetBuffer(kind=BUFFER, target_id=self._screen.context.viewer.organisation.id)
        )
        if kept is not None and self._editable:
            self.copy.restore(kept.body)
            self.keeper.restored(kept.body, kept.typed_at)
        self._regions = await tasks.network(countries)
        self._fill()

    # ------------------------------------------------------------ showing

    def show_organisation(self, organisation: Organisation) -> None:
        """Show what is stored now; what is typed stays."""
        self.copy.load(organisation)
        self._fill()

    def _fill(self) -> None:
        country = self.copy.value(COUNTRY)
        known = {*self._regions, *([country] if country else [])}
        named = sorted(((code, country_name(code)) for code in known), key=lambda pair: pair[1].casefold())
        self.form.field(COUNTRY).set_options([("", self.tr("None")), *named])
        region = self.copy.value(REGION)
        codes = sorted({*self._regions.get(country, ()), *([region] if region else [])})
        self.form.field(REGION).set_options([("", self.tr("All")), *((code, code) for code in codes)])
        values = self.copy.values()
        self.form.set_values(
            {key: values[key] for key in self.form.keys if self.form.field(key).value() != values[key]}
        )

    # ------------------------------------------------------------ doing

    def _on_edited(self, key: str, value: object) -> None:
        self.copy.type(key, str(value))
        self.message.hide()
        self.keeper.touch()
        if key == COUNTRY:
            self.copy.type(REGION, "")
            self._fill()
        if key in (COUNTRY, REGION):
            self._on_left(key)

    def _on_left(self, key: str) -> None:
        problem = self.copy.problem(key)
        self.form.field(key).set_error(error_text(problem) if problem is not None else "")
        if self.copy.changed and problem is None:
            self.keeper.save_soon()

    def _fill_usual(self) -> None:
        for key, hours in zip(DAYS, USUAL, strict=True):
            self.copy.type(key, hours)
        self.keeper.touch()
        self._fill()
        self.keeper.save_soon()

    def save(self) -> None:
        """Store what is typed; say what is wrong with the rest."""
        for key in self.form.keys:
            problem = self.copy.problem(key)
            self.form.field(key).set_error(error_text(problem) if problem is not None else "")
        self.keeper.save_soon()

    def leave(self) -> None:
        """The screen is left."""
        self.keeper.leave()

    def _on_refused(self, error: UserError) -> None:
        if error.field in self.form.keys:
            self.form.field(error.field).set_error(error_text(error))
            return
        self.message.set_content("alert-circle", error_text(error), Tone.RED)
        self.message.show()
