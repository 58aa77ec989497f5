# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The SSCC of a box from the number that its device drew for it: no two devices of a company can make the
same, offline for days, and none is used twice, since no number is.

A device's name becomes digits such that no device's digits begin another's; the device's own count follows,
with as many digits as the company prefix leaves. Short names, which nearly all devices have, take three.
"""

from __future__ import annotations

import re

from desktop_b2b.domain.gs1 import make_sscc
from desktop_b2b.errors import UserError

#: Digits of an SSCC before its check digit.
_BODY = 17
_NUMBER = re.compile(r"((?:[A-Z][0-9]){1,2}|[A-Z][0-9][A-Z])-([0-9]+)")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#: (characters of a name, digits, the first of them): 000–259, 2600–9359, 9360000–9427599.
_RANGES = {2: (3, 0), 3: (4, 2_600), 4: (7, 9_360_000)}


def sscc_of_number(number: str, prefix: str) -> str:
    """The SSCC of a document number and a company prefix at GS1, or an empty text without a prefix.

    Raises UserError ``sscc.device`` or ``sscc.used_up`` where the prefix leaves too few digits.
    """
    if not prefix:
        return ""
    match = _NUMBER.fullmatch(number)
    if match is None:
        text = "This device's numbers ({number}) cannot be made into SSCCs. Enrol the device anew."
        raise UserError("sscc.device", text, "company_prefix", number=number)
    device = _device_digits(match[1])
    room = _BODY - len(prefix) - len(device)
    count = match[2].lstrip("0") or "0"
    if len(count) > room:
        text = "This device has used up its SSCCs with this company prefix. Enrol the device anew."
        raise UserError("sscc.used_up", text, "company_prefix")
    body = device + count.zfill(room)
    return make_sscc(int(body[0]), prefix, int(body[1:]))


def _device_digits(name: str) -> str:
    """A device's name as digits: letters and digits take turns."""
    value = 0
    for character in name:
        letter = _LETTERS.find(character)
        value = value * 26 + letter if letter >= 0 else value * 10 + int(character)
    size, first = _RANGES[len(name)]
    return f"{first + value:0{size}}"
