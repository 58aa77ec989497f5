# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the first screen shows, read before the types of entities, queries and commands are loaded.

Its parts have the fields of those types and nothing else: they are shown, and never given to a command. The
window asks again, by queries, as soon as it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from types import SimpleNamespace

    from desktop_b2b.domain.entities import Organisation, User
    from desktop_b2b.services.queries import SyncStatus, WidgetState


class FirstScreen:
    """Whose window it is, the dashboard's widgets with their first rows, and the state of sync.

    ``server`` and ``email`` are those of the session.
    """

    def __init__(
        self,
        session: dict[str, str],
        organisation: SimpleNamespace,
        user: SimpleNamespace,
        widgets: list[SimpleNamespace],
        sync: SimpleNamespace,
    ) -> None:
        self.server = session["server"]
        self.email = session["email"]
        self.organisation = cast("Organisation", organisation)
        self.user = cast("User", user)
        self.widgets = cast("list[WidgetState]", widgets)
        self.sync = cast("SyncStatus", sync)
