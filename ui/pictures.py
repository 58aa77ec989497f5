# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of screens, as a person would see them: for looking at, and for the README."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from desktop_b2b.clock import Clock
from desktop_b2b.domain.commands.account import UpdateOrganisation
from desktop_b2b.domain.entities import Organisation
from desktop_b2b.errors import UserError
from desktop_b2b.services.ports import Desk
from desktop_b2b.services.queries import (
    GetOrganisation,
    ListPartners,
    ListStock,
    ListTransactions,
    TransactionRow,
)
from desktop_b2b.settings import FLOOR_FULL
from ui.b2b_case_pictures import take_cases, take_orders
from ui.b2b_pictures import take_b2b
from ui.dashboard_pictures import take_dashboards
from ui.disguise import Disguise
from ui.floor_paper_pictures import take_floor_papers
from ui.floor_pictures import take_floor
from ui.language import Language
from ui.notifier import Notifier
from ui.paper_pictures import SIZE, take_papers, take_welcome
from ui.proposal_pictures import take_proposal
from ui.search_pictures import take_searches
from ui.shell import routes
from ui.shell.screen import Route
from ui.shell.services import WindowServices
from ui.shell.window import MainWindow
from ui.shots import Shots
from ui.sourcing_pictures import take_invitation, take_sourcing
from ui.stock_pictures import take_stock
from ui.table_pictures import take_tables
from ui.tasks import Tasks
from ui.theme import Theme


def take(
    desk: Desk,
    clock: Clock,
    target: Path,
    *,
    prefix: str,
    language: str,
    modes: tuple[str, ...] = ("light", "dark"),
) -> list[Path]:
    """Pictures of every screen of a desk that somebody is signed in on; the files made."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["Desktop B2B"])
    target.mkdir(parents=True, exist_ok=True)
    disguise = Disguise(language) if language in tuple(Disguise) else None
    spoken = "en" if disguise is not None else language
    organisation = desk.answer(GetOrganisation())
    if organisation.language != spoken:
        desk.execute(
            UpdateOrganisation(organisation_id=organisation.id, language="fr" if spoken == "fr" else "en")
        )
    theme = Theme.install(app, "light")
    speech = Language(disguise)
    speech.switch(spoken)
    made: list[Path] = []
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat)
        FLOOR_FULL.write(settings, False)
        tasks = Tasks(desk)
        notifier = Notifier(desk.on_changes, clock)
        window = MainWindow(tasks, notifier, still_services(clock), theme, speech, settings)
        window.resize(*SIZE)
        made += take_welcome(tasks, still_services(clock), theme, speech, target, modes)
        window.start()
        window.show()
        tasks.settle()
        routes_by_name = dict(places(desk))
        made += _screens(window, tasks, target, prefix, modes, routes_by_name)
        made += take_papers(window, tasks, target, prefix, modes, routes_by_name)
        made += _palette(window, tasks, target, prefix, modes)
        made += take_tables(window, tasks, target, prefix, modes)
        made += take_dashboards(window, tasks, target, prefix, modes)
        if "inquiry-answered" in routes_by_name:
            answered = routes_by_name["inquiry-answered"]
            made += take_proposal(window, tasks, target, prefix, modes, answered)
        made += take_searches(window, tasks, target, prefix, modes)
        made += _of_trade(window, tasks, desk, target, prefix, modes, organisation, spoken)
        made += take_floor(window, tasks, desk, target, prefix, modes)
        window.close()
        tasks.settle()
        window.deleteLater()
        app.processEvents()
        notifier.close()
        tasks.close()
    speech.undress()
    return made


def _of_trade(
    window: MainWindow, tasks: Tasks, desk: Desk, target: Path, prefix: str, modes: tuple[str, ...],
    organisation: Organisation, spoken: str,
) -> list[Path]:  # fmt: skip
    """What only a retailer or only a fulfilment centre does."""
    made: list[Path] = []
    if organisation.is_retailer:
        made += _import(window, tasks, target, prefix, modes)
        made += take_sourcing(window, tasks, desk, target, prefix, modes, dict(places(desk)))
        made += take_invitation(window, tasks, spoken, target, modes)
        made += take_b2b(window, tasks, desk, target, prefix, modes)
    if organisation.is_fulfilment_centre:
        made += take_floor_papers(desk, target, prefix)
    if organisation.is_retailer or organisation.is_fulfilment_centre:
        shots = Shots(window, tasks, target, prefix, modes)
        made += _goods(shots, desk, is_centre=organisation.is_fulfilment_centre)
    return made


def _goods(shots: Shots, desk: Desk, *, is_centre: bool) -> list[Path]:
    """Orders and stock at centres, in the cases that the sample's own records do not show."""
    if not is_centre:
        take_cases(shots, desk)
    take_orders(shots, desk, is_centre=is_centre)
    take_stock(shots, desk, is_centre=is_centre)
    return shots.made


def _screens(
    window: MainWindow,
    tasks: Tasks,
    target: Path,
    prefix: str,
    modes: tuple[str, ...],
    routes_by_name: dict[str, Route],
) -> list[Path]:
    """Every screen, with a record that shows it well."""
    made: list[Path] = []
    for name, route in routes_by_name.items():
        if not window.registry.has(route.screen):
            continue
        window.open(route)
        tasks.settle()
        for mode in modes:
            window.theme.set_mode(mode)
            QApplication.processEvents()
            tasks.settle()
            made.append(target / f"{prefix}{name}-{mode}.png")
            window.grab().save(str(made[-1]))
        window.theme.set_mode("light")
    return made


def _palette(
    window: MainWindow, tasks: Tasks, target: Path, prefix: str, modes: tuple[str, ...]
) -> list[Path]:
    """The palette over the dashboard, looking for a part of a partner's name, and the sheet of shortcuts."""
    made: list[Path] = []
    window.open(routes.DASHBOARD)
    tasks.settle()
    window.theme.reduced_motion = True
    for mode in modes:
        window.theme.set_mode(mode)
        window.open_palette("brum")
        tasks.settle()
        QApplication.processEvents()
        made.append(target / f"{prefix}palette-{mode}.png")
        window.grab().save(str(made[-1]))
        window.reach.put_away()
        window.reach.open_shortcuts()
        QApplication.processEvents()
        sheet = QApplication.activeModalWidget()
        if sheet is not None:
            made.append(target / f"{prefix}shortcuts-{mode}.png")
            sheet.grab().save(str(made[-1]))
            sheet.close()
    window.theme.reduced_motion = False
    window.theme.set_mode("light")
    return made


#: A file of a shop system, with two rows that cannot be taken as they are.
_CUSTOMERS = """Customer no;Company;Contact;E-mail;Address;Zip;City;Country
1041;Galerie Hartwig;Jens Hartwig;jens@galerie-hartwig.example;Am Wall 118;28195;Bremen;Germany
1042;Papeterie du Canal;Ada Morel;ada@papeterie.example;12 quai de Valmy;75010;Paris;France
1043;Maison Bleue;;contact at maison-bleue;4 rue Haute;1400;Nivelles;Belgium
1044;;;;Dorpsstraat 8;3512;Utrecht;Netherlands
"""


#: Orders of two shops, an item of which no centre holds.
_ORDERS = """Order no;Company;Contact;Address;Zip;City;Country;SKU;Units
A-301;Studio Noord;Femke Dijkstra;Folkingestraat 30;9711 JW;Groningen;NL;APY-MUG-0312;12
A-301;;;;;;;HTX-THR-WOL;2
A-302;Hotel Hofzicht;Bas Mulder;Lange Vijverberg 8;2513 AC;Den Haag;NL;CND-SOY-GL20;24
A-303;Haven 9;Joris Kok;Witte de Withstraat 21;3012 BL;Rotterdam;NL;APY-POT-0001;3
"""
#: What is imported in pictures: what the picture is called, and the file.
_IMPORTED = {"contacts": ("import", _CUSTOMERS), "b2b_orders": ("import-b2b", _ORDERS)}


def _import(
    window: MainWindow, tasks: Tasks, target: Path, prefix: str, modes: tuple[str, ...]
) -> list[Path]:
    """The dialog of an import: what would happen, and the rows with a remark."""
    from ui.importing.dialog import ImportDialog

    made: list[Path] = []
    file = target / "customers.csv"
    for mode in modes:
        window.theme.set_mode(mode)
        for kind, (called, text) in _IMPORTED.items():
            file.write_text(text, "utf-8")
            window.deeds.show_import(kind)
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, ImportDialog):
                continue
            dialog.use_file(str(file))
            tasks.settle()
            for place, name in enumerate((called, f"{called}-remarks")):
                dialog.tabs.setCurrentIndex(place)
                QApplication.processEvents()
                made.append(target / f"{prefix}{name}-{mode}.png")
                dialog.grab().save(str(made[-1]))
            dialog.close()
            tasks.settle()
    file.unlink()
    window.theme.set_mode("light")
    return made


def still_services(clock: Clock) -> WindowServices:
    """What a window gets that only stands there."""

    def refuse(*_arguments: object) -> None:
        raise UserError("pictures", "Nobody signs in or out of a picture.")

    return WindowServices(
        sign_in=refuse, sign_out=refuse, open_sample=refuse, sync_now=refuse, version="", clock=clock
    )


def _stock_places(desk: Desk, *, is_centre: bool) -> Iterator[tuple[str, Route]]:
    """Stock, an item with several lots, and where a centre takes goods in."""
    yield "stock", routes.STOCK
    rows = desk.answer(ListStock(limit=100)).rows
    if rows:
        yield "stock-item", Route("stock_item", max(rows, key=lambda row: (row.lots, row.sku)).stock_item_id)
    if is_centre:
        yield "floor", routes.FLOOR
        for name in ("stock_receive", "stock_count", "bins", "centre_tables"):
            yield name.replace("_", "-"), Route(name)


def places(desk: Desk) -> Iterator[tuple[str, Route]]:
    """Every screen, each with a record that shows it well."""
    organisation = desk.answer(GetOrganisation())
    yield "dashboard", routes.DASHBOARD
    yield "transactions", routes.TRANSACTIONS
    if organisation.is_retailer:
        yield "request-new", routes.NEW_REQUEST
    if organisation.is_retailer or organisation.is_fulfilment_centre:
        yield "b2b-orders", routes.B2B_ORDERS
    if organisation.is_supplier:
        yield "to-answer", routes.TO_ANSWER
        yield "to-ship", routes.TO_SHIP
    wanted: tuple[tuple[str, str, str, Callable[[TransactionRow], object]], ...] = (
        ("request-draft", "request", "draft", lambda row: row.lines),
        ("matrix-waiting", "request", "waiting", lambda row: row.answered * 100 + row.lines),
        ("matrix-attention", "request", "need_attention", lambda row: row.answered * 100 + row.lines),
        ("matrix-partial", "request", "partially_ordered", lambda row: row.lines),
        ("inquiry-waiting", "inquiry", "waiting", lambda row: row.lines),
        ("inquiry-answered", "inquiry", "answered", lambda row: row.lines),
        ("order-accepted", "order", "accepted", lambda row: row.lines),
        ("order-shipped", "order", "shipped", lambda row: row.lines),
        ("shipment-draft", "shipment", "draft", lambda row: row.lines),
        ("shipment-confirmed", "shipment", "confirmed", lambda row: row.lines),
    )
    for name, kind, state, worth in wanted:
        page = desk.answer(ListTransactions(query=f"kind:{kind} status:{state}", limit=100))
        if page.rows:
            best = max(page.rows, key=lambda row: (worth(row), row.id))
            yield name, routes.route_of_row(best)
    if organisation.is_retailer:
        yield "partners", routes.PARTNERS
        cards = desk.answer(ListPartners())
        if cards:
            yield "partner", Route("partner", cards[0].partner.id)
        yield "partner-new", Route.to("partner", f"{1:032x}", new=True)
        yield "product-lines", routes.PRODUCT_LINES
        yield "rules", routes.RULES
        yield "scorecards", routes.SCORECARDS
    if organisation.is_retailer or organisation.is_fulfilment_centre:
        yield from _stock_places(desk, is_centre=organisation.is_fulfilment_centre)
    yield "settings", routes.SETTINGS
    yield "outbox", routes.OUTBOX
    yield "issues", routes.ISSUES
    yield "help", Route.to("help", topic="request")
