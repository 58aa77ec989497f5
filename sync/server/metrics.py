# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a server counts of itself, in the text format of Prometheus (0.0.4).

No label has an id, a name or an address: a label's values are few and known.
"""

from __future__ import annotations

import bisect
import os
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
SIZES = (1, 2, 5, 10, 20, 50, 100, 200, 400)
PREFIX = "desktop_b2b_"
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Counter:
    """A number that only rises, for each set of labels."""

    def __init__(self, name: str, text: str, *labels: str) -> None:
        self._name, self._text, self._labels = PREFIX + name, text, labels
        self._lock = threading.Lock()
        self._values: dict[tuple[str, ...], float] = {} if labels else {(): 0.0}

    def add(self, *values: str, by: float = 1) -> None:
        """Count one more."""
        with self._lock:
            self._values[values] = self._values.get(values, 0.0) + by

    def lines(self) -> list[str]:
        """The counter as it is shown."""
        with self._lock:
            values = sorted(self._values.items())
        return [
            f"# HELP {self._name} {self._text}",
            f"# TYPE {self._name} counter",
            *(
                f"{self._name}{_labels(zip(self._labels, key, strict=True))} {_number(value)}"
                for key, value in values
            ),
        ]


class Histogram:
    """How often a measure was below each of some bounds."""

    def __init__(self, name: str, text: str, bounds: Sequence[float], *labels: str) -> None:
        self._name, self._text, self._labels = PREFIX + name, text, labels
        self._bounds = tuple(bounds)
        self._lock = threading.Lock()
        self._counts: dict[tuple[str, ...], list[int]] = {}
        self._sums: dict[tuple[str, ...], float] = {}

    def add(self, value: float, *labels: str) -> None:
        """One more measure."""
        place = bisect.bisect_left(self._bounds, value)
        with self._lock:
            counts = self._counts.setdefault(labels, [0] * (len(self._bounds) + 1))
            counts[place] += 1
            self._sums[labels] = self._sums.get(labels, 0.0) + value

    def lines(self) -> list[str]:
        """The histogram as it is shown."""
        with self._lock:
            found = [(key, list(counts), self._sums[key]) for key, counts in sorted(self._counts.items())]
        lines = [f"# HELP {self._name} {self._text}", f"# TYPE {self._name} histogram"]
        for key, counts, total in found:
            labels = list(zip(self._labels, key, strict=True))
            below = 0
            for bound, count in zip([*map(_number, self._bounds), "+Inf"], counts, strict=True):
                below += count
                lines.append(f"{self._name}_bucket{_labels([*labels, ('le', bound)])} {below}")
            lines.append(f"{self._name}_sum{_labels(labels)} {_number(total)}")
            lines.append(f"{self._name}_count{_labels(labels)} {below}")
        return lines


class Metrics:
    """All counters of one process."""

    def __init__(self) -> None:
        self.requests = Counter("requests_total", "Requests by call and status.", "call", "status")
        self.seconds = Histogram("request_seconds", "Time until an answer was sent.", SECONDS, "call")
        self.groups = Histogram("group_commands", "Commands judged in one transaction.", SIZES)
        self.judging = Histogram("group_seconds", "Time of one transaction of the executor.", SECONDS)
        self.commands = Counter("commands_total", "Commands judged, by outcome.", "outcome")
        self.effects = Counter("effects_total", "Verdicts on effects of this process.", "state")
        self.database_errors = Counter("database_errors_total", "Work that the database could not take.")
        self.reports = Counter("desk_reports_total", "What desks noticed, by kind.", "kind")
        self.limited = Counter("limited_total", "Requests that were told to come later.", "reason")

    def text(self, gauges: Mapping[tuple[str, str, str, str], float]) -> str:
        """Everything, with the gauges of this moment by (name, help, label, value of the label)."""
        parts = (
            self.requests, self.seconds, self.groups, self.judging, self.commands, self.effects,
            self.database_errors, self.limited, self.reports,
        )  # fmt: skip
        lines = [line for part in parts for line in part.lines()]
        lines.extend(_gauges(gauges))
        lines.extend(_process())
        return "\n".join(lines) + "\n"


def _gauges(gauges: Mapping[tuple[str, str, str, str], float]) -> list[str]:
    lines: list[str] = []
    told: set[str] = set()
    for (name, text, label, value), number in gauges.items():
        if name not in told:
            told.add(name)
            lines += [f"# HELP {PREFIX}{name} {text}", f"# TYPE {PREFIX}{name} gauge"]
        lines.append(f"{PREFIX}{name}{_labels([(label, value)] if label else [])} {_number(number)}")
    return lines


def _process() -> list[str]:
    """What the process takes of the machine, under the names that everybody uses."""
    lines = [
        "# HELP process_cpu_seconds_total Processor time.",
        "# TYPE process_cpu_seconds_total counter",
        f"process_cpu_seconds_total {time.process_time():.3f}",
    ]
    memory = resident_memory()
    if memory is not None:
        lines += [
            "# HELP process_resident_memory_bytes Memory in use.",
            "# TYPE process_resident_memory_bytes gauge",
            f"process_resident_memory_bytes {memory}",
        ]
    return lines


def resident_memory() -> int | None:
    """Bytes of memory in use, or None where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")


def _labels(pairs: Iterable[tuple[str, str]]) -> str:
    text = ",".join(f'{name}="{value}"' for name, value in pairs)
    return f"{{{text}}}" if text else ""


def _number(value: float) -> str:
    return f"{value:g}" if value != int(value) else str(int(value))
