# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the server's keeper and its own threads do: letters, backups, restores."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Container
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_b2b.clock import HOUR
from desktop_b2b.domain.entities import Link, Partner
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import InvitationAnswer, InvitationRefusal
from sync.server import held
from sync.server.backup import backup, restore
from sync.server.database import Database
from tests.simulation import points
from tests.simulation.post import MOODS
from tests.simulation.steps import Action, Fault, Step
from tests.simulation.verdict import demand
from tests.simulation.world import PASSWORD, Desk, Kept, Killed

if TYPE_CHECKING:
    from tests.simulation.history import History


class Mail(Action):
    """The server's dispatcher looks for letters to be sent, and somebody who was invited answers."""

    NAME = "mail"
    WEIGHT = 4

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        if history.options.faults:
            step.args["moods"] = [dice.choice(MOODS) if dice.random() < 0.4 else "" for _ in range(4)]
            if dice.random() < 0.25:
                step.args["server"] = [dice.choice(points.MAIL), dice.randint(1, 3)]
        invited = _invited(history)
        if invited and dice.random() < 0.7:
            step.args["invited"] = card_id = dice.choice(invited)
            step.args["follows"] = _follower(history, card_id, dice)
        return True

    def run(self, history: History, step: Step) -> str:
        centre, relay = history.world.centre, history.world.relay
        relay.plan = list(step.args.get("moods", ()))
        if "invited" in step.args:
            _answer(history, step.args["invited"], step.args["follows"])
        if "server" in step.args:
            centre.doom.set(*step.args["server"])
        try:
            return str(centre.server.dispatcher.run_due())
        except Killed:
            relay.doubt()
            history.world.faults["server_killed"] += 1
            centre.revive()
            return "killed"
        finally:
            relay.plan = []
            centre.doom.left = 0


#: Whose companies an invitation may be followed for: those that answer requests already.
_SUPPLIERS = ("north-am", "south-am", "east-am")


def _invited(history: History) -> list[str]:
    """The cards whose invitations are open."""
    model = history.world.model
    cards = model.tables.all(Partner.TABLE) if model is not None else []
    return sorted(row.id for row in cards if isinstance(row, Partner) and row.invitation_state == "sent")


def _follower(history: History, card_id: str, dice: random.Random) -> str:
    """Who follows an invitation, sooner somebody whose company is not connected with the retailer's; nobody,
    where it is declined.
    """
    world, model = history.world, history.world.model
    assert model is not None
    card = model.tables.get(Partner.TABLE, card_id)
    links = [
        row for row in model.tables.all(Link.TABLE) if card is not None and row.owner_id == card.owner_id
    ]
    known = {link.counterpart_id for link in links}
    suppliers = sorted(user for user in world.users if user in _SUPPLIERS)
    new = [user for user in suppliers if world.organisations[user.partition("-")[0]] not in known]
    return dice.choice(("", *(new or suppliers), *new))


def answer_all(history: History) -> None:
    """In the end each invitation has its answer."""
    dice = history.world.luck.dice("end/invited")
    for card_id in _invited(history):
        _answer(history, card_id, _follower(history, card_id, dice))


def _answer(history: History, card_id: str, user: str) -> None:
    """Whoever was invited follows the invitation with an account, or declines; it may be good no longer."""
    world, model = history.world, history.world.model
    assert model is not None
    card = model.tables.get(Partner.TABLE, card_id)
    if not isinstance(card, Partner) or card.invitation_id is None:
        return
    code = world.centre.server.codes.code(card.id, card.invitation_id)
    door = world.centre.gateway()
    with contextlib.suppress(GatewayError):
        if user:
            answer = InvitationAnswer(code=code, email=f"{user}@example.com", password=PASSWORD)
            door.accept_invitation(answer)
        else:
            door.decline_invitation(InvitationRefusal(code=code, reason="no"))


class Release(Action):
    """The keeper lets go what was held after a restore, or drops it."""

    NAME = "release"

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        step.args["how"] = dice.choice(("release", "drop"))
        return history.world.model is not None and history.world.model.epochs > 0

    def run(self, history: History, step: Step) -> str:
        return str(len(held.effects(history.world.centre.server, step.args["how"])))


class Backup(Action):
    """The keeper has a backup made while the server runs; it may end halfway."""

    NAME = "backup"
    WEIGHT = 0.6

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        if history.options.faults and dice.random() < 0.5:
            step.args["server"] = [dice.choice(points.BACKUP), 1]
        return True

    def run(self, history: History, step: Step) -> str:
        world, model = history.world, history.world.model
        assert model is not None
        path = world.folder / f"backup-{step.n}.zip"
        try:
            with world.centre.fated(step.args.get("server")) as crash:
                backup(Database(world.centre.path), path, world.clock.now(), crash=crash)
        except Killed:
            world.faults["backup_killed"] += 1
        if path.exists():
            world.backups.append(Kept(path, model.tables.raw(), frozenset(model.log)))
        return str(path.exists())


class ServerRestore(Fault):
    """The server's machine is lost: another one begins with the last backup, and a new epoch."""

    NAME = "server_restore"

    def plan(self, history: History, step: Step, dice: random.Random) -> bool:
        step.args["hours"] = dice.choice((1, 24, 1000))
        if dice.random() < 0.5:
            step.args["server"] = [dice.choice(points.RESTORE), 1]
        return bool(history.world.backups)

    def run(self, history: History, step: Step) -> str:
        world, model = history.world, history.world.model
        assert model is not None
        if not world.backups:
            return "none"
        last = world.backups[-1]
        for watch in history.watches:
            watch.settle(model)
        world.centre.die()
        path = self._restored(history, step, last.path)
        world.centre.move(path)
        model.begin_again(world.centre.db, last.rows, step.args["hours"] * HOUR)
        world.relay.forgotten()
        for watch in history.watches:
            watch.begins_anew = True
        for desk in world.desks:
            for command_id in check_kept(desk, last.log):
                del desk.acknowledged[command_id]
        return path.name

    @staticmethod
    def _restored(history: History, step: Step, file: Path) -> Path:
        """A database filled from the backup; one that was begun and not ended is no use to anybody."""
        world, fate = history.world, step.args.get("server")
        for count in range(2):
            path = world.folder / f"server-{step.n}-{count}.db"
            path.write_bytes(world.blank.file)
            try:
                with world.centre.fated(fate) as crash:
                    restore(
                        Database(path), file, world.clock.now(), chance=world.luck,
                        hold_hours=step.args["hours"], crash=crash,
                    )  # fmt: skip
            except Killed:
                world.faults["restore_killed"] += 1
                fate = None
            else:
                return path
        raise AssertionError("nobody dies twice")


def check_kept(desk: Desk, backed_up: Container[str]) -> list[str]:
    """What a desk was told is done is in the last backup, or the desk has it still to give again; what an
    older state that was put back has forgotten is returned.
    """
    with desk.looking() as db:
        kept = {row[0].hex() for row in db.query("SELECT command_id FROM archive")}
        kept |= {row[0].hex() for row in db.query("SELECT command_id FROM outbox")}
    lost = [one for one in desk.acknowledged if one not in kept and one not in backed_up]
    demand(
        not lost or desk.is_put_back, "no_lost_acknowledged_write",
        lambda: f"{desk.name} was told of {sorted(lost)}, and could not give it again",
    )  # fmt: skip
    return lost


KEEPING: tuple[Action, ...] = (Mail(), Release(), Backup(), ServerRestore())
