# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the server's letters say, by kind and language: subject and text, with places for facts."""

from __future__ import annotations

from typing import Final

from sync.server.effects import (
    DEADLINE_OVER,
    FULFILMENT_CONFIRMED,
    INVITATION,
    INVITATION_DECLINED,
    MAIL_ALERT,
    ORDER_COLLECTED,
    PARTNER_CONNECTED,
    REMIND_ANSWER,
    REMIND_SHIP,
    REMIND_SHIPMENT,
    REQUEST_INCOMPLETE,
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
    FULFILMENT_CONFIRMED: {
        "en": (
            "{centre} shipped order {orders}",
            "Hello,\n\n{centre} sent shipment {number} on {confirmed} ({zone}).\n\n"
            "Order: {orders}\nCarrier: {carrier}\nTracking or PRO number: {tracking}\n"
            "Bill of lading: {bol}\n\n"
            "Open Desktop B2B for the boxes and for a message to your customer.\n\n"
            "This message was written by the server; replies are not read.\n",
        ),
        "fr": (
            "{centre} a expédié la commande {orders}",
            "Bonjour,\n\n{centre} a envoyé l’expédition {number} le {confirmed} ({zone}).\n\n"
            "Commande\u00a0: {orders}\nTransporteur\u00a0: {carrier}\n"
            "Numéro de suivi ou PRO\u00a0: {tracking}\nConnaissement\u00a0: {bol}\n\n"
            "Ouvrez Desktop B2B pour les colis et pour un message à votre client.\n\n"
            "Ce message a été écrit par le serveur\u00a0; les réponses ne sont pas lues.\n",
        ),
    },
    ORDER_COLLECTED: {
        "en": (
            "Order {orders} was collected",
            "Hello,\n\nOrder {orders} was collected at {centre} on {confirmed} ({zone}): "
            "shipment {number}.\n\n"
            "Collected by: {collector}\nSigned: {signature}\n\n"
            "Open Desktop B2B for the boxes and for a message to your customer.\n\n"
            "This message was written by the server; replies are not read.\n",
        ),
        "fr": (
            "La commande {orders} a été retirée",
            "Bonjour,\n\nLa commande {orders} a été retirée chez {centre} le {confirmed} ({zone})\u00a0: "
            "expédition {number}.\n\n"
            "Retirée par\u00a0: {collector}\nSigné\u00a0: {signature}\n\n"
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
    REMIND_ANSWER: {
        "en": (
            "Answer request {number} by {deadline}",
            "Hello,\n\n{retailer} waits for your answer to request {number}.\n\n"
            "The time to answer ends on {deadline} ({zone}).\n\n"
            "This message was written by the server; replies are not read.\n",
        ),
        "fr": (
            "Répondre à la demande {number} avant le {deadline}",
            "Bonjour,\n\n{retailer} attend votre réponse à la demande {number}.\n\n"
            "Le délai de réponse se termine le {deadline} ({zone}).\n\n"
            "Ce message a été écrit par le serveur\u00a0; les réponses ne sont pas lues.\n",
        ),
    },
    DEADLINE_OVER: {
        "en": (
            "The time to answer request {number} is over",
            "Hello,\n\nThe time to answer request {number} is over: {answered} of {asked} partners "
            "answered.\n\n"
            "Open Desktop B2B to assign the quantities, or to give more time.\n\n"
            "This message was written by the server; replies are not read.\n",
        ),
        "fr": (
            "Le délai de réponse à la demande {number} est écoulé",
            "Bonjour,\n\nLe délai de réponse à la demande {number} est écoulé\u00a0: {answered} "
            "partenaires sur {asked} ont "
            "répondu.\n\nOuvrez Desktop B2B pour attribuer les quantités ou accorder un délai "
            "supplémentaire.\n\n"
            "Ce message a été écrit par le serveur\u00a0; les réponses ne sont pas lues.\n",
        ),
    },
    REQUEST_INCOMPLETE: {
        "en": (
            "Request {number} cannot be filled by itself",
            "Hello,\n\nRequest {number} was to be assigned automatically, but not all of it can be: it "
            "was not ordered."
            "\n\n{answered} of {asked} partners answered. Open Desktop B2B to decide.\n\n"
            "This message was written by the server; replies are not read.\n",
        ),
        "fr": (
            "La demande {number} ne peut pas être attribuée automatiquement",
            "Bonjour,\n\nLa demande {number} devait être attribuée automatiquement, mais ne peut pas "
            "l’être en entier\u00a0:"
            " elle n’a pas été commandée.\n\n{answered} partenaires sur {asked} ont répondu. "
            "Ouvrez Desktop B2B pour décider.\n\n"
            "Ce message a été écrit par le serveur\u00a0; les réponses ne sont pas lues.\n",
        ),
    },
    REMIND_SHIP: {
        "en": (
            "Order {number} is to be shipped",
            "Hello,\n\nOrder {number} of {other} was to be shipped by {until} ({zone}) and is not "
            "confirmed as"
            " shipped.\n\nOpen Desktop B2B to confirm the shipment.\n\n"
            "This message was written by the server; replies are not read.\n",
        ),
        "fr": (
            "La commande {number} est à expédier",
            "Bonjour,\n\nLa commande {number} de {other} devait être expédiée avant le {until} ({zone}) "
            "et n’est pas"
            " confirmée comme expédiée.\n\nOuvrez Desktop B2B pour confirmer l’expédition.\n\n"
            "Ce message a été écrit par le serveur\u00a0; les réponses ne sont pas lues.\n",
        ),
    },
    REMIND_SHIPMENT: {
        "en": (
            "{other} has not shipped order {number} yet",
            "Hello,\n\n{other} was to ship order {number} by {until} ({zone}) and has not confirmed a "
            "shipment of all"
            " of it.\n\nOpen Desktop B2B to write to {other}.\n\n"
            "This message was written by the server; replies are not read.\n",
        ),
        "fr": (
            "{other} n’a pas encore expédié la commande {number}",
            "Bonjour,\n\n{other} devait expédier la commande {number} avant le {until} ({zone}) et n’a "
            "pas confirmé"
            " l’expédition complète.\n\nOuvrez Desktop B2B pour écrire à {other}.\n\n"
            "Ce message a été écrit par le serveur\u00a0; les réponses ne sont pas lues.\n",
        ),
    },
}
