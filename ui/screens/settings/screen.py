# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""My account: the company's information, logo and defaults (S2.2–S2.7), and the look of this window."""

from __future__ import annotations

import functools
from zoneinfo import available_timezones

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_b2b.documents.address import country_name
from desktop_b2b.domain.codes import COUNTRIES, CURRENCIES
from desktop_b2b.domain.entities import Organisation
from ui import actions
from ui.actions import ActionKey
from ui.forms.spec import FieldKind, FieldSpec
from ui.forms.typed_copy import plain_value
from ui.forms.typed_forms import TypedForms
from ui.language import LANGUAGES
from ui.screens.settings.calendar_card import CalendarCard
from ui.screens.settings.company import CompanyCopy
from ui.screens.settings.logo import LogoPanel
from ui.screens.settings.window_card import WindowCard
from ui.shell.screen import Route, Screen, ScreenContext
from ui.theme import Space, scaled
from ui.widgets import Card, secondary
from ui.widgets.scrolling import ScrollingPage

BUFFER = "company"
YEAR_HOURS = 8760
#: Below this width the cards stand in one column.
NARROW = 960


class SettingsScreen(Screen):
    """Typing is kept at once; leaving a field stores it."""

    NAV = "account"

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        organisation = context.viewer.organisation
        self.may_edit = context.viewer.may("company.edit")
        self.copy = CompanyCopy(organisation)
        place = (BUFFER, organisation.id)
        self.typing = TypedForms(self.copy, context.tasks, place, context.clock.now, context.zone, self)
        self.typing.misplaced.connect(context.toasts.show_error)
        self.save = secondary(self.tr("Save"), "save", self._save)
        self._action = actions.make(ActionKey.SAVE, self, self._save)
        self._build()
        self._show(organisation)
        if not self.may_edit:
            reason = self.tr("Ask your account manager to change this")
            self.typing.lock(reason)
            self.save.disable(reason)
        context.feeds.organisation_changed.connect(self._show)
        self.run(self._restore())

    def title(self) -> str:
        return self.tr("My account")

    def header_start(self) -> list[QWidget]:
        return [self.typing.saved]

    def header_end(self) -> list[QWidget]:
        return [self.save]

    def screen_actions(self) -> list[QAction]:
        return [self._action]

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        # From the outside to the inside: a widget that is put elsewhere takes all within it along, dearly.
        scroll = ScrollingPage(self)
        self._grid = QGridLayout(scroll.page)
        self._grid.setContentsMargins(Space.PAGE_X, 0, Space.PAGE_X, Space.PAGE_Y)
        self._grid.setSpacing(Space.M)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._grid.addLayout(self._left, 0, 0)
        self._grid.addLayout(self._right, 0, 1)
        self._grid.setRowStretch(2, 1)
        for column, cards in (
            (self._left, (self._fill_company, self._fill_contact, self._fill_calendar)),
            (self._right, (self._fill_logo, self._fill_defaults, self._fill_own)),
        ):
            column.setSpacing(Space.M)
            for fill in cards:
                fill(column)
            column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < scaled(NARROW)
        self._grid.removeItem(self._right)
        self._grid.addLayout(self._right, 1 if narrow else 0, 0 if narrow else 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 0 if narrow else 1)

    def _fill_company(self, column: QVBoxLayout) -> None:
        _card, form = self.typing.add(column, self.tr("Information company"))
        form.add_row(
            (FieldSpec("name", self.tr("Company"), note=self.tr("shown to your partners"), required=True), 12)
        )
        form.add_row(
            (
                FieldSpec("description", self.tr("Description"), FieldKind.MULTILINE, lines=2),
                12,
            )
        )
        form.add_row((FieldSpec("address1", self.tr("Address")), 12))
        form.add_row((FieldSpec("address2", self.tr("Address, second line")), 12))
        form.add_row(
            (FieldSpec("postal_code", self.tr("Postal code")), 4), (FieldSpec("city", self.tr("City")), 8)
        )
        form.add_row(
            (FieldSpec("region", self.tr("Region")), 4),
            (
                FieldSpec(
                    "country",
                    self.tr("Country"),
                    FieldKind.CHOICE,
                    options=_countries(self.context.viewer.organisation.language),
                ),
                8,
            ),
        )

    def _fill_contact(self, column: QVBoxLayout) -> None:
        _card, form = self.typing.add(column, self.tr("Administrative contact"))
        form.add_row((FieldSpec("contact_name", self.tr("Name")), 12))
        form.add_row(
            (FieldSpec("contact_email", self.tr("E-mail"), FieldKind.EMAIL), 7),
            (FieldSpec("contact_phone", self.tr("Phone")), 5),
        )

    def _fill_calendar(self, column: QVBoxLayout) -> None:
        self.calendar = CalendarCard(self, editable=self.may_edit)
        self.calendar.stored.connect(self.typing.tell_saved)
        column.addWidget(self.calendar)

    def _fill_logo(self, column: QVBoxLayout) -> None:
        card = Card(self.tr("Logo"))
        column.addWidget(card)
        self.logo = LogoPanel(self.context, self.may_edit)
        card.body.addWidget(self.logo)

    def _fill_defaults(self, column: QVBoxLayout) -> None:
        _card, form = self.typing.add(column, self.tr("Defaults"))
        zones = list(_zones())
        present = self.context.viewer.organisation.time_zone
        if present not in dict(zones):
            zones.insert(0, (present, present))
        form.add_row(
            (
                FieldSpec(
                    "language", self.tr("Language"), FieldKind.SEGMENT, options=list(LANGUAGES.items())
                ),
                12,
            )
        )
        form.add_row(
            (
                FieldSpec(
                    "time_zone",
                    self.tr("Time zone"),
                    FieldKind.CHOICE,
                    note=self.tr("of remaining times"),
                    options=zones,
                ),
                8,
            ),
            (
                FieldSpec(
                    "currency",
                    self.tr("Currency"),
                    FieldKind.CHOICE,
                    options=[(code, code) for code in sorted(CURRENCIES)],
                ),
                4,
            ),
        )
        if self.context.is_retailer:
            form.add_row(
                (
                    FieldSpec(
                        "shipping_hours",
                        self.tr("Hours to ship"),
                        FieldKind.DECIMAL,
                        note=self.tr("from ordering; then both sides are reminded"),
                        decimals=0,
                        required=True,
                        validate=self._check_hours,
                    ),
                    12,
                )
            )
            modes = [("manual", self.tr("Manual")), ("automatic", self.tr("Automatic"))]
            form.add_row(
                (
                    FieldSpec(
                        "default_mode",
                        self.tr("Assignment of new requests"),
                        FieldKind.SEGMENT,
                        note=self.tr("can be changed in each request"),
                        options=modes,
                    ),
                    12,
                )
            )

    def _fill_own(self, column: QVBoxLayout) -> None:
        self.own = WindowCard(self.context)
        column.addWidget(self.own)

    def _check_hours(self, value: object) -> str | None:
        hours = plain_value(value)
        if not isinstance(hours, int) or not 0 <= hours <= YEAR_HOURS:
            return self.tr("Between 0 and 8,760 hours")
        return None

    # ------------------------------------------------------------ showing

    def _show(self, organisation: Organisation) -> None:
        self.copy.load(organisation)
        self.calendar.show_organisation(organisation)
        self.logo.show_logo(organisation)
        self.typing.fill()

    async def _restore(self) -> None:
        if self.may_edit and await self.typing.restore():
            self.typing.fill()

    # ------------------------------------------------------------ doing

    def _save(self) -> None:
        self.typing.save()
        self.calendar.save()

    def leave(self) -> None:
        self.typing.leave()
        self.calendar.leave()


@functools.cache
def _zones() -> tuple[tuple[str, str], ...]:
    """All zones with their words. Finding them looks into hundreds of files."""
    return tuple((zone, zone.replace("_", " ")) for zone in sorted(available_timezones()) if _is_place(zone))


@functools.cache
def _countries(language: str) -> tuple[tuple[str, str], ...]:
    """Nothing, and all countries as a language calls them."""
    named = [(code, country_name(code, language)) for code in COUNTRIES]
    return ("", ""), *sorted(named, key=lambda pair: pair[1].casefold())


def _is_place(zone: str) -> bool:
    """Zones that people know: of a continent and a city, and UTC."""
    return zone == "UTC" or (
        "/" in zone and not zone.startswith(("Etc/", "posix/", "right/", "SystemV/", "US/"))
    )
