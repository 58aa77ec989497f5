# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Commands: what anybody can ask the product to do. Importing this package enters all of them."""

from __future__ import annotations

from desktop_b2b.domain.commands import (
    account,
    floor,
    fulfilment,
    partners,
    policies,
    printing,
    product_lines,
    sourcing,
    stock,
    views,
)
from desktop_b2b.domain.commands.base import (
    UNSET,
    Command,
    UnsetType,
    command_type,
    commands,
    decode,
    encode,
    from_builtins,
    marks,
)

__all__ = [
    "UNSET",
    "Command",
    "UnsetType",
    "account",
    "command_type",
    "commands",
    "decode",
    "encode",
    "floor",
    "from_builtins",
    "fulfilment",
    "marks",
    "partners",
    "policies",
    "printing",
    "product_lines",
    "sourcing",
    "stock",
    "views",
]
