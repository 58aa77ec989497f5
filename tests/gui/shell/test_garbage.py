# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Garbage with widgets in it is collected on Qt's thread, whoever made the heap grow."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.garbage import INTERVAL, Garbage


@pytest.fixture(autouse=True)
def _thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


class Cycle:
    """Holds a widget, and itself; tells on which thread it went."""

    went: list[threading.Thread]

    def __init__(self, went: list[threading.Thread]) -> None:
        self.widget = QWidget()
        self.me = self
        self.went = went

    def __del__(self) -> None:
        self.went.append(threading.current_thread())


def grow() -> None:
    """What a reader does: many small lists, far beyond the thresholds."""
    kept = [[number] for number in range(5_000)]
    assert len(kept) == 5_000


def test_no_other_thread_destroys_a_widget(qtbot: QtBot) -> None:
    went: list[threading.Thread] = []
    keeper = Garbage()
    gc.set_threshold(100, 2, 2)
    Cycle(went)
    reader = threading.Thread(target=grow)
    reader.start()
    reader.join()
    assert went == []
    qtbot.wait_until(lambda: bool(went), timeout=20 * INTERVAL)
    assert went == [threading.main_thread()]
    keeper.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
