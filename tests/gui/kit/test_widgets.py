# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Widgets: plain text, toasts, cards, navigation, dialogs, drawer."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme, Tone
from ui.widgets import (
    Button,
    Card,
    Chip,
    Dialog,
    ElidedLabel,
    Message,
    NavBar,
    PlainLabel,
    Question,
    ReadinessList,
    Ready,
    Segment,
    SideLayout,
    SidePanel,
    ToastHost,
    plain_tooltip,
    secondary,
)
from ui.widgets.chips import initials

EVIL = '<b>bold</b> <img src="http://x/y.png"> &amp;'


def test_words_of_others_are_never_markup(qtbot: QtBot, theme: Theme) -> None:
    label, elided = PlainLabel(EVIL), ElidedLabel(EVIL)
    for widget in (label, elided):
        qtbot.add_widget(widget)
        assert widget.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == EVIL
    rich = QLabel(EVIL)
    qtbot.add_widget(rich)
    assert label.sizeHint().width() > rich.sizeHint().width()
    elided.resize(40, 20)
    elided.show()
    assert "<b>" not in plain_tooltip(EVIL)
    assert "&lt;b&gt;" in elided.toolTip()


def test_no_label_of_the_kit_guesses(qtbot: QtBot, theme: Theme) -> None:
    from ui.widgets.gallery import Gallery

    gallery = Gallery()
    qtbot.add_widget(gallery)
    labels = gallery.findChildren(QLabel)
    assert len(labels) > 40
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


@pytest.fixture
def host(qtbot: QtBot, theme: Theme) -> ToastHost:
    window = QWidget()
    window.resize(900, 600)
    qtbot.add_widget(window)
    window.show()
    made = ToastHost(window, bottom=40)
    return made


def test_undo_waits_ten_seconds_and_pauses_under_the_mouse(host: ToastHost) -> None:
    undone: list[bool] = []
    toast = host.show_message(Message("2 closed", undo=lambda: undone.append(True)))
    toast.leaveEvent(QEvent(QEvent.Type.Leave))  # wherever the pointer of this screen is
    for _ in range(9):
        toast.tick()
    assert toast.seconds_left == 1
    place = QPointF(5, 5)
    toast.enterEvent(QEnterEvent(place, place, place))
    toast.tick()
    assert host.toasts == [toast]
    toast.leaveEvent(QEvent(QEvent.Type.Leave))
    toast.tick()
    assert host.toasts == []
    toast.undo()
    assert undone == [], "too late is too late"


def test_undo_is_done_once_and_closes(host: ToastHost) -> None:
    undone: list[bool] = []
    toast = host.show_message(Message("2 closed", undo=lambda: undone.append(True)))
    button = toast.findChild(Button, "undo")
    assert button is not None
    button.click()
    toast.undo()
    assert undone == [True]
    assert host.toasts == []


def test_errors_stay_and_carry_their_code(host: ToastHost) -> None:
    error = host.show_message(Message("1 of 3 was not closed", "It waits.", Tone.RED, "ORD-214"))
    assert not error._timer.isActive()
    for number in range(5):
        host.show_message(Message(f"done {number}"))
    assert error in host.toasts
    assert len(host.toasts) == 4
    assert "Code ORD-214" in error.accessibleName()


def test_toasts_stand_above_the_footer_without_overlap(host: ToastHost) -> None:
    first = host.show_message(Message("one", "x " * 120))
    second = host.show_message(Message("two"))
    from ui.widgets.toast import SHADOW

    assert second.geometry().bottom() - SHADOW <= 600 - 40
    assert first.geometry().bottom() - SHADOW < second.geometry().top() + SHADOW
    assert first.height() > second.height()


def test_card_names_its_band(qtbot: QtBot, theme: Theme) -> None:
    card = Card("Late orders")
    qtbot.add_widget(card)
    card.set_alert(Tone.RED, "alert-circle", "Reminder sent")
    card.footer.set_total("0")
    assert card.accessibleName() == "Late orders. Reminder sent"
    assert card.footer.total == "0"
    card.resize(300, 200)
    image = card.grab().toImage()
    assert image.pixelColor(150, 2).name().upper() == "#D43B30"
    assert image.pixelColor(0, 0).name().upper() != "#D43B30", "the corner clips the band"


def test_navigation_tells_and_collapses(qtbot: QtBot, theme: Theme) -> None:
    bar = NavBar()
    qtbot.add_widget(bar)
    bar.add_entry("home", "Dashboard", "dashboard").set_badge(9)
    bar.add_entry("find", "Search", "search")
    bar.add_view("find", "v1", "Christmas", "31")
    with qtbot.wait_signal(bar.chosen) as chosen:
        bar.button("find").click()
    assert chosen.args == ["find"]
    assert bar.button("find").isChecked()
    assert not bar.button("home").isChecked()
    assert bar.button("home").accessibleName() == "Dashboard, 9 unread"
    assert bar.button("v1").accessibleName() == "Christmas, 31"
    bar.set_collapsed(True)
    assert bar.width() == 56
    assert bar.button("home").toolTip() == "Dashboard"
    assert bar.button("v1").isHidden()


def test_dialog_says_the_verb_and_escapes(qtbot: QtBot, theme: Theme) -> None:
    answers: list[bool] = []
    owner = QWidget()
    qtbot.add_widget(owner)
    owner.show()
    dialog = Question.ask(owner, "Sign out?", "4 changes wait.", "Sign out", answers.append, danger=True)
    assert dialog.verb_button.text() == "Sign out"
    assert not dialog.verb_button.isDefault(), "Enter must not do what cannot be undone"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert answers == [False]
    dialog = Question.ask(owner, "Sign out?", "", "Sign out", answers.append)
    dialog.verb_button.click()
    assert answers == [False, True]


def test_questions_can_be_replaced(monkeypatch: pytest.MonkeyPatch, theme: Theme) -> None:
    monkeypatch.setattr(Question, "ask", lambda _p, _t, _x, _v, answered, **_k: answered(True))
    answers: list[bool] = []
    Question.ask(None, "t", "x", "Go", answers.append)
    assert answers == [True]


def test_panel_is_a_drawer_in_a_narrow_window(qtbot: QtBot, theme: Theme) -> None:
    layout = SideLayout(QWidget(), SidePanel())
    qtbot.add_widget(layout)
    layout.resize(1300, 500)
    layout.show()
    assert not layout.is_drawer
    assert layout.main.width() + layout.panel.width() == 1300
    with qtbot.wait_signal(layout.drawer_changed):
        layout.resize(1100, 500)
    assert layout.main.width() == 1100
    assert not layout.panel.isVisible()
    layout.set_open(True)
    assert layout.panel.isVisible()
    assert layout.panel.geometry().right() == 1099
    QTest.keyClick(layout, Qt.Key.Key_Escape)
    assert not layout.panel.isVisible()


def test_readiness_cures(qtbot: QtBot, theme: Theme) -> None:
    cured: list[str] = []
    ready = ReadinessList()
    qtbot.add_widget(ready)
    ready.set_entries([Ready("Postal code", Tone.RED, cure=("Go", lambda: cured.append("old")))])
    before = ready.findChildren(Button)
    ready.set_entries([Ready("Postal code", Tone.RED, cure=("Go", lambda: cured.append("new")))])
    assert ready.findChildren(Button) == before, "nothing jumps when nothing changed"
    before[0].click()
    assert cured == ["new"]


def test_segment_and_reasons(qtbot: QtBot, theme: Theme) -> None:
    segment = Segment((("m", "Manual"), ("a", "Automatic")))
    button, chip = secondary("Save"), Chip("Draft")
    for widget in (segment, button, chip):
        qtbot.add_widget(widget)
    with qtbot.assert_not_emitted(segment.chosen):
        segment.set_current("a")
    assert segment.current == "a"
    button.disable("Nothing has changed")
    assert button.toolTip() == "Nothing has changed"
    assert not button.isEnabled()
    chip.set_content("Shipped", Tone.GREEN)
    assert chip.accessibleName() == "Shipped"


def test_a_dialog_without_danger_takes_enter(qtbot: QtBot, theme: Theme) -> None:
    dialog = Dialog("Name", verb="Create")
    qtbot.add_widget(dialog)
    assert dialog.verb_button.isDefault()


def test_initials() -> None:
    assert [initials(name) for name in ("Ashford Pottery", "Candela & Co.", "Leeds", "")] == [
        "AP",
        "CC",
        "LE",
        "?",
    ]


def test_a_dialog_is_high_enough_for_its_wrapped_words(qtbot: QtBot, theme: Theme) -> None:
    """Qt's own size forgets what wrapped words need: the fields beneath them would lose their lower edge."""
    dialog = Dialog("Title", "Many words. " * 30, verb="Do it", width=360)
    qtbot.addWidget(dialog)
    fields = [QLineEdit() for _ in range(5)]
    for field in fields:
        dialog.body.addWidget(field)
        dialog.body.addWidget(PlainLabel("A hint that is wrapped beneath its field. " * 4, wrap=True))
    dialog.open()
    QApplication.processEvents()
    assert all(field.height() >= field.minimumSizeHint().height() for field in fields)
    late = PlainLabel("What went wrong, in many words. " * 8, wrap=True)
    dialog.body.addWidget(late)
    QApplication.processEvents()
    QApplication.processEvents()
    assert all(field.height() >= field.minimumSizeHint().height() for field in fields)
    assert late.height() >= late.heightForWidth(late.width())
    dialog.reject()
