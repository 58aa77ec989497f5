# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The sheet of shortcuts, and keys of one's own (ux 13): kept here, checked against all others."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from tests.gui.shell.canned import House
from ui import actions
from ui.actions import ActionKey
from ui.shell.keys.chosen import Clash, clash, load, read
from ui.shell.keys.sheet import ShortcutSheet

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def _left_in_order(house: House) -> Iterator[None]:
    yield
    for found in house.window.findChildren(ShortcutSheet):
        found.close()
    actions.choose_keys({})


def sheet(house: House) -> ShortcutSheet:
    house.window.activateWindow()
    QTest.keyClick(house.window, Qt.Key.Key_Slash, CONTROL)
    house.settle()
    found = house.window.findChild(ShortcutSheet)
    assert found is not None
    return found


def choose(found: ShortcutSheet, key: ActionKey) -> None:
    found.list.setCurrentIndex(found.lines.index(found.lines.row_of(key), 0))


def give(found: ShortcutSheet, key: Qt.Key, held: Qt.KeyboardModifier = CONTROL) -> None:
    """The keyboard alone: Enter on the command, then the keys."""
    QTest.keyClick(found.list, Qt.Key.Key_Return)
    QTest.keyClick(found.catcher, key, held)


def test_ux_13_the_sheet_shows_every_command_with_its_keys(house: House) -> None:
    found = sheet(house)
    shown = {found.lines.line_at(row) for row in range(found.lines.rowCount())}
    keys = {line.key: line.keys for line in shown if line is not None and line.key is not None}
    wanted = {key for key in ActionKey if house.window.wants(key)}
    assert set(keys) == wanted
    assert all(keys.values())
    words = [line.words for line in shown if line is not None]
    assert "Open the row" in words
    assert ActionKey.TO_SHIP not in keys


def test_ux_13_it_is_found_by_word_and_by_keys(house: House) -> None:
    found = sheet(house)

    def chosen(text: str) -> ActionKey | None:
        found.search.setText(text)
        return found.current.key if found.current is not None else None

    assert chosen("synch") is ActionKey.SYNC_NOW
    assert chosen("F5") is ActionKey.SYNC_NOW
    assert chosen("ctrl+k") is ActionKey.SEARCH
    assert chosen("nothing is called this") is None
    assert not found.change.isEnabled()


def test_ux_13_other_keys_count_at_once_and_the_next_time(house: House) -> None:
    found = sheet(house)
    choose(found, ActionKey.SYNC_NOW)
    give(found, Qt.Key.Key_J)
    assert house.window.menus is not None
    assert house.window.menus.made[ActionKey.SYNC_NOW].shortcut() == QKeySequence("Ctrl+J")
    assert found.current is not None
    assert (found.current.chosen, found.current.keys) == (True, (QKeySequence("Ctrl+J"),))
    found.reject()
    house.settle()
    house.window.activateWindow()
    QTest.keyClick(house.window, Qt.Key.Key_F5)
    house.settle()
    assert house.done == []
    QTest.keyClick(house.window, Qt.Key.Key_J, CONTROL)
    house.settle()
    assert house.done == [("sync_now",)]
    house.settings.sync()
    assert json.loads(str(house.settings.value("keys"))) == {"sync_now": "Ctrl+J"}
    actions.choose_keys({})
    load(house.settings)
    assert actions.shortcut(ActionKey.SYNC_NOW) == QKeySequence("Ctrl+J")


def test_ux_13_the_strip_shows_the_keys_in_force(house: House) -> None:
    found = sheet(house)
    choose(found, ActionKey.SEARCH)
    give(found, Qt.Key.Key_J)
    assert house.window.strip.search.accessibleName() == "Search or type a command, Ctrl+J"
    house.settle()
    assert house.window.strip.new.isVisible()


def test_ux_13_keys_that_are_taken_are_named_and_may_be_taken_over(house: House) -> None:
    found = sheet(house)
    choose(found, ActionKey.SYNC_NOW)
    give(found, Qt.Key.Key_N)
    assert found.problem.label.text() == "These keys are taken: New request."
    assert actions.shortcut(ActionKey.SYNC_NOW) == QKeySequence("F5")
    found.take_over.click()
    assert actions.shortcut(ActionKey.SYNC_NOW) == QKeySequence("Ctrl+N")
    assert actions.shortcuts(ActionKey.NEW_REQUEST) == []
    assert house.window.menus is not None
    assert house.window.menus.made[ActionKey.NEW_REQUEST].shortcut().isEmpty()
    # The usual keys again: who took them loses them.
    choose(found, ActionKey.NEW_REQUEST)
    QTest.keyClick(found.list, Qt.Key.Key_Backspace)
    assert actions.shortcut(ActionKey.NEW_REQUEST) == QKeySequence("Ctrl+N")
    assert actions.shortcuts(ActionKey.SYNC_NOW) == []
    found.all_usual.click()
    assert read(house.settings) == {}
    assert actions.shortcut(ActionKey.SYNC_NOW) == QKeySequence("F5")


def test_ux_13_no_keys_are_a_choice_too(house: House) -> None:
    found = sheet(house)
    choose(found, ActionKey.QUIT)
    QTest.keyClick(found.list, Qt.Key.Key_Delete)
    assert actions.shortcuts(ActionKey.QUIT) == []
    assert found.current is not None
    assert found.current.sentence == "Quit, no keys"
    assert not found.none.isEnabled()


def test_escape_leaves_the_keys_as_they_are(house: House) -> None:
    found = sheet(house)
    choose(found, ActionKey.SYNC_NOW)
    QTest.keyClick(found.list, Qt.Key.Key_Return)
    assert found.catching.isVisible()
    QTest.keyClick(found.catcher, Qt.Key.Key_Escape)
    assert not found.catching.isVisible()
    assert found.isVisible()
    assert read(house.settings) == {}


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("A", "Hold Ctrl or Alt"),
        ("Shift+A", "Hold Ctrl or Alt"),
        ("Ctrl+K, Ctrl+S", "Hold Ctrl or Alt"),
        ("", "Hold Ctrl or Alt"),
        ("Return", "Hold Ctrl or Alt"),
        ("Ctrl+C", "These keys always mean: Copy."),
        ("F10", "These keys always mean: Show the menus."),
        ("Alt+F", "These keys open the menu File."),
        ("Ctrl+Shift+N", "These keys are taken: Duplicate."),
        ("Ctrl+Y", "These keys are taken: Redo."),
    ],
)
def test_ux_13_what_cannot_be_had_is_said(house: House, keys: str, words: str) -> None:
    found = clash(QKeySequence(keys), ActionKey.SYNC_NOW)
    assert found is not None
    assert found.words.startswith(words)


@pytest.mark.parametrize("keys", ["F5", "F7", "Ctrl+J", "Alt+9", "Ctrl+Shift+Alt+J"])
def test_what_is_free_or_ones_own_can_be_had(house: House, keys: str) -> None:
    assert clash(QKeySequence(keys), ActionKey.SYNC_NOW) is None


def test_a_fixed_key_is_never_given_away(house: House) -> None:
    found = clash(QKeySequence("Ctrl+V"), ActionKey.SYNC_NOW)
    assert found == Clash("These keys always mean: Paste.", None)


@pytest.mark.parametrize(
    "kept", ["{", "[]", "7", '{"sync_now": 7}', '{"unknown": "Ctrl+J"}', '{"sync_now": "Ctrl+K, Ctrl+S"}']
)
def test_damaged_keys_count_as_none(house: House, kept: str) -> None:
    house.settings.setValue("keys", kept)
    load(house.settings)
    assert actions.shortcut(ActionKey.SYNC_NOW) == QKeySequence("F5")
