# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rows for pages: what stretches of feeds name, asked for at once; nobody gets what others own."""

from __future__ import annotations

import functools
import logging
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop_b2b.domain.entities import BY_TABLE, UserRow
from desktop_b2b.domain.values import Id
from desktop_b2b.storage.codec import codec_of
from desktop_b2b.storage.db import Db, places, several
from sync.protocol.messages import TableRows
from sync.server.feeds import MEANT, PUT
from sync.server.recent import Known

_log = logging.getLogger(__name__)

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom pages are for; nothing else is read, whatever a feed says."""

    organisation_id: Id
    user_ids: frozenset[Id]
    scopes: tuple[str, ...]


class Entries:
    """A stretch of a feed, by what happened and table."""

    __slots__ = ("count", "meant", "puts", "removes")

    def __init__(self, entries: Sequence[tuple[Any, ...]]) -> None:
        self.count = len(entries)
        #: What was put, each row with the number of the transaction that did.
        self.puts: dict[str, dict[bytes, int]] = {}
        self.removes: dict[str, list[bytes]] = {}
        self.meant: dict[str, int] = {}
        last, numbers = "", dict[bytes, int]()
        # In the order of ids: how rows lie in the database may tell of others' rows.
        for table, row_id, op, seq in sorted(entries):
            if op == PUT:
                if table != last:
                    last, numbers = table, self.puts.setdefault(table, {})
                numbers[row_id] = seq
                continue
            self.removes.setdefault(table, []).append(row_id)
            if op == MEANT:
                self.meant[table] = self.meant.get(table, 0) + 1


@functools.cache
def _whose(table: str) -> tuple[bool, int, int]:
    """Whether rows are users' own, and where they say whose they are: the user, or the two parties."""
    columns = codec_of(table).sql.columns
    if issubclass(BY_TABLE[table], UserRow):
        return True, columns.index("user_id"), columns.index("user_id")
    return False, columns.index("owner_id"), columns.index("counterpart_id")


class Rows:
    """The rows of many stretches, all asked for at once, but for those that are known."""

    def __init__(self, db: Db, stretches: Sequence[Entries], known: Iterable[Known]) -> None:
        self._rows: dict[str, dict[bytes, Sequence[Any]]] = {}
        for given in known:
            for table, found in given.items():
                self._rows.setdefault(table, {}).update(found)
        wanted: dict[str, set[bytes]] = {}
        for listed in stretches:
            for table, ids in listed.puts.items():
                missing = ids.keys() - self._rows.setdefault(table, {}).keys()
                if missing:
                    wanted.setdefault(table, set()).update(missing)
        tables: list[str] = []
        questions: list[tuple[str, list[bytes]]] = []
        for table, wished in sorted(wanted.items()):
            sought = sorted(wished)
            for start in range(0, len(sought), _CHUNK):
                marks, part = places(sought[start : start + _CHUNK])
                tables.append(table)
                questions.append((f'{codec_of(table).sql.select} WHERE "id" IN ({marks})', part))
        for table, rows in zip(tables, several(db, *questions) if questions else (), strict=True):
            self._rows[table].update((row[0], row) for row in rows)

    def of(self, reader: Reader, table: str, ids: Collection[bytes]) -> TableRows:
        """Rows by id, filtered once more by who may have them: a wrong entry must not leak a row."""
        found = filter(None, map(self._rows[table].get, ids))
        of_users, place, other = _whose(table)
        if of_users:
            users = {bytes.fromhex(user_id) for user_id in reader.user_ids}
            rows = [row for row in found if row[place] in users]
        else:
            own = bytes.fromhex(reader.organisation_id)
            rows = [row for row in found if row[place] == own or row[other] == own]
        if len(rows) != len(ids):
            _log.error("feed names rows that its reader may not have", extra={"table": table})
        return TableRows(table=table, columns=codec_of(table).sql.columns, rows=rows)
