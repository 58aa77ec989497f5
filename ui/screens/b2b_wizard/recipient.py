# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Recipient info: search, choose and have all filled in, or create a new contact (S1.10–S1.12, S1.3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from desktop_b2b.clock import from_datetime, to_datetime
from desktop_b2b.domain.entities import Contact
from ui.forms.form import Form
from ui.forms.spec import FieldKind, FieldSpec
from ui.screens.b2b_wizard.centres import Centre
from ui.screens.b2b_wizard.editing import B2BDraftEditor
from ui.screens.b2b_wizard.step import Step
from ui.screens.b2b_wizard.words import hours_words
from ui.screens.request.countries import country_name
from ui.screens.request.recipient import FROM_CONTACT, RecipientCard
from ui.theme import Height, Type, at_least
from ui.widgets import Card, PlainLabel, SearchField, secondary

_CONTACT_ROLE = Qt.ItemDataRole.UserRole + 1
_ASK_AFTER_MS = 120
_MOST_SHOWN = 6


class RecipientDetails(RecipientCard):
    """The contact's own fields, all of them editable. Who it is was asked a step before."""

    FROM: ClassVar[Mapping[str, str]] = {
        name: source for name, source in FROM_CONTACT.items() if name != "recipient_kind"
    }
    TAIL: ClassVar[Sequence[Sequence[tuple[str, int]]]] = (
        (("recipient_email", 6), ("retailer_order_number", 6)),
    )

    def __init__(self, draft: B2BDraftEditor, now: Callable[[], datetime]) -> None:
        super().__init__(draft, now, QCoreApplication.translate("RecipientDetails", "Recipient"))
        self.kind.hide()

    def add_tail(self) -> None:
        never = self.tr("never given to the fulfilment centre")
        self.form.add_row(
            (FieldSpec("recipient_email", self.tr("E-mail"), FieldKind.EMAIL, note=never), 6),
            (FieldSpec("retailer_order_number", self.tr("Your order number")), 6),
        )


class ContactSearch(Card):
    """Search Recipient/Company Name. Signals: `wanted(text)`: answer with `offer`; `chosen(Contact)`;
    `new_wanted(text)` where a new contact is to be made.
    """

    wanted = Signal(str)
    chosen = Signal(object)
    new_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        label = QCoreApplication.translate("ContactSearch", "Search Recipient/Company Name")
        self.body.addWidget(PlainLabel(label, Type.CAPTION, "text2"))
        self.field = SearchField(self.tr("Name, company or city"))
        self.field.setAccessibleName(label)
        self.new_button = secondary(self.tr("Create New Contact"), "plus", self._new)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.new_button)
        self.body.addLayout(row)
        self.results = QListWidget()
        self.results.setProperty("kind", "entries")
        self.results.setAccessibleName(self.tr("Contacts found"))
        self.results.itemActivated.connect(self._take)
        self.results.itemClicked.connect(self._take)
        self.results.hide()
        self.nothing = PlainLabel("", tone="text2", wrap=True)
        self.nothing.hide()
        self.body.addWidget(self.results)
        self.body.addWidget(self.nothing)
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(_ASK_AFTER_MS)
        self._ask.timeout.connect(self._tell)
        self.field.textEdited.connect(lambda _text: self._ask.start())
        self.field.installEventFilter(self)

    def _tell(self) -> None:
        text = self.field.text().strip()
        if text:
            self.wanted.emit(text)
        else:
            self.offer([])

    def offer(self, contacts: Sequence[Contact]) -> None:
        """Show what was found."""
        text = self.field.text().strip()
        self.results.clear()
        for contact in contacts:
            place = ", ".join(part for part in (contact.city, country_name(contact.country)) if part)
            words = " – ".join(part for part in (contact.company, contact.name, place) if part)
            item = QListWidgetItem(words)
            item.setData(_CONTACT_ROLE, contact)
            self.results.addItem(item)
        self.results.setVisible(bool(contacts))
        self.results.setFixedHeight(at_least(Height.ROW) * min(_MOST_SHOWN, max(1, len(contacts))) + 2)
        self.nothing.setVisible(bool(text) and not contacts)
        self.nothing.setText(self.tr("Nobody of this name. Create New Contact takes it over."))

    def _take(self, item: QListWidgetItem) -> None:
        contact = item.data(_CONTACT_ROLE)
        if isinstance(contact, Contact):
            self.chosen.emit(contact)

    def _new(self) -> None:
        self.new_wanted.emit(self.field.text().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes to the contacts found, Enter takes the first of them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            keys = Qt.Key
            if event.key() == keys.Key_Down and self.results.count():
                self.results.setCurrentRow(0)
                self.results.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in (keys.Key_Return, keys.Key_Enter):
                if self.results.count():
                    self._take(self.results.item(max(0, self.results.currentRow())))
                elif self.field.text().strip():
                    self._new()
                return True
        return False


class RecipientStep(Step):
    """Signals: `contacts_wanted(text)`: answer with `offer_contacts`; `no_address()`."""

    contacts_wanted = Signal(str)
    no_address = Signal()

    def __init__(
        self, draft: B2BDraftEditor, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(draft, parent)
        self._now = now
        self._centre: Centre | None = None
        self._asked_by_card = False
        self._begun = False
        self.add_question(self.tr("Recipient Info"), "")
        self.pickup = Card(self.tr("Who collects it, and when?"))
        self.pickup_form = self._make_pickup()
        self.pickup.body.addWidget(self.pickup_form)
        self.column.addWidget(self.pickup)
        self.search = ContactSearch()
        self.search.wanted.connect(self._search)
        self.search.chosen.connect(self.take_contact)
        self.search.new_wanted.connect(self._begin_new)
        self.column.addWidget(self.search)
        self.details = RecipientDetails(draft, now)
        self.details.edited.connect(self.edited)
        self.details.left.connect(self.left)
        self.details.no_address.connect(self.no_address)
        self.details.contacts_wanted.connect(self._search_by_card)
        self.column.addWidget(self.details)
        self.column.addStretch(1)

    def _make_pickup(self) -> Form:
        form = Form(now=self._clock, undo_outside=True)
        kind = FieldKind
        form.add_row(
            (FieldSpec("collector", self.tr("Collector"), note=self.tr("shows an ID at the gate")), 4),
            (FieldSpec("collect_from", self.tr("From"), kind.MOMENT, counts=False), 4),
            (FieldSpec("collect_until", self.tr("Until"), kind.MOMENT, counts=False), 4),
        )
        form.edited.connect(self._on_pickup)
        form.left.connect(lambda _key: self.rest())
        return form

    def _clock(self) -> datetime:
        """What time it is at the centre: there somebody comes."""
        here = self._now()
        return here.astimezone(self._centre.local(0).tzinfo) if self._centre is not None else here

    # ------------------------------------------------------------ showing

    def set_centre(self, centre: Centre | None) -> None:
        """Where somebody comes: in its hours, and by its clock (S1.3)."""
        self._centre = centre
        words = ""
        if centre is not None:
            # The zone stands beside the fields' names.
            words = self.tr("{0} is open {1}").format(centre.name, hours_words(centre.calendar))
        self.pickup_form.field("collect_from").set_hint(words)
        for key in ("collect_from", "collect_until"):
            self.pickup_form.field(key).show_note()
        self._show_pickup()

    def _show_pickup(self) -> None:
        for key in self.pickup_form.keys:
            field, wanted = self.pickup_form.field(key), self._pickup_value(key)
            if field.value() != wanted and not field.control.hasFocus():
                field.set_value(wanted)

    def show_draft(self) -> None:
        pickup = self.draft.text("kind") == "pickup"
        self.pickup.setVisible(pickup)
        self._show_pickup()
        self.details.show_draft()
        filled = any(self.draft.text(key) for key in ("company", "contact_name", "address1", "country"))
        self.details.setVisible(filled or self._begun)

    def _pickup_value(self, key: str) -> object:
        raw = self.draft.raw(key)
        if raw is not None:
            return raw
        held = self.draft.head(key)
        return to_datetime(held).astimezone(self._clock().tzinfo) if isinstance(held, int) else held

    def set_errors(self, errors: dict[str, str]) -> None:
        self.details.set_errors({key: text for key, text in errors.items() if key in self.details.form.keys})
        self.pickup_form.set_errors(
            {key: text for key, text in errors.items() if key in self.pickup_form.keys}
        )

    def go_to(self, key: str) -> bool:
        if key in self.pickup_form.keys:
            return self.pickup_form.focus_field(key)
        if key in self.details.form.keys:
            self._begun = True
            self.details.show()
            return self.details.focus_field(key)
        return False

    def focus_first(self) -> None:
        if self.details.isHidden():
            self.search.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.details.focus_field("company")

    # ------------------------------------------------------------ editing

    def _on_pickup(self, key: str, value: object) -> None:
        if key == "collector":
            self.draft.edit({key: str(value)}, run=key)
        elif isinstance(value, str):
            self.draft.set_raw(key, value, run=key)
        else:
            at = from_datetime(value) if isinstance(value, datetime) else None
            self.draft.edit({key: at}, run=key)
        self.edited.emit()

    def _search(self, text: str) -> None:
        self._asked_by_card = False
        self.contacts_wanted.emit(text)

    def _search_by_card(self, text: str) -> None:
        self._asked_by_card = True
        self.contacts_wanted.emit(text)

    def offer_contacts(self, contacts: Sequence[Contact]) -> None:
        """Show contacts where they were asked for."""
        if self._asked_by_card:
            self.details.offer_contacts(contacts)
        else:
            self.search.offer(contacts)

    def take_contact(self, contact: Contact) -> None:
        """Fill in all that a contact says (S1.11)."""
        self._begun = True
        self.details.show()
        self.details.take_contact(contact)
        self.search.field.clear()
        self.search.offer([])
        self.details.focus_field("company")

    def _begin_new(self, name: str) -> None:
        """An empty address, with the name that was looked for (S1.12)."""
        person = self.draft.text("recipient_kind") == "person"
        self._begun = True
        self.details.begin({"contact_name" if person else "company": name} if name else {})
        self.search.field.clear()
        self.search.offer([])
        self.show_draft()
        self.details.focus_field("company")
