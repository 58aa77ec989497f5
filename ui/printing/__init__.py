# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Documents on paper and as PDF (`output`, `pages`), and on screen (`preview`, which alone needs widgets)."""
