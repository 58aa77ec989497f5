# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""``desktop-b2b sample run|make|screenshots``: the sample world as a command.

A running world is one folder: the server's process, found through ``server.json``, and a profile per desk.
The server ends with the last desk that was opened on it.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from filelock import FileLock

from desktop_b2b.app.window import run_window, take_pictures
from desktop_b2b.clock import SystemClock
from desktop_b2b.errors import OutageError
from desktop_b2b.sample.companies import BY_KEY
from desktop_b2b.sample.world import FRESH, World, make_world, read_world


def main(arguments: Sequence[str]) -> int:
    """Run the command; returns the exit code."""
    given = parse(arguments)
    if given.verb == "make":
        _prepare(given.folder)
        return 0
    if given.verb == "screenshots":
        _prepare(given.folder)
        offscreen()
        return _screenshots(given)
    return _run(given.folder, given.desk, headless=given.headless)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What is to be done, with which world."""
    parser = argparse.ArgumentParser(prog="desktop-b2b sample")
    verbs = parser.add_subparsers(dest="verb", required=True)
    for name in ("run", "make", "screenshots"):
        verb = verbs.add_parser(name)
        if name == "screenshots":
            verb.add_argument("target", type=Path)
            verb.add_argument("--language", default="en", choices=("en", "fr", "long", "mirrored"))
            verb.add_argument("--scale", type=float, default=1.0)
        verb.add_argument("--folder", type=Path, required=True)
        if name == "run":
            verb.add_argument("--as", dest="desk", choices=tuple(BY_KEY), default="retailer")
            verb.add_argument("--headless", action="store_true")
    return parser.parse_args(list(arguments))


def _run(folder: Path, desk: str, *, headless: bool) -> int:
    _say("The sample world is being made; this takes a moment." if read_world(folder) is None else "")
    _prepare(folder)
    if headless:
        offscreen()
    with serving(folder):
        report = _print_line if headless else None
        return run_window(folder / desk, report=report)


def _screenshots(given: argparse.Namespace) -> int:
    """Copies of the desks are shown, so that looking changes nothing."""
    with tempfile.TemporaryDirectory() as scratch:
        for desk in ("retailer", "supplier-1", "centre-1"):
            copy = Path(scratch) / desk
            shutil.copytree(given.folder / desk, copy)
            made = take_pictures(
                copy, given.target, prefix=f"{desk}-", language=given.language, scale=given.scale
            )
            for path in made:
                _print_line({"picture": str(path)})
    return 0


def _prepare(folder: Path) -> World:
    """A world that is fresh enough; made where there is none, never under a running server."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(str(folder) + ".lock"):
        world = read_world(folder)
        old = world is not None and SystemClock().now() - world.made_at > FRESH
        if world is None or (old and not _is_served(folder)):
            world = make_world(folder, f"http://127.0.0.1:{_free_port()}")
        return world


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_served(folder: Path) -> bool:
    world = read_world(folder)
    return world is not None and _answers(world.address)


def _answers(address: str) -> bool:
    host, _, port = address.removeprefix("http://").partition(":")
    try:
        with socket.create_connection((host, int(port)), timeout=1):
            return True
    except OSError:
        return False


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[None]:
    """The world's server, started by the first desk and ended by it."""
    world = read_world(folder)
    if world is None or _answers(world.address):
        yield
        return
    address = world.address.removeprefix("http://")
    command = [
        sys.executable, "-m", "desktop_b2b", "server",
        "--listen", address, "--folder", str(folder / "server"), "--end-with-stdin",
    ]  # fmt: skip
    with (folder / "server.log").open("ab") as log:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, stdin=subprocess.PIPE)
    try:
        line = process.stdout.readline() if process.stdout else b""
        if b"listening" not in line:
            raise OutageError(
                "sample.server", f"The sample's server did not start; see {folder / 'server.log'}."
            )
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def _say(words: str) -> None:
    if words:
        sys.stderr.write(words + "\n")


def _print_line(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def offscreen() -> None:
    """Draw without a screen where there is none, unless somebody chose a way."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
