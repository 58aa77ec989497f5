# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Turn the icons' lines into outlines that are filled: `outlines.bin` beside them.

    python resources/icons/outline.py            write the file
    python resources/icons/outline.py --check    say which icons it does not show; change nothing

A window reads outlines in a tenth of the time in which it would load QtSvg, read drawings and trace their
lines, and forty icons stand on its first screen.
"""

from __future__ import annotations

import marshal
import os
import sys
from pathlib import Path

from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
)
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent
TARGET = FOLDER / "outlines.bin"
#: The grid that icons are drawn on, in units.
GRID = 20
#: How far two machines may differ in a place, in units.
NEAR = 1e-6


class Catcher(QPaintEngine):
    """Takes what is drawn as outlines instead of drawing it."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.outline = QPainterPath()
        self.outline.setFillRule(Qt.FillRule.WindingFill)

    def begin(self, _device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, _state: QPaintEngineState) -> None:
        """Asked of the painter when something is drawn."""

    def drawPath(self, path: QPainterPath) -> None:
        """A path: its line, widened, and its ground, each where it has one."""
        painter = self.painter()
        pen = painter.pen()
        if pen.style() != Qt.PenStyle.NoPen:
            self.outline.addPath(painter.transform().map(QPainterPathStroker(pen).createStroke(path)))
        if painter.brush().style() != Qt.BrushStyle.NoBrush:
            self.outline.addPath(painter.transform().map(path))

    def drawEllipse(self, rect: QRectF) -> None:
        """A circle."""
        path = QPainterPath()
        path.addEllipse(rect)
        self.drawPath(path)


class Sheet(QPaintDevice):
    """A sheet of one icon's size."""

    def __init__(self, catcher: Catcher) -> None:
        super().__init__()
        self._catcher = catcher

    def paintEngine(self) -> QPaintEngine:
        return self._catcher

    def metric(self, which: QPaintDevice.PaintDeviceMetric) -> int:
        metric = QPaintDevice.PaintDeviceMetric
        if which in (metric.PdmWidth, metric.PdmHeight):
            return GRID
        dots = (metric.PdmDpiX, metric.PdmDpiY, metric.PdmPhysicalDpiX, metric.PdmPhysicalDpiY)
        return 96 if which in dots else 1


def outline_of(drawing: bytes) -> QPainterPath:
    """The outline of one drawing."""
    catcher = Catcher()
    sheet = Sheet(catcher)
    painter = QPainter(sheet)
    black = drawing.replace(b"currentColor", b"#000000")
    QSvgRenderer(QByteArray(black)).render(painter, QRectF(0, 0, GRID, GRID))
    painter.end()
    return catcher.outline


def packed(path: QPainterPath) -> bytes:
    """A path as Qt streams it."""
    kept = QByteArray()
    stream = QDataStream(kept, QIODevice.OpenModeFlag.WriteOnly)
    stream << path
    return bytes(kept.data())


def unpacked(kept: bytes) -> QPainterPath:
    """A path that was packed."""
    path = QPainterPath()
    stream = QDataStream(QByteArray(kept))
    stream >> path
    return path


def outlines() -> dict[str, QPainterPath]:
    """All icons' outlines by name."""
    return {file.stem: outline_of(file.read_bytes()) for file in sorted(FOLDER.glob("*.svg"))}


def differing() -> list[str]:
    """The icons that the file does not show as they are drawn."""
    fresh = outlines()
    kept = {name: unpacked(path) for name, path in marshal.loads(TARGET.read_bytes()).items()}
    return sorted(
        name
        for name in fresh.keys() | kept.keys()
        if name not in fresh or name not in kept or not _alike(fresh[name], kept[name])
    )


def _alike(one: QPainterPath, other: QPainterPath) -> bool:
    if one.elementCount() != other.elementCount() or one.fillRule() != other.fillRule():
        return False
    pairs = ((one.elementAt(place), other.elementAt(place)) for place in range(one.elementCount()))
    return all(a.type == b.type and _near(QPointF(a.x, a.y), QPointF(b.x, b.y)) for a, b in pairs)


def _near(one: QPointF, other: QPointF) -> bool:
    return abs(one.x() - other.x()) < NEAR and abs(one.y() - other.y()) < NEAR


def main(arguments: list[str]) -> int:
    """Write the file, or check it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    if "--check" in arguments:
        found = differing()
        sys.stdout.write("".join(f"{name}\n" for name in found))
        return 1 if found else 0
    TARGET.write_bytes(marshal.dumps({name: packed(path) for name, path in outlines().items()}, 4))
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
