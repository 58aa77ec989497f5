# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A shop's window with a fulfilment centre that holds its products."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands.fulfilment import SaveB2BDraft
from desktop_b2b.domain.values import child_id
from tests.gui.screens_general.stage import Office, open_shop
from tests.sync_flows.docks import Dock, open_depot, stock_up
from tests.sync_flows.world import Desk, World, new_id, world_in
from ui.screens.b2b_wizard.screen import B2BDraftScreen
from ui.screens.b2b_wizard.wizard import Wizard
from ui.shell.screen import Route
from ui.theme import Theme

STORE: dict[str, Any] = {
    "company": "Northern Home Stores",
    "name": "Tom Okoro",
    "phone": "+1 555 0177",
    "address1": "18 Quay Street",
    "city": "Boston",
    "postal_code": "02101",
    "region": "MA",
    "country": "US",
    "email": "secret.customer@example.com",
}


class Depot:
    """The office of the shop, and the centre's desk, which is driven by hand."""

    def __init__(self, office: Office, dock: Dock, desk: Desk) -> None:
        self.office, self.dock, self.desk = office, dock, desk
        self.shop = office.shop

    def wizard(self, draft_id: str = "", *, new: bool = True) -> Wizard:
        """The wizard, opened on a draft."""
        route = Route.to("b2b_draft", draft_id or new_id(), new=new)
        screen = self.office.open(B2BDraftScreen, route)
        assert screen.page is not None
        return screen.page

    def settle(self) -> None:
        """Let all come to its end."""
        self.office.settle()

    def draft(self, draft_id: str) -> e.B2BDraft:
        """The draft as stored."""
        return self.shop.row(e.B2BDraft, draft_id)

    def orders(self) -> list[e.B2BOrder]:
        """All orders on the shop's desk."""
        return self.shop.rows(e.B2BOrder)

    def order_of(self, draft_id: str) -> str:
        """The id of the order that a draft becomes."""
        return child_id(draft_id, "order")

    def save(self, draft_id: str, **fields: Any) -> None:
        """Somebody else changes the draft."""
        self.shop.do(SaveB2BDraft(b2b_draft_id=draft_id, **fields))


def stock_depot(world: World) -> Dock:
    """The shop has a store among its contacts, and goods at its centre."""
    link = open_depot(world)
    open_shop(world)
    shop = world.at("shop")
    shop.do(a.SaveContact(contact_id=child_id(link, "store"), **STORE))
    return stock_up(shop, world.desk("depot"), link)


@contextmanager
def depot_in(folder: Path, theme: Theme) -> Iterator[Depot]:
    """The shop's office with its centre; taken down in the end."""
    with world_in(folder, past=stock_depot) as world:
        office = Office(world, theme, folder)
        office.start()
        try:
            yield Depot(office, world.told, world.at("depot"))
        finally:
            office.close()
