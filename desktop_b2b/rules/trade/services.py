# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Value-added services of an order (mission §2): how often each was asked for, what of it is recorded as
done, and what must still be before the order gets its labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop_b2b.rules.trade.rows import Service
from desktop_b2b.rules.trade.tables import CentreTables

_ZERO = Decimal(0)
#: How a service is proven that needs no proof.
NO_EVIDENCE = "none"
#: States in which all of an order is in boxes: what gets labels now is the last of it.
WHOLE = frozenset({"packed", "awaiting_shipper", "labelled"})


@dataclass(frozen=True, slots=True)
class AskedService:
    """A service that an order asks for. ``count``: how often, None where the centre decides; ``known``: as
    the centre's table has it; ``done``: how often it is recorded; ``left_out``: it was not done, and why is
    on record.
    """

    code: str
    count: int | None
    known: Service | None
    done: Decimal = _ZERO
    left_out: bool = False

    @property
    def name(self) -> str:
        """As the centre calls it."""
        return self.known.name if self.known is not None else self.code

    @property
    def evidence(self) -> str:
        """How it is proven."""
        return self.known.evidence if self.known is not None else NO_EVIDENCE

    @property
    def is_open(self) -> bool:
        """Whether something must still be recorded of it."""
        if self.left_out or self.evidence == NO_EVIDENCE:
            return False
        return self.done <= 0 if self.count is None else self.done < self.count


def asked_services(
    tables: CentreTables, asked: Sequence[str], recorded: Iterable[tuple[str, Decimal]]
) -> tuple[AskedService, ...]:
    """The services of an order, each once, by the codes that it names (``kitting*2``) and by what is recorded
    of them: code and quantity, which is nought where one was left out.
    """
    counts: dict[str, int | None] = {}
    for one in asked:
        code, _, times = one.partition("*")
        before = counts.get(code)
        counts[code] = int(times) + (before or 0) if times else before
    sums: dict[str, Decimal] = {}
    left: set[str] = set()
    for code, quantity in recorded:
        sums[code] = sums.get(code, _ZERO) + quantity
        if not quantity:
            left.add(code)
    return tuple(
        AskedService(code, count, tables.service(code), sums.get(code, _ZERO), code in left)
        for code, count in counts.items()
    )
