# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""From a file to a report: what it holds, and what is wrong with which row."""

from __future__ import annotations

from collections.abc import Mapping as Facts
from typing import Final

from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.imports.b2b_orders import B2BOrderReader
from desktop_b2b.services.imports.centre import CentreReader, CountReader, ReceiptReader, StockReader
from desktop_b2b.services.imports.centre_vocabulary import ALL_KINDS, B2B_ORDERS, COUNTS, RECEIPTS, STOCK
from desktop_b2b.services.imports.headings import Columns
from desktop_b2b.services.imports.model import Mapping, Report
from desktop_b2b.services.imports.records import ContactReader, ProductReader
from desktop_b2b.services.imports.requests import RequestReader
from desktop_b2b.services.imports.table import read_table
from desktop_b2b.services.imports.vocabulary import CONTACTS, PRODUCTS, REQUESTS

_CENTRE_READERS: Final[Facts[str, type[CentreReader]]] = {
    B2B_ORDERS.name: B2BOrderReader,
    STOCK.name: StockReader,
    RECEIPTS.name: ReceiptReader,
    COUNTS.name: CountReader,
}
_NOTHING: Final[Facts[str, Id]] = {}


def read(
    data: bytes,
    file_name: str,
    organisation_id: Id,
    mapping: Mapping | None = None,
    kind: str = REQUESTS.name,
    product_lines: Facts[str, Id] = _NOTHING,
) -> Report:
    """What a CSV, TSV or XLSX file holds, and what is wrong with it. Nothing is changed.

    ``product_lines``: ids by path, as the desk knows them, for products. Raises UserError where the file
    cannot be read at all, or the mapping does not fit it.
    """
    given = mapping or Mapping()
    wanted = ALL_KINDS.get(kind)
    if wanted is None:
        raise UserError("import.kind_unknown", "There is no import of {kind}.", "kind", kind=kind)
    table = read_table(data, given, wanted)
    columns = Columns(table.heading, given, wanted)
    if wanted is CONTACTS:
        return ContactReader(table, columns, given, file_name, organisation_id).report()
    if wanted.name in _CENTRE_READERS:
        return _CENTRE_READERS[wanted.name](table, columns, given, file_name, organisation_id).report()
    if wanted is PRODUCTS:
        return ProductReader(table, columns, given, file_name, organisation_id, product_lines).report()
    return RequestReader(table, columns, given, file_name, organisation_id).report()
