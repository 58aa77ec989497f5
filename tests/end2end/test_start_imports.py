# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is loaded when the first screen stands: nothing that only later work needs (law 6)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_b2b.cli import _window_arguments
from desktop_b2b.cli.arguments import make_parser
from desktop_b2b.domain.commands.views import SaveWidget
from desktop_b2b.domain.dashboard import widget_id
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.profile import open_profile
from tests.bench.harness import ROOT, fill, new_id, open_store, signed_in

#: The window as people start it; what is loaded is noted when it says that its first screen is painted.
WATCHED = """
import json, sys
from desktop_b2b.app import window as app
from desktop_b2b.cli import main

loaded = []
on_ready = app._Told.on_ready

def watch(told):
    loaded.extend(sys.modules)
    # The first of Qt's own flags makes Python objects of all 1,195, the first of a style's of 570.
    for module, name in (("QtCore", "Qt"), ("QtWidgets", "QStyle")):
        if name in vars(sys.modules[f"PySide6.{module}"]):
            loaded.append(f"{module}.{name}")
    on_ready(told)

app._Told.on_ready = watch
app.DeskApp.start_sync = lambda desk: None
status = main(["--profile", sys.argv[1], "window", "--headless"])
print(json.dumps({"status": status, "loaded": loaded, "turn": sys.getswitchinterval()}))
"""

#: Libraries of the server, of migrations and of the network; parts that later work loads.
LATER = (
    "sqlalchemy",
    "alembic",
    "requests",
    "urllib3",
    "litestar",
    "uvicorn",
    "psycopg",
    "argon2",
    "babel",
    "zxingcpp",
    "keyring",
    "sync.server",
    "sync.client",
    "msgspec",
    "uuid_utils",
    "filelock",
    "asyncio",
    "qasync",
    "platformdirs",
    "desktop_b2b.domain.commands",
    "desktop_b2b.domain.entities",
    "desktop_b2b.domain.values",
    "desktop_b2b.services.handlers",
    "desktop_b2b.services.ports",
    "desktop_b2b.services.queries",
    "desktop_b2b.services.reactions",
    "desktop_b2b.storage.codec",
    "desktop_b2b.storage.desk",
    "desktop_b2b.storage.execution",
    "desktop_b2b.storage.sql_text",
    "desktop_b2b.tools",
    "ui.models",
    "ui.shell.menus",
    "ui.shell.session",
    "ui.shell.toasts",
    "ui.theme.focus",
    "ui.widgets.cards",
    "ui.widgets.dialogs",
    "ui.widgets.toast",
    "desktop_b2b.storage.schema",
    "desktop_b2b.documents",
    "ui.screens.dashboard.adding",
    "ui.screens.dashboard.chart",
    "ui.screens.dashboard.doing",
    "ui.screens.dashboard.menu",
    "pyqtgraph",
    "numpy",
    "QtCore.Qt",
    "QtWidgets.QStyle",
    "argparse",
    "inspect",
    "dataclasses",
)


def _own_dashboard(store: DeskStore) -> None:
    """Widgets of one's own: other fields, a search, a picture."""
    session = store.session
    assert session is not None
    draft = widget_id(session.user_id, "draft")
    store.execute(SaveWidget(widget_id=draft, title="What I write", columns=("number", "state", "deadline")))
    store.execute(SaveWidget(widget_id=new_id(), title="Open", query="is:open", alert=True, tone="red"))
    picture = SaveWidget(widget_id=new_id(), title="Weeks", query="", form="chart", chart="orders_over_time")
    store.execute(picture)


@pytest.mark.parametrize("own", [False, True])
def test_the_first_screen_stands_before_what_only_later_work_needs(tmp_path: Path, own: bool) -> None:
    folder = tmp_path / "desk"
    _, key = open_profile(folder, "file")
    store = open_store(folder, key)
    fill(store, signed_in(store), 30)
    if own:
        _own_dashboard(store)
    store.close()
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(folder)],
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen"),
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    ready, last = (json.loads(line) for line in done.stdout.splitlines())
    assert ready["ready"] is True
    assert last["status"] == 0
    assert last["turn"] <= 0.001, "a frame beside a busy thread"
    loaded = set(last["loaded"])
    assert "ui.screens.dashboard.screen" in loaded
    found = {name for name in loaded for later in LATER if name == later or name.startswith(f"{later}.")}
    assert found == set()


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["window"],
        ["window", "--headless"],
        ["--profile", "a", "--key", "none", "--verbose", "window"],
        ["--verbose"],
    ],
)
def test_the_windows_arguments_mean_what_the_parser_says(words: list[str]) -> None:
    parsed = {"headless": False, **vars(make_parser().parse_args(words))}
    del parsed["verb"]
    found = _window_arguments(words)
    assert found is not None
    assert vars(found) == parsed


@pytest.mark.parametrize(
    "words",
    [
        ["--headless"],
        ["window", "--verbose"],
        ["--key", "x"],
        ["--profile"],
        ["--profile", "--verbose"],
        ["do"],
        ["--help"],
    ],
)
def test_all_other_arguments_are_the_parsers(words: list[str]) -> None:
    assert _window_arguments(words) is None
