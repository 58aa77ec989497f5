# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""S1.20, S1.21: what may be attached, by content, name and size; nothing is decoded."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.rows import PURPOSES
from desktop_b2b.services.files import (
    FILE_MAX_BYTES,
    SIDE_MAX_PIXELS,
    check_attachment,
    check_purpose,
    picture_size,
    safe_name,
)


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\x08\x02\0\0\0\0\0\0\0"


def jpg(width: int, height: int, marker: int = 0xC0) -> bytes:
    frame = struct.pack(">BHHB", 8, height, width, 3) + b"\x01\x11\x00" * 3
    head = b"\xff\xd8\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + b"\0" * 9
    return (
        head + bytes((0xFF, marker)) + struct.pack(">H", len(frame) + 2) + frame + b"\xff\xda\0\x02\xff\xd9"
    )


PDF = b"%PDF-1.7\n%%EOF\n"


def refused(name: str, content: bytes) -> UserError:
    with pytest.raises(UserError) as caught:
        check_attachment(name, content)
    assert caught.value.field == "file"
    return caught.value


@pytest.mark.parametrize(
    ("name", "content", "mime"),
    [
        ("order.pdf", PDF, "application/pdf"),
        ("ORDER.PDF", PDF, "application/pdf"),
        ("label.png", png(1200, 1800), "image/png"),
        ("label.jpg", jpg(1200, 1800), "image/jpeg"),
        ("label.jpeg", jpg(1200, 1800, 0xC2), "image/jpeg"),
        ("arithmetic.jpg", jpg(10, 10, 0xC9), "image/jpeg"),
        ("v1.2 final.pdf", PDF, "application/pdf"),
    ],
)
def test_s1_20_the_four_types_are_taken(name: str, content: bytes, mime: str) -> None:
    assert check_attachment(name, content) == mime


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("invoice.pdf", b"MZ\x90\0" + bytes(200), "file.type"),  # a program with another name
        ("invoice.pdf", b"\x7fELF" + bytes(200), "file.type"),
        ("invoice.pdf", b"#!/bin/sh\n%PDF-1.7", "file.type"),
        ("invoice.pdf", b"PK\x03\x04", "file.type"),
        ("invoice.pdf", b"", "file.type"),
        ("invoice.pdf.exe", PDF, "file.ending"),
        ("invoice.exe", b"MZ", "file.ending"),
        ("invoice", PDF, "file.ending"),
        ("invoice.svg", b"<svg/>", "file.ending"),
        ("invoice\u202efdp.exe", PDF, "file.ending"),  # reads as …exe.pdf from the right
        ("picture.png", jpg(5, 5), "file.ending"),
        ("picture.jpg", png(5, 5), "file.ending"),
        ("picture.png", PDF, "file.ending"),
        ("picture.png", b"\x89PNG\r\n\x1a\nrest", "file.damaged"),
        ("picture.png", png(0, 5), "file.damaged"),
        ("picture.jpg", b"\xff\xd8\xff\xe0", "file.damaged"),
        ("picture.jpg", jpg(5, 0), "file.damaged"),
        ("picture.png", png(30_000, 30_000), "file.pixels"),
        ("picture.jpg", jpg(30_000, 30_000), "file.pixels"),
        ("picture.png", png(SIDE_MAX_PIXELS + 1, 1), "file.pixels"),
        ("picture.png", png(20_000, 20_000), "file.pixels"),
        ("picture.png", png(2**32 - 1, 2**32 - 1), "file.pixels"),
    ],
)
def test_s1_20_all_else_is_refused_in_words(name: str, content: bytes, code: str) -> None:
    assert refused(name, content).code == code


def test_s1_20_the_words_name_the_types_and_the_measure() -> None:
    assert str(refused("x.gif", b"GIF89a")).startswith("File type not accepted")
    assert "30000 × 30000" in str(refused("x.png", png(30_000, 30_000)))


def test_s1_21_five_megabytes_are_taken_and_one_byte_more_is_not() -> None:
    """A2: 5 × 1,048,576 bytes, inclusive."""
    assert FILE_MAX_BYTES == 5 * 1_048_576
    assert check_attachment("a.pdf", PDF.ljust(FILE_MAX_BYTES)) == "application/pdf"
    error = refused("a.pdf", PDF.ljust(FILE_MAX_BYTES + 1))
    assert error.code == "file.too_large"
    assert (error.params["size"], error.params["limit"]) == ("5242881", "5242880")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("CON", "_CON.pdf"), ("con.pdf", "_con.pdf"), ("Nul .pdf", "_Nul .pdf"),
        ("COM1.tar.pdf", "_COM1.tar.pdf"),
        ("lpt9", "_lpt9.pdf"), ("COM¹.pdf", "_COM¹.pdf"), ("console.pdf", "console.pdf"),
        ("../../CON.pdf", "_.._CON.pdf"), ("..\\..\\x.pdf", "_.._x.pdf"), ("/etc/passwd", "_etc_passwd.pdf"),
        ("a\u202efdp.exe", "a_fdp.exe.pdf"), ("a\u2066b\u2069.pdf", "a_b_.pdf"), ("a\u200bb.pdf", "a_b.pdf"),
        ("a\0b\n.pdf", "a_b_.pdf"), ("x.pdf:evil.exe", "x.pdf_evil.exe.pdf"), ("cafe\u0301.pdf", "café.pdf"),
        ("…", "….pdf"), ("   ", "file.pdf"), ("東京.pdf", "東京.pdf"),
    ],
)  # fmt: skip
def test_a_name_that_others_gave_is_neutralised(name: str, kept: str) -> None:
    assert safe_name(name, "application/pdf") == kept


@given(st.text(max_size=400))
def test_no_name_gets_out_of_its_folder_or_is_too_long_for_one(name: str) -> None:
    kept = safe_name(name, "application/pdf")
    assert kept.lower().endswith(".pdf")
    assert not set(kept) & set('<>:"/\\|?*\0\u202e')
    assert len(kept.encode("utf-8", "replace")) < 255
    assert kept.strip(" .")
    assert not kept.startswith(".")


@given(st.binary(max_size=60))
def test_no_header_crashes_the_measure(noise: bytes) -> None:
    for start in (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b""):
        found = picture_size(start + noise)
        assert found is None or min(found) > 0


def test_purposes() -> None:
    for purpose in PURPOSES:
        assert check_purpose(purpose) == purpose
    with pytest.raises(UserError) as caught:
        check_purpose("virus", "files[2].purpose")
    assert (caught.value.code, caught.value.field) == ("file.purpose", "files[2].purpose")
