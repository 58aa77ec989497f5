# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Desks and a server in one process, on a clock that is moved by hand: how the sample's past is made.

Everything goes the real way: commands on local databases, exchanged with the real server code.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import uuid_utils

from desktop_b2b.clock import ManualClock
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.entities.account import CENTRE
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import BugError
from desktop_b2b.sample.companies import BY_KEY, COMPANIES, DOCKS, DOOR_WORD, LINKS, Company
from desktop_b2b.services.queries import ListPartners, Query
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.profile import open_profile
from sync.client.engine import SyncEngine
from sync.client.session import sign_in
from sync.server import admin
from sync.server.database import Database
from sync.server.local import LocalGateway
from sync.server.server import Server

T = TypeVar("T")
ZERO = Decimal(0)


def new_id() -> Id:
    """A new UUIDv7."""
    return uuid_utils.uuid7().hex


class SampleDesk:
    """One company's desk while the past is made."""

    def __init__(
        self, company: Company, folder: Path, gateway: LocalGateway, address: str, clock: ManualClock
    ):
        self.company = company
        _, key = open_profile(folder, "file")
        self.store = DeskStore(folder / "desk.db", key, clock=clock, new_id=new_id)
        self.engine = SyncEngine(self.store, lambda _server: gateway, clock=clock)
        sign_in(self.store, gateway, address, company.email, DOOR_WORD, f"{company.name}, office")
        self.meet()

    def meet(self) -> None:
        """Exchange with the server until nothing is left."""
        self.engine.sync_until_settled()

    def do(self, *commands: Command) -> None:
        """See what is new, act, and tell the server."""
        self.meet()
        for command in commands:
            self.store.execute(command)
        self.meet()

    def ask(self, query: Query[T]) -> T:
        """Read the local database."""
        return self.store.answer(query)

    def close(self) -> None:
        """Stop."""
        self.engine.stop()
        self.store.close()


class Office:
    """All desks and their server; ``address`` is where the server will be found later, ``language`` what the
    first retailer speaks.
    """

    def __init__(self, folder: Path, address: str, start: int, language: str = "en") -> None:
        self.clock = ManualClock(start)
        self.server = Server(Database(folder / "server" / "server.db"), clock=self.clock, background=False)
        self._found_companies(language)
        gateway = LocalGateway(self.server)
        self.desks = {
            company.key: SampleDesk(company, folder / company.key, gateway, address, self.clock)
            for company in COMPANIES
        }
        self.cards = {
            (view.partner.organisation_id, retailer): view.partner.id
            for retailer in ("retailer", "retailer-2")
            for view in self.desks[retailer].ask(ListPartners())
        }

    def _found_companies(self, language: str) -> None:
        self.ids: dict[str, Id] = {}
        for company in COMPANIES:
            self.ids[company.key] = admin.create_organisation(
                self.server,
                company.name,
                company.kinds,
                time_zone=company.zone,
                currency=company.currency,
                language=language if company.key == "retailer" else company.language,
                address1=company.address1,
                postal_code=company.postal_code,
                city=company.city,
                country=company.country,
                contact_name=company.user,
                contact_email=company.email,
                contact_phone=company.phone,
            )
            admin.create_user(
                self.server,
                self.ids[company.key],
                company.user,
                company.email,
                DOOR_WORD,
                role="account_manager",
            )
        for retailer, supplier, hours, shipping, note in LINKS:
            admin.create_link(
                self.server,
                self.ids[retailer],
                self.ids[supplier],
                card=True,
                answer_hours=hours,
                shipping_required=shipping,
                notes=note,
            )
        for retailer, centre in DOCKS:
            admin.create_link(
                self.server, self.ids[retailer], self.ids[centre], kind=CENTRE, card=True,
                email=BY_KEY[centre].email,
            )  # fmt: skip

    def card(self, retailer: str, supplier: str) -> Id:
        """The retailer's card of a supplier."""
        found = self.cards.get((self.ids[supplier], retailer))
        if found is None:
            raise BugError(f"{retailer} has no card of {supplier}")
        return found

    def move_to(self, instant: int) -> None:
        """Let time pass, and the server judge what is due."""
        self.clock.instant = max(self.clock.instant, instant)
        self.server.scheduler.run_due()

    def close(self) -> None:
        """Everybody goes home."""
        for desk in self.desks.values():
            desk.meet()
            desk.close()
        self.server.close()
