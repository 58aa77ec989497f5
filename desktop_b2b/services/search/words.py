# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The words of the search language: operators and their values, in English, and what French calls them.

The English word is the canonical one: it is what is kept and sent. Other words are understood where somebody
types them. Case, accents, and whether ``_``, ``-`` or a space joins two words do not matter.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from desktop_b2b.domain.codes import CURRENCIES
from desktop_b2b.domain.dashboard import DEFAULTS
from desktop_b2b.domain.text import fold


class Takes(Enum):
    """What an operator is followed by."""

    TEXT = "text"
    CHOICE = "choice"
    TIME = "time"
    AMOUNT = "amount"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Operator:
    """One operator. ``ahead``: its instants lie before us, so that ``<2d`` counts forwards from now.

    ``also``: other words for it; ``values``: its own words with other words for each.
    """

    name: str
    takes: Takes
    also: tuple[str, ...] = ()
    ahead: bool = False
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def lists(self) -> bool:
        """Whether commas separate values of which one is enough."""
        return self.takes in (Takes.TEXT, Takes.CHOICE)


KINDS = {
    "request": ("requests", "demande", "demandes"),
    "inquiry": ("inquiries", "received", "demande_reçue", "reçue"),
    "order": ("orders", "commande", "commandes"),
    "shipment": ("shipments", "expédition", "expéditions", "envoi"),
    "b2b_draft": ("b2b_drafts", "brouillon_b2b", "brouillons_b2b"),
    "b2b_order": ("b2b", "b2b_orders", "commande_b2b", "commandes_b2b"),
}
SIDES = {
    "out": ("ours", "mine", "sortant", "notre", "nôtre", "à_nous"),
    "in": ("theirs", "entrant", "reçu"),
}
STATES = {
    "draft": ("brouillon",),
    "queued": ("à_envoyer", "en_file"),
    "waiting": ("en_attente", "attente"),
    "need_attention": ("attention", "à_décider"),
    "partially_ordered": ("partly_ordered", "partiellement_commandée", "partielle"),
    "ordered": ("commandée", "commandé"),
    "answered": ("répondue", "répondu"),
    "declined": ("refusée", "refusé", "refused"),
    "sent": ("envoyée", "envoyé"),
    "accepted": ("acceptée", "accepté"),
    "part_shipped": ("partly_shipped", "expédiée_en_partie"),
    "shipped": ("expédiée", "expédié"),
    "confirmed": ("confirmée", "confirmé"),
    "closed_short": ("soldée", "soldé"),
    "closed": ("close", "clos", "fermée", "fermé"),
    "cancelled": ("canceled", "annulée", "annulé"),
    "action_required": ("action_requise",),
    "processing": ("en_traitement", "traitement"),
    "picking": ("prélèvement",),
    "picked": ("prélevée", "prélevé"),
    "packed": ("emballée", "emballé"),
    "awaiting_shipper": ("attend_le_transporteur",),
    "labelled": ("labeled", "étiquetée", "étiqueté"),
    "collected": ("enlevée", "enlevé"),
    "exception": ("incident",),
    "delivered": ("livrée", "livré"),
}
#: Why something waits for a decision: the codes, in small letters.
REASONS: dict[str, tuple[str, ...]] = {
    "answers_in": ("réponses_reçues",),
    "no_answer": ("sans_réponse",),
    "not_supplied": ("non_fourni",),
    "over_price": ("trop_cher",),
    "not_enough": ("pas_assez",),
    "limits": ("limites",),
    "review": ("à_vérifier",),
    "order_declined": ("commande_refusée",),
    "order_cancelled": ("commande_annulée",),
    "order_short": ("reste_annulé",),
    "scheduled": ("planifiée", "planifié"),
    "no_stock": ("insufficient_inventory", "stock_insuffisant"),
    "bad_address": ("adresse",),
    "labels_missing": ("labels", "étiquettes"),
    "quote_pending": ("quote", "devis"),
    "sku_inactive": ("inactive", "article_inactif"),
    "sku_unmapped": ("unknown_sku", "article_inconnu"),
    "hazmat_data": ("hazmat", "matières_dangereuses"),
    "tariff_data": ("customs", "douane"),
    "lot_unavailable": ("lot",),
    "attachment_missing": ("document", "document_manquant"),
    "method_unsuitable": ("method", "mode_d_expédition"),
    "declined_request": ("demande_déclinée",),
    "payment": ("paiement",),
    "manual_hold": ("hold", "on_hold", "suspendue"),
}
HAS = {
    "attachment": ("attachments", "file", "pièce_jointe", "pièces_jointes", "pj"),
    "note": ("notes", "remarque", "remarques"),
    "backorder": ("back_order", "reliquat"),
    "tracking": ("suivi", "numéro_de_suivi"),
    "proposal": ("proposals", "proposition", "propositions"),
    "issue": ("issues", "conflict", "problème", "conflit"),
    "message": ("messages",),
    "unread": ("non_lu", "non_lue"),
}
IS = {
    "open": ("ouvert", "ouverte", "en_cours"),
    "closed": ("done", "clos", "close", "terminé", "terminée"),
    "overdue": ("late", "expired", "en_retard", "dépassé", "dépassée"),
    "pending": ("non_synchronisé", "à_synchroniser"),
    "unread": ("non_lu", "non_lue"),
}
#: Words of instants.
OVERDUE = "overdue"
NEAR = {
    "yesterday": ("hier",),
    "today": ("aujourdhui", "aujourd'hui", "aujourd’hui"),
    "tomorrow": ("demain",),
}
OVERDUE_ALSO = ("late", "expired", "en_retard", "dépassé", "dépassée")
UNITS = {
    "min": ("m", "mn", "minute", "minutes"),
    "h": ("hour", "hours", "heure", "heures"),
    "d": ("day", "days", "j", "jour", "jours"),
    "w": ("week", "weeks", "sem", "semaine", "semaines"),
}
#: Between terms of which one is enough.
OR = frozenset({"OR", "OU"})

OPERATORS: dict[str, Operator] = {
    operator.name: operator
    for operator in (
        Operator("partner", Takes.TEXT, ("supplier", "retailer", "partenaire", "fournisseur", "client")),
        Operator("status", Takes.CHOICE, ("state", "statut", "état"), values=STATES),
        Operator("kind", Takes.CHOICE, ("type", "genre"), values=KINDS),
        Operator("reason", Takes.CHOICE, ("why", "raison", "motif"), values=REASONS),
        Operator("side", Takes.CHOICE, ("direction", "côté", "sens"), values=SIDES),
        Operator("number", Takes.TEXT, ("no", "numéro", "n°")),
        Operator("reference", Takes.TEXT, ("ref", "référence", "réf")),
        Operator("recipient", Takes.TEXT, ("customer", "ship_to", "destinataire", "livraison")),
        Operator("line", Takes.TEXT, ("product_line", "product", "ligne", "gamme", "produit")),
        Operator("sku", Takes.TEXT, ("item", "article", "réf_article")),
        Operator("tracking", Takes.TEXT, ("suivi",)),
        Operator("courier", Takes.TEXT, ("carrier", "transporteur")),
        Operator("note", Takes.TEXT, ("notes", "remarque")),
        Operator("due", Takes.TIME, ("deadline", "échéance", "délai"), ahead=True),
        Operator("ship", Takes.TIME, ("ship_by", "expédier", "à_expédier"), ahead=True),
        Operator("created", Takes.TIME, ("made", "créé", "création")),
        Operator("edited", Takes.TIME, ("changed", "modifié", "modification")),
        Operator("sent", Takes.TIME, ("envoyé", "envoi")),
        Operator("shipped", Takes.TIME, ("expédié", "expédition")),
        Operator("total", Takes.AMOUNT, ("amount", "value", "montant", "valeur")),
        Operator(
            "currency", Takes.CHOICE, ("devise", "monnaie"), values=dict.fromkeys(sorted(CURRENCIES), ())
        ),
        Operator("lines", Takes.NUMBER, ("items", "lignes", "articles")),
        Operator("quantity", Takes.NUMBER, ("qty", "quantité", "qté")),
        Operator("has", Takes.CHOICE, ("with", "avec"), values=HAS),
        Operator("is", Takes.CHOICE, ("est",), values=IS),
        Operator("widget", Takes.CHOICE, ("tuile",), values={one.key: () for one in DEFAULTS}),
    )
}


def plain(word: str) -> str:
    """A word as it is compared."""
    return re.sub(r"[\s_\-’']+", "_", fold(word)).strip("_")


def _by_any_word(values: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {plain(word): name for name, also in values.items() for word in (*also, name)}


@functools.cache
def operators_by_word() -> dict[str, Operator]:
    """Operators by all words for them."""
    found = {plain(word): operator for operator in OPERATORS.values() for word in operator.also}
    return {**found, **OPERATORS}


@functools.cache
def values_by_word(operator: str) -> dict[str, str]:
    """An operator's own words by all words for them."""
    return _by_any_word(OPERATORS[operator].values)


@functools.cache
def near_by_word() -> dict[str, str]:
    """Days near today by all words for them."""
    return _by_any_word(NEAR)


@functools.cache
def units_by_word() -> dict[str, str]:
    """Units of time by all words for them."""
    return _by_any_word(UNITS)


@functools.cache
def overdue_words() -> frozenset[str]:
    """All words for what is late."""
    return frozenset(map(plain, (OVERDUE, *OVERDUE_ALSO)))
