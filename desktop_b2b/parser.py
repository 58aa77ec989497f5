# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How the command line reads its arguments; loaded by all verbs but the window's, which shall not wait."""

from __future__ import annotations

import argparse
from typing import Any

from desktop_b2b.errors import UserError


class Parser(argparse.ArgumentParser):
    """Complains in JSON, as everything else here does."""

    def error(self, message: str) -> Any:
        """Refuse the arguments."""
        raise UserError("arguments", "{message}", "arguments", message=message)
