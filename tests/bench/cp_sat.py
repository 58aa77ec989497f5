# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""OR-tools' CP-SAT on models given as JSON lines, in a process and an environment of its own: it cannot be
loaded beside HiGHS. Prints for each what it found and how long it took. Run by ``bench assignment``.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from ortools.sat.python import cp_model

_ENDLESS = 1e15


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
        row = sum(round(value) * places[int(place)] for place, value in terms.items())
        if low > -_ENDLESS:
            model.add(row >= round(low))
        if high < _ENDLESS:
            model.add(row <= round(high))
    model.minimize(sum(round(value) * places[int(place)] for place, value in given["objective"].items()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_time_in_seconds = given["seconds"]
    status = solver.solve(model)
    return {
        "seconds": time.perf_counter() - began,
        "is_proven": status in (cp_model.OPTIMAL, cp_model.INFEASIBLE),
        "value": solver.objective_value if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None,
    }


if __name__ == "__main__":
    main()
