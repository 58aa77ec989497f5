# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The language of the window: ours and Qt's own words, numbers and dates, switched live (S2.4)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTimer, QTranslator

if TYPE_CHECKING:
    from ui.disguise import Disguise

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "translations"
LANGUAGES = {"en": "English", "fr": "Français"}


def locale_of(language: str) -> QLocale:
    """How numbers and dates are written: as the system does where it speaks that language."""
    system = QLocale.system()
    wanted = {"en": QLocale.Language.English, "fr": QLocale.Language.French}[language]
    if system.language() == wanted:
        return system
    country = {"en": QLocale.Country.UnitedKingdom, "fr": QLocale.Country.France}[language]
    return QLocale(wanted, country)


def guess() -> str:
    """The system's language if we speak it, else English."""
    return "fr" if QLocale.system().language() == QLocale.Language.French else "en"


def _of_qt(language: str) -> tuple[tuple[str, str], ...]:
    """The file of Qt's own words and its folder; they are English already."""
    if language == "en":
        return ()
    from PySide6.QtCore import QLibraryInfo

    return ((f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),)


class Language:
    """The translators in force.

    Widgets learn of a switch by Qt's LanguageChange event; the window by ``listeners``, since to be handed
    events of any kind makes Python objects of all kinds there are, which its first paint need not wait for.

    A `disguise` makes of each language one that nobody speaks: longer, or from right to left.
    """

    def __init__(self, disguise: Disguise | None = None) -> None:
        self._disguise = disguise
        self._translators: list[QTranslator] = []
        self.current = self.before = ""
        self.listeners: list[Callable[[], None]] = []

    def switch(self, language: str) -> None:
        """Speak another language from now on; an unknown one means English."""
        wanted = language if language in LANGUAGES else "en"
        if wanted == self.current:
            return
        self.before, self.current = self.current, wanted
        QLocale.setDefault(locale_of(wanted))
        for old in self._translators:
            QCoreApplication.removeTranslator(old)
        self._translators = []
        for name, folder in (*_of_qt(wanted), (wanted, str(FOLDER))):
            translator = QTranslator()
            if translator.load(name, folder):
                QCoreApplication.installTranslator(translator)
                self._translators.append(translator)
        if self._disguise is not None:
            self._put_on(self._disguise)
        for listener in self.listeners:
            QTimer.singleShot(0, listener)

    def _put_on(self, disguise: Disguise) -> None:
        from ui.disguise import DisguisedTranslator, turn_windows

        turn_windows(disguise)
        # The last one that is installed is asked first.
        over = DisguisedTranslator(disguise, list(reversed(self._translators)))
        QCoreApplication.installTranslator(over)
        self._translators.append(over)

    def undress(self) -> None:
        """Take the disguise off; English from now on."""
        if self._disguise is not None:
            from ui.disguise import turn_windows

            self._disguise = None
            turn_windows(None)
            self.current = ""
            self.switch("en")
