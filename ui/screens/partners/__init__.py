# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""My partners: the list, and the card of each with its invitation, agreements and product lines."""
