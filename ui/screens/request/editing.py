# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the editor of a request holds while somebody types: its fields, its items, its partners' terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from desktop_b2b.domain.commands.sourcing import LinePatch, PartnerPatch, SaveDraft
from desktop_b2b.services.queries import RequestView
from ui.forms.draft_keys import GONE, Held, Value, line_key, new_id
from ui.forms.drafting import DocumentDraft
from ui.forms.history import Edit
from ui.forms.typed_parts import TypedParts
from ui.screens.request.values import (
    HEAD,
    LINE,
    PARTNER,
    PARTNERS,
    TYPES,
    DraftLine,
    DraftPartner,
    flatten,
    partner_key,
)

_FIELD = re.compile(r"(lines|partners)\[(\d+)\](?:\.(\w+))?")


class DraftEditor(DocumentDraft[DraftLine, SaveDraft]):
    """A request being edited."""

    HEAD: ClassVar[Mapping[str, Value]] = HEAD
    LINE: ClassVar[Mapping[str, Value]] = LINE
    TYPES: ClassVar[Mapping[str, Any]] = TYPES

    def __init__(self, request_id: str, make_id: Callable[[], str] = new_id) -> None:
        super().__init__(request_id, make_id)
        self.request_id = request_id
        #: Partners' own terms, by partner and field: what holds until somebody changes it.
        self.usual: dict[str, dict[str, Value]] = {}

    def load(self, view: RequestView) -> bool:
        """Take the stored request; False while a save is on its way."""
        return self.load_stored(flatten(view))

    def make_line(self, line_id: str, values: dict[str, Any]) -> DraftLine:
        return DraftLine(id=line_id, **values)

    def unstored(self, key: str) -> Held:
        if not key.startswith(f"{PARTNERS}/"):
            return GONE
        _part, partner_id, name = key.split("/")
        return self.usual.get(partner_id, {}).get(name, PARTNER[name])

    # ------------------------------------------------------------ partners

    def partners(self) -> tuple[DraftPartner, ...]:
        """All partners that an item asks or that were set up, excluded ones too, in order of appearance."""
        ids = dict.fromkeys(key.split("/")[1] for key in self._base if key.startswith(f"{PARTNERS}/"))
        ids |= dict.fromkeys(key.split("/")[1] for key in self._mine if key.startswith(f"{PARTNERS}/"))
        ids |= dict.fromkeys(partner for line in self.lines() for partner in line.partner_ids)
        return tuple(self.partner(partner_id) for partner_id in ids)

    def partner(self, partner_id: str) -> DraftPartner:
        """One partner's terms in this request."""
        terms = {name: self.value(partner_key(partner_id, name)) for name in PARTNER}
        return DraftPartner(partner_id=partner_id, **terms)  # type: ignore[arg-type]

    def set_partner(self, partner_id: str, **values: Value) -> bool:
        """Change a partner's terms."""
        return self.edit({partner_key(partner_id, name): value for name, value in values.items()})

    def ask_partner(self, partner_id: str, line_ids: Iterable[str], **terms: Value) -> bool:
        """Ask a partner for items, one step: it is not excluded any more (S2.70)."""
        changes: dict[str, Held] = {partner_key(partner_id, "excluded"): False}
        changes |= {partner_key(partner_id, name): value for name, value in terms.items()}
        for line_id in line_ids:
            line = self.line(line_id)
            if line is not None and partner_id not in line.partner_ids:
                changes[line_key(line_id, "partner_ids")] = (*line.partner_ids, partner_id)
        return self.edit(changes, edit=Edit("partner_ids"))

    def set_deadline(self, partner_ids: Iterable[str], at: int | None, zone: str) -> bool:
        """Give partners a deadline, one step; None means each one's usual answer time (S2.73)."""
        changes: dict[str, Held] = {}
        for partner_id in partner_ids:
            changes[partner_key(partner_id, "deadline_at")] = at
            changes[partner_key(partner_id, "deadline_zone")] = zone
        return self.edit(changes, edit=Edit("deadline_at"))

    # ------------------------------------------------------------ saving

    def make_command(self, typed: Mapping[str, Held]) -> SaveDraft:
        parts = TypedParts(typed)
        return SaveDraft(
            request_id=self.request_id,
            lines=tuple(LinePatch(id=line_id, **values) for line_id, values in parts.lines.items()),
            removed_lines=parts.removed_lines,
            partners=tuple(
                PartnerPatch(partner_id=key, **values)
                for key, values in parts.others.get(PARTNERS, {}).items()
            ),
            **parts.head,
        )

    def key_of(self, command: SaveDraft, field: str) -> str:
        match = _FIELD.fullmatch(field)
        if match is None:
            return field if field in HEAD else ""
        part, index, name = match[1], int(match[2]), match[3] or ""
        if part == "lines" and index < len(command.lines):
            return line_key(command.lines[index].id, name or "sku")
        if part == "partners" and index < len(command.partners):
            return partner_key(command.partners[index].partner_id, name or "deadline_at")
        return ""
