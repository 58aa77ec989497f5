# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""From the event loop to the threads that answer, and back."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import copy_context
from typing import TypeVar

from sync.protocol import codec
from sync.protocol.messages import Heads, InvitationAnswer, SignIn
from sync.server import invitations
from sync.server.local import LONGEST_WAIT, is_beyond
from sync.server.rounds import Rounds
from sync.server.server import Server

T = TypeVar("T")

#: Below this, packing costs more than it saves.
_WORTH_PACKING = 1400
_GZIP_LEVEL = 1


class Door:
    """Turns requests into calls of a server. Argon2 has its own threads, so that nobody waits behind it."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._readers = ThreadPoolExecutor(4, thread_name_prefix="reader")
        self._rounds = Rounds(server)
        self._sign_ins = ThreadPoolExecutor(2, thread_name_prefix="sign-in")

    def close(self) -> None:
        """End the threads."""
        self._rounds.close()
        self._readers.shutdown()
        self._sign_ins.shutdown()

    async def read(self, call: Callable[[], T]) -> T:
        """Run a call on a reading thread."""
        return await self._on(self._readers, call)

    @staticmethod
    async def _on(threads: ThreadPoolExecutor, call: Callable[[], T]) -> T:
        """Run a call on a thread, which knows of the request what its caller knows."""
        context = copy_context()
        return await asyncio.get_running_loop().run_in_executor(threads, context.run, call)

    async def sign_in(self, body: bytes, source: str) -> bytes:
        """Check a password."""
        message = codec.decode(body, SignIn)
        return codec.encode(await self._on(self._sign_ins, lambda: self.server.sign_in(message, source)))

    async def accept(self, body: bytes, source: str) -> bytes:
        """Follow an invitation, which checks or makes a password."""
        message = codec.decode(body, InvitationAnswer)
        answer = await self._on(self._sign_ins, lambda: invitations.accept(self.server, message, source))
        return codec.encode(answer)

    async def sign_out(self, token: str) -> None:
        """Forget a token."""
        await asyncio.wrap_future(self.server.accounts.sign_out(token))

    async def exchange(self, token: str, body: bytes, packs: bool) -> tuple[bytes, bool]:
        """Push and pull; the answer, and whether it is packed."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[bytes] = loop.create_future()

        def tell(found: bytes | BaseException) -> None:
            # Where the loop has ended, nobody waits any more.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(_settle, done, found)

        self._rounds.exchange(token, body, tell)
        answer = await done
        if packs and len(answer) > _WORTH_PACKING:
            return await self.read(lambda: gzip.compress(answer, _GZIP_LEVEL)), True
        return answer, False

    async def wait(self, token: str, known: Mapping[str, int], seconds: float) -> Heads:
        """The heads of the caller's scopes, as soon as one is beyond."""
        scopes = await self.read(lambda: self.server.scopes(token))
        loop = asyncio.get_running_loop()
        moved = asyncio.Event()
        news: dict[str, int] = {}

        def hear(found: Mapping[str, int]) -> None:
            news.update({scope: head for scope, head in found.items() if scope in scopes})
            moved.set()

        def wake(found: Mapping[str, int]) -> None:
            loop.call_soon_threadsafe(hear, dict(found))

        ticket = self.server.waiters.enter(scopes, wake)
        try:
            now = await self.read(lambda: self.server.heads(scopes))
            with suppress(TimeoutError):
                async with asyncio.timeout(min(seconds, LONGEST_WAIT)):
                    while not (self.server.waiters.closed or is_beyond({**now, **news}, known)):
                        await moved.wait()
                        moved.clear()
            given = await self.read(lambda: self.server.scopes(token))
            return Heads(heads={scope: head for scope, head in {**now, **news}.items() if scope in given})
        finally:
            self.server.waiters.leave(scopes, ticket)


def _settle(done: asyncio.Future[bytes], found: bytes | BaseException) -> None:
    """Give what came first to whoever still waits."""
    if done.done():
        return
    if isinstance(found, BaseException):
        done.set_exception(found)
    else:
        done.set_result(found)
