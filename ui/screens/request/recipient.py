# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A card with a recipient: fields as its country writes them, contacts offered while one types, whole
addresses pasted at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QSizePolicy, QWidget

from desktop_b2b.domain.codes import CODE_BEHIND, WITH_REGION
from desktop_b2b.domain.entities import Contact
from ui.forms.draft_keys import Held
from ui.forms.drafting import DocumentDraft
from ui.forms.form import Form
from ui.forms.history import Edit
from ui.forms.spec import FieldKind, FieldSpec
from ui.screens.request.address_block import read_block
from ui.screens.request.countries import country_name, country_options
from ui.screens.request.postal import postal_problem
from ui.theme import Space, scaled
from ui.theme.popups import dress
from ui.widgets import Card, Segment, quiet

#: What a contact fills in, by the draft's field.
FROM_CONTACT = {
    "recipient_kind": "recipient_kind",
    "company": "company",
    "contact_name": "name",
    "phone": "phone",
    "address1": "address1",
    "address2": "address2",
    "postal_code": "postal_code",
    "city": "city",
    "region": "region",
    "country": "country",
    "recipient_email": "email",
}
#: Where an address of several lines can be pasted.
_BLOCK_FIELDS = ("company", "contact_name", "address1", "address2", "postal_code", "city")
_WHO = ("company", "contact_name")
_CONTACT_ROLE = Qt.ItemDataRole.UserRole + 1
_ASK_AFTER_MS = 120


class RecipientCard(Card):
    """Who gets the goods. Heirs add what else stands in the card (`add_tail`, `TAIL`).

    Signals: `edited()` when the draft was changed here; `left()` when the caret leaves the card;
    `contacts_wanted(text)` while a company is typed: answer with `offer_contacts`; `no_address()` where what
    should be pasted is none.
    """

    edited = Signal()
    left = Signal()
    contacts_wanted = Signal(str)
    no_address = Signal()

    #: What a contact fills in.
    FROM: ClassVar[Mapping[str, str]] = FROM_CONTACT
    #: The rows below the address, as (key, twelfths).
    TAIL: ClassVar[Sequence[Sequence[tuple[str, int]]]] = ()

    def __init__(
        self,
        draft: DocumentDraft[Any, Any],
        now: Callable[[], datetime],
        title: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent=parent)
        self._draft = draft
        self._more = False
        self.kind = Segment((("business", self.tr("Business")), ("person", self.tr("Person"))), sz="s")
        self.kind.setAccessibleName(self.tr("The recipient is a"))
        self.kind.chosen.connect(self._on_kind)
        self.paste_button = quiet(self.tr("Paste address"), "paste", self._paste_address, sz="s")
        self.more_button = quiet(self.tr("More address lines"), "plus", self._show_more, sz="s")
        self.add_header_widget(self.paste_button)
        self.add_header_widget(self.more_button)
        self.add_header_widget(self.kind)
        self.form = Form(now=now, undo_outside=True)
        self._add_rows()
        self.body.addWidget(self.form)
        # The grid's first row is empty; its distance is taken back.
        self.body.setContentsMargins(Space.CARD - 1, -Space.S, Space.CARD - 1, Space.CARD - 1)
        self.form.edited.connect(self._on_edited)
        self.form.left.connect(self._on_left)
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(_ASK_AFTER_MS)
        self._ask.timeout.connect(lambda: self.contacts_wanted.emit(self._line("company").text()))
        self._order: object = None
        self._contacts = QStandardItemModel(self)
        self._complete("company")
        self._complete("contact_name")
        for key in self.form.keys:
            field = self.form.field(key)
            # The columns are twelfths of the card, whatever the fields hold.
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            field.setMinimumWidth(scaled(64))
        for key in _BLOCK_FIELDS:
            self._line(key).installEventFilter(self)
        self.show_draft()

    def _add_rows(self) -> None:
        spec, kind = FieldSpec, FieldKind
        self.form.add_row(
            (spec("company", self.tr("Company")), 4),
            (spec("contact_name", self.tr("Contact")), 4),
            (spec("phone", self.tr("Phone")), 4),
        )
        self.form.add_row(
            (spec("address1", self.tr("Address")), 4),
            (spec("postal_code", self.tr("Postal code"), validate=self._postal), 2),
            (spec("city", self.tr("City")), 2),
            (
                spec(
                    "country",
                    self.tr("Country"),
                    kind.CHOICE,
                    options=country_options(),
                    placeholder=self.tr("Choose"),
                ),
                4,
            ),
        )
        self.form.add_row(
            (spec("address2", self.tr("Address, second line")), 4),
            (spec("region", self.tr("State or province")), 4),
        )
        self.add_tail()

    def add_tail(self) -> None:
        """Add rows below the address."""

    # ------------------------------------------------------------ showing

    def show_draft(self) -> None:
        """Show the draft as it stands; the field that is being typed in keeps its text and caret."""
        self.kind.set_current(self._draft.text("recipient_kind"))
        for key in self.form.keys:
            field = self.form.field(key)
            wanted = self.wanted(key)
            held = field.value()
            # What was stored is trimmed: the space after a word that is being typed stays.
            typing = field.control.hasFocus() and isinstance(held, str)
            if held != wanted and not (typing and str(held).strip() == str(wanted or "").strip()):
                field.set_value(wanted)
        self._show_lines()

    def wanted(self, key: str) -> object:
        """What a field shall show."""
        raw = self._draft.raw(key)
        return self._draft.head(key) if raw is None else raw

    def _show_lines(self) -> None:
        country = self._draft.text("country")
        filled = bool(self._draft.text("address2") or self._draft.text("region"))
        shown = self._more or filled or country in WITH_REGION
        self.form.field("address2").setVisible(shown)
        self.form.field("region").setVisible(shown)
        self.more_button.setVisible(not shown)
        self._arrange(country)

    def _arrange(self, country: str) -> None:
        """Postal code, city and region stand as the country writes them (ux 34)."""
        region, behind = country in WITH_REGION, country in CODE_BEHIND
        if self._order == (region, behind):
            return
        self._order = (region, behind)
        town = [("city", 3 if region else 2), ("region", 3), ("postal_code", 2)]
        if not behind:
            town = [town[2], *town[:2]]
        if not region:
            town.remove(("region", 3))
        street, land = ("address1", 4), ("country", 4)
        self.form.arrange(
            (
                (("company", 4), ("contact_name", 4), ("phone", 4)),
                (street, *town) if region else (street, *town, land),
                (("address2", 4), land) if region else (("address2", 4), ("region", 4)),
                *self.TAIL,
            )
        )

    def set_errors(self, errors: dict[str, str]) -> None:
        """Show refusals at their fields; what a field finds wrong by itself stays."""
        self.form.set_errors(errors)

    def focus_field(self, key: str) -> bool:
        """Put the caret into a field."""
        if key in ("address2", "region"):
            self._show_more()
        return self.form.focus_field(key)

    # ------------------------------------------------------------ editing

    def take(self, key: str, value: object) -> None:
        """A field was changed: so is the draft."""
        self._draft.edit({key: str(value)}, run=key)

    def finish(self, key: str) -> None:
        """A field was left."""

    def _on_edited(self, key: str, value: object) -> None:
        self.take(key, value)
        if key in ("company", "contact_name"):
            self._ask.start()
        if key == "country":
            self._show_lines()
            postal = self.form.field("postal_code")
            postal.set_error(postal.check())
        self.edited.emit()

    def _on_left(self, key: str) -> None:
        self._draft.rest()
        self.finish(key)
        QTimer.singleShot(0, self, self._tell_left)

    def _tell_left(self) -> None:
        focus = self.window().focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self.left.emit()

    def _on_kind(self, key: str) -> None:
        self._draft.edit({"recipient_kind": key})
        self.edited.emit()

    def _show_more(self) -> None:
        self._more = True
        self._show_lines()

    def _postal(self, value: object) -> str | None:
        country = self._draft.text("country")
        return postal_problem(str(value), country, country_name(country))

    # ------------------------------------------------------------ a whole address

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An address of several lines that is pasted into one field goes into all of them."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Paste)
        ):
            return self.take_block(QApplication.clipboard().text())
        return super().eventFilter(watched, event)

    def _paste_address(self) -> None:
        if not self.take_block(QApplication.clipboard().text()):
            self.no_address.emit()

    def take_block(self, text: str) -> bool:
        """Fill the address from a text of several lines, as one step; False where it is no address."""
        found = read_block(text, self._draft.text("country"))
        if not found:
            return False
        # What the text does not say is not left over from another address.
        replaced = {"address1", "address2", "postal_code", "city", "region"}
        if any(found.get(key, self._draft.text(key)) != self._draft.text(key) for key in _WHO):
            replaced |= {*_WHO, "phone", "recipient_email"}
        self._fill(dict.fromkeys(replaced, "") | found, Edit("address"))
        return True

    def begin(self, values: Mapping[str, Held]) -> None:
        """Begin a new recipient: what stood there of another goes, in one step."""
        blank: dict[str, Held] = dict.fromkeys(self.FROM, "")
        blank.pop("recipient_kind", None)
        self._fill(blank | dict(values), Edit("contact"))

    def _fill(self, values: Mapping[str, Held], edit: Edit) -> None:
        self._draft.rest()
        self._draft.edit(values, edit=edit)
        self._draft.rest()
        for key in self.form.keys:
            self.form.field(key).set_value(self.wanted(key))
        self.set_errors({})
        self.show_draft()
        self.edited.emit()

    # ------------------------------------------------------------ completion

    def _line(self, key: str) -> QLineEdit:
        control: Any = self.form.field(key).control
        return control if isinstance(control, QLineEdit) else QLineEdit()

    def _complete(self, key: str) -> None:
        completer = QCompleter(self._contacts, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(8)
        completer.activated[QModelIndex].connect(self._on_contact)  # type: ignore[index]
        self._line(key).setCompleter(dress(completer))

    def offer_contacts(self, contacts: Sequence[Contact]) -> None:
        """Offer contacts under the field that is being typed in."""
        self._contacts.clear()
        for contact in contacts:
            place = ", ".join(part for part in (contact.name, contact.city) if part)
            words = f"{contact.company} – {place}" if contact.company and place else contact.company or place
            item = QStandardItem(words)
            item.setData(contact, _CONTACT_ROLE)
            self._contacts.appendRow(item)
        for key in ("company", "contact_name"):
            line = self._line(key)
            completer = line.completer()
            if contacts and line.hasFocus() and line.text().strip() and completer is not None:
                completer.complete()

    def _on_contact(self, index: QModelIndex) -> None:
        contact = index.data(_CONTACT_ROLE)
        if isinstance(contact, Contact):
            # The completer writes its own words into the field after this: come after it.
            QTimer.singleShot(0, self, lambda: self.take_contact(contact))

    def take_contact(self, contact: Contact) -> None:
        """Fill the address from a contact, as one step that Undo takes back."""
        self._fill({name: getattr(contact, source) for name, source in self.FROM.items()}, Edit("contact"))
