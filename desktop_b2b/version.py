# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The version of this program."""

from __future__ import annotations

VERSION = "0.1.0"
