# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""HTTP connections that can be cut while somebody waits on them.

A timeout of ``requests`` counts between two bytes only; cutting the line is what gives a call an end,
and what lets a desk close at once while its long poll is open. Imported with the first call only.
"""

from __future__ import annotations

import contextlib
import functools
import math
import os
import socket
import threading
import weakref
from collections.abc import Callable, Mapping
from typing import Any

from requests import PreparedRequest, Response, Session
from requests.adapters import HTTPAdapter
from requests.structures import CaseInsensitiveDict
from requests.utils import check_header_validity, get_environ_proxies
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.poolmanager import PoolManager

from desktop_b2b.clock import monotonic


class Lines:
    """The open connections of one session.

    Each is held by a second handle of its socket, from before its handshake until the call that used it is
    over: the connection's own is not there while TLS begins, nor after an answer that ends the connection.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._handles: dict[weakref.ref[HTTPConnection], socket.socket] = {}
        self._closed = False
        weakref.finalize(self, _close_all, self._handles)

    def enter(self, connection: HTTPConnection, line: socket.socket) -> None:
        """A connection is being made; too late when all are to end."""
        with self._lock:
            closed = self._closed
            if not closed:
                known = weakref.ref(connection)
                earlier = self._handles.pop(known, None)
                self._handles[known] = line.dup()
                if earlier is not None:
                    earlier.close()
        if closed:
            line.close()
            raise ConnectionAbortedError("closed")

    def sweep(self) -> None:
        """Let go of connections that are over. Only between calls."""
        with self._lock:
            for known in list(self._handles):
                connection = known()
                if connection is None or connection.sock is None:
                    self._handles.pop(known).close()

    def close(self) -> None:
        """End all connections, those too that are only being made."""
        with self._lock:
            self._closed = True
        self.cut()

    def cut(self) -> None:
        """End the present connections; whoever waits on one gets an error at once."""
        with self._lock:
            for line in self._handles.values():
                with contextlib.suppress(OSError):  # the other side may have ended it already
                    line.shutdown(socket.SHUT_RDWR)


def _close_all(handles: dict[weakref.ref[HTTPConnection], socket.socket]) -> None:
    for line in handles.values():
        line.close()


class Whole(HTTPConnection):
    """Sends the head of a call and its body at once: in two parts they wake the server twice."""

    _parts: list[bytes] | None = None

    def request(self, *args: Any, **keywords: Any) -> None:
        """Gather what is to be sent, then send it."""
        self._parts = []
        try:
            super().request(*args, **keywords)
            parts = self._parts
        finally:
            self._parts = None
        self.send(b"".join(parts))

    def send(self, data: Any) -> None:
        """Send, or gather: but for what is long anyway, all that a call sends is in memory already."""
        if self._parts is None:
            super().send(data)
        else:
            self._parts.append(data)


class _Adapter(HTTPAdapter):
    """Makes connections that enter themselves in ``Lines``."""

    def __init__(self, lines: Lines) -> None:
        class Plain(Whole, HTTPConnection):
            def _new_conn(self) -> socket.socket:
                line = super()._new_conn()
                lines.enter(self, line)
                return line

        class Secure(Whole, HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                line = super()._new_conn()
                lines.enter(self, line)
                return line

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        self._pools = {"http": PlainPool, "https": SecurePool}
        super().__init__(pool_connections=1, pool_maxsize=4)

    def init_poolmanager(self, *args: Any, **keywords: Any) -> None:
        super().init_poolmanager(*args, **keywords)
        self._own(self.poolmanager)

    def proxy_manager_for(self, *args: Any, **keywords: Any) -> Any:
        manager = super().proxy_manager_for(*args, **keywords)
        self._own(manager)
        return manager

    def _own(self, manager: PoolManager) -> None:
        manager.pool_classes_by_scheme = self._pools


class Patience:
    """Cuts the lines of a call that lasts too long. One thread watches all calls, and ends when it has
    nothing to watch: to start one for each call would cost more than the call.
    """

    def __init__(self, cut: Callable[[], None]) -> None:
        self._cut = cut
        self._news = threading.Condition()
        self._until = math.inf
        #: When the thread looks next; minus infinity: there is none.
        self._looks_at = -math.inf

    def begin(self, seconds: float) -> None:
        """A call starts that may last so long."""
        with self._news:
            self._until = monotonic() + seconds
            if self._looks_at < 0:
                self._looks_at = self._until
                threading.Thread(target=self._watch, name="patience", daemon=True).start()
            elif self._until < self._looks_at:
                self._news.notify()

    def end(self) -> None:
        """The call is over."""
        self._until = math.inf

    def close(self) -> None:
        """Watch no more."""
        with self._news:
            self._until = math.inf
            self._news.notify()

    def _watch(self) -> None:
        with self._news:
            while (left := self._until - monotonic()) < math.inf:
                if left <= 0:
                    self._until = math.inf
                    self._cut()
                    break
                self._looks_at = self._until
                self._news.wait(left)
            self._looks_at = -math.inf


def find_proxies(session: Session, server: str) -> None:
    """Go the way that the system says now: it may be another after a failure than before."""
    session.proxies = get_environ_proxies(server)


def open_session(server: str, lines: Lines) -> Session:
    """A session whose connections ``lines`` can cut."""
    session = Session()
    # The environment is asked once, not with each call; a password of the user's own files is never sent.
    session.trust_env = False
    find_proxies(session, server)
    session.verify = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE") or True
    adapter = _Adapter(lines)
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session


@functools.lru_cache(maxsize=64)
def _address(url: str) -> str:
    """An address as it goes onto the line."""
    return _with(url, None)


def _with(url: str, params: Mapping[str, Any] | None) -> str:
    request = PreparedRequest()
    request.prepare_url(url, params)
    return str(request.url)


def send(
    session: Session,
    method: str,
    url: str,
    *,
    params: Mapping[str, Any] | None,
    body: bytes | None,
    headers: Mapping[str, str],
    timeout: tuple[float, float],
) -> Response:
    """Begin a call, whose answer is read by the caller. Raises as ``Session.request``.

    That would merge settings, look for cookies, passwords, hooks and redirects of which there are none with
    us, which takes as long as all else that a small call does here.
    """
    request = PreparedRequest()
    request.method = method
    request.url = _with(url, params) if params else _address(url)
    request.headers = CaseInsensitiveDict({name: str(value) for name, value in session.headers.items()})
    for header in headers.items():
        check_header_validity(header)
    request.headers.update(headers)
    request.body = body
    if body is not None or method != "GET":
        request.headers["Content-Length"] = str(len(body or b""))
    return session.get_adapter(request.url).send(
        request,
        stream=True,
        timeout=timeout,
        verify=True if session.verify is None else session.verify,
        cert=session.cert,
        proxies=session.proxies,
    )
