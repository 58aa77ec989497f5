# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Reconciles desks with a central server; see PROTOCOL.md."""
