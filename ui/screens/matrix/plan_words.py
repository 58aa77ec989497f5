# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Plans in words: what one comes to, how far it is proven, why each item goes where it goes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_b2b.rules.optimum.explain import Chosen, Explained, Left
from desktop_b2b.rules.optimum.problem import Problem
from desktop_b2b.rules.optimum.relax import Condition
from ui.screens.matrix.plans import CHEAPEST, FASTEST, FEWEST, NOW, Plan
from ui.screens.request.times import short_date
from ui.strings import money_word, number_word

_NAMES = {
    NOW: QT_TRANSLATE_NOOP("Plans", "Assigned now"),
    CHEAPEST: QT_TRANSLATE_NOOP("Plans", "Cheapest"),
    FASTEST: QT_TRANSLATE_NOOP("Plans", "Fastest"),
    FEWEST: QT_TRANSLATE_NOOP("Plans", "Fewest partners"),
}
_CHOSEN = {
    "ONLY": QT_TRANSLATE_NOOP("Plans", "the only offer that can be used"),
    "LOWEST": QT_TRANSLATE_NOOP("Plans", "lowest price"),
    "REST": QT_TRANSLATE_NOOP("Plans", "the rest: cheaper offers are used up"),
    "TOGETHER": QT_TRANSLATE_NOOP("Plans", "best together with shipping and the other items"),
}
_LEFT = {
    "EXCLUDED": QT_TRANSLATE_NOOP("Plans", "the rule “{0}” leaves it out"),
    "NO_SHIPPING": QT_TRANSLATE_NOOP("Plans", "its shipping is not known"),
    "ABOVE_MAXIMUM": QT_TRANSLATE_NOOP("Plans", "above the maximum price"),
    "BACKORDER_ONLY": QT_TRANSLATE_NOOP("Plans", "on back-order"),
    "TOO_LATE": QT_TRANSLATE_NOOP("Plans", "comes too late"),
    "BELOW_MINIMUM": QT_TRANSLATE_NOOP("Plans", "less than the partner sells at least"),
    "TOGETHER": QT_TRANSLATE_NOOP("Plans", "dearer with shipping, least orders and the other items"),
}
_CONDITIONS = {
    "CAP": QT_TRANSLATE_NOOP("Plans", "the limit on the number of partners"),
    "MINIMUM_ORDER": QT_TRANSLATE_NOOP("Plans", "the least order of {0}"),
    "EXCLUSION": QT_TRANSLATE_NOOP("Plans", "the rule “{0}”"),
    "MAXIMUM_PRICE": QT_TRANSLATE_NOOP("Plans", "the maximum price of {0}"),
    "LATEST_DATE": QT_TRANSLATE_NOOP("Plans", "the latest date for {0}"),
    "BACKORDERS": QT_TRANSLATE_NOOP("Plans", "no back-orders of {0}"),
    "LEAST_QUANTITY": QT_TRANSLATE_NOOP("Plans", "the least quantity of {0}"),
    "PACK": QT_TRANSLATE_NOOP("Plans", "the pack of {0}"),
}
_NOTICES = {
    "SOLVER_MISSING": QT_TRANSLATE_NOOP(
        "Plans", "The optimiser is not installed: this is the best that a plain rule found."
    ),
    "SOLVER_FAILED": QT_TRANSLATE_NOOP(
        "Plans", "The optimiser failed: this is the best that a plain rule found."
    ),
    "SOLVER_TIME": QT_TRANSLATE_NOOP("Plans", "The time was over before this was proven to be the best."),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plans", text)


def _said(text: object) -> str:
    """A text of the tables above."""
    return QCoreApplication.translate("Plans", str(text))


def plan_name(key: str, problem: Problem) -> str:
    """What a plan is called; those of an alternative have a partner's id behind a sign as their key."""
    if key in _NAMES:
        return _said(_NAMES[key])
    name = problem.seller_of[key[1:]].name
    return _tr("Without {0}").format(name) if key.startswith("-") else _tr("With {0}").format(name)


def proof_words(plan: Plan, currency: str) -> str:
    """How far it is proven to be the best, or by how much it may not be."""
    solution = plan.solution
    if solution is None:
        return ""
    if solution.is_proven:
        return _tr("Proven: nothing better exists within the conditions.")
    notice = notice_words(solution.notice)
    if solution.gap:
        gap = money_word(solution.gap, currency, with_currency=True)
        more = _tr("At most {0} could still be saved.").format(gap)
        return f"{notice} {more}".strip()
    return notice or _tr("Not proven to be the best.")


def notice_words(notice: str) -> str:
    """A notice of the optimiser; nothing where there is none."""
    return _said(_NOTICES[notice]) if notice in _NOTICES else ""


def ready_words(plan: Plan, zone: str) -> str:
    """When everything of it is there."""
    at = plan.outcome.ready_at
    return short_date(at, zone) if at else _tr("now")


def missing_words(plan: Plan) -> str:
    """What it does not fill."""
    missing = sum(plan.outcome.missing.values(), plan.outcome.total * 0)
    return number_word(missing) if missing else "–"


def choice_words(problem: Problem, one: Explained) -> str:
    """Who delivers how much of an item, at what price."""
    parts = [_choice(problem, chosen) for chosen in one.chosen]
    if one.missing > 0:
        parts.append(_tr("{0} missing").format(number_word(one.missing)))
    return "; ".join(parts)


def _choice(problem: Problem, chosen: Chosen) -> str:
    name = problem.seller_of[chosen.offer.seller_id].name
    price = money_word(chosen.offer.price or problem.items[0].quantity * 0, problem.currency)
    return _tr("{0}: {1} at {2}").format(name, number_word(chosen.quantity), price)


def why_words(problem: Problem, one: Explained) -> str:
    """Why, and what speaks against cheaper offers."""
    reasons = dict.fromkeys(_said(_CHOSEN[chosen.why]) for chosen in one.chosen)
    sentences = ["; ".join(reasons)] if reasons else []
    sentences += [_left(problem, left) for left in one.left]
    return ". ".join(sentence[:1].upper() + sentence[1:] for sentence in sentences if sentence)


def _left(problem: Problem, left: Left) -> str:
    name = problem.seller_of[left.offer.seller_id].name
    reason = _said(_LEFT[left.why]).format(left.rule)
    price = money_word(left.offer.price or problem.items[0].quantity * 0, problem.currency)
    return _tr("{0} at {1}: {2}").format(name, price, reason)


def condition_words(problem: Problem, condition: Condition) -> str:
    """A condition that stands in the way."""
    return _said(_CONDITIONS[condition.code]).format(_subject(problem, condition))


def _subject(problem: Problem, condition: Condition) -> str:
    names: Mapping[str, str] = {
        **{seller.id: seller.name for seller in problem.sellers},
        **{item.id: item.name for item in problem.items},
    }
    offer = problem.offer_of.get(condition.subject)
    if offer is not None:
        return f"{names[offer.item_id]}, {names[offer.seller_id]}"
    return names.get(condition.subject, condition.subject)
