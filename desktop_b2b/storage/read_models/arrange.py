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


#: SQL of whether an organisation has a centre ship for it.
HAS_CENTRE = "SELECT 1 FROM link WHERE kind = 'fulfilment_centre' AND owner_id = {} LIMIT 1"


def roles_of(
    is_retailer: bool, is_supplier: bool, is_centre: bool, has_centre: bool, sections: Iterable[str]
) -> set[str]:
    """Whose default widgets a person has (``domain.dashboard``): those of the sections that were given."""
    given = set(sections)
    fulfils = not given or "fulfilment" in given
    sources = not given or "sourcing" in given or not fulfils
    found = {
        "retailer": is_retailer and sources,
        "supplier": is_supplier and sources,
        "keeper": is_retailer and has_centre and fulfils,
        "centre": is_centre and fulfils,
    }
    return {role for role, is_it in found.items() if is_it}
