# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A real mail relay in a process of its own, that a test can make difficult."""

from __future__ import annotations

import email
import email.policy
import json
import queue
import subprocess
import sys
import threading
from email.message import EmailMessage
from pathlib import Path
from typing import Any

_CODE = """
import asyncio, json, ssl, sys
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

options = json.loads(sys.argv[1])
rules = {"rcpt": "", "data": "", "hold": False}
def tell(**facts):
    sys.stdout.write(json.dumps(facts) + "\\n")
    sys.stdout.flush()

class Handler:
    def __init__(self):
        self.released = asyncio.Event()
    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if rules["rcpt"]:
            tell(refused=address)
            return rules["rcpt"]
        envelope.rcpt_tos.append(address)
        return "250 OK"
    async def handle_DATA(self, server, session, envelope):
        if rules["data"]:
            tell(refused=envelope.rcpt_tos[0])
            return rules["data"]
        tell(mail=envelope.content.decode("latin-1"), sender=envelope.mail_from, to=envelope.rcpt_tos,
             tls=server.transport.get_extra_info("ssl_object") is not None, user=session.auth_data or "")
        if rules["hold"]:
            await self.released.wait()
        return "250 taken"

def sign_in(server, session, envelope, mechanism, data):
    known = (data.login.decode(), data.password.decode()) == tuple(options["login"])
    return AuthResult(success=known, handled=False, auth_data=data.login.decode())

async def main():
    handler = Handler()
    context = None
    if options["certificate"]:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*options["certificate"])
    login = {}
    if options["login"]:
        login = {"authenticator": sign_in, "auth_required": True, "auth_require_tls": not options["smtps"]}
    starttls = {"tls_context": context, "require_starttls": True} if context and not options["smtps"] else {}
    loop = asyncio.get_running_loop()
    served = await loop.create_server(
        lambda: SMTP(handler, loop=loop, hostname="relay.test", **starttls, **login),
        "127.0.0.1", options["port"], ssl=context if options["smtps"] else None,
    )
    tell(listening=served.sockets[0].getsockname()[1])
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        rules.update(json.loads(line))
        if not rules["hold"]:
            handler.released.set()
            handler.released = asyncio.Event()
        tell(rules=rules)

asyncio.run(main())
"""


class Relay:
    """Start it; ``mail()`` waits for the next letter; ``rule`` changes what it says to letters."""

    def __init__(
        self,
        port: int = 0,
        *,
        certificate: tuple[Path, Path] | None = None,
        smtps: bool = False,
        login: tuple[str, str] | None = None,
    ) -> None:
        self._options = {
            "port": port,
            "certificate": [str(part) for part in certificate or ()],
            "smtps": smtps,
            "login": login,
        }
        self.port = port
        self.start()

    def start(self) -> None:
        """Listen, on the same port as before if there was one."""
        self._told: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", _CODE, json.dumps({**self._options, "port": self.port})],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, name="relay", daemon=True)
        self._reader.start()
        self.port = self._next("listening")["listening"]

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"smtp://{self.address}?tls=no&from=orders@example.com"

    def rule(self, **rules: Any) -> None:
        """``rcpt``, ``data``: what to answer instead of yes; ``hold``: take a letter, and be silent."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(rules) + "\n")
        self._process.stdin.flush()
        self._next("rules")

    def mail(self, timeout: float = 30) -> EmailMessage:
        """The next letter."""
        return read(self._next("mail", timeout)["mail"])

    def facts(self) -> dict[str, Any]:
        """The next letter with what was told of its line."""
        return self._next("mail")

    def refused(self) -> str:
        """The next recipient that was refused."""
        return str(self._next("refused")["refused"])

    def left(self) -> list[EmailMessage]:
        """The letters that nobody asked for, after the relay has ended."""
        return [read(facts["mail"]) for facts in self.left_raw()]

    def left_raw(self) -> list[dict[str, Any]]:
        """The same as they came, with what was told of their lines."""
        self.stop()
        found = []
        while not self._told.empty():
            facts = self._told.get()
            if "mail" in facts:
                found.append(facts)
        return found

    def stop(self) -> None:
        """End; a later start() takes the same port."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait(10)
        self._reader.join(10)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def _next(self, kind: str, timeout: float = 30) -> dict[str, Any]:
        while True:
            facts = self._told.get(timeout=timeout)
            if kind in facts:
                return facts

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._told.put(json.loads(line))


def read(raw: str) -> EmailMessage:
    """A letter as it came over the wire."""
    found = email.message_from_bytes(raw.encode("latin-1"), policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    return found
