# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""From text to a search. Whatever is typed ends in a search or in a UserError that says where and what else.

Each refusal has the field it was asked for, and among its parameters ``start`` and ``end`` (places in the
text), ``found`` and ``expected``.
"""

from __future__ import annotations

from desktop_b2b.domain.text import fold
from desktop_b2b.errors import UserError
from desktop_b2b.services.search.pieces import Part, Piece, cut
from desktop_b2b.services.search.spans import TIMES, read_span
from desktop_b2b.services.search.terms import WORD, Choice, Group, Search, Span, Term, Text, Value
from desktop_b2b.services.search.words import (
    OR,
    OVERDUE,
    Operator,
    Takes,
    operators_by_word,
    overdue_words,
    plain,
    values_by_word,
)

#: The longest search, in characters, in terms, and in values of one term.
LONGEST = 1_000
MOST_TERMS = 40
MOST_VALUES = 40


def read(text: str, field: str = "text") -> Search:
    """The search that a text says.

    Raises UserError ``search.…``: ``operator`` (there is none of this name), ``value``, ``missing``,
    ``quote``, ``or``, ``minus``, ``number``, ``ambiguous``, ``currency``, ``range``, ``too_long``,
    ``too_many``.
    """
    return _Reader(text, field).read()


class _Reader:
    """One text being read."""

    def __init__(self, text: str, field: str) -> None:
        self.text = text
        self.field = field

    def read(self) -> Search:
        if len(self.text) > LONGEST:
            raise UserError(
                "search.too_long", "This search has {length} characters; {limit} is the most.", self.field,
                length=len(self.text), limit=LONGEST, start=LONGEST, end=len(self.text), found="",
                expected="",
            )  # fmt: skip
        pieces = cut(self.text)
        groups: list[list[Term]] = []
        joins = False
        for number, piece in enumerate(pieces):
            if self._is_or(piece):
                if not groups or joins or number == len(pieces) - 1:
                    raise self._refusal_or(piece)
                joins = True
                continue
            term = self._term(piece)
            if joins:
                groups[-1].append(term)
            else:
                groups.append([term])
            joins = False
        if sum(map(len, groups)) > MOST_TERMS:
            raise self._too_many(pieces[MOST_TERMS].start, len(self.text), MOST_TERMS)
        return Search(tuple(Group(tuple(terms)) for terms in groups))

    @staticmethod
    def _is_or(piece: Piece) -> bool:
        word = piece.word
        return word is not None and not piece.negated and not word.quoted and word.text in OR

    def _term(self, piece: Piece) -> Term:
        if piece.colon >= 0:
            operator = operators_by_word().get(plain(piece.operator))
            if operator is None:
                raise self._no_operator(piece)
            values = self._values(piece, operator)
            return Term(operator.name, values, piece.negated, piece.start, piece.end)
        word = piece.word
        if word is None:
            raise UserError(
                "search.minus", "After “-” stands what is not to be found.", self.field,
                start=piece.start, end=piece.end, found="-", expected="-word",
            )  # fmt: skip
        self._check_closed(word)
        self._check_text(word)
        return Term(WORD, (Text(word.text),), piece.negated, piece.start, piece.end)

    def _values(self, piece: Piece, operator: Operator) -> tuple[Value, ...]:
        if not operator.lists:
            part = self._whole(piece)
            return (self._span(part, operator),)
        if len(piece.parts) > MOST_VALUES:
            raise self._too_many(piece.parts[MOST_VALUES].start, piece.end, MOST_VALUES)
        found = [self._value(part, operator) for part in piece.parts]
        return tuple(dict.fromkeys(found))

    def _whole(self, piece: Piece) -> Part:
        """What follows an operator whose values hold commas themselves."""
        first, last = piece.parts[0], piece.parts[-1]
        for part in piece.parts:
            self._check_closed(part)
        if len(piece.parts) == 1 and first.quoted:
            return first
        return Part(self.text[first.start : last.end], first.start, last.end)

    def _value(self, part: Part, operator: Operator) -> Value:
        self._check_closed(part)
        if operator.takes is Takes.TEXT:
            self._check_text(part)
            return Text(part.text, part.exact)
        name = values_by_word(operator.name).get(plain(part.text))
        if name is None or part.exact:
            raise self._no_value(part, ", ".join(operator.values))
        return Choice(name)

    def _span(self, part: Part, operator: Operator) -> Value:
        if not part.text.strip():
            raise self._missing(part)
        if operator.takes is Takes.TIME and plain(part.text) in overdue_words():
            if not operator.ahead:
                raise self._no_value(part, TIMES)
            return Choice(OVERDUE)

        def refuse(code: str, expected: str) -> UserError:
            return self._refusal(code, part, expected)

        span = read_span(part.text, operator.takes, refuse)
        if operator.name == "lines" and not _is_whole(span):
            raise self._no_value(part, "5, >5, 2..5")
        return span

    # ---- refusals

    def _check_closed(self, part: Part) -> None:
        if part.is_open:
            raise UserError(
                "search.quote", "This quotation mark is not closed.", self.field,
                start=part.start, end=part.end, found=self.text[part.start : part.end], expected='"…"',
            )  # fmt: skip

    def _check_text(self, part: Part) -> None:
        if not fold(part.text).strip():
            raise self._missing(part)

    def _missing(self, part: Part) -> UserError:
        return UserError(
            "search.missing", "Something must stand here.", self.field,
            start=part.start, end=part.end, found=part.text, expected="",
        )  # fmt: skip

    def _no_value(self, part: Part, expected: str) -> UserError:
        if not part.text.strip():
            return self._missing(part)
        return UserError(
            "search.value", "“{found}” does not fit here. Possible: {expected}.", self.field,
            start=part.start, end=part.end, found=part.text, expected=expected,
        )  # fmt: skip

    def _refusal(self, code: str, part: Part, expected: str) -> UserError:
        """The refusals of instants and amounts."""
        place: dict[str, object] = {
            "start": part.start, "end": part.end, "found": part.text, "expected": expected,
        }  # fmt: skip
        if code == "search.ambiguous":
            return UserError(
                code, "“{found}” can be read in two ways. Write one of: {expected}.", self.field, **place
            )
        if code == "search.range":
            return UserError(code, "“{found}” runs backwards. Write {expected}.", self.field, **place)
        if code == "search.currency":
            return UserError(
                code, "“{found}” names no currency. Write it as {expected}.", self.field, **place
            )
        if code == "search.number":
            return UserError(code, "“{found}” is larger or finer than amounts are kept.", self.field, **place)
        return self._no_value(part, expected)

    def _no_operator(self, piece: Piece) -> UserError:
        start = piece.colon - len(piece.operator)
        return UserError(
            "search.operator",
            "There is no “{found}” in this version of the program. If it is text, write {expected}.",
            self.field, start=start, end=piece.colon + 1, found=f"{piece.operator}:",
            expected=f'"{self.text[start : piece.end]}"',
        )  # fmt: skip

    def _refusal_or(self, piece: Piece) -> UserError:
        word = self.text[piece.start : piece.end]
        return UserError(
            "search.or", "“{found}” stands between two conditions. As a word to look for, write {expected}.",
            self.field, start=piece.start, end=piece.end, found=word, expected=f'"{word}"',
        )  # fmt: skip

    def _too_many(self, start: int, end: int, limit: int) -> UserError:
        return UserError(
            "search.too_many", "This search has too many conditions; {limit} is the most.", self.field,
            limit=limit, start=start, end=end, found="", expected="",
        )  # fmt: skip


def _is_whole(span: Span) -> bool:
    return all(
        bound is None or bound == bound.to_integral_value()  # type: ignore[union-attr]
        for bound in (span.low, span.high)
    )
