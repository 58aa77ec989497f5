# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The retailer's own rules: versions, conditions and actions, and what they would have done in the past."""
