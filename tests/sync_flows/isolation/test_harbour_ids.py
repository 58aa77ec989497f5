# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Ids of others at a fulfilment centre: of the other retailer, of another centre, of what a retailer keeps to
itself. In whatever command and call they stand, they open no more than ids that nobody has ever had.
"""

from __future__ import annotations

import hashlib
import logging
import random
from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec
import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import commands
from desktop_b2b.storage.rows import RowStore
from sync.protocol.messages import Cursor
from tests.fuzz.harbour import DEPOT, NAMES, NORTH, RIVAL, SHOP, YARD, harbour
from tests.fuzz.stage import Caller, Stage, ids_for
from tests.fuzz.values import Schema
from tests.sync_flows.isolation.test_foreign_ids import (
    TAKEN,
    Asker,
    assert_same,
    file,
    like,
    places,
    put,
    scoped,
    unknown,
    unseen,
)

#: Commands of the floor, of goods and of their orders; the rest is asked in ``test_foreign_ids``.
_ROOMS = tuple(f"desktop_b2b.domain.commands.{room}" for room in ("stock", "fulfilment", "floor", "printing"))
ABOUT_GOODS = sorted(name for name, kind in commands().items() if kind.__module__ in _ROOMS)
_WHO = pytest.mark.parametrize("number", [RIVAL, DEPOT, YARD, NORTH], ids=lambda number: NAMES[number])


@pytest.fixture
def stages() -> Iterator[tuple[Stage, Stage]]:
    """Twins: what is asked of one with somebody's id is asked of the other with nobody's."""
    logging.disable(logging.WARNING)  # a group that meets an id which is taken is judged again: it says so
    found = Stage(harbour()), Stage(harbour())
    yield found
    for one in found:
        one.close()
    logging.disable(logging.NOTSET)


def asked(stages: tuple[Stage, Stage], number: int, names: list[str], rounds: int, tables: int) -> int:
    """Ask about so many sorts of foreign rows in each place of each command, what the place means among them,
    with arguments of so many sorts; how often it was done.
    """
    stage = stages[0]
    asker, other = (Asker(one, number) for one in stages)
    foreign = {table: ids for table, ids in unseen(stage, asker.caller).items() if ids}
    sort = {row_id: table for table, ids in stage.scene.ids.items() for row_id in ids}
    count = 0
    for name in names:
        schema = Schema(msgspec.json.schema(commands()[name]), partial(ids_for, found=stage.scene))
        dice = random.Random(f"{name} {number}")
        before = stage.digest()
        for _ in range(rounds):
            args = schema.value(dice)
            for path in places(args):
                meant = {sort.get(at(args, path), "")} & foreign.keys()
                for table in sorted({*meant, *dice.sample(sorted(foreign), min(tables, len(foreign)))}):
                    about = dice.choice(foreign[table])
                    nobody = like(about, unknown(f"nobody instead of {about}"))
                    if about in str(args):
                        continue
                    found = asker.judged(name, put(args, path, about), about)
                    count += 1
                    if found[0] == "committed":
                        before = stage.digest()
                    if found[1] == TAKEN[0]:
                        assert found[4] == TAKEN[1]
                        continue
                    none = other.judged(name, put(args, path, nobody), nobody)
                    assert found == none, (name, path, table)
        assert stage.digest() == before, name
    return count


def at(tree: Any, path: tuple[Any, ...]) -> Any:
    """What stands in a place of arguments."""
    for key in path:
        tree = tree[key]
    return tree


@_WHO
def test_ids_of_others_in_every_command_about_goods(stages: tuple[Stage, Stage], number: int) -> None:
    """The rival has the shop's, the centre what the retailers keep to themselves and what is the other
    centre's, the supplier everything.
    """
    assert asked(stages, number, ABOUT_GOODS, 1, 1) > 60


@pytest.mark.long
@pytest.mark.timeout(600)
@_WHO
def test_all_ids_of_others_in_every_command_about_goods(stages: tuple[Stage, Stage], number: int) -> None:
    assert asked(stages, number, ABOUT_GOODS, 4, 10**6) > 10_000


def test_a_draft_of_somebody_else_is_nobodys(stages: tuple[Stage, Stage]) -> None:
    """Whoever names another's draft hears what stands to be said of any id that is in use, whatever else the
    command says and whatever the draft is; nothing of it comes back, and nothing changes.
    """
    stage = stages[0]
    before, said = stage.digest(), set()
    for number in (RIVAL, YARD, DEPOT):
        asker = Asker(stage, number)
        for about in unseen(stage, asker.caller)[e.B2BDraft.TABLE]:
            for more in ({}, {"city": "Leeds"}, {"kind": "donation", "consent": True}):
                said.add((number, asker.judged("SaveB2BDraft", {"b2b_draft_id": about, **more}, about)))
    assert stage.digest() == before
    # One answer for each asker: states, owners and contents of drafts make no difference.
    assert len(said) == 3, said
    (rivals,) = (answer for number, answer in said if number == RIVAL)
    assert (rivals[1], rivals[4]) == TAKEN


def test_calls_about_another_retailers_goods(stages: tuple[Stage, Stage]) -> None:
    """Scopes, cursors and files of the shop, asked for by its rival, its centre and a supplier."""
    stage = stages[0]
    shop = Caller(stage, SHOP)
    before = stage.digest()
    company = bytes.fromhex(shop.session.organisation_id)
    digests = [row[0] for row in stage.db.query(_FILES, (company,))]
    assert len(digests) > 2
    for number in (RIVAL, DEPOT, NORTH):
        asker = Asker(stage, number)
        for scope, cursor in shop.cursors.items():
            for at in (cursor, Cursor(1, 0, "")):
                assert_same(asker, scoped(asker, scope, at), scope.removeprefix("user:").partition(":")[0])
        for digest in {*digests, hashlib.sha256(b"shop's").hexdigest()}:
            if number != DEPOT:
                assert_same(asker, (partial(file, asker),), digest, "0" * 64)
    assert stage.digest() == before


#: The files that a company added anywhere.
_FILES = 'SELECT DISTINCT "file_hash" FROM "b2b_file" WHERE "owner_id" = ? ORDER BY 1'


def test_files_of_drafts_open_at_their_retailers_alone(stages: tuple[Stage, Stage]) -> None:
    """A centre gets the files of orders and of products; that it knows a draft's hash opens nothing."""
    stage = stages[0]
    seen = {number: Asker(stage, number) for number in (SHOP, RIVAL, DEPOT, YARD, NORTH)}
    rows = stage.db.query('SELECT "file_hash", "owner_id", "counterpart_id" FROM "b2b_file" ORDER BY "id"')
    opened = set()
    for digest, owner, other in rows:
        for number, asker in seen.items():
            company = bytes.fromhex(asker.caller.session.organisation_id)
            shown = {party for one, *parties in rows for party in parties if one == digest}
            status, _ = asker.called(partial(file, asker, digest), digest)
            assert (status == 200) == (company in shown), (NAMES[number], owner.hex(), other)
            opened |= {number} if status == 200 else set()
    assert opened == {SHOP, RIVAL, DEPOT, YARD}


def test_a_handler_that_looks_further_is_found(
    stages: tuple[Stage, Stage], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: the store shows the goods at a centre to everybody."""
    real = RowStore._visible
    monkeypatch.setattr(
        RowStore, "_visible", lambda self, row: isinstance(row, e.StockItem) or real(self, row)
    )
    with pytest.raises(AssertionError):
        asked(stages, RIVAL, ABOUT_GOODS, 1, 4)
