# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Mails reach a real relay: after commit, in the reader's language, at least once, recorded once."""

from __future__ import annotations

import os
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from desktop_b2b.clock import DAY, HOUR, MINUTE, ManualClock, SystemClock
from desktop_b2b.domain import entities as e
from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.rows import RowStore
from sync.server import effects
from sync.server.database import Database, begin_writing
from sync.server.dispatcher import Dispatcher, Effect, Later, Sender
from sync.server.intake import Transaction
from sync.server.letters import LETTERS, one_line
from sync.server.mail import ENVIRONMENT, SmtpSender, is_address, parse_smtp, smtp_settings
from sync.server.server import Server
from tests.sync_flows.server.hands import CANARY, NOON, PASSWORD, Market
from tests.sync_flows.server.process import Process
from tests.sync_flows.server.relay import Relay
from tests.sync_flows.trade import Trade
from tests.sync_flows.world import World


@pytest.fixture
def relay() -> Iterator[Relay]:
    found = Relay()
    yield found
    found.stop()


class _Died(BaseException):
    """The process ends here, as far as one process can be two."""


def sender(server: Server, relay: Relay, **more: Any) -> SmtpSender:
    return SmtpSender(
        server.readers, server.clock, parse_smtp(relay.url), server.leaving, server.codes, **more
    )


def dispatcher(server: Server, *senders: Sender, holder: str = "one", **more: Any) -> Dispatcher:
    return Dispatcher(
        server.readers, server.executor, server.clock, senders, holder, jitter=lambda _, most: most, **more
    )


def states(server: Server) -> list[tuple[str, int, str]]:
    with server.readers.snapshot() as db:
        return [
            (state, tries, reason)
            for state, tries, reason in db.query(
                'SELECT "state", "tries", "reason" FROM "effect" ORDER BY "id"'
            )
        ]


#: Reminders have their own tests (``test_reminders``): here a request causes one letter for each partner.
_NO_REMINDERS = 'DELETE FROM "effect" WHERE "kind" LIKE \'mail.remind%\''


def asked(market: Market, *partners: str) -> str:
    """A request to partners, sent; its id."""
    line = market.line(partners=" ".join(partners or ("north",)))
    request_id = market.send_request(market.hand("shop"), line)
    run(market.server, _NO_REMINDERS)
    return request_id


def set_organisation(server: Server, company: str, **fields: str) -> None:
    def write(store: RowStore) -> None:
        row = store.get(e.Organisation, company)
        for name, value in fields.items():
            setattr(row, name, value)

    def change(unit: Transaction) -> None:
        unit.write(write, (), unit.context("f" * 32, company, NOON))

    server.executor.call(change).result()


# ---------------------------------------------------------------- what is sent


def test_a_request_is_told_to_each_supplier_in_its_language(market: Market, relay: Relay) -> None:
    set_organisation(market.server, market.ids["south"], language="fr", contact_email="achats@south.example")
    request_id = asked(market, "north", "south")
    work = dispatcher(market.server, sender(market.server, relay))
    work.run_due()
    letters = {str(letter["To"]): letter for letter in (relay.mail(), relay.mail())}
    assert set(letters) == {"north@example.com", "achats@south.example"}
    english, french = letters["north@example.com"], letters["achats@south.example"]
    assert "from Shop" in english["Subject"]
    assert "de Shop" in french["Subject"]
    assert "Please answer by" in text(english)
    assert "Merci de répondre avant le" in text(french)
    assert english.get_content_type() == "text/plain"
    assert english["Auto-Submitted"] == "auto-generated"
    with market.server.readers.snapshot() as db:
        ids = {row[0].hex() for row in db.query('SELECT "id" FROM "effect"')}
    assert {letter["Message-ID"] for letter in letters.values()} == {f"<{key}@example.com>" for key in ids}
    assert states(market.server) == [("sent", 1, "")] * 2
    for letter in letters.values():
        raw = letter.as_bytes()
        assert CANARY.encode() not in raw
        assert b"7.65" not in raw
        assert request_id.encode() not in raw
    assert b"outh" not in english.as_bytes()


def text(letter: EmailMessage) -> str:
    return str(letter.get_content()).replace("\r\n", "\n")


def test_a_shipment_is_told_to_the_retailer(tmp_path: Path, relay: Relay) -> None:
    world = World(tmp_path)
    shop, north, south = world.desk("shop"), world.desk("north"), world.desk("south")
    world.set_up_shop(shop)
    trade = Trade(world, shop)
    trade.save()
    trade.send()
    world.settle()
    trade.answer(north, "north", "5")
    trade.answer(south, "south", "6")
    world.settle()
    trade.order()
    world.settle()
    trade.ship(north)
    world.settle()
    run(world.server, _NO_REMINDERS)
    work = dispatcher(world.server, sender(world.server, relay))
    work.run_due()
    told = [relay.mail()]
    order = trade.order_at(north)
    assert "north-company" in told[0]["Subject"]
    assert order.number in told[0]["Subject"]
    assert "Parcel Post" in text(told[0])
    assert "PP123" in text(told[0])
    assert told[0]["To"] == "shop@example.com"
    # The asking is over: nobody is asked to answer what is answered.
    assert sorted(states(world.server)) == [
        ("sent", 1, ""),
        *[("skipped", 1, "the request is answered or over")] * 2,
    ]
    assert relay.left() == []
    world.close()


def test_every_kind_has_its_letter() -> None:
    kinds = {value for name, value in vars(effects).items() if name.isupper()}
    assert kinds == set(LETTERS)


def test_unknown_kinds_are_left_to_a_newer_server(small_market: Market, relay: Relay) -> None:
    asked(small_market)
    run(small_market.server, 'UPDATE "effect" SET "kind" = \'webhook.order\'')
    dispatcher(small_market.server, sender(small_market.server, relay)).run_due()
    assert states(small_market.server) == [("waiting", 0, "")]
    assert relay.left() == []


def test_held_effects_wait_for_a_word(small_market: Market, relay: Relay) -> None:
    asked(small_market)
    run(small_market.server, 'UPDATE "effect" SET "state" = \'held\'')
    work = dispatcher(small_market.server, sender(small_market.server, relay))
    work.run_due()
    assert states(small_market.server) == [("held", 0, "")]
    run(small_market.server, 'UPDATE "effect" SET "state" = \'waiting\'')
    work.run_due()
    assert relay.mail()["To"] == "north@example.com"
    assert relay.left() == []


def run(server: Server, sql: str) -> None:
    server.executor.call(lambda unit: unit.db.run(sql)).result()


def test_names_cannot_reach_into_headers(small_market: Market, relay: Relay) -> None:
    name = "Shop\r\nBcc: everybody@example.com\n\u202eevil\x00"
    set_organisation(small_market.server, small_market.ids["shop"], name=name)
    asked(small_market)
    dispatcher(small_market.server, sender(small_market.server, relay)).run_due()
    letter = relay.mail()
    assert letter["Bcc"] is None
    assert letter["Subject"].endswith("from Shop Bcc: everybody@example.com evil")
    assert one_line("x" * 300) == "x" * 199 + "…"


@pytest.mark.parametrize(
    "address",
    ["a@b, c@d.example", "a@b\r\nRCPT TO:<x@y>", "<a@b.example>", "nobody", "@b", "a@", "a b@c.example"],
)
def test_an_address_is_one_address(address: str) -> None:
    assert not is_address(address)


@pytest.mark.expected_logs("WARNING sync.server.dispatcher: effect .* failed")
def test_a_company_without_an_address_is_recorded(small_market: Market, relay: Relay) -> None:
    asked(small_market)
    set_organisation(small_market.server, small_market.ids["north"], contact_email="north at example")
    dispatcher(small_market.server, sender(small_market.server, relay)).run_due()
    assert states(small_market.server) == [("failed", 1, "the reader's address is not an e-mail address")]
    assert relay.left() == []


# ---------------------------------------------------------------- when it is sent


def test_nothing_is_sent_before_its_command_is_committed(market: Market, relay: Relay) -> None:
    """The transaction stands open with its effect written; the dispatcher sees nothing of it."""
    asked(market)
    work = dispatcher(market.server, sender(market.server, relay))
    work.run_due()
    first = relay.mail()["Message-ID"]
    db = market.database.connect()
    begin_writing(db)
    db.run('UPDATE "effect" SET "state" = \'waiting\'')
    assert work._next() is None
    db.rollback()
    db.close()
    work.run_due()
    assert [letter["Message-ID"] for letter in relay.left()] == []
    assert first


@pytest.mark.expected_logs("WARNING sync.server.dispatcher: effect .* failed")
def test_a_refused_recipient_is_recorded_with_its_reason(market: Market, relay: Relay) -> None:
    asked(market)
    relay.rule(rcpt="550 5.1.1 north@example.com: no such mailbox")
    work = dispatcher(market.server, sender(market.server, relay))
    work.run_due()
    assert relay.refused() == "north@example.com"
    assert states(market.server) == [("failed", 1, "550 5.1.1 ***: no such mailbox")]
    relay.rule(rcpt="")
    market.clock.advance(DAY)
    work.run_due()
    assert relay.left() == []


def test_a_relay_that_asks_for_time_gets_it(small_market: Market, relay: Relay) -> None:
    asked(small_market)
    relay.rule(data="451 4.7.1 Greylisted, try again in 20 minutes")
    work = dispatcher(small_market.server, sender(small_market.server, relay))
    work.run_due()
    assert relay.refused() == "north@example.com"
    relay.rule(data="")
    small_market.clock.advance(19 * MINUTE)
    work.run_due()
    assert states(small_market.server) == [("waiting", 1, "451 4.7.1 Greylisted, try again in 20 minutes")]
    small_market.clock.advance(MINUTE)
    work.run_due()
    assert relay.mail()["To"] == "north@example.com"
    assert states(small_market.server) == [("sent", 2, "")]


class _Never:
    """A sender whose other side always asks for patience."""

    kinds = frozenset({effects.REQUEST_SENT})

    def __init__(self) -> None:
        self.sent: list[str] = []

    def send(self, effect: Effect) -> None:
        self.sent.append(effect.id)
        raise Later("451 not now")

    def rest(self) -> None:
        """Nothing to let go of."""


@pytest.mark.expected_logs("WARNING sync.server.dispatcher: effect .* failed")
def test_each_delay_doubles_and_patience_ends(small_market: Market) -> None:
    asked(small_market)
    never = _Never()
    work = dispatcher(small_market.server, never)
    gaps = []
    while states(small_market.server)[0][0] == "waiting":
        with small_market.server.readers.snapshot() as db:
            ((due,),) = db.query('SELECT "due_at" FROM "effect"')
        gaps.append(due - small_market.clock.now())
        small_market.clock.instant = due
        work.run_due()
    assert gaps[:10] == [0, *(MINUTE << n for n in range(8)), 4 * HOUR]
    assert set(gaps[9:]) == {4 * HOUR}
    assert 5 * DAY <= sum(gaps) < 5 * DAY + 4 * HOUR
    assert states(small_market.server)[0][::2] == ("failed", "given up: 451 not now")


def is_held_up(work: Dispatcher) -> bool:
    return work.is_held_up


@pytest.mark.expected_logs("WARNING sync.server.dispatcher: effects wait: The mail relay does not take mail")
def test_a_relay_that_is_down_costs_nothing_but_time(market: Market, relay: Relay) -> None:
    asked(market)
    relay.stop()
    work = dispatcher(market.server, sender(market.server, relay))
    assert [work.run_due() for _ in range(4)] == [1.0, 2.0, 4.0, 8.0]
    assert is_held_up(work)
    assert states(market.server) == [("waiting", 0, "")]
    relay.start()
    work.run_due()
    assert not is_held_up(work)
    assert relay.mail()["To"] == "north@example.com"
    assert states(market.server) == [("sent", 1, "")]


# ---------------------------------------------------------------- once in the books


@pytest.mark.parametrize("point", ["effect.send", "effect.sent", "effect.recorded"])
def test_a_crash_at_any_step_sends_at_least_once_and_records_once(
    small_market: Market, relay: Relay, point: str
) -> None:
    asked(small_market)

    def crash(name: str) -> None:
        if name == point:
            raise _Died

    dying = sender(small_market.server, relay)
    with suppress(_Died):
        dispatcher(small_market.server, dying, crash=crash).run_due()
    dying.rest()
    small_market.clock.advance(2 * MINUTE)  # the lease of the dead runs out
    dispatcher(small_market.server, sender(small_market.server, relay), holder="two").run_due()
    assert states(small_market.server) == [("sent", 1, "")]
    letters = relay.left()
    assert len(letters) == (2 if point == "effect.sent" else 1)
    assert len({letter["Message-ID"] for letter in letters}) == 1


def test_one_at_a_time_sends(market: Market, relay: Relay) -> None:
    """Another process that sends at the same moment finds the lease taken, and sends nothing."""
    asked(market, "north", "south")
    other = dispatcher(market.server, sender(market.server, relay), holder="two")
    turns: list[float] = []

    def crash(name: str) -> None:
        if name == "effect.sent":
            assert not other.holds_lease
            turns.append(other.run_due())

    dispatcher(market.server, sender(market.server, relay), crash=crash).run_due()
    assert len(turns) == 2
    assert states(market.server) == [("sent", 1, "")] * 2
    assert len(relay.left()) == 2


def test_two_that_sent_the_same_record_it_once(small_market: Market, relay: Relay) -> None:
    """The first stood still with the letter sent until its lease ran out; the second took over."""
    asked(small_market)
    second = dispatcher(small_market.server, sender(small_market.server, relay), holder="two")

    def stand_still(name: str) -> None:
        if name == "effect.sent":
            small_market.clock.advance(2 * MINUTE)
            second.run_due()

    dispatcher(small_market.server, sender(small_market.server, relay), crash=stand_still).run_due()
    assert states(small_market.server) == [("sent", 1, "")]
    assert len(relay.left()) == 2


@pytest.mark.expected_logs("the database is out of reach: gone")
def test_a_verdict_outlives_an_outage_of_the_database(
    small_market: Market, relay: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was sent while the books were closed is written down before anything else is sent."""
    asked(small_market)

    def close_the_books(name: str) -> None:
        if name == "effect.sent":
            broken.setattr(small_market.database, "connect", refuse)
            broken.setattr(small_market.server.executor, "_db", None)

    def refuse() -> Db:
        raise OutageError("database.unreachable", "gone")

    work = dispatcher(small_market.server, sender(small_market.server, relay), crash=close_the_books)
    with monkeypatch.context() as broken, pytest.raises(OutageError):
        work.run_due()
    assert states(small_market.server) == [("waiting", 0, "")]
    work.run_due()
    assert states(small_market.server) == [("sent", 1, "")]
    assert len(relay.left()) == 1


# ---------------------------------------------------------------- lines that are not for everybody


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("tls")
    key, found = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(found)],
        check=True, capture_output=True,
    )  # fmt: skip
    return found, key


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_letters_travel_encrypted_and_signed_in(
    small_market: Market, certificate: tuple[Path, Path], scheme: str
) -> None:
    relay = Relay(certificate=certificate, smtps=scheme == "smtps", login=("shop", "pass word/1"))
    asked(small_market)
    url = f"{scheme}://shop:pass%20word%2F1@{relay.address}?from=orders@example.com"
    trusted = SmtpSender(
        small_market.server.readers,
        small_market.clock,
        parse_smtp(url),
        small_market.server.leaving,
        small_market.server.codes,
        context=lambda: ssl.create_default_context(cafile=certificate[0]),
    )
    dispatcher(small_market.server, trusted).run_due()
    facts = relay.facts()
    assert (facts["tls"], facts["user"]) == (True, "shop")
    relay.stop()


@pytest.mark.parametrize("case", ["unknown certificate", "wrong password", "no encryption offered"])
@pytest.mark.expected_logs("WARNING sync.server.dispatcher: effects wait")
def test_a_line_that_cannot_be_trusted_sends_nothing(
    small_market: Market, certificate: tuple[Path, Path], case: str, caplog: pytest.LogCaptureFixture
) -> None:
    plain = case == "no encryption offered"
    relay = Relay(certificate=None if plain else certificate, login=None if plain else ("shop", "right one"))
    asked(small_market)
    url = f"smtp://shop:wrong-secret@{relay.address}?from=orders@example.com"
    knows = case == "wrong password"
    way = SmtpSender(
        small_market.server.readers,
        small_market.clock,
        parse_smtp(url),
        small_market.server.leaving,
        small_market.server.codes,
        context=lambda: ssl.create_default_context(cafile=certificate[0] if knows else None),
    )
    assert dispatcher(small_market.server, way).run_due() == 1.0
    assert states(small_market.server) == [("waiting", 0, "")]
    assert relay.left() == []
    assert "wrong-secret" not in caplog.text


@pytest.mark.parametrize(
    "url",
    [
        "http://relay.example?from=a@b.example",
        "smtp://relay.example",
        "smtp://relay.example?from=nobody",
        "smtp://relay.example?from=a@b.example&tls=perhaps",
        "smtp://u:p@relay.example?from=a@b.example&tls=no",
        "smtp://relay.example:70000?from=a@b.example",
        "smtp://relay.example?from=a@b.example&password=x",
        "smtp://?from=a@b.example",
    ],
)
def test_a_relay_is_checked_before_anything_starts(url: str) -> None:
    with pytest.raises(UserError) as caught:
        smtp_settings(None, {ENVIRONMENT: url})
    assert (caught.value.code, caught.value.field) == ("smtp.address", "smtp")


def test_a_password_comes_from_the_environment_or_a_file(tmp_path: Path) -> None:
    url = "smtp://shop:secret@relay.example?from=a@b.example"
    with pytest.raises(UserError) as caught:
        smtp_settings(url, {})
    assert caught.value.code == "smtp.secret"
    assert "secret@" not in str(caught.value)
    kept = tmp_path / "relay.txt"
    kept.write_text(url + "\n")
    found = smtp_settings(f"@{kept}", {})
    assert found == smtp_settings(None, {ENVIRONMENT: url})
    assert found is not None
    assert (found.port, found.password, found.tls) == (587, "secret", "starttls")
    assert "secret" not in repr(found)
    assert smtp_settings(None, {}) is None
    with pytest.raises(UserError) as caught:
        smtp_settings(f"@{tmp_path / 'missing'}", {})
    assert caught.value.code == "smtp.file"


# ---------------------------------------------------------------- real processes


def ask_now(database: Database) -> None:
    """A market of today, in which one supplier was asked; nobody has sent anything yet."""
    market = Market(database, ManualClock(SystemClock().now()), background=False)
    asked(market)
    market.close()


def test_kill_between_sending_and_recording(tmp_path: Path, relay: Relay) -> None:
    """The relay has the letter and has not yet said so when the server dies: sent again, recorded once."""
    ask_now(Database(tmp_path / "server.db"))
    relay.rule(hold=True)
    process = Process("", tmp_path, environment={ENVIRONMENT: relay.url}).start()
    first = relay.mail()
    process.kill()
    run_sql(tmp_path, 'UPDATE "lease" SET "until" = 0')  # its minute is over
    relay.rule(hold=False)
    process.start()
    assert relay.mail()["Message-ID"] == first["Message-ID"]
    assert process.end() == 0
    assert states_of(tmp_path) == [("sent", 1)]
    assert relay.left() == []


def run_sql(folder: Path, sql: str) -> None:
    db = Database(folder / "server.db").connect()
    db.run(sql)
    db.close()


def states_of(folder: Path, url: str = "") -> list[tuple[str, int]]:
    db = Database(url or folder / "server.db").connect()
    found = [(state, tries) for state, tries in db.query('SELECT "state", "tries" FROM "effect"')]
    db.close()
    return found


def test_two_processes_send_each_letter_once(tmp_path: Path, pg_url: str, relay: Relay) -> None:
    """Both look for work all the time; one has the lease."""
    market = Market(Database(pg_url), ManualClock(SystemClock().now()), background=False)
    shop = market.hand("shop")
    for _ in range(5):
        market.send_request(shop, market.line())
    run(market.server, _NO_REMINDERS)
    market.close()
    environment = {ENVIRONMENT: relay.url}
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
    processes = [Process(pg_url, folder, environment=environment).start() for folder in folders]
    letters = [relay.mail() for _ in range(10)]
    assert len({letter["Message-ID"] for letter in letters}) == 10
    assert [process.end() for process in processes] == [0, 0]
    assert [process.errors for process in processes] == ["", ""]
    assert states_of(tmp_path, pg_url) == [("sent", 1)] * 10
    assert relay.left() == []


def test_the_relay_s_password_is_in_no_process_list(tmp_path: Path, relay: Relay) -> None:
    ask_now(Database(tmp_path / "server.db"))
    secret = "nobody-may-see-this"
    url = f"smtp://u:{secret}@{relay.address}?tls=no&from=a@b.example"
    kept = tmp_path / "relay.txt"
    kept.write_text(url)
    process = Process("", tmp_path, "--smtp", f"@{kept}").start()
    assert process.pid
    listed = Path(f"/proc/{process.pid}/cmdline").read_bytes()
    assert b"--smtp" in listed
    assert secret.encode() not in listed
    process.wait_for_error("effects wait")
    assert process.end() == 0
    assert secret not in process.errors
    assert PASSWORD not in process.errors
    assert os.environ.get(ENVIRONMENT) is None
