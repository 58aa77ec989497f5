# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is done on a centre's floor. Importing this package enters its handlers at the bus."""

from __future__ import annotations

from desktop_b2b.services.handlers.floor import leaving, packing, pallets, picking, services, waves

__all__ = ["leaving", "packing", "pallets", "picking", "services", "waves"]
