# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Doors of fulfilment: what scanners send, tables that centres publish, files that people attach."""

from __future__ import annotations

import random
import struct
from datetime import date

import msgspec

from desktop_b2b.domain import gs1, measures
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.defaults import default_tables
from desktop_b2b.rules.trade.tables import decode_tables, encode_tables
from desktop_b2b.services.files import SIDE_MAX_PIXELS, check_attachment, picture_size, safe_name
from tests.fuzz.targets import ACCEPTED, Fault, Target, refused
from tests.fuzz.values import TEXTS, as_json, damaged, mutated, packed

_TODAY = date(2026, 11, 28)
_GS = gs1.SEPARATOR
_PARTS = (
    "]C1", "]d2", "]Q3", "]E0", "(01)", "(00)", "(10)", "(17)", "(37)", "(3102)", "(410)", "(99)", "01", "00",
    "02", "10", "17", "21", "37", "3103", "400", "410", "420", _GS, _GS, "04006381333931", "4006381333931",
    "96385074", "095287654321012346", "4006381000000", "261231", "260200", "LOT/7", "12", "A-14-03", "(", ")",
    " ",
)  # fmt: skip


class Scans(Target):
    """What a scanner may send, and what somebody types in its place: weights and sizes, too."""

    NAME, WEIGHT = "floor.scan", 4.0
    BLOCK = 20_000

    def make(self, dice: random.Random) -> bytes:
        text = "".join(dice.choice(_PARTS) for _ in range(dice.randint(0, 7)))
        if dice.random() < 0.25:
            place = dice.randint(0, len(text))
            text = text[:place] + dice.choice(TEXTS) + text[place:]
        if dice.random() < 0.2:
            text = damaged(dice, text.encode()).decode("utf-8", "replace")
        what = dice.choice(("scan", "scan", "scan", "sscc", "gtin", "weight", "size"))
        if what in ("weight", "size"):
            count = 3 if what == "size" else 1
            text = " x ".join(dice.choice(("1", "12.5", "0", "1e9", *TEXTS)) for _ in range(count))
            text += dice.choice((" lb", " kg", " in", "cm", ""))
        return packed([what, text])

    def judge(self, data: bytes) -> str:
        what, text = msgspec.msgpack.decode(data)
        try:
            if what == "scan":
                self._check(gs1.read_scan(text, _TODAY))
            elif what == "sscc":
                gs1.sscc(text, "sscc")
            elif what == "gtin":
                gs1.gtin14(text, "gtin")
            elif what == "weight":
                measures.weight(text, "weight")
            else:
                measures.size(text, "size")
        except UserError as error:
            return refused(error)
        return ACCEPTED

    @staticmethod
    def _check(scan: gs1.Scan) -> None:
        for number in filter(None, (scan.gtin, scan.content_gtin)):
            if gs1.gtin14(number, "gtin") != number:
                raise Fault(f"not a GTIN: {scan}")
        if scan.sscc and gs1.sscc(scan.sscc, "sscc") != scan.sscc:
            raise Fault(f"not an SSCC: {scan}")
        if _GS in scan.lot or "\u202e" in scan.lot:
            raise Fault(f"a lot that cannot be one: {scan}")


class Tables(Target):
    """Documents of tables that are nearly right."""

    NAME, WEIGHT = "trade.tables", 1.5
    BLOCK = 5_000

    def __init__(self) -> None:
        self._tree = msgspec.to_builtins(default_tables())

    def make(self, dice: random.Random) -> bytes:
        if dice.random() < 0.15:
            return packed(damaged(dice, encode_tables(default_tables()).encode()))
        return packed(as_json(dice, mutated(dice, self._tree, binary=False)))

    def judge(self, data: bytes) -> str:
        text = msgspec.msgpack.decode(data).decode("utf-8", "surrogateescape")
        try:
            tables = decode_tables(text)
        except UserError as error:
            if not error.field.startswith("tables"):
                raise Fault(f"no path is named: {error.code}: {error}") from error
            return refused(error)
        if decode_tables(encode_tables(tables)) != tables:
            raise Fault("tables that do not come back")
        for rule in tables.rules:
            rule.message.format(
                sku="", line="", box="", pallet="", value="", limit="", country="", carrier=""
            )
        return ACCEPTED


class Attachments(Target):
    """Files by wrong names, cut ones, bombs of pixels."""

    NAME, WEIGHT = "file.attachment", 3.0
    BLOCK = 20_000

    def make(self, dice: random.Random) -> bytes:
        width, height = (dice.choice((0, 1, 600, 20_000, 20_001, 30_000, 65_535)) for _ in range(2))
        frame = struct.pack(">BHHB", 8, height, width, 3) + b"\x01\x11\x00" * 3
        jpg = (
            b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(9) + b"\xff\xc0\0\x11" + frame + b"\xff\xda\0\x02\xff\xd9"
        )
        png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\x08\x02" + bytes(8)
        ending, content = dice.choice(
            ((".jpg", jpg), (".png", png), (".pdf", b"%PDF-1.7\n%%EOF"), (".exe", b"MZ"))
        )
        if dice.random() < 0.3:
            content = damaged(dice, content)
        if dice.random() < 0.2:
            ending = dice.choice((".jpeg", ".PDF", ".png.exe", ".", "", ":x.png", ".png "))
        return packed([dice.choice(("label", "CON", "../x", *TEXTS))[:500] + ending, content])

    def judge(self, data: bytes) -> str:
        name, content = msgspec.msgpack.decode(data)
        try:
            mime = check_attachment(name, content)
        except UserError as error:
            return refused(error)
        kept = safe_name(name, mime)
        if (
            set(kept) & set("/\\:\0\u202e")
            or not kept.strip(" .")
            or len(kept.encode("utf-8", "replace")) > 255
        ):
            raise Fault(f"a name that is not safe: {kept!r}")
        size = picture_size(content)
        if size is not None and max(size) > SIDE_MAX_PIXELS:
            raise Fault(f"a picture of {size}")
        return ACCEPTED


TRADE: tuple[type[Target], ...] = (Scans, Tables, Attachments)
