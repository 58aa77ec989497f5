# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""`million`: a desk of a company with 1,000,000 transactions, about 3,000,000 lines, 300 partners and five
years.

`start`: as in the bench of that name; `start-rss`: the most memory of that process. `counters`: all eight
from scratch, `counters-after-change`: after a change. `list-open`: the first rows of the default and five
indexed orders, at both ends of the list, the slowest of them; `list-open-predefined`: the same of the
searches that are offered by name; `list-other`: the slowest of all other orders, `list-stop`: how soon one is
let go. `search-p99`: the first rows for each beginning, from three characters on, of what people type.
`frame-p99`: from when a frame was due until it was painted, while the list scrolls; `frame-p99-applying`:
while an exchange brings 10,000 rows. `handler-p999`, `handler-max`: how long a turn of the event loop keeps
the window's thread, in a scripted day of work; `handler-work-p999`, `handler-work-max`: how much of that it
computed itself.

Floors are bare statements, or a bare window, in the same run. With the names of parts only these are
measured. The profile is made once a day (`tests/bench/million/profile.py`) and copied, since work changes it.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from tests.bench.harness import ROOT, report
from tests.bench.million import asking
from tests.bench.million.profile import SEED, TRANSACTIONS, profile
from tests.bench.starting import screen_of, starts

TIMES = 7
PARTS_OF_OURS = ("desktop_b2b", "ui", "sync")


def main() -> None:
    """Make the profile, or find it, and measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="all of them, if none is named")
    parser.add_argument("--transactions", type=int, default=TRANSACTIONS)
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    # In a process of its own: a system counts the memory of whoever starts a process as that process's, too.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        made, what = pool.submit(profile, given.transactions, given.seed).result()
    report("transactions", what.transactions, "rows")
    report("rows", what.rows, "rows")
    report("made", what.seconds, "s")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "desk"
        shutil.copytree(made, folder)
        for part in given.parts or PARTS:
            PARTS[part](folder)


def start(folder: Path) -> None:
    """From the start of the process to the dashboard painted, and its memory."""
    ours, bare = starts(folder, folder.parent, TIMES)
    report("start", ours.painted, "ms", bare.painted)
    report("start-loaded", ours.loaded, "ms", bare.painted)
    report("start-rss", ours.memory, "MB", bare.memory)


def _in_a_window(module: str) -> Callable[[Path], None]:
    """A part that works in a window, which takes a process of its own."""

    def run(folder: Path) -> None:
        environment = screen_of(folder.parent)
        # An installed program is compiled already.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = str(folder.parent / "compiled")
        for command in (["compileall", "-q", *PARTS_OF_OURS], [f"tests.bench.million.{module}", str(folder)]):
            subprocess.run([sys.executable, "-m", *command], env=environment, cwd=ROOT, check=True)

    return run


PARTS: dict[str, Callable[[Path], None]] = {
    "start": start,
    "counters": asking.counters,
    "lists": asking.lists,
    "searches": asking.searches,
    "frames": _in_a_window("frames"),
    "day": _in_a_window("day"),
}


if __name__ == "__main__":
    main()
