# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The floor desk of a fulfilment centre: pick, pack, weigh, label and ship, by keyboard and scanner."""
