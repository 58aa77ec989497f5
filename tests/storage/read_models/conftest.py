# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A retailer's and a supplier's desk, each a copy of one empty database."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.storage.read_models.world import RETAILER, SUPPLIER, World, make_database

Maker = Callable[[str], World]


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "desk.db"
    make_database(path)
    return path


@pytest.fixture
def make_world(empty_database: Path, tmp_path: Path) -> Iterator[Maker]:
    made: list[World] = []

    def make(organisation_id: str) -> World:
        path = tmp_path / f"{len(made)}.db"
        shutil.copyfile(empty_database, path)
        made.append(World(path, organisation_id))
        return made[-1]

    yield make
    for world in made:
        world.db.close()


@pytest.fixture
def world(make_world: Maker) -> World:
    retailer = make_world(RETAILER)
    retailer.organisation()
    return retailer


@pytest.fixture
def supplier(make_world: Maker) -> World:
    found = make_world(SUPPLIER)
    found.organisation(retailer=False, supplier=True)
    return found
