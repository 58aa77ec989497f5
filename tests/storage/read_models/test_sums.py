# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a search comes to: exact, by currency, whatever is summed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_b2b.domain.values import from_scaled
from desktop_b2b.services.queries import SumTransactions, TransactionSums
from tests.storage.read_models.test_lists import VALUES, enter
from tests.storage.read_models.world import World

#: Totals up to what 64 bits hold.
VAST = st.none() | st.integers(-(2**63) + 1, 2**63 - 1)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    documents=st.lists(st.fixed_dictionaries({**VALUES, "total": VAST}), max_size=12),
    query=st.sampled_from(["", "kind:order", "status:draft"]),
)
def test_sums_are_exact(world: World, documents: list[dict[str, Any]], query: str) -> None:
    enter(world, documents)
    sums: TransactionSums = world.ask(SumTransactions(query=query))
    field, _, wanted = query.partition(":")
    name = {"status": "state"}.get(field, field)
    documents = [document for document in documents if not query or document[name] == wanted]
    totals: dict[str, Decimal] = {}
    for document in documents:
        if document["total"] is not None:
            currency = document["currency"]
            totals[currency] = totals.get(currency, Decimal(0)) + from_scaled(document["total"])
    assert sums.documents == len(documents)
    assert sums.lines == sum(document["lines"] for document in documents)
    assert sums.totals == totals


def test_nothing_found_comes_to_nothing(world: World) -> None:
    assert world.ask(SumTransactions(query="kind:shipment")) == TransactionSums(
        documents=0, lines=0, totals={}
    )
