# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is kept of counters, held against what is counted from scratch."""

from __future__ import annotations

from typing import Any

from msgspec import structs


def expected(kept: Any, scratch: Any, now: int) -> Any:
    """What was kept, with the instant of its next change as from scratch: nothing changes before either, but
    one that was expected may have gone.
    """
    at, real = kept.next_change_at, scratch.next_change_at
    assert at is None or at > now
    assert real is None or (at is not None and at <= real)
    return structs.replace(kept, next_change_at=real)
