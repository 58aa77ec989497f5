# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Make a failing history small: take steps and faults away while the same check still fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from tests.simulation.history import Options, Result, run_history
from tests.simulation.steps import Step

REGRESSIONS = Path(__file__).with_name("regressions")
_TRIES = 400


class Case(msgspec.Struct, kw_only=True):
    """A history that once broke something. ``story`` says what it was."""

    seed: str
    shape: str
    check: str
    story: str = ""
    steps: list[Step]


def minimise(
    result: Result, options: Options, run: Callable[[list[Step]], Result] | None = None
) -> list[Step]:
    """The fewest steps found that break the same check."""
    tries = 0
    again = run or (lambda steps: run_history(result.seed, options, steps))

    def fails(steps: list[Step]) -> bool:
        nonlocal tries
        tries += 1
        return tries <= _TRIES and again(steps).check == result.check

    steps = list(result.steps)
    size = max(len(steps) // 2, 1)
    while size:
        place = 0
        while place < len(steps):
            fewer = steps[:place] + steps[place + size :]
            if fails(fewer):
                steps = fewer
            else:
                place += size
        size //= 2
    return [_simpler(steps, place, fails) for place in range(len(steps))]


def _simpler(steps: list[Step], place: int, fails: Callable[[list[Step]], bool]) -> Step:
    """A step without what is not needed."""
    step = steps[place]
    for name in [name for name in step.args if name in ("wire", "crash", "server", "disk")]:
        if name == "wire" and step.inside:
            continue
        plain = msgspec.structs.replace(step, args={key: step.args[key] for key in step.args if key != name})
        steps[place] = plain
        if fails(steps):
            step = plain
        steps[place] = step
    for inner in list(step.inside):
        plain = msgspec.structs.replace(step, inside=[one for one in step.inside if one is not inner])
        steps[place] = plain
        if fails(steps):
            step = plain
        steps[place] = step
    return step


def write(result: Result, shape: str, steps: list[Step], folder: Path = REGRESSIONS) -> Path:
    """Keep a failing history as a file that a test replays."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{result.check.replace(':', '-')}-{result.seed}.json"
    case = Case(seed=result.seed, shape=shape, check=result.check, story=result.detail[:400], steps=steps)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(case), indent=1) + b"\n")
    return path


def read(path: Path) -> Case:
    """A kept history."""
    return msgspec.json.decode(path.read_bytes(), type=Case)
