# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Inputs thrown at every door: ``python3 dev.py fuzz --inputs 100000 --seed 1 --jobs 2``.

Prints one JSON line a target; ends with 1 where anything came out that is no refusal. An input is named by
target, seed and block, and is told whole, so that it can be kept in ``regressions``.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import json
import logging
import random
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.fuzz.centre import CENTRE
from tests.fuzz.hostile import Answers
from tests.fuzz.targets import ACCEPTED, SERVER_SIDE, Fault, Target
from tests.fuzz.trade import TRADE

REGRESSIONS = Path(__file__).parent / "regressions"
_ALL: tuple[type[Target], ...] = (*SERVER_SIDE, Answers, *TRADE, *CENTRE)
TARGETS = {kind.NAME: kind for kind in _ALL}
#: Seconds of the processor that one input may take, seconds after which it hangs, bytes that a block may add.
SLOW, HANGS, LARGE = 3.0, 60, 900 * 1024 * 1024
_TOLD = 20


class Hanging(BaseException):
    """An input has no end."""


class Listener(logging.Handler):
    """Hears of what the product calls an error itself."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        cause = record.exc_info[1] if record.exc_info else None
        self.heard.append(f"{record.name}: {record.getMessage()}: {cause!r}")


@dataclass
class Tally:
    """What came of the inputs of a target."""

    inputs: int = 0
    accepted: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    unhandled: list[dict[str, Any]] = field(default_factory=list)
    seconds: float = 0.0
    slowest: float = 0.0

    def add(self, other: Tally) -> None:
        """Put another tally's figures to these."""
        self.inputs += other.inputs
        self.accepted += other.accepted
        self.refused += other.refused
        self.unhandled += other.unhandled
        self.seconds += other.seconds
        self.slowest = max(self.slowest, other.slowest)

    def line(self, target: str) -> str:
        """The tally as JSON."""
        rate = round(self.inputs / self.seconds) if self.seconds else 0
        return json.dumps(
            {
                "target": target, "inputs": self.inputs, "accepted": self.accepted,
                "refused": dict(self.refused.most_common()), "unhandled": len(self.unhandled),
                "seconds": round(self.seconds, 1), "per_second": rate,
                "slowest_ms": round(self.slowest * 1000, 1), "examples": self.unhandled[:_TOLD],
            }
        )  # fmt: skip


@contextlib.contextmanager
def _heard() -> Iterator[Listener]:
    """Errors are heard; nothing else is said."""
    listener, root = Listener(), logging.getLogger()
    root.addHandler(listener)
    last, logging.lastResort = logging.lastResort, None
    logging.disable(logging.WARNING)
    try:
        yield listener
    finally:
        logging.disable(logging.NOTSET)
        logging.lastResort = last
        root.removeHandler(listener)


def _ring(_number: int, _frame: object) -> None:
    raise Hanging


def judged(target: Target, data: bytes, listener: Listener) -> str:
    """What came of one input, with its bounds. Raises Fault or what the product raised."""
    listener.heard.clear()
    began = time.process_time()
    code = target.judge(data)
    took = time.process_time() - began
    if listener.heard:
        raise Fault(f"logged: {listener.heard[0]}")
    if took > SLOW:
        raise Fault(f"took {took:.1f} s")
    return code


def run_block(name: str, seed: int, block: int, count: int) -> Tally:
    """Throw the inputs of one block."""
    tally, dice = Tally(), random.Random(f"{seed}/{name}/{block}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    signal.signal(signal.SIGALRM, _ring)
    with _heard() as listener, _opened(TARGETS[name]) as target:
        for number in range(count):
            data = target.make(dice)
            _one(target, data, listener, tally, (seed, block, number))
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) * 1024
    if grown > LARGE:
        tally.unhandled.append({"seed": seed, "block": block, "error": f"took {grown} bytes of memory"})
    tally.seconds = time.perf_counter() - began
    return tally


@contextlib.contextmanager
def _opened(kind: type[Target]) -> Iterator[Target]:
    target = kind()
    try:
        yield target
    finally:
        target.close()


def _one(target: Target, data: bytes, listener: Listener, tally: Tally, place: tuple[int, int, int]) -> None:
    tally.inputs += 1
    began = time.process_time()
    signal.alarm(HANGS)
    try:
        code = judged(target, data, listener)
    except (Exception, Hanging) as error:
        tally.unhandled.append(
            {
                "seed": place[0], "block": place[1], "number": place[2], "error": repr(error)[:600],
                "where": traceback.format_exception(error)[-3:],
                "input": base64.b64encode(data).decode() if len(data) < 4000 else f"{len(data)} bytes",
            }
        )  # fmt: skip
        return
    finally:
        signal.alarm(0)
    tally.slowest = max(tally.slowest, time.process_time() - began)
    if code == ACCEPTED:
        tally.accepted += 1
    else:
        tally.refused[code] += 1


def blocks(inputs: int, names: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Target, number and size of each block, by the targets' weights."""
    whole = sum(TARGETS[name].WEIGHT for name in names)
    for name in names:
        left, block = max(1, round(inputs * TARGETS[name].WEIGHT / whole)), 0
        while left > 0:
            count = min(left, TARGETS[name].BLOCK)
            yield name, block, count
            left, block = left - count, block + 1


def _run(work: tuple[str, int, int, int]) -> tuple[str, Tally]:
    name, seed, block, count = work
    return name, run_block(name, seed, block, count)


def run(inputs: int, seed: int, jobs: int, names: Sequence[str]) -> dict[str, Tally]:
    """Throw so many inputs at targets."""
    found = {name: Tally() for name in names}
    work = [(name, seed, block, count) for name, block, count in blocks(inputs, names)]
    if jobs > 1:
        with ProcessPoolExecutor(jobs) as pool:
            for name, tally in pool.map(_run, work):
                found[name].add(tally)
        return found
    for one in work:
        name, tally = _run(one)
        found[name].add(tally)
    return found


def main(arguments: Sequence[str], tell: Callable[[str], Any] = sys.stdout.write) -> int:
    """Run and tell."""
    parser = argparse.ArgumentParser(prog="dev.py fuzz", description="Inputs thrown at every door.")
    parser.add_argument("--inputs", type=int, default=20_000, metavar="N", help="how many in all (20000)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="other inputs for each number (1)")
    parser.add_argument("--jobs", type=int, default=1, metavar="J", help="how many processes (1)")
    parser.add_argument("--targets", default="", help=f"some of: {', '.join(TARGETS)}")
    options = parser.parse_args(arguments)
    names = options.targets.split(",") if options.targets else list(TARGETS)
    if unknown := set(names) - set(TARGETS):
        parser.error(f"unknown targets: {', '.join(sorted(unknown))}")
    whole = Tally()
    for name, tally in run(options.inputs, options.seed, options.jobs, names).items():
        tell(tally.line(name) + "\n")
        whole.add(tally)
    tell(json.dumps({"target": "all", "inputs": whole.inputs, "unhandled": len(whole.unhandled)}) + "\n")
    return 1 if whole.unhandled else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
