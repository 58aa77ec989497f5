# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The best assignment: is it the best, what does it save, how long does it take (N1)?

`brute-force-mismatches`: of 500 small cases, how many differ on any level of A7 from the best of all
assignments there are. `above-greedy`: of 1,000 larger ones, how many are worse than the plain rule (item by
item the cheapest offer); `saving`: what they cost less than by it, in per cent, where both fill everything.
`proven-40x12-p95`: 40 items, 12 partners, all levels proven. `proven-50x20-cap8`: 50 items, 20 partners of
which eight may get an order; the share that is proven within ten seconds. `cp-sat-…`: the same cases, cost
alone, by OR-tools' CP-SAT in a process of its own, beside `cost-…`, which is cost alone by ours; it is
installed into an environment that is thrown away, and skipped where that cannot be done. It has ten seconds
for a case and all processors (ours takes one), so that all of them take a quarter of an hour.
`compared` are those for which it found anything and ours is proven, `as-cheap` those for which it found as
cheap a one, `mismatches` those where it found a cheaper one or proves another to be the best.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from desktop_b2b.rules.optimum.greedy import greedy
from desktop_b2b.rules.optimum.outcome import CHEAPEST, COST, breaches, evaluate
from desktop_b2b.rules.optimum.problem import Problem
from desktop_b2b.rules.optimum.solution import Effort, Solution
from desktop_b2b.solver.linear import INFINITY
from desktop_b2b.solver.model import build
from desktop_b2b.solver.optimise import optimise
from tests.bench.harness import report
from tests.bench.sourcing_cases import best_levels, large_case, small_case

LIMIT = 10.0
_HERE = Path(__file__).resolve().parent


def main(argv: Sequence[str] | None = None) -> None:
    """Measure it all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=int, default=500)
    parser.add_argument("--larger", type=int, default=1_000)
    parser.add_argument("--timed", type=int, default=60)
    parser.add_argument("--hard", type=int, default=30)
    parser.add_argument("--no-cp-sat", action="store_true")
    options = parser.parse_args(argv)
    if options.small:
        report("brute-force-mismatches", sum(map(_differs, range(options.small))), "cases")
    if options.larger:
        _against_greedy(options.larger)
    timed = [large_case(seed, 40, 12) for seed in range(options.timed)]
    hard = [large_case(seed, 50, 20, 8) for seed in range(options.hard)]
    _timed("proven-40x12", timed)
    _timed("proven-50x20-cap8", hard)
    if not options.no_cp_sat:
        # Its costs are compared as cents; where nobody offers anything of use there is nothing to compare.
        cases = map(small_case, range(options.small))
        small = [case for case in cases if case.currency == "EUR" and case.usable]
        _beside_cp_sat({"small": small, "40x12": timed, "50x20-cap8": hard})


def _solved(problem: Problem, effort: Effort) -> Solution:
    found = optimise(problem, effort)
    assert found is not None
    assert breaches(problem, found.choices) == ()
    return found


def _differs(seed: int) -> bool:
    problem = small_case(seed)
    found = _solved(problem, Effort(60))
    return not found.is_proven or found.outcome.levels(CHEAPEST) != best_levels(problem)


def _against_greedy(count: int) -> None:
    above, savings = 0, []
    for seed in range(count):
        problem = large_case(seed, 8 + seed % 18, 4 + seed % 7)
        best, plain = _solved(problem, Effort(60)).outcome, evaluate(problem, greedy(problem))
        above += best.levels() > plain.levels()
        if best.is_complete and plain.is_complete:
            savings.append(float((plain.total - best.total) / plain.total * 100))
    report("above-greedy", above, "cases")
    report("saving", statistics.mean(savings), "%")
    report("saving-p95", _p95(savings), "%")


def _timed(name: str, problems: Sequence[Problem]) -> None:
    spent, worked, proven = [], [], 0
    for problem in problems:
        began, busy = time.perf_counter(), time.process_time()
        found = _solved(problem, Effort(LIMIT))
        spent.append(time.perf_counter() - began)
        worked.append(time.process_time() - busy)
        proven += found.is_proven
    if spent:
        report(f"{name}-p50", statistics.median(spent), "s")
        report(f"{name}-p95", _p95(spent), "s")
        report(f"{name}-processor-p95", _p95(worked), "s")
        report(f"{name}-share", proven / len(spent), "")


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[max(0, round(len(values) * 0.95) - 1)]


# ---------------------------------------------------------------- beside CP-SAT


def _beside_cp_sat(groups: dict[str, list[Problem]]) -> None:
    with _environment() as python:
        if python is None:
            return
        for name, problems in groups.items():
            if problems:
                _compare(name, problems, python)


def _compare(name: str, problems: Sequence[Problem], python: Path) -> None:
    """Cost alone, by both, of the cases that can be filled."""
    lines, ours, values = [], [], []
    for problem in problems:
        began = time.perf_counter()
        found = _solved(problem, Effort(LIMIT, "price"))
        ours.append(time.perf_counter() - began)
        values.append(found.outcome.ranked if found.is_proven and found.outcome.is_complete else None)
        lines.append(json.dumps(_as_json(problem)))
    run = subprocess.run(
        [str(python), str(_HERE / "cp_sat.py")],
        input="\n".join(lines), capture_output=True, text=True, check=True, cwd=_HERE,
    )  # fmt: skip
    theirs = [json.loads(line) for line in run.stdout.splitlines()]
    both = [
        (round(float(value) * 100), round(found["value"]), found["is_proven"])
        for value, found in zip(values, theirs, strict=True)
        if value is not None and found["value"] is not None
    ]
    report(f"cost-{name}-p95", _p95(ours), "s")
    report(f"cp-sat-{name}-p95", _p95([found["seconds"] for found in theirs]), "s")
    report(f"cp-sat-{name}-share", sum(found["is_proven"] for found in theirs) / len(theirs), "")
    report(f"cp-sat-{name}-compared", len(both), "cases")
    report(f"cp-sat-{name}-as-cheap", sum(found == value for value, found, _proven in both), "cases")
    # Cheaper than what ours calls the best, or proven to be another: either would be a fault of ours.
    differ = sum(found < value or (proven and found != value) for value, found, proven in both)
    report(f"cp-sat-{name}-mismatches", differ, "cases")


def _as_json(problem: Problem) -> dict[str, object]:
    model = build(problem, complete=True, dated=False)
    linear = model.linear

    def bounded(value: float) -> float:
        return max(-1e18, min(1e18, value)) if abs(value) == INFINITY else value

    return {
        "lower": linear.lower,
        "upper": linear.upper,
        "rows": [(row.terms, bounded(row.low), bounded(row.high)) for row in linear.rows],
        "objective": model.objective(COST),
        "seconds": LIMIT,
    }


@contextmanager
def _environment() -> Iterator[Path | None]:
    """A Python that has OR-tools, or None, with the reason told."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        made = subprocess.run(
            [str(python), "-m", "pip", "install", "--quiet", "ortools"], capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        if made.returncode:
            reason = (made.stderr.strip().splitlines() or ["no reason given"])[-1]
            sys.stderr.write(f"CP-SAT skipped: OR-tools could not be installed: {reason}\n")
            yield None
        else:
            yield python


if __name__ == "__main__":
    main()
