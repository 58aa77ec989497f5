# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Real windows over the desks of a retailer and its supplier, joined by a real server: tests of answers,
orders and shipments.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QLocale, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from desktop_b2b.clock import DAY, HOUR, MINUTE
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.services.ports import Desk as Port
from desktop_b2b.services.queries import GetMatrix, GetOrder, GetSyncStatus, OrderView, PreviewOrders
from tests.sync_flows.world import Desk, World, new_id, world_in
from ui.executors import Executors
from ui.language import Language
from ui.notifier import Notifier
from ui.shell.registry import Registry
from ui.shell.screen import Route, Screen
from ui.shell.services import WindowServices
from ui.shell.window import MainWindow
from ui.tasks import Tasks
from ui.theme import Theme

#: Thursday 19 November 2026, 10:42 in Amsterdam.
THEN = 1_795_081_320_000
EMAIL = "jens@galerie-hartwig.example"
GOODS = (
    ("APY-MUG-0312", 'Stoneware mug "Moss", 300 ml', 48, "3.80"),
    ("CND-SOY-TIN4", "Soy candle tin, fig and cedar", 60, "5.75"),
    ("FWP-CRD-XM12", 'Letterpress card set "Winter"', 120, "6.10"),
    ("HTX-THR-WOL", "Lambswool throw, oat", 12, "32.50"),
)
S = TypeVar("S", bound=Screen)


class Blank(Screen):
    """Stands in for screens that these tests are not about."""


@dataclass
class Seat:
    """Somebody before a window."""

    desk: Desk
    tasks: Tasks
    notifier: Notifier
    window: MainWindow
    language: Language

    def open(self, route: Route, kind: type[S]) -> S:
        """Open a route and wait until it stands."""
        self.window.open(route)
        self.settle()
        screen = self.window.stack.screen_in_front
        assert isinstance(screen, kind)
        return screen

    def settle(self) -> None:
        """Let everything that was started come to its end."""
        for _turn in range(5):
            self.tasks.settle()
            self.notifier._calm.stop()
            self.notifier._on_arrived()
            QApplication.processEvents()

    def sync(self) -> None:
        """Exchange with the server, and let the window see it."""
        self.desk.sync()
        self.settle()

    def picture(self, name: str, widget: QWidget | None = None) -> None:
        """What it looks like."""
        QApplication.processEvents()
        (widget or self.window).grab().save(name)

    def close(self) -> None:
        """Go home."""
        self.settle()
        self.window.close()
        self.settle()
        self.notifier.close()
        self.tasks.close()
        self.window.deleteLater()
        QApplication.processEvents()


def two_companies(world: World) -> None:
    """A past: the retailer and the supplier know one another."""
    world.clock.instant = THEN - 2 * HOUR
    shop, maker = world.desk("shop"), world.desk("south")
    shop.do(
        a.UpdateOrganisation(
            organisation_id=shop.company,
            name="Larch & Linden",
            time_zone="Europe/Amsterdam",
            address1="Prinsengracht 263",
            postal_code="1016 GV",
            city="Amsterdam",
            country="NL",
            contact_phone="+31 20 555 0119",
            shipping_hours=48,
        )
    )
    maker.do(
        a.UpdateOrganisation(organisation_id=maker.company, name="Atelier Brume", time_zone="Europe/Paris")
    )
    for desk in (shop, maker, shop):
        desk.sync()
    keep_card(shop, shipping=True, notes="Gift boxes go flat-packed.")


def keep_card(shop: Desk, *, shipping: bool, notes: str = "") -> None:
    """The retailer's card of the supplier."""
    shop.do(
        a.SavePartner(
            partner_id=shop.world.cards["south"],
            link_id=shop.world.links["shop", "south"],
            name="Atelier Brume",
            answer_hours=5,
            shipping_required=shipping,
            notes=notes,
        )
    )
    shop.sync()


class Stage:
    """The retailer Larch & Linden and its supplier Atelier Brume."""

    def __init__(self, world: World, theme: Theme, folder: Path) -> None:
        self.world, self.theme, self.folder = world, theme, folder
        self.shop, self.maker = world.at("shop"), world.at("south")
        self.seats: list[Seat] = []

    def card(self, *, shipping: bool, notes: str = "") -> None:
        """The retailer's card of the supplier, kept anew."""
        keep_card(self.shop, shipping=shipping, notes=notes)

    # ------------------------------------------------------------ windows

    def seat(self, desk: Desk, width: int = 1440, height: int = 900, scale: float = 1.0) -> Seat:
        """A window over a desk, open."""
        port: Port = desk.store  # type: ignore[assignment]  # waking the sync is the tests' own business
        tasks = Tasks(port, Executors.immediate())
        notifier = Notifier(desk.store.on_changes, self.world.clock)
        services = WindowServices(
            sign_in=lambda *_: None,
            sign_out=lambda: None,
            open_sample=lambda: None,
            sync_now=lambda: None,
            clock=self.world.clock,
        )
        registry = Registry()
        for key in ("dashboard", "transactions", "matrix"):
            registry.register_screen(key, Blank)
        file = self.folder / f"window-{len(self.seats)}.ini"
        settings = QSettings(str(file), QSettings.Format.IniFormat)
        language = Language()
        window = MainWindow(tasks, notifier, services, self.theme, language, settings, registry)
        seat = Seat(desk, tasks, notifier, window, language)
        self.seats.append(seat)
        window.resize(width, height)
        window.show()
        window.start()
        seat.settle()
        return seat

    def close(self) -> None:
        """Everybody goes home."""
        for seat in self.seats:
            seat.close()

    # ------------------------------------------------------------ trade

    def ask(self, *, answer_by: int = 18 * MINUTE, **more: object) -> str:
        """A request to the supplier, sent at THEN and received; the inquiry's id."""
        request_id = new_id()
        self.request_id = request_id
        lines = tuple(
            c.LinePatch(
                id=new_id(),
                sku=sku,
                description=description,
                quantity=Decimal(quantity),
                partner_ids=(self.world.cards["south"],),
                max_price=Decimal(99),
            )
            for sku, description, quantity, _price in GOODS
        )
        self.world.clock.instant = THEN - HOUR
        fields: dict[str, object] = {
            "company": "Galerie Hartwig",
            "contact_name": "Jens Hartwig",
            "phone": "+49 421 555 0142",
            "address1": "Am Wall 118",
            "postal_code": "28195",
            "city": "Bremen",
            "country": "DE",
            "recipient_email": EMAIL,
            "retailer_order_number": "LL-88247",
            "needed_by": THEN + 12 * DAY,
            "note_to_customer": "Thank you for your order, Jens.",
            "note_to_suppliers": "Please use plain boxes without a logo.",
        }
        partner = c.PartnerPatch(partner_id=self.world.cards["south"], deadline_at=THEN + answer_by)
        draft = c.SaveDraft(
            request_id=request_id,
            lines=lines,
            partners=(partner,),
            **{**fields, **more},  # type: ignore[arg-type]
        )
        self.shop.do(draft, c.SendRequest(request_id=request_id))
        self.shop.sync()
        self.maker.sync()
        self.world.clock.instant = THEN
        return self.world.inquiry(request_id, "south")

    def inquiry_lines(self, inquiry_id: str) -> list[e.InquiryLine]:
        """What is asked, in order."""
        tail = "WHERE inquiry_id = ? ORDER BY sort_key"
        return self.maker.rows(e.InquiryLine, tail, bytes.fromhex(inquiry_id))

    def answer(self, inquiry_id: str) -> None:
        """All of it: the cards in part on back-order."""
        prices = {sku: price for sku, _words, _quantity, price in GOODS}
        values = []
        for line in self.inquiry_lines(inquiry_id):
            later = Decimal(40) if line.sku.startswith("FWP") else Decimal(0)
            values.append(
                c.AnswerLineValue(
                    inquiry_line_id=line.id,
                    ready=line.quantity - later,
                    price=Decimal(prices[line.sku]),
                    backorder=later,
                    backorder_at=THEN + 13 * DAY if later else None,
                )
            )
        command = c.SubmitAnswer(inquiry_id=inquiry_id, shipping_cost=Decimal("14.50"), lines=tuple(values))
        self.maker.do(command)
        self.maker.sync()
        self.shop.sync()

    def order(self) -> str:
        """An order on both desks; its id."""
        self.answer(self.ask())
        matrix = self.shop.store.answer(GetMatrix(request_id=self.request_id))
        wanted = tuple(
            c.Assignment(ask_id=cell.ask.id, quantity=cell.answer.ready + cell.answer.backorder)
            for cell in matrix.cells.values()
            if cell.answer is not None
        )
        preview = self.shop.store.answer(PreviewOrders(request_id=self.request_id, assignments=wanted))
        self.shop.do(
            c.PlaceOrders(
                request_id=self.request_id,
                assignments=wanted,
                preview_hash=preview.preview_hash,
                close=True,
            )
        )
        self.shop.sync()
        self.maker.sync()
        matrix = self.shop.store.answer(GetMatrix(request_id=self.request_id))
        return matrix.orders[0].id

    def view(self, desk: Desk, order_id: str) -> OrderView:
        """The order as a desk sees it."""
        return desk.store.answer(GetOrder(order_id=order_id))

    def cut(self, seat: Seat) -> None:
        """Take a desk's network away, and let its window know."""
        seat.desk.cable.is_cut = True
        seat.desk.try_sync()
        assert seat.desk.store.answer(GetSyncStatus()).state in ("offline", "")
        seat.settle()


@contextmanager
def stage_in(folder: Path, qapp: QApplication, look: str = "light", pixels: int = 13) -> Iterator[Stage]:
    """A stage that is taken down in the end."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    theme = Theme.install(qapp, look, bundled=True, pixels=pixels)
    theme.reduced_motion = True
    with world_in(folder, past=two_companies) as world:
        stage = Stage(world, theme, folder)
        try:
            yield stage
        finally:
            stage.close()
            theme.reduced_motion = False
            theme.set_mode("light")
            QLocale.setDefault(before)
