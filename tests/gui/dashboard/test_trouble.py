# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a card says where it has nothing to show; the other cards go on, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_b2b.domain.commands.views import SaveWidget
from desktop_b2b.domain.entities import Widget
from tests.gui.dashboard.hands import (
    add,
    dashboard,
    default_id,
    from_newer_version,
    keys,
    open_dialog,
    press,
    rows,
)
from tests.gui.screens_general.stage import Office, office_in
from ui.language import Language
from ui.screens.dashboard.trouble import TroubleBody
from ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def _trouble(office: Office, key: str) -> TroubleBody:
    screen = office.front
    body = screen.cards[key].body  # type: ignore[attr-defined]  # the dashboard
    assert isinstance(body, TroubleBody)
    return body


def test_a_search_of_a_newer_version_is_said_in_its_card_alone(office: Office) -> None:
    mine = add(office, title="New", query="is:open")
    office.draft()
    screen = dashboard(office)
    from_newer_version(office, mine, "colour:red is:open")
    body = _trouble(office, mine)
    assert body.sentence == (
        'There is no “colour:” in this version of the program. If it is text, write "colour:red".'
    )
    card = screen.cards[mine]
    assert (card.title, card.total, card.unread_words) == ("New", "", "")
    assert not card.table.isVisible()
    assert screen.cards["draft"].total == "1"
    assert len(rows(screen.cards["draft"])) == 1
    assert [row.query for row in office.desk.rows(Widget)] == ["colour:red is:open"], "the text is kept"


def test_it_is_mended_from_its_card(office: Office) -> None:
    mine = add(office, title="New", query="is:open")
    office.send()
    screen = dashboard(office)
    from_newer_version(office, mine, "colour:red")
    body = _trouble(office, mine)
    body.edit.click()
    office.settle()
    dialog = open_dialog()
    assert dialog.form.values()["query"] == "colour:red", "what was there is there to be mended"
    dialog.form.set_values({"rows": "7"})
    dialog.verb_button.click()
    office.settle()
    assert dialog.form.field("query").error, "it is not saved as it is"
    dialog.form.set_values({"query": "is:open"})
    dialog.verb_button.click()
    office.settle()
    card = screen.cards[mine]
    assert card.body is None
    assert card.table.isVisible()
    assert (card.total, card.state.shown_rows) == ("1", 7)


def test_it_can_be_moved_and_removed_all_the_same(office: Office) -> None:
    mine = add(office, query="is:open")
    screen = dashboard(office)
    from_newer_version(office, mine, "colour:red")
    screen.commands.move(mine, 0)
    office.settle()
    assert keys(screen)[0] == mine
    screen.commands.remove(mine)
    office.settle()
    assert mine not in keys(screen)


def test_a_default_widget_may_be_in_trouble_too(office: Office) -> None:
    office.desk.do(SaveWidget(widget_id=default_id(office, "draft"), query="is:open"))
    dashboard(office)
    from_newer_version(office, default_id(office, "draft"), "colour:red")
    assert "colour" in _trouble(office, "draft").sentence


def test_the_sentence_is_said_in_the_users_language(office: Office) -> None:
    mine = add(office, query="is:open")
    dashboard(office)
    from_newer_version(office, mine, "colour:red")
    problem = _trouble(office, mine).problem
    spoken = Language()
    spoken.switch("fr")
    try:
        assert "colour:" in TroubleBody(problem, lambda: None).sentence
        assert "version" in TroubleBody(problem, lambda: None).sentence
        assert "There is no" not in TroubleBody(problem, lambda: None).sentence
    finally:
        spoken.switch("en")


def test_the_keyboard_reaches_what_mends_it(office: Office) -> None:
    mine = add(office, query="is:open")
    screen = dashboard(office)
    from_newer_version(office, mine, "colour:red")
    screen.cards[mine].focus_inside()
    assert _trouble(office, mine).edit.hasFocus()
    from PySide6.QtCore import Qt

    press(office, Qt.Key.Key_Return)
    open_dialog().reject()


@pytest.fixture
def clerk(tmp_path: Path, theme: Theme) -> Iterator[Office]:
    """The office of somebody who is not the account manager."""
    with office_in(tmp_path, theme) as office:
        yield office


def test_who_may_no_longer_search_is_told_and_loses_nothing(clerk: Office) -> None:
    mine = add(clerk, title="Mine", query="is:open")
    clerk.draft()
    screen = dashboard(clerk)
    before = keys(screen)
    take_away(clerk)
    assert keys(screen) == before
    for key in before:
        assert "no longer part of your account" in _trouble(clerk, key).sentence
    assert {card.total for card in screen.cards.values()} == {""}
    assert screen.unread == 0
    assert [row.title for row in clerk.desk.rows(Widget)] == ["Mine"]
    give_back(clerk)
    assert screen.cards["draft"].total == "1"
    assert screen.cards[mine].body is None


def take_away(office: Office) -> None:
    """Documents are no longer part of this user's account."""
    _sections(office, '["account"]')


def give_back(office: Office) -> None:
    """They are again."""
    _sections(office, "[]")


def _sections(office: Office, sections: str) -> None:
    from desktop_b2b.services.ports import Changes

    store = office.desk.store
    with store.writing() as db:
        db.run('UPDATE "user" SET sections = ? WHERE id = ?', (sections, bytes.fromhex(office.desk.user)))
    store.publish(Changes(frozenset({"user"}), frozenset({office.desk.user})))
    office.settle()
