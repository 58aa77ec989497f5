# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What fulfilment centres hold: by product, one product, goods in, counts."""
