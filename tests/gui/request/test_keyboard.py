# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A whole request without a mouse (N14): a recorded row of keystrokes makes, fills, checks and sends it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QPushButton, QWidget

from desktop_b2b.clock import DAY, HOUR
from desktop_b2b.services.queries import GetRequest, ListTransactions, RequestView
from tests.end2end.people import Watcher
from tests.gui.request.houses import THEN
from tests.gui.request.keystrokes import Player, focus, name_of
from tests.gui.request.stage import Stage
from ui.shell.screen import Route
from ui.widgets import Card

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

PASTED = "SKU\tDescription\tQuantity\nAPY-MUG-0312\t\t48\nCND-SOY-TIN4\t\t60\nNRB-GLS-VAS2\tBud vase\t24\n"

FILL = """
Ctrl+N @Company
'Galerie Hartwig' Tab @Contact 'Jens' Tab '+49 421 1' Tab 'Am Wall 118' Tab '28195' Tab 'Bremen' Tab
@Country 'Germ' Tab @E-mail 'jens@hartwig.example' Tab 'LL-1' Tab '+5d' Tab 'Thank you' Tab 'Flat-packed' Tab
@Items
"""
#: Paste three items, take them, add a fourth by hand, give a limit to it, leave the grid.
ITEMS = """
Ctrl+V @Add_3_items Enter
@Items Ctrl+End Tab @Items
'HTX-THR-WOL' Tab*3 '12' Tab Space Tab '34,50' Tab
Ctrl+Tab @Add_item
"""
#: Leave one partner out, give another one a deadline of its own, ask the first again.
PARTNERS = """
Tab*3 @Same_deadline Tab @Exclude_Ashford Enter @Ask_Ashford
Tab*2 @Atelier_Brume Enter @Answer_until '+2h' Enter
@Atelier_Brume Tab*4
"""


@pytest.fixture
def player(stage: Stage, qapp: QApplication) -> Iterator[Player]:
    """Somebody who has no mouse; a part that flashes up as a window of its own fails the test."""
    watcher = Watcher()
    qapp.installEventFilter(watcher)
    yield Player(stage.window, stage.settle)
    qapp.removeEventFilter(watcher)
    assert not watcher.strangers


def card_of(widget: QWidget, screen: QWidget) -> QWidget:
    """The card that a control stands on."""
    here: QWidget | None = widget
    while here is not None and here is not screen and not isinstance(here, Card):
        here = here.parentWidget()
    return here or screen


def newest(stage: Stage) -> RequestView:
    page = stage.shop.store.answer(ListTransactions(query="kind:request", limit=1))
    return stage.shop.store.answer(GetRequest(request_id=page.rows[0].id))


def test_n14_a_whole_request_is_entered_and_sent_without_a_mouse(stage: Stage, player: Player) -> None:
    player.play(FILL)
    QApplication.clipboard().setText(PASTED)
    player.play(ITEMS)
    player.play(PARTNERS)
    draft = newest(stage)
    assert draft.request.state == "draft"
    assert [(each.line.sku, each.line.quantity) for each in draft.lines] == [
        ("APY-MUG-0312", Decimal(48)),
        ("CND-SOY-TIN4", Decimal(60)),
        ("NRB-GLS-VAS2", Decimal(24)),
        ("HTX-THR-WOL", Decimal(12)),
    ]
    assert draft.lines[3].max_price == Decimal("34.50")
    player.play("Ctrl+Return")
    sent = newest(stage)
    assert sent.request.state == "queued"
    assert (sent.request.company, sent.request.country) == ("Galerie Hartwig", "DE")
    assert sent.request.needed_by == THEN + 5 * DAY
    deadlines = {each.name: each.deadline_at for each in sent.partners if not each.excluded}
    assert "Ashford Pottery" not in deadlines
    assert deadlines["Atelier Brume"] == THEN + 2 * HOUR


def test_n14_what_is_missing_is_said_and_reached_by_keys(stage: Stage, player: Player) -> None:
    """Send explains; its sentences are stops of Tab, and Enter on one leads to the field."""
    player.play("Ctrl+N 'Galerie Hartwig' Tab*12 @Items Ctrl+Tab @Add_item")
    player.play("Ctrl+Return")
    assert newest(stage).request.state == "draft"
    while True:
        before = name_of(focus())
        player.play("Tab")
        if isinstance(focus(), QPushButton) and focus().property("kind") == "link":
            break
        assert name_of(focus()) != "Company", f"no sentence after {before}"
    player.play("Enter")
    assert name_of(focus()) in {"Address", "City", "Country", "Items", "SKU"}


def test_n14_preview_and_send_is_read_and_confirmed_by_keys(stage: Stage, player: Player) -> None:
    request_id, _lines = stage.draft()
    stage.open(Route("request", request_id))
    player.play("Ctrl+Shift+Return")
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, QDialog)
    player.play("Enter")
    assert newest(stage).request.state == "queued"


def test_n14_everything_on_the_editor_is_a_stop_in_reading_order(stage: Stage, player: Player) -> None:
    """Whatever can be pressed or typed into is reached by Tab, from above to below."""
    request_id, _lines = stage.draft()
    screen = stage.open(Route("request", request_id))
    seen: list[QWidget] = []
    while focus() not in seen:
        seen.append(focus())
        player.play("Ctrl+Tab")
    reached = set(seen)
    for each in screen.findChildren(QPushButton):
        if each.isVisible() and each.isEnabled() and each.property("kind") != "segment":
            assert each in reached, each.text() or each.accessibleName()
    cards = [card_of(each, screen) for each in seen if screen.isAncestorOf(each)]
    turns = [card for place, card in enumerate(cards) if card is not cards[place - 1] or place == 0]
    assert len(turns) == len(set(turns))
    tops = [card.mapTo(stage.window, card.rect().topLeft()).y() for card in turns if isinstance(card, Card)]
    assert tops == sorted(tops)
    assert len(tops) == 3


def test_every_command_of_the_editor_has_keys(stage: Stage, player: Player) -> None:
    request_id, _lines = stage.draft()
    screen = stage.open(Route("request", request_id))
    assert isinstance(stage.window, QMainWindow)
    made: list[QAction] = screen.screen_actions()
    assert [each.text() for each in made if each.shortcut().isEmpty()] == []
