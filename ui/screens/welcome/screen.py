# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Three doors: sign in, follow an invitation, or look around in sample data."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.language import LANGUAGES, Language
from ui.screens.welcome.code import CodeForm
from ui.screens.welcome.form import SignInForm, through
from ui.shell.services import WindowServices
from ui.strings import error_text
from ui.tasks import Tasks
from ui.theme import Radius, Space, Type, colour, font, scaled
from ui.theme import icons as icon_set
from ui.widgets import Card, IconLabel, PlainLabel, Segment, primary, secondary
from ui.widgets.paint import rounded
from ui.widgets.scrolling import ScrollingPage

DOOR = 332
MARK = 44


class _Mark(QWidget):
    """The product's letter, or a door's icon, on its square."""

    def __init__(self, letter: str = "", icon: str = "") -> None:
        super().__init__()
        self._letter, self._icon = letter, icon
        self.setFixedSize(QSize(MARK, MARK))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = "accent" if self._letter else "accent_soft"
        rounded(painter, QRectF(self.rect()), Radius.CARD, colour(ground), None)
        if self._letter:
            painter.setFont(font(Type.RECORD))
            painter.setPen(colour("on_accent"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letter)
        else:
            icon_set.paint(painter, self._icon, 12, 12, MARK - 24, "link")


class WelcomeScreen(QWidget):
    """What a first start shows. Signals: `opened` when a profile is open, `language_chosen(language)`."""

    opened = Signal()
    language_chosen = Signal(str)

    def __init__(self, tasks: Tasks, services: WindowServices, language: Language) -> None:
        super().__init__()
        self._tasks, self._services, self._language = tasks, services, language
        self._spoken = ""
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._build()

    def _build(self) -> None:
        self._spoken = self._language.current
        scroll = ScrollingPage()
        column = QVBoxLayout(scroll.page)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.L)
        column.setSpacing(Space.S)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(2)
        column.addWidget(_Mark("D"), 0, middle)
        column.addSpacing(Space.XS)
        column.addWidget(PlainLabel(self.tr("Welcome to Desktop B2B"), Type.WELCOME), 0, middle)
        promise = self.tr("Ask suppliers, compare answers, order and ship. It works without a network, too.")
        words = PlainLabel(promise, Type.FLOOR_NOTE, "text2", wrap=True)
        words.setAlignment(middle)
        column.addWidget(words)
        column.addSpacing(Space.XXL)
        column.addWidget(self._make_loading(), 0, middle)
        self._doors = QWidget()
        doors = QHBoxLayout(self._doors)
        doors.setContentsMargins(0, 0, 0, 0)
        doors.setSpacing(Space.XL)
        doors.addStretch(1)
        doors.addWidget(self._make_sign_in())
        doors.addWidget(self._make_invitation())
        doors.addWidget(self._make_sample())
        doors.addStretch(1)
        column.addWidget(self._doors)
        column.addStretch(3)
        column.addLayout(self._make_foot())
        self._scroll = scroll
        self._outer.addWidget(scroll)

    def _door(self, icon: str, title: str, text: str) -> Card:
        card = Card(padding=Space.XXL)
        card.setFixedWidth(scaled(DOOR))
        card.body.setSpacing(Space.S)
        card.body.addWidget(_Mark(icon=icon))
        card.body.addSpacing(Space.XS)
        card.body.addWidget(PlainLabel(title, Type.RECORD, wrap=True))
        card.body.addWidget(PlainLabel(text, Type.BODY, "text2", wrap=True))
        card.body.addSpacing(Space.S)
        card.setAccessibleName(f"{title}. {text}")
        return card

    def _make_sign_in(self) -> Card:
        text = self.tr("Your organisation already trades here. Your data comes with you, newest first.")
        card = self._door("key", self.tr("Sign in"), text)
        services = self._services
        self.form = SignInForm(
            self._tasks, services.sign_in, server=services.default_server, email=services.last_email
        )
        self.form.signed_in.connect(self.opened)
        self.form.busy_changed.connect(self._on_busy)
        self.sign_in = primary(self.tr("Sign in"), on_click=self.form.submit, sz="l")
        card.body.addWidget(self.form)
        card.body.addStretch(1)
        card.body.addSpacing(Space.S)
        card.body.addWidget(self.sign_in)
        card.body.addWidget(IconLabel("refresh", self.tr("Needs a network once"), "text3"))
        return card

    def _make_invitation(self) -> Card:
        text = self.tr(
            "A retailer asked you by mail to be its partner. The letter has a code that is good once."
        )
        card = self._door("mail", self.tr("I have an invitation"), text)
        self.code = CodeForm(self._tasks, self._services, self._language)
        self.code.connected.connect(self.opened)
        self.code.busy_changed.connect(self._on_busy)
        self.follow = secondary(self.tr("Show the invitation"), on_click=self.code.submit, sz="l")
        card.body.addWidget(self.code)
        card.body.addStretch(1)
        card.body.addSpacing(Space.S)
        card.body.addWidget(self.follow)
        card.body.addWidget(IconLabel("refresh", self.tr("Needs a network once"), "text3"))
        return card

    def _make_sample(self) -> Card:
        text = self.tr("A giftware retailer with partners, requests and orders. Remove it in one action.")
        card = self._door("flask", self.tr("Try with sample data"), text)
        self.samples = secondary(self.tr("Start with samples"), on_click=self._open_sample, sz="l")
        self.sample_message = IconLabel("alert-circle", "", "red", wrap=True)
        self.sample_message.hide()
        card.body.addStretch(1)
        card.body.addWidget(self.sample_message)
        card.body.addWidget(self.samples)
        card.body.addWidget(IconLabel("cloud-off", self.tr("No network, never synchronised"), "text3"))
        return card

    def _make_loading(self) -> QWidget:
        self._loading = QWidget()
        column = QVBoxLayout(self._loading)
        column.setSpacing(Space.M)
        words = self.tr("Your data is coming, open work first.")
        column.addWidget(PlainLabel(words, Type.SECTION, "text2"), 0, Qt.AlignmentFlag.AlignHCenter)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedWidth(scaled(DOOR))
        bar.setAccessibleName(words)
        column.addWidget(bar)
        self._loading.hide()
        return self._loading

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        self.languages = Segment(list(LANGUAGES.items()), self._language.current, sz="s")
        self.languages.setAccessibleName(self.tr("Language"))
        self.languages.chosen.connect(self.language_chosen)
        foot.addWidget(IconLabel("globe", self.tr("Language"), "text2"))
        foot.addWidget(self.languages)
        foot.addStretch(1)
        if self._services.version:
            version = self.tr("Version {0}").format(self._services.version)
            foot.addWidget(PlainLabel(version, Type.SMALL, "text3"))
        return foot

    def set_loading(self, loading: bool) -> None:
        """Signed in, but the first data has not come yet."""
        self._loading.setVisible(loading)
        self._doors.setVisible(not loading)

    def _open_sample(self) -> None:
        if not self.form.busy and self.samples.isEnabled():
            words = self.tr("The sample is being made. This takes about half a minute.")
            self.sample_message.set_content("clock", words, "text2")
            self.sample_message.show()
            self._on_busy(True)
            self._tasks.start(self._go_to_sample(), self)

    async def _go_to_sample(self) -> None:
        problem = await through(self._tasks, self._services.open_sample)
        self._on_busy(False)
        if problem is not None:
            self.sample_message.set_content("alert-circle", error_text(problem), "red")
            return
        self.sample_message.hide()
        self.opened.emit()

    def _on_busy(self, busy: bool) -> None:
        if busy:
            reason = self.tr("One moment, please")
            self.sign_in.disable(reason)
            self.follow.disable(reason)
            self.samples.disable(reason)
        else:
            self.sign_in.enable()
            self.follow.enable()
            self.samples.enable()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.form.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            for form in (self.form, self.code):
                if form.isAncestorOf(self.focusWidget()):
                    form.submit()
                    return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # The event of a switch before this screen was made may come late: what was typed since must stay.
        if event.type() == QEvent.Type.LanguageChange and self._spoken not in ("", self._language.current):
            typed = {k: v for k, v in self.form.form.values().items() if isinstance(v, str)}
            code = self.code.form.values()
            old = self._scroll
            self._outer.removeWidget(old)
            old.deleteLater()
            self._build()
            self.form.form.set_values(typed)
            self.code.form.set_values(code)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colour("app"))
