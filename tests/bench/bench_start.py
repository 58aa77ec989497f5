# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""`start`: from the start of the process to the dashboard painted with its widgets' rows, on 100,000
transactions; ratio to a bare PySide6 window. `start-loaded`: the same until everything is ready.

Both processes are measured from their start to the turn of Qt's loop after their first paint, which they
tell by a line; neither by its end. Both have a screen of 1920 x 1080, on which all eight widgets are in view:
the offscreen platform's own is 800 x 800. That all are painted with rows is proved first, by what the window
holds. The two run in turns, so that a slow moment of the machine meets both.

`start-cpu` is the processor's time of the main thread until then, which decides where two are idle.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from desktop_b2b.storage.profile import open_profile
from tests.bench.harness import ROOT, fill, open_store, report, signed_in

TIMES = 9
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
from desktop_b2b import app
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


def main() -> None:
    """Fill a profile, then start it again and again."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "desk"
        _, key = open_profile(folder, "file")
        store = open_store(folder, key)
        fill(store, signed_in(store), 100_000)
        store.close()
        screen = Path(name) / "screen.json"
        screen.write_text(json.dumps({"screens": [SCREEN]}))
        # An installed program is compiled already; here the first turn does that, for both.
        environment = {
            **{word: value for word, value in os.environ.items() if word != "PYTHONDONTWRITEBYTECODE"},
            "PYTHONPYCACHEPREFIX": str(Path(name) / "compiled"),
            "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        }
        _prove(folder, environment)
        turns = [
            (_told([sys.executable, "-c", BARE], environment), _start(folder, environment))
            for _ in range(TIMES + 1)
        ][1:]  # the first turn compiles, and warms the disk's cache
        floor = statistics.median(told for (told, _), _ in turns)
        report("start", statistics.median(ours[0] for _, ours in turns), "ms", floor)
        report("start-loaded", statistics.median(ours[2] for _, ours in turns), "ms", floor)
        spent = statistics.median(float(line) for (_, line), _ in turns)
        report("start-cpu", statistics.median(ours[1] for _, ours in turns), "ms", spent)


def _prove(folder: Path, environment: dict[str, str]) -> None:
    """The first paint holds all eight widgets whole, each with rows."""
    done = subprocess.run(
        [sys.executable, "-c", PROOF, str(folder)],
        env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    painted = json.loads(done.stdout.splitlines()[0])
    if len(painted) != WIDGETS or not all(painted.values()):
        raise RuntimeError(f"the first paint holds other than eight widgets with rows: {painted}")


def _told(command: list[str], environment: dict[str, str]) -> tuple[float, str]:
    """Milliseconds from a process's start to its first line, and the line."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, cwd=ROOT, text=True
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    told = (time.perf_counter() - start) * 1000
    process.communicate()
    return told, line


def _start(folder: Path, environment: dict[str, str]) -> tuple[float, float, float]:
    """Milliseconds to the paint, the main thread's share of the processor until then, milliseconds until all
    is ready.
    """
    command = [sys.executable, "-m", "desktop_b2b", "--profile", str(folder), "window", "--headless"]
    told, text = _told(command, environment)
    line = json.loads(text)
    return told - (line["loaded_ms"] - line["painted_ms"]), line["painted_cpu_ms"], told


if __name__ == "__main__":
    main()
