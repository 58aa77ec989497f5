# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Business words in the user's language: kinds, states, reasons, remaining times, days, errors.

Codes are stored, words are made here, at the moment they are shown.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale, QTime

from desktop_b2b.clock import DAY, HOUR, MINUTE, to_datetime
from desktop_b2b.domain.amounts import exponent
from desktop_b2b.errors import OutageError, UserError
from ui.forms.decimals import format_number
from ui.theme import Tone

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

_KINDS = {
    "request": QT_TRANSLATE_NOOP("Words", "Request"),
    "inquiry": QT_TRANSLATE_NOOP("Words", "Request"),
    "order": QT_TRANSLATE_NOOP("Words", "Order"),
    "shipment": QT_TRANSLATE_NOOP("Words", "Shipment"),
    "b2b_draft": QT_TRANSLATE_NOOP("Words", "Draft of a B2B order"),
    "b2b_order": QT_TRANSLATE_NOOP("Words", "B2B order"),
    "fulfilment_shipment": QT_TRANSLATE_NOOP("Words", "Shipment"),
    "stock_item": QT_TRANSLATE_NOOP("Words", "Product at a centre"),
    "bin": QT_TRANSLATE_NOOP("Words", "Bin"),
    "wave": QT_TRANSLATE_NOOP("Words", "Wave"),
    "organisation": QT_TRANSLATE_NOOP("Words", "Company"),
    "partner": QT_TRANSLATE_NOOP("Words", "Partner"),
    "product_line": QT_TRANSLATE_NOOP("Words", "Product line"),
    "product": QT_TRANSLATE_NOOP("Words", "Product"),
    "contact": QT_TRANSLATE_NOOP("Words", "Contact"),
    "rule_set": QT_TRANSLATE_NOOP("Words", "Rules"),
    "proposal": QT_TRANSLATE_NOOP("Words", "Proposal"),
    "widget": QT_TRANSLATE_NOOP("Words", "A widget of the dashboard"),
    "saved_view": QT_TRANSLATE_NOOP("Words", "A saved view"),
    "view": QT_TRANSLATE_NOOP("Words", "A saved view"),
    "shared_view": QT_TRANSLATE_NOOP("Words", "A shared view"),
}

_STATES = {
    "draft": QT_TRANSLATE_NOOP("Words", "Draft"),
    "deleted": QT_TRANSLATE_NOOP("Words", "Deleted"),
    "queued": QT_TRANSLATE_NOOP("Words", "Will be sent"),
    "waiting": QT_TRANSLATE_NOOP("Words", "Waiting for answer"),
    "need_attention": QT_TRANSLATE_NOOP("Words", "Need attention"),
    "ordered": QT_TRANSLATE_NOOP("Words", "Ordered"),
    "partially_ordered": QT_TRANSLATE_NOOP("Words", "Partially ordered"),
    "closed": QT_TRANSLATE_NOOP("Words", "Closed"),
    "cancelled": QT_TRANSLATE_NOOP("Words", "Cancelled"),
    "answered": QT_TRANSLATE_NOOP("Words", "Answered"),
    "declined": QT_TRANSLATE_NOOP("Words", "Declined"),
    "submitted": QT_TRANSLATE_NOOP("Words", "Answered"),
    "late": QT_TRANSLATE_NOOP("Words", "Late"),
    "won": QT_TRANSLATE_NOOP("Words", "Selected"),
    "part_won": QT_TRANSLATE_NOOP("Words", "Partly selected"),
    "lost": QT_TRANSLATE_NOOP("Words", "Not selected"),
    "sent": QT_TRANSLATE_NOOP("Words", "Sent"),
    "accepted": QT_TRANSLATE_NOOP("Words", "Accepted"),
    "part_shipped": QT_TRANSLATE_NOOP("Words", "Partly shipped"),
    "shipped": QT_TRANSLATE_NOOP("Words", "Shipped"),
    "closed_short": QT_TRANSLATE_NOOP("Words", "Closed short"),
    "confirmed": QT_TRANSLATE_NOOP("Words", "Shipped"),
    "discarded": QT_TRANSLATE_NOOP("Words", "Discarded"),
    "planned": QT_TRANSLATE_NOOP("Words", "Planned"),
    "asked": QT_TRANSLATE_NOOP("Words", "Asked"),
    "expired": QT_TRANSLATE_NOOP("Words", "Expired"),
    "open": QT_TRANSLATE_NOOP("Words", "Open"),
    "rejected": QT_TRANSLATE_NOOP("Words", "Rejected"),
    "created": QT_TRANSLATE_NOOP("Words", "Created"),
    "action_required": QT_TRANSLATE_NOOP("Words", "Action required"),
    "processing": QT_TRANSLATE_NOOP("Words", "Processing"),
    "picking": QT_TRANSLATE_NOOP("Words", "Picking"),
    "picked": QT_TRANSLATE_NOOP("Words", "Picked"),
    "packed": QT_TRANSLATE_NOOP("Words", "Packed"),
    "awaiting_shipper": QT_TRANSLATE_NOOP("Words", "Awaiting shipper"),
    "labelled": QT_TRANSLATE_NOOP("Words", "Labelled"),
    "collected": QT_TRANSLATE_NOOP("Words", "Collected"),
    "delivered": QT_TRANSLATE_NOOP("Words", "Delivered"),
    "exception": QT_TRANSLATE_NOOP("Words", "Exception"),
    "in_transit": QT_TRANSLATE_NOOP("Words", "In transit"),
    "returned": QT_TRANSLATE_NOOP("Words", "Returned"),
    "voided": QT_TRANSLATE_NOOP("Words", "Voided"),
    "withdrawn": QT_TRANSLATE_NOOP("Words", "Withdrawn"),
    "unavailable": QT_TRANSLATE_NOOP("Words", "Not available"),
    "over_price": QT_TRANSLATE_NOOP("Words", "Over the maximum price"),
    "part_assigned": QT_TRANSLATE_NOOP("Words", "Partly assigned"),
    "assigned": QT_TRANSLATE_NOOP("Words", "Assigned"),
}
#: Words that differ by the kind of document.
_STATES_OF = {
    ("order", "queued"): QT_TRANSLATE_NOOP("Words", "Will be sent"),
    ("order", "sent"): QT_TRANSLATE_NOOP("Words", "Ordered"),
    ("shipment", "draft"): QT_TRANSLATE_NOOP("Words", "Packing"),
}
_TONES = {
    "waiting": Tone.BLUE,
    "accepted": Tone.BLUE,
    "part_shipped": Tone.BLUE,
    "answered": Tone.BLUE,
    "submitted": Tone.BLUE,
    "need_attention": Tone.RED,
    "action_required": Tone.RED,
    "exception": Tone.RED,
    "processing": Tone.BLUE,
    "picking": Tone.BLUE,
    "picked": Tone.BLUE,
    "packed": Tone.BLUE,
    "awaiting_shipper": Tone.BLUE,
    "labelled": Tone.BLUE,
    "collected": Tone.GREEN,
    "delivered": Tone.GREEN,
    "declined": Tone.RED,
    "expired": Tone.RED,
    "partially_ordered": Tone.VIOLET,
    "shipped": Tone.GREEN,
    "confirmed": Tone.GREEN,
    "won": Tone.GREEN,
    "late": Tone.AMBER,
}

_REASONS = {
    "ANSWERS_IN": QT_TRANSLATE_NOOP("Words", "Answers are in"),
    "NO_ANSWER": QT_TRANSLATE_NOOP("Words", "No answer"),
    "NOT_SUPPLIED": QT_TRANSLATE_NOOP("Words", "Not supplied"),
    "OVER_PRICE": QT_TRANSLATE_NOOP("Words", "Over max price"),
    "NOT_ENOUGH": QT_TRANSLATE_NOOP("Words", "Not enough"),
    "LIMITS": QT_TRANSLATE_NOOP("Words", "Beyond the limits"),
    "REVIEW": QT_TRANSLATE_NOOP("Words", "A rule asks for you"),
    "ORDER_DECLINED": QT_TRANSLATE_NOOP("Words", "Order declined"),
    "ORDER_CANCELLED": QT_TRANSLATE_NOOP("Words", "Order cancelled"),
    "ORDER_SHORT": QT_TRANSLATE_NOOP("Words", "Rest cancelled"),
}
#: Of B2B orders: as the rules of the trade say them.
_TRADE_REASONS = {
    "SCHEDULED": QT_TRANSLATE_NOOP("Trade", "Scheduled"),
    "NO_STOCK": QT_TRANSLATE_NOOP("Trade", "Insufficient inventory"),
    "BAD_ADDRESS": QT_TRANSLATE_NOOP("Trade", "Missing or invalid shipping information"),
    "LABELS_MISSING": QT_TRANSLATE_NOOP("Trade", "Required labels not uploaded"),
    "QUOTE_PENDING": QT_TRANSLATE_NOOP("Trade", "Quote to be accepted"),
    "SKU_INACTIVE": QT_TRANSLATE_NOOP("Trade", "Inactive SKU"),
    "SKU_UNMAPPED": QT_TRANSLATE_NOOP("Trade", "Unknown SKU"),
    "HAZMAT_DATA": QT_TRANSLATE_NOOP("Trade", "Data on dangerous goods missing"),
    "TARIFF_DATA": QT_TRANSLATE_NOOP("Trade", "Customs data missing"),
    "LOT_UNAVAILABLE": QT_TRANSLATE_NOOP("Trade", "Lot not available"),
    "ATTACHMENT_MISSING": QT_TRANSLATE_NOOP("Trade", "Document missing"),
    "METHOD_UNSUITABLE": QT_TRANSLATE_NOOP("Trade", "Shipping method not suitable"),
    "DECLINED_REQUEST": QT_TRANSLATE_NOOP("Trade", "Request not accommodated"),
    "PAYMENT": QT_TRANSLATE_NOOP("Trade", "Payment refused"),
    "MANUAL_HOLD": QT_TRANSLATE_NOOP("Trade", "On hold"),
}
#: The long ones among them where there is little room.
_SHORT_REASONS = {
    "NO_STOCK": QT_TRANSLATE_NOOP("Words", "No stock"),
    "BAD_ADDRESS": QT_TRANSLATE_NOOP("Words", "Bad address"),
    "LABELS_MISSING": QT_TRANSLATE_NOOP("Words", "No labels"),
    "QUOTE_PENDING": QT_TRANSLATE_NOOP("Words", "Quote to accept"),
    "HAZMAT_DATA": QT_TRANSLATE_NOOP("Words", "Hazmat data"),
    "TARIFF_DATA": QT_TRANSLATE_NOOP("Words", "Customs data"),
    "METHOD_UNSUITABLE": QT_TRANSLATE_NOOP("Words", "Shipping method"),
    "DECLINED_REQUEST": QT_TRANSLATE_NOOP("Words", "Not accommodated"),
}


def _words(text: object) -> str:
    return QCoreApplication.translate("Words", str(text))


def kind_word(kind: str) -> str:
    """What people call a kind of document: "Request", "Order"."""
    return _words(_KINDS[kind]) if kind in _KINDS else kind


def state_word(kind: str, state: str, reason: str = "") -> str:
    """What people call a state: "Waiting for answer". What only waits for its day is scheduled (A5)."""
    if _is_scheduled(state, reason):
        return _one_reason(reason)
    source = _STATES_OF.get((kind, state)) or _STATES.get(state)
    return _words(source) if source else state


def state_tone(kind: str, state: str, reason: str = "") -> Tone:
    """The tone of a state's chip; nobody must act on what only waits for its day (A5)."""
    if _is_scheduled(state, reason):
        return Tone.GREY
    return Tone.BLUE if (kind, state) == ("shipment", "draft") else _TONES.get(state, Tone.GREY)


def _is_scheduled(state: str, reason: str) -> bool:
    return state == "action_required" and reason == "SCHEDULED"


def state_icon(state: str) -> str:
    """The icon that goes with a state that warns; empty for the others."""
    return {"partially_ordered": "arrow-turn"}.get(state, "")


def reasons_of(kind: str) -> tuple[str, ...]:
    """The codes of all reasons for which documents of a kind may wait for somebody."""
    return {"request": tuple(_REASONS), "b2b_order": tuple(_TRADE_REASONS)}.get(kind, ())


def reason_word(reason: str) -> str:
    """Why a document needs attention, in two words for each reason; several are separated by commas."""
    return ", ".join(_one_reason(code) for code in reason.split(","))


def first_reason_word(reason: str) -> str:
    """The same where there is little room: the first reason, in short, and how many others there are."""
    first, *others = reason.split(",")
    more = f" +{number_word(len(others))}" if others else ""
    word = _words(_SHORT_REASONS[first]) if first in _SHORT_REASONS else _one_reason(first)
    return f"{word}{more}"


def _one_reason(code: str) -> str:
    if code in _TRADE_REASONS:
        return QCoreApplication.translate("Trade", str(_TRADE_REASONS[code]))
    return _words(_REASONS[code]) if code in _REASONS else code


# ------------------------------------------------------------ time


def duration_word(milliseconds: int) -> str:
    """A span in at most two units: "18 min", "3 h 05 min", "2 d 5 h"; minutes are rounded up."""
    minutes = max(0, -(-milliseconds // MINUTE))
    if minutes <= 60:
        return QCoreApplication.translate("Words", "{0} min").format(minutes)
    hours, rest = divmod(minutes, 60)
    if hours < 24:
        return QCoreApplication.translate("Words", "{0} h {1} min").format(hours, f"{rest:02d}")
    days, hours = divmod(hours, 24)
    return QCoreApplication.translate("Words", "{0} d {1} h").format(days, hours)


def away_word(milliseconds: int) -> str:
    """How far away a moment is: "in 3 h 05 min", "2 d 5 h ago"; in days alone from a week on."""
    words = duration_word(abs(milliseconds))
    if abs(milliseconds) >= 7 * DAY:
        words = QCoreApplication.translate("Words", "{0} d").format(abs(milliseconds) // DAY)
    if milliseconds < 0:
        return QCoreApplication.translate("Words", "{0} ago").format(words)
    return QCoreApplication.translate("Words", "in {0}").format(words)


@lru_cache(maxsize=1024)
def _local(instant: int, zone: str) -> datetime:
    from zoneinfo import ZoneInfoNotFoundError

    try:
        return to_datetime(instant, zone)
    except (ZoneInfoNotFoundError, ValueError):
        return to_datetime(instant)


def time_word(instant: int, zone: str) -> str:
    """The time of day: "10:42"."""
    moment = _local(instant, zone)
    locale = QLocale()
    return locale.toString(
        QTime(moment.hour, moment.minute), locale.timeFormat(QLocale.FormatType.ShortFormat)
    )


def _date(moment: datetime, pattern: str) -> str:
    return QLocale().toString(QDate(moment.year, moment.month, moment.day), pattern)


def day_word(instant: int, zone: str, now: int, *, weekday: bool = False) -> str:
    """A day as one says it: "Today", "Yesterday", "17 Nov", with its year when it is not this one's."""
    moment, today = _local(instant, zone), _local(now, zone)
    distance = (moment.date() - today.date()).days
    if distance == 0:
        return QCoreApplication.translate("Words", "Today")
    if distance == 1:
        return QCoreApplication.translate("Words", "Tomorrow")
    if distance == -1:
        return QCoreApplication.translate("Words", "Yesterday")
    if moment.year != today.year:
        return _date(moment, "d MMM yyyy")
    return _date(moment, "ddd d MMM" if weekday else "d MMM")


def past_word(instant: int, zone: str, now: int, *, inside: bool = False) -> str:
    """When something happened: the time if today, else the day; `inside` a sentence "yesterday" is small."""
    if _local(instant, zone).date() == _local(now, zone).date():
        return time_word(instant, zone)
    day = day_word(instant, zone, now)
    return day[:1].lower() + day[1:] if inside else day


def moment_word(instant: int, zone: str, now: int, *, inside: bool = False) -> str:
    """Day and time: "Today 16:00", "Fri 20 Nov, 09:14"; `inside` a sentence "today" is small."""
    day = day_word(instant, zone, now, weekday=True)
    near = abs((_local(instant, zone).date() - _local(now, zone).date()).days) <= 1
    if inside and near:
        day = day[:1].lower() + day[1:]
    return f"{day} {time_word(instant, zone)}" if near else f"{day}, {time_word(instant, zone)}"


def due_word(instant: int, zone: str, now: int) -> str:
    """Until when, for lists: the time only where it is today: "Today 16:00", "Fri 20 Nov"."""
    if _local(instant, zone).date() == _local(now, zone).date():
        return moment_word(instant, zone, now)
    return day_word(instant, zone, now, weekday=True)


def long_day_word(instant: int, zone: str) -> str:
    """The day with its weekday: "Thursday 19 November"."""
    return _date(_local(instant, zone), "dddd d MMMM")


def remaining_word(deadline: int, zone: str, now: int) -> str:
    """What is left until a deadline, or when it expired."""
    if now > deadline:
        expired = QCoreApplication.translate("Words", "Expired {0}")
        return expired.format(past_word(deadline, zone, now, inside=True))
    return duration_word(deadline - now)


def remaining_tone(deadline: int, now: int) -> Tone:
    """Red when over, amber at one hour or less, else none."""
    if now > deadline:
        return Tone.RED
    return Tone.AMBER if deadline - now <= HOUR else Tone.NONE


def zone_word(zone: str, now: int) -> str:
    """A time zone for the status bar: "Amsterdam, UTC+1"."""
    offset = _local(now, zone).utcoffset()
    seconds = int(offset.total_seconds()) if offset is not None else 0
    hours, minutes = divmod(abs(seconds) // 60, 60)
    sign = "−" if seconds < 0 else "+"
    shift = f"UTC{sign}{hours}" + (f":{minutes:02d}" if minutes else "") if seconds else "UTC"
    city = zone.rpartition("/")[2].replace("_", " ")
    return shift if city == "UTC" else f"{city}, {shift}"


def days_left(instant: int, now: int) -> int:
    """Whole days until an instant."""
    return max(0, (instant - now) // DAY)


# ------------------------------------------------------------ numbers


def money_word(amount: Decimal, currency: str, *, with_currency: bool = False) -> str:
    """An amount in the currency's own decimals: "1,333.90" or "EUR 1,333.90"."""
    text = format_number(amount, exponent(currency), QLocale())
    return f"{currency} {text}" if with_currency else text


def price_word(price: Decimal, currency: str = "") -> str:
    """A price with as many decimals as it has, at least the currency's own: "5.18", "0.0375".

    Where the currency is not known a whole price stays whole, any other has at least two decimals.
    """
    places = max(0, -int(price.normalize().as_tuple().exponent))
    least = exponent(currency) if currency else 2 * bool(places)
    return format_number(price, max(least, places), QLocale())


def number_word(value: Decimal | int) -> str:
    """A quantity with as many decimals as it has."""
    return format_number(value, None, QLocale())


def measure_word(entered: str) -> str:
    """A weight or a size as it was entered, with the decimal sign of here: "12.5 kg", "12,5 kg"."""
    return entered.replace(".", QLocale().decimalPoint())


def measure_given(typed: str) -> str:
    """A weight or a size that somebody typed with the decimal sign of here, as it is kept."""
    return typed.replace(QLocale().decimalPoint(), ".")


# ------------------------------------------------------------ errors


def error_text(error: UserError | OutageError) -> str:
    """An error in the user's language: the template is translated, then filled."""
    if isinstance(error, OutageError):
        return QCoreApplication.translate("Errors", str(error))
    shown = QCoreApplication.translate("Errors", error.template)
    params = {key: QCoreApplication.translate("ErrorWords", value) for key, value in error.params.items()}
    return shown.format(**params) if params else shown
