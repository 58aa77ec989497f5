# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Orders of many drafts at once: which are ready and what keeps the others, then one command for each
(S1.8, N16).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_b2b.domain.commands.fulfilment import CreateB2BOrder
from desktop_b2b.domain.values import Id, child_id
from desktop_b2b.rules.trade.findings import BLOCK
from desktop_b2b.services.queries import CheckB2BDrafts, DraftCheck, GetTransactions, TransactionRow
from ui.bulk.plan import Act, Fate, Step, judged, questions
from ui.screens.b2b_order.words import day_of, finding_words
from ui.screens.b2b_wizard.words import reason_title
from ui.shell.routes import route_of_row
from ui.shell.screen import Route

if TYPE_CHECKING:
    from ui.bulk.dialog import BulkDialog
    from ui.shell.screen import ScreenContext


def _tr(text: str, disambiguation: str = "", n: int = -1) -> str:
    return QCoreApplication.translate("CreateOrders", text, disambiguation, n)


def act() -> Act:
    """The act in words."""
    return Act(
        lambda n: _tr("Create orders of %n draft(s)?", "", n),
        lambda n: _tr("Create %n order(s)", "", n),
        lambda n: _tr("%n order(s) created", "", n),
        lambda row: _step(row, None),
        words={Fate.WILL: lambda: _tr("Ready"), Fate.CANNOT: lambda: _tr("Stays a draft")},
    )


async def steps(context: ScreenContext, rows: Sequence[TransactionRow]) -> list[Step]:
    """What becomes of each row, by the checks that the wizard makes, and by the command itself."""
    ids = tuple(row.id for row in rows if row.kind == "b2b_draft")
    checked = await context.tasks.browse(lambda ask: ask(CheckB2BDrafts(b2b_draft_ids=ids)))
    known = {one.id: one for one in checked}
    found = [_step(row, known.get(row.id)) for row in rows]
    return judged(found, await context.tasks.judge(*questions(found)))


def _step(row: TransactionRow, found: DraftCheck | None) -> Step:
    if row.kind != "b2b_draft" or found is None:
        return Step.impossible(row.id, row.number, _tr("Only drafts of B2B orders become orders"))
    stops = [finding_words(one) for one in found.findings if one.keeps]
    if stops:
        return Step.impossible(row.id, row.number, " ".join(dict.fromkeys(stops)))
    command = CreateB2BOrder(b2b_draft_id=row.id, order_value=found.order_value)
    return Step(row.id, row.number, _note(found), (command,), withdraws=True)


def _note(found: DraftCheck) -> str:
    """Where it goes, and when it is done or what it will wait for."""
    waits = dict.fromkeys(
        reason_title(one.reason) for one in found.findings if one.severity == BLOCK and one.reason
    )
    if waits:
        return _tr("At {0}. Will wait: {1}").format(found.centre, ", ".join(waits))
    due = found.promise.due_day if found.promise is not None else ""
    return _tr("At {0}, done by {1}").format(found.centre, day_of(due)) if due else found.centre


async def ask_to_create(context: ScreenContext, draft_ids: Sequence[Id], parent: QWidget) -> BulkDialog:
    """Show what can be created of drafts, and do it when somebody says so."""
    rows = await context.tasks.query(GetTransactions(ids=tuple(draft_ids)))
    return await ask(context, rows, parent)


async def ask(context: ScreenContext, rows: Sequence[TransactionRow], parent: QWidget) -> BulkDialog:
    """The same of rows of the list: those that cannot be created come first, each with its draft to be
    opened.
    """
    from ui.bulk.dialog import BulkDialog

    ordered = sorted(await steps(context, rows), key=lambda step: step.fate is not Fate.CANNOT)
    drafts = {row.id: route_of_row(row) for row in rows}

    def open_step(step: Step) -> None:
        """The document of a row, or the order that its draft has become."""
        made = step.fate is Fate.DONE
        context.open(Route("b2b_order", child_id(step.key, "order")) if made else drafts[step.key])

    dialog = BulkDialog(context.tasks, act(), ordered, opens=open_step, parent=parent)
    dialog.open()
    return dialog
