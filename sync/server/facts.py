# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is known of a request while it is answered, for its line in the log."""

from __future__ import annotations

from contextvars import ContextVar


class Facts:
    """One request: its call, its name, who asks, and what came of it."""

    __slots__ = ("call", "device", "request_id", "size", "status")

    def __init__(self, call: str, request_id: str) -> None:
        self.call = call
        self.request_id = request_id
        self.device = ""
        self.status = 0
        self.size = 0


current: ContextVar[Facts | None] = ContextVar("request", default=None)


def note_device(device_id: str) -> None:
    """Tell whose request this is, as soon as that is known."""
    facts = current.get()
    if facts is not None:
        facts.device = device_id
