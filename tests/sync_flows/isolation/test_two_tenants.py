# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a company receives is the same, byte for byte, whether or not another one trades beside it.

Bodies, statuses, headers, letters and lines of the log, over HTTP, on both databases. Replaced by their order
of appearance are: the marks of feeds, the letters that numbers begin with, and the blocks from which somebody
who trades with both numbers shipments; all of these are drawn by chance. All other bytes are compared as they
are, ids and counters among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop_b2b.clock import DAY
from desktop_b2b.domain.commands.account import SaveContact
from desktop_b2b.domain.entities import ENTITIES, UserRow
from desktop_b2b.services import bus
from sync.client.transport import HttpGateway
from sync.server import snapshot
from sync.server.database import Database
from sync.server.numbers import Series
from sync.server.store import ServerStore
from tests.sync_flows.isolation.tenant_steps import Run, Step
from tests.sync_flows.isolation.tenant_tapes import Heard, Plain, devices_of, hearing, told
from tests.sync_flows.isolation.tenants import TRADERS, Site, Tenants
from tests.sync_flows.server.hands import fixed_id
from tests.sync_flows.server.relay import Relay

STEPS, SEED = 200, "12"


@dataclass
class Outcome:
    """All that a run gave to those who are looked at."""

    answers: dict[str, list[tuple[Any, ...]]]
    letters: dict[str, list[str]]
    lines: dict[str, list[str]]
    #: What stands in the books of who trades with both, about each of them.
    books: dict[str, list[str]]


@contextmanager
def poisonous(site: Site) -> Iterator[None]:
    """The server's handlers stumble over some commands."""
    ran = bus.run

    def run(cmd: Any, uow: Any, ctx: Any) -> None:
        if ctx.command_id in site.poisoned and isinstance(uow, ServerStore):
            raise RuntimeError("a bug in a handler")
        ran(cmd, uow, ctx)

    vars(bus)["run"] = run
    try:
        yield
    finally:
        vars(bus)["run"] = ran


def played(
    folder: Path,
    database: Database,
    given: set[str],
    steps: list[Step] | None = None,
    absent: tuple[str, ...] = (),
    seed: str = SEED,
    tenants: Tenants = TRADERS,
    count: int = STEPS,
) -> tuple[Outcome, list[Step]]:
    """A run of its own, and its steps."""
    folder.mkdir()
    relay = Relay()
    try:
        with hearing() as heard:
            site = Site(folder, database, relay, seed, given, absent, tenants)
            try:
                with poisonous(site):
                    run = Run(site)
                    if steps is None:
                        steps = run.make_up(count)
                    else:
                        for step in steps:
                            run.play(step)
                    site.server.dispatcher.run_due()
                    rest(site)
                return outcome(site, heard), steps
            finally:
                site.close()
    finally:
        relay.stop()


def rest(site: Site) -> None:
    """Everybody sends and takes what there is, a day later, when wrong passwords are forgiven."""
    site.clock.advance(DAY)
    for turn in range(2):
        for desk in site.desks:
            with site.at(f"end/{turn}/{desk.name}"):
                if desk.store.session is None:
                    desk.sign_in()
                desk.engine.round()


def outcome(site: Site, heard: Heard) -> Outcome:
    letters, receivers = site.letters(), site.tenants.receivers
    plain = {name: Plain(site) for name in receivers}
    return Outcome(
        {name: told(site, name) for name in receivers},
        {name: [plain[name].text(mail) for mail in letters.get(name, [])] for name in receivers},
        {
            name: [plain[name].text(line) for line in heard.about(devices_of(site, name))]
            for name in receivers
        },
        {name: books(site, name) for name in receivers},
    )


def books(site: Site, about: str) -> list[str]:
    """The rows of who trades with both in which a company is a party, as they lie at a desk of theirs."""
    desk = next(one for one in site.desks if one.organisation == site.tenants.both)
    company, plain = bytes.fromhex(site.organisations[about]), Plain(site)
    return [
        plain.text(repr(row))
        for entity in ENTITIES
        if not issubclass(entity, UserRow)
        for row in desk.rows(entity, "WHERE ? IN (owner_id, counterpart_id) ORDER BY id", company)
    ]


@pytest.mark.timeout(400)
def test_what_a_company_receives_does_not_tell_of_others(
    ram: Path, make_database: Callable[[], Database]
) -> None:
    given: set[str] = set()
    beside, steps = played(ram / "beside", make_database(), given)
    own = [step for step in steps if not step.others]
    assert len(steps) - len(own) > STEPS / 5, "the others do a good deal"
    alone, _ = played(ram / "alone", make_database(), given, own)
    same(beside, alone)
    nobody, _ = played(ram / "nobody", make_database(), given, own, absent=TRADERS.others)
    same(beside, nobody)
    calls = {answer[0].partition(" ")[2].split("/")[3] for answer in beside.answers["shop"]}
    assert calls >= {
        "sign-in", "sign-out", "enrol", "exchange", "snapshot", "wait", "verify", "refetch", "report", "file"
    }  # fmt: skip
    assert {answer[1] for answer in beside.answers["shop"]} >= {200, 204, 400, 401, 404}
    assert beside.letters["south"]
    assert beside.lines["shop"]


def same(here: Outcome, there: Outcome) -> None:
    """Nothing differs."""
    for name in here.answers:
        for number, (one, two) in enumerate(zip(here.answers[name], there.answers[name], strict=False)):
            assert one == two, f"answer {number} to {name}"
        assert len(here.answers[name]) == len(there.answers[name])
        assert here.letters[name] == there.letters[name]
        assert here.lines[name] == there.lines[name]
        assert here.books[name] == there.books[name]


def all_rows(db: Any, _start: Any) -> int:
    """Planted: a walk's number of rows is everybody's."""
    return int(db.query('SELECT count(*) FROM "feed"')[0][0])


def one_series(self: Series, _owner_id: str) -> str:
    """Planted: the numbers that the server gives are counted for all."""
    return f"series:{self._restores}"


@pytest.mark.timeout(400)
@pytest.mark.parametrize(
    ("place", "name", "bug"), [(snapshot, "_count", all_rows), (Series, "_key", one_series)]
)
def test_a_leak_is_found(
    ram: Path, monkeypatch: pytest.MonkeyPatch, place: Any, name: str, bug: Callable[..., Any]
) -> None:
    monkeypatch.setattr(place, name, bug)
    given: set[str] = set()
    beside, steps = played(ram / "beside", Database(ram / "beside.db"), given)
    own = [step for step in steps if not step.others]
    alone, _ = played(ram / "alone", Database(ram / "alone.db"), given, own)
    with pytest.raises(AssertionError):
        same(beside, alone)


def test_who_waits_for_news_is_not_woken_by_others(ram: Path) -> None:
    relay = Relay()
    site = Site(ram, Database(ram / "server.db"), relay, "one", set())
    try:
        shop, rival = site.desk("desk0"), site.desk("desk4")
        session = shop.store.session
        assert session is not None
        heads = site.server.heads(site.server.scopes(session.token))
        with ThreadPoolExecutor(1) as thread:
            # On a line of its own: the desk's other calls go on meanwhile.
            line = HttpGateway(site.web.address)
            waiting = thread.submit(line.wait, session.token, heads, 25.0)
            while not site.server.waiters.count():
                site.server.doctor.look()
            for number in range(3):
                with site.at(f"rival {number}"):
                    rival.store.execute(SaveContact(contact_id=fixed_id(f"contact {number}"), company="A"))
                    rival.engine.round()
            assert not waiting.done()
            with site.at("shop"):
                shop.store.execute(SaveContact(contact_id=fixed_id("contact"), company="A"))
                shop.engine.round()
            assert waiting.result(20).heads.keys() == heads.keys()
            line.close()
    finally:
        site.close()
        relay.stop()
