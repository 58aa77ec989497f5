# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The words of a condition's text, before anybody parses it: an allow-list of tokens with bounds.

The parser behind it computes constants as it reads, so that what must not be computed must not reach it:
there is no call, no built-in value, no power, no pattern, no list made by a loop, no number without an end,
and little depth.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from desktop_b2b.errors import UserError

#: Bounds of a text: characters, tokens, brackets in brackets.
LONGEST, MOST_TOKENS, DEEPEST = 2_000, 200, 12
LONGEST_STRING = 200
WORDS = frozenset({"and", "or", "not", "in", "true", "false", "null"})

_TOKEN = re.compile(
    r"""\s+|(?P<name>[A-Za-z_][A-Za-z_0-9]*)|(?P<number>[0-9]+(?:\.[0-9]+)?)
    |(?P<string>"(?:[^"\\]|\\["\\])*"|'(?:[^'\\]|\\['\\])*')
    |(?P<sign>==|!=|<=|>=|<|>|\+|-|\*|/|\(|\)|\[|\]|,|:)""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"[0-9]{1,13}(\.[0-9]{1,6})?")
#: Pairs of our signs that the parser takes for one that we do not have.
_TWICE = ("**", "//", "<<", ">>")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text: its kind (name, number, string, sign), and where it stands."""

    kind: str
    text: str
    at: int


def tokens(text: str, names: Collection[str], field: str) -> list[Token]:
    """The pieces of a text. Raises UserError ``rule.too_long``, ``rule.sign``, ``rule.unknown_field``,
    ``rule.number``, ``rule.too_deep``; the place counts from one.
    """
    if len(text) > LONGEST:
        raise UserError("rule.too_long", "A condition has at most {most} characters.", field, most=LONGEST)
    found: list[Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or text[at : at + 2] in _TWICE:
            sign = text[at : at + 2] if text[at : at + 2] in _TWICE else text[at]
            text_ = "“{sign}” at place {at} means nothing here."
            raise UserError("rule.sign", text_, field, sign=sign, at=at + 1)
        if match.lastgroup is not None:
            token = Token(match.lastgroup, match.group(), at)
            _check(token, names, field)
            found.append(token)
        at = match.end()
    if len(found) > MOST_TOKENS:
        text_ = "A condition has at most {most} words and signs."
        raise UserError("rule.too_long", text_, field, most=MOST_TOKENS)
    _check_depth(found, field)
    return found


def text_of(value: str) -> str:
    """A text as it is written in a condition. Case makes no difference to rules."""
    escaped = value.casefold().replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def written(found: Collection[Token]) -> str:
    """The tokens as the parser is given them: strings in the form in which texts are compared, and a space
    between any two, so that no two signs become one that we do not have (``<`` and ``<``).
    """
    return " ".join(token.text.casefold() if token.kind == "string" else token.text for token in found)


def _check(token: Token, names: Collection[str], field: str) -> None:
    if token.kind == "name" and token.text not in WORDS and token.text not in names:
        text = "There is no “{name}” that can be asked about here (place {at})."
        raise UserError("rule.unknown_field", text, field, name=token.text, at=token.at + 1)
    if token.kind == "number" and not _NUMBER.fullmatch(token.text):
        text = "A number has at most 13 digits, and 6 decimals (place {at})."
        raise UserError("rule.number", text, field, at=token.at + 1)
    if token.kind == "string" and len(token.text) > LONGEST_STRING + 2:
        raise UserError("rule.too_long", "A text has at most {most} characters.", field, most=LONGEST_STRING)
    if token.kind == "string" and not token.text.isprintable():
        text = "This text holds a character that cannot be shown (place {at})."
        raise UserError("rule.sign", text, field, at=token.at + 1)


def _check_depth(found: Collection[Token], field: str) -> None:
    """Brackets in brackets, and signs before signs, which nest as well."""
    depth = prefixes = 0
    for token in found:
        depth += (token.text in "([") - (token.text in ")]") if token.kind == "sign" else 0
        prefixes = prefixes + 1 if token.text in ("not", "-") else 0
        if max(depth, prefixes) > DEEPEST:
            text = "This condition nests more than {most} deep."
            raise UserError("rule.too_deep", text, field, most=DEEPEST)
