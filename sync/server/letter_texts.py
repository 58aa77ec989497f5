# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the server's letters say, by kind and language: subject and text, with places for facts."""

from __future__ import annotations

from typing import Final

from sync.server.effects import (
    INVITATION,
    INVITATION_DECLINED,
    MAIL_ALERT,
    PARTNER_CONNECTED,
    REQUEST_SENT,
    SHIPMENT_CONFIRMED,
)

TEMPLATES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    REQUEST_SENT: {
        "en": (
            "Request {number} from {retailer}",
            "Hello,\n\n{retailer} asks what you can deliver: request {number}, items: {count}.\n\n"
            "Please answer by {deadline} ({zone}).\n\n"
            "Open Desktop B2B to see the items and to answer.\n\n"
            "This message was written by the server; replies are not read.\n",
        ),
        "fr": (
            "Demande {number} de {retailer}",
            "Bonjour,\n\n{retailer} demande ce que vous pouvez livrer\u00a0: demande {number}, "
            "articles\u00a0: {count}.\n\n"
            "Merci de répondre avant le {deadline} ({zone}).\n\n"
            "Ouvrez Desktop B2B pour voir les articles et répondre.\n\n"
            "Ce message a été écrit par le serveur\u00a0; les réponses ne sont pas lues.\n",
        ),
    },
    SHIPMENT_CONFIRMED: {
        "en": (
            "{supplier} shipped order {order}",
            "Hello,\n\n{supplier} confirmed shipment {number} of order {order} on {confirmed} ({zone}).\n\n"
            "Courier: {courier}\nTracking number: {tracking}\n\n"
            "Open Desktop B2B for the parcels and for a message to your customer.\n\n"
            "This message was written by the server; replies are not read.\n",
        ),
        "fr": (
            "{supplier} a expédié la commande {order}",
            "Bonjour,\n\n{supplier} a confirmé l’expédition {number} de la commande {order} "
            "le {confirmed} ({zone}).\n\n"
            "Transporteur\u00a0: {courier}\nNuméro de suivi\u00a0: {tracking}\n\n"
            "Ouvrez Desktop B2B pour les colis et pour un message à votre client.\n\n"
            "Ce message a été écrit par le serveur\u00a0; les réponses ne sont pas lues.\n",
        ),
    },
    MAIL_ALERT: {
        "en": (
            "{number}: {widget}",
            "Hello {person},\n\n{number} came into “{widget}” on {entered} ({zone}).\n\n"
            "Open it in Desktop B2B: {link}\n\n"
            "This message was written by the server; replies are not read.\n",
        ),
        "fr": (
            "{number}\u00a0: {widget}",
            "Bonjour {person},\n\n{number} est arrivé dans «\u00a0{widget}\u00a0» le {entered} ({zone}).\n\n"
            "Ouvrir dans Desktop B2B\u00a0: {link}\n\n"
            "Ce message a été écrit par le serveur\u00a0; les réponses ne sont pas lues.\n",
        ),
    },
    INVITATION: {
        "en": (
            "{retailer} invites you to Desktop B2B",
            "Hello {partner},\n\n{words}{retailer} would like to ask you for offers, and to order, with "
            "Desktop B2B.\n\n"
            "Start Desktop B2B, choose “I have an invitation”, and enter:\n\n"
            "Server: {server}\nInvitation code: {code}\n\n"
            "The code is good once, until {until} ({zone}). You can decline there, too.\n\n"
            "This message was written by the server; replies are not read.\n",
        ),
        "fr": (
            "{retailer} vous invite sur Desktop B2B",
            "Bonjour {partner},\n\n{words}{retailer} souhaite vous demander des offres et commander "
            "avec Desktop B2B.\n\n"
            "Démarrez Desktop B2B, choisissez «\u00a0J’ai une invitation\u00a0» et saisissez\u00a0:\n\n"
            "Serveur\u00a0: {server}\nCode d’invitation\u00a0: {code}\n\n"
            "Le code est valable une fois, jusqu’au {until} ({zone}). Vous pouvez aussi y décliner.\n\n"
            "Ce message a été écrit par le serveur\u00a0; les réponses ne sont pas lues.\n",
        ),
    },
    PARTNER_CONNECTED: {
        "en": (
            "{partner} is connected",
            "Hello,\n\n{partner} followed your invitation: you are connected with {company}.\n\n"
            "You can send requests at once.\n\n"
            "This message was written by the server; replies are not read.\n",
        ),
        "fr": (
            "{partner} est connecté",
            "Bonjour,\n\n{partner} a suivi votre invitation\u00a0: vous êtes connecté à {company}.\n\n"
            "Vous pouvez envoyer des demandes dès maintenant.\n\n"
            "Ce message a été écrit par le serveur\u00a0; les réponses ne sont pas lues.\n",
        ),
    },
    INVITATION_DECLINED: {
        "en": (
            "{partner} declined your invitation",
            "Hello,\n\n{partner} declined your invitation.\n\nReason: {reason}\n\n"
            "You can invite them again under My partners.\n\n"
            "This message was written by the server; replies are not read.\n",
        ),
        "fr": (
            "{partner} a décliné votre invitation",
            "Bonjour,\n\n{partner} a décliné votre invitation.\n\nMotif\u00a0: {reason}\n\n"
            "Vous pouvez l’inviter de nouveau sous Mes partenaires.\n\n"
            "Ce message a été écrit par le serveur\u00a0; les réponses ne sont pas lues.\n",
        ),
    },
}
