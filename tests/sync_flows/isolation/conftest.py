# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Databases of either kind, as for the server's own tests."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fuzz.stage import new_folder
from tests.sync_flows.isolation.marks import Everything
from tests.sync_flows.server.conftest import blank_pg, database, make_database

__all__ = ["blank_pg", "database", "make_database"]


@pytest.fixture
def ram() -> Iterator[Path]:
    """A folder where files cost least."""
    folder = new_folder()
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def log() -> Iterator[Everything]:
    found, root = Everything(), logging.getLogger()
    levels = {name: logging.getLogger(name).level for name in ("", "sync", "desktop_b2b")}
    for name in levels:
        logging.getLogger(name).setLevel(logging.DEBUG)
    root.addHandler(found)
    yield found
    root.removeHandler(found)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
