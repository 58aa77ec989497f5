# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The history of all documents, and what their readers have seen and opened."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from desktop_b2b.clock import DAY, HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.storage.read_models.widgets import WIDGETS
from tests.bench.million.columns import Column, Ids, Writer, always, of, scattered, texts
from tests.bench.million.company import Company
from tests.bench.million.names import DEVICES, PEOPLE
from tests.bench.million.shape import Ints
from tests.bench.million.sourcing import STATES
from tests.bench.million.trade import Phase

_AFTER_SENDING = [STATES[phase] for phase in Phase]


class History:
    """Writes events of one kind of document after the other."""

    def __init__(self, company: Company, out: Writer) -> None:
        self.company = company
        self.out = out

    def tell(
        self,
        kind: str,
        command: str,
        documents: Ids,
        at: Ints,
        changes: str,
        *more: Column,
        who: Ints | None = None,
    ) -> None:
        """One event for each document; in ``changes`` ``{0}`` is its id, further places are the other
        columns.
        """
        person = who if who is not None else np.zeros(len(documents), dtype=np.int64)
        text = changes.replace("{", "{{").replace("}", "}}")
        for place in range(len(more) + 1):
            text = text.replace(f"{{{{{place}}}}}", f"{{{place}}}")

        def told(rows: Ints) -> Sequence[str]:
            ids = [document.hex() for document in documents[rows].tolist()]
            return [
                text.format(*found) for found in zip(ids, *(column(rows) for column in more), strict=True)
            ]

        self.out.table(
            e.Event, scattered(self.company.dice, len(documents)), document_id=of(documents),
            document_kind=always(kind), command=always(command), actor_id=of(self.company.users, person),
            actor_name=texts(PEOPLE, person), device=texts([name for _, name in DEVICES], person), at=of(at),
            changes=told,
        )  # fmt: skip


def write(company: Company, out: Writer) -> None:
    """Events and marks."""
    told = History(company, out)
    _of_requests(company, told)
    _of_inquiries(company, told)
    _of_orders(company, told)
    _of_shipments(company, told)
    _marks(company, out)


def _of_requests(company: Company, told: History) -> None:
    requests, who = company.trade.requests, company.writer
    every = np.arange(requests.count)
    told.tell(
        "request", "SaveDraft", company.requests, requests.at - HOUR,
        '[["request","{0}","+",null,{"number":"{1}","state":"draft","company":"{2}","city":"{3}"}]]',
        company.request_number(), company.recipient(every)["company"], company.recipient(every)["city"],
        who=who,
    )  # fmt: skip
    sent = np.flatnonzero(requests.phase != Phase.DRAFT)
    told.tell(
        "request", "SendRequest", company.requests[sent], requests.at[sent],
        '[["request","{0}","state","draft","queued"],["request","{0}","asked_count",0,{1}]]',
        of(requests.asked[sent]), who=who[sent],
    )  # fmt: skip
    decided = np.flatnonzero(~np.isin(requests.phase, (Phase.DRAFT, Phase.WAITING)))
    later = np.minimum(requests.at + requests.hours * HOUR, company.now - HOUR)[decided]
    told.tell(
        "request", "PlaceOrders", company.requests[decided], later,
        '[["request","{0}","state","waiting","{1}"]]', texts(_AFTER_SENDING, requests.phase[decided]),
        who=who[decided],
    )  # fmt: skip


def _of_inquiries(company: Company, told: History) -> None:
    trade, requests = company.trade, company.trade.requests
    sent = np.flatnonzero(requests.phase[trade.asked_request] != Phase.DRAFT)
    request = trade.asked_request[sent]
    told.tell(
        "inquiry", "SendRequest", company.asked[sent], requests.at[request],
        '[["inquiry","{0}","+",null,{"number":"{1}","state":"waiting","line_count":{2}}]]',
        company.inquiry_number(sent), of(requests.lines, request), who=company.writer[request],
    )  # fmt: skip
    answered = np.flatnonzero(trade.asked_answered)
    told.tell(
        "inquiry", "SubmitAnswer", company.asked[answered], trade.asked_at[answered],
        '[["inquiry","{0}","state","waiting","answered"],["answer","{0}","+",null,{"state":"submitted"}]]',
    )  # fmt: skip


def _of_orders(company: Company, told: History) -> None:
    trade = company.trade
    who = company.writer[trade.order_request]
    every = np.arange(len(who))
    told.tell(
        "order", "PlaceOrders", company.orders, trade.order_at,
        '[["order","{0}","+",null,{"number":"{1}","state":"queued","total":"{2}"}]]',
        company.order_number(), of(trade.order_total // 10_000), who=who,
    )  # fmt: skip
    shipped = every[~trade.order_open]
    told.tell(
        "order", "ConfirmShipment", company.orders[shipped], trade.shipped_at[shipped],
        '[["order","{0}","state","accepted","shipped"],["order","{0}","shipped_at",null,{1}]]',
        of(trade.shipped_at, shipped),
    )  # fmt: skip


def _of_shipments(company: Company, told: History) -> None:
    told.tell(
        "shipment", "ConfirmShipment", company.shipments, company.trade.shipment_at,
        '[["shipment","{0}","state","draft","confirmed"]]',
    )  # fmt: skip


def _marks(company: Company, out: Writer) -> None:
    """The first person has opened some of the last year's documents, and has seen yesterday's alerts."""
    trade, dice = company.trade, company.dice
    for documents, at in ((company.requests, trade.requests.at), (company.orders, trade.order_at)):
        opened = np.flatnonzero((at > company.now - 365 * DAY) & (dice.random(len(at)) < 0.4))
        out.table(
            e.OpenedMark, scattered(dice, len(opened)), user_id=always(company.users[0].tobytes()),
            record_id=of(documents, opened), opened_at=of(np.minimum(at[opened] + 3 * HOUR, company.now)),
        )  # fmt: skip
    alerts = [widget.key for widget in WIDGETS if widget.alert]
    out.table(
        e.SeenMark, scattered(dice, len(alerts)), user_id=always(company.users[0].tobytes()),
        widget=texts(alerts, np.arange(len(alerts))), seen_at=always(company.now - DAY),
    )  # fmt: skip
