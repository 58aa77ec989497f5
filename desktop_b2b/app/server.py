# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The server put together: serving, and what its keeper does to its database."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from desktop_b2b.clock import SystemClock
from desktop_b2b.errors import UserError

if TYPE_CHECKING:
    from desktop_b2b.domain.values import Id


def run_server(
    database: str | None,
    listen: str,
    folder: Path,
    *,
    state: Path | None = None,
    smtp: str | None = None,
    address: str = "",
    metrics: str = "",
    workers: int = 1,
    log: str = "warning",
    end_with: BinaryIO | None = None,
) -> int:
    """Serve desks until told to stop, or until ``end_with`` (its starter's pipe) is closed."""
    import os
    import signal
    import threading

    from sync.server.leaving import checked_address
    from sync.server.mail import smtp_settings
    from sync.server.serving import Operations, serve

    mail = smtp_settings(smtp, os.environ)
    named = checked_address(address) if address else ""
    operations = Operations(mail=mail, address=named, metrics=metrics, workers=workers, log=log, state=state)
    if end_with is not None:

        def watch() -> None:
            while end_with.read(1):
                pass
            os.kill(os.getpid(), signal.SIGTERM)

        threading.Thread(target=watch, name="starter", daemon=True).start()
    serve(database, listen, folder, operations=operations)
    return 0


def keep_server(
    database: str | None,
    folder: Path,
    state: Path | None,
    action: str,
    file: Path | None,
    hold_hours: int,
) -> list[dict[str, Any]]:
    """Back up, restore or verify a server's database; returns the lines to print, ``ok`` where it checks."""
    from sync.server import backup
    from sync.server.app import open_database

    if action == "verify" and file is not None:
        return [{"check": action, "ok": True, **backup.summary(backup.verify_file(file))}]
    if action != "restore" and not (database or (folder / "server.db").exists()):
        text = "There is no server's database in {folder}."
        raise UserError("database.missing", text, "folder", folder=folder)
    opened = open_database(database, folder, state)
    if file is None:
        return list(backup.verify_database(opened))
    now = SystemClock().now()
    if action == "backup":
        found = backup.backup(opened, file, now)
    else:
        found = backup.restore(opened, file, now, hold_hours=hold_hours)
    return [{"check": action, "ok": True, **backup.summary(found)}]


def run_admin(
    database: str | None, folder: Path, action: str, fields: dict[str, Any]
) -> list[dict[str, Any]]:
    """Make and change organisations, users and links on a server's database, and put it right after a
    restore; returns the lines to print.
    """
    from dataclasses import asdict

    from sync.server import admin, epochs, held
    from sync.server.app import open_database
    from sync.server.server import Server

    opened = open_database(database, folder, fields.pop("state", None))
    if action == "new-epoch":
        return [
            {"epoch": epochs.new_epoch(opened, SystemClock().now(), hold_hours=fields["hold_hours"]).name}
        ]
    server = Server(opened, background=False)
    try:
        if action == "list":
            return admin.listing(server)
        if action == "compact":
            return [asdict(server.compactor.run())]
        if action == "retry-parked":
            return [{"id": one.id, "outcome": one.outcome, "code": one.code} for one in server.parked.run()]
        if action == "effects":
            return held.effects(server, fields["do"], tuple(fields["ids"]))
        if action == "end-hold":
            return [held.end_hold(server)]
        actions: dict[str, Callable[..., Id]] = {
            "create-organisation": admin.create_organisation,
            "create-user": admin.create_user,
            "create-link": admin.create_link,
            "user-sections": admin.set_sections,
            "disable-user": partial(admin.set_active, active=False),
            "enable-user": partial(admin.set_active, active=True),
        }
        return [{"id": actions[action](server, **fields)}]
    finally:
        server.close()
