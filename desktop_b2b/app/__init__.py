# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The composition root: the only place where the rooms are joined.

Desk, scripting tool, server and window are joined in modules of their own that import their own parts, so
that the server and the scripts load no Qt, and a desk paints before it loads the network.
"""
