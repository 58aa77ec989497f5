# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A B2B order after it was created: both sides see how far it is, and what stands in its way."""
