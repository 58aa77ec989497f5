# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What may be chosen about a widget, in words: colours of alerts, and how it is shown."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

TABLE, CHART = "table", "chart"
TONES = {
    "red": QT_TRANSLATE_NOOP("WidgetChoices", "Red"),
    "amber": QT_TRANSLATE_NOOP("WidgetChoices", "Amber"),
    "green": QT_TRANSLATE_NOOP("WidgetChoices", "Green"),
    "violet": QT_TRANSLATE_NOOP("WidgetChoices", "Violet"),
    "blue": QT_TRANSLATE_NOOP("WidgetChoices", "Blue"),
}
FORMS = {
    TABLE: QT_TRANSLATE_NOOP("WidgetChoices", "Table"),
    CHART: QT_TRANSLATE_NOOP("WidgetChoices", "Picture"),
}


def tone_word(tone: str) -> str:
    """What a colour is called."""
    return QCoreApplication.translate("WidgetChoices", str(TONES[tone])) if tone in TONES else tone


def form_word(form: str) -> str:
    """How a widget is shown."""
    return QCoreApplication.translate("WidgetChoices", str(FORMS[form])) if form in FORMS else form
