# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What verbs say: JSON lines on stdout, and an exit code."""

from __future__ import annotations

import json
from typing import Any

BAD_INPUT, OUTAGE = 2, 3


def print_line(value: Any) -> None:
    """One line for whoever called."""
    print(json.dumps(value, ensure_ascii=False))
