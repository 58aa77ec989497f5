# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""From the start of a process to its first paint: the window on a profile, and a bare one of PySide6.

Both processes are measured from their start to the turn of Qt's loop after their first paint, which they
tell by a line; neither by its end. Both have a screen of 1920 x 1080, on which all eight widgets are in view:
the offscreen platform's own is 800 x 800. That all are painted with rows is proved first, by what the window
holds. The two run in turns, so that a slow moment of the machine meets both.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from tests.bench.harness import ROOT

WIDGETS = 8
SCREEN = {
    "name": "bench", "x": 0, "y": 0, "width": 1920, "height": 1080,
    "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1,
}  # fmt: skip
BARE = """
import sys
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
painted = window.paintEvent
def tell():
    print(time.thread_time() * 1000, flush=True)
    app.quit()
def paint(event):
    painted(event)
    QTimer.singleShot(0, tell)
window.paintEvent = paint
window.show()
app.exec()
"""


#: The window as it is measured, once, to prove what its first paint holds.
PROOF = """
import json, sys
from desktop_b2b.app import window as app
from desktop_b2b.cli import main
from ui.imports import import_pyside
import_pyside()
from ui.screens.dashboard.card import WidgetCard

painted = {}
paint, on_ready = WidgetCard.paintEvent, app._Told.on_ready

def note(card, event):
    paint(card, event)
    whole = card.visibleRegion().boundingRect() == card.rect() == event.rect()
    painted[card.key] = len(card._cells) if whole else 0

def tell(told):
    print(json.dumps(painted), flush=True)
    on_ready(told)

WidgetCard.paintEvent, app._Told.on_ready = note, tell
main(["--profile", sys.argv[1], "window", "--headless"])
"""


class Start(NamedTuple):
    """Milliseconds to the first paint, of the main thread's processor until then, until all is ready; and the
    most memory that the process had, in megabytes.
    """

    painted: float
    cpu: float
    loaded: float
    memory: float


class Starts(NamedTuple):
    """Medians of the window's starts and of the bare one's."""

    window: Start
    bare: Start


def screen_of(folder: Path) -> dict[str, str]:
    """Environment of a process with the benches' screen, its description kept in a folder."""
    screen = folder / "screen.json"
    screen.write_text(json.dumps({"screens": [SCREEN]}))
    return {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screen}"}


def starts(profile: Path, folder: Path, times: int) -> Starts:
    """Start both so many times; what is compiled is kept in a folder."""
    environment = screen_of(folder)
    # An installed program is compiled already; here the first turn does that, for both.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    _prove(profile, environment)
    # The first turn compiles, and warms the disk's cache.
    turns = [(_window(profile, environment), _bare(environment)) for _ in range(times + 1)][1:]
    return Starts(_median([ours for ours, _ in turns]), _median([bare for _, bare in turns]))


def _median(found: list[Start]) -> Start:
    return Start(*(statistics.median(values) for values in zip(*found, strict=True)))


def _prove(profile: Path, environment: dict[str, str]) -> None:
    """The first paint holds all eight widgets whole, each with rows."""
    done = subprocess.run(
        [sys.executable, "-c", PROOF, str(profile)],
        env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    painted = json.loads(done.stdout.splitlines()[0])
    if len(painted) != WIDGETS or not all(painted.values()):
        raise RuntimeError(f"the first paint holds other than eight widgets with rows: {painted}")


def _told(command: list[str], environment: dict[str, str]) -> tuple[float, str, float]:
    """Milliseconds from a process's start to its first line, the line, and its memory at most."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, cwd=ROOT, text=True
    )
    if process.stdout is None:
        raise RuntimeError("the process has no output")
    line = process.stdout.readline()
    told = (time.perf_counter() - start) * 1000
    process.stdout.read()
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return told, line, used.ru_maxrss / 1024


def _bare(environment: dict[str, str]) -> Start:
    told, line, memory = _told([sys.executable, "-c", BARE], environment)
    return Start(told, float(line), told, memory)


def _window(profile: Path, environment: dict[str, str]) -> Start:
    command = [sys.executable, "-m", "desktop_b2b", "--profile", str(profile), "window", "--headless"]
    told, text, memory = _told(command, environment)
    line = json.loads(text)
    painted = told - (line["loaded_ms"] - line["painted_ms"])
    return Start(painted, line["painted_cpu_ms"], told, memory)
