# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A table pasted from a spreadsheet: which column means what, how its numbers are written, what is wrong.

Nothing is guessed in silence: where "1.234" could be two numbers the person is asked, and nothing is applied
until every row is sound or left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from desktop_b2b.domain.entities import Product

K = TypeVar("K")


@dataclass(frozen=True)
class Meanings:
    """What the columns of a table can mean. ``words`` and ``numbers`` in the order in which columns without
    headings are taken for them.
    """

    headings: Mapping[str, tuple[str, ...]]
    words: tuple[str, ...]
    numbers: tuple[str, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """All of them; the empty word leaves a column out."""
        return ("", *self.headings)


_SKUS = ("sku", "stockcode", "stock code", "item", "item no", "article", "artikel", "code", "reference",
         "référence", "ref", "part number")  # fmt: skip
_QUANTITIES = ("quantity", "qty", "pieces", "units", "count", "quantité", "quantite", "qté", "menge", "stück",
               "number")  # fmt: skip
#: The items of a request.
ITEMS = Meanings(
    {
        "sku": _SKUS,
        "description": ("description", "desc", "name", "product", "désignation", "designation", "libellé",
                        "bezeichnung", "title"),
        "quantity": _QUANTITIES,
        "max_price": ("max price", "price", "unit price", "unitprice", "maximum price", "limit", "prix",
                      "prix max", "prix unitaire", "preis", "cost"),
        "product_line_path": ("product line", "line", "category", "gamme", "catégorie", "kategorie"),
    },
    ("sku", "description", "product_line_path"),
    ("quantity", "max_price"),
)  # fmt: skip
#: The items of a B2B order.
STOCK_ITEMS = Meanings(
    {
        "sku": ("inventory id", "inventoryid", "inventory", "id inventaire", *_SKUS),
        "quantity": ("total units", "unités", *_QUANTITIES),
        "lot": ("lot", "batch", "charge", "lot number", "numéro de lot"),
        "instructions": ("instructions", "instruction", "note", "special instructions", "consigne",
                         "consignes", "remarque"),
    },
    ("sku", "instructions", "lot"),
    ("quantity",),
)  # fmt: skip
_MONEY = re.compile(r"^[^\d+\-−.,]*|[^\d.,]*$")
_SPACES = re.compile("[\\s\u00a0\u202f\u2009\u200b\u200e\u200f\u2060\ufeff'’]")
_SHAPE = re.compile(r"[+-]?\d*[\d.,]*\d[.,]?|[+-]?\d+")


@dataclass
class Plan:
    """How the columns are read. ``decimal`` per column: "." or ",", "?" where a person must say, or ""."""

    mapping: list[str]
    header: bool
    decimal: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PastedRow:
    """One row as it would become an item. ``problems`` by field keep it from being applied."""

    number: int
    values: Mapping[str, object]
    problems: Mapping[str, str]
    unknown_sku: bool

    @property
    def sound(self) -> bool:
        return not self.problems


def guess(table: Sequence[Sequence[str]], meanings: Meanings = ITEMS) -> Plan:
    """Read headings where there are some, else look at what the columns hold."""
    width = max((len(row) for row in table), default=0)
    first = list(table[0]) if table else []
    named = [_named(first[place], meanings) if place < len(first) else "" for place in range(width)]
    header = sum(bool(name) for name in named) >= max(1, min(2, width)) and not any(
        _is_number(cell) for cell in first if cell
    )
    mapping = _unique(named) if header else _by_content(table, width, meanings)
    plan = Plan(mapping, header)
    settle(plan, table, meanings)
    return plan


def settle(plan: Plan, table: Sequence[Sequence[str]], meanings: Meanings = ITEMS) -> None:
    """Find each number column's decimal mark from its own cells; what was answered by a person stays."""
    answered = {place: mark for place, mark in plan.decimal.items() if mark in (".", ",")}
    plan.decimal = {}
    body = table[1:] if plan.header else table
    for place, name in enumerate(plan.mapping):
        if name in meanings.numbers:
            found = decimal_mark([row[place] for row in body if place < len(row)])
            plan.decimal[place] = answered.get(place, found) if found == "?" else found


def decimal_mark(cells: Sequence[str]) -> str:
    """The decimal mark of a column: "." or ",", "?" if it cannot be told, "" if it does not matter."""
    asked, seen = False, set[str]()
    for cell in cells:
        bare = _bare(cell)
        marks = [char for char in bare if char in ".,"]
        if not marks:
            continue
        if len(set(marks)) == 2:
            seen.add(marks[-1])
        elif len(marks) > 1:
            seen.add("," if marks[0] == "." else ".")
        else:
            whole, _mark, rest = bare.partition(marks[0])
            if len(rest) == 3 and whole.lstrip("+-") not in ("", "0") and len(whole.lstrip("+-")) <= 3:
                asked = True
            else:
                seen.add(marks[0])
    if len(seen) == 1:
        return seen.pop()
    return "?" if asked or seen else ""


def of_product(values: dict[str, object], product: Product) -> None:
    """What a known product brings to a row of a request."""
    values["sku"] = product.sku
    values.setdefault("description", product.description)
    values["uom"] = product.uom
    values["product_line_id"] = product.product_line_id


def read(
    plan: Plan,
    table: Sequence[Sequence[str]],
    known: Mapping[str, K],
    words: Mapping[str, str],
    fill: Callable[[dict[str, object], K], object],
    meanings: Meanings = ITEMS,
) -> list[PastedRow]:
    """The rows as items. ``known``: what SKUs mean, casefolded, with which ``fill`` completes a row;
    ``words``: the problems' sentences.
    """
    made: list[PastedRow] = []
    body = table[1:] if plan.header else table
    for offset, row in enumerate(body):
        values: dict[str, object] = {}
        problems: dict[str, str] = {}
        for place, name in enumerate(plan.mapping):
            cell = row[place].strip() if place < len(row) else ""
            if not name or not cell:
                continue
            if name not in meanings.numbers:
                values[name] = cell
                continue
            value = number(cell, plan.decimal.get(place, ""))
            if value is None:
                either = number(cell, ".") is not None or number(cell, ",") is not None
                kind = "ambiguous" if either and plan.decimal.get(place) == "?" else "number"
                problems[name] = words[kind].format(cell)
            elif value < 0 or (name == "quantity" and value == 0):
                problems[name] = words["negative"].format(cell)
            else:
                values[name] = value
        if not values and not problems:
            continue
        if not values.get("sku") and not values.get("description"):
            problems["sku"] = words["nothing"]
        product = known.get(str(values.get("sku", "")).casefold())
        if product is not None:
            fill(values, product)
        unknown = bool(values.get("sku")) and product is None
        made.append(PastedRow(offset + (2 if plan.header else 1), values, problems, unknown))
    return made


def number(cell: str, mark: str) -> Decimal | None:
    """A number written with a decimal mark ("" or "?": none is known); None when it is not one."""
    bare = _bare(cell)
    if not bare or not _SHAPE.fullmatch(bare):
        return None
    if mark in (".", ","):
        other = "," if mark == "." else "."
        if bare.count(mark) > 1 or (other in bare and mark in bare and bare.rfind(other) > bare.find(mark)):
            return None
        if other in bare and not _grouped(bare.partition(mark)[0], other):
            return None
        bare = bare.replace(other, "").replace(mark, ".")
    elif "." in bare or "," in bare:
        return None
    try:
        return Decimal(bare)
    except InvalidOperation:
        return None


def _grouped(text: str, mark: str) -> bool:
    parts = text.lstrip("+-").split(mark)
    return 1 <= len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])


def _bare(cell: str) -> str:
    """A cell's number without spaces, currency and the typographic minus."""
    return _MONEY.sub("", _SPACES.sub("", cell.replace("−", "-")))


def _is_number(cell: str) -> bool:
    bare = _SPACES.sub("", cell)
    return bool(bare) and bool(_SHAPE.fullmatch(_bare(cell))) and not any(char.isalpha() for char in bare)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[._\-#:/()]+", " ", folded).split())


def _named(heading: str, meanings: Meanings) -> str:
    plain = _plain(heading)
    for name, words in meanings.headings.items():
        if plain in words:
            return name
    for name, words in meanings.headings.items():
        if plain and any(len(word) > 3 and word in plain for word in words):
            return name
    return ""


def _unique(names: Sequence[str]) -> list[str]:
    """Each meaning once: the first column that has it keeps it."""
    seen: set[str] = set()
    found: list[str] = []
    for name in names:
        found.append("" if name in seen else name)
        seen.add(name)
    return found


def _by_content(table: Sequence[Sequence[str]], width: int, meanings: Meanings) -> list[str]:
    """Without headings: the first words are SKUs, longer words descriptions, then quantity, then price."""
    kinds: list[str] = []
    for place in range(width):
        cells = [row[place] for row in table if place < len(row) and row[place].strip()]
        numbers = sum(_is_number(cell) for cell in cells)
        kinds.append("number" if cells and numbers * 2 > len(cells) else "words" if cells else "")
    mapping = [""] * width
    words = [place for place, kind in enumerate(kinds) if kind == "words"]
    numbers_at = [place for place, kind in enumerate(kinds) if kind == "number"]
    if not words and len(numbers_at) > 1:
        words, numbers_at = numbers_at[:1], numbers_at[1:]  # SKUs can be all digits
    for place, name in zip(words, meanings.words, strict=False):
        mapping[place] = name
    for place, name in zip(numbers_at, meanings.numbers, strict=False):
        mapping[place] = name
    return mapping
