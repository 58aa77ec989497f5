# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Files of contacts and of products: each row a record, judged by the checks that its command makes."""

from __future__ import annotations

import unicodedata
import uuid
from abc import abstractmethod
from collections.abc import Mapping as Facts
from typing import ClassVar, Final

import msgspec

from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.rules.addresses import may_lack_nought
from desktop_b2b.services.catalogue import CONTACT_CHECKS, PRODUCT_CHECKS
from desktop_b2b.services.imports.headings import Columns
from desktop_b2b.services.imports.model import Issue, Mapping, ReadRecord, issue, refused
from desktop_b2b.services.imports.rows import RowReader
from desktop_b2b.services.imports.table import Table
from desktop_b2b.services.imports.vocabulary import plain
from desktop_b2b.services.records import Check, as_is

#: All ids of imported contacts and products descend from this one (law 1: UUIDv5 for imports).
NAMESPACE: Final = uuid.UUID("6c2f6b51-1b53-5d0e-9a40-6a0b6a3f8d17")

_KINDS: Final = {
    "business": "business company firm b2b entreprise societe professionnel firma geschaeftlich empresa",
    "person": "person private individual consumer b2c particulier privat persona privato consommateur",
}
_KIND_WORDS: Final = {word: kind for kind, words in _KINDS.items() for word in words.split()}


def record_id(organisation_id: Id, kind: str, *key: str) -> Id:
    """UUIDv5 of organisation, kind and what the record is known by: the same on every desk (law 1)."""
    name = msgspec.json.encode([organisation_id, kind, *key]).decode()
    return uuid.uuid5(NAMESPACE, name).hex


class RecordReader(RowReader):
    """Rows that are records; the same record may stand in a file once."""

    #: The checks that the command will make, by field.
    CHECKS: ClassVar[Facts[str, Check]]
    #: The field that tells records apart.
    NAMED_BY: ClassVar[str]

    def __init__(
        self, table: Table, columns: Columns, given: Mapping, file_name: str, organisation_id: str
    ) -> None:
        super().__init__(table, columns, given, file_name, organisation_id)
        self._records: dict[Id, ReadRecord] = {}

    def records_read(self) -> tuple[ReadRecord, ...]:
        return tuple(self._records.values())

    def take(self, row: int, found: dict[str, str]) -> None:
        doubts: list[Issue] = []
        try:
            values = self._values(row, found, doubts)
        except UserError as error:
            self.refused.append(refused(row, error, found.get(error.field, "")))
            return
        name, record = self._key(found, values)
        known = self._records.get(record)
        if known is not None:
            self.refused.append(issue(row, self.NAMED_BY, "record.twice", name, expected=known.row))
            return
        self.doubtful += doubts
        self.good += not doubts
        codes = tuple(dict.fromkeys(doubt.code for doubt in doubts))
        self._records[record] = ReadRecord(row=row, record_id=record, key=name, values=values, doubts=codes)

    def _values(self, row: int, found: dict[str, str], doubts: list[Issue]) -> dict[str, str | None]:
        """The checked values of the fields that a column holds. Raises UserError naming the field."""
        return {
            name: check(found[name], name)
            for name, check in self.CHECKS.items()
            if name in found and check is not as_is
        }

    @abstractmethod
    def _key(self, found: dict[str, str], values: dict[str, str | None]) -> tuple[str, Id]:
        """What a record is called, and its id."""


class ContactReader(RecordReader):
    """Addresses that goods go to. Known by the source's own number, else by name and address."""

    CHECKS = CONTACT_CHECKS
    NAMED_BY = "company"

    def _values(self, row: int, found: dict[str, str], doubts: list[Issue]) -> dict[str, str | None]:
        values = dict(found)
        if found.get("country"):
            code = self.country(found["country"])
            if code is None:
                doubts.append(issue(row, "country", "country.unknown", values.pop("country")))
            else:
                values["country"] = code
        made = super()._values(row, values, doubts)
        if not made.get("company") and not made.get("name"):
            raise UserError("contact.no_name", "Enter a company or a name.", "company")
        postal = found.get("postal_code", "")
        if may_lack_nought(postal, str(made.get("country", ""))):
            doubts.append(issue(row, "postal_code", "postal_code.short", postal))
        said = found.get("recipient_kind", "")
        if plain(said) in _KIND_WORDS:
            made["recipient_kind"] = _KIND_WORDS[plain(said)]
        elif said:
            doubts.append(issue(row, "recipient_kind", "kind.unknown", said))
        return made

    def _key(self, found: dict[str, str], values: dict[str, str | None]) -> tuple[str, Id]:
        name = values.get("company") or values.get("name") or ""
        code = found.get("code", "")
        if code:
            return name, record_id(self.organisation_id, "contact", self.source, code)
        parts = ("company", "name", "address1", "postal_code", "city", "country")
        known_by = [_folded(values.get(part) or "") for part in parts]
        return name, record_id(self.organisation_id, "contact", "", *known_by)


class ProductReader(RecordReader):
    """Items that are asked for, known by their SKU."""

    CHECKS = PRODUCT_CHECKS
    NAMED_BY = "sku"

    def __init__(
        self,
        table: Table,
        columns: Columns,
        given: Mapping,
        file_name: str,
        organisation_id: str,
        product_lines: Facts[str, Id],
    ) -> None:
        super().__init__(table, columns, given, file_name, organisation_id)
        self._product_lines = {_path(path): line_id for path, line_id in product_lines.items()}

    def _values(self, row: int, found: dict[str, str], doubts: list[Issue]) -> dict[str, str | None]:
        values = dict(found)
        if "uom" in found and not found["uom"]:
            values["uom"] = self.given.uom
        made = super()._values(row, values, doubts)
        if "product_line" in found:
            path = found["product_line"]
            line_id = self._product_lines.get(_path(path))
            if path and line_id is None:
                doubts.append(issue(row, "product_line", "product_line.unknown", path))
            if line_id is not None or not path:
                made["product_line_id"] = line_id
        return made

    def _key(self, found: dict[str, str], values: dict[str, str | None]) -> tuple[str, Id]:
        sku = values["sku"] or ""
        return sku, record_id(self.organisation_id, "product", sku)


def _folded(words: str) -> str:
    """Words as they are compared: without case, and one space between them."""
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())


def _path(path: str) -> str:
    """A product line's path as it is compared: the names of its nodes."""
    return "/".join(_folded(part) for part in path.replace(">", "/").split("/"))
