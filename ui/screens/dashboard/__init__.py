# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The dashboard: the work area, in widgets that keep themselves up to date."""
