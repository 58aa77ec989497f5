# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The simulation finds known bugs: each within the number of seeds that stands beside it."""

from __future__ import annotations

import pytest

from tests.simulation.bugs import BUGS, Bug, home_of, hunt

#: Found within a few seeds: looked for with every run of the tests.
QUICK = {one.name for one in BUGS if one.seeds <= 20}


def _named(*, quick: bool) -> list[str]:
    return [one.name for one in BUGS if (one.name in QUICK) == quick]


def _hunt(name: str) -> None:
    found = hunt(next(one for one in BUGS if one.name == name))
    assert found is not None, f"{name} was not found"


def test_there_are_enough() -> None:
    assert len({one.name for one in BUGS}) == len(BUGS) >= 40
    assert all(one.story for one in BUGS)


@pytest.mark.parametrize("one", BUGS, ids=lambda one: one.name)
def test_what_a_bug_patches_is_there(one: Bug) -> None:
    for place, name, _ in one.patches():
        home_of(place, name)


@pytest.mark.timeout(400)
@pytest.mark.parametrize("name", _named(quick=True))
def test_a_planted_bug_is_found(name: str) -> None:
    _hunt(name)


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", _named(quick=False))
def test_a_rare_planted_bug_is_found(name: str) -> None:
    _hunt(name)
