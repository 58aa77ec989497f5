# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pure rules: assignment, deadlines, working time, each with an explanation."""
