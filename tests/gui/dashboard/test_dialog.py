# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The manual's dialog (S2.52–S2.58): from a search, from the dashboard, from a tool; bad input in words."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from desktop_b2b.domain.commands.views import MoveWidget, RemoveWidget, SaveView, SaveWidget
from desktop_b2b.domain.entities import SeenMark, Widget
from desktop_b2b.services.queries import Dashboard, WidgetState
from tests.gui.dashboard.hands import (
    add,
    change,
    dashboard,
    default_id,
    headings,
    is_open,
    keys,
    open_dialog,
    press,
)
from tests.gui.screens_general.stage import Office
from tests.sync_flows.world import new_id
from ui.actions import ActionKey
from ui.screens.dashboard.dialog import WidgetDialog
from ui.screens.dashboard.draft import WidgetDraft
from ui.screens.dashboard.moving import Placed
from ui.screens.dashboard.screen import DashboardScreen
from ui.screens.transactions.screen import TransactionsScreen
from ui.shell.screen import Route

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def _edit(office: Office, screen: DashboardScreen, key: str) -> WidgetDialog:
    screen.edit_widget(key)
    office.settle()
    return open_dialog()


def _new(office: Office, screen: DashboardScreen) -> WidgetDialog:
    screen.add.click()
    office.settle()
    return open_dialog()


def _enter(dialog: WidgetDialog, **values: Any) -> None:
    for key, value in values.items():
        dialog.form.set_values({key: value})
        dialog.form.edited.emit(key, value)


def _save(office: Office, dialog: WidgetDialog) -> None:
    dialog.verb_button.click()
    office.settle()


def _state(office: Office, key: str) -> WidgetState:
    (found,) = office.ask(Dashboard(keys=(key,)))
    return found


# ------------------------------------------------------------ a new one


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)
def test_s2_52_a_search_is_added_with_all_that_the_manual_asks(office: Office) -> None:
    office.draft()
    office.send(minutes=30)
    office.world.clock.advance(1000)
    dashboard(office)
    screen = office.open(TransactionsScreen, Route.to("transactions", query="kind:request is:open"))
    screen.to_dashboard.trigger()
    office.settle()
    dialog = open_dialog()
    values = dialog.form.values()
    assert (values["query"], values["place"], values["width"], values["rows"]) == (
        "kind:request is:open", "9", "33", "5",
    )  # fmt: skip
    assert dialog.boxes.checked == ["number", "partner", "state", "deadline"]
    dialog.boxes.boxes["total"].setChecked(True)
    dialog.boxes.boxes["deadline"].setChecked(False)
    _enter(dialog, title="Open requests", place="1", width="50 %", rows="8", alert=True, tone="violet",
           mail_alert=True, notify=True)  # fmt: skip
    _save(office, dialog)
    assert office.toast.message.fact == "“Open requests” is on the dashboard"
    state = office.ask(Dashboard())[0]
    assert (state.title, state.query, state.width, state.shown_rows) == (
        "Open requests", "kind:request is:open", 50, 8,
    )  # fmt: skip
    assert (state.alert, state.tone, state.mail_alert, state.notify) == (True, "violet", True, True)
    assert state.columns == ("number", "partner", "state", "total")
    assert (state.total, state.unread) == (1, 0), "what was there already is read"
    office.window.back()
    office.settle()
    front = office.front
    assert isinstance(front, DashboardScreen)
    assert headings(front.cards[state.key]) == ["No.", "Partner", "Status", "Value (EUR)"]
    office.toast.undo()
    office.settle()
    assert state.key not in keys(front)


def test_s2_41_the_order_of_the_list_goes_along(office: Office) -> None:
    older, newer = office.draft(), office.draft()
    dashboard(office)
    screen = office.open(TransactionsScreen, Route.to("transactions", query="status:draft"))
    screen.model.set_sort((("number", True),))
    screen.add.click()
    office.settle()
    dialog = open_dialog()
    _enter(dialog, title="Drafts by number")
    _save(office, dialog)
    state = office.ask(Dashboard(rows=5))[-1]
    assert state.sort == ("number",)
    assert [row.id for row in state.rows] == [older, newer]


def test_a_saved_view_or_a_predefined_search_is_where_one_begins(office: Office) -> None:
    office.desk.do(
        SaveView(view_id=new_id(), name="Late and large", query="is:overdue total:>100", sort=("-total",))
    )
    screen = dashboard(office)
    dialog = _new(office, screen)
    names = [source.name for source in dialog._offer.sources]
    assert names[0] == "Late and large"
    assert "Deadline within a day" in names
    assert "Orders to ship" not in names, "that is the suppliers'"
    _enter(dialog, source="0")
    assert dialog.form.values()["title"] == "Late and large"
    _enter(dialog, source=str(names.index("Deadline within a day")))
    assert dialog.form.values()["title"] == "Deadline within a day", "no name was typed yet"
    _enter(dialog, source="0")
    _save(office, dialog)
    state = office.ask(Dashboard())[-1]
    assert (state.title, state.query, state.sort) == ("Late and large", "is:overdue total:>100", ("-total",))


def test_a_search_may_be_typed_in_french_and_is_kept_in_its_canonical_form(office: Office) -> None:
    screen = dashboard(office)
    dialog = _new(office, screen)
    _enter(dialog, title="Bald", query="statut:brouillon  échéance:<2j")
    assert dialog.form.field("query").hint == "Status: Draft · Deadline: within 2 days"
    _enter(dialog, query="statut:")
    assert dialog.form.field("query").hint == "", "what cannot be read means nothing"
    _enter(dialog, query="mugs")
    assert dialog.form.field("query").hint == "", "words mean themselves"
    _enter(dialog, query="statut:brouillon  échéance:<2j")
    _save(office, dialog)
    assert office.ask(Dashboard())[-1].query == "status:draft due:<2d"


def test_a_title_that_was_typed_is_not_replaced_by_a_searchs_name(office: Office) -> None:
    dialog = _new(office, dashboard(office))
    _enter(dialog, title="Mine")
    _enter(dialog, source="0")
    assert dialog.form.values()["title"] == "Mine"
    dialog.reject()


# ------------------------------------------------------------ bad input


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("width", "7", "From 25 to 100 %: 50 is half of the dashboard"),
        ("width", "101", "From 25 to 100 %: 50 is half of the dashboard"),
        ("width", "1e9", "From 25 to 100 %: 50 is half of the dashboard"),
        ("width", "33.5", "From 25 to 100 %: 50 is half of the dashboard"),
        ("width", "99999999999999999999", "From 25 to 100 %: 50 is half of the dashboard"),
        ("width", "", "This is needed"),
        ("rows", "0", "A widget shows 1 to 50 rows"),
        ("rows", "51", "A widget shows 1 to 50 rows"),
        ("rows", "5 %", "A widget shows 1 to 50 rows"),
        ("rows", "-3", "A widget shows 1 to 50 rows"),
        ("place", "0", "A whole number from 1 to 9"),
        ("place", "10", "A whole number from 1 to 9"),
        ("place", "first", "A whole number from 1 to 9"),
        ("title", "", "This is needed"),
        ("title", "x" * 201, ""),
        ("query", "colour:red", "There is no “colour:” in this version of the program. If it is text, write "
         "\"colour:red\"."),
        ("query", "due:soon", ""),
        ("query", "total:>1.234", ""),
        ("query", "is:open " * 200, ""),
    ],
)  # fmt: skip
def test_bad_input_is_said_beside_its_field_and_changes_nothing(
    office: Office, field: str, value: str, words: str
) -> None:
    dialog = _new(office, dashboard(office))
    _enter(dialog, title="Mine", query="is:open")
    _enter(dialog, **{field: value})
    _save(office, dialog)
    error = dialog.form.field(field).error
    assert error == words if words else error, "said in words"
    assert is_open(dialog)
    assert dialog.form.values()[field] == value, "what was typed stays"
    assert office.desk.rows(Widget) == []
    dialog.reject()


def test_what_the_desk_refuses_is_said_in_the_dialog(office: Office) -> None:
    for number in range(60):
        add(office, title=f"Mine {number}")
    screen = dashboard(office)
    dialog = _new(office, screen)
    _enter(dialog, title="One more", query="is:open")
    _save(office, dialog)
    assert is_open(dialog)
    assert dialog.trouble.label.text() == "A dashboard has 60 widgets: remove some."
    assert dialog.verb_button.isEnabled()
    assert dialog.form.values()["title"] == "One more"
    dialog.reject()


# ------------------------------------------------------------ one that is there


def test_ux_42_the_same_dialog_edits_a_widget(office: Office) -> None:
    screen = dashboard(office)
    screen.cards["draft"].table.setFocus()
    press(office, Qt.Key.Key_F2)
    dialog = open_dialog()
    values = dialog.form.values()
    assert (values["title"], values["query"], values["place"], values["width"]) == (
        "",
        "widget:draft",
        "1",
        "33",
    )
    assert dialog.form.field("query").hint == "Widget: Request – Draft", "what the search means, in words"
    assert dialog.boxes.checked == ["number", "product_line", "edited_at", "lines"]
    _enter(dialog, title="What I write", width="66", rows="7", place="2")
    dialog.boxes.boxes["recipient"].setChecked(True)
    _save(office, dialog)
    assert not is_open(dialog)
    assert keys(screen)[:2] == ["waiting_plus", "draft"]
    state = screen.cards["draft"].state
    assert (state.title, state.width, state.shown_rows) == ("What I write", 66, 7)
    assert state.columns == ("number", "product_line", "edited_at", "lines", "recipient")
    assert state.query == "widget:draft"


def test_only_what_was_changed_is_sent(office: Office) -> None:
    screen = dashboard(office)
    dialog = _edit(office, screen, "draft")
    _enter(dialog, rows="7")
    given: list[Any] = []
    save = dialog._save

    def watch(entered: WidgetDraft, asking: WidgetDialog) -> object:
        order = [Placed(card.state.id, card.state.sort_key) for card in screen.cards.values()]
        given.extend(entered.commands(WidgetDraft.of(screen.cards["draft"].state, 1), order))
        return save(entered, asking)

    dialog._save = watch
    _save(office, dialog)
    assert given == [SaveWidget(widget_id=default_id(office, "draft"), rows=7)]


def test_a_dialog_that_changes_nothing_sends_nothing(office: Office) -> None:
    screen = dashboard(office)
    dialog = _edit(office, screen, "draft")
    _save(office, dialog)
    assert not is_open(dialog)
    assert office.desk.rows(Widget) == []


def test_what_another_machine_changed_meanwhile_stays(office: Office) -> None:
    screen = dashboard(office)
    dialog = _edit(office, screen, "draft")
    change(office, "draft", title="From elsewhere")
    office.settle()
    _enter(dialog, width="50")
    _save(office, dialog)
    state = screen.cards["draft"].state
    assert (state.title, state.width) == ("From elsewhere", 50)


def test_fields_of_a_newer_version_are_named_and_kept(office: Office) -> None:
    change(office, "draft", columns=("number", "sustainability:120", "partner"))
    screen = dashboard(office)
    dialog = _edit(office, screen, "draft")
    assert "sustainability:120" in dialog.unknown.text()
    assert dialog.unknown.isVisibleTo(dialog)
    dialog.boxes.boxes["total"].setChecked(True)
    _save(office, dialog)
    assert screen.cards["draft"].state.columns == ("number", "partner", "total", "sustainability:120")


def test_an_alert_of_an_old_widget_begins_with_nothing_unread(office: Office) -> None:
    office.send(minutes=200)
    office.send(minutes=200)
    office.world.clock.advance(1000)
    screen = dashboard(office)
    dialog = _edit(office, screen, "waiting_plus")
    _enter(dialog, alert=True)
    _save(office, dialog)
    card = screen.cards["waiting_plus"]
    assert (card.state.alert, card.state.tone, card.unread) == (True, "red", 0)
    assert [mark.widget for mark in office.desk.rows(SeenMark)] == ["waiting_plus"]
    office.world.clock.advance(1000)
    office.send(minutes=200)
    office.settle()
    assert card.unread == 1


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)
def test_s2_56_only_an_alert_is_told(office: Office) -> None:
    screen = dashboard(office)
    dialog = _edit(office, screen, "need_attention")
    _enter(dialog, mail_alert=True, notify=True)
    _save(office, dialog)
    state = _state(office, "need_attention")
    assert (state.mail_alert, state.notify) == (True, True)
    dialog = _edit(office, screen, "need_attention")
    _enter(dialog, alert=False)
    assert not dialog.form.field("mail_alert").isEnabled()
    assert not dialog.form.field("tone").isEnabled()
    _save(office, dialog)
    state = _state(office, "need_attention")
    assert (state.alert, state.mail_alert, state.notify) == (False, False, False)


def test_a_widget_that_went_meanwhile_is_told_in_the_dialog(office: Office) -> None:
    mine = add(office)
    screen = dashboard(office)
    dialog = _edit(office, screen, mine)
    from desktop_b2b.domain.commands.views import ResetDashboard

    office.desk.do(ResetDashboard())
    office.settle()
    _enter(dialog, rows="7")
    _save(office, dialog)
    assert is_open(dialog)
    assert "no longer there" in dialog.trouble.label.text()
    dialog.reject()


def test_the_fixed_field_says_why_it_cannot_be_taken_out(office: Office) -> None:
    dialog = _edit(office, dashboard(office), "draft")
    box = dialog.boxes.boxes["number"]
    assert not box.isEnabled()
    assert box.isChecked()
    assert box.toolTip() == "Always shown: it opens the document"
    dialog.reject()


def test_ux_68_the_dialog_is_never_higher_than_the_screen(office: Office) -> None:
    dialog = _new(office, dashboard(office))
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    assert dialog.verb_button.isVisible()
    dialog.reject()


def test_escape_leaves_all_as_it_was(office: Office) -> None:
    screen = dashboard(office)
    dialog = _edit(office, screen, "draft")
    _enter(dialog, title="Gone", width="100")
    dialog.reject()
    office.settle()
    assert office.desk.rows(Widget) == []


def test_moving_by_the_dialog_moves_no_others(office: Office) -> None:
    office.desk.do(MoveWidget(widget_id=default_id(office, "draft"), sort_key="0"))
    screen = dashboard(office)
    before = keys(screen)
    dialog = _edit(office, screen, "draft")
    _enter(dialog, place="8")
    _save(office, dialog)
    assert keys(screen) == [*before[1:], "draft"]
    assert [row.key for row in office.desk.rows(Widget)] == ["draft"]


def test_the_palette_and_menu_offer_to_add_a_search(office: Office) -> None:
    dashboard(office)
    screen = office.open(TransactionsScreen, Route("transactions"))
    assert f"action.{ActionKey.ADD_TO_DASHBOARD}" in [one.objectName() for one in screen.screen_actions()]


def test_removed_ones_do_not_count_among_the_places(office: Office) -> None:
    office.desk.do(RemoveWidget(widget_id=default_id(office, "draft")))
    screen = dashboard(office)
    dialog = _edit(office, screen, "waiting_plus")
    assert dialog.form.values()["place"] == "1"
    dialog.reject()
