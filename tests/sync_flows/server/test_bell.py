# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A thread that looks for work is woken at once after a rest, and seldom where much happens."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator

import pytest

from sync.server import bell
from sync.server.bell import Bell

#: Longer than any machine needs for a thread to be let go.
_EVER = 60.0


class Looker:
    """A thread that tells of each of its looks."""

    def __init__(self) -> None:
        self.bell = Bell()
        self.looks: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        while self.bell.look():
            self.looks.put("look")
            self.bell.wait(_EVER)
        self.looks.put("end")


@pytest.fixture
def looker() -> Iterator[Looker]:
    found = Looker()
    found.thread.start()
    yield found
    found.bell.end()
    found.thread.join()


def test_who_has_rested_is_woken_at_once(looker: Looker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bell, "REST", 0.0)
    for _ in range(3):
        assert looker.looks.get(timeout=_EVER) == "look"
        looker.bell.ring()
    looker.bell.end()
    assert looker.looks.get(timeout=_EVER) in ("look", "end")


def test_what_rings_while_somebody_rests_is_heard_together_and_an_end_is_not_waited_for(
    looker: Looker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bell, "REST", _EVER)
    assert looker.looks.get(timeout=_EVER) == "look"
    for _ in range(100):
        looker.bell.ring()
    looker.bell.end()
    assert looker.looks.get(timeout=_EVER / 2) == "end"


def test_what_rings_during_a_look_is_looked_for_again() -> None:
    found = Bell()
    assert found.look()
    found.ring()
    # Would wait for a minute if that had been lost.
    waiting = threading.Thread(target=found.wait, args=(_EVER,))
    waiting.start()
    waiting.join(_EVER / 2)
    assert not waiting.is_alive()
    assert found.look()
    found.end()
    assert not found.look()
