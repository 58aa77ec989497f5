# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Running the server: listening, announcing, ending in peace; one process, or several on one address.

Several processes accept from one listening socket, so that nobody who waits in its queue is lost with
one of them. The first process only starts and watches the others.
"""

from __future__ import annotations

import faulthandler
import gc
import json
import logging
import multiprocessing
import multiprocessing.connection
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import Any

import uvicorn

from desktop_b2b.clock import monotonic
from desktop_b2b.domain.decoders import learn_all
from desktop_b2b.errors import OutageError, UserError
from sync.server.app import make_observed, open_database
from sync.server.mail import SmtpSettings
from sync.server.observe import Observer
from sync.server.page import OperatorPage
from sync.server.parsing import BoundedHttp
from sync.server.server import Server

_log = logging.getLogger(__name__)
Announce = Callable[[dict[str, Any]], None]

#: Seconds that an ending server gives its requests, and all of its end.
_GRACE, _BOUND = 5, 20.0
#: New objects between two looks at the youngest, and how many of those between looks at older ones.
_GARBAGE = (50_000, 20, 50)
_SIGNALS = (signal.SIGTERM, signal.SIGINT)
#: A worker that ended unasked is started anew after so many seconds, doubled each time, up to the last.
_FIRST_REST, _LONGEST_REST, _HEALTHY = 1.0, 30.0, 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Operations:
    """How a server is run.

    ``metrics``: HOST:PORT of the operator's own door; worker *n* of several has the port *n* above it.
    ``address``: the server's own, for mails. ``log``: the least level that goes to stderr, in JSON lines.
    """

    mail: SmtpSettings | None = None
    address: str = ""
    metrics: str = ""
    workers: int = 1
    log: str = "warning"
    state: Path | None = None


DEFAULT = Operations()


def serve(
    database: str | None,
    listen: str,
    folder: Path,
    announce: Announce | None = None,
    operations: Operations = DEFAULT,
) -> None:
    """Run a server until SIGTERM or SIGINT; ``announce`` gets the address once it listens.

    Raises UserError for arguments that do not fit, OutageError where it cannot listen.
    """
    _check(database, operations)
    listener = _listen(listen)
    try:
        if operations.workers == 1:
            _run(database, listener, folder, announce or write_line, operations)
        else:
            _Supervisor(database, listener, folder, announce or write_line, operations).run()
    finally:
        listener.close()


def _check(database: str | None, operations: Operations) -> None:
    if operations.metrics:
        _host_and_port(operations.metrics, "metrics")
    if operations.workers == 1:
        return
    if not 1 < operations.workers <= 64:
        raise UserError("workers.number", "Workers are 1 to 64 processes.", "workers")
    if not database:
        raise UserError("workers.sqlite", "Several processes need PostgreSQL: --database.", "workers")
    if os.name != "posix":
        raise UserError(
            "workers.system",
            "On this system several servers stand behind a proxy instead: start each with its own address.",
            "workers",
        )


def write_line(facts: dict[str, Any]) -> None:
    """Tell the starter, on stdout."""
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


# ---------------------------------------------------------------- one process


class _Uvicorn(uvicorn.Server):
    """Says when it listens; refuses new work while what was taken is finished."""

    def __init__(
        self,
        config: uvicorn.Config,
        server: Server,
        observer: Observer,
        listening: Callable[[], None],
        *,
        is_worker: bool,
    ) -> None:
        super().__init__(config)
        self._observer = observer
        self._server = server
        self._listening = listening
        self._is_worker = is_worker

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._listening()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End in peace; asked twice, at once. A worker leaves the counting to who started it."""
        if self._is_worker and (sig == signal.SIGINT or self.should_exit):
            return
        if self.should_exit:
            os._exit(128 + sig)
        # A handler may interrupt whoever holds a lock: it only sets flags.
        self.should_exit = self._server.draining = True
        faulthandler.dump_traceback_later(_BOUND, exit=True)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        _log.info("ending: what was taken is finished")
        self._server.waiters.close()
        # Whoever comes meanwhile is told to come back: the door stays open while anything is answered.
        await self._observer.idle(_GRACE)
        await super().shutdown(sockets)


def _run(
    database: str | None,
    listener: socket.socket,
    folder: Path,
    announce: Announce,
    operations: Operations,
    *,
    worker: int | None = None,
) -> None:
    learn_all()
    opened = open_database(database, folder, operations.state)
    server = Server(opened, mail=operations.mail, address=operations.address)
    app, observer = make_observed(server)
    page = _operator_page(server, operations.metrics, worker)
    config = uvicorn.Config(
        app,
        http=BoundedHttp,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=_GRACE,
    )
    facts = {"listening": _url(listener)}
    if page is not None:
        facts["metrics"] = page.url
    web = _Uvicorn(config, server, observer, lambda: announce(facts), is_worker=worker is not None)
    for number in _SIGNALS:
        signal.signal(number, web.handle_exit)
    _collect_seldom()
    try:
        web.run(sockets=[listener])
    finally:
        if page is not None:
            page.close()
        server.close()
        faulthandler.cancel_dump_traceback_later()


def _collect_seldom() -> None:
    """Let Python look for circles of objects in the way a server needs it.

    The executor keeps tens of thousands of rows, and each answer makes thousands of tuples that die with it:
    walked through every 700 objects, they took a third of the processor. What the program itself is made of
    is never walked through.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_GARBAGE)


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _operator_page(server: Server, metrics: str, worker: int | None) -> OperatorPage | None:
    if not metrics:
        return None
    host, port = _host_and_port(metrics, "metrics")
    return OperatorPage(server, host, port + (worker or 0) if port else 0)


def _host_and_port(text: str, field: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not port.isdecimal() or int(port) > 65535:
        raise UserError("listen.invalid", "“{listen}” is not HOST:PORT.", field, listen=text)
    return host.removeprefix("[").removesuffix("]") or "127.0.0.1", int(port)


def _listen(listen: str) -> socket.socket:
    host, port = _host_and_port(listen, "listen")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP
        )[0]
        # With the protocol named, asyncio sends small answers at once instead of waiting for the other
        # side's acknowledgement (40 ms a call).
        listener = socket.socket(family, kind, protocol)
        try:
            if os.name == "posix":
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen(2048)
        except OSError:
            listener.close()
            raise
    except OSError as error:
        raise OutageError("network.listen", f"Cannot listen on {listen}: {error}") from error
    return listener


# ---------------------------------------------------------------- several processes


def _work(
    database: str,
    listener: socket.socket,
    folder: Path,
    operations: Operations,
    line: Connection,
    number: int,
) -> None:
    """A worker's life; it ends when whoever started it is gone."""
    from desktop_b2b import logs

    logs.set_up_server(operations.log)

    def watch() -> None:
        try:
            line.recv()
        except (EOFError, OSError):
            os.kill(os.getpid(), signal.SIGTERM)

    def ready(facts: dict[str, Any]) -> None:
        line.send(facts)
        threading.Thread(target=watch, name="starter", daemon=True).start()

    _run(database, listener, folder, ready, operations, worker=number)


class _Worker:
    """One process and the line to it."""

    def __init__(self, number: int, start: Callable[[Connection], Any]) -> None:
        self.number = number
        self.line, theirs = multiprocessing.Pipe()
        self.process = start(theirs)
        theirs.close()
        self.started = monotonic()
        #: Whether it has said that it listens.
        self.has_told = False

    def close(self) -> None:
        self.line.close()
        self.process.close()


class _Supervisor:
    """Starts the workers, starts anew what dies, and ends all of them when asked."""

    def __init__(
        self,
        database: str | None,
        listener: socket.socket,
        folder: Path,
        announce: Announce,
        operations: Operations,
    ) -> None:
        self._database = database
        self._listener = listener
        self._folder = folder
        self._announce = announce
        self._operations = operations
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        self._due: list[tuple[float, int]] = []
        self._rest = _FIRST_REST / 2
        self._is_announced = False
        self._asked = 0
        self._heard, self._say = os.pipe()

    def run(self) -> None:
        """Until asked to end."""
        os.set_blocking(self._say, False)
        for number in _SIGNALS:
            signal.signal(number, self._end)
        try:
            self._workers = [self._start(number) for number in range(self._operations.workers)]
            while not self._asked:
                self._watch()
        finally:
            self._stop()
            os.close(self._heard)
            os.close(self._say)

    def _hear(self, workers: Iterable[_Worker]) -> None:
        """Workers say that they listen; once all do, whoever started the server learns of it."""
        for worker in workers:
            # One that died says nothing; its end is seen to elsewhere.
            with suppress(EOFError, OSError):
                worker.has_told = bool(worker.line.recv())
        if self._is_announced or len(self._workers) < self._operations.workers:
            return
        if all(worker.has_told for worker in self._workers):
            self._is_announced = True
            self._announce({"listening": _url(self._listener), "workers": self._pids()})

    def _pids(self) -> list[int]:
        return [worker.process.pid for worker in self._workers]

    def _start(self, number: int) -> _Worker:
        def start(line: Connection) -> Any:
            arguments = (self._database, self._listener, self._folder, self._operations, line, number)
            # Its arguments travel through a pipe: no address with a password stands in a process list.
            process = self._context.Process(target=_work, args=arguments, name="worker", daemon=True)
            process.start()
            return process

        return _Worker(number, start)

    def _end(self, number: int, _frame: FrameType | None) -> None:
        self._asked += 1
        if self._asked > 1:
            for worker in self._workers:
                worker.process.kill()
            os._exit(128 + number)
        os.write(self._say, b".")

    def _watch(self) -> None:
        """Wait until something happens: a worker ends, one is due to start, or we are asked to end."""
        pause = max(0.0, min(self._due)[0] - monotonic()) if self._due else None
        silent = {worker.line: worker for worker in self._workers if not worker.has_told}
        waited = [self._heard, *silent, *(worker.process.sentinel for worker in self._workers)]
        ready = multiprocessing.connection.wait(waited, pause)
        if self._asked:
            return
        self._hear([worker for line, worker in silent.items() if line in ready])
        for worker in [worker for worker in self._workers if not worker.process.is_alive()]:
            self._died(worker)
        now = monotonic()
        for due in [due for due in self._due if due[0] <= now]:
            self._due.remove(due)
            self._workers.append(self._start(due[1]))

    def _died(self, worker: _Worker) -> None:
        lived = monotonic() - worker.started
        self._rest = _FIRST_REST if lived > _HEALTHY else min(self._rest * 2, _LONGEST_REST)
        _log.error(
            "worker %s ended with %s; another starts in %s seconds",
            worker.process.pid,
            worker.process.exitcode,
            self._rest,
        )
        self._workers.remove(worker)
        worker.close()
        self._due.append((monotonic() + self._rest, worker.number))

    def _stop(self) -> None:
        """Ask all to end, and see to it that they do."""
        for worker in self._workers:
            worker.process.terminate()
        until = monotonic() + _BOUND + _GRACE
        for worker in self._workers:
            worker.process.join(max(0.0, until - monotonic()))
            if worker.process.is_alive():
                _log.error("worker %s was ended by force", worker.process.pid)
                worker.process.kill()
                worker.process.join()
            worker.close()
