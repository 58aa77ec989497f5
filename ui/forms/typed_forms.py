# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The forms of a screen over one record: each key is kept at once, leaving a field stores what is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import GetBuffer
from ui.forms.form import Form
from ui.forms.keeper import Keeper
from ui.forms.spec import FieldKind
from ui.forms.typed_copy import TypedCopy, plain_value
from ui.strings import error_text, time_word
from ui.tasks import Tasks
from ui.widgets import Card, IconLabel

#: Fields that are left as soon as something is chosen.
_CHOSEN = (FieldKind.CHECK, FieldKind.CHOICE, FieldKind.SEGMENT)


class TypedForms(QObject):
    """Forms, the copy that they type into, and the keeper that stores it. ``saved`` says when it last did.

    Signals: `edited(key)` when somebody typed; `misplaced(UserError)` for a refusal that belongs to no field.
    """

    edited = Signal(str)
    misplaced = Signal(object)

    def __init__(
        self, copy: TypedCopy, tasks: Tasks, place: tuple[str, str], clock: Callable[[], int], zone: str,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.copy = copy
        self._tasks, self._place, self._clock, self._zone = tasks, place, clock, zone
        self.keeper = Keeper(copy, tasks, *place, clock)
        self.keeper.stored.connect(self.tell_saved)
        self.keeper.refused.connect(self._on_refused)
        self.saved = IconLabel("check-circle", "", "text2")
        self.saved.setParent(parent)
        self.saved.hide()
        self.forms: list[Form] = []

    # ------------------------------------------------------------ forms

    def add(self, column: QVBoxLayout, title: str) -> tuple[Card, Form]:
        """A card with an empty form, in its place."""
        card, form = Card(title), Form()
        column.addWidget(card)
        card.body.addWidget(form)
        form.edited.connect(self.type)
        form.left.connect(lambda _key: self._on_left())
        self.forms.append(form)
        return card, form

    def of(self, key: str) -> Form | None:
        """The form with a field."""
        return next((form for form in self.forms if key in form.keys), None)

    def lock(self, reason: str) -> None:
        """Nothing can be typed, and why."""
        for form in self.forms:
            form.lock_all(reason)

    def fill(self, further: Iterable[Form] = ()) -> None:
        """Show what the copy holds; a field that somebody types in is left alone."""
        values = self.copy.values()
        for form in (*self.forms, *further):
            form.set_values(
                {key: values[key] for key in form.keys if plain_value(form.field(key).value()) != values[key]}
            )

    # ------------------------------------------------------------ typing

    async def restore(self) -> bool:
        """Take back what was typed and not stored; whether there was any."""
        kept = await self._tasks.query(GetBuffer(kind=self._place[0], target_id=self._place[1]))
        if kept is None:
            return False
        self.copy.restore(kept.body)
        self.keeper.restored(kept.body, kept.typed_at)
        return True

    def type(self, key: str, value: object) -> None:
        """Somebody typed."""
        self.copy.type(key, plain_value(value))
        self.saved.hide()
        self.keeper.touch()
        self.edited.emit(key)
        form = self.of(key)
        if form is not None and form.field(key).spec.kind in _CHOSEN:
            self._on_left()

    def _on_left(self) -> None:
        self.judge()
        if self.copy.changed:
            self.keeper.save_soon()

    def judge(self) -> None:
        """What is wrong stays typed and is not sent."""
        self.copy.wrong = frozenset(key for form in self.forms for key in form.problems())

    def validate(self) -> bool:
        """Say at each field what is wrong with it; whether nothing is."""
        found = [form.validate() for form in self.forms]
        self.judge()
        return not any(found)

    # ------------------------------------------------------------ storing

    def save(self) -> None:
        """Store what is right now."""
        self.validate()
        self.keeper.save_soon()

    def tell_saved(self) -> None:
        """Say that all is stored."""
        words = self.tr("Saved {0}").format(time_word(self._clock(), self._zone))
        self.saved.set_content("check-circle", words, "text2")
        self.saved.show()

    def _on_refused(self, error: UserError) -> None:
        form = self.of(error.field)
        if form is not None:
            form.set_errors({error.field: error_text(error)})
            self.copy.wrong |= {error.field}
        else:
            self.misplaced.emit(error)

    def leave(self) -> None:
        """The screen may go away."""
        self.judge()
        self.keeper.leave()
