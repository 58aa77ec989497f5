# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Export: this view or everything, in words or codes, behind the window, whole or not at all."""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from python_calamine import load_workbook

from desktop_b2b.clock import MINUTE
from desktop_b2b.documents.tables.model import Field
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import ListTransactions
from tests.gui.screens_general.stage import Office
from ui.executors import Executors
from ui.exporting.dialog import CODES, WORDS, ExportDialog
from ui.exporting.job import ExportJob, Order
from ui.exporting.source import Extent, Part
from ui.screens.outbox.screen import OutboxScreen
from ui.screens.transactions.exporting import codes_of, fields
from ui.screens.transactions.pages import PAGE
from ui.screens.transactions.screen import TransactionsScreen
from ui.shell.screen import Route


def _list(office: Office) -> TransactionsScreen:
    office.start()
    return office.open(TransactionsScreen, Route("transactions"))


def _dialog(office: Office, screen: TransactionsScreen | OutboxScreen) -> ExportDialog:
    command = screen.commands.export if isinstance(screen, TransactionsScreen) else screen.export_command
    command.trigger()
    office.settle()
    dialog = screen.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    return dialog


def _xlsx(path: Path) -> list[list[Any]]:
    return load_workbook(path).get_sheet_by_index(0).to_python()


def _csv(path: Path, separator: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig")), delimiter=separator))


def test_ux_82_what_i_see_is_what_is_written(office: Office, tmp_path: Path) -> None:
    for name in ("=HYPERLINK(1)", "Chez Margaux", "Galerie Hartwig"):
        office.draft(company=name)
        office.world.clock.advance(MINUTE)
    office.send(company="Galerie Hartwig")
    screen = _list(office)
    place = screen.model.place_of
    screen.asking.put("status:draft")
    for key in ("kind", "reference", "deadline", "lines", "total"):
        screen.table.columns.hide(place(key))
    screen.table.columns.move(place("recipient"), -5)
    screen.model.set_sort([("number", True)])
    office.settle()
    dialog = _dialog(office, screen)
    assert dialog.note.text().startswith("3 rows, 5 columns.")
    dialog.export_to(str(tmp_path / "view.xlsx"))
    office.settle()
    rows = _xlsx(tmp_path / "view.xlsx")
    assert rows[0] == ["Ship to", "No.", "Partner", "Status", "Date"]
    assert [row[0] for row in rows[1:]] == ["=HYPERLINK(1)", "Chez Margaux", "Galerie Hartwig"]
    assert [row[1] for row in rows[1:]] == [row.number for row in screen.model.rows]
    assert {row[3] for row in rows[1:]} == {"Draft"}
    assert office.toast.message.fact == "3 rows exported"


def test_ux_82_everything_under_stable_codes(office: Office, tmp_path: Path) -> None:
    for _each in range(3):
        office.draft()
    screen = _list(office)
    screen.asking.put("status:waiting")
    office.settle()
    dialog = _dialog(office, screen)
    dialog.extent.set_current(str(Extent.EVERYTHING))
    dialog.kind.set_current("csv")
    dialog.headings.set_current(CODES)
    dialog.verb_button.click()
    chooser = dialog.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    assert chooser.defaultSuffix() == "csv"
    chooser.fileSelected.emit(str(tmp_path / "all.csv"))
    office.settle()
    rows = _csv(tmp_path / "all.csv")
    assert rows[0][:4] == ["number", "kind", "side", "partner"]
    assert len(rows) == 4
    assert {row[rows[0].index("state")] for row in rows[1:]} == {"draft"}
    assert {row[rows[0].index("id")] for row in rows[1:]} == {
        row.id for row in office.ask(ListTransactions()).rows
    }
    again = _dialog(office, screen)
    assert (again.kind.current, again.headings.current) == ("csv", CODES), "the last choice is remembered"


def test_ux_82_all_pages_are_written_and_what_is_selected_can_be(office: Office, tmp_path: Path) -> None:
    for _each in range(PAGE + 5):
        office.draft()
    screen = _list(office)
    assert screen.model.rowCount() == PAGE
    dialog = _dialog(office, screen)
    dialog.export_to(str(tmp_path / "all.xlsx"))
    office.settle()
    assert len(_xlsx(tmp_path / "all.xlsx")) == PAGE + 6
    screen.table.selectRow(0)
    screen.table.selectAll()
    assert screen.table.everything
    dialog = _dialog(office, screen)
    assert [part.extent for part in dialog._source.parts] == [Extent.VIEW, Extent.EVERYTHING]
    dialog.reject()
    office.settle()
    screen.table.clearSelection()
    for number in (0, 2):
        selection = screen.table.selectionModel()
        flags = selection.SelectionFlag
        selection.select(screen.model.index(number, 0), flags.Select | flags.Rows)
    dialog = _dialog(office, screen)
    dialog.extent.set_current(str(Extent.SELECTED))
    dialog.export_to(str(tmp_path / "some.xlsx"))
    office.settle()
    assert [row[0] for row in _xlsx(tmp_path / "some.xlsx")[1:]] == [
        screen.model.row_at(number).number for number in (0, 2)
    ]


def test_every_column_of_the_list_can_be_written(office: Office) -> None:
    screen = _list(office)
    keys = [column.key for column in screen.model.columns]
    for for_programs in (True, False):
        made = fields(codes_of(keys), for_programs)
        assert len({field.heading for field in made}) == len(made)


def test_the_outbox_is_written_too(office: Office, tmp_path: Path) -> None:
    office.draft()
    office.start()
    screen = office.open(OutboxScreen, Route("outbox"))
    dialog = _dialog(office, screen)
    dialog.kind.set_current("csv")
    dialog.headings.set_current(WORDS)
    dialog.export_to(str(tmp_path / "outbox.csv"))
    office.settle()
    rows = _csv(tmp_path / "outbox.csv")
    assert rows[0] == ["What will happen", "For", "State", "Written"]
    assert rows[1][0].startswith("Save the draft ")


def test_a_french_window_writes_as_the_french_do(office: Office, tmp_path: Path) -> None:
    office.draft(company="Chez Margaux")
    office.start()
    office.window.language.switch("fr")
    office.settle()
    screen = office.open(TransactionsScreen, Route("transactions"))
    dialog = _dialog(office, screen)
    dialog.kind.set_current("csv")
    dialog.export_to(str(tmp_path / "liste.csv"))
    office.settle()
    rows = _csv(tmp_path / "liste.csv", ";")
    assert rows[0][:3] == ["N°", "Type", "Partenaire"]
    assert rows[1][5] == "Brouillon"


def test_what_cannot_be_written_is_said(office: Office, tmp_path: Path) -> None:
    office.draft()
    screen = _list(office)
    dialog = _dialog(office, screen)
    dialog.export_to(str(tmp_path / "nowhere" / "x.xlsx"))
    office.settle()
    assert not (tmp_path / "nowhere").exists()
    dialog = _dialog(office, screen)
    dialog.export_to(str(tmp_path / "x.ods"))
    office.settle()
    assert office.toast.message.code == "export.format"
    assert list(tmp_path.glob("x.*")) == []


# ------------------------------------------------------------ behind the window


def _order(path: Path, pages: Callable[[], Iterator[list[Decimal]]], rows: int) -> Order:
    field = Field[Decimal]("n", lambda row: row)
    return Order(
        "Numbers", Part(Extent.VIEW, rows, 1, lambda _ask: pages(), lambda _codes: [field]), path, True
    )


def test_ux_82_cancel_stops_the_work_and_leaves_no_half_file(
    office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    """On real threads: the writer waits at its third page until Cancel was pressed."""
    office.start()
    reached, go_on = threading.Event(), threading.Event()
    workers: set[str] = set()

    def pages() -> Iterator[list[Decimal]]:
        for number in range(10):
            workers.add(threading.current_thread().name)
            if number == 2:
                reached.set()
                go_on.wait(20)
            yield [Decimal(number)] * 100

    assert office.window.context is not None
    at_once, threads = office.tasks._made, Executors.threads()
    office.tasks._made = threads
    try:
        job = ExportJob(office.window.context, _order(tmp_path / "x.csv", pages, 1000))
        job.start()
        qtbot.waitUntil(reached.is_set)
        job.show_progress()
        job._told.emit(200)
        qtbot.waitUntil(lambda: job.toast is not None and job.toast._far.text() == "200 of 1,000")
        assert job.toast is not None
        job.toast.cancel_button.click()
        go_on.set()
        qtbot.waitUntil(lambda: not office.tasks.busy)
    finally:
        office.tasks._made = at_once
        threads.shutdown()
    assert list(tmp_path.glob("*x.csv*")) == []
    assert office.toast.message.fact == "Cancelled"
    assert workers
    assert threading.main_thread().name not in workers


def test_a_refused_read_is_said_and_leaves_nothing(office: Office, tmp_path: Path) -> None:
    office.start()

    def pages() -> Iterator[list[Decimal]]:
        yield [Decimal(1)]
        raise UserError("query.limit", "A page has 1 to {most} rows.", "limit", most=10)

    assert office.window.context is not None
    ExportJob(office.window.context, _order(tmp_path / "x.csv", pages, 1)).start()
    office.settle()
    assert office.toast.message.code == "query.limit"
    assert list(tmp_path.glob("*x.csv*")) == []


@pytest.mark.parametrize("kept", ["xlsx/words", "csv/codes", "damaged", "odt/words/more"])
def test_a_damaged_choice_does_not_matter(office: Office, kept: str) -> None:
    office.draft()
    screen = _list(office)
    office.window.settings.setValue("export", kept)
    dialog = _dialog(office, screen)
    assert dialog.kind.current in ("xlsx", "csv")
    assert dialog.headings.current in (WORDS, CODES)
