# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a partner proposes instead of what a line says, as both parties see it (N18, A9)."""
