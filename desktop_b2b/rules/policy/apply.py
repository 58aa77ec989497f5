# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rules before the optimiser: what they say of offers becomes part of the question."""

from __future__ import annotations

import dataclasses

from desktop_b2b.rules.optimum.problem import Problem
from desktop_b2b.rules.policy.judge import Judgement


def with_rules(problem: Problem, said: Judgement) -> Problem:
    """The problem with offers that rules leave out, and those that they make count as dearer or cheaper."""
    touched = {decision.subject_id for decision in said.decisions}
    if not touched:
        return problem
    offers = tuple(
        dataclasses.replace(offer, excluded=said.excluded(offer.id), handicap=said.handicap(offer.id))
        if offer.id in touched
        else offer
        for offer in problem.offers
    )
    return dataclasses.replace(problem, offers=offers)
