# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Which rows of a desk a scope stands for (law 3): a section of its organisation, or one person's own."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from desktop_b2b.domain.entities import USER, Row, entities_in
from desktop_b2b.domain.values import Id
from desktop_b2b.storage.codec import codec
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.sections import in_section

_USER = "user:"


def user_scope(user_id: Id) -> str:
    """The scope of one person's own rows."""
    return f"{_USER}{user_id}"


def is_personal(scope: str) -> bool:
    """Whether a scope is a person's, not an organisation's section."""
    return scope.startswith(_USER)


def section_named(scope: str) -> str:
    """The section that a scope is of."""
    return USER if is_personal(scope) else scope.partition(":")[2]


def entities_of(scope: str) -> tuple[type[Row], ...]:
    """The entities whose rows may be in a scope."""
    return entities_in(section_named(scope))


def rows_of(db: Db, scope: str) -> Iterator[tuple[str, list[bytes]]]:
    """The ids of all rows that a desk has of a scope, by table; those changed by pending commands too.

    Not those that pending commands made: the server never gave them, and so cannot take them back.
    """
    for entity in entities_of(scope):
        table = entity.TABLE
        if not is_personal(scope):
            test = in_section(entity, section_named(scope))
            given = f'SELECT "id" FROM "{table}" WHERE "version" > 0 AND {test}'  # noqa: S608  # our own names
            sql = f"{given} UNION SELECT row_id FROM base_row WHERE tbl = ?"  # noqa: S608  # as above
            found = db.query(sql, (table,))
            yield table, [row[0] for row in found]
            continue
        user = bytes.fromhex(scope.removeprefix(_USER))
        sql = f'SELECT "id" FROM "{table}" WHERE "user_id" = ? AND "version" > 0'  # noqa: S608  # as above
        ids = [row[0] for row in db.query(sql, (user,))]
        place = codec(entity).columns.index("user_id")
        for row_id, image in db.query("SELECT row_id, image FROM base_row WHERE tbl = ?", (table,)):
            if msgspec.msgpack.decode(image)[place] == user:
                ids.append(row_id)
        yield table, ids


def rows_without(db: Db, scope: str, kept: Collection[tuple[str, bytes]]) -> dict[str, set[bytes]]:
    """The ids of a scope's rows that are not among those kept, by table."""
    gone: dict[str, set[bytes]] = {}
    for table, ids in rows_of(db, scope):
        rest = {row_id for row_id in ids if (table, row_id) not in kept}
        if rest:
            gone[table] = rest
    return gone
