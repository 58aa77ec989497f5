# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Text is text (law 12): no cell that leaves this program becomes a formula somewhere else."""

from __future__ import annotations

import re

#: What a spreadsheet takes for the beginning of a formula or a command.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
#: What no file format of tables can hold, or nobody can see.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might run a text."""
    return text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)


def clean(text: str) -> str:
    """A text without the characters that no file of a table can hold."""
    return _UNWRITABLE.sub("", text)


def quoted(text: str) -> str:
    """A text that a spreadsheet would run is marked as text; all others stay as they are."""
    return "'" + text if is_formula(text) else text
