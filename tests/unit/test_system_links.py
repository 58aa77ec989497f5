# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How systems learn that clicked links are ours: an entry on Linux, what is installed elsewhere."""

from __future__ import annotations

import plistlib
import re
import shlex
import sys
from pathlib import Path

import pytest

from desktop_b2b import system_links
from desktop_b2b.cli.arguments import make_parser
from desktop_b2b.domain.links import SCHEME, record_link
from desktop_b2b.paths import default_profile
from desktop_b2b.system_links import DEFAULTS, ENTRY, MIME, claim_links, entry, preferred, quoted

ROOT = Path(__file__).resolve().parents[2]
LINK = record_link("0190aabbccddeeff0011223344556677")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without anything, on Linux."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


def read(home: Path) -> tuple[str, str]:
    applications = home / "data" / "applications" / ENTRY
    return applications.read_text(), (home / "config" / "mimeapps.list").read_text()


def test_the_program_says_where_it_is_and_says_it_again_where_it_moved(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert claim_links(default_profile())
    said, choices = read(home)
    assert said == entry()
    assert choices == f"{DEFAULTS}\n{MIME}={ENTRY};\n"
    written = (home / "data" / "applications" / ENTRY).stat().st_mtime_ns
    assert claim_links(default_profile())
    assert (home / "data" / "applications" / ENTRY).stat().st_mtime_ns == written, "nothing new to say"
    monkeypatch.setattr(sys, "executable", "/opt/elsewhere/python")
    assert claim_links(default_profile())
    assert "Exec=/opt/elsewhere/python -m desktop_b2b open --clicked -- %u" in read(home)[0]
    assert sorted(path.name for path in home.rglob("*") if path.is_file()) == [ENTRY, "mimeapps.list"]


def test_another_profile_claims_nothing(home: Path) -> None:
    assert not claim_links(home / "elsewhere")
    assert list(home.iterdir()) == []


def test_other_systems_are_left_alone(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    profile = default_profile()
    monkeypatch.setattr(sys, "platform", "win32")
    assert not claim_links(profile)
    assert list(home.iterdir()) == []


def test_where_nothing_can_be_written_the_program_goes_on(home: Path) -> None:
    (home / "data").write_text("no folder")
    assert not claim_links(default_profile())


def test_what_the_user_chose_stays(home: Path) -> None:
    chosen = (
        f"[Added Associations]\n{MIME}=x.desktop;\n\n{DEFAULTS}\ntext/html=fox.desktop\n{MIME}=mine.desktop\n"
    )
    (home / "config").mkdir()
    (home / "config" / "mimeapps.list").write_text(chosen)
    assert claim_links(default_profile())
    assert read(home)[1] == chosen


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"{DEFAULTS}\n{MIME}={ENTRY};\n"),
        (f"{DEFAULTS}\na=b\n", f"{DEFAULTS}\n{MIME}={ENTRY};\na=b\n"),
        (f"[X]\n{MIME}=y\n", f"[X]\n{MIME}=y\n\n{DEFAULTS}\n{MIME}={ENTRY};\n"),
        (f"{DEFAULTS}\n[X]\n{MIME}=y\n", f"{DEFAULTS}\n{MIME}={ENTRY};\n[X]\n{MIME}=y\n"),
    ],
)
def test_ours_is_put_among_the_choices(before: str, after: str) -> None:
    assert preferred(before) == after
    assert preferred(after) == after


@pytest.mark.parametrize("word", ["/usr/bin/python3", "/home/a b/py", 'a"b', "a$b`c", "back\\slash", "50 %"])
def test_a_word_of_the_call_is_read_as_it_was_written(word: str) -> None:
    text = quoted(word).replace("\\\\", "\\")
    inside = re.sub(r'\\(["`$\\])', r"\1", text[1:-1]) if text.startswith('"') else text
    assert inside.replace("%%", "%") == word
    assert text.startswith('"') == (word != "/usr/bin/python3")


def test_a_path_that_no_call_can_hold_is_not_written(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/opt/new\nline/python")
    assert not claim_links(default_profile())
    assert not (home / "data" / "applications").exists()


def test_the_frozen_program_is_called_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/Desktop B2B/desktop-b2b")
    assert 'Exec="/opt/Desktop B2B/desktop-b2b" open --clicked -- %u\n' in entry()
    assert "Path=" not in entry()


def test_the_call_is_one_that_the_program_understands() -> None:
    call = next(line for line in entry().splitlines() if line.startswith("Exec="))
    words = shlex.split(call.removeprefix("Exec="))
    place = words.index("open")
    arguments = make_parser().parse_args([*words[place:-1], LINK])
    assert (arguments.verb, arguments.clicked, arguments.link) == ("open", True, LINK)
    hostile = make_parser().parse_args([*words[place:-1], "--profile=/tmp/x"])
    assert (hostile.profile, hostile.link) == (None, "--profile=/tmp/x"), "a link is never an option"


def test_the_installer_of_windows_names_the_same_call() -> None:
    text = (ROOT / "packaging" / "windows" / "links.iss").read_text()
    keys = set(re.findall(r'Subkey: "Software\\Classes\\([^"\\]+)', text))
    assert keys == {SCHEME}
    assert 'ValueName: "URL Protocol"' in text
    call = re.search(r'shell\\open\\command".*ValueData: "(.*)"$', text, re.MULTILINE)
    assert call is not None
    assert shlex.split(call[1].replace('""', '"'))[1:] == ["open", "--clicked", "--", "%1"]


def test_the_bundle_of_macos_names_the_scheme() -> None:
    said = plistlib.loads((ROOT / "packaging" / "macos" / "links.plist").read_bytes())
    assert [kind["CFBundleURLSchemes"] for kind in said["CFBundleURLTypes"]] == [[SCHEME]]


def test_an_entry_names_the_scheme_and_no_menu_shows_it() -> None:
    assert f"MimeType={MIME};" in entry().splitlines()
    assert "NoDisplay=true" in entry().splitlines()
    assert system_links.ENTRY == "desktop-b2b.desktop"
