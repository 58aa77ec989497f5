# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The language is switched live, everywhere (ux 70): screens, menus, painted cards, table headings, status
sentences and open dialogs; no word of the other language is left, and nothing is started anew.
"""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from tests.gui.language.conftest import OpenRoom
from tests.gui.language.rooms import Room
from tests.gui.language.words import has_words, painted, seen, strays

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


def walk(room: Room, language: str, other: str) -> dict[str, object]:
    """Go everywhere; what still speaks the other language."""
    found: dict[str, object] = {}
    for name, route in room.places():
        room.go(route)
        left = strays(room.window, language, other)
        if left:
            found[name] = left
    return found


@pytest.mark.parametrize("desk", ["retailer", "supplier-1"])
def test_ux_70_no_word_of_the_other_language_is_left(open_room: OpenRoom, desk: str) -> None:
    room = open_room(desk)
    window = room.window
    assert walk(room, "en", "fr") == {}
    room.speak("fr")
    assert strays(window, "fr", "en") == {}
    assert walk(room, "fr", "en") == {}
    room.speak("en")
    assert strays(window, "en", "fr") == {}
    assert walk(room, "en", "fr") == {}
    assert room.window is window


@pytest.mark.parametrize("desk", ["retailer", "supplier-1"])
def test_pages_that_scroll_down_never_scroll_sideways_in_longer_words(open_room: OpenRoom, desk: str) -> None:
    """Tables may: their columns are their users'."""
    room = open_room(desk)
    room.speak("fr")
    found = []
    for name, route in room.places():
        room.go(route)
        areas = room.front.findChildren(QScrollArea)
        found += [name for area in areas if area.isVisible() and area.horizontalScrollBar().maximum() > 0]
    assert found == []


def test_the_words_are_really_seen(open_room: OpenRoom) -> None:
    """The test above would find them: painted cards, headings, chips, the status sentence, menus."""
    room = open_room()
    words = seen(room.window)
    known = {"Request – Need attention!", "Remaining", "Ship by", "Transaction search", "Quit", "Dashboard"}
    assert known <= words
    assert any(text.startswith("Synced ") for text in words)
    assert sum(map(has_words, painted(room.window))) > 50
    room.speak("fr")
    assert strays(room.window, "en", "fr")
    QApplication.processEvents()
