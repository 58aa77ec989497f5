# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A real window over a real desk of a small world, for the tests of requests and answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QEvent, QLocale, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from desktop_b2b.clock import HOUR, MINUTE
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.values import child_id
from desktop_b2b.errors import OutageError
from desktop_b2b.services.ports import Desk as DeskPort
from desktop_b2b.storage.desk import DeskStore
from sync.server import admin
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
CARDS = {
    "north": "Ashford Pottery",
    "south": "Atelier Brume",
    "east": "Candela & Co.",
    "west": "Norrby Glas AB",
    "harbour": "Harbour Textiles",
    "tilda": "Tilda Toys",
}
PRODUCTS = (
    ("APY-MUG-0312", 'Stoneware mug "Moss", 300 ml', "Ceramics / Mugs"),
    ("CND-SOY-TIN4", "Soy candle tin, fig and cedar", "Home / Candles"),
    ("FWP-CRD-XM12", 'Letterpress card set "Winter"', "Paper / Cards"),
    ("NRB-GLS-VAS2", "Mouth-blown bud vase, smoke", "Glass / Vases"),
    ("HTX-THR-WOL", "Lambswool throw, oat", "Home / Throws"),
)
LINES = {
    "Ceramics / Mugs": ("north", "south"),
    "Home / Candles": ("east", "south"),
    "Paper / Cards": ("south", "east"),
    "Glass / Vases": ("west", "south"),
    "Home / Throws": ("north", "south", "harbour"),
}


class RestingDesk:
    """A desk whose exchanges are driven by the test."""

    def __init__(self, store: DeskStore) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def wake_sync(self) -> None:
        """Not by itself."""


class Blank(Screen):
    """Stands in for screens that these tests are not about."""


class Stage:
    """A retailer's window, and the desks of its suppliers."""

    def __init__(self, world: World, theme: Theme, settings: Path) -> None:
        self.world = world
        world.clock.instant = THEN - 5 * HOUR
        for name in CARDS:
            if name not in world.ids:
                world.ids[name] = admin.create_organisation(
                    world.server, f"{name}-company", ["supplier"], time_zone="Europe/Paris"
                )
                world.add_user(name, f"{name}@example.com", role="account_manager")
                world.links["shop", name] = admin.create_link(
                    world.server, world.ids["shop"], world.ids[name]
                )
                world.cards[name] = child_id(world.links["shop", name], "card")
        self.shop = world.desk("shop")
        self.desks: dict[str, Desk] = {}
        self.product_lines: dict[str, str] = {}
        self._catalogue()
        self.tasks = Tasks(cast(DeskPort, RestingDesk(self.shop.store)), Executors.immediate())
        self.notifier = Notifier(self.shop.store.on_changes, world.clock)
        services = WindowServices(
            sign_in=lambda *_: None,
            sign_out=lambda: None,
            open_sample=lambda: None,
            sync_now=lambda: None,
            clock=world.clock,
        )
        registry = Registry()
        for key in ("dashboard", "transactions", "order"):
            registry.register_screen(key, Blank)
        store = QSettings(str(settings / "window.ini"), QSettings.Format.IniFormat)
        self.language = Language()
        self.window = MainWindow(self.tasks, self.notifier, services, theme, self.language, store, registry)

    def _catalogue(self) -> None:
        shop = self.shop
        shop.do(a.UpdateOrganisation(organisation_id=shop.company, time_zone="Europe/Amsterdam"))
        for name, words in CARDS.items():
            shop.do(
                a.SavePartner(
                    partner_id=self.world.cards[name],
                    link_id=self.world.links["shop", name],
                    name=words,
                    answer_hours=5,
                )
            )
        for path, names in LINES.items():
            top, _, leaf = path.partition(" / ")
            if top not in self.product_lines:
                self.product_lines[top] = new_id()
                shop.do(a.SaveProductLine(product_line_id=self.product_lines[top], name=top))
            self.product_lines[path] = new_id()
            shop.do(
                a.SaveProductLine(
                    product_line_id=self.product_lines[path],
                    parent_id=self.product_lines[top],
                    name=leaf,
                    partner_ids=tuple(self.world.cards[name] for name in names),
                )
            )
        for sku, description, path in PRODUCTS:
            shop.do(
                a.SaveProduct(
                    product_id=new_id(),
                    sku=sku,
                    description=description,
                    product_line_id=self.product_lines[path],
                )
            )
        shop.do(
            a.SaveContact(
                contact_id=new_id(),
                company="Galerie Hartwig",
                name="Jens Hartwig",
                phone="+49 421 555 0142",
                email="jens@galerie-hartwig.example",
                address1="Am Wall 118",
                postal_code="28195",
                city="Bremen",
                country="DE",
            )
        )
        shop.sync()

    # ------------------------------------------------------------ the window

    def start(self, width: int = 1440, height: int = 900) -> None:
        """Show the window at 10:42."""
        self.world.clock.instant = THEN
        self.window.resize(width, height)
        self.window.show()
        self.window.start()
        self.settle()

    def open(self, route: Route) -> Screen:
        """Open a route and wait until it stands."""
        self.window.open(route)
        self.settle()
        screen = self.window.stack.screen_in_front
        assert screen is not None
        return screen

    def settle(self) -> None:
        """Let everything that was started come to its end."""
        for _turn in range(6):
            self._rest()
            self.notifier._calm.stop()
            self.notifier._on_arrived()
            QApplication.processEvents()

    def _rest(self) -> None:
        """Wait until nothing runs, also of what begins at the very moment that all else has ended."""
        for _again in range(50):
            try:
                self.tasks.settle(30_000)
            except OutageError:
                continue
            return
        raise AssertionError("the window does not come to rest")

    def picture(self, path: str, widget: QWidget | None = None) -> None:
        """What it looks like."""
        (widget or self.window).grab().save(path)

    def close(self) -> None:
        """Everybody goes home."""
        self.settle()
        self.window.stack.leave_all()
        self.settle()
        self.window.close()
        self.settle()
        self.window.deleteLater()
        # Not by processEvents: what is deleted later waits for a loop of its own level.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.settle()
        self.notifier.close()
        self.tasks.close()

    # ------------------------------------------------------------ trade

    def draft(self, **more: object) -> tuple[str, list[c.LinePatch]]:
        """A draft of five items, as a designer would have it."""
        request_id = new_id()
        numbers = ((48, "4.20"), (60, "5.90"), (120, "6.50"), (24, None), (12, "34.00"))
        lines = [
            c.LinePatch(
                id=new_id(),
                sku=sku,
                description=description,
                quantity=Decimal(quantity),
                product_line_id=self.product_lines[path],
                max_price=Decimal(limit) if limit else None,
            )
            for (sku, description, path), (quantity, limit) in zip(PRODUCTS, numbers, strict=True)
        ]
        fields: dict[str, object] = {
            "company": "Galerie Hartwig",
            "contact_name": "Jens Hartwig",
            "phone": "+49 421 555 0142",
            "address1": "Am Wall 118",
            "postal_code": "28195",
            "city": "Bremen",
            "country": "DE",
            "recipient_email": "jens@galerie-hartwig.example",
            "retailer_order_number": "LL-88247",
            "needed_by": THEN + 12 * 24 * HOUR,
            "note_to_customer": "Thank you for your order. Your winter window will love these.",
            "note_to_suppliers": "Please keep the gift boxes flat-packed.",
        }
        command = c.SaveDraft(request_id=request_id, lines=tuple(lines), **{**fields, **more})  # type: ignore[arg-type]
        self.shop.do(command)
        return request_id, lines

    def desk(self, name: str) -> Desk:
        """A supplier's desk, signed in when first asked for."""
        if name not in self.desks:
            self.desks[name] = self.world.desk(name)
        return self.desks[name]

    def answer(
        self, request_id: str, name: str, shipping: str, offers: dict[str, tuple[str, int, int]]
    ) -> None:
        """A supplier answers: price, ready and back-order by line id."""
        desk = self.desk(name)
        desk.sync()
        inquiry = self.world.inquiry(request_id, name)
        desk.do(
            c.SubmitAnswer(
                inquiry_id=inquiry,
                shipping_cost=Decimal(shipping),
                lines=tuple(
                    c.AnswerLineValue(
                        inquiry_line_id=child_id(inquiry, "line", line_id),
                        ready=Decimal(ready),
                        price=Decimal(price),
                        backorder=Decimal(later),
                        backorder_at=THEN + 13 * 24 * HOUR if later else None,
                    )
                    for line_id, (price, ready, later) in offers.items()
                ),
            )
        )
        desk.sync()

    def answered_request(self) -> tuple[str, list[c.LinePatch]]:
        """The request of the picture: four answers, one open, and one deadline that passed."""
        world = self.world
        world.clock.instant = THEN - 5 * HOUR
        request_id, lines = self.draft()
        five = [line.id for line in lines]
        extra = (c.PartnerPatch(partner_id=world.cards["tilda"], deadline_at=THEN - HOUR),)
        more = c.LinePatch(id=five[0], partner_ids=tuple(world.cards[n] for n in ("north", "south", "tilda")))
        late = c.PartnerPatch(partner_id=world.cards["harbour"], deadline_at=THEN + 18 * MINUTE)
        self.shop.do(
            c.SaveDraft(request_id=request_id, lines=(more,), partners=(*extra, late)),
            c.SendRequest(request_id=request_id),
        )
        self.shop.sync()
        world.clock.advance(30 * MINUTE)
        self.answer(request_id, "north", "18.00", {five[0]: ("3.95", 48, 0), five[4]: ("33.80", 12, 0)})
        self.answer(
            request_id,
            "south",
            "14.50",
            {
                five[0]: ("3.80", 30, 18),
                five[1]: ("5.75", 60, 0),
                five[2]: ("6.10", 80, 40),
                five[3]: ("10.80", 12, 0),
                five[4]: ("32.50", 6, 6),
            },
        )
        self.answer(request_id, "east", "9.90", {five[1]: ("5.40", 60, 0), five[2]: ("6.95", 120, 0)})
        self.answer(request_id, "west", "22.00", {five[3]: ("10.20", 24, 0)})
        brume = self.desk("south")
        thread = world.inquiry(request_id, "south")
        brume.do(
            c.PostMessage(
                message_id=new_id(),
                thread_id=thread,
                body="The press runs again on 1 December, so the last 40 card sets leave on the 2nd.",
            )
        )
        brume.sync()
        world.clock.instant = THEN
        self.shop.sync()
        return request_id, lines

    def request(self, request_id: str) -> e.Request:
        """The request as stored."""
        return self.shop.row(e.Request, request_id)


@contextmanager
def stage_in(folder: Path, qapp: QApplication, look: str = "light", pixels: int = 13) -> Iterator[Stage]:
    """A stage that is taken down in the end."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    theme = Theme.install(qapp, look, bundled=True, pixels=pixels)
    theme.reduced_motion = True
    with world_in(folder) as world:
        stage = Stage(world, theme, folder)
        try:
            yield stage
        finally:
            stage.close()
            theme.reduced_motion = False
            theme.set_mode("light")
            QLocale.setDefault(before)
