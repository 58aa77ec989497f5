# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Inputs that nobody in his right mind sends: bytes, MessagePack and JSON, made from valid ones."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

_MIB = 1024 * 1024
#: Texts at the edges: nothing, NUL, marks that turn the direction, composed letters, numbers of all kinds.
TEXTS = (
    "", " ", "\0", "a\0b", "\u202etxt.exe", "e\u0301", "\ufeff", "\U0001f600" * 9, "%s%n{0}{name}", "'; --",
    "<script>", "../../etc/passwd", "=1+1", "\r\nBcc: x@example.com", "0" * 32, "f" * 32, "F" * 32, "g" * 32,
    "1" + "0" * 30, "-1", "-0", "0.0000001", "1E+999999999", "1e-999999999", "NaN", "sNaN", "Infinity",
    "9000000000000", "9000000000001", "0.1234567", "٣", "x" * 401,
)  # fmt: skip
NUMBERS = (
    0, 1, -1, 2**31, -(2**31), 2**53, 2**62, 2**63 - 1, 2**63, 2**64 - 1, -(2**63), 10**18,
    253_402_300_800_000, 0.5, -0.0, 1e300, float("nan"), float("inf"), float("-inf"),
)  # fmt: skip
#: MessagePack that no library writes: lone surrogates and cut letters as texts, an extension, an odd instant,
#: the code that is never used, a map with one key twice, numbers that are too long.
RAW = (
    b"\xa3\xed\xa0\x80", b"\xa3\xed\xbf\xbf", b"\xa1\xff", b"\xa2\xc3\x28", b"\xd4\x05x", b"\xc7\x00\x7f",
    b"\xd6\xff\x00\x00\x00\x01", b"\xd7\xff" + b"\xff" * 8, b"\xc1", b"\x82\xa1a\x01\xa1a\x02",
    b"\xcf" + b"\xff" * 8, b"\xd3\x80" + b"\0" * 7, b"\x81\x01\x02", b"\x81\xc0\xc0", b"\x81\x90\x01",
    b"\xdd\xff\xff\xff\xff", b"\xdf\xff\xff\xff\xff", b"\xc6\xff\xff\xff\xff", b"\xca\x7f\xc0\x00\x00",
)  # fmt: skip


def deep(dice: random.Random) -> Any:
    """Lists or maps within one another."""
    found: Any = 1
    is_map = dice.random() < 0.5
    for _ in range(dice.choice((10, 90, 300, 900))):
        found = {"a": found} if is_map else [found]
    return found


def odd(dice: random.Random, *, binary: bool) -> Any:
    """A value that is hardly ever right; ``binary``: for MessagePack, which has bytes, too."""
    roll = dice.random()
    if roll < 0.35:
        return dice.choice(TEXTS)
    if roll < 0.6:
        return dice.choice(NUMBERS)
    if roll < 0.7:
        return dice.choice((None, True, False, [], {}, [None], {"": ""}, [[]]))
    if roll < 0.705:
        return dice.choice(("x", "\u20ac", "\0")) * (_MIB // dice.choice((1, 3)))
    if roll < 0.72:
        return deep(dice)
    if not binary:
        return dice.choice((10**30, "1" * 40, dice.random() * 1e18))
    if roll < 0.86:
        return msgspec.Raw(dice.choice(RAW))
    return dice.randbytes(dice.choice((0, 1, 15, 16, 17, 32, 300)))


def mutated(dice: random.Random, tree: Any, *, binary: bool) -> Any:
    """A copy of a tree with one to three places changed: value, key, length or order."""
    found = json_like(tree)
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        found = _changed(dice, found, binary)
    return found


def json_like(tree: Any, depth: int = 0) -> Any:
    """A copy that may be changed; what lies very deep is left out."""
    if depth > 50:
        return None
    if isinstance(tree, Mapping):
        return {key: json_like(value, depth + 1) for key, value in tree.items()}
    if isinstance(tree, (list, tuple)):
        return [json_like(value, depth + 1) for value in tree]
    return tree


def _places(tree: Any, found: list[tuple[Any, Any]]) -> None:
    items = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in items:
        found.append((tree, key))
        if isinstance(value, (dict, list)) and len(found) < 400:
            _places(value, found)


def _changed(dice: random.Random, tree: Any, binary: bool) -> Any:
    found: list[tuple[Any, Any]] = []
    if isinstance(tree, (dict, list)):
        _places(tree, found)
    if not found or dice.random() < 0.01:
        return odd(dice, binary=binary)
    parent, key = dice.choice(found)
    roll = dice.random()
    if roll < 0.62:
        parent[key] = _near(dice, parent[key], binary)
    elif roll < 0.74:
        del parent[key]
    elif roll < 0.8 and isinstance(parent, dict):
        parent[dice.choice(TEXTS)] = odd(dice, binary=binary)
    elif roll < 0.9 and isinstance(parent, list):
        is_large = isinstance(parent[key], (str, dict, list)) and len(str(parent[key])) > 5000
        times = 1 if is_large else dice.choice((1, 2, 250))
        # Copies: what is changed in one of them later would else be changed in all, and make gigabytes.
        parent.extend([json_like(parent[key]) for _ in range(times)])
    else:
        other, place = dice.choice(found)
        parent[key] = json_like(other.get(place) if isinstance(other, dict) else other[place : place + 1])
    return tree


def _near(dice: random.Random, value: Any, binary: bool) -> Any:
    """Something else in the place of a value, often of its kind."""
    if dice.random() < 0.5:
        return odd(dice, binary=binary)
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return dice.choice((value + 1, value - 1, -value, value * 2**20, value + 2**40))
    if isinstance(value, str) and value:
        place = dice.randrange(len(value))
        return dice.choice(
            (value[:place], value[:place] + "x" + value[place + 1 :], value * 2, value.upper())
        )
    if isinstance(value, bytes) and value:
        return damaged(dice, value)
    return odd(dice, binary=binary)


def damaged(dice: random.Random, body: bytes) -> bytes:
    """Bytes with some of them flipped, cut off, doubled or put in."""
    found = bytearray(body)
    roll = dice.random()
    if roll < 0.25 or not found:
        return bytes(found[: dice.randrange(len(found) + 1)])
    if roll < 0.7:
        for _ in range(dice.choice((1, 1, 2, 8))):
            found[dice.randrange(len(found))] ^= 1 << dice.randrange(8)
    elif roll < 0.85:
        place = dice.randrange(len(found))
        found[place:place] = dice.randbytes(dice.choice((1, 4, 64)))
    else:
        start, end = sorted((dice.randrange(len(found)), dice.randrange(len(found))))
        found[start:end] = found[start:end] * 2
    return bytes(found)


def packed(tree: Any) -> bytes:
    """A tree as MessagePack, whatever is in it; nothing where it is too deep to be written."""
    try:
        return msgspec.msgpack.encode(tree)
    except (RecursionError, OverflowError):
        return b""


class Schema:
    """Makes JSON that fits a JSON Schema, or nearly. ``ids``: what to take for ids, by argument."""

    def __init__(self, schema: Mapping[str, Any], ids: Callable[[str], Sequence[str]]) -> None:
        self._schema = schema
        self._ids = ids
        self._name = ""

    def value(self, dice: random.Random) -> Any:
        """A value that fits in most places."""
        return self._make(dice, self._schema)

    def _make(self, dice: random.Random, part: Mapping[str, Any]) -> Any:
        if "$ref" in part:
            return self._make(dice, self._schema["$defs"][part["$ref"].rpartition("/")[2]])
        if "anyOf" in part:
            return self._make(dice, dice.choice(part["anyOf"]))
        if "enum" in part:
            return dice.choice(part["enum"])
        maker: Callable[[random.Random, Mapping[str, Any]], Any] = {
            "object": self._object,
            "array": self._array,
            "string": self._text,
            "integer": self._number,
        }.get(part.get("type", ""), lambda dice, part: None)
        return maker(dice, part) if part.get("type") != "boolean" else dice.random() < 0.5

    def _object(self, dice: random.Random, part: Mapping[str, Any]) -> dict[str, Any]:
        needed = part.get("required", ())
        found = {}
        for name, inner in part.get("properties", {}).items():
            if name in needed or dice.random() < 0.5:
                self._name = f"{part['title']}.{name}"
                found[name] = self._make(dice, inner)
        return found

    def _array(self, dice: random.Random, part: Mapping[str, Any]) -> list[Any]:
        items = part.get("items", {})
        return [self._make(dice, items) for _ in range(dice.choice((0, 1, 1, 2, 3)))]

    def _text(self, dice: random.Random, part: Mapping[str, Any]) -> str:
        pattern = part.get("pattern", "")
        if "0-9a-f" in pattern:
            known = self._ids(self._name)
            return dice.choice(known) if known and dice.random() < 0.9 else dice.randbytes(16).hex()
        if part.get("format") == "decimal":
            amounts = ("0", "1", "2", "5", "9.5", "0.000001", "-1", "1e3", "9000000000000", "8999999999999.5")
            return dice.choice((*amounts, dice.choice(TEXTS)))
        if "A-Z" in pattern:
            return dice.choice(("EUR", "USD", "JPY", "XTS", "GB", "FR", "ZZ", ""))
        if "time zone" in part.get("description", ""):
            return dice.choice(("UTC", "Europe/Paris", "Mars/Base", "../UTC", "\0", "/etc/passwd", "europe"))
        usual = ("a", "Hammer", "each", "kg", "ada@example.com", "K7-0042", "40123455", "0000000400")
        return dice.choice(usual) if dice.random() < 0.6 else dice.choice(TEXTS)

    def _number(self, dice: random.Random, part: Mapping[str, Any]) -> int:
        usual = (0, 1, 24, 48, 1_790_000_000_000, 1_790_100_000_000)
        if dice.random() < 0.7:
            return dice.choice(usual)
        return int(dice.choice([number for number in NUMBERS if isinstance(number, int)]))


def as_json(dice: random.Random, tree: Any) -> bytes:
    """A tree as JSON text, now and then with what JSON does not allow, or allows twice."""
    try:
        body = json.dumps(tree, ensure_ascii=dice.random() < 0.5).encode("utf-8", "surrogatepass")
    except RecursionError:
        return dice.choice((b"[", b'{"a":')) + b"[" * 5000
    roll = dice.random()
    if roll < 0.02 and body.startswith(b'{"'):
        key = body[1 : body.index(b":")] if b":" in body else b'"a"'
        return b"{" + key + b":1," + body[1:]
    if roll < 0.04:
        return body.replace(b'"', b'"\\ud800', 3)
    return damaged(dice, body) if roll < 0.1 else body
