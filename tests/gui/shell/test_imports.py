# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The first import of PySide: its modules are kept compiled, and nothing of ours is read as source."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from importlib import import_module
from pathlib import Path
from types import CodeType

import pytest

from tests.bench.harness import ROOT
from ui.imports import _Kept
from ui.shell.registry import SCREENS

CODE = """
import sys
sys.pycache_prefix = sys.argv[1]
sys.dont_write_bytecode = False
import builtins
from ui.imports import import_pyside
before = builtins.compile
import_pyside()
assert builtins.compile is before
assert builtins.__import__ is not builtins.__feature_import__
standing = [name for name in ("zipfile", "tempfile", "shutil", "lzma") if name in sys.modules]
import shiboken6, zipfile
assert type(zipfile).__name__ == "module" and shiboken6.zipfile.is_zipfile is zipfile.is_zipfile
from PySide6.QtCore import QObject
try:
    QObject(1, 2, 3)
except TypeError as error:
    print("takes" in str(error) or "argument" in str(error), *standing)
"""


def _import(folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(folder)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.stdout.strip()


def test_pysides_modules_are_kept_compiled(tmp_path: Path) -> None:
    assert _import(tmp_path).startswith("True zipfile")
    kept = list(tmp_path.rglob("pyside.*.bin"))
    assert len(kept) == 1
    before = kept[0].read_bytes()
    assert _import(tmp_path) == "True"
    assert kept[0].read_bytes() == before
    # A damaged file is of no use, and does no harm.
    kept[0].write_bytes(before[:1000])
    assert _import(tmp_path).startswith("True zipfile")
    assert kept[0].read_bytes() == before


def _value(code: CodeType) -> object:
    return eval(code)  # noqa: S307  # our own text, compiled above


EXPLAINING = """
import sys
if sys.argv[1] == "ours":
    from ui import imports
    imports.import_pyside()
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton
if sys.argv[1] == "ours":
    assert len(imports._codes) == 8, sorted(imports._codes)
    assert "inspect" not in sys.modules
try:
    QRect(1, 2, 3, 4).adjusted("a", None)
except TypeError as error:
    print(error)
from PySide6.support.signature import get_signature
print(get_signature(QRect.adjusted), get_signature(QPainter.drawText))
if sys.argv[1] == "ours":
    assert len(imports._codes) < 8
from PySide6.support.signature.lib import pyi_generator
print(pyi_generator.Writer.__name__)
"""


def test_pyside_explains_signatures_when_it_is_asked() -> None:
    told = {}
    for how in ("ours", "plain"):
        done = subprocess.run(
            [sys.executable, "-c", EXPLAINING, how], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.stderr == ""
        told[how] = done.stdout.splitlines()
    assert told["ours"][:-1] == told["plain"][:-1]
    assert "adjusted" in "".join(told["ours"][:-1])
    assert told["ours"][-1] == told["plain"][-1] == "Writer"


def test_kept_code_counts_for_its_own_source_only(tmp_path: Path) -> None:
    file = tmp_path / "kept.bin"
    name = "shibokensupport/a.py"
    first = _Kept(file)
    assert _value(first.compile(b"6 * 7", name, "eval")) == 42
    first.save()
    again = _Kept(file)
    assert _value(again.compile(b"6 * 7", name, "eval")) == 42
    assert _value(again.compile(b"6 * 8", name, "eval")) == 48
    assert _value(again.compile("6 * 9", "other.py", "eval")) == 54


def _packed(**files: str) -> io.BytesIO:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"shibokensupport/{name}.py", text)
    return packed


def test_an_archive_is_unpacked_until_it_is_the_one_that_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    file, packed = tmp_path / "kept.bin", _packed(a="6 * 7", b="6 * 8")
    name, other = "shibokensupport/a.py", "shibokensupport/b.py"
    first = _Kept(file)
    found = first.archive(packed)
    assert isinstance(found, zipfile.ZipFile)
    first.compile(found.open(name).read(), name, "eval")
    first.save()
    known = _Kept(file).archive(packed)
    assert not isinstance(known, zipfile.ZipFile)
    assert [one.filename for one in known.filelist] == [name, other]
    # What was never compiled is unpacked still, and so is all that only a real archive can do.
    assert [known.open(one).read() for one in (name, other)] == [b"6 * 7", b"6 * 8"]
    assert known.namelist() == [name, other]
    changed = _Kept(file).archive(_packed(a="6 * 9"))
    assert isinstance(changed, zipfile.ZipFile)
    assert changed.open(name).read() == b"6 * 9"


def test_every_screen_is_where_the_registry_says() -> None:
    for place in SCREENS.values():
        module, _, name = place.partition(":")
        assert hasattr(import_module(module), name), place


LOADING = """
import sys, threading
from ui.imports import import_pyside
import_pyside()
from ui.shell.registry import SCREENS, load_all
thread = threading.Thread(target=load_all)
thread.start()
thread.join()
loaded = set(sys.modules)
from PySide6.QtCore import QCoreApplication
assert QCoreApplication.instance() is None
print(*sorted(place.partition(":")[0] for place in SCREENS.values() if place.partition(":")[0] not in loaded))
"""


def test_screens_are_imported_on_a_thread_that_makes_nothing_of_qt() -> None:
    """A widget, or a picture, of a thread of its own would end the program."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", LOADING], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("", "")
