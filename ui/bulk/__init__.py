# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One act on many rows: what each will do and why one cannot, then what became of each."""
