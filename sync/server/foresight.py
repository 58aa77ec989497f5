# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a group of commands will ask for, read before it is judged: one query per table, not one per row.

A command names documents by the fields of its type (``request_id``, ``order_id``). What is read too much
costs little, what is missed is asked for when it is needed: nothing depends on this for being right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.entities import (
    Answer,
    AnswerDraft,
    AnswerDraftLine,
    AnswerLine,
    Attachment,
    Box,
    FulfilmentShipment,
    Inquiry,
    InquiryLine,
    Order,
    OrderLine,
    Request,
    RequestAsk,
    RequestLine,
    RequestLinePrivate,
    RequestPartner,
    RequestPrivate,
    Row,
    Shipment,
    ShipmentLine,
)
from desktop_b2b.domain.values import Id
from desktop_b2b.storage.db import Together
from sync.server.store import ServerStore

#: By a command's field: the tables that have a row of this id, and those with rows that point at it.
_NAMED: dict[str, tuple[tuple[type[Row], ...], tuple[tuple[type[Row], str], ...]]] = {
    "request_id": (
        (Request, RequestPrivate),
        tuple((kind, "request_id") for kind in (RequestLine, RequestLinePrivate, RequestPartner, RequestAsk)),
    ),
    "inquiry_id": (
        (Inquiry, AnswerDraft, Answer, RequestPartner),
        tuple((kind, "inquiry_id") for kind in (InquiryLine, AnswerDraftLine, AnswerLine, Attachment, Order)),
    ),
    "order_id": ((Order,), ((OrderLine, "order_id"), (Shipment, "order_id"))),
    "shipment_id": ((Shipment, FulfilmentShipment), ((Box, "shipment_id"), (ShipmentLine, "shipment_id"))),
}
#: What there is of an inquiry for whoever weighs answers.
_ANSWERS = (Answer.TABLE, f"{AnswerLine.TABLE}.inquiry_id")


def foresee(store: ServerStore, commands: Iterable[Command], together: Together) -> None:
    """Read what these commands name, with what else is asked ``together``; then what that points at: a
    request's inquiries and answers, the request of an inquiry, the order of a shipment.
    """
    named: dict[str, set[Id]] = {field: set() for field in _NAMED}
    for command in commands:
        for field in _NAMED.keys() & set(command.__struct_fields__):
            value = getattr(command, field)
            if isinstance(value, str):
                named[field].add(value)
    _read(store, named, together)
    further: dict[str, set[Id]] = {field: set() for field in _NAMED}
    for shipment in store.known(Shipment, named["shipment_id"]):
        further["order_id"].add(shipment.order_id)
    for order in store.known(Order, named["order_id"] | further["order_id"]):
        if order.inquiry_id is not None:
            further["inquiry_id"].add(order.inquiry_id)
    for partner in store.known(RequestPartner, named["inquiry_id"]):
        further["request_id"].add(partner.request_id)
    further["inquiry_id"].update(_asked(store, named["request_id"]))
    _read(store, further, together)
    # An answer is weighed beside those of all others who were asked.
    answers = _asked(store, further["request_id"])
    store.ask_ahead(((name, bytes.fromhex(inquiry)) for inquiry in answers for name in _ANSWERS), together)
    together.ask(store.db)


def _asked(store: ServerStore, request_ids: Iterable[Id]) -> list[Id]:
    """The inquiries of requests that were read."""
    found = (store.known_children(RequestPartner, "request_id", request_id) for request_id in request_ids)
    return sorted({inquiry_id for inquiries in found for inquiry_id in inquiries})


def _read(store: ServerStore, named: dict[str, set[Id]], together: Together) -> None:
    keys = (
        (name, bytes.fromhex(row_id))
        for field, ids in named.items()
        for name in _keys(field)
        for row_id in sorted(ids)
    )
    store.ask_ahead(keys, together)
    together.ask(store.db)


def _keys(field: str) -> Iterator[str]:
    kinds, children = _NAMED[field]
    for kind in kinds:
        yield kind.TABLE
    for kind, name in children:
        yield f"{kind.TABLE}.{name}"
