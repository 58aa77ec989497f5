# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the retailer uploaded comes out with the papers of the order, at the centre (S1.15, S1.19)."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import child_id
from desktop_b2b.rules.trade.tables import decode_tables
from desktop_b2b.services.queries import GetFloorPapers
from tests.gui.floor.stage import FloorStage, put
from tests.gui.floor.test_floor_printing import PRINT, marks, packed
from tests.gui.printing.test_uploads import LABEL, drawn_bars, pdf, picture
from ui.printing.floor_papers import Extent, FloorSheaf
from ui.printing.layout import lay_out
from ui.printing.printers import ATTACHMENT, BOUGHT_LABEL, Choice, remember

BOUGHT = "1Z999AA10123456784"


def attach(stage: FloorStage, number: str, purpose: str, name: str, content: bytes | None) -> str:
    """A file of an order as it came from the retailer; without a content it has not come yet. Its id."""
    order_id = child_id(stage.link, "order", number)
    digest = "0" * 64 if content is None else stage.desk.store.store_file(content, "application/pdf")
    file = e.B2BFile(
        id=child_id(order_id, "file", name), owner_id=stage.shop, counterpart_id=stage.desk.company,
        document_id=order_id, purpose=purpose, name=name, file_hash=digest, mime="application/pdf",
        size=len(content or b""), added_at=stage.world.clock.now(), added_by="Ada",
    )  # fmt: skip
    put(stage.desk, file)
    return file.id


def label() -> bytes:
    return pdf([LABEL], b"0 g\n" + drawn_bars(BOUGHT, 72 / 203 * 2, 90))


def test_s1_15_the_label_that_the_retailer_bought_is_printed_with_the_box(stage: FloorStage) -> None:
    packed(stage)
    bought = attach(stage, "B-5523", "carton_label", "label.pdf", label())
    invoice = attach(stage, "B-5523", "invoice", "invoice.pdf", pdf([(595, 842)], b"0 g 9 9 90 90 re f\n"))
    attach(stage, "B-5523", "purchase_order", "order.pdf", label())
    stage.key(PRINT)
    assert "3  Labels that the retailer uploaded: 1" in stage.screen.panel.verdict.sentence
    stage.scan("34")
    first, second = stage.paper.papers()
    assert first.size_mm()[0] < 110, "a label comes out on label paper"
    assert [code.text for code in first.barcodes()] == [BOUGHT]
    assert second.size_mm()[0] > 200
    assert [mark for mark in marks(stage) if mark[1] in (bought, invoice)] == sorted(
        [("attachment", bought, 1), ("attachment", invoice, 1)]
    )
    stage.key(PRINT)
    stage.scan("3")
    assert ("attachment", bought, 2) in marks(stage)


def test_labels_and_papers_have_printers_of_their_own(stage: FloorStage) -> None:
    packed(stage)
    for purpose in ("carton_label", "invoice"):
        attach(stage, "B-5523", purpose, f"{purpose}.png", picture(600, 900))
    remember(stage.settings, BOUGHT_LABEL, Choice(width_mm=105.0, height_mm=148.0))
    remember(stage.settings, ATTACHMENT, Choice(width_mm=215.9, height_mm=279.4))
    stage.key(PRINT)
    stage.scan("34")
    first, second = stage.paper.papers()
    assert round(first.size_mm()[0]) == 105
    assert round(second.size_mm()[0]) == 216


def test_before_it_is_packed_there_is_nothing_to_put_a_label_onto(stage: FloorStage) -> None:
    stage.order("B-1", MUG=1)
    attach(stage, "B-1", "carton_label", "label.pdf", label())
    stage.floor()
    stage.scan("B-1")
    stage.key(PRINT)
    assert len(stage.paper.papers()) == 1, "the picking list alone"


def test_what_cannot_be_drawn_or_has_not_come_is_named_and_the_others_are_printed(stage: FloorStage) -> None:
    packed(stage)
    attach(stage, "B-5523", "carton_label", "good.pdf", label())
    attach(stage, "B-5523", "carton_label", "torn.pdf", b"%PDF-1.7 nothing")
    attach(stage, "B-5523", "carton_label", "late.pdf", None)
    stage.key(PRINT)
    stage.scan("3")
    verdict = stage.screen.panel.verdict
    assert verdict.word == "NOT ALL"
    assert "torn.pdf is damaged" in verdict.need_label
    assert "late.pdf has not come to this computer yet" in verdict.need_label
    assert len(stage.paper.papers()) == 1


def test_files_of_other_orders_are_not_read(stage: FloorStage) -> None:
    packed(stage)
    stage.order("B-2", MUG=1)
    own = attach(stage, "B-5523", "sds", "own.pdf", label())
    attach(stage, "B-2", "sds", "others.pdf", label())
    query = GetFloorPapers(b2b_order_ids=(child_id(stage.link, "order", "B-5523"),))
    assert [file.id for file in stage.desk.store.answer(query).files] == [own]


def test_s1_4_a_donation_has_its_receipt(stage: FloorStage) -> None:
    box = packed(stage)
    with stage.desk.store.writing() as db:
        db.run("UPDATE b2b_order SET kind = 'donation'")
    stage.key(PRINT)
    assert "3  Donation receipts: 1" in stage.screen.panel.verdict.sentence
    stage.scan("3")
    (receipt,) = stage.paper.papers()
    assert "Spendenquittung" in receipt.text()
    assert ("donation_receipt", box.fulfilment_shipment_id, 1) in marks(stage)


def test_a_pallet_for_amazon_has_a_label_for_each_side(stage: FloorStage) -> None:
    """As many as the centre's rules ask for: four of a kind are one paper with one mark."""
    packed(stage)
    with stage.desk.store.writing() as db:
        db.run("UPDATE b2b_order SET fba_shipment = 'FBA15ABCD'")
    stage.key(Qt.Key.Key_F3)
    stage.scan("1", "60 kg", "120 x 80 x 100 cm")
    pallet = next(unit for unit in stage.desk.rows(e.HandlingUnit) if unit.kind == "pallet")
    order_id = child_id(stage.link, "order", "B-5523")
    papers = stage.desk.store.answer(GetFloorPapers(b2b_order_ids=(order_id,)))
    sheaf = FloorSheaf(papers)
    pages = {key: len(lay_out(piece.make())) for key, piece in sheaf.pieces(Extent()) if "label" in key}
    assert pages == {"carton_label": 1, "pallet_label": 4}
    tables = decode_tables(papers.tables)
    assert tables.pallet_labels(is_fba=False) == 1
    stage.key(PRINT)
    stage.scan("")
    assert [mark for mark in marks(stage) if mark[1] == pallet.id and "label" in mark[0]] == [
        ("pallet_label", pallet.id, 1)
    ]
