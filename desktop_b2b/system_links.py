# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Makes Linux give clicked `desktop-b2b://` links to this program, in the user's own folders.

Windows and macOS learn it from what is installed (`packaging/`). Here the program may run from any folder, so
it says itself where it is: by an entry among the user's applications, and as what opens such links until the
user chooses something else.
"""

from __future__ import annotations

import logging
import os
import re
import sys
from pathlib import Path

from desktop_b2b.domain.links import SCHEME
from desktop_b2b.paths import APPLICATION, default_profile

ENTRY = f"{SCHEME}.desktop"
MIME = f"x-scheme-handler/{SCHEME}"
DEFAULTS = "[Default Applications]"

log = logging.getLogger(__name__)


def claim_links(folder: Path) -> bool:
    """Say where the program is, for the profile that a clicked link opens. Returns whether it is said."""
    if not sys.platform.startswith("linux") or folder.resolve() != default_profile().resolve():
        return False
    try:
        _write(_home("XDG_DATA_HOME", ".local/share") / "applications" / ENTRY, entry())
        choices = (_home("XDG_CONFIG_HOME", ".config") / "mimeapps.list").resolve()
        before = choices.read_text(encoding="utf-8") if choices.exists() else ""
        _write(choices, preferred(before))
    except (OSError, ValueError) as error:
        # Links then open where they did before; nothing else depends on it.
        log.info("links: cannot be claimed: %s", error)
        return False
    return True


def entry() -> str:
    """The application's entry as the desktops of Linux read it."""
    frozen = bool(getattr(sys, "frozen", False))
    program = [sys.executable] if frozen else [sys.executable, "-m", "desktop_b2b"]
    place = "" if frozen else f"Path={_value(str(Path(__file__).resolve().parent.parent))}\n"
    call = " ".join(quoted(word) for word in (*program, "open", "--clicked", "--"))
    return (
        "[Desktop Entry]\n"
        "Type=Application\n"
        f"Name={APPLICATION}\n"
        f"Exec={call} %u\n"
        f"{place}"
        "Terminal=false\n"
        "NoDisplay=true\n"
        f"MimeType={MIME};\n"
    )


def quoted(word: str) -> str:
    """A word of a call, as such an entry wants it. Raises ValueError for what no call can hold."""
    if re.search(r"[\x00-\x1f\x7f]", word):
        raise ValueError("the program's path has signs that cannot be written")
    inside = re.sub(r'(["`$\\])', r"\\\1", word).replace("%", "%%")
    plain = re.fullmatch(r"[A-Za-z0-9_./:+-]+", word)
    return word if plain else _value(f'"{inside}"')


def _value(text: str) -> str:
    return text.replace("\\", "\\\\")


def preferred(choices: str) -> str:
    """A user's choices of applications with ours for our links, where none was made."""
    lines = choices.splitlines()
    place = next((n for n, line in enumerate(lines) if line.strip() == DEFAULTS), -1)
    if place < 0:
        lines += [*([""] if lines else []), DEFAULTS]
        place = len(lines) - 1
    for line in lines[place + 1 :]:
        if line.lstrip().startswith("["):
            break
        if line.partition("=")[0].strip() == MIME:
            return choices
    lines.insert(place + 1, f"{MIME}={ENTRY};")
    return "\n".join(lines) + "\n"


def _home(name: str, usual: str) -> Path:
    given = os.environ.get(name, "")
    return Path(given) if os.path.isabs(given) else Path.home() / usual


def _write(path: Path, text: str) -> None:
    """Put a text whole into its place, if it is not there already."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
