# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pages for whoever follows a link of a mail in a browser: a sentence and a button. They load nothing, know
nobody, and are kept by nobody.
"""

from __future__ import annotations

from html import escape
from typing import Final

from desktop_b2b.documents.texts import paper_language
from desktop_b2b.domain.links import record_link, record_of
from desktop_b2b.errors import UserError

#: Where the page that opens a document lies: mail programs make links of web addresses only.
OPEN = "/mail/open"
HEADERS: Final[dict[str, str]] = {
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
}
_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>Desktop B2B</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<style>
:root {{ color-scheme: light dark }}
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1.5rem }}
button, a {{ font: inherit; font-weight: 600 }}
button {{ padding: .5rem 1rem }}
</style></head><body><h1>Desktop B2B</h1><p>{text}</p>{more}</body></html>
"""
_WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "ask": "This document opens in Desktop B2B on this computer, for whoever is signed in there.",
        "do": "Open in Desktop B2B",
        "unknown": "This link is not complete. Find the document by its number in Desktop B2B.",
    },
    "fr": {
        "ask": "Ce document s’ouvre dans Desktop B2B sur cet ordinateur, pour qui y est connecté.",
        "do": "Ouvrir dans Desktop B2B",
        "unknown": "Ce lien n’est pas complet. Cherchez le document par son numéro dans Desktop B2B.",
    },
}


def page(language: str, text: str, more: str = "") -> bytes:
    """A page that says ``text``; ``more`` is HTML of our own."""
    return _PAGE.format(language=language, text=escape(text), more=more).encode()


def spoken(accepted: str) -> str:
    """Of what a browser accepts, the first language, if it is spoken here."""
    return paper_language(accepted.strip()[:2].lower())


def opening(record_id: str, accepted: str) -> tuple[int, bytes]:
    """The page of a document's link. Whether there is such a document, it does not say: it does not know."""
    language = spoken(accepted)
    words = _WORDS[language]
    try:
        link = record_link(record_of(record_link(record_id)))
    except UserError:
        return 404, page(language, words["unknown"])
    return 200, page(language, words["ask"], f'<p><a href="{escape(link)}">{escape(words["do"])}</a></p>')
