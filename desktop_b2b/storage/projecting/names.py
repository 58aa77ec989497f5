# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How the other party of a document is called, and other words that rows show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_b2b.domain.values import Instant
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.projecting.reading import pairs, rows_in


class Names:
    """How the other party of a document is called here, and the id that lists filter by.

    For the retailer that is the partner card, for the supplier the retailer's organisation. ``since`` as in
    ``project_many``.
    """

    def __init__(self, db: Db, mine: bytes, since: Mapping[bytes, int] | None = None) -> None:
        self.db = db
        self.mine = mine
        self.known_since = since
        self._cards: dict[bytes, str | None] = {}
        self._partners: dict[bytes, tuple[bytes, str]] = {}
        self._retailers: dict[bytes, str] = {}

    def card(self, card_id: bytes) -> str | None:
        """The name on a partner card."""
        if card_id not in self._cards:
            rows = self.db.query("SELECT name FROM partner_card WHERE id = ?", (card_id,))
            self._cards[card_id] = rows[0][0] if rows else None
        return self._cards[card_id]

    def partner(self, organisation: bytes | None) -> tuple[bytes | None, str]:
        """The card of an organisation that is a partner of mine, else what it shows of itself."""
        if organisation is None:
            return None, ""
        if organisation not in self._partners:
            rows = self.db.query(
                "SELECT id, name FROM partner_card WHERE organisation_id = ?1 AND owner_id = ?2 UNION ALL"
                " SELECT c.id, c.name FROM link l JOIN partner_card c ON c.link_id = l.id"
                " WHERE l.counterpart_id = ?1 AND l.owner_id = ?2 LIMIT 1",
                (organisation, self.mine),
            )
            self._partners[organisation] = (
                (rows[0][0], rows[0][1]) if rows else (organisation, self.shown(organisation))
            )
        return self._partners[organisation]

    def shown(self, organisation: bytes) -> str:
        """The name that an organisation shows me (``link_fact``)."""
        if organisation not in self._retailers:
            rows = self.db.query(
                "SELECT name FROM link_fact WHERE owner_id = ? AND counterpart_id = ? LIMIT 1",
                (organisation, self.mine),
            )
            self._retailers[organisation] = rows[0][0] if rows else ""
        return self._retailers[organisation]

    def other(self, owner: bytes, counterpart: bytes | None) -> tuple[bytes | None, str]:
        """The other party of a document between two, given who asked (owner) and who supplies."""
        if owner == self.mine:
            return self.partner(counterpart)
        return owner, self.shown(owner)


def abridged(names: Sequence[str]) -> str:
    """The first and how many more."""
    if len(names) < 2:
        return names[0] if names else ""
    return f"{names[0]}, +{len(names) - 1}"


def distinct(texts: Sequence[str]) -> Sequence[str]:
    """Texts that are not empty, each once."""
    return [text for text in dict.fromkeys(texts) if text] if texts else ()


def latest(*instants: Instant | None) -> Instant:
    """The last of those that there are."""
    return max([instant for instant in instants if instant is not None])


def state_since(db: Db, names: Names, kind: str, ids: Sequence[bytes]) -> Mapping[bytes, int]:
    """When the history last saw a document's state change."""
    if names.known_since is not None:
        return names.known_since
    sql = (
        "SELECT document_id, max(at) FROM event WHERE instr(changes,"
        f""" '["{kind}","' || lower(hex(document_id)) || '","state",') > 0 AND document_id"""
    )
    return pairs(rows_in(db, sql, ids, "GROUP BY document_id"))
