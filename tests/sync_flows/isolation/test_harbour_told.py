# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is said beside the rows where two retailers have their goods at one centre: letters that a relay took,
alerts that are looked for, refusals, effects, metrics, the log. Each is searched for what is somebody else's.
"""

from __future__ import annotations

import dataclasses
import json
import random
import re
import secrets
from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec
import pytest

from desktop_b2b.domain.commands import commands, views
from desktop_b2b.services.queries import ListAlerts
from desktop_b2b.storage.pending import KINDS
from sync.server import letters
from sync.server.dispatcher import Dispatcher
from sync.server.effects import FULFILMENT_CONFIRMED, MAIL_ALERT, ORDER_COLLECTED
from sync.server.health import Doctor
from sync.server.mail import SmtpSender, parse_smtp
from tests.fuzz.harbour import NAMES, WORD, harbour
from tests.fuzz.stage import Stage, all_ids, ids_for
from tests.fuzz.values import Schema
from tests.simulation.world import Desk
from tests.sync_flows.isolation.marks import TEXT, Everything, Marked
from tests.sync_flows.isolation.test_canaries import write_alerts
from tests.sync_flows.isolation.test_foreign_ids import Asker, places, put
from tests.sync_flows.isolation.test_harbour import READERS
from tests.sync_flows.isolation.test_harbour_ids import ABOUT_GOODS
from tests.sync_flows.server.relay import Relay, read

#: What a retailer keeps to itself, as it stands in its rows.
SECRET = re.compile(rb"zq([a-z]+)qz")
_EFFECT = (
    'INSERT INTO "effect" ("id", "kind", "body", "state", "made_at", "due_at", "tries", "reason")'
    " VALUES (?, ?, ?, 'waiting', ?, ?, 0, '')"
)


@pytest.fixture
def stage() -> Iterator[Stage]:
    found = Stage(harbour())
    yield found
    found.close()


def delivered(stage: Stage) -> list[dict[str, Any]]:
    """All that waits is given to a real relay: the letters as they came."""
    relay, server = Relay(), stage.server
    try:
        sender = SmtpSender(
            server.readers, stage.world.clock, parse_smtp(relay.url), server.leaving, server.codes
        )
        Dispatcher(server.readers, server.executor, server.clock, (sender,), "one").run_due()
        return relay.left_raw()
    finally:
        relay.stop()


def write_departures(stage: Stage) -> int:
    """A letter about each shipment that left, to each company; how many are to be sent."""
    db, now = stage.db, stage.world.clock.now()
    db.run('UPDATE "fulfilment_shipment" SET "state" = \'confirmed\', "confirmed_at" = ?', (now,))
    db.run('UPDATE "organisation" SET "contact_email" = "contact_email" || \'@example.com\'')
    companies = [row[0] for row in db.query('SELECT "id" FROM "organisation"')]
    count = 0
    for row_id, retailer in db.query('SELECT "id", "counterpart_id" FROM "fulfilment_shipment"'):
        for company in companies:
            body = json.dumps({"fulfilment_shipment_id": row_id.hex(), "organisation_id": company.hex()})
            for kind in (FULFILMENT_CONFIRMED, ORDER_COLLECTED):
                db.run(_EFFECT, (secrets.token_bytes(16), kind, body, now, now))
                count += company == retailer
    return count


def test_letters_that_a_relay_took_have_their_readers_marks_alone(stage: Stage, log: Everything) -> None:
    """Every document to everybody: the alerts of people, and what left the centre to companies."""
    marked = Marked(stage)
    wanted = write_alerts(stage, KINDS) + write_departures(stage)
    found = delivered(stage)
    db = stage.db
    readers = {email: owner.hex() for email, owner in db.query('SELECT "email", "owner_id" FROM "user"')}
    readers |= {
        email: owner.hex() for email, owner in db.query('SELECT "contact_email", "id" FROM "organisation"')
    }
    by_company = {caller.session.organisation_id: caller for caller in marked.callers}
    for facts in found:
        (address,) = facts["to"]
        letter = read(facts["mail"])
        whole = "\n".join((facts["mail"], str(letter.get_content()), repr(facts))).encode()
        assert marked.leaked(by_company[readers[address]], whole) == []
        assert TEXT.search(whole), "the test looks in the right way"
    assert len(found) == wanted
    assert {readers[facts["to"][0]] for facts in found} >= {
        stage.scene.organisations[name] for name in ("shop", "rival", "depot", "yard")
    }
    assert {row[0] for row in db.query('SELECT DISTINCT "state" FROM "effect"')} == {"sent", "skipped"}
    assert marked.leaked(None, log.text.encode()) == []


def test_alerts_are_found_for_who_sees_the_document(stage: Stage) -> None:
    """By the server's own look: what each is told by mail is what that desk would tell, and nothing else."""
    for desk in stage.world.desks:
        for kind in KINDS:
            own = stage.world.luck.new_id()
            desk.store.execute(
                views.SaveWidget(widget_id=own, title=kind, query=f"kind:{kind}", alert=True, mail_alert=True)
            )
        desk.engine.round()
    look(stage)
    # As if all of it came after the widgets did.
    stage.db.run('UPDATE "mail_watch" SET "since" = 0')
    look(stage)
    told: dict[str, set[str]] = {}
    bodies = stage.db.query('SELECT "body" FROM "effect" WHERE "kind" = ?', (MAIL_ALERT,))
    for (body,) in bodies:
        facts = json.loads(body)
        told.setdefault(facts["user_id"], set()).add(facts["record_id"])
    for desk in stage.world.desks:
        here = desk.store.answer(ListAlerts(told="mail", limit=1_000))
        assert told.get(user_of(desk), set()) == {alert.row.id for alert in here.alerts}, desk.organisation
        parties = {
            row_id.hex()
            for kind in KINDS
            for (row_id,) in stage.db.query(
                f'SELECT "id" FROM "{kind}" WHERE ? IN ("owner_id", "counterpart_id")',
                (bytes.fromhex(desk.organisation_id),),
            )
        }
        assert told.get(user_of(desk), set()) <= parties
    orders = {row[0].hex() for row in stage.db.query('SELECT "id" FROM "b2b_order"')}
    hear = {desk.organisation for desk in stage.world.desks if told.get(user_of(desk), set()) & orders}
    assert hear == {"shop", "rival", "depot", "yard"}


def user_of(desk: Desk) -> str:
    """Who is signed in at a desk."""
    assert desk.store.session is not None
    return desk.store.session.user_id


def look(stage: Stage) -> None:
    """Until there is nothing more to be done at once."""
    while stage.server.alerts.run_due():
        pass


def test_effects_hold_ids_alone(stage: Stage) -> None:
    """Of a letter that waits nothing can be read but what it is about."""
    write_departures(stage)
    kinds = set()
    for kind, body, reason in stage.db.query('SELECT "kind", "body", "reason" FROM "effect"'):
        for name, value in json.loads(body).items():
            assert re.fullmatch("[0-9a-f]{32}" if name.endswith("_id") else r"\d+", value), (kind, name)
        assert WORD.search(reason.encode()) is None
        kinds.add(kind)
    assert kinds >= {FULFILMENT_CONFIRMED, ORDER_COLLECTED}


def refused(stage: Stage, number: int) -> Iterator[tuple[str, ...]]:
    """Verdicts on commands about goods with ids of everything there is, in every place of an id."""
    asker, every = Asker(stage, number), all_ids(stage.scene)
    for name in ABOUT_GOODS:
        schema = Schema(msgspec.json.schema(commands()[name]), partial(ids_for, found=stage.scene))
        dice = random.Random(f"told {name} {number}")
        for _ in range(3):
            args = schema.value(dice)
            yield asker.judged(name, args, "?")
            for path in list(places(args))[:4]:
                yield asker.judged(name, put(args, path, dice.choice(every)), "?")


@pytest.mark.parametrize("number", range(5), ids=NAMES)
def test_refusals_tell_their_author_what_that_company_may_read(
    stage: Stage, log: Everything, number: int
) -> None:
    """Code, words, values, the sides of a conflict; nothing of anybody in metrics, health and log."""
    name, said, issues = NAMES[number], 0, set()
    for verdict in refused(stage, number):
        text = " ".join(verdict).encode()
        writers = {found.decode() for found in WORD.findall(text)}
        assert {writer for writer in writers if name not in READERS[writer]} == set(), verdict
        assert {found.decode() for found in SECRET.findall(text)} <= {name}, verdict
        said += bool(writers)
        issues.add(verdict[1])
    assert len(issues) > 12
    whole = f"{log.text} {stage.server.metrics.text(Doctor(stage.server).gauges())}".encode()
    assert WORD.findall(whole) == SECRET.findall(whole) == []


def test_a_letter_that_says_too_much_is_found(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: an alert says what the retailer keeps to itself."""
    real = letters.LETTERS[MAIL_ALERT]
    sql = 'SELECT "recipient_email" FROM "b2b_private" WHERE "id" = ?'

    def alert(db: Any, body: dict[str, str], now: int) -> letters.Letter:
        letter = real(db, body, now)
        secret = "".join(row[0] for row in db.query(sql, (bytes.fromhex(body["record_id"]),)))
        return dataclasses.replace(letter, text=letter.text + secret)

    monkeypatch.setitem(letters.LETTERS, MAIL_ALERT, alert)
    with pytest.raises(AssertionError):
        test_letters_that_a_relay_took_have_their_readers_marks_alone(stage, Everything())
