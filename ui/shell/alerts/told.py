# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Which alerts one user was told of on this computer. Of each only a print is kept: the file is plain text.

What is read meanwhile is forgotten here, too; so there are never more than there are unread alerts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from PySide6.QtCore import QSettings

from desktop_b2b.services.queries import Alert
from desktop_b2b.settings import TOLD

_PRINT = 12


class Told:
    """The prints of one user. `is_new`: nothing was ever kept, so that what is there is no news."""

    def __init__(self, settings: QSettings, user_id: str) -> None:
        self._settings, self._setting = settings, TOLD.at(user_id)
        kept = self._setting.read(settings)
        self.is_new = not kept
        self._prints = _read(kept)

    def news(self, alerts: Iterable[Alert]) -> list[Alert]:
        """Those that were not told yet; from now on they count as told, and all others are forgotten."""
        prints = {_print(alert): alert for alert in alerts}
        found = [alert for one, alert in prints.items() if one not in self._prints]
        if self.is_new or set(prints) != self._prints:
            self._prints = set(prints)
            self._setting.write(self._settings, json.dumps(sorted(self._prints)))
        if self.is_new:
            self.is_new = False
            return []
        return found


def _print(alert: Alert) -> str:
    name = f"{alert.widget}\n{alert.row.id}\n{alert.entered_at}"
    return hashlib.sha256(name.encode()).hexdigest()[:_PRINT]


def _read(kept: str) -> set[str]:
    """What is damaged counts as nothing."""
    try:
        found = json.loads(kept or "[]")
    except ValueError:
        return set()
    return {one for one in found if isinstance(one, str)} if isinstance(found, list) else set()
