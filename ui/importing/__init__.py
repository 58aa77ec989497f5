# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Imports from files: a dialog that shows what a file holds and would do before anything is done."""
