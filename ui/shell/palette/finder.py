# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Finds what was typed: commands at once, the rest from the local database on a reader, and tells when all of
it is there. What was overtaken by more typing is dropped; the window never waits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from desktop_b2b.domain.entities import Product
from desktop_b2b.domain.text import fold
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import (
    FindProducts,
    GetTransactions,
    ListPartners,
    ListTransactions,
    PartnerView,
    Query,
    TransactionRow,
    ViewItem,
)
from desktop_b2b.services.search import Text, write_value
from ui.screens.transactions.words import search_words
from ui.shell.palette.entries import Entry, Group, row_detail, row_icon, row_key
from ui.shell.palette.ranking import best, score
from ui.shell.palette.recent import Recent
from ui.shell.routes import route_of_row
from ui.shell.screen import Route, ScreenContext

T = TypeVar("T")
#: What is typed shows partial results if the database takes longer than this.
PATIENCE_MS = 60
#: How many are asked for; the best of them are shown.
ASKED = 40
SHOWN = {
    Group.RECENT: 5,
    Group.TRANSACTIONS: 5,
    Group.PARTNERS: 3,
    Group.VIEWS: 4,
    Group.COMMANDS: 6,
    Group.PRODUCTS: 3,
}
#: A command that fits so well stands above documents that only mention the words.
CLEAR = 95.0


class _Search(QObject, Generic[T]):
    """One question to the database for each text; while one is on its way the next one waits."""

    def __init__(
        self,
        context: ScreenContext,
        query: Callable[[str], Query[Sequence[T]] | Query[Any]],
        rows: Callable[[Any], Sequence[T]],
        told: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context, self._query, self._rows, self._told = context, query, rows, told
        self._wanted: str | None = None
        self._asked: str | None = None
        self._answered: str | None = None
        self.found: Sequence[T] = ()

    @property
    def settled(self) -> bool:
        """Whether what was found belongs to what is wanted."""
        return self._answered == self._wanted

    def ask(self, text: str) -> None:
        """Look for a text."""
        self._wanted = text
        if self._asked is None:
            self._send(text)

    def none(self) -> None:
        """Nothing is looked for any more."""
        self._wanted = self._answered = None
        self.found = ()

    def _send(self, text: str) -> None:
        self._asked = text
        tasks = self._context.tasks
        tasks.when(
            tasks.query(self._query(text)), self, partial(self._arrived, text), on_error=self._refused,
            on_end=self._ended,
        )  # fmt: skip

    def _ended(self) -> None:
        text, self._asked = self._asked, None
        if self._wanted is not None and self._wanted != text:
            self._send(self._wanted)

    def _arrived(self, text: str, answer: Any) -> None:
        self._take(text, self._rows(answer))

    def _refused(self, _error: UserError) -> None:
        # What cannot be searched for is found nowhere; the list of transactions explains it in words.
        self._take(self._wanted, ())

    def _take(self, text: str | None, rows: Sequence[T]) -> None:
        if text == self._wanted:
            self.found, self._answered = rows, text
            self._told()


class Finder(QObject):
    """The entries for a text. Signals: `found` when they are all there, or some of them late."""

    found = Signal()

    def __init__(
        self,
        context: ScreenContext,
        recent: Recent,
        commands: Callable[[], list[Entry]],
        go: Callable[[Route, str], object],
        apart: Callable[[Route, str], object] | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context, self._recent, self._commands = context, recent, commands
        self._go, self._apart = go, apart
        self._text = ""
        self._told = True
        self._rows: _Search[TransactionRow] = _Search(
            context, lambda text: ListTransactions(query=text, limit=ASKED), lambda page: page.rows,
            self._on_answer, self,
        )  # fmt: skip
        self._products = _Search(
            context,
            lambda text: FindProducts(text=text, limit=ASKED),
            lambda rows: rows,
            self._on_answer,
            self,
        )
        self._partners: _Search[PartnerView] = _Search(
            context, lambda _text: ListPartners(), lambda rows: rows, self._on_answer, self
        )
        self._opened: _Search[TransactionRow] = _Search(
            context, self._recent_query, lambda rows: rows, self._on_answer, self
        )
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._tell)

    def _recent_query(self, _text: str) -> GetTransactions:
        return GetTransactions(ids=tuple(self._recent.rows()))

    # ------------------------------------------------------------ asking

    def begin(self) -> None:
        """The palette opens: what may have changed is asked again; until then the old serves."""
        turn = "\n".join(self._recent.rows())
        self._opened.ask(turn)
        if self._context.is_retailer:
            self._partners.ask("")
        self.look("")

    def look(self, text: str) -> None:
        """Find a text; `found` tells when."""
        self._text = " ".join(text.split())
        self._told = False
        if self._text:
            self._rows.ask(self._text)
            if self._context.is_retailer:
                self._products.ask(self._text)
        else:
            self._rows.none()
            self._products.none()
        self._patience.start()
        self._on_answer()

    @property
    def settled(self) -> bool:
        """Whether everything is here."""
        return all(each.settled for each in (self._rows, self._products, self._partners, self._opened))

    def _on_answer(self) -> None:
        if self.settled:
            self._tell()
        elif self._told:
            # They were shown without this, which came late.
            self.found.emit()

    def _tell(self) -> None:
        self._patience.stop()
        self._told = True
        self.found.emit()

    # ------------------------------------------------------------ entries

    def groups(self) -> list[tuple[Group, list[Entry]]]:
        """What is found now, under its headings."""
        recent = self._recents()
        known = {entry.key for entry in recent}
        commands = self._fitting(self._commands(), Group.COMMANDS)
        made: dict[Group, list[Entry]] = {
            Group.RECENT: recent,
            Group.TRANSACTIONS: self._transactions(known),
            Group.PARTNERS: self._fitting(self._partner_entries(), Group.PARTNERS) if self._text else [],
            Group.VIEWS: self._fitting(self._view_entries(), Group.VIEWS) if self._text else [],
            Group.COMMANDS: [entry for entry in commands if entry.key not in known],
            Group.PRODUCTS: [self._product_entry(row) for row in self._best_products()],
        }
        order = list(Group)
        if self._command_is_meant(made):
            order.remove(Group.COMMANDS)
            order.insert(1, Group.COMMANDS)
        return [(group, made[group]) for group in order if made[group]]

    def _command_is_meant(self, made: dict[Group, list[Entry]]) -> bool:
        commands = made[Group.COMMANDS]
        if not self._text or not commands or score(self._text, commands[0].title) < CLEAR:
            return False
        wanted = fold(self._text)
        return not any(fold(entry.title).startswith(wanted) for entry in made[Group.TRANSACTIONS])

    def _fitting(self, entries: list[Entry], group: Group) -> list[Entry]:
        """Those that fit the text, the best first, the last used first among equals; without a text all."""
        used = {key: place for place, key in enumerate(self._recent.keys)}
        entries = sorted(entries, key=lambda entry: used.get(entry.key, len(used)))
        if not self._text:
            return entries
        found = best(self._text, entries, lambda entry: (entry.title, entry.words))
        return [entry for _score, entry in found[: SHOWN[group]]]

    def _recents(self) -> list[Entry]:
        offered = {entry.key: entry for entry in self._commands()}
        offered |= {entry.key: entry for entry in (*self._partner_entries(), *self._view_entries())}
        offered |= {row_key(row): self._row_entry(row) for row in self._opened.found}
        kept = [offered[key] for key in self._recent.keys if key in offered]
        if self._text:
            kept = [entry for entry in kept if _fits(self._text, entry)]
        return [entry._replace(group=Group.RECENT) for entry in kept[: SHOWN[Group.RECENT]]]

    def _transactions(self, known: set[str]) -> list[Entry]:
        if not self._text:
            return []
        wanted = fold(self._text)
        ranked = sorted(self._rows.found, key=lambda row: _nearness(row, wanted))
        entries = [self._row_entry(row) for row in ranked]
        shown = [entry for entry in entries if entry.key not in known][: SHOWN[Group.TRANSACTIONS]]
        return [*shown, self._search_entry()]

    def _row_entry(self, row: TransactionRow) -> Entry:
        route, key = route_of_row(row), row_key(row)
        detail = row_detail(row, self._context.zone, self._context.clock.now())
        return Entry(
            key, Group.TRANSACTIONS, row_icon(row.kind), row.number, partial(self._go, route, key), detail,
            apart=partial(self._apart, route, key) if self._apart is not None else None,
        )  # fmt: skip

    def _search_entry(self) -> Entry:
        words = QCoreApplication.translate("Palette", "All transactions with “{0}”").format(self._text)
        route = Route.to("transactions", text=self._text)
        return Entry("search", Group.TRANSACTIONS, "search", words, partial(self._go, route, ""))

    def _partner_entries(self) -> list[Entry]:
        return [self._partner_entry(view) for view in self._partners.found]

    def _partner_entry(self, view: PartnerView) -> Entry:
        key, name = f"partner.{view.partner.id}", view.partner.name
        route = Route.to("transactions", query=f"partner:{write_value(Text(name, exact=True))}")
        detail = QCoreApplication.translate("Palette", "Partner")
        return Entry(key, Group.PARTNERS, "users", name, partial(self._go, route, key), detail)

    def _view_entries(self) -> list[Entry]:
        return [self._view_entry(view) for view in self._context.feeds.views or ()]

    def _view_entry(self, view: ViewItem) -> Entry:
        key = f"view.{view.id}"
        shared = QCoreApplication.translate("Palette", "Shared by {0}").format(view.author)
        return Entry(
            key, Group.VIEWS, "star", view.name,
            partial(self._go, Route.to("transactions", saved=view.id), key),
            shared if view.author else search_words(view.query),
        )  # fmt: skip

    def _best_products(self) -> list[Product]:
        if not self._text:
            return []
        found = best(self._text, self._products.found, lambda row: (row.sku, row.description))
        return [row for _score, row in found[: SHOWN[Group.PRODUCTS]]]

    def _product_entry(self, row: Product) -> Entry:
        route = Route.to("transactions", query=f"sku:{write_value(Text(row.sku, exact=True))}")
        return Entry(
            f"product.{row.id}", Group.PRODUCTS, "tag", row.sku, partial(self._go, route, ""), row.description
        )


def _fits(text: str, entry: Entry) -> bool:
    return any(score(text, words) > 0 for words in (entry.title, entry.detail, entry.words) if words)


def _nearness(row: TransactionRow, wanted: str) -> int:
    """A number that is meant stands before a document that mentions the words."""
    number, partner = fold(row.number), fold(row.partner)
    if number == wanted:
        return 0
    if number.startswith(wanted):
        return 1
    if wanted in number:
        return 2
    return 3 if wanted in partner else 4
