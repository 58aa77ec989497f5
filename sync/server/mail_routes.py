# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The server's doors for whoever follows a link of a mail in a browser."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from litestar import Request, Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from sync.server import browser, leaving
from sync.server.server import Server

_Page = tuple[int, bytes]
_Read = Callable[[Callable[[], _Page]], Awaitable[_Page]]
#: What a mail program's one click sends.
_CLICK = 16 * 1024


def mail_routes(server: Server, read: _Read) -> list[HTTPRouteHandler]:
    """The pages; ``read`` runs a call on a reading thread."""

    @get(f"{leaving.PATH}/{{token:str}}")
    async def ask_to_leave(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[bytes]:
        return _html(*await read(lambda: leaving.ask(server, token, _accepted(request))))

    @post(f"{leaving.PATH}/{{token:str}}", status_code=200, request_max_body_size=_CLICK)
    async def leave(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[bytes]:
        return _html(*await read(lambda: leaving.leave(server, token, _accepted(request))))

    @get(f"{browser.OPEN}/{{record:str}}")
    async def open_record(request: Request[Any, Any, Any], record: FromPath[str]) -> Response[bytes]:
        return _html(*browser.opening(record, _accepted(request)))

    return [ask_to_leave, leave, open_record]


def _accepted(request: Request[Any, Any, Any]) -> str:
    return request.headers.get("accept-language", "")


def _html(status: int, page: bytes) -> Response[bytes]:
    return Response(page, status_code=status, media_type="text/html; charset=utf-8", headers=browser.HEADERS)
