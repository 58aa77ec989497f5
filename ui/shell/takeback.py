# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Undo of what goes out to others: withdrawn while it waits here, else its opposite is proposed (N12)."""

from __future__ import annotations

from collections.abc import Callable

from desktop_b2b.errors import UserError
from ui.shell.screen import ScreenContext

#: Why a command cannot be withdrawn: it is on its way, or the server has it.
_GONE = frozenset({"outbox.sent", "record.missing"})


def taking_back(
    context: ScreenContext,
    command_id: str,
    propose: Callable[[], object],
    withdrawn: Callable[[], object] | None = None,
) -> Callable[[], object]:
    """What a toast's Undo does about a command that others will see.

    ``propose`` asks whether to do the opposite; it is called where the command is out already. The screen
    that gave the command may be gone by then. ``withdrawn`` is called where it could be withdrawn.
    """

    async def take_back() -> None:
        try:
            await context.tasks.withdraw(command_id)
        except UserError as error:
            if error.code not in _GONE:
                raise
            propose()
        else:
            if withdrawn is not None:
                withdrawn()

    return lambda: context.tasks.start(take_back(), context.tasks)
