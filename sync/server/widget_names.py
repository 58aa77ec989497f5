# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What default widgets are called in letters: as in the window, whose words the server does not have."""

from __future__ import annotations

from typing import Final

from desktop_b2b.domain.entities import Widget

_NAMES: Final[dict[str, dict[str, str]]] = {
    "en": {
        "draft": "Request – Draft",
        "waiting_plus": "Request – Waiting for answer (+1h)",
        "waiting_minus": "Request – Waiting for answer (\u22121h)",
        "need_attention": "Request – Need attention!",
        "partially_ordered": "Request – Partially ordered",
        "orders_waiting": "Orders – Waiting for shipping confirmation",
        "ship_overdue": "Orders – Shipping deadline expired",
        "shipped_14": "Orders – Shipped last 14 days",
        "inquiries_plus": "Requests to answer (+1h)",
        "inquiries_minus": "Requests to answer (\u22121h)",
        "inquiries_expired": "Requests – Time to answer is over",
        "orders_to_ship": "Orders to ship",
        "orders_overdue": "Orders to ship – Deadline expired",
        "supplier_shipped_14": "Orders shipped by us, last 14 days",
        "answered": "Requests – Answered",
        "b2b_draft": "B2B orders – Draft",
        "b2b_action": "B2B orders – Action required",
        "b2b_at_centre": "B2B orders – In the centre",
        "b2b_shipped_14": "B2B orders – Shipped last 14 days",
        "b2b_to_pick": "B2B orders – To pick",
        "b2b_to_pack": "B2B orders – To pack",
        "b2b_to_hand": "B2B orders – Awaiting shipper",
        "b2b_due_today": "B2B orders – Due today",
        "b2b_exception": "B2B orders – Exceptions",
    },
    "fr": {
        "draft": "Demande – Brouillon",
        "waiting_plus": "Demande – En attente de réponse (+1 h)",
        "waiting_minus": "Demande – En attente de réponse (\u22121 h)",
        "need_attention": "Demande – À traiter\u00a0!",
        "partially_ordered": "Demande – Partiellement commandée",
        "orders_waiting": "Commandes – Expédition à confirmer",
        "ship_overdue": "Commandes – Délai d’expédition dépassé",
        "shipped_14": "Commandes – Expédiées, 14 derniers jours",
        "inquiries_plus": "Réponses à donner (+1 h)",
        "inquiries_minus": "Réponses à donner (\u22121 h)",
        "inquiries_expired": "Demandes – Temps de réponse écoulé",
        "orders_to_ship": "Commandes à expédier",
        "orders_overdue": "Commandes à expédier – Délai dépassé",
        "supplier_shipped_14": "Nos expéditions, 14 derniers jours",
        "answered": "Demandes – Répondues",
        "b2b_draft": "Commandes B2B – Brouillons",
        "b2b_action": "Commandes B2B – Action requise",
        "b2b_at_centre": "Commandes B2B – Au centre",
        "b2b_shipped_14": "Commandes B2B – Expédiées, 14 jours",
        "b2b_to_pick": "Commandes B2B – À prélever",
        "b2b_to_pack": "Commandes B2B – À emballer",
        "b2b_to_hand": "Commandes B2B – Attendent le transporteur",
        "b2b_due_today": "Commandes B2B – À expédier aujourd’hui",
        "b2b_exception": "Commandes B2B – Anomalies",
    },
}


def widget_name(widget: Widget, language: str) -> str:
    """Its title, as its user gave it or as it is called by itself; ``language`` is one of letters."""
    return widget.title or _NAMES[language].get(widget.key, widget.key)
