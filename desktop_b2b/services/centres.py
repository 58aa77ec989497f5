# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A company that is a fulfilment centre, and on what terms it works."""

from __future__ import annotations

import functools

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.rules.trade.defaults import DEFAULT_WEEK, default_tables
from desktop_b2b.rules.trade.rows import Lots
from desktop_b2b.rules.trade.tables import CentreTables, decode_tables, encode_tables
from desktop_b2b.services.ports import UnitOfWork


def found_centre(uow: UnitOfWork, organisation: e.Organisation, now: Instant) -> None:
    """Make a company a centre: it begins with the usual tables, and with the usual week if it told none."""
    organisation.is_fulfilment_centre = True
    if not organisation.work_week:
        organisation.work_week = DEFAULT_WEEK
    if uow.find(e.CentreTerms, organisation.id) is None:
        tables = encode_tables(default_tables(organisation.country, organisation.currency))
        uow.add(
            e.CentreTerms(id=organisation.id, owner_id=organisation.id, tables=tables, changed_at=now)
        )  # fmt: skip


def tables_from(terms: e.LinkTerms | None, country: str = "") -> CentreTables:
    """The tables of a centre as its retailer may see them; the usual ones of its country where none have come
    yet.
    """
    return decode_tables(terms.tables) if terms is not None else _usual(country)


def lots_at(uow: UnitOfWork, link_id: Id) -> Lots:
    """Which lot goes first at the centre behind a connection, and which none is picked of."""
    return tables_from(uow.find(e.LinkTerms, link_id)).lots


@functools.lru_cache(maxsize=32)
def _usual(country: str) -> CentreTables:
    return default_tables(country or "US")
