# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A user's own dashboard: order, widths, rows, fields, titles and tones from the user's rows."""

from __future__ import annotations

from pathlib import Path

from desktop_b2b.app.desk import DeskApp
from desktop_b2b.app.window import window_services
from desktop_b2b.domain.commands.views import MoveWidget, RemoveWidget, SaveWidget
from desktop_b2b.domain.dashboard import widget_id
from desktop_b2b.services.queries import Dashboard
from desktop_b2b.storage.profile import open_profile
from tests.bench.harness import fill, new_id, open_store, signed_in
from tests.gui.dashboard.hands import add, change, dashboard, default_id, headings, keys, rows
from tests.gui.screens_general.stage import Office
from ui.language import Language
from ui.main import build_window, end_window
from ui.screens.dashboard.screen import DashboardScreen
from ui.theme import Theme, Tone


def test_s2_53_widgets_stand_in_the_order_of_their_rows(office: Office) -> None:
    office.desk.do(MoveWidget(widget_id=default_id(office, "shipped_14"), sort_key="0"))
    mine = add(office, sort_key="00000004V")
    screen = dashboard(office)
    assert keys(screen)[:3] == ["shipped_14", "draft", mine]
    assert [card.y() for card in screen.board.cards[:3]] == [0, 0, 0]
    assert screen.board.cards[0].x() < screen.board.cards[1].x() < screen.board.cards[2].x()


def test_s2_54_widths_are_hundredths_of_the_dashboard(office: Office) -> None:
    change(office, "draft", width=50)
    change(office, "waiting_plus", width=50)
    change(office, "waiting_minus", width=100)
    screen = dashboard(office)
    half, other, whole = screen.board.cards[:3]
    assert half.width() == other.width()
    assert half.y() == other.y() < whole.y()
    assert whole.width() == half.width() + other.width() + 12
    assert whole.geometry().right() == other.geometry().right()


def test_s2_57_a_widget_shows_so_many_rows_and_counts_them_all(office: Office) -> None:
    for _number in range(9):
        office.draft()
    change(office, "draft", rows=7)
    screen = dashboard(office)
    card = screen.cards["draft"]
    assert (card.model.rowCount(), card.total) == (7, "9")
    assert card.table.viewport().height() >= 7 * card.table.row_height
    assert screen.cards["waiting_plus"].height() == card.height(), "a row of cards is one line"
    change(office, "draft", rows=2)
    office.settle()
    assert (card.model.rowCount(), card.total) == (2, "9")


def test_s2_58_a_widget_shows_the_fields_that_were_chosen(office: Office) -> None:
    request = office.send(minutes=200)
    change(office, "waiting_plus", columns=("number", "state", "reference", "partner"), width=100)
    screen = dashboard(office)
    card = screen.cards["waiting_plus"]
    assert headings(card) == ["No.", "Status", "Order #", "Partner"]
    row = card.model.row_at(0)
    assert row.id == request
    assert rows(card) == [[row.number, "Waiting for answer", row.reference, "north-card, +1"]]


def test_a_field_of_a_newer_version_is_left_out_and_kept(office: Office) -> None:
    kept = ("number", "sustainability:120", "partner")
    change(office, "draft", columns=kept)
    office.draft()
    card = dashboard(office).cards["draft"]
    assert headings(card) == ["No.", "Partner"]
    assert card.state.columns == kept


def test_fields_for_which_there_is_no_room_are_counted(office: Office) -> None:
    change(
        office, "draft", columns=("number", "kind", "state", "reference", "partner", "total", "at"), width=25
    )
    office.draft()
    card = dashboard(office).cards["draft"]
    assert len(headings(card)) < 7
    assert headings(card)[0] == "No."
    assert "Partner" in headings(card)
    assert card.note == f"+{7 - len(headings(card))}"
    assert "make the widget wider" in card.toolTip()
    change(office, "draft", width=100)
    office.settle()
    assert len(headings(card)) == 7
    assert (card.note, card.toolTip()) == ("", "")


def test_the_number_is_always_shown(office: Office) -> None:
    change(office, "draft", columns=("partner",))
    assert headings(dashboard(office).cards["draft"]) == ["No.", "Partner"]


def test_a_title_of_ones_own_and_the_usual_one(office: Office) -> None:
    change(office, "draft", title="What I write")
    screen = dashboard(office)
    card = screen.cards["draft"]
    assert card.title == "What I write"
    assert card.tool.accessibleName() == "Options of What I write"
    change(office, "draft", title="")
    office.settle()
    assert card.title == "Request – Draft"
    assert card.tool.accessibleName() == "Options of Request – Draft"
    assert card.table.accessibleName() == "Request – Draft"


def test_s2_33_s2_55_an_alert_of_ones_own_has_band_icon_and_words(office: Office) -> None:
    mine = add(office, title="Due", query="due:<1d", alert=True, tone="green")
    office.send(minutes=30)
    card = dashboard(office).cards[mine]
    assert (card.tone, card.icon, card.sentence) == (
        Tone.GREEN,
        "check-circle",
        "Alert · Deadline: within 1 day",
    )
    assert card.accessibleName() == "Due. Alert · Deadline: within 1 day"
    assert card.accessibleDescription() == "1 in all, 1 unread"


def test_what_an_alert_says_is_not_said_of_nothing(office: Office) -> None:
    mine = add(office, query="due:<1d", alert=True, tone="red")
    card = dashboard(office).cards[mine]
    assert (card.total, card.sentence, card.tone) == ("0", "Deadline: within 1 day", Tone.RED)


def test_a_widget_of_ones_own_says_what_it_searches_and_shows_the_usual_fields(office: Office) -> None:
    mine = add(office, query="kind:request is:open")
    office.send(minutes=200)
    card = dashboard(office).cards[mine]
    assert card.sentence == "Type: Request · Open"
    assert headings(card) == ["No.", "Partner", "Deadline", "Status"]
    assert rows(card)[0][2:] == ["3 h 20 min", "Waiting for answer"]


def test_a_default_widget_with_another_search_says_which(office: Office) -> None:
    change(office, "draft", query="status:draft total:>100")
    assert dashboard(office).cards["draft"].sentence == "Status: Draft · Total: over 100"


def test_ux_74_an_empty_card_says_so(office: Office) -> None:
    card = dashboard(office).cards["draft"]
    assert (card.is_empty, card.total) == (True, "0")
    before = card.grab().toImage()
    office.draft()
    office.settle()
    assert not card.is_empty
    assert card.grab().toImage() != before


def test_what_is_made_elsewhere_appears_among_the_others(office: Office) -> None:
    screen = dashboard(office)
    before = dict(screen.cards)
    mine = add(office)
    office.settle()
    assert keys(screen)[-1] == mine
    assert screen.cards[mine].is_furnished
    assert {key: screen.cards[key] for key in before} == before, "the others are the same cards"
    office.desk.do(RemoveWidget(widget_id=default_id(office, "draft")))
    office.settle()
    assert "draft" not in screen.cards
    assert screen.cards[mine].isVisible()


def test_the_focus_goes_on_where_a_card_is_taken_away_elsewhere(office: Office) -> None:
    office.draft()
    screen = dashboard(office)
    screen.cards["draft"].table.setFocus()
    office.desk.do(RemoveWidget(widget_id=default_id(office, "draft")))
    office.settle()
    focus = office.window.focusWidget()
    assert focus is not None
    assert screen.cards["waiting_plus"].isAncestorOf(focus)


def test_other_fields_make_another_table_and_the_focus_stays(office: Office) -> None:
    office.draft()
    screen = dashboard(office)
    card = screen.cards["draft"]
    card.table.setFocus()
    change(office, "draft", columns=("number", "edited_at"))
    office.settle()
    assert headings(card) == ["No.", "Edited"]
    assert card.table.hasFocus()


def test_tab_goes_from_card_to_card_as_they_are_read(office: Office) -> None:
    screen = dashboard(office)
    office.desk.do(MoveWidget(widget_id=default_id(office, "shipped_14"), sort_key="0"))
    office.settle()
    first, second = screen.board.cards[:2]
    assert (first.key, second.key) == ("shipped_14", "draft")
    first.table.setFocus()
    found = []
    for _turn in range(3):
        office.window.focusNextPrevChild(True)
        found.append(office.window.focusWidget())
    assert found == [first.tool, second.table, second.tool]


def test_the_first_paint_shows_the_users_own_dashboard(tmp_path: Path, theme: Theme) -> None:
    folder = tmp_path / "desk"
    _, key = open_profile(folder, "file")
    store = open_store(folder, key)
    fill(store, signed_in(store), 400)
    session = store.session
    assert session is not None
    full = next(state.key for state in store.answer(Dashboard()) if state.total)
    other = next(state.key for state in store.answer(Dashboard()) if state.key != full)
    row_id, mine = widget_id(session.user_id, full), new_id()
    fields = ("number", "state")
    store.execute(SaveWidget(widget_id=row_id, title="What I do", rows=2, width=66, columns=fields))
    store.execute(SaveWidget(widget_id=mine, title="Open", query="is:open", sort_key="1"))
    store.execute(RemoveWidget(widget_id=widget_id(session.user_id, other)))
    store.close()
    desk = DeskApp(folder, first=True)
    window = build_window(desk, window_services(desk), theme, Language())
    window.show()
    screen = window.stack.screen_in_front
    assert isinstance(screen, DashboardScreen)
    cards = screen.board.cards
    assert [card.key for card in cards][-1] == mine
    assert other not in screen.cards
    first = screen.cards[full]
    assert (first.title, len(first._cells), first.state.shown_rows) == ("What I do", 1, 2)
    assert first.total not in ("", "0")
    assert [column.key for column in first.columns] == list(fields)
    usual = next(card for card in cards if card.key not in (full, mine))
    assert first.width() > 1.9 * usual.width()
    last = screen.cards[mine]
    assert (last.title, last.total, last.sentence) == ("Open", "", ""), (
        "it is counted and put into words in a moment"
    )
    assert not any(card.is_furnished for card in cards)
    end_window(window)
    window.close()
    desk.close()
