# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The product lines of a partner, edited from the partner's side (S2.24)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.account import SaveProductLine
from desktop_b2b.services.queries import ProductLineView
from ui.theme import Space, Type
from ui.widgets import Card, ElidedLabel, PlainLabel, icon_button, quiet
from ui.widgets.layouts import clear


def joined(view: ProductLineView, partner_id: str) -> Command:
    """The partner delivers this product line, too."""
    kept = view.product_line.partner_ids
    return SaveProductLine(product_line_id=view.product_line.id, partner_ids=(*kept, partner_id))


def parted(view: ProductLineView, partner_id: str) -> Command:
    """The partner does not deliver this product line any more."""
    kept = tuple(each for each in view.product_line.partner_ids if each != partner_id)
    return SaveProductLine(product_line_id=view.product_line.id, partner_ids=kept)


class LinesCard(Card):
    """Paths with × to part from, and a menu of the others. Signals: `joined(view)`, `parted(view)`."""

    joined = Signal(object)
    parted = Signal(object)

    def __init__(self, partner_id: str, *, editable: bool, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("LinesCard", "Product lines"), parent=parent)
        self._partner_id, self._editable = partner_id, editable
        self._views: Sequence[ProductLineView] = ()
        self.add_button = quiet(self.tr("Add product line"), "plus", self._open_menu, sz="s")
        self.add_header_widget(self.add_button)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.XS)
        self._empty = PlainLabel(
            self.tr("Items of a product line ask its partners by themselves."), Type.BODY, "text3", wrap=True
        )
        self.body.addWidget(self._empty)
        self.body.addLayout(self._rows)

    def own(self) -> list[ProductLineView]:
        """The product lines that name the partner."""
        return [view for view in self._views if self._partner_id in view.product_line.partner_ids]

    def show_lines(self, views: Sequence[ProductLineView], *, saved: bool) -> None:
        """Show the partner's among all of them; a card that is not saved yet has none."""
        self._views = views
        clear(self._rows)
        own = self.own()
        inherited = [view for view in views if self._partner_id in view.partner_ids and view not in own]
        for view in own:
            self._rows.addWidget(self._row(view))
        for view in inherited:
            words = self.tr("{0} (from above)").format(view.path)
            self._rows.addWidget(ElidedLabel(words, Type.BODY, "text3"))
        self._empty.setVisible(not own and not inherited)
        if not self._editable:
            self.add_button.disable(self.tr("Ask your account manager to change partners"))
        elif not saved:
            self.add_button.disable(self.tr("Enter a name first"))
        elif len(own) == len(views):
            self.add_button.disable(
                self.tr("All product lines are here") if views else self.tr("There are no product lines yet")
            )
        else:
            self.add_button.enable()

    def _row(self, view: ProductLineView) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(ElidedLabel(view.path, Type.BODY), 1)
        if self._editable:
            words = self.tr("Take {0} away").format(view.path)
            row.addWidget(icon_button("x", words, partial(self.parted.emit, view)))
        return holder

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for view in self._views:
            if self._partner_id not in view.product_line.partner_ids:
                menu.addAction(view.path.replace("&", "&&"), partial(self.joined.emit, view))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add_button.mapToGlobal(QPoint(0, self.add_button.height())))
