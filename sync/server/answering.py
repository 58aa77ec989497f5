# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Writing answers on lines: a heading waits for its body, and both go out in one piece, at once.

Two writes may wake the other side twice; and what is still to be done after an answer (counting it, ending
its task) would else be done before its first byte leaves.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, RequestResponseCycle

if TYPE_CHECKING:
    from uvicorn._types import ASGI3Application, ASGISendEvent, HTTPResponseStartEvent

#: What makes of an answer one that is more than heading and body.
_SPECIAL = frozenset({b"connection", b"transfer-encoding"})


def answering(app: ASGI3Application, cycle: RequestResponseCycle) -> ASGI3Application:
    """The application, with its answer to one request written so."""
    return lambda scope, receive, _send: app(scope, receive, Answer(cycle))


class Answer:
    """What is sent on one request: in one piece where it is whole, as uvicorn does it where it is not."""

    def __init__(self, cycle: RequestResponseCycle) -> None:
        self._cycle = cycle
        self._heading: HTTPResponseStartEvent | None = None

    async def __call__(self, message: ASGISendEvent) -> None:
        """Take a message of the application."""
        if message["type"] == "http.response.start":
            self._heading = message
            return
        heading, self._heading = self._heading, None
        if heading is not None:
            if message["type"] == "http.response.body" and not message.get("more_body", False):
                body = message.get("body", b"")
                lines = self._lines(heading, len(body))
                if lines is not None:
                    self._write(lines, body)
                    return
            await self._cycle.send(heading)
        await self._cycle.send(message)

    def _lines(self, heading: HTTPResponseStartEvent, size: int) -> bytes | None:
        """The heading in bytes; None where more must be looked at than this does."""
        cycle = self._cycle
        if not cycle.keep_alive or cycle.disconnected or cycle.flow.write_paused or cycle.access_log:
            return None
        if cycle.scope["method"] == "HEAD":
            return None
        fields = [*cycle.default_headers, *heading.get("headers", ())]
        if (b"content-length", b"%d" % size) not in fields or any(name in _SPECIAL for name, _ in fields):
            return None
        return _joined(STATUS_LINE[heading["status"]], fields)

    def _write(self, lines: bytes, body: bytes) -> None:
        cycle = self._cycle
        cycle.response_started = cycle.response_complete = True
        cycle.waiting_for_100_continue = False
        cycle.transport.writelines((lines, body))
        cycle.message_event.set()
        cycle.on_response()


def _joined(first: bytes, fields: Iterable[tuple[bytes, bytes]]) -> bytes | None:
    """A heading; None where a field has what would end its line."""
    parts = [first]
    for name, value in fields:
        parts += (name, b": ", value, b"\r\n")
    parts.append(b"\r\n")
    found = b"".join(parts)
    return found if found.count(b"\n") == found.count(b"\r") == len(parts) // 4 + 2 else None
