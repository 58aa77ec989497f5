# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One catalogue a language: plain Python, so that a paper needs no window and no compiled file."""
