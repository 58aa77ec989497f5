# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The pages of the help: Markdown files beside the program, one folder a language.

`{key:save}` in a page becomes the keys that the command has on this computer, `{action:save}` its words, so
that a page never names a key that does something else.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from desktop_b2b.domain.text import fold
from desktop_b2b.paths import resources
from ui import actions
from ui.actions import ActionKey

FOLDER = resources() / "help"
#: All pages, in the order in which they are listed.
TOPICS = (
    "start",
    "keyboard",
    "dashboard",
    "transactions",
    "request",
    "matrix",
    "inquiry",
    "order",
    "shipment",
    "b2b_draft",
    "b2b_order",
    "stock",
    "stock_item",
    "stock_receive",
    "stock_count",
    "bins",
    "centre_tables",
    "floor",
    "guidelines",
    "partners",
    "partner",
    "product_lines",
    "rules",
    "scorecards",
    "imports",
    "printing",
    "notifications",
    "outbox",
    "issues",
    "privacy",
    "settings",
)
LINK = "topic:"
_PLACE = re.compile(r"\{(key|action):(\w+)\}")
_MARKS = re.compile(r"[*`#|]|\]\(topic:\w+\)|\[|^-{3,}$|^- |^\d+\. ", re.MULTILINE)
_AROUND = 60


class Page(NamedTuple):
    """A page as it is shown: Markdown with the keys in force."""

    topic: str
    title: str
    body: str

    @property
    def plain(self) -> str:
        """Its words without marks, for searching."""
        return " ".join(_MARKS.sub("", self.body).split())


class Hit(NamedTuple):
    """A page that was found, and the words around what was sought."""

    page: Page
    excerpt: str


@cache
def _source(topic: str, language: str) -> str:
    return (FOLDER / language / f"{topic}.md").read_text(encoding="utf-8")


def page(topic: str, language: str) -> Page:
    """A page in a language; the first one where there is no such page."""
    known = topic if topic in TOPICS else TOPICS[0]
    body = _PLACE.sub(_filled, _source(known, language))
    return Page(known, body.partition("\n")[0].removeprefix("# ").strip(), body)


def _filled(place: re.Match[str]) -> str:
    key = ActionKey(place[2])
    if place[1] == "action":
        return actions.plain_text(key).rstrip("…")
    return actions.native_keys(key) or "–"


def pages(language: str) -> list[Page]:
    """All pages."""
    return [page(topic, language) for topic in TOPICS]


def find(sought: str, language: str) -> list[Hit]:
    """The pages that hold all words, those that name them in their title first."""
    words = fold(sought).split()
    if not words:
        return [Hit(each, "") for each in pages(language)]
    found: list[tuple[int, Hit]] = []
    for each in pages(language):
        title, text = fold(each.title), fold(each.plain)
        if all(word in text for word in words):
            rank = -2 if all(word in title for word in words) else -min(1, text.count(words[0]) // 3)
            found.append((rank, Hit(each, excerpt(each.plain, words[0]))))
    return [hit for _rank, hit in sorted(found, key=lambda pair: pair[0])]


def excerpt(plain: str, word: str) -> str:
    """The words around the first place of a folded word."""
    place = _place_of(plain, word)
    start = plain.rfind(" ", 0, max(0, place - _AROUND // 2)) + 1
    end = plain.find(" ", min(len(plain), place + _AROUND))
    cut = plain[start : end if end > 0 else len(plain)]
    return f"{'…' if start else ''}{cut}{'…' if end > 0 else ''}"


def _place_of(plain: str, word: str) -> int:
    """Where a folded word begins in a text: folding may change how long a text is."""
    folded = ""
    for place, letter in enumerate(plain):
        folded += fold(letter) if letter != " " else " "
        if folded.endswith(word):
            return max(0, place - len(word) + 1)
    return 0
