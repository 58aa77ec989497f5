# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is wrong with an answer, found by the form's rules or said by the server, and shown where it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import InquiryView
from ui.screens.inquiry.editing import AT_ONCE, AnswerForm, Fault, faults
from ui.screens.inquiry.terms import ARGUMENTS
from ui.screens.inquiry.words import fault_word
from ui.strings import error_text

if TYPE_CHECKING:
    from ui.screens.inquiry.page import InquiryPage

_FIELD = re.compile(r"lines\[(\d+)\]\.(\w+)")
#: Faults at once that a draft is stored with all the same.
_BEARABLE = ("unread", "early_date", "early_validity")


def fits_a_draft(view: InquiryView, form: AnswerForm, now: int) -> bool:
    """Whether a form can be stored without being sent."""
    at_once = (fault.code for fault in faults(view, form, now) if fault.code in AT_ONCE)
    return all(code in _BEARABLE for code in at_once)


class Judging:
    """One for each page. `form` gives what is typed into it now."""

    def __init__(
        self, page: InquiryPage, form: Callable[[], AnswerForm], on_decline: Callable[[], object]
    ) -> None:
        self._page, self._form, self._on_decline = page, form, on_decline
        self._refused: dict[tuple[str, str], tuple[object, str]] = {}
        self._faults: list[Fault] = []
        #: Whether what is missing is shown too: somebody wanted to send it.
        self.strict = False

    def judge(self, view: InquiryView, now: int, *, editing: bool) -> None:
        """Look for what is wrong, and show it at cells and fields and beside them."""
        self._faults = faults(view, self._form(), now) if editing else []
        rows: dict[object, dict[str, str]] = {}
        fields: dict[str, str] = {}
        for fault in self._faults:
            if fault.hard and (self.strict or fault.code in AT_ONCE) and not self._typing(fault):
                place = rows.setdefault(fault.line_id, {}) if fault.line_id else fields
                words = self._words(fault)
                if words:
                    place[fault.key] = words
        for (line_id, key), (value, reason) in list(self._refused.items()):
            if self._held(line_id, key) != value:
                del self._refused[(line_id, key)]
            elif line_id:
                rows.setdefault(line_id, {})[key] = reason
            else:
                fields[key] = reason
        self._page.set_errors(rows, fields)
        self._page.panel.show_faults(view, self._faults, self._go_to, self._on_decline)

    def first_stop(self) -> Fault | None:
        """The first fault with which nothing is sent."""
        return next((fault for fault in self._faults if fault.hard or fault.code == "nothing"), None)

    def refuse(self, error: UserError) -> tuple[str, str] | None:
        """Keep a refusal until what it is about is changed; returns line and key, None if it has none."""
        match = _FIELD.fullmatch(error.field)
        lines = self._form().lines
        line_id, key = "", ARGUMENTS.get(error.field.partition("[")[0], error.field)
        if match is not None and int(match[1]) < len(lines):
            line_id, key = lines[int(match[1])].id, match[2]
        elif key not in self._page.form.keys:
            return None
        self._refused[(line_id, key)] = (self._held(line_id, key), error_text(error))
        return line_id, key

    def focus(self, line_id: str, key: str) -> None:
        """Bring the caret to a cell of the items, or to a field."""
        page = self._page
        if line_id:
            page.items.grid.focus_cell(line_id, key)
            page.scroll_area.ensureWidgetVisible(page.items)
        elif key in page.form.keys:
            page.form.focus_field(key)
            page.scroll_area.ensureWidgetVisible(page.form_card)

    def _go_to(self, fault: Fault) -> None:
        self.focus(fault.line_id, fault.key)

    def _typing(self, fault: Fault) -> bool:
        """Whether its field is being typed in: it is judged once it is left."""
        return not (fault.line_id or self.strict) and self._page.form.field(fault.key).control.hasFocus()

    def _words(self, fault: Fault) -> str:
        """Why it is wrong; nothing where the grid or the field says it itself, and better."""
        if fault.code != "unread":
            return fault_word(fault)
        if fault.key == "backorder_at":
            reason = self._page.items.parse_date(self._form().raw[f"{fault.line_id}/{fault.key}"])
            return reason if isinstance(reason, str) else ""
        return "" if fault.line_id else self._page.form.field(fault.key).check()

    def _held(self, line_id: str, key: str) -> object:
        holder: object = self._form().line(line_id) if line_id else self._form()
        return getattr(holder, key, None)
