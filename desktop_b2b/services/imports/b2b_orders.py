# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Files of B2B orders: each row an item, the rows of one reference an order (S1.8)."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Final

import msgspec

from desktop_b2b.domain import text
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.imports.centre import HEAD_CHECKS, CentreReader, RefusedError
from desktop_b2b.services.imports.centre_vocabulary import ORDER_FIELDS
from desktop_b2b.services.imports.headings import Columns
from desktop_b2b.services.imports.model import Issue, Mapping, ReadOrder, ReadOrderLine, issue, refused
from desktop_b2b.services.imports.records import record_id
from desktop_b2b.services.imports.table import Table
from desktop_b2b.services.imports.vocabulary import plain

#: What people write for the choices of an order.
_CHOICES: Final = {
    "kind": {
        "manual": "manual standard wholesale b2b normal manuel manuell",
        "donation": "donation don spende donacion donazione",
        "pickup": "pickup personalpickup collection retrait enlevement abholung recogida ritiro",
    },
    "recipient_kind": {
        "business": "business company firm b2b entreprise societe professionnel firma geschaeftlich empresa",
        "person": "person private individual consumer b2c particulier privat persona privato consommateur",
    },
    "mode": {
        "parcel": "parcel parcels box boxes colis paket pakete paquete pacco pakket",
        "freight": "freight pallet pallets ltl fret palette paletten carga palet",
    },
    "method": {
        "provider": "provider providerbuys centre center prestataire",
        "own_label": "ownlabel ownlabels uploadyourown own etiquettes eigeneslabel",
        "self_arranged": "selfarranged selfarrangedfreight self moimeme selbst",
    },
}
_MEANT: Final = {
    field: {word: value for value, words in choices.items() for word in words.split()}
    for field, choices in _CHOICES.items()
}


class _Order:
    """An order while its rows come in."""

    def __init__(self) -> None:
        self.lines: list[ReadOrderLine] = []
        self.values: dict[str, str] = {}
        self.said: dict[str, str] = {}
        self.refused: list[int] = []


class B2BOrderReader(CentreReader):
    """Rows that are items of B2B orders."""

    NUMBERS = ("quantity",)
    DAYS = ("reserve_on",)

    def __init__(
        self, table: Table, columns: Columns, given: Mapping, file_name: str, organisation_id: str
    ) -> None:
        super().__init__(table, columns, given, file_name, organisation_id)
        self._orders: dict[str, _Order] = {}

    def orders_read(self) -> tuple[ReadOrder, ...]:
        return tuple(
            ReadOrder(
                key=key, draft_id=draft_id(self.organisation_id, self.source, key), values=found.values,
                lines=tuple(found.lines), refused_rows=tuple(found.refused),
            )
            for key, found in self._orders.items()
            if found.lines
        )  # fmt: skip

    def take(self, row: int, found: dict[str, str]) -> None:
        try:
            key = text.code(found.get("reference", ""), "reference")
        except UserError as error:
            self.refused.append(refused(row, error, found.get("reference", "")))
            return
        if not key:
            self.refused.append(issue(row, "reference", "document.missing"))
            return
        order = self._orders.setdefault(key, _Order())
        try:
            doubts = self._head(row, found, order)
            line = self._line(row, found)
        except RefusedError as error:
            self.refused.append(error.issue)
            order.refused.append(row)
        except UserError as error:
            self.refused.append(refused(row, error, found.get(error.field, "")))
            order.refused.append(row)
        else:
            self.doubtful += doubts
            self.good += not doubts
            codes = tuple(dict.fromkeys(one.code for one in doubts))
            order.lines.append(msgspec.structs.replace(line, doubts=codes) if codes else line)

    def _line(self, row: int, found: dict[str, str]) -> ReadOrderLine:
        return ReadOrderLine(
            row=row,
            sku=self.named(row, found),
            quantity=Decimal(self.units(row, "quantity", found.get("quantity", ""))),
            lot=text.code(found.get("lot", ""), "lot"),
            instructions=text.note(found.get("line_instructions", ""), "line_instructions"),
        )

    def _head(self, row: int, found: dict[str, str], order: _Order) -> list[Issue]:
        """What the row says of its order; the first row that says something counts."""
        doubts: list[Issue] = []
        fresh: dict[str, str] = {}
        for field in ORDER_FIELDS:
            written = found.get(field, "")
            if not written:
                continue
            first = order.said.get(field)
            if first is None:
                fresh[field] = self._value(row, field, written)
            elif first != written:
                doubts.append(issue(row, field, "document.mixed", written, expected=first))
        for field, value in fresh.items():
            order.said[field], order.values[field] = found[field], value
        return doubts

    def _value(self, row: int, field: str, written: str) -> str:
        if field in _MEANT:
            meant = _MEANT[field].get(plain(written))
            if meant is None:
                expected = ", ".join(_CHOICES[field])
                raise RefusedError(issue(row, field, "choice.unknown", written, expected=expected))
            return meant
        if field == "country":
            code = self.country(written)
            if code is None:
                raise RefusedError(issue(row, field, "country.none", written))
            return code
        if field == "reserve_on":
            return self.day(row, field, written)
        return str(HEAD_CHECKS[field](written, field))


def draft_id(organisation_id: Id, source: str, reference: str) -> Id:
    """The id of the draft that an order of a file becomes: the same on every desk (law 1)."""
    return record_id(organisation_id, "b2b_order", source, reference)


def counted_skus(order: ReadOrder) -> list[tuple[ReadOrderLine, int]]:
    """The items of an order, each with how often its product came so far."""
    counts: Counter[str] = Counter()
    found = []
    for line in order.lines:
        counts[line.sku] += 1
        found.append((line, counts[line.sku]))
    return found
