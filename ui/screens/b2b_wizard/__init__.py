# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The wizard that makes a B2B order: the guide's steps, kept from the first letter on."""
