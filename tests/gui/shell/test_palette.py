# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The palette: goes, finds and does, by keyboard alone; never in the way of typing (ux 9)."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.account import MarkOpened
from desktop_b2b.services import queries as q
from tests.gui.shell.canned import ID, NOW, House
from ui.actions import SPECS
from ui.shell.palette.entries import Entry, Group
from ui.shell.palette.panel import Palette
from ui.shell.palette.ranking import score
from ui.shell.screen import Route

HOUR = 3_600_000


def row(number: str, partner: str = "Norrby Glas AB", **more: Any) -> q.TransactionRow:
    values: dict[str, Any] = {
        "id": f"{int(number.rpartition('-')[2]):032x}", "kind": "request", "side": "out", "number": number,
        "state": "waiting", "reason": "", "partner_id": None, "partner": partner, "reference": "",
        "recipient": "", "product_line": "", "currency": "EUR", "total": None, "lines": 1, "asked": 1,
        "answered": 0, "quantity": Decimal(1), "ordered": Decimal(0), "at": NOW, "edited_at": NOW,
        "sent_at": NOW, "deadline_at": NOW + 3 * HOUR, "deadline_zone": "UTC", "ship_by": None,
        "shipped_at": None, "entered_at": NOW, "courier": "", "tracking": "", "parent_id": None,
    }  # fmt: skip
    return q.TransactionRow(**(values | more))


ROWS = [
    row("R-20423"),
    row("O-31071", kind="order", state="accepted", ship_by=NOW + 72 * HOUR),
    row("O-31066", kind="order", state="shipped", shipped_at=NOW - 24 * HOUR),
    row("R-20412", partner="Harbour Textiles", state="draft"),
]


@pytest.fixture
def stocked(house: House) -> House:
    """A house with documents, partners and products."""
    answers = house.desk.answers
    answers[q.ListTransactions] = lambda asked: q.TransactionPage(
        rows=[each for each in ROWS if asked.query.lower() in f"{each.number} {each.partner}".lower()],
        next_after=None,
    )
    answers[q.GetTransactions] = lambda asked: [each for key in asked.ids for each in ROWS if each.id == key]
    partner = e.Partner(id=ID, owner_id=ID, name="Norrby Glas AB")
    answers[q.ListPartners] = [q.PartnerView(partner=partner, link_state="connected", fact=None)]
    product = e.Product(id=ID, owner_id=ID, sku="NRB-GLS-VAS2", description="Mouth-blown bud vase, norrby")
    answers[q.FindProducts] = lambda asked: [product] if "nrb" in asked.text.lower() else []
    return house


def opened(house: House, text: str = "") -> Palette:
    assert house.window.menus is not None
    house.window.activateWindow()
    QTest.keyClick(house.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    house.settle()
    assert house.window.reach._palette is not None
    palette = house.window.reach._palette.palette_shown
    if text:
        QTest.keyClicks(palette.field, text)
        house.settle()
    return palette


def shown(palette: Palette) -> dict[Group, list[str]]:
    found: dict[Group, list[str]] = {}
    for entry in palette.list.entry_model.entries():
        found.setdefault(entry.group, []).append(entry.title)
    return found


def press(palette: Palette, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(palette.field, key)


# ---------------------------------------------------------------- finding


def test_ux_09_it_finds_documents_partners_commands_and_products(stocked: House) -> None:
    palette = opened(stocked, "norr")
    assert shown(palette) == {
        Group.TRANSACTIONS: ["R-20423", "O-31071", "O-31066", "All transactions with “norr”"],
        Group.PARTNERS: ["Norrby Glas AB"],
    }
    details = [entry.detail for entry in palette.list.entry_model.entries()]
    assert details[:3] == [
        "Norrby Glas AB, 3 h 00 min left",
        "Norrby Glas AB, ship by Sun 22 Nov",
        "Norrby Glas AB, shipped yesterday",
    ]
    palette.field.setText("nrb")
    stocked.settle()
    assert shown(palette)[Group.PRODUCTS] == ["NRB-GLS-VAS2"]


def test_ux_09_it_shows_the_keys_beside_each_command(stocked: House) -> None:
    palette = opened(stocked)
    commands = {
        entry.key: entry.keys for entry in palette.list.entry_model.entries() if entry.group is Group.COMMANDS
    }
    assert commands["action.new_request"] == ("Ctrl", "N")
    assert all(keys for keys in commands.values())
    offered = {f"action.{key}" for key, spec in SPECS.items() if not (spec.supplier_only or spec.centre_only)}
    assert set(commands) <= offered
    assert "action.search" not in commands


def test_ux_09_a_command_is_found_by_its_start_its_initials_and_a_slip_of_the_finger(stocked: House) -> None:
    for text in ("new re", "nr", "requst", "NEW REQUEST", "request new"):
        palette = opened(stocked, text)
        assert "New request" in shown(palette)[Group.COMMANDS], text
        palette.dismiss()


def test_ux_09_a_command_that_is_clearly_meant_stands_first(stocked: House) -> None:
    assert next(iter(shown(opened(stocked, "synch")))) is Group.COMMANDS


def test_a_number_that_is_meant_stands_before_what_mentions_it(stocked: House) -> None:
    stocked.desk.answers[q.ListTransactions] = q.TransactionPage(
        rows=[row("R-1", partner="O-31"), row("R-2", partner="x O-31"), row("O-31")], next_after=None
    )
    assert shown(opened(stocked, "O-31"))[Group.TRANSACTIONS][0] == "O-31"


def test_ux_09_recent_comes_first(stocked: House) -> None:
    stocked.window.open(Route("order", ROWS[2].id))
    stocked.window.open(Route("request", ROWS[3].id))
    palette = opened(stocked)
    assert shown(palette)[Group.RECENT] == ["R-20412", "O-31066"]
    press(palette, Qt.Key.Key_Escape)
    palette = opened(stocked, "narrow")
    press(palette, Qt.Key.Key_Return)
    stocked.settle()
    assert shown(opened(stocked))[Group.RECENT] == ["Narrow navigation", "R-20412", "O-31066"]
    palette.field.setText("norr")
    stocked.settle()
    found = shown(palette)
    assert found[Group.RECENT] == ["O-31066"]
    assert "O-31066" not in found[Group.TRANSACTIONS]


def test_what_was_recent_is_kept_without_anybodys_words(stocked: House) -> None:
    stocked.window.open(Route("order", ROWS[2].id))
    stocked.settings.sync()
    kept = Path(stocked.settings.fileName()).read_text("utf-8")
    assert ROWS[2].id in kept
    assert "Norrby" not in kept
    assert "31066" not in kept


def test_a_damaged_list_of_recent_things_is_an_empty_one(stocked: House) -> None:
    for broken in ("{", "7", '[1, {"a": 2}]', "[[]]"):
        stocked.settings.setValue(f"recent/{ID}", broken)
        stocked.window.reach._recent = None
        palette = opened(stocked)
        assert Group.RECENT not in shown(palette)
        stocked.window.reach.put_away()


# ---------------------------------------------------------------- doing


def test_ux_09_enter_opens_what_is_chosen_and_marks_it_as_read(stocked: House) -> None:
    palette = opened(stocked, "O-31066")
    press(palette, Qt.Key.Key_Return)
    stocked.settle()
    assert stocked.front.route == Route("order", ROWS[2].id)
    assert stocked.desk.given == [MarkOpened(record_id=ROWS[2].id)]
    assert not palette.isVisible()


def test_ux_09_enter_waits_for_what_is_still_looked_for(
    stocked: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever types fast and presses Enter gets what was typed, not what stood there before."""
    palette = opened(stocked)
    waiting: list[tuple[Future[Any], Callable[[], Any]]] = []

    def slowly(work: Callable[[], Any]) -> Future[Any]:
        future: Future[Any] = Future()
        waiting.append((future, work))
        return future

    executor = stocked.tasks._executors.read
    monkeypatch.setattr(executor, "submit", slowly)
    QTest.keyClicks(palette.field, "O-31066")
    press(palette, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert stocked.front.route.screen == "dashboard"
    while waiting:
        future, work = waiting.pop(0)
        future.set_result(work())
        QApplication.processEvents()
    assert stocked.front.route == Route("order", ROWS[2].id)


def test_ux_09_a_command_is_done(stocked: House) -> None:
    press(opened(stocked, "synchronise"), Qt.Key.Key_Return)
    stocked.settle()
    assert stocked.done == [("sync_now",)]


def test_all_of_them_lead_to_the_list(stocked: House) -> None:
    palette = opened(stocked, "norr")
    press(palette, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    stocked.settle()
    assert stocked.front.route == Route.to("transactions", text="norr")


def test_a_partner_and_a_product_lead_to_their_documents(stocked: House) -> None:
    palette = opened(stocked, "norrby glas")
    press(palette, Qt.Key.Key_Up, Qt.Key.Key_Return)
    stocked.settle()
    assert stocked.front.route == Route.to("transactions", query='partner:="Norrby Glas AB"')
    palette = opened(stocked, "nrb")
    press(palette, Qt.Key.Key_Up, Qt.Key.Key_Return)
    stocked.settle()
    assert stocked.front.route == Route.to("transactions", query="sku:=NRB-GLS-VAS2")


def test_a_saved_view_is_found_by_its_name(stocked: House) -> None:
    view = q.ViewItem(
        id=ID, kind="saved", name="Christmas range", query="line:candles", sort=(), columns=(), frozen=False,
        sort_key="", pinned=True, mine=True,
    )  # fmt: skip
    assert stocked.window.context is not None
    stocked.window.context.feeds.views = [view]
    palette = opened(stocked, "christmas")
    assert shown(palette)[Group.VIEWS] == ["Christmas range"]
    details = [entry.detail for entry in palette.list.entry_model.entries() if entry.group is Group.VIEWS]
    assert details == ["Product line: candles"], "what it looks for, in words"
    press(palette, Qt.Key.Key_Up, Qt.Key.Key_Return)
    stocked.settle()
    assert stocked.front.route == Route.to("transactions", saved=ID)


def test_what_cannot_be_searched_for_is_found_nowhere(stocked: House) -> None:
    from desktop_b2b.errors import UserError

    def refuse(_asked: object) -> None:
        raise UserError("search.syntax", "No.", "text")

    stocked.desk.answers[q.ListTransactions] = refuse
    assert shown(opened(stocked, "norr"))[Group.TRANSACTIONS] == ["All transactions with “norr”"]


# ---------------------------------------------------------------- keyboard, mouse, screen readers


def test_ux_09_arrows_pass_over_headings_and_go_round(stocked: House) -> None:
    palette = opened(stocked, "norr")
    model = palette.list.entry_model
    seen: list[Entry] = []
    for _each in range(len(model.entries())):
        chosen = palette.list.chosen
        assert chosen is not None
        seen.append(chosen)
        press(palette, Qt.Key.Key_Down)
    assert seen == model.entries()
    assert palette.list.chosen == seen[0]
    press(palette, Qt.Key.Key_Up)
    assert palette.list.chosen == seen[-1]


def test_ux_09_escape_gives_the_focus_back(stocked: House) -> None:
    button = stocked.window.strip.new
    stocked.window.activateWindow()
    button.setFocus()
    palette = opened(stocked)
    assert QApplication.focusWidget() is palette.field
    press(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is button


def test_no_shortcut_reaches_what_lies_beneath(stocked: House) -> None:
    palette = opened(stocked)
    QTest.keyClick(palette.field, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    stocked.settle()
    assert stocked.front.route.screen == "dashboard"
    QTest.keyClick(palette.field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not palette.isVisible()


def test_typing_into_the_strip_opens_it_with_what_was_typed(stocked: House) -> None:
    stocked.window.activateWindow()
    stocked.window.strip.search.setFocus()
    QTest.keyClick(stocked.window.strip.search, Qt.Key.Key_M)
    assert stocked.window.reach._palette is not None
    palette = stocked.window.reach._palette.palette_shown
    assert palette.isVisible()
    assert palette.field.text() == "m"
    QTest.keyClicks(palette.field, "ugs")
    assert palette.field.text() == "mugs"


def test_a_click_beside_it_closes_it_and_a_click_on_an_entry_takes_it(stocked: House) -> None:
    palette = opened(stocked)
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not palette.isVisible()
    palette = opened(stocked, "O-31071")
    place = palette.list.visualRect(palette.list.entry_model.index(1, 0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    stocked.settle()
    assert stocked.front.route == Route("order", ROWS[1].id)


def test_ux_09_what_is_chosen_is_said(stocked: House, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def hear(event: Any) -> None:
        if hasattr(event, "message"):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    palette = opened(stocked, "norr")
    press(palette, Qt.Key.Key_Down)
    assert said[-1] == "O-31071, Norrby Glas AB, ship by Sun 22 Nov, Transactions, 2 of 5"
    assert palette.field.accessibleName()
    assert stocked.window.strip.search.accessibleName() == "Search or type a command, Ctrl+K"


def test_ux_09_it_opens_at_once(stocked: House) -> None:
    """A hundred milliseconds, as processor time of the window's thread, for the first time too."""
    stocked.window.activateWindow()
    started = time.thread_time()
    QTest.keyClick(stocked.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    stocked.window.repaint()
    assert time.thread_time() - started < 0.1


def test_it_stays_within_a_small_window(stocked: House) -> None:
    stocked.window.resize(660, 430)
    palette = opened(stocked)
    assert palette.rect().contains(palette.panel.geometry())
    stocked.window.resize(1200, 800)
    stocked.settle()
    assert palette.rect() == stocked.window.rect()
    assert palette.panel.width() == 680


def test_another_language_makes_another_palette(stocked: House) -> None:
    palette = opened(stocked)
    before: QWidget = palette
    stocked.language.switch("fr")
    stocked.settle()
    assert stocked.window.reach._palette is None
    palette = opened(stocked)
    assert palette is not before
    assert "Nouvelle demande" in shown(palette)[Group.COMMANDS]
    palette.field.setText("new request")
    stocked.settle()
    assert "Nouvelle demande" in shown(palette)[Group.COMMANDS]


@pytest.mark.parametrize(
    ("sought", "text", "least", "most"),
    [
        ("da", "Dashboard", 100, 100),
        ("dashbaord", "Dashboard", 60, 94),
        ("creme", "Crème brûlée", 100, 100),
        ("xyz", "Dashboard", 0, 0),
        ("", "Dashboard", 0, 0),
        ("ab", "Dashboard", 0, 0),
        ("board", "Dashboard", 85, 85),
        ("…", "Dashboard", 0, 0),
    ],
)
def test_how_well_words_fit(sought: str, text: str, least: float, most: float) -> None:
    assert least <= score(sought, text) <= most
