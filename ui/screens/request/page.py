# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A page of a request: a screen inside a screen, which may go while its answers are on their way."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from shiboken6 import isValid

from desktop_b2b.errors import UserError
from ui.shell.screen import Screen

T = TypeVar("T")


class Page(Screen):
    """A request turns from draft to sent under its reader's eyes: the page of the one state gives way to the
    page of the other, and what comes home after that is dropped.
    """

    def run(
        self,
        work: Awaitable[T],
        *,
        on_error: Callable[[UserError], object] | None = None,
        on_done: Callable[[T], object] | None = None,
    ) -> asyncio.Task[T]:
        def failed(error: UserError) -> None:
            if on_error is not None and isValid(self):
                on_error(error)

        def done(result: T) -> None:
            if on_done is not None and isValid(self):
                on_done(result)

        return super().run(
            work,
            on_error=failed if on_error is not None else None,
            on_done=done if on_done is not None else None,
        )
