# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Memory in large pages. A history goes over two hundred megabytes here and there, and on a machine that is
shared the processor finds each small page only by a long way: that took a fifth of a history.
"""

from __future__ import annotations

import ctypes
import re
import sys
from pathlib import Path

#: ``madvise``: take large pages from now on, and put together at once what lies there (Linux 6.1).
_HUGEPAGE, _COLLAPSE = 14, 25
_LARGE = 2 * 1024 * 1024
#: Memory of the process itself that is no file's.
_OWN = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) rw-p \S+ 00:00 0 *(?:\[heap\])?$", re.MULTILINE)
#: Before, too little of what there will be is there.
_FIRST = 4

_histories = 0


def count_history() -> None:
    """A history has ended: after a few, and whenever there were twice as many, ask for large pages."""
    global _histories  # noqa: PLW0603  # as the memory, which is one for all
    _histories += 1
    if _histories >= _FIRST and _histories & (_histories - 1) == 0:
        ask()


def ask() -> None:
    """Have this process's memory in large pages, as far as the system can and has them."""
    if sys.platform != "linux":
        return
    advise = ctypes.CDLL(None).madvise
    advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    for found in _OWN.finditer(Path("/proc/self/maps").read_text(encoding="ascii")):
        begin, end = -(-int(found[1], 16) // _LARGE) * _LARGE, int(found[2], 16) // _LARGE * _LARGE
        if begin < end:
            advise(begin, end - begin, _HUGEPAGE)
            advise(begin, end - begin, _COLLAPSE)
