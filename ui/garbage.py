# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Python's cyclic garbage is collected on Qt's thread alone.

The interpreter collects wherever an allocation happens to cross a threshold, so also on the writer's and
the readers' threads; a widget in a cycle would then be destroyed there, and Qt aborts the process.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

#: How often the thresholds are looked at, milliseconds. A full collection is far rarer.
INTERVAL = 500


class Garbage(QObject):
    """Takes automatic collection over from the interpreter for as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due, as the interpreter would have."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > limits[generation] > 0:
                gc.collect(generation)
                return
