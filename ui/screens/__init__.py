# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""One package per screen; each enters itself by route in `ui.shell.registry`."""
