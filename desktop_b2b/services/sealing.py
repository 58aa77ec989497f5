# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Sealed answers (N8): what a supplier answered lies with the supplier and the server until the opening.

The retailer gets an ``answer_receipt`` that says that an answer came. The answer itself is one private row of
the supplier; the server makes the ``answer`` of it for all partners at once, when the last deadline is over.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.decoders import converted, from_json
from desktop_b2b.domain.values import Id

if TYPE_CHECKING:
    from desktop_b2b.domain.events import DomainEvent
    from desktop_b2b.services.ports import UnitOfWork

R = TypeVar("R", bound=e.Row)


class Content(msgspec.Struct, frozen=True):
    """A sealed answer as text: the fields of its rows."""

    answer: dict[str, Any]
    lines: list[dict[str, Any]]


def is_sealed(inquiry: e.Inquiry) -> bool:
    """Whether answers to it are still under seal."""
    return inquiry.sealed and inquiry.opened_at is None


def rows_of(sealed: e.SealedAnswer) -> tuple[e.Answer, list[e.AnswerLine]]:
    """The rows that a sealed answer will be."""
    content = from_json(Content).decode(sealed.content)
    answer = converted(content.answer, e.Answer, strict=False)
    return answer, [converted(line, e.AnswerLine, strict=False) for line in content.lines]


class Envelope:
    """A unit of work in which answers are under seal: the supplier's own row holds them.

    ``close`` writes it, and the receipt.
    """

    def __init__(self, uow: UnitOfWork, inquiry: e.Inquiry) -> None:
        self._uow = uow
        self._inquiry = inquiry
        self._rows: dict[tuple[str, Id], e.Row] = {}
        kept = uow.find(e.SealedAnswer, inquiry.id)
        if kept is not None:
            answer, lines = rows_of(kept)
            self._rows = {(row.TABLE, row.id): row for row in (answer, *lines)}

    def find(self, kind: type[R], row_id: Id) -> R | None:
        """The row, from the envelope where answers lie there."""
        if kind in (e.Answer, e.AnswerLine):
            return cast("R | None", self._rows.get((kind.TABLE, row_id)))
        return self._uow.find(kind, row_id)

    def get(self, kind: type[R], row_id: Id) -> R:
        """The same, which must be there."""
        found = self.find(kind, row_id)
        return found if found is not None else self._uow.get(kind, row_id)

    def children(self, kind: type[R], field: str, value: Id) -> list[R]:
        """The rows with this value in a field."""
        if kind is not e.AnswerLine:
            return self._uow.children(kind, field, value)
        return [cast("R", row) for (table, _), row in sorted(self._rows.items()) if table == kind.TABLE]

    def add(self, row: R) -> R:
        """Put a row in."""
        if isinstance(row, e.Answer | e.AnswerLine):
            self._rows[row.TABLE, row.id] = row
            return row
        return self._uow.add(row)

    def remove(self, row: e.Row) -> None:
        """Take a row out."""
        if isinstance(row, e.AnswerLine):
            del self._rows[row.TABLE, row.id]
        else:
            self._uow.remove(row)

    def emit(self, event: DomainEvent) -> None:
        """Say what happened."""
        self._uow.emit(event)

    def close(self) -> None:
        """Seal what lies in it, and give the retailer its receipt."""
        answer = self.get(e.Answer, self._inquiry.id)
        lines = self.children(e.AnswerLine, "inquiry_id", self._inquiry.id)
        content = msgspec.json.encode(Content(_fields(answer), [_fields(line) for line in lines])).decode()
        kept = self._uow.find(e.SealedAnswer, self._inquiry.id)
        receipt = self._uow.find(e.AnswerReceipt, self._inquiry.id)
        if kept is None:
            kept = self._uow.add(
                e.SealedAnswer(id=self._inquiry.id, owner_id=answer.owner_id, inquiry_id=self._inquiry.id)
            )
        if receipt is None:
            receipt = self._uow.add(
                e.AnswerReceipt(
                    id=self._inquiry.id,
                    owner_id=answer.owner_id,
                    counterpart_id=answer.counterpart_id,
                    inquiry_id=self._inquiry.id,
                )
            )
        kept.content = content
        receipt.revision, receipt.received_at, receipt.late = (
            answer.revision,
            answer.submitted_at,
            answer.late,
        )


def _fields(row: e.Row) -> dict[str, Any]:
    """A row's fields as JSON has them; amounts as texts."""
    found = {
        field.name: getattr(row, field.name) for field in dataclasses.fields(row) if field.name != "version"
    }
    return cast("dict[str, Any]", msgspec.to_builtins(found))
