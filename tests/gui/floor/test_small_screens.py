# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The floor desk on a small screen, or on a full one at 200 %: all of a verdict is read, nothing is cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.gui.floor.stage import GTIN, MUG, OTHER, FloorStage
from ui.screens.floor.entries import Entry, end_role
from ui.screens.floor.verdict import SCALES, Sort, Verdict, VerdictPanel
from ui.theme import Theme, Type

WRONG = Verdict(
    Sort.WRONG, "MAUVAIS ARTICLE",
    "« Bougie de soja en boîte, pin, CND-SOY-TIN7 » n’est pas à prélever ici. Remettez-le en place.",
    label="Vous avez scanné", thing="(01)05901234123457(10)L2409", code="CND-SOY-TIN7",
    need_label="Cette commande attend", need="APY-MUG-0312, Stoneware mug",
    need_note="Rien n’a été compté. Scannez l’article suivant pour continuer.",
)  # fmt: skip
TAKEN = Verdict(
    Sort.OK, "PRÉLEVÉ", "Suivant : A-04", label="Vous avez pris", thing="Stoneware mug", code="Lot L2511",
    count="12", count_note="encore 3 emplacements",
)  # fmt: skip


@pytest.mark.parametrize("verdict", [WRONG, TAKEN], ids=["wrong", "taken"])
@pytest.mark.parametrize(
    ("width", "height", "place"), [(900, 640, 0), (760, 420, 1), (560, 236, 3)], ids=["usual", "low", "least"]
)
def test_all_parts_of_a_verdict_have_room_above_one_another(
    theme: Theme, verdict: Verdict, width: int, height: int, place: int
) -> None:
    """As large as the panel allows."""
    panel = VerdictPanel()
    panel.resize(width, height)
    panel.show_verdict(verdict)
    assert panel.needed(panel.scale()) <= height
    assert panel.scale() in SCALES[: place + 1]
    assert panel.minimumHeight() <= height
    panel.deleteLater()


def test_the_panel_stands_above_the_field_on_a_small_screen(stage: FloorStage) -> None:
    """It had been cut off at its lower end, with what is expected instead."""
    stage.order("B-1", MUG=1)
    screen = stage.floor()
    stage.window.resize(960, 600)
    stage.scan("B-1", GTIN[MUG])
    stage.key(Qt.Key.Key_F8)
    stage.scan(OTHER)
    stage.settle()
    assert screen.panel.verdict.sort is Sort.WRONG
    assert screen.panel.geometry().bottom() < screen.foot.y()
    assert screen.panel.needed(screen.panel.scale()) <= screen.panel.height()


def test_the_number_of_an_order_is_never_cut(theme: Theme) -> None:
    """What stands at the row's end is smaller then; a name that is too long is cut as it was."""
    number, name = Entry("a", "P5-0390", "", "En prélèvement"), Entry("b", "Soy candle in glass", "", "0 / 6")
    assert end_role(number, 600) is Type.FLOOR_TEXT
    assert end_role(number, 200) is Type.FLOOR_NOTE
    assert end_role(number, 160) is Type.SMALL
    assert end_role(name, 200) is Type.FLOOR_TEXT
