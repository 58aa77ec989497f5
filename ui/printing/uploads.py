# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Files that others attached, as paper: labels that a retailer bought, bills of lading, invoices.

They are drawn by a process of their own (``drawer``), a few pages at a time, as fine as the printer is, so
that each point of a bought barcode is a point of the label printer.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter

from desktop_b2b.documents.sheet import LABEL_SIZES
from desktop_b2b.errors import UserError
from desktop_b2b.services.files import check_file
from ui.printing import ink
from ui.printing.drawer import ANSWER_POINTS, MOST_PAGES, PAGE_POINTS, WORD
from ui.printing.ink import U
from ui.printing.pages import PAGE, copy_words

#: Seconds that a question to the drawer may take.
PATIENCE: Final = 30.0
#: Points an inch: nothing is drawn finer than the first; a finer device gets a whole part of its own.
_FINEST: Final = 600.0
#: What the drawer may need of its surroundings; nothing else is handed on.
_KEPT: Final = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "HOME", "TEMP", "TMPDIR")
#: A picture that does not say how large it is, where it is no label: points an inch, and room at the edges.
_USUAL, _EDGE_MM = 150.0, 10.0
#: Pages of at least this width and height have room for our word in their corner; labels have not.
_WORDED_MM: Final = (140.0, 200.0)
_COPY: Final = 7.0
_LABELS: Final = frozenset({"carton_label", "pallet_label"})


@dataclass(frozen=True)
class Upload:
    """An attached file that can be printed. ``sizes``: of its pages, in millimetres."""

    title: str
    content: bytes
    mime: str
    sizes: tuple[tuple[float, float], ...]
    copy_label: str = ""


def upload(content: bytes, name: str, *, purpose: str = "", copy_label: str = "") -> Upload:
    """The paper that a file is; all of it was drawn once, coarsely, so that it stops no batch half way. Not
    for the window's thread.

    Raises UserError ``file.locked``, ``file.no_pages``, ``file.pages``, ``file.undrawable``, ``file.heavy``
    or what ``check_file`` raises.
    """
    mime = check_file(content)
    answer, points = _ask(content, mime, name, 0, 0.0)
    sizes = [(float(width), float(height)) for width, height in answer["sizes"]]
    if not all(sizes[0]):
        sizes = [_size_of(answer["points"], purpose)]
    if len(_images(points)) < len(sizes):
        raise _refusal("broken", name)
    return Upload(name, content, mime, tuple(sizes), copy_label)


def _size_of(points: tuple[int, int], purpose: str) -> tuple[float, float]:
    """How large a picture is that does not say it: labels fill their paper, others are as usual."""
    wide, high = points
    if purpose in _LABELS:
        width, height = LABEL_SIZES["4x6"]
        if wide > high:
            width, height = height, width
        share = min(width / wide, height / high)
    else:
        room = (PAGE.width() / U - 2 * _EDGE_MM) / wide, (PAGE.height() / U - 2 * _EDGE_MM) / high
        share = min(25.4 / _USUAL, *room)
    return wide * share, high * share


class UploadPages:
    """The pages of an attached file. What was drawn is kept until other pages are wanted."""

    def __init__(self, paper: Upload) -> None:
        self.paper = paper
        self._drawn: dict[int, QImage] = {}
        self._dpi = 0.0

    def __len__(self) -> int:
        return len(self.paper.sizes)

    def size(self, number: int) -> QSizeF:
        """How large a page is."""
        width, height = self.paper.sizes[number]
        return QSizeF(width * U, height * U)

    def paint(self, painter: QPainter, number: int, *, copy: int = 0) -> None:
        """Paint a page (from 0). A reprint says so where there is room: a bought label is nobody's to write
        on. Raises UserError.
        """
        across = abs(painter.combinedTransform().m11()) or 1.0
        image = self._image(number, across * U * 25.4)
        size = self.size(number)
        box = QRectF(QPointF(0, 0), size)
        # A point of the page begins at a point of the device.
        there = painter.combinedTransform().map(box.topLeft())
        box.translate((round(there.x()) - there.x()) / across, (round(there.y()) - there.y()) / across)
        painter.save()
        fine = image.width() > size.width() * across * 1.01
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=fine)
        painter.drawImage(box, image)
        width, height = self.paper.sizes[number]
        if copy and width >= _WORDED_MM[0] and height >= _WORDED_MM[1]:
            words = copy_words(self.paper.copy_label, copy)
            ink.draw_copy(painter, words, QPointF(size.width() - 4 * U, 4 * U), _COPY)
        painter.restore()

    def _image(self, number: int, dpi: float) -> QImage:
        parts = 1
        while dpi / parts > _FINEST:
            parts += 1
        dpi /= parts
        paper = self.paper
        if number not in self._drawn or dpi != self._dpi:
            _facts, points = _ask(paper.content, paper.mime, paper.title, number, dpi)
            self._drawn = dict(enumerate(_images(points), number))
            self._dpi = dpi
        if number not in self._drawn:
            raise _refusal("broken", paper.title)
        return self._drawn[number]


# ---------------------------------------------------------------- the drawer


def _ask(content: bytes, mime: str, name: str, first: int, dpi: float) -> tuple[dict[str, Any], bytes]:
    """Ask the drawer about a file; its facts, and what follows them. Raises UserError."""
    wish = json.dumps({"mime": mime, "first": first, "dpi": dpi}).encode() + b"\n"
    with subprocess.Popen(
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_home(),
        env={key: os.environ[key] for key in _KEPT if key in os.environ},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        clock = threading.Timer(PATIENCE, process.kill)
        clock.start()
        try:
            answer = _talk(process, wish + content)
        finally:
            clock.cancel()
            process.kill()
    head, _line, rest = answer.partition(b"\n")
    try:
        facts: Mapping[str, Any] = json.loads(head)
    except ValueError:
        # It was ended, by its limits or by us, before it could say anything.
        raise _refusal("heavy", name) from None
    if "error" in facts:
        raise _refusal(str(facts["error"]), name, int(facts["count"]))
    return dict(facts), rest


def _talk(process: subprocess.Popen[bytes], question: bytes) -> bytes:
    """Give it all, and take no more than it may say."""
    if process.stdin is None or process.stdout is None:
        return b""
    try:
        process.stdin.write(question)
        process.stdin.close()
        return process.stdout.read(_MOST_BYTES)
    except OSError:
        return b""


#: Three bytes a point, lines filled up, and some words.
_MOST_BYTES: Final = 4 * max(ANSWER_POINTS, PAGE_POINTS) + (1 << 20)


def _command() -> list[str]:
    """This program as a drawer, be it frozen or run from its folder."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "desktop_b2b"]
    return [*program, WORD]


def _home() -> Path:
    return Path(__file__).resolve().parents[2]


def _images(answer: bytes) -> list[QImage]:
    """The pages of an answer: each a line of facts, and its points. One that is not whole is left out."""
    found = []
    at = 0
    while (end := answer.find(b"\n", at)) >= 0:
        try:
            facts = json.loads(answer[at:end])
            width, height, stride = facts["width"], facts["height"], facts["stride"]
        except (ValueError, KeyError, TypeError):
            break
        at, last = end + 1, end + 1 + stride * height
        if last > len(answer) or stride < 3 * width:
            break
        # Qt does not keep the bytes that a picture is made of: a copy does.
        image = QImage(answer[at:last], width, height, stride, QImage.Format.Format_RGB888).copy()
        found.append(image)
        at = last
    return found


def _refusal(why: str, name: str, count: int = 0) -> UserError:
    """The drawer's word in a sentence."""
    if why == "locked":
        text = "{name} is locked with a password: save it without one."
        return UserError("file.locked", text, "file", name=name)
    if why == "empty":
        return UserError("file.no_pages", "{name} has no pages.", "file", name=name)
    if why == "pages":
        text = "{name} has {count} pages; at most {most} are printed."
        return UserError("file.pages", text, "file", name=name, count=count, most=MOST_PAGES)
    if why == "heavy":
        text = "{name} takes too much time or memory to be drawn."
        return UserError("file.heavy", text, "file", name=name)
    return UserError("file.undrawable", "{name} is damaged: it cannot be drawn.", "file", name=name)
