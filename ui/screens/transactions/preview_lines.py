# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The items of a document in the preview, painted: the pane follows the selection without making widgets."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_b2b.services.queries import PreviewLine, PreviewView
from ui.strings import money_word, number_word
from ui.theme import Height, Space, Type, at_least, colour, flags, font, metrics
from ui.widgets.paint import WordPainter, elided, line

GAP = Space.M
MARGIN = Space.L


class PreviewLines(QWidget):
    """Name and SKU, what is done of it, what it costs; how many more there are, and the sum."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lines: list[PreviewLine] = []
        self._rows: list[tuple[str, str, str, str]] = []
        self._heads = ("", "", "")
        self._sum = ("", "")
        self._more = ""

    def show_view(self, view: PreviewView | None) -> None:
        """Show the items of a document."""
        self._rows, self._sum, self._more = [], ("", ""), ""
        self.setVisible(view is not None and bool(view.lines))
        if view is None:
            return
        row = view.row
        done = any(each.done for each in view.lines)
        priced = any(each.amount for each in view.lines)
        self._heads = (
            self.tr("Item"),
            self._done_word(row.kind) if done else self.tr("Quantity"),
            row.currency if priced else "",
        )
        for each in view.lines:
            count = each.done if done else each.quantity
            self._rows.append(
                (
                    each.description or each.sku,
                    each.sku if each.description else "",
                    "–" if count is None else number_word(count),
                    money_word(each.amount, row.currency) if each.amount else "" if not priced else "–",
                )
            )
        left = row.lines - len(view.lines)
        if left > 0:
            self._more = self.tr("and %n more item(s)", "", left)
        total = sum((each.amount for each in view.lines if each.amount is not None), Decimal(0))
        if priced and not self._more:
            self._sum = (self._sum_word(row.kind), money_word(total, row.currency, with_currency=True))
        self.setAccessibleName(self._sentence())
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def _done_word(self, kind: str) -> str:
        return {
            "request": self.tr("Ordered"),
            "inquiry": self.tr("Offered"),
            "order": self.tr("Shipped"),
        }.get(kind, self.tr("Quantity"))

    def _sum_word(self, kind: str) -> str:
        return {"request": self.tr("Ordered so far"), "inquiry": self.tr("Offered")}.get(
            kind, self.tr("Total")
        )

    def _sentence(self) -> str:
        rows = [", ".join(part for part in row if part) for row in self._rows]
        return ". ".join([*rows, *filter(None, (self._more, " ".join(self._sum).strip()))])

    # ------------------------------------------------------------ sizes

    @staticmethod
    def _row_height(detail: bool) -> int:
        high = metrics(Type.BODY).height() + (metrics(Type.SMALL).height() if detail else 0)
        return max(32, high + 10)

    def sizeHint(self) -> QSize:
        rows = sum(self._row_height(bool(row[1])) for row in self._rows)
        foot = at_least(Height.ROW) * (bool(self._more) + bool(self._sum[0]))
        return QSize(200, at_least(Height.HEADING) + rows + foot + 1)

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = WordPainter(self)
        counts = max((self._width(Type.BODY, row[2]) for row in self._rows), default=0)
        amounts = max((self._width(Type.BODY, row[3]) for row in self._rows), default=0)
        widths = (
            max(counts, self._width(Type.CAPTION, self._heads[1])),
            max(amounts, self._width(Type.CAPTION, self._heads[2])),
        )
        y, height = 0, at_least(Height.HEADING)
        painter.setFont(font(Type.CAPTION))
        self._paint_row(painter, QRect(0, y, self.width(), height), self._heads, widths, "text3")
        y += height
        for title, detail, count, amount in self._rows:
            height = self._row_height(bool(detail))
            painter.fillRect(0, y, self.width(), 1, colour("line"))
            self._paint_item(
                painter, QRect(0, y, self.width(), height), (title, detail, count, amount), widths
            )
            y += height
        if self._more:
            painter.setFont(font(Type.SMALL))
            high = at_least(Height.ROW)
            self._paint_row(painter, QRect(0, y, self.width(), high), (self._more, "", ""), (0, 0), "text2")
            y += high
        if self._sum[0]:
            self._paint_sum(painter, QRect(0, y, self.width(), at_least(Height.ROW)))

    @staticmethod
    def _width(role: Type, text: str) -> int:
        return metrics(role).horizontalAdvance(text)

    def _paint_item(
        self, painter: QPainter, room: QRect, row: tuple[str, str, str, str], widths: tuple[int, int]
    ) -> None:
        title, detail, count, amount = row
        painter.setFont(font(Type.BODY))
        if not detail:
            self._paint_row(painter, room, (title, count, amount), widths, "text")
            return
        self._paint_row(painter, room, ("", count, amount), widths, "text")
        high, low = metrics(Type.BODY).height(), metrics(Type.SMALL).height()
        top = room.top() + (room.height() - high - low) // 2
        upper = QRect(0, top, room.width(), high)
        self._paint_row(painter, upper, (title, "", ""), widths, "text")
        painter.setFont(font(Type.SMALL))
        lower = QRect(0, top + high, room.width(), low)
        self._paint_row(painter, lower, (detail, "", ""), widths, "text3")

    def _paint_row(
        self,
        painter: QPainter,
        room: QRect,
        cells: tuple[str, str, str],
        widths: tuple[int, int],
        ink: str,
    ) -> None:
        """A text at the start, two numbers at the end."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        inner = room.adjusted(MARGIN, 0, -MARGIN, 0)
        for text, width in ((cells[2], widths[1]), (cells[1], widths[0])):
            if not width:
                continue
            cell = QRect(inner.right() + 1 - width, inner.top(), width, inner.height())
            if mirrored:
                cell.moveLeft(inner.left())
            if text:
                line(painter, cell, text, flags.end(mirrored), colour(ink))
            step = width + GAP
            inner = inner.adjusted(step, 0, 0, 0) if mirrored else inner.adjusted(0, 0, -step, 0)
        if cells[0]:
            shown = elided(painter.fontMetrics(), cells[0], inner.width())
            line(painter, inner, shown, flags.start(mirrored), colour(ink))

    def _paint_sum(self, painter: QPainter, room: QRect) -> None:
        painter.fillRect(0, room.top(), self.width(), 1, colour("line"))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        inner = room.adjusted(MARGIN, 0, -MARGIN, 0)
        painter.setFont(font(Type.BODY))
        line(painter, inner, self._sum[0], flags.start(mirrored), colour("text2"))
        painter.setFont(font(Type.STRONG))
        line(painter, inner, self._sum[1], flags.end(mirrored), colour("text"))
