# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How files with the same headings were read the last time, kept on this computer."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Final

import msgspec

from desktop_b2b.domain.decoders import from_json
from desktop_b2b.services.imports import Mapping, Report, Rules, own_headings
from desktop_b2b.services.imports.vocabulary import plain
from desktop_b2b.settings import IMPORTS, Keeper

#: What belongs to a single file, and so is found anew in each: its encoding, delimiter, sheet, and first row.
_OF_A_FILE: Final = Mapping()


class Remembered(msgspec.Struct, frozen=True, kw_only=True):
    """A mapping with the rules that went with it."""

    mapping: Mapping
    rules: Rules


def recall(settings: Keeper, kind: str, headings: Sequence[str]) -> Remembered | None:
    """How a file with these headings was read; None for the first of its kind."""
    kept = IMPORTS.at(_place(kind, headings)).read(settings)
    try:
        return from_json(Remembered).decode(kept) if kept else None
    except msgspec.MsgspecError:
        return None


def remember(settings: Keeper, report: Report, mapping: Mapping, rules: Rules) -> None:
    """Keep how a file was read, once it was imported."""
    kept = msgspec.structs.replace(
        mapping,
        source=report.mapping.source,
        columns=report.mapping.columns,
        encoding=_OF_A_FILE.encoding,
        delimiter=_OF_A_FILE.delimiter,
        sheet=_OF_A_FILE.sheet,
        heading_row=_OF_A_FILE.heading_row,
    )
    body = msgspec.json.encode(Remembered(mapping=kept, rules=rules)).decode()
    IMPORTS.at(_place(report.kind, report.headings)).write(settings, body)


def _place(kind: str, headings: Sequence[str]) -> str:
    """A file's headings in any order, and without those that its rows to mend have besides."""
    named = sorted(plain(heading) or heading for heading in own_headings(headings))
    return f"{kind}/{hashlib.sha256(msgspec.json.encode(named)).hexdigest()[:16]}"
