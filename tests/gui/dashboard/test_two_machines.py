# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One person's dashboard at two machines that change it without a network: both show the same in the end, and
what clashes is said in words.
"""

from __future__ import annotations

from typing import Any

import pytest

from desktop_b2b.domain.commands.views import MoveWidget, RemoveWidget, ResetDashboard, SaveWidget
from desktop_b2b.services.queries import Dashboard, ListIssues
from tests.gui.dashboard.hands import add, dashboard, default_id, keys
from tests.gui.screens_general.stage import Office
from tests.sync_flows.world import Desk, new_id
from ui.screens.dashboard.screen import DashboardScreen
from ui.screens.issues.screen import IssuesScreen
from ui.screens.issues.words import field_word, value_word
from ui.shell.screen import Route


@pytest.fixture
def laptop(office: Office) -> Desk:
    """The same person's other machine."""
    desk = office.world.desk("shop")
    desk.sync()
    return desk


def _settle(office: Office, laptop: Desk) -> None:
    for _turn in range(3):
        office.desk.sync()
        laptop.sync()
    office.settle()


def _order(desk: Desk) -> list[str]:
    return [state.key for state in desk.store.answer(Dashboard(rows=0))]


def _shown(screen: DashboardScreen) -> list[tuple[str, str, int, int]]:
    return [(card.key, card.title, card.state.width, card.state.shown_rows) for card in screen.board.cards]


def _kept(desk: Desk) -> list[tuple[str, int, int]]:
    return [(one.key, one.width, one.shown_rows) for one in desk.store.answer(Dashboard(rows=0))]


def test_moves_and_sizes_of_both_meet(office: Office, laptop: Desk) -> None:
    screen = dashboard(office)
    screen.commands.move("draft", 3)
    screen.commands.widen("waiting_plus", 50)
    office.settle()
    laptop.do(MoveWidget(widget_id=default_id(office, "shipped_14"), sort_key="0"))
    laptop.do(MoveWidget(widget_id=default_id(office, "waiting_plus"), rows=9))
    _settle(office, laptop)
    assert keys(screen) == _order(laptop)
    assert keys(screen)[0] == "shipped_14"
    assert [(key, width, rows) for key, _title, width, rows in _shown(screen)] == _kept(laptop)
    state = screen.cards["waiting_plus"].state
    assert (state.width, state.shown_rows) == (50, 9)
    assert office.ask(ListIssues()) == []
    office.world.assert_converged()


def test_both_put_a_widget_at_the_same_place(office: Office, laptop: Desk) -> None:
    screen = dashboard(office)
    screen.commands.move("draft", 2)
    office.settle()
    key = screen.cards["draft"].state.sort_key
    laptop.do(MoveWidget(widget_id=default_id(office, "shipped_14"), sort_key=key))
    _settle(office, laptop)
    assert keys(screen) == _order(laptop)
    between = keys(screen)
    both = {between.index("draft"), between.index("shipped_14")}
    assert both in ({2, 3}, {1, 2})
    screen.commands.move("need_attention", max(both))
    _settle(office, laptop)
    assert keys(screen) == _order(laptop)
    assert keys(screen).index("need_attention") == max(both)


def test_one_removes_what_the_other_changes(office: Office, laptop: Desk) -> None:
    screen = dashboard(office)
    laptop.do(SaveWidget(widget_id=default_id(office, "draft"), title="What I write"))
    screen.commands.remove("draft")
    _settle(office, laptop)
    assert keys(screen) == _order(laptop)
    office.world.assert_converged()


def test_one_resets_while_the_other_adds(office: Office, laptop: Desk) -> None:
    old = add(office, title="Old")
    screen = dashboard(office)
    _settle(office, laptop)
    mine = new_id()
    laptop.do(SaveWidget(widget_id=mine, title="New", query="is:open"))
    office.desk.do(ResetDashboard())
    _settle(office, laptop)
    assert keys(screen) == _order(laptop)
    assert mine in keys(screen)
    assert old not in keys(screen)


def test_a_clash_is_said_in_words_and_either_can_be_kept(office: Office, laptop: Desk) -> None:
    screen = dashboard(office)
    row_id = default_id(office, "draft")
    laptop.do(SaveWidget(widget_id=row_id, title="From the laptop", query="status:draft total:>100"))
    laptop.sync()
    office.desk.do(SaveWidget(widget_id=row_id, title="From the office", query="status:draft total:>500"))
    _settle(office, laptop)
    assert screen.cards["draft"].title == "From the laptop", "theirs is what everybody sees"
    issues = office.open(IssuesScreen, Route("issues"))
    said = _words(issues)
    assert issues.title() == "A widget of the dashboard was changed in two places"
    for words in (
        "Title", "Search", "From the laptop", "From the office",
        "status:draft total:>100", "status:draft total:>500",
    ):  # fmt: skip
        assert any(words in one for one in said), words
    assert issues.decision is not None
    issues.decision.choose_all("mine")
    issues.use.click()
    office.settle()
    _settle(office, laptop)
    assert laptop.store.answer(Dashboard(keys=("draft",)))[0].title == "From the office"
    assert screen.cards["draft"].title == "From the office"


def test_a_change_of_what_was_reset_away_is_refused_in_words(office: Office, laptop: Desk) -> None:
    mine = add(office, title="Mine")
    dashboard(office)
    _settle(office, laptop)
    laptop.do(ResetDashboard())
    laptop.sync()
    office.desk.do(SaveWidget(widget_id=mine, title="Changed"))
    _settle(office, laptop)
    said = _words(office.open(IssuesScreen, Route("issues")))
    assert any("This widget is no longer there. Add it again." in one for one in said)


def test_every_field_of_a_widget_has_words() -> None:
    wanted: dict[str, Any] = {
        "title": "Mine", "query": "is:open", "tone": "red", "alert": True, "mail_alert": False,
        "notify": True, "form": "chart", "chart": "spend_by_line", "removed": True,
    }  # fmt: skip
    for name, value in wanted.items():
        assert field_word(name) != name, name
        assert value_word(name, value, "UTC", 0), name
    assert value_word("tone", "red", "UTC", 0) == "Red"
    assert value_word("form", "chart", "UTC", 0) == "Picture"
    assert value_word("chart", "spend_by_line", "UTC", 0) == "Spend by product line"


def test_what_both_removed_is_removed(office: Office, laptop: Desk) -> None:
    screen = dashboard(office)
    for desk in (office.desk, laptop):
        desk.do(RemoveWidget(widget_id=default_id(office, "draft")))
    _settle(office, laptop)
    assert "draft" not in keys(screen)
    assert office.ask(ListIssues()) == []


def _words(screen: IssuesScreen) -> list[str]:
    """All that the screen says."""
    from PySide6.QtWidgets import QAbstractButton, QLabel

    found = [label.text() for label in screen.findChildren(QLabel) if label.isVisibleTo(screen)]
    found += [button.accessibleName() or button.text() for button in screen.findChildren(QAbstractButton)]
    from ui.widgets import ElidedLabel

    found += [label.full_text for label in screen.findChildren(ElidedLabel)]
    return found
