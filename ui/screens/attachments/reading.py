# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Files of this machine, in and out; off the window's thread, and checked by their content both ways."""

from __future__ import annotations

from pathlib import Path

from desktop_b2b.errors import UserError
from desktop_b2b.services.files import FILE_MAX_BYTES, check_attachment, check_file, too_large


def read_file(path: Path) -> tuple[bytes, str]:
    """A file that may be attached, and its type.

    Raises UserError ``file.unreadable``, ``file.too_large`` or what ``check_attachment`` raises.
    """
    try:
        size = path.stat().st_size
        if size > FILE_MAX_BYTES:
            raise too_large(size)
        content = path.read_bytes()
    except OSError as error:
        text = "The file cannot be read: {reason}."
        raise UserError("file.unreadable", text, "file", reason=error.strerror or error) from error
    return content, check_attachment(path.name, content)


def write_file(path: Path, content: bytes) -> None:
    """Keep a file that somebody else attached, if it is what it is said to be.

    Raises UserError ``file.type`` or ``file.unwritable``.
    """
    check_file(content)
    try:
        path.write_bytes(content)
    except OSError as error:
        text = "The file cannot be written: {reason}."
        raise UserError("file.unwritable", text, "file", reason=error.strerror or error) from error
