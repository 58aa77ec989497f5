# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""An account's standing and the pallets of an order decide its turnaround, on both sides alike (mission §2,
N17).
"""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import fulfilment as b
from desktop_b2b.domain.commands import stock as s
from desktop_b2b.rules.trade.defaults import default_tables
from desktop_b2b.rules.trade.rows import Turnaround
from desktop_b2b.rules.trade.tables import encode_tables
from desktop_b2b.rules.turnaround import needed_for
from desktop_b2b.services import b2b, b2b_clock
from desktop_b2b.services.b2b_facts import draft_facts
from desktop_b2b.services.b2b_terms import tables_of
from tests.unit.fulfilment.depot import D, Depot

TURNAROUND = (
    Turnaround(3), Turnaround(4, tier="new"), Turnaround(1, tier="gold"), Turnaround(6, pallets_from=2),
    Turnaround(8, pallets_from=3), Turnaround(5, tier="gold", pallets_from=2),
)  # fmt: skip


class Tiered(Depot):
    """A depot whose turnaround asks for standing and pallets; ten mugs fill a pallet."""

    def __init__(self) -> None:
        super().__init__()
        self.stock("mug", 99)
        tables = encode_tables(msgspec.structs.replace(default_tables("US"), turnaround=TURNAROUND))
        mine: dict[str, Any] = {
            "owner_id": self.depot.organisation_id, "counterpart_id": self.shop.organisation_id,
        }  # fmt: skip
        self.put(
            e.CentreTerms(id=self.depot.organisation_id, owner_id=self.depot.organisation_id, tables=tables)
        )
        self.put(e.LinkTerms(id=self.link(), tables=tables, **mine))
        self.connect(self.rival, self.depot)
        self.one(e.Link, owner_id=self.rival.organisation_id).kind = "fulfilment_centre"
        for item in self.all(e.StockItem):
            item.pallet_units = D(10)

    def tier(self, tier: str) -> None:
        self.do(self.depot, s.SetAccountTier(link_id=self.link(), tier=tier))

    def days(self, **fields: Any) -> tuple[int, int]:
        """Business days as the wizard promises them, and as the order then takes."""
        units = fields.pop("units", 2)
        name = f"{len(self.all(e.B2BDraft))}"
        draft_id = self.draft(name, self.line(f"{name} mug", "mug", D(units)), **fields)
        uow = self.unit(self.shop)
        centre = b2b.shown(uow, uow.get(e.Link, self.link()))
        tables = tables_of(centre)
        facts = draft_facts(uow, uow.get(e.B2BDraft, draft_id), centre, self.now)
        promised = needed_for(tables, facts).days
        self.do(self.shop, b.CreateB2BOrder(b2b_draft_id=draft_id))
        (private,) = self.all(e.B2BPrivate, b2b_draft_id=draft_id)
        taken = b2b_clock.days_of(self.unit(self.depot), self.the(private.id), tables).days
        return promised, taken


@pytest.fixture
def tiered() -> Tiered:
    return Tiered()


def test_the_tier_of_the_account_sets_the_days(tiered: Tiered) -> None:
    assert tiered.days() == (3, 3)
    tiered.tier("new")
    assert tiered.days() == (4, 4)
    tiered.tier(" gold ")
    assert tiered.days() == (1, 1)
    tiered.tier("")
    assert tiered.days() == (3, 3)


def test_so_do_the_pallets_of_freight(tiered: Tiered) -> None:
    freight = {"mode": "freight", "method": "self_arranged"}
    assert tiered.days(units=10, **freight) == (3, 3)
    assert tiered.days(units=11, **freight) == (6, 6), "a begun pallet is one"
    assert tiered.days(units=21, **freight) == (8, 8)
    assert tiered.days(units=21) == (3, 3), "parcels have none"
    tiered.tier("gold")
    assert tiered.days(units=11, **freight) == (5, 5), "the row that says most counts"


def test_only_the_centre_sets_it_and_only_what_its_table_knows(tiered: Tiered) -> None:
    with tiered.refused("tier.unknown", "tier"):
        tiered.tier("silver")
    with tiered.refused("record.other_party"):
        tiered.do(tiered.shop, s.SetAccountTier(link_id=tiered.link(), tier="gold"))
    with tiered.refused("record.missing"):
        tiered.do(tiered.rival, s.SetAccountTier(link_id=tiered.link(), tier="gold"))
    assert tiered.row(e.LinkTerms, tiered.link()).tier == ""


def test_open_orders_are_judged_anew_by_it(tiered: Tiered) -> None:
    """The same account's alone: the reaction only notes that another basis counts."""
    tiered.tier("new")
    (found,) = [row for row in tiered.all(e.Recount) if row.link_id == tiered.link()]
    found.since = None
    tiered.tier("gold")
    assert tiered.row(e.Recount, found.id).since == tiered.now
    assert sum(row.since is not None for row in tiered.all(e.Recount)) == 1


def test_tables_that_are_published_anew_keep_it(tiered: Tiered) -> None:
    tiered.tier("gold")
    tables = encode_tables(
        msgspec.structs.replace(default_tables("US"), turnaround=TURNAROUND, cutoff="15:00")
    )
    tiered.do(tiered.depot, s.SaveCentreTerms(organisation_id=tiered.depot.organisation_id, tables=tables))
    copy = tiered.row(e.LinkTerms, tiered.link())
    assert (copy.tier, copy.tables) == ("gold", tables)
