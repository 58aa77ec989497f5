# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""How documents of each kind are made into rows of the ``transaction`` read model."""
