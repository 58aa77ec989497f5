# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The message that tells the customer: the retailer copies it when the goods are on their way (S2.91)."""

from __future__ import annotations

import msgspec

from desktop_b2b.documents import formats, markup
from desktop_b2b.documents.address import lines
from desktop_b2b.documents.slip import SlipFacts
from desktop_b2b.documents.texts import Texts
from desktop_b2b.domain.values import Instant


class MessageFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the slip shows, and what only the retailer knows: the recipient's e-mail.

    ``collected_by``: who came for the goods, where nobody carries them.
    """

    slip: SlipFacts
    recipient_email: str
    shipped_at: Instant | None = None
    collected_by: str = ""


def customer_message(facts: MessageFacts, language: str) -> str:
    """The message as plain text, e-mail and subject first."""
    texts = Texts(language)
    slip = facts.slip
    one = markup.one_line
    retailer = one(slip.retailer.company or slip.retailer.name)
    number = one(slip.retailer_order_number or slip.order_number)
    name = one(slip.ship_to.name)
    out = []
    if one(facts.recipient_email):
        out.append(texts("mail_to", email=one(facts.recipient_email)))
    gone = bool(facts.collected_by.strip())
    out += [texts("mail_subject_collected" if gone else "mail_subject", number=number), ""]
    out += [texts("mail_hello", name=name) if name else texts("mail_hello_nobody"), ""]
    out.append(texts("mail_collected" if gone else "mail_on_its_way", number=number, retailer=retailer))
    if slip.boxes > 1 and not gone:
        out.append(texts("mail_in_parcels", count=slip.boxes))
    out += ["", *_journey(facts, texts)]
    shipped = [(line.shipped, line) for line in slip.lines if line.shipped != 0]
    if shipped:
        out += ["", texts("mail_contents")]
        out += [
            f"- {formats.quantity(count, texts.language)} × {_item(line.description, line.sku)}"
            for count, line in shipped
        ]
    waiting = [line for line in slip.lines if line.to_come != 0]
    if waiting:
        out += ["", texts("mail_to_come")]
        for line in waiting:
            entry = (
                f"- {formats.quantity(line.to_come, texts.language)} × {_item(line.description, line.sku)}"
            )
            if line.expected_at is not None:
                date = formats.day(line.expected_at, slip.zone, texts.language)
                entry += f" ({texts('expected', date=date)})"
            out.append(entry)
    if not gone:
        out += ["", texts("mail_goes_to"), *(one(line) for line in lines(slip.ship_to, texts.language))]
    if slip.note_to_customer.strip():
        out += ["", markup.plain(slip.note_to_customer).strip()]
    out += ["", texts("mail_bye"), retailer]
    return "\n".join(out) + "\n"


def _journey(facts: MessageFacts, texts: Texts) -> list[str]:
    slip = facts.slip
    out = []
    collector = markup.one_line(facts.collected_by)
    if collector:
        out.append(texts("mail_collected_by", name=collector))
    if slip.courier:
        out.append(texts("mail_carrier", carrier=markup.one_line(slip.courier)))
    if slip.tracking:
        out.append(texts("mail_tracking", tracking=markup.one_line(slip.tracking)))
    if facts.shipped_at is not None:
        date = formats.day(facts.shipped_at, slip.zone, texts.language)
        out.append(texts("mail_collected_on" if collector else "mail_shipped_on", date=date))
    return out


def _item(description: str, sku: str) -> str:
    first = markup.one_line(markup.plain(description).strip("\n").partition("\n")[0])
    return first or markup.one_line(sku)
