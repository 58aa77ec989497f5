# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The import directions of desktop_b2b/ARCHITECTURE.md hold, and every room has its place in them."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import grimp
import pytest

from tests.architecture.confined import ConfinedContract

ROOT = Path(__file__).parents[2]


def _settings() -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        settings: dict[str, Any] = tomllib.load(file)["tool"]["importlinter"]
    return settings


def test_contracts_are_kept() -> None:
    """In a process of its own: the linter switches off every logger that it finds."""
    linter = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    result = subprocess.run(
        [sys.executable, "-c", linter, "--no-cache", "--no-logo"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_room_has_its_layer() -> None:
    """A module that stands in no layer could import anything: give it a place in pyproject.toml."""
    layers = next(contract["layers"] for contract in _settings()["contracts"] if contract["id"] == "layers")
    placed = {name.strip(" ()") for layer in layers for name in layer.replace("|", ":").split(":")}
    rooms = {f"desktop_b2b.{path.stem}" for path in (ROOT / "desktop_b2b").glob("[!.]*") if _is_module(path)}
    rooms |= {f"sync.{path.stem}" for path in (ROOT / "sync").glob("[!.]*") if _is_module(path)}
    assert rooms - placed == set()


def _is_module(path: Path) -> bool:
    if path.is_dir():
        return any(path.rglob("*.py"))
    return path.suffix == ".py" and path.stem != "__init__"


def test_no_contract_has_exceptions() -> None:
    assert [contract["id"] for contract in _settings()["contracts"] if "ignore_imports" in contract] == []


@pytest.mark.parametrize(
    ("importer", "kept"), [("shop.sql", True), ("shop.sql.rows", True), ("shop.window", False)]
)
def test_confined_contract(importer: str, *, kept: bool) -> None:
    graph = grimp.ImportGraph()
    graph.add_module("database", is_squashed=True)
    graph.add_module(importer)
    graph.add_import(importer=importer, imported="database", line_number=7, line_contents="import database")
    options = {"modules": ["database", "never_imported"], "rooms": ["shop.sql"]}
    contract = ConfinedContract("only SQL", session_options={}, contract_options=options)
    assert contract.check(graph, verbose=False).kept is kept
