# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A server in a process of its own, as it runs for real."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop_b2b.clock import monotonic

ROOT = Path(__file__).parents[3]


class Process:
    """Start it, talk to ``url``, stop or kill it, start it again; ``arguments`` are more of the verb's."""

    def __init__(
        self,
        database: str,
        folder: Path,
        *arguments: str,
        environment: Mapping[str, str] | None = None,
        listen: str = "127.0.0.1:0",
    ) -> None:
        self._args = [sys.executable, "-m", "desktop_b2b", "server", "--listen", listen]
        self._args += ["--folder", str(folder), *arguments, *(["--database", database] if database else [])]
        self._environment = {**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})}
        self._errors = folder / "errors.txt"
        self.told: dict[str, Any] = {}
        self._process: subprocess.Popen[str] | None = None
        self.url = ""

    def start(self) -> Process:
        with self._errors.open("a") as errors:
            self._process = subprocess.Popen(
                self._args, cwd=ROOT, env=self._environment,
                stdout=subprocess.PIPE, stderr=errors, text=True,
            )  # fmt: skip
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, self._errors.read_text()
        self.told = json.loads(line)
        self.url = self.told["listening"]
        return self

    @property
    def pid(self) -> int:
        """The process's number while it runs."""
        return self._process.pid if self._process is not None else 0

    def wait_for_error(self, text: str, timeout: float = 30) -> str:
        """All that it wrote to stderr, as soon as a text is among it."""
        until = monotonic() + timeout
        while text not in self.errors:
            assert monotonic() < until, self.errors
            threading.Event().wait(0.02)
        return self.errors

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

    def send(self, number: int) -> None:
        """A signal, and go on."""
        assert self._process is not None
        self._process.send_signal(number)

    def refused(self) -> int:
        """Start what shall not start; its exit code."""
        with self._errors.open("a") as errors:
            return subprocess.run(
                self._args, cwd=ROOT, env=self._environment, stdout=errors, stderr=errors, check=False
            ).returncode

    def kill(self) -> None:
        self.end(signal.SIGKILL)

    @property
    def errors(self) -> str:
        """What it wrote to stderr so far."""
        return self._errors.read_text() if self._errors.exists() else ""
