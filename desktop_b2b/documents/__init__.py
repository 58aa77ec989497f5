# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Packing slip, picking list: content and layout, without a window."""

from desktop_b2b.documents.address import Address
from desktop_b2b.documents.message import MessageFacts, customer_message
from desktop_b2b.documents.model import Document, Photo, Picture, Shape
from desktop_b2b.documents.picking import PickFacts, PickLine, picking_list
from desktop_b2b.documents.slip import SlipFacts, SlipLine, packing_slip
from desktop_b2b.documents.texts import LANGUAGES, paper_language

__all__ = [
    "LANGUAGES",
    "Address",
    "Document",
    "MessageFacts",
    "Photo",
    "PickFacts",
    "PickLine",
    "Picture",
    "Shape",
    "SlipFacts",
    "SlipLine",
    "customer_message",
    "packing_slip",
    "paper_language",
    "picking_list",
]
