# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""More time for partners who have not answered, a reopened deadline, a late answer admitted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QAction

from desktop_b2b.clock import to_datetime
from desktop_b2b.services.queries import CountedView, MatrixPartner
from ui.screens.matrix.model import HeadLink
from ui.screens.request.counted import count_deadline
from ui.screens.request.deadline import DeadlinePopover

if TYPE_CHECKING:
    from ui.screens.matrix.page import MatrixPage


def _tr(text: str) -> str:
    return QCoreApplication.translate("Deadlines", text)


def _waits(column: MatrixPartner) -> bool:
    """Whether nothing has come from a partner yet."""
    return column.answer is None and column.receipt is None


class Deadlines:
    """What can be done about the deadlines of one page's partners."""

    def __init__(self, page: MatrixPage) -> None:
        self._page = page

    def next_moment(self, now: int) -> int | None:
        """When the next of the partners that are waited for runs out of time."""
        partners = (column.partner for column in self._page.matrix.partners if _waits(column))
        ahead = (partner.deadline_at for partner in partners if partner.deadline_at is not None)
        return min((at for at in ahead if at > now), default=None)

    def actions(self) -> list[QAction]:
        """What can be done about single partners, as a menu's entries."""
        page, made = self._page, list[QAction]()
        for number, column in enumerate(page.matrix.partners, 1):
            head = page.model.head(number)
            words = {
                HeadLink.MORE_TIME: _tr("Give {0} more time…"),
                HeadLink.REOPEN: _tr("Reopen for {0}…"),
                HeadLink.ADMIT: _tr("Admit the late answer of {0}…"),
            }.get(head.link)
            if words is not None:
                action = QAction(words.format(column.partner.name), page)
                action.triggered.connect(lambda _on=False, number=number: self.follow(number))
                made.append(action)
        return made

    def follow(self, column: int) -> None:
        """The link in a partner's heading."""
        page = self._page
        partner = page.model.partner_at(column)
        if partner is None:
            return
        if page.model.head(column).link is HeadLink.ADMIT:
            page.acts.admit(partner)
            return
        header = page.table.horizontalHeader()
        x = header.sectionViewportPosition(column)
        self.ask([partner], header.mapToGlobal(QPoint(max(0, x), header.height())))

    def ask_for_all(self) -> None:
        """More time for all who have not answered."""
        waiting = [column for column in self._page.matrix.partners if _waits(column)]
        if waiting:
            button = self._page.more_button
            self.ask(waiting, button.mapToGlobal(QPoint(0, button.height())))

    def ask(self, partners: Sequence[MatrixPartner], anchor: QPoint) -> DeadlinePopover:
        """Ask for a deadline beside what was clicked."""
        page, first = self._page, partners[0].partner
        zone, one = page.context.zone, len(partners) == 1
        expired = first.deadline_at is not None and first.deadline_at < page.context.clock.now()
        title = _tr("More time for all who have not answered")
        if one:
            title = (_tr("Reopen for {0}") if expired else _tr("More time for {0}")).format(first.name)
        others = [each for each in page.matrix.partners if _waits(each) and each not in partners]
        stands = first.deadline_at if not expired else None
        popover = DeadlinePopover(
            title,
            _tr("Reopen") if expired else _tr("Set the deadline"),
            page.local_now,
            deadline=to_datetime(stands, zone) if stands is not None else None,
            shipping_required=first.shipping_required if one else None,
            others=len(others) if one else 0,
            count=partial(self._count, first.partner_id) if one else None,
            parent=page,
        )
        popover.chosen.connect(
            lambda terms: page.acts.change_deadline(
                [*partners, *others] if terms.for_all else partners, terms
            )
        )
        popover.pop_up(anchor)
        return popover

    def _count(self, partner_id: str, deadline_at: int | None, take: Callable[[CountedView], object]) -> None:
        """How a deadline lies in the partner's working time; without one there is nothing to say."""
        if deadline_at is not None:
            count_deadline(self._page, self._page.request_id, partner_id, deadline_at, take)
