# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The searches that a person made last on this computer: kept in the profile, not in plain sight."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop_b2b.services.queries import GetBuffer

if TYPE_CHECKING:
    from ui.shell.screen import Screen

MOST = 12
BUFFER_KIND = "searches"


class RecentSearches:
    """Searches of one user in their canonical text, the newest first."""

    def __init__(self, screen: Screen) -> None:
        self.texts: list[str] = []
        self._tasks = screen.context.tasks
        self._user_id = screen.context.viewer.user.id
        screen.run(self._load())

    async def _load(self) -> None:
        buffer = await self._tasks.query(GetBuffer(kind=BUFFER_KIND, target_id=self._user_id))
        kept = _read(buffer.body) if buffer is not None else []
        self.texts = [*self.texts, *(text for text in kept if text not in self.texts)][:MOST]

    def add(self, text: str) -> None:
        """This search is the newest one from now on."""
        if text and self.texts[:1] != [text]:
            # Of what was typed on, the longest alone is kept.
            old = [each for each in self.texts if each != text and not text.startswith(f"{each} ")]
            self.texts = [text, *old][:MOST]
            body = json.dumps(self.texts, ensure_ascii=False)
            self._tasks.save_buffer(BUFFER_KIND, self._user_id, body)


def _read(body: str) -> list[str]:
    """What was kept; nothing where it is damaged."""
    try:
        found = json.loads(body)
    except ValueError:
        return []
    return [text for text in found if isinstance(text, str)] if isinstance(found, list) else []
