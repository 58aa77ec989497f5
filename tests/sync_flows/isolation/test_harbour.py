# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Two retailers at one fulfilment centre: a mark in every text and amount of their goods, orders and boxes,
and the company's name in whatever its people write; all that leaves the server is searched for both.

Marks tell that a row reaches only whom it was made for, names that it was made for nobody else: a value that
is copied into a row of somebody else's is found by the name of who wrote it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.entities import ENTITIES
from desktop_b2b.domain.values import to_scaled
from sync.server import divergence, letters, snapshot
from sync.server.effects import FULFILMENT_CONFIRMED, ORDER_COLLECTED
from tests.fuzz.harbour import DEPOT, NAMES, NORTH, ORDER_VALUE, RIVAL, SHOP, WORD, YARD, harbour
from tests.fuzz.stage import Caller, Stage
from tests.sync_flows.isolation.marks import NUMBER, TEXT, Everything, Marked

GOODS = tuple(entity for entity in ENTITIES if entity.SECTION == "fulfilment")
#: What is nobody's but its owner's: the retailer's drafts and reasons, the centre's house and walks.
PRIVATE: dict[type[e.Row], tuple[str, ...]] = {
    e.B2BDraft: ("shop", "rival"), e.B2BDraftLine: ("shop", "rival"), e.B2BPrivate: ("shop", "rival"),
    e.Bin: ("depot", "yard"), e.Wave: ("depot", "yard"), e.BinMovement: ("depot", "yard"),
    e.BinStock: ("depot", "yard"), e.CentreTerms: ("depot", "yard"), e.PrintMark: ("depot", "yard"),
    e.Recount: ("depot", "yard"),
}  # fmt: skip
#: Who may read what somebody wrote: a company's own people, and those it trades with.
READERS = {
    "shop": {"shop", "depot", "yard", "north"}, "rival": {"rival", "depot", "north"},
    "depot": {"depot", "shop", "rival"}, "yard": {"yard", "shop"}, "north": {"north", "shop", "rival"},
}  # fmt: skip


@pytest.fixture
def stage() -> Iterator[Stage]:
    found = Stage(harbour())
    yield found
    found.close()


def test_everything_of_a_centre_takes_part(stage: Stage) -> None:
    """Each kind of row is there for each pair of companies that can have it, and for nobody else."""
    names = {bytes.fromhex(row_id): name for name, row_id in stage.scene.organisations.items()}
    pairs = {("shop", "depot"), ("rival", "depot"), ("shop", "yard")}
    for entity in GOODS:
        found = {
            (names[owner], names[other] if other is not None else "")
            for owner, other in stage.db.query(
                f'SELECT DISTINCT "owner_id", "counterpart_id" FROM "{entity.TABLE}"'
            )
        }
        if entity in PRIVATE:
            assert found == {(name, "") for name in PRIVATE[entity]}, entity.TABLE
        elif entity is e.B2BFile:
            # Files of drafts are the retailer's alone, all others both parties'.
            assert {("shop", ""), ("rival", ""), ("shop", "depot"), ("depot", "rival")} <= found
            assert {tuple(sorted(pair)) for pair in found if pair[1]} == {tuple(sorted(p)) for p in pairs}
        elif entity is e.CustomsLine:
            assert found == {("shop", "depot"), ("rival", "depot")}
        else:
            both = pairs | {(centre, retailer) for retailer, centre in pairs}
            assert found <= both, entity.TABLE
            assert {tuple(sorted(pair)) for pair in found} == {tuple(sorted(p)) for p in pairs}, entity.TABLE


@pytest.mark.parametrize("number", range(5), ids=NAMES)
def test_every_device_gets_its_own_marks_alone(stage: Stage, log: Everything, number: int) -> None:
    """What the retailer keeps to itself never comes to the centre, nor the centre's house to the retailer,
    nor anything of one retailer to the other; a supplier hears of none of it.
    """
    marked = Marked(stage)
    caller = marked.callers[number]
    body = marked.received(caller)
    assert marked.leaked(caller, body) == []
    got = {*TEXT.findall(body), *NUMBER.findall(body)} & marked.places.keys()
    tables = {marked.places[mark][0] for mark in got}
    goods = {entity.TABLE for entity in GOODS}
    private = {entity.TABLE for entity, owners in PRIVATE.items() if NAMES[number] not in owners}
    assert tables & private == set()
    if number == NORTH:
        assert tables & goods == set()
    else:
        # Each of its tables that has a text or an amount at all.
        has_marks = {marked.places[mark][0] for mark in marked.allowed(caller) & marked.places.keys()}
        assert has_marks - {"sync_issue", "command_result"} <= tables
        assert len(tables & goods) > 10, "the test looks in the right way"
    assert marked.leaked(None, log.text.encode()) == []


def test_what_somebody_writes_is_read_by_who_trades_with_them(stage: Stage) -> None:
    """By name: a retailer's word never reaches the other one, though one centre holds the goods of both."""
    written = set()
    for number, name in enumerate(NAMES):
        words = {found.decode() for found in WORD.findall(received(stage, number))}
        assert {writer for writer in words if name not in READERS[writer]} == set(), name
        written |= words
    assert written == {"shop", "rival", "depot", "yard"}
    assert b"zwrivalwz" in received(stage, DEPOT)
    assert b"zwdepotwz" not in received(stage, NORTH)


def test_what_is_the_retailers_alone_is_written_nowhere_else(stage: Stage) -> None:
    """The recipient's address, why this centre was chosen, what the goods are worth: not at the centre."""
    for number, name in enumerate(NAMES):
        body = received(stage, number)
        for other in ("shop", "rival"):
            assert (f"zq{other}qz".encode() in body) == (other == name), (name, other)
        assert (to_scaled(ORDER_VALUE).to_bytes(4) in body) == (number in (SHOP, RIVAL)), name


def received(stage: Stage, number: int) -> bytes:
    """All that a desk gets by all calls, as it is."""
    return Marked.everything(stage, Caller(stage, number))


def test_a_wider_audience_is_found(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: the centre's feed names the retailers' private rows, the rival's the centre's shelves, and the
    last filter is open.
    """
    marked = Marked(stage)
    for number, table in ((DEPOT, "b2b_private"), (RIVAL, "bin"), (YARD, "b2b_draft")):
        scope = f"{marked.callers[number].session.organisation_id}:fulfilment"
        stage.db.run(
            'INSERT INTO "feed" ("scope", "tbl", "row_id", "seq", "op")'
            f' SELECT ?, ?, "id", 1, 1 FROM "{table}"', (scope, table),
        )  # fmt: skip
    monkeypatch.setattr(snapshot, "allowed", lambda _reader, _table: ("1 = 1", []))
    monkeypatch.setattr(divergence, "allowed", lambda _reader, _table: ("1 = 1", []))
    logging.disable(logging.ERROR)  # the exchange's own filter says what it leaves out
    found = {
        number: marked.leaked(marked.callers[number], marked.received(marked.callers[number]))
        for number in (DEPOT, RIVAL, YARD)
    }
    logging.disable(logging.NOTSET)
    assert ("b2b_private", "recipient_email") in found[DEPOT]
    assert ("b2b_private", "order_value") in found[DEPOT]
    assert ("bin", "name") in found[RIVAL]
    assert ("b2b_draft", "instructions") in found[YARD]


def test_letters_about_what_left_say_what_their_readers_may_see(stage: Stage) -> None:
    """To the retailer of the shipment alone, whoever is named as the reader."""
    db, now = stage.db, stage.world.clock.now()
    db.run('UPDATE "fulfilment_shipment" SET "state" = \'confirmed\', "confirmed_at" = ?', (now,))
    marked = Marked(stage)
    db.run('UPDATE "organisation" SET "contact_email" = "contact_email" || \'@example.com\'')
    written = set()
    for row_id, retailer in db.query('SELECT "id", "counterpart_id" FROM "fulfilment_shipment"'):
        for caller in marked.callers:
            reader = caller.session.organisation_id
            body = {"fulfilment_shipment_id": row_id.hex(), "organisation_id": reader}
            for kind in (FULFILMENT_CONFIRMED, ORDER_COLLECTED):
                try:
                    letter = letters.write(db, kind, body, now)
                except (letters.NothingToSay, letters.NoAddress):
                    continue
                text = f"{letter.to} {letter.subject} {letter.text}".encode()
                assert marked.leaked(caller, text) == []
                assert reader == retailer.hex()
                assert TEXT.search(text), "the test looks in the right way"
                written.add(reader)
    assert len(written) == 2
