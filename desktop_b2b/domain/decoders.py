# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What makes values of bytes, one for each type, made by one thread at a time.

msgspec learns how a type is made when it first meets it, and shows other threads what it has learnt by half
(0.22): two threads that decode a type for the first time at once may end the process. So all that decode a
type of ours ask here, and a server learns all types before it has threads.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
D = TypeVar("D")

_lock = threading.Lock()
_from_json: dict[Any, msgspec.json.Decoder[Any]] = {}
_from_msgpack: dict[Any, msgspec.msgpack.Decoder[Any]] = {}


def from_json(kind: type[T]) -> msgspec.json.Decoder[T]:
    """What makes a value of a type of JSON."""
    return _from_json.get(kind) or _made(_from_json, msgspec.json.Decoder, kind)


def from_msgpack(kind: type[T]) -> msgspec.msgpack.Decoder[T]:
    """What makes a value of a type of MessagePack."""
    return _from_msgpack.get(kind) or _made(_from_msgpack, msgspec.msgpack.Decoder, kind)


def converted(
    value: object, kind: type[T], *, strict: bool = True, builtin_types: Iterable[type] | None = None
) -> T:
    """A value of a type, of plain ones; ``strict`` and ``builtin_types`` as msgspec.convert has them.

    Raises msgspec.ValidationError.
    """
    from_json(kind)  # it is learnt there
    return msgspec.convert(value, kind, strict=strict, builtin_types=builtin_types)


def _made(kept: dict[Any, D], make: Callable[[Any], D], kind: Any) -> D:
    with _lock:
        found = kept[kind] = make(kind)
    return found


def learn_all() -> int:
    """Learn every type that has been defined so far, while there are no other threads; how many there are."""
    waiting: list[type[msgspec.Struct]] = [msgspec.Struct]
    count = 0
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            from_json(kind)
            count += 1
    return count
