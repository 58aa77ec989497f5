# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the world does to a call, in words: the outages of the network."""

from __future__ import annotations

from desktop_b2b.errors import OutageError
from sync.protocol.gateway import GatewayError

BUSY = (429, 503)
#: How long to leave a server alone that does not say.
USUAL_PAUSE = 5.0


class ServerBusyError(OutageError):
    """The server asks to be left alone for so many seconds."""

    def __init__(self, text: str, retry_after: float) -> None:
        super().__init__("network.busy", text)
        self.retry_after = retry_after


def unreachable() -> OutageError:
    """Nobody answers."""
    return OutageError("network.unreachable", "The server cannot be reached. Work goes on here.")


def captive_portal() -> OutageError:
    """Somebody else answers."""
    return OutageError(
        "network.captive_portal",
        "Something else than the server answered. This network may want you to sign in: open a web page.",
    )


def tls() -> OutageError:
    """The line cannot be trusted."""
    return OutageError(
        "network.tls",
        "The server's certificate could not be verified. Check the date and time of this computer first: "
        "a wrong clock is the usual cause.",
    )


def clock() -> OutageError:
    """The line cannot be trusted at this computer's date."""
    return OutageError(
        "network.clock",
        "By the clock of this computer the server's certificate is not valid. Check the date and time of "
        "this computer first; if they are right, tell whoever runs the server.",
    )


def another_host() -> OutageError:
    """Somebody answers in the server's name who is not it."""
    return OutageError(
        "network.another_host",
        "Another machine answered in the server's name. This network may want you to sign in: "
        "open a web page.",
    )


#: What OpenSSL calls it: not yet valid, expired; another name, another address.
_DATES, _NAMES = frozenset({9, 10}), frozenset({62, 64})


def tls_of(error: BaseException) -> OutageError:
    """What a failed handshake means, as far as the system tells why."""
    found: BaseException | None = error
    seen = 0
    while found is not None and seen < 20:
        code = getattr(found, "verify_code", None)
        if code in _DATES:
            return clock()
        if code in _NAMES:
            return another_host()
        reason = getattr(found, "reason", None) or (found.args[0] if found.args else None)
        inner = reason if isinstance(reason, BaseException) else None
        found, seen = inner or found.__cause__ or found.__context__, seen + 1
    return tls()


def stranger(status: int) -> OutageError:
    """What an answer means that is not the server's."""
    if status == 407:
        return proxy()
    # A gateway in front of the server says that nobody is behind it.
    return unreachable() if status in (502, 503, 504) else captive_portal()


def proxy() -> OutageError:
    """The way out is closed."""
    return OutageError("network.proxy", "The proxy of this network refuses the connection.")


def garbled() -> OutageError:
    """The answer is damaged."""
    return OutageError("network.garbled", "The server's answer was damaged on its way. It is asked again.")


def cut() -> OutageError:
    """The network was switched off on purpose."""
    return OutageError("network.cut", "The network is switched off. Work goes on here.")


def busy_of(error: GatewayError) -> ServerBusyError | None:
    """The outage that a refusal stands for when the server is only busy."""
    if error.status not in BUSY:
        return None
    given = error.failure.detail.get("retry_after", USUAL_PAUSE)
    seconds = float(given) if isinstance(given, int | float) else USUAL_PAUSE
    return ServerBusyError(error.failure.text or "The server is busy. It is asked again soon.", seconds)
