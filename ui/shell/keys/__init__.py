# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The keys of commands: the sheet that shows them (Ctrl+/), and others that a person chooses instead."""
