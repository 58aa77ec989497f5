# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Packing: boxes, what lies in them, courier and tracking; part of the order that it ships."""
