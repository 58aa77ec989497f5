# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Steps of the tables that both lines have; each line calls them in its own steps."""
