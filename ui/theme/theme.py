# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The theme in force and its live switching."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.focus import RingKeeper
from ui.theme.fonts import application_font
from ui.theme.palette import palette
from ui.theme.sheet import sheet
from ui.theme.style import B2BStyle
from ui.theme.tokens import DARK, LIGHT, Tokens, from_palette, set_current_tokens


class Mode(StrEnum):
    """What the user chose."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Theme(QObject):
    """Owns style, font, palette and sheet of the application.

    Signals: `changed` after every switch; only widgets that keep colours (charts) need it.
    """

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode, *, bundled: bool | None, pixels: int | None) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._tokens: Tokens | None = None
        self.reduced_motion = False
        self._style = B2BStyle()
        app.setStyle(self._style)
        app.setFont(application_font(bundled=bundled, pixels=pixels))
        app.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, False)
        self.ring = RingKeeper(app)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)

    @classmethod
    def install(
        cls,
        app: QApplication,
        mode: Mode | str = Mode.SYSTEM,
        *,
        bundled: bool | None = None,
        pixels: int | None = None,
    ) -> "Theme":
        """Dress the application, once; later calls only switch the mode.

        `bundled` forces the bundled font on or off, `pixels` the text size: for tests and screenshots.
        """
        theme = app.findChild(Theme)
        if theme is None:
            theme = cls(app, Mode(mode), bundled=bundled, pixels=pixels)
            theme._apply()
        else:
            if pixels is not None:
                app.setFont(application_font(bundled=bundled, pixels=pixels))
                theme._tokens = None
            theme.set_mode(mode)
        return theme

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._tokens or LIGHT

    @property
    def mode(self) -> Mode:
        """What was chosen: light, dark or system."""
        return self._mode

    @property
    def is_dark(self) -> bool:
        """Whether dark colours are in force."""
        return self.tokens.dark

    def set_mode(self, mode: Mode | str) -> None:
        """Switch live; every open window follows."""
        self._mode = Mode(mode)
        self._apply()

    def duration(self, milliseconds: int) -> int:
        """A duration from `Motion`, or none when the user asked for stillness."""
        return 0 if self.reduced_motion else milliseconds

    def _wanted(self) -> Tokens | None:
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return None
        if self._mode is Mode.SYSTEM:
            return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._mode is Mode.DARK else LIGHT

    def _apply(self) -> None:
        hints = self._app.styleHints()
        scheme = {Mode.LIGHT: Qt.ColorScheme.Light, Mode.DARK: Qt.ColorScheme.Dark}.get(self._mode)
        if scheme is None:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(scheme)
        wanted = self._wanted()
        if wanted is None:
            self._drop_to_system()
        elif wanted is not self._tokens:
            self._tokens = wanted
            set_current_tokens(wanted)
            self._app.setPalette(palette(wanted))
            self._app.setStyleSheet(sheet(wanted))
            self.changed.emit()

    def _drop_to_system(self) -> None:
        """High contrast: the user's own colours, untouched."""
        self._app.setStyleSheet("")
        self._app.setPalette(QPalette())
        self._tokens = from_palette(self._app.palette())
        set_current_tokens(self._tokens)
        self.changed.emit()

    def _on_system_changed(self) -> None:
        if self._mode is Mode.SYSTEM or self._wanted() is None or self.tokens.name == "contrast":
            wanted = self._wanted()
            if wanted is not self._tokens:
                self._apply()


def current() -> Theme:
    """The installed theme."""
    app = QApplication.instance()
    theme = app.findChild(Theme) if app is not None else None
    if theme is None:
        raise RuntimeError("no theme is installed: call Theme.install first")
    return theme


def repolish(widget: QWidget) -> None:
    """Let the sheet look again at a widget whose `kind`, `tone`, `sz` or `state` changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
