# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The window's frame: navigation, top strip, record header, history, toasts, status bar."""
