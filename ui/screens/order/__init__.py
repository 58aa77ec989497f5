# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""An order as both its parties see it: lines, shipments, papers, messages, history."""
