# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""No byte of what is not theirs reaches a supplier: not the wire, not the database (law 3)."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import sourcing as c
from tests.sync_flows.trade import Trade
from tests.sync_flows.world import CANARY, MAX_PRICE, Desk, World

#: The limit as text, as the scaled integer that databases hold, and as messages pack it.
LIMIT = (b"7.654321", b"7654321", (7_654_321).to_bytes(4, "big"))


def _traces(world: World, of: str) -> list[bytes]:
    """Everything that tells of a supplier: its names, mail, ids."""
    texts = (f"{of}-company", f"{of}-card", f"{of}@example.com", f"orders@{of}")
    ids = (world.ids[of], world.cards[of], world.links["shop", of])
    return [*(text.encode() for text in texts), *(i.encode() for i in ids), *map(bytes.fromhex, ids)]


def _assert_clean(desk: Desk, *secrets: bytes) -> None:
    wire = b"\n".join(desk.cable.received)
    database = desk.dump()
    for secret in secrets:
        assert secret not in wire, f"{secret!r} on the wire"
        assert secret not in database, f"{secret!r} in the database"


def test_a_supplier_never_receives_what_is_not_its_own(world: World) -> None:
    shop, north, south, rival = (world.desk(name) for name in ("shop", "north", "south", "rival"))
    world.set_up_shop(shop)
    trade = Trade(world, shop)
    trade.save()
    shop.do(c.SaveDraft(request_id=trade.request_id, recipient_email=CANARY))
    trade.send()
    world.settle()
    trade.answer(north, "north", "5")
    trade.answer(south, "south", "6")
    world.settle()
    trade.assign()
    trade.order()
    world.settle()
    trade.ship(north)
    world.settle()
    assert str(MAX_PRICE).encode() in shop.dump(), "the test looks in the right way"
    assert CANARY.encode() in b"\n".join(shop.cable.received)
    assert LIMIT[2] in b"\n".join(shop.cable.received)
    request = (trade.request_id.encode(), bytes.fromhex(trade.request_id))
    own = shop.row(e.Request, trade.request_id)
    for desk, other in ((north, "south"), (south, "north")):
        assert desk.rows(e.Inquiry)
        _assert_clean(
            desk, CANARY.encode(), *LIMIT, *request, *_traces(world, other), *_traces(world, "east")
        )
    assert own.number
    _assert_clean(rival, CANARY.encode(), *LIMIT, *request, b"HAMMER", *_traces(world, "south"))
    for desk in (south, rival):
        _assert_clean(desk, b"PP123", b"Parcel Post")
