# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Much does not go away unasked: it is held back, told, and waits for a person."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import GetSyncStatus
from desktop_b2b.storage.rows import RowStore
from sync.client import guard
from sync.protocol.messages import Exchange, ExchangeReply
from sync.server.intake import Transaction
from tests.sync_flows.world import Desk, World, new_id

MANY = guard.LEAST + 10


def _shop(world: World, contacts: int = MANY) -> tuple[Desk, list[str]]:
    shop = world.desk("shop")
    made = [a.SaveContact(contact_id=new_id(), company=f"Contact {number}") for number in range(contacts)]
    for cmd in made:
        shop.do(cmd)
    world.settle()
    return shop, [cmd.contact_id for cmd in made]


def _remove_at_server(world: World, ids: list[str]) -> None:
    """Rows go by no command: a keeper's script, a bug."""

    def change(store: RowStore) -> None:
        for row_id in ids:
            store.remove(store.get(e.Contact, row_id))

    def write(unit: Transaction) -> None:
        unit.write(change, (), unit.context(new_id(), world.ids["shop"], world.clock.now()))

    world.server.executor.call(write).result()


def _refused(shop: Desk) -> UserError:
    with pytest.raises(UserError) as caught:
        shop.sync()
    assert caught.value.code == guard.CODE
    return caught.value


def test_a_large_removal_is_held_and_told(any_world: World) -> None:
    shop, ids = _shop(any_world)
    _remove_at_server(any_world, ids[:-1])
    error = _refused(shop)
    assert f"remove {MANY - 1} of {MANY} records" in str(error)
    assert len(shop.rows(e.Contact)) == MANY, "nothing was removed"
    assert shop.state("sync.state") == "problem"
    assert shop.store.answer(GetSyncStatus()).detail == str(error)
    assert json.loads(shop.state(guard.REMOVAL)) == {"contact": [MANY - 1, MANY]}
    # Work goes on here and waits; what else comes is staged.
    shop.do(a.SaveContact(contact_id=ids[-1], company="Mine"))
    assert "remove" in str(_refused(shop))
    assert [item.state for item in shop.waiting()] == ["queued"]
    assert shop.row(e.Contact, ids[-1]).company == "Mine"


def test_accepted_it_is_done_and_only_once(world: World) -> None:
    shop, ids = _shop(world)
    _remove_at_server(world, ids[:-1])
    _refused(shop)
    assert guard.accept(shop.store)
    shop.do(a.SaveContact(contact_id=ids[-1], company="Mine"))
    shop.sync()
    world.settle()
    assert [row.id for row in shop.rows(e.Contact)] == [ids[-1]]
    assert shop.state("sync.state") == "synced"
    assert (shop.state(guard.REMOVAL), shop.state(guard.ACCEPTED)) == ("", "")
    world.assert_converged()
    assert not guard.accept(shop.store), "nothing is asked any more"


def test_more_than_was_accepted_is_asked_again(world: World) -> None:
    shop, ids = _shop(world)
    _remove_at_server(world, ids[:52])
    _refused(shop)
    guard.accept(shop.store)
    _remove_at_server(world, ids[52:])
    assert f"remove {MANY} of {MANY}" in str(_refused(shop))
    assert len(shop.rows(e.Contact)) == MANY


def test_left_alone_it_heals_when_the_server_does(world: World) -> None:
    """The keeper puts the rows back: nobody need answer."""
    shop, ids = _shop(world)
    kept = {row.id: row for row in shop.rows(e.Contact)}
    _remove_at_server(world, ids)
    _refused(shop)

    def write(unit: Transaction) -> None:
        def change(store: RowStore) -> None:
            for row in kept.values():
                row.version = 0
                store.add(row)

        unit.write(change, (), unit.context(new_id(), world.ids["shop"], world.clock.now()))

    world.server.executor.call(write).result()
    shop.sync()
    assert len(shop.rows(e.Contact)) == MANY
    assert shop.state("sync.state") == "synced"
    world.assert_converged()


def test_little_goes_unasked(world: World) -> None:
    shop, ids = _shop(world, guard.LEAST)
    _remove_at_server(world, ids)
    shop.sync()
    assert shop.rows(e.Contact) == []
    world.assert_converged()


def test_a_part_of_a_large_table_goes_unasked(world: World) -> None:
    shop, ids = _shop(world, 4 * MANY)
    _remove_at_server(world, ids[:MANY])
    shop.sync()
    assert len(shop.rows(e.Contact)) == 3 * MANY


def test_a_command_that_takes_lines_away_means_it(world: World) -> None:
    """A colleague deletes many lines of a draft: no question at the other desk."""
    first, second = world.desk("shop"), world.desk("shop")
    world.set_up_shop(first)
    request_id = new_id()
    lines = [world.line(f"item{number}") for number in range(MANY)]
    first.do(world.draft(request_id, *lines))
    world.settle()
    assert len(second.rows(e.RequestLine)) == MANY
    first.do(c.SaveDraft(request_id=request_id, removed_lines=tuple(line.id for line in lines[1:])))
    world.settle()
    assert len(second.rows(e.RequestLine)) == 1
    world.assert_converged()


def test_scopes_that_vanish_without_a_word_are_asked_about(world: World) -> None:
    """A reply that names no scopes and says nothing of a revocation would empty the desk."""
    shop, _ = _shop(world)
    exchange = shop.cable.exchange

    def silent(token: str, message: Exchange) -> ExchangeReply:
        reply = exchange(token, message)
        own = tuple(scope for scope in reply.scopes if scope.startswith("user:"))
        return msgspec.structs.replace(reply, scopes=own, pages=())

    shop.cable.exchange = silent  # type: ignore[method-assign]
    _refused(shop)
    assert len(shop.rows(e.Contact)) == MANY
    shop.cable.exchange = exchange  # type: ignore[method-assign]
    shop.sync()
    assert shop.state("sync.state") == "synced"
    world.assert_converged()


def test_another_history_that_lacks_much_is_asked_about(world: World) -> None:
    """A server that was set up over knows the person, but not the work: nothing goes in silence."""
    copy = world.backup_server()
    shop, _ = _shop(world)
    world.restart_server(epoch=True, restored=copy)
    with shop.store.writing() as db:
        db.run("DELETE FROM archive")  # it cannot give the work again
    with world.server.readers.snapshot() as db:
        assert db.query('SELECT count(*) FROM "contact"') == [(0,)]
    # The device was made after the backup: it signs in again first.
    world.sign_in(shop)
    error = _refused(shop)
    assert "Nothing was removed" in str(error)
    assert len(shop.rows(e.Contact)) == MANY
    guard.accept(shop.store)
    shop.sync()
    assert shop.rows(e.Contact) == []


@pytest.mark.expected_logs("taken anew", "feed names rows")
def test_a_repair_is_guarded_too(world: World) -> None:
    shop, ids = _shop(world)

    def lose(unit: Transaction) -> None:
        for row_id in ids:
            unit.db.run('DELETE FROM "contact" WHERE "id" = ?', (bytes.fromhex(row_id),))

    world.server.executor.call(lose).result()
    # Rows were lost behind its back: one that runs still knows what it wrote last.
    world.restart_server()
    with pytest.raises(UserError) as caught:
        shop.engine.verify()
    assert caught.value.code == guard.CODE
    assert len(shop.rows(e.Contact)) == MANY
    guard.accept(shop.store)
    shop.engine.verify()
    assert shop.rows(e.Contact) == []


def test_the_question_is_the_same_after_a_restart(world: World) -> None:
    shop, ids = _shop(world)
    _remove_at_server(world, ids)
    _refused(shop)
    again = world.reopen(shop)
    assert _again(again) == f"{MANY} of {MANY}"
    guard.accept(again.store)
    again.sync()
    assert again.rows(e.Contact) == []


def _again(desk: Desk) -> str:
    params: dict[str, Any] = _refused(desk).params
    return f"{params['count']} of {params['total']}"
