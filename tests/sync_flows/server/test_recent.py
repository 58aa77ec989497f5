# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is kept of the last transactions is what the database has, and is given for nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.storage.db import Db
from sync.server import page_rows, pages, recent, stretches
from sync.server.feeds import PUT, REMOVE, Published
from sync.server.recent import Known, Recent
from tests.sync_flows.server.hands import Market, new_id

KEY = ("request", b"1" * 16)
OTHER = ("request", b"2" * 16)


def published(head: int, *, mark: str = "", scope: str = "s", **rows: Sequence[Any] | None) -> Published:
    """A transaction that wrote rows of a scope, or removed them."""
    keys = {"one": KEY, "two": OTHER}
    return Published(
        {scope: head},
        mark or f"mark-{head}",
        {scope: {keys[name]: REMOVE if values is None else PUT for name, values in rows.items()}},
        {keys[name]: values for name, values in rows.items() if values is not None},
    )


def asked(kept: Recent, head: int, seq: int, *, mark: str = "", scope: str = "s") -> Sequence[Any] | None:
    """The first row as it was at a head, where its feed gives it a number."""
    table, row_id = KEY
    return kept.rows(scope, head, mark or f"mark-{head}", {table: {row_id: seq}}).get(table, {}).get(row_id)


def test_a_row_is_given_as_the_transaction_left_it_that_the_feed_names() -> None:
    kept = Recent()
    kept.keep(published(4, one=["a"]))
    kept.keep(published(5, two=["b"]))
    assert asked(kept, 4, 4) == asked(kept, 5, 4) == ["a"], "from before and after the later one"
    kept.keep(published(6, one=["c"]))
    assert asked(kept, 6, 6) == ["c"]
    assert asked(kept, 5, 4) is None, "an older snapshot has the older row"
    kept.keep(published(7, one=None))
    assert asked(kept, 7, 6) is None


@pytest.mark.parametrize(
    "question",
    [{"head": 5, "seq": 4}, {"head": 4, "seq": 4, "mark": "another"}, {"head": 4, "seq": 4, "scope": "t"}],
    ids=["unknown-head", "another-history", "another-scope"],
)
def test_nothing_is_given_of_what_was_not_seen(question: dict[str, Any]) -> None:
    kept = Recent()
    kept.keep(published(4, one=["a"]))
    assert asked(kept, **question) is None


def test_a_transaction_of_somebody_else_ends_what_is_known() -> None:
    kept = Recent()
    kept.keep(published(4, one=["a"]))
    kept.keep(published(6, two=["b"]))
    assert asked(kept, 6, 4) is None
    assert asked(kept, 4, 4) is None


def test_a_feed_is_given_as_it_was_at_a_head() -> None:
    kept = Recent()
    kept.keep(published(4, one=["a"]))
    kept.keep(published(5, one=["b"], two=["c"]))
    kept.keep(published(6, one=None))
    assert kept.entries("s", 3, 4) == ("mark-4", [(*KEY, PUT, 4)])
    assert kept.entries("s", 3, 5) == ("mark-5", [(*KEY, PUT, 5), (*OTHER, PUT, 5)])
    assert kept.entries("s", 4, 6) == ("mark-6", [(*KEY, REMOVE, 6), (*OTHER, PUT, 5)])
    for start, head in ((2, 6), (6, 6), (5, 7)):
        assert kept.entries("s", start, head) is None
    assert kept.entries("t", 3, 4) is None
    kept.keep(published(8, two=["d"]))
    assert kept.entries("s", 3, 6) is None, "another process wrote in between"
    assert kept.entries("s", 7, 8) == ("mark-8", [(*OTHER, PUT, 8)])


def test_not_more_is_kept_than_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent, "_OF_ONE", 3)
    monkeypatch.setattr(recent, "_OF_ALL", 4)
    kept = Recent()
    kept.keep(published(1, two=["b"]))
    for head in range(2, 6):
        kept.keep(published(head, one=[head]))
    assert asked(kept, 5, 5) == [5]
    table, row_id = OTHER
    assert kept.rows("s", 5, "mark-5", {table: {row_id: 1}}) == {table: {}}, (
        "the oldest transactions go first"
    )
    assert kept.entries("s", 2, 5) == ("mark-5", [(*KEY, PUT, 5)])
    assert kept.entries("s", 1, 5) is None
    kept.keep(published(6, one=["a"], two=["b"]))
    assert kept.entries("s", 3, 6) is None
    assert kept.entries("s", 4, 6) == ("mark-6", [(*KEY, PUT, 6), (*OTHER, PUT, 6)])
    for count in range(9):
        kept.keep(published(1, scope=f"s{count}", one=["a"], two=["b"]))
    assert [asked(kept, 1, 1, scope=f"s{count}") for count in (0, 6, 7, 8)] == [None, None, ["a"], ["a"]]


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Each row that is given without being read is read, too; how many were."""
    counts: list[int] = []
    real: Callable[..., None] = page_rows.Rows.__init__

    def both(self: Any, db: Db, stretches: Any, known: Sequence[Known]) -> None:
        real(self, db, stretches, known)
        read: Any = object.__new__(page_rows.Rows)
        real(read, db, stretches, ())
        found = {table: {key: tuple(row) for key, row in rows.items()} for table, rows in self._rows.items()}
        assert found == read._rows
        rows = [(table, *item) for part in known for table, some in part.items() for item in some.items()]
        for table, row_id, values in rows:
            given = [type(value) for value in values]
            assert given == [type(value) for value in read._rows[table][row_id]], table
        counts.append(len(rows))

    def twice(db: Db, asked: Any, keys: Any, kept: Recent | None) -> Any:
        marks, found = listed(db, asked, keys, kept)
        marks_read, read = listed(db, asked, keys, None)
        assert marks == marks_read
        assert [sorted(part) for part in found] == [sorted(part) for part in read]
        return marks, found

    listed = stretches.listed
    monkeypatch.setattr(pages, "listed", twice)
    monkeypatch.setattr(page_rows.Rows, "__init__", both)
    return counts


def test_what_is_kept_is_what_is_read(market: Market, compared: list[int]) -> None:
    shop, north, south = market.hand("shop"), market.hand("north"), market.hand("south")
    line = market.line()
    request_id = market.send_request(shop, line)
    for hand in (north, south):
        hand.pull()
    assert north.do(market.answer(request_id, "north", line)) == "committed"
    shop.pull()
    envelopes = [shop.envelope(c.SaveDraft(request_id=new_id(), company=f"Company {n}")) for n in range(3)]
    shop.exchange(*envelopes)
    shop.do(c.SendRequest(request_id=new_id()))
    for hand in (north, south, shop):
        hand.pull()
    assert len(shop.table(e.SyncIssue)) == 1
    assert sum(compared) > 20, "hardly anything was kept"
