# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A dialog that is open when the language changes keeps what was typed into it and speaks the new language;
so do the screen beneath it and messages that wait (ux 70).
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QPlainTextEdit

from desktop_b2b.clock import DAY
from desktop_b2b.documents.sheet import Sheet, Sheets
from desktop_b2b.domain import entities as e
from desktop_b2b.errors import UserError
from desktop_b2b.services.invitations import InvitationCard
from desktop_b2b.services.queries import InsuranceView
from desktop_b2b.storage.codec import load
from tests.gui.language.conftest import OpenRoom
from tests.gui.language.rooms import Room
from tests.gui.language.words import strays
from ui.actions import ActionKey
from ui.importing.dialog import ImportDialog
from ui.language import Language
from ui.printing.batch import Piece
from ui.rewording import Rewording, catalogue
from ui.screens.b2b_order.customs import CustomsDialog
from ui.screens.b2b_order.delivery import DeliveryDialog
from ui.screens.b2b_order.doing import AmountDialog, RecipientDialog
from ui.screens.b2b_order.insuring import InsuranceDialog
from ui.screens.b2b_order.screen import B2BOrderScreen
from ui.screens.b2b_papers.dialog import PrintDialog
from ui.screens.floor.key_sheet import FloorKeys
from ui.screens.floor.station import print_deed
from ui.screens.inquiry.screen import InquiryScreen
from ui.screens.matrix.question import CloseQuestion
from ui.screens.rules.replay_dialog import ReplayDialog
from ui.screens.rules.screen import NOTHING
from ui.screens.stock.item import StockItemScreen
from ui.screens.transactions.screen import TransactionsScreen
from ui.screens.welcome.again import SignInAgain
from ui.screens.welcome.invited import InvitationDialog
from ui.shell.removal import RemovalQuestion
from ui.shell.screen import Route

UI = Path(__file__).parents[3] / "ui"
TABLE = [["SKU", "Description", "Quantity"], ["APY-MUG-0312", "Stoneware mug", "48"], ["NEW-1", "x", "many"]]

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


def act(place: str, name: str) -> Callable[[Room], object]:
    """Go to a place and do one of its commands."""

    def do(room: Room) -> None:
        room.go(dict(room.places())[place])
        made = {each.objectName(): each for each in room.front.screen_actions()}
        made[f"action.{name}"].trigger()
        room.settle()

    return do


def call(place: str, method: str) -> Callable[[Room], object]:
    """Go to a place and call what one of its buttons calls."""

    def do(room: Room) -> None:
        room.go(dict(room.places())[place])
        getattr(room.front, method)()
        room.settle()

    return do


def paste(room: Room) -> None:
    """Cells from a spreadsheet, one of them no number."""
    room.go(dict(room.places())["request-draft"])
    page = room.front.page  # type: ignore[attr-defined]  # a screen of requests has one
    page.looking_up.preview_paste(-1, TABLE)


def bulk(room: Room) -> None:
    """An act on all rows in view: some can, some cannot, each with its reason."""
    room.go(dict(room.places())["transactions"])
    screen = room.front
    assert isinstance(screen, TransactionsScreen)
    screen.table.selectAll()
    screen.commands.acts[ActionKey.DELETE].trigger()
    room.settle()


CUSTOMERS = """Customer;Name;Address;Postal code;City;Country
1042;Maison Verrier;12 rue des Carmes;44000;Nantes;France
1043;Maison Verrier;;44000;Nantes;Atlantis
"""


def import_file(room: Room) -> None:
    """A file of contacts, one of them with a country that is none."""
    room.window.deeds.show_import("contacts")
    (dialog,) = room.dialogs()
    assert isinstance(dialog, ImportDialog)
    file = Path(room.settings.fileName()).with_name("customers.csv")
    file.write_text(CUSTOMERS, "utf-8")
    dialog.use_file(str(file))
    room.settle()
    assert dialog.looked is not None


def try_rules(room: Room) -> None:
    """Rules that leave everything as it is, tried on the past."""
    room.go(dict(room.places())["rules"])
    ReplayDialog(room.front.context, NOTHING, NOTHING, room.window).open()
    room.settle()


def invited(room: Room) -> QDialog:
    """An invitation with a message, as its code shows it at the first start."""
    until = room.desk.clock.now() + 3 * DAY
    card = InvitationCard("Giftware", "Lamps", "e@lamps.example", "Ada", until, "Europe/Paris", "en")
    services = room.window.services
    dialog = InvitationDialog(room.tasks, services, "en", "b2b.example.com", "ABC", room.window)
    dialog.show_invitation(card)
    return dialog


def propose(room: Room) -> None:
    """Another price than the one that was answered."""
    room.go(dict(room.places())["inquiry-answered"])
    screen = room.front
    assert isinstance(screen, InquiryScreen)
    screen.proposals.propose()
    room.settle()


def count_units(room: Room) -> None:
    """Units of a lot that are to be adjusted, by a centre."""
    room.go(dict(room.places())["stock-item"])
    screen = room.front
    assert isinstance(screen, StockItemScreen)
    screen.lot_table.selectRow(0)
    screen.ask_units("adjust")
    room.settle()


def another_recipient(room: Room) -> QDialog:
    """The recipient of an order, as it stands before it is picked."""
    order = e.B2BOrder(id="a" * 32, owner_id="b" * 32, number="H1-1", link_id="c" * 32, city="Lyon")
    return RecipientDialog(order, lambda changed: None, room.window)


def change(method: str) -> Callable[[Room], object]:
    """A command of a B2B order that is being worked on, at its retailer."""

    def do(room: Room) -> None:
        with room.desk.store.reading() as db:
            order = load(db, e.B2BOrder, "WHERE state = 'processing' ORDER BY number, id", ())[0]
        room.go(Route("b2b_order", order.id))
        screen = room.front
        assert isinstance(screen, B2BOrderScreen)
        getattr(screen.doing, method)()
        room.settle()

    return do


def report(room: Room) -> QDialog:
    """What a carrier says of a shipment that left."""
    shipment = e.FulfilmentShipment(id="a" * 32, owner_id="b" * 32, number="D1-1", state="confirmed")
    return DeliveryDialog(shipment, lambda cmd: None, room.window)


def amount(room: Room) -> QDialog:
    """What a centre asks for the shipping."""
    words = (
        "Quote the shipping",
        "In {0}. The retailer accepts it, or ships the order itself.",
        "Quote",
    )
    title, text, verb = (QCoreApplication.translate("Doing", each) for each in words)
    return AmountDialog(title, text.format("USD"), verb, Decimal(300), lambda value: None, room.window)


def _order() -> e.B2BOrder:
    return e.B2BOrder(
        id="a" * 32, owner_id="b" * 32, number="H1-1", link_id="c" * 32, city="Lyon", currency="EUR",
        insured_value=Decimal(300),
    )  # fmt: skip


def insurance(room: Room) -> QDialog:
    """What an order is insured for, in a currency that is not the centre's."""
    terms = InsuranceView(currency="USD", signature_from=Decimal(300))
    return InsuranceDialog(_order(), terms, date(2026, 11, 2), lambda values: None, room.window)


def customs(room: Room) -> QDialog:
    """What customs want to know of an order's items."""
    order = _order()
    line = e.B2BLine(
        id="d" * 32, owner_id=order.owner_id, b2b_order_id=order.id, sort_key="1", stock_item_id="e" * 32,
        sku="APY-MUG-0312", description="Grès",
    )  # fmt: skip
    return CustomsDialog(order, [line], [], lambda term, values: None, room.window)


def print_papers(room: Room) -> QDialog:
    """Papers of an order at a centre, of which one was printed before."""
    sheet = Sheet(width=50, height=20, marks=(), copy_right=49.0, copy_top=1.0)
    paper = Sheets(title="T", language="en", copy_label="COPY", sheets=(sheet,))
    chosen = [
        ("box_slip", Piece("packing_slip", "a" * 32, lambda: paper, 2)),
        ("carton_label", Piece("carton_label", "a" * 32, lambda: paper)),
    ]
    title = QCoreApplication.translate("Floor", "Print")
    return PrintDialog(room.front.context, title, chosen, None, room.window)


def made(make: Callable[[Room], QDialog]) -> Callable[[Room], object]:
    """Open a dialog that only a rare state of affairs would open."""
    return lambda room: make(room).open()


#: How each dialog is opened: on whose desk, by what.
OPENERS: dict[str, tuple[str, Callable[[Room], object]]] = {
    "ShortcutSheet": ("retailer", lambda room: room.window.reach.open_shortcuts()),
    "Question": ("retailer", lambda room: room.window.deeds.show_about()),
    "PasteDialog": ("retailer", paste),
    "HistoryDialog": ("retailer", act("request-draft", "history")),
    "PapersDialog": ("retailer", act("request-draft", "preview_send")),
    "PaperDialog": ("supplier-1", act("order-accepted", "print")),
    "BulkDialog": ("retailer", bulk),
    "ImportDialog": ("retailer", import_file),
    "MessageDialog": ("retailer", call("order-shipped", "show_last_message")),
    "ReasonDialog": ("supplier-1", call("order-accepted", "decline")),
    "CloseQuestion": ("retailer", made(lambda room: CloseQuestion(Decimal(3), parent=room.window))),
    "RuleDialog": ("retailer", call("rules", "add")),
    "ProposalDialog": ("supplier-1", propose),
    "ReplayDialog": ("retailer", try_rules),
    "PlansDialog": ("retailer", act("matrix-attention", "find_best")),
    "ExportDialog": ("retailer", act("transactions", "export")),
    "ColumnDialog": ("retailer", act("transactions", "columns")),
    "NameDialog": ("retailer", act("transactions", "save_as")),
    "ViewsDialog": ("retailer", act("transactions", "views")),
    "WidgetDialog": ("retailer", call("dashboard", "add_widget")),
    "ImportLines": ("retailer", call("product-lines", "open_import")),
    "InvitationDialog": ("retailer", made(invited)),
    "RemovalQuestion": ("retailer", made(lambda room: RemovalQuestion("12 rows.", room.window))),
    "AddProductDialog": ("retailer", call("stock", "add_product")),
    "UnitsDialog": ("centre-1", count_units),
    "PrintDialog": ("centre-1", made(print_papers)),
    "FloorKeys": ("centre-1", made(lambda room: FloorKeys([print_deed(room.settle)], room.window))),
    "AmountDialog": ("retailer", made(amount)),
    "ChangeDialog": ("retailer", change("change")),
    "TakeOffDialog": ("retailer", change("take_off")),
    "DeliveryDialog": ("centre-1", made(report)),
    "InsuranceDialog": ("retailer", made(insurance)),
    "CustomsDialog": ("retailer", made(customs)),
    "ServicesDialog": ("retailer", change("change_services")),
    "RecipientDialog": ("retailer", made(another_recipient)),
    "SignInAgain": (
        "retailer",
        made(lambda room: SignInAgain(room.tasks, room.window.services, "mara@example.com", room.window)),
    ),
}


def test_every_dialog_is_looked_at() -> None:
    """Whoever makes a new dialog says here how it is opened."""
    found = {
        node.name
        for path in UI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base) == "Dialog" for base in node.bases)
    }
    assert found | {"Question"} == set(OPENERS)


@pytest.mark.parametrize("name", OPENERS)
def test_ux_70_an_open_dialog_speaks_the_new_language(open_room: OpenRoom, name: str) -> None:
    desk, opener = OPENERS[name]
    room = open_room(desk)
    opener(room)
    room.settle()
    (dialog,) = room.dialogs()
    fields = [each for each in dialog.findChildren(QLineEdit) if each.isVisible() and not each.isReadOnly()]
    for field in fields:
        field.setText("My own words")
    assert strays(dialog, "en", "fr") == {}
    room.speak("fr")
    assert room.dialogs() == [dialog]
    assert strays(dialog, "fr", "en") == {}
    assert strays(room.window, "fr", "en") == {}
    assert [field.text() for field in fields] == ["My own words"] * len(fields)
    beneath = room.front
    dialog.reject()
    room.settle()
    assert room.front is not beneath
    assert strays(room.window, "fr", "en") == {}


# ---------------------------------------------------------------- what else is open


def test_a_message_that_waits_is_said_anew(open_room: OpenRoom) -> None:
    room = open_room()
    room.tasks.user_error.emit(
        UserError("record.missing", "There is no {kind} with this id.", kind="request")
    )
    room.speak("fr")
    (toast,) = room.window.toasts.toasts
    assert strays(toast, "fr", "en") == {}


def test_a_menu_that_is_open_closes(open_room: OpenRoom) -> None:
    room = open_room()
    assert room.window.menus is not None
    room.window.menus.reveal()
    room.settle()
    assert isinstance(QApplication.activePopupWidget(), QMenu)
    room.speak("fr")
    assert QApplication.activePopupWidget() is None


def test_typing_beneath_a_dialog_is_kept(open_room: OpenRoom) -> None:
    room = open_room()
    room.go(dict(room.places())["request-draft"])
    note = next(each for each in room.front.findChildren(QPlainTextEdit) if each.isVisible())
    note.setPlainText("A word of mine")
    room.window.deeds.show_about()
    room.speak("fr")
    room.dialogs()[0].reject()
    room.settle()
    kept = [each.toPlainText() for each in room.front.findChildren(QPlainTextEdit)]
    assert "A word of mine" in kept


# ---------------------------------------------------------------- the words themselves


@pytest.fixture
def french(qapp: QApplication) -> Iterator[Rewording]:
    """From English into French."""
    language = Language()
    language.switch("fr")
    yield Rewording("en")
    language.switch("en")


@pytest.mark.parametrize(
    ("english", "french_words"),
    [
        ("Dashboard", "Tableau de bord"),
        ("3 changes waiting", "3 modifications en attente"),
        ("1 change waiting", "1 modification en attente"),
        ("Synced 10:42", "Synchronisé 10:42"),
        ("Synced 10:42. Everything is up to date.", "Synchronisé 10:42. Tout est à jour."),
        ("Ashford Pottery", "Ashford Pottery"),
        ("N2-0301", "N2-0301"),
        ("", ""),
        ("  ", "  "),
    ],
)
def test_words_are_found_whole_counted_and_in_sentences(
    french: Rewording, english: str, french_words: str
) -> None:
    assert french.words(english) == french_words


def test_where_words_have_two_meanings_the_nearest_class_is_meant(french: Rewording) -> None:
    assert french.words("Copy", ["Keys"]) == "Copier"
    sources = Rewording("en")._known.exact["Open"]
    said = {source.context: french.words("Open", [source.context]) for source in sources}
    wanted = {s.context: QCoreApplication.translate(s.context, s.text).replace("&", "") for s in sources}
    assert said == wanted
    assert len(set(said.values())) > 1


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    assert isinstance(Rewording("en").words(text), str)


def test_there_and_back_again() -> None:
    """Every string of the program that stands by itself comes back, but for a few of the same words."""
    language = Language()
    try:
        lost = []
        for text, sources in catalogue("en").exact.items():
            language.switch("fr")
            said = Rewording("en").words(text, [sources[0].context])
            language.switch("en")
            back = Rewording("fr").words(said, [sources[0].context])
            if back.replace("&", "") != text.replace("&", ""):
                lost.append((text, said, back))
        assert len(lost) < len(catalogue("en").exact) / 20, lost[:20]
    finally:
        language.switch("en")
