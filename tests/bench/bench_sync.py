# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""`sync [PART ...]`: all measures of sync, each part from a module of its own; without names, all of them.

The parts: `push`, `small`, `server`, `rebase`, and each other `tests/bench/sync_PART.py` with a `main()`.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

_HERE = Path(__file__).parent
#: What is measured by a bench of its own as well.
_BESIDE = {"rebase": "bench_rebase"}
#: What the parts share.
_SHARED = {"load"}


def parts() -> dict[str, str]:
    """The modules of the parts by name, the quick ones first."""
    found = {
        path.stem.removeprefix("sync_"): path.stem
        for path in sorted(_HERE.glob("sync_*.py"))
        if "def main(" in path.read_text(encoding="utf-8")
    }
    found |= {name: module for name, module in _BESIDE.items() if (_HERE / f"{module}.py").is_file()}
    return {name: module for name, module in found.items() if name not in _SHARED}


def main(names: list[str]) -> int:
    """Measure parts by name. An unknown name is refused with the names that there are."""
    known = parts()
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.stderr.write(f"There is no part {unknown[0]}. There are: {', '.join(known)}\n")
        return 2
    for name in names or known:
        # A part reads its own arguments from the command line: it has none here.
        sys.argv[1:] = []
        importlib.import_module(f"tests.bench.{known[name]}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
