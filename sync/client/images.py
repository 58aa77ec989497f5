# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The server's images on a desk: its rows as the server gave them, without what waits in the outbox."""

from __future__ import annotations

import msgspec

from desktop_b2b.domain.entities import BY_TABLE
from desktop_b2b.storage.codec import codec_of
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.sections import in_section
from sync.client.scopes import is_personal, section_named, user_scope

#: Rows read at a time.
SLICE = 2_000


def some(db: Db, scope: str, table: str, after: bytes) -> tuple[list[tuple[bytes, int]], bytes | None]:
    """Id and version of the next server's images of a table, and where to go on.

    A row that a waiting command made has no version yet (only the server counts them); of one that it
    changed or removed the image is kept.
    """
    test, params = "", []
    user = b""
    if is_personal(scope):
        user = bytes.fromhex(scope.removeprefix(user_scope("")))
        test, params = ' AND "user_id" = ?', [user]
    # Of history some is of other sections: it is read and left out, so that no slice takes long.
    is_here = in_section(BY_TABLE[table], section_named(scope))
    sql = f'SELECT "id", "version", {is_here} FROM "{table}" WHERE "id" > ?{test} ORDER BY "id" LIMIT {SLICE}'  # noqa: S608  # our own names
    rows: list[tuple[bytes, int, int]] = db.query(sql, (after, *params))
    end = rows[-1][0] if len(rows) == SLICE else None
    images = {
        row_id: image
        for row_id, image in db.query(
            "SELECT row_id, image FROM base_row WHERE tbl = ? AND row_id > ?", (table, after)
        )
        if end is None or row_id <= end
    }
    found = [(row_id, version) for row_id, version, here in rows if version and here and row_id not in images]
    columns = codec_of(table).columns
    place, owner = columns.index("version"), columns.index("user_id") if user else 0
    for row_id, image in images.items():
        values = msgspec.msgpack.decode(image) if image is not None else None
        if values is not None and values[place] and (not user or values[owner] == user):
            found.append((row_id, values[place]))
    return found, end
