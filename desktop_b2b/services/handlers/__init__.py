# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One handler per command. Importing this package enters all of them at the bus."""

from __future__ import annotations

from desktop_b2b.services.handlers import (
    account,
    answers,
    assignment,
    attachments,
    automatic,
    catalogue,
    centres,
    dashboard,
    drafts,
    floor,
    imports,
    marks,
    messages,
    orders,
    partners,
    policies,
    printing,
    product_lines,
    proposals,
    requests,
    shipments,
    stock,
    views,
)

__all__ = [
    "account",
    "answers",
    "assignment",
    "attachments",
    "automatic",
    "catalogue",
    "centres",
    "dashboard",
    "drafts",
    "floor",
    "imports",
    "marks",
    "messages",
    "orders",
    "partners",
    "policies",
    "printing",
    "product_lines",
    "proposals",
    "requests",
    "shipments",
    "stock",
    "views",
]
