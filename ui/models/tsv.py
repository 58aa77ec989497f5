# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Tab-separated text between this program and spreadsheets, without letting a cell become a formula."""

from collections.abc import Sequence

from desktop_b2b.domain.cells import is_formula

_INVISIBLE = str.maketrans("", "", "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")


def safe(text: str, *, number: bool = False) -> str:
    """One cell: a text that a spreadsheet would run as a formula is marked as text."""
    flat = " ".join(text.replace("\t", " ").splitlines())
    if not number and (is_formula(text) or is_formula(flat)):
        return "'" + flat
    return flat


def write(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Headings and rows of cells that were made safe."""
    lines = ["\t".join(safe(heading) for heading in headings)]
    lines += ["\t".join(row) for row in rows]
    return "\n".join(lines) + "\n"


def read(text: str) -> list[list[str]]:
    """What a spreadsheet put on the clipboard: quoted cells may hold tabs, line breaks and doubled quotes."""
    rows: list[list[str]] = [[]]
    cell: list[str] = []
    quoted = False
    position = 0
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    while position < len(text):
        char = text[position]
        if quoted:
            if char == '"' and text[position + 1 : position + 2] == '"':
                cell.append('"')
                position += 1
            elif char == '"':
                quoted = False
            else:
                cell.append(char)
        elif char == '"' and not cell and _closes(text, position + 1):
            quoted = True
        elif char in "\t\n":
            rows[-1].append(_clean(cell))
            cell = []
            if char == "\n":
                rows.append([])
        else:
            cell.append(char)
        position += 1
    rows[-1].append(_clean(cell))
    return [row for row in rows if any(row)]


def _closes(text: str, start: int) -> bool:
    """Whether a quote opens a quoted cell: its partner must stand before a tab, a line end or the end."""
    position = text.find('"', start)
    while position >= 0:
        after = text[position + 1 : position + 2]
        if after == '"':
            position = text.find('"', position + 2)
            continue
        return after in ("", "\t", "\n")
    return False


def _clean(cell: list[str]) -> str:
    """A cell as it was meant: a text that `safe` marked is that text again."""
    text = _bare(cell)
    return text[1:] if text.startswith("'") and is_formula(text[1:]) else text


def _bare(cell: list[str]) -> str:
    return "".join(cell).translate(_INVISIBLE).replace("\u00a0", " ").strip()
