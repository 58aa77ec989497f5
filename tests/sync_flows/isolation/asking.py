# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Every call of the server, with an id in every place where one can stand.

``QUESTIONS`` has the calls by method and path; a test holds it against the application's own routes, so that
a new call takes part or fails. What a place asks for is a name: of a company, user, device, row or file.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import msgspec

from desktop_b2b.domain.entities import BY_TABLE, SECTIONS
from desktop_b2b.errors import UserError
from sync.protocol import codec
from sync.protocol.messages import (
    Cursor,
    Enrol,
    Envelope,
    Exchange,
    ExchangeReply,
    Expect,
    FilePart,
    InvitationAnswer,
    InvitationCode,
    InvitationRefusal,
    Lane,
    Refetch,
    Report,
    SignedIn,
    SignIn,
    Snapshot,
    TableRows,
    Verify,
    Wire,
)
from sync.server import snapshot
from tests.sync_flows.world import PASSWORD

EXCHANGE = ("POST", "/sync/v1/exchange")
NOBODY = "0" * 31 + "7"


@dataclass
class Who:
    """A device at which somebody is signed in, and what it knows of itself.

    ``lane_seq`` is the next number of its lane.
    """

    email: str
    signed: SignedIn
    nonce: str
    cursors: Mapping[str, Cursor]
    lane_seq: int = 1
    password: str = PASSWORD

    @property
    def place(self) -> dict[str, Any]:
        """What each message says of its sender."""
        return {
            "request_id": named("request"), "epoch": self.signed.epoch, "device_id": self.signed.device_id,
            "nonce": self.nonce,
        }  # fmt: skip


@dataclass(frozen=True)
class Question:
    """A call as it is sent."""

    method: str
    path: str
    body: bytes = b""
    token: str = ""


@dataclass(frozen=True)
class Reply:
    """What came back, names of requests and times left aside."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def without(self, *ids: str) -> Reply:
        """As if no id had been named: each is replaced by the same letters."""
        body, headers = _unsigned(self.body), repr(self.headers)
        for row_id in ids:
            body = body.replace(row_id.encode(), b"?" * len(row_id))
            body = body.replace(bytes.fromhex(row_id)[:16], b"?" * 16) if len(row_id) == 32 else body
            headers = headers.replace(row_id, "?")
        return Reply(self.status, ((headers, ""),), body)


def _unsigned(body: bytes) -> bytes:
    """An answer without receipts: they sign what was asked, and so differ with each id."""
    try:
        found = codec.decode(body, ExchangeReply)
    except UserError:
        return body
    pages = tuple(
        msgspec.structs.replace(page, tables=tuple(map(_without_receipts, page.tables)))
        for page in found.pages
    )
    return codec.encode(msgspec.structs.replace(found, pages=pages))


def _without_receipts(part: TableRows) -> TableRows:
    if part.table != "command_result":
        return part
    place = part.columns.index("receipt")
    rows = [list(row) for row in part.rows]
    for row in rows:
        assert isinstance(row[place], bytes)
        assert len(row[place]) == 16
        row[place] = b"receipt"
    return msgspec.structs.replace(part, rows=rows)


#: The question for an id, from somebody.
Ask = Callable[[Who, str], Question]


def named(name: str) -> str:
    """An id that stands for a name."""
    return hashlib.sha256(name.encode()).hexdigest()[:32]


def post(path: str, message: Wire, token: str) -> Question:
    return Question("POST", f"/sync/v1/{path}", codec.encode(message), token)


def _get(path: str, query: Sequence[tuple[str, object]], token: str) -> Question:
    return Question("GET", f"/sync/v1/{path}?{urlencode(query)}", b"", token)


# ---------------------------------------------------------------- the places, call by call


def exchange(who: Who, **more: Any) -> Question:
    token = more.pop("token", who.signed.token)
    values: dict[str, Any] = {"cursors": dict(who.cursors), "lanes": (), **more}
    return post("exchange", Exchange(proto=1, **{**who.place, **values}), token)


def _push(who: Who, name: str, args: Mapping[str, object], **more: Any) -> Question:
    body = msgspec.json.encode(args)
    command_id = named(f"{who.signed.device_id} {who.lane_seq}")
    values: dict[str, Any] = {"id": command_id, "v": 1, "made_at": 1, **more}
    envelope = Envelope(lane_seq=who.lane_seq, type=name, body=body, **values)
    lane = Lane(user_id=who.signed.user_id, token=who.signed.token, commands=(envelope,))
    return exchange(who, lanes=(lane,))


def _scopes(row_id: str) -> Iterator[str]:
    yield from (*(f"{row_id}:{section}" for section in SECTIONS), f"user:{row_id}")


def _cursors(row_id: str) -> dict[str, Cursor]:
    return {scope: Cursor(1, 1, "x") for scope in _scopes(row_id)}


#: Commands whose arguments name what is there already, and the argument.
_NAMES = {
    "CancelRequest": "request_id", "CloseRequest": "request_id", "SendRequest": "request_id",
    "DeleteDraft": "request_id", "AcceptOrder": "order_id", "CancelOrder": "order_id",
    "ConfirmShipment": "shipment_id", "DiscardShipment": "shipment_id", "AdmitLateAnswer": "inquiry_id",
    "DeclineInquiry": "inquiry_id", "ResolveIssue": "issue_id", "MarkOpened": "record_id",
    "UpdateOrganisation": "organisation_id", "InvitePartner": "partner_id", "RevokeInvitation": "partner_id",
    "SuspendPartner": "partner_id", "ResumePartner": "partner_id", "AcceptProposal": "proposal_id",
    "WithdrawProposal": "proposal_id", "RejectProposal": "proposal_id", "ProposeChange": "document_id",
    "AddAttachment": "inquiry_id", "RemoveAttachment": "attachment_id",
    "SaveStockItem": "stock_item_id", "ApproveHazmat": "stock_item_id", "AdjustStock": "stock_lot_id",
    "HoldStock": "stock_lot_id", "ReleaseStock": "stock_lot_id", "MoveBinStock": "stock_lot_id",
    "DeleteB2BDraft": "b2b_draft_id",
    "RestoreB2BDraft": "b2b_draft_id", "DuplicateB2B": "document_id", "CreateB2BOrder": "b2b_draft_id",
    "AddB2BFile": "document_id", "RemoveB2BFile": "b2b_file_id", "ChangeB2BOrder": "b2b_order_id",
    "SetInsurance": "b2b_order_id", "HoldB2BOrder": "b2b_order_id", "ReleaseB2BOrder": "b2b_order_id",
    "SetRuleAside": "b2b_order_id",
    "QuoteB2BShipping": "b2b_order_id", "AcceptQuote": "b2b_order_id", "ShipB2BYourself": "b2b_order_id",
    "CancelB2BOrder": "b2b_order_id", "ConfirmB2BCancel": "b2b_order_id", "RefuseB2BCancel": "b2b_order_id",
    "PickLine": "b2b_order_id", "UnpickLine": "b2b_order_id", "CloseWave": "wave_id",
    "MeasureUnit": "shipment_id", "UnpackUnit": "shipment_id", "LabelShipment": "shipment_id",
    "ConfirmFulfilment": "shipment_id", "VoidShipment": "shipment_id", "RecordDelivery": "shipment_id",
    "RecordPrint": "about_id", "SaveCentreTerms": "organisation_id", "SetAccountTier": "link_id",
    "RecordService": "b2b_order_id", "RemoveServiceRecord": "service_record_id",
}  # fmt: skip
_NEW = "0" * 12 + "7" + "0" * 19
_PICKED: dict[str, object] = {"b2b_line_id": "0" * 32, "stock_lot_id": "0" * 32, "quantity": "1"}
_MORE: dict[str, dict[str, object]] = {
    "ConfirmShipment": {"courier": "Parcel", "tracking": "T1"}, "DeclineInquiry": {"reason": "no"},
    "ResolveIssue": {"resolution": "withdrawn"}, "UpdateOrganisation": {"city": "Leeds"},
    "RejectProposal": {"reason": "no"},
    "AddAttachment": {
        "attachment_id": "0" * 12 + "7" + "0" * 19, "name": "a.jpg", "file_hash": "0" * 64,
        "mime": "image/jpeg", "size": 9,
    },
    "ProposeChange": {
        "proposal_id": "0" * 12 + "7" + "0" * 19, "line_id": "0" * 32, "kind": "price", "price": "1",
        "reason": "no",
    },
    "InvitePartner": {"invitation_id": "0" * 12 + "7" + "0" * 19},
    "ApproveHazmat": {"approved": True}, "AdjustStock": {"quantity": "1", "reason": "no"},
    "HoldStock": {"quantity": "1", "reason": "no"}, "ReleaseStock": {"quantity": "1"},
    "MoveBinStock": {"quantity": "1"}, "DuplicateB2B": {"new_draft_id": _NEW},
    "AddB2BFile": {
        "b2b_file_id": _NEW, "purpose": "other", "name": "a.jpg", "file_hash": "0" * 64, "mime": "image/jpeg",
        "size": 9,
    },
    "ChangeB2BOrder": {"city": "Leeds"}, "SetInsurance": {"insured_value": "1"},
    "SetRuleAside": {"rule": "heavy_parcel", "reason": "no"},
    "HoldB2BOrder": {"reason": "no"}, "QuoteB2BShipping": {"quote": "1"}, "AcceptQuote": {"quote": "1"},
    "RefuseB2BCancel": {"reason": "no"}, "PickLine": _PICKED, "UnpickLine": {**_PICKED, "reason": "no"},
    "MeasureUnit": {"unit_id": "0" * 32, "weight": "1 kg", "size": "1 x 1 x 1 cm"},
    "UnpackUnit": {"unit_id": "0" * 32, "reason": "no"}, "VoidShipment": {"reason": "no"},
    "RecordDelivery": {"outcome": "delivered"}, "RecordPrint": {"paper": "carton_label"},
    "SetAccountTier": {"tier": ""},
    "RecordService": {"service_record_id": _NEW, "service": "inserts", "quantity": "1"},
    "SaveCentreTerms": {"tables": "{}"}, "SaveStockItem": {"instructions": "no"},
}  # fmt: skip


#: Commands that name what is there in lists or beside what is new, and all that they say.
_LISTS: dict[str, Callable[[str], dict[str, object]]] = {
    # A draft's own id is new: it names a connection.
    "SaveB2BDraft.link_id": lambda row_id: {"b2b_draft_id": _NEW, "link_id": row_id},
    "ReceiveStock.lines": lambda row_id: {
        "receipt_id": _NEW, "lines": [{"stock_item_id": row_id, "quantity": "1"}]
    },
    "CountStock.lines": lambda row_id: {
        "count_id": _NEW, "lines": [{"stock_item_id": row_id, "counted": "1", "expected": "0"}]
    },
    "OpenWave.b2b_order_ids": lambda row_id: {"wave_id": _NEW, "b2b_order_ids": [row_id]},
    "PackUnit.contents": lambda row_id: {
        "shipment_id": _NEW, "unit_id": _NEW, "contents": [{"b2b_order_id": row_id, **_PICKED}],
    },
    "BuildPallet.box_ids": lambda row_id: {"shipment_id": _NEW, "unit_id": _NEW, "box_ids": [row_id]},
}  # fmt: skip


def _listed(name: str, make: Callable[[str], dict[str, object]]) -> Ask:
    return lambda who, row_id: _push(who, name, make(row_id))


def _about(name: str, argument: str) -> Ask:
    """A command about somebody's row."""
    return lambda who, row_id: _push(who, name, {argument: row_id, **_MORE.get(name, {})})


def _expecting(table: str) -> Ask:
    """A command of one's own that expects something of somebody's row."""
    contact = {"contact_id": named("a contact"), "name": "Ada"}

    def ask(who: Who, row_id: str) -> Question:
        seen = Expect(table=table, row_id=row_id, field="version", base=1)
        return _push(who, "SaveContact", contact, expects=(seen,))

    return ask


def _building(who: Who, row_id: str) -> Question:
    """A command of one's own that builds on somebody's."""
    contact = {"contact_id": named("a contact"), "name": "Ada"}
    return _push(who, "SaveContact", contact, depends_on=(row_id,))


def _commands() -> Iterator[tuple[str, Ask]]:
    for name, argument in _NAMES.items():
        yield f"{name}.{argument}", _about(name, argument)
    for place, make in _LISTS.items():
        yield place, _listed(place.partition(".")[0], make)
    yield "depends_on", _building
    for table in ("request", "order", "user", "partner_card", "b2b_order", "stock_lot"):
        assert table in BY_TABLE
        yield f"expects {table}", _expecting(table)


def _lane(who: Who, row_id: str) -> Question:
    lanes = (Lane(user_id=row_id, token=who.signed.token, commands=()),)
    return exchange(who, lanes=lanes)


def _snapshot(who: Who, **more: Any) -> Question:
    values = {**who.place, **more}
    return post("snapshot", Snapshot(proto=1, **values), who.signed.token)


def _after(who: Who, row_id: str) -> Question:
    """A place in a walk behind somebody's row."""
    scope = f"{who.signed.organisation_id}:account"
    position = snapshot._Position(False, scope, "contact", bytes.fromhex(row_id), snapshot._ORDER)
    return _snapshot(who, start=dict(who.cursors), after=msgspec.msgpack.encode(position))


def _verify(who: Who, row_id: str, scope: str, **more: Any) -> Question:
    values = {**who.place, "scope": scope, "cursor": Cursor(1, 1, "x"), "sums": {"contact": b""}, **more}
    return post("verify", Verify(**values), who.signed.token)


def _refetch(who: Who, row_id: str, scope: str, **more: Any) -> Question:
    values = {**who.place, "scope": scope, "cursor": Cursor(1, 1, "x"), "table": "contact", **more}
    return post("refetch", Refetch(buckets=b"\1", **values), who.signed.token)


def _digest(row_id: str) -> str:
    """A file's name: of one that was asked for by name, or made of an id."""
    return row_id if len(row_id) == 64 else row_id * 2


def _of_section(make: Callable[..., Question], section: str) -> Ask:
    return lambda who, row_id: make(who, row_id, f"{row_id}:{section}")


def _scoped(make: Callable[..., Question]) -> dict[str, Ask]:
    return {
        **{section: _of_section(make, section) for section in SECTIONS},
        "user": lambda who, row_id: make(who, row_id, f"user:{row_id}"),
        "device": lambda who, row_id: make(
            who, row_id, f"{who.signed.organisation_id}:account", device_id=row_id
        ),
    }


def _sign_in(who: Who, **more: Any) -> Question:
    values: dict[str, Any] = {"email": who.email, "password": who.password, "device_name": "again", **more}
    message = SignIn(**values)
    return post("sign-in", message, "")


def _code(row_id: str) -> str:
    """A code as somebody would make it who knows an invitation's id and not the server's secret."""
    return base64.b32encode(bytes.fromhex(row_id[:32]) + bytes(9)).decode()


def _accept(who: Who, row_id: str) -> Question:
    answer = InvitationAnswer(
        code=_code(row_id), email=f"new-{who.email}", password=who.password, company="New", name="New"
    )
    return post("invitation/accept", answer, "")


def _enrol(who: Who, **more: Any) -> Question:
    values = {
        "request_id": named("copy"), "device_id": who.signed.device_id,
        "tokens": {who.signed.user_id: who.signed.token}, **more,
    }  # fmt: skip
    return post("enrol", Enrol(**values), who.signed.token)


def _report(who: Who, **more: Any) -> Question:
    values = {"device_id": who.signed.device_id, "kind": "divergence", "detail": {}, **more}
    return post("report", Report(**values), who.signed.token)


#: What a push can hold, by place.
PUSHED: dict[str, Ask] = dict(_commands())
QUESTIONS: dict[tuple[str, str], dict[str, Ask]] = {
    ("POST", "/sync/v1/sign-in"): {
        "device": lambda who, row_id: _sign_in(who, device_id=row_id),
        "password": lambda who, row_id: _sign_in(who, password=row_id),
        "email": lambda who, row_id: _sign_in(who, email=f"{row_id}@example.com"),
    },
    ("POST", "/sync/v1/sign-out"): {
        "token": lambda who, row_id: Question("POST", "/sync/v1/sign-out", b"", f"db2b_{row_id}"),
    },
    ("POST", "/sync/v1/invitation/look"): {
        "code": lambda who, row_id: post("invitation/look", InvitationCode(code=_code(row_id)), ""),
    },
    ("POST", "/sync/v1/invitation/accept"): {"code": _accept},
    ("POST", "/sync/v1/invitation/decline"): {
        "code": lambda who, row_id: post("invitation/decline", InvitationRefusal(code=_code(row_id)), ""),
    },
    ("POST", "/sync/v1/enrol"): {
        "device": lambda who, row_id: _enrol(who, device_id=row_id),
        "user": lambda who, row_id: _enrol(who, tokens={row_id: who.signed.token}),
    },
    EXCHANGE: {
        "device": lambda who, row_id: exchange(who, device_id=row_id),
        "lane": _lane,
        "cursors": lambda who, row_id: exchange(who, cursors={**who.cursors, **_cursors(row_id)}),
        "nonce": lambda who, row_id: exchange(who, nonce=row_id),
        **PUSHED,
    },
    ("POST", "/sync/v1/snapshot"): {
        "start": lambda who, row_id: _snapshot(who, start=_cursors(row_id)),
        "device": lambda who, row_id: _snapshot(who, device_id=row_id),
        "after": _after,
    },
    ("GET", "/sync/v1/wait"): {
        "head": lambda who, row_id: _get(
            "wait", [("seconds", 0), *(("head", f"{scope}:1") for scope in _scopes(row_id))],
            who.signed.token,
        ),
    },
    ("POST", "/sync/v1/verify"): _scoped(_verify),
    ("POST", "/sync/v1/refetch"): _scoped(_refetch),
    ("POST", "/sync/v1/report"): {
        "device": lambda who, row_id: _report(who, device_id=row_id),
        "scope": lambda who, row_id: _report(who, detail={"scope": f"{row_id}:account", "table": "contact"}),
    },
    ("POST", "/sync/v1/file/{digest}"): {
        "digest": lambda who, row_id: post(
            f"file/{_digest(row_id)}", FilePart(mime="image/png", total=9, start=0, content=b"123"),
            who.signed.token,
        ),
    },
    ("GET", "/sync/v1/file/{digest}"): {
        "digest": lambda who, row_id: _get(f"file/{_digest(row_id)}", [("start", 0)], who.signed.token),
    },
    ("GET", "/mail/open/{record}"): {
        "record": lambda who, row_id: Question("GET", f"/mail/open/{row_id}"),
    },
    ("GET", "/mail/leave/{token}"): {"token": lambda who, row_id: Question("GET", f"/mail/leave/{row_id}")},
    ("POST", "/mail/leave/{token}"): {
        "token": lambda who, row_id: Question("POST", f"/mail/leave/{row_id}", b"List-Unsubscribe=One-Click"),
    },
    ("GET", "/health"): {},
    ("GET", "/health/live"): {},
}  # fmt: skip
#: Calls that need no token: who follows a link of a mail is signed in nowhere.
OPEN = {
    *(("POST", "/sync/v1/sign-in"), ("GET", "/health"), ("GET", "/health/live")),
    *(("POST", f"/sync/v1/invitation/{call}") for call in ("look", "accept", "decline")),
    *(("GET", "/mail/open/{record}"), ("GET", "/mail/leave/{token}"), ("POST", "/mail/leave/{token}")),
}
