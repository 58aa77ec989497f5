# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Programs of several versions at once: nothing is lost, and who must be updated is told."""

from __future__ import annotations

from typing import Any, ClassVar, cast

import msgspec
import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import base, decode
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services import bus
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.queries import ListIssues
from sync.client.engine import SyncEngine
from sync.protocol.messages import Exchange, ExchangeReply, Page
from sync.protocol.versions import PRESENT, Versions
from sync.server.database import Database
from sync.server.server import Server
from tests.sync_flows.world import HASHER, Desk, World, new_id

_HANDLERS: dict[Any, Any] = cast("dict[Any, Any]", bus._handlers)


class FirstNote(base.Command, frozen=True):
    """A command as it was once."""

    TARGET: ClassVar[str] = "contact_id"

    contact_id: Id
    note: str


class SecondNote(base.Command, frozen=True):
    """The same with another argument."""

    VERSION: ClassVar[int] = 2
    TARGET: ClassVar[str] = "contact_id"

    contact_id: Id
    words: tuple[str, ...]


FirstNote.__name__ = SecondNote.__name__ = "KeepNote"


def _keep(uow: UnitOfWork, ctx: Context, contact_id: Id, company: str) -> None:
    contact = uow.find(e.Contact, contact_id)
    if contact is None:
        contact = uow.add(e.Contact(id=contact_id, owner_id=ctx.actor.organisation_id))
    contact.company = company


class Program:
    """Puts an older or a newer program in place, as far as the command goes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch
        monkeypatch.setitem(
            _HANDLERS, FirstNote, lambda cmd, uow, ctx: _keep(uow, ctx, cmd.contact_id, cmd.note)
        )
        monkeypatch.setitem(
            _HANDLERS,
            SecondNote,
            lambda cmd, uow, ctx: _keep(uow, ctx, cmd.contact_id, " ".join(cmd.words)),
        )

    def first(self) -> None:
        self._patch.setitem(base._TYPES, "KeepNote", FirstNote)

    def second(self, *, upcaster: bool = True) -> None:
        self._patch.setitem(base._TYPES, "KeepNote", SecondNote)
        if upcaster:
            self._patch.setitem(base._UPCASTERS, ("KeepNote", 1), _words_of_note)


def _words_of_note(args: dict[str, Any]) -> dict[str, Any]:
    return {"contact_id": args["contact_id"], "words": args["note"].split()}


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Program:
    return Program(monkeypatch)


@pytest.fixture
def shop(world: World) -> Desk:
    return world.desk("shop")


def _speak(desk: Desk, versions: Versions) -> None:
    """The desk's program is another from now on."""
    desk.engine = SyncEngine(
        desk.store,
        lambda _server: desk.cable,
        desk.world.clock,
        jitter=lambda longest: 0.0,
        versions=versions,
    )


def _serve(world: World, versions: Versions) -> None:
    """The server's program is another from now on."""
    world.server.close()
    world.server = Server(
        Database(world.folder / "server.db"),
        clock=world.clock,
        hasher=HASHER,
        background=False,
        versions=versions,
    )
    for desk in world.desks:
        desk.cable.inner = world.gateway()


def _contact(name: str = "One") -> a.SaveContact:
    return a.SaveContact(contact_id=new_id(), company=name)


def _refused(desk: Desk, code: str) -> UserError:
    with pytest.raises(UserError) as caught:
        desk.sync()
    assert caught.value.code == code
    return caught.value


# ---------------------------------------------------------------- commands


def test_a_waiting_command_survives_an_update(world: World, shop: Desk, program: Program) -> None:
    """Made by the old program, run again and judged by the new one."""
    program.first()
    other = world.desk("shop")
    noted = new_id()
    shop.do(FirstNote(contact_id=noted, note="call them back"))
    program.second()
    other.do(a.SaveContact(contact_id=noted, name="Ada"), _contact())
    other.sync()
    shop = world.reopen(shop)
    shop.cable.faults.append("lost_request")
    assert not shop.try_sync()
    assert shop.row(e.Contact, noted).company == "call them back"
    (waiting,) = shop.waiting()
    assert (waiting.v, msgspec.json.decode(waiting.body)["note"]) == (1, "call them back"), "as it was made"
    shop.sync()
    assert shop.waiting() == []
    contact = shop.row(e.Contact, noted)
    assert (contact.company, contact.name) == ("call them back", "Ada")
    assert shop.store.answer(ListIssues()) == []
    world.settle()
    world.assert_converged()


def test_what_was_sent_before_an_update_is_sent_again_byte_for_byte(
    world: World, shop: Desk, program: Program
) -> None:
    program.first()
    noted = new_id()
    shop.do(FirstNote(contact_id=noted, note="once only"))
    shop.cable.faults.append("lost_reply")
    assert not shop.try_sync()
    program.second()
    shop = world.reopen(shop)
    shop.sync()
    assert shop.waiting() == []
    assert shop.row(e.Contact, noted).company == "once only"
    assert len(world.command_log()) == 1


def test_an_old_version_without_upcaster_is_kept_as_an_issue(
    world: World, shop: Desk, program: Program
) -> None:
    program.first()
    noted = new_id()
    shop.do(FirstNote(contact_id=noted, note="too old"))
    program.second(upcaster=False)
    shop.sync()
    (view,) = shop.store.answer(ListIssues())
    assert (view.issue.code, view.issue.command_version) == ("command.version", 1)
    assert "too old" in view.issue.body
    assert not shop.has(e.Contact, noted)
    world.assert_converged()


def test_bad_arguments_of_an_old_version_are_refused(program: Program) -> None:
    program.second()
    assert decode("KeepNote", b'{"contact_id": "' + b"0" * 32 + b'", "note": "a b"}', 1) == SecondNote(
        contact_id="0" * 32, words=("a", "b")
    )
    with pytest.raises(UserError) as caught:
        decode("KeepNote", b"[]", 1)
    assert caught.value.code == "command.invalid"
    with pytest.raises(UserError) as caught:
        decode("KeepNote", b'{"note": ' + b"[" * 5_000, 1)  # deeper than anything that is read can be
    assert caught.value.code == "command.json"
    with pytest.raises(UserError) as caught:
        decode("KeepNote", b"{}", 3)
    assert caught.value.code == "command.version"


@pytest.mark.parametrize("known", [0, 1])
def test_what_an_older_server_does_not_know_is_judged_after_its_update(
    world: World, shop: Desk, program: Program, known: int
) -> None:
    """Parked with what builds on it; taken up by itself, in the lane's order."""
    program.second()
    _serve(world, Versions(commands={"KeepNote": known}, program="older"))
    while world.server.parked.step():
        pass
    noted = new_id()
    shop.do(
        SecondNote(contact_id=noted, words=("new", "words")),
        a.SaveContact(contact_id=noted, name="Ada"),
        SecondNote(contact_id=noted, words=("newer", "words")),
        _contact("Independent"),
    )
    shop.sync()
    issues = {view.issue.id: view.issue.code for view in shop.store.answer(ListIssues())}
    assert list(issues.values()).count("command.version") >= 1
    assert len(issues) == 3
    assert shop.waiting() == []
    assert [row.company for row in shop.rows(e.Contact)] == ["Independent"]
    _serve(world, PRESENT)
    steps = 0
    while world.server.parked.step():
        steps += 1
    assert steps == 3
    shop.sync()
    contact = shop.row(e.Contact, noted)
    assert (contact.company, contact.name) == ("newer words", "Ada")
    assert shop.store.answer(ListIssues()) == []
    assert {row.id: row.outcome for row in shop.rows(e.CommandResult) if row.id in issues} == dict.fromkeys(
        issues, "committed"
    )
    world.assert_converged()
    assert not world.server.parked.step(), "once a program"
    _serve(world, PRESENT)
    assert not world.server.parked.step()


def test_what_a_person_dealt_with_is_not_taken_up(world: World, shop: Desk, program: Program) -> None:
    program.second()
    _serve(world, Versions(commands={"KeepNote": 1}))
    noted = new_id()
    shop.do(SecondNote(contact_id=noted, words=("never", "mind")))
    shop.sync()
    (view,) = shop.store.answer(ListIssues())
    shop.do(a.ResolveIssue(issue_id=view.issue.id, resolution="withdrawn"))
    shop.sync()
    _serve(world, PRESENT)
    assert world.server.parked.run() == []
    shop.sync()
    assert not shop.has(e.Contact, noted)
    world.assert_converged()


@pytest.mark.expected_logs("judged again", "parked, trace", "work of the server failed", "failed again")
def test_a_bug_that_was_mended_is_judged_again(
    world: World, shop: Desk, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.second()
    noted = new_id()
    handler = bus._handlers[SecondNote]
    shop.do(SecondNote(contact_id=noted, words=("hard", "words")))

    def broken(cmd: SecondNote, uow: UnitOfWork, ctx: Context) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(_HANDLERS, SecondNote, broken)
    shop.sync()
    (view,) = shop.store.answer(ListIssues())
    assert view.issue.code == "bug"
    assert world.server.parked.run() == []
    monkeypatch.setitem(_HANDLERS, SecondNote, handler)
    (outcome,) = world.server.parked.run()
    assert outcome.outcome == "committed"
    shop.sync()
    assert shop.row(e.Contact, noted).company == "hard words"
    assert shop.store.answer(ListIssues()) == []
    world.assert_converged()


def test_a_new_verdict_may_be_another_no(world: World, shop: Desk, program: Program) -> None:
    program.second()
    _serve(world, Versions(commands={"KeepNote": 1}))
    shop.do(SecondNote(contact_id=new_id(), words=()))
    shop.sync()

    def refuse(cmd: SecondNote, uow: UnitOfWork, ctx: Context) -> None:
        raise UserError("note.empty", "Say something.", "words")

    bus._handlers[SecondNote] = refuse
    (outcome,) = _again(world)
    assert (outcome.outcome, outcome.code) == ("rejected", "note.empty")
    shop.sync()
    (view,) = shop.store.answer(ListIssues())
    assert (view.issue.kind, view.issue.code, view.issue.text) == ("rejected", "note.empty", "Say something.")
    assert world.server.parked.run() == []
    world.assert_converged()


def _again(world: World) -> list[Any]:
    _serve(world, PRESENT)
    return world.server.parked.run()


# ---------------------------------------------------------------- protocols


def test_a_program_that_is_too_old_is_told_and_still_heard(world: World, shop: Desk) -> None:
    for number in range(230):
        shop.do(_contact(f"Contact {number}"))
    _serve(world, Versions(oldest=2, newest=3))
    error = _refused(shop, "server.upgrade")
    assert "Update it" in str(error)
    assert shop.state("sync.state") == "problem"
    assert len(world.command_log()) == 230, "all of it was taken"
    assert len(shop.waiting()) == 230, "but its results have not come"
    sent = sum(len(lane.commands) for message in shop.cable.sent for lane in message.lanes)
    shop.do(_contact("Later"))
    _refused(shop, "server.upgrade")
    assert sum(len(lane.commands) for message in shop.cable.sent for lane in message.lanes) == sent + 1
    assert len(world.command_log()) == 231
    _speak(shop, Versions(oldest=2, newest=3))
    shop.sync()
    assert shop.waiting() == []
    assert shop.state("sync.state") == "synced"
    world.assert_converged()


def test_a_server_that_is_too_old_is_named(world: World, shop: Desk) -> None:
    _speak(shop, Versions(oldest=2, newest=2))
    made = _contact()
    shop.do(made)
    error = _refused(shop, "server.too_old")
    assert "Work goes on here" in str(error)
    assert shop.has(e.Contact, made.contact_id)
    _serve(world, Versions(oldest=1, newest=2))
    shop.sync()
    world.assert_converged()


RANGES = ((1, 1), (1, 2), (1, 3), (2, 2), (2, 3), (3, 3))


@pytest.mark.parametrize("server", RANGES)
def test_any_pair_that_shares_a_protocol_converges(world: World, shop: Desk, server: tuple[int, int]) -> None:
    _serve(world, Versions(oldest=server[0], newest=server[1]))
    for oldest, newest in RANGES:
        _speak(shop, Versions(oldest=oldest, newest=newest))
        shop.do(_contact(f"{oldest} to {newest}"))
        common = min(newest, server[1])
        if common >= max(oldest, server[0]):
            shop.sync()
            assert shop.cable.sent[-1].proto == common
            world.assert_converged()
        else:
            _refused(shop, "server.too_old" if server[1] < oldest else "server.upgrade")
    _serve(world, PRESENT)
    _speak(shop, PRESENT)
    shop.sync()
    world.assert_converged()
    assert len(shop.rows(e.Contact)) == len(RANGES)


# ---------------------------------------------------------------- columns

PHONELESS = Versions(hidden={"contact": frozenset({"phone"})})


@pytest.fixture
def called(world: World, shop: Desk) -> a.SaveContact:
    """A contact with a telephone, made elsewhere after everything was loaded here."""
    made = a.SaveContact(contact_id=new_id(), company="One", phone="+33 1 23 45")
    other = world.desk("shop")
    other.do(made)
    other.sync()
    return made


def test_a_column_that_is_not_known_is_left_out_and_comes_with_the_update(
    world: World, shop: Desk, called: a.SaveContact
) -> None:
    _speak(shop, PHONELESS)
    shop.sync()
    assert shop.row(e.Contact, called.contact_id).phone == ""
    shop.do(a.SaveContact(contact_id=called.contact_id, company="Changed here"))
    shop.sync()
    waiting = _contact("Waiting")
    shop.do(waiting)
    _speak(shop, PRESENT)
    shown: set[bool] = set()
    shop.store.on_changes(lambda changes: shown.add(shop.has(e.Contact, called.contact_id)))
    shop.sync()
    contact = shop.row(e.Contact, called.contact_id)
    assert (contact.company, contact.phone) == ("Changed here", "+33 1 23 45"), "nothing was lost"
    assert shown == {True}
    assert shop.waiting() == []
    world.settle()
    world.assert_converged()
    asked = shop.cable.exchanges
    shop.sync()
    assert shop.cable.exchanges == asked + 1, "once is enough"


def test_a_column_that_an_older_server_does_not_send_takes_its_default(
    world: World, shop: Desk, called: a.SaveContact
) -> None:
    exchange = shop.cable.exchange

    def older(token: str, message: Exchange) -> ExchangeReply:
        reply = exchange(token, message)
        return msgspec.structs.replace(reply, pages=tuple(_without(page) for page in reply.pages))

    shop.cable.exchange = older  # type: ignore[method-assign]
    shop.sync()
    assert shop.row(e.Contact, called.contact_id).phone == ""
    shop.cable.exchange = exchange  # type: ignore[method-assign]
    world.desks[-1].do(_contact("Another"))
    world.desks[-1].sync()
    shop.sync()
    shop.sync()
    assert shop.row(e.Contact, called.contact_id).phone == "+33 1 23 45"
    world.settle()
    world.assert_converged()


def _without(page: Page) -> Page:
    return msgspec.structs.replace(page, tables=tuple(map(PHONELESS.trimmed, page.tables)))
