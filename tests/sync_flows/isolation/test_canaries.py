# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A mark of its own in every text and amount of every row; all that leaves the server is searched for marks.

Who may have a mark follows from the audience rule alone: it stands in a row that is one's own, or whose
counterpart one is, or that is one's user's. A field that is added to an entity takes part by itself.
"""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Callable, Iterator

import pytest

from desktop_b2b.clock import DAY
from desktop_b2b.domain.dashboard import default_widget
from desktop_b2b.domain.entities import RequestLinePrivate, RequestPrivate, Widget
from desktop_b2b.storage.codec import codec as rows_of
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import FILE_PART, FilePart, SignIn
from sync.server import divergence, letters, snapshot
from sync.server.dispatcher import Dispatcher
from sync.server.health import Doctor
from sync.server.mail import SmtpSender, parse_smtp
from tests.fuzz.stage import LATER_ROWS, Stage, later_scene
from tests.sync_flows.isolation.marks import NUMBER, TEXT, Everything, Marked
from tests.sync_flows.server.relay import Relay, read

NAMES = ("shop", "rival", "north", "south")


@pytest.fixture
def marked() -> Iterator[Marked]:
    stage = Stage(later_scene())
    yield Marked(stage)
    stage.close()


def test_every_device_gets_its_own_marks_alone(marked: Marked, log: Everything) -> None:
    for name, caller in zip(NAMES, marked.callers, strict=True):
        body = marked.received(caller)
        assert marked.leaked(caller, body) == [], name
        assert len(set(TEXT.findall(body))) > 50, "the test looks in the right way"
        numbers = {mark for mark in NUMBER.findall(body) if mark in marked.places}
        assert numbers, "amounts, too"
        private = {RequestPrivate.TABLE, RequestLinePrivate.TABLE}
        tables = {marked.places[mark][0] for mark in {*TEXT.findall(body), *numbers} if mark in marked.places}
        assert bool(tables & private) == (name in ("shop", "rival"))
    assert marked.leaked(None, log.text.encode()) == []


def test_proposals_attachments_and_answers_under_seal_take_part(marked: Marked) -> None:
    """Each has marks that its own people get, so that those of others are looked for; what is under seal has
    its author's devices alone.
    """
    marks: dict[str, set[bytes]] = {}
    for mark, (table, _name) in marked.places.items():
        marks.setdefault(table, set()).add(mark)
    got = {
        name: {*TEXT.findall(body), *NUMBER.findall(body)}
        for name, caller in zip(NAMES, marked.callers, strict=True)
        for body in (marked.received(caller),)
    }
    assert {table for table in LATER_ROWS if not marked.stage.db.query(f'SELECT 1 FROM "{table}"')} == set()
    for table in ("proposal", "attachment"):
        assert any(got[name] & marks[table] for name in ("north", "south")), table
    assert any(got[name] & marks["proposal"] for name in ("shop", "rival"))
    assert any(got[name] & marks["sealed_answer"] for name in ("north", "south"))
    assert not any(got[name] & marks["sealed_answer"] for name in ("shop", "rival"))


def test_letters_say_what_their_readers_may_see(marked: Marked) -> None:
    by_company = {caller.session.organisation_id: caller for caller in marked.callers}
    written = 0
    stage = marked.stage
    for table, kind, reader in (("inquiry", "request_sent", 2), ("shipment", "shipment_confirmed", 2)):
        sql = f'SELECT "id", "owner_id", "counterpart_id" FROM "{table}"'
        for row in stage.db.query(sql):
            company = row[reader].hex()
            body = {f"{table}_id": row[0].hex(), "organisation_id": company}
            kinds = [name for name in letters.LETTERS if table in name or kind.split("_")[0] in name]
            try:
                letter = letters.write(stage.db, kinds[0], body, stage.world.clock.now())
            except (letters.NothingToSay, letters.NoAddress):
                continue
            written += 1
            text = f"{letter.to} {letter.subject} {letter.text}".encode()
            assert marked.leaked(by_company[company], text) == []
    assert written


def test_letters_that_a_relay_took_have_their_readers_marks_alone(marked: Marked, log: Everything) -> None:
    """All of a letter as it came: envelope, headers, body. Nobody gets what is due to somebody else."""
    stage, relay = marked.stage, Relay()
    try:
        wanted = write_effects(stage)
        sender = SmtpSender(
            stage.server.readers,
            stage.world.clock,
            parse_smtp(relay.url),
            stage.server.leaving,
            stage.server.codes,
        )
        server = stage.server
        Dispatcher(server.readers, server.executor, server.clock, (sender,), "one").run_due()
        letters = relay.left_raw()
    finally:
        relay.stop()
    addresses = {
        row[0]: row[1].hex() for row in stage.db.query('SELECT "contact_email", "id" FROM "organisation"')
    }
    by_company = {caller.session.organisation_id: caller for caller in marked.callers}
    for facts in letters:
        (address,) = facts["to"]
        found = read(facts["mail"])
        whole = "\n".join((facts["mail"], str(found.get_content()), repr(facts))).encode()
        assert marked.leaked(by_company[addresses[address]], whole) == []
        assert TEXT.search(whole), "the test looks in the right way"
    assert len(letters) == wanted > 4
    assert {row[0] for row in stage.db.query('SELECT DISTINCT "state" FROM "effect"')} == {"sent", "skipped"}
    assert marked.leaked(None, log.text.encode()) == []


def test_alerts_that_a_relay_took_have_their_readers_marks_alone(marked: Marked, log: Everything) -> None:
    """Every document to everybody: only its parties' people get letters, of what they may have."""
    stage, relay = marked.stage, Relay()
    try:
        wanted = write_alerts(stage)
        server = stage.server
        sender = SmtpSender(
            server.readers, stage.world.clock, parse_smtp(relay.url), server.leaving, server.codes
        )
        Dispatcher(server.readers, server.executor, server.clock, (sender,), "one").run_due()
        letters = relay.left_raw()
    finally:
        relay.stop()
    readers = {
        email: owner.hex() for email, owner in stage.db.query('SELECT "email", "owner_id" FROM "user"')
    }
    by_company = {caller.session.organisation_id: caller for caller in marked.callers}
    for facts in letters:
        (address,) = facts["to"]
        found = read(facts["mail"])
        whole = "\n".join((facts["mail"], str(found.get_content()), repr(facts))).encode()
        assert marked.leaked(by_company[readers[address]], whole) == []
        assert TEXT.search(whole), "the test looks in the right way"
    assert len(letters) == wanted > 4
    assert {row[0] for row in stage.db.query('SELECT DISTINCT "state" FROM "effect"')} == {"sent", "skipped"}
    assert marked.leaked(None, log.text.encode()) == []


def write_alerts(stage: Stage, kinds: tuple[str, ...] = ("request", "inquiry", "order", "shipment")) -> int:
    """Each document of these kinds as an alert of each user; how many are to be sent."""
    db, now = stage.db, stage.world.clock.now()
    db.run('DELETE FROM "effect"')
    db.run('UPDATE "user" SET "email" = "email" || \'@example.com\', "active" = 1, "sections" = \'[]\'')
    users = db.query('SELECT "id", "owner_id" FROM "user"')
    code = rows_of(Widget)
    widgets = []
    for user, company in users:
        row = default_widget(user.hex(), company.hex(), "need_attention")
        row.mail_alert = True
        db.run(code.sql.insert, code.to_db(code.image(row)))
        widgets.append((bytes.fromhex(row.id), user, company))
    count = 0
    for kind in kinds:
        for row_id, owner, other in db.query(f'SELECT "id", "owner_id", "counterpart_id" FROM "{kind}"'):
            for widget, user, company in widgets:
                body = json.dumps(
                    {
                        "user_id": user.hex(),
                        "widget_id": widget.hex(),
                        "record_id": row_id.hex(),
                        "kind": kind,
                        "entered_at": str(now + DAY),
                    }
                )
                db.run(
                    'INSERT INTO "effect" ("id", "kind", "body", "state", "made_at", "due_at", "tries",'
                    " \"reason\") VALUES (?, 'mail.alert', ?, 'waiting', ?, ?, 0, '')",
                    (secrets.token_bytes(16), body, now, now),
                )
                count += company in (owner, other)
    return count


def write_effects(stage: Stage) -> int:
    """A letter about each inquiry and each shipment to whom it belongs, and one to whom it does not belong;
    how many are to be sent.
    """
    db, now = stage.db, stage.world.clock.now()
    db.run('DELETE FROM "effect"')
    db.run('UPDATE "organisation" SET "contact_email" = "contact_email" || \'@example.com\'')
    db.run('UPDATE "organisation" SET "language" = \'fr\' WHERE unicode("name") % 2')
    db.run('UPDATE "inquiry" SET "state" = \'waiting\', "deadline_at" = ?', (now + DAY,))
    db.run('UPDATE "shipment" SET "confirmed_at" = ?', (now,))
    places = {"inquiry": "mail.request_sent", "shipment": "mail.shipment_confirmed"}
    companies = [row[0] for row in db.query('SELECT "id" FROM "organisation"')]
    count = 0
    for table, kind in places.items():
        for row_id, reader in db.query(f'SELECT "id", "counterpart_id" FROM "{table}"'):
            for company in companies:
                body = json.dumps({f"{table}_id": row_id.hex(), "organisation_id": company.hex()})
                db.run(
                    'INSERT INTO "effect" ("id", "kind", "body", "state", "made_at", "due_at", "tries",'
                    " \"reason\") VALUES (?, ?, ?, 'waiting', ?, ?, 0, '')",
                    (secrets.token_bytes(16), kind, body, now, now),
                )
                count += company == reader
    return count


def test_what_everybody_may_ask_and_what_is_logged_has_no_mark(marked: Marked, log: Everything) -> None:
    server, secret = marked.stage.server, "zq000001qz"
    told = repr(Doctor(server).look()) + server.metrics.text({})
    refused: list[Callable[[], object]] = [
        lambda: server.sign_in(SignIn(email=secret, password=secret, device_name=secret), secret),
        lambda: server.exchange(secret, marked.callers[0].exchange(secret)),
        lambda: server.files.put(
            server.session(marked.callers[0].session.token), "0" * 64,
            FilePart(mime=secret, total=10, start=0, content=secret.encode()),
        ),
        lambda: server.files.get(server.session(marked.callers[1].session.token), secret, FILE_PART),
    ]  # fmt: skip
    for call in refused:
        with pytest.raises(GatewayError) as caught:
            call()
        told += caught.value.failure.text + repr(caught.value.failure.detail)
    marked.places[b"zq000001qz"] = "what was sent", "anything"
    assert marked.leaked(None, (told + log.text).encode()) == []
    for caller in marked.callers:
        assert caller.session.token not in told + log.text
    assert "sync" in log.text or log.text == ""


def test_a_wider_audience_is_found(marked: Marked, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: a supplier's feed names the retailer's private rows, and the last filter is open."""
    south = marked.callers[3]
    scope = f"{south.session.organisation_id}:sourcing"
    marked.stage.db.run(
        'INSERT INTO "feed" ("scope", "tbl", "row_id", "seq", "op")'
        ' SELECT ?, \'request_private\', "id", 1, 1 FROM "request_private"', (scope,),
    )  # fmt: skip
    monkeypatch.setattr(snapshot, "allowed", lambda _reader, _table: ("1 = 1", []))
    monkeypatch.setattr(divergence, "allowed", lambda _reader, _table: ("1 = 1", []))
    logging.disable(logging.ERROR)  # the exchange's own filter says what it leaves out
    body = marked.received(south)
    logging.disable(logging.NOTSET)
    assert ("request_private", "recipient_email") in marked.leaked(south, body)


def test_a_line_with_a_body_is_found(marked: Marked, log: Everything) -> None:
    """Planted: somebody logs what a device receives."""
    logging.getLogger("sync.server.planted").debug(
        "sent", extra={"body_sent": marked.received(marked.callers[0])}
    )
    assert marked.leaked(None, log.text.encode())
