# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A market on a real server, and hands that trade on it: the least that a desk must do."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import uuid_utils
from argon2 import PasswordHasher

from desktop_b2b.clock import HOUR, ManualClock
from desktop_b2b.domain.actor import ACCOUNT_MANAGER
from desktop_b2b.domain.commands import Command, encode
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.entities import Row
from desktop_b2b.domain.values import child_id
from sync.protocol import codec
from sync.protocol.gateway import SyncGateway
from sync.protocol.messages import (
    Cursor,
    Envelope,
    Exchange,
    ExchangeReply,
    Expect,
    Lane,
    Page,
    SignedIn,
    SignIn,
)
from sync.server import admin
from sync.server.database import Database
from sync.server.local import LocalGateway
from sync.server.server import Server
from tests.sync_flows.moulds import blank_server

NOON = 1_790_000_000_000
PASSWORD = "correct horse battery"
CANARY = "canary.customer@example.com"
LIMIT = Decimal("7.654321")
#: The limit as databases and messages may have it.
LIMIT_TRACES = (b"7.654321", (7_654_321).to_bytes(4, "big"), b"7654321")
#: Argon2 at its cheapest: tests sign in often.
HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def new_id() -> str:
    return uuid_utils.uuid7().hex


def fixed_id(name: str) -> str:
    """The same id in every market."""
    return child_id("0" * 32, name)


@dataclass
class Hand:
    """A person at a device: signs in, sends commands, keeps what it receives."""

    gateway: SyncGateway
    email: str
    signed: SignedIn | None = None
    nonce: str = ""
    epoch: str = ""
    sent: int = 0
    numbers: int = 0
    cursors: dict[str, Cursor] = field(default_factory=dict)
    rows: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    bytes_received: list[bytes] = field(default_factory=list)

    @property
    def me(self) -> SignedIn:
        assert self.signed is not None
        return self.signed

    @property
    def company(self) -> str:
        return self.me.organisation_id

    def sign_in(self) -> Hand:
        message = SignIn(email=self.email, password=PASSWORD, device_name="test")
        self.signed = self.gateway.sign_in(message)
        self.nonce, self.epoch = self.signed.nonce, self.signed.epoch
        return self

    def envelope(self, cmd: Command, *expects: Expect, lane_seq: int = 0, **more: Any) -> Envelope:
        """The command on its way; it takes the next number of the lane."""
        if not lane_seq:
            self.sent += 1
            lane_seq = self.sent
        values: dict[str, Any] = {
            "id": new_id(),
            "made_at": NOON,
            "v": cmd.VERSION,
            "type": type(cmd).__name__,
        }
        values |= {"numbers": self.draw(), **more}
        return Envelope(lane_seq=lane_seq, body=encode(cmd), expects=expects, **values)

    def draw(self) -> tuple[str, ...]:
        """Numbers for whatever the command may make; a real desk draws as many as it needs."""
        self.numbers += 3
        return tuple(f"{self.me.prefix}-{self.numbers + part:04d}" for part in (-2, -1, 0))

    def message(self, *envelopes: Envelope, **more: Any) -> Exchange:
        lanes = (Lane(user_id=self.me.user_id, token=self.me.token, commands=envelopes),) if envelopes else ()
        values: dict[str, Any] = {
            "request_id": new_id(),
            "proto": 1,
            "epoch": self.epoch,
            "nonce": self.nonce,
        }
        values |= {"device_id": self.me.device_id, "lanes": lanes, "cursors": dict(self.cursors), **more}
        return Exchange(**values)

    def exchange(self, *envelopes: Envelope, **more: Any) -> ExchangeReply:
        """One round trip, its pages applied."""
        reply = self.gateway.exchange(self.me.token, self.message(*envelopes, **more))
        self.take(reply)
        return reply

    def take(self, reply: ExchangeReply) -> None:
        self.bytes_received.append(codec.encode(reply))
        self.nonce = reply.nonce
        for page in reply.pages:
            self.apply(page)

    def apply(self, page: Page) -> None:
        known = self.cursors.get(page.scope)
        assert page.start == (known.seq if known is not None else 0)
        self.pages.append(page)
        for part in page.tables:
            for values in part.rows:
                row = dict(zip(part.columns, values, strict=True))
                self.rows[part.table, row["id"].hex()] = row
        for table, ids in page.removes.items():
            for row_id in ids:
                self.rows.pop((table, row_id.hex()), None)
        self.cursors[page.scope] = Cursor(page.gen, page.end, page.mark)

    def pull(self, **more: Any) -> Hand:
        """Everything there is."""
        while self.exchange(**more).more:
            pass
        return self

    def do(self, cmd: Command, *expects: Expect, **more: Any) -> str:
        """Send one command and take what came of it; returns its outcome."""
        reply = self.exchange(self.envelope(cmd, *expects, **more))
        while reply.more:
            reply_more = self.exchange()
            reply = msgspec.structs.replace(reply, more=reply_more.more)
        return reply.outcomes[0].outcome

    def table(self, kind: type[Row]) -> list[dict[str, Any]]:
        return [row for (table, _), row in self.rows.items() if table == kind.TABLE]

    def row(self, kind: type[Row], row_id: str) -> dict[str, Any]:
        return self.rows[kind.TABLE, row_id]


class Market:
    """``shop`` buys from ``north`` and ``south``; ``other`` is a retailer that north serves too."""

    def __init__(self, database: Database, clock: ManualClock | None = None, **options: Any) -> None:
        self.clock = clock or ManualClock(NOON)
        self.database = database
        if isinstance(database.place, Path) and not database.place.exists():
            database.place.parent.mkdir(parents=True, exist_ok=True)
            database.place.write_bytes(blank_server())
        self.server = Server(database, clock=self.clock, hasher=HASHER, **options)
        self.gateway: SyncGateway = LocalGateway(self.server)
        self.ids: dict[str, str] = {}
        self.cards: dict[str, str] = {}
        zones = {"shop": "Europe/Paris", "other": "UTC", "north": "Europe/Oslo", "south": "Africa/Lagos"}
        for name, zone in zones.items():
            kind = "retailer" if name in ("shop", "other") else "supplier"
            company = self.ids[name] = fixed_id(name)
            admin.create_organisation(
                self.server, name.title(), [kind], time_zone=zone, organisation_id=company
            )
            person = {"role": ACCOUNT_MANAGER, "user_id": fixed_id(f"{name} boss")}
            admin.create_user(self.server, company, f"{name} boss", f"{name}@example.com", PASSWORD, **person)
        for retailer, partner in (("shop", "north"), ("shop", "south"), ("other", "north")):
            link_id = admin.create_link(self.server, self.ids[retailer], self.ids[partner], card=True)
            self.cards[f"{retailer} {partner}"] = child_id(link_id, "card")

    @classmethod
    def beside(cls, market: Market) -> Server:
        """Another server process of the same database, as far as one process can be two."""
        return Server(market.database, clock=market.clock, hasher=HASHER, background=False)

    @staticmethod
    def at(database: Database) -> Server:
        """A server of a market's database, with the machine's clock."""
        return Server(database, hasher=HASHER, background=False)

    def hand(self, name: str, gateway: SyncGateway | None = None) -> Hand:
        """Somebody of a company at a new device, with everything received."""
        return Hand(gateway or self.gateway, f"{name}@example.com").sign_in().pull()

    def draft(self, request_id: str, *lines: c.LinePatch, **more: Any) -> c.SaveDraft:
        fields = {
            "company": "Customer Ltd",
            "contact_name": "Ada Doe",
            "address1": "1 High Street",
            "city": "Leeds",
            "postal_code": "LS1 1AA",
            "country": "GB",
            "recipient_email": CANARY,
        }
        return c.SaveDraft(request_id=request_id, lines=lines, **{**fields, **more})

    def line(self, name: str = "a", quantity: int = 10, partners: str = "north south") -> c.LinePatch:
        return c.LinePatch(
            id=new_id(),
            sku=name.upper(),
            description=f"Item {name}",
            quantity=Decimal(quantity),
            partner_ids=tuple(self.cards[f"shop {partner}"] for partner in partners.split()),
            max_price=LIMIT,
        )

    def inquiry(self, request_id: str, partner: str) -> str:
        return child_id(request_id, "partner", self.cards[f"shop {partner}"])

    def ask(self, request_id: str, partner: str, line: c.LinePatch) -> str:
        return child_id(self.inquiry(request_id, partner), "line", line.id)

    def send_request(self, shop: Hand, *lines: c.LinePatch) -> str:
        """A request of the shop, sent; its id."""
        request_id = new_id()
        assert shop.do(self.draft(request_id, *(lines or (self.line(),)))) == "committed"
        assert shop.do(c.SendRequest(request_id=request_id)) == "committed"
        return request_id

    def answer(self, request_id: str, partner: str, *lines: c.LinePatch, price: str = "5") -> c.SubmitAnswer:
        return c.SubmitAnswer(
            inquiry_id=self.inquiry(request_id, partner),
            shipping_cost=Decimal(0),
            lines=tuple(
                c.AnswerLineValue(
                    inquiry_line_id=self.ask(request_id, partner, line),
                    ready=Decimal(10),
                    price=Decimal(price),
                )
                for line in lines
            ),
        )

    def beyond_deadline(self) -> None:
        self.clock.advance(30 * 24 * HOUR)

    def close(self) -> None:
        self.server.close()
