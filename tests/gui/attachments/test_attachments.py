# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Files of an answer in both windows: attached before and after sending, saved at the other end."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from desktop_b2b.domain import entities as e
from desktop_b2b.services.queries import ListTransactions
from tests.gui.order.stage import Seat, Stage
from ui.screens.inquiry.screen import InquiryScreen
from ui.screens.matrix.page import MatrixPage
from ui.screens.request.screen import RequestScreen
from ui.shell.screen import Route
from ui.widgets import PlainLabel

W = TypeVar("W", bound=QWidget)
PDF = b"%PDF-1.7\nprices\n%%EOF"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x02\0\0\0 moss"


def only(holder: QWidget, kind: type[W]) -> W:
    """The one visible widget of a kind."""
    (found,) = [widget for widget in holder.findChildren(kind) if widget.isVisible()]
    return found


def words(card: QWidget) -> str:
    """All that can be read on it."""
    return " | ".join(label.text() for label in card.findChildren(PlainLabel) if label.isVisible())


def attach(seat: Seat, screen: InquiryScreen, path: Path, content: bytes) -> None:
    path.write_bytes(content)
    screen.attachments.attach(str(path))
    seat.settle()


def matrix_at(stage: Stage) -> tuple[Seat, MatrixPage]:
    """The retailer before the answers."""
    seat = stage.seat(stage.shop)
    seat.sync()
    page = only(seat.open(Route("request", stage.request_id), RequestScreen), MatrixPage)
    seat.settle()
    return seat, page


def test_a_file_goes_out_with_the_answer_and_one_after_it(stage: Stage, tmp_path: Path) -> None:
    inquiry_id = stage.ask()
    maker = stage.seat(stage.maker)
    screen = maker.open(Route("inquiry", inquiry_id), InquiryScreen)
    attach(maker, screen, tmp_path / "Prices.pdf", PDF)
    assert "Goes out with the answer" in words(screen.attachments)
    maker.sync()
    stage.shop.sync()
    assert stage.shop.rows(e.Attachment) == []
    stage.answer(inquiry_id)
    maker.settle()
    attach(maker, screen, tmp_path / "Photo.png", PNG)
    assert "Goes out with the answer" not in words(screen.attachments)
    maker.sync()

    shop, page = matrix_at(stage)
    shop.sync()
    seen = words(page.attachments)
    assert "Prices.pdf" in seen
    assert "Photo.png" in seen
    assert "Atelier Brume" in seen
    (prices,) = [one for one in page.matrix.attachments if one.name == "Prices.pdf"]
    page.attachments.save(prices, str(tmp_path / "mine.pdf"))
    shop.settle()
    assert (tmp_path / "mine.pdf").read_bytes() == PDF
    found = stage.shop.store.answer(ListTransactions(query="has:attachment", limit=5))
    assert [row.id for row in found.rows] == [stage.request_id]


def test_what_is_no_picture_nor_pdf_is_refused_in_words(stage: Stage, tmp_path: Path) -> None:
    inquiry_id = stage.ask()
    maker = stage.seat(stage.maker)
    screen = maker.open(Route("inquiry", inquiry_id), InquiryScreen)
    for name, content, said in (
        ("prices.pdf", b"MZ\x90 a program", "Only JPG, PNG and PDF files are taken."),
        ("large.pdf", b"%PDF-" + bytes(5 * 1024 * 1024), "at most"),
    ):
        attach(maker, screen, tmp_path / name, content)
        assert said in screen.attachments.message.label.text()
    screen.attachments.attach(str(tmp_path / "nowhere.pdf"))
    maker.settle()
    assert "cannot be read" in screen.attachments.message.label.text()
    assert stage.maker.rows(e.Attachment) == []
    attach(maker, screen, tmp_path / "right.pdf", PDF)
    assert not screen.attachments.message.isVisible()
    assert len(stage.maker.rows(e.Attachment)) == 1


def test_one_that_is_on_its_way_says_so_and_a_false_one_is_not_saved(stage: Stage, tmp_path: Path) -> None:
    inquiry_id = stage.ask()
    stage.answer(inquiry_id)
    maker = stage.seat(stage.maker)
    screen = maker.open(Route("inquiry", inquiry_id), InquiryScreen)
    attach(maker, screen, tmp_path / "Prices.pdf", PDF)
    maker.sync()
    shop, page = matrix_at(stage)
    with stage.shop.store.writing() as db:
        db.run("UPDATE file SET content = NULL WHERE mime = 'application/pdf'")
    (file,) = page.matrix.attachments
    page.attachments.save(file, str(tmp_path / "mine.pdf"))
    shop.settle()
    assert "Prices.pdf is still on its way" in page.attachments.message.label.text()
    with stage.shop.store.writing() as db:
        db.run("UPDATE file SET content = ? WHERE mime = 'application/pdf'", (b"MZ",))
    page.attachments.save(file, str(tmp_path / "mine.pdf"))
    shop.settle()
    assert "Only JPG, PNG and PDF" in page.attachments.message.label.text()
    assert not (tmp_path / "mine.pdf").exists()


def test_taken_away_and_brought_back(stage: Stage, tmp_path: Path) -> None:
    inquiry_id = stage.ask()
    stage.answer(inquiry_id)
    maker = stage.seat(stage.maker)
    screen = maker.open(Route("inquiry", inquiry_id), InquiryScreen)
    attach(maker, screen, tmp_path / "Prices.pdf", PDF)
    maker.sync()
    stage.shop.sync()
    assert len(stage.shop.rows(e.Attachment)) == 1
    (file,) = stage.maker.rows(e.Attachment)
    screen.attachments.remove(file)
    maker.settle()
    maker.sync()
    stage.shop.sync()
    assert stage.shop.rows(e.Attachment) == []
    toast = maker.window.toasts.toasts[-1]
    assert toast.message.fact == "Prices.pdf is removed"
    assert toast.message.undo is not None
    toast.message.undo()
    maker.settle()
    maker.sync()
    stage.shop.sync()
    assert [row.name for row in stage.shop.rows(e.Attachment)] == ["Prices.pdf"]
