# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A retailer's years of trade, written into a server's database as the server would have left it.

A trade is a request of one to six lines, asked of one to three of 300 suppliers, answered, ordered of one,
shipped in boxes; with the history, remarks, verdicts and opened marks that go with it, about 80 rows as a
real one has. Two in a hundred are still open. Ids are made as in life: those of documents and lines carry
their time, those of what follows from them are scattered.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields
from typing import Any

from desktop_b2b.clock import DAY, HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import sort_key
from desktop_b2b.storage.codec import codec
from desktop_b2b.storage.db import SqliteDb, transaction
from sync.server.feeds import PUT, organisation_scope, user_scope

PARTNERS = 300
OPEN = 0.02
#: Trades of one transaction of the generator.
_BATCH = 500
_WORDS = (
    "stoneware mug walnut board linen cloth copper kettle glass carafe oak tray steel ladle wool throw brass"
    " hook cotton apron cork mat enamel bowl paper lamp clay pot felt basket"
).split()
_CITIES = ("Bremen", "Lille", "Gent", "Porto", "Malmö", "Turin", "Graz", "Łódź", "Cork", "Aarhus")
_COURIERS = ("DHL", "UPS", "Parcel Post", "GLS")

Rows = dict[str, list[tuple[Any, ...]]]


class Company:
    """Makes the rows of one company; ``now`` is the instant, ms, at which its open work is open."""

    def __init__(self, organisation_id: str, user_id: str, now: int, seed: int = 7) -> None:
        self.me = bytes.fromhex(organisation_id)
        self.user = bytes.fromhex(user_id)
        self.now = now
        self.chance = random.Random(seed)
        self.count = 0
        self.rows: Rows = {}
        self._makers: dict[str, Callable[[dict[str, Any]], None]] = {}
        self.partners = [
            (self.dated(now - 1500 * DAY), self.scattered(), self.scattered(), f"Partner {count:03d} Trading")
            for count in range(PARTNERS)
        ]

    # ---- ids

    def dated(self, at: int) -> bytes:
        """An id that carries its instant (UUIDv7)."""
        tail = self.chance.getrandbits(74)
        value = (at << 80) | (7 << 76) | ((tail >> 62) << 64) | (2 << 62) | (tail & ((1 << 62) - 1))
        return value.to_bytes(16, "big")

    def scattered(self) -> bytes:
        """An id that follows from others (UUIDv5)."""
        value = self.chance.getrandbits(128) & ~(0xF << 76) & ~(3 << 62) | (5 << 76) | (2 << 62)
        return value.to_bytes(16, "big")

    # ---- rows

    def add(self, entity: type[e.Row], **values: Any) -> None:
        """A row of database values; what is not named has its default."""
        maker = self._makers.get(entity.TABLE)
        if maker is None:
            maker = self._makers[entity.TABLE] = self._maker(entity)
        maker(values)

    def _maker(self, entity: type[e.Row]) -> Callable[[dict[str, Any]], None]:
        given = {field.name: field.default for field in fields(entity)}
        named = {name: None if value is MISSING else value for name, value in given.items()}
        columns = codec(entity).columns
        plain = codec(entity).to_db([named[name] for name in columns])
        defaults = dict(zip(columns, plain, strict=True)) | {"version": 1}
        kept = self.rows.setdefault(entity.TABLE, [])

        def make(values: dict[str, Any]) -> None:
            row = {**defaults, **values}
            if row["owner_id"] is None:
                row["owner_id"] = self.me
            kept.append(tuple(row.values()))

        return make

    def event(self, kind: str, document: bytes, command: str, at: int, *changes: list[Any]) -> None:
        """What one command did to one document."""
        self.add(
            e.Event,
            id=self.scattered(),
            document_id=document,
            document_kind=kind,
            command=command,
            actor_id=self.user,
            actor_name="Mara Ellis",
            device="Front desk",
            at=at,
            changes=json.dumps(changes, separators=(",", ":"), ensure_ascii=False),
        )

    def master_data(self) -> None:
        """Partners, product lines and contacts."""
        for card, organisation, link, name in self.partners:
            self.add(e.Link, id=link, counterpart_id=organisation)
            self.add(
                e.Partner,
                id=card,
                name=name,
                link_id=link,
                organisation_id=organisation,
                email="orders@example.com",
            )
            for owner, other in ((organisation, self.me), (self.me, organisation)):
                self.add(
                    e.LinkFact,
                    id=self.scattered(),
                    owner_id=owner,
                    counterpart_id=other,
                    link_id=link,
                    name=name,
                    city="Bremen",
                    country="DE",
                )
        for word in _WORDS:
            self.add(e.ProductLine, id=self.dated(self.now), name=word.title())
        for count in range(400):
            self.add(
                e.Contact, id=self.dated(self.now), company=f"Galerie {count}", city="Bremen", country="DE"
            )

    def trade(self) -> None:
        """One trade, open or long done."""
        chance = self.chance
        self.count += 1
        is_open = chance.random() < OPEN
        sent = self.now - (chance.randrange(3 * DAY) if is_open else DAY * 5 + chance.randrange(1500 * DAY))
        asked = chance.sample(self.partners, chance.choice((1, 2, 2, 3)))
        lines = [self._item(sent, place) for place in range(chance.choice((1, 2, 3, 3, 4, 6)))]
        request = self._request(sent, asked, lines, is_open)
        inquiries = [self._inquiry(request, sent, partner, lines, is_open) for partner in asked]
        state = "need_attention" if is_open else "closed"
        self.event(
            "request",
            request,
            "SubmitAnswer",
            sent + HOUR,
            ["request", request.hex(), "state", "waiting", "need_attention"],
            ["request", request.hex(), "answered_count", 0, len(asked)],
        )
        if state == "closed" or chance.random() < 0.5:
            self._order(request, sent + 2 * HOUR, asked[0], inquiries[0], lines, is_open)
        for _ in range(7):
            self.add(e.CommandResult, id=self.dated(sent), user_id=self.user, outcome="committed")
        self.add(e.OpenedMark, id=self.scattered(), user_id=self.user, record_id=request, opened_at=sent)

    def _item(self, at: int, place: int) -> tuple[bytes, str, str, int, int]:
        words = self.chance.sample(_WORDS, 2)
        sku = f"{words[0][:3].upper()}-{self.chance.randrange(9000):04d}"
        quantity = self.chance.randrange(1, 200) * 1_000_000
        return self.dated(at + place), sku, " ".join(words).capitalize(), quantity, place

    def _request(self, sent: int, asked: list[Any], lines: list[Any], is_open: bool) -> bytes:
        request = self.dated(sent)
        number = f"K7-{self.count:06d}"
        where = self._recipient()
        state = "need_attention" if is_open else "closed"
        after = None if is_open else sent + 3 * HOUR
        self.add(
            e.Request,
            id=request,
            number=number,
            state=state,
            version=6,
            created_at=sent,
            edited_at=sent,
            sent_at=sent,
            ordered_at=after,
            closed_at=after,
            asked_count=len(asked),
            answered_count=len(asked),
            line_count=len(lines),
            **where,
        )
        self.add(e.RequestPrivate, id=request, recipient_email=f"customer{self.count}@example.com")
        self.event(
            "request",
            request,
            "SaveDraft",
            sent,
            ["request", request.hex(), "+", None, {"number": number, "state": "draft", **where}],
            *(
                [
                    "request_line",
                    line.hex(),
                    "+",
                    None,
                    {
                        "request_id": request.hex(),
                        "sku": sku,
                        "description": words,
                        "quantity": str(quantity // 1_000_000),
                    },
                ]
                for line, sku, words, quantity, _ in lines
            ),
        )
        self.event(
            "request",
            request,
            "SendRequest",
            sent,
            ["request", request.hex(), "state", "draft", "queued"],
            ["request", request.hex(), "sent_at", None, sent],
            ["request", request.hex(), "asked_count", 0, len(asked)],
        )
        self.event(
            "request", request, "SendRequest", sent, ["request", request.hex(), "state", "queued", "waiting"]
        )
        cards = json.dumps([card.hex() for card, *_ in asked], separators=(",", ":"))
        for line, sku, words, quantity, place in lines:
            self.add(
                e.RequestLine,
                id=line,
                request_id=request,
                sort_key=sort_key(place),
                sku=sku,
                description=words,
                quantity=quantity,
                product_line_path=f"Home / {words}",
                partner_ids=cards,
                state="answered" if is_open else "assigned",
                version=3,
                ordered_quantity=0 if is_open else quantity,
            )
            self.add(e.RequestLinePrivate, id=line, request_id=request, max_price=9_500_000)
        return request

    def _recipient(self) -> dict[str, str]:
        chance = self.chance
        return {
            "company": f"Galerie {chance.randrange(400)}",
            "contact_name": "Jens Hartwig",
            "address1": f"Am Wall {chance.randrange(200)}",
            "postal_code": f"{chance.randrange(99999):05d}",
            "city": chance.choice(_CITIES),
            "country": "DE",
        }

    def _inquiry(self, request: bytes, sent: int, partner: Any, lines: list[Any], is_open: bool) -> bytes:
        card, organisation, _, name = partner
        inquiry = self.scattered()
        both = {"counterpart_id": organisation}
        number = f"K7-{self.count:06d}.{self.chance.randrange(99):02d}"
        self.add(
            e.RequestPartner,
            id=inquiry,
            request_id=request,
            partner_id=card,
            name=name,
            version=3,
            deadline_at=sent + DAY,
            deadline_zone="Europe/Oslo",
            state="answered",
            answered_at=sent + HOUR,
        )
        self.add(
            e.Inquiry,
            id=inquiry,
            number=number,
            state="answered" if is_open else "closed",
            version=3,
            deadline_at=sent + DAY,
            deadline_zone="Europe/Oslo",
            sent_at=sent,
            company="Galerie",
            contact_name="Jens Hartwig",
            city="Bremen",
            country="DE",
            line_count=len(lines),
            **both,
        )
        theirs = {"owner_id": organisation, "counterpart_id": self.me}
        self.add(
            e.Answer,
            id=inquiry,
            inquiry_id=inquiry,
            state="submitted" if is_open else "won",
            shipping_cost=4_900_000,
            submitted_at=sent + HOUR,
            made_at=sent + HOUR,
            **theirs,
        )
        offers = []
        for line, sku, words, quantity, place in lines:
            ask = self.scattered()
            self.add(
                e.RequestAsk, id=ask, request_id=request, request_line_id=line, request_partner_id=inquiry
            )
            self.add(
                e.InquiryLine,
                id=ask,
                inquiry_id=inquiry,
                sort_key=sort_key(place),
                sku=sku,
                description=words,
                quantity=quantity,
                product_line_path=f"Home / {words}",
                **both,
            )
            price = self.chance.randrange(100, 4000) * 10_000
            self.add(e.AnswerLine, id=ask, inquiry_id=inquiry, ready=quantity, price=price, **theirs)
            offers.append(
                ["answer_line", ask.hex(), "+", None, {"inquiry_id": inquiry.hex(), "price": price}]
            )
        self.event(
            "inquiry",
            inquiry,
            "SendRequest",
            sent,
            ["inquiry", inquiry.hex(), "+", None, {"number": number, "state": "waiting"}],
            *(
                ["inquiry_line", self.scattered().hex(), "+", None, {"sku": line[1], "description": line[2]}]
                for line in lines
            ),
        )
        self.event(
            "inquiry",
            inquiry,
            "SubmitAnswer",
            sent + HOUR,
            ["answer", inquiry.hex(), "+", None, {"state": "submitted"}],
            *offers,
        )
        self.event(
            "inquiry",
            inquiry,
            "SubmitAnswer",
            sent + HOUR,
            ["inquiry", inquiry.hex(), "state", "waiting", "answered"],
        )
        self.event(
            "request",
            request,
            "SubmitAnswer",
            sent + HOUR,
            ["request_partner", inquiry.hex(), "state", "asked", "answered"],
            ["request_partner", inquiry.hex(), "answered_at", None, sent + HOUR],
        )
        if not is_open:
            self.event(
                "inquiry",
                inquiry,
                "PlaceOrders",
                sent + 2 * HOUR,
                ["inquiry", inquiry.hex(), "state", "answered", "closed"],
            )
            self.event(
                "inquiry",
                inquiry,
                "PlaceOrders",
                sent + 2 * HOUR,
                ["answer", inquiry.hex(), "state", "submitted", "won"],
            )
        if self.chance.random() < 0.7:
            self.add(
                e.Message,
                id=self.dated(sent),
                thread_id=inquiry,
                author_name=name,
                sent_at=sent + HOUR,
                body="We can deliver all of it by Thursday, the mugs in two parcels.",
                **theirs,
            )
        return inquiry

    def _order(
        self, request: bytes, at: int, partner: Any, inquiry: bytes, lines: list[Any], is_open: bool
    ) -> None:
        _, organisation, *_ = partner
        order, number = self.scattered(), f"K7-{self.count:06d}-O"
        both = {"counterpart_id": organisation}
        state, shipped = ("sent", None) if is_open else ("shipped", at + DAY)
        self.add(
            e.Order,
            id=order,
            number=number,
            state=state,
            inquiry_id=inquiry,
            version=4,
            total=self.chance.randrange(1_000_000) * 10_000,
            sent_at=at,
            ship_by=at + 2 * DAY,
            shipped_at=shipped,
            ship_by_zone="Europe/Oslo",
            line_count=len(lines),
            preview_hash="ab" * 32,
            **self._recipient(),
            **both,
        )
        self.add(e.OrderPrivate, id=order, request_id=request, request_number=f"K7-{self.count:06d}")
        kept = []
        for _, sku, words, quantity, place in lines:
            line = self.scattered()
            kept.append((line, quantity))
            self.add(
                e.OrderLine,
                id=line,
                order_id=order,
                sort_key=sort_key(place),
                sku=sku,
                description=words,
                quantity=quantity,
                price=3_950_000,
                shipped=0 if is_open else quantity,
                **both,
            )
        self.event(
            "request",
            request,
            "PlaceOrders",
            at,
            ["request", request.hex(), "state", "need_attention", "ordered"],
            ["request", request.hex(), "ordered_at", None, at],
        )
        self.event(
            "order",
            order,
            "PlaceOrders",
            at,
            ["order", order.hex(), "+", None, {"number": number, "state": "queued", **self._recipient()}],
            *(
                ["order_line", line.hex(), "+", None, {"order_id": order.hex(), "quantity": str(quantity)}]
                for line, quantity in kept
            ),
        )
        self.event("order", order, "PlaceOrders", at, ["order", order.hex(), "state", "queued", "sent"])
        if not is_open:
            self.event(
                "request",
                request,
                "PlaceOrders",
                at,
                ["request", request.hex(), "state", "ordered", "closed"],
            )
            self._shipment(order, number, at + DAY, organisation, kept)

    def _shipment(self, order: bytes, number: str, at: int, organisation: bytes, lines: list[Any]) -> None:
        shipment, box = self.dated(at), self.dated(at)
        theirs = {"owner_id": organisation, "counterpart_id": self.me}
        tracking = f"JJD{self.chance.randrange(10**9):09d}"
        self.add(
            e.Shipment,
            id=shipment,
            number=f"P2-{self.count:06d}",
            order_id=order,
            order_number=number,
            state="confirmed",
            courier=self.chance.choice(_COURIERS),
            tracking=tracking,
            created_at=at,
            confirmed_at=at,
            version=2,
            **theirs,
        )
        self.add(
            e.Box,
            id=box,
            shipment_id=shipment,
            sort_key=sort_key(0),
            weight_g=1200,
            tracking=tracking,
            **theirs,
        )
        for line, quantity in lines:
            self.add(
                e.ShipmentLine,
                id=self.scattered(),
                shipment_id=shipment,
                order_line_id=line,
                box_id=box,
                quantity=quantity,
                **theirs,
            )
        self.event("order", order, "AcceptOrder", at, ["order", order.hex(), "state", "sent", "accepted"])
        self.event(
            "shipment",
            shipment,
            "SaveShipment",
            at,
            ["shipment", shipment.hex(), "+", None, {"order_id": order.hex(), "state": "draft"}],
        )
        self.event(
            "shipment",
            shipment,
            "ConfirmShipment",
            at,
            ["shipment", shipment.hex(), "state", "draft", "confirmed"],
            ["shipment", shipment.hex(), "tracking", "", tracking],
        )
        self.event(
            "order",
            order,
            "ConfirmShipment",
            at,
            ["order", order.hex(), "state", "accepted", "shipped"],
            ["order", order.hex(), "shipped_at", None, at],
        )


def write(db: SqliteDb, company: Company, rows: int) -> int:
    """Write so many rows, or a few more, and their feeds into a server's database; returns how many."""
    scopes = {section: organisation_scope(company.me.hex(), section) for section in e.SECTIONS} | {
        e.USER: user_scope(company.user.hex())
    }
    written = 0
    for count in _batches(company, rows):
        written += count
        with transaction(db):
            heads = {section: _next(db, scope) for section, scope in scopes.items()}
            for table, kept in company.rows.items():
                # History is of requests and orders alone.
                section = e.BY_TABLE[table].SECTION or e.SOURCING
                scope, seq = scopes[section], heads[section]
                db.many(codec(e.BY_TABLE[table]).sql.insert, kept)
                db.many(
                    'INSERT INTO "feed" ("scope", "tbl", "row_id", "seq", "op") VALUES (?, ?, ?, ?, ?)',
                    [(scope, table, row[0], seq, PUT) for row in kept],
                )
                kept.clear()
    db.run("ANALYZE")
    return written


def _batches(company: Company, rows: int) -> Iterator[int]:
    made = 0
    company.master_data()
    while made < rows:
        for _ in range(_BATCH):
            company.trade()
            count = sum(map(len, company.rows.values()))
            if made + count >= rows:
                break
        count = sum(map(len, company.rows.values()))
        made += count
        yield count


def _next(db: SqliteDb, scope: str) -> int:
    """The next number of a scope, marked."""
    found = db.query(
        'INSERT INTO "scope" ("name", "gen", "head", "min_seq") VALUES (?, 1, 1, 0)'
        ' ON CONFLICT ("name") DO UPDATE SET "head" = "scope"."head" + 1 RETURNING "head"',
        (scope,),
    )
    db.run(
        'INSERT INTO "scope_mark" ("scope", "seq", "mark", "at") VALUES (?, ?, ?, 0)',
        (scope, found[0][0], "m" * 16),
    )
    return int(found[0][0])
