# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The sample world: a server, six companies and some 320 documents in every state."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """``desktop-b2b sample …``: see ``sample.command``."""
    from desktop_b2b.sample.command import main as run

    return run(arguments)
