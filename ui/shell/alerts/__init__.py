# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Alerts outside the window: the system's notifications, the number at the program's icon, the tray."""
