# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a check of a draft found, in words and with the field it is about."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from desktop_b2b.errors import UserError

OK, WARNING, ERROR = "ok", "warning", "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a list of checks. ``level``: ok (green), warning (amber) or error (red).

    ``text`` is a template for ``params``; ``field`` is spelled as in the command (``lines[2].quantity``).
    """

    code: str
    text: str
    field: str
    level: str
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)

    def sentence(self) -> str:
        """The text with its parameters filled in."""
        return self.text.format(**self.params)

    def error(self) -> UserError:
        """The refusal that this finding means."""
        return UserError(self.code, self.text, self.field, **self.params)
