# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Rows that came with too few columns: what every server sends must be there, the rest takes its default."""

from __future__ import annotations

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


def _has_default(field: object) -> bool:
    return "default=<dataclasses._MISSING_TYPE" not in repr(field)
