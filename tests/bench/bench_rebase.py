# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""`rebase-1000-light`, `rebase-1000-heavy`: rows come in under 1,000 commands that wait on an encrypted desk.

Light: half of them edit one line each, in drafts of four lines; half are remarks to a supplier. Heavy: work
without a network on 334 drafts of three lines for two suppliers: written over, sent and copied, eleven rows a
command. The rows that come in touch every command; they have another version, as after a word of the server,
so that each command would find what it found before. `rebase-1000-edited`: light, but somebody else wrote in
the rows meanwhile, fields that no command wrote: each line edit is judged again and holds. From call to
commit, with the read model; the floor upserts the rows that came in, bare, in one transaction on the same
database.
"""

from __future__ import annotations

import secrets
import statistics
import tempfile
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.sourcing import (
    DuplicateRequest,
    LinePatch,
    PostMessage,
    SaveDraft,
    SendRequest,
)
from desktop_b2b.domain.entities import (
    Inquiry,
    Link,
    LinkFact,
    Partner,
    Request,
    RequestLine,
    RequestLinePrivate,
    RequestPartner,
    Row,
)
from desktop_b2b.domain.values import child_id, sort_key
from desktop_b2b.storage.codec import codec_of
from desktop_b2b.storage.desk import DeskStore
from desktop_b2b.storage.pending import pending
from tests.bench.harness import fill, insert, milliseconds, new_id, open_store, report, signed_in

COMMANDS = 1_000
DOCUMENTS = 20_000
TIMES = 7


class Company:
    """A desk with drafts that the server has, and an outbox to be filled on them."""

    def __init__(self, folder: Path) -> None:
        self.store: DeskStore = open_store(folder, secrets.token_bytes(32))
        session = signed_in(self.store)
        self.me = session.organisation_id
        fill(self.store, session, DOCUMENTS)
        self.cards = [self._partner(name) for name in ("North", "South")]
        self.coming: list[Row] = []

    def _partner(self, name: str) -> Partner:
        link, other = new_id(), new_id()
        card = Partner(id=new_id(), owner_id=self.me, name=name, link_id=link, organisation_id=other)
        fact = LinkFact(id=new_id(), owner_id=other, counterpart_id=self.me, link_id=link, name=name)
        joined = Link(id=link, owner_id=self.me, counterpart_id=other)
        self.have([card, fact, joined])
        return card

    def have(self, rows: list[Row]) -> None:
        """Rows that the server has."""
        with self.store.writing() as db:
            insert(db, rows)

    def draft(self, lines: int, asked: int) -> tuple[Request, list[RequestLine]]:
        """A draft that the server has."""
        cards = self.cards[:asked]
        request = Request(
            id=new_id(), owner_id=self.me, number=f"K7-{secrets.token_hex(4)}", line_count=lines, version=1,
            company="Galerie Hartwig", address1="Am Wall 118", city="Bremen", postal_code="28195",
            country="DE",
        )  # fmt: skip
        found = [
            RequestLine(
                id=new_id(), owner_id=self.me, request_id=request.id, sort_key=sort_key(place), version=1,
                sku=f"SKU-{place:04d}", description="Stoneware mug", quantity=Decimal(12 + place),
                partner_ids=tuple(card.id for card in cards),
            )
            for place in range(lines)
        ]  # fmt: skip
        limits: list[Row] = [
            RequestLinePrivate(
                id=line.id, owner_id=self.me, request_id=request.id, max_price=Decimal("4.20"), version=1
            )
            for line in found
        ]
        partners: list[Row] = [
            RequestPartner(
                id=child_id(request.id, "partner", card.id), owner_id=self.me, request_id=request.id,
                partner_id=card.id, name=card.name, version=1,
            )
            for card in cards
        ]  # fmt: skip
        self.have([request, *found, *limits, *partners])
        return request, found

    def give(self, *commands: Command) -> None:
        """Work that waits from now on."""
        for command in commands:
            self.store.execute(command)

    def rebase(self, edit: Callable[[Row], None]) -> tuple[float, float]:
        """One page comes in: milliseconds it takes, and those of its rows alone."""
        for row in self.coming:
            row.version += 1
            edit(row)
        page = self._page()
        spent = milliseconds(partial(self.store.apply, page, [], cursors={}, state={}))
        return spent, milliseconds(partial(self._bare, page))

    def _page(self) -> list[tuple[str, tuple[str, ...], list[list[object]]]]:
        """What comes in, by table: columns and rows of database values."""
        by_table: dict[str, list[Row]] = {}
        for row in self.coming:
            by_table.setdefault(type(row).TABLE, []).append(row)
        page = []
        for table, rows in by_table.items():
            found = codec_of(table)
            page.append((table, found.columns, [found.to_db(found.image(row)) for row in rows]))
        return page

    def _bare(self, page: list[tuple[str, tuple[str, ...], list[list[object]]]]) -> None:
        with self.store.writing() as db:
            for table, _, rows in page:
                db.many(codec_of(table).sql.upsert, rows)

    def check(self) -> None:
        """All commands wait still, and none is refused here."""
        with self.store.reading() as db:
            items = pending(db)
        assert len(items) == COMMANDS
        assert {item.local_error for item in items} == {""}


def light(company: Company) -> None:
    """Line edits and remarks."""
    for _ in range(COMMANDS // 8):
        request, lines = company.draft(4, 0)
        company.coming.extend(lines)
        for line in lines:
            edit = LinePatch(id=line.id, quantity=line.quantity + 1)
            company.give(SaveDraft(request_id=request.id, lines=(edit,)))
    for count in range(COMMANDS // 8):
        card = company.cards[count % 2]
        inquiry = Inquiry(
            id=new_id(), owner_id=company.me, counterpart_id=card.organisation_id, number=f"K7-9{count:04d}",
            deadline_at=1_900_000_000_000, version=1,
        )  # fmt: skip
        company.have([inquiry])
        company.coming.append(inquiry)
        for _ in range(4):
            company.give(PostMessage(message_id=new_id(), thread_id=inquiry.id, body="Is it on its way?"))


def heavy(company: Company) -> None:
    """Drafts written over, sent and copied."""
    left = COMMANDS
    while left:
        request, lines = company.draft(3, 2)
        company.coming.extend([request, *lines])
        edits = tuple(
            LinePatch(id=line.id, quantity=line.quantity + 1, max_price=Decimal("4.10")) for line in lines
        )
        work: list[Command] = [
            SaveDraft(request_id=request.id, note_to_customer="Thank you", lines=edits),
            SendRequest(request_id=request.id),
            DuplicateRequest(request_id=request.id, new_request_id=new_id()),
        ]
        company.give(*work[:left])
        left -= len(work[:left])


def untouched(_row: Row) -> None:
    """Nothing but its version is another."""


def edited(row: Row) -> None:
    """Somebody else wrote in a row."""
    if isinstance(row, RequestLine):
        row.description = f"Stoneware mug, glaze {row.version}"
    elif isinstance(row, Inquiry):
        row.note_to_suppliers = f"By lorry, please: {row.version}"


def measure(
    name: str, fill_outbox: Callable[[Company], None], edit: Callable[[Row], None] = untouched
) -> None:
    """One desk, several pages."""
    with tempfile.TemporaryDirectory() as folder:
        company = Company(Path(folder))
        fill_outbox(company)
        company.check()
        taken = [company.rebase(edit) for _ in range(TIMES)]
        company.check()
        company.store.close()
    report(name, statistics.median(spent for spent, _ in taken), "ms", statistics.median(b for _, b in taken))


def main() -> None:
    """All."""
    measure("rebase-1000-light", light)
    measure("rebase-1000-edited", light, edited)
    measure("rebase-1000-heavy", heavy)


if __name__ == "__main__":
    main()
