# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""OR-tools' CP-SAT on models given as JSON lines, in a process and an environment of its own: it cannot be
loaded beside HiGHS. Prints for each what it found and how long it took. Run by ``bench assignment``.
"""

from __future__ import annotations

import json
import math
import os
import sys
import time
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from ortools.sat.python import cp_model

_ENDLESS = 1e15
#: The smallest part of a coefficient.
_FINEST = 1_000_000


def main() -> None:
    """Solve each line's model."""
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_solve(json.loads(line))) + "\n")
        sys.stdout.flush()


def _solve(given: dict[str, Any]) -> dict[str, Any]:
    began = time.perf_counter()
    model = cp_model.CpModel()
    places = [
        model.new_int_var(round(low), round(high), str(number))
        for number, (low, high) in enumerate(zip(given["lower"], given["upper"], strict=True))
    ]
    for terms, low, high in given["rows"]:
        scale = _scale([*terms.values(), *(bound for bound in (low, high) if abs(bound) < _ENDLESS)])
        row = sum(round(value * scale) * places[int(place)] for place, value in terms.items())
        if low > -_ENDLESS:
            model.add(row >= round(low * scale))
        if high < _ENDLESS:
            model.add(row <= round(high * scale))
    model.minimize(sum(round(value) * places[int(place)] for place, value in given["objective"].items()))
    solver = cp_model.CpSolver()
    # It proves by workers that search in different ways; one alone is not what it was made for.
    solver.parameters.num_workers = os.cpu_count() or 1
    solver.parameters.random_seed = 1
    solver.parameters.max_time_in_seconds = given["seconds"]
    status = solver.solve(model)
    return {
        "seconds": time.perf_counter() - began,
        "is_proven": status in (cp_model.OPTIMAL, cp_model.INFEASIBLE),
        "value": solver.objective_value if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None,
    }


def _scale(values: Iterable[float]) -> int:
    """What makes all of these whole: prices may have parts of a cent, and CP-SAT knows whole numbers only."""
    return math.lcm(*(Fraction(value).limit_denominator(_FINEST).denominator for value in values))


if __name__ == "__main__":
    main()
