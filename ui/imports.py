# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The first import of PySide, and what it does to all later ones.

PySide 6.11 brings 14 modules as source inside its library and compiles them anew at each start, which takes a
sixth of the time in which a bare window stands. They are kept compiled here, beside our own compiled modules
and under the same rules: no file where `sys.dont_write_bytecode` is set, a file is of use to one version of
Python only, and code counts only for the very source that it was made of.

Eight of them explain signatures: in the words of a TypeError, to `inspect`, in stubs. A window that stands
never asks for that, so that each of them runs when the first of its names is asked for.

The modules come in an archive. While it is the one whose contents are kept, nothing is unpacked, and what
unpacks is not loaded: `zipfile` brings three compressions along, and PySide imports `tempfile` for no use.
"""

from __future__ import annotations

import builtins
import importlib
import io
import marshal
import sys
import threading
from collections.abc import Callable
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from types import CodeType, ModuleType, SimpleNamespace
from typing import Any

#: What PySide calls its modules when it compiles them.
_OURS = ("shibokensupport/", "signature_bootstrap.py")
_LATE = frozenset(
    f"shibokensupport/{name}.py"
    for name in (
        "feature", "signature/errorhandler", "signature/layout", "signature/mapping", "signature/parser",
        "signature/lib/enum_sig", "signature/lib/pyi_generator", "signature/lib/tool",
    )
)  # fmt: skip
#: The body that a module has until one of its names is asked for.
_BODY = f"""
import sys
__getattr__ = sys.modules[{__name__!r}].late(__spec__.name, globals())
del sys
"""
#: What PySide asks on each import while its own is under way, to find `from __feature__`.
_UNASKED = """
def feature_import(*_arguments, **_named): pass
def feature_imported(_module): pass
"""
_FEATURE = "shibokensupport/feature.py"
_ZIP = "zipfile"
#: What PySide imports in its first moment and hardly uses, where nobody else has loaded it.
_UNUSED = (_ZIP, "tempfile")
#: Under this name the file keeps the archive and the names in it.
_ARCHIVE = "archive"
_codes: dict[str, CodeType] = {}
_running = threading.RLock()


def late(module: str, names: dict[str, Any]) -> Callable[[str], Any]:
    """A module's `__getattr__` that runs the module's own code, once, for the first name that is missing."""
    filename = f"{module.replace('.', '/')}.py"

    def find(name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        with _running:
            code = _codes.pop(filename, None)
            if code is not None:
                exec(code, names)  # noqa: S102  # as an importer does
        if name not in names:
            raise AttributeError(f"{filename} has no {name}")
        return names[name]

    return find


def import_pyside() -> None:
    """Import PySide for the first time; later calls change nothing."""
    if "PySide6.QtCore" not in sys.modules:
        kept = _Kept(
            Path(cache_from_source(__file__)).with_name(f"pyside.{sys.implementation.cache_tag}.bin")
        )
        compiling = builtins.compile
        setattr(builtins, "compile", kept.compile)  # noqa: B010  # mypy knows it as a function that stays
        standing = [_Standing(name, kept) for name in _UNUSED if name not in sys.modules]
        try:
            importlib.import_module("PySide6.QtCore")
        finally:
            setattr(builtins, "compile", compiling)  # noqa: B010
            for one in standing:
                one.leave()
        kept.save()
    # PySide reads the source of every module imported after it, to find out whether it may use
    # `from __feature__`; ours never do.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


class _Standing(ModuleType):
    """Stands in a module's place while PySide is imported; whoever asks it for anything but the archive's
    class loads the module itself.
    """

    def __init__(self, name: str, kept: _Kept) -> None:
        super().__init__(name)
        if name == _ZIP:
            self.ZipFile = kept.archive
        sys.modules[name] = self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self.leave()
        return getattr(importlib.import_module(self.__name__), name)

    def leave(self) -> None:
        """From now on the module itself is imported."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]


class _Known:
    """PySide's archive as its importer uses it: what was read of it before is not unpacked again."""

    def __init__(self, file: io.BytesIO, names: list[str], contents: dict[str, bytes]) -> None:
        self._file, self._contents = file, contents
        self.filelist = [SimpleNamespace(filename=name) for name in names]

    def open(self, name: str, mode: str = "r") -> Any:
        """One of its files, to read."""
        return io.BytesIO(self._contents[name]) if name in self._contents else self._itself.open(name, mode)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._itself, name)

    @property
    def _itself(self) -> Any:
        return _unpacking(self._file)


def _unpacking(file: io.BytesIO) -> Any:
    standing = sys.modules.get(_ZIP)
    if isinstance(standing, _Standing):
        standing.leave()
    return importlib.import_module(_ZIP).ZipFile(file)


class _Kept:
    """Compiled modules of PySide, by file name and source."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._compile = builtins.compile
        self._codes: dict[str, tuple[bytes, bytes]] = {}
        self._changed = False
        self._body: CodeType | None = None
        try:
            kept = file.read_bytes()
            if kept.startswith(MAGIC_NUMBER):
                self._codes = marshal.loads(kept[len(MAGIC_NUMBER) :])  # noqa: S302  # as Python's own
        except (OSError, ValueError, EOFError, TypeError):
            self._codes = {}

    def compile(self, source: Any, filename: Any, mode: str, *rest: Any, **named: Any) -> Any:
        """What the builtin does; PySide's own modules from what is kept, some to run later."""
        code = self._code(source, filename, mode, *rest, **named)
        if filename not in _LATE or not isinstance(code, CodeType):
            return code
        _codes[filename] = code
        if filename == _FEATURE:
            return self._compile(_BODY + _UNASKED, filename, "exec")
        if self._body is None:
            self._body = self._compile(_BODY, filename, "exec")
        return self._body

    def archive(self, file: io.BytesIO) -> Any:
        """The archive of PySide's modules, not unpacked where it is the one that was kept."""
        packed = file.getvalue()
        kept, names = self._codes.get(_ARCHIVE, (b"", b""))
        if kept == packed:
            listed = marshal.loads(names)  # noqa: S302
            return _Known(
                file, listed, {name: self._codes[name][0] for name in listed if name in self._codes}
            )
        found = _unpacking(file)
        listed = [one.filename for one in found.filelist if one.filename.endswith(".py")]
        self._codes[_ARCHIVE] = (packed, marshal.dumps(listed))
        self._changed = True
        return found

    def _code(self, source: Any, filename: Any, mode: str, *rest: Any, **named: Any) -> Any:
        if not (isinstance(source, bytes) and isinstance(filename, str) and filename.startswith(_OURS)):
            return self._compile(source, filename, mode, *rest, **named)
        found = self._codes.get(filename)
        if found is not None and found[0] == source:
            code = marshal.loads(found[1])  # noqa: S302
            if isinstance(code, CodeType):
                return code
        made = self._compile(source, filename, mode, *rest, **named)
        self._codes[filename] = (source, marshal.dumps(made))
        self._changed = True
        return made

    def save(self) -> None:
        """Keep what was compiled now; where that may not be, it is compiled again the next time."""
        if not self._changed or sys.dont_write_bytecode:
            return
        part = self._file.with_name(f"{self._file.name}.part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(MAGIC_NUMBER + marshal.dumps(self._codes))
            part.replace(self._file)
        except OSError:
            part.unlink(missing_ok=True)
