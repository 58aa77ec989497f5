# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A second launch raises the first window (ux 12), and a link opens its document there: real processes."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_b2b.domain.links import record_link
from desktop_b2b.services.queries import ListTransactions
from desktop_b2b.storage.profile import open_profile
from tests.bench.harness import ROOT, fill, open_store, signed_in

ENVIRONMENT = dict(os.environ, QT_QPA_PLATFORM="offscreen")
#: The window as people start it; it tells what it opens, and that it was brought forward.
WATCHED = """
import json, sys
from desktop_b2b.app import window as app
from desktop_b2b.cli import main
from ui.shell.reach import Reach
from ui.shell.toasts import WindowToasts
from ui.shell.window import MainWindow

def tell(**what):
    print(json.dumps(what), flush=True)

app.DeskApp.start_sync = lambda desk: None
opened, came, listened = MainWindow.open, MainWindow.come_forward, Reach.listen
shown = WindowToasts.show_message

def listen(reach):
    listened(reach)
    tell(ready=True)

def open(window, route):
    opened(window, route)
    tell(screen=route.screen, record=route.record_id)

def come(window):
    came(window)
    tell(forward=True)

def show(toasts, message):
    tell(toast=message.fact, code=message.code)
    return shown(toasts, message)

WindowToasts.show_message = show
MainWindow.open, MainWindow.come_forward, Reach.listen = open, come, listen
sys.exit(main(["--profile", sys.argv[1], *sys.argv[2:]]))
"""


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile with some documents, somebody signed in."""
    folder = tmp_path / "desk"
    _, key = open_profile(folder, "file")
    store = open_store(folder, key)
    fill(store, signed_in(store), 30)
    store.close()
    return folder


def some_document(folder: Path) -> str:
    _, key = open_profile(folder)
    store = open_store(folder, key)
    row = store.answer(ListTransactions(query="kind:request", limit=1)).rows[0]
    store.close()
    return row.id


class Window:
    """A window in a process of its own."""

    def __init__(self, folder: Path, *arguments: str, environment: dict[str, str] | None = None) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", WATCHED, str(folder), *arguments],
            env=environment or ENVIRONMENT, cwd=ROOT, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def hear(self, **wanted: Any) -> dict[str, Any]:
        """Read on until it says something."""
        assert self.process.stdout is not None
        for text in self.process.stdout:
            said: dict[str, Any] = json.loads(text)
            if all(said.get(name) == value for name, value in wanted.items()):
                return said
        raise AssertionError(f"it ended without saying {wanted}")

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


@pytest.fixture
def first(profile: Path) -> Iterator[Window]:
    window = Window(profile)
    yield window
    window.close()


def clicked(entry: Path, link: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """What the system does for a link that was clicked: it calls what the entry says."""
    said = dict(line.partition("=")[::2] for line in entry.read_text().splitlines())
    words = [link if word == "%u" else word for word in shlex.split(said["Exec"])]
    return subprocess.run(
        words, env=environment, cwd=said["Path"], capture_output=True, text=True, timeout=60, check=False
    )


def launch(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop_b2b", "--profile", str(folder), *arguments],
        env=ENVIRONMENT, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_ux_12_a_second_launch_raises_the_first_window(profile: Path, first: Window) -> None:
    first.hear(screen="dashboard")
    # At once: the first window may not have opened its door yet.
    done = launch(profile)
    assert (
        done.returncode,
        done.stderr.replace("This plugin does not support propagateSizeHints()\n", ""),
    ) == (0, "")
    first.hear(forward=True)


def test_a_link_opens_its_document_in_the_window_that_is_there(tmp_path: Path, profile: Path) -> None:
    record = some_document(profile)
    first = Window(profile)
    try:
        first.hear(ready=True)
        done = launch(profile, "open", record_link(record))
        assert done.returncode == 0, done.stderr
        first.hear(forward=True)
        first.hear(record=record)
    finally:
        first.close()


def test_a_link_opens_a_window_where_there_is_none(profile: Path) -> None:
    record = some_document(profile)
    first = Window(profile, "open", record_link(record))
    try:
        first.hear(record=record)
    finally:
        first.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others learn it from what is installed")
def test_a_link_in_a_mail_opens_its_document_once_the_program_ran(tmp_path: Path) -> None:
    """The program tells the system of itself when it first runs; the system calls it for a click."""
    environment = {
        **ENVIRONMENT, "XDG_DATA_HOME": str(tmp_path / "data"), "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }  # fmt: skip
    folder = tmp_path / "data" / "desktop-b2b" / "profile"
    _, key = open_profile(folder, "file")
    store = open_store(folder, key)
    fill(store, signed_in(store), 30)
    store.close()
    record = some_document(folder)
    window = Window(folder, environment=environment)
    try:
        window.hear(ready=True)
        entry = tmp_path / "data" / "applications" / "desktop-b2b.desktop"
        choices = (tmp_path / "config" / "mimeapps.list").read_text()
        assert f"x-scheme-handler/desktop-b2b={entry.name};" in choices
        done = clicked(entry, record_link(record), environment)
        assert done.returncode == 0, done.stderr
        window.hear(forward=True)
        window.hear(record=record)
        for wrong in (
            "desktop-b2b://record/../../etc",
            "https://example.org/",
            "--profile=/tmp",
            "x" * 5_000,
        ):
            done = clicked(entry, wrong, environment)
            assert done.returncode == 0, done.stderr
            assert window.hear(code="link.unknown")["toast"] == "That was not done"
        done = clicked(entry, record_link("f" * 32), environment)
        assert done.returncode == 0, done.stderr
        window.hear(toast="This document is not here")
    finally:
        window.close()


def test_what_is_no_link_is_refused(profile: Path) -> None:
    done = launch(profile, "open", "http://localhost/")
    assert done.returncode == 2
    assert json.loads(done.stderr)["error"]["code"] == "link.unknown"


def test_a_profile_held_by_something_without_a_window_says_so(profile: Path) -> None:
    from desktop_b2b.app.desk import DeskApp

    desk = DeskApp(profile)
    desk.open_door()
    try:
        done = launch(profile)
    finally:
        desk.close()
    assert done.returncode == 2
    assert json.loads(done.stderr.splitlines()[-1])["error"]["code"] == "window.none"
