# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Saved views: kept, changed, pinned, shared, deleted and taken back, on one machine and on two."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop_b2b.clock import MINUTE
from desktop_b2b.domain.commands import views as v
from desktop_b2b.services.queries import Dashboard, ListIssues, ListViews, ViewItem
from tests.gui.screens_general.stage import Office
from tests.sync_flows.world import new_id
from ui.screens.dashboard.dialog import WidgetDialog
from ui.screens.issues.decision import MINE
from ui.screens.issues.screen import IssuesScreen
from ui.screens.transactions.screen import TransactionsScreen
from ui.screens.transactions.view_dialogs import NameDialog, ViewsDialog
from ui.shell.navigation import view_key
from ui.shell.screen import Route


def _list(office: Office, **params: Any) -> TransactionsScreen:
    office.start()
    return office.open(TransactionsScreen, Route.to("transactions", **params))


def _views(office: Office) -> dict[str, ViewItem]:
    return {view.name: view for view in office.ask(ListViews())}


def _keep(office: Office, name: str = "Late", query: str = "is:overdue", **more: Any) -> str:
    row_id = new_id()
    office.shop.do(v.SaveView(view_id=row_id, name=name, query=query, **more))
    return row_id


def _name(screen: TransactionsScreen, name: str, *, pinned: bool = True, shared: bool = False) -> None:
    dialog = screen.bar.dialog
    assert isinstance(dialog, NameDialog)
    dialog.name.setText(name)
    dialog.pinned.setChecked(pinned)
    dialog.shared.setChecked(shared)
    dialog.accept()


def test_ux_17_a_search_is_saved_with_sort_and_columns_and_pinned(office: Office) -> None:
    office.draft()
    screen = _list(office)
    screen.asking.put("status:draft lines:>=1")
    screen.table.columns.hide(screen.model.place_of("recipient"))
    screen.model.set_sort([("number", True)])
    office.settle()
    assert screen.bar.save_new.isVisible()
    screen.bar.save_as()
    _name(screen, "My drafts")
    office.settle()
    view = _views(office)["My drafts"]
    assert (view.query, view.sort, view.pinned) == ("status:draft lines:>=1", ("number",), True)
    assert "recipient" not in [piece.partition(":")[0] for piece in view.columns]
    assert screen.title() == "My drafts"
    assert not screen.keeper.is_changed
    assert office.window.navigation is not None
    button = office.window.navigation.button(view_key(view.id))
    assert button.isChecked()
    assert button.isVisible()
    assert screen.model.sort_order == (("number", True),)


def test_ux_17_a_pinned_view_says_how_many_it_finds_and_goes_on_saying_it(office: Office) -> None:
    office.draft()
    all_of_them = _keep(office, "Mine", "status:draft", pinned=True)
    late = _keep(office, "Late", "due:<1h", pinned=True)
    office.start()
    navigation = office.window.navigation
    assert navigation is not None
    drafts, due = navigation.button(view_key(all_of_them)), navigation.button(view_key(late))
    assert (drafts.accessibleName(), due.accessibleName()) == ("Mine, 1", "Late, 0")
    office.draft()
    office.send(minutes=90)
    office.settle()
    assert (drafts.accessibleName(), due.accessibleName()) == ("Mine, 2", "Late, 0")
    office.world.clock.advance(31 * MINUTE)
    office.tick()
    assert due.accessibleName() == "Late, 1", "time alone brings it there"
    office.shop.do(v.SaveView(view_id=all_of_them, query="kind:request"))
    office.settle()
    assert navigation.button(view_key(all_of_them)).accessibleName() == "Mine, 3"
    office.shop.do(v.SaveView(view_id=all_of_them, pinned=False))
    office.settle()
    assert [one.id for one in office.window.context.feeds.view_counts] == [late]  # type: ignore[union-attr]  # signed in


def test_a_view_opens_from_the_navigation_as_it_was_left(office: Office) -> None:
    office.draft(retailer_order_number="B")
    office.draft(retailer_order_number="A")
    view_id = _keep(office, "Mine", "status:draft", sort=("reference",), columns=("number:140", "reference"))
    screen = _list(office)
    assert office.window.navigation is not None
    office.window.navigation.button(view_key(view_id)).click()
    office.settle()
    assert screen.filter.text() == "status:draft"
    assert [row.reference for row in screen.model.rows] == ["A", "B"]
    shown = [screen.model.columns[place].key for place in screen.table.columns.shown()]
    assert shown == ["number", "reference"]
    screen.clear_all()
    office.settle()
    assert screen.title() == "Transaction search"
    assert len(screen.table.columns.shown()) > 2, "the other searches keep their columns"


def test_ux_15_columns_of_a_view_are_kept_without_being_asked(office: Office) -> None:
    view_id = _keep(office)
    screen = _list(office, saved=view_id)
    screen.table.columns.hide(screen.model.place_of("recipient"))
    assert not screen.keeper.is_changed
    screen.keeper.flush()
    office.settle()
    kept = _views(office)["Late"].columns
    assert kept
    assert not any(piece.startswith("recipient") for piece in kept)


def test_a_changed_view_says_so_and_is_saved_or_left(office: Office) -> None:
    view_id = _keep(office)
    screen = _list(office, saved=view_id)
    assert not screen.bar.mark.isVisible()
    screen.asking.put("is:overdue total:>100")
    office.settle()
    assert screen.bar.mark.isVisible()
    assert screen.title() == "Late"
    screen.bar.save.click()
    office.settle()
    assert _views(office)["Late"].query == "is:overdue total:>100"
    assert not screen.bar.mark.isVisible()
    office.toast.undo()
    office.settle()
    assert _views(office)["Late"].query == "is:overdue"
    assert screen.filter.text() == "is:overdue"


def test_another_sort_changes_a_view_too(office: Office) -> None:
    view_id = _keep(office)
    screen = _list(office, saved=view_id)
    screen.table.click_heading(screen.model.place_of("number"))
    office.settle()
    assert screen.keeper.is_changed
    screen.bar.to_save.trigger()
    office.settle()
    assert _views(office)["Late"].sort == ("number",)
    assert not screen.keeper.is_changed


def test_ux_17_a_view_is_renamed_duplicated_and_deleted_with_undo(office: Office) -> None:
    view_id = _keep(office)
    screen = _list(office, saved=view_id)
    view = _views(office)["Late"]
    screen.acts.rename(view, "Too late")
    office.settle()
    assert screen.title() == "Too late"
    screen.acts.duplicate(_views(office)["Too late"])
    office.settle()
    assert {"Too late", "Copy of Too late"} <= set(_views(office))
    screen.acts.delete(_views(office)["Too late"])
    office.settle()
    assert "Too late" not in _views(office)
    assert screen.keeper.item is None
    assert screen.filter.text() == "is:overdue", "what is looked for stays"
    office.toast.undo()
    office.settle()
    assert _views(office)["Too late"].id == view_id


def test_ux_17_a_view_is_shared_and_no_longer(office: Office) -> None:
    view_id = _keep(office)
    screen = _list(office, saved=view_id)
    screen.acts.share(_views(office)["Late"])
    office.settle()
    view = _views(office)["Late"]
    assert view.shared_view_id is not None
    assert view.author
    assert screen.bar.note.text == f"Shared by {view.author}"
    screen.acts.withdraw(view)
    office.settle()
    assert _views(office)["Late"].shared_view_id is None
    office.toast.undo()
    office.settle()
    assert _views(office)["Late"].author == view.author


def test_a_new_view_may_be_shared_at_once(office: Office) -> None:
    screen = _list(office)
    screen.asking.put("is:overdue")
    screen.asking.put("is:overdue total:>5")
    screen.bar.save_as()
    _name(screen, "For all", pinned=False, shared=True)
    office.settle()
    view = _views(office)["For all"]
    assert view.shared_view_id is not None
    assert not view.pinned
    assert office.window.navigation is not None
    assert office.window.navigation.button("transactions").isChecked(), "what it stands under"


def test_a_view_without_a_name_is_not_saved(office: Office) -> None:
    screen = _list(office)
    screen.bar.save_as()
    _name(screen, "   ")
    dialog = screen.bar.dialog
    assert isinstance(dialog, NameDialog)
    assert dialog.trouble.isVisible()
    assert _views(office) == {}


def test_views_are_put_in_order_pinned_and_opened_in_their_list(office: Office) -> None:
    first, second = _keep(office, "First"), _keep(office, "Second", "status:draft")
    screen = _list(office)
    dialog = screen.bar.open_views()
    assert isinstance(dialog, ViewsDialog)
    assert [view.name for view in dialog.model.rows] == ["First", "Second"]
    said = [dialog.model.cell(row, dialog.model.place_of("query")).text for row in range(2)]
    assert said == ["Overdue", "Status: Draft"], "what a view looks for, in words"
    dialog.view.select_key(second)
    dialog.view.alt_pressed.emit(-1)
    office.settle()
    assert [view.id for view in dialog.model.rows] == [second, first]
    assert dialog.current is not None
    assert dialog.current.id == second, "the cursor goes with it"
    dialog.model.check_toggled.emit(dialog.current, "pinned", False)
    office.settle()
    assert not _views(office)["Second"].pinned
    dialog.accept()
    office.settle()
    assert screen.title() == "Second"


@pytest.mark.parametrize("query", ["colour:blue", "status:teleported"])
def test_a_view_of_a_newer_version_says_so_and_keeps_its_text(office: Office, query: str) -> None:
    view_id = _keep(office)
    office.shop.store.answer(ListViews())
    screen = _list(office)
    newer = [_newer(view, query) if view.id == view_id else view for view in office.ask(ListViews())]
    screen.context.feeds._on_views(newer)
    screen.keeper.open(view_id)
    office.settle()
    assert screen.filter.text() == query
    assert screen.top.trouble.isVisible()
    assert not screen.bar.to_save.isEnabled()
    assert not screen.keeper.is_changed
    assert _views(office)["Late"].query == "is:overdue", "nothing was written"


def _newer(view: ViewItem, query: str) -> ViewItem:
    """A view as a newer version of the program would have left it."""
    import msgspec

    from desktop_b2b.errors import UserError
    from desktop_b2b.services.queries import Problem
    from desktop_b2b.services.search import canonical

    with pytest.raises(UserError) as refusal:
        canonical(query, "query")
    return msgspec.structs.replace(view, query=query, problem=Problem.of(refusal.value))


def test_a_view_that_is_gone_says_so(office: Office) -> None:
    screen = _list(office, saved=new_id())
    assert office.toast.message.fact == "This view is not here any more"
    assert screen.title() == "Transaction search"


def test_what_another_machine_saved_is_shown(office: Office) -> None:
    view_id = _keep(office)
    office.shop.sync()
    screen = _list(office, saved=view_id)
    other = office.world.desk("shop")
    other.sync()
    other.do(v.SaveView(view_id=view_id, query="status:draft", name="Drafts"))
    other.sync()
    office.shop.sync()
    office.settle()
    assert screen.filter.text() == "status:draft"
    assert screen.title() == "Drafts"


def test_ones_own_change_is_not_overwritten_by_another_machine(office: Office) -> None:
    view_id = _keep(office)
    office.shop.sync()
    screen = _list(office, saved=view_id)
    screen.asking.put("is:overdue mugs")
    other = office.world.desk("shop")
    other.sync()
    other.do(v.SaveView(view_id=view_id, query="status:draft"))
    other.sync()
    office.shop.sync()
    office.settle()
    assert screen.filter.text() == "is:overdue mugs"
    assert screen.bar.mark.isVisible()


def test_a_view_that_was_left_opens_again_from_its_entry(office: Office) -> None:
    view_id = _keep(office)
    screen = _list(office)
    assert office.window.navigation is not None
    entry = office.window.navigation.button(view_key(view_id))
    entry.click()
    office.settle()
    screen.clear_all()
    office.settle()
    assert screen.title() == "Transaction search"
    entry.click()
    office.settle()
    assert screen.title() == "Late"
    screen.asking.put("is:overdue mugs")
    entry.click()
    office.settle()
    assert screen.filter.text() == "is:overdue mugs", "a changed view keeps its change"


def test_one_view_changed_on_two_machines_offline_ends_in_words_and_loses_nothing(office: Office) -> None:
    view_id = _keep(office)
    office.shop.sync()
    other = office.world.desk("shop")
    other.sync()
    screen = _list(office, saved=view_id)
    screen.asking.put("is:overdue total:>100")
    office.settle()
    screen.bar.to_save.trigger()
    office.settle()
    other.do(v.SaveView(view_id=view_id, query="is:overdue partner:north"))
    other.sync()
    office.shop.sync()
    office.shop.sync()
    office.settle()
    issues = office.open(IssuesScreen, Route("issues"))
    assert issues.decision is not None
    assert issues.title() == "A saved view was changed in two places"
    (clash,) = issues.decision.clashes
    assert (clash.name, clash.mine, clash.theirs) == (
        "query",
        "is:overdue total:>100",
        "is:overdue partner:north",
    )
    issues._choose_all(MINE)
    issues.use.click()
    office.settle()
    office.shop.sync()
    office.settle()
    assert _views(office)["Late"].query == "is:overdue total:>100"
    assert office.ask(ListIssues()) == []


def test_s2_52_a_view_goes_to_the_dashboard_with_its_name_search_and_order(office: Office) -> None:
    view_id = _keep(office, "Too late", "is:overdue", sort=("-total",))
    screen = _list(office, saved=view_id)
    screen.add.click()
    office.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, WidgetDialog)
    dialog.accept()
    office.settle()
    (widget,) = [state for state in office.ask(Dashboard()) if not state.is_default]
    assert (widget.title, widget.query, widget.sort) == ("Too late", "is:overdue", ("-total",))


def test_ux_41_a_widget_opens_its_search_in_its_order_and_back_leads_home(office: Office) -> None:
    office.draft(retailer_order_number="B")
    office.draft(retailer_order_number="A")
    office.start()
    route = Route.to("transactions", query="status:draft", sort=("reference",))
    screen = office.open(TransactionsScreen, route)
    assert screen.filter.text() == "status:draft"
    assert [row.reference for row in screen.model.rows] == ["A", "B"]
    office.window.back()
    office.settle()
    assert office.front.route.screen == "dashboard"


def test_a_view_made_this_moment_opens_before_the_window_has_heard_of_it(office: Office) -> None:
    screen = _list(office)
    screen.context.feeds.views = []
    view_id = _keep(office)
    office.window.open(Route.to("transactions", saved=view_id))
    office.tasks.settle()
    assert screen.title() == "Late"
    assert office.window.toasts.toasts == []
