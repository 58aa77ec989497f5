# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The program as a drawer of attached files: a child of the window's that loads nothing else."""

from __future__ import annotations


def run_drawer() -> int:
    """Answer one question on standard input, and end."""
    from ui.printing import drawer

    return drawer.main()
