# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A window over the desk of a fulfilment centre whose orders stand ready to be picked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import msgspec
from PySide6.QtCore import QLocale, QSettings, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import stock as s
from desktop_b2b.domain.values import child_id, sort_key
from desktop_b2b.rules.trade.defaults import default_tables
from desktop_b2b.rules.trade.tables import encode_tables
from desktop_b2b.services.ports import Desk as Port
from desktop_b2b.services.stock import lot_id
from desktop_b2b.settings import FLOOR_FULL, FLOOR_SOUND
from desktop_b2b.storage.codec import codec
from tests.gui.printing.conftest import Paper
from tests.sync_flows.docks import open_depot
from tests.sync_flows.world import Desk, World, new_id, world_in
from ui.executors import Executors
from ui.language import Language
from ui.notifier import Notifier
from ui.screens.floor.screen import FloorScreen
from ui.shell.registry import Registry
from ui.shell.screen import Route, Screen
from ui.shell.services import WindowServices
from ui.shell.window import MainWindow
from ui.tasks import Tasks
from ui.theme import Theme

GOODS = (
    ("APY-MUG-0312", 'Stoneware mug "Moss"', "4006381333931"),
    ("CND-SOY-TIN4", "Soy candle tin, fig and cedar", "9780201379624"),
    ("HTX-THR-WOL", "Lambswool throw, oat", "0036000291452"),
)
GTIN = {sku: gtin for sku, _, gtin in GOODS}
MUG, TIN, THROW = (sku for sku, _, _ in GOODS)
#: An item at the centre that no order here wants.
OTHER = "5901234123457"
#: What stands on a case of it, with a number of its own.
CASE = "10614141000415"


def put(desk: Desk, *rows: e.Row) -> None:
    """Rows as the server would have sent them."""
    with desk.store.writing() as db:
        for row in rows:
            kind = codec(type(row))
            values = kind.to_db(kind.image(row))
            marks = ", ".join("?" * len(values))
            names = ", ".join(f'"{name}"' for name in kind.columns)
            db.run(f'INSERT INTO "{type(row).TABLE}" ({names}) VALUES ({marks})', values)


class Blank(Screen):
    """Stands in for the dashboard."""


class PaperTray:
    """The centre's printer: a PDF file for each paper, which may be taken away in the middle of a job."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder, self.jobs = folder, 0
        #: At which of its jobs it is not there.
        self.missing: set[int] = set()

    def printer(self) -> QPrinter:
        self.jobs += 1
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        place = self.folder / "gone" if self.jobs in self.missing else self.folder
        printer.setOutputFileName(str(place / f"{self.jobs:04}.pdf"))
        return printer

    def papers(self) -> list[Paper]:
        """What lies in the tray, the first one first."""
        return [Paper(path) for path in sorted(self.folder.glob("*.pdf"))]


class FloorStage:
    """The window, and what hands do there."""

    def __init__(self, world: World, theme: Theme, folder: Path) -> None:
        self.world, self.theme, self.folder = world, theme, folder
        self.link = open_depot(world)
        self.desk = world.desk("depot")
        self.paper = PaperTray(folder / "printed")
        tables = encode_tables(msgspec.structs.replace(default_tables(), company_prefix="0952876"))
        self.desk.do(s.SaveCentreTerms(organisation_id=self.desk.company, tables=tables))
        self.shop = world.ids["shop"]
        for position, (sku, name, gtin) in enumerate(
            (*GOODS, ("CND-SOY-TIN7", "Soy candle tin, pine", OTHER))
        ):
            self._stock(sku, name, gtin, position)
        self.settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        FLOOR_FULL.write(self.settings, False)
        FLOOR_SOUND.write(self.settings, False)
        self.open()

    def item(self, sku: str) -> str:
        return child_id(self.link, "item", sku)

    def _stock(self, sku: str, name: str, gtin: str, position: int) -> None:
        item = e.StockItem(
            id=self.item(sku), owner_id=self.shop, counterpart_id=self.desk.company, link_id=self.link,
            product_id=child_id(self.link, "product", sku), inventory_id=f"INV-{sku}", sku=sku,
            description=name, gtin=gtin, case_gtin=CASE if gtin == OTHER else "",
        )  # fmt: skip
        put(self.desk, item)
        place = new_id()
        self.desk.do(s.SaveBin(bin_id=place, name=f"A-0{9 - position}", sort_key=f"{9 - position:04}"))
        line = s.ReceivedLine(stock_item_id=item.id, quantity=Decimal(100), bin_id=place)
        self.desk.do(s.ReceiveStock(receipt_id=new_id(), lines=(line,)))

    def order(
        self,
        number: str,
        *,
        company: str = "Galerie Hartwig",
        fba: str = "",
        carrier: str = "Parcel Post",
        services: tuple[str, ...] = (),
        **wanted: int,
    ) -> str:
        """An order in Processing whose stock is reserved: ``MUG=3``; ``fba``: Amazon's shipment."""
        order_id = child_id(self.link, "order", number)
        order = e.B2BOrder(
            id=order_id, owner_id=self.shop, counterpart_id=self.desk.company, number=number,
            state="processing", link_id=self.link, company=company, city="Bremen", country="DE",
            address1="Wall 1", postal_code="28195", line_count=len(wanted), carrier=carrier,
            instructions="Gift boxes flat-packed, on top.", fba_shipment=fba,
            services=services,
        )  # fmt: skip
        put(self.desk, order)
        skus = {"MUG": MUG, "TIN": TIN, "THROW": THROW}
        for position, (name, quantity) in enumerate(wanted.items()):
            self._line(order_id, skus[name], quantity, position)
        return order_id

    def _line(self, order_id: str, sku: str, quantity: int, position: int) -> None:
        names = {one: name for one, name, _ in GOODS}
        line = e.B2BLine(
            id=child_id(order_id, "line", sku), owner_id=self.shop, counterpart_id=self.desk.company,
            b2b_order_id=order_id, sort_key=sort_key(position), stock_item_id=self.item(sku), sku=sku,
            description=names[sku], gtin=GTIN[sku], quantity=Decimal(quantity), reserved=Decimal(quantity),
        )  # fmt: skip
        lot = lot_id(self.item(sku), "")
        kept = e.Reservation(
            id=child_id(line.id, "reservation", lot), owner_id=self.shop, counterpart_id=self.desk.company,
            b2b_order_id=order_id, b2b_line_id=line.id, stock_lot_id=lot, quantity=Decimal(quantity),
        )  # fmt: skip
        put(self.desk, line, kept)
        with self.desk.store.writing() as db:
            db.run(
                "UPDATE stock_lot SET reserved = reserved + ? WHERE id = ?",
                (quantity * 1_000_000, bytes.fromhex(lot)),
            )

    # ------------------------------------------------------------ the window

    def open(self) -> None:
        port: Port = self.desk.store  # type: ignore[assignment]  # waking the sync is the tests' own business
        self.tasks = Tasks(port, Executors.immediate())
        self.notifier = Notifier(self.desk.store.on_changes, self.world.clock)
        services = WindowServices(
            sign_in=lambda *_: None,
            sign_out=lambda: None,
            open_sample=lambda: None,
            sync_now=lambda: None,
            clock=self.world.clock,
            new_printer=self.paper.printer,
        )
        self.language = Language()
        self.language.switch("en")
        registry = Registry()
        registry.register_screen("dashboard", Blank)
        self.window = MainWindow(
            self.tasks, self.notifier, services, self.theme, self.language, self.settings, registry
        )
        self.window.resize(1440, 900)
        self.window.start()
        self.window.show()
        self.settle()

    def floor(self) -> FloorScreen:
        self.window.open(Route("floor"))
        self.settle()
        screen = self.window.stack.screen_in_front
        assert isinstance(screen, FloorScreen)
        self.screen = screen
        return screen

    def settle(self) -> None:
        for _turn in range(5):
            self.tasks.settle()
            self.notifier._calm.stop()
            self.notifier._on_arrived()
            QApplication.processEvents()

    def scan(self, *codes: str) -> None:
        """Codes as a scanner types them, each with Enter."""
        for code in codes:
            self.screen.field.insert(code)
            QTest.keyClick(self.screen.field, Qt.Key.Key_Return)
            self.settle()

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.screen.field, key)
        self.settle()

    @property
    def word(self) -> str:
        """The large word."""
        return self.screen.panel.verdict.word

    @property
    def station(self) -> str:
        """Which station is open, by its class."""
        return type(self.screen.station).__name__

    def state(self, order_id: str) -> str:
        return self.desk.row(e.B2BOrder, order_id).state

    def close(self) -> None:
        self.settle()
        self.window.close()
        self.settle()
        self.notifier.close()
        self.tasks.close()
        self.window.deleteLater()
        QApplication.processEvents()
        self.language.switch("en")


@contextmanager
def floor_in(folder: Path, app: QApplication, mode: str = "light") -> Iterator[FloorStage]:
    """The stage, and everything put away in the end."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    theme = Theme.install(app, mode, bundled=True, pixels=13)
    theme.reduced_motion = True
    with world_in(folder) as world:
        stage = FloorStage(world, theme, folder)
        try:
            yield stage
        finally:
            stage.close()
            theme.reduced_motion = False
            theme.set_mode("light")
            QLocale.setDefault(before)
