# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Sends letters over SMTP: the sender of ``mail.…`` effects, and its settings.

The address of the relay comes from ``--smtp``, the environment or a file:
``smtp://user:password@host:587?from=orders@example.com`` (encrypted by STARTTLS before anything is said,
``tls=no`` only for this machine or where there is no password) or ``smtps://…`` (encrypted at once).
"""

from __future__ import annotations

import contextlib
import re
import smtplib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from desktop_b2b.clock import MINUTE, SECOND, Clock
from desktop_b2b.errors import OutageError, UserError
from sync.server.database import Readers
from sync.server.dispatcher import Effect, Later, Refused, Skipped
from sync.server.invitations import Codes
from sync.server.leaving import Leaving
from sync.server.letters import CODE, LETTERS, LINK, SERVER, Letter, NoAddress, NothingToSay, write

#: Where the relay's address may stand instead of ``--smtp``.
ENVIRONMENT = "DESKTOP_B2B_SMTP"
#: Seconds between two answers, and for a whole letter.
_BETWEEN = 15.0
_WHOLE = 30.0
_PORTS = {"smtp": 587, "smtps": 465}
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
#: What greylisting relays say: "try again in 300 seconds", "… 5 minutes".
_WHEN = re.compile(r"(\d{1,5}) *(s|secs?|seconds?|m|mins?|minutes?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SmtpSettings:
    """A relay: where it is, who we are to it, and the address that letters come from."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    tls: str = "starttls"


def smtp_settings(given: str | None, environment: Mapping[str, str]) -> SmtpSettings | None:
    """The relay of ``--smtp``, else of the environment; ``@FILE`` reads the address from a file.

    None where no relay is named. Raises UserError with field ``smtp``; a password on the command line is
    refused, since every process of the machine may read it there.
    """
    text = (given or environment.get(ENVIRONMENT, "")).strip()
    if not text:
        return None
    if text.startswith("@"):
        try:
            text = Path(text[1:]).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise UserError(
                "smtp.file", "The file with the relay's address cannot be read.", "smtp"
            ) from error
        return parse_smtp(text)
    settings = parse_smtp(text)
    if given and settings.password:
        raise UserError(
            "smtp.secret",
            "A password does not belong on a command line: use the environment ({name}) or a file (@FILE).",
            "smtp",
            name=ENVIRONMENT,
        )
    return settings


def parse_smtp(text: str) -> SmtpSettings:
    """A relay from its address. Raises UserError, which repeats nothing of the address."""
    try:
        parts = urlsplit(text)
        port = parts.port or _PORTS.get(parts.scheme, 0)
        given = parse_qs(parts.query, strict_parsing=bool(parts.query))
    except ValueError as error:
        raise _bad("it cannot be read") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise _bad("it is smtp://HOST or smtps://HOST")
    unknown = set(given) - {"from", "tls"}
    if unknown:
        raise _bad("it knows only from= and tls=")
    sender = given.get("from", [""])[0]
    if not is_address(sender):
        raise _bad("from= is the address that letters come from")
    tls = "at once" if parts.scheme == "smtps" else given.get("tls", ["starttls"])[0]
    password = unquote(parts.password or "")
    if tls not in ("at once", "starttls", "no"):
        raise _bad("tls= is starttls or no")
    if tls == "no" and password and parts.hostname not in _HERE:
        raise _bad("a password travels encrypted only")
    return SmtpSettings(parts.hostname, port, sender, unquote(parts.username or ""), password, tls)


def _bad(reason: str) -> UserError:
    return UserError(
        "smtp.address", "This is not the address of a mail relay: {reason}.", "smtp", reason=reason
    )


def is_address(text: str) -> bool:
    """Whether a text can stand alone as an e-mail address: nothing in it reaches into headers."""
    local, at, domain = text.rpartition("@")
    if not (local and at and domain) or not text.isprintable() or set(text) & set(' ,;:<>()[]"\\'):
        return False
    try:
        Address(addr_spec=text)
    except (ValueError, IndexError):
        # Also what only SMTPUTF8 could carry: non-ASCII before the @.
        return False
    return True


class SmtpSender:
    """Implements ``dispatcher.Sender`` for letters; keeps one line to the relay while there is work."""

    kinds = frozenset(LETTERS)

    def __init__(
        self,
        readers: Readers,
        clock: Clock,
        settings: SmtpSettings,
        leaving: Leaving,
        codes: Codes,
        *,
        context: Callable[[], ssl.SSLContext] = ssl.create_default_context,
    ) -> None:
        self._readers = readers
        self._clock = clock
        self._settings = settings
        self._leaving = leaving
        self._codes = codes
        self._context = context
        self._line: smtplib.SMTP | None = None

    def send(self, effect: Effect) -> None:
        """Write the letter as things stand now, and hand it to the relay."""
        try:
            with self._readers.snapshot() as db:
                letter = write(db, effect.kind, effect.body, self._clock.now())
        except NothingToSay as nothing:
            raise Skipped(str(nothing)) from nothing
        except NoAddress as missing:
            raise Refused(str(missing)) from missing
        if not is_address(letter.to):
            raise Refused("the reader's address is not an e-mail address")
        self._deliver(self._message(effect, letter), letter.to)

    def rest(self) -> None:
        """Say goodbye to the relay."""
        line, self._line = self._line, None
        if line is not None:
            with _ending(line), contextlib.suppress(OSError, smtplib.SMTPException):
                line.quit()

    # ---- inside

    def _message(self, effect: Effect, letter: Letter) -> EmailMessage:
        message = EmailMessage(policy=SMTP)
        message["From"] = self._settings.sender
        message["To"] = letter.to
        message["Subject"] = letter.subject
        message["Date"] = datetime.fromtimestamp(effect.made_at / SECOND, UTC)
        # The effect's own name: whoever gets it twice can tell.
        message["Message-ID"] = f"<{effect.id}@{self._domain}>"
        message["Auto-Submitted"] = "auto-generated"
        text = letter.text.replace(LINK, self._leaving.opens(letter.record_id))
        if letter.invitation_id:
            code = self._codes.code(letter.record_id, letter.invitation_id)
            text = text.replace(CODE, code).replace(SERVER, self._leaving.address or "–")
        if letter.widget_id:
            text += f"\n{self._leaving.footer(letter.widget_id, letter.language)}\n"
            link = self._leaving.link(letter.widget_id)
            if link:
                # One click of the reader's mail program (RFC 8058).
                message["List-Unsubscribe"] = f"<{link}>"
                message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message.set_content(text, cte="quoted-printable")
        return message

    @property
    def _domain(self) -> str:
        return self._settings.sender.rpartition("@")[2].encode("idna").decode()

    def _deliver(self, message: EmailMessage, to: str) -> None:
        line = self._open()
        try:
            with _ending(line):
                line.send_message(message, self._settings.sender, [to])
        except smtplib.SMTPRecipientsRefused as error:
            code, said = next(iter(error.recipients.values()))
            self._verdict(code, said)
        except smtplib.SMTPDataError as error:
            self._verdict(error.smtp_code, error.smtp_error)
        except (smtplib.SMTPException, OSError) as error:
            raise self._closed(error) from error

    def _verdict(self, code: int, said: bytes | str) -> None:
        """What the relay's word on one letter means."""
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
        reason = f"{code} {' '.join(text.split())}"
        if code == 421:
            self._drop()
            raise OutageError("mail.closed", f"The mail relay closes: {reason}")
        if code // 100 != 5:
            raise Later(reason, _named_time(text))
        raise Refused(reason)

    def _open(self) -> smtplib.SMTP:
        """The line to the relay, greeted and signed in; a line that was kept is tried first."""
        if self._line is not None:
            try:
                with _ending(self._line):
                    if self._line.noop()[0] == 250:
                        return self._line
            except (smtplib.SMTPException, OSError):
                pass  # it ended while nobody looked: relays hang up on idle lines
            self._drop()
        settings = self._settings
        line: smtplib.SMTP | None = None
        try:
            # Named to the constructor, which connects: the host's name is what its certificate must have.
            if settings.tls == "at once":
                line = smtplib.SMTP_SSL(
                    settings.host, settings.port, self._domain, timeout=_BETWEEN, context=self._context()
                )
            else:
                line = smtplib.SMTP(settings.host, settings.port, self._domain, timeout=_BETWEEN)
            with _ending(line):
                if settings.tls == "starttls":
                    line.starttls(context=self._context())
                if settings.user:
                    line.login(settings.user, settings.password)
        except (smtplib.SMTPException, OSError) as error:
            if line is not None:
                line.close()
            raise self._closed(error) from error
        self._line = line
        return line

    def _closed(self, error: Exception) -> OutageError:
        """The outage in words; a relay's own words may hold names, so only its number is kept."""
        self._drop()
        code = getattr(error, "smtp_code", "")
        said = f"{type(error).__name__} {code}".strip()
        return OutageError("mail.unreachable", f"The mail relay does not take mail ({said}).")

    def _drop(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.close()


def _named_time(text: str) -> int | None:
    """Milliseconds that a relay asks to wait, where it says so."""
    found = _WHEN.search(text)
    if found is None:
        return None
    return int(found[1]) * (MINUTE if found[2].lower().startswith("m") else SECOND)


@contextlib.contextmanager
def _ending(line: smtplib.SMTP) -> Iterator[None]:
    """Cut the line where a conversation takes too long: a timeout counts between two bytes only."""

    def cut() -> None:
        if line.sock is not None:
            with contextlib.suppress(OSError):
                line.sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(_WHOLE, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
