# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A retailer's office and a centre's floor in real windows, on one real server."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop_b2b.app.desk import DeskApp
from desktop_b2b.domain import entities as e
from desktop_b2b.errors import OutageError
from tests.end2end.centre import CentreMarket, Tray, centre_market, rows_of
from tests.end2end.people import Person, Watcher
from ui.language import Language
from ui.theme import Theme


class House:
    """The retailer's office and the centre's floor, on the same server."""

    def __init__(self, place: Path, found: CentreMarket, theme: Theme) -> None:
        self.folder, self.market, self.theme = place, found, theme
        self.language = Language()
        self.tray = Tray(place / "printed")
        self.present: list[Person] = []

    def enter(self, key: str, folder: str = "") -> Person:
        """Somebody signs in, or comes back, and opens the window."""
        place = self.folder / (folder or key)
        known = (place / "profile.json").exists()
        desk = DeskApp(place) if known else self.market.desk(key, place)
        self.present.append(Person(folder or key, desk, self.theme, self.language, self.tray.printer))
        return self.present[-1]

    def cut(self) -> None:
        """The server is gone: nobody reaches it."""
        self.market.server.kill()
        for person in self.present:
            with contextlib.suppress(OutageError):
                person.desk.sync_now()

    def mend(self) -> None:
        """The server is back, as it was."""
        self.market.server.start()
        for person in (*self.present, *self.present):
            person.desk.engine.sync_until_settled()


@contextlib.contextmanager
def house_in(place: Path, qapp: QApplication) -> Iterator[House]:
    """A house that is left in order."""
    theme = Theme.install(qapp, "light", bundled=True, pixels=13)
    theme.reduced_motion = True
    watcher = Watcher()
    qapp.installEventFilter(watcher)
    with centre_market(place) as found:
        made = House(place, found, theme)
        try:
            yield made
        finally:
            for person in made.present:
                person.leave()
            qapp.removeEventFilter(watcher)
            theme.reduced_motion = False
    assert not watcher.strangers


def number_of(person: Person, order_id: str) -> str:
    """The number on the papers of an order."""
    return next(row.number for row in rows_of(person.desk, e.B2BOrder) if row.id == order_id)


def state_of(desk: DeskApp, order_id: str) -> str:
    """Where an order stands on a desk."""
    return next(row.state for row in rows_of(desk, e.B2BOrder) if row.id == order_id)
