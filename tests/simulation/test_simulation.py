# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Hundreds of histories of real desks and a real server under faults, each held against a naive model."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_b2b.domain.commands import commands
from tests.simulation import points
from tests.simulation.actions import ACTIONS, WIRE, WITHIN
from tests.simulation.history import Options, run_history
from tests.simulation.minimise import REGRESSIONS, read
from tests.simulation.people import MAKERS
from tests.simulation.post import MOODS
from tests.simulation.run import Tally, run_seeds
from tests.simulation.verdict import CHECKS

ROOT = Path(__file__).parents[2]
SEEDS = range(1, 301)


@pytest.mark.timeout(1200)
def test_hundreds_of_histories() -> None:
    """Nothing breaks in any; and they have what a simulation is for."""
    tally = run_seeds(SEEDS)
    assert [f"seed {one.seed}: {one.check}: {one.detail}" for one in tally.broken] == []
    assert tally.histories == len(SEEDS)
    _has_every_command(tally)
    _has_every_fault(tally)
    assert points.ALL - set(tally.passed) == set(), "each step at which a process may die is passed"
    assert len(points.ALL & set(tally.died)) >= 50, "and most are somebody's last"


def test_each_named_step_of_the_product_may_be_the_last() -> None:
    """All names in the source are known here, but for those of a repair, of large files, of a broken walk,
    and of mail alerts, which a thread of their own looks for (``test_mail_alerts``).
    """
    found: set[str] = set()
    for path in (*(ROOT / "sync").rglob("*.py"), *(ROOT / "desktop_b2b").rglob("*.py")):
        found.update(re.findall(r'crash\("([a-z_]+\.[a-z_]+)"\)', path.read_text(encoding="utf-8")))
    assert found - points.ALL == {
        *("verify.fetched", "verify.repaired", "files.part", "snapshot.forgotten"),
        *("alerts.found", "alerts.entered"),
    }
    assert found >= points.ALL
    assert len(points.ALL) >= 60


def _has_every_command(tally: Tally) -> None:
    """Each type is given by people or by the server itself, and committed; each verdict is given."""
    assert set(MAKERS) | {name for name, kind in commands().items() if kind.SYSTEM} == set(commands())
    assert set(tally.committed) == set(commands())
    assert set(tally.verdicts) == {"committed", "rejected", "conflict", "parked"}


def _has_every_fault(tally: Tally) -> None:
    named = {action.NAME for action in ACTIONS if action.FAULT and action.is_available()}
    wanted = named | {
        *WIRE,
        *WITHIN,
        *MOODS,
        "desk_killed",
        "server_killed",
        "disk_error",
        "disk_full",
        "backup_killed",
        "restore_killed",
    }
    assert wanted <= set(tally.faults)


def test_the_protocol_names_each_check_and_a_test_of_it() -> None:
    text = (ROOT / "sync" / "PROTOCOL.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$", text, re.MULTILINE)
    assert {name for name, _ in rows} == set(CHECKS)
    for _, tests in rows:
        for named in re.findall(r"`([^`]+)`", tests):
            places = ("", "tests/sync_flows", "tests/sync_flows/isolation")
            is_file = any((ROOT / place / named).exists() for place in places)
            assert is_file or named in globals(), named


def test_the_tests_that_the_protocol_names_are_there() -> None:
    text = (ROOT / "sync" / "PROTOCOL.md").read_text(encoding="utf-8").partition("## What always holds")[2]
    lists = "\n".join(line for line in text.splitlines() if not line.startswith("|"))
    named = set(re.findall(r"`([a-z]+(?:_[a-z]+){2,})`", lists))
    # The number of the line that a test proves stands before its words.
    there = {
        re.sub(r"^(?:[a-z]+\d+(?:_\d+)*_)+", "", name)
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^\s*def test_(\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert len(named) > 50
    assert named - there == set()


@pytest.mark.parametrize("seed", ["1", "7", "35", "104"])
def test_a_seed_tells_the_same_story_again(seed: str) -> None:
    """Played anew, and played from its written steps, a history leaves the same trace."""
    first = run_history(seed)
    assert run_history(seed).trace == first.trace
    assert run_history(seed, steps=first.steps).trace == first.trace


def test_a_seed_tells_the_same_story_in_another_process() -> None:
    """Nothing depends on the order of hashes, nor on the histories that were before."""
    code = "from tests.simulation.history import run_history; print(run_history('11').trace)"
    traces = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env={"PYTHONHASHSEED": number, "PATH": "/usr/bin:/bin"},
            capture_output=True, text=True, timeout=60, check=True,
        ).stdout
        for number in ("1", "2")
    }  # fmt: skip
    run_history("12")
    assert traces == {run_history("11").trace + "\n"}


@pytest.mark.parametrize("seed", ["21", "22", "23", "24", "25", "26"])
def test_clock_independence(seed: str) -> None:
    """Under any clocks of the desks the server says the same of each command, deadlines left aside."""
    right = run_history(seed, Options(timeless=True, offset=0))
    assert right.is_good, right.detail
    for offset in (365 * 86_400_000, -365 * 86_400_000):
        wrong = run_history(seed, Options(timeless=True, offset=offset), right.steps)
        assert wrong.is_good, wrong.detail
        assert wrong.verdicts == right.verdicts


@pytest.mark.parametrize("path", sorted(REGRESSIONS.glob("*.json")), ids=lambda path: path.stem)
def test_what_broke_once_holds(path: Path) -> None:
    case = read(path)
    result = run_history(case.seed, Options(shape=case.shape, docks=False), case.steps)
    assert result.is_good, f"{result.check}: {result.detail}"
