# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The widgets of a dashboard in order: default ones, what their user made of them, and own ones.

Works on rows and on what is read before the first paint alike, so it imports neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Protocol, TypeVar

    class Placed(Protocol):
        """What has a place on a dashboard."""

        id: str
        sort_key: str
        removed: bool

    W = TypeVar("W", bound=Placed)


def arranged(defaults: Iterable[W], stored: Iterable[W]) -> list[W]:
    """Stored widgets stand for the default ones of the same id; what was removed is left out."""
    found = {widget.id: widget for widget in defaults}
    found.update((widget.id, widget) for widget in stored)
    shown = [widget for widget in found.values() if not widget.removed]
    return sorted(shown, key=lambda widget: (widget.sort_key, widget.id))
