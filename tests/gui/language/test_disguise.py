# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Languages that are longer, or read from right to left (ux 70): nothing is clipped, everything is mirrored
but codes and figures, which are read from left to right everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)

from tests.gui.language.conftest import OpenRoom
from tests.gui.language.rooms import Room
from ui.disguise import Disguise, disguised
from ui.language import Language
from ui.theme import icons
from ui.widgets.labels import ElidedLabel
from ui.widgets.paint import isolated

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]
UI = Path(__file__).parents[3] / "ui"
HEBREW = re.compile("[\u0590-\u05ff]")


def clipped(window: QWidget) -> Iterator[str]:
    """Words of controls that do not fit into them."""
    for each in window.findChildren(QWidget):
        if not each.isVisible() or not each.visibleRegion().boundingRect().isValid():
            continue
        if isinstance(each, QPushButton | QCheckBox | QRadioButton) and each.text():
            if each.width() < each.sizeHint().width() - 1:
                yield each.text()
        elif isinstance(each, QLabel) and not isinstance(each, ElidedLabel) and not each.wordWrap():
            wide = max(
                (each.fontMetrics().horizontalAdvance(line) for line in each.text().splitlines()), default=0
            )
            if each.contentsRect().width() < wide - 1:
                yield each.text()


# ---------------------------------------------------------------- longer


@pytest.mark.parametrize("desk", ["retailer", "supplier-1"])
@pytest.mark.parametrize("width", [1440, 1180])
def test_ux_70_two_fifths_longer_and_nothing_is_clipped(open_room: OpenRoom, desk: str, width: int) -> None:
    room = open_room(desk, Disguise.LONG)
    room.window.resize(width, 900)
    found: dict[str, list[str]] = {}
    for name, route in room.places():
        room.go(route)
        cut = list(clipped(room.window))
        if cut:
            found[name] = cut
    assert found == {}


def test_longer_words_are_longer() -> None:
    assert len(disguised("Transaction search", Disguise.LONG)) >= 1.38 * len("Transaction search")
    assert len(disguised("Save", Disguise.LONG)) >= 1.5 * len("Save")


@given(st.text(), st.sampled_from(list(Disguise)))
def test_places_counts_and_access_keys_survive(text: str, how: Disguise) -> None:
    source = f"{text} {{0}} of %n and %Ln &Save {{name}}\n"
    said = disguised(source, how)
    for part in ("{0}", "%n", "%Ln", "{name}", "\n"):
        assert said.count(part) == source.count(part)


# ---------------------------------------------------------------- from right to left


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    language = Language(Disguise.MIRRORED)
    language.switch("en")
    yield
    language.undress()


def left(room: Room, widget: QWidget) -> int:
    return widget.mapTo(room.window, QPoint(0, 0)).x()


def test_ux_70_the_window_is_mirrored(open_room: OpenRoom) -> None:
    room = open_room(disguise=Disguise.MIRRORED)
    window = room.window
    assert QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert window.navigation is not None
    assert left(room, window.navigation) > left(room, window.main_column)
    assert left(room, window.strip.search) > left(room, window.strip.new)
    cards = list(window.stack.screen_in_front.cards.values())  # type: ignore[union-attr]  # the dashboard
    assert left(room, cards[0]) > left(room, cards[1])
    room.go(dict(room.places())["request-draft"])
    send = next(each for each in window.findChildren(QPushButton) if each.property("kind") == "primary")
    assert left(room, send) < 200


def test_ux_70_codes_are_kept_from_left_to_right() -> None:
    """Whatever is painted goes through `line` or `write`, which fence it off, or is fenced off by hand."""
    paint = re.compile(r"drawText\((?P<given>.*)\)")
    bare = {
        f"{path.relative_to(UI)}: {found['given']}"
        for path in UI.rglob("*.py")
        if path.relative_to(UI).parts[0] != "printing" and path.name != "paint.py"
        for found in paint.finditer(path.read_text("utf-8"))
        if "isolated(" not in found["given"] and not _WORDS.search(found["given"])
    }
    assert bare == set()


#: Words of the language in force, single letters and digits.
_WORDS = re.compile(r"self\.tr\(|str\(|\brank\b|\bword\b|_letter")


def test_what_is_fenced_off(mirrored: None) -> None:
    assert isolated("Candela & Co.") == "\u2066Candela & Co.\u2069"
    assert isolated("+49 421 555 0142") == "\u2066+49 421 555 0142\u2069"
    assert isolated("") == ""
    assert isolated("שלום Candela") == "שלום Candela"


def test_nothing_is_fenced_off_where_nobody_reads_from_the_right(qapp: QApplication) -> None:
    assert isolated("Candela & Co.") == "Candela & Co."


def test_arrows_point_the_other_way(mirrored: None) -> None:
    from ui.theme import colour

    back = icons.pixmap("chevron-left", colour("text"), 32).toImage()
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert icons.pixmap("chevron-right", colour("text"), 32).toImage() == back
    assert icons.pixmap("chevron-left", colour("text"), 32).toImage() != back


def test_the_disguise_comes_off(qapp: QApplication) -> None:
    language = Language(Disguise.MIRRORED)
    language.switch("en")
    assert HEBREW.search(qapp.translate("Navigation", "Help"))
    language.undress()
    assert qapp.translate("Navigation", "Help") == "Help"
    assert not QGuiApplication.isRightToLeft()
