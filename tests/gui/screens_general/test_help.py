# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Help (ux 77): a page for each section, in both languages, found by words, true about keys and labels."""

from __future__ import annotations

import re
import socket
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest

from desktop_b2b.paths import resources
from tests.gui.screens_general.stage import Office
from ui import actions
from ui.actions import ActionKey
from ui.language import LANGUAGES
from ui.screens.help.pages import FOLDER, LINK, TOPICS, excerpt, find, page, pages
from ui.screens.help.screen import HelpScreen
from ui.shell.registry import SCREENS
from ui.shell.screen import Route

pytestmark = pytest.mark.usefixtures("theme")


def words_of(language: str) -> list[re.Pattern[str]]:
    """What the program says in a language: each of its strings, its places open."""
    said: set[str] = set()
    for known in ("fr", "en"):
        for message in ET.parse(resources() / "translations" / f"{known}.ts").iter("message"):  # noqa: S314  # our own
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.findall("numerusform")]
            if known == language:
                said |= set(forms or [translation.text or ""])
            elif language == "en":
                said.add(message.findtext("source", ""))
    bare = {text.replace("&", "").rstrip("…").strip() for text in said}
    places = re.compile(r"\\\{\w*\\\}|%L?n|\d+")
    return [
        re.compile(places.sub(".+", re.escape(text)))
        for text in bare
        if len(re.sub(r"\{\w*\}|%L?n|\d+|\W", "", text)) > 2
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_ux_77_every_section_has_a_page_in_every_language(language: str) -> None:
    assert {path.stem for path in (FOLDER / language).glob("*.md")} == set(TOPICS)
    assert set(SCREENS) - {"help"} <= set(TOPICS)
    for each in pages(language):
        assert each.title, each.topic
        assert len(each.plain) > 200, each.topic
        assert "{" not in each.body, each.topic


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_lead_to_pages_that_are_there(language: str) -> None:
    for each in pages(language):
        for target in re.findall(r"\]\(([^)]*)\)", each.body):
            assert target.startswith(LINK), (each.topic, target)
            assert target.removeprefix(LINK) in TOPICS, (each.topic, target)


def test_both_languages_say_the_same_things() -> None:
    for topic in TOPICS:
        english, french = (page(topic, language).body for language in ("en", "fr"))
        for mark in (r"\]\((topic:\w+)\)", r"^(#+) "):
            assert re.findall(mark, english, re.MULTILINE) == re.findall(mark, french, re.MULTILINE), topic
        assert english.count("\n- ") == french.count("\n- "), topic


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_slanted_is_what_the_program_says(language: str) -> None:
    """A page that names a button which is called otherwise today is mended, not believed."""
    known = words_of(language)
    for topic in TOPICS:
        text = (FOLDER / language / f"{topic}.md").read_text("utf-8").replace("**", "§")
        for label in re.findall(r"\*([^*]+)\*", " ".join(text.split())):
            bare = label.rstrip("…").strip()
            assert bare.startswith("{") or any(each.fullmatch(bare) for each in known), (topic, label)


def test_ux_77_f1_opens_the_page_of_the_section(office: Office) -> None:
    office.start()
    office.window.open(Route("outbox"))
    office.settle()
    office.window.activateWindow()
    QTest.keyClick(office.window, Qt.Key.Key_F1)
    office.settle()
    screen = office.front
    assert isinstance(screen, HelpScreen)
    assert screen.topic == "outbox"
    assert screen.reader.toPlainText().startswith("Without a network")
    office.window.back()
    assert office.front.route.screen == "outbox"


def test_ux_77_pages_are_found_by_words_and_read_without_a_mouse(office: Office) -> None:
    office.start()
    office.window.open(Route("help"))
    office.settle()
    screen = office.front
    assert isinstance(screen, HelpScreen)
    office.window.activateWindow()
    QTest.keyClicks(screen.search, "TRACKING number")
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    office.settle()
    assert screen.topic in {"order", "shipment", "transactions"}
    assert office.front is screen
    assert screen.search.text() == "TRACKING number"
    assert screen.reader.textCursor().selectedText().casefold() == "tracking"
    QTest.keyClick(screen.search, Qt.Key.Key_Down)
    assert screen.list.hasFocus()
    before = screen.topic
    QTest.keyClick(screen.list, Qt.Key.Key_Down)
    assert screen.topic != before
    screen.search.setText("no page says this")
    screen._find()
    assert screen.nothing.isVisible()
    assert not screen.list.isVisible()


def test_a_link_leads_to_its_page_and_to_nothing_else(office: Office) -> None:
    office.start()
    office.window.open(Route.to("help", topic="nonsense"))
    office.settle()
    screen = office.front
    assert isinstance(screen, HelpScreen)
    assert screen.topic == TOPICS[0]
    screen.reader.anchorClicked.emit(QUrl("topic:issues"))
    assert screen.topic == "issues"
    screen.reader.anchorClicked.emit(QUrl("http://localhost/"))
    assert screen.topic == "issues"
    assert screen.reader.loadResource(2, QUrl("http://localhost/picture.png")) is None


def test_ux_77_it_needs_no_network(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError("no network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    office.start()
    office.window.open(Route("help"))
    office.settle()
    assert isinstance(office.front, HelpScreen)


def test_a_page_names_the_keys_in_force(office: Office) -> None:
    actions.choose_keys({ActionKey.SEARCH: "Ctrl+J"})
    try:
        assert "`Ctrl+J` opens it from everywhere" in page("keyboard", "en").body
    finally:
        actions.choose_keys({})


def test_words_are_found_without_accents_and_shown_where_they_stand() -> None:
    found = find("ecran", "fr")
    assert found
    assert "cran" in found[0].excerpt
    assert excerpt("Crème brûlée " * 20, "brulee").startswith("Crème brûlée")
    assert [hit.page.topic for hit in find("", "en")] == list(TOPICS)
    assert find("deadline", "en")[0].excerpt
