# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What stands between a desk and its server: portals, proxies, damage, silence, wrong certificates."""

from __future__ import annotations

import gzip
import re
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from desktop_b2b.errors import OutageError, UserError
from sync.client import transport
from sync.client.outages import ServerBusyError
from sync.client.transport import HttpGateway
from sync.protocol.codec import encode
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import MEDIA_TYPE, Failure, Heads, SignIn

SIGN_IN = SignIn(email="a@example.com", password="secret secret", device_name="test")


class Stranger:
    """A raw server on a socket: answers each connection with what a function makes of the request."""

    def __init__(self, answer: Callable[[bytes], bytes], wrap: ssl.SSLContext | None = None) -> None:
        self._answer = answer
        self._wrap = wrap
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.reached = threading.Event()
        self.requests: list[bytes] = []
        self._thread = threading.Thread(target=self._serve, name="stranger")
        self._thread.start()

    @property
    def address(self) -> str:
        return f"http{'s' if self._wrap else ''}://127.0.0.1:{self.port}"

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with suppress(OSError), connection:
                line = self._wrap.wrap_socket(connection, server_side=True) if self._wrap else connection
                with line:
                    request = self._read(line)
                    self.requests.append(request)
                    self.reached.set()
                    answer = self._answer(request)
                    if answer:
                        line.sendall(answer)
                    else:
                        line.recv(1)  # silence, until the desk hangs up

    @staticmethod
    def _read(line: socket.socket) -> bytes:
        """The whole request: to hang up on unread bytes would reset the line."""
        data = b""
        length: int | None = None
        while length is None or len(data) < length:
            part = line.recv(65536)
            if not part:
                return data
            data += part
            head, end, _ = data.partition(b"\r\n\r\n")
            if end:
                found = re.search(rb"(?i)content-length: *(\d+)", head)
                length = len(head) + len(end) + (int(found[1]) if found else 0)
        return data

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()


Make = Callable[..., Stranger]


@pytest.fixture
def stranger() -> Iterator[Make]:
    made: list[Stranger] = []

    def make(answer: Callable[[bytes], bytes], wrap: ssl.SSLContext | None = None) -> Stranger:
        made.append(Stranger(answer, wrap))
        return made[-1]

    yield make
    for one in made:
        one.close()


def echoed(request: bytes) -> str:
    (line,) = (
        line for line in request.decode("latin-1").split("\r\n") if line.lower().startswith("x-request-id:")
    )
    return line.partition(":")[2].strip()


def ours(
    body: bytes, status: str = "200 OK", *extra: str, mime: str = MEDIA_TYPE, length: int | None = None
) -> Callable[[bytes], bytes]:
    """An answer that carries the marks of a real server."""

    def answer(request: bytes) -> bytes:
        lines = (
            f"HTTP/1.1 {status}", "x-desktop-b2b: 1", f"x-request-id: {echoed(request)}",
            f"content-type: {mime}", f"content-length: {len(body) if length is None else length}",
            "connection: close", *extra,
        )  # fmt: skip
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + body

    return answer


def outage(server: Stranger) -> OutageError:
    gateway = HttpGateway(server.address)
    with pytest.raises(OutageError) as caught:
        gateway.sign_in(SIGN_IN)
    gateway.close()
    return caught.value


HTML = b"<html>Welcome to our hotel</html>"


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 33\r\n\r\n" + HTML,
        b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:9/login\r\ncontent-length: 0\r\n\r\n",
        b"HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n",
        b"HTTP/1.1 511 Network Authentication Required\r\ncontent-length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nx-desktop-b2b: 1\r\nx-request-id: of-another\r\ncontent-length: 0\r\n\r\n",
    ],
    ids=["page", "redirect", "refusal", "sign-in-wanted", "cached"],
)
def test_somebody_else_is_neither_success_nor_refusal(stranger: Make, answer: bytes) -> None:
    assert outage(stranger(lambda _: answer)).code == "network.captive_portal"


@pytest.mark.parametrize("status", ["502 Bad Gateway", "503 Service Unavailable", "504 Gateway Timeout"])
def test_a_gateway_without_a_server_behind_it_is_no_hotel(stranger: Make, status: str) -> None:
    answer = f"HTTP/1.1 {status}\r\ncontent-type: text/html\r\ncontent-length: 33\r\n\r\n".encode() + HTML
    assert outage(stranger(lambda _: answer)).code == "network.unreachable"


def test_a_redirect_is_not_followed_and_learns_no_token(stranger: Make) -> None:
    other = stranger(ours(encode(Heads(heads={}))))
    away = f"HTTP/1.1 307 Moved\r\nlocation: {other.address}/\r\ncontent-length: 0\r\n\r\n".encode()
    gateway = HttpGateway(stranger(lambda _: away).address)
    with pytest.raises(OutageError) as caught:
        gateway.wait("a-token", {}, 0)
    assert caught.value.code == "network.captive_portal"
    assert other.requests == []
    gateway.close()


@pytest.mark.parametrize(
    "answer",
    [
        ours(b"\xc1\xff\xff"),
        ours(encode(Heads(heads={}))),
        ours(b"{}", mime="application/json"),
        ours(b"not gzip", "200 OK", "content-encoding: gzip"),
        ours(b"\x80", length=5000),
        ours(b"", "502 Bad Gateway", mime="text/html"),
        ours(gzip.compress(bytes(transport._LARGEST + 1)), "200 OK", "content-encoding: gzip"),
    ],
    ids=["rubbish", "another-message", "json", "bad-gzip", "truncated", "bad-gateway", "bomb"],
)
def test_damage_is_an_outage(stranger: Make, answer: Callable[[bytes], bytes]) -> None:
    assert outage(stranger(answer)).code == "network.garbled"


@pytest.mark.parametrize(
    ("status", "extra", "detail", "seconds"),
    [
        ("503 Service Unavailable", ["retry-after: 17"], {}, 17.0),
        ("429 Too Many Requests", [], {"retry_after": 3}, 3.0),
        ("503 Service Unavailable", ["retry-after: Wed, 21 Oct 2026 07:28:00 GMT"], {}, 5.0),
    ],
)
def test_a_busy_server_says_when(
    stranger: Make, status: str, extra: list[str], detail: dict[str, int], seconds: float
) -> None:
    failure = Failure(code="too_many", text="Later, please.", detail=detail)
    found = outage(stranger(ours(encode(failure), status, *extra)))
    assert isinstance(found, ServerBusyError)
    assert (found.code, found.retry_after, str(found)) == ("network.busy", seconds, "Later, please.")


def test_a_refusal_is_an_answer(stranger: Make) -> None:
    failure = Failure(code="unauthorised", text="No.")
    gateway = HttpGateway(stranger(ours(encode(failure), "401 Unauthorized")).address)
    with pytest.raises(GatewayError) as caught:
        gateway.sign_in(SIGN_IN)
    assert (caught.value.status, caught.value.failure.code) == (401, "unauthorised")
    gateway.close()


def test_nobody_there_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    gateway = HttpGateway(f"http://127.0.0.1:{port}")
    with pytest.raises(OutageError) as caught:
        gateway.sign_in(SIGN_IN)
    assert caught.value.code == "network.unreachable"


def test_a_call_has_an_end_even_when_bytes_trickle(stranger: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """The timeout between two bytes would never come: the whole has a deadline of its own."""
    monkeypatch.setattr(transport, "_WHOLE", 0.2)
    assert outage(stranger(lambda _: b"")).code == "network.unreachable"


def test_closing_ends_a_long_poll_at_once(stranger: Make) -> None:
    server = stranger(lambda _: b"")
    gateway = HttpGateway(server.address)
    ended: list[str] = []

    def wait() -> None:
        try:
            gateway.wait("token", {"user:x": 3}, 25.0)
        except OutageError as error:
            ended.append(error.code)

    thread = threading.Thread(target=wait, name="waiting")
    thread.start()
    assert server.reached.wait(10)
    gateway.close()
    thread.join(10)
    assert ended == ["network.unreachable"]
    assert b"head=user%3Ax%3A3" in server.requests[0]
    with pytest.raises(OutageError):
        gateway.sign_out("token")


def test_a_certificate_that_cannot_be_verified_speaks_of_the_clock(stranger: Make, tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1",
         "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    found = outage(stranger(ours(b""), context))
    assert found.code == "network.tls"
    assert "date and time" in str(found)


@pytest.mark.parametrize("address", ["", "shop.example.com", "ftp://shop.example.com", "http://"])
def test_an_address_is_checked_before_anything_is_loaded(address: str) -> None:
    with pytest.raises(UserError) as caught:
        HttpGateway(address)
    assert (caught.value.code, caught.value.field) == ("server.address", "server")


def test_the_network_is_loaded_by_the_first_call_only() -> None:
    code = (
        "import sys; from sync.client.engine import SyncEngine;"
        "from sync.client.transport import HttpGateway;"
        "HttpGateway('http://127.0.0.1:1');"
        "print([name for name in ('requests', 'urllib3', 'sqlalchemy', 'truststore', 'PySide6')"
        " if name in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        check=True,
        capture_output=True,
        text=True,
    )
    assert found.stdout.strip() == "[]"


def test_the_head_and_the_body_of_a_call_leave_together() -> None:
    from sync.client.connections import Whole

    here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)  # which keeps each sending apart
    with here, there:
        connection = Whole("somewhere")
        connection.sock = here
        connection.request("POST", "/sync/v1/exchange", body=b"what is said", headers={"x-said": "so"})
        head, _, body = there.recv(4096).partition(b"\r\n\r\n")
    assert b"x-said: so" in head
    assert body == b"what is said"
