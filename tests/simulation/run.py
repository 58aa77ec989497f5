# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Simulated histories from the command line: ``python3 dev.py simulate --seeds 1-500 --jobs 2``.

Prints what was run, what went wrong on purpose and what broke; a history that broke is made small and kept
as a file in ``regressions``. Ends with 1 when anything broke.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from tests.simulation.history import Options, Result, run_history, shape_of
from tests.simulation.minimise import minimise, write


@dataclass
class Tally:
    """What many histories amount to."""

    histories: int = 0
    steps: int = 0
    commits: int = 0
    given: Counter[str] = field(default_factory=Counter)
    committed: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)
    died: Counter[str] = field(default_factory=Counter)
    broken: list[Result] = field(default_factory=list)

    def add(self, result: Result) -> None:
        """Count a history."""
        self.histories += 1
        self.steps += len(result.steps)
        self.commits += result.commits
        self.given += result.given
        self.committed += result.committed
        self.verdicts += Counter(outcome for outcome, _ in result.verdicts.values())
        self.faults += result.faults
        self.passed += result.passed
        self.died += result.died
        if not result.is_good:
            self.broken.append(result)

    def lines(self) -> Iterator[str]:
        """The tally in words."""
        yield f"histories {self.histories}, steps {self.steps}, commits of the server {self.commits}"
        yield f"commands given: {_listed(self.given)}"
        yield f"commands committed: {_listed(self.committed)}"
        yield f"verdicts: {_listed(self.verdicts)}"
        yield f"faults, {len(self.faults)} kinds: {_listed(self.faults)}"
        yield f"named steps passed: {len(self.passed)}; died at: {len(self.died)}"
        yield f"broken: {len(self.broken)}"


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))


def run_seeds(seeds: Iterable[int], options: Options | None = None, jobs: int = 1) -> Tally:
    """Run many histories."""
    tally = Tally()
    if jobs > 1:
        with ProcessPoolExecutor(jobs) as pool:
            for result in pool.map(_run, ((str(seed), options) for seed in seeds), chunksize=5):
                tally.add(result)
        return tally
    for seed in seeds:
        tally.add(run_history(str(seed), options))
    return tally


def _run(work: tuple[str, Options | None]) -> Result:
    return run_history(*work)


def main(arguments: Sequence[str]) -> int:
    """Run, tell, and keep what broke."""
    parser = argparse.ArgumentParser(prog="dev.py simulate", description="Simulated histories of sync.")
    parser.add_argument("--seeds", default="1-200", metavar="A-B", help="which histories (1-200)")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes (1)")
    parser.add_argument("--shape", default="", help="the world: pair, team, rivals, market or crowd")
    parser.add_argument("--steps", type=int, default=0, help="how long a history is (50 to 90)")
    parser.add_argument("--thorough", action="store_true", help="check every desk after every step")
    parser.add_argument("--no-minimise", action="store_true", help="keep what broke as long as it was")
    parser.add_argument("--bugs", action="store_true", help="plant known bugs: each must be found")
    options = parser.parse_args(arguments)
    if options.bugs:
        from tests.simulation.bugs import hunt_all

        return hunt_all(tell)
    first, _, last = options.seeds.partition("-")
    seeds = range(int(first), int(last or first) + 1)
    kind = Options(shape=options.shape, steps=options.steps, looks=1.0 if options.thorough else Options.looks)
    started = time.perf_counter()
    tally = run_seeds(seeds, kind, options.jobs)
    for line in tally.lines():
        tell(line)
    took = time.perf_counter() - started
    tell(f"{took:.1f} s, {tally.histories / took * 60:.0f} histories a minute")
    for result in tally.broken:
        tell(f"seed {result.seed}: {result.check}: {result.detail}")
        if not options.no_minimise:
            steps = minimise(result, kind)
            path = write(result, shape_of(result.seed, kind), steps)
            tell(f"  {len(result.steps)} steps became {len(steps)}: {path}")
    return 1 if tally.broken else 0


def tell(line: str) -> None:
    """Say something on standard output."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") != "0":
        # What Python does in the order of hashes is then the same in every process.
        os.execve(  # noqa: S606  # ourselves
            sys.executable,
            [sys.executable, "-m", "tests.simulation.run", *sys.argv[1:]],
            {**os.environ, "PYTHONHASHSEED": "0"},
        )
    sys.exit(main(sys.argv[1:]))
