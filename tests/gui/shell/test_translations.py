# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""English and French complete: nothing new, nothing unfinished, Qt's own words too."""

from __future__ import annotations

import importlib.util
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QDialogButtonBox

from ui.language import Language
from ui.theme import Theme

FOLDER = Path(__file__).parents[3] / "resources" / "translations"


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations_compile", FOLDER / "compile.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_every_string_is_translated() -> None:
    """`python resources/translations/compile.py` collects what is new; then translate it in fr.ts."""
    assert _tool().check() == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_placeholders_survive_translation(language: str) -> None:
    broken = []
    for message in ET.parse(FOLDER / f"{language}.ts").iter("message"):  # noqa: S314  # our own file
        source = message.findtext("source", "")
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
        wanted = sorted(set(re.findall(r"\{\w*\}|%L?n", source)))
        for form in forms:
            found = sorted(set(re.findall(r"\{\w*\}|%L?n", form)))
            if [p for p in found if p not in ("%n", "%Ln")] != [p for p in wanted if p not in ("%n", "%Ln")]:
                broken.append((source, form))
            if "%n" in found and "%n" not in wanted:
                broken.append((source, form))
    assert broken == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_compiled_file_is_as_new_as_its_source(language: str, tmp_path: Path) -> None:
    import shutil
    import subprocess

    tool = _tool()
    copy = tmp_path / f"{language}.ts"
    shutil.copy(FOLDER / f"{language}.ts", copy)
    subprocess.run(
        [tool.tool("lrelease"), "-silent", str(copy), "-qm", str(tmp_path / "fresh.qm")], check=True
    )
    assert (tmp_path / "fresh.qm").read_bytes() == (FOLDER / f"{language}.qm").read_bytes()


def test_qts_own_words_and_numbers_switch_too(theme: Theme) -> None:
    spoken = Language()
    spoken.switch("fr")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Annuler"
    assert QLocale().toString(1234.5, "f", 2) == "1\u202f234,50"
    assert QCoreApplication.translate("Navigation", "Help") == "Aide"
    spoken.switch("en")
    assert QCoreApplication.translate("Navigation", "Help") == "Help"
    assert QLocale().toString(1234.5, "f", 2) == "1,234.50"


def test_plurals_are_words_in_both_languages(theme: Theme) -> None:
    spoken = Language()
    for language, one, two in (
        ("en", "1 change waiting", "2 changes waiting"),
        ("fr", "1 modification en attente", "2 modifications en attente"),
    ):
        spoken.switch(language)
        for count, words in ((1, one), (2, two)):
            assert QCoreApplication.translate("SyncWords", "%n change(s) waiting", "", count) == words
    spoken.switch("en")


def test_words_are_never_said_through_another_name() -> None:
    """Write `QCoreApplication.translate` out: a name for it inside a function is not collected."""
    room = FOLDER.parents[1] / "ui"
    found = [
        path.name
        for path in room.rglob("*.py")
        if re.search(r"= QCoreApplication\.translate$", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert found == []
