# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The lock files pin every package with its hashes, agree with one another and name no address."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "packaging").glob("*.lock"))

_PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;\\]+)(?P<marker>[^\\]*)\\?$")
_HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def _pins(lock: Path) -> set[tuple[str, str]]:
    matches = map(_PIN.match, lock.read_text(encoding="utf-8").splitlines())
    return {(match["name"], match["version"]) for match in matches if match}


def _lock(name: str) -> set[tuple[str, str]]:
    return _pins(ROOT / "packaging" / f"{name}.lock")


def test_there_are_three() -> None:
    assert [path.stem for path in LOCKS] == ["client", "dev", "server"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_only_pins_and_hashes(lock: Path) -> None:
    """Nothing else may stand in a lock: no address, no option, no package without a hash."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not _PIN.match(line) and not _HASH.match(line)] == []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if _PIN.match(line):
            assert _HASH.match(following), f"{line} has no hash"


@pytest.mark.parametrize("name", ["client", "server"])
def test_developers_work_with_what_is_shipped(name: str) -> None:
    assert _lock(name) - _lock("dev") == set()


def test_everything_named_is_locked() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        settings = tomllib.load(file)
    named = {_name(requirement) for requirement in settings["project"]["dependencies"]}
    assert named - {name for name, _version in _lock("client")} == set()
    for group in ("server", "dev"):
        named = {_name(entry) for entry in settings["dependency-groups"][group] if isinstance(entry, str)}
        assert named - {name for name, _version in _lock(group)} == set()


def _name(requirement: str) -> str:
    return re.split(r"[\[=~<>! ]", requirement, maxsplit=1)[0]


def test_the_desk_ships_no_server() -> None:
    shipped = {name for name, _version in _lock("client")}
    assert shipped.isdisjoint({"litestar", "uvicorn", "psycopg", "argon2-cffi", "pytest"})
