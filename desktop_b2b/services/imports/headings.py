# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Which column of a file holds which field."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_b2b.errors import UserError
from desktop_b2b.services.imports.model import Mapping, Option, Question
from desktop_b2b.services.imports.vocabulary import Kind, plain


def recognised(headings: Sequence[str], kind: Kind) -> int:
    """How many headings mean something."""
    return sum(plain(heading) in kind.meanings for heading in headings)


class Columns:
    """Which column holds which field, and what must be asked about that."""

    def __init__(self, headings: Sequence[str], mapping: Mapping, kind: Kind) -> None:
        self.headings = headings
        self.kind = kind
        self.places: dict[str, int] = {}
        self.questions: list[Question] = []
        self._take_given(mapping.columns)
        self._recognise(set(mapping.columns))
        asked = {question.setting for question in self.questions}
        for group in kind.required:
            if not any(field in self.places or f"columns.{field}" in asked for field in group):
                self._ask(group[0], "import.column_missing", range(len(headings)))

    def name(self, place: int) -> str:
        """What the mapping calls a column: its heading, or its place where the heading is not unique."""
        heading = self.headings[place]
        unique = heading and list(self.headings).count(heading) == 1 and not heading.startswith("#")
        return heading if unique else f"#{place + 1}"

    def names(self) -> tuple[str, ...]:
        """What the mapping calls the columns, in their order."""
        return tuple(self.name(place) for place in range(len(self.headings)))

    def as_mapping(self) -> dict[str, str | None]:
        """All fields, null where no column holds them."""
        return {
            field: self.name(self.places[field]) if field in self.places else None
            for field in self.kind.fields
        }

    def unmapped(self) -> tuple[str, ...]:
        """Columns that nothing is taken from."""
        taken = set(self.places.values())
        return tuple(self.name(place) for place in range(len(self.headings)) if place not in taken)

    def _take_given(self, given: dict[str, str | None]) -> None:
        for field, wanted in given.items():
            if field not in self.kind.fields:
                raise UserError(
                    "import.field_unknown",
                    "There is no field {name}; the fields are {fields}.",
                    f"mapping.columns.{field}",
                    name=field,
                    fields=", ".join(self.kind.fields),
                )
            if wanted is None:
                continue
            self.places[field] = self._place(field, wanted)

    def _place(self, field: str, wanted: str) -> int:
        exact = [place for place, heading in enumerate(self.headings) if heading == wanted.strip()]
        if not exact:
            exact = [
                place for place, heading in enumerate(self.headings) if plain(heading) == plain(wanted) != ""
            ]
        if wanted.startswith("#") and wanted[1:].isdecimal() and 1 <= int(wanted[1:]) <= len(self.headings):
            exact = [int(wanted[1:]) - 1]
        if len(exact) != 1:
            raise UserError(
                "import.column_unknown",
                "The file has no single column {name}; its columns are {columns}.",
                f"mapping.columns.{field}",
                name=wanted,
                columns=", ".join(self.headings),
            )
        return exact[0]

    def _recognise(self, given: set[str]) -> None:
        taken = set(self.places.values())
        found: dict[str, list[int]] = {}
        for place, heading in enumerate(self.headings):
            field = self.kind.meanings.get(plain(heading))
            if field is not None and field not in given and place not in taken:
                found.setdefault(field, []).append(place)
        for field, places in found.items():
            if len(places) == 1:
                self.places[field] = places[0]
            else:
                self._ask(field, "import.column_twice", places)

    def _ask(self, field: str, code: str, places: Sequence[int] | range) -> None:
        texts = {
            "import.column_missing": f"Which column holds the field {field}?",
            "import.column_twice": f"Several columns could hold the field {field}. Which one?",
        }
        options = tuple(Option(value=self.name(place), meaning=self.headings[place]) for place in places)
        self.questions.append(
            Question(setting=f"columns.{field}", code=code, text=texts[code], options=options)
        )
