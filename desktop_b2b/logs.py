# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Logging: short lines for people on the console, JSON lines in UTC in files; no secrets in either."""

from __future__ import annotations

import json
import logging
import re
import sys
from pathlib import Path

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
CONSOLE = "desktop-b2b-console"
_SECRET = frozenset({"token", "password", "key", "authorization", "email"})


#: What never belongs in a log, wherever in a text it stands: e-mail addresses, tokens, passwords in
#: addresses, and the rows that PostgreSQL repeats in its complaints.
_HIDDEN = (
    (r"://[^\s/@:]*:[^\s/@]*@", "://***@"),
    (r"[^\s<>@,;:\"'()\[\]{}=/*]+@[^\s<>@,;:\"'()\[\]{}]+", "***"),
    (r"db2b_\w+", "***"),
    (r"(?i)\bbearer +\S+", "***"),
    (r"\b(DETAIL|CONTEXT): .*", r"\1: ***"),
)


def redact(text: str) -> str:
    """A text without what nobody may read in a log."""
    for pattern, instead in _HIDDEN:
        text = re.sub(pattern, instead, text)
    return text


class JsonLines(logging.Formatter):
    """One JSON object a record, with what was given as ``extra``; secrets are hidden wherever they stand."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as a JSON line."""
        from datetime import UTC, datetime  # not before the first paint

        fields: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "text": redact(record.getMessage()),
        }
        for name, value in vars(record).items():
            if name not in _STANDARD:
                hidden = name.lower() in _SECRET
                fields[name] = "***" if hidden else redact(value) if isinstance(value, str) else value
        if record.exc_info:
            fields["trace"] = redact(self.formatException(record.exc_info))
        return json.dumps(fields, default=str)


def set_up(folder: Path | None = None, *, verbose: bool = False) -> None:
    """Log to stderr (warnings, or all with ``verbose``) and, with a folder, to a file of 5 x 1 MB."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    for old in [handler for handler in root.handlers if handler.get_name() == CONSOLE]:
        root.removeHandler(old)
    console = logging.StreamHandler(sys.stderr)
    console.set_name(CONSOLE)
    console.setLevel(logging.INFO if verbose else logging.WARNING)
    console.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    root.addHandler(console)
    if folder is not None:
        from logging.handlers import RotatingFileHandler  # only a program that keeps a file needs it

        folder.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(
            folder / "desktop-b2b.log", maxBytes=1_000_000, backupCount=5, encoding="utf-8", delay=True
        )
        file.setFormatter(JsonLines())
        root.addHandler(file)


def set_up_server(level: str) -> None:
    """Log to stderr in JSON lines, from a level (``debug`` … ``error``) upwards: a server's whole log."""
    root = logging.getLogger()
    root.setLevel(level.upper())
    for old in [handler for handler in root.handlers if handler.get_name() == CONSOLE]:
        root.removeHandler(old)
    console = logging.StreamHandler(sys.stderr)
    console.set_name(CONSOLE)
    console.setFormatter(JsonLines())
    root.addHandler(console)
