# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What set a time to answer or to ship, in words: a hand, habit, or a rule and its version."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_b2b.services.allowances import set_time


def _tr(text: str) -> str:
    return QCoreApplication.translate("TimeSource", text)


def source_word(by: str, hours: int, rule: str, version: int) -> str:
    """What set a time, in a few words: "rule “Holidays” (version 3), 72 h"."""
    if by == "rule":
        return _tr("rule “{0}” (version {1}), {2} h").format(rule, version, hours)
    return _tr("by hand") if by == "hand" else _tr("as usual, {0} h").format(hours)


def basis_word(kept: str) -> str:
    """What a row says of it."""
    time = set_time(kept)
    return "" if time is None else source_word(time.by, time.hours, time.rule, time.rules_number)
