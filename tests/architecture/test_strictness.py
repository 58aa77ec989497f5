# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The tests' own strictness: what must fail a test does fail it."""

import os
import socket
from pathlib import Path

import keyring.errors
import psycopg
import pytest
import sqlalchemy

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[2]


BREACHES = """
import gc, logging, socket, warnings
import pytest
from PySide6.QtCore import qWarning

def test_warning_logged():
    logging.getLogger("shop").warning("odd")

def test_error_logged():
    logging.getLogger("shop").error("broken")

@pytest.mark.expected_logs("shop: odd")
def test_another_error_logged():
    logging.getLogger("shop").warning("odd")
    logging.getLogger("shop").error("broken")

@pytest.mark.expected_logs("shop: odd")
def test_nothing_logged():
    pass

def test_deprecated():
    warnings.warn("old", DeprecationWarning)

def test_qt_warning():
    qWarning("QObject: odd")

def test_foreign_socket():
    socket.create_connection(("192.0.2.1", 80), timeout=1)

def test_unclosed_file():
    open("unclosed", "w")
    gc.collect()

def test_informed():
    logging.getLogger("shop").info("all is well")

@pytest.mark.expected_logs("shop: odd")
def test_expected():
    logging.getLogger("shop").warning("odd")
"""


def test_breaches_fail_and_nothing_else_does(pytester: pytest.Pytester) -> None:
    pytester.makeconftest((ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"))
    pytester.makefile(".toml", pyproject=(ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    path = pytester.makepyfile(BREACHES)
    lines = pytester.runpytest_subprocess("-rA", "--tb=no", path).stdout.str().splitlines()
    verdicts = {line.split("::")[1].split(" ")[0]: line.split(" ")[0] for line in lines if "::" in line}
    green = {name for name, verdict in verdicts.items() if verdict == "PASSED"}
    logged_wrongly = {name for name, verdict in verdicts.items() if verdict == "ERROR"}
    assert len(verdicts) == 10
    assert green == {"test_informed", "test_expected"}
    assert logged_wrongly == {
        "test_warning_logged",
        "test_error_logged",
        "test_another_error_logged",
        "test_nothing_logged",
    }


def test_no_screen_and_no_folders_of_the_person_at_the_keyboard() -> None:
    assert os.environ["QT_QPA_PLATFORM"] in ("offscreen", "xcb", "windows", "cocoa", "minimal")
    assert "desktop-b2b-tests-" in os.environ["XDG_CONFIG_HOME"]


def test_the_keychain_is_out_of_reach() -> None:
    with pytest.raises(keyring.errors.NoKeyringError):
        keyring.set_password("desktop-b2b", "test", "secret")


def test_loopback_is_allowed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass


def test_each_postgresql_database_is_fresh(pg_url: str) -> None:
    engine = sqlalchemy.create_engine(pg_url)
    with engine.connect() as connection:
        assert (
            connection.execute(
                sqlalchemy.text("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
            ).scalar()
            == 0
        )
        assert isinstance(connection.connection.driver_connection, psycopg.Connection)
    engine.dispose()
