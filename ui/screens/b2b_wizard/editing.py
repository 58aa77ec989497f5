# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the wizard holds while somebody types: the fields of a draft of a B2B order, and its items."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from desktop_b2b.domain.commands.fulfilment import B2BLinePatch, SaveB2BDraft
from desktop_b2b.services.queries import B2BDraftView
from ui.forms.draft_keys import Held, Value, line_key
from ui.forms.drafting import DocumentDraft
from ui.forms.history import Edit
from ui.forms.typed_parts import TypedParts
from ui.screens.b2b_wizard.values import CONSENTED, HEAD, LINE, TYPES, WizardLine, flatten

_FIELD = re.compile(r"lines\[(\d+)\](?:\.(\w+))?")


class B2BDraftEditor(DocumentDraft[WizardLine, SaveB2BDraft]):
    """A B2B order being written. ``edition``: of the centre's tables that are shown, for the consent."""

    HEAD: ClassVar[Mapping[str, Value]] = HEAD
    LINE: ClassVar[Mapping[str, Value]] = LINE
    TYPES: ClassVar[Mapping[str, Any]] = TYPES

    edition = 0
    #: The items, and of which lines they are: everything that judges asks for them.
    _items: tuple[WizardLine, ...] = ()
    _of: tuple[WizardLine, ...] | None = None

    def load(self, view: B2BDraftView) -> bool:
        """Take the stored draft; False while a save is on its way."""
        return self.load_stored(flatten(view))

    def edit(self, changes: Mapping[str, Held], run: str = "", edit: Edit | None = None) -> bool:
        """Change keys; what was agreed to is asked anew where carrier or fees become others (S1.14)."""
        wanted = dict(changes)
        other = any(key in CONSENTED and self.value(key) != held for key, held in changes.items())
        if other and "consent" not in wanted and self.value("consent"):
            wanted["consent"] = False
        return super().edit(wanted, run, edit)

    def make_line(self, line_id: str, values: dict[str, Any]) -> WizardLine:
        return WizardLine(id=line_id, **values)

    def make_command(self, typed: Mapping[str, Held]) -> SaveB2BDraft:
        parts = TypedParts(typed)
        if CONSENTED & parts.head.keys() and self.value("consent") is True:
            # What was agreed to is stored with it, else it would count as another one.
            parts.head["consent"] = True
        agreed = self.edition if parts.head.get("consent") else 0
        return SaveB2BDraft(
            b2b_draft_id=self.document_id,
            consent_edition=agreed,
            lines=tuple(B2BLinePatch(id=line_id, **values) for line_id, values in parts.lines.items()),
            removed_lines=parts.removed_lines,
            **parts.head,
        )

    def key_of(self, command: SaveB2BDraft, field: str) -> str:
        match = _FIELD.fullmatch(field)
        if match is None:
            return field if field in HEAD else ""
        index, name = int(match[1]), match[2] or "sku"
        return line_key(command.lines[index].id, name) if index < len(command.lines) else ""

    def items(self) -> tuple[WizardLine, ...]:
        """The items into which something was entered."""
        lines = self.lines()
        if lines is not self._of:
            self._of, self._items = lines, tuple(line for line in lines if not line.blank)
        return self._items
