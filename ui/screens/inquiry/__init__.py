# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The supplier's answer to a request: the form, its totals, and what became of it."""
