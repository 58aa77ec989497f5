# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The box: the search language, what is offered while one types, what is said of bad syntax; chips."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_b2b.services.search import read
from tests.gui.screens_general.stage import Office
from ui.language import Language
from ui.screens.transactions.recent import MOST, RecentSearches
from ui.screens.transactions.screen import TransactionsScreen
from ui.screens.transactions.words import group_words
from ui.shell.screen import Route

_KEYS = Qt.Key


def _list(office: Office, **params: Any) -> TransactionsScreen:
    office.start()
    return office.open(TransactionsScreen, Route.to("transactions", **params))


def _type(office: Office, screen: TransactionsScreen, text: str) -> None:
    """Type, as a person does, and let the pauses pass."""
    screen.go_to_box()
    screen.filter.clear()
    QTest.keyClicks(screen.filter, text)
    screen.suggesting._wait.timeout.emit()
    screen.asking.typing.timeout.emit()
    office.settle()


def _offers(screen: TransactionsScreen) -> list[str]:
    return [offer.text for offer in screen.suggesting.list.model.offers] if screen.filter.suggests else []


# ------------------------------------------------------------ operators


def test_s2_50_ux_44_operators_limit_the_list(office: Office) -> None:
    office.draft(company="Galerie Hartwig", retailer_order_number="LL-1")
    office.draft(company="Chez Margaux", retailer_order_number="LL-2")
    office.send()
    screen = _list(office)
    for text, count in (
        ("status:draft", 2),
        ("status:draft -recipient:hartwig", 1),
        ("reference:LL-2 OR status:waiting", 2),
        ('recipient:"chez margaux"', 1),
        ("lines:>1", 0),
    ):
        _type(office, screen, text)
        assert len(screen.model.rows) == count, text


def test_s2_50_french_operators_are_understood_and_shown_in_words(office: Office) -> None:
    office.draft()
    office.send()
    screen = _list(office)
    _type(office, screen, "statut:brouillon")
    assert [row.state for row in screen.model.rows] == ["draft"]
    assert screen.filter.text() == "statut:brouillon", "what was typed stays"
    assert [chip.text for chip in screen.chips.chips] == ["Status: Draft"]
    assert screen.criteria.query == "status:draft"


def test_typing_is_debounced_and_what_was_overtaken_is_not_asked(office: Office) -> None:
    office.draft(company="Galerie Hartwig")
    screen = _list(office)
    screen.go_to_box()
    QTest.keyClicks(screen.filter, "hart")
    assert screen.criteria.query == ""
    assert screen.asking.typing.isActive()
    QTest.keyClicks(screen.filter, "wig")
    screen.asking.typing.timeout.emit()
    office.settle()
    assert screen.criteria.query == "hartwig"


# ------------------------------------------------------------ bad syntax


def test_ux_46_bad_syntax_is_explained_under_the_box_and_marked(office: Office) -> None:
    office.draft()
    screen = _list(office)
    _type(office, screen, "status:draft")
    _type(office, screen, "status:draft colour:blue")
    assert screen.top.trouble.isVisible()
    assert "colour:" in screen.top.trouble.label.text()
    assert screen.filter._marked == (13, 20)
    assert screen.filter.property("state") == "error"
    assert screen.filter.text() == "status:draft colour:blue", "nothing typed is lost"
    assert len(screen.model.rows) == 1, "the last search stays in force"
    _type(office, screen, "status:draft")
    assert not screen.top.trouble.isVisible()
    assert screen.filter._marked == (0, 0)
    assert office.window.toasts.toasts == []


def test_what_is_still_being_typed_is_not_called_wrong(office: Office) -> None:
    screen = _list(office)
    _type(office, screen, "status:")
    assert not screen.top.trouble.isVisible()
    assert screen.asking.patience.isActive()
    screen.asking.patience.timeout.emit()
    assert screen.top.trouble.isVisible()


def test_filters_and_chips_rest_while_the_box_is_not_understood(office: Office) -> None:
    screen = _list(office)
    screen.toggle_filters()
    _type(office, screen, "colour:blue")
    assert not screen.filters.kinds.isEnabled()
    assert not screen.chips.isEnabled()
    _type(office, screen, "blue")
    assert screen.filters.kinds.isEnabled()
    assert screen.chips.isEnabled()


@pytest.mark.parametrize(
    "text",
    ['"', "-", "OR", "due:<", "total:1.234", "status:,", "a" * 2000, "widget:nothing", "\u200b:\u202e"],
)
def test_no_text_breaks_the_screen(office: Office, text: str) -> None:
    office.draft()
    screen = _list(office)
    screen.filter.setText(text)
    screen.asking.settle()
    office.settle()
    assert screen.filter.text() == text
    screen.clear_all()
    office.settle()
    assert len(screen.model.rows) == 1


# ------------------------------------------------------------ suggestions


def test_ux_44_operators_and_values_are_offered_and_taken_by_keyboard(office: Office) -> None:
    office.draft()
    screen = _list(office)
    _type(office, screen, "stat")
    assert _offers(screen)[0] == "status:"
    QTest.keyClick(screen.filter, _KEYS.Key_Down)
    QTest.keyClick(screen.filter, _KEYS.Key_Return)
    office.settle()
    assert screen.filter.text() == "status:"
    assert "draft" in _offers(screen), "its values follow at once"
    QTest.keyClick(screen.filter, _KEYS.Key_Down)
    QTest.keyClick(screen.filter, _KEYS.Key_Tab)
    office.settle()
    assert screen.filter.text() == "status:draft "
    assert screen.criteria.query == "" or screen.asking.typing.isActive()
    screen.asking.typing.timeout.emit()
    assert screen.criteria.query == "status:draft"


def test_partners_are_offered_and_taken_by_mouse(office: Office) -> None:
    screen = _list(office)
    name = next(iter(office.world.cards))
    _type(office, screen, f"partner:{name[:2]}")
    offers = _offers(screen)
    assert offers
    shown = screen.suggesting.list
    shown.view.clicked.emit(shown.model.index(0, 0))
    office.settle()
    assert screen.filter.text().strip() == f"partner:{offers[0]}"
    assert not screen.filter.suggests


def test_escape_closes_the_suggestions_before_it_clears_the_box(office: Office) -> None:
    screen = _list(office)
    _type(office, screen, "stat")
    assert _offers(screen)
    QTest.keyClick(screen.filter, _KEYS.Key_Escape)
    assert _offers(screen) == []
    assert screen.filter.text() == "stat"
    QTest.keyClick(screen.filter, _KEYS.Key_Escape)
    assert screen.filter.text() == ""


def test_suggestions_say_in_words_what_they_mean(office: Office) -> None:
    screen = _list(office)
    _type(office, screen, "status:wait")
    notes = {offer.text: offer.note for offer in screen.suggesting.list.model.offers}
    assert notes["waiting"] == "Waiting for answer"


def test_ux_43_recent_searches_are_offered_in_an_empty_box(office: Office) -> None:
    office.draft(company="Galerie Hartwig")
    screen = _list(office)
    _type(office, screen, "recipient:hartwig")
    QTest.keyClick(screen.filter, _KEYS.Key_Return)
    office.settle()
    assert screen.table.hasFocus()
    _type(office, screen, "")
    QTest.keyClick(screen.filter, _KEYS.Key_Down)
    office.settle()
    assert _offers(screen)[0] == "recipient:hartwig"
    screen.suggesting.close()
    again = RecentSearches(screen)
    office.settle()
    assert again.texts == ["recipient:hartwig"], "they are still there the next time"


def test_of_recent_searches_the_newest_are_kept_once(office: Office) -> None:
    screen = _list(office)
    recent = RecentSearches(screen)
    office.settle()
    for number in range(MOST + 3):
        recent.add(f"number:{number}")
    recent.add("number:5")
    recent.add("number:5 mugs")
    assert recent.texts[0] == "number:5 mugs", "of what was typed on, the longest"
    assert "number:5" not in recent.texts
    assert len(recent.texts) == MOST


def test_nothing_is_offered_for_a_text_that_nobody_typed(office: Office) -> None:
    screen = _list(office)
    screen.asking.put("status:draft")
    assert not screen.suggesting._wait.isActive()
    office.settle()
    assert _offers(screen) == []


# ------------------------------------------------------------ chips


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        ("status:waiting", "Status: Waiting for answer", "Statut\xa0: En attente de réponse"),
        ("-status:draft", "Status: not Draft", "Statut\xa0: pas Brouillon"),
        ("total:>1000", "Total: over 1,000", "Total\xa0: plus de 1\u202f000"),
        ("total:100..500EUR", "Total: 100 – 500 EUR", "Total\xa0: 100 – 500 EUR"),
        ("due:<2d", "Deadline: within 2 days", "Échéance\xa0: d’ici 2 jours"),
        ("due:overdue", "Deadline: overdue", "Échéance\xa0: en retard"),
        ("created:>=2026-11-01", "Created: since 1 Nov 2026", "Créé\xa0: depuis le 1 nov. 2026"),
        ("shipped:<1w", "Shipped: in the last 1 week", "Expédié\xa0: depuis moins de 1 semaine"),
        ("has:attachment", "With: Attachment", "Avec\xa0: Pièce jointe"),
        ("has:proposal", "With: Open proposal", "Avec\xa0: Proposition ouverte"),
        ("is:overdue", "Overdue", "En retard"),
        ("-fragile", "without “fragile”", "sans «\xa0fragile\xa0»"),
        ("partner:brume OR mug", "Partner: brume or “mug”", "Partenaire\xa0: brume ou «\xa0mug\xa0»"),
        ("kind:request,order,shipment", "Type: any of 3", "Type\xa0: 3 au choix"),
    ],
)
def test_a_condition_is_said_in_words(office: Office, text: str, english: str, french: str) -> None:
    (group,) = read(text).groups
    assert group_words(group) == english
    spoken: Language = office.language
    spoken.switch("fr")
    assert group_words(group) == french
    spoken.switch("en")


def test_ux_16_a_chip_is_taken_away_and_the_box_takes_that_back(office: Office) -> None:
    office.draft()
    office.send()
    screen = _list(office)
    _type(office, screen, "status:draft kind:request")
    screen.chips.chips[0].removed.emit()
    office.settle()
    assert screen.filter.text() == "kind:request"
    assert len(screen.model.rows) == 2
    screen.filter.undo()
    screen.asking.settle()
    office.settle()
    assert screen.filter.text() == "status:draft kind:request"


def test_ux_16_chips_take_more_lines_where_there_is_no_room(office: Office) -> None:
    office.start(700)
    screen = office.open(TransactionsScreen, Route.to("transactions"))
    one = screen.chips.height()
    screen.asking.put("status:draft kind:request total:>5 created:<30d has:note is:open lines:>1 sku:a")
    office.settle()
    assert screen.chips.height() > one
    edges = [chip.geometry().right() for chip in screen.chips.chips]
    assert max(edges) <= screen.chips.width()
