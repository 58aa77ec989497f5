# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Mail alerts (S2.56): once per user, widget, record and instant, by the queries of desks; never for what was
seen; done without from the mail itself.
"""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path
from typing import Any, LiteralString

import httpx
import psycopg
import pytest
from sqlalchemy.engine import make_url

from desktop_b2b.clock import DAY, HOUR, MINUTE, ManualClock, SystemClock, monotonic
from desktop_b2b.domain.commands import account, views
from desktop_b2b.domain.dashboard import widget_id
from desktop_b2b.domain.entities import Widget
from desktop_b2b.domain.links import record_of
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import Alert, ListAlerts
from sync.server import admin, browser, leaving, replica
from sync.server.alerts import GRACE, MailAlerts
from sync.server.database import Database
from sync.server.dispatcher import Dispatcher
from sync.server.effects import MAIL_ALERT
from sync.server.leaving import Leaving, checked_address
from sync.server.mail import ENVIRONMENT, SmtpSender, parse_smtp
from sync.server.replica import replica_folder
from tests.sync_flows.server.hands import Market
from tests.sync_flows.server.process import Process
from tests.sync_flows.server.relay import Relay
from tests.sync_flows.trade import Trade
from tests.sync_flows.world import Desk, World, assert_projected, new_id, world_in

ADDRESS = "https://b2b.example.com"
NEED = "need_attention"


class _Died(BaseException):
    """The process ends here, as far as one process can be two."""


class Post:
    """A world with a relay; the shop's desk asks for mails about what needs attention."""

    def __init__(self, world: World, relay: Relay) -> None:
        self.world, self.relay = world, relay
        self.world.server.leaving = Leaving(self.world.server.history.epoch.secret, ADDRESS)
        self.shop = world.desk("shop")
        world.set_up_shop(self.shop)
        self.shop.sync()

    def ask_for_mails(self, key: str = NEED, desk: Desk | None = None, **more: Any) -> str:
        """Turn a widget's mails on."""
        desk = desk or self.shop
        row = widget_id(desk.user, key)
        desk.do(views.SaveWidget(widget_id=row, **{"alert": True, "mail_alert": True, **more}))
        desk.sync()
        self.look()
        return row

    def request(self) -> str:
        """A request to two suppliers, sent."""
        trade = Trade(self.world, self.shop)
        trade.save()
        trade.send()
        self.world.settle()
        return trade.request_id

    def expire(self) -> None:
        """Nobody answered in time."""
        self.world.beyond_deadline()
        self.world.server.scheduler.run_due()

    def alerts(self, holder: str = "one", **more: Any) -> MailAlerts:
        """What looks for alerts in another process."""
        server = self.world.server
        folder = replica_folder(self.world.database)
        return MailAlerts(
            server.readers, server.executor, self.world.clock, folder, server.history.epoch, holder, **more
        )

    def look(self, alerts: MailAlerts | None = None) -> None:
        """Look until there is nothing more to be done at once."""
        alerts = alerts or self.world.server.alerts
        while alerts.run_due():
            pass

    def dispatcher(self, **more: Any) -> Dispatcher:
        server = self.world.server
        sender = SmtpSender(
            server.readers, server.clock, parse_smtp(self.relay.url), server.leaving, server.codes
        )
        return Dispatcher(server.readers, server.executor, server.clock, (sender,), "mail", **more)

    def deliver(self) -> None:
        """Send what is due once its reader had the time to see it."""
        self.world.clock.advance(GRACE)
        self.dispatcher().run_due()

    def effects(self, kind: str = MAIL_ALERT) -> list[tuple[str, str]]:
        """States and reasons of the alerts' letters."""
        sql = 'SELECT "state", "reason" FROM "effect" WHERE "kind" = ? ORDER BY "made_at", "id"'
        with self.world.server.readers.snapshot() as db:
            return [(state, reason) for state, reason in db.query(sql, (kind,))]

    def letters(self, to: str = "shop@example.com") -> list[EmailMessage]:
        """The letters of alerts to somebody, reminders left aside; the relay ends."""
        with self.world.server.readers.snapshot() as db:
            alerts = {
                row[0].hex() for row in db.query('SELECT "id" FROM "effect" WHERE "kind" = ?', (MAIL_ALERT,))
            }
        return [one for one in self.relay.left() if one["To"] == to and _effect_of(one) in alerts]


def _effect_of(letter: EmailMessage) -> str:
    """The id of what a letter was written for."""
    return str(letter["Message-ID"]).lstrip("<").partition("@")[0]


@pytest.fixture
def relay() -> Iterator[Relay]:
    found = Relay()
    yield found
    found.stop()


@pytest.fixture
def post(tmp_path: Path, relay: Relay) -> Iterator[Post]:
    with world_in(tmp_path) as world:
        yield Post(world, relay)


@pytest.fixture
def any_post(database: Database, tmp_path: Path, relay: Relay) -> Iterator[Post]:
    """The same on either kind of database."""
    with world_in(tmp_path, database=database) as world:
        yield Post(world, relay)


def text(letter: EmailMessage) -> str:
    return str(letter.get_content()).replace("\r\n", "\n")


# ---------------------------------------------------------------- what is told


def test_s2_56_a_deadline_that_passes_is_told_once_with_a_link_that_opens_the_record(any_post: Post) -> None:
    post = any_post
    post.ask_for_mails()
    record = post.request()
    post.look()
    assert post.effects() == []
    post.expire()
    post.look()
    assert post.effects() == [("waiting", "")]
    post.look()
    post.deliver()
    post.look()
    post.deliver()
    assert post.effects() == [("sent", "")]
    (letter,) = post.letters()
    post.shop.sync()
    (alert,) = post.shop.store.answer(ListAlerts(told="mail")).alerts
    assert letter["Subject"] == f"{alert.row.number}: Request – Need attention!"
    assert f"\n\nOpen it in Desktop B2B: {ADDRESS}{browser.OPEN}/{record}\n\n" in text(letter)
    assert "Hello shop," in text(letter)
    assert letter["Auto-Submitted"] == "auto-generated"
    assert b"canary" not in letter.as_bytes()
    assert b"7.65" not in letter.as_bytes()


def test_time_alone_makes_an_alert(post: Post) -> None:
    """Less than an hour left: nobody does anything, and no command is judged."""
    post.ask_for_mails("waiting_minus")
    post.request()
    post.look()
    post.world.clock.advance(20 * HOUR)
    post.look()
    before = post.effects()
    with post.world.server.readers.snapshot() as db:
        ((deadline,),) = db.query('SELECT min("deadline_at") FROM "request_partner"')
    post.world.clock.instant = deadline - HOUR - 1
    post.look()
    assert post.effects() == before == []
    post.world.clock.instant = deadline - HOUR
    post.look()
    assert post.effects() == [("waiting", "")]


def test_letters_speak_the_readers_language(post: Post) -> None:
    post.ask_for_mails()
    post.shop.do(account.UpdateOrganisation(organisation_id=post.shop.company, language="fr"))
    post.request()
    post.expire()
    post.look()
    post.deliver()
    (letter,) = post.letters()
    assert letter["Subject"].endswith(": Demande – À traiter !")
    assert "Bonjour shop," in text(letter)
    assert "Plus de messages sur ce widget" in text(letter)


def test_a_search_of_ones_own_is_told_under_its_title(post: Post) -> None:
    row = new_id()
    post.shop.do(
        views.SaveWidget(widget_id=row, title="Hammers", query="kind:request", alert=True, mail_alert=True)
    )
    post.shop.sync()
    post.look()
    post.world.clock.advance(MINUTE)
    post.request()
    post.look()
    post.deliver()
    (letter,) = post.letters()
    assert letter["Subject"].endswith(": Hammers")


def test_the_server_and_the_desk_find_the_same_alerts(post: Post) -> None:
    """The same queries over the same rows (law 9)."""
    for key in (NEED, "waiting_minus", "waiting_plus"):
        post.ask_for_mails(key)
    for _ in range(3):
        post.request()
        post.world.clock.advance(7 * HOUR)
        post.look()
    post.expire()
    post.request()
    post.look()
    post.shop.sync()
    here = post.shop.store.answer(ListAlerts(told="mail")).alerts
    (watched,) = post.world.server.alerts._watched.values()
    there = watched.replica.alerts(post.shop.user).alerts
    assert names(there) == names(here)
    assert len(here) >= 3


def names(alerts: list[Alert]) -> set[tuple[str, str, int]]:
    return {(alert.widget, alert.row.id, alert.entered_at) for alert in alerts}


# ---------------------------------------------------------------- who is told, since when


def test_what_was_there_before_mails_were_asked_for_is_no_news(post: Post) -> None:
    post.request()
    post.expire()
    post.world.clock.advance(MINUTE)
    post.ask_for_mails()
    post.look()
    assert post.effects() == []
    post.request()
    post.expire()
    post.look()
    assert post.effects() == [("waiting", "")]


def test_what_came_between_the_asking_and_the_looking_is_told(post: Post) -> None:
    """The server was away for a day: the alert began with the command, not with the look."""
    row = widget_id(post.shop.user, NEED)
    post.request()
    post.shop.do(views.SaveWidget(widget_id=row, mail_alert=True))
    post.shop.sync()
    post.world.clock.advance(MINUTE)
    post.expire()
    post.world.clock.advance(DAY)
    post.look()
    assert post.effects() == [("waiting", "")]


def test_who_asks_for_no_mails_gets_none_and_costs_nothing(post: Post) -> None:
    post.request()
    post.expire()
    post.look()
    assert post.effects() == []
    assert not replica_folder(post.world.database).exists()
    with post.world.server.readers.snapshot() as db:
        assert db.query('SELECT * FROM "lease"') == db.query('SELECT * FROM "mail_watch"') == []


def test_each_colleague_is_told_for_oneself(post: Post) -> None:
    post.world.add_user("shop", "second@example.com")
    second = post.world.desk("second", email="second@example.com")
    post.ask_for_mails()
    post.ask_for_mails(desk=second)
    post.world.add_user("shop", "third@example.com")
    record = post.request()
    post.expire()
    post.look()
    assert len(list(replica_folder(post.world.database).glob("*.db"))) == 1
    second.sync()
    second.do(account.MarkOpened(record_id=record))
    second.sync()
    post.deliver()
    assert sorted(post.effects()) == [("sent", ""), ("skipped", "it was seen")]
    assert {letter["To"] for letter in post.relay.left()} & {"shop@example.com", "second@example.com"} == {
        "shop@example.com"
    }


def test_who_may_not_see_requests_is_not_told_of_them(post: Post) -> None:
    post.ask_for_mails()
    post.request()
    admin.set_sections(post.world.server, "shop@example.com", ("account",))
    post.expire()
    post.look()
    post.deliver()
    assert post.effects() == []


def test_whose_section_was_taken_before_sending_gets_no_mail(post: Post) -> None:
    post.ask_for_mails()
    post.request()
    post.expire()
    post.look()
    admin.set_sections(post.world.server, "shop@example.com", ("account",))
    post.deliver()
    assert post.effects() == [("skipped", "the reader may not see it any more")]
    assert post.letters() == []


@pytest.mark.expected_logs("effect .* failed")
def test_a_disabled_account_gets_no_mail(post: Post) -> None:
    """The company's reminder has nobody left to go to, which its keeper is to see."""
    post.ask_for_mails()
    post.request()
    post.expire()
    post.look()
    admin.set_active(post.world.server, "shop@example.com", active=False)
    post.deliver()
    assert post.effects() == [("skipped", "the reader is gone")]
    post.look()
    assert post.world.server.alerts._watched == {}
    assert list(replica_folder(post.world.database).glob("*.db")) == []


# ---------------------------------------------------------------- none for what was seen


def test_s2_56_what_is_seen_before_its_letter_left_is_taken_back(post: Post) -> None:
    post.ask_for_mails()
    post.request()
    post.expire()
    post.look()
    post.shop.sync()
    post.shop.do(account.MarkSeen(widgets=(NEED,), seen_at=post.world.clock.now()))
    post.shop.sync()
    post.look()
    post.deliver()
    assert post.effects() == [("skipped", "seen or over before it was sent")]
    assert post.letters() == []


def test_what_is_opened_a_moment_before_sending_is_not_sent(post: Post) -> None:
    post.ask_for_mails()
    record = post.request()
    post.expire()
    post.look()
    post.shop.sync()
    post.shop.do(account.MarkOpened(record_id=record))
    post.shop.sync()
    post.deliver()
    assert post.effects() == [("skipped", "it was seen")]
    assert post.letters() == []


def test_a_letter_waits_for_its_reader_to_see_the_alert(post: Post) -> None:
    post.ask_for_mails()
    post.request()
    post.expire()
    post.look()
    post.world.clock.advance(GRACE - 1)
    post.dispatcher().run_due()
    assert post.effects() == [("waiting", "")]
    post.world.clock.advance(1)
    post.dispatcher().run_due()
    assert post.effects() == [("sent", "")]


# ---------------------------------------------------------------- once, whatever dies


@pytest.mark.parametrize("point", ["alerts.found", "alerts.entered"])
def test_whoever_looks_may_die_and_the_next_tells_it_once(post: Post, point: str) -> None:
    post.ask_for_mails()
    post.world.server.alerts._close()
    post.request()
    post.expire()

    def crash(name: str) -> None:
        if name == point:
            raise _Died

    dying = post.alerts(crash=crash)
    with suppress(_Died):
        post.look(dying)
    for one in dying._watched.values():
        one.replica.close()
    post.world.clock.advance(2 * MINUTE)  # the lease of the dead runs out
    post.look(post.alerts("two"))
    post.deliver()
    assert post.effects() == [("sent", "")]
    assert len(post.letters()) == 1


def test_two_processes_tell_it_once(any_post: Post) -> None:
    post = any_post
    post.ask_for_mails()
    other = post.alerts("two")
    post.request()
    post.look(other)
    assert not holds(other)
    assert other._watched == {}
    post.expire()
    post.look()
    post.world.server.alerts._close()
    post.look(other)
    assert holds(other)
    post.deliver()
    assert post.effects() == [("sent", "")]
    assert len(post.letters()) == 1
    other._close()


def holds(alerts: MailAlerts) -> bool:
    return alerts._lease.is_held


def test_s2_56_a_relay_that_is_busy_gets_it_later(post: Post) -> None:
    post.ask_for_mails()
    post.request()
    post.expire()
    post.look()
    post.relay.rule(data="451 4.7.1 Greylisted, try again in 60 seconds")
    post.deliver()
    assert post.effects() == [("waiting", "451 4.7.1 Greylisted, try again in 60 seconds")]
    post.relay.rule(data="")
    post.world.clock.advance(MINUTE)
    post.dispatcher().run_due()
    assert post.effects() == [("sent", "")]
    assert len(post.letters()) == 1


def test_after_a_restore_what_may_have_been_told_waits_for_a_word(post: Post) -> None:
    post.ask_for_mails("waiting_minus")
    post.request()
    post.look()
    copy = post.world.backup_server()
    with post.world.server.readers.snapshot() as db:
        ((deadline,),) = db.query('SELECT min("deadline_at") FROM "request_partner"')
    post.world.clock.instant = deadline - HOUR
    post.look()
    post.deliver()
    assert post.effects() == [("sent", "")]
    post.world.restart_server(restored=copy, epoch=True)
    post.look()
    assert post.effects() == [("held", "")]
    assert len(post.letters()) == 1


@pytest.mark.expected_logs("WARNING sync.server.replica: a replica cannot be read and is made anew")
def test_a_replica_that_is_damaged_is_made_anew(post: Post) -> None:
    post.ask_for_mails()
    post.world.server.alerts._close()
    (path,) = replica_folder(post.world.database).glob("*.db")
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    path.write_bytes(b"this is no database" * 1_000)
    post.request()
    post.expire()
    post.look()
    assert post.effects() == [("waiting", "")]


def test_a_replica_goes_on_where_it_was_and_says_nothing_without_the_database(post: Post) -> None:
    post.ask_for_mails()
    post.request()
    post.look()
    post.world.server.alerts._close()
    (path,) = replica_folder(post.world.database).glob("*.db")
    before = path.stat().st_ino
    assert b"HAMMER" not in path.read_bytes()
    post.expire()
    post.look()
    assert post.effects() == [("waiting", "")]
    assert path.stat().st_ino == before
    (watched,) = post.world.server.alerts._watched.values()
    assert watched.replica.step(post.world.server.readers, watched.users) == (False, False)


def test_the_first_walk_goes_on_after_each_end_of_the_process(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Step by step in another process each time; in the end all is there as on a desk."""
    monkeypatch.setattr(replica, "_WALK", 1)
    for _ in range(4):
        post.request()
    post.shop.do(
        views.SaveWidget(widget_id=widget_id(post.shop.user, "waiting_plus"), alert=True, mail_alert=True)
    )
    post.shop.sync()
    post.world.clock.advance(MINUTE)
    for _ in range(2):
        post.request()
    steps = 0
    while post.world.server.alerts.run_due():
        post.world.server.alerts._close()
        steps += 1
    assert steps > 4
    (watched,) = post.world.server.alerts._watched.values()
    assert watched.replica._store is not None
    assert_projected(watched.replica._store)
    post.shop.sync()
    here = post.shop.store.answer(ListAlerts(told="mail")).alerts
    assert names(watched.replica.alerts(post.shop.user).alerts) == names(here)
    assert post.effects() == [("waiting", "")] * 2


# ---------------------------------------------------------------- whole processes


def test_of_two_servers_one_is_killed_and_each_alert_is_told_once(
    pg_url: str, tmp_path: Path, relay: Relay
) -> None:
    """Two requests whose deadlines are over when the servers start; who found them dies before sending."""
    market = Market(Database(pg_url), ManualClock(SystemClock().now() - 30 * DAY), background=False)
    shop = market.hand("shop")
    row = widget_id(shop.me.user_id, NEED)
    assert shop.do(views.SaveWidget(widget_id=row, mail_alert=True)) == "committed"
    for _ in range(2):
        market.send_request(shop)
    market.close()
    plain = make_url(pg_url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as db:
        first = start(pg_url, tmp_path / "a", relay)
        wait_for(db, "SELECT count(*) = 2 FROM effect WHERE kind = 'mail.alert'")
        second = start(pg_url, tmp_path / "b", relay)
        first.end(signal.SIGKILL)
        # Time passes: leases of the dead run out, readers had the time to see their alerts.
        db.execute("UPDATE lease SET until = 0")
        db.execute("UPDATE effect SET due_at = 0")
        wait_for(db, "SELECT count(*) = 2 FROM effect WHERE kind = 'mail.alert' AND state = 'sent'")
        second.end()
        alerts = {row[0].hex() for row in db.execute("SELECT id FROM effect WHERE kind = 'mail.alert'")}
    letters = [letter for letter in relay.left() if _effect_of(letter) in alerts]
    assert len(letters) == len({letter["Message-ID"] for letter in letters}) == 2
    assert all(ADDRESS in letter["List-Unsubscribe"] for letter in letters)


def start(database: str, folder: Path, relay: Relay) -> Process:
    folder.mkdir()
    return Process(database, folder, "--address", ADDRESS, environment={ENVIRONMENT: relay.url}).start()


def wait_for(db: psycopg.Connection[Any], question: LiteralString, seconds: float = 60) -> None:
    """Until a question is answered with yes."""
    until = monotonic() + seconds
    while db.execute(question).fetchall() != [(True,)]:
        assert monotonic() < until, question
        threading.Event().wait(0.05)


# ---------------------------------------------------------------- doing without


def test_a_mail_says_how_to_do_without_it(post: Post) -> None:
    row = post.ask_for_mails()
    post.request()
    post.expire()
    post.look()
    post.deliver()
    (letter,) = post.letters()
    link = f"{ADDRESS}{leaving.PATH}/{post.world.server.leaving.token(row)}"
    assert letter["List-Unsubscribe"] == f"<{link}>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link in text(letter)


def test_without_an_address_a_mail_says_where_to_turn_it_off(post: Post) -> None:
    post.world.server.leaving = Leaving(post.world.server.history.epoch.secret)
    post.ask_for_mails()
    record = post.request()
    post.expire()
    post.look()
    post.deliver()
    (letter,) = post.letters()
    assert letter["List-Unsubscribe"] is None
    assert "on the dashboard, in the widget's settings" in text(letter)
    found = re.search(r"desktop-b2b://\S+", text(letter))
    assert found is not None
    assert record_of(found[0]) == record


@pytest.fixture
def web(tmp_path: Path, relay: Relay) -> Iterator[Post]:
    with world_in(tmp_path, http=True) as world:
        yield Post(world, relay)


def test_s2_56_one_click_turns_the_mails_off_without_signing_in(web: Post) -> None:
    row = web.ask_for_mails()
    link = f"{web.world.address}{leaving.PATH}/{web.world.server.leaving.token(row)}"
    page = httpx.get(link)
    assert page.status_code == 200
    assert "Do you want no more mails about “Request – Need attention!”?" in page.text
    assert "form-action 'self'" in page.headers["content-security-policy"]
    assert is_mailed(web, row), "looking changes nothing"
    for _ in range(2):
        answer = httpx.post(link, data={"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
        assert "You get no more mails" in answer.text
    assert not is_mailed(web, row)
    web.request()
    web.expire()
    web.look()
    assert web.effects() == []


def is_mailed(post: Post, row: str) -> bool:
    post.shop.sync()
    found = post.shop.row(Widget, row)
    assert found.alert
    return found.mail_alert


def test_a_letter_that_waits_is_not_sent_after_the_click(web: Post) -> None:
    row = web.ask_for_mails()
    web.request()
    web.expire()
    web.look()
    httpx.post(f"{web.world.address}{leaving.PATH}/{web.world.server.leaving.token(row)}")
    web.deliver()
    assert web.effects() == [("skipped", "the widget asks for no mail any more")]


@pytest.mark.parametrize(
    "change",
    [
        lambda token: token[:-1],
        lambda token: token[:-2] + ("AA" if token[-2:] != "AA" else "BB"),
        lambda token: "A" * len(token),
        lambda _token: "é" * 8,
        lambda _token: "x" * 5_000,
    ],
)
def test_a_link_that_was_not_made_here_changes_nothing(web: Post, change: Callable[[str], str]) -> None:
    row = web.ask_for_mails()
    link = f"{web.world.address}{leaving.PATH}/{change(web.world.server.leaving.token(row))}"
    for answer in (httpx.get(link), httpx.post(link, headers={"accept-language": "fr-FR"})):
        assert answer.status_code == 404
        assert answer.headers["content-type"].startswith("text/html")
    assert "Ce lien n’est pas complet" in answer.text
    assert is_mailed(web, row)


def test_the_page_of_a_document_opens_it_and_tells_nothing(web: Post) -> None:
    record = new_id()
    page = httpx.get(f"{web.world.address}{browser.OPEN}/{record}", headers={"accept-language": "fr"})
    assert page.status_code == 200
    (link,) = re.findall(r'href="([^"]*)"', page.text)
    assert record_of(link) == record
    assert "Ouvrir dans Desktop B2B" in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]


@pytest.mark.parametrize("record", ["x", "a" * 33, "%22%3E%3Cscript%3E", "é" * 32, "0" * 500])
def test_a_page_of_no_document_has_no_link(web: Post, record: str) -> None:
    page = httpx.get(f"{web.world.address}{browser.OPEN}/{record}")
    assert page.status_code == 404
    assert "href" not in page.text
    assert "<script" not in page.text


def test_names_on_the_page_are_text(web: Post) -> None:
    row = new_id()
    web.shop.do(
        views.SaveWidget(
            widget_id=row,
            title="<script>alert(1)</script>",
            query="kind:request",
            alert=True,
            mail_alert=True,
        )
    )
    web.shop.sync()
    page = httpx.get(f"{web.world.address}{leaving.PATH}/{web.world.server.leaving.token(row)}")
    assert "<script>" not in page.text
    assert "&lt;script&gt;" in page.text


@pytest.mark.parametrize(
    "text",
    [
        "b2b.example.com",
        "http://b2b.example.com",
        "https://",
        "https://u:p@b2b.example",
        "https://b?x=1",
        "https://a b",
    ],
)
def test_an_address_that_mails_cannot_name_is_refused(text: str) -> None:
    with pytest.raises(UserError) as refused:
        checked_address(text)
    assert refused.value.field == "address"


def test_addresses_that_mails_can_name() -> None:
    assert checked_address("https://b2b.example.com/desk/ ") == "https://b2b.example.com/desk"
    assert checked_address("http://127.0.0.1:8765") == "http://127.0.0.1:8765"
