# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What verbs say: JSON lines on stdout, and an exit code."""

from __future__ import annotations

import json
import os
import sys
from typing import Any

BAD_INPUT, OUTAGE = 2, 3


class UnreadError(Exception):
    """Whoever read what is printed has read enough, and is gone: ``desktop-b2b commands | head``."""


def print_line(value: Any) -> None:
    """One line for whoever called. Raises UnreadError."""
    try:
        print(json.dumps(value, ensure_ascii=False))
    except BrokenPipeError as error:
        raise UnreadError from error


def hand_over() -> None:
    """What was printed leaves the program, if it has anywhere to print to. Raises UnreadError."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError as error:
        raise UnreadError from error


def print_no_more() -> None:
    """Nobody reads: what is still held back goes nowhere, else Python would complain of it as it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
