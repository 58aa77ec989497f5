# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Acts on many rows: what each will do and why one cannot, what became of each, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.errors import OutageError
from desktop_b2b.services.queries import ListTransactions, TransactionRow
from tests.gui.screens_general.stage import Office, office_in
from tests.sync_flows.trade import Trade
from ui.actions import ActionKey
from ui.bulk.dialog import BulkDialog
from ui.bulk.plan import MOST, Fate
from ui.executors import Executors
from ui.screens.transactions.acts import ACTS, FITS
from ui.screens.transactions.pages import PAGE
from ui.screens.transactions.papers import PapersJob
from ui.screens.transactions.screen import TransactionsScreen
from ui.shell.screen import Route
from ui.theme import Theme


def _list(office: Office) -> TransactionsScreen:
    office.start()
    return office.open(TransactionsScreen, Route("transactions"))


def _select(screen: TransactionsScreen, *ids: str) -> None:
    selection, flags = screen.table.selectionModel(), QItemSelectionModel.SelectionFlag
    screen.table.clearSelection()
    for row_id in ids:
        selection.select(screen.model.index(screen.model.find(row_id), 0), flags.Select | flags.Rows)


def _act(office: Office, screen: TransactionsScreen, key: ActionKey) -> BulkDialog:
    screen.commands.acts[key].trigger()
    office.settle()
    assert screen.commands.dialog is not None
    return screen.commands.dialog


def _fates(dialog: BulkDialog) -> dict[str, Fate]:
    return {key: step.fate for key, step in dialog.steps.items()}


def _states(office: Office) -> dict[str, str]:
    return {row.id: row.state for row in office.ask(ListTransactions()).rows}


def _ordered(office: Office) -> Trade:
    """A request of which something is ordered, and its order."""
    trade = Trade(office.world, office.shop)
    trade.save()
    trade.send()
    office.shop.sync()
    north = office.world.desk("north")
    north.sync()
    trade.answer(north, "north", "4.20")
    north.sync()
    office.shop.sync()
    trade.assign()
    trade.order()
    office.shop.sync()
    return trade


def _pages(path: Path) -> int:
    """How many pages a PDF has, in the words of another library."""
    open_pdf: Any = pypdfium2.PdfDocument
    paper = open_pdf(path)
    try:
        return len(paper)
    finally:
        paper.close()


# ------------------------------------------------------------ preview and outcome


def test_ux_23_each_row_says_what_it_will_do_or_why_it_cannot(office: Office) -> None:
    draft, sent = office.draft(), office.send()
    screen = _list(office)
    _select(screen, draft, sent)
    dialog = _act(office, screen, ActionKey.DELETE)
    assert _fates(dialog) == {draft: Fate.WILL, sent: Fate.CANNOT}
    notes = {step.key: step.note for step in dialog.steps.values()}
    assert notes == {draft: "The draft will be deleted", sent: "Only drafts can be deleted"}
    assert dialog.summary.text() == "It can be done to 1 of 2. Nothing has happened yet."
    assert dialog.verb_button.text() == "Delete 1"
    before = _states(office)
    dialog.reject()
    office.settle()
    assert _states(office) == before


def test_ux_23_reasons_are_the_handlers_own(office: Office) -> None:
    sent = office.send()
    screen = _list(office)
    _select(screen, sent)
    dialog = _act(office, screen, ActionKey.CLOSE_REQUEST)
    assert dialog.steps[sent].note == "Nothing of this request is ordered. Cancel it instead."
    assert not dialog.verb_button.isEnabled()
    assert dialog.summary.text() == "This can be done to none of them."
    dialog.accept()
    office.settle()
    assert _fates(dialog) == {sent: Fate.CANNOT}


def test_ux_23_the_outcome_of_each_row_is_reported_and_undone(office: Office) -> None:
    first, second = office.draft(), office.draft()
    screen = _list(office)
    _select(screen, first, second)
    dialog = _act(office, screen, ActionKey.DELETE)
    # Meanwhile one of them is deleted elsewhere.
    office.shop.do(c.DeleteDraft(request_id=second))
    dialog.verb_button.click()
    office.settle()
    assert _fates(dialog) == {first: Fate.DONE, second: Fate.REFUSED}
    assert dialog.summary.text() == "1 deleted, 1 refused."
    assert dialog.steps[second].note == "The request is “deleted”: this cannot be done now."
    assert screen.model.rows == [], "what one did oneself goes at once"
    dialog.undo_button.click()
    office.settle()
    assert _fates(dialog) == {first: Fate.UNDONE, second: Fate.REFUSED}
    assert _states(office) == {first: "draft"}
    assert dialog.undo_button.isHidden()


def test_ux_23_requests_are_closed_and_opened_again(office: Office) -> None:
    trade = _ordered(office)
    office.shop.do(c.ReopenRequest(request_id=trade.request_id))
    screen = _list(office)
    _select(screen, trade.request_id)
    dialog = _act(office, screen, ActionKey.CLOSE_REQUEST)
    dialog.accept()
    office.settle()
    assert _states(office)[trade.request_id] == "closed"
    dialog.undo()
    office.settle()
    assert _states(office)[trade.request_id] == "partially_ordered"


def test_ux_23_what_was_cancelled_is_taken_back_while_it_waits_here(office: Office) -> None:
    first, second = office.send(), office.send()
    screen = _list(office)
    _select(screen, first, second)
    dialog = _act(office, screen, ActionKey.CANCEL_DOCUMENTS)
    assert dialog.steps[first].note == "Will be cancelled; 2 partners will be told"
    dialog.accept()
    office.settle()
    assert set(_states(office).values()) == {"cancelled"}
    dialog.undo()
    office.settle()
    assert _fates(dialog) == {first: Fate.UNDONE, second: Fate.UNDONE}
    assert set(_states(office).values()) == {"waiting"}
    _select(screen, first)
    dialog.reject()
    dialog = _act(office, screen, ActionKey.CANCEL_DOCUMENTS)
    dialog.accept()
    office.settle()
    office.shop.sync()
    dialog.undo()
    office.settle()
    assert dialog.steps[first].fate is Fate.DONE
    assert dialog.steps[first].note == "It is with the others already."


def test_ux_23_copies_are_made_and_taken_away(office: Office) -> None:
    draft, sent = office.draft(), office.send()
    screen = _list(office)
    _select(screen, draft, sent)
    dialog = _act(office, screen, ActionKey.DUPLICATE)
    assert dialog.steps[draft].note == "A new draft with 1 item"
    dialog.accept()
    office.settle()
    assert len(_states(office)) == 4
    dialog.undo()
    office.settle()
    assert set(_states(office)) == {draft, sent}


def test_stop_leaves_the_rest_as_it_is(office: Office) -> None:
    ids = [office.draft() for _each in range(3)]
    screen = _list(office)
    _select(screen, *ids)
    dialog = _act(office, screen, ActionKey.DELETE)
    dialog.model.dataChanged.connect(lambda *_what: dialog.reject())
    dialog.accept()
    office.settle()
    assert sorted(_fates(dialog).values()) == [Fate.DONE, Fate.LEFT, Fate.LEFT]
    assert len(_states(office)) == 2
    assert dialog.summary.text() == "1 deleted, 2 as before."


def test_a_full_disk_ends_it_and_says_so(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [office.draft() for _each in range(3)]
    screen = _list(office)
    _select(screen, *ids)
    dialog = _act(office, screen, ActionKey.DELETE)
    real, calls = office.desk.store.execute_all, []

    def execute(cmds: object) -> object:
        calls.append(cmds)
        if len(calls) == 2:
            raise OutageError("disk.failed", "The database could not be written: it is full")
        return real(cmds)  # type: ignore[arg-type]  # commands

    monkeypatch.setattr(office.desk.store, "execute_all", execute)
    dialog.accept()
    office.settle()
    assert sorted(_fates(dialog).values()) == [Fate.DONE, Fate.LEFT, Fate.LEFT]
    assert len(calls) == 2


# ------------------------------------------------------------ what is offered


def test_commands_are_enabled_as_the_selection_allows(office: Office) -> None:
    draft, sent = office.draft(), office.send()
    screen = _list(office)
    acts = screen.commands.acts
    assert ActionKey.ACCEPT_ORDERS not in acts
    screen.table.clearSelection()
    assert not any(action.isEnabled() for action in acts.values())
    _select(screen, draft)
    assert {key for key, action in acts.items() if action.isEnabled()} == {
        ActionKey.DUPLICATE,
        ActionKey.DELETE,
    }
    _select(screen, draft, sent)
    assert [button.text() for button in screen.footer.buttons] == [
        "Duplicate",
        "Close request",
        "Delete draft",
    ]
    others = {ActionKey.PRINT, ActionKey.PICKING_LISTS, ActionKey.CREATE_ORDERS}
    assert set(ACTS) | others == set(FITS)


def test_a_suppliers_orders_are_accepted_together(tmp_path: Path, theme: Theme) -> None:
    with office_in(tmp_path, theme, company="north") as office:
        _ordered(office)
        office.desk.sync()
        screen = _list(office)
        (order,) = [row for row in screen.model.rows if row.kind == "order"]
        assert ActionKey.CLOSE_REQUEST not in screen.commands.acts
        _select(screen, *(row.id for row in screen.model.rows))
        dialog = _act(office, screen, ActionKey.ACCEPT_ORDERS)
        assert _fates(dialog)[order.id] is Fate.WILL
        assert list(_fates(dialog).values()).count(Fate.CANNOT) == len(screen.model.rows) - 1
        dialog.accept()
        office.settle()
        assert _states(office)[order.id] == "accepted"


# ------------------------------------------------------------ everything


def test_ux_18_everything_is_selected_beyond_the_loaded_pages(office: Office) -> None:
    for _each in range(PAGE + 20):
        office.draft()
    screen = _list(office)
    screen.table.selectAll()
    office.settle()
    assert screen.table.everything
    assert office.window.selection_fact.text() == f"{PAGE + 20} of {PAGE + 20} selected"
    dialog = _act(office, screen, ActionKey.DELETE)
    assert len(dialog.steps) == PAGE + 20
    dialog.reject()
    screen.model.fetchMore()
    office.settle()
    assert len(screen.table.selected_numbers()) == PAGE + 20, "rows that come belong to it"
    screen.table.selectRow(0)
    assert not screen.table.everything


def test_too_many_are_no_selection(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _list(office)
    row = _row(office)

    async def gather(most: int) -> list[TransactionRow]:
        assert most == MOST + 1
        return [row] * most

    monkeypatch.setattr(screen.commands, "_gather", gather)
    screen.commands.act(ActionKey.DELETE)
    office.settle()
    assert screen.commands.dialog is None
    assert office.toast.message.fact == "More than 1,000 documents are selected"


def _row(office: Office) -> TransactionRow:
    office.draft()
    return office.ask(ListTransactions()).rows[0]


# ------------------------------------------------------------ papers


def test_ux_62_slips_of_several_documents_make_one_pdf(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    with office_in(tmp_path, theme, company="north") as office:
        trade = _ordered(office)
        office.desk.sync()
        trade.ship(office.desk)
        screen = _list(office)
        rows = {row.kind: row.id for row in screen.model.rows}
        _select(screen, *rows.values())
        dialog = _act(office, screen, ActionKey.PRINT)
        assert _fates(dialog) == {
            rows["inquiry"]: Fate.CANNOT,
            rows["order"]: Fate.WILL,
            rows["shipment"]: Fate.WILL,
        }
        dialog.accept()
        office.settle()
        chooser = screen.findChild(QFileDialog)
        assert isinstance(chooser, QFileDialog)
        chooser.fileSelected.emit(str(tmp_path / "slips.pdf"))
        office.settle()
        assert office.toast.message.fact == "2 papers in one PDF"
        assert _pages(tmp_path / "slips.pdf") == 2


def test_papers_are_made_off_the_windows_thread_and_can_be_cancelled(
    tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    with office_in(tmp_path, theme, company="north") as office:
        trade = _ordered(office)
        office.desk.sync()
        trade.ship(office.desk)
        office.start()
        (row,) = office.ask(ListTransactions(query="kind:shipment")).rows
        context = office.window.context
        assert context is not None
        at_once, threads = office.tasks._made, Executors.threads()
        office.tasks._made = threads
        try:
            job = PapersJob(context, "Slips", tmp_path / "many.pdf", [row] * 12, slips=True)
            job.start()
            qtbot.waitUntil(lambda: (tmp_path / "many.pdf").exists() and not office.tasks.busy)
            stopped = PapersJob(context, "Slips", tmp_path / "none.pdf", [row] * 12, slips=True)
            stopped.cancel()
            stopped.start()
            qtbot.waitUntil(lambda: office.toast.message.fact == "Cancelled")
        finally:
            office.tasks._made = at_once
            threads.shutdown()
        assert _pages(tmp_path / "many.pdf") == 12
        assert list(tmp_path.glob("*none.pdf*")) == []
