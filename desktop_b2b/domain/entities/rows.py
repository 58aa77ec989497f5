# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What all rows have."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from desktop_b2b.domain.values import Id

ACCOUNT = "account"
SOURCING = "sourcing"
FULFILMENT = "fulfilment"
USER = "user"
SECTIONS = (ACCOUNT, SOURCING, FULFILMENT)
ZERO = Decimal(0)
_getters: dict[type[Any], Callable[[Any], tuple[Any, ...]]] = {}


def _fields(row: Row) -> tuple[Any, ...]:
    """All fields of a row."""
    kind = row.__class__
    found = _getters.get(kind)
    if found is None:
        found = _getters[kind] = operator.attrgetter(*kind.__dataclass_fields__)
    return found(row)


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Row:  # noqa: PLW1641  # rows change, and so have no hash
    """What every synchronised row has. ``version`` counts the server's writes of it."""

    TABLE: ClassVar[str] = ""
    SECTION: ClassVar[str] = SOURCING
    ROOT: ClassVar[str] = ""
    KIND: ClassVar[str] = ""
    INDEXES: ClassVar[tuple[str, ...]] = ()
    APPEND_ONLY: ClassVar[bool] = False
    COMPUTED: ClassVar[frozenset[str]] = frozenset()
    LOOK: ClassVar[frozenset[str]] = frozenset()
    DEFAULTED: ClassVar[bool] = False

    id: Id
    owner_id: Id
    counterpart_id: Id | None = None
    version: int = 0

    # Written once here: making them for each class would take a third of the time to import them.
    def __eq__(self, other: object) -> bool:
        """Whether all fields are the same."""
        if other.__class__ is not self.__class__:
            return NotImplemented
        return _fields(self) == _fields(other)

    def __repr__(self) -> str:
        """The row with its fields."""
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__dataclass_fields__)
        return f"{type(self).__name__}({fields})"
