# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The palette: go, find, do, all by keyboard (Ctrl+K)."""
