# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Widgets as pictures: bars made from a search, each of which opens its documents."""
