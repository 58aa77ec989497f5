# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What was typed into a draft, as the command that stores it wants it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ui.forms.draft_keys import GONE, LINES, Held


class TypedParts:
    """What was typed, sorted by what it belongs to: the document's own fields, its lines, what is gone."""

    def __init__(self, typed: Mapping[str, Held]) -> None:
        self.head: dict[str, Any] = {}
        self.lines: dict[str, dict[str, Any]] = {}
        #: Other parts by their name, then by id.
        self.others: dict[str, dict[str, dict[str, Any]]] = {}
        removed: dict[str, None] = {}
        for key, held in typed.items():
            parts = key.split("/")
            if len(parts) == 1:
                self.head[key] = held
            elif parts[0] != LINES:
                self.others.setdefault(parts[0], {}).setdefault(parts[1], {})[parts[2]] = held
            elif held is GONE:
                removed[parts[1]] = None
            else:
                self.lines.setdefault(parts[1], {})[parts[2]] = held
        self.removed_lines = tuple(line_id for line_id in removed if line_id not in self.lines)
