# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The files that a desk's rows name, and those that are still on their way."""

from __future__ import annotations

from desktop_b2b.storage.db import Db

UPLOAD, KEPT, REFUSED = "upload", "kept", "refused"
_NAMED = (
    "SELECT logo_hash FROM organisation WHERE logo_hash <> '' UNION"
    " SELECT logo_hash FROM link_fact WHERE logo_hash <> '' UNION"
    " SELECT file_hash FROM attachment UNION"
    " SELECT file_hash FROM b2b_file"
)
_MISSING = (
    f"SELECT logo_hash FROM ({_NAMED}) WHERE NOT EXISTS"  # our own text
    " (SELECT 1 FROM file WHERE hash = logo_hash AND content IS NOT NULL)"
)


def missing(db: Db) -> list[str]:
    """The files, by SHA-256, that rows name and that are not here."""
    return [row[0] for row in db.query(_MISSING)]


def on_their_way(db: Db) -> int:
    """How many files wait to be sent, or are missing here."""
    waiting = db.query("SELECT count(*) FROM file WHERE state = ?", (UPLOAD,))[0][0]
    return int(waiting) + len(missing(db))
