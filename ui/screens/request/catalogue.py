# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The partners and product lines that an editor offers, as last read."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_b2b.domain.entities.account import SUPPLIER
from desktop_b2b.services.queries import PartnerView, ProductLineView


class Catalogue:
    """Partner cards and the product tree, by what they are asked for."""

    def __init__(self) -> None:
        self.partners: list[PartnerView] = []
        self.lines: list[ProductLineView] = []
        self.names: dict[str, str] = {}

    def set_partners(self, partners: Sequence[PartnerView]) -> None:
        """The cards as they stand now, of those who can be asked."""
        self.partners = [view for view in partners if view.partner.kind == SUPPLIER]
        self.names |= {view.partner.id: view.partner.name for view in partners}

    def set_lines(self, lines: Sequence[ProductLineView]) -> None:
        """The product tree as it stands now."""
        self.lines = list(lines)

    @property
    def paths(self) -> list[str]:
        """The product lines' paths."""
        return [view.path for view in self.lines]

    def line_by_path(self, path: str) -> ProductLineView | None:
        """A product line by its path, case ignored."""
        wanted = path.casefold()
        return next((view for view in self.lines if view.path.casefold() == wanted), None)

    def line_by_id(self, line_id: str | None) -> ProductLineView | None:
        """A product line by its id."""
        return next((view for view in self.lines if view.product_line.id == line_id), None)

    def partner(self, partner_id: str) -> PartnerView | None:
        """A partner card; None when it was archived."""
        return next((view for view in self.partners if view.partner.id == partner_id), None)

    def name(self, partner_id: str) -> str:
        """A partner's name, also of one that was archived since."""
        return self.names.get(partner_id, "?")

    def short_name(self, partner_id: str) -> str:
        """The first telling word of a partner's name, where no other partner has the same."""
        name = self.name(partner_id)
        short = _short(name)
        same = [other for other in self.names.values() if other != name and _short(other) == short]
        return name if same else short

    def partner_ids_of(self, text: str) -> tuple[str, ...]:
        """The partners meant by names or ids, separated by commas; what is unknown is left out."""
        found: dict[str, None] = {}
        for part in (word.strip() for word in text.split(",")):
            wanted = part.casefold()
            for view in self.partners:
                own = view.partner
                names = (own.id, own.name.casefold(), _short(own.name).casefold())
                if wanted and wanted in names:
                    found[own.id] = None
        return tuple(found)


def _short(name: str) -> str:
    words = name.replace("&", " ").split()
    generic = {"atelier", "the", "le", "la", "les", "maison"}
    telling = [word for word in words if word.casefold() not in generic]
    return (telling or words or [name])[0]
