# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Carriers on the floor: who takes a shipment, and with which of its services."""

from __future__ import annotations

import pytest

from desktop_b2b.domain import entities as e
from tests.unit.fulfilment.floor_world import Floor
from tests.unit.memory_uow import an_id


@pytest.fixture
def floor() -> Floor:
    return Floor()


@pytest.mark.parametrize(
    ("named", "service", "kept"),
    [
        ("", "", "ground"),
        ("ups", "", "ground"),
        ("UPS", "", "ground"),
        ("fedex", "", ""),
        ("Our own van", "", ""),
        ("fedex", "economy", "economy"),
    ],
)
@pytest.mark.parametrize("late", [False, True])
def test_a_service_belongs_to_its_carrier(
    floor: Floor, named: str, service: str, kept: str, late: bool
) -> None:
    """Where the floor names another one, while labelling or as it leaves, the order's service is not said."""
    floor.order(A=1, fields={"carrier": "ups", "service": "ground"})
    floor.pick("A", 1)
    floor.pack("box", floor.content("A", 1))
    first = {} if late else {"carrier": named, "service": service}
    floor.label("box", **{"carrier": "", **first})
    floor.confirm(carrier=named if late else "")
    shipment = floor.row(e.FulfilmentShipment, an_id("shipment"))
    assert shipment.carrier == (named or "ups")
    assert shipment.service == ("" if late and service else kept)


def test_a_carrier_by_its_name_is_the_carrier_of_that_code(floor: Floor) -> None:
    """Scripts write what people say: the service of FedEx Freight stays."""
    floor.order(A=1, fields={"carrier": "fedex_freight", "service": "ltl"})
    floor.pick("A", 1)
    floor.pack("box", floor.content("A", 1))
    floor.label("box", carrier="FedEx Freight")
    assert floor.row(e.FulfilmentShipment, an_id("shipment")).service == "ltl"
