# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Work off Qt's thread (law 8): one writer, two readers, a few hands for the network.

Screens say `self.run(self._load())` and, in the coroutine, `await tasks.query(…)` or
`await tasks.command(…)`. Nothing else in the window knows of threads, of qasync or of the desk. What is
submitted to the writer keeps the order of the calls and runs to its end, whether anybody awaits it or not.

asyncio and qasync are loaded by the first coroutine: what the first paint needs comes home without them, by
`when`.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Awaitable, Callable, Coroutine, Generator
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop_b2b.errors import BugError, Cancelled, OutageError, UserError
from ui.guarded import GuardedDesk
from ui.loop import open_loop

if TYPE_CHECKING:
    import asyncio
    from concurrent.futures import Executor, Future

    from desktop_b2b.domain.commands import Command
    from desktop_b2b.domain.entities import Organisation, User
    from desktop_b2b.services.ports import Ask, Desk, Receipt
    from desktop_b2b.services.queries import Query, Viewer
    from ui.executors import Executors

T = TypeVar("T")
OnError = Callable[[UserError], object]

log = logging.getLogger(__name__)


class Job(Awaitable[T]):
    """Work that has been submitted; awaiting it brings the result home to Qt's thread.

    Not an asyncio future: nobody has to await it, an error that nobody awaits is reported all the same, and
    whoever stops waiting for a `kept` job (what goes to the writer) does not stop the job.
    """

    def __init__(
        self, tasks: Tasks, future: Future[T], *, kept: bool, stop: Callable[[], object] | None = None
    ) -> None:
        self._tasks = tasks
        self._future = future
        self._kept = kept
        self._stop = stop
        self._awaited = False
        future.add_done_callback(self._on_done)

    def _on_done(self, future: Future[T]) -> None:
        if not future.cancelled() and future.exception() is not None:
            self._tasks.tell_failed(self)

    def when_done(self, call: Callable[[], None]) -> None:
        """Call once the job is done, on whatever thread; its error is the caller's from now on."""
        self._awaited = True
        self._future.add_done_callback(lambda _done: call())

    def outcome(self) -> T:
        """The result of a job that is done, or its error raised."""
        if self._future.cancelled():
            raise Cancelled
        return self._future.result()

    def drop(self) -> None:
        """Nobody waits any more; what goes to the writer runs all the same."""
        if not self._kept and not self._future.cancel() and self._stop is not None:
            self._stop()

    def __await__(self) -> Generator[Any, None, T]:
        import asyncio

        self._awaited = True
        if self._future.done():
            return self._future.result()
        loop = self._tasks.loop
        home: asyncio.Future[T] = loop.create_future()
        self._future.add_done_callback(lambda _done: loop.call_soon_threadsafe(self._bring, home))
        try:
            return (yield from home)
        except asyncio.CancelledError:
            self._awaited = not self._kept
            self.drop()
            raise

    def _bring(self, home: asyncio.Future[T]) -> None:
        if home.done():
            return
        error = Cancelled() if self._future.cancelled() else self._future.exception()
        if error is not None:
            home.set_exception(error)
        else:
            home.set_result(self._future.result())

    def lonely_error(self) -> BaseException | None:
        """The error, unless somebody awaits this and so gets it."""
        return None if self._awaited else self._future.exception()


class Tasks(QObject):
    """The window's only way to the desk.

    Signals: `user_error` (a UserError nobody took care of), `outage` (an OutageError), `idle` (nothing runs),
    `typing_kept(kind of editor)` after a buffer was written or dropped.
    """

    user_error = Signal(object)
    outage = Signal(object)
    idle = Signal()
    typing_kept = Signal(str)
    _failed_alone = Signal(object)
    _came_home = Signal(object)

    def __init__(self, desk: Desk, executors: Executors | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given = executors
        self._made: Executors | None = None
        self._desk: Desk = GuardedDesk(desk) if executors is None or executors.guarded else desk
        self._running: dict[asyncio.Task[Any], QObject] = {}
        self._waiting: dict[Job[Any], QObject] = {}
        self._watched: set[int] = set()
        self._closed = False

    @property
    def _executors(self) -> Executors:
        """Who does the work; made with the first of it."""
        if self._made is None:
            from PySide6.QtCore import Qt  # loaded after the first paint

            from ui.executors import Executors

            self._failed_alone.connect(self._on_failed_alone, Qt.ConnectionType.QueuedConnection)
            self._came_home.connect(lambda call: call(), Qt.ConnectionType.QueuedConnection)
            self._made = self._given or Executors.threads()
        return self._made

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        """The asyncio loop on Qt's own."""
        return open_loop()

    # ------------------------------------------------------------ asking the desk

    def query(self, query: Query[T]) -> Job[T]:
        """Ask the local database, on a reader."""
        return self._submit(
            self._executors.read, lambda: self._desk.answer(query), lambda: self._desk.stop(query)
        )

    def command(self, cmd: Command) -> Job[Receipt]:
        """Run a command, on the writer."""
        return self._submit(self._executors.write, lambda: self._desk.execute(cmd))

    def commands(self, *cmds: Command) -> Job[list[Receipt]]:
        """Run commands that belong together: all of them, or none."""
        return self._submit(self._executors.write, lambda: self._desk.execute_all(cmds))

    def browse(self, work: Callable[[Ask], T]) -> Job[T]:
        """Do work that asks much and writes a file, beside everything else; it runs off Qt's thread."""
        return self._submit(self._executors.network, lambda: self._desk.browse(work))

    def judge(self, *cmds: Command) -> Job[list[UserError | None]]:
        """What each of these commands would be refused for, were it given now; nothing is changed."""
        return self._submit(self._executors.read, lambda: self._desk.judge(cmds))

    def viewer(self) -> Job[Viewer]:
        """Who looks, now."""
        return self._submit(self._executors.read, self._desk.viewer)

    def save_buffer(self, kind: str, target_id: str, body: str) -> Job[None]:
        """Keep typing as it happens (law 13)."""
        return self._submit(self._executors.write, lambda: self._desk.save_buffer(kind, target_id, body))

    def drop_buffer(self, kind: str, target_id: str) -> Job[None]:
        """Forget typing that became a command."""
        return self._submit(self._executors.write, lambda: self._desk.drop_buffer(kind, target_id))

    def store_file(self, content: bytes, mime: str) -> Job[str]:
        """Keep a file; gives its SHA-256."""
        return self._submit(self._executors.write, lambda: self._desk.store_file(content, mime))

    def withdraw(self, command_id: str) -> Job[None]:
        """Take an unsent command back."""
        return self._submit(self._executors.write, lambda: self._desk.withdraw(command_id))

    def wake_sync(self) -> Job[None]:
        """Exchange with the server as soon as may be."""
        return self._submit(self._executors.network, self._desk.wake_sync)

    def written(self) -> Job[None]:
        """Done when all that was given to the writer before is done."""
        return self._submit(self._executors.write, lambda: None)

    def identity(self) -> Job[tuple[Organisation, User]]:
        """Whose window this is. Raises ``session.none`` where nobody is signed in."""
        return self._submit(self._executors.read, self._identity)

    def _identity(self) -> tuple[Organisation, User]:
        from desktop_b2b.services.queries import GetOrganisation, GetUser

        self._desk.viewer()
        return self._desk.answer(GetOrganisation()), self._desk.answer(GetUser())

    def ask(self, query: Query[T]) -> T:
        """Ask the local database from the middle of work of one's own, which is not on Qt's thread."""
        return self._desk.answer(query)

    def network(self, work: Callable[[], T]) -> Job[T]:
        """Anything that waits for the outside: a server, a printer, a file on a slow disk."""
        return self._submit(self._executors.network, work)

    def _submit(
        self, executor: Executor, work: Callable[[], T], stop: Callable[[], object] | None = None
    ) -> Job[T]:
        if self._closed:
            raise Cancelled("the window has closed")
        return Job(self, executor.submit(work), kept=executor is self._executors.write, stop=stop)

    def tell_failed(self, job: Job[Any]) -> None:
        """A job failed, on whatever thread; if nobody waits for it, its error is reported on Qt's."""
        if not self._closed:
            self._failed_alone.emit(job)

    # ------------------------------------------------------------ one answer, without a coroutine

    def when(
        self,
        job: Job[T],
        owner: QObject,
        on_done: Callable[[T], object],
        *,
        on_error: OnError | None = None,
        on_end: Callable[[], object] | None = None,
    ) -> None:
        """Call `on_done` on Qt's thread with a job's result, unless the owner dies first.

        Errors go where those of `start` go; `on_end` is called before either.
        """
        self._waiting[job] = owner
        self._watch(owner)
        job.when_done(lambda: self._send_home(partial(self._deliver, job, on_done, on_error, on_end)))

    def let_go(self, job: Job[Any]) -> None:
        """Nobody waits any more for a job that was given to `when`."""
        if self._waiting.pop(job, None) is not None:
            job.drop()
            self._tell_idle()

    def _send_home(self, call: Callable[[], None]) -> None:
        if not self._closed:
            self._came_home.emit(call)

    def _deliver(
        self,
        job: Job[T],
        on_done: Callable[[T], object],
        on_error: OnError | None,
        on_end: Callable[[], object] | None,
    ) -> None:
        if self._waiting.pop(job, None) is None:
            return
        try:
            if on_end is not None:
                on_end()
            on_done(job.outcome())
        except Exception as error:  # the job's, or the callback's own: both have their audience
            self.report(error, on_error)
        finally:
            self._tell_idle()

    # ------------------------------------------------------------ coroutines with an owner

    def start(
        self,
        work: Awaitable[T],
        owner: QObject,
        *,
        on_error: OnError | None = None,
        on_done: Callable[[T], object] | None = None,
    ) -> asyncio.Task[T]:
        """Run a coroutine (or a job) on Qt's loop until its owner dies.

        UserErrors go to `on_error`, else to the `user_error` signal; outages to `outage`; Cancelled is
        silent; anything else is a bug and takes the crash path.
        """
        coro: Coroutine[Any, Any, T] = work if isinstance(work, Coroutine) else _await(work)
        task = self.loop.create_task(coro)
        self._running[task] = owner
        self._watch(owner)
        task.add_done_callback(lambda done: self._on_done(done, on_error, on_done))
        return task

    def _watch(self, owner: QObject) -> None:
        if id(owner) not in self._watched:
            self._watched.add(id(owner))
            # The number alone is kept: the owner is no object of Python's any more when the signal comes.
            owner.destroyed.connect(partial(self._on_owner_gone, id(owner)))

    def cancel(self, owner: QObject) -> None:
        """Stop what was started for an owner."""
        self._stop(id(owner))

    def _stop(self, number: int) -> None:
        for task, owner in list(self._running.items()):
            if id(owner) == number:
                task.cancel()
        for job, owner in list(self._waiting.items()):
            if id(owner) == number:
                del self._waiting[job]
                job.drop()

    @property
    def busy(self) -> bool:
        """Whether anything runs."""
        return bool(self._running or self._waiting)

    def settle(self, milliseconds: int = 5000) -> None:
        """Wait, with the window alive, until nothing runs; for tests and for closing.

        Raises OutageError ``desk.slow`` after the given time.
        """
        from PySide6.QtCore import QEventLoop, QTimer

        waiting = QEventLoop()
        patience = QTimer(waiting)
        patience.setSingleShot(True)
        patience.start(milliseconds)
        # Event by event: a loop of its own ends at once when the application was told to quit.
        while self.busy:
            if not patience.isActive():
                raise OutageError("desk.slow", "The local database takes very long.")
            waiting.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def close(self) -> None:
        """Cancel what runs, finish what is being written, stop the threads."""
        if self._closed:
            return
        self._closed = True
        for task in list(self._running):
            task.cancel()
        self._waiting.clear()
        if self._made is not None:
            self._made.shutdown()

    # ------------------------------------------------------------ what comes back

    def _on_owner_gone(self, number: int, _gone: QObject | None = None) -> None:
        self._watched.discard(number)
        self._stop(number)

    def _tell_idle(self) -> None:
        if not self.busy:
            self.idle.emit()

    def _on_done(
        self, task: asyncio.Task[T], on_error: OnError | None, on_done: Callable[[T], object] | None
    ) -> None:
        self._running.pop(task, None)
        try:
            if not task.cancelled():
                error = task.exception()
                if error is not None:
                    self.report(error, on_error)
                elif on_done is not None:
                    on_done(task.result())
        except Exception as bug:  # a callback's own mistake takes the same road
            self.report(bug)
        finally:
            self._tell_idle()

    def report(self, error: BaseException, on_error: OnError | None = None) -> None:
        """Bring an error to its audience (law 11)."""
        if isinstance(error, UserError):
            (on_error or self.user_error.emit)(error)
        elif isinstance(error, OutageError):
            self.outage.emit(error)
        elif not isinstance(error, Cancelled) and not _is_cancellation(error):
            if not isinstance(error, BugError):
                log.debug("unexpected %s in a task", type(error).__name__)
            sys.excepthook(type(error), error, error.__traceback__)

    def _on_failed_alone(self, job: Job[Any]) -> None:
        error = job.lonely_error()
        if error is not None:
            self.report(error)


async def _await(work: Awaitable[T]) -> T:
    return await work


def _is_cancellation(error: BaseException) -> bool:
    """Whether a coroutine was cancelled; asked without loading asyncio, which may not be needed yet."""
    return type(error).__name__ == "CancelledError"
