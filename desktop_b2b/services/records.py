# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What handlers share: whose row it is, and patches whose unset arguments change nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands import UNSET
from desktop_b2b.domain.entities import Row
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.ports import UnitOfWork

R = TypeVar("R", bound=Row)
#: Makes an argument fit to be stored: (value, field) to value; raises UserError naming the field.
Check = Callable[[Any, str], Any]


def owned(uow: UnitOfWork, ctx: Context, kind: type[R], row_id: Id) -> R:
    """A row of the actor's own organisation.

    Raises UserError ``record.missing`` when it cannot be seen and ``record.other_party`` when it is
    the other party's.
    """
    return _of(uow.get(kind, row_id), ctx, is_owner=True)


def addressed(uow: UnitOfWork, ctx: Context, kind: type[R], row_id: Id) -> R:
    """A row that another organisation made for the actor's. Raises UserError as ``owned`` does."""
    return _of(uow.get(kind, row_id), ctx, is_owner=False)


def _of(row: R, ctx: Context, *, is_owner: bool) -> R:
    party = row.owner_id if is_owner else row.counterpart_id
    if party != ctx.actor.organisation_id:
        raise UserError("record.other_party", "Only the other party may do this.")
    return row


def sent(value: object) -> bool:
    """Whether an argument was given at all."""
    return value is not UNSET


def patch(row: Row, args: object, checks: Mapping[str, Check], prefix: str = "") -> None:
    """Put the given arguments into the row's fields of the same names, each checked.

    ``prefix`` stands before the names in refusals, for arguments inside lists (``lines[2].``).
    """
    for name, check in checks.items():
        value = getattr(args, name)
        if value is not UNSET:
            setattr(row, name, check(value, prefix + name))


def as_is(value: Any, field: str) -> Any:  # has the shape of a Check
    """The check of an argument that its schema has checked already."""
    return value


def unique(ids: Iterable[Id], field: str) -> None:
    """Raise UserError ``list.repeated``, naming the element, when an id comes twice.

    ``field`` is a template with ``{}`` for the element's index.
    """
    seen: set[Id] = set()
    for index, row_id in enumerate(ids):
        if row_id in seen:
            raise UserError("list.repeated", "This is in the list twice.", field.format(index))
        seen.add(row_id)


def unclaimed(row_id: Id, field: str) -> Id:
    """An id that a person gives a new row of its own. Those of version 5 follow from somebody's rows: whoever
    could take one would keep its owner from it.

    Raises UserError ``id.derived``.
    """
    if row_id[12] == "5":
        raise UserError("id.derived", "This id belongs to another record.", field)
    return row_id


#: Documents whose ids follow from others' rows, and which the other party sees, too.
_DERIVED: tuple[type[Row], ...] = (e.Inquiry, e.Order, e.B2BOrder)


def unused(uow: UnitOfWork, row_id: Id, field: str, *beside: type[Row]) -> Id:
    """The id of a new document, which no other has, of whatever kind: lists name documents by their ids
    alone, the other party's as well. ``beside``: kinds whose ids somebody makes, to be looked at besides.

    Raises UserError ``record.exists``; what the actor does not see is like what is not there.
    """
    kinds = (*beside, *_DERIVED) if row_id[12] == "5" else beside
    if any(uow.find(kind, row_id) is not None for kind in kinds):
        raise UserError("record.exists", "This id is in use already.", field)
    return row_id
