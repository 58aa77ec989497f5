# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What an import would do and has done, in a sentence each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_b2b.services.imports import Rules
from ui.importing.words import question_word
from ui.importing.work import Looked


def summary_words(looked: Looked, rules: Rules, *, remembered: bool) -> str:
    """How much is new, changed, known, and left; or the question that must be answered first."""
    question = next((one for one in looked.report.questions if one.blocking), None)
    if question is not None:
        return QCoreApplication.translate("Imports", "Answer first: {0}").format(question_word(question))
    parts = [QCoreApplication.translate("Imports", "%Ln new", "", len(looked.new))]
    if looked.check is not None and looked.check.same:
        parts.append(QCoreApplication.translate("Imports", "%Ln unchanged", "", looked.check.same))
    count = len(looked.changed)
    if count and rules.update:
        parts.append(QCoreApplication.translate("Imports", "%Ln changed", "", count))
    elif count:
        parts.append(
            QCoreApplication.translate("Imports", "%Ln known with other values, which stay", "", count)
        )
    if looked.left:
        parts.append(QCoreApplication.translate("Imports", "%Ln row(s) stay out", "", len(looked.left)))
    sentence = ", ".join(parts) + "."
    if remembered:
        sentence += " " + QCoreApplication.translate("Imports", "Columns matched as the last time.")
    return sentence


def verb_words(looked: Looked, rules: Rules) -> str:
    """What the button does."""
    count = looked.count(rules)
    if looked.report.kind == "contacts":
        return QCoreApplication.translate("Imports", "Import %Ln contact(s)", "", count)
    if looked.report.kind == "products":
        return QCoreApplication.translate("Imports", "Import %Ln product(s)", "", count)
    if looked.report.kind == "stock":
        return QCoreApplication.translate("Imports", "Import %Ln product(s)", "", count)
    if looked.report.kind == "receipts":
        return QCoreApplication.translate("Imports", "Take in %Ln line(s)", "", count)
    if looked.report.kind == "counts":
        return QCoreApplication.translate("Imports", "Enter %Ln counted line(s)", "", count)
    return QCoreApplication.translate("Imports", "Import %Ln order(s)", "", count)


def done_words(looked: Looked, rules: Rules) -> str:
    """What was done."""
    count = looked.count(rules)
    if looked.report.kind == "contacts":
        return QCoreApplication.translate("Imports", "%Ln contact(s) imported", "", count)
    if looked.report.kind == "products":
        return QCoreApplication.translate("Imports", "%Ln product(s) imported", "", count)
    if looked.report.kind == "stock":
        return QCoreApplication.translate("Imports", "%Ln product(s) imported", "", count)
    if looked.report.kind == "receipts":
        return QCoreApplication.translate("Imports", "%Ln line(s) received", "", count)
    if looked.report.kind == "counts":
        return QCoreApplication.translate("Imports", "%Ln line(s) counted", "", count)
    return QCoreApplication.translate("Imports", "%Ln order(s) imported as drafts", "", count)
