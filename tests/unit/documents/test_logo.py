# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A logo is measured by its header, byte by byte; nothing is decoded."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_b2b.errors import UserError
from desktop_b2b.services.files import LOGO_MAX_BYTES, LogoInfo, check_logo


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def jpeg(
    width: int, height: int, *, sof: int = 0xC0, precision: int = 8, channels: int = 3, tail: int = 10
) -> bytes:
    frame = struct.pack(">BHHB", precision, height, width, channels) + b"\x01\x11\x00" * channels
    return (
        b"\xff\xd8"
        + segment(0xE0, b"JFIF\0" + b"\0" * 9)
        + segment(0xE1, b"a thumbnail: \xff\xd8\xff\xc0\x00\x11\x08\x7f\xff\x7f\xff\x03")
        + b"\xff\xff"  # markers may be preceded by fill bytes
        + segment(sof, frame)[1:]
        + segment(0xDA, b"\x01\x01\x00\x00\x3f\x00")
        + b"\x12" * tail
        + b"\xff\xd9"
    )


def code_of(data: bytes) -> str:
    with pytest.raises(UserError) as caught:
        check_logo(data)
    assert caught.value.field == "logo"
    return caught.value.code


@pytest.mark.parametrize("sof", [0xC0, 0xC1, 0xC2])
@pytest.mark.parametrize("channels", [1, 3, 4])
def test_a_logo_at_the_limit(sof: int, channels: int) -> None:
    assert check_logo(jpeg(500, 500, sof=sof, channels=channels)) == LogoInfo(500, 500, channels)
    assert check_logo(jpeg(1, 499, sof=sof)) == LogoInfo(1, 499, 3)


@pytest.mark.parametrize(("width", "height"), [(501, 500), (500, 501), (65_535, 65_535)])
def test_too_many_pixels_are_told_in_numbers(width: int, height: int) -> None:
    with pytest.raises(UserError, match=f"{width} × {height} pixels; at most 500 × 500") as caught:
        check_logo(jpeg(width, height))
    assert caught.value.code == "logo.pixels"
    assert caught.value.params["width"] == str(width)


def test_bytes() -> None:
    fixed = len(jpeg(10, 10, tail=0))
    assert check_logo(jpeg(10, 10, tail=LOGO_MAX_BYTES - fixed)).width == 10
    assert code_of(jpeg(10, 10, tail=LOGO_MAX_BYTES - fixed + 1)) == "logo.bytes"


def test_other_kinds_are_named_with_their_size() -> None:
    png = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 800, 600)
    gif = b"GIF89a" + struct.pack("<HH", 320, 200)
    for data, words in ((png, "a PNG of 800 × 600"), (gif, "a GIF of 320 × 200"), (b"%PDF-1.7", "a PDF")):
        with pytest.raises(UserError, match=words) as caught:
            check_logo(data)
        assert caught.value.code == "logo.not_jpg"
    assert code_of(b"") == "logo.not_jpg"
    assert code_of(b"<svg/>") == "logo.not_jpg"


@pytest.mark.parametrize("sof", [0xC3, 0xC5, 0xC9, 0xCF])
def test_rare_kinds(sof: int) -> None:
    assert code_of(jpeg(10, 10, sof=sof)) == "logo.kind"
    assert code_of(jpeg(10, 10, precision=12)) == "logo.kind"
    assert code_of(jpeg(10, 10, channels=2)) == "logo.kind"


def test_every_cut_is_seen() -> None:
    whole = jpeg(10, 10)
    for length in range(2, len(whole)):
        assert code_of(whole[:length]) == "logo.damaged"
    assert code_of(jpeg(0, 10)) == "logo.damaged"
    assert code_of(jpeg(10, 0)) == "logo.damaged"


@given(st.binary(max_size=400))
def test_nonsense_is_refused_never_crashes(noise: bytes) -> None:
    for data in (noise, b"\xff\xd8" + noise, jpeg(10, 10)[:40] + noise):
        try:
            check_logo(data)
        except UserError as error:
            refused = error.code
        else:
            refused = "logo."
        assert refused.startswith("logo.")
