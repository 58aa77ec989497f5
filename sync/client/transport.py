# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A server over HTTP (see PROTOCOL.md). ``requests`` is loaded by the first call, after the first paint."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

import uuid_utils

from desktop_b2b.clock import monotonic
from desktop_b2b.errors import OutageError, UserError
from sync.client import outages
from sync.protocol.codec import decode, encode
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import (
    HEADER,
    MEDIA_TYPE,
    PROTOCOL,
    Enrol,
    Enrolled,
    Exchange,
    ExchangeReply,
    Failure,
    FileKept,
    FilePart,
    Heads,
    InvitationAccepted,
    InvitationAnswer,
    InvitationCode,
    InvitationRefusal,
    InvitationShown,
    Refetch,
    Refetched,
    Report,
    SignedIn,
    SignIn,
    Snapshot,
    SnapshotPage,
    Verified,
    Verify,
    Wire,
)

if TYPE_CHECKING:
    from requests import Response, Session

W = TypeVar("W", bound=Wire)

REQUEST_ID = "x-request-id"
_CONNECT = 5.0
_BETWEEN_BYTES = 10.0
#: A whole call, with the largest push or file on a slow line.
_WHOLE = 60.0
#: No answer of ours is larger; whoever sends more is somebody else.
_LARGEST = 64 * 1024 * 1024


class HttpGateway:
    """Implements ``sync.protocol.gateway.SyncGateway``; used by one thread at a time, but for close()."""

    def __init__(self, server: str) -> None:
        parts = urlsplit(server)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UserError(
                "server.address", "“{server}” is not the address of a server.", "server", server=server
            )
        self._base = server.rstrip("/") + "/sync/v1"
        self._session: Session | None = None
        self._lock = threading.Lock()
        self._lines: Any = None
        self._patience: Any = None
        self._closed = False

    def sign_in(self, message: SignIn) -> SignedIn:
        """Check a person's password and enrol the device."""
        return self._message(self._call("POST", "/sign-in", body=encode(message)), SignedIn)

    def sign_out(self, token: str) -> None:
        """Forget a token."""
        self._call("POST", "/sign-out", token)

    def look_at_invitation(self, message: InvitationCode) -> InvitationShown:
        """What an invitation says."""
        return self._message(self._call("POST", "/invitation/look", body=encode(message)), InvitationShown)

    def accept_invitation(self, message: InvitationAnswer) -> InvitationAccepted:
        """Follow an invitation, once."""
        answer = self._call("POST", "/invitation/accept", body=encode(message))
        return self._message(answer, InvitationAccepted)

    def decline_invitation(self, message: InvitationRefusal) -> None:
        """Do not follow an invitation."""
        self._call("POST", "/invitation/decline", body=encode(message))

    def enrol(self, token: str, message: Enrol) -> Enrolled:
        """Go on as a new device."""
        return self._message(self._call("POST", "/enrol", token, encode(message)), Enrolled)

    def exchange(self, token: str, message: Exchange) -> ExchangeReply:
        """Push commands and pull what changed."""
        answer = self._call("POST", "/exchange", token, encode(message), request_id=message.request_id)
        reply = self._message(answer, ExchangeReply)
        if reply.request_id != message.request_id:
            raise outages.garbled()
        return reply

    def snapshot(self, token: str, message: Snapshot) -> SnapshotPage:
        """The next page of a walk over everything the caller may have."""
        answer = self._call("POST", "/snapshot", token, encode(message), request_id=message.request_id)
        return self._message(answer, SnapshotPage)

    def wait(self, token: str, heads: dict[str, int], seconds: float) -> Heads:
        """Return as soon as a scope is beyond these heads, or when the time is over."""
        answer = self._call(
            "GET",
            "/wait",
            token,
            params={"seconds": f"{seconds:g}", "head": [f"{scope}:{seq}" for scope, seq in heads.items()]},
            patience=seconds,
        )
        return self._message(answer, Heads)

    def verify(self, token: str, message: Verify) -> Verified:
        """Compare what the desk holds of a scope with what the server has."""
        answer = self._call("POST", "/verify", token, encode(message), request_id=message.request_id)
        return self._message(answer, Verified)

    def refetch(self, token: str, message: Refetch) -> Refetched:
        """All rows of buckets that differ."""
        answer = self._call("POST", "/refetch", token, encode(message), request_id=message.request_id)
        return self._message(answer, Refetched)

    def report(self, token: str, message: Report) -> None:
        """Tell the server's keeper what was noticed."""
        self._call("POST", "/report", token, encode(message))

    def send_part(self, token: str, digest: str, part: FilePart) -> int:
        """Store the next bytes of a file; how many the server has now."""
        return self._message(self._call("POST", f"/file/{digest}", token, encode(part)), FileKept).size

    def read_part(self, token: str, digest: str, start: int) -> FilePart:
        """The next bytes of a file that some row visible to the caller names."""
        return self._message(self._call("GET", f"/file/{digest}", token, params={"start": start}), FilePart)

    def cut(self) -> None:
        """End what is under way with an outage, and make new lines from now on. Any thread may call this."""
        with self._lock:
            if self._session is not None:
                self._lines.cut()

    def close(self) -> None:
        """Cut whatever is under way; it ends with an outage. Any thread may call this."""
        with self._lock:
            self._closed = True
            if self._session is not None:
                self._patience.close()
                self._lines.close()
                self._session.close()
                self._lines.sweep()

    # ---- inside

    def _call(
        self,
        method: str,
        path: str,
        token: str = "",
        body: bytes | None = None,
        *,
        mime: str = MEDIA_TYPE,
        params: Mapping[str, Any] | None = None,
        request_id: str = "",
        patience: float = 0.0,
    ) -> tuple[str, bytes]:
        """Type and body of a good answer; every other one is an error."""
        session = self._open()
        import requests

        from sync.client import connections

        request_id = request_id or uuid_utils.uuid7().hex
        headers = {HEADER: str(PROTOCOL), REQUEST_ID: request_id}
        if body is not None:
            headers["content-type"] = mime
        if token:
            headers["authorization"] = f"Bearer {token}"
        until = monotonic() + _WHOLE + patience
        self._patience.begin(_WHOLE + patience)
        try:
            with connections.send(
                session,
                method,
                self._base + path,
                params=params,
                body=body,
                headers=headers,
                timeout=(_CONNECT, _BETWEEN_BYTES + patience),
            ) as answer:
                if HEADER not in answer.headers or answer.headers.get(REQUEST_ID) != request_id:
                    raise outages.stranger(answer.status_code)
                content = _read(answer, until)
        except requests.exceptions.SSLError as error:
            raise outages.tls_of(error) from error
        except requests.exceptions.ProxyError as error:
            self._look_around(session)
            raise outages.proxy() from error
        except (
            requests.exceptions.ChunkedEncodingError,
            requests.exceptions.ContentDecodingError,
        ) as error:
            # What we cut ourselves was late, not damaged.
            raise outages.unreachable() if monotonic() >= until else outages.garbled() from error
        except (requests.exceptions.RequestException, OSError) as error:
            self._look_around(session)
            raise outages.unreachable() from error
        finally:
            self._patience.end()
            self._lines.sweep()
        if answer.status_code // 100 == 2:
            return answer.headers.get("content-type", ""), content
        raise self._refusal(answer, content)

    def _refusal(self, answer: Response, content: bytes) -> GatewayError | OutageError:
        failure = self._message((answer.headers.get("content-type", ""), content), Failure)
        after = answer.headers.get("retry-after", "")
        if after.isdecimal():
            failure.detail["retry_after"] = int(after)
        error = GatewayError(answer.status_code, failure)
        return outages.busy_of(error) or error

    def _look_around(self, session: Session) -> None:
        from sync.client.connections import find_proxies

        find_proxies(session, self._base)

    @staticmethod
    def _message(answer: tuple[str, bytes], kind: type[W]) -> W:
        mime, body = answer
        if mime.partition(";")[0].strip() != MEDIA_TYPE:
            raise outages.garbled()
        try:
            return decode(body, kind)
        except UserError as error:
            raise outages.garbled() from error

    def _open(self) -> Session:
        with self._lock:
            if self._closed:
                raise outages.unreachable()
            if self._session is None:
                _trust_the_system()
                from sync.client.connections import Lines, Patience, open_session

                self._lines = Lines()
                self._patience = Patience(self._lines.cut)
                self._session = open_session(self._base, self._lines)
            return self._session


def _trust_the_system() -> None:
    """Certificates that the company put into the system are good, unless a bundle is named."""
    if "REQUESTS_CA_BUNDLE" not in os.environ and "truststore" not in sys.modules:
        import truststore

        truststore.inject_into_ssl()


def _read(answer: Response, until: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    for part in answer.iter_content(64 * 1024):
        size += len(part)
        if size > _LARGEST:
            raise outages.garbled()
        if monotonic() > until:
            raise outages.unreachable()
        parts.append(part)
    return b"".join(parts)
