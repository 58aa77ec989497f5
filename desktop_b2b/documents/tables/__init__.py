# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Tables as files: CSV and XLSX that a spreadsheet opens without running anything in them."""
