# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rules in words: fields, operators, actions, a condition, a version."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.policies import RuleValue
from desktop_b2b.errors import UserError
from desktop_b2b.rules.policy.fields import CHOICE, FIELDS, NUMBER, OFFER, ORDER, SEND
from desktop_b2b.rules.policy.judge import Decision
from desktop_b2b.rules.policy.rules import ACTIONS, OPERATOR_WORDS, Row, row_of
from ui.forms.decimals import format_for_editing
from ui.strings import moment_word, number_word

FIELD_WORDS = {
    "request_country": QT_TRANSLATE_NOOP("Rules", "Country of the recipient"),
    "request_region": QT_TRANSLATE_NOOP("Rules", "Region of the recipient"),
    "request_city": QT_TRANSLATE_NOOP("Rules", "City of the recipient"),
    "request_recipient": QT_TRANSLATE_NOOP("Rules", "Kind of recipient"),
    "request_currency": QT_TRANSLATE_NOOP("Rules", "Currency of the request"),
    "request_items": QT_TRANSLATE_NOOP("Rules", "Number of items in the request"),
    "request_weekday": QT_TRANSLATE_NOOP("Rules", "Day of the week"),
    "request_hours_left": QT_TRANSLATE_NOOP("Rules", "Hours until it is needed"),
    "partner_name": QT_TRANSLATE_NOOP("Rules", "Name of the partner"),
    "partner_country": QT_TRANSLATE_NOOP("Rules", "Country of the partner"),
    "partner_city": QT_TRANSLATE_NOOP("Rules", "City of the partner"),
    "partner_score": QT_TRANSLATE_NOOP("Rules", "Score of the partner"),
    "partner_answer_hours": QT_TRANSLATE_NOOP("Rules", "Usual answer time of the partner, in hours"),
    "partner_states_shipping": QT_TRANSLATE_NOOP("Rules", "The partner must state its shipping cost"),
    "partner_may_propose": QT_TRANSLATE_NOOP("Rules", "The partner may propose changes"),
    "item_sku": QT_TRANSLATE_NOOP("Rules", "SKU of the item"),
    "item_description": QT_TRANSLATE_NOOP("Rules", "Description of the item"),
    "item_line": QT_TRANSLATE_NOOP("Rules", "Product line of the item"),
    "item_quantity": QT_TRANSLATE_NOOP("Rules", "Quantity asked for"),
    "item_unit": QT_TRANSLATE_NOOP("Rules", "Unit of measure"),
    "item_maximum": QT_TRANSLATE_NOOP("Rules", "Maximum price of the item"),
    "offer_price": QT_TRANSLATE_NOOP("Rules", "Price offered"),
    "offer_ready": QT_TRANSLATE_NOOP("Rules", "Quantity ready"),
    "offer_backorder": QT_TRANSLATE_NOOP("Rules", "Quantity on back-order"),
    "offer_days_to_wait": QT_TRANSLATE_NOOP("Rules", "Days until the back-order comes"),
    "offer_share": QT_TRANSLATE_NOOP("Rules", "Per cent of the quantity that is ready"),
    "offer_above_best": QT_TRANSLATE_NOOP("Rules", "Per cent above the lowest price for the item"),
    "answer_late": QT_TRANSLATE_NOOP("Rules", "The answer came late"),
    "answer_shipping": QT_TRANSLATE_NOOP("Rules", "Shipping cost that the answer states"),
    "choice_quantity": QT_TRANSLATE_NOOP("Rules", "Quantity chosen"),
    "choice_surplus": QT_TRANSLATE_NOOP("Rules", "Quantity beyond what was asked for"),
    "order_goods": QT_TRANSLATE_NOOP("Rules", "Value of the goods of the order"),
    "order_shipping": QT_TRANSLATE_NOOP("Rules", "Shipping cost of the order"),
    "order_items": QT_TRANSLATE_NOOP("Rules", "Number of items of the order"),
    "request_total": QT_TRANSLATE_NOOP("Rules", "Total of all orders of the request"),
}
ACTION_WORDS = {
    "prefer": QT_TRANSLATE_NOOP("Rules", "Count the offer as cheaper"),
    "penalise": QT_TRANSLATE_NOOP("Rules", "Count the offer as dearer"),
    "exclude": QT_TRANSLATE_NOOP("Rules", "Leave the offer out"),
    "review": QT_TRANSLATE_NOOP("Rules", "Have a person decide"),
    "set_deadline": QT_TRANSLATE_NOOP("Rules", "Set the time to answer"),
    "set_shipping_allowance": QT_TRANSLATE_NOOP("Rules", "Set the time to ship"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Rules", text)


def _said(text: object) -> str:
    return QCoreApplication.translate("Rules", str(text))


def field_word(name: str) -> str:
    """What can be asked about."""
    return _said(FIELD_WORDS[name]) if name in FIELD_WORDS else name


def operator_word(operator: str) -> str:
    """How it is compared."""
    return _said(OPERATOR_WORDS[operator]) if operator in OPERATOR_WORDS else operator


def action_word(action: str) -> str:
    """What follows."""
    return _said(ACTION_WORDS[action]) if action in ACTION_WORDS else action


def then_words(value: RuleValue) -> str:
    """What follows, with its amount."""
    return _action_words(value.action, value.amount)


def stage_word(stage: str) -> str:
    """What a decision is about."""
    words = {
        SEND: _tr("Time to answer"),
        OFFER: _tr("Offers"),
        CHOICE: _tr("Who decides"),
        ORDER: _tr("Time to ship"),
    }
    return words[stage]


def decision_words(decision: Decision) -> str:
    """What a rule decided, with its amount."""
    return _action_words(decision.action, decision.amount)


def decided_words(decision: Decision) -> str:
    """The same in short, beside a word for what is decided (`stage_word`)."""
    amount = f"{number_word(decision.amount)} {ACTIONS[decision.action].unit}"
    if decision.action == "prefer":
        return _tr("{0} cheaper").format(amount)
    if decision.action == "penalise":
        return _tr("{0} dearer").format(amount)
    return amount if ACTIONS[decision.action].most is not None else action_word(decision.action)


def _action_words(action: str, amount: Decimal) -> str:
    kind = ACTIONS[action]
    words = action_word(action)
    return f"{words}, {number_word(amount)} {kind.unit}" if kind.most is not None else words


def signed_word(value: int) -> str:
    """A difference with its sign."""
    return f"{'−' if value < 0 else '+'}{number_word(abs(value))}"


def value_words(row: Row) -> str:
    """The values of a row as they are typed: several are parted by semicolons."""
    if FIELDS[row.field].kind != NUMBER:
        return "; ".join(row.values)
    return "; ".join(_number(value) for value in row.values)


def _number(value: str) -> str:
    try:
        return format_for_editing(Decimal(value), None, QLocale())
    except InvalidOperation:
        return value


def when_words(value: RuleValue, zone: str, now: int) -> str:
    """The conditions of a rule in one line, with the moments between which it is asked."""
    joint = _tr(" or ") if value.any_row else _tr(" and ")
    parts = [_row_words(packed) for packed in value.conditions]
    words = joint.join(part for part in parts if part)
    if value.expression:
        words = f"{words} · {value.expression}" if words else value.expression
    if value.valid_from is not None:
        words = _tr("{0}, from {1}").format(words, moment_word(value.valid_from, zone, now, inside=True))
    if value.valid_until is not None:
        words = _tr("{0}, until {1}").format(words, moment_word(value.valid_until, zone, now, inside=True))
    return words


def _row_words(packed: str) -> str:
    try:
        row = row_of(packed, "")
    except UserError:
        return packed
    if row.field not in FIELDS:
        return packed
    return " ".join(filter(None, (field_word(row.field), operator_word(row.operator), value_words(row))))


def version_words(row: e.RuleSet, zone: str, now: int) -> str:
    """What a version is called."""
    if row.state == "draft":
        return _tr("Draft of {0}").format(moment_word(row.edited_at, zone, now, inside=True))
    since = moment_word(row.published_at or 0, zone, now, inside=True)
    if row.state == "in_force":
        return _tr("Version {0}, in force since {1}").format(row.number, since)
    return _tr("Version {0} of {1}").format(row.number, since)
