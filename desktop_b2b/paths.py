# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Where things lie on this machine."""

from __future__ import annotations

import sys
from pathlib import Path

APPLICATION = "Desktop B2B"


def default_profile() -> Path:
    """The profile of a person who names none."""
    return _data() / "profile"


def default_server_folder() -> Path:
    """Where a server keeps its SQLite file when no database is named."""
    return _data() / "server"


def _data() -> Path:
    from platformdirs import user_data_path

    return user_data_path("desktop-b2b", appauthor=False, roaming=False)


def resources() -> Path:
    """Icons, fonts, translations: beside the code, or inside the frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    base = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return base / "resources"
