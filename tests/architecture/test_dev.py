# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The developers' door on machines unlike this one: bare, not root, not Debian, with another Python."""

import ast
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import dev

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Debian packages")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that dev.py would run; they all succeed and print 3.12."""
    made: list[list[str]] = []

    def record(command: list[str], **_options: Any) -> subprocess.CompletedProcess[str]:
        made.append(command)
        return subprocess.CompletedProcess(command, 0, stdout="3.12\n")

    monkeypatch.setattr(subprocess, "run", record)
    monkeypatch.setattr(os, "get_exec_path", list)
    return made


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh checkout on a machine with all system libraries."""
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(dev, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(dev, "is_loadable", lambda library: True)
    return tmp_path


def test_it_needs_the_standard_library_alone() -> None:
    tree = ast.parse(Path(dev.__file__).read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} - sys.stdlib_module_names == set()


def test_first_set_up_installs_and_the_second_does_nothing(checkout: Path, calls: list[list[str]]) -> None:
    dev.set_up()
    assert [command[1:3] for command in calls] == [
        ["-c", "import ensurepip, venv"],
        ["-m", "venv"],
        ["-m", "pip"],
    ]
    assert "--require-hashes" in calls[-1]
    (checkout / "python").touch()
    calls.clear()
    dev.set_up()
    assert calls == []


def test_a_new_lock_is_installed(checkout: Path, calls: list[list[str]]) -> None:
    (checkout / "python").touch()
    (checkout / "stamp").write_text("an older lock")
    dev.set_up()
    assert [command[1:3] for command in calls] == [["-m", "pip"]]


def test_a_failed_install_is_tried_again(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(command: list[str], **_options: Any) -> None:
        raise subprocess.CalledProcessError(1, command)

    (checkout / "python").touch()
    monkeypatch.setattr(subprocess, "run", fail)
    assert dev.main(["bench"]) == 1
    assert not (checkout / "stamp").exists()


@LINUX
def test_root_on_debian_installs_what_qt_misses(
    monkeypatch: pytest.MonkeyPatch, calls: list[list[str]]
) -> None:
    monkeypatch.setattr(dev, "is_loadable", lambda library: library != "libxcb-icccm.so.4")
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    dev.install_system_packages(dev.missing_qt_packages())
    assert [command[:2] for command in calls] == [["apt-get", "update"], ["apt-get", "install"]]
    assert calls[-1][-1] == "libxcb-icccm4"


@LINUX
def test_anybody_else_is_told_the_exact_command(
    monkeypatch: pytest.MonkeyPatch, calls: list[list[str]]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(dev.Stop, match="sudo apt-get install -y --no-install-recommends libgl1 libegl1"):
        dev.install_system_packages(["libgl1", "libegl1"])
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(dev.Stop, match="libgl1"):
        dev.install_system_packages(["libgl1"])
    assert calls == []


def test_another_python_is_looked_for(monkeypatch: pytest.MonkeyPatch, calls: list[list[str]]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 14, 0))
    monkeypatch.setattr(shutil, "which", {"python3.12": "/usr/bin/python3.12"}.get)
    assert dev.find_python() == "/usr/bin/python3.12"
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(dev.Stop, match=r"Python 3\.11, 3\.12 or 3\.13 is needed"):
        dev.find_python()


@pytest.fixture
def builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A path with one folder, which is empty."""
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    (tmp_path / "path").mkdir()
    return tmp_path / "path"


VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
#: The running Python made slow, as by a build without optimisations; and as it is.
SLOW, QUICK = "-X tracemalloc=8", ""


def build(folder: Path, flags: str) -> str:
    """A Python of its own by its path."""
    made = folder / f"python{VERSION}"
    made.write_text(f'#!/bin/sh\nexec "{sys.executable}" {flags} "$@"\n')
    made.chmod(0o755)
    return str(made)


@pytest.mark.skipif(os.name == "nt", reason="shell scripts")
def test_the_quickest_build_of_a_version_is_taken(
    builds: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    ours, other = build(tmp_path, SLOW), build(builds, QUICK)
    assert dev.quickest_build(ours, VERSION) == other
    assert other in capfd.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="shell scripts")
@pytest.mark.parametrize("flags", [SLOW, "-c 'raise SystemExit(1)'"])
def test_a_build_that_is_no_quicker_or_does_not_work_is_left(
    builds: Path, capfd: pytest.CaptureFixture[str], flags: str
) -> None:
    build(builds, flags)
    assert dev.quickest_build(sys.executable, VERSION) == sys.executable
    assert capfd.readouterr().err == ""


def test_arguments_for_pytest_pass_through() -> None:
    _command, options, rest = dev.parse(["test", "--long", "-k", "deadline", "-x", "tests/unit"])
    assert options.long
    assert rest == ["-k", "deadline", "-x", "tests/unit"]


def test_unknown_arguments_are_refused_elsewhere() -> None:
    with pytest.raises(SystemExit):
        dev.parse(["run", "--headles"])


@pytest.mark.skipif(os.name == "nt", reason="named pipes")
def test_a_step_beside_others_runs_with_them_and_speaks_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Each waits for the other at a pipe; red is red wherever it runs."""
    pipe = str(tmp_path / "pipe")
    os.mkfifo(pipe)
    steps = [
        dev.Step("types", [sys.executable, "-c", f"print(open({pipe!r}).read()); raise SystemExit(1)"], True),
        dev.Step("tests", [sys.executable, "-c", f"print('two'); open({pipe!r}, 'w').write('one')"]),
    ]
    monkeypatch.setattr(dev, "all_steps", lambda *, long: steps)
    assert dev.test(dev.parse(["test"])[1], []) == 1
    said = capfd.readouterr()
    assert said.out.split() == ["two", "one"]
    assert "1/2 tests" in said.err
    assert "RED: types" in said.err


def test_a_step_that_outlives_the_deadline_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[int] = []
    send = dev.signal_all

    def spy(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
        sent.append(number)
        send(process, number)

    monkeypatch.setattr(dev, "signal_all", spy)
    # A step started in the background of a script would ignore the signal.
    code = (
        "import signal, threading; signal.signal(signal.SIGINT, signal.default_int_handler);"
        " threading.Event().wait()"
    )
    endless = dev.Step("endless", [sys.executable, "-c", code])
    assert not dev.passes(endless, deadline=0)
    assert sent == [signal.SIGINT]
