# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The post of the simulated world: the server's real letters and verdicts, and a relay with moods.

What is said over SMTP is left out: a relay in a process of its own hears it elsewhere
(``tests/sync_flows/server/test_effects.py``).
"""

from __future__ import annotations

from collections import Counter
from email.message import EmailMessage
from typing import TYPE_CHECKING

from sync.server.mail import SmtpSender, SmtpSettings
from sync.server.server import Server
from tests.simulation.verdict import demand

if TYPE_CHECKING:
    from tests.simulation.world import World

#: What may befall a letter: the relay is away, busy, puts it off, refuses it; it takes it and is not heard.
MOODS = ("mail_away", "mail_busy", "mail_later", "mail_refused", "mail_unheard")
_SETTINGS = SmtpSettings("relay", 25, "orders@example.com", tls="no")


class Relay:
    """Takes letters, and watches what comes: only what was committed, and none twice without need."""

    def __init__(self, world: World) -> None:
        self._world = world
        #: What befalls the letters to come, one each.
        self.plan: list[str] = []
        self.taken: Counter[str] = Counter()
        self.refused: set[str] = set()
        #: How often a letter may come: once, and once more for each time that nobody heard it was taken.
        self._doubts: Counter[str] = Counter()
        self._last = ""

    def mood(self) -> str:
        """What befalls the next letter."""
        mood = self.plan.pop(0) if self.plan else ""
        if mood:
            self._world.faults[mood] += 1
        return mood

    def take(self, message: EmailMessage, to: str) -> None:
        """A letter comes."""
        effect_id = str(message["Message-ID"])[1:33]
        self._check(effect_id, message, to)
        self.taken[effect_id] += 1
        self._last = effect_id
        self._world.note("letter", effect_id, to)
        demand(
            self.taken[effect_id] <= 1 + self._doubts[effect_id],
            "effects",
            f"letter {effect_id} came {self.taken[effect_id]} times",
        )

    def refuse(self, message: EmailMessage) -> None:
        """A letter is refused for good."""
        self.refused.add(str(message["Message-ID"])[1:33])

    def doubt(self) -> None:
        """Whether the last letter was taken is not known to who sent it."""
        if self._last and self._state(self._last) == "waiting":
            self._doubts[self._last] += 1

    def forgotten(self) -> None:
        """The server was restored, and may have forgotten what it sent: a person decides of that."""
        for effect_id, count in self.taken.items():
            self._doubts[effect_id] = count

    def _state(self, effect_id: str) -> str:
        sql = 'SELECT "state" FROM "effect" WHERE "id" = ?'
        found = self._world.centre.db.query(sql, (bytes.fromhex(effect_id),))
        return str(found[0][0]) if found else ""

    def _check(self, effect_id: str, message: EmailMessage, to: str) -> None:
        state = self._state(effect_id)
        demand(
            state == "waiting", "effects", f"letter {effect_id} is sent, and is {state or 'not committed'}"
        )
        company = to.partition("-")[0]
        text = f"{message['Subject']}\n{message.get_content()}"
        others = [name for name in self._world.organisations if f"zq{name}qz" in text and name != company]
        demand(not others, "isolation", f"a letter to {company} tells secrets of {others}")


class Post(SmtpSender):
    """The server's sender of letters, with that relay at the end of its line."""

    def __init__(self, world: World, server: Server) -> None:
        super().__init__(server.readers, world.clock, _SETTINGS, server.leaving, server.codes)
        self._relay = world.relay

    def _deliver(self, message: EmailMessage, to: str) -> None:
        mood = self._relay.mood()
        if mood == "mail_away":
            raise self._closed(ConnectionRefusedError())
        if mood == "mail_busy":
            self._verdict(421, b"come back later")
        if mood == "mail_later":
            self._verdict(451, b"greylisted, try again in 300 seconds")
        if mood == "mail_refused":
            self._relay.refuse(message)
            self._verdict(550, b"no such mailbox")
        self._relay.take(message, to)
        if mood == "mail_unheard":
            self._relay.doubt()
            raise self._closed(TimeoutError())
