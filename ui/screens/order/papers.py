# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Slips, lists and messages: what is shown is what is printed. All of it works offline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from desktop_b2b.documents.facts import message_facts, pick_facts, shipment_of, slip_facts
from desktop_b2b.documents.message import customer_message
from desktop_b2b.documents.model import Document
from desktop_b2b.documents.picking import picking_list
from desktop_b2b.documents.slip import packing_slip
from desktop_b2b.documents.texts import LANGUAGE_NAMES, readers_language
from desktop_b2b.domain.entities import LinkFact, Organisation
from desktop_b2b.services.queries import GetFile, GetOrganisation, OrderView
from desktop_b2b.settings import PRINTED, Setting
from ui.printing.preview import PreviewPane
from ui.printing.printers import PACKING_SLIP, PICKING_LIST
from ui.tasks import Tasks
from ui.theme import Space, Tone, Type, scaled
from ui.widgets import Dialog, IconLabel, Kind, PlainLabel, Segment, announce


@dataclass(frozen=True)
class Materials:
    """What papers are made of, gathered before anything is drawn."""

    view: OrderView
    mine: Organisation
    logo: bytes | None

    @property
    def retailer(self) -> Organisation | LinkFact:
        """Whose papers they are."""
        return self.mine if self.view.side == "out" or self.view.retailer is None else self.view.retailer

    @property
    def slip_language(self) -> str:
        """The language of the one who opens the box; the company's own where the country does not tell."""
        return readers_language(self.view.order.country, self.mine.language)

    def slips(self, shipment_id: str, language: str, *, per_box: bool) -> list[Document]:
        """One slip for the shipment, or one for each box."""
        boxes: list[str | None] = [None]
        if per_box:
            boxes = [box.id for box in shipment_of(self.view, shipment_id).boxes]
        return [
            packing_slip(
                slip_facts(
                    self.view,
                    shipment_id,
                    self.retailer,
                    logo=self.logo,
                    zone=self.mine.time_zone,
                    box_id=box_id,
                ),
                language,
            )
            for box_id in boxes
        ]

    def list_to_pick(self, language: str) -> Document:
        """What is still to be picked."""
        name = self.retailer.name
        facts = pick_facts(self.view, name, logo=self.logo, zone=self.mine.time_zone)
        return picking_list(facts, language)

    def message(self, shipment_id: str) -> str:
        """The message for the customer, in the company's language (S2.91)."""
        facts = message_facts(self.view, shipment_id, self.mine, zone=self.mine.time_zone)
        return customer_message(facts, self.mine.language)


async def gather(tasks: Tasks, view: OrderView) -> Materials:
    """Company and logo from this computer; a logo that has not come yet is left out."""
    mine = await tasks.query(GetOrganisation())
    logo = None
    if view.logo_hash:
        file = await tasks.query(GetFile(hash=view.logo_hash))
        logo = file.content if file is not None else None
    return Materials(view, mine, logo)


class PaperDialog(Dialog):
    """A preview with Print… and PDF…. Signals: `was_printed()`.

    `make(language, per box)` gives the documents. `key` names them among those that were printed at this
    workplace: what was printed before is marked as a copy (ux 63).
    """

    was_printed = Signal()

    def __init__(
        self,
        title: str,
        make: Callable[[str, bool], list[Document]],
        language: str,
        settings: QSettings,
        key: str,
        *,
        boxes: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, verb="", width=640, parent=parent)
        self._make, self._settings, self._key = make, settings, key
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        self.extent = Segment(
            (("whole", self.tr("Whole shipment")), ("box", self.tr("A slip per box"))), sz="s"
        )
        self.extent.setAccessibleName(self.tr("What to print"))
        self.language = Segment(list(LANGUAGE_NAMES.items()), language, sz="s")
        self.language.setAccessibleName(self.tr("Language of the paper"))
        self.copy_note = IconLabel("info", "", "text2")
        row.addWidget(self.language)
        row.addWidget(self.extent)
        row.addStretch(1)
        row.addWidget(self.copy_note)
        self.body.addLayout(row)
        self.extent.setVisible(boxes > 1)
        self.pane = PreviewPane()
        self.pane.remember_printer(settings, PICKING_LIST if key.startswith("list") else PACKING_SLIP)
        self.pane.setMinimumHeight(scaled(420))
        self.body.addWidget(self.pane, 1)
        self.message = IconLabel("info", "", Tone.GREY, wrap=True)
        self.message.hide()
        self.body.addWidget(self.message)
        self.extent.chosen.connect(lambda _key: self.refresh())
        self.language.chosen.connect(lambda _key: self.refresh())
        self.pane.printed.connect(self._on_printed)
        self.pane.saved.connect(lambda path: self._say("check-circle", self.tr("Saved: {0}").format(path)))
        self.pane.failed.connect(lambda words: self._say("alert-circle", words, Tone.RED))
        self.verb_button.hide()
        self.cancel_button.setText(self.tr("Close"))
        self.resize(scaled(820), scaled(820))
        self.refresh()

    @property
    def per_box(self) -> bool:
        """Whether each box gets its own slip."""
        return self.extent.current == "box"

    def printed_before(self) -> bool:
        """Whether this very paper went to a printer here before."""
        return self._setting().read(self._settings)

    def _setting(self) -> Setting[bool]:
        return PRINTED.at(f"{self._key}/{self.extent.current}")

    def refresh(self) -> None:
        """Lay the papers out anew."""
        again = self.printed_before()
        self.copy_note.label.setText(self.tr("Printed before: marked as a copy"))
        self.copy_note.setVisible(again)
        self.pane.set_documents(self._make(self.language.current, self.per_box), copy=again)

    def _on_printed(self, count: int) -> None:
        self._setting().write(self._settings, True)
        self._say("check-circle", self.tr("%n document(s) went to the printer.", "", count))
        self.was_printed.emit()
        self.refresh()

    def _say(self, icon: str, words: str, tone: Tone = Tone.GREEN) -> None:
        self.message.set_content(icon, words, tone)
        self.message.show()
        announce(self, words)


class MessageDialog(Dialog):
    """The message for the customer, to be copied into one's own mail; ``hint``: who does not see the
    address.
    """

    def __init__(self, text: str, parent: QWidget | None = None, hint: str = "") -> None:
        super().__init__("", verb="", kind=Kind.PRIMARY, width=560, parent=parent)
        self.setWindowTitle(self.tr("Message for the customer"))
        self.body.addWidget(PlainLabel(self.tr("Message for the customer"), Type.RECORD))
        words = hint or self.tr("Copy it into an e-mail. The supplier does not see the address.")
        self.body.addWidget(PlainLabel(words, tone="text2", wrap=True))
        self.field = QPlainTextEdit(text)
        self.field.setReadOnly(True)
        self.field.setAccessibleName(self.tr("Message for the customer"))
        self.body.addWidget(self.field, 1)
        self.note = IconLabel("check-circle", self.tr("Copied"), Tone.GREEN)
        self.note.hide()
        self.body.addWidget(self.note)
        self.verb_button.setText(self.tr("Copy"))
        self.cancel_button.setText(self.tr("Close"))
        self.resize(scaled(600), scaled(560))

    def accept(self) -> None:
        """Copy, and stay open so that one can see that it was done."""
        QGuiApplication.clipboard().setText(self.field.toPlainText())
        self.note.show()
        announce(self, self.tr("Copied"))
