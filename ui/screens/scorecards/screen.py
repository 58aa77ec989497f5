# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Scorecards: how partners did in the last twelve months, each number with the documents behind it (N9)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_b2b.clock import DAY
from desktop_b2b.services.queries import GetScorecards, ListScoreDocuments, Scorecard, ScoreDocument
from ui.models import CellKind, Column, TableModel, TableView
from ui.screens.scorecards.trend import Trend
from ui.screens.scorecards.words import MEASURES, measure_word, month_of, month_word, percent_word
from ui.shell.screen import Route, Screen, ScreenContext
from ui.strings import kind_word, past_word
from ui.theme import Space, Type, scaled
from ui.widgets import Card, EmptyState, PlainLabel, Segment, link

YEAR = 365 * DAY


class ScorecardsScreen(Screen):
    """Partners by measures; a click on a number shows its documents."""

    NAV = "scorecards"

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        # As of the hour: the same question stays the same while the screen is open.
        self.since = context.clock.now() - YEAR
        self.model: TableModel[Scorecard] = TableModel(
            self._columns(), lambda card: card.partner_id, parent=self
        )
        self.table = TableView(self.model, name=self.tr("Partners"))
        self.documents: TableModel[ScoreDocument] = TableModel(
            self._document_columns(), lambda one: one.id, parent=self
        )
        self.list = TableView(self.documents, name=self.tr("Documents behind the number"))
        self.measure = Segment(tuple((key, measure_word(key)) for key in MEASURES))
        self.trend = Trend()
        self.trend.month_chosen.connect(self._choose_month)
        self.month_words = PlainLabel("", Type.BODY, "text2")
        self.all_months = link(self.tr("All months"), lambda: self._choose_month(""))
        self._behind: list[ScoreDocument] = []
        self._shown: tuple[str, str] = ("", "")
        self._build()
        self.table.clicked.connect(self._on_clicked)
        self.table.selection_changed.connect(lambda _rows: self._show_behind())
        self.measure.chosen.connect(lambda _key: self._show_behind())
        self.list.row_opened.connect(self._open)
        self.table.row_opened.connect(self._open_partner)
        self._live = self.live(
            GetScorecards(since=self.since, zone=context.zone), ("request", "order", "inquiry"), self._take
        )

    def title(self) -> str:
        return self.tr("Scorecards")

    def _columns(self) -> list[Column[Scorecard]]:
        columns = [
            Column[Scorecard](
                "name",
                lambda: self.tr("Partner"),
                lambda card: card.name,
                CellKind.LINK,
                stretch=True,
                width=200,
                order=lambda card: card.name.casefold(),
            )
        ]
        for key in MEASURES:
            columns.append(
                Column[Scorecard](
                    key,
                    lambda key=key: measure_word(key),  # type: ignore[misc]  # bound for each measure
                    lambda card, key=key: percent_word(card.scores[key].value),  # type: ignore[misc]
                    CellKind.NUMBER,
                    width=150,
                    order=lambda card, key=key: card.scores[key].value or -1,  # type: ignore[misc]
                )
            )
        return columns

    def _document_columns(self) -> list[Column[ScoreDocument]]:
        return [
            Column("number", lambda: self.tr("No."), lambda one: one.number, CellKind.LINK, width=130),
            Column("kind", lambda: self.tr("Kind"), lambda one: kind_word(one.kind), stretch=True, width=120),
            Column(
                "at",
                lambda: self.tr("Sent"),
                lambda one: past_word(one.at, self.context.zone, self.context.clock.now()),
                CellKind.DATE,
                width=120,
            ),
            Column(
                "value", lambda: self.tr("Counts as"), lambda one: percent_word(one.value), CellKind.NUMBER,
                width=120,
            ),
        ]  # fmt: skip

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE_X, 0, Space.PAGE_X, Space.PAGE_Y)
        self.card = Card(self.tr("The last twelve months"), flush=True)
        self.card.body.addWidget(self.table)
        self.behind = Card(self.tr("Documents behind the number"))
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(self.measure)
        head.addStretch(1)
        head.addWidget(self.month_words)
        head.addWidget(self.all_months)
        self.behind.body.addLayout(head)
        self.behind.body.addWidget(self.trend)
        self.behind.body.addWidget(self.list, 1)
        self.list.setMinimumHeight(scaled(120))
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.M)
        inner.addWidget(self.card, 1)
        inner.addWidget(self.behind, 2)
        self.pages = QStackedWidget()
        self.pages.addWidget(page)
        words = self.tr("Once partners have been asked, this shows how they answered and shipped.")
        self.pages.addWidget(EmptyState("chart", self.tr("Nothing to score yet"), words))
        column.addWidget(self.pages)

    # ------------------------------------------------------------ showing

    def _take(self, cards: list[Scorecard]) -> None:
        self.model.set_rows(cards)
        self.pages.setCurrentIndex(0 if cards else 1)
        if cards and not self.table.selected_rows():
            self.table.selectRow(0)
        self._shown = ("", "")
        self._show_behind()

    def selected(self) -> Scorecard | None:
        """The partner in front."""
        found = [row for row in self.table.selected_rows() if isinstance(row, Scorecard)]
        return found[0] if found else None

    def _on_clicked(self, index: QModelIndex) -> None:
        """A number was clicked: its documents."""
        key = self.model.columns[index.column()].key
        if key in MEASURES:
            self.measure.set_current(key)
            self._show_behind()

    def _show_behind(self) -> None:
        card = self.selected()
        self.behind.setVisible(card is not None)
        if card is None:
            return
        measure = self.measure.current
        self.trend.show_scores(card.months, card.trend[measure])
        if (card.partner_id, measure) == self._shown:
            return
        self._shown = card.partner_id, measure
        self.trend.choose("")
        query = ListScoreDocuments(partner_id=card.partner_id, measure=measure, since=self.since)
        wanted = self._shown

        def show(found: list[ScoreDocument]) -> None:
            if self._shown == wanted:
                self._behind = found
                self._choose_month(self.trend.month)

        self.run(self.context.tasks.query(query), on_done=show)

    def _choose_month(self, month: str) -> None:
        """The documents of one month, or of all."""
        self.trend.choose(month)
        zone = self.context.zone
        found = [one for one in self._behind if not month or month_of(one.at, zone) == month]
        self.documents.set_rows(found)
        words = self.tr("%n document(s)", "", len(found))
        self.month_words.setText(self.tr("{0}: {1}").format(month_word(month), words) if month else words)
        self.all_months.setVisible(bool(month))

    def _open(self, row: object) -> None:
        if isinstance(row, ScoreDocument):
            self.context.open(Route("matrix" if row.kind == "request" else row.kind, row.id))

    def _open_partner(self, row: object) -> None:
        if isinstance(row, Scorecard):
            self.context.open(Route("partner", row.partner_id))
