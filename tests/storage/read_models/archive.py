# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A random company's documents with what can be found of each, and the plain reading of a search on them.

The oracle knows the search language's meaning and nothing of SQL, haystacks or indexes. Plain columns of a
list are taken from the list: the projector has its own tests.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.text import fold
from desktop_b2b.services.search import (
    OPERATORS,
    WORD,
    Choice,
    Day,
    Duration,
    Near,
    Search,
    Span,
    Takes,
    Term,
    Text,
    Value,
)
from tests.storage.read_models.world import DAY, HOUR, NOW, OTHER, SUPPLIER, USER, World

ZONE = "Europe/Paris"
NAMES = ["Atelier Brume", "Brume", "Crème & Co", "Smith, Co", "Nörd"]
SKUS = ["MUG-9", "MUG-99", "TIN", "ÉCLAIR-1", "A1"]
PATHS = ["Ceramics / Mugs", "Ceramics", "Tins", ""]
NOTES = ["Fragile, please", "leave at\nthe door", "", "", ""]
PEOPLE = ["Galerie Hartwig", "Ada Doe", "Maison Lune", ""]
COURIERS = ["DHL", "La Poste"]
TRACKINGS = ["JJD014600", "1Z999AA1"]


@dataclass
class Document:
    """What can be found of a document."""

    id: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    deadlines: list[int] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    #: Until when each proposal holds that nobody decided about.
    proposals: list[int | None] = field(default_factory=list)
    row: dict[str, Any] = field(default_factory=dict)

    def says(self, name: str, *texts: str) -> None:
        self.fields.setdefault(name, []).extend(text for text in texts if text)


class Archive:
    """A world filled at random. ``documents`` by id."""

    def __init__(self, world: World, dice: random.Random, count: int = 24) -> None:
        self.world, self.dice = world, dice
        #: What came to the archive later: its own dice leave all else as it fell.
        self.other_dice = random.Random(count)
        self.documents: dict[str, Document] = {}
        world.put(
            e.Organisation(
                id=world.me, owner_id=world.me, name="Larch", is_retailer=True, is_supplier=True,
                time_zone=ZONE,
            )
        )  # fmt: skip
        self.cards = [world.card(name, world.id()) for name in NAMES]
        world.put(e.LinkFact(id=world.id(), owner_id=OTHER, counterpart_id=world.me, link_id="1" * 32,
                             name="Kaufhaus Größe"))  # fmt: skip
        for _ in range(count):
            dice.choice((self.request, self.request, self.inquiry, self.order, self.order))()
        world.project()
        for row_id, row in world.table().items():
            if row_id in self.documents:
                self.documents[row_id].row = row
        self.documents = {key: one for key, one in self.documents.items() if one.row}
        self._marks()

    def at(self) -> int:
        """An instant that meets the edges of days and durations now and then."""
        near = self.dice.choice((0, HOUR, 3 * HOUR, DAY, 2 * DAY, 7 * DAY, 40 * DAY))
        return NOW + self.dice.choice((-1, 1)) * (near + self.dice.choice((-1, 0, 1, 60_000, 5 * HOUR)))

    def new(self, row_id: str) -> Document:
        self.documents[row_id] = Document(row_id)
        return self.documents[row_id]

    def number(self) -> str:
        return f"{self.dice.choice(('K7', 'R2', 'Ä1'))}-{self.dice.randint(1, 120):04d}"

    def paper(self, one: Document, *, notes: int) -> dict[str, Any]:
        """What requests, inquiries and orders have in common."""
        dice = self.dice
        found = {
            "number": self.number(), "former_number": dice.choice(("", "", "OLD-7")),
            "retailer_order_number": dice.choice(("PO-77", "PO-7", "")), "company": dice.choice(PEOPLE),
            "contact_name": dice.choice(PEOPLE), "currency": dice.choice(("EUR", "USD")),
        }  # fmt: skip
        written = ("note_to_customer", "note_to_suppliers")[-notes:]
        found |= {name: dice.choice(NOTES) for name in written}
        one.says("number", found["number"], found["former_number"])
        one.says("reference", found["retailer_order_number"])
        one.says("recipient", found["company"], found["contact_name"])
        one.says("note", *(found[name] for name in written))
        return found

    def request(self) -> None:
        dice, world = self.dice, self.world
        one = self.new(world.id())
        state = dice.choice(
            ("draft", "queued", "waiting", "waiting", "need_attention", "partially_ordered", "closed")
        )
        asked = dice.sample(self.cards, dice.randint(1, 3)) if state != "draft" else []
        rows: list[e.Row] = []
        for card in asked:
            is_open = state in ("queued", "waiting") and dice.random() < 0.8
            deadline = self.at()
            rows.append(
                e.RequestPartner(
                    id=world.id(), owner_id=world.me, request_id=one.id, partner_id=card.id, name=card.name,
                    deadline_at=deadline, state="asked" if is_open else "answered",
                )
            )  # fmt: skip
            one.says("partner", card.name)
            if is_open:
                one.deadlines.append(deadline)
            self._answer(one, rows[-1].id, rows, chance=0.3)
        for place in range(dice.randint(0, 3)):
            sku, path = dice.choice(SKUS), dice.choice(PATHS)
            named = dice.choice(self.cards)
            rows.append(
                e.RequestLine(
                    id=world.id(), owner_id=world.me, request_id=one.id, sort_key=f"{place:04d}", sku=sku,
                    product_line_path=path, quantity=Decimal(dice.randint(1, 9)), partner_ids=(named.id,),
                )
            )  # fmt: skip
            one.says("sku", sku)
            one.says("line", path)
            if state == "draft":
                one.says("partner", named.name)
        world.put(
            e.Request(
                id=one.id, owner_id=world.me, state=state, created_at=self.at(), edited_at=self.at(),
                sent_at=None if state == "draft" else self.at(),
                next_deadline_at=min(one.deadlines, default=None), **self.paper(one, notes=2),
            ),
            *rows,
        )  # fmt: skip
        for row in rows:
            if isinstance(row, e.RequestPartner) and dice.random() < 0.2:
                self._message(one, row.id)
            if isinstance(row, e.RequestPartner) and self.other_dice.random() < 0.2:
                self._proposal(one, row.id)

    def _answer(self, one: Document, inquiry_id: str, rows: list[e.Row], *, chance: float) -> None:
        if self.dice.random() < chance:
            backorder = self.dice.choice((0, 0, 4))
            rows.append(
                e.AnswerLine(
                    id=self.world.id(), owner_id=SUPPLIER, counterpart_id=self.world.me,
                    inquiry_id=inquiry_id, ready=Decimal(3), price=Decimal(2), backorder=Decimal(backorder),
                )
            )  # fmt: skip
            if backorder:
                one.flags.add("backorder")

    def _message(self, one: Document, thread_id: str) -> None:
        one.flags.add("message")
        self.world.put(
            e.Message(
                id=self.world.id(), owner_id=self.world.me, counterpart_id=OTHER, thread_id=thread_id,
                author_name="Ada", body="Hello", sent_at=NOW,
            )
        )  # fmt: skip

    def _proposal(self, one: Document, document_id: str) -> None:
        """One that is decided, and one that is not: for ever, or for a while that may be over."""
        until = self.other_dice.choice((None, NOW - 1, NOW + 2 * HOUR))
        one.proposals.append(until)
        for state, valid_until in (("rejected", None), ("open", until)):
            self.world.put(
                e.Proposal(
                    id=self.world.id(), owner_id=SUPPLIER, counterpart_id=self.world.me, line_id="1" * 32,
                    document_id=document_id, kind="price", state=state, valid_until=valid_until,
                    proposed_at=NOW - HOUR,
                )
            )  # fmt: skip

    def inquiry(self) -> None:
        dice, world = self.dice, self.world
        one = self.new(world.id())
        state = dice.choice(("waiting", "waiting", "answered", "closed"))
        deadline = self.at()
        one.deadlines.append(deadline)
        one.says("partner", "Kaufhaus Größe")
        sku, path = dice.choice(SKUS), dice.choice(PATHS)
        one.says("sku", sku)
        one.says("line", path)
        rows: list[e.Row] = [
            e.InquiryLine(
                id=world.id(), owner_id=OTHER, counterpart_id=world.me, inquiry_id=one.id, sort_key="a",
                sku=sku, product_line_path=path, quantity=Decimal(dice.randint(1, 9)),
            )
        ]  # fmt: skip
        self._answer(one, one.id, rows, chance=0.5)
        world.put(
            e.Inquiry(
                id=one.id, owner_id=OTHER, counterpart_id=world.me, state=state, deadline_at=deadline,
                sent_at=self.at(), **self.paper(one, notes=1),
            ),
            *rows,
        )  # fmt: skip
        if self.other_dice.random() < 0.3:
            self._proposal(one, one.id)

    def order(self) -> None:
        dice, world = self.dice, self.world
        one = self.new(world.id())
        received = dice.random() < 0.4
        state = dice.choice(("queued", "sent", "accepted", "part_shipped", "shipped", "closed", "cancelled"))
        parties: dict[str, Any] = {"owner_id": OTHER, "counterpart_id": world.me} if received else {
            "owner_id": world.me, "counterpart_id": SUPPLIER,
        }  # fmt: skip
        if received:
            one.says("partner", "Kaufhaus Größe")
        elif dice.random() < 0.8:
            card = dice.choice(self.cards)
            parties["counterpart_id"] = card.organisation_id or ""
            one.says("partner", card.name)
        sku, path, backorder = dice.choice(SKUS), dice.choice(PATHS), dice.choice((0, 0, 2))
        asked = e.InquiryLine(
            id=world.id(), owner_id=parties["owner_id"], counterpart_id=parties["counterpart_id"],
            inquiry_id=world.id(), sort_key="a", product_line_path=path,
        )  # fmt: skip
        line = e.OrderLine(
            id=world.id(), owner_id=parties["owner_id"], counterpart_id=parties["counterpart_id"],
            order_id=one.id, sort_key="a", sku=sku, quantity=Decimal(dice.randint(1, 9)), price=Decimal(3),
            inquiry_line_id=asked.id, backorder=Decimal(backorder),
        )  # fmt: skip
        one.says("sku", sku)
        one.says("line", path)
        if backorder:
            one.flags.add("backorder")
        related = dice.choice(("Q-1", ""))
        one.says("related", related)
        common = self.paper(one, notes=2)
        world.put(
            asked, line,
            e.Order(
                id=one.id, state=state, sent_at=self.at(), ship_by=self.at(),
                inquiry_number=related, total=Decimal(dice.choice(("5", "99.5", "100", "100.5", "1234.5"))),
                shipped_at=self.at() if state in ("shipped", "closed") else None, **parties, **common,
            ),
        )  # fmt: skip
        if dice.random() < 0.2:
            self._message(one, one.id)
        if self.other_dice.random() < 0.3:
            self._proposal(one, one.id)
        if state in ("part_shipped", "shipped") and dice.random() < 0.8:
            self._shipment(one, line, common, parties, path, confirmed=dice.random() < 0.7)

    def _shipment(
        self, order: Document, line: e.OrderLine, common: dict[str, Any], parties: dict[str, Any], path: str,
        *, confirmed: bool,
    ) -> None:  # fmt: skip
        dice, world = self.dice, self.world
        one = self.new(world.id())
        courier, tracking, number = dice.choice(COURIERS), dice.choice((*TRACKINGS, "")), self.number()
        one.says("number", number)
        one.says("related", common["number"])
        one.says("reference", common["retailer_order_number"])
        one.says("recipient", common["company"], common["contact_name"])
        one.says("partner", *order.fields.get("partner", ()))
        one.says("sku", line.sku)
        one.says("line", path)
        one.says("courier", courier)
        one.says("tracking", tracking)
        if confirmed:
            order.says("courier", courier)
            order.says("tracking", tracking)
        world.put(
            e.Shipment(
                id=one.id, owner_id=parties["counterpart_id"], counterpart_id=parties["owner_id"],
                number=number, order_id=order.id, order_number=common["number"], courier=courier,
                tracking=tracking, state="confirmed" if confirmed else "draft", created_at=self.at(),
                confirmed_at=self.at() if confirmed else None,
            ),
            e.ShipmentLine(
                id=world.id(), owner_id=parties["counterpart_id"], counterpart_id=parties["owner_id"],
                shipment_id=one.id, order_line_id=line.id, box_id=world.id(), quantity=Decimal(1),
            ),
        )  # fmt: skip

    def _marks(self) -> None:
        """What waits, what has issues, what was opened and seen."""
        dice, world = self.dice, self.world
        for one in self.documents.values():
            if dice.random() < 0.1:
                one.flags.add("pending")
                world.pend(e.Request(id=one.id, owner_id=world.me, number=""))
            if dice.random() < 0.1:
                one.flags.add("issue")
                for state, user in (("open", USER), ("resolved", USER), ("open", OTHER)):
                    world.put(
                        e.SyncIssue(
                            id=world.id(), owner_id=world.me, user_id=user, kind="rejected", command="x",
                            body="", document_id=one.id, state=state,
                        )
                    )  # fmt: skip


# ------------------------------------------------------------ the plain reading


def folded(text: str) -> str:
    return " ".join(fold(text).split())


class Oracle:
    """Whether a document meets a search, by the words of the language."""

    def __init__(self, now: int) -> None:
        self.now = now

    def meets(self, search: Search, one: Document) -> bool:
        return all(any(self.term(term, one) for term in group.terms) for group in search.groups)

    def term(self, term: Term, one: Document) -> bool:
        found = any(self.value(term.operator, value, one) for value in term.values)
        return found != term.negated

    def value(self, operator: str, value: Value, one: Document) -> bool:
        if isinstance(value, Text):
            return self.text(operator, value, one)
        if isinstance(value, Choice):
            return self.choice(operator, value.name, one)
        if OPERATORS[operator].takes is Takes.TIME:
            return self.time(operator, value, one)
        return self.amount(operator, value, one)

    def text(self, operator: str, value: Text, one: Document) -> bool:
        sought = folded(value.text)
        if operator == WORD and len(sought) < 3:
            operator = "number"
        if operator == WORD:
            return any(sought in folded(text) for texts in one.fields.values() for text in texts)
        texts = [folded(text) for text in one.fields.get(operator, ())]
        if value.exact:
            return sought in texts
        if len(sought) < 3:
            return any(text.startswith(sought) for text in texts)
        return any(sought in text for text in texts)

    def choice(self, operator: str, name: str, one: Document) -> bool:
        row = one.row
        if operator in ("status", "kind", "side", "currency"):
            return bool(row["state" if operator == "status" else operator] == name)
        if operator in ("due", "ship"):
            left = self.left(operator, one)
            return left is not None and left < 0
        if operator == "widget":
            return self.widget(name, one)
        if name in ("note", "tracking"):
            return bool(one.fields.get(name))
        if name == "overdue":
            return any((self.left(which, one) or 0) < 0 for which in ("due", "ship"))
        if name == "proposal":
            holds = any(until is None or until >= self.now for until in one.proposals)
            return holds and self.is_open(row)
        if name in ("open", "closed"):
            return self.is_open(row) if name == "open" else self.is_closed(row)
        return name in one.flags

    @staticmethod
    def is_closed(row: dict[str, Any]) -> bool:
        open_states = {
            "request": ("draft", "queued", "waiting", "need_attention", "partially_ordered"),
            "inquiry": ("waiting", "answered"),
            "order": ("queued", "sent", "accepted", "part_shipped"),
            "shipment": ("draft",),
        }
        return row["state"] not in open_states[row["kind"]]

    def is_open(self, row: dict[str, Any]) -> bool:
        return row["state"] != "draft" and not self.is_closed(row)

    def deadline(self, one: Document) -> int | None:
        """The next open deadline, else the last one that passed."""
        if one.row["kind"] == "inquiry":
            return one.deadlines[0]
        if one.row["kind"] != "request":
            return None
        later = [deadline for deadline in one.deadlines if deadline >= self.now]
        waits = one.row["state"] in ("queued", "waiting")
        return min(later if later and waits else one.deadlines, default=None)

    def left(self, operator: str, one: Document) -> int | None:
        """What is left of the time of what still waits."""
        row = one.row
        if operator == "due":
            deadline = self.deadline(one)
            return deadline - self.now if row["state"] in ("waiting", "queued") and deadline else None
        if row["kind"] == "order" and row["state"] in ("queued", "sent", "accepted", "part_shipped"):
            return row["ship_by"] - self.now if row["ship_by"] else None
        return None

    def time(self, operator: str, span: Value, one: Document) -> bool:
        assert isinstance(span, Span)
        if isinstance(span.low, Duration) or isinstance(span.high, Duration):
            if OPERATORS[operator].ahead:
                passed = self.left(operator, one)
                if passed is None or passed < 0:
                    return False
            else:
                at = one.row[f"{operator}_at"]
                if at is None:
                    return False
                passed = self.now - at
            return self.within(passed, span, self.length, self.length)
        column = {"due": None, "ship": "ship_by"}.get(operator, f"{operator}_at")
        instant = self.deadline(one) if column is None else one.row[column]
        return instant is not None and self.within(instant, span, self.first, self.last)

    def within(self, found: Any, span: Span, first: Any, last: Any) -> bool:
        """Of a day the first instant counts from below, and that of the next day from above."""
        if span.low is not None:
            low = last(span.low) if span.beyond_low else first(span.low)
            is_day = not isinstance(span.low, (Duration, Decimal))
            if found < low or (found == low and span.beyond_low and not is_day):
                return False
        if span.high is not None:
            high = first(span.high) if span.below_high else last(span.high)
            is_day = not isinstance(span.high, (Duration, Decimal))
            if found > high or (found == high and (span.below_high or is_day)):
                return False
        return True

    @staticmethod
    def length(bound: Any) -> int:
        unit = {"min": 60_000, "h": HOUR, "d": DAY, "w": 7 * DAY}[bound.unit]
        return int(bound.count * unit)

    def first(self, bound: Any) -> int:
        """When a day, month or year begins."""
        zone = ZoneInfo(ZONE)
        if isinstance(bound, Near):
            today = datetime.fromtimestamp(self.now / 1000, zone)
            day = today.replace(hour=0, minute=0, second=0, microsecond=0)
            day += timedelta({"yesterday": -1, "today": 0, "tomorrow": 1}[bound.name])
        else:
            assert isinstance(bound, Day)
            day = datetime(bound.year, bound.month or 1, bound.day or 1, tzinfo=zone)
        return int(day.timestamp() * 1000)

    def last(self, bound: Any) -> int:
        """When the next one begins."""
        if isinstance(bound, Near):
            names = ["yesterday", "today", "tomorrow"]
            place = names.index(bound.name)
            if place < 2:
                return self.first(Near(names[place + 1]))
            zone = ZoneInfo(ZONE)
            start = datetime.fromtimestamp(self.first(bound) / 1000, zone)
            return int((start + timedelta(1)).timestamp() * 1000)
        if bound.day:
            following = date(bound.year, bound.month, bound.day) + timedelta(1)
            return self.first(Day(following.year, following.month, following.day))
        if bound.month:
            return self.first(Day(bound.year + bound.month // 12, bound.month % 12 + 1))
        return self.first(Day(bound.year + 1))

    def amount(self, operator: str, span: Value, one: Document) -> bool:
        assert isinstance(span, Span)
        if span.currency and one.row["currency"] != span.currency:
            return False
        value = one.row[operator]
        if value is None:
            return False
        value = Decimal(value) if operator == "lines" else Decimal(value) / 1_000_000
        return self.within(value, span, lambda bound: bound, lambda bound: bound)

    def widget(self, key: str, one: Document) -> bool:
        """S2.42–S2.49 for a few that stand for the rest, which have tests of their own."""
        row, left = one.row, self.left("due", one)
        if key == "draft":
            return bool((row["kind"], row["state"]) == ("request", "draft"))
        if key == "inquiries_minus":
            return row["kind"] == "inquiry" and left is not None and 0 <= left <= HOUR
        assert key == "ship_overdue", key
        return row["side"] == "out" and (self.left("ship", one) or 0) < 0
