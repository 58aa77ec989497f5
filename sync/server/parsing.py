# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Reading requests from lines: a parser in C, which takes a third of the time of one in Python.

It keeps what it has not understood yet, however much that is; nobody may fill the memory with a heading that
never ends.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from sync.server.answering import answering

if TYPE_CHECKING:
    from uvicorn._types import ASGI3Application

#: Bytes that may come on a line without a heading, a body or a message being any further for them.
MOST_UNREAD = 64 * 1024


class BoundedHttp(HttpToolsProtocol):
    """HTTP/1.1 on one line; ends lines that send without saying anything."""

    _unread = 0
    _moves = False

    def data_received(self, data: bytes) -> None:
        """Bytes came."""
        self._moves = False
        super().data_received(data)
        self._unread = 0 if self._moves else self._unread + len(data)
        if self._unread > MOST_UNREAD and not self.transport.is_closing():
            self.send_400_response("The heading of the request is too long.")

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A line was opened; what is written on it goes out at once."""
        line = cast("asyncio.Transport", transport)
        super().connection_made(line)
        line.set_write_buffer_limits(high=0)

    def on_headers_complete(self) -> None:
        """The heading of a request is whole."""
        self._moves = True
        super().on_headers_complete()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        super()._start_asgi_task(cycle, answering(app, cycle))

    def on_body(self, body: bytes) -> None:
        """A part of a body."""
        self._moves = True
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The end of a request."""
        self._moves = True
        super().on_message_complete()
