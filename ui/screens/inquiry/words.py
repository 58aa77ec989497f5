# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the answer form says: time left, results, faults."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop_b2b.domain import entities as e
from desktop_b2b.rules.deadlines import passed
from desktop_b2b.services.queries import InquiryView
from desktop_b2b.services.sealing import is_sealed
from ui.screens.inquiry.editing import Fault
from ui.strings import (
    duration_word,
    moment_word,
    past_word,
    remaining_tone,
    state_tone,
    state_word,
    time_word,
)
from ui.theme import Tone

#: States of an answer that say how it ended.
RESULTS = ("won", "part_won", "lost")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Inquiry", text)


def city(zone: str) -> str:
    """A zone as people name it: "Amsterdam"."""
    return zone.rpartition("/")[2].replace("_", " ")


@dataclass(frozen=True)
class Due:
    """The time to answer in words, whole and short, with its tone and icon."""

    text: str
    short: str
    tone: Tone
    icon: str


def due(inquiry: e.Inquiry, now: int) -> Due:
    """Until when to answer, absolute and remaining, with the zone named (ux 33)."""
    at = moment_word(inquiry.deadline_at, inquiry.deadline_zone, now, inside=True)
    where = city(inquiry.deadline_zone)
    if passed(inquiry.deadline_at, now):
        text = _tr("Expired {0} ({1})").format(at, where)
        return Due(text, _tr("Expired {0}").format(at), Tone.RED, "alert-circle")
    left = duration_word(inquiry.deadline_at - now)
    text = _tr("Answer by {0} ({1}), {2} left").format(at, where, left)
    short = _tr("{0} left").format(left)
    return Due(text, short, remaining_tone(inquiry.deadline_at, now) or Tone.GREY, "clock")


def chip(view: InquiryView, now: int, *, queued: bool) -> tuple[str, Tone, str]:
    """The status chip: word, tone, icon. `queued`: the answer has not reached the server yet."""
    answer, inquiry = view.answer, view.inquiry
    if queued and answer is not None:
        return state_word("inquiry", "queued"), Tone.GREY, "cloud"
    if answer is not None and answer.state in RESULTS:
        return state_word("answer", answer.state), state_tone("answer", answer.state), ""
    if inquiry.state in ("cancelled", "closed"):
        return state_word("inquiry", inquiry.state), Tone.GREY, ""
    if answer is not None and answer.state == "late":
        return state_word("answer", "late"), Tone.AMBER, "clock"
    if answer is not None:
        return state_word("inquiry", inquiry.state), state_tone("inquiry", inquiry.state), ""
    if passed(inquiry.deadline_at, now):
        return state_word("inquiry", "expired"), Tone.RED, "alert-circle"
    if view.draft is not None:
        return state_word("inquiry", "draft"), Tone.GREY, ""
    return _tr("To answer"), Tone.BLUE, ""


def result_words(view: InquiryView, zone: str, now: int, *, queued: bool) -> tuple[str, str]:
    """What became of the answer, and what that means; nothing where nothing did."""
    answer, inquiry = view.answer, view.inquiry
    if answer is not None and answer.state == "declined":
        at = moment_word(answer.submitted_at, zone, now, inside=True)
        return _tr("You declined {0}").format(at), answer.decline_reason
    if inquiry.state == "cancelled":
        return _tr("The retailer called this request off"), ""
    if answer is not None and answer.state in RESULTS:
        words = {
            "won": _tr("Your answer was selected: an order has been placed"),
            "part_won": _tr("A part of your answer was selected: an order has been placed"),
            "lost": _tr("Your answer was not selected"),
        }
        return words[answer.state], ""
    if inquiry.state == "closed" and answer is None:
        return _tr("This request was closed without your answer"), ""
    if answer is None:
        return "", ""
    if queued:
        sentence = _tr("Your answer will be sent as soon as there is a connection")
        return sentence, _tr("The retailer sees it once it has arrived.")
    if is_sealed(inquiry):
        return _tr("Your answer is sealed"), _tr("The retailer reads it once the last deadline is over.")
    if answer.late:
        sentence = _tr("Your answer came after the deadline and counts as late")
        return sentence, _tr("The retailer decides whether to take it.")
    return "", ""


def kept_words(view: InquiryView, zone: str, now: int, *, queued: bool, editing: bool) -> tuple[str, str]:
    """Icon and words of what is stored: the draft while one edits, else the answer that was given."""
    answer = view.answer
    if editing and view.draft is not None:
        at = past_word(view.draft.edited_at, zone, now, inside=True)
        return "check-circle", _tr("Draft saved {0}").format(at)
    if answer is not None and queued:
        return "cloud", _tr("Written {0}").format(time_word(answer.made_at, zone))
    if answer is not None and answer.state != "declined":
        at = past_word(answer.submitted_at, zone, now, inside=True)
        return "check-circle", _tr("Answered {0}").format(at)
    return "check-circle", ""


def can_answer(view: InquiryView, now: int) -> bool:
    """Whether an answer may be given, changed or declined now."""
    if view.inquiry.state in ("closed", "cancelled"):
        return False
    if view.answer is None or view.answer.state in ("late", "declined"):
        return True
    return view.answer.state == "submitted" and not passed(view.inquiry.deadline_at, now)


def fault_word(fault: Fault) -> str:
    """Why a cell or field is wrong."""
    words = {
        "unread": _tr("This is not understood"),
        "negative": _tr("Less than nought cannot be offered"),
        "not_whole": _tr("This is counted in whole units"),
        "no_price": _tr("Enter a price for this quantity"),
        "no_date": _tr("Say when the back-order can be delivered"),
        "early_date": _tr("This date lies before the request"),
        "no_shipping": _tr("Enter the shipping cost, 0 if there is none"),
        "no_box": _tr("Say how many units a box holds"),
        "tiers": _tr("One tier a line, like 0 = 12; the first from 0, each later one from more"),
        "early_validity": _tr("The answer must hold beyond this moment"),
        "minimum_above": _tr("The least quantity is above what is offered"),
        "multiple_above": _tr("A pack holds more than is offered"),
        "more_than_asked": _tr("More than asked"),
        "nothing": _tr("Nothing is offered yet"),
    }
    return words[fault.code]
