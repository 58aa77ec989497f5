# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the sync keeps in the table ``state``, and the states it tells."""

from __future__ import annotations

STATE, DETAIL, CODE = "sync.state", "sync.detail", "sync.code"
#: The detail's template and what fills it, as JSON, for a window in another language.
WORDS = "sync.words"
OFFLINE, SYNCING, SYNCED, LOADING = "offline", "syncing", "synced", "loading"
NEEDS_SIGN_IN, PROBLEM = "needs_sign_in", "problem"
EPOCH, NONCE, CONFIRMED, OFFSET = "sync.epoch", "sync.nonce", "sync.confirmed_at", "sync.clock_offset"
#: "1" once the first snapshot is complete, so that never again less than the whole is shown.
LOADED = "sync.loaded"
#: Scopes to be replaced by what comes, as JSON.
ANEW = "sync.anew"
#: "1" while what comes is of another history than what is here: then nobody means what goes with it.
HISTORY = "sync.history_changed"
