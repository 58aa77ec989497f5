# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a device may have (law 3): the sections that its users were given, and their own rows.

Asked anew with every call, so that a change of a person's sections cuts at once.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from desktop_b2b.domain.actor import ACCOUNT_MANAGER
from desktop_b2b.domain.entities import ACCOUNT, SECTIONS, User
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.storage.codec import codec
from desktop_b2b.storage.db import Db, places
from sync.server.feeds import organisation_scope, user_scope

#: Without its own company and people no desk can work.
ALWAYS = frozenset({ACCOUNT})

_THESE = 'WHERE "id" IN ({})'
_ONE, _ = places([b""])
#: What is asked of each device of one user, ahead for many: in the very words in which it is asked of one.
OF_ONE = f"{codec(User).sql.select} {_THESE.format(_ONE)}"


@dataclass(frozen=True, slots=True)
class Given:
    """What a device of some users may have; what of their company is kept from it on purpose, said so that
    these rows may go; and those of the users whose accounts were disabled.
    """

    scopes: tuple[str, ...]
    revoked: tuple[str, ...]
    disabled: tuple[Id, ...]


def sections_of(user: User) -> frozenset[str]:
    """The sections that a person may have."""
    return ALWAYS | frozenset(user.sections or SECTIONS) if user.active else frozenset()


def checked(sections: Iterable[str], field: str) -> tuple[str, ...]:
    """Sections as they are kept: sorted, once each; all of them is none named.

    Raises UserError ``section.unknown``.
    """
    given = set(sections)
    for name in sorted(given - set(SECTIONS)):
        raise UserError(
            "section.unknown",
            "There is no section “{section}”. They are: {sections}.",
            field,
            section=name,
            sections=", ".join(SECTIONS),
        )
    return () if given >= set(SECTIONS) else tuple(sorted(given))


def given(db: Db, organisation_id: Id, user_ids: Collection[Id]) -> Given:
    """All that a device of these users may have; the persons' own first, because results settle commands.

    Who is disabled brings nothing along but the results of what was refused.
    """
    rows: list[tuple[Any, ...]] = []
    if user_ids:
        marks, sought = places([bytes.fromhex(user_id) for user_id in user_ids])
        rows = db.query(f"{codec(User).sql.select} {_THESE.format(marks)}", sought)
    return _given(organisation_id, frozenset(user_ids), tuple(rows))


@functools.lru_cache(maxsize=4096)
def _given(organisation_id: Id, user_ids: frozenset[Id], rows: tuple[tuple[Any, ...], ...]) -> Given:
    """It follows from the rows of the users alone, which are read anew each time."""
    users = [codec(User).from_db(row) for row in rows]
    sections = frozenset().union(*map(sections_of, users))
    every = {section: organisation_scope(organisation_id, section) for section in SECTIONS}
    return Given(
        (*map(user_scope, sorted(user_ids)), *(every[name] for name in SECTIONS if name in sections)),
        tuple(every[name] for name in SECTIONS if name not in sections),
        tuple(sorted(user.id for user in users if not user.active)),
    )


def scopes_for(db: Db, organisation_id: Id, user_ids: Collection[Id]) -> tuple[str, ...]:
    """All that a device of these users may have."""
    return given(db, organisation_id, user_ids).scopes


def account_manager(db: Db, organisation_id: Id) -> Id:
    """Who keeps what a disabled person left: the company's first account manager, or an empty text."""
    sql = 'SELECT "id" FROM "user" WHERE "owner_id" = ? AND "role" = ? AND "active" = 1 ORDER BY "id" LIMIT 1'
    found = db.query(sql, (bytes.fromhex(organisation_id), ACCOUNT_MANAGER))
    return str(found[0][0].hex()) if found else ""
