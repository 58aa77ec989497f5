# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A side panel that becomes a drawer in a narrow window."""

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import Motion, Space, Width, colour, current, scaled
from ui.widgets.buttons import icon_button


class SidePanel(QWidget):
    """A panel on `surface` with a hairline towards the main column; put content in `body`."""

    def __init__(self, width: int = Width.SIDE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel_width = scaled(width)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        page.setProperty("kind", "page")
        self.close_row = QWidget()
        row = QHBoxLayout(self.close_row)
        row.setContentsMargins(0, 4, 6, 0)
        row.addStretch(1)
        self.close_button = icon_button("x", self.tr("Close the panel"))
        row.addWidget(self.close_button)
        self.close_row.hide()
        self.body = QVBoxLayout(page)
        self.body.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self.body.setSpacing(Space.S)
        scroll.setWidget(page)
        outer.setSpacing(0)
        outer.addWidget(self.close_row)
        outer.addWidget(scroll)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.fillRect(self.width() - 1 if mirrored else 0, 0, 1, self.height(), colour("line"))


class SideLayout(QWidget):
    """Main column and side panel side by side; below a window width of 1,180 the panel is a drawer.

    Signals: `drawer_changed(is_drawer)`, so that a screen shows its button "Details" only then.
    """

    drawer_changed = Signal(bool)

    def __init__(self, main: QWidget, panel: SidePanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.main, self.panel = main, panel
        self._drawer = False
        self._open = False
        main.setParent(self)
        panel.setParent(self)
        panel.close_button.clicked.connect(lambda _on=False: self.set_open(False))

    @property
    def is_drawer(self) -> bool:
        """Whether the window is too narrow for both."""
        return self._drawer

    @property
    def is_open(self) -> bool:
        """Whether the panel can be seen."""
        return self._open or not self._drawer

    def set_open(self, on: bool) -> None:
        """Open or close the drawer; beside the main column the panel always stands."""
        if on == self._open or not self._drawer:
            return
        self._open = on
        end = self._panel_place(on)
        self.panel.raise_()
        self.panel.show()
        duration = current().duration(Motion.DRAWER)
        if not duration:
            self._settle()
            return
        slide = QPropertyAnimation(self.panel, b"geometry", self.panel)
        slide.setDuration(duration)
        slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        slide.setEndValue(end)
        slide.finished.connect(self._settle)
        slide.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)

    def _panel_place(self, shown: bool) -> QRect:
        width = min(self.panel.panel_width, self.width())
        x = self.width() - width if shown else self.width()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = 0 if shown else -width
        return QRect(x, 0, width, self.height())

    def _settle(self) -> None:
        shown = self.is_open
        self.panel.setGeometry(self._panel_place(shown))
        self.panel.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        drawer = self.window().width() < scaled(Width.DRAWER_BELOW)
        changed = drawer != self._drawer
        self._drawer = drawer
        self.panel.close_row.setVisible(drawer)
        place = self._panel_place(True)
        if drawer:
            self.main.setGeometry(self.rect())
        elif place.x() == 0 and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            self.main.setGeometry(place.width(), 0, self.width() - place.width(), self.height())
        else:
            self.main.setGeometry(0, 0, self.width() - place.width(), self.height())
        self._settle()
        if changed:
            self._open = False
            self._settle()
            self.drawer_changed.emit(drawer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drawer and self._open:
            self.set_open(False)
            return
        super().keyPressEvent(event)
