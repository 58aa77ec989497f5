# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What happens at the desks of two tenants: steps that can be written down and played without the others."""

from __future__ import annotations

import contextlib
import random
import re
import threading
from decimal import Decimal
from typing import Any

import msgspec

from desktop_b2b.clock import DAY, HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import Command, decode, encode
from desktop_b2b.domain.commands.sourcing import AnswerLineValue, SendRequest, SubmitAnswer
from desktop_b2b.domain.commands.stock import ReceiveStock
from desktop_b2b.domain.values import child_id
from desktop_b2b.errors import DesktopError
from desktop_b2b.services.stock import item_id
from desktop_b2b.storage.codec import codec_of
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import Report, SignIn
from sync.server.backup import backup
from tests.crash.office import bring_file
from tests.simulation.depot import Stages
from tests.simulation.people import Person, think
from tests.simulation.template import card_of, draft
from tests.sync_flows.isolation.lines import Line, ask_all, come_in
from tests.sync_flows.isolation.tenants import Office, Site


class Step(msgspec.Struct):
    """Something that happens at a desk; ``others``: it is the others' business."""

    n: int
    what: str
    desk: str
    others: bool
    args: dict[str, Any] = msgspec.field(default_factory=dict)


#: What may happen, and how often; the last ones not at the others' desks.
KINDS = {
    "work": 50, "round": 30, "verify": 2, "report": 1, "wait": 3, "sign_in": 2, "odd": 4,
    "wrong_password": 1, "new_desk": 1, "poison": 1, "trade": 2,
}  # fmt: skip
ALONE = {"mail": 4, "time": 4, "due": 4, "compact": 1, "backup": 1, "foreign": 4}
#: The number of a run's first step, of those that it begins with.
_FIRST = 10_000
#: What each run ends with, and at which desk.
ALWAYS = (
    ("trade", "desk4"), ("trade", "desk0"), ("round", "desk0"), ("mail", "desk0"), ("sign_in", "desk0"),
    ("round", "desk0"), ("verify", "desk0"), ("report", "desk0"), ("wait", "desk0"), ("foreign", "desk0"),
    ("odd", "desk0"), ("new_desk", "desk1"), ("round", "desk0"),
)  # fmt: skip


class Run:
    """Plays steps at a site. Makes them up, or plays some that were made up at another site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._others = site.tenants.others
        self.steps: list[Step] = []
        #: What went otherwise than wanted, by step.
        self.said: dict[int, str] = {}
        #: Commands that are the others' business.
        self._theirs: set[str] = set()

    # ---- made up

    def make_up(self, count: int) -> list[Step]:
        """So many steps, one by one; in the end one of each kind that a run must have."""
        dice = random.Random(self.site.seed)
        packed = self.site.tenants.packed
        for n, retailer in enumerate(packed):
            args = {"retailer": retailer, "order": packed[:n].count(retailer)}
            self._add(Step(_FIRST + n, "pack", "desk3", retailer in self._others, args))
        for n in range(count):
            step = self._next(n, dice)
            if step is not None:
                self._add(step)
        for n, (what, desk) in enumerate(ALWAYS, count):
            ids = {"ids": self._ids_of_others()[::9][:4]} if what == "foreign" else {}
            self._add(Step(n, what, desk, desk == "desk4", ids))
        return self.steps

    def _add(self, step: Step) -> None:
        self.steps.append(step)
        self.play(step)

    def _next(self, n: int, dice: random.Random) -> Step | None:
        often = [self.site.desk(name) for name in self.site.tenants.busy]
        desk = dice.choice([*self.site.desks, *often])
        is_other = desk.organisation in self._others
        kinds = KINDS if is_other else KINDS | ALONE
        what = dice.choices(list(kinds), list(kinds.values()))[0]
        step = Step(n, what, desk.name, is_other)
        if what == "work":
            cmd = self._thought(desk, dice, n)
            if cmd is None or (isinstance(cmd, ReceiveStock) and self._is_of_both(desk, cmd)):
                return None
            step.args = {"type": type(cmd).__name__, "body": encode(cmd).decode()}
            step.others = is_other or self._is_others(desk, cmd)
        elif what == "round" and not is_other and dice.random() < 0.4:
            busy = [one.name for one in self.site.desks if one.organisation in self._others and one.waits()]
            step.args["together"] = busy[:2]
        elif what == "trade":
            step.desk = "desk4" if is_other else "desk0"
        elif what == "poison":
            with desk.store.reading() as db:
                rows = db.query("SELECT command_id FROM outbox ORDER BY position LIMIT 5")
            waiting = [row[0].hex() for row in rows if is_other or row[0].hex() not in self._theirs]
            step.args["command"] = waiting[0] if waiting else ""
        elif what == "time":
            step.args["ms"] = dice.choice((HOUR, 5 * HOUR, DAY, 3 * DAY))
        elif what == "foreign":
            step.args["ids"] = [dice.choice(self._ids_of_others()) for _ in range(3)]
        elif what == "compact":
            step.args["horizon"] = dice.choice((0, DAY))
        return step

    def _thought(self, desk: Office, dice: random.Random, n: int) -> Command | None:
        """What somebody wants to do; ids of what is new are that person's."""
        server, self.site.luck = self.site.luck, desk.luck  # type: ignore[assignment]  # for a moment
        try:
            with self.site.at(f"plan/{n}"):
                return think(Person(desk, dice), self.site.tenants.names)  # type: ignore[arg-type]  # a like desk
        finally:
            self.site.luck = server

    def _is_of_both(self, desk: Office, cmd: ReceiveStock) -> bool:
        """Whether goods of several retailers come in at once: nobody's business alone."""
        items = {line.stock_item_id for line in cmd.lines}
        marks = ",".join("?" * len(items))
        named = [bytes.fromhex(row_id) for row_id in items]
        return len({row.owner_id for row in desk.rows(e.StockItem, f"WHERE id IN ({marks})", *named)}) > 1

    def _is_others(self, desk: Office, cmd: Command) -> bool:
        """Whether a command of one who trades with both is about the others."""
        others = {bytes.fromhex(self.site.organisations[name]) for name in self._others}
        named = [bytes.fromhex(row_id) for row_id in re.findall("[0-9a-f]{32}", encode(cmd).decode())]
        marks = ",".join("?" * len(named))
        with desk.store.reading() as db:
            for entity in e.ENTITIES:
                if named and "counterpart_id" in codec_of(entity.TABLE).columns:
                    sql = f'SELECT "owner_id", "counterpart_id" FROM "{entity.TABLE}" WHERE "id" IN ({marks})'
                    if any(others & set(row) for row in db.query(sql, named)):
                        return True
        return False

    def _ids_of_others(self) -> list[str]:
        found: list[str] = []
        with self.site.server.readers.snapshot() as db:
            for entity in e.ENTITIES:
                sql = f'SELECT "id" FROM "{entity.TABLE}" WHERE "owner_id" = ? ORDER BY "id" LIMIT 5'
                for name in self._others:
                    rows = db.query(sql, (bytes.fromhex(self.site.organisations[name]),))
                    found += [row[0].hex() for row in rows]
            logos = db.query(
                'SELECT "logo_hash" FROM "organisation" WHERE "id" = ? AND "logo_hash" <> \'\'',
                (bytes.fromhex(self.site.organisations["rival"]),),
            )
        return [*found, *(row[0] for row in logos)]

    # ---- played

    def play(self, step: Step) -> None:
        """One step, at a server and desks that say what they will."""
        site = self.site
        with site.at(f"step/{step.n}"):
            try:
                getattr(self, f"_{step.what}")(site.desk(step.desk), step)
            except DesktopError as error:
                self.said[step.n] = str(error)

    def _work(self, desk: Office, step: Step) -> None:
        cmd = decode(step.args["type"], step.args["body"])
        bring_file(desk.store, cmd)
        receipt = desk.store.execute(cmd)
        desk.given[receipt.command_id] = step.args["type"]
        if step.others:
            self._theirs.add(receipt.command_id)

    def _round(self, desk: Office, step: Step) -> None:
        named = step.args.get("together", ())
        others = [one for one in self.site.desks if one.name in named and one.waits()]
        if not others or not desk.waits():
            desk.engine.round()
            return
        # The first of the others is held in its group; the second and this desk share the next one.
        self.site.gate.set(len(others))
        threads = [threading.Thread(target=self._quiet_round, args=(one,)) for one in others]
        threads[0].start()
        self.site.gate.entered()
        for thread in threads[1:]:
            thread.start()
        try:
            desk.engine.round()
        finally:
            self.site.gate.open()
            for thread in threads:
                thread.join()

    def _quiet_round(self, desk: Office) -> None:
        try:
            with contextlib.suppress(DesktopError, GatewayError):
                desk.engine.round()
        finally:
            self.site.gate.open()

    def _trade(self, desk: Office, step: Step) -> None:
        """A request that the server's rules order from, to a supplier that trades with nobody else."""
        seller = self.site.desk("desk6" if step.others else "desk2")
        card = card_of(self.site, desk.organisation, seller.organisation)
        request_id = desk.luck.new_id()
        made = draft(desk.luck.new_id, desk.organisation, request_id, (card,))
        desk.store.execute(msgspec.structs.replace(made, mode="automatic"))
        desk.store.execute(SendRequest(request_id=request_id))
        desk.engine.round()
        if not step.others:
            # The seller's letter goes before the answer, which would make it needless.
            self.site.server.dispatcher.run_due()
        seller.engine.round()
        line_ids = seller.rows(
            e.InquiryLine, "WHERE inquiry_id = ?", bytes.fromhex(self._inquiry(request_id, card))
        )
        values = tuple(
            AnswerLineValue(inquiry_line_id=line.id, ready=line.quantity, price=Decimal(5))
            for line in sorted(line_ids, key=lambda line: line.id)
        )
        seller.store.execute(
            SubmitAnswer(inquiry_id=self._inquiry(request_id, card), shipping_cost=Decimal(1), lines=values)
        )
        seller.engine.round()
        # The server's own job orders, under numbers that it draws.
        self.site.server.assigner.run_due()

    def _pack(self, desk: Office, step: Step) -> None:
        """A retailer's order is picked and packed, under numbers that the centre's device draws."""
        companies = self.site.organisations
        link = child_id(companies[step.args["retailer"]], "link", companies[desk.organisation])
        number = step.args["order"]
        item = item_id(link, child_id(link, "product", number % 2))
        work = Stages(desk, desk, child_id(link, "draft", number), item)
        work.pick()
        work.pack()
        desk.engine.round()

    @staticmethod
    def _inquiry(request_id: str, card: str) -> str:
        return child_id(request_id, "partner", card)

    def _mail(self, desk: Office, step: Step) -> None:
        self.site.server.dispatcher.run_due()

    def _verify(self, desk: Office, step: Step) -> None:
        desk.engine.verify()

    def _report(self, desk: Office, step: Step) -> None:
        session = desk.store.session
        assert session is not None
        told = {"scope": f"{desk.organisation_id}:account", "table": "contact", "buckets": step.n}
        desk.gateway.report(
            session.token, Report(device_id=session.device_id, kind="divergence", detail=told)
        )

    def _wait(self, desk: Office, step: Step) -> None:
        session = desk.store.session
        assert session is not None
        desk.gateway.wait(session.token, {}, 0.0)

    def _sign_in(self, desk: Office, step: Step) -> None:
        if desk.store.session is not None:
            desk.gateway.sign_out(desk.store.session.token)
            with contextlib.suppress(DesktopError, GatewayError):
                desk.engine.round()
        desk.sign_in()

    def _wrong_password(self, desk: Office, step: Step) -> None:
        mail = f"{desk.user}@example.com"
        desk.gateway.sign_in(SignIn(email=mail, password=f"wrong {step.n}", device_name="?"))

    def _odd(self, desk: Office, step: Step) -> None:
        """What no desk sends."""
        session = desk.store.session
        assert session is not None
        call = desk.gateway._call
        odd: tuple[tuple[str, str, bytes | None], ...] = (
            ("POST", "/exchange", b"\x81"), ("POST", "/verify", b"\xc0"), ("GET", "/file/nothing", None),
            ("GET", f"/file/{'0' * 64}", None), ("POST", "/nothing", b""), ("GET", "/exchange", None),
            ("POST", f"/file/{'0' * 64}", b"\x80"), ("GET", "/wait?head=x:y&seconds=0", None),
        )  # fmt: skip
        for method, path, body in odd:
            with contextlib.suppress(DesktopError, GatewayError):
                call(method, path, session.token, body)

    def _foreign(self, desk: Office, step: Step) -> None:
        """The others' ids at calls that take ids; where the others do not exist, they are nobody's."""
        with contextlib.closing(Line(self.site.web.address)) as line:
            who = come_in(line, f"{desk.user}@example.com")
            for row_id in step.args["ids"]:
                for _ in ask_all(line, who, row_id):
                    pass

    def _new_desk(self, desk: Office, step: Step) -> None:
        if sum(one.organisation == desk.organisation for one in self.site.desks) < 4:
            new = Office(self.site, f"{desk.name}-{step.n}", desk.user)
            self.site.desks.append(new)
            with new.luck.at(f"step/{step.n}"):
                new.sign_in()
                new.engine.round()

    def _poison(self, desk: Office, step: Step) -> None:
        """The server stumbles over something that waits: its group is judged again, one by one."""
        self.site.poisoned.add(step.args["command"])

    def _time(self, desk: Office, step: Step) -> None:
        self.site.clock.advance(step.args["ms"])

    def _due(self, desk: Office, step: Step) -> None:
        self.site.server.scheduler.run_due()

    def _compact(self, desk: Office, step: Step) -> None:
        self.site.server.compactor.horizon = step.args["horizon"]
        self.site.server.compactor.run()

    def _backup(self, desk: Office, step: Step) -> None:
        backup(self.site.database, self.site.folder / f"backup-{step.n}.zip", self.site.clock.now())
