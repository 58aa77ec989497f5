# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How many of what: ``12*`` before a scan means twelve of it."""

from __future__ import annotations

import re
from decimal import Decimal

_TIMES = re.compile(r"([0-9]{1,4}) ?[*×] ?(.+)", re.DOTALL)


def split_times(text: str) -> tuple[Decimal | None, str]:
    """The number typed before a scan, if there is one, and the scan."""
    match = _TIMES.fullmatch(text.strip())
    if match is None or int(match[1]) == 0:
        return None, text.strip()
    return Decimal(match[1]), match[2]
