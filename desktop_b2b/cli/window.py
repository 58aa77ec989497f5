# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The verbs that open a window: parts of its start, so that nothing else is loaded for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_b2b import paths
from desktop_b2b.cli.output import print_line

if TYPE_CHECKING:
    import argparse

Run = Callable[["argparse.Namespace"], int]
KEY_PLACES = ("keychain", "file", "none")


def profile_of(arguments: argparse.Namespace) -> Path:
    """The profile to work on."""
    folder: Path | None = arguments.profile
    return folder if folder is not None else paths.default_profile()


def open_window(arguments: argparse.Namespace) -> int:
    """Open the window, which also stands without any verb."""
    from desktop_b2b.app.window import run_window

    headless = getattr(arguments, "headless", False)
    return run_window(
        profile_of(arguments),
        key_place=arguments.key,
        make_sample=_make_sample,
        report=print_line if headless else None,
    )


def open_link(arguments: argparse.Namespace) -> int:
    """Open a document in the window that is open."""
    from desktop_b2b.app.window import run_window
    from desktop_b2b.domain.links import LONGEST, record_of

    link: str = arguments.link
    if arguments.clicked:
        # Whoever clicked sees no stderr; of a text that is no link the window needs only the beginning.
        link = link[: LONGEST + 1] or "?"
    else:
        record_of(link)
    return run_window(profile_of(arguments), key_place=arguments.key, make_sample=_make_sample, link=link)


def _make_sample(folder: Path, language: str) -> Path:
    from desktop_b2b.sample.world import make_world

    make_world(folder, "", language)
    return folder / "retailer"
