# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How the matrix is painted; tokens are read at paint time."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.screens.matrix.model import HeadLink, MatrixModel, Stand
from ui.theme import Height, Radius, Tone, Type, colour, font, metrics, scaled
from ui.theme import icons as icon_set
from ui.widgets.labels import tone_token
from ui.widgets.paint import line, rounded
from ui.widgets.progress import paint_coverage

PADDING = 10
FIRST_PADDING = 16
_Align = Qt.AlignmentFlag
LINE = _Align.AlignVCenter | _Align.AlignLeft | _Align.AlignAbsolute
END = _Align.AlignVCenter | _Align.AlignRight | _Align.AlignAbsolute


def row_height() -> int:
    """A row holds three lines of text."""
    return max(Height.ROW_MATRIX, metrics(Type.STRONG).height() + 2 * metrics(Type.SMALL).height() + 18)


def editor_box(rect: QRect, direction: Qt.LayoutDirection) -> QRect:
    """The quantity's box in a cell: 44 × 22 at its end."""
    width = scaled(44)
    height = max(22, metrics(Type.STRONG).height() + 4)
    x = rect.right() - 7 - width
    if direction == Qt.LayoutDirection.RightToLeft:
        x = rect.left() + 8
    return QRect(x, rect.center().y() - height // 2 + 4, width, height)


def head_link_rect(rect: QRect) -> QRect:
    """Where a heading's link can be clicked: its lowest line."""
    return rect.adjusted(0, rect.height() * 3 // 5, 0, 0)


def partner_width(model: MatrixModel) -> int:
    """What the widest partner column needs in this language, within reason."""
    small, strong = metrics(Type.SMALL), metrics(Type.STRONG)
    widest = 0
    for column in range(1, model.columnCount() - 1):
        head = model.head(column)
        icon = icon_set.TEXT + 5 if head.icon else 0
        widest = max(
            widest,
            strong.horizontalAdvance(head.name),
            metrics(Type.CAPTION).horizontalAdvance(head.fact) + icon,
            small.horizontalAdvance(head.detail),
            metrics(Type.CAPTION).horizontalAdvance(model.link_words(head.link)),
        )
        for row in range(min(model.rowCount(), 60)):
            cell = model.cell_at(row, column)
            if cell is None or cell.answer is None or cell.answer.price is None:
                continue
            ready = small.horizontalAdvance(ready_words(model, cell.answer.ready)) + scaled(44) + 4
            first = strong.horizontalAdvance(model.money(cell.answer.price)) + 6
            widest = max(widest, ready, first + small.horizontalAdvance(remark_words(model, row, column)[0]))
    return min(widest + 2 * PADDING + 2, scaled(176))


def covered_width(model: MatrixModel) -> int:
    """What the last column needs."""
    advance = metrics(Type.BODY).horizontalAdvance
    rows = range(min(model.rowCount(), 60))
    words = max((advance(model.covered_words(row, whole=True)) for row in rows), default=0)
    heading = str(model.headerData(model.columnCount() - 1, Qt.Orientation.Horizontal))
    return max(words, metrics(Type.CAPTION).horizontalAdvance(heading)) + 20


def ready_words(model: MatrixModel, ready: Decimal) -> str:
    """What is ready: "48 ready"."""
    return model.tr("{0} ready").format(model.count(ready))


def remark_words(model: MatrixModel, row: int, column: int) -> tuple[str, str]:
    """What is said beside a price, and the token it is written in."""
    cell = model.cell_at(row, column)
    if cell is None:
        return "", "text2"
    if cell.over_max:
        return model.tr("over max"), "red"
    if model.stand(row, column) is Stand.LATE:
        return model.tr("late"), "amber"
    return (model.tr("lowest"), "green") if cell.lowest else ("", "text2")


def _mirror(rect: QRect, inside: QRect, direction: Qt.LayoutDirection) -> QRect:
    if direction != Qt.LayoutDirection.RightToLeft:
        return inside
    return QRect(rect.left() + rect.right() - inside.right(), inside.y(), inside.width(), inside.height())


def _align(direction: Qt.LayoutDirection, end: bool = False) -> Qt.AlignmentFlag:
    return END if end != (direction == Qt.LayoutDirection.RightToLeft) else LINE


def _word(
    painter: QPainter, rect: QRect, text: str, role: Type, token: str, align: Qt.AlignmentFlag = LINE
) -> None:
    painter.setFont(font(role))
    painter.setPen(colour(token))
    line(painter, rect, text, align)


def _edge(painter: QPainter, rect: QRect, direction: Qt.LayoutDirection, *, at_start: bool) -> None:
    """The line between columns: after each, and before the last, which may stand over others."""
    at_left = at_start != (direction == Qt.LayoutDirection.RightToLeft)
    painter.fillRect(rect.left() if at_left else rect.right(), rect.y(), 1, rect.height(), colour("line"))


def paint_head(
    painter: QPainter, rect: QRect, model: MatrixModel, column: int, direction: Qt.LayoutDirection
) -> None:
    """A heading: name, one fact in its tone, shipping or a link."""
    painter.save()
    painter.fillRect(rect, colour("surface"))
    painter.fillRect(rect.x(), rect.bottom() - 1, rect.width(), 2, colour("line"))
    last = column == model.columnCount() - 1
    _edge(painter, rect, direction, at_start=last)
    small, strong = metrics(Type.SMALL).height(), metrics(Type.STRONG).height()
    if model.partner_at(column) is None:
        inner = _mirror(
            rect, rect.adjusted(FIRST_PADDING if not last else PADDING, 0, -PADDING, -7), direction
        )
        low = QRect(inner.x(), inner.bottom() - small, inner.width(), small)
        words = str(model.headerData(column, Qt.Orientation.Horizontal))
        _word(painter, low, words, Type.CAPTION, "text3", _align(direction, end=last))
        painter.restore()
        return
    head = model.head(column)
    align = _align(direction)
    inner = rect.adjusted(PADDING, 0, -PADDING, 0)
    top = rect.y() + (rect.height() - strong - 2 * small - 2) // 2
    _word(painter, QRect(inner.x(), top, inner.width(), strong), head.name, Type.STRONG, "text", align)
    fact = QRect(inner.x(), top + strong + 1, inner.width(), small)
    token = tone_token(head.tone)
    if head.icon:
        side = icon_set.TEXT
        at = _mirror(fact, QRect(fact.x(), fact.center().y() - side // 2 + 1, side, side), direction)
        icon_set.paint(painter, head.icon, at.x(), at.y(), side, token)
        fact = _mirror(fact, fact.adjusted(side + 5, 0, 0, 0), direction)
    role = Type.CAPTION if head.tone in (Tone.RED, Tone.AMBER) else Type.SMALL
    _word(painter, fact, head.fact, role, token, align)
    third = QRect(inner.x(), top + strong + small + 2, inner.width(), small)
    if head.link is HeadLink.NONE:
        _word(painter, third, head.detail, Type.SMALL, "text2", align)
    else:
        _word(painter, third, model.link_words(head.link), Type.CAPTION, "link", align)
    painter.restore()


def paint_cell(
    painter: QPainter,
    rect: QRect,
    model: MatrixModel,
    row: int,
    column: int,
    current: bool,
    direction: Qt.LayoutDirection,
) -> None:
    """A cell of any column."""
    painter.save()
    stand = model.stand(row, column)
    is_partner = model.partner_at(column) is not None
    assigned = is_partner and model.quantity(row, column) > 0
    if assigned:
        painter.fillRect(rect, colour("accent_soft"))
    elif is_partner and stand is Stand.NOT_ASKED:
        painter.fillRect(rect, colour("sunken"))
    else:
        painter.fillRect(rect, colour("surface"))
    painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, colour("line"))
    _edge(painter, rect, direction, at_start=column == model.columnCount() - 1)
    if assigned:
        bar = _mirror(rect, QRect(rect.x(), rect.y(), 3, rect.height() - 1), direction)
        painter.fillRect(bar, colour("accent"))
    if column == 0:
        _item(painter, rect, model, row, direction)
    elif not is_partner:
        _covered(painter, rect, model, row, direction)
    elif stand in (Stand.OFFER, Stand.LATE):
        _offer(painter, rect, model, row, column, current, direction)
    else:
        tokens = {Stand.WAITING: "amber", Stand.NO_ANSWER: "red"}
        words = QRect(rect.adjusted(4, 0, -4, 0))
        _word(
            painter,
            words,
            model.stand_words(stand),
            Type.SMALL,
            tokens.get(stand, "text3"),
            Qt.AlignmentFlag.AlignCenter,
        )
    if current:
        painter.setPen(QPen(colour("focus"), 2))
        painter.drawRect(rect.adjusted(1, 1, -2, -2))
    painter.restore()


def _item(
    painter: QPainter, rect: QRect, model: MatrixModel, row: int, direction: Qt.LayoutDirection
) -> None:
    item = model.lines[row].line
    small, body = metrics(Type.SMALL).height(), metrics(Type.MEDIUM).height()
    inner = _mirror(rect, rect.adjusted(FIRST_PADDING, 0, -PADDING, 0), direction)
    top = rect.y() + (rect.height() - body - 2 * small - 2) // 2
    align = _align(direction)
    name = item.description or item.sku
    _word(painter, QRect(inner.x(), top, inner.width(), body), name, Type.MEDIUM, "text", align)
    second = QRect(inner.x(), top + body + 1, inner.width(), small)
    _word(painter, second, item.sku, Type.SMALL, "text3", align)
    third = QRect(inner.x(), top + body + small + 2, inner.width(), small)
    _word(painter, third, model.asked_words(row), Type.SMALL, "text2", align)


def _offer(
    painter: QPainter,
    rect: QRect,
    model: MatrixModel,
    row: int,
    column: int,
    current: bool,
    direction: Qt.LayoutDirection,
) -> None:
    cell = model.cell_at(row, column)
    if cell is None or cell.answer is None:
        return
    small, strong = metrics(Type.SMALL).height(), metrics(Type.STRONG).height()
    inner = rect.adjusted(PADDING, 0, -PADDING, 0)
    top = rect.y() + (rect.height() - strong - 2 * small - 2) // 2
    align = _align(direction)
    price = model.money(cell.answer.price) if cell.answer.price is not None else "–"
    late = model.stand(row, column) is Stand.LATE
    ink = "red" if cell.over_max else "text3" if late else "text"
    first = QRect(inner.x(), top, inner.width(), strong)
    _word(painter, first, price, Type.STRONG, ink, align)
    remark, tone = remark_words(model, row, column)
    if remark:
        width = metrics(Type.STRONG).horizontalAdvance(price) + 6
        place = _mirror(first, first.adjusted(width, 0, 0, 0), direction)
        _word(painter, place, remark, Type.SMALL, tone, align)
    box = editor_box(rect, direction)
    room = QRect(inner.x(), top + strong + 1, max(20, box.x() - inner.x() - 4), small)
    if direction == Qt.LayoutDirection.RightToLeft:
        room = QRect(box.right() + 4, top + strong + 1, inner.right() - box.right() - 4, small)
    _word(painter, room, ready_words(model, cell.answer.ready), Type.SMALL, "text2", align)
    words = model.back_order(row, column)
    if words:
        third = QRect(inner.x(), top + strong + small + 2, inner.width(), small)
        clear = third.bottom() > box.bottom() or third.top() > box.bottom() - 4
        _word(painter, third if clear else third.intersected(room.adjusted(0, 0, 0, small + 2)), words,
              Type.SMALL, "amber", align)  # fmt: skip
    if not late:
        _quantity(painter, box, model, row, column, current)


def _quantity(
    painter: QPainter, box: QRect, model: MatrixModel, row: int, column: int, current: bool
) -> None:
    quantity = model.quantity(row, column)
    warned = bool(model.warning(row, column))
    border = "amber_band" if warned else "control"
    if model.editable(row, column):
        rounded(painter, QRectF(box), Radius.CHIP, colour("surface"), colour(border))
    if current and model.editable(row, column):
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("focus"), 2))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 3, 3)
        painter.restore()
    role, ink = (Type.STRONG, "amber" if warned else "text") if quantity > 0 else (Type.BODY, "text3")
    _word(painter, box.adjusted(4, 0, -7, 0), model.count(quantity), role, ink, END)


def _covered(
    painter: QPainter, rect: QRect, model: MatrixModel, row: int, direction: Qt.LayoutDirection
) -> None:
    cover = model.coverage(row)
    mirrored = direction == Qt.LayoutDirection.RightToLeft
    inner = _mirror(rect, rect.adjusted(4, 0, -14, 0), direction)
    words = metrics(Type.BODY).height()
    top = rect.center().y() - words
    ink = "amber" if cover.over or cover.beyond else "text" if not cover.missing else "text2"
    place = QRect(inner.x(), top, inner.width(), words)
    _word(painter, place, model.covered_words(row), Type.BODY, ink, _align(direction, end=True))
    bar = QRectF(_mirror(rect, QRect(rect.x() + 10, top + words + 6, rect.width() - 24, 5), direction))
    asked = float(cover.asked) or 1.0
    ready = float(cover.ordered + cover.ready) / asked
    later = float(cover.back_order + cover.beyond) / asked
    paint_coverage(painter, bar, min(1.0, ready), min(1.0, later), mirrored=mirrored)
