# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""`start`: from the start of the process to the dashboard painted with its widgets' rows, on 100,000
transactions; ratio to a bare PySide6 window. `start-loaded`: the same until everything is ready.

The two processes run in turns, so that a slow moment of the machine meets both.
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
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
painted = window.paintEvent
def paint(event):
    painted(event)
    QTimer.singleShot(0, app.quit)
window.paintEvent = paint
window.show()
app.exec()
"""


def main() -> None:
    """Fill a profile, then start it again and again."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "desk"
        _, key = open_profile(folder, "file")
        store = open_store(folder, key)
        fill(store, signed_in(store), 100_000)
        store.close()
        # An installed program is compiled already; here the first turn does that, for both.
        environment = {
            **{word: value for word, value in os.environ.items() if word != "PYTHONDONTWRITEBYTECODE"},
            "PYTHONPYCACHEPREFIX": str(Path(name) / "compiled"),
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        }
        bare, painted, loaded = [], [], []
        for turn in range(TIMES + 1):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", BARE], env=environment, check=True, cwd=ROOT)
            floor = (time.perf_counter() - start) * 1000
            seen, ready = _start(folder, environment)
            if turn:  # the first turn compiles, and warms the disk's cache
                bare.append(floor)
                painted.append(seen)
                loaded.append(ready)
        report("start", statistics.median(painted), "ms", statistics.median(bare))
        report("start-loaded", statistics.median(loaded), "ms", statistics.median(bare))


def _start(folder: Path, environment: dict[str, str]) -> tuple[float, float]:
    """Milliseconds to the line that says the dashboard is painted, and to the end of the process."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "desktop_b2b", "--profile", str(folder), "window", "--headless"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, cwd=ROOT, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    line = json.loads(process.stdout.readline())
    told = (time.perf_counter() - start) * 1000
    process.communicate()
    return told - (line["loaded_ms"] - line["painted_ms"]), told


if __name__ == "__main__":
    main()
