# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How partners did: measures, the documents behind each, and the last twelve months."""
