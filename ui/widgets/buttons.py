# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Buttons: primary (one per screen), secondary, quiet, danger, link, and icon-only ones, which have names."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import Radius, Type, font, repolish
from ui.theme import icon as themed_icon
from ui.theme.icons import BUTTON, TEXT
from ui.widgets.labels import plain_tooltip


class Kind(StrEnum):
    """What a button promises."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"
    LINK = "link"


_INK = {
    Kind.PRIMARY: "on_accent",
    Kind.SECONDARY: "text2",
    Kind.QUIET: "text2",
    Kind.DANGER: "red",
    Kind.LINK: "link",
}


class Button(QPushButton):
    """A push button of a kind and size ("" 32 px, "s" 26, "l" 40, "floor" 64)."""

    def __init__(
        self,
        text: str = "",
        kind: Kind | str = Kind.SECONDARY,
        icon: str = "",
        *,
        sz: str = "",
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind = Kind(kind)
        self._reason = ""
        self.setProperty("kind", self._kind.value)
        self.setProperty("sz", sz)
        self.setProperty("radius", Radius.BUTTON)
        self.setAutoDefault(False)
        role = Type.CAPTION if sz == "s" and self._kind is not Kind.LINK else Type.MEDIUM
        self.setFont(font(role))
        if self._kind is Kind.LINK:
            from PySide6.QtCore import Qt  # never on the first screen

            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if icon:
            self.set_icon(icon)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False, act=on_click: act())

    def set_icon(self, name: str, token: str = "") -> None:
        """Put an icon before the word."""
        small = self.property("sz") == "s"
        self.setIcon(themed_icon(name, token or _INK[self._kind]))
        side = TEXT if small else BUTTON
        self.setIconSize(QSize(side, side))

    def set_kind(self, kind: Kind | str) -> None:
        """Change what the button promises, such as primary to secondary."""
        if self._kind != Kind(kind):
            name = self.icon().name()
            self._kind = Kind(kind)
            self.setProperty("kind", self._kind.value)
            if name:
                self.set_icon(name)
            repolish(self)

    def disable(self, reason: str) -> None:
        """Disable, and say why in the tooltip."""
        self._reason = reason
        self.setToolTip(plain_tooltip(reason))
        self.setAccessibleDescription(reason)
        self.setEnabled(False)

    def enable(self) -> None:
        """Take the reason back."""
        self.setToolTip("")
        self.setAccessibleDescription("")
        self.setEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt  # loaded after the first paint

        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


def primary(text: str, icon: str = "", on_click: Callable[[], object] | None = None, sz: str = "") -> Button:
    """The next business step: one per screen."""
    return Button(text, Kind.PRIMARY, icon, sz=sz, on_click=on_click)


def secondary(
    text: str, icon: str = "", on_click: Callable[[], object] | None = None, sz: str = ""
) -> Button:
    """Any other step."""
    return Button(text, Kind.SECONDARY, icon, sz=sz, on_click=on_click)


def quiet(text: str, icon: str = "", on_click: Callable[[], object] | None = None, sz: str = "") -> Button:
    """A tool: no border until hovered."""
    return Button(text, Kind.QUIET, icon, sz=sz, on_click=on_click)


def danger(text: str, icon: str = "", on_click: Callable[[], object] | None = None, sz: str = "") -> Button:
    """Something that cannot be undone."""
    return Button(text, Kind.DANGER, icon, sz=sz, on_click=on_click)


def link(text: str, on_click: Callable[[], object] | None = None, small: bool = False) -> Button:
    """A link in a sentence."""
    made = Button(text, Kind.LINK, on_click=on_click)
    if small:
        made.setFont(font(Type.CAPTION))
    return made


def icon_button(
    icon: str,
    name: str,
    on_click: Callable[[], object] | None = None,
    *,
    sz: str = "s",
    kind: Kind = Kind.QUIET,
) -> Button:
    """An icon alone: `name` is its tooltip and what a screen reader says."""
    made = Button("", kind, icon, sz=sz, on_click=on_click)
    made.setProperty("only_icon", True)
    made.setIconSize(QSize(BUTTON, BUTTON))
    made.setToolTip(plain_tooltip(name))
    made.setAccessibleName(name)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made
