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

from desktop_b2b.domain.commands.fulfilment import CreateB2BOrder, SaveB2BDraft
from desktop_b2b.domain.values import Id, child_id
from desktop_b2b.rules.trade.findings import BLOCK
from desktop_b2b.services.queries import CheckB2BDrafts, DraftCheck, GetTransactions, TransactionRow
from ui.bulk.plan import Act, Fate, Step, count, judged, questions
from ui.screens.b2b_order.words import day_of, finding_words
from ui.screens.b2b_wizard.words import reason_title
from ui.shell.routes import route_of_row
from ui.shell.screen import Route
from ui.widgets.checks import CheckBox

if TYPE_CHECKING:
    from ui.bulk.dialog import BulkDialog
    from ui.shell.screen import ScreenContext


#: What a draft lacks to which its author only has to agree.
_CONSENT = "b2b.consent"


def _tr(text: str, disambiguation: str = "", n: int = -1) -> str:
    return QCoreApplication.translate("CreateOrders", text, disambiguation, n)


def act() -> Act:
    """The act in words."""
    return Act(
        lambda n: _tr("Create orders of %n draft(s)?", "", n),
        lambda n: _tr("Create %n order(s)", "", n),
        lambda n: _tr("%n order(s) created", "", n),
        lambda row: _step(row, None, consents=False),
        words={Fate.WILL: lambda: _tr("Ready"), Fate.CANNOT: lambda: _tr("Stays a draft")},
    )


async def steps(
    context: ScreenContext, rows: Sequence[TransactionRow], *, consents: bool = False
) -> list[Step]:
    """What becomes of each row, by the checks that the wizard makes, and by the command itself.

    ``consents``: somebody agreed to carriers and fees of the drafts that lack nothing else (S1.14).
    """
    ids = tuple(row.id for row in rows if row.kind == "b2b_draft")
    checked = await context.tasks.browse(lambda ask: ask(CheckB2BDrafts(b2b_draft_ids=ids)))
    known = {one.id: one for one in checked}
    found = [_step(row, known.get(row.id), consents=consents) for row in rows]
    return judged(found, await context.tasks.judge(*questions(found)))


def _step(row: TransactionRow, found: DraftCheck | None, *, consents: bool) -> Step:
    if row.kind != "b2b_draft" or found is None:
        return Step.impossible(row.id, row.number, _tr("Only drafts of B2B orders become orders"))
    stops = [one for one in found.findings if one.keeps]
    asks = bool(stops) and all(one.code == _CONSENT for one in stops)
    agrees = asks and consents
    if stops and not agrees:
        # What is to be agreed to is named.
        words = [*dict.fromkeys(map(finding_words, stops)), found.carriage if asks else ""]
        return Step.impossible(row.id, row.number, " ".join(filter(None, words)))
    create = CreateB2BOrder(
        b2b_draft_id=row.id, link_id=found.link_id, choice=found.choice, order_value=found.order_value
    )
    if not agrees:
        return Step(row.id, row.number, _note(found), (create,), withdraws=True)
    agree = SaveB2BDraft(b2b_draft_id=row.id, consent=True, consent_edition=found.terms_edition)
    note = _tr("{0}, with {1}").format(_note(found), found.carriage) if found.carriage else _note(found)
    return Step(row.id, row.number, note, (agree, create), withdraws=True)


def _note(found: DraftCheck) -> str:
    """Where it goes, and when it is done or what it will wait for."""
    waits = dict.fromkeys(
        reason_title(one.reason)
        for one in found.findings
        if one.severity == BLOCK and one.reason and not one.keeps
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

    plain = _ordered(await steps(context, rows))
    agreed = _ordered(await steps(context, rows, consents=True))
    drafts = {row.id: route_of_row(row) for row in rows}

    def open_step(step: Step) -> None:
        """The document of a row, or the order that its draft has become."""
        made = step.fate is Fate.DONE
        context.open(Route("b2b_order", child_id(step.key, "order")) if made else drafts[step.key])

    dialog = BulkDialog(context.tasks, act(), plain, opens=open_step, parent=parent)
    lacking = count(agreed, Fate.WILL) - count(plain, Fate.WILL)
    if lacking:
        words = _tr("I consent to the selected carrier and its fees, for %n draft(s)", "", lacking)
        box = CheckBox(words)
        box.toggled.connect(lambda on: dialog.set_steps(agreed if on else plain))
        dialog.verb_button.clicked.connect(box.hide)
        dialog.body.insertWidget(0, box)
    dialog.open()
    return dialog


def _ordered(found: Sequence[Step]) -> list[Step]:
    return sorted(found, key=lambda step: step.fate is not Fate.CANNOT)
