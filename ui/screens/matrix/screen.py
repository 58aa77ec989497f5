# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The matrix by its own route: the same screen as a request's, which knows which page fits."""

from __future__ import annotations

from ui.screens.request.screen import RequestScreen


class MatrixScreen(RequestScreen):
    """A request that was sent."""
