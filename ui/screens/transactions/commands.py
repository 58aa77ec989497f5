# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The commands of the transaction list: the same in its menu, by right click and in the footer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction

from desktop_b2b.services.queries import TransactionRow
from ui import actions
from ui.actions import ActionKey
from ui.bulk.plan import MOST, Act, Step, judged, questions
from ui.screens.transactions.acts import ACTS, FITS, is_on_our_floor
from ui.shell.routes import has_card
from ui.strings import number_word
from ui.theme import Tone
from ui.widgets import Message, Toast

if TYPE_CHECKING:
    from ui.bulk.dialog import BulkDialog
    from ui.models.table_menus import TableMenus
    from ui.shell.screen import Screen

#: Who can do what: the rest is not offered.
_BUYING = (
    ActionKey.CREATE_ORDERS, ActionKey.DUPLICATE, ActionKey.CLOSE_REQUEST, ActionKey.CANCEL_DOCUMENTS,
)  # fmt: skip
_SELLING = (ActionKey.ACCEPT_ORDERS, ActionKey.PICKING_LISTS)
#: What the footer offers first.
_FOOTER = (
    ActionKey.ACCEPT_ORDERS,
    ActionKey.CREATE_ORDERS,
    ActionKey.PRINT,
    ActionKey.DUPLICATE,
    ActionKey.CLOSE_REQUEST,
    ActionKey.DELETE,
    ActionKey.CANCEL_DOCUMENTS,
)
#: What the preview offers first.
_PREVIEW = (
    ActionKey.ACCEPT_ORDERS,
    ActionKey.CREATE_ORDERS,
    ActionKey.PRINT,
    ActionKey.CLOSE_REQUEST,
    ActionKey.DELETE,
    ActionKey.DUPLICATE,
)
MOST_BUTTONS = 3


def _tr(text: str, disambiguation: str = "", n: int = -1) -> str:
    return QCoreApplication.translate("ListCommands", text, disambiguation, n)


class ListCommands(QObject):
    """Makes the commands, keeps them enabled as the selection allows, and carries them out.

    `chosen` gives the selected rows that are loaded, `gather` all of them, up to a number.
    """

    def __init__(
        self,
        screen: Screen,
        menus: TableMenus,
        *,
        chosen: Callable[[], Sequence[TransactionRow]],
        gather: Callable[[int], Awaitable[list[TransactionRow]]],
        open_row: Callable[[], object],
        open_partner: Callable[[], object],
        export: Callable[[], object],
    ) -> None:
        super().__init__(screen)
        self._screen, self._chosen, self._gather = screen, chosen, gather
        self.dialog: BulkDialog | None = None
        self.open_row = actions.make(ActionKey.OPEN_ROW, self, open_row)
        self.open_partner = actions.make(ActionKey.OPEN_PARTNER, self, open_partner)
        self.export = actions.make(ActionKey.EXPORT, self, export)
        self.acts: dict[ActionKey, QAction] = {
            key: actions.make(key, self, partial(self.act, key)) for key in self._offered()
        }
        self.all = [
            self.open_row,
            *([self.open_partner] if screen.context.is_retailer else []),
            self._line(),
            *self.acts.values(),
            self._line(),
            self.export,
            *menus.actions,
        ]
        self.update([])

    def _offered(self) -> list[ActionKey]:
        context = self._screen.context
        buying = _BUYING if context.is_retailer else ()
        selling = _SELLING if context.is_supplier else ()
        return [ActionKey.MARK_READ, *buying, *selling, ActionKey.PRINT, ActionKey.DELETE]

    def _line(self) -> QAction:
        line = QAction(self)
        line.setSeparator(True)
        return line

    def update(self, rows: Sequence[TransactionRow]) -> None:
        """The selection is another one."""
        self.open_row.setEnabled(len(rows) == 1)
        self.open_partner.setEnabled(len(rows) == 1 and has_card(rows[0]))
        for key, action in self.acts.items():
            action.setEnabled(any(map(FITS[key], rows)))

    def for_footer(self) -> list[QAction]:
        """What the footer of a selection offers."""
        fitting = [self.acts[key] for key in _FOOTER if key in self.acts and self.acts[key].isEnabled()]
        return fitting[:MOST_BUTTONS]

    def for_preview(self) -> list[QAction]:
        """What the preview offers for the one row with the cursor; of several the footer speaks."""
        if len(self._chosen()) != 1:
            return []
        found = [self.acts[key] for key in _PREVIEW if key in self.acts and self.acts[key].isEnabled()]
        return found[:MOST_BUTTONS]

    # ------------------------------------------------------------ doing

    def act(self, key: ActionKey) -> None:
        """Show what an act would do to the selected rows."""
        self._screen.run(self._show(key))

    async def _show(self, key: ActionKey) -> None:
        rows = await self._gather(MOST + 1)
        if len(rows) > MOST:
            self._say_too_many()
        elif key is ActionKey.PRINT and any(map(is_on_our_floor, rows)):
            await self._print([row.id for row in rows if is_on_our_floor(row)])
        elif key is ActionKey.PRINT:
            await self._show_papers(rows, slips=True)
        elif key is ActionKey.PICKING_LISTS:
            await self._show_papers(rows, slips=False)
        elif key is ActionKey.CREATE_ORDERS:
            await self._create(rows)
        elif rows:
            act = ACTS[key]
            steps = [act.step(row) for row in rows]
            verdicts = await self._screen.context.tasks.judge(*questions(steps))
            self._open(act, judged(steps, verdicts))

    def _say_too_many(self) -> Toast:
        fact = _tr("More than {0} documents are selected").format(number_word(MOST))
        words = _tr("Select fewer, or narrow the search. Export takes any number.")
        return self._screen.context.toasts.show_message(Message(fact, words, Tone.AMBER))

    def _open(
        self, act: Act, steps: Sequence[Step], instead: Callable[[list[Step]], object] | None = None
    ) -> None:
        from ui.bulk.dialog import BulkDialog

        tasks = self._screen.context.tasks
        self.dialog = BulkDialog(tasks, act, steps, instead=instead, parent=self._screen)
        self.dialog.open()

    async def _create(self, rows: Sequence[TransactionRow]) -> None:
        """Orders of drafts, each once."""
        from ui.screens.transactions import creating

        self.dialog = await creating.ask(self._screen.context, rows, self._screen)

    async def _print(self, order_ids: list[str]) -> None:
        """All papers of orders on our floor, as one job."""
        from ui.screens.b2b_papers.dialog import ask_for_papers

        title = _tr("Print the papers of %n order(s)", "", len(order_ids))
        await ask_for_papers(self._screen.context, title, order_ids, self._screen)

    async def _show_papers(self, rows: list[TransactionRow], *, slips: bool) -> None:
        from ui.screens.transactions import papers

        find = papers.slip_steps if slips else papers.list_steps
        act = papers.slips_act() if slips else papers.lists_act()
        steps = await self._screen.context.tasks.browse(lambda ask: find(ask, rows))
        by_id = {row.id: row for row in rows}

        def save(able: list[Step]) -> None:
            wanted = [by_id[step.key] for step in able]
            title = act.question(len(wanted))
            papers.choose_pdf(title, self._screen, lambda path: self._write(title, path, wanted, slips))

        self._open(act, steps, save)

    def _write(self, title: str, path: Path, rows: Sequence[TransactionRow], slips: bool) -> None:
        from ui.screens.transactions.papers import PapersJob

        PapersJob(self._screen.context, title, path, rows, slips=slips).start()
