# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Where new lines go among those that stand: by sort keys with room between them."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_b2b.domain.values import sort_key


def room_at(standing: Sequence[str], position: int | None, count: int) -> tuple[list[str], list[str]]:
    """Sort keys for so many new lines at a position (None: at the end) among these.

    Returns also the keys that those which stand have from then on: others where there was no room between
    them, so that all are spaced anew.
    """
    place = len(standing) if position is None else max(0, min(position, len(standing)))
    if place == len(standing):
        last = int(standing[-1], 16) // 1024 if standing else 0
        return [sort_key(last + index) for index in range(count)], list(standing)
    low = int(standing[place - 1], 16) if place else 0
    stride = (int(standing[place], 16) - low) // (count + 1)
    if stride >= 1:
        return [f"{low + stride * (index + 1):010x}" for index in range(count)], list(standing)
    spaced = [sort_key(index if index < place else index + count) for index in range(len(standing))]
    return [sort_key(place + index) for index in range(count)], spaced
