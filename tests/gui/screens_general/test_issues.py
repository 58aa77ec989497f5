# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Sync issues: both sides by field, a decision that becomes a command, refusals in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.commands.account import ResolveIssue, UpdateOrganisation
from desktop_b2b.services.queries import (
    GetBuffer,
    GetOrganisation,
    GetRequest,
    GetSyncStatus,
    IssueView,
    ListIssues,
    ListOutbox,
)
from tests.gui.screens_general.stage import Office
from tests.sync_flows.world import Desk
from ui.bulk.plan import Fate
from ui.screens.issues.decision import MINE, THEIRS, Decision
from ui.screens.issues.screen import IssuesScreen
from ui.screens.issues.typed import typed_again
from ui.screens.issues.words import FIELDS, field_word, value_word
from ui.screens.request.editing import DraftEditor
from ui.shell.frame import ScreenFrame
from ui.shell.issue_notice import IssueNotice
from ui.shell.screen import Route

ID, LINE = "0" * 32, "1" * 32


def _issue(command: str, body: dict[str, Any], fields: list[dict[str, Any]], **more: Any) -> IssueView:
    values: dict[str, Any] = {"kind": "conflict", "made_at": 0, "code": "conflict", "text": "Changed."}
    issue = e.SyncIssue(
        id=ID,
        owner_id=ID,
        user_id=ID,
        command=command,
        body=json.dumps(body),
        fields=json.dumps(fields),
        **(values | more),
    )
    return IssueView(issue=issue, number="V1-0001", fields=fields)


def _field(table: str, row: str, name: str, base: Any, mine: Any, theirs: Any) -> dict[str, Any]:
    return {"table": table, "row_id": row, "field": name, "base": base, "mine": mine, "theirs": theirs}


def _draft_conflict() -> Decision:
    body = {
        "request_id": ID,
        "company": "Mine Ltd",
        "city": "Leeds",
        "lines": [{"id": LINE, "quantity": "120", "sku": "MUG"}],
    }
    fields = [
        _field("request", ID, "company", "Old Ltd", "Mine Ltd", "Their Ltd"),
        _field("request_line", LINE, "quantity", "80", "120", "100"),
    ]
    return Decision.of(_issue("SaveDraft", body, fields))


def test_the_harmless_choice_is_suggested() -> None:
    fields = [
        _field("request", ID, "company", "Old", "Mine", "Theirs"),
        _field("request", ID, "city", "Old", "Mine", "Old"),
    ]
    decision = Decision.of(_issue("SaveDraft", {"request_id": ID, "company": "Mine", "city": "Mine"}, fields))
    assert decision.choices == {0: THEIRS, 1: MINE}


def test_all_theirs_only_closes_the_issue() -> None:
    decision = _draft_conflict()
    decision.choose_all(THEIRS)
    assert decision.commands() == (ResolveIssue(issue_id=ID, resolution="keep_theirs"),)


def test_all_mine_gives_the_command_again() -> None:
    decision = _draft_conflict()
    decision.choose_all(MINE)
    resolve, again = decision.commands()
    assert resolve == ResolveIssue(issue_id=ID, resolution="keep_mine")
    assert again == decision.again()


def test_a_mixture_leaves_out_what_is_theirs() -> None:
    decision = _draft_conflict()
    assert decision.can_mix
    decision.choose(0, MINE)
    decision.choose(1, THEIRS)
    resolve, again = decision.commands()
    assert resolve == ResolveIssue(issue_id=ID, resolution="edited")
    assert again == c.SaveDraft(
        request_id=ID, company="Mine Ltd", city="Leeds", lines=(c.LinePatch(id=LINE, sku="MUG"),)
    )
    assert [decision.result(0), decision.result(1)] == ["Mine Ltd", "100"]


def test_fields_that_do_not_stand_by_themselves_are_decided_together() -> None:
    fields = [
        _field("request", ID, "state", "waiting", "closed", "cancelled"),
        _field("request", ID, "closed_at", None, 1, None),
    ]
    decision = Decision.of(_issue("CloseRequest", {"request_id": ID}, fields))
    assert not decision.can_mix
    decision.choose(0, MINE)
    assert set(decision.choices.values()) == {MINE}


def test_fields_and_values_are_business_words() -> None:
    assert field_word("note_to_suppliers") == "Note to suppliers"
    assert field_word("something_new") == "Something new"
    assert value_word("company", "", "UTC", 0) == "–"
    assert value_word("quantity", "1200", "UTC", 0) == "1,200"
    assert value_word("shipping_required", True, "UTC", 0) == "Yes"
    assert value_word("needed_by", 3_600_000, "UTC", 0) == "Today 01:00"
    assert value_word("partner_ids", ["a", "b"], "UTC", 0) == "2 entries"


def test_every_field_that_a_command_can_set_has_a_word() -> None:
    from desktop_b2b.domain.commands import commands

    unknown = set()
    for kind in commands().values():
        if kind.EDITS:
            unknown |= {
                name for name in kind.__struct_fields__ if not name.endswith("_id") and name not in FIELDS
            }
    parts = {
        *("lines", "removed_lines", "partners", "assignments", "boxes", "packed", "contacts", "products"),
        *("terms", "rules", "cuts", "customs"),
    }
    assert unknown <= parts | {
        "source",
        "update",
        "preference",
        "gtin",
        "parent_id",
        "change_order_authorised",
    }


# ---------------------------------------------------------------- with the real server


def _second_desk(office: Office) -> Desk:
    office.world.add_user("shop", "ravi@example.com", role="account_manager")
    return office.world.desk("shop", email="ravi@example.com")


@pytest.fixture
def clash(office: Office) -> Callable[[], IssuesScreen]:
    """Two colleagues changed the city; the window shows the issue."""

    def make() -> IssuesScreen:
        other = _second_desk(office)
        company = office.desk.company
        office.desk.do(UpdateOrganisation(organisation_id=company, city="Bremen", region="North"))
        other.do(UpdateOrganisation(organisation_id=company, city="Leeds"))
        other.sync()
        office.desk.sync()
        office.desk.sync()
        office.start()
        return office.open(IssuesScreen, Route("issues"))

    return make


def test_a_conflict_shows_both_sides_with_who_and_when(
    office: Office, clash: Callable[[], IssuesScreen]
) -> None:
    screen = clash()
    assert screen.decision is not None
    assert screen.decision.is_conflict
    assert screen.title() == "Company was changed in two places"
    clash_fields = {x.name: (x.mine, x.theirs) for x in screen.decision.clashes}
    assert clash_fields["city"] == ("Bremen", "Leeds")
    assert "ravi" in screen._sentence(screen.decision)
    assert screen.use.isVisible()
    assert not screen.retry.isVisible()


def test_keeping_mine_gives_it_again_and_settles(office: Office, clash: Callable[[], IssuesScreen]) -> None:
    screen = clash()
    assert office.ask(GetOrganisation()).city == "Leeds"
    screen._choose_all(MINE)
    screen.use.click()
    office.settle()
    assert office.ask(GetOrganisation()).city == "Bremen"
    office.desk.sync()
    office.desk.sync()
    office.settle()
    assert office.ask(GetOrganisation()).city == "Bremen"
    assert office.ask(ListIssues()) == []
    assert screen.decision is None
    assert screen.title() == "Sync issues"


def test_keeping_theirs_changes_nothing_and_settles(
    office: Office, clash: Callable[[], IssuesScreen]
) -> None:
    screen = clash()
    screen._choose_all(THEIRS)
    screen.use.click()
    office.settle()
    office.desk.sync()
    assert office.ask(GetOrganisation()).city == "Leeds"
    assert office.ask(ListIssues()) == []
    assert office.ask(GetSyncStatus()).issues == 0


def test_deciding_later_loses_nothing(office: Office, clash: Callable[[], IssuesScreen]) -> None:
    screen = clash()
    screen.later.click()
    office.settle()
    assert office.front.route.screen == "dashboard"
    assert len(office.ask(ListIssues())) == 1
    assert office.window.status.sentence.text().endswith("1 sync issue needs you.")


def _refused(office: Office) -> IssuesScreen:
    """The shop closes a request's draft that a colleague deleted meanwhile."""
    draft = office.draft()
    office.shop.sync()
    other = _second_desk(office)
    office.desk.do(c.SendRequest(request_id=draft))
    other.do(c.DeleteDraft(request_id=draft))
    other.sync()
    office.desk.sync()
    office.desk.sync()
    office.start()
    return office.open(IssuesScreen, Route("issues"))


def test_a_refusal_says_why_and_can_be_withdrawn(office: Office) -> None:
    screen = _refused(office)
    assert screen.decision is not None
    assert not screen.decision.is_conflict
    assert screen.title().startswith("Refused: Send the request")
    assert screen.retry.isVisible()
    assert not screen.use.isVisible()
    screen.withdraw.click()
    office.settle()
    office.desk.sync()
    assert office.ask(ListIssues()) == []


def test_trying_again_that_is_refused_here_keeps_the_issue(office: Office) -> None:
    screen = _refused(office)
    screen.retry.click()
    office.settle()
    assert office.toast.message.stays
    assert len(office.ask(ListIssues())) == 1
    assert [entry.type for entry in office.ask(ListOutbox())] == []


def _many(office: Office) -> IssuesScreen:
    """Two refused requests and a company that was changed in two places."""
    drafts = [office.draft(), office.draft()]
    office.shop.sync()
    other = _second_desk(office)
    company = office.desk.company
    for draft in drafts:
        office.desk.do(c.SendRequest(request_id=draft))
        other.do(c.DeleteDraft(request_id=draft))
    office.desk.do(UpdateOrganisation(organisation_id=company, city="Bremen"))
    other.do(UpdateOrganisation(organisation_id=company, city="Leeds"))
    other.sync()
    office.desk.sync()
    office.desk.sync()
    office.start()
    return office.open(IssuesScreen, Route("issues"))


def test_all_issues_stand_in_a_list_and_one_is_chosen(office: Office) -> None:
    screen = _many(office)
    listing = screen.listing
    assert listing.isVisible()
    assert listing.model.rowCount() == 3
    assert screen.chip.text == "1 of 3 issues"
    last = listing.model.row_at(2)
    listing.table.selectRow(2)
    QTest.keyClick(listing.table, Qt.Key.Key_Return)
    assert screen.decision is not None
    assert screen.decision.issue.id == last.issue.id
    assert set(listing.commands) == set(screen.screen_actions())


def test_a_single_issue_needs_no_list(office: Office) -> None:
    assert not _refused(office).listing.isVisible()


def test_ux_23_several_issues_are_let_go_together(office: Office) -> None:
    screen = _many(office)
    listing = screen.listing
    listing.table.selectAll()
    listing.retry.trigger()
    office.settle()
    assert listing.dialog is not None
    # Trying again is judged beforehand: the drafts are gone.
    assert {step.fate for step in listing.dialog.steps.values()} == {Fate.CANNOT}
    listing.dialog.reject()
    listing.withdraw.trigger()
    office.settle()
    dialog = listing.dialog
    fates = [step.fate for step in dialog.steps.values()]
    assert sorted(fates) == [Fate.CANNOT, Fate.WILL, Fate.WILL]
    dialog.accept()
    office.settle()
    assert dialog.summary.text() == "2 withdrawn, 1 as before."
    assert len(office.ask(ListIssues())) == 1
    dialog.undo()
    office.settle()
    assert len(office.ask(ListIssues())) == 3


# ---------------------------------------------------------------- typed again


def test_what_a_command_said_goes_back_over_nothing_typed_since() -> None:
    command = c.SaveDraft(
        request_id=ID,
        company="Mine Ltd",
        lines=(c.LinePatch(id=LINE, quantity=Decimal(120)),),
        removed_lines=("2" * 32,),
    )
    typed = typed_again(command)
    assert typed is not None
    editor = DraftEditor(ID)
    editor.restore(typed.body)
    assert editor.text("company") == "Mine Ltd"
    patch = editor.patch()
    assert patch is not None
    assert patch.lines[0].quantity == Decimal(120)
    later = DraftEditor(ID)
    later.edit({"company": "Later Ltd", "city": "Hull"})
    both = typed.over(later.buffer())
    assert both is not None
    editor.restore(both)
    assert (editor.text("company"), editor.text("city")) == ("Later Ltd", "Hull")
    assert editor.value(f"lines/{LINE}/quantity") == Decimal(120)


def test_a_form_that_is_kept_whole_does_not_lose_later_typing() -> None:
    line = c.AnswerLineValue(inquiry_line_id=LINE, ready=Decimal(3), price=Decimal(2))
    typed = typed_again(c.SubmitAnswer(inquiry_id=ID, shipping_cost=None, lines=(line,)))
    assert typed is not None
    assert typed.over("") == typed.body
    assert typed.over('{"lines": [], "comment": "later"}') is None
    assert typed_again(c.CloseRequest(request_id=ID)) is None


@pytest.fixture
def draft_clash(office: Office) -> Callable[[], tuple[IssuesScreen, str]]:
    """Two colleagues changed the same field of a draft."""

    def make() -> tuple[IssuesScreen, str]:
        draft = office.draft()
        office.shop.sync()
        other = _second_desk(office)
        office.desk.do(c.SaveDraft(request_id=draft, company="Mine Ltd"))
        other.do(c.SaveDraft(request_id=draft, company="Their Ltd"))
        other.sync()
        office.desk.sync()
        office.desk.sync()
        office.start()
        return office.open(IssuesScreen, Route("issues", draft)), draft

    return make


def test_edit_types_mine_again_and_closes_the_issue(
    office: Office, draft_clash: Callable[[], tuple[IssuesScreen, str]]
) -> None:
    screen, draft = draft_clash()
    assert screen.edit.isVisible()
    screen.edit.click()
    office.settle()
    assert office.front.route == Route("request", draft)
    buffer = office.ask(GetBuffer(kind="request", target_id=draft))
    assert buffer is not None
    assert "Mine Ltd" in buffer.body
    assert office.ask(GetRequest(request_id=draft)).request.company == "Their Ltd"
    assert office.ask(ListIssues()) == []


def _notice(office: Office) -> IssueNotice:
    frame = office.front.parentWidget()
    assert isinstance(frame, ScreenFrame)
    return frame.notice


def test_record_and_dashboard_lead_to_the_issue(
    office: Office, draft_clash: Callable[[], tuple[IssuesScreen, str]]
) -> None:
    screen, draft = draft_clash()
    office.window.open(Route("dashboard"))
    office.settle()
    notice = _notice(office)
    assert notice.isVisible()
    assert notice.banner is not None
    office.window.open(Route("request", draft))
    office.settle()
    notice = _notice(office)
    assert notice.isVisible()
    button = notice.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    button.click()
    office.settle()
    assert office.front is screen
    screen._choose_all(THEIRS)
    screen.use.click()
    office.settle()
    office.window.open(Route("request", draft))
    office.settle()
    assert not _notice(office).isVisible()
