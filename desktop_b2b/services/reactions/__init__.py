# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What follows for others, run by the server alone. Importing this package enters all reactions."""

from __future__ import annotations

from desktop_b2b.services.reactions import account, b2b, centres, orders, partners, requests

__all__ = ["account", "b2b", "centres", "orders", "partners", "requests"]
