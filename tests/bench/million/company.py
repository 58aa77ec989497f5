# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A company of a million transactions: who it is, whom it trades with, ids and numbers of all it has."""

from __future__ import annotations

import json
from functools import cached_property

import numpy as np

from desktop_b2b.clock import DAY
from desktop_b2b.domain import entities as e
from desktop_b2b.storage.session import Session
from tests.bench.million.columns import Column, Writer, dated, formatted, of, scattered, texts
from tests.bench.million.names import CITIES, DEVICES, NOTES, PARTNERS, PEOPLE, PRODUCTS, ZONES, Names
from tests.bench.million.shape import Dice, Ints
from tests.bench.million.trade import YEARS, Phase, Trade


class Company:
    """All that a seed, a size and an instant make of it."""

    def __init__(self, transactions: int, now: int, seed: int) -> None:
        self.now = now
        self.dice: Dice = np.random.default_rng(seed)
        self.names = Names(self.dice)
        self.trade = Trade(self.dice, transactions, now)
        start = np.full(1, now - YEARS * 365 * DAY, dtype=np.int64)
        self.me: bytes = dated(self.dice, start).tolist()[0]
        self.users = dated(self.dice, np.repeat(start, len(PEOPLE)))
        self.devices = dated(self.dice, np.repeat(start, len(DEVICES)))
        self.cards = dated(self.dice, np.repeat(start, PARTNERS))
        self.organisations = dated(self.dice, np.repeat(start, PARTNERS))
        self.links = dated(self.dice, np.repeat(start, PARTNERS))
        self.products = dated(self.dice, np.repeat(start, PRODUCTS))
        self.branches = dated(self.dice, np.repeat(start, len(self.names.paths)))
        trade, requests = self.trade, self.trade.requests
        self.requests = dated(self.dice, requests.at)
        self.lines = dated(self.dice, requests.at[trade.line_request])
        self.asked = scattered(self.dice, len(trade.asked_request))
        self.asks = scattered(self.dice, len(trade.ask_line))
        self.orders = scattered(self.dice, len(trade.order_request))
        self.order_lines = scattered(self.dice, len(trade.ordered_line))
        self.shipments = dated(self.dice, trade.shipment_at)
        #: Who wrote a request, and on which device.
        self.writer: Ints = self.dice.choice(len(PEOPLE), requests.count, p=(0.4, 0.3, 0.2, 0.1))
        self.company_order = self.dice.random(requests.count) < 0.7

    def session(self) -> Session:
        """The first person, signed in; an exchange would find no server."""
        return Session(
            server="http://127.0.0.1:9", token="none", user_id=self.users[0].tobytes().hex(),
            user_name=PEOPLE[0],
            email="mara@larch-linden.example", organisation_id=self.me.hex(),
            organisation_name="Larch & Linden",
            role="account_manager", privileges=(), device_id=self.devices[0].tobytes().hex(),
            prefix=DEVICES[0][0],
        )  # fmt: skip

    # ---- numbers

    @cached_property
    def _drawn(self) -> tuple[Ints, Ints, Ints]:
        """The counts of requests, inquiries and orders: each device draws its own, in the order of time."""
        trade = self.trade
        parts = (
            (trade.requests.at, self.writer),
            (trade.requests.at[trade.asked_request] + 1, self.writer[trade.asked_request]),
            (trade.order_at, self.writer[trade.order_request]),
        )
        at = np.concatenate([part[0] for part in parts])
        device = np.concatenate([part[1] for part in parts])
        order = np.lexsort((at, device))
        first = np.searchsorted(device[order], device[order])
        count = np.empty(len(at), dtype=np.int64)
        count[order] = np.arange(len(at)) - first + 1
        ends = np.cumsum([len(part[0]) for part in parts])
        return count[: ends[0]], count[ends[0] : ends[1]], count[ends[1] :]

    @cached_property
    def last_number(self) -> int:
        """What the first device has drawn so far."""
        trade = self.trade
        owners = (self.writer, self.writer[trade.asked_request], self.writer[trade.order_request])
        pairs = zip(self._drawn, owners, strict=True)
        return max(int(drawn[owner == 0].max(initial=0)) for drawn, owner in pairs)

    def _number(self, writer: Ints, drawn: Ints) -> Column:
        prefixes = [prefix for prefix, _ in DEVICES]
        return formatted("{}-{:04d}", texts(prefixes, writer), of(drawn))

    def request_number(self, places: Ints | None = None) -> Column:
        """The numbers of requests."""
        return self._placed(self._number(self.writer, self._drawn[0]), places)

    def inquiry_number(self, places: Ints | None = None) -> Column:
        """The numbers of what partners are asked."""
        return self._placed(self._number(self.writer[self.trade.asked_request], self._drawn[1]), places)

    def order_number(self, places: Ints | None = None) -> Column:
        """The numbers of orders."""
        return self._placed(self._number(self.writer[self.trade.order_request], self._drawn[2]), places)

    def shipment_number(self) -> Column:
        """The numbers of shipments, drawn by the partners' devices."""
        partner = self.trade.order_partner[self.trade.shipment_order]
        order = np.lexsort((self.trade.shipment_at, partner))
        first = np.searchsorted(partner[order], partner[order])
        drawn = np.empty(len(partner), dtype=np.int64)
        drawn[order] = np.arange(len(partner)) - first + 1
        prefixes = [f"{chr(65 + place % 26)}{place // 26 + 2}" for place in range(PARTNERS)]
        return formatted("{}-{:04d}", texts(prefixes, partner), of(drawn))

    @staticmethod
    def _placed(column: Column, places: Ints | None) -> Column:
        return column if places is None else lambda rows: column(places[rows])

    # ---- whom documents go to

    def recipient(self, request: Ints) -> dict[str, Column]:
        """The address of documents, given their requests."""
        names, contact = self.names, self.trade.requests.contact[request]
        city = names.city_of[contact]
        return {
            "company": texts(names.companies, contact),
            "contact_name": texts(names.people, contact),
            "address1": texts(names.streets, contact),
            "postal_code": texts([code for _, code, _ in CITIES], city),
            "city": texts([name for name, _, _ in CITIES], city),
            "country": texts([country for *_, country in CITIES], city),
            "retailer_order_number": lambda rows: self._references(request[rows]),
        }

    def notes(self, request: Ints) -> Column:
        """What one request in twelve tells its suppliers."""
        found = np.where(request % 12 == 5, 1 + request // 12 % len(NOTES), 0)
        return texts(["", *NOTES], found)

    def _references(self, request: Ints) -> list[str]:
        years = 1970 + self.trade.requests.at[request] // DAY * 100 // 36_525
        there = self.company_order[request]
        return [
            f"PO{year}-{place:06d}" if is_there else ""
            for year, place, is_there in zip(years.tolist(), request.tolist(), there.tolist(), strict=True)
        ]

    # ---- what stands apart from documents

    def master_data(self, write: Writer) -> None:
        """The company, its people, partners, products and customers."""
        self._people(write)
        names, every = self.names, np.arange(PARTNERS)
        write.table(e.Link, self.links, counterpart_id=of(self.organisations))
        write.table(
            e.Partner, self.cards, name=texts(names.partners, every), link_id=of(self.links),
            organisation_id=of(self.organisations), email=formatted("orders@partner{}.example", of(every)),
        )  # fmt: skip
        fact = {
            "link_id": of(self.links), "name": texts(names.partners, every),
            "time_zone": texts(ZONES, every % 5),
            "city": texts([name for name, _, _ in CITIES], every % 12),
            "country": texts([country for *_, country in CITIES], every % 12),
        }  # fmt: skip
        write.table(
            e.LinkFact, scattered(self.dice, PARTNERS), owner_id=of(self.organisations),
            counterpart_id=lambda rows: [self.me] * len(rows), **fact,
        )  # fmt: skip
        write.table(
            e.Product, self.products, sku=texts(names.skus, np.arange(PRODUCTS)),
            description=texts(names.products, np.arange(PRODUCTS)),
            product_line_id=of(self.branches, names.line_of),
        )  # fmt: skip
        contacts = np.arange(len(names.companies))
        write.table(
            e.Contact, dated(self.dice, self.now - contacts * 1000), company=texts(names.companies, contacts),
            name=texts(names.people, contacts), address1=texts(names.streets, contacts),
            postal_code=texts([code for _, code, _ in CITIES], names.city_of),
            city=texts([name for name, _, _ in CITIES], names.city_of),
            country=texts([country for *_, country in CITIES], names.city_of),
        )  # fmt: skip
        self._product_lines(write)

    def _people(self, write: Writer) -> None:
        one = np.frombuffer(self.me, dtype="V16")
        write.table(
            e.Organisation, one, name=lambda rows: ["Larch & Linden"], is_retailer=lambda rows: [1],
            time_zone=lambda rows: ["Europe/Amsterdam"],
        )  # fmt: skip
        all_of = np.arange(len(PEOPLE))
        write.table(
            e.User, self.users, name=texts(PEOPLE, all_of),
            email=formatted("{}@larch-linden.example", texts([n.split()[0].lower() for n in PEOPLE], all_of)),
            role=texts(["account_manager", "user", "user", "user"], all_of),
        )  # fmt: skip

    def _product_lines(self, write: Writer) -> None:
        tops = list(dict.fromkeys(top for top, _ in self.names.tree))
        roots = dated(self.dice, np.full(len(tops), self.now, dtype=np.int64))
        write.table(e.ProductLine, roots, name=texts(tops, np.arange(len(tops))))
        above = np.array([tops.index(top) for top, _ in self.names.tree])
        write.table(
            e.ProductLine, self.branches,
            name=texts([sub for _, sub in self.names.tree], np.arange(len(above))),
            parent_id=of(roots, above),
        )  # fmt: skip

    # ---- shorthands

    def phase_words(self, words: dict[Phase, str], request: Ints) -> Column:
        """A word for the phase of each row's request."""
        return texts([words[phase] for phase in Phase], self.trade.requests.phase[request])

    def cards_json(self, request: Ints) -> list[str]:
        """The partner cards that requests name, as their lines hold them."""
        requests = self.trade.requests
        cards = [card.hex() for card in self.cards.tolist()]
        return [
            json.dumps([cards[place] for place in partners[:asked]], separators=(",", ":"))
            for partners, asked in zip(
                requests.partners[request].tolist(), requests.asked[request].tolist(), strict=True
            )
        ]
