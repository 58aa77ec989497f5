# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How the server reads requests from a line."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator

import pytest

from sync.server.parsing import MOST_UNREAD
from tests.sync_flows.world import World

_BEGUN = b"POST /sync/v1/sign-in HTTP/1.1\r\nhost: x\r\n"
_HEALTH = b"GET /health/live HTTP/1.1\r\nhost: x\r\n"


@pytest.fixture
def line(http_world: World) -> Iterator[socket.socket]:
    host, _, port = http_world.address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=20) as found:
        yield found


def _answer(line: socket.socket) -> bytes:
    """What comes until a whole answer is there, or the line ends."""
    found = b""
    while b"}" not in found and (part := line.recv(65536)):
        found += part
    return found


@pytest.mark.parametrize(
    "begun",
    [
        pytest.param(b"GET /", id="path"),
        pytest.param(_BEGUN, id="name"),
        pytest.param(_BEGUN + b"x-long: ", id="value"),
        pytest.param(_BEGUN + b"transfer-encoding: chunked\r\n\r\n1;", id="chunk"),
        pytest.param(_BEGUN + b"transfer-encoding: chunked\r\n\r\n1\r\na\r\n0\r\nx-long: ", id="trailer"),
    ],
)
def test_nobody_fills_the_memory_with_what_never_ends(line: socket.socket, begun: bytes) -> None:
    sent = 0
    # The line is ended; how much more its buffers take until that is known, the systems say.
    with contextlib.suppress(OSError):
        line.sendall(begun)
        while sent < 1000 * MOST_UNREAD:
            line.sendall(b"a" * 4096)
            sent += 4096
    assert sent < 1000 * MOST_UNREAD


def test_a_request_may_come_byte_by_byte(line: socket.socket) -> None:
    for byte in _HEALTH + b"\r\n":
        line.sendall(bytes([byte]))
    assert b"HTTP/1.1 200 OK" in _answer(line)


def test_a_line_serves_more_than_it_may_leave_unread(line: socket.socket) -> None:
    """What was understood counts no more."""
    for _ in range(3):
        line.sendall(_HEALTH + b"x-long: " + b"a" * (MOST_UNREAD // 2))
        line.sendall(b"a" * (MOST_UNREAD // 4) + b"\r\n\r\n")
        assert b"HTTP/1.1 200 OK" in _answer(line)
