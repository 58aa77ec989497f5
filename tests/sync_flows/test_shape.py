# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rows as they come: what every server sends must be there, the rest takes its default, and each value is one
that its column can hold.
"""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import pytest

from desktop_b2b.domain.entities import BY_TABLE
from desktop_b2b.errors import OutageError
from desktop_b2b.storage.codec import codec_of
from sync.client.shape import check_columns


@pytest.mark.parametrize("table", sorted(BY_TABLE))
def test_a_column_that_is_needed_did_not_come(table: str) -> None:
    """SQLite would refuse such a row only after others were written."""
    columns = codec_of(table).columns
    check_columns(table, columns, [()] * len(columns))
    fields = BY_TABLE[table].__dataclass_fields__
    for missing in columns:
        left = [name for name in columns if name != missing]
        is_needed = missing == "version" or not _has_default(fields[missing])
        if not is_needed:
            check_columns(table, left, [()] * len(left))
            continue
        with pytest.raises(OutageError) as refused:
            check_columns(table, left, [()] * len(left))
        assert refused.value.code == "network.garbled"


@pytest.mark.parametrize(
    ("column", "fits", "does_not"),
    [
        ("id", [bytes(16)], [bytes(15), bytes(17), "x" * 16, b64encode(bytes(16)).decode(), 0, None]),
        ("request_id", [bytes(16)], [None, b"", ""]),
        ("sku", ["", "Ä", "0"], [None, b"x", 0, ["x"]]),
        ("quantity", [0, -(2**63), 2**63 - 1], [None, True, 1.0, "1", 2**63, -(2**63) - 1]),
        ("partner_ids", ["[]", '["a", "b"]'], [None, "", "[1]", '"a"', "[" * 100_000, []]),
    ],
)
def test_a_value_that_its_column_cannot_hold(column: str, fits: list[Any], does_not: list[Any]) -> None:
    for value in fits:
        check_columns(*_lines(column, value))
    for value in does_not:
        with pytest.raises(OutageError) as refused:
            check_columns(*_lines(column, value))
        assert refused.value.code == "network.garbled"


def test_a_column_that_may_be_empty() -> None:
    columns = codec_of("request").columns
    for value in (None, 5):
        given = [(value,) if name == "sent_at" else () for name in columns]
        check_columns("request", columns, given)
    with pytest.raises(OutageError):
        check_columns("request", columns, [("5",) if name == "sent_at" else () for name in columns])


def test_a_column_that_came_twice() -> None:
    columns = codec_of("request").columns
    with pytest.raises(OutageError):
        check_columns("request", (*columns, "number"), [()] * (len(columns) + 1))
    check_columns("request", (*columns, "unheard_of"), [*[()] * len(columns), (1.5, {})])


def _lines(column: str, value: Any) -> tuple[str, tuple[str, ...], list[tuple[Any, ...]]]:
    """Items of requests, of which the second holds a value: of its other columns nothing has come."""
    columns = codec_of("request_line").columns
    return "request_line", columns, [(_USUAL[column], value) if name == column else () for name in columns]


_USUAL: dict[str, Any] = {
    "id": bytes(16), "request_id": bytes(16), "sku": "", "quantity": 0, "partner_ids": "[]",
}  # fmt: skip


def _has_default(field: object) -> bool:
    return "default=<dataclasses._MISSING_TYPE" not in repr(field)
