# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""`rules`: a draft of ten rules tried on 10,000 past requests of three items and four partners each (N7), and
deadlines counted in a partner's working time.
"""

from __future__ import annotations

import random
import time
from decimal import Decimal

from desktop_b2b.domain import calendars
from desktop_b2b.domain.calendars import WorkCalendar
from desktop_b2b.rules.deadlines import default_deadline
from desktop_b2b.rules.policy.book import FactBook, OfferFacts
from desktop_b2b.rules.policy.fields import FIELDS, FLAG, NUMBER, OFFER, Fact, known_at
from desktop_b2b.rules.policy.replay import Past, changes
from desktop_b2b.rules.policy.rules import Row, Rule, RuleSet
from tests.bench.harness import report

REQUESTS, ITEMS, PARTNERS, DEADLINES = 10_000, 3, 4, 20_000
NAMES = ("Ash", "Birch", "Cedar", "Dogwood")


def fact(name: str, chance: random.Random) -> Fact:
    """Something that may be known."""
    kind = FIELDS[name].kind
    if kind == NUMBER:
        return Decimal(chance.randrange(10_000)) / 100
    return chance.random() < 0.5 if kind == FLAG else chance.choice(NAMES)


def book(chance: random.Random) -> FactBook:
    """The facts of one request."""

    def part(*beginnings: str) -> dict[str, Fact]:
        return {name: fact(name, chance) for name in known_at(OFFER) if name.startswith(beginnings)}

    partners = {f"p{number}": part("partner_") for number in range(PARTNERS)}
    items = {f"i{number}": part("item_") for number in range(ITEMS)}
    offers = {
        f"{partner}-{item}": OfferFacts(partner, item, part("offer_", "answer_"))
        for partner in partners
        for item in items
    }
    return FactBook(1, part("request_"), partners, items, offers)


def rules(number: int) -> RuleSet:
    """Ten rules: leave out, prefer, penalise, by text and by number."""
    found = [
        Rule(f"{number}-{place}", f"rule {place}", action, Decimal(amount), rows)
        for place, (action, amount, rows) in enumerate(
            (
                ("exclude", 0, (Row("offer_price", "gt", (str(90 + number),)),)),
                ("prefer", 5, (Row("partner_name", "is", ("ash",)),)),
                ("penalise", 10, (Row("offer_above_best", "gt", ("20",)),)),
                ("penalise", 3, (Row("partner_score", "lt", ("30",)), Row("answer_late", "yes"))),
                ("prefer", 2, (Row("item_line", "contains", ("ir",)),)),
            )
            * 2
        )
    ]
    return RuleSet(str(number), number, tuple(found))


def main() -> None:
    """Measure both, one after the other."""
    chance = random.Random(7)
    past = [Past(str(number), book(chance)) for number in range(REQUESTS)]
    before, after = rules(1), rules(2)
    start = time.process_time()
    changed = sum(1 for _ in changes(before, after, past))
    report("replay-10000", time.process_time() - start, "s")
    report("replay-10000-changed", changed, "requests")
    week = calendars.week(("09:00-12:00 13:00-17:00",) * 5 + ("", ""), "work_week")
    calendar = WorkCalendar("Europe/Amsterdam", week, "NL", "", (), ())
    instants = [1_790_000_000_000 + chance.randrange(365 * 86_400_000) for _ in range(DEADLINES)]
    start = time.process_time()
    for instant in instants:
        default_deadline(instant, 1 + instant % 60, calendar)
    report("deadlines", DEADLINES / (time.process_time() - start), "per second")


if __name__ == "__main__":
    main()
