# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The failing disk (``disk.c``): building it, starting this program anew upon it, telling it what to do."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from enum import IntEnum
from pathlib import Path

_SOURCE = Path(__file__).with_name("disk.c")


class Fault(IntEnum):
    """What happens at the chosen call; the numbers are those of ``disk.c``.

    ``BEFORE``: the process ends; ``TEAR``: half a write, then the end; ``POWER``: what was not synchronised
    is gone; ``SHUFFLE``: any part of it is gone or torn; ``FULL``, ``BROKEN``: from then on nothing can be
    written, for want of room or at all; ``FULL_END``, ``BROKEN_END``: as these, and the process ends once
    the refusal was told.
    """

    NONE = 0
    BEFORE = 1
    TEAR = 2
    POWER = 3
    SHUFFLE = 4
    FULL = 5
    BROKEN = 6
    FULL_END = 7
    BROKEN_END = 8

    @property
    def ends(self) -> bool:
        """Whether the process ends there."""
        return self in (Fault.BEFORE, Fault.TEAR, Fault.POWER, Fault.SHUFFLE)


_SAME_AS = {Fault.FULL_END: Fault.FULL, Fault.BROKEN_END: Fault.BROKEN}


def missing() -> str:
    """Why there is no failing disk on this machine; empty where there is one."""
    if not sys.platform.startswith("linux"):
        return "files are watched through LD_PRELOAD, which is of Linux"
    return "" if shutil.which("cc") else "there is no C compiler (cc)"


def build(folder: Path) -> Path:
    """Compile the disk into a folder. Raises CalledProcessError."""
    library = folder / "disk.so"
    flags = ["-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC"]
    subprocess.run(
        ["cc", *flags, "-o", str(library), str(_SOURCE), "-ldl", "-lpthread"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return library


def environment(library: Path) -> dict[str, str]:
    """What a program that is to run upon the disk finds around it."""
    return {**os.environ, "LD_PRELOAD": str(library), "PYTHONHASHSEED": "0"}


class Disk:
    """The disk that this process runs upon. Raises AttributeError where it runs upon none."""

    def __init__(self) -> None:
        library = ctypes.CDLL(None)
        self._arm, self._mend = library.disk_arm, library.disk_mend
        self._mend.restype = ctypes.c_long

    def arm(self, folder: Path, fault: Fault, call: int, chance: int) -> None:
        """At the given call (from 1) on the files under a folder the fault happens."""
        kind = _SAME_AS.get(fault, fault)
        self._arm(os.fsencode(folder), int(kind), ctypes.c_long(call), ctypes.c_uint(chance))

    def mend(self) -> int:
        """All is well again. Returns how many calls there were."""
        return int(self._mend())
