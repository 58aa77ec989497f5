# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Doing without a widget's mails: by a link in each of them that needs no sign-in, or by one click of a mail
program (RFC 8058). The link is signed and names nobody; following it changes nothing, its button does.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from desktop_b2b.documents.texts import paper_language
from desktop_b2b.domain.entities import Organisation, Widget
from desktop_b2b.domain.links import record_link
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.db import Db
from desktop_b2b.storage.rows import RowStore
from sync.server.browser import OPEN, page, spoken
from sync.server.widget_names import widget_name

if TYPE_CHECKING:
    from sync.server.intake import Transaction
    from sync.server.server import Server

PATH = "/mail/leave"
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_ID, _SIGN = 16, 16
_OF = 'WHERE "id" = ?'

_WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "ask": "Do you want no more mails about “{widget}”? The alert itself stays on your dashboard.",
        "do": "No more mails",
        "done": "You get no more mails about “{widget}”. You can ask for them again in Desktop B2B.",
        "unknown": "This link is not complete, or what it was about is gone. You can turn mails off in "
        "Desktop B2B: on the dashboard, with the widget's settings.",
        "letter": "No more mails about this widget: {link}",
        "by_hand": "You can turn these mails off on the dashboard, in the widget's settings.",
    },
    "fr": {
        "ask": "Ne plus recevoir de messages sur «\u00a0{widget}\u00a0»\u00a0? L’alerte elle-même reste sur "
        "votre tableau de bord.",
        "do": "Plus de messages",
        "done": "Vous ne recevrez plus de messages sur «\u00a0{widget}\u00a0». Vous pouvez les redemander "
        "dans Desktop B2B.",
        "unknown": "Ce lien n’est pas complet, ou son objet n’existe plus. Les messages se désactivent dans "
        "Desktop B2B, sur le tableau de bord, dans les réglages du widget.",
        "letter": "Plus de messages sur ce widget\u00a0: {link}",
        "by_hand": "Ces messages se désactivent sur le tableau de bord, dans les réglages du widget.",
    },
}
_FORM = '<form method="post"><button>{do}</button></form>'


def checked_address(text: str) -> str:
    """The server's address as mails may name it, without a slash at its end.

    Raises UserError with field ``address``.
    """
    try:
        parts = urlsplit(text.strip())
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise _bad_address() from error
    secure = parts.scheme == "https" or (parts.scheme == "http" and host in _HERE)
    plain = not (parts.query or parts.fragment or parts.username or parts.password)
    if not (host and secure and plain and text.isprintable() and text.isascii()) or " " in text.strip():
        raise _bad_address()
    return text.strip().rstrip("/")


def _bad_address() -> UserError:
    return UserError(
        "server.address",
        "The address that mails name is https://HOST, or http:// on this machine.",
        "address",
    )


class Leaving:
    """Makes and reads the links. ``address``: the server's as seen from outside; none: no links."""

    def __init__(self, secret: bytes, address: str = "") -> None:
        self._key = hmac.digest(secret, b"doing without mails", "sha256")
        self._address = address

    def link(self, widget_id: Id) -> str:
        """The link of a widget's mails; empty where the server's address is not known."""
        return f"{self._address}{PATH}/{self.token(widget_id)}" if self._address else ""

    def opens(self, record_id: Id) -> str:
        """The link that opens a document: of the web where the server's address is known, since mail programs
        make links of nothing else.
        """
        return f"{self._address}{OPEN}/{record_id}" if self._address else record_link(record_id)

    @property
    def address(self) -> str:
        """The server's own address as mails may name it; empty where it is not known."""
        return self._address

    def footer(self, widget_id: Id, language: str) -> str:
        """The last line of a mail."""
        link = self.link(widget_id)
        return _WORDS[language]["letter" if link else "by_hand"].format(link=link)

    def token(self, widget_id: Id) -> str:
        """A widget's id, signed."""
        row = bytes.fromhex(widget_id)
        return base64.urlsafe_b64encode(row + self._sign(row)).decode().rstrip("=")

    def widget(self, token: str) -> Id | None:
        """The widget of a token; None for one that was not made here."""
        try:
            raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            return None
        row, sign = raw[:_ID], raw[_ID:]
        return row.hex() if hmac.compare_digest(sign, self._sign(row)) else None

    def _sign(self, row: bytes) -> bytes:
        return hmac.digest(self._key, row, "sha256")[:_SIGN]


def ask(server: Server, token: str, language: str) -> tuple[int, bytes]:
    """The page of a link: it asks; nothing is changed by looking at it."""
    found = _widget(server, token)
    if found is None:
        return 404, _page(spoken(language), "unknown")
    widget, words = found
    return 200, _page(words, "ask", widget)


def leave(server: Server, token: str, language: str) -> tuple[int, bytes]:
    """Turn a widget's mails off; as often as anybody likes."""
    found = _widget(server, token)
    if found is None:
        return 404, _page(spoken(language), "unknown")
    widget, words = found
    if widget.mail_alert:
        _turn_off(server, widget)
    return 200, _page(words, "done", widget)


def _turn_off(server: Server, widget: Widget) -> None:
    def change(store: RowStore) -> None:
        row = store.find(Widget, widget.id)
        if row is not None:
            row.mail_alert = False

    def write(unit: Transaction) -> None:
        now = server.clock.now()
        unit.write(change, (), unit.context(server.chance.new_id(), widget.owner_id, now))

    server.executor.call(write).result()


def _widget(server: Server, token: str) -> tuple[Widget, str] | None:
    widget_id = server.leaving.widget(token)
    if widget_id is None:
        return None
    with server.readers.snapshot() as db:
        found = load(db, Widget, _OF, (bytes.fromhex(widget_id),))
        return (found[0], _spoken(db, found[0].owner_id)) if found else None


def _spoken(db: Db, organisation_id: Id) -> str:
    found = load(db, Organisation, _OF, (bytes.fromhex(organisation_id),))
    return paper_language(found[0].language) if found else "en"


def _page(language: str, word: str, widget: Widget | None = None) -> bytes:
    words = _WORDS[language]
    name = widget_name(widget, language) if widget is not None else ""
    form = _FORM.format(do=escape(words["do"])) if word == "ask" else ""
    return page(language, words[word].format(widget=name), form)
