# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The window before all is there that the first paint did without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_b2b.app.desk import DeskApp
from desktop_b2b.app.window import window_services
from desktop_b2b.storage.profile import open_profile
from tests.bench.harness import fill, open_store, signed_in
from ui.language import Language
from ui.main import build_window, end_window
from ui.shell.window import MainWindow
from ui.theme import Theme


@pytest.fixture
def early(tmp_path: Path, theme: Theme) -> Iterator[MainWindow]:
    """A window made from what was read beforehand, before its first paint."""
    folder = tmp_path / "desk"
    _, key = open_profile(folder, "file")
    store = open_store(folder, key)
    fill(store, signed_in(store), 30)
    store.close()
    desk = DeskApp(folder, first=True)
    window = build_window(desk, window_services(desk), theme, Language())
    window.show()
    yield window
    end_window(window)
    window.close()
    desk.close()


def test_a_shortcut_pressed_before_the_menus_is_not_lost(early: MainWindow) -> None:
    assert early.menus is None
    QTest.keyClick(early, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    front = early.stack.screen_in_front
    assert front is not None
    assert front.route.screen == "transactions"
    assert early.menus is not None


def test_menus_stand_there_before_the_session(early: MainWindow) -> None:
    early.furnish()
    assert early.menus is not None
    assert not early.is_complete
    early.complete()
    assert early.is_complete
