# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Files (CSV, TSV, XLSX) of orders, contacts and products: bytes in, report out, then one command; of B2B
orders, stock, receipts and counts: then commands that are given together.

Pure: no clock, no database. ``read`` never guesses in silence; ``plan`` refuses until every row is settled.
"""

from desktop_b2b.services.imports.centre_plan import CentrePlan, plan_centre, receipt_ids
from desktop_b2b.services.imports.centre_vocabulary import ALL_KINDS, CENTRE_KINDS
from desktop_b2b.services.imports.errors import as_csv, as_xlsx, error_table, own_headings
from desktop_b2b.services.imports.knowing import entered, gather
from desktop_b2b.services.imports.model import (
    Issue,
    Mapping,
    Option,
    Question,
    ReadDocument,
    ReadLine,
    ReadOrder,
    ReadOrderLine,
    ReadRecord,
    Report,
    Rules,
    mapping_from_json,
)
from desktop_b2b.services.imports.planner import Imported, left_rows, open_rows, plan, without
from desktop_b2b.services.imports.reader import read
from desktop_b2b.services.imports.requests import document_id, document_number
from desktop_b2b.services.imports.rows import source_of
from desktop_b2b.services.imports.settling import Known, codes_of, settle
from desktop_b2b.services.imports.vocabulary import KINDS

__all__ = [
    "ALL_KINDS",
    "CENTRE_KINDS",
    "KINDS",
    "CentrePlan",
    "Imported",
    "Issue",
    "Known",
    "Mapping",
    "Option",
    "Question",
    "ReadDocument",
    "ReadLine",
    "ReadOrder",
    "ReadOrderLine",
    "ReadRecord",
    "Report",
    "Rules",
    "as_csv",
    "as_xlsx",
    "codes_of",
    "document_id",
    "document_number",
    "entered",
    "error_table",
    "gather",
    "left_rows",
    "mapping_from_json",
    "open_rows",
    "own_headings",
    "plan",
    "plan_centre",
    "read",
    "receipt_ids",
    "settle",
    "source_of",
    "without",
]
