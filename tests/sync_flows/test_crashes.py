# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A real desk process is killed (SIGKILL) between any two steps of a command and of a round.

Whatever it had acknowledged is there afterwards, once, at the desk and at the server.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from tests.sync_flows.world import Desk, World, new_id

ROOT = Path(__file__).parents[2]
STEPS = {
    "execute": ("execute.run", "execute.queued", "execute.written", "execute.committed"),
    "keep": ("file.kept",),
    "send": ("files.up", "files.sent", "round.chosen", "round.asked", "round.answered", "round.staged"),
    "take": (
        "apply.rows", "round.applied", "apply.written", "apply.committed", "files.down", "round.done",
    ),
}  # fmt: skip
#: What happens more than once in one life of the process.
TWICE = (*STEPS["execute"], "round.chosen", "round.asked", "round.answered")


def _run(desk: Desk, point: str, count: int) -> tuple[int, list[str]]:
    """Run a desk process to its end; its exit code and what it told."""
    process = subprocess.run(
        [sys.executable, "-m", "tests.sync_flows.desk_process", str(desk.path), point, str(count)],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert process.returncode in (0, -signal.SIGKILL), process.stderr
    return process.returncode, process.stdout.split("\n")


def _kept(lines: list[str]) -> set[str]:
    return {line.removeprefix("kept ") for line in lines if line.startswith("kept ")}


def _assert_once(world: World, desk: Desk, kept: set[str]) -> None:
    contacts = {row.id for row in desk.rows(e.Contact)}
    assert kept <= contacts
    log = world.command_log()
    assert len(log) == len(set(log)) == len(contacts)
    made = [row for row in desk.rows(e.Event) if row.command == "SaveContact"]
    assert len(made) == len(contacts)


def test_the_steps_are_those_that_a_desk_goes_through(http_world: World) -> None:
    desk = http_world.desk("shop")
    desk.close()
    http_world.desks.remove(desk)
    code, lines = _run(desk, "", 0)
    assert code == 0
    passed = {line.removeprefix("step ") for line in lines if line.startswith("step ")}
    assert passed == {step for steps in STEPS.values() for step in steps}


@pytest.mark.parametrize("part", STEPS)
def test_killed_between_any_two_steps(http_world: World, part: str) -> None:
    """One profile dies at each step in turn, with news of another desk coming in all the time."""
    other = http_world.desk("shop")
    desk = http_world.desk("shop")
    kept: set[str] = set()
    for step in STEPS[part]:
        for count in (1, 2) if step in TWICE else (1,):
            desk.close()
            http_world.desks.remove(desk)
            other.do(a.SaveContact(contact_id=new_id(), company="From another desk"))
            other.sync()
            code, lines = _run(desk, step, count)
            assert code == -signal.SIGKILL, step
            kept |= _kept(lines)
            desk = http_world.desk("shop", signed_in=False, path=desk.path)
            assert kept <= {row.id for row in desk.rows(e.Contact)}
    http_world.settle()
    kept.update(row.id for row in other.rows(e.Contact))
    _assert_once(http_world, desk, kept)
    http_world.assert_converged()
