# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The theme in force and its live switching."""

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.fonts import application_font
from ui.theme.palette import palette
from ui.theme.sheet import sheet
from ui.theme.tokens import DARK, LIGHT, Tokens, from_palette, set_current_tokens

if TYPE_CHECKING:
    from ui.theme.focus import RingKeeper

#: The one widget style; it must be chosen when the application is made.
STYLE = ("-style", "Fusion")


class Mode(StrEnum):
    """What the user chose."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Theme(QObject):
    """Owns style, font, palette and sheet of the application.

    The style is Fusion everywhere: the only one that obeys one palette on three systems.

    Signals: `changed` after every switch; only widgets that keep colours (charts) need it.
    """

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode, *, bundled: bool | None, pixels: int | None) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._tokens: Tokens | None = None
        self.reduced_motion = False
        self._ring: RingKeeper | None = None
        app.setFont(application_font(bundled=bundled, pixels=pixels))

    @property
    def ring(self) -> "RingKeeper":
        """Puts the focus ring around what the keyboard reached."""
        if self._ring is None:
            raise RuntimeError("the theme is not settled yet")
        return self._ring

    def settle(self) -> None:
        """Do what the first paint did without: the focus ring, and following the system's colours."""
        if self._ring is not None:
            return
        from PySide6.QtCore import Qt

        from ui.theme.focus import RingKeeper

        self._ring = RingKeeper(self._app)
        self._app.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, False)
        hints = self._app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        self._app.layoutDirectionChanged.connect(self._on_direction)
        self._apply()

    @classmethod
    def install(
        cls,
        app: QApplication,
        mode: Mode | str = Mode.SYSTEM,
        *,
        bundled: bool | None = None,
        pixels: int | None = None,
        early: Tokens | None = None,
    ) -> "Theme":
        """Dress the application, once; later calls only switch the mode.

        `bundled` forces the bundled font on or off, `pixels` the text size: for tests and screenshots. With
        `early` these colours are worn until `settle`, which asks the system.
        """
        theme = _installed.get(app)
        if theme is None:
            theme = _installed[app] = cls(app, Mode(mode), bundled=bundled, pixels=pixels)
            if early is None:
                app.setStyle(STYLE[1])
                theme.settle()
            else:
                theme._wear(early)
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
        from PySide6.QtCore import Qt

        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return None
        if self._mode is Mode.SYSTEM:
            return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._mode is Mode.DARK else LIGHT

    def _apply(self) -> None:
        from PySide6.QtCore import Qt

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
            self._wear(wanted)

    def _wear(self, tokens: Tokens) -> None:
        self._tokens = tokens
        set_current_tokens(tokens)
        self._app.setPalette(palette(tokens))
        self._app.setStyleSheet(sheet(tokens))
        self.changed.emit()

    def _drop_to_system(self) -> None:
        """High contrast: the user's own colours, untouched."""
        self._app.setStyleSheet("")
        self._app.setPalette(QPalette())
        self._tokens = from_palette(self._app.palette())
        set_current_tokens(self._tokens)
        self.changed.emit()

    def _on_direction(self) -> None:
        """One reads from the other side: a sheet knows left and right only."""
        if self._tokens is not None and self._tokens.name != "contrast":
            self._app.setStyleSheet(sheet(self._tokens))

    def _on_system_changed(self) -> None:
        if self._mode is Mode.SYSTEM or self._wanted() is None or self.tokens.name == "contrast":
            wanted = self._wanted()
            if wanted is not self._tokens:
                self._apply()


_installed: dict[QApplication, Theme] = {}


def likely(app: QApplication, mode: str, *, contrast: bool) -> Tokens | None:
    """The colours that the system will turn out to want; None where they must be asked for first.

    Fusion's own palette is dark where the system is. `contrast`: it wanted high contrast the last time.
    """
    if contrast:
        return None
    if mode == Mode.SYSTEM:
        return DARK if app.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT
    return DARK if mode == Mode.DARK else LIGHT


def current() -> Theme:
    """The installed theme."""
    # Not findChild: it would make Python objects of all that Qt keeps beneath the application.
    theme = next(iter(_installed.values()), None)
    if theme is None:
        raise RuntimeError("no theme is installed: call Theme.install first")
    return theme


def repolish(widget: QWidget) -> None:
    """Let the sheet look again at a widget whose `kind`, `tone`, `sz` or `state` changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
