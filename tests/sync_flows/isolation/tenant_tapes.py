# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What left a server for a company: answers, letters, lines of the log; comparable with another run's."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from desktop_b2b.domain.entities import CommandResult
from sync.protocol import codec, columns
from sync.protocol.messages import SnapshotPage
from tests.sync_flows.isolation.tenants import Answer, Site

#: So many digits of an SSCC stand for its device and block; what follows is the place in it.
_SSCC_BLOCK = 15


class Plain:
    """What left a server, with what is random by its nature replaced by its order of appearance: what
    ``Kept`` gave, the letters of devices and series, and the blocks that who trades with both numbers
    documents and boxes from; where in a block a number stands is compared.
    """

    _RANDOM = re.compile(r"[0-9a-f]{16,}|db2b_\w{49}")

    def __init__(self, site: Site) -> None:
        of_both = bytes.fromhex(site.organisations[site.tenants.both])
        both: list[str] = []
        all_of_them = [r"S\d[A-Z][1-9]\w*"]
        with site.server.readers.snapshot() as db:
            for prefix, company in db.query('SELECT "prefix", "organisation_id" FROM "device"'):
                all_of_them.append(prefix)
                if company == of_both:
                    both.append(prefix)
            sql = 'SELECT "sscc" FROM "handling_unit" WHERE "owner_id" = ? AND "sscc" <> \'\''
            codes = [row[0][:_SSCC_BLOCK] for row in db.query(sql, (of_both,))]
        self._number = re.compile(rf"\b((?:{'|'.join(both)})-\d{{2,}})(\d\d)\b")
        self._prefix = re.compile(rf"\b(?:{'|'.join(all_of_them)})\b")
        # The number of a box is made of one of its device's, and a check digit.
        self._sscc = re.compile(rf"({'|'.join(codes)})(\d\d)\d\b" if codes else "(?!)")
        self._given = site.luck.given
        self._seen: dict[str, str] = {}

    def text(self, found: str) -> str:
        found = self._number.sub(lambda one: f"{self._name('block', one[1])} {one[2]}", found)
        found = self._sscc.sub(lambda one: f"{self._name('sscc', one[1])} {one[2]}", found)
        found = self._prefix.sub(lambda one: self._name("letters", one[0]), found)
        return self._RANDOM.sub(lambda one: self._name("random", one[0]), found)

    def _name(self, kind: str, value: str) -> str:
        if kind == "random" and value not in self._given and not value.startswith("db2b_"):
            return value
        return self._seen.setdefault(value, f"<{kind} {len(self._seen)}>")

    def value(self, found: Any) -> Any:
        if isinstance(found, str):
            return self.text(found)
        if isinstance(found, dict):
            return {self.value(key): self.value(item) for key, item in found.items()}
        if isinstance(found, list):
            return [self.value(item) for item in found]
        return found

    @staticmethod
    def headers(answer: Answer) -> list[tuple[str, str]]:
        """All headers; how well a page is packed depends on what is random in it, too."""
        is_packed = answer.call.endswith("/snapshot")
        return [pair for pair in answer.headers if not (is_packed and pair[0] == "content-length")]

    def body(self, answer: Answer) -> Any:
        """A body's values; that nothing is lost by reading it is looked at."""
        if not answer.body or answer.call.endswith("/health"):
            return answer.body
        found = msgspec.msgpack.decode(answer.body)
        assert msgspec.msgpack.encode(found) == answer.body
        if answer.status == 200 and answer.call.endswith("/snapshot"):
            page = codec.decode(answer.body, SnapshotPage)
            found["body"] = msgspec.msgpack.decode(columns.unpack(page.body))
        for page in found.get("pages", ()) if isinstance(found, dict) else ():
            for part in page["tables"]:
                _leave_out_signed_letters(part["table"], part["columns"], part["rows"])
        return self.value(found)


def _leave_out_signed_letters(table: str, names: list[str], rows: list[list[Any]]) -> None:
    """A receipt signs the numbers that the server gave, whose letters are drawn by chance: they are compared
    themselves, and it is left aside with them.
    """
    if table == CommandResult.TABLE:
        given, receipt = names.index("numbers"), names.index("receipt")
        for row in rows:
            if row[given] != "[]":
                row[receipt] = b"signed"


def told(site: Site, receiver: str) -> list[tuple[Any, ...]]:
    """All answers to a company's desks."""
    plain = Plain(site)
    return [
        (answer.call, answer.status, plain.headers(answer), plain.body(answer))
        for answer in site.tape.answers
        if answer.receiver == receiver
    ]


class Heard(logging.Handler):
    """Lines of the log, with what goes along; times and the names of requests are left aside."""

    _LEFT = frozenset({"ms", "request", "taskName"})
    _OWN = frozenset(vars(logging.makeLogRecord({})))

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        more = {name: value for name, value in vars(record).items() if name not in self._OWN | self._LEFT}
        if more.get("call") == "snapshot":
            del more["bytes"]  # packed: see Plain.headers
        self.lines.append(f"{record.levelname} {record.name} {record.getMessage()} {more!r}")

    def about(self, ids: set[str]) -> list[str]:
        """The lines that name one of the ids."""
        return [line for line in self.lines if ids & set(re.findall("[0-9a-f]{32}", line))]


@contextmanager
def hearing() -> Iterator[Heard]:
    """Hear all that is logged, at any level."""
    heard, logger = Heard(), logging.getLogger("sync.server")
    level, propagates = logger.level, logger.propagate
    logger.addHandler(heard)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    try:
        yield heard
    finally:
        logger.removeHandler(heard)
        logger.setLevel(level)
        logger.propagate = propagates


def devices_of(site: Site, receiver: str) -> set[str]:
    """The ids of a company's devices."""
    with site.server.readers.snapshot() as db:
        company = bytes.fromhex(site.organisations[receiver])
        rows = db.query('SELECT "id" FROM "device" WHERE "organisation_id" = ?', (company,))
    return {row[0].hex() for row in rows}
