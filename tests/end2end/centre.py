# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A retailer, its fulfilment centre with two desks, goods on the shelves, and hands at a floor desk."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from desktop_b2b.app.desk import DeskApp
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.domain.commands import stock as s
from desktop_b2b.domain.entities.account import CENTRE
from desktop_b2b.domain.values import child_id
from desktop_b2b.rules.trade.defaults import default_tables
from desktop_b2b.rules.trade.tables import encode_tables
from desktop_b2b.services.stock import item_id
from desktop_b2b.settings import FLOOR_SOUND
from desktop_b2b.storage.codec import load
from sync.server import admin
from sync.server.app import open_database
from sync.server.server import Server
from tests.end2end.people import Person, until
from tests.end2end.trading import WORD, Market, ServerProcess
from tests.sync_flows.world import new_id
from ui.screens.floor.screen import FloorScreen
from ui.shell.screen import Route

MUG, TEA = "4006381333931", "9780201379624"
#: An item that lies at the centre and that nobody ordered.
CANDLE = "5901234123457"
NAMES = {MUG: ("MUG", "Stoneware mug"), TEA: ("TEA", "Tea, first flush"), CANDLE: ("CANDLE", "Candle, pine")}
#: The retailer's customer, whom nobody else hears of.
EMAIL = "ida@galerie-verrier.example"
D = Decimal
R = TypeVar("R", bound=e.Row)


def day(days: int) -> str:
    """A day from today on, as ISO writes it."""
    return (datetime.now(UTC) + timedelta(days=days)).date().isoformat()


class CentreMarket(Market):
    """A retailer and its centre, each with people."""

    link = ""

    def found(self) -> None:
        """Make the companies on the server's database, before it runs."""
        server = Server(open_database(self.server.database, self.server.folder), background=False)
        try:
            for key, name, kind in (
                ("retailer", "Larch & Linden", "retailer"),
                ("depot", "Dockside Fulfilment", "fulfilment-centre"),
            ):
                self.ids[key] = admin.create_organisation(
                    server, name, [kind], time_zone="Europe/Paris", currency="EUR", country="FR"
                )
                admin.create_user(
                    server, self.ids[key], f"Person at {name}", f"{key}@example.org", WORD,
                    role="account_manager",
                )  # fmt: skip
            self.link = admin.create_link(
                server, self.ids["retailer"], self.ids["depot"], kind=CENTRE, card=True
            )
        finally:
            server.close()

    def fill_the_shelves(self, folder: Path) -> None:
        """Mugs that are counted, tea in two lots, a candle; the centre has a number at GS1."""
        retailer = self.desk("retailer", folder / "retailer")
        for gtin, (sku, name) in NAMES.items():
            product = child_id(self.link, "product", sku)
            retailer.execute(a.SaveProduct(product_id=product, sku=sku, description=name))
            item = s.SaveStockItem(
                stock_item_id=item_id(self.link, product), link_id=self.link, product_id=product,
                gtin=gtin, by_lot=gtin == TEA, expires=gtin == TEA,
            )  # fmt: skip
            retailer.execute(item)
        retailer.engine.sync_until_settled()
        depot = self.desk("depot", folder / "depot")
        tables = encode_tables(msgspec.structs.replace(default_tables("FR", "EUR"), company_prefix="0952876"))
        depot.execute(s.SaveCentreTerms(organisation_id=self.ids["depot"], tables=tables))
        for position, (gtin, (sku, _)) in enumerate(NAMES.items(), 1):
            place = new_id()
            depot.execute(s.SaveBin(bin_id=place, name=f"A-0{position}", sort_key=f"{position:04}"))
            key = item_id(self.link, child_id(self.link, "product", sku))
            lots = (("L1", day(100)), ("L2", day(300))) if gtin == TEA else (("", ""),)
            lines = tuple(
                s.ReceivedLine(
                    stock_item_id=key, quantity=D(20), bin_id=place, lot=lot, expires_on=expires_on
                )
                for lot, expires_on in lots
            )
            depot.execute(s.ReceiveStock(receipt_id=new_id(), lines=lines))
        for desk in (depot, retailer):
            desk.engine.sync_until_settled()
            desk.close()

    def order(self, desk: DeskApp, fields: dict[str, Any] | None = None, **wanted: int) -> str:
        """The retailer creates an order of some items (``MUG=2``); its id."""
        draft = new_id()
        lines = tuple(
            b.B2BLinePatch(id=new_id(), sort_key=f"{place}", sku=sku, quantity=D(units))
            for place, (sku, units) in enumerate(wanted.items())
        )
        carrier = next(
            one
            for one in default_tables("FR", "EUR").carriers
            if any(x.mode == "parcel" for x in one.services)
        )
        service = next(one for one in carrier.services if one.mode == "parcel")
        given: dict[str, Any] = {
            "company": "Galerie Verrier", "contact_name": "Ida Roux", "phone": "+33 2 5550110",
            "address1": "12 rue des Carmes", "postal_code": "44000", "city": "Nantes", "country": "FR",
            "recipient_email": EMAIL, "link_id": self.link, "carrier": carrier.code, "service": service.code,
            "consent": True, "note_to_customer": "Merci de votre commande.", **(fields or {}),
        }  # fmt: skip
        desk.execute(b.SaveB2BDraft(b2b_draft_id=draft, lines=lines, **given))
        desk.execute(b.CreateB2BOrder(b2b_draft_id=draft))
        return child_id(draft, "order")


@contextlib.contextmanager
def centre_market(folder: Path) -> Iterator[CentreMarket]:
    """The market with its server running and goods on the shelves; all ends with the test."""
    found = CentreMarket(ServerProcess(folder / "server"))
    found.found()
    found.server.start()
    try:
        found.fill_the_shelves(folder)
        yield found
    finally:
        found.server.kill()


@dataclass
class Tray:
    """What a printer put out: a file for each paper."""

    folder: Path
    jobs: int = 0

    def printer(self) -> QPrinter:
        """A printer that writes the next file."""
        self.folder.mkdir(exist_ok=True)
        self.jobs += 1
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.folder / f"{self.jobs:03}.pdf"))
        return printer

    def files(self) -> list[Path]:
        """The papers, the first one first."""
        return sorted(self.folder.glob("*.pdf"))


class FloorHands:
    """Somebody at a centre's floor desk, with scanner and keyboard."""

    def __init__(self, person: Person) -> None:
        self.person = person
        assert person.window.context is not None
        FLOOR_SOUND.write(person.window.context.settings, False)

    @property
    def screen(self) -> FloorScreen:
        """The floor, in front."""
        screen = self.person.screen
        assert isinstance(screen, FloorScreen)
        return screen

    @property
    def word(self) -> str:
        """The large word."""
        return self.screen.panel.verdict.word

    def begin(self) -> None:
        """Go to the floor."""
        self.person.come()
        self.person.window.open(Route("floor"))
        until(lambda: isinstance(self.person.screen_or_none(), FloorScreen), "the floor desk")
        until(lambda: self.word == "Ready", "the floor is ready")
        self.person.rest()

    def scan(self, *codes: str) -> None:
        """Codes as a scanner gives them, each with Enter."""
        for code in codes:
            QTest.keyClicks(self.screen.field, code)
            QTest.keyClick(self.screen.field, Qt.Key.Key_Return)
            self.person.rest()

    def key(self, key: Qt.Key) -> None:
        """One of the floor's keys."""
        QTest.keyClick(self.screen.field, key)
        self.person.rest()

    def says(self, word: str) -> None:
        """The large word, as everybody reads it."""
        until(lambda: self.word == word, f"{self.person.name}: {word!r} on the floor, not {self.word!r}")

    def sync_words(self) -> str:
        """What stands about the network above."""
        return self.screen.band.sync.words.text()

    def rows(self, kind: type[R]) -> list[R]:
        """All rows of a kind on this desk."""
        return rows_of(self.person.desk, kind)


def rows_of(desk: DeskApp, kind: type[R]) -> list[R]:
    """All rows of a kind on a desk."""
    with desk.store.reading() as db:
        return load(db, kind, "ORDER BY id", ())
