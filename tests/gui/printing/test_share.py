# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The share of a process that draws others' files, where no limit of processes counts memory."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from ui.printing import share

posix = pytest.mark.skipif(sys.platform == "win32", reason="there a job counts memory")


@posix
def test_a_process_that_takes_too_much_memory_ends_itself() -> None:
    """Even while it is busy within a library, as one that draws is."""
    code = (
        "import zlib\nfrom ui.printing import share\n"
        "share.watch(share.peak() + (64 << 20), share.peak)\n"
        "held = []\n"
        "while True:\n    held.append(bytearray(b'x' * (8 << 20)))\n    zlib.compress(held[-1])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=False)
    assert done.returncode == share.ENDED, done.stderr


@posix
def test_within_its_share_nothing_ends() -> None:
    code = (
        "import threading\nfrom ui.printing import share\n"
        "share.watch(share.peak() + (64 << 20), share.peak)\n"
        "bytearray(8 << 20)\nthreading.Event().wait(4 * share._PAUSE)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="as 64 bits have it")
def test_windows_reads_the_limits_of_a_job_where_it_looks_for_them() -> None:
    """Sizes and places as its headers have them, on 64 bits."""
    limits = share.job_limits(2 << 30, 30)
    assert ctypes.sizeof(limits) == 144
    assert share.JobLimits.process_memory.offset == 112
    raw = bytes(limits)
    assert int.from_bytes(raw[0:8], "little") == 300_000_000
    assert int.from_bytes(raw[16:20], "little") == 0x50A
    assert int.from_bytes(raw[40:44], "little") == 1
    assert int.from_bytes(raw[112:120], "little") == 2 << 30


@pytest.mark.skipif(sys.platform != "win32", reason="a job of Windows")
def test_a_job_refuses_memory_beyond_it() -> None:
    code = (
        "import sys\nfrom ui.printing import share\nshare.take_no_more(1 << 30, 30)\n"
        "try:\n    bytearray(2 << 30)\nexcept MemoryError:\n    sys.exit(5)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 5
