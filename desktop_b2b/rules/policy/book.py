# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""All that rules may know of a request, kept once: what holds of the request, of each partner, item and
offer.

A book is frozen with the decisions that came of it, so that they can be made again (N7).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.rules.policy.fields import OFFER, ORDER, SEND, Fact
from desktop_b2b.rules.policy.judge import Subject

Known = Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """Of one offer: whose it is, of what, and what is known of it alone."""

    partner_id: Id
    item_id: Id
    facts: Known


@dataclass(frozen=True, slots=True)
class FactBook:
    """The facts at an instant; partners by inquiry, items by line, offers by asked line.

    ``orders``: of what is ordered of each partner, ``choices``: of what was chosen of each offer.
    """

    at: Instant
    request: Known
    partners: Mapping[Id, Known]
    items: Mapping[Id, Known] = field(default_factory=dict)
    offers: Mapping[Id, OfferFacts] = field(default_factory=dict)
    orders: Mapping[Id, Known] = field(default_factory=dict)
    choices: Mapping[Id, Known] = field(default_factory=dict)

    def subjects(self, stage: str) -> tuple[Subject, ...]:
        """What the rules of a stage are asked about."""
        if stage == SEND:
            return tuple(
                Subject(key, {**self.request, **facts}) for key, facts in sorted(self.partners.items())
            )
        if stage == ORDER:
            return tuple(
                Subject(key, {**self.request, **self.partners[key], **facts})
                for key, facts in sorted(self.orders.items())
            )
        if stage == OFFER:
            return tuple(Subject(key, self._offered(offer)) for key, offer in sorted(self.offers.items()))
        return tuple(Subject(key, self._chosen(key)) for key in sorted(self.choices))

    def _offered(self, offer: OfferFacts) -> Known:
        return {
            **self.request, **self.partners[offer.partner_id], **self.items[offer.item_id], **offer.facts,
        }  # fmt: skip

    def _chosen(self, offer_id: Id) -> Known:
        offer = self.offers[offer_id]
        return {**self._offered(offer), **self.orders.get(offer.partner_id, {}), **self.choices[offer_id]}
