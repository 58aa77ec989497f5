# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a command would be refused for is known before it is given; much is read in one snapshot."""

from __future__ import annotations

from desktop_b2b.clock import MINUTE
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.commands.account import UpdateOrganisation
from desktop_b2b.errors import UserError
from desktop_b2b.services.ports import Ask
from desktop_b2b.services.queries import ListTransactions
from tests.sync_flows.world import Desk, World, new_id


def _request(world: World, desk: Desk, *, sent: bool) -> str:
    request_id = new_id()
    deadline = world.clock.now() + 90 * MINUTE
    partners = (c.PartnerPatch(partner_id=world.cards["north"], deadline_at=deadline),)
    desk.do(world.draft(request_id, world.line(), partners=partners))
    if sent:
        desk.do(c.SendRequest(request_id=request_id))
        desk.sync()
    return request_id


def _outcome(desk: Desk, cmd: Command) -> str:
    try:
        desk.do(cmd)
    except UserError as error:
        return error.code
    return ""


def test_what_is_foreseen_is_what_happens(world: World) -> None:
    shop = world.desk("shop")
    world.set_up_shop(shop)
    draft, sent = _request(world, shop, sent=False), _request(world, shop, sent=True)
    commands: list[Command] = [
        kind(request_id=request_id)
        for kind in (c.CloseRequest, c.ReopenRequest, c.DeleteDraft, c.RestoreDraft, c.CancelRequest)
        for request_id in (draft, sent, new_id())
    ]
    commands += [
        c.DuplicateRequest(request_id=sent, new_request_id=new_id()),
        c.DuplicateRequest(request_id=sent, new_request_id=draft),
        UpdateOrganisation(organisation_id=shop.company, name=""),
    ]
    before = shop.dump()
    verdicts = shop.store.judge(commands)
    assert shop.dump() == before
    assert shop.waiting() == []
    codes = [verdict.code if verdict is not None else "" for verdict in verdicts]
    assert {"", "state.forbidden", "state.wrong", "record.missing"} <= set(codes)
    for cmd, code in zip(commands, codes, strict=True):
        foreseen = shop.store.judge([cmd])[0]
        assert _outcome(shop, cmd) == (foreseen.code if foreseen is not None else ""), cmd
        if not code:
            # What was done is taken back, so that the next one finds what was foreseen.
            shop.store.withdraw(shop.given.pop())


def test_much_is_read_in_one_snapshot(world: World) -> None:
    shop = world.desk("shop")
    world.set_up_shop(shop)
    _request(world, shop, sent=False)

    def work(ask: Ask) -> list[int]:
        first = len(ask(ListTransactions()).rows)
        _request(world, shop, sent=False)
        return [first, len(ask(ListTransactions()).rows)]

    assert shop.store.browse(work) == [1, 1]
    assert len(shop.store.answer(ListTransactions()).rows) == 2
