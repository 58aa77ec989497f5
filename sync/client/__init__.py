# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The desk side: outbox, exchange, rebase, issues, files, transport."""
