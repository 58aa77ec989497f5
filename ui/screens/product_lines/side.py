# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The chosen product line: its name, what it stands under, who delivers it (S2.24)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_b2b.services.queries import PartnerView, ProductLineView
from ui.forms.form import Form
from ui.forms.spec import FieldKind, FieldSpec
from ui.theme import Space, Type
from ui.widgets import Card, CheckBox, PlainLabel, quiet, secondary
from ui.widgets.layouts import clear
from ui.widgets.paint import isolated

#: Stands for the top of the tree: a choice has no empty value.
TOP = "top"


def below(line_id: str, views: Sequence[ProductLineView]) -> set[str]:
    """A node and all that stand below it: none of them can be what it stands under."""
    found = {line_id}
    grown = True
    while grown:
        more = {v.product_line.id for v in views if v.product_line.parent_id in found} - found
        found |= more
        grown = bool(more)
    return found


class LineCard(Card):
    """Edits one branch.

    Signals: `renamed(name)`, `moved(id above or None)`, `delivered(partner id, on)`, `added`, `merged(id)`,
    `archived`.
    """

    renamed = Signal(str)
    moved = Signal(object)
    delivered = Signal(str, bool)
    added = Signal()
    merged = Signal(str)
    archived = Signal()

    def __init__(self, *, editable: bool, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("LineCard", "Product line"), parent=parent)
        self._editable = editable
        self._view: ProductLineView | None = None
        self._views: Sequence[ProductLineView] = ()
        self.path = PlainLabel("", Type.SMALL, "text3", wrap=True)
        self.body.addWidget(self.path)
        self.form = Form()
        self.form.add_row((FieldSpec("name", self.tr("Name"), required=True), 12))
        self.form.add_row((FieldSpec("above", self.tr("Stands under"), FieldKind.CHOICE), 12))
        self.form.left.connect(self._on_left)
        self.form.edited.connect(self._on_edited)
        self.body.addWidget(self.form)
        self.body.addWidget(PlainLabel(self.tr("Partners that deliver it"), Type.CAPTION, "text2"))
        self.note = PlainLabel("", Type.SMALL, "text3", wrap=True)
        self.body.addWidget(self.note)
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(Space.XS)
        self.body.addLayout(self._boxes)
        self.body.addStretch(1)
        self.add_button = secondary(self.tr("Add below"), "plus", self.added.emit)
        self.merge_button = quiet(self.tr("Merge into…"), "arrow-turn", self._open_menu)
        self.archive_button = quiet(self.tr("Archive"), "archive", self.archived.emit)
        # One row of all three would be wider than the card in other languages.
        for buttons in ((self.add_button,), (self.merge_button, self.archive_button)):
            row = QHBoxLayout()
            row.setSpacing(Space.S)
            for button in buttons:
                row.addWidget(button)
                if not editable:
                    button.disable(self.tr("Ask your account manager to change product lines"))
            row.addStretch(1)
            self.body.addLayout(row)

    def show_line(
        self,
        view: ProductLineView | None,
        views: Sequence[ProductLineView],
        partners: Sequence[PartnerView],
    ) -> None:
        """Show a branch of the tree; nothing is chosen without one."""
        other = self._view is None or view is None or self._view.product_line.id != view.product_line.id
        self._view, self._views = view, views
        self.setVisible(view is not None)
        if view is None:
            return
        node = view.product_line
        self.path.setText(view.path)
        options = [(TOP, self.tr("– the top of the tree –"))]
        barred = below(node.id, views)
        options += [(v.product_line.id, v.path) for v in views if v.product_line.id not in barred]
        self.form.field("above").set_options(options)
        typing = self.form.field("name").control.hasFocus()
        values: dict[str, object] = {"above": node.parent_id or TOP}
        if other or not typing:
            values["name"] = node.name
        self.form.set_values(values)
        if not self._editable:
            self.form.lock_all(self.tr("Ask your account manager to change product lines"))
        self._show_partners(view, partners)

    def _show_partners(self, view: ProductLineView, partners: Sequence[PartnerView]) -> None:
        clear(self._boxes)
        own = view.product_line.partner_ids
        for each in partners:
            # Names are no labels of ours: an ampersand in one is an ampersand.
            box = CheckBox(isolated(each.partner.name).replace("&", "&&"), each.partner.id in own)
            box.setAccessibleName(each.partner.name)
            box.setEnabled(self._editable)
            box.clicked.connect(lambda on, key=each.partner.id: self.delivered.emit(key, on))
            self._boxes.addWidget(box)
        if not partners:
            self.note.setText(self.tr("There are no partners yet."))
        elif own:
            self.note.setText(self.tr("Items of this product line ask these partners by themselves."))
        elif view.partner_ids:
            names = {each.partner.id: each.partner.name for each in partners}
            inherited = ", ".join(names[key] for key in view.partner_ids if key in names)
            self.note.setText(self.tr("None of its own: those from above are asked, {0}.").format(inherited))
        else:
            self.note.setText(self.tr("None: its items ask nobody by themselves."))

    def focus_name(self) -> None:
        """Put the caret into the name, all of it chosen."""
        self.form.focus_field("name")
        line = self.form.field("name").control
        if hasattr(line, "selectAll"):
            line.selectAll()

    def flush(self) -> None:
        """Store a name that was typed."""
        self._on_left("name")

    def _on_left(self, key: str) -> None:
        if key != "name" or self._view is None or not self._editable:
            return
        name = str(self.form.field("name").value()).strip()
        if name and name != self._view.product_line.name:
            self.renamed.emit(name)

    def _on_edited(self, key: str, value: object) -> None:
        if key == "above":
            self.moved.emit(None if value == TOP else str(value))

    def _open_menu(self) -> None:
        if self._view is None:
            return
        menu = QMenu(self)
        barred = below(self._view.product_line.id, self._views)
        for view in self._views:
            if view.product_line.id not in barred:
                menu.addAction(view.path.replace("&", "&&"), partial(self.merged.emit, view.product_line.id))
        if menu.isEmpty():
            menu.addAction(self.tr("There is no other product line")).setEnabled(False)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.merge_button.mapToGlobal(QPoint(0, self.merge_button.height())))
