# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Windows on copies of the sample world's desks: documents in every state, for a retailer and a supplier."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from desktop_b2b.sample.world import make_world
from tests.gui.language.rooms import Room
from ui.disguise import Disguise
from ui.theme import Theme

OpenRoom = Callable[..., Room]


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample world, made once."""
    folder = tmp_path_factory.mktemp("world") / "sample"
    make_world(folder, "")
    return folder


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme; what a test switched is switched back."""
    before = QLocale()
    made = Theme.install(qapp, "light", bundled=True, pixels=13)
    made.reduced_motion = True
    yield made
    made.reduced_motion = False
    QLocale.setDefault(before)


@pytest.fixture
def open_room(world: Path, theme: Theme, tmp_path: Path) -> Iterator[OpenRoom]:
    """Opens a window on a copy of a desk."""
    rooms: list[Room] = []

    def make(desk: str = "retailer", disguise: Disguise | None = None) -> Room:
        copy = tmp_path / f"{desk}-{len(rooms)}"
        shutil.copytree(world / desk, copy)
        rooms.append(Room(copy, theme, disguise))
        return rooms[-1]

    yield make
    for room in rooms:
        room.close()
