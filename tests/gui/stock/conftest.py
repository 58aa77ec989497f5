# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The light theme at 13 px, English, and the offices of a retailer and its fulfilment centre."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from tests.gui.screens_general.stage import Office, open_shop
from tests.sync_flows.docks import Dock, open_depot, stock_up
from tests.sync_flows.world import World, world_in
from ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme; what a test switched is switched back."""
    before = QLocale()
    made = Theme.install(qapp, "light", bundled=True, pixels=13)
    made.reduced_motion = True
    yield made
    made.reduced_motion = False
    made.set_mode("light")
    QLocale.setDefault(before)


@dataclass
class Docks:
    """An office and what lies at the centre."""

    office: Office
    dock: Dock


def _stocked(world: World) -> Dock:
    """The shop has goods at its centre."""
    link = open_depot(world)
    open_shop(world)
    dock = stock_up(world.at("shop"), world.desk("depot"), link)
    world.settle()
    return dock


def _docks(folder: Path, theme: Theme, company: str) -> Iterator[Docks]:
    with world_in(folder, past=_stocked) as world:
        office = Office(world, theme, folder, company)
        office.start()
        yield Docks(office, world.told)
        office.close()


@pytest.fixture
def depot(tmp_path: Path, theme: Theme) -> Iterator[Docks]:
    """The centre's office."""
    yield from _docks(tmp_path, theme, "depot")


@pytest.fixture
def shop(tmp_path: Path, theme: Theme) -> Iterator[Docks]:
    """The retailer's office."""
    yield from _docks(tmp_path, theme, "shop")
