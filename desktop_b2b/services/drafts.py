# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Writing drafts: what SaveDraft, DuplicateRequest and ImportRequests share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from desktop_b2b.domain import checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands import UnsetType
from desktop_b2b.domain.commands.sourcing import LinePatch, PartnerPatch
from desktop_b2b.domain.values import Id, child_id, sort_key
from desktop_b2b.errors import UserError
from desktop_b2b.services.catalogue import partners_of_line, path_of
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import Check, patch, unique
from desktop_b2b.services.sourcing import partner_zone

_STEP = 1_024
_COUNTED_KEY = re.compile(r"[0-9a-f]{10}")

_LINE: dict[str, Check] = {
    "sort_key": checks.sort_key,
    "sku": text.code,
    "description": lambda value, field: text.line(value, field, text.DESCRIPTION),
    "uom": lambda value, field: text.line(value, field, text.UOM, required=True),
    "quantity": checks.number,
    "product_line_path": lambda value, field: text.line(value, field, text.PATH),
}


class Draft:
    """A draft request being written: its rows, read once."""

    def __init__(self, uow: UnitOfWork, ctx: Context, request: e.Request, *, new: bool) -> None:
        self.request = request
        self._uow = uow
        self._organisation_id = ctx.actor.organisation_id
        self._lines: dict[Id, e.RequestLine] = {}
        self._limits: dict[Id, e.RequestLinePrivate] = {}
        self._partners: dict[Id, e.RequestPartner] = {}
        if not new:
            self._lines = {row.id: row for row in uow.children(e.RequestLine, "request_id", request.id)}
            limits = uow.children(e.RequestLinePrivate, "request_id", request.id)
            self._limits = {row.id: row for row in limits}
            partners = uow.children(e.RequestPartner, "request_id", request.id)
            self._partners = {row.partner_id: row for row in partners}

    def write_lines(self, patches: Sequence[LinePatch], prefix: str = "") -> None:
        """Make or change lines. ``prefix`` stands before ``lines[i]`` in refusals."""
        unique((given.id for given in patches), prefix + "lines[{}].id")
        last = max((line.sort_key for line in self._lines.values()), default="")
        for index, given in enumerate(patches):
            where = f"{prefix}lines[{index}]."
            line = self._lines.get(given.id)
            if line is None:
                last = key_after(last)
                line = self._new_line(given.id, last)
            patch(line, given, _LINE, where)
            last = max(last, line.sort_key)
            self._choose_partners(line, given, where)
            self._limit(line, given, where)

    def remove_lines(self, ids: Iterable[Id]) -> None:
        """Take lines away; those that are gone already stay gone."""
        for line_id in ids:
            line = self._lines.pop(line_id, None)
            limit = self._limits.pop(line_id, None)
            for row in (line, limit):
                if row is not None:
                    self._uow.remove(row)

    def clear(self) -> None:
        """Take all lines away: what follows is the whole of it."""
        self.remove_lines([*self._lines])

    def write_partners(self, patches: Sequence[PartnerPatch]) -> None:
        """Set deadlines, the shipping option and exclusions (S2.71–S2.73)."""
        unique((given.partner_id for given in patches), "partners[{}].partner_id")
        for index, given in enumerate(patches):
            where = f"partners[{index}]."
            row = self._partner(given.partner_id, f"{where}partner_id")
            patch(
                row,
                given,
                {
                    "deadline_at": checks.instant,
                    "deadline_zone": checks.zone,
                    "shipping_required": lambda value, _: value,
                    "excluded": lambda value, _: value,
                },
                where,
            )

    def settle(self) -> None:
        """Give each partner that a line names its row, and take away those that nobody named or set."""
        named = {partner_id for line in self._lines.values() for partner_id in line.partner_ids}
        for partner_id in sorted(named):
            self._partner(partner_id, "lines")
        for row in list(self._partners.values()):
            if row.partner_id not in named and not row.excluded and row.deadline_at is None:
                self._uow.remove(row)
                del self._partners[row.partner_id]
        self.request.line_count = len(self._lines)

    def _new_line(self, line_id: Id, key: str) -> e.RequestLine:
        line = e.RequestLine(
            id=line_id, owner_id=self._organisation_id, request_id=self.request.id, sort_key=key
        )
        self._lines[line_id] = self._uow.add(line)
        return line

    def _choose_partners(self, line: e.RequestLine, given: LinePatch, where: str) -> None:
        """The product line's path and, where none are named, its partners (S2.69)."""
        if isinstance(given.product_line_id, str):
            node = self._uow.find(e.ProductLine, given.product_line_id)
            if node is None:
                text_ = "There is no such product line."
                raise UserError("product_line.missing", text_, f"{where}product_line_id")
            line.product_line_id = node.id
            line.product_line_path = path_of(self._uow, node)
            if isinstance(given.partner_ids, UnsetType) or not given.partner_ids:
                line.partner_ids = partners_of_line(self._uow, node)
                return
        elif given.product_line_id is None:
            line.product_line_id = None
            if not isinstance(given.product_line_path, str):
                line.product_line_path = ""
        if not isinstance(given.partner_ids, UnsetType):
            unique(given.partner_ids, where + "partner_ids[{}]")
            for index, partner_id in enumerate(given.partner_ids):
                self._partner(partner_id, f"{where}partner_ids[{index}]")
            line.partner_ids = given.partner_ids

    def _limit(self, line: e.RequestLine, given: LinePatch, where: str) -> None:
        """The maximum price, in the row that never leaves the retailer (S2.68, law 3)."""
        if isinstance(given.max_price, UnsetType):
            return
        price = checks.optional_number(given.max_price, f"{where}max_price")
        limit = self._limits.get(line.id)
        if price is None:
            if limit is not None:
                self._uow.remove(self._limits.pop(line.id))
        elif limit is not None:
            limit.max_price = price
        else:
            row = e.RequestLinePrivate(
                id=line.id, owner_id=self._organisation_id, request_id=self.request.id, max_price=price
            )
            self._limits[line.id] = self._uow.add(row)

    def _partner(self, partner_id: Id, field: str) -> e.RequestPartner:
        """The draft's row of a partner card, made where there is none."""
        row = self._partners.get(partner_id)
        if row is None:
            card = self._uow.find(e.Partner, partner_id)
            if card is None:
                raise UserError("partner.missing", "There is no such partner.", field)
            row = e.RequestPartner(
                id=child_id(self.request.id, "partner", partner_id),
                owner_id=self._organisation_id,
                request_id=self.request.id,
                partner_id=partner_id,
                name=card.name,
                deadline_zone=partner_zone(self._uow, card, self._home_zone()),
                shipping_required=card.shipping_required,
            )
            self._partners[partner_id] = self._uow.add(row)
        return row

    def _home_zone(self) -> str:
        return self._uow.get(e.Organisation, self._organisation_id).time_zone


def key_after(last: str) -> str:
    """A sort key behind another one; the first for an empty one."""
    if not last:
        return sort_key(0)
    if _COUNTED_KEY.match(last):
        return f"{int(last[:10], 16) + _STEP:010x}"
    return last + "z"
