# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Numbers of a scope become visible in their order, however long lies between counting and the commit."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import psycopg
import pytest
from sqlalchemy.engine import make_url

from desktop_b2b.clock import monotonic
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands.account import SaveContact
from sync.server.database import Database
from sync.server.feeds import organisation_scope
from sync.server.local import LocalGateway
from sync.server.server import Server
from tests.sync_flows.server.hands import Hand, Market, new_id

_WAITS = "SELECT count(*) FROM pg_locks WHERE NOT granted"


@pytest.fixture
def market(pg_url: str) -> Iterator[Market]:
    """A market on a real PostgreSQL."""
    found = Market(Database(pg_url), background=False)
    yield found
    found.close()


@contextmanager
def beside(market: Market) -> Iterator[Server]:
    """Another process of the same database, as far as one process can be two."""
    found = Market.beside(market)
    try:
        yield found
    finally:
        found.close()


def wait_until_somebody_waits(url: str) -> None:
    """Until a transaction stands at a lock."""
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    until = monotonic() + 20
    with psycopg.connect(plain, autocommit=True) as line:
        while line.execute(_WAITS).fetchone() == (0,):
            assert monotonic() < until
            threading.Event().wait(0.01)


@pytest.mark.parametrize("point", ["judge.done", "judge.written"])
def test_who_reads_between_counting_and_commit_misses_nothing(
    market: Market, pg_url: str, monkeypatch: pytest.MonkeyPatch, point: str
) -> None:
    """One process stands still with its numbers counted, another one writes, a third asks: it sees nothing,
    then both, and no number before the one below it.
    """
    stands, go_on = threading.Event(), threading.Event()

    def crash(name: str) -> None:
        if name == point:
            stands.set()
            assert go_on.wait(20)

    with beside(market) as other, ThreadPoolExecutor(2) as pool:
        first = market.hand("shop")
        second, reader = (Hand(LocalGateway(other), "shop@example.com").sign_in().pull() for _ in range(2))
        scope = organisation_scope(first.company, "sourcing")
        before = reader.cursors[scope].seq
        monkeypatch.setattr(market.server.executor, "_crash", crash)
        try:
            slow = pool.submit(first.do, SaveContact(contact_id=new_id(), name="slow"))
            assert stands.wait(20)
            quick = pool.submit(second.do, SaveContact(contact_id=new_id(), name="quick"))
            wait_until_somebody_waits(pg_url)
            for _ in range(5):
                assert reader.pull().table(e.Contact) == []
                assert reader.cursors[scope].seq == before
            assert not quick.done()
        finally:
            go_on.set()
        assert [work.result(20) for work in (slow, quick)] == ["committed", "committed"]
        reader.pull()
        pages = [page for page in reader.pages if page.scope == scope and page.end > before]
        assert [(page.start, page.end) for page in pages] == [(before, before + 2)]
        assert sorted(row["name"] for row in reader.table(e.Contact)) == ["quick", "slow"]
