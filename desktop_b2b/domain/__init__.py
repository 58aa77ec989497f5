# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Values, entities, state machines, commands, events and privileges: plain Python."""
