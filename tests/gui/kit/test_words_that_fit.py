# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Words that are cut keep what tells them from their neighbours (ux 70)."""

from __future__ import annotations

import pytest

from ui.theme import Theme, Type, metrics
from ui.widgets.paint import elided


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("Ashford Pottery and Sons, +2", ", +2"),
        ("Request – Waiting for answer (+1h)", " (+1h)"),
        ("Demande – En attente de réponse (−1 h)", " (−1 h)"),
        ("Orders of the company (not yet shipped)", ""),
        ("Waiting for an answer, +x", ""),
        ("(+1h) and something behind it", ""),
    ],
)
def test_the_end_that_tells_it_apart_is_never_lost(theme: Theme, text: str, tail: str) -> None:
    ruler = metrics(Type.BODY)
    whole = ruler.horizontalAdvance(text)
    assert elided(ruler, text, whole) == text
    for width in range(whole // 2, whole, 7):
        short = elided(ruler, text, width)
        assert short.endswith("…" + tail)
        assert ruler.horizontalAdvance(short) <= width + 1, "parts are measured apart"
        assert text.startswith(short.removesuffix(tail).removesuffix("…"))
