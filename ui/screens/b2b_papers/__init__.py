# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Printing for orders at a fulfilment centre: what is read for it, the dialog, and the job."""
