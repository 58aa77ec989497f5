# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Errors by audience (law 11).

A :class:`UserError` is somebody's bad input or a rule that says no: shown in words, with a code to
quote and the field it is about. An :class:`OutageError` is a state of the world (disk, network,
printer). A :class:`BugError` is our own fault. :class:`Cancelled` is silent.
"""

from __future__ import annotations


class DesktopError(Exception):
    """Root of every error that this product raises on purpose."""


class UserError(DesktopError):
    """Refused, and nothing was changed.

    ``code`` is stable and dotted (``request.no_lines``); ``text`` is an English template whose
    ``{names}`` are filled from ``params`` (the window translates the template first); ``field`` names
    the argument at fault, in the spelling of the command's schema, or is empty.
    """

    def __init__(self, code: str, text: str, field: str = "", **params: object) -> None:
        self.code = code
        self.template = text
        self.field = field
        self.params = {key: str(value) for key, value in params.items()}
        super().__init__(text.format(**self.params) if self.params else text)

    def as_dict(self) -> dict[str, object]:
        """The error as scripts and the protocol show it."""
        return {
            "code": self.code,
            "text": str(self),
            "template": self.template,
            "field": self.field,
            "params": self.params,
        }


class OutageError(DesktopError):
    """Something outside the program is not available now: disk, network, printer, server.

    ``code`` names the kind (``network.unreachable``, ``network.captive_portal``, ``disk.full``).
    """

    def __init__(self, code: str, text: str) -> None:
        self.code = code
        super().__init__(text)

    def as_dict(self) -> dict[str, object]:
        """The error as scripts show it."""
        return {"code": self.code, "text": str(self)}


class BugError(DesktopError):
    """The program is wrong: an invariant of ours does not hold."""


class Cancelled(DesktopError):
    """The person stopped it; nothing to say."""
