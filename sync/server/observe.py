# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What stands around each request: counted, timed, one line in the log, refused where there is no room.

A line names the call, the status, the time and the device. It never has a path, a query, a header or a
body: these hold tokens, passwords and addresses.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import re
from typing import TYPE_CHECKING

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from desktop_b2b.clock import monotonic
from sync.protocol import codec
from sync.protocol.messages import MAX_COMMAND, MEDIA_TYPE, Failure
from sync.server.facts import Facts, current
from sync.server.ids import new_id
from sync.server.limits import Buckets

if TYPE_CHECKING:
    from sync.server.server import Server

_log = logging.getLogger("sync.server.access")
_ROOT = "/sync/v1/"
#: Seconds that a refused desk leaves an ending server alone: about what a start takes.
_COME_BACK = 3
#: Request names of strangers may hold anything.
_NAME = re.compile(rb"[0-9A-Za-z._-]{1,64}")


class Observer:
    """Stands around an application; ``calls`` are the names of its calls, as they are counted."""

    def __init__(
        self, app: ASGIApp, server: Server, calls: frozenset[str], buckets: Buckets | None = None
    ) -> None:
        self._app = app
        self._server = server
        self._calls = calls
        self._buckets = buckets or Buckets()
        self.active = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        facts = Facts(self._call(scope["path"]), _request_id(headers.get(b"x-request-id", b"")))
        began = monotonic()
        mark = current.set(facts)
        self.active += 1

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                facts.status = message["status"]
            elif message["type"] == "http.response.body":
                facts.size += len(message.get("body", b""))
            await send(message)

        try:
            refusal = self._refusal(facts.call, headers)
            if refusal is not None:
                await _refuse(receive, sent, *refusal)
            else:
                await self._app(scope, receive, sent)
        finally:
            self.active -= 1
            current.reset(mark)
            self._tell(facts, monotonic() - began)

    async def idle(self, patience: float) -> bool:
        """Wait until nothing is being answered, so many seconds at most; whether that came."""
        until = monotonic() + patience
        while self.active and monotonic() < until:
            await asyncio.sleep(0.02)
        return not self.active

    def _call(self, path: str) -> str:
        name = path.removeprefix(_ROOT).partition("/")[0] if path.startswith(_ROOT) else path.strip("/")
        name = name.partition("/")[0]
        return name if name in self._calls else "other"

    def _refusal(self, call: str, headers: dict[bytes, bytes]) -> tuple[int, Failure] | None:
        """Why a request is not even read; health is told always."""
        if call == "health":
            return None
        if self._server.draining:
            self._server.metrics.limited.add("ending")
            text = "The server is being restarted. It is asked again soon."
            return 503, Failure(code="unavailable", text=text, detail={"retry_after": _COME_BACK})
        token = headers.get(b"authorization", b"")
        wait = self._buckets.take(hashlib.sha256(token).digest()) if token else 0.0
        if wait:
            self._server.metrics.limited.add("device")
            text = "This device asks too much. It is asked to wait a moment."
            return 429, Failure(code="too_many", text=text, detail={"retry_after": max(1, round(wait))})
        return None

    def _tell(self, facts: Facts, seconds: float) -> None:
        metrics = self._server.metrics
        metrics.requests.add(facts.call, str(facts.status))
        metrics.seconds.add(seconds, facts.call)
        if _log.isEnabledFor(logging.INFO):
            _log.info(
                "request",
                extra={
                    "request": facts.request_id,
                    "call": facts.call,
                    "status": facts.status,
                    "ms": round(seconds * 1000, 1),
                    "device": facts.device,
                    "bytes": facts.size,
                },
            )


def _request_id(given: bytes) -> str:
    return given.decode() if _NAME.fullmatch(given) else new_id()


async def _refuse(receive: Receive, send: Send, status: int, failure: Failure) -> None:
    """Answer without the application; what was sent is read first, or the line would be reset."""
    size, more = 0, True
    while more and size < MAX_COMMAND:
        message = await receive()
        more = message["type"] == "http.request" and bool(message.get("more_body"))
        size += len(message["body"]) if message["type"] == "http.request" else 0
    body = codec.encode(failure)
    headers = [
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"retry-after", str(failure.detail["retry_after"]).encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
