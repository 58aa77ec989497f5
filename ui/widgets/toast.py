# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Toasts: what happened, at the bottom right, announced and never in the way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QEnterEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Motion, Radius, Space, Tone, Type, Width, colour, current, scaled
from ui.theme.icons import TOAST
from ui.theme.margins import margins
from ui.widgets.buttons import icon_button, quiet, secondary
from ui.widgets.labels import Icon, PlainLabel
from ui.widgets.paint import rounded

SHADOW = 14
UNDO_SECONDS = 10
PLAIN_SECONDS = 6
_ICONS = {
    Tone.RED: "alert-circle",
    Tone.AMBER: "alert-triangle",
    Tone.GREEN: "check-circle",
    Tone.GREY: "info",
    Tone.BLUE: "info",
    Tone.VIOLET: "arrow-turn",
    Tone.NONE: "info",
}


@dataclass(frozen=True)
class Message:
    """What a toast says: a bold fact, a sentence, a code to quote, and what can be done about it."""

    fact: str
    sentence: str = ""
    tone: Tone = Tone.GREEN
    code: str = ""
    actions: Sequence[tuple[str, Callable[[], object]]] = field(default_factory=tuple)
    undo: Callable[[], object] | None = None
    copyable: str = ""

    @property
    def stays(self) -> bool:
        """Errors stay until they are closed."""
        return self.tone is Tone.RED


class Toast(QWidget):
    """One message. Undo counts ten seconds down and pauses under the mouse or the focus.

    Signals: `closed` once, whatever the reason.
    """

    closed = Signal()

    def __init__(self, message: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = message
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._left = UNDO_SECONDS if message.undo is not None else PLAIN_SECONDS
        self._over = False
        self._done = False
        self.setFixedWidth(scaled(Width.TOAST) + 2 * SHADOW)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(SHADOW + Space.L, SHADOW + 14, SHADOW + Space.M, SHADOW + 14))
        row.setSpacing(Space.M)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(Icon(_ICONS[message.tone], str(message.tone or Tone.GREY), TOAST), 0, top)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PlainLabel(message.fact, Type.STRONG, wrap=True))
        sentence = message.sentence
        if message.code:
            sentence = self.tr("{0} Code {1}").format(sentence, message.code).strip()
        if sentence:
            words.addWidget(PlainLabel(sentence, Type.BODY, "text2", wrap=True))
        self._countdown = PlainLabel("", Type.SMALL, "text3")
        self._add_actions(words)
        row.addLayout(words, 1)
        row.addWidget(icon_button("x", self.tr("Close this message"), self.dismiss), 0, top)
        self.setAccessibleName(f"{message.fact}. {sentence}".strip())
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)
        if not self.stays:
            self._timer.start()
        self._show_left()

    def _add_actions(self, words: QVBoxLayout) -> None:
        message = self.message
        actions = QHBoxLayout()
        actions.setContentsMargins(0, Space.S, 0, 0)
        actions.setSpacing(Space.S)
        if message.undo is not None:
            undo = secondary(self.tr("Undo"), "undo", self.undo, sz="s")
            undo.setObjectName("undo")
            actions.addWidget(undo)
            actions.addWidget(self._countdown)
        for label, act in message.actions:
            button = secondary(label, sz="s")
            button.clicked.connect(partial(self._act, act))
            actions.addWidget(button)
        if message.copyable:
            actions.addWidget(quiet(self.tr("Copy details"), "copy", self._copy, sz="s"))
        actions.addStretch(1)
        if actions.count() > 1:
            words.addLayout(actions)

    @property
    def stays(self) -> bool:
        """Whether it goes only when somebody or something closes it."""
        return self.message.stays

    @property
    def seconds_left(self) -> int:
        """Seconds until it goes by itself."""
        return self._left

    def tick(self) -> None:
        """One second has passed."""
        if self._paused() or self._done:
            return
        self._left -= 1
        self._show_left()
        if self._left <= 0:
            self.dismiss()

    def undo(self) -> None:
        """Take the action back, once."""
        if self.message.undo is not None and not self._done:
            undo = self.message.undo
            self.dismiss()
            undo()

    def dismiss(self) -> None:
        """Close, once."""
        if not self._done:
            self._done = True
            self._timer.stop()
            self.closed.emit()
            self.close()

    def _act(self, act: Callable[[], object], _checked: bool = False) -> None:
        self.dismiss()
        act()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.message.copyable)

    def _paused(self) -> bool:
        focus = QApplication.focusWidget()
        return self._over or (focus is not None and self.isAncestorOf(focus))

    def _show_left(self) -> None:
        if self.message.undo is not None:
            self._countdown.setText(self.tr("{0} s").format(self._left))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._over = True

    def leaveEvent(self, event: QEvent) -> None:
        self._over = False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint_shadow(painter, box, Radius.DIALOG, SHADOW)
        rounded(painter, box, Radius.DIALOG, colour("raised"), colour("line2"))


def paint_shadow(painter: QPainter, box: QRectF, radius: float, reach: int) -> None:
    """A soft shadow under a raised box; painted, for graphics effects redraw whole windows."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    ink = QColor(colour("shadow"))
    ink.setAlphaF(0.03 if colour("raised").lightness() < 128 else 0.008)
    painter.setBrush(ink)
    for step in range(reach - 2, 0, -1):
        spread = box.adjusted(-step, -step + 3, step, step + 2)
        painter.drawRoundedRect(spread, radius + step, radius + step)
    painter.restore()


T = TypeVar("T", bound=Toast)


class ToastHost(QObject):
    """Stacks toasts in the bottom right corner of `host`, above a footer of `bottom` pixels."""

    def __init__(self, host: QWidget, bottom: int = 0) -> None:
        super().__init__(host)
        self._host = host
        self._bottom = bottom
        self._toasts: list[Toast] = []
        host.installEventFilter(self)

    @property
    def host(self) -> QWidget:
        """Over what they are shown."""
        return self._host

    @property
    def toasts(self) -> list[Toast]:
        """Those in view, oldest first."""
        return list(self._toasts)

    def set_bottom(self, pixels: int) -> None:
        """Keep clear of a selection footer."""
        self._bottom = pixels
        self._place()

    def show_message(self, message: Message) -> Toast:
        """Show a message and tell screen readers."""
        return self.show_toast(Toast(message, self._host))

    def show_toast(self, toast: T) -> T:
        """Show a toast of any kind, a child of this host, and tell screen readers."""
        toast.closed.connect(lambda: self._on_closed(toast))
        self._toasts.append(toast)
        for old in [t for t in self._toasts if not t.stays][:-3]:
            old.dismiss()
        toast.show()
        toast.raise_()
        self._place()
        self._slide_in(toast)
        announce(self._host, toast.accessibleName(), urgent=toast.message.stays)
        return toast

    def _on_closed(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            self._place()

    def _place(self) -> None:
        bottom = self._host.height() - self._bottom - Space.L + SHADOW
        mirrored = self._host.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for toast in reversed(self._toasts):
            for slide in toast.findChildren(QPropertyAnimation):
                # It would put the toast back to where it was to come.
                slide.stop()
            height = toast.heightForWidth(toast.width())
            toast.resize(toast.width(), height if height > 0 else toast.sizeHint().height())
            far = self._host.width() - toast.width() - Space.L + SHADOW
            bottom -= toast.height()
            toast.move(Space.L - SHADOW if mirrored else far, bottom)
            bottom += 2 * SHADOW - Space.M

    def _slide_in(self, toast: Toast) -> None:
        duration = current().duration(Motion.TOAST)
        if not duration or not self._host.isVisible():
            return
        end = toast.pos()
        slide = QPropertyAnimation(toast, b"pos", toast)
        slide.setDuration(duration)
        slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        slide.setStartValue(end + QPoint(0, Space.XL))
        slide.setEndValue(end)
        slide.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Say something through the screen reader without moving the focus."""
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
