# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The server's images on a desk: its rows as the server gave them, without what waits in the outbox."""

from __future__ import annotations

import msgspec

from desktop_b2b.storage.codec import codec_of
from desktop_b2b.storage.db import Db
from sync.client.scopes import is_personal, user_scope

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
    sql = f'SELECT "id", "version" FROM "{table}" WHERE "id" > ?{test} ORDER BY "id" LIMIT {SLICE}'  # noqa: S608  # our own names
    rows: list[tuple[bytes, int]] = db.query(sql, (after, *params))
    end = rows[-1][0] if len(rows) == SLICE else None
    images = {
        row_id: image
        for row_id, image in db.query(
            "SELECT row_id, image FROM base_row WHERE tbl = ? AND row_id > ?", (table, after)
        )
        if end is None or row_id <= end
    }
    found = [(row_id, version) for row_id, version in rows if version and row_id not in images]
    columns = codec_of(table).columns
    place, owner = columns.index("version"), columns.index("user_id") if user else 0
    for row_id, image in images.items():
        values = msgspec.msgpack.decode(image) if image is not None else None
        if values is not None and values[place] and (not user or values[owner] == user):
            found.append((row_id, values[place]))
    return found, end
