# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A form: fields in rows of twelfths, bound to keys."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.forms.fields import Field
from ui.forms.spec import FieldKind, FieldSpec
from ui.theme import Space
from ui.widgets.labels import IconLabel

COLUMNS = 12


class Form(QWidget):
    """Fields by key. Add rows of (spec, twelfths); reading order is Tab order.

    `now` gives the moment, with its zone, against which "+2h" is read. `undo_outside`: Undo goes over all of
    the editor that the form is part of, instead of field by field. Signals: `edited(key, value)` on each
    change by the user, for the buffer; `left(key)` when a field was left, after its validation.
    """

    edited = Signal(str, object)
    left = Signal(str)

    def __init__(
        self,
        *,
        now: Callable[[], datetime] | None = None,
        undo_outside: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._undo_outside = undo_outside
        self._fields: dict[str, Field] = {}
        #: Above all fields, in the grid's first row: why they are locked.
        self._locked: IconLabel | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.S)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, 0)

    def add_row(self, *fields: tuple[FieldSpec, int]) -> None:
        """Add a row; the widths are twelfths and need not fill it."""
        row, column = self._grid.rowCount(), 0
        for spec, width in fields:
            field = Field(spec, self._now, self)
            field.undo_outside = self._undo_outside
            field.edited.connect(self.edited)
            field.left.connect(self.left)
            if spec.note or spec.kind is FieldKind.MOMENT:
                field.label.folded.connect(partial(self._align, field))
            self._fields[spec.key] = field
            self._grid.addWidget(field, row, column, 1, width)
            column += width

    def _align(self, field: Field, _folded: bool) -> None:
        """The note of a field went beneath its label, or up again: the controls of its row stay in a line."""
        place = self._place_of(field)
        row = [one for one in self._fields.values() if self._place_of(one)[0] == place[0]]
        below = any(one.label.is_folded for one in row if not one.isHidden())
        for one in row:
            one.label.leave_room(below)

    def _place_of(self, field: Field) -> tuple[int, int, int, int]:
        """Row, column, and how many of both a field takes."""
        found = self._grid.getItemPosition(self._grid.indexOf(field))
        return cast("tuple[int, int, int, int]", found)

    def arrange(self, rows: Sequence[Sequence[tuple[str, int]]]) -> None:
        """Put the fields into other rows of (key, twelfths). Tab goes as they stand then."""
        wanted = [(key, row, width) for row, entries in enumerate(rows, 1) for key, width in entries]
        for field in self._fields.values():
            self._grid.removeWidget(field)
        column, last = 0, 0
        for key, row, width in wanted:
            column = column if row == last else 0
            self._grid.addWidget(self._fields[key], row, column, 1, width)
            column, last = column + width, row
        self._fields = {key: self._fields[key] for key, _row, _width in wanted}

    def show_only(self, shown: Collection[str], among: Sequence[str]) -> None:
        """Of some fields show these; what a hidden one leaves is taken by what follows in its row."""
        rows: dict[int, list[tuple[str, int]]] = {}
        for key in among:
            row, _column, _height, width = self._place_of(self._fields[key])
            rows.setdefault(row, []).append((key, width))
        for row, entries in rows.items():
            column = 0
            for key, width in sorted(entries, key=lambda entry: entry[0] not in shown):
                self._grid.removeWidget(self._fields[key])
                self._grid.addWidget(self._fields[key], row, column, 1, width)
                column += width
        for key in among:
            self._fields[key].setVisible(key in shown)

    def field(self, key: str) -> Field:
        """The field of a key."""
        return self._fields[key]

    @property
    def keys(self) -> list[str]:
        """All keys in reading order."""
        return list(self._fields)

    def values(self) -> dict[str, object]:
        """All values; what could not be parsed is given as its text, and `errors` names it."""
        return {key: field.value() for key, field in self._fields.items()}

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show values; unknown keys are ignored, `edited` is not told."""
        for key, value in values.items():
            if key in self._fields:
                self._fields[key].set_value(value)

    def set_errors(self, errors: Mapping[str, str]) -> None:
        """Show these errors, from a refused command; what a field that was visited finds by itself stays."""
        for key, field in self._fields.items():
            field.set_error(errors.get(key) or field.settled_problem())

    def validate(self) -> dict[str, str]:
        """Check every field, show what is wrong and give it back."""
        errors = self.problems()
        self.set_errors(errors)
        return errors

    def problems(self) -> dict[str, str]:
        """What is wrong, without showing it: for the readiness list."""
        found = {key: field.check() for key, field in self._fields.items()}
        return {key: text for key, text in found.items() if text}

    def lock(self, key: str, reason: str) -> None:
        """Lock a field and say why; an empty reason unlocks it."""
        self._fields[key].lock(reason)

    def lock_all(self, reason: str) -> None:
        """Lock all fields; an empty reason unlocks them. It is shown once, above them all: under one it would
        seem to be of that one alone.
        """
        for field in self._fields.values():
            field.lock(reason)
            field.show_reason(False)
        if self._locked is None and reason:
            self._locked = IconLabel("lock", "", "text3", wrap=True, parent=self)
            self._grid.addWidget(self._locked, 0, 0, 1, COLUMNS)
        if self._locked is not None:
            self._locked.label.setText(reason)
            self._locked.setVisible(bool(reason))

    @property
    def locked_words(self) -> str:
        """Why all fields are locked, as it stands above them; empty where they are not."""
        shown = self._locked is not None and not self._locked.isHidden()
        return self._locked.label.text() if self._locked is not None and shown else ""

    def focus_field(self, key: str) -> bool:
        """Bring a field into view and put the cursor into it; False for an unknown key."""
        field = self._fields.get(key)
        if field is None:
            return False
        field.control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True
