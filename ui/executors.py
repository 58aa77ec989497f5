# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The threads that work for the window; made with the first piece of work, after the first paint."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")
READERS = 2
NETWORK = 4


class ImmediateExecutor(Executor):
    """Runs at once, in the caller's thread: makes tests deterministic."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # handed to whoever awaits, as any executor does
            future.set_exception(error)
        return future


class Executors(NamedTuple):
    """Who does the work: `write` is one thread, so that commands keep their order."""

    write: Executor
    read: Executor
    network: Executor
    guarded: bool = True

    @classmethod
    def threads(cls) -> Executors:
        """The real ones."""
        return cls(
            ThreadPoolExecutor(1, "desk-writer"),
            ThreadPoolExecutor(READERS, "desk-reader"),
            ThreadPoolExecutor(NETWORK, "network"),
        )

    @classmethod
    def immediate(cls) -> Executors:
        """For tests: everything happens in the call."""
        at_once = ImmediateExecutor()
        return cls(at_once, at_once, at_once, guarded=False)

    def shutdown(self) -> None:
        """Finish what was submitted to the writer; drop what waits elsewhere."""
        self.network.shutdown(wait=False, cancel_futures=True)
        self.read.shutdown(wait=True, cancel_futures=True)
        self.write.shutdown(wait=True)
