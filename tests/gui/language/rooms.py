# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A window on a real desk with a company's life in it, and every place that it can show."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication, QDialog

from desktop_b2b.app.desk import DeskApp
from desktop_b2b.domain.commands.account import UpdateOrganisation
from desktop_b2b.services.queries import GetOrganisation
from ui.disguise import Disguise
from ui.executors import Executors
from ui.language import Language
from ui.notifier import Notifier
from ui.pictures import places, still_services
from ui.shell.screen import Route, Screen
from ui.shell.window import MainWindow
from ui.tasks import Tasks
from ui.theme import Theme


class Room:
    """The window, its desk, and who speaks."""

    def __init__(self, folder: Path, theme: Theme, disguise: Disguise | None = None) -> None:
        self.desk = DeskApp(folder)
        self.language = Language(disguise)
        self.language.switch("en")
        self.tasks = Tasks(self.desk, Executors.immediate())
        self.notifier = Notifier(self.desk.on_changes, self.desk.clock)
        self.settings = QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat)
        services = still_services(self.desk.clock)
        self.window = MainWindow(self.tasks, self.notifier, services, theme, self.language, self.settings)
        self.window.resize(1440, 900)
        self.window.start()
        self.window.show()
        self.settle()

    @property
    def front(self) -> Screen:
        """What is in front."""
        found = self.window.stack.screen_in_front
        assert found is not None
        return found

    def places(self) -> list[tuple[str, Route]]:
        """Every screen, each with a record that shows it well."""
        return list(places(self.desk))

    def go(self, route: Route) -> None:
        """Open a route and wait until it stands."""
        self.window.open(route)
        self.settle()

    def settle(self) -> None:
        """Let all that was begun come to its end."""
        for _turn in range(6):
            self.tasks.settle(30_000)
            self.notifier.flush()
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def speak(self, language: Literal["en", "fr"]) -> None:
        """Somebody changes the company's language, on this desk or another."""
        organisation = self.desk.answer(GetOrganisation())
        self.desk.execute(UpdateOrganisation(organisation_id=organisation.id, language=language))
        self.settle()
        assert self.language.current == language

    def dialogs(self) -> list[QDialog]:
        """Those that are open."""
        found = (each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog))
        return [each for each in found if each.isVisible()]

    def close(self) -> None:
        for dialog in self.dialogs():
            dialog.close()
        self.settle()
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.settle()
        self.notifier.close()
        self.tasks.close()
        self.desk.close()
        self.language.undress()
        self.language.switch("en")
