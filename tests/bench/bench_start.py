# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""`start`: from the start of the process to the dashboard painted with its widgets' rows, on 100,000
transactions; ratio to a bare PySide6 window. `start-loaded`: the same until everything is ready.

`start-cpu` is the processor's time of the main thread until then, which decides where two are idle.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from desktop_b2b.storage.profile import open_profile
from tests.bench.harness import fill, open_store, report, signed_in
from tests.bench.starting import starts

TIMES = 9


def main() -> None:
    """Fill a profile, then start it again and again."""
    with tempfile.TemporaryDirectory() as name:
        profile = Path(name) / "desk"
        _, key = open_profile(profile, "file")
        store = open_store(profile, key)
        fill(store, signed_in(store), 100_000)
        store.close()
        ours, bare = starts(profile, Path(name), TIMES)
        report("start", ours.painted, "ms", bare.painted)
        report("start-loaded", ours.loaded, "ms", bare.painted)
        report("start-cpu", ours.cpu, "ms", bare.cpu)


if __name__ == "__main__":
    main()
