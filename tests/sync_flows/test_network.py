# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Proxies, slow lines, wrong clocks and closed lids: told apart, over real sockets (reliability 24–32)."""

from __future__ import annotations

import contextlib
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop_b2b.clock import HOUR, ManualClock, monotonic
from desktop_b2b.domain import entities as e
from desktop_b2b.errors import OutageError
from sync.client import transport
from sync.client.engine import SyncEngine
from sync.client.listening import Patience, SleepWatch
from sync.client.transport import HttpGateway
from sync.protocol.codec import encode
from sync.protocol.messages import Heads
from tests.sync_flows.test_transport import SIGN_IN, Stranger, echoed, ours, outage
from tests.sync_flows.world import Desk, World

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


# ---------------------------------------------------------------- an end to each call


class Trickle:
    """A server that always has one more byte: no timeout between two bytes ever comes."""

    def __init__(self, begin: Callable[[bytes], bytes]) -> None:
        self._begin = begin
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._stopped = threading.Event()
        self.hung_up = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="trickle")
        self._thread.start()

    def _serve(self) -> None:
        line, _ = self._listener.accept()
        with line, contextlib.suppress(OSError):
            line.sendall(self._begin(line.recv(65536)))
            while not self._stopped.wait(0.02):
                line.sendall(b"\0")
        self.hung_up.set()

    def close(self) -> None:
        self._stopped.set()
        self._thread.join()
        self._listener.close()


@pytest.mark.parametrize("case", ["handshake", "last answer of a line", "answer"])
def test_a_whole_call_has_an_end(monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    monkeypatch.setattr(transport, "_WHOLE", 0.3)

    def begin(request: bytes) -> bytes:
        if case == "handshake":
            return b"\x16\x03\x03\x3f\x00\x02\x00\x3e\xfc\x03\x03"
        close = "connection: close\r\n" if case == "last answer of a line" else ""
        marks = f"x-desktop-b2b: 1\r\nx-request-id: {echoed(request)}\r\n"
        return f"HTTP/1.1 200 OK\r\n{marks}{close}content-length: 9000000\r\n\r\n".encode()

    server = Trickle(begin)
    scheme = "https" if case == "handshake" else "http"
    gateway = HttpGateway(f"{scheme}://127.0.0.1:{server.port}")
    began = monotonic()
    with pytest.raises(OutageError) as caught:
        gateway.sign_in(SIGN_IN)
    assert monotonic() - began < 4
    assert caught.value.code in (("network.unreachable", "network.tls")[: 1 + (case == "handshake")])
    assert server.hung_up.wait(10)
    gateway.close()
    server.close()


def test_a_server_that_swallows_everything_is_unreachable_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody accepts, nobody refuses: a black hole, as a firewall makes it."""
    monkeypatch.setattr(transport, "_CONNECT", 0.3)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        full = []
        for _ in range(4):
            line = socket.socket()
            line.setblocking(False)
            line.connect_ex(listener.getsockname())
            full.append(line)
        gateway = HttpGateway(f"http://127.0.0.1:{listener.getsockname()[1]}")
        began = monotonic()
        with pytest.raises(OutageError) as caught:
            gateway.sign_in(SIGN_IN)
        assert caught.value.code == "network.unreachable"
        assert monotonic() - began < 3
        gateway.close()
        for line in full:
            line.close()


# ---------------------------------------------------------------- proxies


@pytest.fixture
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.usefixtures("_no_proxies")
def test_the_system_s_proxy_is_used(stranger: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = stranger(ours(encode(Heads(heads={"user:x": 4}))))
    monkeypatch.setenv("http_proxy", proxy.address)
    gateway = HttpGateway("http://shop.invalid")
    assert gateway.wait("token", {}, 0).heads == {"user:x": 4}
    assert proxy.requests[0].startswith(b"GET http://shop.invalid/sync/v1/wait")
    gateway.close()


@pytest.mark.usefixtures("_no_proxies")
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_wants_a_password_is_no_captive_portal(
    stranger: Make, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    said = b'HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic realm="x"\r\n'
    proxy = stranger(lambda _: said + b"content-length: 0\r\nconnection: close\r\n\r\n")
    monkeypatch.setenv(f"{scheme}_proxy", proxy.address)
    gateway = HttpGateway(f"{scheme}://shop.invalid")
    with pytest.raises(OutageError) as caught:
        gateway.sign_in(SIGN_IN)
    assert caught.value.code == "network.proxy"
    assert proxy.requests[0].startswith(b"CONNECT shop.invalid:443" if scheme == "https" else b"POST http://")
    gateway.close()


# ---------------------------------------------------------------- certificates


def certificate(folder: Path, name: str, *dates: str) -> ssl.SSLContext:
    """A server's side of TLS whose certificate is for a name; trusted by who trusts the file itself."""
    key, found, request = (folder / part for part in ("key.pem", "certificate.pem", "request.pem"))
    (folder / "index.txt").write_text("")
    (folder / "serial").write_text("01")
    (folder / "ca.cnf").write_text(
        f"[ca]\ndefault_ca=own\n[own]\ndatabase={folder}/index.txt\nserial={folder}/serial\n"
        f"new_certs_dir={folder}\ndefault_md=sha256\npolicy=any\nx509_extensions=ext\n[any]\n"
        f"commonName=supplied\n[ext]\nsubjectAltName={name}\nbasicConstraints=CA:TRUE\n"
    )

    def openssl(*arguments: str) -> None:
        subprocess.run(["openssl", *arguments], check=True, capture_output=True)

    openssl("req", "-new", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=test",
            "-keyout", str(key), "-out", str(request))  # fmt: skip
    openssl("ca", "-batch", "-selfsign", "-config", str(folder / "ca.cnf"), "-keyfile", str(key),
            "-in", str(request), "-out", str(found), "-notext",
            *(dates or ("-days", "2")))  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(found, key)
    return context


HERE = "IP:127.0.0.1"


@pytest.mark.parametrize(
    ("name", "dates", "code"),
    [
        (HERE, ("-startdate", "20200101000000Z", "-enddate", "20210101000000Z"), "network.clock"),
        (HERE, ("-startdate", "20490101000000Z", "-enddate", "20491231000000Z"), "network.clock"),
        ("IP:127.0.0.2", (), "network.another_host"),
        ("DNS:hotel.example", (), "network.another_host"),
    ],
    ids=["expired", "not-yet", "other-address", "other-name"],
)
def test_a_bad_certificate_says_what_is_bad(
    stranger: Make,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    name: str,
    dates: tuple[str, ...],
    code: str,
) -> None:
    server = stranger(ours(b""), certificate(tmp_path, name, *dates))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "certificate.pem"))
    assert outage(server).code == code


def test_a_good_certificate_is_good(stranger: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    server = stranger(ours(encode(Heads(heads={}))), certificate(tmp_path, HERE))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "certificate.pem"))
    gateway = HttpGateway(server.address)
    assert gateway.wait("token", {}, 0).heads == {}
    gateway.close()


# ---------------------------------------------------------------- long polls, and lids that close


def test_patience_learns_from_a_proxy_and_tries_again_later() -> None:
    patience = Patience(25.0)
    assert not patience.cut(0.1)
    assert patience.seconds == 25.0
    assert patience.cut(10.0)
    assert patience.seconds == 8.0
    assert patience.cut(2.1)
    assert patience.seconds == Patience.SHORTEST
    for _ in range(Patience.WHOLE):
        patience.heard(patience.seconds)
    assert patience.seconds == 3.0
    patience.heard(0.1)
    for _ in range(10 * Patience.WHOLE):
        patience.heard(patience.seconds)
    assert patience.seconds == 25.0


def test_a_sleep_shows_on_either_clock() -> None:
    clock, steady = ManualClock(0), [0.0]
    watch = SleepWatch(clock, lambda: steady[0])
    clock.advance(5000)
    steady[0] += 5
    assert not watch.slept()
    clock.advance(-HOUR)
    assert not watch.slept()
    clock.advance(HOUR)
    assert watch.slept()
    steady[0] += 3600
    assert watch.slept()
    assert not watch.slept()


class Wire:
    """A proxy of bytes between desk and server, that can go dead or lose its patience."""

    def __init__(self, target: str) -> None:
        host, _, port = target.removeprefix("http://").partition(":")
        self._target = host, int(port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.polls = 0
        self.polled = threading.Event()
        self.dead: set[socket.socket] = set()
        #: Seconds that it waits for an answer to a long poll.
        self.patience: float | None = None
        self._lines: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, name="wire")]
        self._threads[0].start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                desk, _ = self._listener.accept()
                server = socket.create_connection(self._target)
                self._lines += [desk, server]
                for source, to in ((desk, server), (server, desk)):
                    self._threads.append(threading.Thread(target=self._pass, args=(source, to), name="wire"))
                    self._threads[-1].start()

    def _pass(self, source: socket.socket, to: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if data.startswith(b"GET /sync/v1/wait"):
                    self.polls += 1
                    self.polled.set()
                    if self.patience is not None:
                        source.settimeout(self.patience)
                if source not in self.dead:
                    to.sendall(data)
            # An end is passed on, but not from a dead line.
            if source not in self.dead:
                to.shutdown(socket.SHUT_WR)
        if self.patience is not None:
            for line in (source, to):
                with contextlib.suppress(OSError):
                    line.shutdown(socket.SHUT_RDWR)

    def die(self) -> None:
        """No byte of the present lines arrives any more, and nobody is told."""
        self.dead.update(self._lines)

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for line in self._lines:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        for line in self._lines:
            line.close()


@pytest.fixture
def wire(http_world: World) -> Iterator[Wire]:
    found = Wire(http_world.address)
    yield found
    found.close()


def background(
    world: World, desk: Desk, wire: Wire, crash: Callable[[str], None] = lambda _point: None
) -> SyncEngine:
    """The desk's engine as it runs for real, through the wire."""
    engine = SyncEngine(
        desk.store,
        lambda _: HttpGateway(wire.address),
        world.clock,
        jitter=lambda longest: min(longest, 0.05),
        crash=crash,
    )
    engine.start()
    assert wire.polled.wait(20)
    return engine


def arrives(world: World, writer: Desk, reader: Desk, within: float = 20) -> None:
    """What one desk sends reaches the other, whose engine runs."""
    came = threading.Event()
    stop = reader.store.on_changes(lambda changes: came.set() if "contact" in changes.kinds else None)
    world.set_up_shop(writer)
    writer.sync()
    assert came.wait(within)
    stop()
    assert reader.rows(e.Contact)


def test_a_desk_that_slept_notices_that_its_lines_are_dead(
    http_world: World, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The long poll hangs on a line that nobody serves any more, for 35 seconds; the desk wakes at once."""
    monkeypatch.setattr(SleepWatch, "LOOK", 0.1)
    looks = threading.Event()
    slept = SleepWatch.slept

    def looked(watch: SleepWatch) -> bool:
        found = slept(watch)
        looks.set()
        return found

    monkeypatch.setattr(SleepWatch, "slept", looked)
    reader, writer = http_world.desk("shop"), http_world.desk("shop")
    engine = background(http_world, reader, wire)
    # The first round is over, and what is done after it: from here on the desk waits.
    assert looks.wait(20)
    wire.die()
    http_world.clock.advance(HOUR)
    arrives(http_world, writer, reader)
    engine.stop()


def test_a_sleep_while_a_round_ends_is_noticed_after_it(http_world: World, wire: Wire) -> None:
    """Nobody waits just then, so nobody looks at the clock; the long poll hangs on its dead line."""
    falls_asleep, slept = threading.Event(), threading.Event()

    def crash(point: str) -> None:
        if point == "round.done" and falls_asleep.is_set() and not slept.is_set():
            wire.die()
            http_world.clock.advance(HOUR)
            slept.set()

    reader, writer = http_world.desk("shop"), http_world.desk("shop")
    engine = background(http_world, reader, wire, crash)
    patience = engine._patience.seconds
    falls_asleep.set()
    engine.wake()
    assert slept.wait(20)
    arrives(http_world, writer, reader)
    assert engine._patience.seconds == patience, "it was no proxy that cut the line"
    engine.stop()


def test_a_proxy_that_cuts_long_polls_does_not_make_a_desk_deaf(
    http_world: World, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Patience, "SHORTEST", 0.2)
    wire.patience = 0.6
    reader, writer = http_world.desk("shop"), http_world.desk("shop")
    engine = background(http_world, reader, wire)
    until = monotonic() + 20
    while engine._patience.seconds > wire.patience:
        assert monotonic() < until
        threading.Event().wait(0.02)
    assert 0.2 <= engine._patience.seconds < 0.6
    arrives(http_world, writer, reader)
    assert reader.state("sync.state") == "synced"
    engine.stop()
