# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A mark of its own in every text and amount of every row of a stage, and who may have it."""

from __future__ import annotations

import logging
import re
from typing import Any

from desktop_b2b.domain.entities import ENTITIES, UserRow
from desktop_b2b.storage.codec import codec_of
from sync.protocol import codec, columns
from sync.protocol.messages import Cursor, Page, Refetch, Snapshot, Verify
from sync.server import divergence, snapshot
from tests.fuzz.stage import Caller, Stage

#: Texts that mean something to the program: a mark in them would be another state, not a secret.
_CODES = frozenset(
    {"state", "kind", "mode", "default_mode", "currency", "language", "time_zone", "role",
     "recipient_kind",
     "deadline_zone", "ship_by_zone", "country", "logo_hash", "preference", "document_kind", "command",
     "changes", "body", "params", "fields", "outcome", "widget", "uom"}
)  # fmt: skip
TEXT = re.compile(rb"zq\d{6}qz")
#: Amounts are numbers from here on: 8 bytes on the wire, the first of which nothing else has.
_AMOUNT, NUMBER = 0x5A51 << 40, re.compile(rb"\xcf?\x00\x5a\x51(.{5})", re.DOTALL)


class Marked:
    """A stage with a mark in each place; ``seen``: the bytes that each receiver was given."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.callers = [Caller(stage, number) for number in range(len(stage.world.desks))]
        self.places: dict[bytes, tuple[str, str]] = {}
        count = 0
        for entity in ENTITIES:
            sql = codec_of(entity.TABLE).sql
            names = [
                (name, kind)
                for name, kind in zip(sql.columns, sql.kinds, strict=True)
                if kind == "amount" or (kind == "text" and name not in _CODES)
            ]
            for (row_id,) in stage.db.query(f'SELECT "id" FROM "{entity.TABLE}" ORDER BY "id"'):
                for name, kind in names:
                    count += 1
                    value = _AMOUNT + count if kind == "amount" else f"zq{count:06}qz"
                    self.places[self.mark(value)] = entity.TABLE, name
                    stage.db.run(f'UPDATE "{entity.TABLE}" SET "{name}" = ? WHERE "id" = ?', (value, row_id))
        # What a company shows its partners is a copy, letter by letter.
        stage.db.run(
            'UPDATE "link_fact" SET "name" ='
            ' (SELECT "name" FROM "organisation" o WHERE o."id" = "link_fact"."owner_id")'
        )

    @staticmethod
    def mark(value: str | int) -> bytes:
        return value.encode() if isinstance(value, str) else (value & 0xFFFFFFFFFF).to_bytes(5, "big")

    def allowed(self, caller: Caller) -> set[bytes]:
        """The marks in rows that the audience rule gives."""
        mine, me = bytes.fromhex(caller.session.organisation_id), bytes.fromhex(caller.session.user_id)
        found: set[bytes] = set()
        for entity in ENTITIES:
            is_mine = (
                '"user_id" = ?2' if issubclass(entity, UserRow) else '?1 IN ("owner_id", "counterpart_id")'
            )
            for row in self.stage.db.query(
                f'SELECT * FROM "{entity.TABLE}" WHERE {is_mine} AND ?1 <> ?2', (mine, me)
            ):
                for value in row:
                    if isinstance(value, str):
                        found.update(TEXT.findall(value.encode()))
                    elif isinstance(value, int) and value >= _AMOUNT:
                        found.add(self.mark(value))
        return found

    def leaked(self, caller: Caller | None, body: bytes) -> list[tuple[str, str]]:
        """The places whose marks a receiver, or anybody at all, should not have."""
        found = {*TEXT.findall(body), *(mark for mark in NUMBER.findall(body) if mark in self.places)}
        allowed = self.allowed(caller) if caller is not None else set()
        return sorted({self.places[mark] for mark in found - allowed if mark in self.places})

    def received(self, caller: Caller) -> bytes:
        """All that a device gets by all calls."""
        return self.everything(self.stage, caller)

    @staticmethod
    def everything(stage: Stage, caller: Caller) -> bytes:
        """The same at a stage that may have no marks."""
        server, token, parts = stage.server, caller.session.token, list[bytes]()
        message = caller.exchange("r", cursors={})
        while True:
            reply = server.exchange(token, message)
            parts.append(codec.encode(reply))
            if not reply.more:
                break
            message = caller.exchange("r", cursors=message.cursors | _reached(reply.pages))
        place: dict[str, Any] = {
            "epoch": caller.epoch,
            "device_id": caller.session.device_id,
            "nonce": caller.nonce,
        }
        page = snapshot.answer(server, token, Snapshot(request_id="r", proto=1, **place))
        parts.append(columns.unpack(page.body))
        while page.after:
            asked = Snapshot(request_id="r", proto=1, start=page.start, after=page.after, **place)
            page = snapshot.answer(server, token, asked)
            parts.append(columns.unpack(page.body))
        for scope, cursor in page.start.items():
            asked_sums = Verify(request_id="r", scope=scope, cursor=cursor, sums={"contact": b""}, **place)
            parts.append(codec.encode(divergence.verify(server, token, asked_sums)))
            for entity in ENTITIES:
                asked_rows = Refetch(
                    request_id="r", scope=scope, cursor=cursor, table=entity.TABLE,
                    buckets=bytes(range(256)), **place,
                )  # fmt: skip
                if divergence._fits(entity.TABLE, scope):
                    parts.append(codec.encode(divergence.refetch(server, token, asked_rows)))
        return b"\n".join(parts)


def _reached(pages: tuple[object, ...]) -> dict[str, object]:
    return {page.scope: Cursor(page.gen, page.end, page.mark) for page in pages if isinstance(page, Page)}


class Everything(logging.Handler):
    """All that is logged at any level, with all that goes along."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.text = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.text += f"{record.getMessage()} {record.__dict__!r}\n"
