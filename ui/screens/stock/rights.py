# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Who may change products at centres, and who moves units."""

from __future__ import annotations

from ui.shell.screen import ScreenContext


def may_edit_items(context: ScreenContext) -> bool:
    """Whether the viewer may change what the retailer says of its products at centres."""
    return context.viewer.may("b2b.edit")


def may_move(context: ScreenContext) -> bool:
    """Whether the viewer may receive, count, adjust, hold and carry units."""
    return context.viewer.may("stock.edit")


def may_publish(context: ScreenContext) -> bool:
    """Whether the viewer may change the centre's tables."""
    return context.viewer.may("centre.edit")
