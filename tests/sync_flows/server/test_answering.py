# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How the server writes answers on a line."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from typing import Any

import pytest
from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

from sync.server.answering import answering

_WHOLE = b"HTTP/1.1 200 OK\r\ndate: today\r\ncontent-length: 4\r\n\r\nbody"


class _Line:
    """A transport that keeps what is written, write by write."""

    def __init__(self) -> None:
        self.writes: list[bytes] = []
        self.is_open = True

    def write(self, data: bytes) -> None:
        self.writes.append(data)

    def writelines(self, parts: Iterable[bytes]) -> None:
        self.writes.append(b"".join(parts))

    def close(self) -> None:
        self.is_open = False

    def is_closing(self) -> bool:
        return not self.is_open


def _answered(*messages: dict[str, Any], keep_alive: bool = True, method: str = "POST") -> tuple[_Line, int]:
    """The line on which an application sent messages, and how many answers ended."""
    line: Any = _Line()
    ended: list[None] = []

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        for message in messages:
            await send(message)

    async def run() -> None:
        scope: Any = {"type": "http", "method": method}
        cycle = RequestResponseCycle(
            scope=scope, transport=line, flow=FlowControl(line), logger=logging.getLogger("test"),
            access_logger=logging.getLogger("test"), access_log=False,
            default_headers=[(b"date", b"today")], message_event=asyncio.Event(),
            expect_100_continue=False, keep_alive=keep_alive, on_response=lambda: ended.append(None),
        )  # fmt: skip
        await cycle.run_asgi(answering(app, cycle))
        assert cycle.message_event.is_set() == cycle.response_complete

    asyncio.run(run())
    return line, len(ended)


def _start(*more: tuple[bytes, bytes], size: int = 4) -> dict[str, Any]:
    headers = [(b"content-length", str(size).encode()), *more]
    return {"type": "http.response.start", "status": 200, "headers": headers}


def _body(body: bytes = b"body", *, more: bool = False) -> dict[str, Any]:
    return {"type": "http.response.body", "body": body, "more_body": more}


def test_a_whole_answer_is_one_write() -> None:
    line, ended = _answered(_start(), _body())
    assert line.writes == [_WHOLE]
    assert (ended, line.is_open) == (1, True)


def test_an_answer_in_parts_is_written_as_it_comes() -> None:
    line, ended = _answered(_start(), _body(b"bo", more=True), _body(b"dy"))
    assert line.writes[1:] == [b"bo", b"dy"]
    assert (b"".join(line.writes), ended) == (_WHOLE, 1)


def test_a_line_that_is_to_end_ends_after_the_answer() -> None:
    for line, ended in (
        _answered(_start(), _body(), keep_alive=False),
        _answered(_start((b"connection", b"close")), _body()),
    ):
        assert b"connection: close\r\n" in line.writes[0]
        assert (b"".join(line.writes)[-4:], ended, line.is_open) == (b"body", 1, False)


def test_what_only_asks_for_the_heading_gets_no_body() -> None:
    line, _ = _answered(_start(), _body(), method="HEAD")
    assert b"".join(line.writes) == _WHOLE.removesuffix(b"body")


@pytest.mark.parametrize(
    "field", [(b"x-name", b"a\r\nset-cookie: b"), (b"x\nname", b"a"), (b"x-name", b"a\rb")]
)
@pytest.mark.expected_logs("Exception in ASGI application")
def test_no_field_makes_another_line(field: tuple[bytes, bytes]) -> None:
    line, _ = _answered(_start(field), _body())
    assert (line.writes, line.is_open) == ([], False)


@pytest.mark.expected_logs("Exception in ASGI application")
def test_a_body_of_another_size_is_not_passed_off_as_whole() -> None:
    line, ended = _answered(_start(), _body(b"bodies"))
    assert (line.writes[1:], ended, line.is_open) == ([], 0, False)


@pytest.mark.expected_logs("without starting response")
def test_who_fails_after_the_heading_is_answered_so() -> None:
    line, ended = _answered(_start())
    assert line.writes[0].startswith(b"HTTP/1.1 500 ")
    assert ended == 1
