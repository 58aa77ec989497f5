# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""My product lines: a tree of any depth, moved by dragging, merged, imported; its partners (S2.23, S2.24)."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.account import SaveProductLine
from desktop_b2b.domain.commands.product_lines import MergeProductLines
from desktop_b2b.domain.entities.account import SUPPLIER
from desktop_b2b.services.imports.lines import LinePlan
from desktop_b2b.services.queries import ListPartners, ListProductLines, PartnerView, ProductLineView
from ui.forms.draft_keys import new_id
from ui.screens.partners.screen import KINDS, may_edit
from ui.screens.product_lines.side import LineCard
from ui.screens.product_lines.tree import LineTree
from ui.shell.screen import Route, Screen, ScreenContext
from ui.strings import number_word
from ui.theme import Space, scaled
from ui.widgets import Card, EmptyState, Question, SearchField, primary, secondary
from ui.widgets.scrolling import ScrollingPage

SIDE = 400


class ProductLinesScreen(Screen):
    """The tree, and the chosen branch beside it."""

    NAV = "product_lines"
    HAS_PRIMARY = True

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(context, route, parent)
        self.editable = may_edit(context)
        self.views: list[ProductLineView] = []
        self.partners: list[PartnerView] = []
        self._fresh = ""
        self.tree = LineTree(editable=self.editable)
        self.tree.chosen.connect(lambda _id: self._show_side())
        self.tree.moved.connect(self._move)
        self.side = LineCard(editable=self.editable)
        self.side.renamed.connect(self._rename)
        self.side.moved.connect(lambda above: self._move(self.tree.current_id, above))
        self.side.delivered.connect(self._deliver)
        self.side.added.connect(lambda: self.add(self.tree.current_id))
        self.side.merged.connect(self._ask_to_merge)
        self.side.archived.connect(self._archive)
        self.new = primary(self.tr("New product line"), "plus", lambda: self.add(None))
        self.import_button = secondary(self.tr("Import…"), "upload", self.open_import)
        for button in (self.import_button, self.new):
            button.setParent(self)
            if not self.editable:
                button.disable(self.tr("Ask your account manager to change product lines"))
        self.sought = SearchField(self.tr("Find a product line"))
        self.sought.textChanged.connect(lambda text: self.tree.filter(text, self.views))
        self._build()
        self._live = self.live(ListProductLines(), KINDS, self._show)
        self._live_partners = self.live(ListPartners(), KINDS, self._take_partners)

    def title(self) -> str:
        return self.tr("My product lines")

    def header_end(self) -> list[QWidget]:
        return [self.import_button, self.new]

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        self.card = Card(self.tr("Product lines"))
        self.card.body.addWidget(self.sought)
        self.card.body.addWidget(self.tree, 1)
        row.addWidget(self.card, 1)
        scroll = ScrollingPage()
        scroll.setFixedWidth(scaled(SIDE))
        column = QVBoxLayout(scroll.page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.side)
        column.addStretch(1)
        row.addWidget(scroll)
        tree = QWidget()
        tree.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        begin = primary(self.tr("New product line"), "plus", lambda: self.add(None))
        if not self.editable:
            begin.disable(self.tr("Ask your account manager to change product lines"))
        empty = EmptyState(
            "tree",
            self.tr("No product lines yet"),
            self.tr("A product line knows its partners: its items ask them by themselves."),
            actions=(begin,),
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(tree)
        self._pages.addWidget(empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.PAGE_X, 0, Space.PAGE_X, Space.PAGE_Y)
        outer.addWidget(self._pages)

    # ------------------------------------------------------------ showing

    def _words(self) -> dict[str, str]:
        """What stands at the end of a branch."""
        return {
            view.product_line.id: self.tr("%n partner(s)", "", len(view.partner_ids))
            for view in self.views
            if view.partner_ids
        }

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Beneath a dialog the screen stays when the language changes.
        if event.type() == QEvent.Type.LanguageChange and self.views:
            self.tree.show_words(self._words())

    def _show(self, views: list[ProductLineView]) -> None:
        self.views = views
        words = self._words()
        self.card.set_title(self.tr("Product lines"), number_word(len(views)))
        self._pages.setCurrentIndex(0 if views else 1)
        self.new.setVisible(bool(views))
        self.tree.show_lines(views, words)
        self.tree.filter(self.sought.text(), views)
        if self._fresh and any(view.product_line.id == self._fresh for view in views):
            fresh, self._fresh = self._fresh, ""
            self.tree.choose(fresh)
            self.side.focus_name()
        elif not self.tree.current_id and views:
            self.tree.choose(views[0].product_line.id)
        self._show_side()
        self.header_changed.emit()

    def _take_partners(self, partners: list[PartnerView]) -> None:
        self.partners = [view for view in partners if view.partner.kind == SUPPLIER]
        self._show_side()

    def _view(self, line_id: str) -> ProductLineView | None:
        return next((view for view in self.views if view.product_line.id == line_id), None)

    def _show_side(self) -> None:
        self.side.show_line(self._view(self.tree.current_id), self.views, self.partners)

    # ------------------------------------------------------------ doing

    def _do(self, command: Command) -> None:
        self.run(self.context.tasks.command(command))

    def add(self, above: str | None) -> None:
        """A new branch, whose name is typed next."""
        self._fresh = new_id()
        self.sought.clear()
        name = self.tr("New product line")
        self._do(SaveProductLine(product_line_id=self._fresh, name=name, parent_id=above or None))

    def _rename(self, name: str) -> None:
        self._do(SaveProductLine(product_line_id=self.tree.current_id, name=name))

    def _move(self, line_id: str, above: str | None) -> None:
        view = self._view(line_id)
        if view is None or view.product_line.parent_id == above:
            return
        before = view.product_line.parent_id
        self.run(self._moved(line_id, above, before))

    async def _moved(self, line_id: str, above: str | None, before: str | None) -> None:
        """What a rule refuses (a ring) is said by the window; nothing has moved then."""
        await self.context.tasks.command(SaveProductLine(product_line_id=line_id, parent_id=above))
        undo = SaveProductLine(product_line_id=line_id, parent_id=before)
        self.say(self.tr("Moved"), undo=lambda: self._do(undo))

    def _deliver(self, partner_id: str, on: bool) -> None:
        view = self._view(self.tree.current_id)
        if view is None:
            return
        kept = tuple(each for each in view.product_line.partner_ids if each != partner_id)
        partners = (*kept, partner_id) if on else kept
        self._do(SaveProductLine(product_line_id=view.product_line.id, partner_ids=partners))

    def _ask_to_merge(self, into_id: str) -> None:
        view, into = self._view(self.tree.current_id), self._view(into_id)
        if view is None or into is None:
            return
        line_id = view.product_line.id
        Question.ask(
            self,
            self.tr("Merge {0} into {1}?").format(view.path, into.path),
            self.tr("What stands below it, its partners and its items go along. This cannot be undone."),
            self.tr("Merge"),
            lambda sure: self._merge(line_id, into_id) if sure else None,
        )

    def _merge(self, line_id: str, into_id: str) -> None:
        self._do(MergeProductLines(product_line_id=line_id, into_id=into_id))
        self.tree.choose(into_id)

    def _archive(self) -> None:
        view = self._view(self.tree.current_id)
        if view is None:
            return
        line_id = view.product_line.id
        self._do(SaveProductLine(product_line_id=line_id, archived=True))
        undo = SaveProductLine(product_line_id=line_id, archived=False)
        self.say(self.tr("{0} is in the archive").format(view.path), undo=lambda: self._do(undo))

    def open_import(self) -> None:
        """Product lines from a file or from pasted text."""
        from ui.screens.product_lines.importing import ImportLines  # needs what reads workbooks

        known = {view.path: view.product_line.id for view in self.views}
        self.dialog = ImportLines(self.context, known, self)
        self.dialog.wanted.connect(self._import)
        self.dialog.open()

    def _import(self, plan: LinePlan, source: str) -> None:
        self._do(plan.command(source))
        self.say(self.tr("%n product line(s) imported", "", len(plan.lines)))

    def leave(self) -> None:
        self.side.flush()
