# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Open orders of centres that published other tables or hours, judged anew a piece at a time.

A centre may have a hundred thousand: one transaction for all of them would keep everybody waiting. A piece's
command has an id that follows from the version of the row that says how far it is, so that several servers do
it once.
"""

from __future__ import annotations

from desktop_b2b.domain.commands.fulfilment import RecountOrders
from desktop_b2b.domain.values import Instant, child_id
from desktop_b2b.services.b2b_status import OPEN
from desktop_b2b.storage.db import Db
from sync.server.work import Own

#: How many orders are judged in one transaction.
PIECE = 100
#: How many connections are worked on at once.
_LINKS = 4
_WAITING = (
    'SELECT "id", "owner_id", "link_id", "version", "after_at", "after" FROM "recount"'
    ' WHERE "since" IS NOT NULL ORDER BY "since", "id" LIMIT +?'
)
_STATES = ", ".join(f"'{state}'" for state in OPEN)
_ORDERS = (
    'SELECT "id" FROM "b2b_order" WHERE "link_id" = ?'  # noqa: S608  # our own text
    f' AND "state" IN ({_STATES}) AND ("reserve_at", "id") > (?, ?) ORDER BY "reserve_at", "id" LIMIT +?'
)


def pieces(db: Db, now: Instant) -> list[Own]:
    """The next piece of each connection that has orders left."""
    found: list[Own] = []
    for row_id, owner, link, version, after_at, after in db.query(_WAITING, (_LINKS,)):
        orders = db.query(_ORDERS, (link, after_at, after or b"", PIECE + 1))
        recount_id = row_id.hex()
        command = RecountOrders(
            recount_id=recount_id,
            seen=version,
            b2b_order_ids=tuple(order.hex() for (order,) in orders[:PIECE]),
            last=len(orders) <= PIECE,
        )
        command_id = child_id(recount_id, "recount", version)
        found.append(Own(command_id, command, owner.hex(), now))
    return found
