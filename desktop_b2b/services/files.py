# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What may be uploaded: facts read from a file's own first bytes, in plain Python.

Nothing is decoded here: a hostile picture meets only length checks.
"""

from __future__ import annotations

import re
import struct
import unicodedata

import msgspec

from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.rows import PURPOSES

#: The most that any file has (A2).
FILE_MAX_BYTES = 5 * 1024 * 1024
#: The most pixels of a picture, along a side and in all: more than any camera makes, or a viewer can hold.
SIDE_MAX_PIXELS = 20_000
PICTURE_MAX_PIXELS = 250_000_000
LOGO_MAX_PIXELS = 500
LOGO_MAX_BYTES = 1_048_576

_SOF = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SOF_USUAL = frozenset((0xC0, 0xC1, 0xC2))
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))
_SOS = 0xDA
_EOI = 0xD9

#: What is taken, by a file's first bytes, with the ending that its name has.
_SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"%PDF-", "application/pdf"),
)
ENDINGS = {"image/jpeg": (".jpg", ".jpeg"), "image/png": (".png",), "application/pdf": (".pdf",)}
_ENDINGS = (".jpg", ".jpeg", ".pdf", ".png")
_ENDING = re.compile(r"\.[^.]*$")
#: Names that Windows keeps for devices, with whatever ending.
_RESERVED = re.compile(
    r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)\s*(\.|$)", re.IGNORECASE
)


def mime_of(content: bytes) -> str:
    """A file's type by its first bytes (S1.20: the signature counts, not the name).

    Raises UserError ``file.type``.
    """
    for start, mime in _SIGNATURES:
        if content.startswith(start):
            return mime
    raise UserError("file.type", "Only JPG, PNG and PDF files are taken.", "file")


def check_file(content: bytes) -> str:
    """The type of a file that may be kept and sent.

    Raises UserError ``file.too_large``, ``file.type`` or ``file.pixels``.
    """
    if len(content) > FILE_MAX_BYTES:
        raise too_large(len(content))
    mime = mime_of(content)
    size = picture_size(content)
    if size is not None and (max(size) > SIDE_MAX_PIXELS or size[0] * size[1] > PICTURE_MAX_PIXELS):
        text = "The picture measures {width} × {height} pixels; a side has at most {limit}."
        raise UserError("file.pixels", text, "file", width=size[0], height=size[1], limit=SIDE_MAX_PIXELS)
    return mime


def check_attachment(name: str, content: bytes) -> str:
    """The type of a file that somebody attaches, whose name must say the same as its content (S1.20).

    Raises UserError ``file.ending``, ``file.damaged`` or what ``check_file`` raises.
    """
    ending = _ENDING.search(name.lower().rstrip(" ."))
    if ending is None or ending[0] not in _ENDINGS:
        text = "File type not accepted: attach a file that ends in {endings}."
        raise UserError("file.ending", text, "file", endings=", ".join(_ENDINGS))
    mime = check_file(content)
    if ending[0] not in ENDINGS[mime]:
        text = "The name ends in {ending}, but this is a file of type {kind}."
        raise UserError("file.ending", text, "file", ending=ending[0], kind=ENDINGS[mime][0])
    if mime != "application/pdf" and picture_size(content) is None:
        raise UserError("file.damaged", "The picture is damaged or not complete.", "file")
    return mime


def check_purpose(purpose: str, field: str = "purpose") -> str:
    """What an attached file is for (mission §2). Raises UserError ``file.purpose``."""
    if purpose not in PURPOSES:
        raise UserError("file.purpose", "Choose what the file is for.", field)
    return purpose


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPG as its header tells them; None of anything else, or a broken one."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        if content[8:16] != b"\0\0\0\rIHDR" or len(content) < 33:
            return None
        width, height = struct.unpack(">II", content[16:24])
    elif content.startswith(b"\xff\xd8\xff"):
        width, height = _jpeg_size(content)
    else:
        return None
    return (width, height) if width and height else None


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """What the first frame header says, of whatever kind; noughts where there is none."""
    at = 2
    try:
        while True:
            marker, at = _marker(data, at)
            if marker in _ALONE:
                continue
            length = int.from_bytes(data[at : at + 2], "big")
            if marker in (_SOS, _EOI) or length < 2 or at + length > len(data):
                return 0, 0
            if marker in _SOF and length >= 8:
                height, width = struct.unpack(">HH", data[at + 3 : at + 7])
                return width, height
            at += length
    except UserError:
        return 0, 0


def too_large(size: int) -> UserError:
    """Why a file of this size is refused."""
    text = "The file has {size} bytes; at most {limit} are taken."
    return UserError("file.too_large", text, "file", size=size, limit=FILE_MAX_BYTES)


def safe_name(name: str, mime: str) -> str:
    """A name that others gave, fit for a folder here: no path, nothing that a system takes for its own, no
    signs that turn the text around or cannot be seen, the ending of what the file is.
    """
    name = unicodedata.normalize("NFC", name)
    kept = "".join("_" if one in '<>:"/\\|?*' or not one.isprintable() else one for one in name)
    kept = _cut(kept.strip(" .")) or "file"
    if _RESERVED.match(kept):
        kept = f"_{kept}"
    endings = ENDINGS.get(mime, ())
    return kept if not endings or kept.lower().endswith(endings) else kept + endings[0]


def _cut(name: str) -> str:
    """At most 120 characters that fill at most 200 bytes: folders count bytes."""
    kept = name[:120]
    while len(kept.encode("utf-8", "replace")) > 200:
        kept = kept[:-1]
    return kept.strip(" .")


class LogoInfo(msgspec.Struct, frozen=True):
    """Size of a JPG in pixels, and its number of colour channels."""

    width: int
    height: int
    channels: int


def check_logo(data: bytes) -> LogoInfo:
    """The measure of a logo that may be used: a JPG of at most 500 x 500 pixels and 1 MiB (S2.3).

    Raises UserError ``logo.bytes``, ``logo.not_jpg``, ``logo.kind``, ``logo.damaged`` or ``logo.pixels``,
    each naming what was measured.
    """
    if len(data) > LOGO_MAX_BYTES:
        raise UserError(
            "logo.bytes",
            "The logo's file has {bytes} bytes; at most {limit} are allowed.",
            "logo",
            bytes=len(data),
            limit=LOGO_MAX_BYTES,
        )
    if not data.startswith(b"\xff\xd8"):
        raise UserError(
            "logo.not_jpg", "The logo must be a JPG; this is {found}.", "logo", found=_other_kind(data)
        )
    info = _jpeg_header(data)
    if info.width > LOGO_MAX_PIXELS or info.height > LOGO_MAX_PIXELS:
        raise UserError(
            "logo.pixels",
            "The logo measures {width} × {height} pixels; at most {limit} × {limit} are allowed.",
            "logo",
            width=info.width,
            height=info.height,
            limit=LOGO_MAX_PIXELS,
        )
    return info


def _other_kind(data: bytes) -> str:
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return f"a PNG of {width} × {height} pixels"
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return f"a GIF of {width} × {height} pixels"
    if data.startswith(b"%PDF-"):
        return "a PDF"
    return "another kind of file" if data else "an empty file"


def _jpeg_header(data: bytes) -> LogoInfo:
    """Walk the segments up to the first scan; its frame header tells the size."""
    info: LogoInfo | None = None
    at = 2
    while True:
        marker, at = _marker(data, at)
        if marker in _ALONE:
            continue
        if marker == _EOI or at + 2 > len(data):
            raise _damaged()
        length = int.from_bytes(data[at : at + 2], "big")
        if length < 2 or at + length > len(data):
            raise _damaged()
        if marker == _SOS:
            if info is None or data.find(b"\xff\xd9", at + length) < 0:
                raise _damaged()
            return info
        if marker in _SOF:
            info = _frame(marker, data[at + 2 : at + length])
        at += length


def _marker(data: bytes, at: int) -> tuple[int, int]:
    if at >= len(data) or data[at] != 0xFF:
        raise _damaged()
    while at < len(data) and data[at] == 0xFF:
        at += 1
    if at >= len(data) or data[at] == 0:
        raise _damaged()
    return data[at], at + 1


def _frame(marker: int, segment: bytes) -> LogoInfo:
    if len(segment) < 6:
        raise _damaged()
    precision, height, width, channels = struct.unpack(">BHHB", segment[:6])
    if marker not in _SOF_USUAL or precision != 8 or channels not in (1, 3, 4):
        raise UserError(
            "logo.kind",
            "This JPG of {width} × {height} pixels is of a rare kind that printers do not know. "
            "Save it again as an ordinary JPG.",
            "logo",
            width=width,
            height=height,
        )
    if width == 0 or height == 0:
        raise _damaged()
    return LogoInfo(width=width, height=height, channels=channels)


def _damaged() -> UserError:
    return UserError("logo.damaged", "The JPG is damaged or not complete.", "logo")
