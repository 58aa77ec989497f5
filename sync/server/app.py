# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The server over HTTP (PROTOCOL.md): Litestar on uvicorn.

The event loop only moves bytes: reading and encoding run on a few threads, judging on the executor, and
who waits for news holds neither a thread nor a connection to the database.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from litestar import Litestar, Request, Response, get, post
from litestar.enums import ScopeType
from litestar.exceptions import HTTPException, MethodNotAllowedException
from litestar.params import FromPath
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from desktop_b2b.errors import OutageError, UserError
from sync.protocol import codec
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import (
    FILE_PART,
    HEADER,
    MAX_COMMAND,
    MEDIA_TYPE,
    PROTOCOL,
    Enrol,
    Failure,
    FileKept,
    FilePart,
    InvitationCode,
    InvitationRefusal,
    Refetch,
    Report,
    Snapshot,
    Verify,
)
from sync.server import divergence, enrolment, invitations, snapshot
from sync.server.database import Database
from sync.server.door import Door
from sync.server.health import FAILING, OK
from sync.server.ids import new_id
from sync.server.local import LONGEST_WAIT
from sync.server.mail_routes import mail_routes
from sync.server.observe import Observer
from sync.server.server import Server

_log = logging.getLogger(__name__)
AnyRequest = Request[Any, Any, Any]
Reply = Response[bytes]

#: A command travels with its envelope.
MAX_BODY = MAX_COMMAND + 1024 * 1024
_CODES = {400: "invalid", 401: "unauthorised", 404: "missing", 405: "invalid", 413: "too_large"}
#: What proxies add.
_PROXIED = frozenset({b"forwarded", b"via", b"x-forwarded-for"})
_EXCHANGE = "/sync/v1/exchange"


def _token(request: AnyRequest) -> str:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def _is_near(client: tuple[str, int] | None, headers: Mapping[bytes, bytes]) -> bool:
    """Whether the other side is this machine itself, and no proxy for somebody far away."""
    return client is not None and client[0] in ("127.0.0.1", "::1") and not (_PROXIED & headers.keys())


def _message(body: bytes, status: int = 200, headers: Mapping[str, str] | None = None) -> Reply:
    return Response(body, status_code=status, media_type=MEDIA_TYPE, headers=dict(headers or {}))


def _failed(status: int, failure: Failure) -> Reply:
    wait = failure.detail.get("retry_after", 5 if status == 503 else None)
    return _message(codec.encode(failure), status, {"retry-after": str(wait)} if wait is not None else None)


def _on_error(request: AnyRequest, error: Exception) -> Reply:
    return _refusal(error, request.method, request.url.path)


def _refusal(error: Exception, method: str, path: str) -> Reply:
    """Each error in the one shape of refusals; what nobody expected goes to the log with a number."""
    if isinstance(error, GatewayError):
        return _failed(error.status, error.failure)
    if isinstance(error, UserError):
        return _failed(400, Failure(code="invalid", text=str(error), field=error.field))
    if isinstance(error, OutageError):
        return _failed(503, Failure(code="unavailable", text=str(error)))
    if isinstance(error, HTTPException):
        code = _CODES.get(error.status_code, "invalid")
        return _failed(error.status_code, Failure(code=code, text=error.detail))
    trace = new_id()
    _log.error("%s %s failed, trace %s", method, path, trace, exc_info=error)
    return _failed(500, Failure(code="bug", text="The server failed.", detail={"trace": trace}))


def _known_heads(request: AnyRequest) -> dict[str, int]:
    known: dict[str, int] = {}
    for text in request.query_params.getall("head", []):
        scope, _, seq = text.rpartition(":")
        if not seq.isdecimal() or len(seq) > 18:
            raise UserError("wire.invalid", "A head is a scope, a colon and a number.", "head")
        known[scope] = int(seq)
    return known


def _seconds(request: AnyRequest) -> float:
    text = request.query_params.get("seconds", str(LONGEST_WAIT))
    try:
        seconds = float(text)
    except ValueError as error:
        raise UserError("wire.invalid", "Seconds are a number.", "seconds") from error
    return min(max(seconds, 0.0), LONGEST_WAIT)


def _start(request: AnyRequest) -> int:
    text = request.query_params.get("start", "0")
    if not text.isdecimal() or len(text) > 18:
        raise UserError("wire.invalid", "The start is a number of bytes.", "start")
    return int(text)


def make_app(server: Server) -> ASGIApp:
    """The ASGI application of a server."""
    return make_observed(server)[0]


def make_observed(server: Server) -> tuple[ASGIApp, Observer]:
    """The application, and who stands around it."""
    door = Door(server)

    @post("/sync/v1/sign-in", status_code=200)
    async def sign_in(request: AnyRequest) -> Reply:
        source = request.client.host if request.client is not None else ""
        return _message(await door.sign_in(await request.body(), source))

    @post("/sync/v1/sign-out", status_code=204)
    async def sign_out(request: AnyRequest) -> None:
        await door.sign_out(_token(request))

    @post("/sync/v1/invitation/look", status_code=200)
    async def look_at_invitation(request: AnyRequest) -> Reply:
        message = codec.decode(await request.body(), InvitationCode)
        return _message(codec.encode(await door.read(lambda: invitations.look(server, message))))

    @post("/sync/v1/invitation/accept", status_code=200)
    async def accept_invitation(request: AnyRequest) -> Reply:
        source = request.client.host if request.client is not None else ""
        return _message(await door.accept(await request.body(), source))

    @post("/sync/v1/invitation/decline", status_code=204)
    async def decline_invitation(request: AnyRequest) -> None:
        message = codec.decode(await request.body(), InvitationRefusal)
        await door.read(lambda: invitations.decline(server, message))

    @post("/sync/v1/enrol", status_code=200)
    async def enrol(request: AnyRequest) -> Reply:
        token, message = _token(request), codec.decode(await request.body(), Enrol)
        return _message(codec.encode(await door.read(lambda: enrolment.enrol(server, token, message))))

    @post("/sync/v1/snapshot", status_code=200)
    async def walk(request: AnyRequest) -> Reply:
        token, message = _token(request), codec.decode(await request.body(), Snapshot)
        return _message(await door.read(lambda: codec.encode(snapshot.answer(server, token, message))))

    @get("/sync/v1/wait")
    async def wait(request: AnyRequest) -> Reply:
        heads = await door.wait(_token(request), _known_heads(request), _seconds(request))
        return _message(codec.encode(heads))

    @post("/sync/v1/verify", status_code=200)
    async def verify(request: AnyRequest) -> Reply:
        token, message = _token(request), codec.decode(await request.body(), Verify)
        return _message(codec.encode(await door.read(lambda: divergence.verify(server, token, message))))

    @post("/sync/v1/refetch", status_code=200)
    async def refetch(request: AnyRequest) -> Reply:
        token, message = _token(request), codec.decode(await request.body(), Refetch)
        return _message(codec.encode(await door.read(lambda: divergence.refetch(server, token, message))))

    @post("/sync/v1/report", status_code=204)
    async def report(request: AnyRequest) -> None:
        token, message = _token(request), codec.decode(await request.body(), Report)
        await door.read(lambda: divergence.report(server, token, message))

    @post("/sync/v1/file/{digest:str}", status_code=200, request_max_body_size=2 * FILE_PART)
    async def send_part(request: AnyRequest, digest: FromPath[str]) -> Reply:
        token = _token(request)
        session = await door.read(lambda: server.session(token))
        part = codec.decode(await request.body(), FilePart)
        size = await door.read(lambda: server.files.put(session, digest, part))
        return _message(codec.encode(FileKept(size=size)))

    @get("/sync/v1/file/{digest:str}")
    async def read_part(request: AnyRequest, digest: FromPath[str]) -> Reply:
        token, start = _token(request), _start(request)
        part = await door.read(lambda: server.files.get(server.session(token), digest, start))
        return _message(codec.encode(part))

    @get("/health")
    async def health() -> Reply:
        found = await door.read(server.doctor.look)
        facts = {"status": OK if found.ready else FAILING, "protocol": PROTOCOL, "epoch": server.epoch}
        status = 200 if found.ready else 503
        return Response(json.dumps(facts).encode(), status_code=status, media_type="application/json")

    @get("/health/live")
    async def live() -> Reply:
        return Response(json.dumps({"status": OK}).encode(), media_type="application/json")

    app = Litestar(
        [
            sign_in,
            sign_out,
            look_at_invitation,
            accept_invitation,
            decline_invitation,
            enrol,
            walk,
            wait,
            verify,
            refetch,
            report,
            send_part,
            read_part,
            *mail_routes(server, door.read),
            health,
            live,
        ],
        openapi_config=None,
        logging_config=None,
        exception_handlers={Exception: _on_error},
        request_max_body_size=MAX_BODY,
        on_shutdown=[door.close],
    )
    calls = {route.path.removeprefix("/sync/v1").split("/")[1] for route in app.routes} | {"exchange"}
    observer = Observer(_shortened(app, door), server, frozenset(calls))
    return _marked(observer), observer


def _shortened(app: ASGIApp, door: Door) -> ASGIApp:
    """Answer exchanges at once: a server hardly does anything else, and routing costs half of a small one."""

    async def shortened(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP or scope["path"] != _EXCHANGE:
            await app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        kind, _, token = headers.get(b"authorization", b"").decode("latin-1").partition(" ")
        packs = b"gzip" in headers.get(b"accept-encoding", b"") and not _is_near(scope["client"], headers)
        try:
            if scope["method"] != "POST":
                raise MethodNotAllowedException
            body = await _body(receive)
            if body is None:
                return  # it hung up
            answer, packed = await door.exchange(
                token.strip() if kind.lower() == "bearer" else "", body, packs
            )
            more = {"content-encoding": "gzip"} if packed else {}
            status = 200
        except Exception as error:
            reply = _refusal(error, "POST", _EXCHANGE)
            answer, status, more = reply.content, reply.status_code or 500, dict(reply.headers)
        told = {"content-type": MEDIA_TYPE, "content-length": str(len(answer)), **more}
        await send(
            {
                "type": "http.response.start",
                "status": status,
                "headers": [(name.encode(), value.encode()) for name, value in told.items()],
            }
        )
        await send({"type": "http.response.body", "body": answer, "more_body": False})

    return shortened


async def _body(receive: Receive) -> bytes | None:
    """The whole of a request's body; None when the other side hangs up. Raises GatewayError ``too_large``."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        parts.append(message["body"])
        size += len(parts[-1])
        if size > MAX_BODY:
            raise GatewayError(413, Failure(code="too_large", text="The message is too large."))
        if not message["more_body"]:
            return b"".join(parts)


def _marked(app: ASGIApp) -> ASGIApp:
    """Put the protocol's header on every answer, and echo the request's name."""

    async def marked(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await app(scope, receive, send)
            return
        extra = [(HEADER.encode(), str(PROTOCOL).encode())]
        extra.extend((name, value[:200]) for name, value in scope["headers"] if name == b"x-request-id")

        async def send_marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *extra]
            await send(message)

        await app(scope, receive, send_marked)

    return marked


def open_database(database: str | None, folder: Path, state: Path | None = None) -> Database:
    """PostgreSQL by its address, else a file in the folder; the mark lies in ``state``, else there."""
    place = database or Path(folder) / "server.db"
    return Database(place, state or Path(folder))
