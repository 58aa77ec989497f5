# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What was chosen and opened last on this computer: keys and ids only, for the file they lie in is plain."""

from __future__ import annotations

import json

from PySide6.QtCore import QSettings

from desktop_b2b.settings import RECENT

MOST = 30


class Recent:
    """The keys of one user, the newest first."""

    def __init__(self, settings: QSettings, user_id: str) -> None:
        self._settings = settings
        self.user_id = user_id
        self._setting = RECENT.at(user_id)
        self.keys: list[str] = self._read()

    def _read(self) -> list[str]:
        try:
            found = json.loads(self._setting.read(self._settings) or "[]")
        except ValueError:
            return []
        return [key for key in found if isinstance(key, str)][:MOST] if isinstance(found, list) else []

    def add(self, key: str) -> None:
        """This is the newest one from now on."""
        if self.keys[:1] != [key]:
            self.keys = [key, *(old for old in self.keys if old != key)][:MOST]
            self._setting.write(self._settings, json.dumps(self.keys))

    def rows(self) -> list[str]:
        """The ids of the documents among them."""
        return [key.removeprefix("row.") for key in self.keys if key.startswith("row.")]
