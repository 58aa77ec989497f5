# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The language in which transactions are searched: one text that is typed, kept, shared and sent.

``partner:brume status:waiting,need_attention due:<2d total:>100EUR -note:fragile "letterpress card" OR mug``.
Pure: no clock, no database; ``storage.read_models`` answers what is asked in it.
"""

from desktop_b2b.services.search.editing import choose, chosen, together, toggle, without
from desktop_b2b.services.search.printing import write, write_group, write_term, write_value
from desktop_b2b.services.search.reading import LONGEST, read
from desktop_b2b.services.search.terms import (
    WORD,
    Choice,
    Day,
    Duration,
    Group,
    Near,
    Search,
    Span,
    Term,
    Text,
    Value,
)
from desktop_b2b.services.search.words import OPERATORS, Operator, Takes

__all__ = [
    "LONGEST", "OPERATORS", "WORD", "Choice", "Day", "Duration", "Group", "Near", "Operator", "Search",
    "Span", "Takes", "Term", "Text", "Value", "canonical", "choose", "chosen", "read", "together", "toggle",
    "without", "write", "write_group", "write_term", "write_value",
]  # fmt: skip


def canonical(text: str, field: str = "text") -> str:
    """A search as it is kept. Raises UserError ``search.…`` as ``read`` does."""
    return write(read(text, field))
