# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a process that draws others' files may take of memory and processor, on each system.

Where limits of processes count memory, they are set. Windows knows them of jobs: the process puts itself into
one that can hold no other. macOS sets a limit of memory and does not count it: there the process looks after
itself, and ends when it has taken more. Whoever started it ends it in time on each of them.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import threading
from collections.abc import Callable
from typing import ClassVar, Final

#: With what a process that took too much memory ends.
ENDED: Final = 97
_PAUSE: Final = 0.02
_TICKS: Final = 10_000_000

#: What a Windows job limits: time, number of processes, memory; and no question where the process breaks.
_FLAGS: Final = 0x2 | 0x8 | 0x100 | 0x400
_EXTENDED: Final = 9


class _Basic(ctypes.Structure):
    _fields_: ClassVar = [
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_set", ctypes.c_size_t),
        ("most_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    ]


class JobLimits(ctypes.Structure):
    """Limits of a job as Windows reads them (JOBOBJECT_EXTENDED_LIMIT_INFORMATION)."""

    _fields_: ClassVar = [
        ("basic", _Basic),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process", ctypes.c_size_t),
        ("peak_job", ctypes.c_size_t),
    ]


def job_limits(memory: int, seconds: int) -> JobLimits:
    """One process with so much memory and so many seconds of the processor."""
    basic = _Basic(process_time=seconds * _TICKS, flags=_FLAGS, processes=1)
    return JobLimits(basic=basic, process_memory=memory)


if sys.platform == "win32":

    def take_no_more(memory: int, seconds: int) -> None:
        """From here on this process can take no more than its share. The job lasts as long as the process."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, ctypes.c_wchar_p)
        kernel.SetInformationJobObject.argtypes = (
            ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32,
        )  # fmt: skip
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
        limits = job_limits(memory, seconds)
        job = kernel.CreateJobObjectW(None, None)
        # Where the system refuses, the bounds of points and of time still hold.
        size = ctypes.sizeof(limits)
        if job and kernel.SetInformationJobObject(job, _EXTENDED, ctypes.byref(limits), size):
            kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())

else:
    import resource

    def take_no_more(memory: int, seconds: int) -> None:
        """From here on this process can take no more than its share, and write no file."""
        for kind, most in (
            (resource.RLIMIT_AS, memory),
            (resource.RLIMIT_CPU, seconds),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            # A system that does not know a limit, or has a narrower one, keeps its own.
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(kind, (most, most))
        if sys.platform == "darwin":
            watch(memory, peak)

    def peak() -> int:
        """The most memory that this process had, in bytes."""
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024


def watch(memory: int, taken: Callable[[], int]) -> threading.Thread:
    """Look at what this process has taken, and end it when that is too much."""
    pause = threading.Event()

    def look() -> None:
        while taken() <= memory:
            pause.wait(_PAUSE)
        os._exit(ENDED)

    thread = threading.Thread(target=look, name="share", daemon=True)
    thread.start()
    return thread
