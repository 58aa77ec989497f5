# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Who may change products at centres, and who moves units."""

from __future__ import annotations

from ui.shell.screen import ScreenContext


def _may(context: ScreenContext, verb: str) -> bool:
    user = context.viewer.user
    return user.role == "account_manager" or verb in user.privileges


def may_edit_items(context: ScreenContext) -> bool:
    """Whether the viewer may change what the retailer says of its products at centres."""
    return _may(context, "b2b.edit")


def may_move(context: ScreenContext) -> bool:
    """Whether the viewer may receive, count, adjust, hold and carry units."""
    return _may(context, "stock.edit")


def may_publish(context: ScreenContext) -> bool:
    """Whether the viewer may change the centre's tables."""
    return _may(context, "centre.edit")
