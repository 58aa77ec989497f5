# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Spreadsheet-like files (CSV, TSV) to draft requests: bytes in, report out, then one command.

Pure: no clock, no database. ``read`` never guesses in silence; ``plan`` refuses until every row is settled.
"""

from desktop_b2b.services.imports.model import (
    Issue,
    Mapping,
    Option,
    Question,
    ReadDocument,
    ReadLine,
    Report,
    Rules,
    mapping_from_json,
)
from desktop_b2b.services.imports.planner import open_rows, plan
from desktop_b2b.services.imports.reader import document_id, document_number, read, source_of

__all__ = [
    "Issue",
    "Mapping",
    "Option",
    "Question",
    "ReadDocument",
    "ReadLine",
    "Report",
    "Rules",
    "document_id",
    "document_number",
    "mapping_from_json",
    "open_rows",
    "plan",
    "read",
    "source_of",
]
