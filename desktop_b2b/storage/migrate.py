# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Two alembic lines (desk, server) over shared tables, each step in one explicit transaction.

A database is backed up before its schema changes. ``PRAGMA user_version`` tells a desk whether
alembic needs to be loaded at all; nothing here is imported otherwise.
"""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from desktop_b2b.errors import UserError
from desktop_b2b.storage import projector, schema
from desktop_b2b.storage.db import SqliteDb
from desktop_b2b.storage.session import read_session
from desktop_b2b.storage.versions import SCHEMA

if TYPE_CHECKING:
    from desktop_b2b.storage.postgres import PostgresDb

Line = Literal["desk", "server"]
#: The steps of a desk after which the read model holds something else.
_FILLED_ANEW = (3, 4, 9, 25)
_log = logging.getLogger(__name__)


def upgrade(db: SqliteDb | PostgresDb, line: Line) -> None:
    """Bring a database to the newest schema of its line; all or nothing.

    Raises UserError ``schema.newer`` for a database of a newer program, which is left alone.
    """
    if isinstance(db, SqliteDb):
        _upgrade_sqlite(db, line)
    else:
        _upgrade_postgres(db, line)


def _upgrade_sqlite(db: SqliteDb, line: Line) -> None:
    found = db.query("PRAGMA user_version")[0][0]
    if found == SCHEMA[line]:
        return
    if found > SCHEMA[line]:
        raise UserError("schema.newer", "A newer version of the program made this database. Update first.")
    if found:
        backup(db, db.path.with_name(f"{db.path.name}.before-{SCHEMA[line]}"))
    engine = sa.create_engine("sqlite://", module=dbapi2, creator=lambda: db.raw, poolclass=StaticPool)
    # alembic commits for itself unless it finds a transaction that is somebody else's.
    with engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        _run(connection, line)
        if line == "desk" and any(found < step for step in _FILLED_ANEW):
            _project(db)
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA[line]}")
    _log.info("database upgraded", extra={"line": line, "schema": SCHEMA[line]})


def _project(db: SqliteDb) -> None:
    """Fill the read model anew: a step has changed what it holds."""
    session = read_session(db)
    if session is not None:
        projector.project_all(db, session.organisation_id)


def _upgrade_postgres(db: PostgresDb, line: Line) -> None:
    engine = sa.create_engine("postgresql+psycopg://", creator=lambda: db.raw, poolclass=StaticPool)
    db.raw.autocommit = False
    try:
        with engine.connect() as connection, connection.begin():
            # Several server processes may start at once: one migrates, the others wait.
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7305)")
            _run(connection, line)
    finally:
        if not db.raw.closed:
            db.raw.rollback()
            db.raw.autocommit = True


def _run(connection: sa.Connection, line: Line, until: str = "head") -> None:
    folder = Path(__file__).with_name("migrations")
    config = Config()
    config.set_main_option("script_location", str(folder))
    config.set_main_option("version_locations", str(folder / line))
    config.set_main_option("path_separator", "newline")
    metadata: Any = schema.desk_metadata() if line == "desk" else schema.server_metadata()
    config.attributes["connection"] = connection
    config.attributes["metadata"] = metadata
    command.upgrade(config, until)


def backup(db: SqliteDb, target: Path) -> None:
    """A whole copy of a database beside it, with the same key; written complete or not at all."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    db.run("VACUUM INTO ?", (str(part),))
    shutil.move(part, target)
