# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The value-added services of an order: what was asked for, what was done, by whom and when, with its
proof.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_b2b.domain.entities import ServiceRecord
from desktop_b2b.services.queries import B2BOrderView, ServiceView
from ui.forms.decimals import format_number
from ui.screens.b2b_wizard.extras import evidence_word, service_name
from ui.strings import moment_word
from ui.theme import Space, Type
from ui.widgets import Card, PlainLabel
from ui.widgets.layouts import clear


class ServicesCard(Card):
    """A row for each service, with all that the centre recorded of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("DoneServices", "Value-added services"), parent=parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(2, 3)
        self.body.addLayout(self._grid)

    def show_order(self, view: B2BOrderView, zone: str, now: int) -> None:
        """Show the services, where the order asks for any."""
        self.setVisible(bool(view.services))
        waiting = sum(one.is_open for one in view.services)
        title = QCoreApplication.translate("DoneServices", "Value-added services")
        done = QCoreApplication.translate("DoneServices", "%n to be done", "", waiting)
        self.set_title(title, done if waiting else "")
        clear(self._grid)
        for column, words in enumerate((_tr("Service"), _tr("Done"), _tr("Evidence"))):
            self._grid.addWidget(PlainLabel(words, Type.CAPTION, "text3"), 0, column)
        names = {file.id: file.name for file in view.files}
        for row, service in enumerate(view.services, 1):
            records = [one for one in view.records if one.service == service.code]
            told = "\n".join(_record(one, names, zone, now) for one in records)
            cells = (_asked(service), _done(service), told or "–")
            for column, words in enumerate(cells):
                label = PlainLabel(words, wrap=column != 1, selectable=True)
                self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)


def _tr(text: str) -> str:
    return QCoreApplication.translate("DoneServices", text)


def _asked(view: ServiceView) -> str:
    """A service, how often, and how it is proven."""
    name = service_name(view.code, view.name)
    words = f"{view.count} × {name}" if view.count else name
    evidence = evidence_word(view.evidence)
    return f"{words} ({evidence})" if evidence else words


def _done(view: ServiceView) -> str:
    if view.left_out and not view.done:
        return _tr("left out")
    number = format_number(view.done, None, QLocale())
    return _tr("{0} of {1}").format(number, view.count) if view.count else number


def _record(record: ServiceRecord, names: dict[str, str], zone: str, now: int) -> str:
    """One entry: how many, by whom and when, with its proof and its note."""
    who = _tr("{0}, {1}").format(record.by, moment_word(record.at, zone, now, inside=True))
    number = format_number(record.quantity, None, QLocale())
    count = _tr("left out") if not record.quantity else number
    scan = _tr("Scan {0}").format(record.code) if record.code else ""
    file = names.get(record.b2b_file_id or "", "")
    said = _tr("{0}: {1}").format(count, who)
    return ". ".join(part for part in (said, scan, file, record.note) if part)
