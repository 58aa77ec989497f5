# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What once got through to code that did not expect it, new inputs at each door, and the judge itself."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from desktop_b2b.services import bus
from sync.client import shape
from tests.fuzz.run import REGRESSIONS, TARGETS, Listener, judged, main, run_block

_CASES: list[dict[str, str]] = json.loads((REGRESSIONS / "found.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted({case["target"] for case in _CASES}))
def test_what_got_through_once_is_refused(name: str) -> None:
    """Each on the same stage as when it was found."""
    target = TARGETS[name]()
    try:
        for case in _CASES:
            if case["target"] == name:
                code = judged(target, base64.b64decode(case["input"]), Listener())
                assert code == case["code"], case["was"]
    finally:
        target.close()


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_new_inputs_at_each_door(name: str) -> None:
    count = max(150, min(2000, round(150 * TARGETS[name].WEIGHT)))
    tally = run_block(name, 7, 0, count)
    assert tally.unhandled == []
    assert tally.inputs == count
    assert tally.accepted
    assert tally.refused


def test_rows_that_nobody_looks_at_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: answers are taken in as they come."""
    monkeypatch.setattr(shape, "check_reply", lambda _reply: None)
    told: list[str] = []
    assert main(["--inputs", "250", "--targets", "desk.answers"], told.append) == 1
    assert json.loads(told[0])["unhandled"] > 0


@pytest.mark.expected_logs("parked, trace")
def test_a_handler_that_breaks_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: an error that no handler may raise."""

    def broken(*_args: Any) -> None:
        raise KeyError("planted")

    stage = TARGETS["command.judge"]()
    stage.close()  # the scene is made before anything is planted
    monkeypatch.setattr(bus, "run", broken)
    assert run_block("command.judge", 1, 0, 40).unhandled
