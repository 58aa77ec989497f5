# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What an import would do and has done, in a sentence each."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop_b2b.services.imports import Rules
from ui.importing.words import question_word
from ui.importing.work import Looked


def _tr(text: str, disambiguation: str = "", n: int = -1) -> str:
    return QCoreApplication.translate("Imports", text, disambiguation, n)


class _Words(NamedTuple):
    """What the button of a kind says, and what was done, each with a count."""

    verb: Callable[[int], str]
    done: Callable[[int], str]


_PRODUCTS = _Words(
    lambda n: _tr("Import %Ln product(s)", "", n), lambda n: _tr("%Ln product(s) imported", "", n)
)
_ORDERS = _Words(
    lambda n: _tr("Import %Ln order(s)", "", n), lambda n: _tr("%Ln order(s) imported as drafts", "", n)
)
_KINDS = {
    "requests": _ORDERS,
    "contacts": _Words(
        lambda n: _tr("Import %Ln contact(s)", "", n), lambda n: _tr("%Ln contact(s) imported", "", n)
    ),
    "products": _PRODUCTS,
    "b2b_orders": _ORDERS,
    "stock": _PRODUCTS,
    "receipts": _Words(
        lambda n: _tr("Take in %Ln line(s)", "", n), lambda n: _tr("%Ln line(s) received", "", n)
    ),
    "counts": _Words(
        lambda n: _tr("Enter %Ln counted line(s)", "", n), lambda n: _tr("%Ln line(s) counted", "", n)
    ),
}


def summary_words(looked: Looked, rules: Rules, *, remembered: bool) -> str:
    """How much is new, changed, known, and left; or the question that must be answered first."""
    question = next((one for one in looked.report.questions if one.blocking), None)
    if question is not None:
        return _tr("Answer first: {0}").format(question_word(question))
    parts = [_tr("%Ln new", "", len(looked.new))]
    if looked.check is not None and looked.check.same:
        parts.append(_tr("%Ln unchanged", "", looked.check.same))
    count = len(looked.changed)
    if count and rules.update:
        parts.append(_tr("%Ln changed", "", count))
    elif count:
        parts.append(_tr("%Ln known with other values, which stay", "", count))
    if looked.left:
        parts.append(_tr("%Ln row(s) stay out", "", len(looked.left)))
    sentence = ", ".join(parts) + "."
    if remembered:
        sentence += " " + _tr("Columns matched as the last time.")
    return sentence


def verb_words(looked: Looked, rules: Rules) -> str:
    """What the button does."""
    return _KINDS[looked.report.kind].verb(looked.count(rules))


def done_words(looked: Looked, rules: Rules) -> str:
    """What was done."""
    return _KINDS[looked.report.kind].done(looked.count(rules))
