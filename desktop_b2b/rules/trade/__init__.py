# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The rules of the trade as data: a centre's tables, what they say of an order, and what must be right before
it can be worked on. Nothing here knows a clock, a row or a window.
"""
