# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The dialog that asks how many units of a lot, from where, and why."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.stock import AdjustStock, HoldStock, MoveBinStock, ReleaseStock
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import ListBins, LotView
from ui.forms.decimals import MOST_DECIMALS
from ui.forms.form import Form
from ui.forms.spec import FieldKind, FieldSpec
from ui.screens.stock.words import loose_word, lot_word
from ui.shell.screen import ScreenContext
from ui.strings import error_text, number_word
from ui.widgets import Dialog

#: A choice of no bin.
LOOSE = "-"
#: Arguments of commands, by the field that shows what is wrong with them.
_FIELDS = {"bin_id": "from_bin", "from_bin_id": "from_bin", "to_bin_id": "to_bin"}


class UnitsDialog(Dialog):
    """Stays open until the command is taken. Signals: ``done_well(fact)``."""

    done_well = Signal(str)

    def __init__(self, context: ScreenContext, deed: str, lot: LotView, parent: QWidget) -> None:
        super().__init__("", verb="", width=460, parent=parent)
        self._context, self._deed, self._lot = context, deed, lot
        titles = {
            "adjust": (self.tr("Adjust stock"), self.tr("Adjust")),
            "move": (self.tr("Move to another bin"), self.tr("Move")),
            "hold": (self.tr("Put units on hold"), self.tr("Hold")),
            "release": (self.tr("Release units"), self.tr("Release")),
        }
        title, verb = titles[deed]
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self.verb_button.setText(verb)
        words = self.tr("{0}: {1} on hand, {2} on hold").format(
            lot_word(lot.lot.lot), number_word(lot.lot.on_hand), number_word(lot.lot.held)
        )
        self.text_label.setText(words)
        self.text_label.show()
        self.form = Form()
        self.body.addWidget(self.form)
        context.tasks.start(self._fill(), self)

    async def _fill(self) -> None:
        bins = await self._context.tasks.query(ListBins())
        note = self.tr("less than 0 takes away") if self._deed == "adjust" else ""
        quantity = FieldSpec(
            "quantity", self.tr("Units"), FieldKind.DECIMAL, note=note, required=True, decimals=MOST_DECIMALS
        )
        everywhere = ((LOOSE, loose_word()), *((one.bin.id, one.bin.name) for one in bins))
        here = [place.bin_id or LOOSE for place in self._lot.places] or [LOOSE]
        self.form.add_row((quantity, 12))
        if self._deed in ("adjust", "move"):
            label = self.tr("Bin") if self._deed == "adjust" else self.tr("From bin")
            self.form.add_row((FieldSpec("from_bin", label, FieldKind.CHOICE, options=everywhere), 12))
            self.form.set_values({"from_bin": here[0]})
        if self._deed == "move":
            self.form.add_row(
                (FieldSpec("to_bin", self.tr("To bin"), FieldKind.CHOICE, options=everywhere), 12)
            )
            other = next((key for key, _ in everywhere if key not in (here[0], LOOSE)), LOOSE)
            self.form.set_values({"to_bin": other})
        else:
            required = self._deed != "release"
            self.form.add_row((FieldSpec("reason", self.tr("Reason"), required=required), 12))
        self.form.focus_field("quantity")

    def accept(self) -> None:
        """Do it; what is wrong is said at its field."""
        if self.form.keys and not self.form.validate():
            self._context.tasks.start(self._do(), self)

    def _bin(self, key: str) -> str | None:
        chosen = str(self.form.values().get(key) or LOOSE)
        return None if chosen == LOOSE else chosen

    def command(self) -> Command:
        """What was asked for."""
        values = self.form.values()
        given = values["quantity"]
        quantity = given if isinstance(given, Decimal) else Decimal(0)
        lot, reason = self._lot.lot.id, str(values.get("reason") or "")
        if self._deed == "adjust":
            return AdjustStock(
                stock_lot_id=lot, quantity=quantity, reason=reason, bin_id=self._bin("from_bin")
            )
        if self._deed == "move":
            return MoveBinStock(
                stock_lot_id=lot, quantity=quantity, from_bin_id=self._bin("from_bin"),
                to_bin_id=self._bin("to_bin"),
            )  # fmt: skip
        if self._deed == "hold":
            return HoldStock(stock_lot_id=lot, quantity=quantity, reason=reason)
        return ReleaseStock(stock_lot_id=lot, quantity=quantity, reason=reason)

    async def _do(self) -> None:
        try:
            await self._context.tasks.command(self.command())
        except UserError as error:
            field = _FIELDS.get(error.field, error.field)
            self.form.set_errors({field if field in self.form.keys else "quantity": error_text(error)})
            return
        self.done_well.emit(self.tr("Stock of {0} is changed").format(lot_word(self._lot.lot.lot)))
        super().accept()
