# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Files with an answer: the supplier's alone until it was sent, then the retailer's too; bad ones refused."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.errors import UserError
from desktop_b2b.services.files import FILE_MAX_BYTES, check_file, safe_name
from tests.unit.memory_uow import an_id
from tests.unit.sourcing import Trade

R = an_id("request")


@pytest.fixture
def trade() -> Trade:
    """North and South are asked."""
    trade = Trade()
    trade.send()
    return trade


def own_id(name: str) -> str:
    """An id that a person makes: it follows from nothing."""
    found = an_id(name)
    return f"{found[:12]}7{found[13:]}"


def attach(trade: Trade, which: str = "a", **given: Any) -> None:
    values: dict[str, Any] = {
        "name": f"{which}.pdf", "file_hash": an_id(which) * 2, "mime": "application/pdf", "size": 9, **given,
    }  # fmt: skip
    inquiry_id = trade.inquiry_id(R, "north")
    trade.do(trade.north, c.AddAttachment(attachment_id=own_id(which), inquiry_id=inquiry_id, **values))


def seen(trade: Trade) -> list[tuple[str, bool]]:
    """The attachments by name, and whether the retailer has them."""
    shop = trade.shop.organisation_id
    return sorted((row.name, row.counterpart_id == shop) for row in trade.all(e.Attachment))


def test_private_until_the_answer_is_sent_and_added_after_sending(trade: Trade) -> None:
    attach(trade)
    assert seen(trade) == [("a.pdf", False)]
    trade.answer(R, "north", a="5@5.00")
    assert seen(trade) == [("a.pdf", True)]
    attach(trade, "b")
    assert seen(trade) == [("a.pdf", True), ("b.pdf", True)]
    trade.answer(R, "north", a="6@5.00")  # revised: they stay
    assert seen(trade) == [("a.pdf", True), ("b.pdf", True)]
    trade.do(trade.north, c.RemoveAttachment(attachment_id=own_id("b")))
    assert seen(trade) == [("a.pdf", True)]


def test_with_a_declined_answer_they_stay_the_suppliers(trade: Trade) -> None:
    attach(trade)
    trade.do(trade.north, c.DeclineInquiry(inquiry_id=trade.inquiry_id(R, "north"), reason="no"))
    attach(trade, "b")
    assert seen(trade) == [("a.pdf", False), ("b.pdf", False)]


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"name": " "}, "text.missing", "name"),
        ({"name": "x" * 201}, "text.too_long", "name"),
        ({"name": "fdp\u202egpj.exe"}, "text.control", "name"),
        ({"file_hash": ""}, "attachment.no_file", "file_hash"),
        ({"file_hash": "xyz"}, "file.hash", "file_hash"),
        ({"size": 0}, "number.limits", "size"),
        ({"size": FILE_MAX_BYTES + 1}, "number.limits", "size"),
    ],
)
def test_bad_attachments_change_nothing(trade: Trade, given: dict[str, Any], code: str, field: str) -> None:
    with trade.refused(code, field):
        attach(trade, **given)
    assert seen(trade) == []


def test_not_twice_nor_too_many_nor_after_the_end(trade: Trade) -> None:
    attach(trade)
    with trade.refused("attachment.twice", "file_hash"):
        attach(trade, "again", file_hash=an_id("a") * 2)
    for number in range(9):
        attach(trade, f"n{number}")
    with trade.refused("attachment.too_many", "file_hash"):
        attach(trade, "eleventh")
    trade.answer(R, "north", a="10@5.00", b="5@1.00")
    trade.place(R, ("north", "a", 10), ("north", "b", 5))
    with trade.refused("state.wrong"):
        trade.do(trade.north, c.RemoveAttachment(attachment_id=trade.all(e.Attachment)[0].id))


def test_only_its_author_takes_one_away(trade: Trade) -> None:
    trade.answer(R, "north", a="5@5.00")
    attach(trade)
    with trade.refused("record.other_party"):
        trade.do(trade.shop, c.RemoveAttachment(attachment_id=own_id("a")))
    with trade.refused("record.missing"):
        trade.do(trade.south, c.RemoveAttachment(attachment_id=own_id("a")))
    with trade.refused("record.other_party"):
        inquiry_id = trade.inquiry_id(R, "north")
        trade.do(
            trade.shop,
            c.AddAttachment(
                attachment_id=own_id("x"), inquiry_id=inquiry_id, name="x", file_hash="0" * 64,
                mime="image/png", size=1,
            ),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (b"%PDF-1.7", "application/pdf"),
        (b"\x89PNG\r\n\x1a\nrest", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"MZ\x90", "file.type"),
        (b"<html>", "file.type"),
        (b"", "file.type"),
        (b"%PDF-" + bytes(FILE_MAX_BYTES), "file.too_large"),
    ],
)
def test_a_file_is_known_by_its_content(content: bytes, mime: str) -> None:
    """S1.20: the signature counts, not the name; A2: at most 5 MiB."""
    try:
        found = check_file(content)
    except UserError as error:
        found = error.code
    assert found == mime


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Price list.PDF", "Price list.PDF"),
        ("../../etc/passwd", "_.._etc_passwd.pdf"),
        ("C:\\x\\run.exe", "C__x_run.exe.pdf"),
        (" . ", "file.pdf"),
        ("x" * 300, "x" * 120 + ".pdf"),
    ],
)
def test_a_name_that_others_gave_is_safe_in_a_folder(name: str, kept: str) -> None:
    assert safe_name(name, "application/pdf") == kept
