# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The cards of a B2B order: what stops it, and its products."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_b2b.domain.entities import B2BLine
from desktop_b2b.rules.trade.findings import BLOCK, SCHEDULED
from desktop_b2b.services.b2b_terms import asides
from desktop_b2b.services.queries import B2BOrderView, ReadyFinding
from ui.forms.decimals import format_number
from ui.screens.b2b_order.cures import cure_word
from ui.screens.b2b_order.doing import Doing
from ui.screens.b2b_order.words import (
    RULE,
    WAITING,
    day_of,
    finding_words,
    may_set_aside,
    supply_words,
)  # fmt: skip
from ui.screens.b2b_wizard.words import reason_title
from ui.shell.screen import ViewerInfo
from ui.theme import Space, Tone, Type
from ui.widgets import Card, Divider, Icon, PlainLabel, quiet, secondary
from ui.widgets.layouts import clear


def _number(value: Decimal) -> str:
    return format_number(value, None, QLocale())


class ReasonsCard(Card):
    """Why the order cannot go on: each reason with its cure (S1.36, S1.37); and the centre's rules that were
    set aside for it, with the way back.
    """

    def __init__(
        self, mend: Callable[[str], object], doing: Doing, viewer: ViewerInfo, parent: QWidget | None = None
    ) -> None:
        super().__init__(" ", parent=parent)
        self._mend, self._doing, self._viewer = mend, doing, viewer
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.S)
        self.body.addLayout(self._rows)

    def show_order(self, view: B2BOrderView) -> None:
        """Show the reasons; a day that is not yet there is no alarm (A5)."""
        order = view.order
        reasons = [reason for reason in order.reasons if order.state in WAITING]
        aside = asides(order)
        self.setVisible(bool(reasons) or bool(aside))
        calm = all(reason == SCHEDULED for reason in reasons)
        stopped = self.tr("%n reason(s). The clock is stopped.", "", len(reasons))
        title = self.tr("Action required") if not calm else self.tr("Scheduled") if reasons else ""
        self.set_title(title or self.tr("Rules set aside"), "" if calm else stopped)
        self.set_alert(Tone.NONE if calm else Tone.RED)
        clear(self._rows)
        rows: list[QWidget] = []
        for reason in reasons:
            rows.append(self._row(reason, view))
            rows += [self._decision(one) for one in self._decidable(reason, view)]
        rows += [self._aside(rule, why, view) for rule, why in aside.items()]
        for place, row in enumerate(rows):
            if place:
                self._rows.addWidget(Divider())
            self._rows.addWidget(row)

    def _row(self, reason: str, view: B2BOrderView) -> QWidget:
        icon, tone = ("clock", "text2") if reason == SCHEDULED else ("alert-circle", "red")
        title, detail = reason_title(reason), self._detail(reason, view)
        if reason == SCHEDULED:
            # A day may end in a stop of its own: "3 déc."
            day = day_of(view.order.reserve_on).rstrip(".")
            title, detail = self.tr("Stock is reserved on {0}. Nobody need act until then.").format(day), ""
        holder, row = _line(icon, tone, title, detail)
        cure = cure_word(reason, view)
        if cure:
            button = secondary(cure, on_click=partial(self._mend, reason))
            button.setAccessibleName(f"{reason_title(reason)}: {cure}")
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _decision(self, finding: ReadyFinding) -> QWidget:
        """A rule that this person may set aside, with the button for it."""
        words = finding_words(finding)
        holder, row = _line("sliders", "text2", words, "")
        act = partial(self._doing.set_aside, finding.code.removeprefix(RULE), words)
        button = quiet(self.tr("Set aside…"), on_click=act)
        button.setAccessibleName(f"{self.tr('Set aside…')} {words}")
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _decidable(self, reason: str, view: B2BOrderView) -> list[ReadyFinding]:
        """The rules behind a reason that this person may set aside, each once."""
        found = {
            one.code: one
            for one in view.findings
            if one.reason == reason and one.severity == BLOCK and may_set_aside(one, view, self._viewer)
        }
        return list(found.values())

    def _aside(self, rule: str, why: str, view: B2BOrderView) -> QWidget:
        """A rule that does not count here, as it would be said, and why."""
        finding = next((one for one in view.findings if one.code == f"{RULE}{rule}"), None)
        words = finding_words(finding) if finding is not None else rule.replace("_", " ")
        holder, row = _line("check", "text2", self.tr("Set aside: {0}").format(words), why)
        if finding is not None and may_set_aside(finding, view, self._viewer):
            act = partial(self._doing.count_again, rule, words)
            button = quiet(self.tr("Count again…"), on_click=act)
            button.setAccessibleName(f"{self.tr('Count again…')} {words}")
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _detail(self, reason: str, view: B2BOrderView) -> str:
        if reason == "MANUAL_HOLD":
            return view.order.hold_reason
        elsewhere = {f"{RULE}{rule}" for rule in asides(view.order)}
        elsewhere |= {one.code for one in self._decidable(reason, view)}
        told = [one for one in view.findings if one.reason == reason and one.code not in elsewhere]
        return " ".join(finding_words(one) for one in told)


def _line(icon: str, tone: str, title: str, detail: str) -> tuple[QWidget, QHBoxLayout]:
    """An icon, words and more words; buttons are added at the end."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.M)
    row.addWidget(Icon(icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(PlainLabel(title, Type.MEDIUM, wrap=True))
    if detail:
        words.addWidget(PlainLabel(detail, Type.SMALL, "text2", wrap=True))
    row.addLayout(words, 1)
    return holder, row


class ProductsCard(Card):
    """The lines with what became of each; the original never changes (N10)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("ProductsCard", "Products"), parent=parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(6, 1)
        self.body.addLayout(self._grid)

    def show_order(self, view: B2BOrderView) -> None:
        """Show the lines."""
        self.set_title(self.tr("Products"), self.tr("{0} units").format(_number(view.order.units)))
        clear(self._grid)
        heads = (
            self.tr("SKU"), self.tr("Product"), self.tr("Ordered"), self.tr("Picked"), self.tr("Packed"),
            self.tr("Supply"), self.tr("Instruction"),
        )  # fmt: skip
        for column, words in enumerate(heads):
            self._grid.addWidget(PlainLabel(words, Type.CAPTION, "text3"), 0, column, _align(column))
        for place, line in enumerate(view.lines, 1):
            row = 2 * place
            self._grid.addWidget(Divider(), row - 1, 0, 1, len(heads))
            for column, words in enumerate(self._cells(line)):
                tone = "text2" if column >= 5 else ""
                label = PlainLabel(words, Type.BODY, tone, wrap=column in (1, 6), selectable=True)
                self._grid.addWidget(label, row, column, _align(column))

    def _cells(self, line: B2BLine) -> tuple[str, ...]:
        extra = ", ".join(
            part for part in (line.lot and f"{self.tr('Lot')} {line.lot}", line.instructions) if part
        )
        return (
            line.sku, line.description or line.inventory_id, _number(line.quantity), _number(line.picked),
            _number(line.packed), supply_words(line.quantity, line.shipped, line.cancelled), extra or "–",
        )  # fmt: skip


def _align(column: int) -> Qt.AlignmentFlag:
    if column in (1, 6):
        # As wide as the column: words that wrap are as high as they need to be there.
        return Qt.AlignmentFlag.AlignTop
    side = Qt.AlignmentFlag.AlignRight if column in (2, 3, 4) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignTop
