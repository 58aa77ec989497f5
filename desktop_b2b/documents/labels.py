# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Logistic labels of cartons and pallets, in the zones that retailers' routing guides ask for.

From top to bottom: who sends and who receives; postal barcode and carrier; what the receiver knows the goods
by; the store it is meant for; and, lowest, the number of the logistic unit (SSCC), which is read from afar.
"""

from __future__ import annotations

from typing import Final

import msgspec

from desktop_b2b.documents import markup
from desktop_b2b.documents.address import Address, lines
from desktop_b2b.documents.barcode import LOGISTIC_MODULE_MM, MODULE_MM, QUIET, Bars, bars
from desktop_b2b.documents.sheet import LABEL_SIZES, BarMark, Fill, Mark, Sheet, Sheets, Words, frame
from desktop_b2b.documents.texts import Texts
from desktop_b2b.domain.gs1 import sscc
from desktop_b2b.errors import UserError

_EDGE: Final = 3.0
_PAD: Final = 1.6
_RULE: Final = 0.35
_CAPTION: Final = 6.5
_CAPTION_HEIGHT: Final = 2.9
_POSTAL_LONGEST: Final = 12


class LabelFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Exactly what a carton's or a pallet's label may show: no price, no e-mail.

    ``place`` and ``count`` number cartons or pallets. ``cartons`` and ``weight`` (as typed, with its
    unit) are a pallet's. ``mark_for`` is the store behind the receiver's centre, ``store`` its number.
    """

    sender: Address
    ship_to: Address
    sscc: str
    pallet: bool = False
    carrier: str = ""
    pro: str = ""
    bol: str = ""
    purchase_order: str = ""
    department: str = ""
    customer_sku: str = ""
    quantity: str = ""
    place: int = 1
    count: int = 1
    cartons: int = 0
    weight: str = ""
    mark_for: Address | None = None
    store: str = ""


def logistic_label(facts: LabelFacts, language: str, size: str = "4x6") -> Sheets:
    """The label on one of the papers of LABEL_SIZES.

    Raises UserError of ``gs1.sscc`` for a number that scanners would refuse, ``label.size`` for an
    unknown paper.
    """
    if size not in LABEL_SIZES:
        raise UserError("label.size", "There is no label paper of this name.", "size")
    facts = msgspec.structs.replace(facts, sscc=sscc(facts.sscc, "sscc"))
    width, height = LABEL_SIZES[size]
    maker = _Maker(facts, Texts(language), width, height)
    texts = maker.texts
    title = texts("pallet_label") if facts.pallet else texts("carton_label")
    return Sheets(
        title=f"{title} {facts.sscc}",
        language=texts.language,
        copy_label=texts("copy"),
        sheets=(maker.sheet(),),
    )


class _Maker:
    """Places a label's zones one below the other."""

    def __init__(self, facts: LabelFacts, texts: Texts, width: float, height: float) -> None:
        self.facts, self.texts = facts, texts
        self.width, self.height = width, height
        self.left, self.right = _EDGE, width - _EDGE
        self.marks: list[Mark] = []
        self.y = _EDGE

    def sheet(self) -> Sheet:
        """The whole label."""
        inner = self.right - self.left
        self._addresses(24.0, self.left + inner * 0.42)
        self._transport(26.0)
        self._goods(24.0)
        self._mark_for(17.0)
        self._sscc()
        self.marks += frame(self.left, _EDGE, inner, self.height - 2 * _EDGE, _RULE)
        return Sheet(
            width=self.width,
            height=self.height,
            marks=tuple(self.marks),
            copy_right=self.right - _PAD,
            copy_top=_EDGE + 0.9,
        )

    # ------------------------------------------------------------ zones

    def _addresses(self, height: float, middle: float) -> None:
        texts, facts = self.texts, self.facts
        self._address(texts("from"), facts.sender, self.left, middle, height, size=7.5)
        self._address(texts("to"), facts.ship_to, middle, self.right, height, size=9)
        self._upright(middle, height)
        self._next(height)

    def _transport(self, height: float) -> None:
        texts, facts = self.texts, self.facts
        postal = self._postal()
        middle = self.left + (postal[1] if postal else 0.0)
        if postal:
            code, room, text = postal
            self._caption(texts("postal_code"), self.left, middle)
            self.marks.append(
                BarMark(
                    x=self.left,
                    y=self.y + 4.4,
                    width=room,
                    height=height - 10.2,
                    bars=code,
                    module_mm=LOGISTIC_MODULE_MM if code.modules < 110 else MODULE_MM,
                )
            )
            self._words(text, self.left, middle, height - 5.4, 9.0, weight=500, align="center")
            self._upright(middle, height)
        rows = [(texts("carrier"), facts.carrier), (texts("pro_number"), facts.pro)]
        rows.append((texts("bol_number"), facts.bol))
        step = height / 3
        for place, (name, value) in enumerate(rows):
            self._field(name, value, middle, self.right, place * step, size=9.5)
        self._next(height)

    def _goods(self, height: float) -> None:
        texts, facts = self.texts, self.facts
        first, second = self.left, self.left + (self.right - self.left) * 0.5
        third = self.left + (self.right - self.left) * 0.75
        half = height / 2
        self._field(texts("customer_po"), facts.purchase_order, first, second, 0, size=12)
        self._field(texts("department"), facts.department, second, third, 0, size=12)
        of = texts("place_of", place=facts.place, count=facts.count)
        self._field(texts("pallet" if facts.pallet else "carton"), of, third, self.right, 0, size=12)
        self._field(texts("customer_sku"), facts.customer_sku, first, second, half, size=12)
        self._field(texts("quantity"), facts.quantity, second, third, half, size=12)
        if facts.pallet:
            self._field(
                texts("cartons"),
                str(facts.cartons) if facts.cartons else "",
                third,
                self.right,
                half,
                size=12,
            )
        else:
            self._field(texts("weight"), facts.weight, third, self.right, half, size=12)
        self._next(height)

    def _mark_for(self, height: float) -> None:
        texts, facts = self.texts, self.facts
        split = self.left + (self.right - self.left) * 0.62
        self._caption(texts("shipped_to_store"), self.left, split)
        if facts.mark_for is not None:
            shown = ", ".join(lines(facts.mark_for, texts.language))
            self._words(shown, self.left, split, _CAPTION_HEIGHT + 1.2, 8.5, height=height - 5, lines=3)
        if facts.store:
            self._words(
                facts.store, split, self.right, 2.5, 26, weight=600, height=height - 5, align="center"
            )
        elif facts.pallet and facts.weight:
            self._field(texts("weight"), facts.weight, split, self.right, 0, size=12)
        self._next(height)

    def _sscc(self) -> None:
        room = self.height - _EDGE - self.y
        self._caption(self.texts("sscc"), self.left, self.right)
        code = bars(f"(00){self.facts.sscc}", gs1=True)
        self.marks.append(
            BarMark(
                x=self.left,
                y=self.y + 4.4,
                width=self.right - self.left,
                height=room - 4.4 - 6.4,
                bars=code,
                module_mm=LOGISTIC_MODULE_MM,
            )
        )
        text = f"(00) {self.facts.sscc}"
        self._words(text, self.left, self.right, room - 5.8, 12, weight=500, align="center")

    def _postal(self) -> tuple[Bars, float, str] | None:
        """The postal code as a barcode (AI 420), its room and its text; none where it has no place in one."""
        postal = self.facts.ship_to.postal_code.replace(" ", "").replace("-", "").upper()
        if not (0 < len(postal) <= _POSTAL_LONGEST and postal.isascii() and postal.isalnum()):
            return None
        code = bars(f"(420){postal}", gs1=True)
        module = LOGISTIC_MODULE_MM if code.modules < 110 else MODULE_MM
        room = (code.modules + 2 * QUIET + 2) * module * 1.04
        return (code, room, f"(420) {postal}") if room < (self.right - self.left) * 0.68 else None

    # ------------------------------------------------------------ parts

    def _next(self, height: float) -> None:
        """The zone ends: a rule, and the next one begins."""
        self.y += height
        self.marks.append(Fill(x=self.left, y=self.y, width=self.right - self.left, height=_RULE))

    def _upright(self, x: float, height: float) -> None:
        self.marks.append(Fill(x=x, y=self.y, width=_RULE, height=height))

    def _caption(self, text: str, left: float, right: float, below: float = 0) -> None:
        self.marks.append(
            Words(
                x=left + _PAD,
                y=self.y + below + 1.0,
                width=right - left - 2 * _PAD,
                height=_CAPTION_HEIGHT,
                text=text,
                size=_CAPTION,
                weight=500,
                grey=True,
            )
        )

    def _words(
        self,
        text: str,
        left: float,
        right: float,
        below: float,
        size: float,
        *,
        weight: int = 400,
        height: float = 0,
        align: str = "left",
        lines: int = 1,
    ) -> None:
        self.marks.append(
            Words(
                x=left + _PAD,
                y=self.y + below,
                width=right - left - 2 * _PAD,
                height=height or size * 25.4 / 72 * 1.25,
                text=markup.one_line(text),
                size=size,
                weight=weight,
                align=align,
                lines=lines,
            )
        )

    def _field(self, name: str, value: str, left: float, right: float, below: float, *, size: float) -> None:
        """A name, and its value under it; a name without a value stays, for the pen."""
        self._caption(name, left, right, below)
        if value:
            self._words(value, left, right, below + _CAPTION_HEIGHT + 0.9, size, weight=600)

    def _address(
        self, name: str, address: Address, left: float, right: float, height: float, *, size: float
    ) -> None:
        self._caption(name, left, right)
        shown = "\n".join(markup.one_line(line) for line in lines(address, self.texts.language))
        self.marks.append(
            Words(
                x=left + _PAD,
                y=self.y + _CAPTION_HEIGHT + 1.4,
                width=right - left - 2 * _PAD,
                height=height - _CAPTION_HEIGHT - 1.8,
                text=shown,
                size=size,
                weight=500,
                lines=9,
            )
        )
