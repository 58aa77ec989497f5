# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A server in a process of its own, as it runs for real."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
_CODE = """
import sys
from pathlib import Path
from sync.server.app import serve
serve(sys.argv[1] or None, "127.0.0.1:0", Path(sys.argv[2]))
"""


class Process:
    """Start it, talk to ``url``, stop or kill it, start it again."""

    def __init__(self, database: str, folder: Path) -> None:
        self._args = [sys.executable, "-c", _CODE, database, str(folder)]
        self._errors = folder / "errors.txt"
        self._process: subprocess.Popen[str] | None = None
        self.url = ""

    def start(self) -> Process:
        with self._errors.open("a") as errors:
            self._process = subprocess.Popen(
                self._args, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
                stdout=subprocess.PIPE, stderr=errors, text=True,
            )  # fmt: skip
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, self._errors.read_text()
        self.url = json.loads(line)["listening"]
        return self

    def end(self, number: int = signal.SIGTERM) -> int:
        """End it by a signal; its exit code."""
        if self._process is None:
            return 0
        assert self._process.stdout is not None
        self._process.send_signal(number)
        code = self._process.wait(30)
        self._process.stdout.close()
        self._process = None
        return code

    def kill(self) -> None:
        self.end(signal.SIGKILL)

    @property
    def errors(self) -> str:
        return self._errors.read_text()
