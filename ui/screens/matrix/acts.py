# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is done about a sent request as a whole, and how each of it is taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_b2b.domain.commands import UNSET
from desktop_b2b.domain.commands.base import Command
from desktop_b2b.domain.commands.sourcing import (
    AdmitLateAnswer,
    Assignment,
    CancelOrder,
    CancelRequest,
    ChangeDeadline,
    CloseRequest,
    DeleteDraft,
    DuplicateRequest,
    ReopenRequest,
    SaveAssignment,
    UndoCloseRequest,
)
from desktop_b2b.domain.values import child_id
from desktop_b2b.services.ports import Receipt
from desktop_b2b.services.queries import MatrixPartner, MatrixView, OrderPreview
from ui.forms.draft_keys import new_id
from ui.screens.request.deadline import Terms
from ui.shell.screen import Route, Screen, ScreenContext
from ui.shell.takeback import taking_back
from ui.widgets import Message, Question

Done = Callable[[Receipt], object]


def _tr(text: str, disambiguation: str = "", n: int = -1) -> str:
    return QCoreApplication.translate("RequestActs", text, disambiguation, n)


class RequestActs:
    """Commands about the request that a page shows; each says what was done, with Undo where there is one.

    Undo outlives the page: it works on ids, through the window's own tasks.
    """

    def __init__(self, page: Screen, request_id: str) -> None:
        self._page = page
        self._context = page.context
        self._request_id = request_id

    def _give(self, command: Command, done: Done) -> None:
        self._page.run(self._context.tasks.command(command), on_done=done)

    def _undo(self, *commands: Command) -> Callable[[], object]:
        """An Undo that gives these commands, all or none."""
        tasks = self._context.tasks
        return lambda: tasks.start(tasks.commands(*commands), tasks)

    # ------------------------------------------------------------ the request

    def duplicate(self) -> None:
        """A copy as a new draft, opened at once (S2.87)."""
        copy, title = new_id(), self._page.title()

        def opened(_receipt: Receipt) -> None:
            self._context.open(Route.to("request", copy))
            self._page.say(
                _tr("Duplicated {0}").format(title),
                _tr("This is the copy, a new draft."),
                undo=self._undo(DeleteDraft(request_id=copy)),
            )

        self._give(DuplicateRequest(request_id=self._request_id, new_request_id=copy), opened)

    def close(self) -> None:
        """Close what is partially ordered (S2.46)."""
        title, request_id = self._page.title(), self._request_id

        def closed(receipt: Receipt) -> None:
            back = UndoCloseRequest(request_id=request_id, close_id=receipt.command_id)
            self._page.say(_tr("Closed {0}").format(title), undo=self._undo(back))

        self._give(CloseRequest(request_id=request_id), closed)

    def reopen(self) -> None:
        """Take a closed request up again."""
        fact = _tr("Reopened {0}").format(self._page.title())
        back = self._undo(CloseRequest(request_id=self._request_id))
        self._give(ReopenRequest(request_id=self._request_id), lambda _r: self._page.say(fact, undo=back))

    def cancel(self) -> None:
        """Call the request off: its partners are told, so it is asked first."""
        ask_to_cancel(self._context, self._page.window(), self._request_id, self._page.title())

    # ------------------------------------------------------------ partners

    def change_deadline(self, partners: Sequence[MatrixPartner], terms: Terms) -> None:
        """Give partners another deadline; undone where all of them still had time."""
        if terms.deadline_at is None:
            return
        now = self._context.clock.now()
        had_time = all((column.partner.deadline_at or 0) > now for column in partners)
        waited = all(column.partner.state == "asked" for column in partners)
        undo = self._undo(*self._as_before(partners)) if had_time and waited else None
        command = ChangeDeadline(
            request_id=self._request_id,
            request_partner_ids=tuple(column.partner.id for column in partners),
            deadline_at=terms.deadline_at,
            deadline_zone=self._context.zone,
            shipping_required=UNSET if terms.shipping_required is None else terms.shipping_required,
        )
        words = _tr("The partners see it with the next exchange.")
        self._give(command, lambda _r: self._page.say(_tr("New deadline"), words, undo=undo))

    def _as_before(self, partners: Sequence[MatrixPartner]) -> list[ChangeDeadline]:
        """The commands that give partners their present terms again, one for all that have the same."""

        def terms(column: MatrixPartner) -> tuple[int, str, bool]:
            row = column.partner
            return row.deadline_at or 0, row.deadline_zone, row.shipping_required

        return [
            ChangeDeadline(
                request_id=self._request_id,
                request_partner_ids=tuple(column.partner.id for column in columns),
                deadline_at=deadline_at,
                deadline_zone=zone,
                shipping_required=shipping,
            )
            for (deadline_at, zone, shipping), columns in groupby(sorted(partners, key=terms), terms)
        ]

    def admit(self, partner: MatrixPartner) -> None:
        """Let a late answer count, after a question: the partner is told."""

        def answered(yes: bool) -> None:
            if yes:
                command = AdmitLateAnswer(inquiry_id=partner.partner.id)
                self._give(command, lambda _r: self._page.say(_tr("Answer admitted")))

        Question.ask(
            self._page,
            _tr("Admit the answer of {0}?").format(partner.partner.name),
            _tr("It came after the deadline. Admitted, it counts like any other."),
            _tr("Admit"),
            answered,
        )

    # ------------------------------------------------------------ quantities and orders

    def say_assigned(self, before: Mapping[str, Decimal]) -> None:
        """Quantities were stored; ``before``: what was stored in their places, which Undo stores again."""
        if not before:
            self._page.say(_tr("Nothing to save"), _tr("Nothing was sent. The request stays open."))
            return
        was = tuple(Assignment(ask_id=ask_id, quantity=value) for ask_id, value in sorted(before.items()))
        self._page.say(
            _tr("Assignment saved"),
            _tr("Nothing was sent. The request stays open."),
            undo=self._undo(SaveAssignment(request_id=self._request_id, assignments=was)),
        )

    def say_ordered(self, receipt: Receipt, preview: OrderPreview) -> None:
        """Orders were placed; once they are out, Undo proposes to cancel them."""
        orders = [child_id(receipt.command_id, "order", one.inquiry_id) for one in preview.documents]
        window = self._page.window()
        count = len(orders)

        def answered(yes: bool) -> None:
            if yes:
                self._undo(*(CancelOrder(order_id=order_id) for order_id in orders))()

        def propose() -> None:
            Question.ask(
                window,
                _tr("Cancel %n order(s)?", "", count),
                _tr("They are out already. The partners are told, and the quantities are open again."),
                _tr("Cancel %n order(s)", "", count),
                answered,
                danger=True,
                cancel=_tr("Keep"),
            )

        self._page.say(
            _tr("%n order(s) will be sent", "", count),
            ", ".join(receipt.numbers),
            undo=taking_back(self._context, receipt.command_id, propose),
        )


def ask_to_cancel(
    context: ScreenContext, window: QWidget, request_id: str, title: str, *, sent: bool = False
) -> None:
    """Ask whether to call a request off. ``sent``: it went out a moment ago and is to be taken back."""

    async def cancel() -> None:
        await context.tasks.command(CancelRequest(request_id=request_id))
        context.toasts.show_message(Message(_tr("Cancelled {0}").format(title)))

    def answered(yes: bool) -> None:
        if yes:
            context.tasks.start(cancel(), context.tasks)

    told = _tr("Its partners are told that nothing is needed any more. This cannot be undone.")
    out = _tr("It is with the server already.")
    Question.ask(
        window,
        _tr("Cancel {0}?").format(title),
        f"{out} {told}" if sent else told,
        _tr("Cancel the request"),
        answered,
        danger=True,
        cancel=_tr("Keep it"),
    )


def matrix_before(view: MatrixView, command: SaveAssignment) -> dict[str, Decimal]:
    """What is stored in the places of a command's quantities."""
    stored = {cell.ask.id: cell.ask.assigned for cell in view.cells.values()}
    return {one.ask_id: stored[one.ask_id] for one in command.assignments if one.ask_id in stored}
