# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A widget as it is being made or changed, and the commands that make it so. Knows no window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.views import MoveWidget, SaveWidget
from desktop_b2b.services.queries import WidgetState
from ui.screens.dashboard.moving import Placed, keys_for

#: What the dialog changes, under the names of the command.
FIELDS = (
    "title", "query", "sort", "columns", "width", "rows", "alert", "tone", "mail_alert", "notify", "form",
    "chart",
)  # fmt: skip
ALERT_TONE = "red"


@dataclass(frozen=True)
class WidgetDraft:
    """All that the dialog shows. `place` counts from 1, as people do."""

    widget_id: str
    is_new: bool = True
    key: str = ""
    title: str = ""
    query: str = ""
    sort: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    place: int = 1
    width: int = 33
    rows: int = 5
    alert: bool = False
    tone: str = ""
    mail_alert: bool = False
    notify: bool = False
    form: str = "table"
    chart: str = ""

    @classmethod
    def of(cls, state: WidgetState, place: int) -> WidgetDraft:
        """A widget as it stands."""
        return cls(
            widget_id=state.id, is_new=False, key=state.key if state.is_default else "", title=state.title,
            query=state.query, sort=state.sort, columns=state.columns, place=place, width=state.width,
            rows=state.shown_rows, alert=state.alert, tone=state.tone, mail_alert=state.mail_alert,
            notify=state.notify, form=state.form, chart=state.chart,
        )  # fmt: skip

    def tidy(self) -> WidgetDraft:
        """Without what does not go with the rest: an alert has a colour, and only an alert is told."""
        if self.alert:
            return replace(self, tone=self.tone or ALERT_TONE)
        return replace(self, mail_alert=False, notify=False)

    def commands(self, before: WidgetDraft, order: Sequence[Placed]) -> list[Command]:
        """What makes `before` into this: only what differs, so that what another machine changed stays."""
        wanted = self.tidy()
        given: dict[str, Any] = {
            name: getattr(wanted, name)
            for name in FIELDS
            if self.is_new or getattr(wanted, name) != getattr(before, name)
        }
        last = len(order) + 1 if self.is_new else len(order)
        moves: list[Placed] = []
        if self.place != before.place or (self.is_new and self.place < last):
            moves = keys_for(order, self.widget_id, self.place - 1)
        for moved in moves:
            if moved.id == self.widget_id:
                given["sort_key"] = moved.sort_key
        others = [
            MoveWidget(widget_id=moved.id, sort_key=moved.sort_key)
            for moved in moves
            if moved.id != self.widget_id
        ]
        own: list[Command] = [SaveWidget(widget_id=self.widget_id, **given)] if given else []
        return [*own, *others]
