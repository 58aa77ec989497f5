# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""HiGHS, with one thread and a fixed seed, so that the same question has the same answer again.

The library is loaded when somebody first asks: half of what it takes is numpy. Where it cannot be loaded, or
fails, there is an OutageError, and the plain rule steps in.
"""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop_b2b.clock import monotonic
from desktop_b2b.errors import OutageError
from desktop_b2b.solver.linear import Linear, Terms

#: All objectives are whole, so that what is nearer than this to the bound is the optimum.
GAP = 0.99


@dataclass(frozen=True, slots=True)
class Found:
    """The best values that were found (None: none exist), and what no values can be below."""

    values: Sequence[float] | None
    value: float
    bound: float

    @property
    def is_proven(self) -> bool:
        """Whether nothing better exists."""
        return self.values is None or self.value - self.bound < 1


def is_here() -> bool:
    """Whether the library is installed."""
    return importlib.util.find_spec("highspy") is not None


class Highs:
    """One model, solved for one objective after the other."""

    def __init__(self, linear: Linear, deadline: float, **options: Any) -> None:
        try:
            import highspy
            import numpy as np
        except ImportError as error:
            raise OutageError("solver.missing", "The optimiser is not installed.") from error
        self._highspy, self._np = highspy, np
        self._deadline = deadline
        self._count = len(linear.lower)
        self._solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]  # the library's own
        for name, value in {
            "output_flag": False, "threads": 1, "random_seed": 1, "mip_rel_gap": 0.0, "mip_abs_gap": GAP,
            # It begins with something good: looking for more of that costs more than it saves.
            "mip_heuristic_effort": 0.02, "mip_heuristic_run_feasibility_jump": False,
            "mip_allow_restart": False, "mip_pscost_minreliable": 1, **options,
        }.items():  # fmt: skip
            self._solver.setOptionValue(name, value)
        self._pass(linear)

    def _pass(self, linear: Linear) -> None:
        np, highspy = self._np, self._highspy
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = self._count, len(linear.rows)
        lp.col_cost_ = np.zeros(self._count)
        lp.col_lower_, lp.col_upper_ = np.array(linear.lower, float), np.array(linear.upper, float)
        lp.row_lower_ = np.array([row.low for row in linear.rows], float)
        lp.row_upper_ = np.array([row.high for row in linear.rows], float)
        starts = [0]
        places: list[int] = []
        values: list[float] = []
        for row in linear.rows:
            places.extend(row.terms)
            values.extend(row.terms.values())
            starts.append(len(places))
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array(starts, np.int32)
        lp.a_matrix_.index_ = np.array(places, np.int32)
        lp.a_matrix_.value_ = np.array(values, float)
        kinds = highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger
        lp.integrality_ = [kinds[whole] for whole in linear.is_whole]
        self._solver.passModel(lp)

    def least(self, objective: Terms, start: Mapping[int, float] | None = None) -> Found:
        """The values that make an objective least, as far as the time allows. ``start``: values of some of
        the variables, to begin with. Raises OutageError ``solver.time`` and ``solver.failed``.
        """
        np, solver = self._np, self._solver
        costs = np.zeros(self._count)
        for place, value in objective.items():
            costs[place] = value
        solver.changeColsCost(self._count, np.arange(self._count, dtype=np.int32), costs)
        if start:
            places = np.array(list(start), np.int32)
            solver.setSolution(len(places), places, np.array(list(start.values()), float))
        solver.setOptionValue("time_limit", solver.getRunTime() + max(0.05, self._deadline - monotonic()))
        solver.run()
        return self._found()

    def _found(self) -> Found:
        status, solver = self._highspy.HighsModelStatus, self._solver
        found = solver.getModelStatus()
        if found == status.kInfeasible:
            return Found(None, math.inf, math.inf)
        if found not in (status.kOptimal, status.kTimeLimit):
            raise OutageError("solver.failed", f"The optimiser gave up: {solver.modelStatusToString(found)}.")
        info = solver.getInfo()
        bound = max(info.mip_dual_bound, 0.0)  # no objective is ever below nought
        if info.primal_solution_status != 2:
            raise OutageError("solver.time", "The optimiser found nothing in the time it had.")
        values = solver.getSolution().col_value
        return Found(values, info.objective_function_value, min(bound, info.objective_function_value))

    def hold(self, objective: Terms, value: float) -> None:
        """From now on the objective may not be above a value, which is whole."""
        np = self._np
        places = [place for place, factor in objective.items() if factor]
        if not places:
            return
        factors = [objective[place] for place in places]
        self._solver.addRow(
            -self._highspy.kHighsInf, value + 0.5, len(places), np.array(places, np.int32), np.array(factors)
        )
