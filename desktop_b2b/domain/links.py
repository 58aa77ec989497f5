# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Links that open a document in the program: mails carry them, `desktop-b2b open` takes them.

A link names a document by its id and tells nothing else; whoever has no such document sees nothing.
"""

from __future__ import annotations

import re

from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError

SCHEME = "desktop-b2b"
#: Before the code of an invitation.
INVITATION_LINK = f"{SCHEME}://invitation/"
_RECORD = re.compile(rf"{SCHEME}:(?://)?record/([0-9a-f]{{32}})/?", re.IGNORECASE)
#: What is longer is none.
LONGEST = 200


def record_link(record_id: Id) -> str:
    """The link to a document."""
    return f"{SCHEME}://record/{record_id}"


def record_of(link: str) -> Id:
    """The document of a link. Raises UserError ``link.unknown``, which repeats nothing of the link."""
    found = _RECORD.fullmatch(link.strip()) if len(link) <= LONGEST else None
    if found is None:
        raise UserError("link.unknown", "This is not a link to a document of this program.", "link")
    return found[1].lower()
