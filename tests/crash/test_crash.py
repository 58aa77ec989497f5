# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Crash proofs, in short: kills at any instant, every write of some commands. ``dev.py crash`` does all."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop_b2b.domain.commands import commands
from tests.crash import disk, pictures, points
from tests.simulation.people import MAKERS
from tests.sync_flows.world import KEY

#: Many small processes: on a machine that does other things they wait a good deal.
pytestmark = pytest.mark.timeout(300)

ROOT = Path(__file__).parents[2]
_REASON = disk.missing()
needs_processes = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
needs_the_disk = pytest.mark.skipif(bool(_REASON), reason=_REASON)


def _crash(*arguments: str) -> tuple[int, list[dict[str, Any]]]:
    process = subprocess.run(
        [sys.executable, "-m", "tests.crash.run", *arguments],
        cwd=ROOT, capture_output=True, text=True, timeout=280, check=False,
    )  # fmt: skip
    lines = [json.loads(line) for line in process.stdout.splitlines()]
    assert lines, process.stderr
    return process.returncode, lines


@needs_processes
@pytest.mark.parametrize(("database", "kills"), [("sqlite", 14), ("postgresql", 8)])
def test_nothing_is_lost_or_doubled_whoever_is_killed(database: str, kills: int) -> None:
    code, lines = _crash("--kills", str(kills), *(["--only-sqlite"] if database == "sqlite" else []))
    assert code == 0, lines
    assert {line["database"] for line in lines[:-1]} == {database}
    assert lines[-1]["kills"] >= kills
    assert lines[-1]["commands"] > 0
    assert lines[-1]["under_fire"] > 0


@needs_the_disk
def test_all_of_a_command_or_nothing_wherever_it_ends() -> None:
    code, lines = _crash("--points", "--sample")
    assert code == 0, lines
    assert [line["subject"] for line in lines[:-1]] == ["SaveContact", "PostMessage", "push"]
    assert all(line["refused"] and line["calls"] for line in lines[:-1])


@needs_processes
def test_a_planted_bug_is_found_by_kills() -> None:
    """Within so many kills: whether one falls between the word and the commit is a matter of the instant.

    What happens only between a commit and its answer, which is a moment too short for chance, is left to the
    simulation, where each step may be the last.
    """
    bug = "a_desk_speaks_before_it_commits"
    for seed in range(1, 9):
        code, lines = _crash("--kills", "20", "--only-sqlite", "--bug", bug, "--seed", str(seed))
        if code == 1 and (lines[0]["losses"] or lines[0]["doublings"]):
            return
    pytest.fail(f"{bug} was not found by {8 * 20} kills")


@needs_the_disk
@pytest.mark.parametrize("bug", ["nothing_is_synchronised", "outbox_has_a_transaction_of_its_own"])
def test_a_planted_bug_is_found_at_a_write(bug: str) -> None:
    code, lines = _crash("--points", "--command", "MarkSeen", "--bug", bug)
    assert code == 1
    assert lines[0]["wrong"] > 0


def test_every_command_of_the_product_is_tried() -> None:
    assert MAKERS.keys() == {name for name, kind in commands().items() if not kind.SYSTEM}


def test_a_picture_is_the_same_each_time(tmp_path: Path) -> None:
    """Ids, numbers, instants: what fails at a call of a command can be looked at again."""
    names = ("SaveContact", "PostMessage")
    first, second = (pictures.take(tmp_path / name, names) for name in ("first", "second"))
    for name in names:
        assert first[name].command == second[name].command
        assert first[name].now == second[name].now
        left, again = (points.look(taken[name].profile, KEY) for taken in (first, second))
        assert left == again, name


@pytest.mark.long
def test_every_command_can_be_brought_about(tmp_path: Path) -> None:
    """Small trades and a centre's work lead to each of them: a new type that nobody can give stands out."""
    taken = pictures.take(tmp_path, tuple(MAKERS))
    assert taken.keys() == MAKERS.keys()
    assert all(type(picture.command).__name__ == name for name, picture in taken.items())
    assert all(picture.profile.stat().st_size for picture in taken.values())
