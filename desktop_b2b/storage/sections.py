# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Which rows of a table stand in a section, in SQL (law 3): of history those of the section's documents."""

from __future__ import annotations

from desktop_b2b.domain.entities import DOCUMENT_SECTIONS, Row


def in_section(entity: type[Row], section: str, name: str = "") -> str:
    """A test for those rows of an entity, read as ``name``, that stand in a section; it is true of all where
    the entity has a section of its own, which is then taken to be this one.
    """
    if entity.SECTION:
        return "1 = 1"
    kinds = ", ".join(f"'{kind}'" for kind, found in sorted(DOCUMENT_SECTIONS.items()) if found == section)
    column = f'{name}."document_kind"' if name else '"document_kind"'
    return f"{column} IN ({kinds})"
