# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What could not be taken as it was: base, mine and theirs, and what to do."""
