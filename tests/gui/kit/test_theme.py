# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Tokens, live switching, icons, focus ring."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QPixmapCache
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.models import TableView
from ui.theme import Theme, Tone, colour
from ui.theme import icons as icon_set
from ui.theme.tokens import DARK, LIGHT, Tokens, contrast
from ui.widgets import Card, Chip, primary, secondary
from ui.widgets.gallery import table_model

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
class TestContrast:
    def test_ux_66_words_on_every_ground(self, tokens: Tokens) -> None:
        grounds = ("nav", "app", "surface", "raised", "sunken", "hover", "sel", "sel_off", "navsel")
        for ink in ("text", "text2", "text3"):
            for ground in grounds:
                if (ink, ground) != ("text3", "navsel"):
                    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5, (ink, ground)

    def test_ux_66_tones_on_their_soft_ground(self, tokens: Tokens) -> None:
        least = 6.6 if tokens.dark else 5.7
        for tone in (Tone.RED, Tone.AMBER, Tone.GREEN, Tone.VIOLET):
            ratio = contrast(getattr(tokens, tokens.tone_text(tone)), getattr(tokens, tokens.tone_soft(tone)))
            assert round(ratio, 1) >= least, tone

    def test_ux_66_controls_and_primary(self, tokens: Tokens) -> None:
        assert contrast(tokens.control, tokens.surface) >= 3.3 - 0.05
        for ground in (tokens.accent, tokens.accent_hover, tokens.accent_pressed):
            assert contrast(tokens.on_accent, ground) >= 4.5
        for band in (tokens.red_band, tokens.amber_band, tokens.green_band, tokens.violet_band):
            assert round(contrast(band, tokens.surface), 1) >= 3.4


def _sample(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    widget.setProperty("ground", "app")
    column = QVBoxLayout(widget)
    card = Card("Orders", padding=12, flush=True)
    card.set_alert(Tone.RED, "alert-circle", "Late")
    view = TableView(table_model(widget))
    view.selectRow(1)
    card.body.addWidget(view)
    card.footer.set_total("3")
    for child in (card, primary("Send", "send"), secondary("Save", "save"), Chip("Draft"), QLineEdit("x")):
        column.addWidget(child)
    widget.resize(640, 420)
    qtbot.add_widget(widget)
    widget.show()
    return widget


def test_ux_73_live_switch_equals_a_fresh_start(qtbot: QtBot, theme: Theme) -> None:
    old = _sample(qtbot)
    light = old.grab().toImage()
    theme.set_mode("dark")
    switched = old.grab().toImage()
    fresh = _sample(qtbot).grab().toImage()
    assert switched == fresh
    assert switched != light
    assert colour("text").name().upper() == DARK.text
    theme.set_mode("light")
    assert old.grab().toImage() == light


def test_the_switch_is_told(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.wait_signal(theme.changed):
        theme.set_mode("dark")
    assert theme.is_dark


def _inked(pixmap: QPixmap) -> int:
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    return sum(
        image.pixelColor(x, y).alpha() > 40 for x in range(image.width()) for y in range(image.height())
    )


def test_there_are_enough_icons(theme: Theme) -> None:
    assert len(icon_set.names()) >= 70


def test_icons_are_painted_as_they_are_drawn() -> None:
    """After a drawing was changed: `python3 dev.py generate`."""
    script = ROOT / "resources" / "icons" / "outline.py"
    checked = subprocess.run([sys.executable, script, "--check"], check=False, capture_output=True, text=True)
    assert (checked.returncode, checked.stdout) == (0, ""), checked.stderr


@pytest.mark.parametrize("name", icon_set.names())
def test_each_icon_draws_at_each_size(theme: Theme, name: str) -> None:
    QPixmapCache.clear()
    for pixels in (icon_set.TEXT, icon_set.BUTTON, icon_set.NAV, icon_set.TOAST):
        for ratio in (1.0, 2.0):
            drawn = icon_set.pixmap(name, colour("text"), pixels, ratio)
            assert drawn.width() == pixels * ratio
            assert drawn.devicePixelRatio() == ratio
            assert 2 <= _inked(drawn) < 0.7 * drawn.width() ** 2


def test_an_icon_follows_the_theme(theme: Theme) -> None:
    icon = icon_set.icon("check")
    light = icon.pixmap(16, 16).toImage()
    theme.set_mode("dark")
    assert icon.pixmap(16, 16).toImage() != light


def _ringed(theme: Theme) -> QWidget | None:
    return theme.ring.ringed


def test_ring_only_for_the_keyboard(qtbot: QtBot, theme: Theme) -> None:
    widget = QWidget()
    column = QVBoxLayout(widget)
    first, second, field = primary("A"), secondary("B"), QLineEdit()
    for child in (first, second, field):
        column.addWidget(child)
    qtbot.add_widget(widget)
    with qtbot.wait_active(widget):
        widget.show()
        widget.activateWindow()
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert _ringed(theme) is None
    first.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert _ringed(theme) is second
    QTest.keyClick(second, Qt.Key.Key_Tab)
    assert field.hasFocus()
    assert _ringed(theme) is None


def test_large_text_grows_the_heights(qtbot: QtBot, qapp: object, theme: Theme) -> None:
    small = primary("Send")
    qtbot.add_widget(small)
    before = small.sizeHint().height()
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    try:
        Theme.install(app, "light", bundled=True, pixels=20)
        large = primary("Send")
        qtbot.add_widget(large)
        assert before == 32
        assert large.sizeHint().height() >= large.fontMetrics().height() + 10 > 32
    finally:
        Theme.install(app, "light", bundled=True, pixels=13)


@pytest.mark.parametrize("options", [[], ["--dark"]], ids=["light", "dark"])
def test_gallery_at_double_scale(tmp_path: Path, options: list[str]) -> None:
    import os

    out = tmp_path / "gallery.png"
    environment = {**os.environ, "QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "ui.widgets.gallery", str(out), *options]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Error" not in done.stderr
    picture = QImage(str(out))
    assert picture.width() == 2880
    ground = QImage(str(out)).pixelColor(4, 4).name().upper()
    assert ground == (DARK if options else LIGHT).app


def test_a_text_box_keeps_its_height_when_the_theme_changes(theme: Theme, qtbot: QtBot) -> None:
    box = QPlainTextEdit()
    box.setFixedHeight(38)
    qtbot.addWidget(box)
    box.show()
    theme.set_mode("dark")
    QApplication.processEvents()
    assert (box.minimumHeight(), box.height()) == (38, 38)


def test_ux_70_a_choices_word_begins_where_one_reads_from(theme: Theme, qapp: QApplication) -> None:
    """A style sheet is not mirrored by itself: the side of its arrow has less room around it."""

    def room_before(box: QComboBox) -> int:
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        word = box.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
        )
        return word.left() if not box.isRightToLeft() else box.width() - 1 - word.right()

    box = QComboBox()
    box.addItem("Netherlands")
    box.resize(200, 32)
    before = room_before(box)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert box.isRightToLeft()
        assert room_before(box) == before
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert room_before(box) == before
    box.deleteLater()
