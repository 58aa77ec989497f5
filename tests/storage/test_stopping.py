# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A question that nobody waits for any more is let go in the middle of its statement."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_b2b.errors import Cancelled
from desktop_b2b.services.queries import CountTransactions, Viewer
from desktop_b2b.storage import read_models
from desktop_b2b.storage.db import Db, OperationalError
from desktop_b2b.storage.desk import DeskStore
from tests.bench.harness import open_store, signed_in

ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DeskStore]:
    made = open_store(tmp_path, None)
    signed_in(made)
    yield made
    made.close()


class Asking(threading.Thread):
    """Asks a question and keeps what came of it."""

    def __init__(self, store: DeskStore, query: CountTransactions) -> None:
        super().__init__(daemon=True)
        self._store, self._query = store, query
        self.outcome: object = None
        self.start()

    def run(self) -> None:
        try:
            self.outcome = self._store.answer(self._query)
        except Exception as error:
            self.outcome = error


def test_an_endless_statement_is_stopped(store: DeskStore, monkeypatch: pytest.MonkeyPatch) -> None:
    answer, begun = read_models.answer, threading.Event()

    def endless(db: Db, viewer: Viewer, query: Any) -> Any:
        if query is slow:
            begun.set()
            db.query(ENDLESS)
        return answer(db, viewer, query)

    slow, other = CountTransactions(), CountTransactions()
    monkeypatch.setattr(read_models, "answer", endless)
    asking = Asking(store, slow)
    assert begun.wait(10)
    store.stop(other)  # an equal question, but another one
    assert store.answer(other) == 0
    assert asking.is_alive()
    while asking.is_alive():
        store.stop(slow)
        asking.join(0.05)
    assert isinstance(asking.outcome, Cancelled)
    # All connections are as good as before.
    assert [store.answer(CountTransactions()) for _ in range(4)] == [0] * 4
    store.stop(slow)


def test_other_trouble_is_no_stop(store: DeskStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(db: Db, _viewer: Viewer, _query: Any) -> Any:
        return db.query("SELECT * FROM nowhere")

    monkeypatch.setattr(read_models, "answer", broken)
    with pytest.raises(OperationalError):
        store.answer(CountTransactions())
