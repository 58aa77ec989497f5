# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Which way documents are found: by what leads to few of them, or in the order of the list.

A *driver* is SQL of the positions of all documents that meet a condition. The one that finds the fewest
leads, where these are few enough to be looked at and sorted. Else the list is read in its own order and each
document met is tested: in the order of time that of the index of texts, if a text is sought, so that only
documents that hold it are met; in another order that of the sorted column, whose index tells for each
document whether its text is right. Nothing is estimated: drivers are counted, up to a bound.
"""

from __future__ import annotations

import copy
import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop_b2b.domain.values import Id
from desktop_b2b.services.queries import Viewer
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.read_models import texts
from desktop_b2b.storage.read_models.register import blob, numbered

#: Up to so many documents that a driver finds are looked at and sorted in a few milliseconds.
FEW = 2_000
#: Up to so many are, where the list's own order might lead past all the others: a tenth of a second.
MANY = 30_000
#: More documents than these that hold a text are met soon in any order.
MOST = 200_000


@dataclass(frozen=True, slots=True)
class Condition:
    """SQL of a test on ``t``. ``driver``: SQL of positions that holds all documents that pass it.

    ``match``: the same in the language of the text index. ``small``: the driver leads however much it finds.
    ``loose``: its documents are looked up one by one, so that many of them are met sooner in any order.
    """

    test: str
    driver: str = ""
    match: str = ""
    small: bool = False
    loose: bool = False


class Where:
    """Conditions with their numbered values; ``narrow``: what leads finds few documents, which are sorted.

    ``ranged``: kinds, sides and states are ranges of the index of these and ``at``.
    """

    def __init__(self, db: Db, viewer: Viewer, *, ranged: bool = False) -> None:
        self.db = db
        self.viewer = viewer
        self.ranged = ranged
        self.values: list[Any] = [viewer.now, blob(viewer.user_id, "user_id")]
        self.tests: list[str] = []
        self.narrow = False
        self._drivers: list[str] = []
        self._matches: list[str] = []
        self._loose: set[str] = set()
        self._small = ""
        #: The place of what is sought in the index of texts, where it finds many, and SQL of what it finds.
        self.match = self.text = ""
        #: A test for documents that are met in an order of their own: whether the index of texts finds them.
        self.held = ""
        #: What stands behind FROM.
        self.source = '"transaction" t'

    def fork(self) -> Where:
        """The same conditions, for another statement with values of its own."""
        found = copy.copy(self)
        found.values, found.tests = [*self.values], [*self.tests]
        return found

    def bind(self, value: Any) -> str:
        """The place of a value."""
        self.values.append(value)
        return f"?{len(self.values)}"

    def add(self, condition: Condition) -> None:
        """One more condition that must hold."""
        self.tests.append(condition.test)
        if condition.driver:
            self._drivers.append(condition.driver)
            if condition.loose:
                self._loose.add(condition.driver)
        if condition.small:
            self._small = condition.driver
        if condition.match:
            self._matches.append(condition.match)

    def lead(self, *, in_time: bool = False, walks: bool = False) -> None:
        """Choose how documents are found; call it once, when all conditions are there. ``in_time``: they are
        wanted in the order of ``at`` alone; ``walks``: in an order that an index has.
        """
        text = ""
        if self._matches:
            self.match = self.bind(" AND ".join(self._matches))
            text = self.text = texts.found(self.match, self.waits)
            self._drivers.insert(0, text)
        few = self._few()
        if few is not None:
            self._lead_at(few)
            return
        if self._small:
            self._lead(self._small)
            return
        # In the order of time the index of texts leads to what it finds, however much that is.
        led = {text, *self._loose} if in_time else self._loose
        others = [driver for driver in self._drivers if driver not in led]
        # Without an index to walk along, all that is not led to would be looked at.
        many = self._fewest(others, MANY if walks else MOST)
        if not many and not walks:
            many = self._fewest([driver for driver in self._drivers if driver in self._loose], MANY)
        if many:
            self._lead(many)
        elif walks and text and not in_time and self._count(text, MOST) < MOST:
            self.held = f"+t.position IN ({text})"

    def _few(self) -> list[int] | None:
        """The positions that the driver finds which finds the fewest, where these are few: what was found to
        be counted need not be found again.
        """
        found: list[int] | None = None
        for driver in self._drivers:
            sql = f"SELECT position FROM ({driver}) LIMIT {FEW if found is None else max(len(found), 1)}"
            rows = numbered(self.db, sql, *self.values)
            if len(rows) < (FEW if found is None else len(found)):
                found = [row[0] for row in rows]
        return found

    def _fewest(self, drivers: list[str], most: int) -> str:
        """The driver that finds the fewest documents, and fewer than so many."""
        counted = [(self._count(driver, most), driver) for driver in drivers]
        count, found = min(counted, default=(most, ""))
        return found if count < most else ""

    def _count(self, driver: str, most: int) -> int:
        sql = f"SELECT count(*) FROM (SELECT 1 FROM ({driver}) LIMIT {most})"
        return int(numbered(self.db, sql, *self.values)[0][0])

    def among(self, ids: Sequence[Id]) -> None:
        """Look at these documents only."""
        place = self.bind(json.dumps([blob(row_id, "among").hex() for row_id in ids]))
        self.narrow = True
        self.source = (
            f'json_each({place}) d CROSS JOIN "transaction" t INDEXED BY ix_transaction_id'
            " ON t.id = unhex(d.value)"
        )

    def range(self) -> None:
        """Read the ranges of the index of kinds, sides and states, and sort what stands there by its keys."""
        self.narrow = True
        self.source = '"transaction" t INDEXED BY ix_transaction_kind'

    def along(self, index: str) -> None:
        """Read an index that holds all that is sorted, whatever a database's statistics say."""
        self.source = f'"transaction" t INDEXED BY {index}'

    def _lead(self, driver: str) -> None:
        self.narrow, self.match, self.text = True, "", ""
        # Whatever a database's statistics say, what leads comes first; it has each position once.
        self.source = f'({driver}) d CROSS JOIN "transaction" t ON t.position = d.position'

    def _lead_at(self, positions: list[int]) -> None:
        self.narrow, self.match, self.text = True, "", ""
        place = self.bind(json.dumps(positions))
        self.source = f'json_each({place}) d CROSS JOIN "transaction" t ON t.position = d.value'

    def sql(self, *more: str) -> str:
        """All conditions as a WHERE clause."""
        tests = [*self.tests, *(one for one in more if one)]
        return f" WHERE {' AND '.join(tests)}" if tests else ""

    def found(self, match: str) -> str:
        """SQL of the positions that the index of texts finds, and of those that wait to be entered there."""
        return texts.found(self.bind(match), self.waits)

    @functools.cached_property
    def waits(self) -> bool:
        """Whether texts wait to be entered in their index."""
        return texts.waits(self.db)

    @functools.cached_property
    def zone(self) -> str:
        """The zone whose days a search means: the company's."""
        mine = (blob(self.viewer.organisation_id, "organisation_id"),)
        rows = self.db.query("SELECT time_zone FROM organisation WHERE id = ?", mine)
        return str(rows[0][0]) if rows else "UTC"
