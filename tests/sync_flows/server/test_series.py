# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The numbers that a server gives by itself: a series for each company, which tells nothing of others."""

from __future__ import annotations

from sync.server.database import begin_writing
from sync.server.numbers import Series
from tests.simulation.chance import Luck
from tests.sync_flows.server.hands import Market, fixed_id

SHOP, OTHER, THIRD = fixed_id("shop"), fixed_id("other"), fixed_id("third")


def drawn(market: Market, *owners: str, restores: int = 0, seed: str = "one") -> list[str]:
    """Numbers of a transaction of its own."""
    db = market.database.connect()
    try:
        begin_writing(db)
        series = Series(db, Luck(seed, market.clock), restores)
        found = [series.draw(owner) for owner in owners]
        series.write()
        db.commit()
    finally:
        db.close()
    return found


def test_each_company_counts_alone(market: Market) -> None:
    first = drawn(market, SHOP, OTHER, OTHER, OTHER, SHOP)
    shop, other = first[0].partition("-")[0], first[1].partition("-")[0]
    assert first == [f"{shop}-0001", *(f"{other}-000{n}" for n in (1, 2, 3)), f"{shop}-0002"]
    assert drawn(market, SHOP) == [f"{shop}-0003"]


def test_no_two_begin_alike(market: Market) -> None:
    """Even where chance says the same again, in the same transaction or a later one."""
    prefixes = [drawn(market, owner)[0].partition("-")[0] for owner in (SHOP, OTHER)]
    assert len({*prefixes}) == 2
    assert all(prefix.startswith("S0") and len(prefix) >= 4 for prefix in prefixes)
    assert drawn(market, SHOP, restores=1)[0].startswith("S1")
    assert drawn(market, THIRD, fixed_id("fourth"))[0] != drawn(market, fixed_id("fourth"))[0]
