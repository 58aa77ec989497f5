# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Statements of parked commands and of disabled people, on both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from sync.protocol.versions import PRESENT, Versions
from sync.server import admin
from sync.server.database import Database
from sync.server.local import LocalGateway
from sync.server.server import Server
from tests.sync_flows.server.hands import HASHER, PASSWORD, Market, new_id

OLDER = Versions(commands={"SaveContact": 0}, program="older")


@pytest.fixture
def older(make_database: Callable[[], Database]) -> Iterator[Market]:
    """A market whose server knows no contacts yet."""
    found = Market(make_database(), background=False, versions=OLDER)
    yield found
    found.close()


def test_parked_commands_are_judged_again_by_a_newer_program(older: Market) -> None:
    shop = older.hand("shop")
    contact_id = new_id()
    assert shop.do(a.SaveContact(contact_id=contact_id, company="First")) == "parked"
    assert shop.do(a.SaveContact(contact_id=contact_id, company="Second")) == "parked"
    assert shop.do(a.SaveProduct(product_id=new_id(), sku="A")) == "committed"
    assert [row["code"] for row in shop.table(e.SyncIssue)] == ["command.version"] * 2
    older.server.close()
    older.server = Server(
        older.database, clock=older.clock, hasher=HASHER, background=False, versions=PRESENT
    )
    shop.gateway = LocalGateway(older.server)
    steps = 0
    while older.server.parked.step():
        steps += 1
    assert steps == 2
    shop.pull()
    assert shop.row(e.Contact, contact_id)["company"] == "Second"
    assert {row["state"] for row in shop.table(e.SyncIssue)} == {"resolved"}
    assert {row["outcome"] for row in shop.table(e.CommandResult)} == {"committed"}
    with older.server.readers.snapshot() as db:
        assert db.query('SELECT count(*) FROM "parked"') == [(0,)]
        outcomes = db.query('SELECT DISTINCT "outcome" FROM "command_log" WHERE "user_id" IS NOT NULL')
        assert outcomes == [("committed",)]


def test_what_a_disabled_person_left_is_refused_by_name(market: Market) -> None:
    admin.create_user(
        market.server, market.ids["shop"], "Bob", "bob@example.com", PASSWORD, privileges=["buyer"]
    )
    bob = market.hand("bob")
    boss = market.hand("shop")
    admin.set_sections(market.server, "bob@example.com", ["account"])
    assert set(bob.exchange().revoked) == {f"{bob.company}:sourcing", f"{bob.company}:fulfilment"}
    admin.set_active(market.server, "bob@example.com", active=False)
    reply = bob.exchange(bob.envelope(a.SaveContact(contact_id=new_id(), company="Bob's")))
    assert [(one.outcome, one.code) for one in reply.outcomes] == [("rejected", "user.disabled")]
    scopes = {f"{bob.company}:{section}" for section in ("account", "sourcing", "fulfilment")}
    assert set(reply.revoked) == scopes
    boss.pull()
    (issue,) = boss.table(e.SyncIssue)
    assert (issue["code"], issue["user_id"].hex()) == ("user.disabled", boss.me.user_id)
