# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How a search may go on: pure, of the text, the caret and somebody who knows what documents hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from desktop_b2b.services.search.pieces import QUOTES, Part, Piece, cut
from desktop_b2b.services.search.printing import write_value
from desktop_b2b.services.search.terms import Text
from desktop_b2b.services.search.words import (
    NEAR,
    OPERATORS,
    OVERDUE,
    OVERDUE_ALSO,
    Operator,
    Takes,
    operators_by_word,
    plain,
)

#: Gives values that documents hold: for an operator, what was typed of one, at most so many.
Values = Callable[[str, str, int], Sequence[str]]

_AHEAD = ("<1h", "<1d", "<2d", "<1w", "today", "tomorrow", OVERDUE)
_BACK = ("<1h", "<1d", "<1w", "<30d", ">30d", "today", "yesterday")
_AMOUNTS = (">100", ">1000", "<100", "100..500")
_NUMBERS = (">1", ">5", "1", "2..5")
#: Operators whose words are offered to who types one of them without an operator.
_BARE = ("status", "kind", "is", "has")
#: How much of a word must be typed before values of documents are offered.
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Completion:
    """What may stand in place of the characters from ``start`` to ``end``; ``hint``: another word for it."""

    text: str
    start: int
    end: int
    hint: str = ""


def complete(text: str, caret: int, values: Values, limit: int = 12) -> list[Completion]:
    """What may stand at the caret, the likeliest first."""
    caret = max(0, min(caret, len(text)))
    piece = next((one for one in cut(text) if one.start <= caret <= one.end), None)
    found = _inside(text, caret, piece, values, limit) if piece else _operators("", caret, caret)
    unique = {one.text: one for one in found}
    return list(islice(unique.values(), limit))


def _inside(text: str, caret: int, piece: Piece, values: Values, limit: int) -> Iterator[Completion]:
    start = piece.start + piece.negated
    if piece.colon < 0 or caret <= piece.colon:
        if piece.word is not None and piece.word.quoted:
            return
        end = piece.colon + 1 if piece.colon >= 0 else piece.end
        typed = text[start : max(caret, start)]
        yield from _operators(typed, start, end)
        if typed and piece.colon < 0:
            yield from _bare(typed, start, end, values, limit)
        return
    operator = operators_by_word().get(plain(piece.operator))
    if operator is None:
        yield from _operators(piece.operator, start, piece.colon + 1)
        return
    part = next(one for one in piece.parts if caret <= one.end or one is piece.parts[-1])
    yield from _values(text, caret, piece, part, operator, values, limit)


def _operators(typed: str, start: int, end: int) -> Iterator[Completion]:
    """Operators by a beginning of any word for them."""
    sought = plain(typed)
    for operator in OPERATORS.values():
        if operator.name.startswith(sought):
            yield Completion(f"{operator.name}:", start, end)
    for operator in OPERATORS.values():
        hint = _other(operator.also, sought)
        if sought and hint and not operator.name.startswith(sought):
            yield Completion(f"{operator.name}:", start, end, hint)


def _bare(typed: str, start: int, end: int, values: Values, limit: int) -> Iterator[Completion]:
    """What a word without an operator may have been meant as."""
    for name in _BARE:
        for word, hint in _words(OPERATORS[name].values, typed):
            yield Completion(f"{name}:{word}", start, end, hint)
    if len(plain(typed)) >= _LEAST:
        for value in values("partner", typed, limit):
            yield Completion(f"partner:{write_value(Text(value, exact=True))}", start, end)


def _values(
    text: str, caret: int, piece: Piece, part: Part, operator: Operator, values: Values, limit: int
) -> Iterator[Completion]:
    typed = text[part.start : max(caret, part.start)].removeprefix("=")
    if typed[:1] in QUOTES:
        typed = typed[1:]
    if operator.takes is Takes.TEXT:
        for value in values(operator.name, typed, limit):
            yield Completion(write_value(Text(value, exact=True)), part.start, part.end)
    elif operator.takes is Takes.CHOICE:
        used = {plain(one.text) for one in piece.parts if one is not part}
        for word, hint in _words(operator.values, typed):
            if word not in used:
                yield Completion(word, part.start, part.end, hint)
    else:
        start, end = piece.parts[0].start, piece.parts[-1].end
        typed = text[start : max(caret, start)]
        for sample in _samples(operator):
            if sample.startswith(typed):
                yield Completion(sample, start, end)
        if operator.takes is Takes.TIME and typed:
            late = {OVERDUE: OVERDUE_ALSO} if operator.ahead else {}
            for word, hint in _words({**NEAR, **late}, typed):
                yield Completion(word, start, end, hint)


def _samples(operator: Operator) -> tuple[str, ...]:
    if operator.takes is Takes.TIME:
        return _AHEAD if operator.ahead else _BACK
    return _AMOUNTS if operator.takes is Takes.AMOUNT else _NUMBERS


def _words(values: Mapping[str, tuple[str, ...]], typed: str) -> Iterator[tuple[str, str]]:
    """Words that begin as was typed, then those with another word that does, with that."""
    sought = plain(typed)
    for name in values:
        if plain(name).startswith(sought):
            yield name, ""
    for name, also in values.items():
        hint = _other(also, sought)
        if hint and not plain(name).startswith(sought):
            yield name, hint


def _other(also: tuple[str, ...], sought: str) -> str:
    return next((word for word in also if plain(word).startswith(sought)), "") if sought else ""
