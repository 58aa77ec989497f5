# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a notification says: of one alert its document, of several how many there are and where."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop_b2b.services.queries import Alert
from ui.screens.dashboard.widgets import widget_title
from ui.shell.palette.entries import row_detail

#: Widgets that are named, and documents of each.
_WIDGETS, _NUMBERS = 3, 4


def title_of(alert: Alert) -> str:
    """The name of its widget."""
    return alert.title or widget_title(alert.widget)


def message_of(alerts: Sequence[Alert], zone: str, now: int) -> tuple[str, str]:
    """A heading and what stands beneath."""
    if len(alerts) == 1:
        row = alerts[0].row
        return title_of(alerts[0]), f"{row.number}: {row_detail(row, zone, now)}"
    heading = QCoreApplication.translate("Alerts", "%n new alert(s)", "", len(alerts))
    numbers: dict[str, list[str]] = {}
    for alert in alerts:
        numbers.setdefault(title_of(alert), []).append(alert.row.number)
    lines = [_line(title, found) for title, found in numbers.items()]
    if len(lines) > _WIDGETS:
        more = QCoreApplication.translate("Alerts", "and %n other(s)", "", len(lines) - _WIDGETS + 1)
        lines = [*lines[: _WIDGETS - 1], more]
    return heading, "\n".join(lines)


def _line(title: str, numbers: list[str]) -> str:
    shown = ", ".join(numbers[:_NUMBERS]) + ("…" if len(numbers) > _NUMBERS else "")
    return QCoreApplication.translate("Alerts", "{0}: {1}").format(title, shown)


def count_words(unread: int) -> str:
    """The number of unread alerts, in words."""
    return QCoreApplication.translate("Alerts", "%n unread alert(s)", "", unread)
