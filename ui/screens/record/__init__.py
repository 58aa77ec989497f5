# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the screens of documents share: header, facts beside them, a reason asked for."""
