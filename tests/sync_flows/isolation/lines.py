# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Asks a server over HTTP, question by question or many commands in one push."""

from __future__ import annotations

import http.client
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

import msgspec

from sync.protocol import codec
from sync.protocol.messages import MEDIA_TYPE, Cursor, Exchange, ExchangeReply, SignedIn, SignIn
from tests.sync_flows.isolation.asking import (
    EXCHANGE,
    NOBODY,
    PUSHED,
    QUESTIONS,
    Ask,
    Question,
    Reply,
    Who,
    exchange,
    post,
)
from tests.sync_flows.world import PASSWORD

#: What the one question is called that has all commands.
TOGETHER = "all commands"


class Line:
    """Asks a server over HTTP."""

    def __init__(self, address: str) -> None:
        self._line = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)

    def ask(self, question: Question) -> Reply:
        """One call and all that came back."""
        headers = {"content-type": MEDIA_TYPE, "x-request-id": "asked"}
        if question.token:
            headers["authorization"] = f"Bearer {question.token}"
        self._line.request(question.method, question.path, question.body or None, headers)
        answer = self._line.getresponse()
        body = answer.read()
        kept = sorted((name.lower(), value) for name, value in answer.getheaders())
        return Reply(answer.status, tuple(pair for pair in kept if pair[0] not in ("date", "server")), body)

    def close(self) -> None:
        self._line.close()


def come_in(line: Line, email: str, password: str = PASSWORD) -> Who:
    """Somebody at a new device, who has received everything."""
    message = SignIn(email=email, password=password, device_name="new")
    reply = line.ask(post("sign-in", message, ""))
    signed = codec.decode(reply.body, SignedIn)
    who = Who(email, signed, signed.nonce, {}, password=password)
    more = True
    while more:
        answer = codec.decode(line.ask(exchange(who)).body, ExchangeReply)
        reached = {page.scope: Cursor(page.gen, page.end, page.mark) for page in answer.pages}
        who.cursors = {**who.cursors, **reached}
        more = answer.more
    return who


def ask_all(line: Line, who: Who, row_id: str) -> Iterator[tuple[str, Reply]]:
    """Every question with an id in its place, and what is answered."""
    for route, places in QUESTIONS.items():
        for place, ask in places.items():
            yield " ".join((*route, place)), _asked(line, who, ask(who, row_id))


def ask_together(line: Line, who: Who, row_id: str) -> Iterator[tuple[str, Reply]]:
    """The same, all commands in one push: as a desk brings what it gave while it was offline.

    A file's name is no id: where it stands beside a command, the whole push is refused. It is asked alone.
    """
    if len(row_id) != len(NOBODY):
        yield from ask_all(line, who, row_id)
        return
    for route, places in QUESTIONS.items():
        for place, ask in places.items():
            if place not in PUSHED:
                yield " ".join((*route, place)), _asked(line, who, ask(who, row_id))
    first = who.lane_seq
    reply = _asked(line, who, _push_of(who, row_id, list(PUSHED.values())))
    assert who.lane_seq == first + len(PUSHED), "each has its verdict"
    yield TOGETHER, reply


def _push_of(who: Who, row_id: str, asks: Sequence[Ask]) -> Question:
    """One push of what several questions push."""
    first = who.lane_seq
    messages = []
    for number, ask in enumerate(asks):
        who.lane_seq = first + number
        messages.append(codec.decode(ask(who, row_id).body, Exchange))
    who.lane_seq = first
    (lane,) = messages[0].lanes
    commands = tuple(command for message in messages for command in message.lanes[0].commands)
    lanes = (msgspec.structs.replace(lane, commands=commands),)
    return exchange(who, lanes=lanes)


def _asked(line: Line, who: Who, question: Question) -> Reply:
    reply = line.ask(question)
    if (question.method, question.path) == EXCHANGE and reply.status == 200:
        answer = codec.decode(reply.body, ExchangeReply)
        who.lane_seq += len(answer.outcomes)
        # What was heard once is not heard again: the next answer is about the next question.
        reached = {page.scope: Cursor(page.gen, page.end, page.mark) for page in answer.pages}
        who.cursors = {**who.cursors, **reached}
    return reply
