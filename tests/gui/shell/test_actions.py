# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One list of commands: words, an icon and keys of its own for each, in both languages."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from tests.gui.shell.canned import House
from ui import actions
from ui.actions import SPECS, ActionKey, MenuKey
from ui.language import Language
from ui.shell.menus import OF_SCREENS
from ui.theme import Theme


def test_every_command_is_in_the_list() -> None:
    assert set(SPECS) == set(ActionKey)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("key", list(ActionKey))
def test_a_command_has_words_icon_and_keys(key: ActionKey, language: str, theme: Theme) -> None:
    spoken = Language()
    spoken.switch(language)
    holder = QObject()
    action = actions.make(key, holder)
    assert actions.plain_text(key).strip()
    assert "&" not in actions.plain_text(key)
    assert not action.icon().isNull()
    assert not action.shortcut().isEmpty()
    spoken.switch("en")


def test_no_two_commands_share_keys(theme: Theme) -> None:
    used = Counter(actions.shortcut(key).toString() for key in ActionKey)
    assert [keys for keys, count in used.items() if count > 1] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_two_entries_of_a_menu_share_an_access_key(language: str, theme: Theme) -> None:
    spoken = Language()
    spoken.switch(language)
    for menu in MenuKey:
        words = [actions.text(key) for key, spec in SPECS.items() if spec.menu is menu]
        marked = [word[word.index("&") + 1].casefold() for word in words if "&" in word]
        assert len(marked) == len(words)
        if menu is not MenuKey.SCREEN:
            assert len(set(marked)) == len(marked), words
    spoken.switch("en")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_two_menus_share_an_access_key(language: str, theme: Theme) -> None:
    spoken = Language()
    spoken.switch(language)
    words = list(actions.menu_words().values())
    marked = [word[word.index("&") + 1].casefold() for word in words]
    assert len(set(marked)) == len(MenuKey), words
    spoken.switch("en")


def test_triggering_calls_the_handler(theme: Theme) -> None:
    holder, called = QObject(), []
    actions.make(ActionKey.SAVE, holder, lambda: called.append(1)).trigger()
    assert called == [1]


def test_every_command_of_the_window_stands_in_a_menu(house: House) -> None:
    menus = house.window.menus
    assert menus is not None
    supplier_only = {key for key, spec in SPECS.items() if spec.supplier_only or spec.centre_only}
    assert set(menus.made) == set(ActionKey) - OF_SCREENS - supplier_only
    bar = house.window.menuBar()
    shown = {action.objectName() for menu in bar.findChildren(QMenu) for action in menu.actions()}
    assert {f"action.{key}" for key in menus.made} <= shown
