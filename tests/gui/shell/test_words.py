# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The state of sync, times and errors, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from desktop_b2b.clock import DAY, HOUR, MINUTE
from desktop_b2b.domain.states import MACHINES, REASONS
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import SyncStatus
from tests.gui.shell.canned import NOW
from ui import strings as s
from ui.language import Language
from ui.shell.sync_words import sync_words
from ui.theme import Theme, Tone

ZONE = "Europe/Amsterdam"


@pytest.fixture(autouse=True)
def _english(theme: Theme) -> Iterator[None]:
    spoken = Language()
    spoken.switch("en")
    yield
    # Its translators live as long as it does.
    assert spoken.current == "en"


def _status(**more: Any) -> SyncStatus:
    values: dict[str, Any] = {"waiting": 0, "issues": 0, "confirmed_at": NOW, "state": "synced", "detail": ""}
    return SyncStatus(**(values | more))


@pytest.mark.parametrize(
    ("status", "sentence", "tone"),
    [
        (_status(), "Synced 10:42. Everything is up to date.", Tone.GREY),
        (_status(files=1), "Synced 10:42. 1 file on the way.", Tone.GREY),
        (_status(waiting=12, state="syncing", detail="3/12"), "Syncing 3 of 12.", Tone.GREY),
        (_status(waiting=12, state="syncing"), "Syncing 12 changes.", Tone.GREY),
        (_status(waiting=4, state="offline"), "Offline, 4 waiting. Last synced 10:42.", Tone.GREY),
        (_status(state="offline", confirmed_at=None), "Offline.", Tone.GREY),
        (_status(state="needs_sign_in"), "Needs sign-in.", Tone.RED),
        (_status(state="needs_sign_in", waiting=1), "Needs sign-in. 1 change waiting.", Tone.RED),
        (_status(issues=2), "Synced 10:42. 2 sync issues need you.", Tone.RED),
        (_status(issues=1, confirmed_at=None), "1 sync issue needs you.", Tone.RED),
        (_status(waiting=1), "1 change waiting. Synced 10:42.", Tone.GREY),
        (_status(confirmed_at=None, state=""), "Not synced yet.", Tone.GREY),
        (_status(state="loading", confirmed_at=None), "Your data is coming, open work first.", Tone.GREY),
        (
            _status(state="loading", confirmed_at=None, detail="2500/10000"),
            "Your data is coming, open work first: 25 %.",
            Tone.GREY,
        ),
        (
            _status(state="loading", confirmed_at=None, detail="10100/10000"),
            "Your data is coming, open work first: 99 %.",
            Tone.GREY,
        ),
        (_status(state="problem", detail="It broke."), "Problem: It broke.", Tone.RED),
    ],
)
def test_the_status_bar_says_it_in_words(status: SyncStatus, sentence: str, tone: Tone) -> None:
    words = sync_words(status, ZONE, NOW)
    assert (words.sentence, words.tone) == (sentence, tone)
    assert words.short


@pytest.mark.parametrize("state", ["offline", "syncing", "", "loading", "problem"])
def test_nothing_is_up_to_date_without_the_servers_proof(state: str) -> None:
    assert "up to date" not in sync_words(_status(state=state, waiting=1), ZONE, NOW).sentence
    assert "up to date" not in sync_words(_status(state=state, confirmed_at=None), ZONE, NOW).sentence


def test_sample_data_say_so() -> None:
    assert "Nothing leaves this computer" in sync_words(_status(), ZONE, NOW, is_sample=True).sentence


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (0, "0 min"),
        (1, "1 min"),
        (18 * MINUTE, "18 min"),
        (60 * MINUTE, "60 min"),
        (61 * MINUTE, "1 h 01 min"),
        (DAY - 1, "1 d 0 h"),
        (2 * DAY + 5 * HOUR, "2 d 5 h"),
    ],
)
def test_spans(span: int, words: str) -> None:
    assert s.duration_word(span) == words


def test_days_are_said_as_people_say_them() -> None:
    assert s.past_word(NOW - HOUR, ZONE, NOW) == "09:42"
    assert s.past_word(NOW - DAY, ZONE, NOW) == "Yesterday"
    assert s.past_word(NOW - 2 * DAY, ZONE, NOW) == "17 Nov"
    assert s.due_word(NOW + HOUR, ZONE, NOW) == "Today 11:42"
    assert s.due_word(NOW + DAY, ZONE, NOW) == "Tomorrow"
    assert s.due_word(NOW + 4 * DAY, ZONE, NOW) == "Mon 23 Nov"
    assert s.moment_word(NOW + 4 * DAY, ZONE, NOW) == "Mon 23 Nov, 10:42"
    assert s.past_word(NOW - 400 * DAY, ZONE, NOW) == "15 Oct 2025"
    assert s.long_day_word(NOW, ZONE) == "Thursday 19 November"


def test_the_day_is_that_of_the_zone() -> None:
    late = NOW + 13 * HOUR  # 23:42 in Amsterdam, the next day in Tokyo
    assert s.past_word(late, ZONE, NOW) == "23:42"
    assert s.day_word(late, "Asia/Tokyo", NOW) == "Tomorrow"


def test_remaining_time_turns_amber_in_the_last_hour_and_red_after() -> None:
    deadline = NOW + HOUR
    assert s.remaining_tone(deadline, NOW - 1) is Tone.NONE
    assert s.remaining_tone(deadline, NOW) is Tone.AMBER
    assert s.remaining_tone(deadline, deadline) is Tone.AMBER
    assert s.remaining_tone(deadline, deadline + 1) is Tone.RED
    assert s.remaining_word(deadline, ZONE, deadline + 1) == "Expired 11:42"


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        (ZONE, "Amsterdam, UTC+1"),
        ("UTC", "UTC"),
        ("Asia/Kolkata", "Kolkata, UTC+5:30"),
        ("Nowhere/X", "X, UTC"),
    ],
)
def test_zones(zone: str, words: str) -> None:
    assert s.zone_word(zone, NOW) == words


def test_every_state_and_reason_of_a_document_has_a_word() -> None:
    for kind in ("request", "inquiry", "order", "shipment"):
        for state in MACHINES[kind]:
            assert s.state_word(kind, state) != state
    for reason in REASONS:
        assert s.reason_word(reason) != reason
    assert s.reason_word("NO_STOCK,MANUAL_HOLD") == "Insufficient inventory, On hold"
    assert s.first_reason_word("NO_STOCK,MANUAL_HOLD") == "No stock +1"
    assert s.first_reason_word("NO_STOCK") == "No stock"


def test_an_error_is_filled_after_it_is_translated() -> None:
    error = UserError(
        "state.wrong", "{document} is “{was}”: this cannot be done now.", document="The order", was="shipped"
    )
    assert s.error_text(error) == "The order is “shipped”: this cannot be done now."
    spoken = Language()
    spoken.switch("fr")
    french = s.error_text(error)
    spoken.switch("en")
    assert "commande" in french
    assert "expédiée" in french
