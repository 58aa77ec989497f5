# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Texts that wait to be entered in their index are found as if they stood there, whoever asks the index."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.sourcing import SaveDraft
from desktop_b2b.services.queries import (
    CountTransactions,
    CountViews,
    Dashboard,
    ListTransactions,
    SuggestSearch,
    SumTransactions,
)
from desktop_b2b.storage import listing, read_models
from desktop_b2b.storage.db import SqliteDb, transaction
from desktop_b2b.storage.desk import DeskStore
from tests.bench.harness import new_id, open_store, signed_in
from tests.storage.read_models.test_lists import walk
from tests.storage.read_models.world import DAY, HOUR, NOW, USER, World

FINDING = "desktop_b2b.storage.read_models.finding"
NAMES = ("Galerie Hartwig", "Maison Lune", "Atelier Brume", "Galerie Lune")
SEARCHES = (
    "galerie", "lune", "hart lune", "recipient:galerie", "recipient:=\"maison lune\"", "recipient:ma",
    "galerie,brume", "-lune", "galerie status:draft", "galerie status:draft,waiting -hartwig", "zebra",
    "k7", "is:unread", "is:unread galerie", "lune sent:<3d", "galerie total:>0",
)  # fmt: skip
SORTS = ((), ("at",), ("-at",), ("number",), ("recipient", "-total"), ("edited_at",))


def waiting(world: World) -> int:
    return int(world.db.query("SELECT count(*) FROM text_waiting")[0][0])


def enter(world: World) -> None:
    while listing.enter(world.db):
        pass


def answers(world: World) -> Iterator[Any]:
    """What all that asks the index of texts says, page by page."""
    for search in SEARCHES:
        for sort in SORTS:
            yield search, sort, walk(world, 4, search, sort, backwards=len(sort) == 1)
        yield search, world.ask(CountTransactions(query=search)), world.ask(SumTransactions(query=search))
    for typed in ("recipient:l", "recipient:gal", "sku:mu", "number:k7-00"):
        yield typed, world.ask(SuggestSearch(text=typed, caret=len(typed)))
    states = world.ask(Dashboard(rows=3))
    yield [(state.key, state.total, state.unread, [row.id for row in state.rows]) for state in states]


def by_reading(world: World, text: str) -> set[str]:
    """The documents that hold a text, found by reading all."""
    rows = world.db.query('SELECT id FROM "transaction" WHERE instr(search, ?) > 0', (text,))
    return {row[0].hex() for row in rows}


def check(world: World) -> None:
    """Whether they wait or not, and by reading all."""
    found = list(answers(world))
    world.db.begin()
    enter(world)
    assert waiting(world) == 0
    entered = list(answers(world))
    world.db.rollback()
    for one, other in zip(found, entered, strict=True):
        assert one == other
    for text in ("galerie", "lune", "hartwig", "zebra"):
        assert set(walk(world, 5, text)) == by_reading(world, text)


@pytest.mark.parametrize("few", [1, 6, 2_000])
def test_whatever_happens_to_documents_all_is_found(
    world: World, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    """They come, change, move in time, go, and others take their places; some are entered in between."""
    for name, most in (("FEW", few), ("MANY", few * 2)):
        monkeypatch.setattr(f"{FINDING}.{name}", most)
    monkeypatch.setattr("desktop_b2b.storage.read_models.known.NEWEST", 4)
    world.put(
        e.Widget(id=world.id(), owner_id=world.me, user_id=USER, query="galerie", title="Mine", alert=True)
    )
    chance = random.Random(few)
    requests = [
        world.request("draft", company=NAMES[n % 4], lines=[(f"MUG-{n}", n + 1, "2")]) for n in range(9)
    ]
    enter(world)
    most = 0
    for step in range(9):
        some = chance.sample(requests, chance.randrange(1, 4))
        for request in some:
            request.state = chance.choice(["draft", "waiting", "closed", "deleted"])
            request.sent_at = None if request.state == "draft" else NOW + chance.randrange(-20, 20) * HOUR
            request.created_at = NOW + chance.choice((0, 0, 1)) * DAY
            request.company = chance.choice(NAMES)
        world.save(*some)
        requests.append(world.request(chance.choice(["draft", "waiting"]), company=chance.choice(NAMES)))
        most = max(most, waiting(world))
        check(world)
        if step % 3 == 2:
            listing.enter(world.db, chance.randrange(3, 6))
            check(world)
    assert most > 6


def place(world: World, row: e.Request) -> int:
    sql = 'SELECT position FROM "transaction" WHERE id = ?'
    return int(world.db.query(sql, (bytes.fromhex(row.id),))[0][0])


@pytest.mark.parametrize("entered", [False, True])
def test_who_takes_the_place_of_another_is_found_by_its_own_text(world: World, entered: bool) -> None:
    request = world.request("draft", company="Galerie Hartwig")
    if entered:
        enter(world)
    was = place(world, request)
    request.state = "deleted"
    world.save(request)
    assert walk(world, 5, "hartwig") == []
    other = world.request("draft", company="Maison Lune")
    assert place(world, other) == was
    for _ in range(2):
        assert walk(world, 5, "hartwig") == []
        assert world.ask(CountTransactions(query="hartwig")) == 0
        assert walk(world, 5, "maison") == [other.id]
        enter(world)
    other.state = "deleted"
    world.save(other)
    enter(world)
    assert world.db.query("SELECT count(*) FROM transaction_text_docsize") == [(0,)], (
        "nothing is left of them"
    )


def test_only_what_changes_a_text_waits(world: World) -> None:
    request = world.request("draft", company="Galerie Hartwig")
    assert waiting(world) == 1
    enter(world)
    request.edited_at = NOW + HOUR
    world.save(request)
    assert waiting(world) == 0
    request.company = "Maison Lune"
    world.save(request)
    world.save(request)
    assert waiting(world) == 1
    request.sent_at, request.state = NOW + 9 * DAY, "waiting"
    world.save(request)
    assert waiting(world) == 2, "where it was, and where it is"


def test_many_at_once_do_not_wait(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "MOST_WAITING", 3)
    rows = [world.request("draft", company=NAMES[n % 4]) for n in range(3)]
    assert waiting(world) == 3
    rows.append(world.request("draft", company="Zebra"))
    assert waiting(world) == 0, "one too many: all are entered"
    check(world)
    kept = world.request("draft", company="Lune")
    for row in rows:
        row.company = "Zebra"
    world.save(*rows)
    assert waiting(world) == 0
    assert set(walk(world, 9, "zebra")) == {row.id for row in rows}
    assert walk(world, 9, "lune") == [kept.id]
    check(world)


def test_the_read_model_made_anew_leaves_nothing_waiting(world: World) -> None:
    world.request("draft", company="Galerie Hartwig")
    assert waiting(world) == 1
    world.project()
    assert waiting(world) == 0
    check(world)


def test_what_is_undone_does_not_wait(world: World) -> None:
    request = world.request("draft", company="Galerie Hartwig")
    enter(world)
    world.db.begin()
    request.company = "Maison Lune"
    world.save(request)
    assert waiting(world) == 1
    world.db.rollback()
    assert waiting(world) == 0
    assert walk(world, 5, "hartwig") == [request.id]


@contextmanager
def elsewhere(world: World) -> Iterator[SqliteDb]:
    """Another connection, that of a reader or of another process."""
    db = SqliteDb(world.db.path, read_only=True)
    try:
        yield db
    finally:
        db.close()


def test_each_snapshot_finds_what_stood_in_it(world: World) -> None:
    """Whatever is written, entered and merged meanwhile by others."""
    request = world.request("draft", company="Galerie Hartwig")
    enter(world)
    request.company = "Maison Lune"
    world.save(request)

    def found(db: SqliteDb, text: str) -> list[str]:
        page = read_models.answer(db, world.viewer(), ListTransactions(query=text))
        return [row.id for row in page.rows]

    with elsewhere(world) as reader:
        with transaction(reader, write=False):
            assert found(reader, "lune") == [request.id]
            while listing.tidy(world.db):
                pass
            assert waiting(world) == 0
            request.company = "Atelier Brume"
            world.save(request)
            assert found(reader, "lune") == [request.id]
            assert found(reader, "hartwig") == found(reader, "brume") == []
        with transaction(reader, write=False):
            assert found(reader, "brume") == [request.id]
            assert found(reader, "lune") == []
            with transaction(world.db):
                request.company = "Galerie Hartwig"
                world.save(request)
                assert found(reader, "brume") == [request.id], "nothing of a transaction that runs"


def test_views_are_counted_with_what_waits(world: World) -> None:
    view = e.SavedView(id=world.id(), owner_id=world.me, user_id=USER, name="Lune", query="lune")
    world.put(view)
    request = world.request("draft", company="Galerie Hartwig")
    enter(world)
    request.company = "Maison Lune"
    world.save(request)
    (count,) = world.ask(CountViews(views=(view.id,)))
    assert count.total == 1


def test_another_process_on_the_same_profile_finds_and_enters_them(tmp_path: Path) -> None:
    """What one of them left waiting, when it ended in the midst of its work, the other one finds."""
    window = open_store(tmp_path, None)
    signed_in(window)
    tool = open_store(tmp_path, None)

    def found(store: DeskStore, text: str) -> int:
        return store.answer(CountTransactions(query=text))

    request_id = new_id()
    window.execute(SaveDraft(request_id=request_id, company="Galerie Hartwig"))
    assert found(tool, "hartwig") == found(window, "hartwig") == 1
    window.close()
    while tool.tidy():
        pass
    with tool.reading() as db:
        assert db.query("SELECT * FROM text_waiting") == []
        assert len(db.query("SELECT * FROM transaction_text_docsize")) == 1
    assert found(tool, "hartwig") == 1
    tool.execute(SaveDraft(request_id=request_id, company="Maison Lune"))
    assert (found(tool, "hartwig"), found(tool, "lune")) == (0, 1)
    assert tool.browse(lambda ask: ask(CountTransactions(query="lune"))) == 1
    tool.close()


def test_no_search_waits_for_whoever_writes(tmp_path: Path) -> None:
    store = open_store(tmp_path, None)
    signed_in(store)
    store.execute(SaveDraft(request_id=new_id(), company="Galerie Hartwig"))
    with store.writing():
        assert store.answer(CountTransactions(query="hartwig")) == 1
    store.close()
