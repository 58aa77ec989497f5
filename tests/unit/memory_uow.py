# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A unit of work in memory, and a small world to run commands in, as a desk and as the server do."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, TypeVar, cast

import pytest

from desktop_b2b.clock import HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import ACCOUNT_MANAGER, SYSTEM, Actor, Context
from desktop_b2b.domain.commands import Command, decode, encode
from desktop_b2b.domain.events import DomainEvent, OrganisationChanged
from desktop_b2b.domain.values import child_id, from_scaled, to_scaled
from desktop_b2b.errors import BugError, UserError
from desktop_b2b.services import handlers, reactions
from desktop_b2b.services.bus import react, run
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.storage.codec import codec
from desktop_b2b.storage.history import events_of
from desktop_b2b.storage.rows import RowChange

R = TypeVar("R", bound=e.Row)
Store = dict[tuple[type[e.Row], str], e.Row]

#: Importing them entered them at the bus.
ROOMS = (handlers, reactions)
START = 1_800_000_000_000
ROOT = "0" * 31 + "1"


def an_id(name: object) -> str:
    """The same id for the same name, in all tests."""
    return child_id(ROOT, name)


class MemoryUnitOfWork:
    """Rows of a store, copied when first read; ``finish`` puts them back. Sees one organisation's rows
    until ``see_all``.
    """

    def __init__(self, store: Store, viewer: str | None) -> None:
        self.store = store
        self.viewer = viewer
        self.events: list[DomainEvent] = []
        self.rows: Store = {}
        self.removed: set[tuple[type[e.Row], str]] = set()

    def see_all(self) -> None:
        self.viewer = None

    def find(self, kind: type[R], row_id: str) -> R | None:
        key = (kind, row_id)
        if key in self.removed:
            return None
        if key not in self.rows:
            if key not in self.store:
                return None
            self.rows[key] = copy.copy(self.store[key])
        row = cast("R", self.rows[key])
        return row if self.viewer in (None, row.owner_id, row.counterpart_id) else None

    def get(self, kind: type[R], row_id: str) -> R:
        row = self.find(kind, row_id)
        if row is None:
            raise UserError("record.missing", "There is no {kind} with this id.", kind=kind.KIND)
        return row

    def children(self, kind: type[R], field: str, value: str) -> list[R]:
        if field not in kind.INDEXES:
            raise BugError(f"{kind.__name__} is not indexed by {field}")
        ids = {row_id for found, row_id in {**self.store, **self.rows} if found is kind}
        rows = [row for row in (self.find(kind, row_id) for row_id in ids) if row is not None]
        return sorted(
            (row for row in rows if getattr(row, field) == value),
            key=lambda row: (getattr(row, "sort_key", ""), row.id),
        )

    def add(self, row: R) -> R:
        key = (type(row), row.id)
        if key not in self.removed and (key in self.store or key in self.rows):
            raise UserError("record.exists", "This id is in use already.", "id")
        if self.viewer is not None and self.viewer not in (row.owner_id, row.counterpart_id):
            raise BugError(f"{type(row).__name__} made for somebody else")
        self.removed.discard(key)
        self.rows[key] = row
        return row

    def remove(self, row: e.Row) -> None:
        key = (type(row), row.id)
        self.rows.pop(key, None)
        self.removed.add(key)

    def emit(self, event: DomainEvent) -> None:
        self.events.append(event)

    def history(self, cmd: Command, ctx: Context) -> None:
        """Add the events that tell what was done so far, as desk and server do."""
        touched = [(self.store.get(key), row) for key, row in self.rows.items()]
        gone = [(self.store[key], None) for key in self.removed if key in self.store]
        changes = [
            RowChange(
                type(row or cast("e.Row", old)),
                row or cast("e.Row", old),
                *(None if one is None else codec(type(one)).image(one) for one in (old, row)),
            )
            for old, row in (*touched, *gone)
            if old is None or row is None or old != row
        ]
        for event in events_of(changes, cmd, ctx):
            self.add(event)

    def finish(self) -> None:
        """Store what changed, as a database would: numbers become scaled integers and come back."""
        for key in self.removed:
            self.store.pop(key, None)
        for key, row in self.rows.items():
            old = self.store.get(key)
            if old is not None and (old.owner_id, old.counterpart_id) != (row.owner_id, row.counterpart_id):
                raise BugError(f"{key} changed hands")
            for spec in dataclasses.fields(row):
                value = getattr(row, spec.name)
                if isinstance(value, Decimal):
                    setattr(row, spec.name, from_scaled(to_scaled(value)))
            self.store[key] = row


def _is_uow(uow: MemoryUnitOfWork) -> UnitOfWork:
    """Mypy's proof that this implements the port."""
    return uow


class World:
    """A store with organisations and their people; runs commands with the server's authority."""

    def __init__(self) -> None:
        self.store: Store = {}
        self.now = START
        self.count = 0
        self.numbers = 0
        self.events: list[DomainEvent] = []

    # ---- who there is

    def organisation(self, name: str, **fields: Any) -> Actor:
        """A company and its account manager."""
        row_id = an_id(name)
        self.put(e.Organisation(id=row_id, owner_id=row_id, name=name, **fields))
        return Actor(an_id(f"user of {name}"), f"{name}'s manager", row_id, ACCOUNT_MANAGER)

    def connect(self, retailer: Actor, supplier: Actor, **card: Any) -> str:
        """A link, a partner card (its id is returned) and the facts that both show each other."""
        name = self.row(e.Organisation, supplier.organisation_id).name
        link_id = an_id(f"link {retailer.name} {supplier.name}")
        self.put(
            e.Link(id=link_id, owner_id=retailer.organisation_id, counterpart_id=supplier.organisation_id)
        )
        for actor in (retailer, supplier):
            self._react([OrganisationChanged(actor.organisation_id)], self.context(actor))
        partner_id = an_id(f"card {retailer.name} {supplier.name}")
        self.put(
            e.Partner(
                id=partner_id,
                owner_id=retailer.organisation_id,
                link_id=link_id,
                organisation_id=supplier.organisation_id,
                name=card.pop("name", name),
                **card,
            )
        )
        return partner_id

    # ---- rows

    def put(self, row: e.Row) -> None:
        self.store[type(row), row.id] = row

    def row(self, kind: type[R], row_id: str) -> R:
        return cast("R", self.store[kind, row_id])

    def find(self, kind: type[R], row_id: str) -> R | None:
        return cast("R | None", self.store.get((kind, row_id)))

    def all(self, kind: type[R], **fields: Any) -> list[R]:
        """Rows of a kind whose fields have these values, in their order."""
        rows = [row for row in self.store.values() if type(row) is kind]
        rows = [row for row in rows if all(getattr(row, k) == v for k, v in fields.items())]
        return sorted(rows, key=lambda row: (getattr(row, "sort_key", ""), row.id))

    def one(self, kind: type[R], **fields: Any) -> R:
        (row,) = self.all(kind, **fields)
        return row

    def seen_by(self, actor: Actor) -> Iterator[e.Row]:
        """All rows that an organisation's devices receive."""
        for row in self.store.values():
            if actor.organisation_id in (row.owner_id, row.counterpart_id):
                yield row

    # ---- commands

    def context(self, actor: Actor, *, made_at: int | None = None) -> Context:
        self.count += 1

        def draw(_owner_id: str, _seen_by: str) -> str:
            self.numbers += 1
            return f"K7-{self.numbers:04}"

        made = self.now if made_at is None else made_at
        return Context(actor, an_id(f"command {self.count}"), self.now, made, "K7", draw)

    def do(self, actor: Actor, cmd: Command, *, server: bool = True, made_at: int | None = None) -> str:
        """Run a command that has travelled as JSON, with its reactions when this is the server; its id."""
        cmd = decode(type(cmd).__name__, encode(cmd))
        ctx = self.context(actor, made_at=made_at)
        uow = MemoryUnitOfWork(self.store, actor.organisation_id)
        run(cmd, _is_uow(uow), ctx)
        uow.history(cmd, ctx)
        if server:
            uow.see_all()
            self._loop(uow, ctx)
        uow.finish()
        return ctx.command_id

    def system(self, cmd: Command, organisation_id: str) -> None:
        """A command of the server's own."""
        self.do(Actor(an_id("system"), "Server", organisation_id, SYSTEM), cmd)

    def unit(self, actor: Actor) -> MemoryUnitOfWork:
        """To read with, as a query would."""
        return MemoryUnitOfWork(self.store, actor.organisation_id)

    def pass_hours(self, hours: float) -> None:
        self.now += int(hours * HOUR)

    def _react(self, events: Iterable[DomainEvent], ctx: Context) -> None:
        uow = MemoryUnitOfWork(self.store, None)
        uow.events = list(events)
        self._loop(uow, ctx)
        uow.finish()

    def _loop(self, uow: MemoryUnitOfWork, ctx: Context) -> None:
        while uow.events:
            events, uow.events = uow.events, []
            self.events.extend(events)
            react(events, _is_uow(uow), ctx)

    # ---- refusals

    @contextmanager
    def refused(self, code: str, field: str | None = None) -> Iterator[None]:
        """The body must raise this UserError, about this field, and change nothing."""
        before = copy.deepcopy(self.store)
        with pytest.raises(UserError) as caught:
            yield
        error = caught.value
        assert error.code == code, f"{error.code}: {error}"
        assert field is None or error.field == field, f"field {error.field!r} instead of {field!r}"
        assert "{" not in str(error)
        assert self.store == before, "a refused command changed something"
